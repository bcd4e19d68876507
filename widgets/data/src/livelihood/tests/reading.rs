//! Rows become items with their parts; cells become money, steps, contracts, pictures.

use super::*;
use crate::quantity::Amount;
use crate::{Decimal, Missing};

/// Every field that 自府办发〔2018〕44号 一（二） names of a poverty-relief project, and the rest of the format.
const WHOLE: &str = r#""id":"川自-01","kind":"扶贫项目","program":"产业扶贫","title":"某村蓄水池","region":"荣县某镇某村","duty":["某镇政府","县水利局"],
    "leader":"张三（镇长）","hotline":"13812345678","content":"新建蓄水池 2 口","goal":"解决 120 户灌溉","result":"已蓄水","inspection":"2018年11月县级验收合格",
    "indicator":"蓄水池","target":"2口","actual":"2口","rate":"100%","physical":"100","status":"完成","reason":"—","progress":"已通水",
    "funds_plan":"36万元","funds_allocated":"30.5万元","funds_spent":"300000元","funds_source":["中央 20万元","省级 10万元","社会捐赠 6万元"],
    "budget_line":"2130505","policy_id":"自府办发〔2018〕44号","period":"2018年3月至2018年10月","finished":"2018-10-20","as_of":"2018-12-31",
    "lat":"29.44","lon":"104.42","photo_url":["/img/1.jpg 2018年10月 池体全景","/img/2.jpg"],"target_group":"建档立卡贫困户","beneficiaries":"120 户 436 人",
    "milestones":["2018-03 开工","2018年8月：主体完工（已完成）","2018年10月底前 验收（2018-10-20）"],
    "contracts":["蓄水池施工 某建工公司 35.2万元 2018-03-02"],"corrections":["2018-06-01 计划资金由 30 万元改为 36 万元"],"url":"/p/1.html","note":"公示 10 日""#;

#[test]
fn all_that_the_notice_names() {
    let programme = programme("2018-12-31", &[WHOLE]);
    assert_eq!(told(&programme.findings), "");
    let item = &programme.items[0];
    assert_eq!(
        (item.kind, item.title.as_ref()),
        (Kind::Poverty, "某村蓄水池")
    );
    assert_eq!(item.district.as_deref(), Some("荣县某镇某村"));
    assert_eq!(item.duty.len(), 2);
    // A report phone is for the public.
    assert_eq!(item.hotline.as_deref(), Some("13812345678"));
    let shown =
        |date: Option<crate::date::Date>| date.map(crate::date::Date::shown).unwrap_or_default();
    assert_eq!(
        [shown(item.start), shown(item.end), shown(item.finished)],
        ["2018年3月", "2018年10月", "2018年10月20日"]
    );
    assert_eq!(item.reason, None);
    let funds = &item.funds;
    let yuan = |given: &Given| given.as_ref().unwrap().amount.to_string();
    assert_eq!(
        [
            yuan(&funds.plan),
            yuan(&funds.allocated),
            yuan(&funds.spent)
        ],
        ["360000", "305000", "300000"]
    );
    assert_eq!(
        funds.by_source().unwrap().amount,
        Decimal::from_int(360_000)
    );
    assert_eq!(funds.plan.as_ref().unwrap().shown(), "36 万元");
    let photo = &item.photos[0];
    assert_eq!(
        (photo.url.as_ref(), photo.alt.as_deref()),
        ("/img/1.jpg", Some("2018年10月 池体全景"))
    );
    assert_eq!(shown(photo.taken), "2018年10月");
    assert_eq!(item.photos[1].alt, None);
    let steps: Vec<_> = item
        .milestones
        .iter()
        .map(|step| (step.text.as_ref(), shown(step.due), step.reached))
        .collect();
    assert_eq!(
        steps,
        [
            ("开工", "2018年3月".into(), None),
            ("主体完工", "2018年8月".into(), Some(true)),
            ("验收", "2018年10月".into(), Some(true))
        ]
    );
    assert_eq!(shown(item.milestones[2].met), "2018年10月20日");
    let contract = &item.contracts[0];
    assert_eq!(contract.title.as_deref(), Some("蓄水池施工"));
    assert_eq!(contract.suppliers[0].as_ref(), "某建工公司");
    assert_eq!(
        contract.value.as_ref().unwrap().amount,
        Decimal::from_int(352_000)
    );
    assert_eq!(shown(contract.signed), "2018年3月2日");
    assert_eq!(shown(item.corrections[0].date), "2018年6月1日");
    assert_eq!(
        item.corrections[0].text.as_ref(),
        "计划资金由 30 万元改为 36 万元"
    );
    assert_eq!(item.point.unwrap().lat.to_string(), "29.44");
    assert_eq!(item.budget_line.as_deref(), Some("2130505"));
    assert_eq!(item.policy_id.as_deref(), Some("自府办发〔2018〕44号"));
    assert_eq!(missing(item, &programme), [] as [&Need; 0]);
    assert_eq!(wrong(&programme), "");
}

