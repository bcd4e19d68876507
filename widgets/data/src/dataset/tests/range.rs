//! Values that cannot be are none; those of the standards' own tables stay as they are.

use super::super::{Dataset, Datum, Range, SUBJECTS, Subject, read_text};
use crate::mapping::{Context, Mapping};
use crate::read::{Limits, parse};
use crate::{Decimal, Missing};
use expect_test::{Expect, expect};
use proptest::prelude::*;

/// The levels of HJ 633—2012, table 1: IAQI, and the concentrations of PM2.5, PM10, SO2, NO2 (24 h, µg/m³), CO (24 h,
/// mg/m³), O3 (1 h, µg/m³).
const LEVELS: [[&str; 7]; 8] = [
    ["0", "0", "0", "0", "0", "0", "0"],
    ["50", "35", "50", "50", "40", "2", "160"],
    ["100", "75", "150", "150", "80", "4", "200"],
    ["150", "115", "250", "475", "180", "14", "300"],
    ["200", "150", "350", "800", "280", "24", "400"],
    ["300", "250", "420", "1600", "565", "36", "800"],
    ["400", "350", "500", "2100", "750", "48", "1000"],
    ["500", "500", "600", "2620", "940", "60", "1200"],
];

/// GB 3838—2002, table 1, with the limits of Ⅰ and Ⅴ: pH, 溶解氧, 高锰酸盐指数, 化学需氧量, 五日生化需氧量, 氨氮, 总磷, 总氮,
/// 氟化物.
const WATERS: [(&str, &str, &str); 9] = [
    ("ph", "6", "9"),
    ("do", "7.5", "2"),
    ("codmn", "2", "15"),
    ("cod", "15", "40"),
    ("bod5", "3", "10"),
    ("nh3n", "0.15", "2.0"),
    ("tp", "0.02", "0.4"),
    ("tn", "0.2", "2.0"),
    ("f", "1.0", "1.5"),
];

fn own(subject: &str, standard: &str, rows: &[String]) -> Dataset {
    let rows = rows.join(",");
    let text = format!(
        r#"{{"schema":"mingbai.{subject}/1","standard":"{standard}","units":{{"temp":"℃","pm25":"µg/m³"}},"rows":[{rows}]}}"#
    );
    read_text(&text, &Limits::default()).unwrap()
}

