//! Whether something was done in time, and how long something is still open.

use super::model::{Cell, Listing, Record};
use super::rules::{Clock, Term, Window};
use super::state::holds;
use crate::date::{DAY, Date, Day, Precision};
use crate::workday::Calendar;

/// Whether something was done in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// 按时; due at this time.
    InTime(Date),
    /// 逾期: due at this time, and so many days of its kind (hours where it is counted in hours) after it.
    Late(Date, i64),
    /// Not done yet, and due at this time, which is not over.
    Open(Date),
    /// Not done yet, and this time is over; since so many days of its kind. A list that is not kept up would say so too: it
    /// is told with the day of the data.
    Overdue(Date, i64),
    /// 无法判断
    Unknown,
    /// The time limit does not hold for this record.
    None,
}

/// The day of a date that is no coarser than one.
pub(super) fn exact(date: Option<Date>) -> Option<Day> {
    let date = date.filter(|date| date.precision() >= Precision::Day);
    date.map(Date::day)
}

/// A whole day as a date.
fn whole(day: Day) -> Date {
    Date::at(day.midnight()).no_finer(Precision::Day)
}

/// The day itself, or the first working day after it: 期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日 (民法典第二百零三条).
/// Where nobody knows, the day itself.
fn worked(calendar: &Calendar, day: Day) -> Day {
    let mut at = day;
    // No holiday is longer.
    for _ in 0..15 {
        match calendar.is_workday(at) {
            Some(false) => at = days_after(at, 1),
            Some(true) => return at,
            None => return day,
        }
    }
    day
}

fn days_after(day: Day, days: u32) -> Day {
    Day::from_number(day.number().saturating_add(days.into()))
}

/// Whether what `term` asks for was done in time. What is not done is due or overdue on `now`, but never later than the day of
/// the data: nobody knows what was done after it.
///
/// ```
/// use mingbai_data::listing::{Due, Profile, due, read_text};
/// let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"a","kind":"date"},{"name":"b","kind":"date"}],
///     "terms":[{"label":"公示","from":"a","to":"b","clock":"workday","within":7}]}"#;
/// let profile = Profile::read(profile).unwrap();
/// // 行政处罚决定 of 2026-09-21: seven working days later, over 中秋 and 国庆, is 2026-09-29 (20 September was worked, 25–27 were off).
/// let rows = r#"[{"t":"甲","a":"2026-09-17","b":"2026-09-28"},{"t":"乙","a":"2026-09-17","b":"2026-10-08"}]"#;
/// let listing = read_text(rows, &profile).unwrap();
/// let said = listing.rows.iter().map(|own| match due(&listing, &profile.terms[0], own, None) {
///     Due::InTime(by) => format!("按时 {}", by.shown()),
///     Due::Late(by, days) => format!("逾期 {days} {}", by.shown()),
///     _ => String::new(),
/// });
/// assert_eq!(said.collect::<Vec<_>>(), ["按时 2026年9月28日", "逾期 3 2026年9月28日"]);
/// ```
#[must_use]
pub fn due(listing: &Listing, term: &Term, record: &Record, now: Option<i64>) -> Due {
    let mut when = term.when.iter();
    if !term.rule.as_deref().is_none_or(|rule| listing.holds(rule))
        || !when.all(|own| holds(own, record, now))
    {
        return Due::None;
    }
    let from = record.cell(term.from).date();
    let done = record.cell(term.to);
    let own = term.within_field.map(|at| record.cell(at));
    let own = match own {
        // 2个月 where days are counted is no number of days.
        Some(Cell::Number(_, Some(unit))) if !counts(term.clock, unit) => return Due::Unknown,
        Some(Cell::Number(days, _)) => {
            let days = days.trim(0).to_string();
            crate::text::whole(&days).and_then(|days| u32::try_from(days).ok())
        }
        _ => None,
    };
    // Where a record should say how long it may take and does not, nobody knows.
    let within = match (term.within_field, own) {
        (Some(_), None) if term.within == 0 => return Due::Unknown,
        (_, own) => own.unwrap_or(term.within),
    };
    let calendar = &listing.profile.calendar;
    let Some(by) = limit(calendar, term.clock, from, within) else {
        return Due::Unknown;
    };
    let late = |at: Date| -> Option<i64> {
        match term.clock {
            Clock::Hour => {
                let past = at.start().saturating_sub(by.end());
                Some(past.saturating_add(3599).div_euclid(3600))
            }
            Clock::Workday => calendar.between(by.day(), at.day()),
            _ => {
                let days = at.day().number();
                Some(days.saturating_sub(by.day().number()))
            }
        }
    };
    if let Some(done) = done.date() {
        let finer = matches!(term.clock, Clock::Hour | Clock::Clock(_));
        let wanted = if finer {
            Precision::Hour
        } else {
            Precision::Day
        };
        // What was done before it could be is a day that is wrong.
        let before = exact(from).is_some_and(|from| done.day() < from);
        if done.precision() < Precision::Day || before {
            return Due::Unknown;
        }
        let in_time = if finer && done.precision() >= wanted {
            done.start() < by.end()
        } else if finer && done.day() == by.day() {
            // A day alone does not tell the hour.
            return Due::Unknown;
        } else {
            done.day() <= by.day()
        };
        return match late(done) {
            _ if in_time => Due::InTime(by),
            Some(days) => Due::Late(by, days),
            None => Due::Unknown,
        };
    }
    // Where the source has no such column, nobody knows of any record.
    let there = listing.columns.get(term.to).copied().unwrap_or(false);
    if !done.is_missing() || term.unknown || !there {
        return Due::Unknown;
    }
    let as_of = listing.as_of.map(|date| date.end().saturating_sub(1));
    let now = match (now, as_of) {
        (Some(now), Some(day)) => Some(now.min(day)),
        (now, day) => now.or(day),
    };
    match now {
        Some(now) if now < by.end() => Due::Open(by),
        // A list that does not say of which day it is would be later every day.
        Some(_) if as_of.is_none() => Due::Unknown,
        Some(now) => late(Date::at(now)).map_or(Due::Unknown, |days| Due::Overdue(by, days)),
        None => Due::Unknown,
    }
}

