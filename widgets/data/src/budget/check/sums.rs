//! Parts against their sum: lines below a line, items before a subtotal, all items against the total.

use super::{digit, finding, own_grain};
use crate::budget::{LineKind, Stage, Table};
use crate::text::{count, fill, money};
use crate::{Decimal, Finding, MoneyUnit, Severity, Value};

/// The amounts of one stage as whole numbers of one last digit, so that adding them is adding numbers.
#[derive(Clone, Copy)]
pub(in crate::budget) struct Scale {
    unit: MoneyUnit,
    /// Decimals of the finest amount.
    pub(in crate::budget) finest: u8,
    /// Decimals of the finest amount without another unit behind it. A whole number among decimals has lost its
    /// zeros, not its digits.
    plain: i32,
    /// The worth of that last digit.
    digit: i128,
}

impl Scale {
    pub(in crate::budget) fn of(table: &Table, stage: Stage) -> Self {
        let mut scale = Self {
            unit: table.unit,
            finest: 0,
            plain: 0,
            digit: 1,
        };
        for line in &table.lines {
            let amount = line.amount(stage);
            if let Some(number) = amount.number() {
                scale.finest = scale.finest.max(number.scale());
                if own_grain(amount, table.unit).is_none() {
                    scale.plain = scale.plain.max(number.scale().into());
                }
            }
        }
        scale.digit = scale.worth(scale.plain);
        scale
    }

    fn whole(self, value: &Value) -> Option<i128> {
        value.number()?.at_scale(self.finest)
    }

    fn worth(self, decimals: i32) -> i128 {
        digit(decimals)
            .and_then(|digit| digit.at_scale(self.finest))
            .unwrap_or(1)
    }

    /// The worth of the last printed digit.
    fn last_digit(self, value: &Value) -> i128 {
        // A unit of its own makes it coarse, or finer than the rest.
        match own_grain(value, self.unit) {
            Some(own) if own < 0 || own > self.plain => self.worth(own),
            _ => self.digit,
        }
    }
}

impl Scale {
    /// The worth of the last printed digit in the unit of the table.
    pub(in crate::budget) fn digit_of(self, value: &Value) -> Decimal {
        Decimal::of_scale(self.last_digit(value), self.finest)
    }
}

/// A sum of published amounts with how far rounding can take it.
#[derive(Clone, Copy, Default)]
pub(in crate::budget) struct Sum {
    pub(in crate::budget) total: i128,
    pub(in crate::budget) count: usize,
    /// Twice the tolerance: the last digits of all parts.
    pub(in crate::budget) digits: i128,
    /// A part has no number, or does not fit: the sum is less than the whole.
    pub(in crate::budget) holes: bool,
}

impl Sum {
    #[inline(never)]
    pub(in crate::budget) fn add(&mut self, value: &Value, scale: Scale) {
        let total = scale
            .whole(value)
            .and_then(|whole| self.total.checked_add(whole));
        match total {
            Some(total) => {
                self.total = total;
                self.digits = self.digits.saturating_add(scale.last_digit(value));
                self.count = self.count.saturating_add(1);
            }
            None => self.holes = true,
        }
    }

    /// Both sums together.
    #[inline(never)]
    fn with(self, other: &Self) -> Self {
        Self {
            total: self.total.saturating_add(other.total),
            count: self.count.saturating_add(other.count),
            digits: self.digits.saturating_add(other.digits),
            holes: self.holes || other.holes,
        }
    }
}

/// What was added up under one parent so far.
#[derive(Clone, Copy, Default)]
struct Group {
    all: Sum,
    /// Since the last subtotal.
    since: Sum,
    /// The last subtotal.
    last: Sum,
    /// Subtotals whose own items are not listed.
    bare: Sum,
}

#[inline(never)]
pub(super) fn check_sums(table: &Table, index: usize, stage: Stage, findings: &mut Vec<Finding>) {
    let scale = Scale::of(table, stage);
    walk(table, stage, scale, |at, ways| {
        if let Some(judged) = judge(table, stage, scale, at, ways)
            // What is missing may be the difference: then nothing can be said.
            && judged.difference != 0
            && !judged.sum.holes
        {
            findings.extend(tell(table, index, stage, scale, at, &judged));
        }
    });
}

