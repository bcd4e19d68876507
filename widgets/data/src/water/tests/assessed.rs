//! Classes of items and samples, multiples, detection limits, units.

use super::*;
use crate::Decimal;
use crate::names::{WaterClass, WaterItem};
use crate::quantity::Rule;

fn class(item: WaterItem, text: &str, body: Body) -> String {
    match class_of(item, &value(item, text), body) {
        Ok(span) => span.words(),
        Err(why) => why.reason().into(),
    }
}

#[test]
fn items() {
    use WaterItem as Item;
    for (item, text, expected) in [
        (Item::Ammonia, "0.15", "Ⅰ类"),
        (Item::Ammonia, "2.01", "劣Ⅴ类"),
        // 环办监测函〔2020〕82 号, 七: half the limit of detection takes part. 0.025 mg/L is that of HJ 535.
        (Item::Ammonia, "0.025L", "Ⅰ类"),
        (Item::Mercury, "0.00004L", "Ⅰ类"),
        // Half of 0.05 is above Ⅰ (0.01) and within Ⅱ.
        (Item::Copper, "0.05L", "Ⅱ类"),
        (Item::Ammonia, "未检出", "未检出，检出限未公布"),
        (Item::Ammonia, "--", "未填报"),
        (Item::Ammonia, "断流", "未监测"),
        (Item::Conductivity, "512", "标准没有这一项的限值"),
        // 饱和率 90 % is not published: from 6 to below 7.5 both are possible.
        (Item::DissolvedOxygen, "7.5", "Ⅰ类"),
        (Item::DissolvedOxygen, "7.49", "Ⅰ类至Ⅱ类"),
        (Item::DissolvedOxygen, "6", "Ⅰ类至Ⅱ类"),
        (Item::DissolvedOxygen, "5.99", "Ⅲ类"),
        (Item::DissolvedOxygen, "1.9", "劣Ⅴ类"),
        (Item::Ammonia, "0.4~0.6", "Ⅱ类至Ⅲ类"),
        (Item::Ammonia, ">1.2", "Ⅳ类至劣Ⅴ类"),
        (Item::Ammonia, "≤0.4", "Ⅰ类至Ⅱ类"),
        // A “<” stands before a limit of detection.
        (Item::Ammonia, "<0.4", "Ⅱ类"),
    ] {
        assert_eq!(class(item, text, Body::River), expected, "{text}");
    }
    assert_eq!(class(Item::Phosphorus, "0.06", Body::River), "Ⅱ类");
    assert_eq!(class(Item::Phosphorus, "0.06", Body::Lake), "Ⅳ类");
    assert_eq!(class(Item::Phosphorus, "0.06", Body::Unsaid), "Ⅱ类至Ⅳ类");
}

#[test]
fn units_are_converted_exactly() {
    let read =
        |unit: &str, text: &str| Rule::stated(crate::Unit::parse(unit).unwrap()).read_text(text);
    let class = |value: &Quantity| class_of(WaterItem::Mercury, value, Body::River);
    // Ⅰ and Ⅱ: 0.00005 mg/L is 0.05 µg/L.
    let exact = class(&read("µg/L", "0.05")).unwrap();
    assert_eq!(exact.exact(), Some(WaterClass::I));
    let beyond = class(&read("µg/L", "0.051")).unwrap();
    assert_eq!(beyond.exact(), Some(WaterClass::III));
    assert_eq!(class(&read("NTU", "0.05")), Err(Why::Unit));
}

fn times(item: WaterItem, text: &str, class: WaterClass) -> String {
    match exceedance(item, &value(item, text), Body::River, class) {
        None => "—".into(),
        Some(one) => format!(
            "{} {}",
            one.limit,
            one.times.map_or("无倍数".into(), |times| times.to_string())
        ),
    }
}

/// (value − limit) ÷ limit, one decimal by GB/T 8170 (a half to the even digit).
#[test]
fn multiples() {
    use WaterClass::{II, III, V};
    use WaterItem as Item;
    for (item, text, class, expected) in [
        (Item::Ammonia, "1.0", III, "—"),
        (Item::Ammonia, "1.5", III, "≤1.0 0.5"),
        (Item::Ammonia, "1.25", III, "≤1.0 0.2"),
        (Item::Ammonia, "1.35", III, "≤1.0 0.4"),
        (Item::Ammonia, "1.251", III, "≤1.0 0.3"),
        (Item::Permanganate, "8", III, "≤6 0.3"),
        (Item::Permanganate, "8", II, "≤4 1.0"),
        (Item::Cod, "21", III, "≤20 0.05"),
        (Item::Ammonia, "1.001", III, "≤1.0 0.001"),
        (Item::Phosphorus, "0.5", V, "≤0.4 0.2"),
        // pH and dissolved oxygen have no multiple.
        (Item::DissolvedOxygen, "4.9", III, "≥5 无倍数"),
        (Item::Ph, "9.1", III, "6～9 无倍数"),
        (Item::Ph, "9", III, "—"),
        (Item::DissolvedOxygen, "5", III, "—"),
        (Item::Nitrogen, "3.0", III, "≤1.0 2.0"),
        (Item::Ammonia, "0.9~1.2", III, "—"),
        (Item::Ammonia, "1.1~1.2", III, "≤1.0 无倍数"),
    ] {
        assert_eq!(times(item, text, class), expected, "{text}");
    }
}

