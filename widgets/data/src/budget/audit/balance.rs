//! Both sides of a book: 收入总计 = 支出总计 + 年终结余.

use super::CheckKind;
use super::desk::{Desk, Page};
use crate::Severity;
use crate::budget::check::balance::{Balanced, balance_of};
use crate::budget::{LineKind, Side, Table};
use crate::text::{fill, has, money};

pub(super) fn check(desk: &mut Desk) {
    let pages = desk.pages();
    let side = |page: &&Page, side| page.table.side == side;
    let mut seen: Vec<Page> = Vec::new();
    for expenditure in pages.iter().filter(|page| side(page, Side::Expenditure)) {
        let same =
            |page: &&Page| page.table.book == expenditure.table.book && page.beside(expenditure);
        // The first table of each side: what follows are details of it.
        if seen.iter().any(|page| same(&page)) {
            continue;
        }
        seen.push(*expenditure);
        let mut others = pages.iter().filter(|page| side(page, Side::Revenue));
        if let Some(revenue) = others.find(same) {
            pair(desk, revenue, expenditure);
        }
    }
}

fn pair(desk: &mut Desk, revenue: &Page, expenditure: &Page) {
    match balance_of(
        desk.budget,
        revenue.table,
        expenditure.table,
        expenditure.index,
    ) {
        Some(Balanced::Exactly) => desk.tally(CheckKind::Balance, true),
        Some(Balanced::Off(found)) => {
            desk.tally(CheckKind::Balance, found.severity == Severity::Note);
            desk.findings.push(found);
        }
        None => equal(desk, revenue, expenditure),
    }
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
