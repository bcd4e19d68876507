//! What was printed of a date → the date. What has no year takes the one nearest to now.

use super::{BEIJING, DAY, Date, Day, Precision};

/// What stands in a text. Nothing is checked yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    pub(super) year: Option<i64>,
    /// `None` in `9日13时`.
    pub(super) month: Option<i64>,
    /// The last month of a period of months.
    pub(super) last: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    /// Seconds ahead of UTC.
    pub(super) offset: i64,
    pub(super) precision: Precision,
    pub(super) until: bool,
}

impl Parts {
    pub(super) fn of(precision: Precision) -> Self {
        Self {
            year: None,
            month: None,
            last: 12,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            offset: BEIJING,
            precision,
            until: false,
        }
    }

    /// A period from one month to another.
    pub(super) fn months(precision: Precision, first: i64, last: i64) -> Self {
        Self {
            month: Some(first),
            last,
            ..Self::of(precision)
        }
    }
}

/// The date. `None` for one that does not exist, or that has no year and no `now` to find it by.
///
/// Without a year it is the latest one that is not more than a day in the future, and within a year: a period that is
/// over by then, a moment or month that has begun.
pub(super) fn date(parts: &Parts, now: Option<i64>) -> Option<Date> {
    if let Some(year) = parts.year {
        return at(parts, year, parts.month?);
    }
    let now = now?;
    let latest = now.checked_add(DAY)?;
    let earliest = now.checked_sub(DAY.checked_mul(366)?)?;
    let today = Date::at(now).day();
    let candidates: [(i64, i64); 4] = match parts.month {
        Some(month) => [1i64, 0, -1, -1].map(|more| (today.year().wrapping_add(more), month)),
        // A month may have no 31st, and the one before it has.
        None => [1i64, 0, -1, -2].map(|more| {
            let first = today.add_months(more);
            (first.year(), first.month())
        }),
    };
    candidates.into_iter().find_map(|(year, month)| {
        let date = at(parts, year, month)?;
        let whole = date.until || (date.months > 1);
        let since = if whole { date.end() } else { date.start };
        (earliest..=latest).contains(&since).then_some(date)
    })
}

/// The date in this year and month, when it exists.
fn at(parts: &Parts, year: i64, month: i64) -> Option<Date> {
    // Years of three figures and less are slips, not dates.
    (year >= 1000).then_some(())?;
    let day = Day::new(year, month, parts.day)?;
    let months = match parts.precision {
        Precision::Year => 12,
        Precision::Half => 6,
        Precision::Quarter => 3,
        Precision::Month => 1,
        Precision::Months => {
            let count = parts.last.checked_sub(month)?.checked_add(1)?;
            u8::try_from(count).ok().filter(|n| (2..=12).contains(n))?
        }
        _ => 0,
    };
    // Midnight may be written as the 24th hour of the day that ends.
    let midnight = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
    let clock = (0..24).contains(&parts.hour) || midnight;
    (clock && (0..60).contains(&parts.minute) && (0..60).contains(&parts.second)).then_some(())?;
    let start = day
        .number()
        .wrapping_mul(DAY)
        .wrapping_add(parts.hour.wrapping_mul(3600))
        .wrapping_add(parts.minute.wrapping_mul(60))
        .wrapping_add(parts.second)
        .wrapping_sub(parts.offset);
    // An hour of a zone that is half an hour off begins at half past in Beijing.
    let precision = match parts.precision {
        Precision::Hour if parts.offset.rem_euclid(3600) != 0 => Precision::Minute,
        precision => precision,
    };
    Some(Date {
        start,
        precision,
        months,
        until: parts.until,
    })
}
