//! How old a sample is. Pure functions; the time now is given, in seconds since 1970-01-01T00:00:00Z.
//!
//! Automatic stations of the national network measure every four hours (at 0, 4, 8, …) and publish after it; sections are
//! sampled by the month, drinking-water sources at least by the quarter (水污染防治法第七十二条). No clause of the nation says
//! by which day a value must be public: what has no new one after two rounds and the time to publish it is told as possibly
//! out of date.

use super::{Kind, Sample};
use crate::date::{Date, Day};

const HOUR: i64 = 3600;
/// So far may a clock be behind the source's.
pub(super) const SLACK: i64 = 900;
/// Two rounds of four hours, and an hour to publish.
pub(super) const LATE: i64 = 9 * HOUR;
/// Months of a round of a drinking-water source.
const QUARTER: i64 = 3;

/// How old a sample is by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Freshness {
    /// No newer one is missing.
    Current,
    /// 数据可能已过期
    Late,
    /// Its time is a quarter of an hour or more after now: the clock of the source or of this machine is wrong.
    Future,
}

/// Months since the year 0.
pub(super) fn month(day: Day) -> i64 {
    day.year().saturating_mul(12).saturating_add(day.month())
}

impl Sample {
    /// How old it is: a moment by hours, a period by rounds as long as it is.
    ///
    /// ```
    /// use mingbai_data::{date::Rule, water::{Freshness, read_text}};
    /// let at = |text| Rule::default().read_text(text).date().unwrap().start();
    /// let board = read_text(r#"{"schema":"mingbai.water/1","rows":[{"place":"云溪","start":"2026-03"}]}"#).unwrap();
    /// // April and May are over, and May has had June to be published in.
    /// assert_eq!(board.samples[0].freshness(at("2026-06-30")), Freshness::Current);
    /// assert_eq!(board.samples[0].freshness(at("2026-07-01 00:01")), Freshness::Late);
    /// ```
    #[must_use]
    pub fn freshness(&self, now: i64) -> Freshness {
        if self.start.start() > now.saturating_add(SLACK) {
            Freshness::Future
        } else if now > self.current_until() {
            Freshness::Late
        } else {
            Freshness::Current
        }
    }

    /// When two rounds are over, and the second of them should be public.
    fn current_until(&self) -> i64 {
        let start = self.start;
        if self.is_moment() {
            return start.start().saturating_add(LATE);
        }
        let end = self.end.unwrap_or(start).end();
        let last = Date::at(end.saturating_sub(1)).day();
        let mut round = month(last).wrapping_sub(month(start.day())).wrapping_add(1);
        if self.site.kind == Kind::Source {
            round = round.max(QUARTER);
        }
        // The month that it ends in, two rounds, and a month to publish.
        let months = round.wrapping_mul(2).wrapping_add(2);
        last.add_months(months).midnight()
    }

    /// Why it is late.
    #[must_use]
    pub fn why_late(&self) -> &'static str {
        if self.is_moment() {
            "自动监测一般每 4 小时更新一次"
        } else {
            "其后两期都应已公布"
        }
    }
}
