//! Dates as people publish them, with the precision that was printed and no more.
//!
//! A year, a quarter or a month is a period and stays one: `2018年8月` is never the first of August. A time without a zone
//! is Beijing time (+08:00), which knows no summer time since 1992 and is used for every year here. There is no clock:
//! what has no year (`11-23 08:00`) is resolved against a `now` that is given.

mod day;
mod digits;
mod numerals;
mod resolve;
mod say;
mod scan;
#[cfg(test)]
mod tests;
mod written;

pub use day::Day;
#[cfg(feature = "policy")]
pub(crate) use numerals::to_digits;

use crate::fold::visible;
use crate::marks::Marks;
use crate::text::whole;
use crate::{Missing, Tree};

/// Seconds that Beijing is ahead of UTC.
pub const BEIJING: i64 = 8 * 3600;
/// Seconds in a day.
pub(crate) const DAY: i64 = 86_400;

/// How exactly a date was printed, from the coarsest to the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2018年`, `2018年度`
    Year,
    /// `2018年上半年`
    Half,
    /// `2018年第三季度`
    Quarter,
    /// `2018年1-8月`
    Months,
    /// `2018年8月`, `2018-08`
    Month,
    /// `2018年8月21日`
    Day,
    /// `2018年8月21日 18时`
    Hour,
    /// `2018-08-21 18:30`
    Minute,
    /// `2018-08-21 18:30:05`
    Second,
}

/// A date or a period, as exact as it was printed.
///
/// ```
/// use mingbai_data::date::{Precision, Rule};
/// let rule = Rule::default();
/// let date = rule.read_text("二〇一八年七月十七日").date().unwrap();
/// assert_eq!(date.shown(), "2018年7月17日");
/// assert_eq!(date.precision(), Precision::Day);
///
/// let half = rule.read_text("2018年上半年").date().unwrap();
/// assert_eq!(half.shown(), "2018年上半年");
/// // It ends where 1 July begins, in Beijing: 2018-06-30T16:00:00Z.
/// assert_eq!(half.end(), 1_530_374_400);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// Seconds since 1970-01-01T00:00:00Z at which it begins.
    start: i64,
    precision: Precision,
    /// Months that a period lasts; 0 for a day and what is finer.
    months: u8,
    /// `截至`, `底`, `末`: what is said holds at the end of it.
    until: bool,
}

impl Date {
    /// A moment, in seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn at(seconds: i64) -> Self {
        Self {
            start: seconds,
            precision: Precision::Second,
            months: 0,
            until: false,
        }
    }

    /// When it begins, in seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn start(self) -> i64 {
        self.start
    }

    /// When it is over (not included): a day after the beginning of a day, one second after a second.
    #[must_use]
    pub fn end(self) -> i64 {
        let lasts = match self.precision {
            Precision::Second => 1,
            Precision::Minute => 60,
            Precision::Hour => 3600,
            Precision::Day => DAY,
            _ => {
                let end = self.day().add_months(self.months.into());
                return end.midnight();
            }
        };
        self.start.saturating_add(lasts)
    }

    /// Whether it begins after `now`: then no age can be told, only the date.
    #[must_use]
    pub fn is_after(self, now: i64) -> bool {
        self.start > now
    }

    /// The same without seconds: nobody reads a release by the second.
    #[cfg(any(
        feature = "air",
        feature = "water",
        feature = "livelihood",
        feature = "list",
        feature = "policy"
    ))]
    #[must_use]
    pub(crate) fn to_the_minute(self) -> Self {
        Self {
            precision: self.precision.min(Precision::Minute),
            ..self
        }
    }

    /// The month whose first and last day these are.
    #[cfg(feature = "water")]
    pub(crate) fn whole_month(self, last: Self) -> Option<Self> {
        let (day, end) = (self.day(), last.day().number().saturating_add(1));
        let next = day.add_months(1);
        let whole = self.precision >= Precision::Day
            && self.start == day.midnight()
            && last.precision >= Precision::Day
            && (day.day(), end) == (1, next.number());
        whole.then_some(Self {
            precision: Precision::Month,
            months: 1,
            until: false,
            ..self
        })
    }

    /// How exactly it was printed.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Whether it says "up to the end of" (`截至6月底`).
    #[must_use]
    pub fn is_until(self) -> bool {
        self.until
    }

    /// The day in Beijing on which it begins.
    #[must_use]
    pub fn day(self) -> Day {
        Day::from_number(self.start.saturating_add(BEIJING).div_euclid(DAY))
    }

    /// Seconds since midnight in Beijing.
    fn second_of_day(self) -> i64 {
        self.start.saturating_add(BEIJING).rem_euclid(DAY)
    }

    /// The same date no finer than `precision`: an epoch in a field that holds days is a day. Nothing becomes finer.
    /// Periods stay as they are.
    ///
    /// ```
    /// use mingbai_data::date::{Precision, Rule};
    /// let written = Rule::default().read_text("1534780800").date().unwrap();
    /// assert_eq!(written.shown(), "2018年8月21日 00:00:00");
    /// assert_eq!(written.no_finer(Precision::Day).shown(), "2018年8月21日");
    /// ```
    #[must_use]
    pub fn no_finer(self, precision: Precision) -> Self {
        let unit = match precision {
            Precision::Day => DAY,
            Precision::Hour => 3600,
            Precision::Minute => 60,
            _ => return self,
        };
        if self.precision <= precision {
            return self;
        }
        let surplus = self.second_of_day().rem_euclid(unit);
        Self {
            start: self.start.saturating_sub(surplus),
            precision,
            ..self
        }
    }
}

