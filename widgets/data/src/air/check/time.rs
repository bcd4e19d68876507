//! What the times of a place say: periods given twice, ages by the legal clock, and the days that a forecast covers.

use super::{count, fill, finding};
use crate::air::{Freshness, Group, Observation, PeriodKind, forecast_until, range};
use crate::date::{Date, Precision};
use crate::{Finding, Severity};

/// One place and period twice, with different indices; what stands behind is what is shown.
#[inline(never)]
pub(super) fn twice(group: &Group, out: &mut Vec<Finding>) {
    let pairs = group.observations.windows(2);
    for pair in pairs {
        let [first, second] = pair else {
            continue;
        };
        let same = first.period.kind == second.period.kind
            && first.period.start.start() == second.period.start.start()
            && (first.from.0 != second.from.0 || first.published_at == second.published_at)
            && first.standard == second.standard;
        if same && first.ends() != second.ends() {
            let words = |row: &Observation| row.ends().map_or("—".into(), range);
            let (a, b) = (words(first), words(second));
            let message = fill(
                "同一地点同一时段有两条数据，空气质量指数分别为 {} 和 {}，以 {} 为准",
                &[&a, &b, &b],
            );
            let severity = Severity::Warning;
            out.push(finding(second, "check-twice", severity, "start", &message));
        }
    }
}

/// The age of the newest of each kind by the legal clock, and how far the forecast goes.
#[inline(never)]
pub(super) fn ages(group: &Group, now: i64, out: &mut Vec<Finding>) {
    for row in &group.observations {
        if row.freshness(now) == Freshness::Future {
            let message = "时间晚于现在，请核对来源或本机的时间";
            out.push(finding(
                row,
                "check-time",
                Severity::Warning,
                "start",
                message,
            ));
        }
    }
    for kind in [PeriodKind::Hour, PeriodKind::Day] {
        // Another country's standard has another clock.
        if let Some(row) = group
            .latest(kind, Some(now))
            .filter(|row| row.standard.is_hj())
            && let Freshness::Late { due } = row.freshness(now)
        {
            let due = Date::at(due).no_finer(Precision::Hour).shown();
            let message = fill(
                "数据可能已过期，下一次应于 {}前发布（HJ 633—2026 {}）",
                &[
                    &due,
                    if kind == PeriodKind::Hour {
                        "5.2.2"
                    } else {
                        "5.2.1"
                    },
                ],
            );
            out.push(finding(
                row,
                "check-age",
                Severity::Warning,
                "start",
                &message,
            ));
        }
    }
    let last = group
        .observations
        .iter()
        .rfind(|row| row.period.kind == PeriodKind::Forecast && row.standard.is_hj());
    if let Some(last) = last {
        let (day, until) = (last.period.start.day(), forecast_until(now));
        if day < until {
            let short = until.number().saturating_sub(day.number());
            let short = count(usize::try_from(short).unwrap_or(0));
            let message = fill(
                "预报到此为止，比应覆盖的时间少 {} 天（HJ 633—2026 5.2.3：未来 3 日，每日 20 时前发布）",
                &[&short],
            );
            out.push(finding(
                last,
                "check-forecast",
                Severity::Warning,
                "start",
                &message,
            ));
        }
    }
}
