use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn show(value: Value) -> String {
    match value {
        Value::Present { number, printed } => format!("{number} ({printed})"),
        Value::Missing(reason) => format!("{reason:?}"),
    }
}

/// `texts` are separated by `·`.
fn check(texts: &str, expected: Expect) {
    let lines: Vec<_> = texts
        .split('·')
        .map(|t| format!("{t:?}: {}\n", show(read_number(t))))
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn numbers() {
    check(
        "0·12· 12·-0.50·+3·1,234.5·28,583·２８，５８３．１·100.66%·１００．６６％·(123)·（1,234.50）·－5·−5·–5·.5·5.·1e3·\u{3000}7\u{a0}·9007199254740993·0.30000000000000004",
        expect![[r#"
            "0": 0 (0)
            "12": 12 (12)
            " 12": 12 (12)
            "-0.50": -0.50 (-0.50)
            "+3": 3 (+3)
            "1,234.5": 1234.5 (1,234.5)
            "28,583": 28583 (28,583)
            "２８，５８３．１": 28583.1 (２８，５８３．１)
            "100.66%": 100.66 (100.66%)
            "１００．６６％": 100.66 (１００．６６％)
            "(123)": -123 ((123))
            "（1,234.50）": -1234.50 (（1,234.50）)
            "－5": -5 (－5)
            "−5": -5 (−5)
            "–5": -5 (–5)
            ".5": 0.5 (.5)
            "5.": 5 (5.)
            "1e3": 1000 (1e3)
            "\u{3000}7\u{a0}": 7 (7)
            "9007199254740993": 9007199254740993 (9007199254740993)
            "0.30000000000000004": 0.30000000000000004 (0.30000000000000004)
        "#]],
    );
}

#[test]
fn marks() {
    check(
        "· ·—·——·-·--·---·–·－·…·……·...·-;·&mdash;·NA·N/A·n/a·null·无·暂无·\u{3000}·/·／·不适用·*·***·涉密",
        expect![[r#"
            "": NotReported
            " ": NotReported
            "—": NotReported
            "——": NotReported
            "-": NotReported
            "--": NotReported
            "---": NotReported
            "–": NotReported
            "－": NotReported
            "…": NotReported
            "……": NotReported
            "...": NotReported
            "-;": NotReported
            "&mdash;": NotReported
            "NA": NotReported
            "N/A": NotReported
            "n/a": NotReported
            "null": NotReported
            "无": NotReported
            "暂无": NotReported
            "\u{3000}": NotReported
            "/": NotApplicable
            "／": NotApplicable
            "不适用": NotApplicable
            "*": Withheld
            "***": Withheld
            "涉密": Secret
        "#]],
    );
}

#[test]
fn no_numbers() {
    check(
        "1,2x·1,2,3·99,99·1234,567·,123·1,234,·0.123,456·1,234e2·48~78·34-61·45|48||·<0.01·0.01L·未检出·(-5)·((5))·(5·5)·()·1 234·1.2.3·--5·NaN·1e999·12元·五·١٢·%·,·+·e5",
        expect![[r#"
            "1,2x": BadValue
            "1,2,3": BadValue
            "99,99": BadValue
            "1234,567": BadValue
            ",123": BadValue
            "1,234,": BadValue
            "0.123,456": BadValue
            "1,234e2": BadValue
            "48~78": BadValue
            "34-61": BadValue
            "45|48||": BadValue
            "<0.01": BadValue
            "0.01L": BadValue
            "未检出": BadValue
            "(-5)": BadValue
            "((5))": BadValue
            "(5": BadValue
            "5)": BadValue
            "()": BadValue
            "1 234": BadValue
            "1.2.3": BadValue
            "--5": BadValue
            "NaN": BadValue
            "1e999": BadValue
            "12元": BadValue
            "五": BadValue
            "١٢": BadValue
            "%": BadValue
            ",": BadValue
            "+": BadValue
            "e5": BadValue
        "#]],
    );
}

#[test]
fn amounts() {
    let show = |text: &str, unit| format!("{text} → {}\n", show(read_amount(text, unit)));
    let lines = [
        show("28,583万元", MoneyUnit::Wan),
        show("28,583万元", MoneyUnit::Yuan),
        show("28,583 万元", MoneyUnit::Yi),
        show("4.81亿", MoneyUnit::Wan),
        show("４．８１亿元", MoneyUnit::Wan),
        show("¥1,234.50", MoneyUnit::Yuan),
        show("￥1,234.50元", MoneyUnit::Wan),
        show("(12)万元", MoneyUnit::Yuan),
        show("3百万元", MoneyUnit::Wan),
        show("28,583千元", MoneyUnit::Wan),
        show("3千万元", MoneyUnit::Wan),
        show("万元", MoneyUnit::Wan),
        show("12千瓦", MoneyUnit::Wan),
        show("12%", MoneyUnit::Wan),
        show("—", MoneyUnit::Wan),
        show("0", MoneyUnit::Wan),
        show("1e27", MoneyUnit::Wan),
        show("999999999999999999999999999亿元", MoneyUnit::Yuan),
    ];
    expect![[r#"
        28,583万元 → 28583 (28,583万元)
        28,583万元 → 285830000 (28,583万元)
        28,583 万元 → 2.8583 (28,583 万元)
        4.81亿 → 48100 (4.81亿)
        ４．８１亿元 → 48100 (４．８１亿元)
        ¥1,234.50 → 1234.50 (¥1,234.50)
        ￥1,234.50元 → 0.12345 (￥1,234.50元)
        (12)万元 → -120000 ((12)万元)
        3百万元 → 300 (3百万元)
        28,583千元 → 2858.3 (28,583千元)
        3千万元 → BadValue
        万元 → BadValue
        12千瓦 → BadValue
        12% → BadValue
        — → NotReported
        0 → 0 (0)
        1e27 → BadValue
        999999999999999999999999999亿元 → 99999999999999999999999999900000000 (999999999999999999999999999亿元)
    "#]]
    .assert_eq(&lines.concat());
}

/// Amounts in parts, as news and tables of banks print them.
#[test]
fn amounts_in_parts() {
    let show = |text: &str, unit| format!("{text} → {}\n", show(read_amount(text, unit)));
    let lines = [
        show("2亿5000万元", MoneyUnit::Wan),
        show("1亿零500万元", MoneyUnit::Yi),
        show("1亿2345万6789元", MoneyUnit::Yuan),
        show("-2亿5,000万元", MoneyUnit::Wan),
        show("3万5千元", MoneyUnit::Yuan),
        show("2.5亿3000万元", MoneyUnit::Wan),
        show("2亿50000万元", MoneyUnit::Wan),
        show("2万3亿元", MoneyUnit::Wan),
        show("2亿-5万元", MoneyUnit::Wan),
        show("2亿5000", MoneyUnit::Wan),
        show("亿5000万元", MoneyUnit::Wan),
        show("元", MoneyUnit::Wan),
        show("零", MoneyUnit::Wan),
        show("零元", MoneyUnit::Wan),
        show("2亿元5万元", MoneyUnit::Wan),
    ];
    expect![[r#"
        2亿5000万元 → 25000 (2亿5000万元)
        1亿零500万元 → 1.05 (1亿零500万元)
        1亿2345万6789元 → 123456789 (1亿2345万6789元)
        -2亿5,000万元 → BadValue
        3万5千元 → 35000 (3万5千元)
        2.5亿3000万元 → BadValue
        2亿50000万元 → BadValue
        2万3亿元 → BadValue
        2亿-5万元 → BadValue
        2亿5000 → BadValue
        亿5000万元 → BadValue
        元 → BadValue
        零 → BadValue
        零元 → BadValue
        2亿元5万元 → BadValue
    "#]]
    .assert_eq(&lines.concat());
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in any::<String>()) {
        let _ = (read_number(&text), read_amount(&text, MoneyUnit::Yi), unit_behind(&text));
    }

    #[test]
    fn number_like_text_is_no_panic(text in "[ 0-9,.()+\\-%eE万亿元—…０-９，．（）％¥*/]{0,50}") {
        let _ = (read_number(&text), read_amount(&text, MoneyUnit::Yuan), unit_behind(&text));
    }

    #[test]
    fn grouping_is_undone_by_reading(text in "(0|[1-9][0-9]{0,24})(\\.[0-9]{1,12})?", negative in any::<bool>()) {
        let text = if negative { format!("-{text}") } else { text };
        let number = Decimal::parse(&text).unwrap();
        let Value::Present { number: back, .. } = read_number(&group(&number, None)) else {
            panic!("{text}");
        };
        prop_assert_eq!(back, number);
        prop_assert_eq!(back.scale(), number.scale());
    }
}

proptest! {
    /// Any whole number of 元 in 亿, 万 and 元 is that number, in every unit.
    #[test]
    fn compounds_are_exact(yi in 1i64..100_000, wan in 1i64..10_000, yuan in 1i64..10_000, zero in any::<bool>()) {
        let zero = if zero { "零" } else { "" };
        let text = format!("{yi}亿{zero}{wan}万{zero}{yuan}元");
        let expected = Decimal::parse(&format!("{yi}{wan:04}{yuan:04}")).unwrap();
        for unit in MoneyUnit::ALL {
            let read = read_amount(&text, unit).number().unwrap();
            prop_assert_eq!(convert(read, unit, MoneyUnit::Yuan), expected, "{}", &text);
        }
        let text = format!("{yi}亿{zero}{wan}万元");
        let expected = Decimal::parse(&format!("{yi}{wan:04}")).unwrap();
        prop_assert_eq!(read_amount(&text, MoneyUnit::Wan).number(), Some(expected));
    }

    #[test]
    fn compound_like_text_is_no_panic(text in "[0-9亿万零千百元.,-]{0,24}") {
        let _ = (read_amount(&text, MoneyUnit::Yi), unit_behind(&text));
    }
}
