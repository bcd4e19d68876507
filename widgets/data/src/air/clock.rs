//! The legal clock (HJ 633—2026, 5.2): by when a release must be public, and until when it is the newest there can be.
//! Pure functions; the time now is given, in seconds since 1970-01-01T00:00:00Z.

use super::{Observation, PeriodKind};
use crate::date::{DAY, Date, Day};

const HOUR: i64 = 3600;
/// So far may a clock be behind the source's: nobody's data is called wrong for the clock of a phone.
pub(super) const SLACK: i64 = 900;
/// Days ahead that a forecast must cover, today not counted (5.2.3).
pub const DAYS_AHEAD: i64 = 3;

/// How old a release is by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Freshness {
    /// No newer one is due.
    Current,
    /// 数据可能已过期: a newer one was due at this moment.
    Late {
        /// When.
        due: i64,
    },
    /// Its time is a quarter of an hour or more after now: the clock of the source or of this machine is wrong.
    Future,
    /// There is no rule for such a period.
    Unruled,
}

/// By when the release of a period must be public: hourly data one hour after its hour (5.2.2), a day at 12:00 of the next
/// (5.2.1), a forecast that was made on a day at 20:00 of that day (5.2.3).
///
/// `moment` is the full hour at which hourly data ends, else any moment of the day.
#[must_use]
pub fn due(kind: PeriodKind, moment: i64) -> Option<i64> {
    let midnight = Date::at(moment).day().midnight();
    let after = |seconds: i64| Some(midnight.saturating_add(seconds));
    match kind {
        PeriodKind::Hour => Some(moment.saturating_add(HOUR)),
        PeriodKind::Day => after(DAY.saturating_add(HOUR.saturating_mul(12))),
        PeriodKind::Forecast => after(HOUR.saturating_mul(20)),
        PeriodKind::Month | PeriodKind::Year => None,
    }
}

/// When the release after that of a period must be public: until then it is the newest there needs to be.
#[must_use]
pub fn next_due(kind: PeriodKind, moment: i64) -> Option<i64> {
    let step = if kind == PeriodKind::Hour { HOUR } else { DAY };
    due(kind, moment.saturating_add(step))
}

/// How old a release is.
///
/// ```
/// use mingbai_data::{air::{Freshness, PeriodKind, freshness}, date::Rule};
/// let at = |text| Rule::default().read_text(text).date().unwrap().start();
/// let hour = |now| freshness(PeriodKind::Hour, at("2026-03-01 08:00"), at(now));
/// assert_eq!(hour("2026-03-01 10:00"), Freshness::Current);
/// assert_eq!(hour("2026-03-01 10:01"), Freshness::Late { due: at("2026-03-01 10:00") });
/// ```
#[must_use]
pub fn freshness(kind: PeriodKind, moment: i64, now: i64) -> Freshness {
    if moment > now.saturating_add(SLACK) && kind != PeriodKind::Forecast {
        return Freshness::Future;
    }
    match next_due(kind, moment) {
        None => Freshness::Unruled,
        Some(due) if now > due => Freshness::Late { due },
        Some(_) => Freshness::Current,
    }
}

/// The last day that the forecast which is public at `now` must cover: three days after today from 20:00 on, before that
/// three days after yesterday.
#[must_use]
pub fn forecast_until(now: i64) -> Day {
    let date = Date::at(now);
    let today = date.day();
    let early = now < today.midnight().saturating_add(HOUR.saturating_mul(20));
    let days = DAYS_AHEAD.saturating_sub(i64::from(early));
    Day::from_number(today.number().saturating_add(days))
}

impl Observation {
    /// How old it is. A forecast is as old as its release, when the source says when that was; else see [`forecast_until`].
    #[must_use]
    pub fn freshness(&self, now: i64) -> Freshness {
        match (self.period.kind, self.published_at) {
            (PeriodKind::Forecast, Some(published)) => {
                freshness(PeriodKind::Forecast, published.start(), now)
            }
            (PeriodKind::Forecast, None) => Freshness::Unruled,
            (kind, _) => freshness(kind, self.period.moment(), now),
        }
    }
}
