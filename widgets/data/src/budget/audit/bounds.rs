//! What must not be more than something else: 决算数 than 调整预算数, debt than its limit, 调出资金 than 调入资金.

use super::CheckKind;
use super::desk::{Desk, Page, plain};
use super::parts::partition;
use crate::budget::{Bond, Book, DebtFigure, DebtMeasure, LineKind, Side, Stage};
use crate::text::{fill, money};
use crate::{Decimal, Severity};

/// 决算数 ≤ 调整预算数 for the expenditure of each 类 and the totals.
pub(super) fn ceiling(desk: &mut Desk, page: Page) {
    if page.table.side != Side::Expenditure {
        return;
    }
    let start = desk.findings.len();
    for (row, line) in page.table.lines.iter().enumerate() {
        let figures = (
            page.figure(row, Stage::Final),
            page.figure(row, Stage::Adjusted),
        );
        let (Some(spent), Some(most), true) = (
            figures.0,
            figures.1,
            line.parent.is_none() && line.kind != LineKind::Memo,
        ) else {
            continue;
        };
        let Some((over, rounding)) = spent.above(most) else {
            continue;
        };
        if over <= Decimal::ZERO || rounding {
            desk.tally(CheckKind::Ceiling, true);
            continue;
        }
        let message = fill(
            "“{}”决算数 {}，大于调整预算数 {}，多 {}；各地口径不同，请看公布的说明",
            &[
                &*line.name,
                &page.money(spent.number),
                &page.money(most.number),
                &page.money(over.trim(0)),
            ],
        );
        desk.off(
            CheckKind::Ceiling,
            Severity::Note,
            &page,
            row,
            "final",
            message,
        );
    }
    desk.cap(start, &page, CheckKind::Ceiling);
}

/// 债务余额 ≤ 债务限额, of 一般债务, 专项债务 and both; and the two parts come to the whole.
pub(super) fn debt(desk: &mut Desk) {
    let figures = crate::budget::debt(desk.budget);
    let pages = desk.pages();
    let same =
        |one: &DebtFigure, other: &DebtFigure| one.year == other.year && one.scope == other.scope;
    for balance in figures
        .iter()
        .filter(|own| own.measure == DebtMeasure::Balance)
    {
        let mut limits = figures
            .iter()
            .filter(|own| own.measure == DebtMeasure::Limit);
        let limit = limits.find(|limit| limit.bond == balance.bond && same(limit, balance));
        if let Some(limit) = limit
            && let (Some(page), Some(other)) = (pages.get(balance.table), pages.get(limit.table))
        {
            within(desk, balance, page, limit, other);
        }
    }
    for whole in figures.iter().filter(|own| own.bond == Bond::Whole) {
        let part = |bond| {
            let mut parts = figures
                .iter()
                .filter(|own| own.bond == bond && own.table == whole.table);
            let part = parts.find(|own| own.measure == whole.measure && same(own, whole))?;
            Some(part.line)
        };
        if let (Some(general), Some(special), Some(page)) = (
            part(Bond::General),
            part(Bond::Special),
            pages.get(whole.table),
        ) {
            let (kind, mut summed) = (CheckKind::Parts, Vec::new());
            partition(
                desk,
                page,
                kind,
                &[general, special],
                Some(whole.line),
                &mut summed,
            );
        }
    }
}

fn within(desk: &mut Desk, own: &DebtFigure, page: &Page, limit: &DebtFigure, other: &Page) {
    let figures = (
        page.figure(own.line, own.stage),
        other.figure(limit.line, limit.stage),
    );
    let (Some(balance), Some(most)) = figures else {
        return;
    };
    let most = most.to(limit.unit, own.unit);
    let Some((over, rounding)) = balance.above(most) else {
        return;
    };
    if over <= Decimal::ZERO || rounding {
        desk.tally(CheckKind::Debt, true);
        return;
    }
    let message = fill(
        "{}余额 {}，大于限额 {}，多 {}",
        &[
            own.bond.name(),
            &page.money(balance.number),
            &page.money(most.number),
            &page.money(over.trim(0)),
        ],
    );
    let (kind, field) = (CheckKind::Debt, own.stage.key());
    desk.off(kind, Severity::Warning, page, own.line, field, message);
}

/// The first row of a table whose name begins with `word`.
fn row_of(page: &Page, word: &str) -> Option<usize> {
    let mut lines = page.table.lines.iter();
    lines.position(|line| plain(&line.name).starts_with(word))
}

/// 调入资金 of 一般公共预算 ≥ 调出资金 of 政府性基金预算, and of 国有资本经营预算.
pub(super) fn transfer(desk: &mut Desk) {
    let pages = desk.pages();
    let is = |page: &&Page, book, side| page.table.book == book && page.table.side == side;
    for out in &pages {
        let book = out.table.book;
        if !matches!(book, Book::Funds | Book::StateCapital) || out.table.side != Side::Expenditure
        {
            continue;
        }
        let mut general = pages
            .iter()
            .filter(|page| is(page, Book::General, Side::Revenue));
        // Of several tables of revenue the one that tells of it.
        let into = general.find(|page| {
            let told = || row_of(page, "调入资金").is_some();
            page.beside(out) && page.stage == out.stage && told()
        });
        let Some(into) = into else { continue };
        let Some((from, to)) = row_of(out, "调出资金").zip(row_of(into, "调入资金")) else {
            continue;
        };
        let Some((left, came)) = out.figure(from, out.stage).zip(into.figure(to, into.stage))
        else {
            continue;
        };
        let unit = into.table.unit;
        let left = left.to(out.table.unit, unit);
        let Some((over, rounding)) = left.above(came) else {
            continue;
        };
        if over <= Decimal::ZERO || rounding {
            desk.tally(CheckKind::Transfer, true);
            continue;
        }
        let message = fill(
            "一般公共预算“{}” {}，小于{}“{}” {}，差 {}",
            &[
                into.name(to),
                &money(came.number, unit),
                book.name(),
                out.name(from),
                &money(left.number, unit),
                &money(over.trim(0), unit),
            ],
        );
        let (kind, field) = (CheckKind::Transfer, into.stage.key());
        desk.off(kind, Severity::Warning, into, to, field, message);
    }
}
