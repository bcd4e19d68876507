//! Dates that are nothing but digits: `20180821183000`, seconds and milliseconds since 1970, `/Date(1467806400000)/`.

use super::resolve::{Parts, date as resolved};
use super::{DAY, Date, Precision};
use crate::text::{cut, whole};
use crate::{Decimal, Missing};

/// What an epoch may be: from 1980 to 2100. Before and after, digits are something else.
const PLAUSIBLE: core::ops::Range<i64> = 315_532_800..4_102_444_800;
/// 0001-01-01 and two days: what .NET writes for no date, in any zone.
const MIN_VALUE: i64 = -62_135_596_800 + 2 * DAY;

/// The date, when `plain` has this form at all; the reason when it is one that stands for none or does not exist.
pub(super) fn read(plain: &str, now: Option<i64>) -> Option<Result<Date, Missing>> {
    if let Some(inside) = net(plain) {
        let millis = digits(inside).ok_or(Missing::BadValue);
        return Some(millis.and_then(|millis| epoch(millis.div_euclid(1000), false)));
    }
    let written;
    let mut text = plain;
    if plain.contains(['e', 'E']) {
        // Milliseconds that went through a float: 1.4678064E12.
        written = Decimal::parse(plain)?.trim(0).digits();
        text = &written;
    }
    let value = digits(text)?;
    let figures = text.trim_start_matches(['-', '+']);
    if value == 0 {
        return Some(Err(Missing::NotReported));
    }
    if value < 0 {
        let seconds = if figures.len() > 11 {
            value.div_euclid(1000)
        } else {
            value
        };
        return Some(if seconds < MIN_VALUE {
            Err(Missing::NotReported)
        } else {
            Err(Missing::BadValue)
        });
    }
    let calendar = calendar(figures).and_then(|parts| resolved(&parts, None));
    let counted = match figures.len() {
        9 | 10 => Some(value),
        12 | 13 => Some(value.div_euclid(1000)),
        _ => None,
    };
    let counted = counted.and_then(|seconds| epoch(seconds, true).ok());
    // Ten digits can be both from 2033 on (2033010100 is an hour and a moment of 2034): the nearer one is meant.
    let far = |date: Date| now.map(|now| date.start.saturating_sub(now).saturating_abs());
    let date = match (calendar, counted) {
        (Some(calendar), Some(counted)) if far(counted) < far(calendar) => Some(counted),
        (calendar, counted) => calendar.or(counted),
    };
    Some(date.ok_or(Missing::BadValue))
}

/// The inside of `/Date(1467806400000+0800)/`, `Date(…)`, `new Date(…)`, without the zone: the figure counts from 1970 in
/// UTC whatever the zone is.
fn net(plain: &str) -> Option<&str> {
    let rest = plain.trim_start_matches(['\\', '/']);
    let rest = rest.strip_prefix("new ").unwrap_or(rest);
    let (inside, after) = cut(rest.strip_prefix("Date(")?, ")")?;
    after
        .chars()
        .all(|c| matches!(c, '\\' | '/' | ';'))
        .then_some(())?;
    let zone = inside
        .char_indices()
        .find(|(at, c)| *at > 0 && matches!(c, '+' | '-'))
        .map_or(inside.len(), |(at, _)| at);
    inside.get(..zone)
}

/// A whole number of at most eighteen digits.
fn digits(text: &str) -> Option<i64> {
    let figures = text.strip_prefix(['-', '+']).unwrap_or(text);
    let value = whole(figures)?;
    Some(if text.starts_with('-') {
        value.wrapping_neg()
    } else {
        value
    })
}

/// The moment, when it is a plausible one. What .NET writes for no date is none.
fn epoch(seconds: i64, plausible: bool) -> Result<Date, Missing> {
    if seconds < MIN_VALUE {
        return Err(Missing::NotReported);
    }
    // 1900 to 2100 in Beijing where the form itself says that it is a moment.
    let known = -2_209_017_600..4_133_952_000;
    let fits = if plausible { PLAUSIBLE } else { known }.contains(&seconds);
    fits.then_some(Date::at(seconds)).ok_or(Missing::BadValue)
}

/// `2018`, `201808`, `20180821`, with `18`, `1830`, `183000` and thousandths behind. Years from 1990 to 2100, so that no
/// moment before 2033 looks like one; any year where eight figures are a whole day.
fn calendar(figures: &str) -> Option<Parts> {
    let part = |from: usize, to: usize| whole(figures.get(from..to)?);
    let precision = match figures.len() {
        4 => Precision::Year,
        6 => Precision::Month,
        8 => Precision::Day,
        10 => Precision::Hour,
        12 => Precision::Minute,
        14 | 17 => Precision::Second,
        _ => return None,
    };
    let year = part(0, 4)?;
    ((1990..=2100).contains(&year) || precision == Precision::Day).then_some(())?;
    Some(Parts {
        year: Some(year),
        month: Some(part(4, 6).unwrap_or(1)),
        day: part(6, 8).unwrap_or(1),
        hour: part(8, 10).unwrap_or(0),
        minute: part(10, 12).unwrap_or(0),
        second: part(12, 14).unwrap_or(0),
        ..Parts::of(precision)
    })
}
