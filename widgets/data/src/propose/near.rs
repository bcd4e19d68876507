//! Columns whose names are like those of a field, or mean the same in the words of an office: proposals to look at, each said to be one.

use super::{By, Column, Table, Whose};
use crate::dataset::{Field, Kind, Subject, UnitRule};
use crate::date::Rule;
use crate::text::parts;

/// Other names, of subject and field: too loose to read by without asking.
const OTHER: [(&str, &str, &str); 34] = [
    ("air", "place", "监测站|测点|子站|所在位置"),
    ("air", "level", "空气状况|污染程度|质量状况|评价"),
    ("air", "start", "更新时间|发布时间|数据时间|采集时间"),
    ("air", "aqi", "空气指数|污染指数|api"),
    ("water", "place", "河段|水厂|取水口|地点|名称"),
    ("water", "class", "水质状况|水质结果|类别|评价结果"),
    ("water", "start", "数据时间|采集时间|发布时间|更新时间"),
    ("water", "nh3n", "nh3-n|nh3n|氨氮(nh3-n)"),
    ("water", "codmn", "高锰酸钾指数|耗氧量"),
    ("water", "do", "溶氧|do"),
    ("water", "tp", "tp|磷"),
    (
        "budget",
        "name",
        "支出项目|收入项目|用途|支出内容|花钱的地方|内容|事项",
    ),
    (
        "budget",
        "initial",
        "今年预算|本年预算|本年预算数|当年预算|预算安排|计划|本年计划",
    ),
    (
        "budget",
        "executed",
        "实际支出|实际收入|已执行|执行金额|累计支出|累计完成",
    ),
    ("budget", "final", "决算金额|实际数|实际完成"),
    (
        "budget",
        "prior",
        "去年决算|去年数|去年实际|上年完成|上年实际|去年花了多少",
    ),
    ("livelihood", "title", "实事名称|工程名称|实事|建设项目"),
    ("livelihood", "duty", "负责单位|负责部门|单位|部门|牵头"),
    (
        "livelihood",
        "region",
        "乡镇|所在地|所在区域|位置|地址|建设地点",
    ),
    (
        "livelihood",
        "funds_plan",
        "总投入|概算|概算投资|投资额|投资|计划投入|资金|投入资金",
    ),
    (
        "livelihood",
        "funds_allocated",
        "已到位|已到位资金|已下达|已下达资金",
    ),
    (
        "livelihood",
        "funds_spent",
        "已投入|已投入资金|累计投入|投资完成|已花|已使用资金",
    ),
    (
        "livelihood",
        "rate",
        "进度|完成进度|建设进度|总进度|完成百分比",
    ),
    (
        "livelihood",
        "progress",
        "建设进度|当前进度|最新进展|进展说明",
    ),
    ("livelihood", "start", "开建时间|动工时间|启动时间"),
    (
        "livelihood",
        "end",
        "完工日期|预计完工|预计完成时间|计划完工日期|完成时间",
    ),
    ("livelihood", "status", "当前状态|建设状态|办理状态"),
    ("livelihood", "content", "内容|做什么|建设规模"),
    ("policy", "title", "文件名称|政策名称|文件标题|名称|标题"),
    ("policy", "dated_at", "成文时间|印发日期|印发时间|签发时间"),
    ("policy", "published_at", "发布时间|公开时间|公开日期"),
    ("consultation", "title", "征集主题|名称|标题|主题"),
    ("consultation", "start", "开始日期|征集开始|开始时间"),
    ("consultation", "end", "截止时间|征集结束|结束日期|结束时间"),
];

/// What makes of the name of one thing that of another: PM2.5分指数, 水质类别编码.
const ELSE: &str = "指数|级别|类别|等级|排名|同比|环比|比例|编码|代码|编号|序号|单位|电话|说明|备注|上年|去年|上月|目标|总|率|人|日期|时间|期限|依据";

/// So many characters may stand around the name of a field.
const AROUND: usize = 4;

