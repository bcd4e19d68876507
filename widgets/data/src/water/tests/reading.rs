//! The format as samples: what is a class and what is none, units, dates, exceeding items, places without data.

use super::*;
use crate::names::{WaterClass, WaterItem};
use crate::read::Limits;
use crate::{Missing, ReadErrorKind};
use expect_test::expect;

fn sample(row: &str) -> Sample {
    board(&[&format!(r#""place":"甲","start":"2026-03",{row}"#)]).samples[0].clone()
}

#[test]
fn four_things_that_are_no_class() {
    for (row, expected) in [
        (r#""class":"Ⅲ""#, Published::Class(WaterClass::III)),
        (r#""class":"6""#, Published::Class(WaterClass::Inferior)),
        (r#""class":"劣Ⅴ类""#, Published::Class(WaterClass::Inferior)),
        (r#""class":"7""#, Published::NotMonitored),
        (r#""class":"未监测""#, Published::NotMonitored),
        (
            r#""class":{"missing":"not-monitored"}"#,
            Published::NotMonitored,
        ),
        (r#""class":"断流""#, Published::NoWater),
        (r#""class":"干涸""#, Published::NoWater),
        (r#""class":"未评价""#, Published::NotAssessed),
        (r#""class":"不参评""#, Published::NotAssessed),
        (r#""class":null,"status":"断流""#, Published::NoWater),
        (r#""class":"--","note":"断流""#, Published::NoWater),
        (r#""class":"","exceed":"断流""#, Published::NoWater),
        (r#""class":null,"exceed":["断流"]"#, Published::NoWater),
        (r#""class":null"#, Published::Missing(Missing::NotReported)),
        (r#""class":"--""#, Published::Missing(Missing::NotReported)),
        (r#""class":"优""#, Published::Missing(Missing::BadValue)),
        (r#""ph":"7""#, Published::Missing(Missing::Absent)),
    ] {
        assert_eq!(sample(row).class, expected, "{row}");
    }
    let words = [
        Published::NotMonitored,
        Published::NoWater,
        Published::NotAssessed,
    ];
    assert_eq!(words.map(Published::word), ["未监测", "断流", "未评价"]);
}

#[test]
fn bodies() {
    let body = |row: &str| sample(row).site.body;
    assert_eq!(body(r#""river":"釜溪河""#), Body::River);
    assert_eq!(body(r#""river":"甲河","body":"lake""#), Body::Lake);
    assert_eq!(body(r#""river":"双溪水库""#), Body::Unsaid);
    assert_eq!(body(r#""river":"双溪水库","body":"lake""#), Body::Lake);
    assert_eq!(body(r#""river":"太湖","body":"river""#), Body::River);
}

#[test]
fn values_and_findings() {
    let text = r#"{"schema":"mingbai.water/1","units":{"nh3n":"mg/L","mercury":"µg/L"},"rows":[
        {"place":"甲","start":"2026-03","ph":"15","nh3n":{"below_detection":"0.025","printed":"0.025L"},"tp":"0.1","cod":"12 mg/L","mercury":"0.04L","do":"-1 mg/L"},
        {"start":"2026-03","nh3n":"1"},
        {"place":"乙","start":"?","class":"Ⅱ"},
        {"place":"丙","start":"2026-03","class":"Ⅵ","class_target":"好"}]}"#;
    let board = read_text(text).unwrap();
    let told: String = board
        .findings
        .iter()
        .map(|one| format!("{} {}\n", one.code, one.message))
        .collect();
    expect![[r#"
        range 第 1 行的“15”超出这一项可能的范围，按数据异常处理；请核对，缺测请写 null
        range 第 1 行的“-1 mg/L”超出这一项可能的范围，按数据异常处理；请核对，缺测请写 null
        unit 第 1 行的浓度“0.1”没有标明可用的单位，未予显示；请在列名或 units 中写明 tp 的单位
        field 第 2 行没有断面名称，未列出
        field 第 3 行的时间“?”不能识别，按无数据列出
        field 第 4 行的水质类别“Ⅵ”不能识别
        field 第 4 行的类别“好”不能识别
    "#]]
    .assert_eq(&told);
    let shown: String = board.samples[0]
        .items
        .iter()
        .map(|own| format!("{} {}\n", own.key, own.value.shown()))
        .collect();
    expect![[r#"
        ph —
        do —
        cod 12 mg/L
        nh3n 未检出（检出限 0.025 mg/L）
        tp —
        mercury 未检出（检出限 0.04 µg/L）
    "#]]
    .assert_eq(&shown);
    let places: Vec<&str> = board
        .groups()
        .iter()
        .map(|group| &*group.site.name)
        .collect();
    assert_eq!(places, ["甲", "乙", "丙"]);
    assert!(board.groups()[1].samples.is_empty());
}

#[test]
fn exceeding_items() {
    let named = |exceed: &str| -> Vec<(Option<WaterItem>, String)> {
        let one = sample(&format!(r#""exceed":{exceed}"#));
        let times = |own: &Named| own.times.map_or("—".into(), |times| times.to_string());
        one.exceed
            .unwrap()
            .iter()
            .map(|own| (own.item, times(own)))
            .collect()
    };
    let (ammonia, phosphorus) = (Some(WaterItem::Ammonia), Some(WaterItem::Phosphorus));
    assert_eq!(
        named(r#"["氨氮（0.5）","总磷(超标0.3倍)"]"#),
        [(ammonia, "0.5".into()), (phosphorus, "0.3".into())]
    );
    assert_eq!(
        named(r#""氨氮、总磷""#),
        [(ammonia, "—".into()), (phosphorus, "—".into())]
    );
    let bod = Some(WaterItem::Bod5);
    assert_eq!(
        named(r#"["五日生化需氧量（BOD5）","五日生化需氧量(BOD5)(0.7)"]"#),
        [(bod, "—".into()), (bod, "0.7".into())]
    );
    assert_eq!(named(r#"["—"]"#), []);
    assert_eq!(named("null"), []);
    assert_eq!(named(r#"["花粉"]"#), [(None, "—".into())]);
}

#[test]
fn refused() {
    let kind = |text| read_text(text).unwrap_err().kind;
    assert_eq!(
        kind(r#"{"schema":"mingbai.air/1","rows":[]}"#),
        ReadErrorKind::Schema
    );
    assert_eq!(
        kind(r#"{"schema":"mingbai.water/1"}"#),
        ReadErrorKind::Field
    );
    assert_eq!(
        read_given("[]", &Limits::default(), None, None)
            .unwrap_err()
            .kind,
        ReadErrorKind::Field
    );
}

/// A national answer (matrix, cells with HTML, times without a year, `total` of pages), by its preset.
#[cfg(feature = "presets")]
#[test]
fn the_national_platform() {
    let text = include_str!("../../../presets/expected/cnemc-water.json");
    let board = read_text(text).unwrap();
    assert_eq!(
        sentence(&board, None),
        "2026年2月27日 12时，2 个断面有水质类别，Ⅰ～Ⅲ类占 100.0%，没有劣Ⅴ类；其中 1 个是更早的数据。"
    );
    // Its first section: the published class is that of total phosphorus.
    let sum = assess(&board.samples[0]);
    assert_eq!(sum.class.unwrap().exact(), board.samples[0].class.class());
    assert_eq!(sum.worst, [WaterItem::Phosphorus]);
    assert_eq!(check(&board, None), []);
}

/// The state of a river is none of the items that exceed.
#[test]
fn no_item_is_no_exceedance() {
    let named = |row: &str| sample(row).exceed.map(|all| all.len());
    assert_eq!(named(r#""exceed":"断流""#), Ok(0));
    assert_eq!(named(r#""exceed":["未采样"]"#), Ok(0));
    assert_eq!(named(r#""class":"Ⅳ","exceed":"氨氮(0.4)、未评价""#), Ok(1));
}
