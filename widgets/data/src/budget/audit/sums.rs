//! Parts and wholes in every stage, and whether one of them is in another unit.

use super::CheckKind;
use super::desk::{Desk, Page, slip};
use super::formula::ways;
use crate::budget::check::sums::{Judged, Sum, judge, tell, walk};
use crate::budget::{LineKind, STAGES, Side, Stage};
use crate::text::{count, fill};
use crate::{Decimal, Missing, Severity, Value};

/// Beyond so many sums that do not agree, no part is tried in another unit.
const MOST_LOOKED: usize = 50;

/// The sums of a table. `labels` says which rows are the whole of parts with names of their own.
pub(super) fn check(desk: &mut Desk, page: Page, labels: &[(usize, CheckKind)]) {
    if page.cut || page.counted {
        return;
    }
    let start = desk.findings.len();
    let mut sums = 0usize;
    let mut slips = 0usize;
    // How often a sum was looked at again for a part in another unit: what is wrong throughout is not one part's fault.
    let mut looked = 0usize;
    for stage in STAGES {
        let scale = page.scale(stage);
        walk(page.table, stage, scale, |at, parts| {
            // What is missing may be the difference.
            let judged = judge(page.table, stage, scale, at, parts);
            let Some(judged) = judged.filter(|judged| !judged.sum.holes) else {
                if lacks(&page, stage, at, parts) {
                    desk.lacks(kind_of(&page, at, labels));
                }
                return;
            };
            sums = sums.saturating_add(1);
            let slipped = if judged.rounding || looked >= MOST_LOOKED {
                None
            } else {
                looked = looked.saturating_add(1);
                slipped(&page, stage, at, &judged)
            };
            if let Some((row, message)) = slipped {
                slips = slips.saturating_add(1);
                let (kind, field) = (CheckKind::Unit, stage.key());
                desk.found(
                    kind,
                    Severity::Warning,
                    page.index,
                    Some(row),
                    field,
                    message,
                );
                return;
            }
            desk.tally(kind_of(&page, at, labels), judged.rounding);
            if judged.difference != 0 {
                let told = tell(page.table, page.index, stage, scale, at, &judged);
                desk.findings.extend(told);
            }
        });
    }
    // One answer a table: each sum would have shown another unit.
    if sums > 0 {
        desk.tally(CheckKind::Unit, slips == 0);
    }
    desk.cap(start, &page, CheckKind::Parts);
}

/// Whether a sum, or a part of it, has a reason in the place of its number, while the others have theirs. What the source has
/// no field for is in no reader's way.
fn lacks(page: &Page, stage: Stage, at: usize, parts: &[Sum]) -> bool {
    let said = |row: usize| page.line(row).map(|line| line.amount(stage));
    let reason = |row| {
        said(row).is_some_and(|value| {
            !matches!(
                value,
                Value::Present { .. } | Value::Missing(Missing::Absent)
            )
        })
    };
    let summed = parts.iter().any(|sum| sum.count > 0);
    let whole = said(at).is_some_and(|value| value.number().is_some());
    let mut rows = ways(page.table, at).into_iter().flatten();
    summed && (reason(at) || (whole && rows.any(reason)))
}

fn kind_of(page: &Page, at: usize, labels: &[(usize, CheckKind)]) -> CheckKind {
    if let Some((_, kind)) = labels.iter().find(|(row, _)| *row == at) {
        return *kind;
    }
    let Some(line) = page.line(at).filter(|line| line.kind == LineKind::Total) else {
        return CheckKind::Parts;
    };
    let side = match page.table.side {
        Side::Unstated => Side::parse(&line.name),
        side => Some(side),
    };
    match side {
        Some(Side::Revenue) => CheckKind::Revenue,
        Some(Side::Expenditure) => CheckKind::Expenditure,
        _ => CheckKind::Parts,
    }
}

/// A whole that is ten thousand times its parts, or a part that fits in another unit: the row, and what is said of it.
fn slipped(page: &Page, stage: Stage, at: usize, judged: &Judged) -> Option<(usize, String)> {
    let scale = page.scale(stage);
    let of = |whole| Decimal::of_scale(whole, scale.finest);
    let (whole, total) = (of(judged.whole), of(judged.sum.total));
    let name = &*page.line(at)?.name;
    if let Some(times) = slip(whole, total) {
        let parts = [
            name,
            stage.name(),
            &page.money(whole),
            &count(judged.sum.count),
            &page.money(total),
            times,
        ];
        let pattern = "“{}”{}公布为 {}，所列 {} 项相加为 {}，约差{}倍，两处的金额单位可能不同";
        return Some((at, fill(pattern, &parts)));
    }
    let fits = |off: Decimal| Some(off.checked_add(off)? <= of(judged.sum.digits));
    for row in ways(page.table, at).into_iter().flatten() {
        let part = page.figure(row, stage)?.number;
        // What fits without the part is a part that was counted twice.
        let without = total.checked_sub(part)?.checked_sub(whole)?.abs();
        if part.is_zero() || fits(without)? {
            continue;
        }
        for (power, times) in [(-4, "一万"), (4, "一万"), (-8, "一亿"), (8, "一亿")] {
            let Some(other) = part.shift10(power) else {
                continue;
            };
            let fitted = total.checked_sub(part)?.checked_add(other)?;
            let off = fitted.checked_sub(whole)?.abs();
            // A small part makes a sum fit by chance: it has to be most of the difference, and to leave nothing.
            if fits(off)? {
                let parts = [
                    &*page.line(row)?.name,
                    stage.name(),
                    &page.money(part),
                    if power < 0 { "缩小" } else { "放大" },
                    times,
                    name,
                ];
                let pattern = "“{}”{}公布为 {}，{}{}倍时各项相加与“{}”的公布合计一致，这一项的金额单位可能不同";
                return Some((row, fill(pattern, &parts)));
            }
        }
    }
    None
}
