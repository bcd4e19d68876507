//! Columns whose names are like those of a field, or mean the same in the words of an office: proposals to look at, each said to be one.

use super::names::OTHER;
use super::{By, Column, Table, Whose};
use crate::dataset::{Field, Kind, Subject, UnitRule};
use crate::date::Rule;
use crate::text::parts;
use crate::unit::Unit;

/// What makes of the name of one thing that of another: PM2.5分指数, 水质类别编码.
const ELSE: &str = "指数|级别|类别|等级|排名|同比|环比|比例|编码|代码|编号|序号|单位|电话|说明|备注|上年|去年|上月|目标|总|率|人|日期|时间|期限|依据|计划|预计|年初|剩余|未|均";

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
                let name = bare(name);
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

/// Small letters, without what stands between the words of a name: waterClass and water_class are waterclass.
pub(super) fn bare(name: &str) -> String {
    let name = name.rsplit('.').next().unwrap_or(name);
    let letters = name
        .chars()
        .filter(|c| !c.is_whitespace() && !['_', '-'].contains(c));
    letters.flat_map(char::to_lowercase).collect()
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
    // 单位, 标准 and 时间 are those of anything.
    if own.chars().count() < 3 {
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

/// The unit that the document states for all of its numbers: μg/m3, and μg/m3(CO为mg/m3), as carbon monoxide is published. Where it says
/// nothing of carbon monoxide, that has none: HJ 633 has it in another unit than the rest.
pub(super) fn units(table: &mut Table, subject: &Subject, meta: &[Column]) {
    const MEMBERS: &str = "单位|金额单位|计量单位|unit|units|unitname|dw|jldw|jedw";
    let stated = meta.iter().find_map(|own| {
        let name = bare(&own.name);
        parts(MEMBERS, b'|').find(|known| *known == name)?;
        let text = own.samples.first()?;
        let (main, more) = match text.find(['（', '(', '，', ',', '；', ';']) {
            Some(at) => text.split_at(at),
            None => (&**text, ""),
        };
        let unit = Unit::parse(
            main.trim_start_matches("单位")
                .trim_start_matches(['：', ':']),
        )?;
        Some((own, unit.name(), more))
    });
    let Some((own, name, more)) = stated else {
        return;
    };
    let text = own.samples.first().map_or("", |text| text);
    for column in &mut table.columns {
        let field = subject
            .fields
            .iter()
            .find(|field| column.unit.is_none() && column.field.as_deref() == Some(field.key));
        let Some(Kind::Number(UnitRule::Named(units))) = field.map(|field| field.kind) else {
            continue;
        };
        let unit = match column.field.as_deref() {
            Some("co") if more.contains("CO") && more.contains("mg/m") => "mg/m³",
            Some("co") => continue,
            _ => &*name,
        };
        // What a target counts is another thing from row to row: 单位：万元 is said of the money.
        let counts = parts(units, b'|').any(|own| own == "个");
        if !counts && parts(units, b'|').any(|own| own == unit) {
            column.unit = Some(unit.into());
            column.stated = Some([&*own.path, "：", text].concat().into());
        }
    }
}

/// What no column has may stand once for all rows: the month of a report.
pub(super) fn time(table: &Table, subject: &Subject, meta: &mut [Column]) {
    const NAMES: &str = "监测时间|监测月份|监测日期|数据时间|时间|日期|年月|月份|期号|monitormonth|monitortime|monitordate|datatime|month|time|date|ym|jcsj|jcyf|sjsj";
    let needed = |field: &&Field| field.required && field.kind == Kind::Date;
    let mut dates = subject.fields.iter().filter(needed);
    let (Some(date), None) = (dates.next(), dates.next()) else {
        return;
    };
    let has = |own: &Column| own.field.as_deref() == Some(date.key);
    if table.columns.iter().any(has) {
        return;
    }
    let like = |own: &&mut Column| {
        let name = bare(&own.name);
        parts(NAMES, b'|').any(|known| known == name) && fits(date, own)
    };
    if let Some(own) = meta.iter_mut().find(like) {
        own.field = Some(date.key.into());
        own.by = By::Near;
    }
}
