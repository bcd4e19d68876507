//! Numbers as people print them: full-width digits, thousands, per cent, brackets for negatives, a unit behind,
//! and the many marks that mean that there is none. Zero is a number; a mark is never zero.

use crate::decimal::write_digits;
use crate::money::convert;
use crate::text::{among, trim};
use crate::{Decimal, Missing, MoneyUnit, Value};

/// Marks that stand where a number is missing, without blanks. Runs of dashes, dots and asterisks need no entry.
const MARKS: [(&str, Missing); 4] = [
    (
        "na|n/a|null|none|无|暂无|无数据|暂无数据|未填报|&mdash;|&mdash;&mdash;|&nbsp;",
        Missing::NotReported,
    ),
    ("/|不适用", Missing::NotApplicable),
    ("未公开|不公开|不予公开|依法不予公开", Missing::Withheld),
    (
        "涉密|保密|涉密不公开|涉密不予公开|涉及国家秘密",
        Missing::Secret,
    ),
];

/// Reads one number. `92.98%` is 92.98: a per cent sign is part of the print, not of the number.
///
/// `(123)` is −123; thousands must be well formed; marks (`—`, `-`, `NA`, `无`, empty) give the reason why there is
/// no number; everything else, ranges and inequalities included, is [`Missing::BadValue`].
///
/// ```
/// use mingbai_data::{Decimal, Missing, Value, number::read_number};
/// assert_eq!(read_number("２８，５８３").number(), Decimal::parse("28583"));
/// assert_eq!(read_number("(123)").number(), Decimal::parse("-123"));
/// assert_eq!(read_number("—"), Value::Missing(Missing::NotReported));
/// assert_eq!(read_number("1,2x"), Value::Missing(Missing::BadValue));
/// ```
#[must_use]
pub fn read_number(text: &str) -> Value {
    // Nearly every number needs no second look.
    if let Some(number) = Decimal::parse(text) {
        return whole(number, text);
    }
    if let Some(number) = digits(text) {
        return present(Some(number), text);
    }
    let plain = plain(text);
    if let Some(reason) = mark(&plain) {
        return Value::Missing(reason);
    }
    present(digits(plain.strip_suffix('%').unwrap_or(&plain)), text)
}

/// Reads one amount of money. A unit behind it (`28,583万元`, `¥4.81亿`) is converted exactly into `table_unit`;
/// without one the amount is in `table_unit` already. `printed` stays what was printed, unit included.
///
/// ```
/// use mingbai_data::{Decimal, MoneyUnit, number::read_amount};
/// assert_eq!(read_amount("4.81亿元", MoneyUnit::Wan).number(), Decimal::parse("48100"));
/// assert_eq!(read_amount("28,583", MoneyUnit::Wan).number(), Decimal::parse("28583"));
/// ```
#[must_use]
pub fn read_amount(text: &str, table_unit: MoneyUnit) -> Value {
    if let Some(number) = Decimal::parse(text).filter(|number| number.is_short()) {
        return whole(number, text);
    }
    if let Some(number) = digits(text) {
        return present(sane(number), text);
    }
    let plain = plain(text);
    if let Some(reason) = mark(&plain) {
        return Value::Missing(reason);
    }
    let (amount, unit) = match MoneyUnit::split_suffix(&plain) {
        Some((amount, unit)) => (amount, unit),
        None => (plain.as_str(), table_unit),
    };
    let amount = amount.strip_prefix(['¥', '￥']).unwrap_or(amount);
    let amount = digits(amount).and_then(sane);
    present(amount.map(|number| convert(number, unit, table_unit)), text)
}

/// What is below 10²⁷: beyond it no money is meant, and a change of unit might not fit.
fn sane(amount: Decimal) -> Option<Decimal> {
    let limit = Decimal::from_int(1_000_000_000).shift10(18)?;
    Some(amount).filter(|n| n.abs() < limit)
}

/// The unit that is printed behind an amount, when there is one.
#[must_use]
pub fn unit_behind(text: &str) -> Option<MoneyUnit> {
    let plain = plain(text);
    let (amount, unit) = MoneyUnit::split_suffix(&plain)?;
    digits(amount.strip_prefix(['¥', '￥']).unwrap_or(amount)).map(|_| unit)
}

