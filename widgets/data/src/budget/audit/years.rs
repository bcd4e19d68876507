//! 上年决算数 against what was published the year before, and tables of one year against each other where only the unit
//! can differ.

use super::CheckKind;
use super::desk::{Desk, Index, Page, slip, verdict};
use crate::budget::Stage;
use crate::money::convert;
use crate::text::{count, fill, money};
use crate::{MoneyUnit, Severity};

/// Of the same book, side and scope.
fn alike(one: &Page, other: &Page) -> bool {
    let (a, b) = (one.table, other.table);
    a.book == b.book && a.side == b.side && a.scope == b.scope
}

pub(super) fn check(desk: &mut Desk) {
    let pages = desk.pages();
    if pages.len() < 2 {
        return;
    }
    let indexes: Vec<Index> = pages.iter().map(Index::of).collect();
    for (at, page) in pages.iter().enumerate() {
        let before = page.table.year.and_then(|year| year.checked_sub(1));
        for (other, (earlier, index)) in pages.iter().zip(&indexes).enumerate() {
            if !alike(page, earlier) {
                continue;
            }
            if before.is_some() && earlier.table.year == before && earlier.stage.is_actual() {
                of_the_year_before(desk, page, earlier, index);
            } else if other < at && earlier.table.year == page.table.year {
                of_the_same_year(desk, page, earlier, index);
            }
        }
    }
}

fn of_the_year_before(desk: &mut Desk, page: &Page, earlier: &Page, index: &Index) {
    let start = desk.findings.len();
    let unit = page.table.unit;
    for row in 0..page.table.lines.len() {
        let told = (|| {
            let other = index.row(page, row)?;
            let prior = page.figure(row, Stage::Prior)?;
            let then = earlier
                .figure(other, earlier.stage)?
                .to(earlier.table.unit, unit);
            let (off, rounding) = prior.above(then)?;
            Some((prior, then, off.abs(), rounding))
        })();
        let Some((prior, then, off, rounding)) = told else {
            continue;
        };
        // Two figures with the same last digit are the same or not.
        let rounding = off.is_zero() || (rounding && prior.digit != then.digit);
        let year = earlier.table.year.map_or(0, usize::from);
        let parts = [
            page.name(row),
            &money(prior.number, unit),
            &count(year),
            earlier.stage.name(),
            &money(then.number, unit),
        ];
        let said = fill("“{}”上年决算数 {}，{} 年公布的{} {}", &parts);
        if let Some(times) = slip(prior.number, then.number) {
            let message = fill("{}，约差{}倍，两处的金额单位可能不同", &[&said, times]);
            desk.off(
                CheckKind::Unit,
                Severity::Warning,
                page,
                row,
                "prior",
                message,
            );
            continue;
        }
        desk.tally(CheckKind::Years, rounding);
        if off.is_zero() {
            continue;
        }
        // 执行数 is not final yet.
        let note = rounding || earlier.stage != Stage::Final;
        let severity = if note {
            Severity::Note
        } else {
            Severity::Warning
        };
        let message = fill(
            "{}，{}",
            &[&said, &verdict(rounding, &money(off.trim(0), unit))],
        );
        desk.found(
            CheckKind::Years,
            severity,
            page.index,
            Some(row),
            "prior",
            message,
        );
    }
    desk.cap(start, page, CheckKind::Years);
}

/// The same line in two tables of one year may hold different things, but not ten thousand times as much.
fn of_the_same_year(desk: &mut Desk, page: &Page, other: &Page, index: &Index) {
    let (mut compared, mut slips) = (0usize, 0usize);
    let to_yuan = |page: &Page, row| {
        let figure = page.figure(row, page.stage)?;
        Some(figure.to(page.table.unit, MoneyUnit::Yuan).number)
    };
    for row in 0..page.table.lines.len() {
        let told = (|| {
            let at = index.row(page, row)?;
            Some((at, to_yuan(page, row)?, to_yuan(other, at)?))
        })();
        let Some((at, one, two)) = told else { continue };
        compared = compared.saturating_add(1);
        if let Some(times) = slip(one, two) {
            slips = slips.saturating_add(1);
            // One is enough to look at the unit of the table.
            if slips > 1 {
                continue;
            }
            let amount = |page: &Page, row| {
                page.figure(row, page.stage)
                    .map(|figure| page.money(figure.number))
            };
            let parts = [
                page.name(row),
                &amount(page, row).unwrap_or_default(),
                &count(other.index.saturating_add(1)),
                &amount(other, at).unwrap_or_default(),
                times,
            ];
            let message = fill(
                "“{}” {}，第 {} 张表为 {}，约差{}倍，两处的金额单位可能不同",
                &parts,
            );
            let field = page.stage.key();
            desk.found(
                CheckKind::Unit,
                Severity::Warning,
                page.index,
                Some(row),
                field,
                message,
            );
        }
    }
    twice(desk, page, other);
    if compared > 0 {
        desk.tally(CheckKind::Unit, slips == 0);
    }
}

/// Two tables of one name and one year whose sums differ: one of them may be of another year.
fn twice(desk: &mut Desk, page: &Page, other: &Page) {
    let (one, two) = (page.table, other.table);
    let whole = |page: &Page| {
        let line = page.table.headline()?;
        let amount = line.amount(page.stage).number()?;
        Some(convert(amount, page.table.unit, MoneyUnit::Yuan))
    };
    let same =
        one.title == two.title && one.subject() == two.subject() && page.stage == other.stage;
    let (Some(a), Some(b)) = (whole(page), whole(other)) else {
        return;
    };
    if !same || a == b {
        return;
    }
    desk.tally(CheckKind::Years, false);
    let year = one
        .year
        .map_or_else(|| "同一".into(), |year| count(year.into()));
    let number = count(other.index.saturating_add(1));
    let message = fill(
        "与第 {} 张表的名称和年度（{}年）相同，合计不同；请核对两张表各是哪一年，在表中写明 year",
        &[&number, &year],
    );
    desk.found(
        CheckKind::Years,
        Severity::Warning,
        page.index,
        None,
        "year",
        message,
    );
}
