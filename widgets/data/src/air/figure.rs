//! A figure of our format: a number or a range, and the unit that may stand behind it. What a source prints is read by
//! [`crate::quantity::Rule`], which knows every unit there is and is many times as long.

use crate::fold::half;
use crate::number::digits;
use crate::quantity::Amount;
use crate::text::{cut, trim};
use crate::{Decimal, Unit};

/// `50`, `50 µg/m³`, `48~78`, `<0.01`, `未检出`; with `commas` also `48,78`. A range is never upside down.
#[inline(never)]
pub(super) fn amount(text: &str, commas: bool) -> Option<(Amount, Option<Unit>)> {
    let plain: String = text.chars().map(half).collect();
    if trim(&plain) == "未检出" {
        return Some((Amount::BelowDetection(None), None));
    }
    if let Some(limit) = plain.strip_prefix('<') {
        let (limit, unit) = part(limit)?;
        return Some((Amount::BelowDetection(Some(limit)), unit));
    }
    for mark in ["~", "至", "—", "-", ","] {
        let ends = cut(&plain, mark).filter(|_| commas || mark != ",");
        let ends = ends.and_then(|(low, high)| part(low).zip(part(high)));
        if let Some(((low, None), (high, unit))) = ends
            && low <= high
        {
            return Some((Amount::Range { low, high }, unit));
        }
    }
    let (number, unit) = part(&plain)?;
    Some((Amount::Number(number), unit))
}

/// One figure and its unit.
#[inline(never)]
fn part(text: &str) -> Option<(Decimal, Option<Unit>)> {
    let text = trim(text);
    if let Some(number) = digits(text) {
        return Some((number, None));
    }
    let figure = |byte: u8| byte.is_ascii_digit() || byte == b',' || byte == b'.';
    let end = text.bytes().position(|byte| !figure(byte))?;
    let (number, unit) = text.split_at_checked(end)?;
    Some((digits(number)?, Some(Unit::in_air(unit)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Needs, Quantity, Rule};
    use crate::unit::Dimension;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "5",
            "48",
            "0.5",
            "1,234",
            "78",
            "~",
            "～",
            "-",
            "至",
            "—",
            ",",
            " ",
            "µg/m³",
            "mg/m3",
            "ppb",
            "<",
            "%",
            "L",
            "e3",
            "万",
            "未检出",
            "+",
            ".",
            "(",
            ")",
        ]);
        prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        /// What it reads, the reader of what is printed does not read as another amount.
        #[test]
        fn no_other_amount(text in text(), commas in any::<bool>()) {
            let needs = Needs::Printed(Dimension::Concentration);
            let rule = Rule { needs, range: commas, ..Rule::default() };
            let printed = rule.read_text(&text);
            if let (Some((amount, Some(unit))), Quantity::Present(reading)) = (amount(&text, commas), printed) {
                prop_assert_eq!((reading.amount, reading.unit), (amount, Some(unit)), "{}", text);
            }
        }
    }

    #[test]
    fn figures() {
        let show = |text: &str, commas: bool| {
            amount(text, commas).map_or("?".to_owned(), |(amount, unit)| amount.shown(unit))
        };
        for (text, shown) in [
            ("50", "50"),
            ("５０ μg/m³", "50 µg/m³"),
            ("1,234.5mg/m3", "1,234.5 mg/m³"),
            ("48~78", "48～78"),
            ("48至78 微克/立方米", "48～78 µg/m³"),
            ("34-61", "34～61"),
            ("-99", "-99"),
            ("61-34", "?"),
            ("99,99", "?"),
            ("<0.01", "未检出（检出限 0.01）"),
            ("未检出", "未检出"),
            ("50 件", "?"),
            ("5%", "?"),
            ("", "?"),
        ] {
            assert_eq!(show(text, false), shown, "{text}");
        }
        assert_eq!(show("99,99", true), "99～99");
    }
}