/// Goes through the sums of one stage: for each line that is one, the ways in which it may have been made.
pub(in crate::budget) fn walk(
    table: &Table,
    stage: Stage,
    scale: Scale,
    mut judge: impl FnMut(usize, &[Sum]),
) {
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
                group.all.add(value, scale);
                group.since.add(value, scale);
            }
            LineKind::Total => totals.push((at, *group)),
            LineKind::Subtotal => {
                let mut single = Sum::default();
                single.add(value, scale);
                if group.since.count == 0 {
                    group.bare = group.bare.with(&single);
                } else {
                    // 小计 of the items since the last one, of all items, or of these and the subtotal before.
                    judge(at, &[group.since, group.all, group.since.with(&group.last)]);
                }
                group.last = single;
                group.since = Sum::default();
            }
        }
    }
    for (at, before) in totals {
        // A total above its items is the sum of those below.
        let first = before.all.count == 0 && before.bare.count == 0;
        let group = groups.first().filter(|_| first).unwrap_or(&before);
        judge(at, &[group.all, group.all.with(&group.bare)]);
    }
    for (at, own) in group_of.iter().enumerate() {
        if let Some(group) = groups.get(*own as usize).filter(|_| *own > 0) {
            judge(at, &[group.all, group.all.with(&group.bare)]);
        }
    }
}

/// A published sum beside the parts.
pub(in crate::budget) struct Judged {
    pub(in crate::budget) sum: Sum,
    pub(in crate::budget) whole: i128,
    pub(in crate::budget) difference: i128,
    /// Rounding explains the difference.
    pub(in crate::budget) rounding: bool,
}

/// Compares a published sum with the ways in which it may have been made; the first way is the one that is told.
#[inline(never)]
pub(in crate::budget) fn judge(
    table: &Table,
    stage: Stage,
    scale: Scale,
    at: usize,
    ways: &[Sum],
) -> Option<Judged> {
    let published = table.lines.get(at)?.amount(stage);
    let whole = scale.whole(published)?;
    // A published sum with a unit behind it is rounded more than its parts.
    let own = scale.last_digit(published);
    let own = if own > scale.digit { own } else { 0 };
    let mut told: Option<Judged> = None;
    for sum in ways.iter().filter(|sum| sum.count > 0) {
        let difference = sum.total.checked_sub(whole)?.checked_abs()?;
        let rounding = difference.checked_mul(2)? <= sum.digits.saturating_add(own);
        if told
            .as_ref()
            .is_none_or(|told| rounding && difference < told.difference)
        {
            told = Some(Judged {
                sum: *sum,
                whole,
                difference,
                rounding,
            });
        }
    }
    told
}

/// Whether but one line stands below a line, and is clearly a part of it: 款 and 项 may be published in part, so nothing
/// contradicts. Where it is nearly the whole, or is the whole in another stage, the list is complete and the figures are off.
fn lists_one(table: &Table, at: usize, judged: &Judged) -> bool {
    let most = judged.whole.wrapping_sub(judged.whole >> 3);
    if judged.sum.count != 1 || !(1..most).contains(&judged.sum.total) {
        return false;
    }
    let Some(line) = table
        .lines
        .get(at)
        .filter(|line| line.kind == LineKind::Item)
    else {
        return false;
    };
    let mut below = table.lines.iter().filter(|below| below.parent == Some(at));
    !below.any(|below| {
        let mut stages = below.amounts.iter().zip(&line.amounts);
        stages.any(|(part, whole)| part.number().is_some() && part.number() == whole.number())
    })
}

/// The finding about a sum that is not exactly its parts.
#[inline(never)]
pub(in crate::budget) fn tell(
    table: &Table,
    index: usize,
    stage: Stage,
    scale: Scale,
    at: usize,
    judged: &Judged,
) -> Option<Finding> {
    let line = table.lines.get(at)?;
    let money = |whole| money(Decimal::of_scale(whole, scale.finest), table.unit);
    let off = crate::text::money(
        Decimal::of_scale(judged.difference, scale.finest).trim(0),
        table.unit,
    );
    let (severity, verdict) = if judged.rounding {
        (Severity::Note, "与公布合计相差 {}（四舍五入）")
    } else if lists_one(table, at, judged) {
        (Severity::Note, "只列出 1 项，差 {}")
    } else {
        (Severity::Warning, "与公布合计不一致，差 {}")
    };
    let published = crate::text::money(line.amount(stage).number()?, table.unit);
    let parts = [
        &*line.name,
        stage.name(),
        &published,
        &count(judged.sum.count),
        &money(judged.sum.total),
        &fill(verdict, &[&off]),
    ];
    let message = fill("“{}”{}公布为 {}，所列 {} 项相加为 {}，{}", &parts);
    Some(finding(
        "check-sum",
        severity,
        index,
        Some(at),
        Some(stage.key()),
        message,
    ))
}