/// A value of one field, read under a standard: what it became.
fn one(subject: &str, standard: &str, key: &str, value: &str) -> Option<Missing> {
    let dataset = own(subject, standard, &[format!(r#"{{"{key}":"{value}"}}"#)]);
    let reason = match dataset.get(0, key).unwrap() {
        Datum::Missing(reason) => Some(*reason),
        _ => None,
    };
    let codes: Vec<&str> = dataset.findings.iter().map(|found| found.code).collect();
    let expected: &[&str] = if reason.is_some() { &["range"] } else { &[] };
    assert_eq!(codes, expected, "{key} {value}");
    reason
}

#[test]
fn the_tables_of_the_standards_are_possible() {
    let keys = ["pm25_iaqi", "pm25", "pm10", "so2", "no2", "co", "o3"];
    for level in LEVELS {
        for (key, value) in keys.into_iter().zip(level) {
            for standard in ["HJ 633—2026", "US-EPA", ""] {
                assert_eq!(one("air", standard, key, value), None, "{key} {value}");
            }
        }
        assert_eq!(one("air", "HJ 633-2012", "aqi", level[0]), None);
    }
    for (key, best, worst) in WATERS {
        for value in [best, worst] {
            assert_eq!(one("water", "GB 3838—2002", key, value), None, "{key}");
        }
    }
}

#[test]
fn what_cannot_be_is_none() {
    let bad = Some(Missing::OutOfRange);
    for (subject, standard, key, value, reason) in [
        // HJ 633 ends at 500; the index of the US EPA does not; of an unknown standard three digits may be.
        ("air", "HJ 633—2026", "aqi", "501", bad),
        ("air", "hj633-2012", "o3_8h_iaqi", "501", bad),
        ("air", "US-EPA", "aqi", "1000", None),
        ("air", "US-EPA", "aqi", "-1", bad),
        ("air", "", "aqi", "999", None),
        ("air", "", "aqi", "9999", bad),
        ("air", "", "aqi", "-1", bad),
        ("air", "", "aqi_lo", "-999", bad),
        ("air", "", "pm25", "-99", bad),
        ("air", "", "co", "-0.001", bad),
        ("air", "", "co", "-0.0", None),
        // A coordinate is no quantity.
        ("air", "", "lon", "-99", None),
        ("water", "", "ph", "0", None),
        ("water", "", "ph", "14", None),
        ("water", "", "ph", "17.5", bad),
        ("water", "", "ph", "14.01", bad),
        ("water", "", "do", "-5", bad),
        ("water", "", "turb", "-9999", bad),
        ("water", "", "temp", "-0.5", None),
        ("water", "", "temp", "-5.1", bad),
        ("water", "", "temp", "45", None),
        ("water", "", "temp", "99.9", bad),
        // Falling short of last year is possible.
        ("budget", "", "yoy", "-99", None),
    ] {
        assert_eq!(one(subject, standard, key, value), reason, "{key} {value}");
    }
}

#[test]
fn an_upper_limit_is_of_its_unit() {
    // 68 ℉ is 20 ℃; a limit in ℃ says nothing about it, nor about a number without a unit.
    for unit in [r#","unit":"℉""#, r#","unit":null"#] {
        let row = |value: &str| format!(r#"{{"temp":{{"value":"{value}"{unit}}}}}"#);
        let water = own("water", "", &[row("68"), row("-99")]);
        assert!(matches!(water.get(0, "temp"), Some(Datum::Number { .. })));
        let bad = Datum::Missing(Missing::OutOfRange);
        assert_eq!(water.get(1, "temp"), Some(&bad));
    }
}

#[test]
fn every_figure_of_an_amount_counts() {
    let water = own(
        "water",
        "",
        &[
            r#"{"ph":{"low":"6.5","high":"7.5"}}"#.into(),
            r#"{"ph":{"low":"6.5","high":"75"}}"#.into(),
            r#"{"tp":{"below_detection":"0.01"},"tn":{"below_detection":null}}"#.into(),
        ],
    );
    expect![[r#"
        {"schema":"mingbai.water/1","standard":"",
        "rows":[
        {"ph":{"low":"6.5","high":"7.5","printed":""}},
        {"ph":{"missing":"out-of-range"}},
        {"tp":{"below_detection":"0.01","printed":""},"tn":{"below_detection":null,"printed":""}}
        ],
        "findings":[
        {"code":"range","severity":"warning","row":1,"field":"ph","message":"“pH”有 1 处超出可能的范围（0～14），按数据异常处理：第 2 行；请核对，缺测请写 null"}
        ]}
    "#]]
    .assert_eq(&water.to_json());
}

fn mapped(mapping: &str, document: &str, expected: Expect) {
    let limits = Limits::default();
    let mapping = parse(mapping, &limits).unwrap();
    let mapping = Mapping::from_tree(&mapping, Subject::of("air").unwrap()).unwrap();
    let document = parse(document, &limits).unwrap();
    let air = mapping.apply(&document, &Context::default()).unwrap();
    expected.assert_eq(&air.to_json());
    // What was found is told once, and stays told.
    assert_eq!(read_text(&air.to_json(), &limits).unwrap(), air);
}

#[test]
fn marks_that_nobody_declared_are_told_once_a_field() {
    let rows = r#"[{"place":"甲","time":"2026-03-01","pm25":-99,"aqi":79},{"place":"乙","time":"2026-03-01","pm25":"36","aqi":9999},
        {"place":"丙","time":"2026-03-01","pm25":"-999","aqi":"-1"},{"place":"丁","time":"2026-03-01","pm25":-9999},{"place":"戊","time":"2026-03-01","pm25":"-99","aqi":13800138000}]"#;
    mapped(
        r#"{"rows":"$[*]","fields":{"place":"$.place","start":"$.time","aqi":"$.aqi","pm25":{"path":"$.pm25","unit":"µg/m³"}}}"#,
        rows,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "units":{"pm25":"µg/m³"},
            "rows":[
            {"place":"甲","start":"2026-03-01","aqi":"79","pm25":{"missing":"out-of-range"}},
            {"place":"乙","start":"2026-03-01","aqi":{"missing":"out-of-range"},"pm25":"36"},
            {"place":"丙","start":"2026-03-01","aqi":{"missing":"out-of-range"},"pm25":{"missing":"out-of-range"}},
            {"place":"丁","start":"2026-03-01","pm25":{"missing":"out-of-range"}},
            {"place":"戊","start":"2026-03-01","aqi":{"missing":"out-of-range"},"pm25":{"missing":"out-of-range"}}
            ],
            "findings":[
            {"code":"range","severity":"warning","row":1,"field":"aqi","message":"“AQI”有 3 处超出可能的范围（0～999），按数据异常处理：第 2 行“9999”、第 3 行“-1”、第 5 行；请核对，缺测请写 null"},
            {"code":"range","severity":"warning","row":0,"field":"pm25","message":"“细颗粒物（PM2.5）浓度”有 4 处超出可能的范围（不小于 0），按数据异常处理：第 1 行“-99”、第 3 行“-999”、第 4 行“-9999”等；请核对，缺测请写 null"}
            ]}
        "#]],
    );
    mapped(
        r#"{"rows":"$[*]","by_name":true}"#,
        r#"[{"城市":"甲","日期":"2026-03-01","PM2.5(μg/m³)":"-99","AQI":"-1"}]"#,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "rows":[
            {"place":"甲","start":"2026-03-01","aqi":{"missing":"out-of-range"},"pm25":{"missing":"out-of-range"}}
            ],
            "findings":[
            {"code":"range","severity":"warning","row":0,"field":"aqi","message":"“AQI”有 1 处超出可能的范围（0～999），按数据异常处理：第 1 行“-1”；请核对，缺测请写 null"},
            {"code":"range","severity":"warning","row":0,"field":"pm25","message":"“细颗粒物（PM2.5）浓度”有 1 处超出可能的范围（不小于 0），按数据异常处理：第 1 行“-99”；请核对，缺测请写 null"}
            ]}
        "#]],
    );
    // A declared mark is what its publisher says that it is.
    mapped(
        r#"{"rows":"$[*]","fields":{"place":"$.place","start":"$.time","pm25":{"path":"$.pm25","unit":"µg/m³","missing":["-99"]}}}"#,
        r#"[{"place":"甲","time":"2026-03-01","pm25":-99}]"#,
        expect![[r#"
            {"schema":"mingbai.air/1",
            "rows":[
            {"place":"甲","start":"2026-03-01","pm25":null}
            ]}
        "#]],
    );
}

#[test]
fn limits_have_a_source() {
    for field in SUBJECTS.iter().flat_map(|subject| subject.fields) {
        if field.range != Range::ANY {
            assert!(!field.range.source.is_empty(), "{}", field.key);
            assert!(field.range.least <= field.range.most || field.range.most.is_none());
        }
    }
}

proptest! {
    #[test]
    fn what_is_inside_is_never_touched(
        at in 0..SUBJECTS.len(),
        places in prop::collection::vec((any::<prop::sample::Index>(), "-?[0-9]{1,5}(\\.[0-9]{1,3})?"), 1..9),
    ) {
        let subject = &SUBJECTS[at];
        let numbers: Vec<_> = subject
            .fields
            .iter()
            .filter(|field| matches!(field.kind, super::super::Kind::Number(_)))
            .collect();
        prop_assume!(!numbers.is_empty());
        for (place, value) in places {
            let field = place.get(&numbers);
            let number = Decimal::parse(&value).unwrap();
            let least = field.range.least.is_none_or(|least| Decimal::from_int(least) <= number);
            let most = field.range.most.is_none_or(|most| number <= Decimal::from_int(most));
            let dataset = own(subject.key, "", &[format!(r#"{{"{}":"{value}"}}"#, field.key)]);
            match dataset.get(0, field.key).unwrap() {
                Datum::Number { printed, .. } => {
                    prop_assert!(least && most, "{} {value}", field.key);
                    prop_assert_eq!(&**printed, &*value);
                    prop_assert!(dataset.findings.is_empty());
                }
                datum => {
                    prop_assert!(!(least && most), "{} {value}", field.key);
                    prop_assert_eq!(datum, &Datum::Missing(Missing::OutOfRange));
                    prop_assert_eq!(dataset.findings.len(), 1);
                }
            }
        }
    }
}
