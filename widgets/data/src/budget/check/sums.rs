//! Parts against their sum: lines below a line, items before a subtotal, all items against the total.

use super::{finding, grain};
use crate::budget::{LineKind, Stage, Table};
use crate::number::group;
use crate::{Decimal, Finding, MoneyUnit, Severity, Value};

/// A sum of published amounts with how far rounding can take it.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    /// `None` once it did not fit.
    pub(super) total: Option<Decimal>,
    count: u32,
    /// Finest last digit among the parts.
    finest: Option<Decimal>,
    /// Parts whose last digit is worth more than the finest, added up.
    coarse: Decimal,
    coarse_count: u32,
    /// A part has no number: the sum is less than the whole.
    pub(super) holes: bool,
}

impl Sum {
    pub(super) fn add(&mut self, value: &Value, unit: MoneyUnit) {
        let Some(number) = value.number() else {
            self.holes = true;
            return;
        };
        let so_far = if self.count == 0 {
            Some(Decimal::ZERO)
        } else {
            self.total
        };
        self.total = so_far.and_then(|total| total.checked_add(number));
        self.count = self.count.saturating_add(1);
        let Some(grain) = grain(value, unit) else {
            return;
        };
        // A whole number in a column of decimals has lost its zeros, not its digits: only a unit behind makes it coarse.
        if grain > Decimal::from_int(1) {
            self.coarse = self.coarse.checked_add(grain).unwrap_or(self.coarse);
            self.coarse_count = self.coarse_count.saturating_add(1);
        } else {
            self.finest = Some(self.finest.map_or(grain, |finest| finest.min(grain)));
        }
    }

    /// Both sums together.
    fn with(mut self, other: &Self) -> Self {
        if other.count > 0 {
            let own = if self.count == 0 {
                Some(Decimal::ZERO)
            } else {
                self.total
            };
            self.total = own.zip(other.total).and_then(|(a, b)| a.checked_add(b));
            self.count = self.count.saturating_add(other.count);
            self.finest = match (self.finest, other.finest) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            self.coarse = self.coarse.checked_add(other.coarse).unwrap_or(self.coarse);
            self.coarse_count = self.coarse_count.saturating_add(other.coarse_count);
        }
        self.holes |= other.holes;
        self
    }

    /// By how much the published total differs, and whether rounding explains it. `None` when nothing can be said.
    fn against(&self, published: &Value, unit: MoneyUnit) -> Option<(Decimal, bool)> {
        let total = published.number()?;
        let difference = self.total?.checked_sub(total)?.abs();
        if difference.is_zero() {
            return Some((difference, true));
        }
        let own = grain(published, unit)?;
        let one = Decimal::from_int(1);
        let (own_coarse, own_fine) = if own > one {
            (own, None)
        } else {
            (Decimal::ZERO, Some(own))
        };
        let finest = match (self.finest, own_fine) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b).unwrap_or(Decimal::ZERO),
        };
        let fine_count = self.count.saturating_sub(self.coarse_count);
        let fine = finest.checked_mul(Decimal::from_int(i64::from(fine_count)))?;
        let twice = fine.checked_add(self.coarse)?.checked_add(own_coarse)?;
        Some((difference, difference.checked_add(difference)? <= twice))
    }
}

/// What was added up under one parent so far.
#[derive(Clone, Default)]
struct Group {
    all: Sum,
    /// Since the last subtotal.
    since: Sum,
    /// The last subtotal with what it covers.
    last: Option<Sum>,
    /// Subtotals whose own items are not listed.
    bare: Sum,
}

pub(super) fn check_sums(table: &Table, index: usize, stage: Stage, findings: &mut Vec<Finding>) {
    // A group for the top (0) and for each line that has lines below it.
    let mut group_of: Vec<u32> = vec![0; table.lines.len()];
    let mut groups = vec![Group::default()];
    let mut totals: Vec<(usize, Group)> = Vec::new();
    for (at, line) in table.lines.iter().enumerate() {
        let value = line.amount(stage);
        let own = match line.parent.and_then(|parent| group_of.get_mut(parent)) {
            None => 0,
            Some(slot) => {
                if *slot == 0 {
                    *slot = u32::try_from(groups.len()).unwrap_or(0);
                    groups.push(Group::default());
                }
                *slot
            }
        };
        let Some(group) = groups.get_mut(own as usize) else {
            continue;
        };
        match line.kind {
            LineKind::Memo => {}
            LineKind::Item => {
                group.all.add(value, table.unit);
                group.since.add(value, table.unit);
            }
            LineKind::Total => totals.push((at, group.clone())),
            LineKind::Subtotal => {
                let mut single = Sum::default();
                single.add(value, table.unit);
                if group.since.count == 0 {
                    group.bare = group.bare.with(&single);
                } else {
                    // 小计 of the items since the last one, of all items, or of these and the subtotal before.
                    let upon = group.last.map(|last| group.since.with(&last));
                    let ways = [Some(group.since), Some(group.all), upon];
                    judge(table, index, stage, at, &ways, findings);
                }
                group.last = Some(single);
                group.since = Sum::default();
            }
        }
    }
    for (at, before) in totals {
        // A total above its items is the sum of those below.
        let first = before.all.count == 0 && before.bare.count == 0;
        let Some(group) = (if first { groups.first() } else { Some(&before) }) else {
            continue;
        };
        let ways = [Some(group.all), Some(group.all.with(&group.bare))];
        judge(table, index, stage, at, &ways, findings);
    }
    for (at, own) in group_of.iter().enumerate().filter(|(_, own)| **own > 0) {
        if let Some(group) = groups.get(*own as usize) {
            let ways = [Some(group.all), Some(group.all.with(&group.bare))];
            judge(table, index, stage, at, &ways, findings);
        }
    }
}

/// Compares a published sum with the ways in which it may have been made; the first way is the one that is told.
fn judge(
    table: &Table,
    index: usize,
    stage: Stage,
    at: usize,
    ways: &[Option<Sum>],
    findings: &mut Vec<Finding>,
) {
    let Some(line) = table.lines.get(at) else {
        return;
    };
    let published = line.amount(stage);
    let mut ways = ways.iter().flatten().filter(|sum| sum.count > 0);
    let Some(told) = ways.next() else { return };
    let Some((mut difference, mut rounding)) = told.against(published, table.unit) else {
        return;
    };
    let mut sum = told;
    for way in ways {
        if let Some((other, fits)) = way.against(published, table.unit)
            && other < difference
            && fits
        {
            (difference, rounding, sum) = (other, fits, way);
        }
    }
    // What is missing may be the difference: then nothing can be said.
    if difference.is_zero() || (sum.holes && !rounding) {
        return;
    }
    let (Some(total), Some(parts)) = (published.number(), sum.total) else {
        return;
    };
    let unit = table.unit.name();
    let difference = group(&difference.trim(0), None);
    let (severity, verdict) = if rounding {
        (
            Severity::Note,
            ["与公布合计相差 ", &difference, " ", unit, "（四舍五入）"].concat(),
        )
    } else {
        (
            Severity::Warning,
            ["与公布合计不一致，差 ", &difference, " ", unit].concat(),
        )
    };
    let message = [
        "“",
        &line.name,
        "”",
        stage.name(),
        "公布为 ",
        &group(&total, None),
        " ",
        unit,
        "，所列 ",
        &sum.count.to_string(),
        " 项相加为 ",
        &group(&parts, None),
        " ",
        unit,
        "，",
        &verdict,
    ];
    findings.push(finding(
        "check-sum",
        severity,
        index,
        Some(at),
        Some(stage.key()),
        message.concat(),
    ));
}
