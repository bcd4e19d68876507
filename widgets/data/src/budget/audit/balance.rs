//! Both sides of a book: 收入总计 = 支出总计 + 年终结余.

use super::CheckKind;
use super::desk::{Desk, Page};
use crate::Severity;
use crate::budget::check::balance::{Balanced, balance_of};
use crate::budget::{LineKind, Side, Table};
use crate::text::{fill, has, money};

pub(super) fn check(desk: &mut Desk) {
    let pages = desk.pages();
    let mut seen: Vec<Page> = Vec::new();
    for page in &pages {
        let same = |other: &&Page| page.table.book == other.table.book && page.beside(other);
        if seen.iter().any(|page| same(&page)) {
            continue;
        }
        seen.push(*page);
        let of = |side| {
            pages
                .iter()
                .filter(same)
                .filter(move |page| page.table.side == side)
        };
        // The first table of each side: what follows are details of it.
        if let (Some(revenue), Some(expenditure)) =
            (of(Side::Revenue).next(), of(Side::Expenditure).next())
            && balanced(desk, revenue, expenditure)
        {
            continue;
        }
        let total = |page: &&Page| whole_of(page.table).is_some();
        if let (Some(revenue), Some(expenditure)) = (
            of(Side::Revenue).find(total),
            of(Side::Expenditure).find(total),
        ) {
            equal(desk, revenue, expenditure);
        }
    }
}

/// Whether a balance is published to hold both sides against.
fn balanced(desk: &mut Desk, revenue: &Page, expenditure: &Page) -> bool {
    let (budget, index) = (desk.budget, expenditure.index);
    match balance_of(budget, revenue.table, expenditure.table, index) {
        Some(Balanced::Exactly) => desk.tally(CheckKind::Balance, true),
        Some(Balanced::Off(found)) => {
            desk.tally(CheckKind::Balance, found.severity == Severity::Note);
            desk.findings.push(found);
        }
        None => return false,
    }
    true
}

/// 收入总计 = 支出总计 where 年终结余 is an item of the expenditure.
fn equal(desk: &mut Desk, revenue: &Page, expenditure: &Page) {
    let stage = expenditure.stage;
    let Some(at) = whole_of(expenditure.table).filter(|_| revenue.stage == stage) else {
        return;
    };
    let over = |name: &str| has(name, "结余") || has(name, "结转");
    let items = expenditure.table.lines.iter().take(at);
    if !items
        .into_iter()
        .any(|line| line.kind == LineKind::Item && over(&line.name))
    {
        return;
    }
    let unit = expenditure.table.unit;
    let whole = whole_of(revenue.table).and_then(|row| revenue.figure(row, stage));
    let (Some(income), Some(spent)) = (
        whole.map(|whole| whole.to(revenue.table.unit, unit)),
        expenditure.figure(at, stage),
    ) else {
        return;
    };
    let Some((off, rounding)) = income.above(spent) else {
        return;
    };
    if off.is_zero() {
        desk.tally(CheckKind::Balance, true);
        return;
    }
    let (severity, verdict) = match rounding {
        true => (Severity::Note, "相差 {}（四舍五入）"),
        false => (Severity::Warning, "不一致，差 {}"),
    };
    let parts = [
        expenditure.table.book.name(),
        stage.name(),
        &money(income.number, unit),
        &money(spent.number, unit),
        &fill(verdict, &[&money(off.abs().trim(0), unit)]),
    ];
    let message = fill("{}{}：收入总计 {}，支出总计（含结余）{}，两者{}", &parts);
    desk.tally(CheckKind::Balance, rounding);
    let index = expenditure.index;
    desk.found(
        CheckKind::Balance,
        severity,
        index,
        Some(at),
        stage.key(),
        message,
    );
}

/// The row of 收入总计 or 支出总计.
fn whole_of(table: &Table) -> Option<usize> {
    let whole =
        |line: &crate::budget::Line| line.kind == LineKind::Total && line.name.ends_with("总计");
    table.lines.iter().rposition(whole)
}
