//! Every limit of the standard, each with one unit of its last digit more and less. The table here is written from the
//! standard (GB 3838—2002 表 1), apart from the one that is used.

use super::*;
use crate::Decimal;
use crate::names::{WaterClass, WaterItem, water_item};

/// Number, item, side, Ⅰ to Ⅴ.
const TABLE: &str = "\
3 溶解氧 ≥ 7.5 6 5 3 2
4 高锰酸盐指数 ≤ 2 4 6 10 15
5 化学需氧量 ≤ 15 15 20 30 40
6 五日生化需氧量 ≤ 3 3 4 6 10
7 氨氮 ≤ 0.15 0.5 1.0 1.5 2.0
8 总磷 ≤ 0.02 0.1 0.2 0.3 0.4
9 总氮 ≤ 0.2 0.5 1.0 1.5 2.0
10 铜 ≤ 0.01 1.0 1.0 1.0 1.0
11 锌 ≤ 0.05 1.0 1.0 2.0 2.0
12 氟化物 ≤ 1.0 1.0 1.0 1.5 1.5
13 硒 ≤ 0.01 0.01 0.01 0.02 0.02
14 砷 ≤ 0.05 0.05 0.05 0.1 0.1
15 汞 ≤ 0.00005 0.00005 0.0001 0.001 0.001
16 镉 ≤ 0.001 0.005 0.005 0.005 0.01
17 六价铬 ≤ 0.01 0.05 0.05 0.05 0.1
18 铅 ≤ 0.01 0.01 0.05 0.05 0.1
19 氰化物 ≤ 0.005 0.05 0.2 0.2 0.2
20 挥发酚 ≤ 0.002 0.002 0.005 0.01 0.1
21 石油类 ≤ 0.05 0.05 0.05 0.5 1.0
22 阴离子表面活性剂 ≤ 0.2 0.2 0.2 0.3 0.3
23 硫化物 ≤ 0.05 0.1 0.2 0.5 1.0
24 粪大肠菌群 ≤ 200 2000 10000 20000 40000";

/// 总磷 of lakes and reservoirs.
const LAKES: &str = "8 总磷 ≤ 0.01 0.025 0.05 0.1 0.2";

fn item(name: &str) -> WaterItem {
    water_item(name).unwrap_or_else(|| panic!("{name}")).0
}

fn each(table: &str, body: Body) {
    for line in table.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        let (number, item, at_least) = (parts[0], item(parts[1]), parts[2] == "≥");
        let limits = &parts[3..];
        assert_eq!(limits.len(), 5, "{line}");
        let row = limit(item).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(row.number.to_string(), number);
        for (place, text) in limits.iter().enumerate() {
            let exact = Decimal::parse(text).unwrap();
            let grain = Decimal::from_int(1)
                .shift10(i32::from(exact.scale()).wrapping_neg())
                .unwrap();
            // A class keeps its own limit, and the best of those with the same limit is the class.
            let best = limits.iter().position(|other| other == text).unwrap();
            assert_eq!(row.class(exact, body), CLASSES[best], "{line} {text}");
            let last = limits.iter().rposition(|other| other == text).unwrap();
            let beyond = if at_least {
                exact.checked_sub(grain)
            } else {
                exact.checked_add(grain)
            };
            // One unit beyond: the first class whose own limit still holds.
            let beyond = beyond.unwrap();
            let holds = |limit: &str| {
                let limit = Decimal::parse(limit).unwrap();
                if at_least {
                    beyond >= limit
                } else {
                    beyond <= limit
                }
            };
            let right = limits.iter().position(|limit| holds(limit));
            assert!(right.is_none_or(|right| right > last), "{line} {text}");
            let right = right.unwrap_or(5);
            assert_eq!(
                row.class(beyond, body),
                CLASSES[right],
                "{line} {text} beyond"
            );
            let within = if at_least {
                exact.checked_add(grain)
            } else {
                exact.checked_sub(grain)
            };
            assert!(
                row.class(within.unwrap(), body) <= CLASSES[best],
                "{line} {text} within"
            );
            assert_eq!(row.at(CLASSES[place], body), Some(*text));
        }
        assert_eq!(row.at(WaterClass::Inferior, body), None);
    }
}

#[test]
fn every_limit_and_one_unit_beside_it() {
    each(TABLE, Body::River);
    each(LAKES, Body::Lake);
    // But for total phosphorus lakes have the limits of rivers.
    for line in TABLE.lines().filter(|line| !line.contains("总磷")) {
        each(line, Body::Lake);
    }
    assert_eq!(TABLE_1.len(), TABLE.lines().count() + 1);
}

#[test]
fn acidity_is_from_six_to_nine_for_every_class() {
    let row = limit(WaterItem::Ph).unwrap();
    assert_eq!(row.number, 2);
    for (text, class) in [
        ("5.99", WaterClass::Inferior),
        ("6", WaterClass::I),
        ("6.0", WaterClass::I),
        ("7.62", WaterClass::I),
        ("9.00", WaterClass::I),
        ("9.01", WaterClass::Inferior),
    ] {
        let value = Decimal::parse(text).unwrap();
        assert_eq!(row.class(value, Body::River), class, "{text}");
    }
}

/// 表 2: 硫酸盐 250, 氯化物 250, 硝酸盐 10, 铁 0.3, 锰 0.1.
#[test]
fn drinking_water_sources() {
    for (name, exact, beyond) in [
        ("硫酸盐", "250", "251"),
        ("氯化物", "250", "251"),
        ("硝酸盐", "10", "11"),
        ("铁", "0.3", "0.31"),
        ("锰", "0.1", "0.11"),
    ] {
        let item = item(name);
        assert_eq!(beyond_table_2(item, &value(item, exact)), None, "{name}");
        assert!(
            beyond_table_2(item, &value(item, beyond)).is_some(),
            "{name}"
        );
    }
    assert_eq!(TABLE_2.len(), 5);
}

/// 环办〔2011〕22 号: 表 1 without 水温, 总氮, 粪大肠菌群 are 21; the list is that of 环办监测函〔2020〕82 号.
#[test]
fn twenty_one_items_count() {
    let named = "pH、溶解氧、高锰酸盐指数、氨氮、总磷、五日生化需氧量、化学需氧量、石油类、挥发酚、汞、铜、锌、铅、镉、铬（六价）、砷、硒、氟化物、氰化物、硫化物、阴离子表面活性剂";
    let mut items: Vec<WaterItem> = named.split('、').map(item).collect();
    assert_eq!(items.len(), COUNTED);
    items.sort_by_key(|item| WaterItem::ALL.iter().position(|other| other == item));
    let own: Vec<WaterItem> = WaterItem::ALL
        .iter()
        .copied()
        .filter(|item| counts(*item))
        .collect();
    assert_eq!(own, items);
}

#[test]
fn limits_in_words() {
    let words = |item, class, body| limit(item).unwrap().words(class, body).unwrap();
    use WaterClass::{I, III, V};
    assert_eq!(words(WaterItem::Phosphorus, III, Body::River), "≤0.2");
    assert_eq!(words(WaterItem::Phosphorus, III, Body::Lake), "≤0.05");
    assert_eq!(words(WaterItem::DissolvedOxygen, I, Body::River), "≥7.5");
    assert_eq!(words(WaterItem::Ph, V, Body::River), "6～9");
}