/// A text that is a number, without a blank around it.
fn whole(number: Decimal, text: &str) -> Value {
    Value::Present {
        number,
        printed: text.into(),
    }
}

fn present(number: Option<Decimal>, text: &str) -> Value {
    match number {
        Some(number) => Value::Present {
            number,
            printed: trim(text).into(),
        },
        None => Value::Missing(Missing::BadValue),
    }
}

/// Half-width, without blanks at either end, dashes and minus signs made one.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '\u{3000}' | '\u{a0}' | '\u{feff}' => ' ',
        '−' | '–' | '－' | '﹣' => '-',
        '！'..='～' if c != '￥' => char::from_u32(
            (c as u32)
                .wrapping_sub('！' as u32)
                .wrapping_add('!' as u32),
        )
        .unwrap_or(c),
        _ => c,
    };
    let mut out: String = text.chars().map(half).collect();
    out.truncate(out.trim_end().len());
    match out.strip_prefix(' ') {
        Some(rest) => rest.trim_start().into(),
        None => out,
    }
}

/// The reason why there is no number, when `plain` is one of the marks.
pub(crate) fn mark(plain: &str) -> Option<Missing> {
    if plain
        .chars()
        .all(|c| matches!(c, '-' | '—' | '―' | '─' | '…' | '.' | ';' | ' '))
    {
        return Some(Missing::NotReported);
    }
    if plain.chars().all(|c| c == '*') {
        return Some(Missing::Withheld);
    }
    MARKS
        .iter()
        .find(|(marks, _)| among(marks, plain))
        .map(|(_, reason)| *reason)
}

/// Digits with a sign or brackets and well-formed thousands.
pub(crate) fn digits(plain: &str) -> Option<Decimal> {
    let plain = trim(plain);
    if let Some(inner) = plain.strip_prefix('(') {
        // Brackets say "negative" already: a sign within would say it twice.
        let inner = inner.strip_suffix(')')?;
        let starts_with_digit = inner.as_bytes().first().is_some_and(u8::is_ascii_digit);
        return digits(inner)
            .filter(|_| starts_with_digit)
            .and_then(|n| Decimal::ZERO.checked_sub(n));
    }
    if !plain.bytes().any(|byte| byte == b',') {
        return Decimal::parse(plain);
    }
    let mut bare = String::with_capacity(plain.len());
    // Digits since the last comma; none may stand before the first but one to three.
    let (mut run, mut commas, mut point) = (0u32, false, false);
    for c in plain.chars() {
        match c {
            '0'..='9' => run = run.saturating_add(1),
            ',' if !point
                && if commas {
                    run == 3
                } else {
                    (1..=3).contains(&run)
                } =>
            {
                (run, commas) = (0, true);
                continue;
            }
            '.' if !point && run == 3 => point = true,
            '+' | '-' if bare.is_empty() => {}
            _ => return None,
        }
        bare.push(c);
    }
    if !point && run != 3 {
        return None;
    }
    Decimal::parse(&bare)
}

/// A count in digits. The library's formatter would weigh more than all that is counted.
#[must_use]
pub fn count(n: usize) -> String {
    Decimal::from_int(i64::try_from(n).unwrap_or(i64::MAX)).digits()
}

/// The digits in groups of three, for the screen: `28,583.10`.
///
/// With `places` the number is rounded half up and padded to exactly so many decimals; without, all its digits are shown.
///
/// ```
/// use mingbai_data::{Decimal, number::group};
/// let n = Decimal::parse("28583.10").unwrap();
/// assert_eq!(group(&n, None), "28,583.10");
/// assert_eq!(group(&n, Some(0)), "28,583");
/// assert_eq!(group(&n, Some(3)), "28,583.100");
/// ```
#[must_use]
pub fn group(number: &Decimal, places: Option<u8>) -> String {
    let mut out = String::new();
    let Some(places) = places else {
        write_digits(&mut out, *number, true);
        return out;
    };
    let shown = number.round(places);
    write_digits(&mut out, shown, true);
    if shown.scale() < places {
        if shown.scale() == 0 {
            out.push('.');
        }
        for _ in shown.scale()..places {
            out.push('0');
        }
    }
    out
}

#[cfg(test)]
mod tests {
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
}
