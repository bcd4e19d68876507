//! What must not be more than something else: 决算数 than 调整预算数, debt than its limit, 调出资金 than 调入资金.

use super::CheckKind;
use super::desk::{Desk, Figure, Page, plain};
use super::parts::{partition, single};
use crate::budget::words::{scope_in, year_in};
use crate::budget::{Book, LineKind, Side, Stage};
use crate::text::{fill, has, money, parts};
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

/// More rows of debt than any government has: each is looked for among all.
const MOST_DEBTS: usize = 500;

/// A row of debt: what it is, of which debt, when and whose.
#[derive(PartialEq, Eq, Clone, Copy)]
struct Debt<'a> {
    limit: bool,
    /// 一般, 专项, or both.
    part: &'a str,
    year: Option<u16>,
    scope: Option<&'a str>,
}

/// What a row says of debt, with the lines above it and the title of its table where it is silent (一般债务 below 债务余额);
/// `None` where it is of something else.
fn debt_of<'a>(page: &Page<'a>, row: usize) -> Option<Debt<'a>> {
    let own = page.name(row);
    let is = |name: &str, words: &str| parts(words, b'|').any(|word| has(name, word));
    // 新增限额, 还本 and what was issued are of something else.
    if !is(own, "限额|余额|一般|专项") || is(own, "新增|债券|还本|付息|发行") {
        return None;
    }
    let mut names = vec![own];
    let mut above = page.line(row)?.parent;
    while let Some(row) = above.filter(|_| names.len() < 6) {
        names.push(page.name(row));
        above = page.line(row)?.parent;
    }
    let title = page.table.title.as_deref().unwrap_or_default();
    let measure = names.iter().find(|name| is(name, "限额|余额"))?;
    if is(measure, "新增") || !names.iter().any(|name| has(name, "债务")) && !has(title, "债务")
    {
        return None;
    }
    let part = |name: &&str| ["一般", "专项"].into_iter().find(|part| has(name, part));
    Some(Debt {
        limit: has(measure, "限额"),
        part: names.iter().find_map(part).unwrap_or_default(),
        year: names
            .iter()
            .find_map(|name| year_in(name))
            .or(page.table.year),
        scope: names
            .iter()
            .find_map(|name| scope_in(name))
            .or(page.table.scope.as_deref()),
    })
}

/// The figure of a row in the stage that tells most.
fn latest(page: &Page, row: usize) -> Option<(Stage, Figure)> {
    let stages = [
        Stage::Final,
        Stage::Executed,
        Stage::Adjusted,
        Stage::Initial,
    ];
    stages
        .into_iter()
        .find_map(|stage| Some((stage, page.figure(row, stage)?)))
}

/// 债务余额 ≤ 债务限额, of 一般债务, 专项债务 and both; and the two parts come to the whole.
pub(super) fn debt(desk: &mut Desk) {
    let mut rows: Vec<(Page, usize, Debt)> = Vec::new();
    for page in desk.pages() {
        for row in 0..page.table.lines.len() {
            if let Some(debt) = debt_of(&page, row).filter(|_| rows.len() < MOST_DEBTS) {
                rows.push((page, row, debt));
            }
        }
    }
    for (page, row, debt) in rows.iter().filter(|(_, _, debt)| !debt.limit) {
        let wanted = Debt {
            limit: true,
            ..*debt
        };
        let limit = rows.iter().find(|(_, _, other)| *other == wanted);
        if let Some((other, limit, _)) = limit {
            let part = if debt.part.is_empty() {
                "政府"
            } else {
                debt.part
            };
            within(desk, part, page, *row, other, *limit);
        }
    }
    for (page, row, whole) in rows.iter().filter(|(_, _, debt)| debt.part.is_empty()) {
        let part = |part| {
            let wanted = Debt { part, ..*whole };
            let found = rows
                .iter()
                .filter(|(own, _, debt)| own.index == page.index && *debt == wanted);
            single(found.map(|(_, row, _)| *row).collect())
        };
        if let (Some(general), Some(special)) = (part("一般"), part("专项")) {
            let mut summed = Vec::new();
            partition(
                desk,
                page,
                CheckKind::Parts,
                &[general, special],
                Some(*row),
                &mut summed,
            );
        }
    }
}

fn within(desk: &mut Desk, part: &str, page: &Page, row: usize, other: &Page, limit: usize) {
    let (Some((stage, balance)), Some((_, most))) = (latest(page, row), latest(other, limit))
    else {
        return;
    };
    let most = most.to(other.table.unit, page.table.unit);
    let Some((over, rounding)) = balance.above(most) else {
        return;
    };
    if over <= Decimal::ZERO || rounding {
        desk.tally(CheckKind::Debt, true);
        return;
    }
    let message = fill(
        "{}债务余额 {}，大于限额 {}，多 {}",
        &[
            part,
            &page.money(balance.number),
            &page.money(most.number),
            &page.money(over.trim(0)),
        ],
    );
    desk.off(
        CheckKind::Debt,
        Severity::Warning,
        page,
        row,
        stage.key(),
        message,
    );
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
        let Some(into) = general.find(|page| page.beside(out) && page.stage == out.stage) else {
            continue;
        };
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
