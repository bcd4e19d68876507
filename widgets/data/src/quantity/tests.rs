//! Cells of published answers, and what each is.

use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn show(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Present(reading) => {
            let unit = reading
                .unit
                .map_or(String::new(), |u| format!(" {}", u.name()));
            format!("{:?}{unit}", Short(reading.amount))
        }
        Quantity::Missing(reason, _) => format!("{reason:?}"),
    }
}

/// An amount in one line.
struct Short(Amount);

impl core::fmt::Debug for Short {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Amount::Number(n) => write!(f, "{n}"),
            Amount::Range { low, high } => write!(f, "{low}..{high}"),
            Amount::BelowDetection(None) => f.write_str("below"),
            Amount::BelowDetection(Some(limit)) => write!(f, "below {limit}"),
            Amount::Bound(side, n) => write!(f, "{side:?} {n}"),
        }
    }
}

/// `texts` are separated by `·`.
fn check(rule: &Rule, texts: &str, expected: Expect) {
    let lines: Vec<_> = texts
        .split('·')
        .map(|text| {
            let read = rule.read_text(text);
            assert_eq!(read.printed(), visible(text), "what stood there is kept");
            format!("{text:?}: {}\n", show(&read))
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn everything_an_adapter_must_accept() {
    check(
        &Rule::default(),
        "12· 12·1,234.5·28,583万元·１２·100.66%·(123)·+3·48~78·48～78·34-61·48至78·99,99·45|48||·<0.01·0.01L·ND·未检出·未检出(<0.01)·/·-·--·—·——·-;·&mdash;·NA·N/A·null·无·暂无··-99·-999·-1·9999·0·0.0·1,2x·未监测",
        expect![[r#"
            "12": 12
            " 12": 12
            "1,234.5": 1234.5
            "28,583万元": 28583 万元
            "１２": 12
            "100.66%": 100.66 %
            "(123)": -123
            "+3": 3
            "48~78": 48..78
            "48～78": 48..78
            "34-61": 34..61
            "48至78": 48..78
            "99,99": BadValue
            "45|48||": BadValue
            "<0.01": below 0.01
            "0.01L": below 0.01
            "ND": below
            "未检出": below
            "未检出(<0.01)": below 0.01
            "/": NotApplicable
            "-": NotReported
            "--": NotReported
            "—": NotReported
            "——": NotReported
            "-;": NotReported
            "&mdash;": NotReported
            "NA": NotReported
            "N/A": NotReported
            "null": NotReported
            "无": NotReported
            "暂无": NotReported
            "": NotReported
            "-99": -99
            "-999": -999
            "-1": -1
            "9999": 9999
            "0": 0
            "0.0": 0.0
            "1,2x": BadValue
            "未监测": NotMonitored
        "#]],
    );
}

#[test]
fn units_behind() {
    check(
        &Rule::default(),
        "23.9mg/L·35µg/m³·35 ug/m3·35（μg/m³）·0.01L mg/L·0.01 mg/L L·>500·≥90%·≤0.05mg/L·低于4.3%·500万元以上·3.2万·3.2万人·1.5亿元·10~20%·10%-20%·-5~-3℃·2.4×10³个/L·2.4×10^4 MPN/L·1e3·<span title='原始值：23.88'>23.9</span>·约120·12元5角·5-3·(5)-(3)·0813-8101234·2018-08·0.5-08·0.5-0.8",
        expect![[r#"
            "23.9mg/L": 23.9 mg/L
            "35µg/m³": 35 µg/m³
            "35 ug/m3": 35 µg/m³
            "35（μg/m³）": 35 µg/m³
            "0.01L mg/L": below 0.01 mg/L
            "0.01 mg/L L": BadValue
            ">500": Over 500
            "≥90%": AtLeast 90 %
            "≤0.05mg/L": AtMost 0.05 mg/L
            "低于4.3%": Under 4.3 %
            "500万元以上": AtLeast 500 万元
            "3.2万": 32000
            "3.2万人": 3.2 万人
            "1.5亿元": 1.5 亿元
            "10~20%": 10..20 %
            "10%-20%": 10..20 %
            "-5~-3℃": -5..-3 ℃
            "2.4×10³个/L": 2400 个/L
            "2.4×10^4 MPN/L": 24000 MPN/L
            "1e3": 1000
            "<span title='原始值：23.88'>23.9</span>": 23.9
            "约120": BadValue
            "12元5角": BadValue
            "5-3": BadValue
            "(5)-(3)": BadValue
            "0813-8101234": BadValue
            "2018-08": BadValue
            "0.5-08": BadValue
            "0.5-0.8": 0.5..0.8
        "#]],
    );
}

#[test]
fn a_rule_says_what_is_none() {
    let rule = Rule {
        marks: Marks::parse("-99|-999|-1|9999|-9999|0|/=not-monitored").unwrap(),
        ..Rule::stated(Unit::UG_M3)
    };
    check(
        &rule,
        "-99·-99.0·-999·-1·9999·-9999·0·0.00·/·1·-2·99",
        expect![[r#"
            "-99": NotReported
            "-99.0": NotReported
            "-999": NotReported
            "-1": NotReported
            "9999": NotReported
            "-9999": NotReported
            "0": NotReported
            "0.00": NotReported
            "/": NotMonitored
            "1": 1 µg/m³
            "-2": -2 µg/m³
            "99": 99 µg/m³
        "#]],
    );
}

#[test]
fn a_rule_says_that_a_comma_is_a_range() {
    let rule = Rule {
        range: true,
        ..Rule::default()
    };
    check(
        &rule,
        "99,99·101,150·34-61·48~78·62",
        expect![[r#"
            "99,99": 99..99
            "101,150": 101..150
            "34-61": 34..61
            "48~78": 48..78
            "62": 62
        "#]],
    );
}

#[test]
fn a_unit_is_never_guessed() {
    let rule = Rule {
        needs: Needs::Printed(Dimension::Concentration),
        ..Rule::default()
    };
    check(
        &rule,
        " 0.163·0.163mg/m³·163 μg/m3·3ppb·35万元·35%·<0.01·ND·—",
        expect![[r#"
            " 0.163": NoUnit
            "0.163mg/m³": 0.163 mg/m³
            "163 μg/m3": 163 µg/m³
            "3ppb": 3 ppb
            "35万元": NoUnit
            "35%": NoUnit
            "<0.01": NoUnit
            "ND": below
            "—": NotReported
        "#]],
    );
    let finding = |text: &str| {
        let found = rule.read_text(text).finding("PM10", Place::default());
        found.map_or("none".into(), |f| format!("{}: {}", f.code, f.message))
    };
    expect![[r#"
        unit: PM10：“0.163”没有标明单位，无法确定数值大小，未予显示；请在数据或列标题中写明单位。
        unit: PM10：“35万元”的单位“万元”不是这一项应有的单位，未予显示；请核对数据。
        field: PM10：“1,2x”不是可以识别的数值，未予显示；请核对数据。
        none
        none"#]]
    .assert_eq(
        &[" 0.163", "35万元", "1,2x", "—", "35μg/m³"]
            .map(finding)
            .join("\n"),
    );
}

#[test]
fn a_stated_unit() {
    let people = Rule::stated(Unit::parse("人").unwrap());
    check(
        &people,
        "1,089·3.2万·3.2万人·500L·<5·12户·12人",
        expect![[r#"
            "1,089": 1089 人
            "3.2万": 3.2 万人
            "3.2万人": 3.2 万人
            "500L": BadValue
            "<5": Under 5 人
            "12户": NoUnit
            "12人": 12 人
        "#]],
    );
    let money = Rule::stated(Unit::money(crate::MoneyUnit::Wan));
    check(
        &money,
        "28,583·28,583万元·4.81亿·2亿5000万元·1亿零500万·1亿2000万人·2亿5000·￥1,234.50元·(123)·12%",
        expect![[r#"
            "28,583": 28583 万元
            "28,583万元": 28583 万元
            "4.81亿": 4.81 亿元
            "2亿5000万元": 250000000 元
            "1亿零500万": BadValue
            "1亿2000万人": BadValue
            "2亿5000": BadValue
            "￥1,234.50元": 1234.50 元
            "(123)": -123 万元
            "12%": NoUnit
        "#]],
    );
    let air = Rule::stated(Unit::UG_M3);
    assert_eq!(
        air.read_text("3ppb").in_unit(Unit::UG_M3),
        Err(NotConverted::NeedsTemperature)
    );
    assert_eq!(
        Rule::stated(Unit::MG_M3)
            .read_text(" 0.163")
            .in_unit(Unit::UG_M3),
        Ok(Amount::Number(Decimal::from_int(163)))
    );
}

#[test]
fn what_cannot_be_is_not_shown() {
    let rule = Rule {
        within: Some((Decimal::ZERO, Decimal::from_int(5000))),
        ..Rule::stated(Unit::UG_M3)
    };
    check(
        &rule,
        "-5·0·5000·5000.1·6mg/m³·5mg/m³·9000ppb·48~78·-1~3·>9000·—",
        expect![[r#"
            "-5": OutOfRange
            "0": 0 µg/m³
            "5000": 5000 µg/m³
            "5000.1": OutOfRange
            "6mg/m³": OutOfRange
            "5mg/m³": 5 mg/m³
            "9000ppb": 9000 ppb
            "48~78": 48..78 µg/m³
            "-1~3": OutOfRange
            ">9000": OutOfRange
            "—": NotReported
        "#]],
    );
    let read = rule.read_text("-5");
    assert_eq!(read.missing().map(Missing::reason), Some("数据异常"));
    let finding = read.finding("PM10", Place::default()).unwrap();
    assert_eq!(finding.code, "range");
    assert_eq!(
        finding.message,
        "PM10：“-5”超出这一项可能的范围，未予显示；请核对数据。"
    );
}

#[test]
fn members() {
    let rule = Rule::default();
    let read = |tree: &Tree| show(&rule.read(Some(tree)));
    assert_eq!(show(&rule.read(None)), "Absent");
    assert_eq!(read(&Tree::Null), "NotReported");
    assert_eq!(read(&Tree::Map(vec![])), "NotReported");
    assert_eq!(read(&Tree::List(vec![])), "NotReported");
    assert_eq!(read(&Tree::List(vec![Tree::Null])), "BadValue");
    assert_eq!(read(&Tree::Bool(true)), "BadValue");
    assert_eq!(read(&Tree::Number("0".into())), "0");
    assert_eq!(
        read(&Tree::Number("9007199254740993".into())),
        "9007199254740993"
    );
    assert_eq!(read(&Tree::Text("".into())), "NotReported");
}

#[test]
fn on_screen() {
    let shown = |rule: &Rule, text: &str| rule.read_text(text).shown();
    let water = Rule::stated(Unit::MG_L);
    assert_eq!(shown(&water, "0.01L"), "未检出（检出限 0.01 mg/L）");
    assert_eq!(shown(&water, "ND"), "未检出");
    assert_eq!(shown(&water, "23.90"), "23.90 mg/L");
    assert_eq!(shown(&water, "--"), "—");
    assert_eq!(shown(&Rule::default(), "48-78"), "48～78");
    assert_eq!(shown(&Rule::default(), "≥90%"), "≥90%");
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in any::<String>(), range in any::<bool>()) {
        let rule = Rule { range, ..Rule::stated(Unit::MG_L) };
        let read = rule.read_text(&text);
        let _ = (read.shown(), read.finding("x", Place::default()), read.in_unit(Unit::UG_L), rule.read_list(&text));
    }

    #[test]
    fn value_like_text_is_no_panic(text in "[0-9.,+\\-~～至<>≥L(){}%e×^³万亿元人m/gµ—|未检出ND ]{0,24}") {
        let read = Rule::default().read_text(&text);
        let _ = (read.shown(), read.in_unit(Unit::UG_L), Rule::default().read_list(&text));
    }

    #[test]
    fn decimal_text_in_is_decimal_text_out(text in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,12})?") {
        let read = Rule::default().read_text(&text);
        // Nothing is below zero by nothing.
        let digits = if Decimal::parse(&text).unwrap().is_zero() { text.trim_start_matches('-') } else { &text };
        prop_assert_eq!(read.number().unwrap().to_string(), digits);
        prop_assert_eq!(read.printed(), &text);
    }

    #[test]
    fn a_range_keeps_its_ends(low in 0i64..1000, more in 0i64..1000, mark in "[~～\\-至]") {
        let high = low.saturating_add(more);
        let read = Rule::default().read_text(&format!("{low}{mark}{high}"));
        let Quantity::Present(reading) = read else { panic!() };
        let (low, high) = (Decimal::from_int(low), Decimal::from_int(high));
        prop_assert_eq!(reading.amount, Amount::Range { low, high });
    }
}
