//! Whether something was published in time, by working days.

use crate::date::{Date, Day, Precision};
use crate::workday::Calendar;

/// Whether it was in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timely {
    /// 按时: on this day at the latest.
    InTime(Day),
    /// 逾期: due on this day, and so many working days after it; 0 where only days off lie between.
    Late(Day, i64),
    /// Not published yet, and due on this day, which is not over.
    Due(Day),
    /// 无法判断
    Unknown,
}

/// The day of a date that is no coarser than a day.
pub(super) fn exact(date: Option<Date>) -> Option<Day> {
    let date = date.filter(|date| date.precision() >= Precision::Day);
    date.map(Date::day)
}

/// Whether what happened on `first` was `published` within so many working days after it. `now`, in seconds since
/// 1970-01-01T00:00:00Z, tells of what is not published yet. Unknown where one day is not known to the day, and where the days
/// between are beyond the arrangements that are known.
///
/// ```
/// use mingbai_data::date::{Day, Date, Rule};
/// use mingbai_data::policy::{Timely, timely};
/// use mingbai_data::workday::Calendar;
/// let date = |text| Rule::default().read_text(text).date();
/// let calendar = Calendar::default();
/// let due = Day::new(2018, 10, 8).unwrap();
/// let signed = date("2018-09-28");
/// assert_eq!(timely(&calendar, signed, 3, date("2018-10-08"), None), Timely::InTime(due));
/// assert_eq!(timely(&calendar, signed, 3, date("2018-10-10"), None), Timely::Late(due, 2));
/// assert_eq!(timely(&calendar, None, 3, date("2018-10-10"), None), Timely::Unknown);
/// ```
#[must_use]
pub fn timely(
    calendar: &Calendar,
    first: Option<Date>,
    within: u32,
    published: Option<Date>,
    now: Option<i64>,
) -> Timely {
    let Some(due) = exact(first).and_then(|first| calendar.after(first, within)) else {
        return Timely::Unknown;
    };
    let Some(day) = exact(published) else {
        let open = now.is_some_and(|now| Date::at(now).day() <= due);
        return if published.is_none() && open {
            Timely::Due(due)
        } else {
            Timely::Unknown
        };
    };
    if day <= due {
        return Timely::InTime(due);
    }
    match calendar.between(due, day) {
        Some(late) => Timely::Late(due, late),
        None => Timely::Unknown,
    }
}
