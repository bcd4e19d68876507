//! What is wrong with a board: findings, none of which changes a number.
//!
//! Codes: `check-aqi`, `check-iaqi`, `check-level`, `check-primary`, `check-complete`, `check-standard`, `check-pm`,
//! `check-value`, `check-age`, `check-time`, `check-twice`, `check-forecast`.

mod time;

use super::{Board, Computed, NoIndex, Observation, Standard, compute, listed, named};
use crate::names::Pollutant;
use crate::number::{count, group};
use crate::quantity::Amount;
use crate::text::{fill, list};
use crate::{Decimal, Finding, Missing, Place, Severity, Unit};

/// A concentration of more than so many times the last limit is taken for another unit. Dust goes far beyond the table.
fn times(pollutant: Pollutant) -> i64 {
    match pollutant {
        Pollutant::Pm10 | Pollutant::Pm25 => 20,
        Pollutant::Co => 2,
        _ => 5,
    }
}

/// Checks a board. `now` is the time for the legal clock; without it no age is told.
///
/// One place, one period: the index against its sub-indices and against the concentrations, level and primary pollutants
/// against the index, completeness; then ages, periods given twice, and the days that a forecast covers.
#[must_use]
#[inline(never)]
pub fn check(board: &Board, now: Option<i64>) -> Vec<Finding> {
    let mut out = Vec::new();
    for row in &board.observations {
        let mut at = At { row, out: &mut out };
        at.standard();
        at.index();
        at.level();
        let sum = compute(row, row.standard, &[]);
        at.primary(&sum);
        at.values();
        at.recomputed(&sum);
    }
    for group in board.groups() {
        time::twice(&group, &mut out);
        if let Some(now) = now {
            time::ages(&group, now, &mut out);
        }
    }
    out
}

/// The findings of one observation.
struct At<'a> {
    row: &'a Observation,
    out: &'a mut Vec<Finding>,
}

#[inline(never)]
fn finding(
    row: &Observation,
    code: &'static str,
    severity: Severity,
    field: &'static str,
    message: &str,
) -> Finding {
    Finding {
        code,
        severity,
        place: Place {
            table: row.from.0,
            row: Some(row.from.1),
            field: Some(field),
        },
        message: fill("{}：{}", &[&row.place(), message]),
    }
}

/// Whether a published sub-index is one of those whose greatest is the index. The 8 hours of ozone are no indicator of an
/// hour since 2026; their sub-index is published all the same.
#[inline(never)]
fn counts(row: &Observation, item: &super::Item) -> bool {
    let pair = row.period.report().zip(item.averaged);
    let Some((report, averaged)) = pair.filter(|_| row.standard.is_hj()) else {
        return true;
    };
    let column = row.standard.indicator(report, item.pollutant, averaged);
    !matches!(column, Err(super::Why::NotAnIndicator))
}

/// The greatest published sub-index.
#[inline(never)]
fn most(row: &Observation) -> Option<Decimal> {
    let mut most = None;
    for item in row.items.iter().filter(|item| counts(row, item)) {
        most = most.max(item.iaqi.number());
    }
    most
}

fn names(pollutants: &[Pollutant]) -> String {
    listed(pollutants, true)
}

#[inline(never)]
fn digits(number: Decimal) -> String {
    group(&number, None)
}

