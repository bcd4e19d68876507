//! Exact rounding: GB/T 8170 (a half goes to the even digit), and the truncation of the US EPA.

use crate::Decimal;

/// Rounded by GB/T 8170—2008, 3.2: a half goes to the even digit. Fewer decimals stay as they are. It is done once, on what
/// was published; 3.3 forbids to round what is rounded.
///
/// ```
/// use mingbai_data::{Decimal, round_even};
/// let round = |text, places| round_even(Decimal::parse(text).unwrap(), places).to_string();
/// assert_eq!([round("35.5", 0), round("34.5", 0), round("34.51", 0)], ["36", "34", "35"]);
/// assert_eq!([round("0.25", 1), round("0.35", 1)], ["0.2", "0.4"]);
/// ```
#[must_use]
#[inline(never)]
pub fn round_even(number: Decimal, places: u8) -> Decimal {
    let away = number.round(places);
    let grain = Decimal::of_scale(1, places);
    let half = Decimal::of_scale(5, places.saturating_add(1));
    let Some(off) = away.checked_sub(number) else {
        return away;
    };
    let odd = away.at_scale(places).is_some_and(|digits| digits & 1 == 1);
    if off.abs() != half || !odd {
        return away;
    }
    let back = if off.is_negative() {
        away.checked_add(grain)
    } else {
        away.checked_sub(grain)
    };
    back.unwrap_or(away)
}

/// The digits after `places` dropped, as the US EPA has it. For numbers that are not below zero.
#[cfg(feature = "air")]
#[must_use]
#[inline(never)]
pub fn truncate(number: Decimal, places: u8) -> Decimal {
    let rounded = number.round(places);
    if rounded <= number {
        return rounded;
    }
    let grain = Decimal::of_scale(1, places);
    rounded.checked_sub(grain).unwrap_or(rounded)
}