/// What the notice asks for and is not there is said to be missing; the end is asked for its result only when it is there.
#[test]
fn what_is_missing() {
    let labels = |row: &str| {
        let programme = programme("2018-12-31", &[&format!(r#""title":"甲",{row}"#)]);
        let all: Vec<&str> = missing(&programme.items[0], &programme)
            .iter()
            .map(|need| need.label)
            .collect();
        all.join(" ")
    };
    assert_eq!(
        labels(r#""kind":"扶贫项目""#),
        "资金来源 实施期限 预期目标 实施单位 责任人 举报电话"
    );
    assert_eq!(
        labels(r#""kind":"扶贫项目","status":"完成""#),
        "资金来源 实施期限 预期目标 实施结果 实施单位 责任人 举报电话 检查验收结果"
    );
    assert_eq!(labels(r#""status":"在建""#), "目标任务 责任单位 完成时限");
    assert_eq!(
        labels(r#""kind":"重大建设项目""#),
        "实施单位 合同订立及履行情况 建设期限 总投资 项目进展"
    );
    assert_eq!(
        labels(r#""kind":"督察整改""#),
        "整改目标 责任单位 整改时限 整改情况 整改状态"
    );
    // What does not apply, and what may not be published, is no gap.
    assert_eq!(
        labels(
            r#""kind":"扶贫项目","leader":"不适用","hotline":{"missing":"withheld"},"funds_source":"涉密""#
        ),
        "实施期限 预期目标 实施单位"
    );
    let programme = programme_of(r#""title":"2018年扶贫项目公告","#, &[r#""title":"甲""#]);
    assert_eq!(programme.items[0].kind, Kind::Poverty);
    for kind in [
        Kind::Practical,
        Kind::Works,
        Kind::Poverty,
        Kind::Rural,
        Kind::Major,
        Kind::Rectify,
        Kind::Report,
        Kind::List,
    ] {
        assert_eq!(Kind::of(kind.name()), Some(kind));
        assert!(!needs(kind).is_empty());
    }
}

#[test]
fn rows_are_put_together() {
    let of = |rows: &[&str]| {
        let programme = programme("2025-06-30", rows);
        let line = |item: &Item| {
            let parts: Vec<String> = item
                .parts
                .iter()
                .map(|part| format!("{}×{}", part.district, part.indicators.len()))
                .collect();
            format!(
                "{}@{} {} [{}]",
                item.title,
                item.district.as_deref().unwrap_or("-"),
                item.indicators.len(),
                parts.join(" ")
            )
        };
        programme
            .items
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let (a, b) = (
        r#""title":"路","region":"东坡区","target":"5公里""#,
        r#""title":"路","region":"彭山区","target":"6公里""#,
    );
    let all = r#""title":"路","region":"全市","target":"11公里""#;
    assert_eq!(of(&[a]), "路@东坡区 1 []");
    assert_eq!(of(&[a, b]), "路@- 0 [东坡区×1 彭山区×1]");
    assert_eq!(of(&[all, a, b]), "路@- 1 [东坡区×1 彭山区×1]");
    assert_eq!(of(&[a, all]), "路@- 1 [东坡区×1]");
    // The same place again is another project of that name; another number or works is too.
    assert_eq!(of(&[a, a]), "路@东坡区 1 []; 路@东坡区 1 []");
    assert_eq!(
        of(&[
            r#""id":"1","title":"路","region":"甲""#,
            r#""id":"2","title":"路","region":"乙""#
        ]),
        "路@甲 0 []; 路@乙 0 []"
    );
    assert_eq!(
        of(&[
            r#""program":"甲","title":"路""#,
            r#""program":"乙","title":"路""#
        ]),
        "路@- 0 []; 路@- 0 []"
    );
    // People and days of their own: two projects of one name, unless a row speaks for the whole.
    let with = |row: &str, more: &str| format!("{row},{more}");
    let (one, two) = (
        with(a, r#""leader":"张三","hotline":"1""#),
        with(b, r#""leader":"李四","hotline":"2""#),
    );
    assert_eq!(of(&[&one, &two]), "路@东坡区 1 []; 路@彭山区 1 []");
    let whole = programme(
        "2025-06-30",
        &[all, &one, &two, &with(b, r#""indicator":"桥""#)],
    );
    let item = &whole.items[0];
    assert_eq!(
        (whole.items.len(), item.leader.as_deref(), item.parts.len()),
        (1, None, 2)
    );
    assert_eq!(item.parts[1].details.leader.as_deref(), Some("李四"));
    assert_eq!(item.parts[1].indicators.len(), 2);
    // What all districts say alike holds for the whole.
    let alike = programme(
        "2025-06-30",
        &[
            &with(a, r#""end":"2025-12""#),
            &with(b, r#""end":"2025-12""#),
        ],
    );
    assert!(alike.items[0].end.is_some());
    // A blank district stays, without figures.
    let blank = r#""title":"路","region":"眉山天府新区","target":null,"actual":"""#;
    assert_eq!(
        of(&[all, a, b, blank]),
        "路@- 1 [东坡区×1 彭山区×1 眉山天府新区×0]"
    );
}

#[test]
fn what_cannot_be_read_is_told_and_missing() {
    let programme = programme(
        "2025-06-30",
        &[
            r#""title":"","id":"1""#,
            r#""title":"甲","end":"明年","funds_plan":"120","funds_allocated":"约300万元","target":"若干","rate":"过半","lat":"104.42","lon":"29.44""#,
        ],
    );
    expect_test::expect![[r#"
        提示 field title 第 1 行没有项目名称，未列出
        提示 field end 甲：第 2 行的日期“明年”不能识别
        提示 field lat 甲：第 2 行的经度和纬度写反了，已按对调读入
        提示 unit funds_plan 甲：第 2 行的金额“120”没有标明单位，同一列没有单位的都未计入
        提示 field funds_allocated 甲：第 2 行的金额“约300万元”不能识别
        提示 field target 甲：第 2 行的“若干”不是可以识别的数
        提示 field rate 甲：第 2 行的比例“过半”不是数
    "#]]
    .assert_eq(&told(&programme.findings));
    let item = &programme.items[0];
    assert_eq!(item.funds.plan, Err(Missing::NoUnit));
    assert_eq!(item.funds.spent, Err(Missing::Absent));
    assert_eq!(
        item.point
            .map(|point| (point.lat.to_string(), point.swapped)),
        Some(("29.44".into(), true))
    );
}

#[test]
fn figures_with_their_units() {
    let of = |head: &str, value: &str| {
        let programme = programme_of(head, &[&format!(r#""title":"甲","target":{value}"#)]);
        match &programme.items[0].indicators[0].target {
            Ok(figure) => figure.shown(),
            Err(reason) => reason.code().into(),
        }
    };
    assert_eq!(of("", r#""27800人""#), "27,800 人");
    assert_eq!(of("", r#"{"value":"27800","unit":"人"}"#), "27,800 人");
    assert_eq!(
        of(r#""units":{"target":"公里"},"#, r#""45.50""#),
        "45.50 公里"
    );
    assert_eq!(of("", r#"{"under":"4.3","unit":"%"}"#), "<4.3%");
    assert_eq!(of("", r#"{"low":"3","high":"5","unit":"个"}"#), "3～5 个");
    assert_eq!(of("", r#""2口""#), "2 口");
    assert_eq!(of("", r#""30""#), "30");
    let programme = programme_of(
        "",
        &[r#""title":"甲","target":"不低于90%","actual":"1.2万人""#],
    );
    let own = &programme.items[0].indicators[0];
    assert!(matches!(
        own.target.as_ref().unwrap().amount,
        Amount::Bound(..)
    ));
    // 人 are no share of %.
    assert_eq!(attained(own).this_year, None);
    // Units of one kind are converted exactly.
    let programme = programme_of(
        "",
        &[r#""title":"甲","target":"1.2亿元","actual":"9000万元""#],
    );
    let share = attained(&programme.items[0].indicators[0])
        .this_year
        .unwrap();
    assert_eq!(share.percent(1).unwrap().to_string(), "75.0");
}

/// A table with ordinary headings, as `mingbai read` and a preset's reader have it.
#[cfg(all(feature = "presets", feature = "readers"))]
#[test]
fn ordinary_headings() {
    use crate::dataset::{Dataset, Subject};
    let subject = Subject::of("livelihood").unwrap();
    for heading in [
        "实事项目",
        "责任单位",
        "责任人",
        "举报电话",
        "资金来源",
        "实施期限",
        "预期目标",
        "实施结果",
        "检查验收结果",
        "中央资金（万元）",
        "计划总投资（亿元）",
        "完成比例（%）",
        "滞后原因",
        "形象进度（%）",
        "形象进度",
        "整改时限",
        "受益对象",
        "建设内容",
        "政策依据",
    ] {
        let field = crate::mapping::heading_of(heading, subject);
        assert!(field.is_some(), "{heading}");
    }
    let key = |heading| crate::mapping::heading_of(heading, subject).map(|field| field.key);
    assert_eq!(
        [key("形象进度（%）"), key("形象进度"), key("监督电话")],
        [Some("physical"), Some("progress"), Some("hotline")]
    );
    let text =
        format!(r#"{{"schema":"mingbai.livelihood/1","as_of":"2018-12-31","rows":[{{{WHOLE}}}]}}"#);
    // Our format keeps a number apart from its unit; a text that has both is for whoever writes a page by hand.
    let mut text = text;
    for (own, number, unit) in [
        ("36万元", "36", "万元"),
        ("30.5万元", "30.5", "万元"),
        ("300000元", "300000", "元"),
        ("2口", "2", "口"),
    ] {
        text = text.replace(
            &format!("\"{own}\""),
            &format!(r#"{{"value":"{number}","unit":"{unit}"}}"#),
        );
    }
    let dataset: Dataset = crate::dataset::read_text(&text, &Default::default()).unwrap();
    let read = read_dataset(&dataset).unwrap();
    assert_eq!(read, read_text(&text).unwrap());
}

#[test]
fn a_step_is_reached_in_part_or_not() {
    let programme = programme(
        "2019-12-31",
        &[
            r#""title":"桥","milestones":["2019-07-31 墩台（部分完成）","2019-08-31 桥面（未完成）","2019-09-30 护栏（已完成）","2019-10 通车（含引道）"]"#,
        ],
    );
    let steps = programme.items[0].milestones.iter();
    let read: Vec<_> = steps
        .map(|step| (&*step.text, step.reached, step.partly))
        .collect();
    assert_eq!(
        read,
        [
            ("墩台", Some(false), true),
            ("桥面", Some(false), false),
            ("护栏", Some(true), false),
            ("通车（含引道）", None, false),
        ]
    );
}

/// What one cell says of two rows stands in the first; why one district is late is not why all are.
#[test]
fn what_one_district_says() {
    let first = r#""title":"农村公路","region":"甲区","leader":"张三","hotline":"12345","target":"8公里","actual":"2公里","reason":"连续降雨""#;
    let second = r#""title":"农村公路","region":"乙区","target":"5公里","actual":"5公里""#;
    let programme = programme("2025-12-31", &[first, second]);
    let [item] = &programme.items[..] else {
        panic!("{:?}", programme.items)
    };
    assert_eq!(item.parts.len(), 2);
    assert_eq!(item.hotline.as_deref(), Some("12345"));
    assert_eq!(item.reason, None);
    let reasons = item.parts.iter().map(|part| part.details.reason.as_deref());
    assert_eq!(reasons.collect::<Vec<_>>(), [Some("连续降雨"), None]);
}

/// A whole is late because a district is; the reason of that district is the reason.
#[test]
fn a_late_district_says_why() {
    let whole = r#""title":"户厕","region":"全市","target":"20户","actual":"9户""#;
    let late = r#""title":"户厕","region":"甲县","status":"滞后""#;
    let why = r#""title":"户厕","region":"乙县","status":"滞后","reason":"山洪冲毁道路""#;
    let mute = |rows: &[&str]| {
        let programme = programme("2025-08-31", rows);
        let [item] = &programme.items[..] else {
            panic!("{:?}", programme.items)
        };
        assert_eq!(judge(item, programme.as_of).status, Status::Behind);
        unexplained(item, programme.as_of)
    };
    assert!(!mute(&[whole, why]));
    assert!(mute(&[whole, late]));
    assert!(mute(&[whole, late, why]));
}

/// What has a target of all years has one.
#[test]
fn a_target_of_all_years_is_told() {
    let row = r#""title":"公路","duty":["县交通局"],"period":"2023年至2026年","actual_cum":"585个","target_cum":"606个""#;
    let programme = programme("2025-12-31", &[row]);
    let all = missing(&programme.items[0], &programme);
    assert_eq!(
        all.iter().map(|need| need.field).collect::<Vec<_>>(),
        [""; 0]
    );
}

/// What stands where a day is due is shown as it is printed, and a table's sum is one whichever column names it.
#[test]
fn nothing_that_is_printed_is_lost() {
    let own = programme(
        "2025-10-31",
        &[
            r#""title":"路","start":"长期","end":"2025年9月31日","target":"5公里","actual":"5公里""#,
            r#""title":"桥","region":"全县","end":"2025-12-31""#,
            r#""program":"合计","title":null,"target":"6公里""#,
        ],
    );
    let undated: Vec<&str> = own.items[0].undated.iter().map(|text| &**text).collect();
    assert_eq!(undated, ["计划开始：长期", "计划完成：2025年9月31日"]);
    assert!(own.items[1].undated.is_empty());
    assert_eq!(
        told(&own.findings),
        "提示 field end 路：第 1 行的日期“2025年9月31日”不能识别\n"
    );
    assert_eq!(own.items.len(), 2);
    assert!(own.total.is_some());
    // 全县 is no district to be chosen.
    let groups = rolled(&own, By::District);
    assert_eq!(groups.len(), 1);
    assert_eq!(&*groups[0].name, "");
}