/// Whether a unit is what the clock counts; of days the rule says which: 行政许可法第八十二条 has 日 for working days.
fn counts(clock: Clock, unit: &str) -> bool {
    let own: &[char] = match clock {
        Clock::Hour => &['时'],
        Clock::Month => &['月'],
        Clock::YearEnd(..) => &['年'],
        Clock::Workday | Clock::Calendar | Clock::Clock(_) => &['日', '天'],
    };
    unit.ends_with(own)
}

/// Until when something is to be done.
fn limit(calendar: &Calendar, clock: Clock, from: Option<Date>, within: u32) -> Option<Date> {
    Some(match clock {
        Clock::Workday => whole(calendar.after(exact(from)?, within)?),
        Clock::Calendar => whole(worked(calendar, days_after(exact(from)?, within))),
        Clock::Month => {
            let day = exact(from)?.add_months(within.into());
            whole(worked(calendar, day))
        }
        Clock::Hour => {
            let from = from.filter(|date| date.precision() >= Precision::Hour)?;
            let seconds = i64::from(within).saturating_mul(3600);
            // As exact as it was printed: 14时 is over at 15:00.
            let last = from.end().saturating_add(seconds).saturating_sub(1);
            Date::at(last).no_finer(Precision::Minute)
        }
        Clock::Clock(minute) => {
            let day = days_after(exact(from)?, within);
            let seconds = i64::from(minute).saturating_mul(60);
            Date::at(day.midnight().saturating_add(seconds)).no_finer(Precision::Minute)
        }
        Clock::YearEnd(month, day) => {
            let year = from?.day().year().saturating_add(within.into());
            whole(Day::new(year, month.into(), day.into())?)
        }
    })
}

/// Where a time stands in which something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowState {
    /// Its first day.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
    /// How many days it has, with the first and the last; working days where the profile counts those.
    pub length: Option<i64>,
    /// Days that are left with today; 0 when it is over, none where that is not known or it has not begun.
    pub left: Option<i64>,
    /// Days until it begins.
    pub until: Option<i64>,
    /// How much of it is over, in thousandths.
    pub gone: u16,
}

/// Where the time of `window` stands; `None` where the record has neither day.
#[must_use]
pub fn window(
    listing: &Listing,
    window: &Window,
    record: &Record,
    now: Option<i64>,
) -> Option<WindowState> {
    let first = record.cell(window.from).date();
    let last = record.cell(window.to).date();
    first.or(last)?;
    let (one, two) = (exact(first), exact(last));
    let both = one.zip(two).filter(|(one, two)| one <= two);
    let length = both.and_then(|(one, two)| {
        if window.workdays {
            let before = Day::from_number(one.number().saturating_sub(1));
            return listing.profile.calendar.between(before, two);
        }
        let days = two.number().saturating_sub(one.number());
        Some(days.saturating_add(1))
    });
    let today = now.map(|now| Date::at(now).day().number());
    let until = one
        .zip(today)
        .map(|(one, today)| one.number().saturating_sub(today));
    let until = until.filter(|days| *days > 0);
    let left = two
        .zip(today)
        .filter(|_| until.is_none())
        .map(|(two, today)| {
            let days = two.number().saturating_sub(today);
            days.saturating_add(1).max(0)
        });
    let gone = both.zip(now).map_or(0, |((one, two), now)| {
        let start = one.midnight();
        let whole = two.midnight().saturating_add(DAY).saturating_sub(start);
        let past = now.saturating_sub(start).clamp(0, whole);
        let share = past.saturating_mul(1000).checked_div(whole);
        share.and_then(|share| share.try_into().ok()).unwrap_or(0)
    });
    Some(WindowState {
        first,
        last,
        length,
        left,
        until,
        gone,
    })
}