pub(super) fn near(table: &mut Table, whose: Whose<'_>, used: &mut Vec<Box<str>>) {
    if let Whose::Subject(subject) = whose {
        for (_, key, names) in OTHER.iter().filter(|(of, ..)| *of == subject.key) {
            let Some(field) = subject.fields.iter().find(|own| own.key == *key) else {
                continue;
            };
            take(table, used, key, |column| {
                let (name, unit) = apart(field, &column.name);
                let name = name.to_lowercase();
                let like = parts(names, b'|').any(|own| own == name);
                (like && fits(field, column)).then_some(unit)
            });
        }
    }
    let known: Vec<(Box<str>, Vec<String>, Option<&Field>)> = match whose {
        Whose::Subject(subject) => {
            let own = subject.fields.iter().map(|field| {
                let names = std::iter::once(field.label).chain(parts(field.names, b'|'));
                let names = names.map(str::to_lowercase).collect();
                (field.key.into(), names, Some(field))
            });
            own.collect()
        }
        Whose::Profile(profile) => {
            let own = profile.fields.iter().map(|field| {
                let names = field.names.iter().map(|name| name.to_lowercase());
                let names = names.chain([field.label.to_lowercase()]).collect();
                (field.name.clone(), names, None)
            });
            own.collect()
        }
    };
    for (key, names, field) in known {
        take(table, used, &key, |column| {
            let (name, unit) = field.map_or((&*column.name, None), |own| apart(own, &column.name));
            let name = name.to_lowercase();
            let like = names.iter().any(|own| within(&name, own));
            (like && field.is_none_or(|field| fits(field, column))).then_some(unit)
        });
    }
    if let Whose::Subject(subject) = whose {
        named(table, subject, used);
    }
}

/// Gives the field to the one column that is like it, with the unit that its name has; two are no proposal.
fn take(
    table: &mut Table,
    used: &mut Vec<Box<str>>,
    key: &str,
    like: impl Fn(&Column) -> Option<Option<Box<str>>>,
) {
    if used.iter().any(|own| **own == *key) {
        return;
    }
    let free = table.columns.iter_mut().filter(|own| own.field.is_none());
    let mut fitting: Vec<_> = free.filter_map(|own| Some((like(own)?, own))).collect();
    if let [(unit, column)] = fitting.as_mut_slice() {
        column.field = Some(key.into());
        column.by = By::Near;
        column.unit = unit.take();
        used.push(key.into());
    }
}

/// A heading without the unit of the field that stands behind it, with brackets or without: 已投入万元, 已投入（万元）.
fn apart<'a>(field: &Field, heading: &'a str) -> (&'a str, Option<Box<str>>) {
    let Kind::Number(UnitRule::Named(units)) = field.kind else {
        return (heading, None);
    };
    let bare = heading.trim_end_matches(['）', ')']);
    // 万元 ends with 元.
    let ends = parts(units, b'|').filter(|unit| bare.ends_with(unit));
    let longest = ends.max_by_key(|unit| unit.len());
    match longest.and_then(|unit| Some((bare.strip_suffix(unit)?, unit))) {
        Some((name, unit)) => (name.trim_end_matches(['（', '(']), Some(unit.into())),
        None => (heading, None),
    }
}

/// Whether `name` has that of a field in it, and around it nothing that makes another of it.
fn within(name: &str, own: &str) -> bool {
    if own.chars().count() < 2 {
        return false;
    }
    let Some((before, behind)) = name.split_once(own) else {
        return false;
    };
    let around = [before, behind].concat();
    around.chars().count() <= AROUND && !parts(ELSE, b'|').any(|word| around.contains(word))
}

/// Whether the values are such as the field has.
fn fits(field: &Field, column: &Column) -> bool {
    let rule = Rule::default();
    let mut samples = column.samples.iter();
    match field.kind {
        // What is said roughly is for a field of words.
        Kind::Number(_) => samples.all(|one| {
            one.bytes().any(|byte| byte.is_ascii_digit())
                && !one.contains(['约', '近', '超', '多', '余', '左', '至'])
        }),
        Kind::Date => samples.all(|one| rule.read_text(one).missing().is_none()),
        _ => true,
    }
}

/// What is called by what it belongs to is the record itself where nothing else is: 实事名称 of a list without 项目名称.
fn named(table: &mut Table, subject: &Subject, used: &mut Vec<Box<str>>) {
    if subject.key != "livelihood" || used.iter().any(|own| **own == *"title") {
        return;
    }
    let whose = |own: &&mut Column| own.field.as_deref() == Some("program");
    let Some(column) = table.columns.iter_mut().find(whose) else {
        return;
    };
    // As many different names as rows, as far as they are kept to look at.
    if column.samples.len() < column.filled.min(super::seek::SAMPLES) {
        return;
    }
    column.field = Some("title".into());
    column.by = By::Near;
    used.push("title".into());
}