impl At<'_> {
    #[inline(never)]
    fn warn(&mut self, code: &'static str, field: &'static str, pattern: &str, parts: &[&str]) {
        let message = fill(pattern, parts);
        let found = finding(self.row, code, Severity::Warning, field, &message);
        self.out.push(found);
    }

    #[inline(never)]
    fn note(&mut self, code: &'static str, field: &'static str, pattern: &str, parts: &[&str]) {
        self.warn(code, field, pattern, parts);
        self.only_note();
    }

    /// What was found last is a note.
    #[inline(never)]
    fn only_note(&mut self) {
        if let Some(last) = self.out.last_mut() {
            last.severity = Severity::Note;
        }
    }

    /// The standard that the feed names against the one in force on that date.
    #[inline(never)]
    fn standard(&mut self) {
        let said = self.row.standard;
        let in_force = Standard::at(self.row.period.start.start());
        if said.is_hj() && said != in_force {
            self.warn(
                "check-standard",
                "start",
                "来源写明按 {}，而这一日期应执行 {}；按来源所写显示，请核对",
                &[said.name(), in_force.name()],
            );
        }
    }

    /// The index against the published sub-indices, and what an index of HJ 633 can be.
    #[inline(never)]
    fn index(&mut self) {
        let Some(aqi) = self.row.aqi.number() else {
            return;
        };
        let hj = self.row.standard.is_hj();
        if hj && aqi.over(500) {
            self.warn(
                "check-aqi",
                "aqi",
                "空气质量指数 {} 大于 500，标准的上限是 500",
                &[&digits(aqi)],
            );
        }
        let most = most(self.row);
        if let Some(most) = most.filter(|most| *most != aqi) {
            self.warn(
                "check-aqi",
                "aqi",
                "空气质量指数公布为 {}，公布的分指数最大为 {}，应取最大值",
                &[&digits(aqi), &digits(most)],
            );
        }
    }

    /// The level against the index, of a forecast against its range.
    #[inline(never)]
    fn level(&mut self) {
        let row = self.row;
        if let Some(mismatch) = row.mismatch() {
            let clause = row.standard.level_clause();
            self.warn("check-level", "level", "{}（{}）", &[&mismatch, clause]);
        } else if row.level == Err(Missing::BadValue) && row.standard.is_hj() {
            let printed = &row.level_printed;
            self.note("check-level", "level", "级别“{}”不能识别", &[printed]);
        }
    }

    /// Primary pollutants: above 50 there is one, at 50 and below there is none, and it has the greatest sub-index: of those
    /// that were published, where they make the index, else of those that the concentrations make.
    #[inline(never)]
    fn primary(&mut self, sum: &Computed) {
        let row = self.row;
        let (Ok(all), Some((low, high)), true) = (&row.primary, row.ends(), row.standard.is_hj())
        else {
            return;
        };
        if all.named.is_empty() && all.unknown.is_empty() {
            if low.over(50) {
                self.warn(
                    "check-primary",
                    "primary",
                    "空气质量指数 {} 大于 50，没有公布首要污染物",
                    &[&digits(low)],
                );
            }
            return;
        }
        if !all.unknown.is_empty() {
            let unknown: Vec<&str> = all.unknown.iter().map(|name| &**name).collect();
            self.note(
                "check-primary",
                "primary",
                "首要污染物“{}”不能识别",
                &[&list(&unknown)],
            );
        }
        let published = row.primaries();
        if !high.over(50) && !published.is_empty() {
            self.warn(
                "check-primary",
                "primary",
                "空气质量指数 {} 不大于 50，不应有首要污染物（公布为{}）",
                &[&digits(high), &names(&published)],
            );
            return;
        }
        let said = most(row).filter(|most| row.aqi.number() == Some(*most));
        let made = sum.at_least().filter(|made| *made > 50);
        let mut right = Pollutant::ALL.to_vec();
        right.retain(|own| match said {
            None => sum.best(*own) == made,
            said => row.items.iter().any(|item| {
                item.pollutant == *own && item.iaqi.number() == said && counts(row, item)
            }),
        });
        // One less may be what rounding for the print made; of a pollutant without a concentration nobody knows.
        let less = |own: &Pollutant| {
            sum.best(*own)
                .is_some_and(|best| Some(best.saturating_add(1)) < made)
        };
        let wrong = match said {
            None => published.iter().any(less),
            Some(_) => {
                right.len() != published.len() || right.iter().any(|own| !published.contains(own))
            }
        };
        if wrong && !published.is_empty() {
            let by = said.map_or("按公布浓度复算，", |_| "");
            self.warn(
                "check-primary",
                "primary",
                "首要污染物公布为{}，{}分指数最大的是{}",
                &[&names(&published), by, &names(&right)],
            );
        }
    }

    /// Concentrations that cannot be meant.
    #[inline(never)]
    fn values(&mut self) {
        let row = self.row;
        let in_air = |item: &super::Item| {
            let unit = if item.pollutant == Pollutant::Co {
                Unit::MG_M3
            } else {
                Unit::UG_M3
            };
            match item.conc.in_unit(unit) {
                Ok(Amount::Number(number)) => Some(number),
                _ => None,
            }
        };
        let mut particles = [None; 2];
        let mut zeros = 0usize;
        let mut there = 0usize;
        for item in &row.items {
            let Some(number) = in_air(item) else {
                continue;
            };
            there = there.saturating_add(1);
            zeros = zeros.saturating_add(usize::from(number.is_zero()));
            match item.pollutant {
                Pollutant::Pm25 => particles[0] = Some((number, item.averaged)),
                Pollutant::Pm10 => particles[1] = Some((number, item.averaged)),
                _ => {}
            }
            let top = Standard::Hj2026.columns().iter();
            let top = top.filter(|column| column.pollutant == item.pollutant);
            let top = top.filter_map(|column| column.limits.last()).max();
            let top = top.map_or(0, |top| {
                i64::from(*top).saturating_mul(times(item.pollutant))
            });
            if number.over(top) {
                self.warn(
                    "check-value",
                    item.key,
                    "{}浓度“{}”过高，可能单位有误，请核对",
                    &[&named(item.pollutant), item.conc.printed()],
                );
            }
            // Particles in whole µg/m³: 0.163 was meant in mg/m³.
            let particles = matches!(item.pollutant, Pollutant::Pm10 | Pollutant::Pm25);
            if particles && !number.is_zero() && Decimal::from_int(1) > number {
                self.warn(
                    "check-value",
                    item.key,
                    "{}浓度“{}”过低，可能单位有误，请核对",
                    &[&named(item.pollutant), item.conc.printed()],
                );
            }
        }
        if there > 1 && zeros == there {
            let message = "各项浓度都是 0，可能是缺测；缺测请写 null";
            self.note("check-value", "pm25", message, &[]);
        }
        if let [Some((fine, a)), Some((all, b))] = particles
            && a == b
            && fine > all
        {
            self.note(
                "check-pm",
                "pm25",
                "PM2.5 浓度 {} 大于 PM10 浓度 {}，PM2.5 是 PM10 的一部分，可能由测量误差造成",
                &[&digits(fine), &digits(all)],
            );
        }
    }

    /// Published against computed: differences are told as notes, for sub-indices are often made from figures that were
    /// rounded for the print afterwards; but not that of an index which makes it another level.
    #[inline(never)]
    fn recomputed(&mut self, sum: &Computed) {
        let row = self.row;
        if row.origin == super::Origin::Computed {
            return;
        }
        self.complete(sum);
        let (aqi, items) = sum.beside(row);
        let off = |beside: &super::Beside| beside.difference.is_some_and(|off| !off.is_zero());
        if off(&aqi) {
            self.warn(
                "check-aqi",
                "aqi",
                "空气质量指数公布为 {}，{}",
                &[&aqi.published.map(digits).unwrap_or_default(), &aqi.words()],
            );
            let computed = aqi.computed.map(|index| Decimal::from_int(index.into()));
            if aqi.published.map(Standard::level_of) == computed.map(Standard::level_of) {
                self.only_note();
            }
        }
        for (item, beside) in row.items.iter().zip(&items) {
            if off(beside) {
                let published = beside.published.map(digits).unwrap_or_default();
                self.note(
                    "check-iaqi",
                    item.key,
                    "{}分指数公布为 {}，{}",
                    &[&named(item.pollutant), &published, &beside.words()],
                );
            }
        }
    }

    /// 5.3.1: with a pollutant missing, an index of 100 and below is not published.
    #[inline(never)]
    fn complete(&mut self, sum: &Computed) {
        let row = self.row;
        if sum.standard != Standard::Hj2026 || sum.aqi != Err(NoIndex::Incomplete) {
            return;
        }
        // What the feed does not carry at all says nothing about what the publisher has.
        let said_missing = |p: &Pollutant| {
            let mut own = row.items.iter().filter(|item| item.pollutant == *p);
            own.any(|item| {
                item.conc
                    .missing()
                    .is_some_and(|why| why != Missing::Absent)
            })
        };
        let missing: Vec<Pollutant> = sum.missing.iter().copied().filter(said_missing).collect();
        if let Some(aqi) = row.aqi.number().filter(|aqi| !aqi.over(100))
            && !missing.is_empty()
        {
            self.warn(
                "check-complete",
                "aqi",
                "缺{}数据，空气质量指数 {} 不大于 100，应以 NA 标识（HJ 633—2026 5.3.1）",
                &[&names(&missing), &digits(aqi)],
            );
        }
    }
}
