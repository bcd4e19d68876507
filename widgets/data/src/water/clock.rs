//! How old a sample is. Pure functions; the time now is given, in seconds since 1970-01-01T00:00:00Z.
//!
//! Automatic stations of the national network measure every four hours (at 0, 4, 8, …) and publish after it. No clause says
//! by when: what has no new value after two rounds is told as possibly out of date. For months and years there is no rule.

use super::Sample;

const HOUR: i64 = 3600;
/// So far may a clock be behind the source's.
pub(super) const SLACK: i64 = 900;
/// Two rounds of four hours, and an hour to publish.
pub(super) const LATE: i64 = 9 * HOUR;

/// How old a sample is by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Freshness {
    /// No newer one is missing.
    Current,
    /// 数据可能已过期
    Late,
    /// Its time is a quarter of an hour or more after now: the clock of the source or of this machine is wrong.
    Future,
    /// There is no rule for such a period.
    Unruled,
}

/// How old a sample of an automatic station is that was taken at `moment`.
///
/// ```
/// use mingbai_data::{date::Rule, water::{Freshness, freshness}};
/// let at = |text| Rule::default().read_text(text).date().unwrap().start();
/// let now = |text| freshness(at("2026-03-01 08:00"), at(text));
/// assert_eq!(now("2026-03-01 17:00"), Freshness::Current);
/// assert_eq!(now("2026-03-01 17:01"), Freshness::Late);
/// ```
#[must_use]
pub fn freshness(moment: i64, now: i64) -> Freshness {
    if moment > now.saturating_add(SLACK) {
        Freshness::Future
    } else if now > moment.saturating_add(LATE) {
        Freshness::Late
    } else {
        Freshness::Current
    }
}

impl Sample {
    /// How old it is.
    #[must_use]
    pub fn freshness(&self, now: i64) -> Freshness {
        let start = self.start.start();
        if self.is_moment() {
            freshness(start, now)
        } else if start > now.saturating_add(SLACK) {
            Freshness::Future
        } else {
            Freshness::Unruled
        }
    }
}