/// A published date, or the reason why it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dated {
    /// A date and what was printed.
    Present(Date, Box<str>),
    /// No date, why, and what stood there.
    Missing(Missing, Box<str>),
}

impl Dated {
    /// The date, when there is one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Present(date, _) => Some(*date),
            Self::Missing(..) => None,
        }
    }

    /// The reason, when there is no date.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        match self {
            Self::Missing(reason, _) => Some(*reason),
            Self::Present(..) => None,
        }
    }

    /// What stood there.
    #[must_use]
    pub fn printed(&self) -> &str {
        match self {
            Self::Present(_, printed) | Self::Missing(_, printed) => printed,
        }
    }
}

/// How the dates of one field are read.
///
/// ```
/// use mingbai_data::date::Rule;
/// // Water boards print no year. Seen on 1 January 2019 at 00:30 in Beijing:
/// let rule = Rule { now: Some(1_546_273_800), ..Rule::default() };
/// assert_eq!(rule.read_text("12-31 20:00").date().unwrap().shown(), "2018年12月31日 20:00");
///
/// // This source writes Z and means Beijing time.
/// let false_z = Rule { false_z: true, ..Rule::default() };
/// assert_eq!(false_z.read_text("2018-02-20T07:00:00Z").date().unwrap().shown(), "2018年2月20日 07:00:00");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rule {
    /// The time now, in seconds since 1970-01-01T00:00:00Z. Without it a date without a year is [`Missing::BadValue`].
    pub now: Option<i64>,
    /// A `Z` is written where +08:00 is meant.
    pub false_z: bool,
    /// `08/21/2018` is month, day, year. Without it that form is ambiguous and [`Missing::BadValue`].
    pub month_first: bool,
    /// The field's own marks for "none", such as `1900-01-01`, which then is none at any time of that day.
    pub marks: Marks,
}

impl Rule {
    /// Reads a member of a record. `None` is [`Missing::Absent`]; `null`, `{}` and `[]` are [`Missing::NotReported`].
    #[must_use]
    pub fn read(&self, member: Option<&Tree>) -> Dated {
        match Missing::or_text(member) {
            Ok(text) => self.read_text(text),
            Err(reason) => Dated::Missing(reason, "".into()),
        }
    }

    /// Reads the text of a cell. Days that do not exist (`2018-02-30`) are [`Missing::BadValue`]; the marks of databases
    /// for "none" (`0000-00-00`, `0001-01-01`, `/Date(-62135596800000)/`, 0) are [`Missing::NotReported`].
    #[must_use]
    pub fn read_text(&self, text: &str) -> Dated {
        let printed = visible(text);
        if let Some(reason) = self.marks.reason(&printed) {
            return Dated::Missing(reason, printed.into());
        }
        match self.parse(&printed).and_then(|date| self.meant(date)) {
            Ok(date) => Dated::Present(date, printed.into()),
            Err(reason) => Dated::Missing(reason, printed.into()),
        }
    }

    /// The date, unless it is on a day that the field's marks name, whatever form and time it has.
    fn meant(&self, date: Date) -> Result<Date, Missing> {
        let marked = self.marks.own().find(|(mark, _)| {
            let mark = self.parse(mark).ok();
            let mark = mark.filter(|mark| mark.precision == Precision::Day);
            date.precision >= Precision::Day && mark.is_some_and(|mark| mark.day() == date.day())
        });
        match marked {
            Some((_, reason)) => Err(reason),
            None => Ok(date),
        }
    }

    /// The date that `printed` is.
    fn parse(&self, printed: &str) -> Result<Date, Missing> {
        let plain = scan::plain(printed);
        if let Some(date) = digits::read(&plain, self.now) {
            return date;
        }
        if scan::is_nothing(&plain) {
            return Err(Missing::NotReported);
        }
        scan::parts(&plain, self)
            .and_then(|parts| resolve::date(&parts, self.now))
            .ok_or(Missing::BadValue)
    }
}

/// AirNow's three fields: `"2020-12-05 "`, the hour, and a zone of the United States (`CST` is its Central time, −06:00).
///
/// `None` when one of them cannot be read.
///
/// ```
/// use mingbai_data::date::airnow;
/// // 14:00 in Chicago is 04:00 of the next day in Beijing.
/// assert_eq!(airnow("2020-12-05 ", "14", "CST").unwrap().shown(), "2020年12月6日 4时");
/// assert_eq!(airnow("2020-12-05 ", "14", "XST"), None);
/// ```
#[must_use]
pub fn airnow(date: &str, hour: &str, zone: &str) -> Option<Date> {
    let behind = match zone.trim() {
        "AST" | "EDT" => 4,
        "EST" | "CDT" => 5,
        "CST" | "MDT" => 6,
        "MST" | "PDT" => 7,
        "PST" | "AKDT" => 8,
        "AKST" => 9,
        "HST" => 10,
        _ => return None,
    };
    let day = Rule::default().read_text(date).date()?;
    let hour = hour.trim();
    let hour = whole(hour).filter(|hour| *hour < 24 && day.precision == Precision::Day)?;
    let hours = hour.saturating_add(behind);
    Some(Date {
        start: day
            .day()
            .midnight()
            .saturating_add(BEIJING)
            .saturating_add(hours.saturating_mul(3600)),
        precision: Precision::Hour,
        months: 0,
        until: false,
    })
}
