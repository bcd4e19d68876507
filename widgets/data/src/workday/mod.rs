//! 工作日: Monday to Friday, with the days off and the make-up days of the State Council's yearly arrangements
//! (国务院办公厅关于部分节假日安排的通知, by 全国年节及纪念日放假办法).
//!
//! **Rule:** a day beyond the arrangements that are known is no working day and no day off: it is not known, and nothing is
//! late that cannot be counted. A page may give the arrangement of a later year.

mod given;
#[cfg(test)]
mod tests;
mod years;

use crate::date::Day;
use crate::text::{cut, parts, whole};
use years::{FIRST, KNOWN_THROUGH, YEARS};

/// The arrangements that are known: those of 2007 to 2026, and what a page gave.
///
/// ```
/// use mingbai_data::{date::Day, workday::Calendar};
/// let calendar = Calendar::default();
/// let day = |month, day| Day::new(2018, month, day).unwrap();
/// // 29 and 30 September 2018 were a weekend that was worked, 1 to 7 October were off.
/// assert_eq!(calendar.after(day(9, 28), 3), Some(day(10, 8)));
/// // Nothing is known of 2030.
/// assert_eq!(calendar.is_workday(Day::new(2030, 1, 1).unwrap()), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The last day of which it is known what it is.
    through: Day,
    /// Days that a page gave, and whether they are off, by day.
    given: Vec<(Day, bool)>,
}

impl Default for Calendar {
    fn default() -> Self {
        let [year, month, day] = KNOWN_THROUGH;
        Self {
            // The day exists; were it none, nothing would be known.
            through: Day::new(year, month, day).unwrap_or(Day::from_number(0)),
            given: Vec::new(),
        }
    }
}

impl Calendar {
    /// The last day of which it is known what it is. The arrangement of a year may move the last days of the one before: those
    /// are known with the next arrangement.
    #[must_use]
    pub fn known_through(&self) -> Day {
        self.through
    }

    /// Whether the day is worked; `None` where no arrangement says so.
    #[must_use]
    pub fn is_workday(&self, day: Day) -> Option<bool> {
        if day.year() < FIRST || day > self.through {
            return None;
        }
        if let Ok(at) = self.given.binary_search_by_key(&day, |(day, _)| *day) {
            return self.given.get(at).map(|(_, off)| !off);
        }
        let weekday = day.weekday() < 6;
        Some(match arranged(day) {
            Some(off) => !off,
            None => weekday,
        })
    }

    /// The day that is so many working days after `day`: the day itself is not counted, and need not be worked.
    #[must_use]
    pub fn after(&self, day: Day, workdays: u32) -> Option<Day> {
        let mut left = workdays;
        let mut at = day;
        while left > 0 {
            at = Day::from_number(at.number().saturating_add(1));
            if self.is_workday(at)? {
                left = left.saturating_sub(1);
            }
        }
        (at.year() >= FIRST && at <= self.through).then_some(at)
    }

    /// How many working days after `first` come up to and with `last`; none where `last` is not after it.
    #[must_use]
    pub fn between(&self, first: Day, last: Day) -> Option<i64> {
        let mut many = 0i64;
        let mut at = first;
        while at < last {
            at = Day::from_number(at.number().saturating_add(1));
            many = many.saturating_add(self.is_workday(at)?.into());
        }
        Some(many)
    }
}

/// What the arrangement of its year says of the day: off, or made up for. `None` for what it leaves as it is.
fn arranged(day: Day) -> Option<bool> {
    let wanted = day.month().saturating_mul(100).saturating_add(day.day());
    let mut lines = parts(YEARS, b'\n');
    let line = lines.find_map(|line| {
        let (year, line) = cut(line, ":")?;
        (whole(year)? == day.year()).then_some(line)
    })?;
    let (off, worked) = cut(line, "+")?;
    let among = |list: &str| {
        parts(list, b' ').any(|own| {
            let (first, last) = cut(own, "-").unwrap_or((own, own));
            let bounds = whole(first).zip(whole(last));
            bounds.is_some_and(|(first, last)| (first..=last).contains(&wanted))
        })
    };
    if among(worked) {
        Some(false)
    } else {
        among(off).then_some(true)
    }
}
