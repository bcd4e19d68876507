//! A figure of an indicator as our format has it: a number, a bound or a range, with the unit behind it. What a source prints is
//! read by [`crate::quantity::Rule`], which knows measurements too and is many times as long.

use crate::fold::half;
use crate::number::digits;
use crate::quantity::{Amount, BEFORE, BEHIND};
use crate::text::{cut, length, one, trim};
use crate::{Decimal, Unit};

/// An amount, and its unit as it is called on screen.
type Read = (Amount, Option<Box<str>>);

/// `27,800`, `8.4公里`, `1.2万人`, `不低于90%`, `50户以上`, `10-20个`, `120 场次课`.
pub(crate) fn amount(printed: &str) -> Option<Read> {
    let plain: String = printed.chars().map(half).collect();
    let text = trim(&plain);
    let before = BEFORE
        .iter()
        .find_map(|(word, side)| Some((text.strip_prefix(word)?, *side)));
    let mut behind = BEHIND.iter();
    let bound =
        before.or_else(|| behind.find_map(|(word, side)| Some((text.strip_suffix(word)?, *side))));
    if let Some((rest, side)) = bound {
        let (number, unit) = figure(rest)?;
        return Some((Amount::Bound(side, number), unit));
    }
    for mark in ["~", "至", "—", "-"] {
        let ends = cut(text, mark).filter(|(low, _)| !low.is_empty());
        if let Some(((low, None), (high, unit))) =
            ends.and_then(|(low, high)| figure(low).zip(figure(high)))
        {
            return (low <= high).then_some((Amount::Range { low, high }, unit));
        }
    }
    let (number, unit) = figure(text)?;
    Some((Amount::Number(number), unit))
}

/// One figure and its unit.
fn figure(text: &str) -> Option<(Decimal, Option<Box<str>>)> {
    let text = trim(text);
    let mut letters = text.char_indices();
    let end = letters
        .find(|(at, c)| !(c.is_ascii_digit() || one(",.", *c) || (*at == 0 && one("+-", *c))));
    let (number, unit) = text.split_at_checked(end.map_or(text.len(), |(at, _)| at))?;
    let number = digits(number)?;
    let unit = trim(unit);
    if unit.is_empty() {
        return Some((number, None));
    }
    // A multiplier alone multiplies what the column counts.
    if let Some(scale) = Unit::scale_word(unit) {
        return Some((number.shift10(scale.into())?, None));
    }
    if let Some(unit) = Unit::parse(unit) {
        return Some((number, Some(unit.name().into())));
    }
    // A sentence is no unit, and 万 before one that no table has is a multiplier.
    let multiplied = unit
        .get(..3)
        .is_none_or(|word| Unit::scale_word(word).is_some());
    let named = unit.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    (length(unit) <= 4 && named && !multiplied).then(|| (number, Some(unit.into())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Quantity, Rule};
    use proptest::prelude::*;

    #[test]
    fn figures() {
        let shown = |text: &str| {
            amount(text).map_or("?".to_owned(), |(amount, unit)| {
                [&*amount.shown(None), unit.as_deref().unwrap_or("-")].join(" ")
            })
        };
        for (text, expected) in [
            ("27,800", "27,800 -"),
            ("8.4公里", "8.4 公里"),
            ("１００人", "100 人"),
            ("1.2万人", "1.2 万人"),
            ("3万", "30,000 -"),
            ("95%", "95 %"),
            ("120 场次课", "120 场次课"),
            ("-3.5%", "-3.5 %"),
            ("若干", "?"),
            ("5 个村和 3 个社区", "?"),
            ("12万场次课", "?"),
            ("", "?"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        assert!(
            matches!(amount("不低于90%"), Some((Amount::Bound(..), Some(unit))) if &*unit == "%")
        );
        assert!(
            matches!(amount("50户以上"), Some((Amount::Bound(..), Some(unit))) if &*unit == "户")
        );
        assert!(matches!(
            amount("10-20个"),
            Some((Amount::Range { .. }, Some(_)))
        ));
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "5",
            "48",
            "0.5",
            "1,234",
            "78",
            "~",
            "-",
            "至",
            "—",
            ",",
            " ",
            "人",
            "公里",
            "户",
            "%",
            "万",
            "亿",
            "元",
            "≥",
            "不低于",
            "以上",
            "以内",
            "<",
            "+",
            ".",
            "(",
            ")",
            "个",
            "次",
        ]);
        prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        /// What it reads, the reader of what is printed does not read as another amount.
        #[test]
        fn no_other_amount(text in text()) {
            let printed = Rule::default().read_text(&text);
            if let (Some((amount, Some(unit))), Quantity::Present(reading)) = (amount(&text), printed)
                && !matches!(reading.amount, Amount::BelowDetection(_))
            {
                let own = reading.unit.map(|unit| unit.name().into_boxed_str());
                prop_assert_eq!((reading.amount, own), (amount, Some(unit)), "{}", text);
            }
        }
    }
}
