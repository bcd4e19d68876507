//! Relations between three published numbers, each with the worth of its last digit.
//!
//! A rate is taken at one last digit, not half of one: rounded half up, half to even and cut off are all in use.

use super::desk::Figure;
use crate::Decimal;

/// Twice the room that the last digits leave in `rate × base = 100 × part`.
fn room(rate: Figure, base: Decimal, base_digit: Decimal, part_digit: Decimal) -> Option<Decimal> {
    let by_rate = rate.digit.checked_mul(base.abs())?;
    by_rate
        .checked_add(by_rate)?
        .checked_add(base_digit.checked_mul(rate.number.abs())?)?
        .checked_add(part_digit.shift10(2)?)
}

/// `part` of `base` in percent against the published rate: the computed one, and whether they agree. `None` for a base
/// that is not above zero.
pub(super) fn share(part: Figure, base: Figure, rate: Figure) -> Option<(Decimal, bool)> {
    if base.number <= Decimal::ZERO {
        return None;
    }
    let hundredfold = part.number.shift10(2)?;
    let off = rate
        .number
        .checked_mul(base.number)?
        .checked_sub(hundredfold)?
        .abs();
    let room = room(rate, base.number, base.digit, part.digit)?;
    let computed = hundredfold.ratio(base.number, rate.number.scale().max(2))?;
    Some((computed, off.checked_add(off)? <= room))
}

/// A change that came to `amount` by `more`, in percent of what was before, as [`share()`].
pub(super) fn change(amount: Figure, more: Figure, percent: Figure) -> Option<(Decimal, bool)> {
    share(more, amount.minus(more)?, percent)
}

/// What was done against a budget that it is `over` by, in percent, as [`share()`].
pub(super) fn completion(amount: Figure, over: Figure, rate: Figure) -> Option<(Decimal, bool)> {
    share(amount, amount.minus(over)?, rate)
}

/// How far what is said is from the same figure elsewhere, and whether it is that figure. A coarser one may be rounded or
/// cut off.
pub(super) fn same(said: Figure, own: Figure) -> Option<(Decimal, bool)> {
    let off = said.number.checked_sub(own.number)?.abs();
    let fits = if said.digit > own.digit {
        off < said.digit
    } else if own.digit > said.digit {
        off < own.digit
    } else {
        off.is_zero()
    };
    Some((off, fits))
}