#[test]
fn quotients_by_gb_8170() {
    let of = |part: i64, whole: i64| {
        quotient(Decimal::from_int(part), Decimal::from_int(whole), 1)
            .unwrap()
            .to_string()
    };
    assert_eq!(
        [of(1, 4), of(3, 4), of(1, 3), of(2, 3), of(9, 8)],
        ["0.2", "0.8", "0.3", "0.7", "1.1"]
    );
    // 1/8 has three decimals: no half at the second.
    assert_eq!(of(1, 8), "0.1");
}

fn sample(row: &str) -> Sample {
    let board = board(&[&format!(r#""place":"甲","start":"2026-03",{row}"#)]);
    board.samples[0].clone()
}

fn one(row: &str) -> Assessed {
    assess(&sample(row))
}

fn said(row: &str) -> String {
    exceeding(&sample(row), &one(row).exceed)
}

#[test]
fn the_worst_item_sets_the_class() {
    let sum = one(
        r#""ph":"7.6","do":"8.4","codmn":"3.1","nh3n":"1.2","tp":"0.132","tn":"4.2","temp":"13.5","coliform":"90000""#,
    );
    // 总氮, 水温 and 粪大肠菌群 do not take part.
    assert_eq!(sum.class.unwrap().exact(), Some(WaterClass::IV));
    assert_eq!(sum.worst, [WaterItem::Ammonia]);
    assert_eq!(sum.counted, 5);
    assert!(!sum.is_whole());
    let exceed: Vec<_> = sum.exceed.iter().map(|one| one.item).collect();
    assert_eq!(exceed, [WaterItem::Ammonia]);
    // Two items are worst; the target decides what exceeds.
    let row = r#""class_target":"Ⅱ","nh3n":"0.7","codmn":"5","tp":"0.05""#;
    let sum = one(row);
    assert_eq!(sum.worst, [WaterItem::Permanganate, WaterItem::Ammonia]);
    assert_eq!(said(row), "超Ⅱ类：氨氮 0.4 倍、高锰酸盐指数 0.2 倍");
    assert_eq!(one(r#""temp":"20""#).class, None);
    assert_eq!(one(r#""nh3n":null"#).class, None);
}

/// 表 2 holds for drinking-water sources alone.
#[test]
fn sources_stand_apart() {
    let row = r#""nh3n":"0.2","iron":"0.45""#;
    assert_eq!(one(row).exceed, []);
    let row = &format!(r#""kind":"source",{row}"#);
    let sum = one(row);
    assert_eq!(said(row), "超标：铁 0.5 倍");
    assert_eq!(sum.class.unwrap().exact(), Some(WaterClass::II));
}

/// The standard is in force since 2002-06-01.
#[test]
fn before_the_standard_nothing_is_computed() {
    let on = |start: &str| {
        let row = format!(r#""place":"甲","start":"{start}","nh3n":"1.2""#);
        assess(&board(&[&row]).samples[0]).class.is_some()
    };
    assert!(!on("2002-05-31"));
    assert!(on("2002-06-01"));
}

#[test]
fn means_of_small_rivers() {
    let rows = |values: &[&str]| {
        let rows: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(at, value)| {
                format!(r#""place":"{at}","river":"甲河","start":"2026-03",{value}"#)
            })
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let board = board(&rows);
        let samples: Vec<&Sample> = board.samples.iter().collect();
        assess_mean(&samples).map(Span::words)
    };
    // (0.4 + 0.6) ÷ 2 is 0.5, the limit of Ⅱ.
    assert_eq!(
        rows(&[r#""nh3n":"0.4""#, r#""nh3n":"0.6""#]).as_deref(),
        Some("Ⅱ类")
    );
    assert_eq!(
        rows(&[r#""nh3n":"0.4""#, r#""nh3n":"0.601""#]).as_deref(),
        Some("Ⅲ类")
    );
    // Below detection counts as half: (0.02 + 0.29) ÷ 2 = 0.155.
    assert_eq!(
        rows(&[r#""nh3n":"0.04L""#, r#""nh3n":"0.29""#]).as_deref(),
        Some("Ⅱ类")
    );
    assert_eq!(rows(&[r#""nh3n":null"#, r#""nh3n":null"#]), None);
}
