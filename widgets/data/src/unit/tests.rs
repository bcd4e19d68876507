//! Spellings from published headings, and conversions that are known.

use super::*;
use crate::money;
use proptest::prelude::*;

fn unit(text: &str) -> String {
    Unit::parse(text).map_or("?".into(), Unit::name)
}

#[test]
fn spellings() {
    for text in [
        "ug/m3",
        "µg/m³",
        "μg/m³",
        "μg/m3",
        "UG/M3",
        "ug/m^3",
        "（μg／m³）",
        "微克/立方米",
        "微克每立方米",
        "㎍/㎥",
        "&micro;g/m<sup>3</sup>",
        "单位：微克/立方米",
        "μg·m⁻³",
    ] {
        assert_eq!(unit(text), "µg/m³", "{text}");
    }
    for text in ["mg/m3", "毫克/立方米", "mg/m^3", "MG/M³", "ｍｇ／ｍ３"] {
        assert_eq!(unit(text), "mg/m³", "{text}");
    }
    for (text, name) in [
        ("mg/L", "mg/L"),
        ("毫克/升", "mg/L"),
        ("万元", "万元"),
        ("单位：人民币亿元", "亿元"),
        ("百万元", "百万元"),
        ("千元", "千元"),
        ("万人次", "万人次"),
        ("户", "户"),
        ("亩", "亩"),
        ("万亩", "万亩"),
        ("公顷", "公顷"),
        ("km²", "平方公里"),
        ("㎡", "平方米"),
        ("千克", "千克"),
        ("%", "%"),
        ("％", "%"),
        ("‰", "‰"),
        ("个百分点", "个百分点"),
        ("工作日", "工作日"),
        ("cells/L", "cells/L"),
        ("μS/cm", "µS/cm"),
        ("万", "?"),
        ("千", "?"),
        ("千瓦", "千瓦"),
        ("万mg/L", "?"),
        ("", "?"),
        ("斗", "?"),
    ] {
        assert_eq!(unit(text), name, "{text}");
    }
}

#[test]
fn every_name_is_a_spelling() {
    let own = table::OWN.iter().map(|kind| Unit { kind, scale: 0 });
    for unit in table::ALL.iter().copied().chain(own) {
        assert_eq!(Unit::parse(&unit.name()), Some(unit), "{}", unit.name());
        for spelling in unit.kind.spellings.split('|') {
            assert_eq!(Unit::parse(spelling), Some(unit), "{spelling}");
        }
    }
    for unit in MoneyUnit::ALL {
        let same = Unit::money(unit);
        assert_eq!(same.name(), unit.name());
        assert_eq!(same.as_money(), Some(unit));
        assert_eq!(Unit::parse(unit.name()), Some(same));
    }
    assert_eq!(Unit::MU.as_money(), None);
}

#[test]
fn known_conversions() {
    let check = |amount: &str, from: &str, to: &str, expected: &str| {
        let (from, to) = (Unit::parse(from).unwrap(), Unit::parse(to).unwrap());
        let out = convert(Decimal::parse(amount).unwrap(), from, to);
        let text = out.map_or_else(|e| format!("{e:?}"), |n| n.to_string());
        assert_eq!(text, expected, "{amount} {} → {}", from.name(), to.name());
    };
    check("0.163", "mg/m3", "ug/m3", "163");
    check("1.1", "mg/m3", "ug/m3", "1100");
    check("35", "ug/m3", "mg/m3", "0.035");
    check("35.0", "ug/m3", "ng/m3", "35000");
    check("0.05", "mg/L", "ug/L", "50");
    check("1", "mg/L", "mg/m3", "1000");
    check("3", "ppm", "ppb", "3000");
    check("3", "ppb", "ug/m3", "NeedsTemperature");
    check("3", "mg/m3", "ppm", "NeedsTemperature");
    check("1", "公顷", "亩", "15");
    check("15", "亩", "公顷", "1");
    check("1", "亩", "公顷", "NoExactDecimal");
    check("1", "平方公里", "亩", "1500");
    check("1", "平方公里", "公顷", "100");
    check("3", "万亩", "公顷", "2000");
    check("2000", "平方米", "亩", "3");
    check("1000", "平方米", "亩", "1.5");
    check("12000", "万元", "亿元", "1.2");
    check("4.81", "亿元", "万元", "48100");
    check("5", "%", "‰", "50");
    check("3.2", "万人", "人", "32000");
    check("3.2", "万人", "户", "Dimension");
    check("3.4", "个百分点", "%", "Dimension");
    check("1", "万元", "人", "Dimension");
    check("99999999999999999999999999999999", "亿元", "元", "TooLong");
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(table::ALL)
}

proptest! {
    #[test]
    fn there_and_back_is_exact(text in "-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,6})?", from in any_unit(), to in any_unit()) {
        let amount = Decimal::parse(&text).unwrap();
        match convert(amount, from, to) {
            Ok(out) => prop_assert_eq!(convert(out, to, from), Ok(amount)),
            Err(NotConverted::NoExactDecimal) => prop_assert_eq!(from.dimension(), Dimension::Area),
            Err(NotConverted::NeedsTemperature | NotConverted::Dimension) => {
                prop_assert_ne!(from.dimension(), to.dimension());
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn money_is_converted_as_money_is(text in "-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,6})?", from in 0usize..5, to in 0usize..5) {
        let (from, to) = (MoneyUnit::ALL[from], MoneyUnit::ALL[to]);
        let amount = Decimal::parse(&text).unwrap();
        let out = convert(amount, Unit::money(from), Unit::money(to)).unwrap();
        prop_assert_eq!(out.to_string(), money::convert(amount, from, to).to_string());
    }

    #[test]
    fn any_text_is_no_panic(text in any::<String>()) {
        let _ = Unit::parse(&text);
    }
}
