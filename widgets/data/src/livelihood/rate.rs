//! Ratios: exact fractions, shown as per cent. **Rule:** a ratio above 100 % is kept, none is made for an indicator whose target
//! is not to be passed, and what was done this year is never divided by a target of many years.

use super::{Direction, Figure, Indicator, Item};
use crate::date::{Date, Precision};
use crate::quantity::{Amount, Side};
use crate::unit::convert;
use crate::{Decimal, Missing, Unit};

/// An exact share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// What is divided.
    pub part: Decimal,
    /// What it is divided by; never zero.
    pub whole: Decimal,
}

impl Share {
    /// `None` for a whole that is not above zero.
    #[must_use]
    pub fn new(part: Decimal, whole: Decimal) -> Option<Self> {
        (whole > Decimal::ZERO).then_some(Self { part, whole })
    }

    /// In per cent, rounded half up. `None` for what does not fit.
    ///
    /// ```
    /// use mingbai_data::{Decimal, livelihood::Share};
    /// let share = Share::new(Decimal::from_int(1_089), Decimal::from_int(400)).unwrap();
    /// assert_eq!(share.percent(1).unwrap().to_string(), "272.3");
    /// assert_eq!(share.cut(1).unwrap().to_string(), "272.2");
    /// ```
    #[must_use]
    pub fn percent(self, places: u8) -> Option<Decimal> {
        self.part.shift10(2)?.ratio(self.whole, places)
    }

    /// In per cent, what follows `places` cut off.
    #[must_use]
    pub fn cut(self, places: u8) -> Option<Decimal> {
        let near = self.percent(places)?;
        let over = near.checked_mul(self.whole)? > self.part.shift10(2)?;
        if over {
            near.checked_sub(Decimal::of_scale(1, places))
        } else {
            Some(near)
        }
    }

    /// Whether it is 100 % or more.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.part >= self.whole
    }
}

/// How far an indicator has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attained {
    /// Of this year's target. None for [`Direction::Lower`].
    pub this_year: Option<Share>,
    /// Of the target of all years. None for [`Direction::Lower`].
    pub cumulative: Option<Share>,
    /// Whether the target is kept or reached; `None` where one of both figures is missing.
    pub reached: Option<bool>,
}

/// Two figures as numbers in the unit of the second.
fn pair(
    part: &Result<Figure, Missing>,
    whole: &Result<Figure, Missing>,
) -> Option<(Decimal, Decimal)> {
    let (part, whole) = (part.as_ref().ok()?, whole.as_ref().ok()?);
    let Amount::Number(number) = part.amount else {
        return None;
    };
    let of = whole.number()?;
    match (&part.unit, &whole.unit) {
        (Some(own), Some(other)) if own != other => {
            let number = convert(number, Unit::parse(own)?, Unit::parse(other)?).ok()?;
            Some((number, of))
        }
        _ => Some((number, of)),
    }
}

/// What an indicator has attained, exactly.
#[must_use]
pub fn attained(indicator: &Indicator) -> Attained {
    let year = pair(&indicator.actual, &indicator.target);
    let all = pair(&indicator.actual_cum, &indicator.target_cum);
    let kept = |(part, whole): (Decimal, Decimal)| {
        let strict = |side| {
            let target = indicator.target.as_ref().ok();
            target
                .is_some_and(|target| matches!(target.amount, Amount::Bound(own, _) if own == side))
        };
        match indicator.direction {
            Direction::Lower if strict(Side::Under) => part < whole,
            Direction::Lower => part <= whole,
            _ if strict(Side::Over) => part > whole,
            _ => part >= whole,
        }
    };
    let ratio = |pair: Option<(Decimal, Decimal)>| {
        let (part, whole) = pair.filter(|_| indicator.direction != Direction::Lower)?;
        Share::new(part, whole)
    };
    Attained {
        this_year: ratio(year),
        cumulative: ratio(all),
        reached: year.or(all).map(kept),
    }
}

/// How a printed ratio stands to the figures beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// It is what rounding half up gives.
    Rounded,
    /// It is what cutting the digits off gives.
    Cut,
    /// It is not more than 0.1 away: it was made of figures with more digits.
    Near,
    /// It is not what the figures give: printed and computed, with as many decimals and one more.
    Differs(Decimal, Decimal),
}

/// What differs by so much may come from figures with more digits than were printed.
fn near() -> Decimal {
    Decimal::of_scale(1, 1)
}

/// How the printed ratio of an indicator stands to its figures, this year's or those of all years. `None` where there is
/// nothing to compare.
#[must_use]
pub fn printed(indicator: &Indicator) -> Option<Printed> {
    let rate = indicator.rate.number()?;
    let own = attained(indicator);
    let mut differs = None;
    for share in [own.this_year, own.cumulative].into_iter().flatten() {
        match agrees(rate, share)? {
            Printed::Differs(printed, computed) => {
                differs = differs.or(Some(Printed::Differs(printed, computed)));
            }
            agrees => return Some(agrees),
        }
    }
    differs
}

/// How a printed percentage stands to a share.
pub(super) fn agrees(rate: Decimal, share: Share) -> Option<Printed> {
    let places = rate.scale();
    if share.percent(places)? == rate {
        return Some(Printed::Rounded);
    }
    if share.cut(places)? == rate {
        return Some(Printed::Cut);
    }
    let computed = share.percent(places.saturating_add(1))?;
    let off = computed.checked_sub(rate)?.abs();
    Some(if off <= near() {
        Printed::Near
    } else {
        Printed::Differs(rate, computed)
    })
}

/// The share of its time that has passed of an item: at most all of it. By whole months where both ends and the day are ends
/// of months (序时进度: January to April are 4 of 12), which the second value tells, else by days. `None` without a beginning, an
/// end or a day.
#[must_use]
pub fn elapsed(item: &Item, as_of: Option<Date>) -> Option<(Share, bool)> {
    let (start, end) = (item.start?.start(), item.end?.end());
    (start < end).then_some(())?;
    let now = last_of(item.as_of.or(as_of)?).clamp(start, end);
    let points = [start, now, end].map(|seconds| Date::at(seconds).day());
    let monthly = points.iter().all(|day| day.day() == 1);
    let [first, passed, last] = points.map(|day| {
        if monthly {
            day.year().saturating_mul(12).saturating_add(day.month())
        } else {
            day.number()
        }
    });
    let share = Share::new(
        Decimal::from_int(passed.saturating_sub(first)),
        Decimal::from_int(last.saturating_sub(first)),
    )?;
    Some((share, monthly))
}

/// Where the day ends of which data speak.
pub(super) fn last_of(date: Date) -> i64 {
    match date.precision() {
        // A moment of that day is that day.
        Precision::Hour | Precision::Minute | Precision::Second => {
            date.no_finer(Precision::Day).end()
        }
        _ => date.end(),
    }
}
