//! A figure of our format: a number or a range, and the unit that may stand behind it. What a source prints is read by
//! [`crate::quantity::Rule`], which knows every unit there is and is many times as long.

use crate::feed::reason;
use crate::fold::half;
use crate::marks::common;
use crate::number::digits;
use crate::quantity::{Amount, Reading};
use crate::text::{cut, trim};
use crate::{Decimal, Missing, Quantity, Tree, Unit};

/// What a field's figures may be.
#[derive(Clone, Copy)]
pub(crate) struct How {
    /// The unit that is stated for all of them.
    pub stated: Option<Unit>,
    /// They need no unit.
    pub bare: bool,
    /// A range may be written with a comma, and upside down.
    pub commas: bool,
    /// Reads a unit that is printed.
    pub unit: fn(&str) -> Option<Unit>,
}

/// A value with its unit, in any of the forms of the format.
#[inline(never)]
pub(crate) fn quantity(member: Option<&Tree>, how: How) -> Quantity {
    if let Some(reason) = reason(member) {
        return Quantity::Missing(reason, "".into());
    }
    let text = |key: &str| member?.get(key)?.text();
    let number = |key: &str| text(key).and_then(Decimal::parse);
    let unit = match text("unit") {
        Some(own) => (how.unit)(own),
        None => how.stated,
    };
    if let (Some(low), Some(high)) = (number("low"), number("high")) {
        return Quantity::Present(Reading {
            amount: Amount::Range { low, high },
            unit,
            printed: text("printed").unwrap_or_default().into(),
        });
    }
    let shown = member.and_then(Tree::text).or(text("value")).unwrap_or("?");
    let mut read = (None, unit);
    // Nearly every value is plain digits in a unit that is stated, and needs no second look.
    if let (Some(number), Some(_), false) = (Decimal::parse(shown), unit, how.commas) {
        read.0 = Some(Amount::Number(number));
    } else if let Some(reason) = common(shown) {
        return Quantity::Missing(reason, shown.into());
    } else if let Some((amount, own)) = amount(shown, how) {
        read = (Some(amount), own.or(unit));
    }
    let (Some(amount), unit) = read else {
        return Quantity::Missing(Missing::BadValue, shown.into());
    };
    if unit.is_none() && !how.bare && amount != Amount::BelowDetection(None) {
        return Quantity::Missing(Missing::NoUnit, shown.into());
    }
    Quantity::Present(Reading {
        amount,
        unit,
        printed: shown.into(),
    })
}

/// `50`, `50 µg/m³`, `48~78`, `<0.01`, `0.01L`, `未检出`; with commas also `48,78`, and `78~48`, which is left as it stands;
/// `781,234` is one number.
#[inline(never)]
fn amount(text: &str, how: How) -> Option<(Amount, Option<Unit>)> {
    let plain: String = text.chars().map(half).collect();
    let part = |text: &str| part(text, how.unit);
    let trimmed = trim(&plain);
    if trimmed == "未检出" {
        return Some((Amount::BelowDetection(None), None));
    }
    if let Some(limit) = trimmed.strip_suffix('L').and_then(digits) {
        return Some((Amount::BelowDetection(Some(limit)), None));
    }
    if let Some(limit) = plain.strip_prefix('<') {
        let (limit, unit) = part(limit)?;
        return Some((Amount::BelowDetection(Some(limit)), unit));
    }
    for mark in ["~", "至", "—", "-", ","] {
        let ends = cut(&plain, mark).filter(|_| how.commas || mark != ",");
        let ends = ends.and_then(|(low, high)| part(low).zip(part(high)));
        if let Some(((low, None), (high, unit))) = ends
            && (low <= high || how.commas && mark != ",")
        {
            return Some((Amount::Range { low, high }, unit));
        }
    }
    let (number, unit) = part(&plain)?;
    Some((Amount::Number(number), unit))
}

/// One figure and its unit.
#[inline(never)]
fn part(text: &str, unit_of: fn(&str) -> Option<Unit>) -> Option<(Decimal, Option<Unit>)> {
    let text = trim(text);
    if let Some(number) = digits(text) {
        return Some((number, None));
    }
    let figure = |byte: u8| byte.is_ascii_digit() || byte == b',' || byte == b'.';
    let mut bytes = text.bytes().enumerate();
    let (end, _) = bytes.find(|&(at, byte)| !figure(byte) && (at > 0 || byte != b'-'))?;
    let (number, unit) = text.split_at_checked(end)?;
    Some((digits(number)?, Some(unit_of(unit)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Needs, Rule};
    use crate::unit::Dimension;
    use proptest::prelude::*;

    const fn how(commas: bool) -> How {
        How {
            stated: None,
            bare: true,
            commas,
            unit: Unit::parse,
        }
    }

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
            if let (Some((amount, Some(unit))), Quantity::Present(reading)) = (amount(&text, how(commas)), printed) {
                prop_assert_eq!((reading.amount, reading.unit), (amount, Some(unit)), "{}", text);
            }
        }
    }

    #[test]
    fn figures() {
        let show = |text: &str, commas: bool| {
            amount(text, how(commas)).map_or("?".to_owned(), |(amount, unit)| amount.shown(unit))
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
            ("0.01L", "未检出（检出限 0.01）"),
            ("12 mg/L", "12 mg/L"),
            ("未检出", "未检出"),
            ("50 束", "?"),
            ("", "?"),
        ] {
            assert_eq!(show(text, false), shown, "{text}");
        }
        assert_eq!(show("99,99", true), "99～99");
        assert_eq!(show("481,234µg/m³", true), "481,234 µg/m³");
        assert_eq!(show("61-34", true), "61～34");
        assert_eq!(show("781,234", true), "781,234");
    }
}
