//! The one door to the reading of single values: what a text means as a number with unit, as a moment, as markup.

use crate::date::{BEIJING, Date, Day, Precision, Rule as DateRule};
use crate::quantity::{Needs, Quantity, Rule};
use crate::text::count;
use crate::{Marks, Missing, Tree, Unit};

/// What a mapping needs to know beside the data.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// When the data was got, in seconds since 1970-01-01T00:00:00Z: it gives a text without a year its year.
    pub now: Option<i64>,
    /// Fields that the page states because the source does not: key and text. What the source says goes before it.
    pub given: &'a [(&'a str, &'a str)],
}

/// A number with the unit that is stated for it; a unit that is printed goes before that.
pub(super) fn quantity(text: &str, stated: Option<&str>, range: bool, marks: &Marks) -> Quantity {
    let rule = Rule {
        needs: match stated.and_then(Unit::parse) {
            Some(unit) => Needs::Stated(unit),
            None => Needs::Nothing,
        },
        marks: marks.clone(),
        range,
        within: None,
    };
    rule.read_text(text)
}

/// A unit as our formats write it; a foreign currency stays what it is.
pub(super) fn unit(text: &str) -> Box<str> {
    match Unit::parse(text) {
        Some(unit) => unit.name().into(),
        None => text.trim().into(),
    }
}

/// A moment or a day, as the formats write it. A `zone` holds whatever the text says: `+08:00` for a false `Z`, another
/// one stands behind a text that has none.
pub(super) fn moment(
    text: &str,
    zone: Option<&str>,
    marks: &Marks,
    now: Option<i64>,
) -> Result<Date, Missing> {
    let rule = DateRule {
        now,
        false_z: zone == Some("+08:00"),
        marks: marks.clone(),
        ..DateRule::default()
    };
    let feed = of_feed(text);
    let text = feed.as_deref().unwrap_or(text);
    let dated = match zone.filter(|_| !rule.false_z) {
        Some(zone) => rule.read_text(&[text, zone].concat()),
        None => rule.read_text(text),
    };
    dated
        .date()
        .ok_or(dated.missing().unwrap_or(Missing::BadValue))
}

/// `Thu, 21 Aug 2025 10:00:00 +0800`, as feeds write it (RFC 5322, 3.3), as `2025-08-21T10:00:00+08:00`.
fn of_feed(text: &str) -> Option<String> {
    const MONTHS: &str = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.as_slice() {
        [day, rest @ ..] if day.ends_with(',') => rest,
        words => words,
    };
    let [day, month, year, time, zone] = words else {
        return None;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(day) || !digits(year) || year.len() != 4 || !matches!(day.len(), 1 | 2) {
        return None;
    }
    let month = month.to_ascii_lowercase();
    let month = MONTHS.split('|').position(|name| name == month)?;
    let month = two(i64::try_from(month).ok()?.saturating_add(1));
    let zone = match *zone {
        "GMT" | "UT" | "UTC" | "Z" => "+00:00".to_owned(),
        zone => {
            let (hours, minutes) = zone.split_at_checked(3)?;
            let sign = hours.starts_with(['+', '-']) && digits(hours.get(1..)?);
            (sign && minutes.len() == 2 && digits(minutes))
                .then(|| [hours, ":", minutes].concat())?
        }
    };
    let zero = if day.len() == 1 { "0" } else { "" };
    Some([year, "-", &month, "-", zero, day, "T", time, &zone].concat())
}

/// The day in Beijing, some days later.
pub(super) fn day_of(date: Date, later: i64) -> Box<str> {
    let day = date.day();
    written(Day::from_number(day.number().saturating_add(later)))
}

/// A date as the formats write it: `2018`, `2018-07`, `2018-07-17`, `2018-07-17T18:00+08:00`, with seconds when they were
/// printed; other periods in words (`2018年上半年`).
pub(super) fn iso(date: Date) -> Box<str> {
    let day = written(date.day());
    let part = |length: usize| day.get(..length).unwrap_or_default().into();
    match date.precision() {
        _ if date.is_until() => date.shown().into(),
        Precision::Year => part(4),
        Precision::Month => part(7),
        Precision::Day => day,
        Precision::Half | Precision::Quarter | Precision::Months => date.shown().into(),
        fine => {
            let second = date.start().saturating_add(BEIJING).rem_euclid(86_400);
            let hour = two(second.div_euclid(3600));
            let minute = two(second.rem_euclid(3600).div_euclid(60));
            let seconds = match fine {
                Precision::Second => [":", &two(second.rem_euclid(60))].concat(),
                _ => String::new(),
            };
            [&*day, "T", &hour, ":", &minute, &seconds, "+08:00"]
                .concat()
                .into()
        }
    }
}

fn written(day: Day) -> Box<str> {
    let year = count(usize::try_from(day.year()).unwrap_or(0));
    let zeros = "0000".get(year.len()..).unwrap_or_default();
    [zeros, &year, "-", &two(day.month()), "-", &two(day.day())]
        .concat()
        .into()
}

fn two(n: i64) -> String {
    let digits = count(usize::try_from(n).unwrap_or(0));
    match digits.len() {
        1 => ["0", &digits].concat(),
        _ => digits,
    }
}

/// The rows (`title`, `url`, `date`) of an HTML list or table; `None` where no reader of HTML is at hand.
pub(super) fn markup(text: &str) -> Option<Tree> {
    #[cfg(feature = "readers")]
    {
        let reading = crate::read::any(text, &crate::read::Limits::default()).ok()?;
        Some(reading.tree)
    }
    #[cfg(not(feature = "readers"))]
    {
        let _ = text;
        None
    }
}
