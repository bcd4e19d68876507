//! The figures at the head of a budget: 收入, 支出, 完成率, 比上年.
//!
//! **Rule:** reading never comes here. A figure that was to be given and was not keeps its reason; one that nobody was to give
//! is left out.

use super::kind::TableKind;
use super::{BOOKS, Book, Budget, Change, Line, Rate, Side, Stage, Table};
use crate::{MoneyUnit, Value};

/// A figure at the head of a budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The table that it is from.
    pub table: usize,
    /// The line of that table.
    pub line: usize,
    /// The figure.
    pub figure: Figure,
}

/// What a headline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// 收入 or 支出.
    Amount {
        /// Which.
        side: Side,
        /// Of which stage.
        stage: Stage,
        /// The amount, or why there is none.
        value: Value,
        /// Its unit.
        unit: MoneyUnit,
    },
    /// 完成率 of the side that stands before it.
    Rate(Side, Rate),
    /// 比上年 of the side that stands before it.
    Change(Side, Change),
}

/// At most four: 收入, 支出, and 完成率 and 比上年 of 支出 (of 收入 where there is no 支出).
///
/// They are of one book (the first of the law's that the budget has), one year (the budget's, else the last) and one scope
/// (the budget's, else that of the first table).
///
/// ```
/// use mingbai_data::budget::{Figure, ReadOptions, headlines, read_text};
/// let text = r#"{"unit":"万元","year":2018,"book":"general","rows":[
///     {"科目名称":"支出合计","调整预算数":"516,984","决算数":"480,691","上年决算数":"471,884"}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// let [spent, rate, change] = &headlines(&budget)[..] else { panic!() };
/// assert!(matches!(&spent.figure, Figure::Amount { value, .. } if value.number().unwrap().to_string() == "480691"));
/// assert!(matches!(&rate.figure, Figure::Rate(_, rate) if rate.value.to_string() == "92.98"));
/// assert!(matches!(&change.figure, Figure::Change(_, change) if change.value.to_string() == "1.87"));
/// ```
#[must_use]
pub fn headlines(budget: &Budget) -> Vec<Headline> {
    let tables = || budget.tables.iter().enumerate();
    // A part of the whole is not the whole.
    let has_line = |table: &Table| {
        let part = matches!(
            table.kind(),
            TableKind::Debt | TableKind::ThreePublic | TableKind::Transfer
        );
        !part && table.headline().is_some()
    };
    let book = BOOKS
        .into_iter()
        .chain([Book::Unstated])
        .find(|book| tables().any(|(_, table)| table.book == *book && has_line(table)));
    let Some(book) = book else {
        return Vec::new();
    };
    let of_book = || tables().filter(move |(_, table)| table.book == book && has_line(table));
    let years = || of_book().map(|(_, table)| table.year.or(budget.year));
    let year = if years().any(|year| year == budget.year) {
        budget.year
    } else {
        years().max().flatten()
    };
    let of_year = || of_book().filter(move |(_, table)| table.year.or(budget.year) == year);
    let scopes = || of_year().map(|(_, table)| table.scope.as_deref());
    let scope = scopes()
        .find(|scope| *scope == budget.scope.as_deref())
        .or_else(|| scopes().next())
        .flatten();
    let side = |side: Side| {
        of_year().find(|(_, table)| table.side == side && table.scope.as_deref() == scope)
    };
    let sides = [Side::Revenue, Side::Expenditure, Side::Unstated].map(side);
    let mut out = Vec::new();
    let mut last = None;
    for (at, table) in sides.into_iter().flatten() {
        let Some(line) = table.headline() else {
            continue;
        };
        let Some(row) = index_of(table, line) else {
            continue;
        };
        // One list of both sides has no sum.
        if table.side == Side::Unstated && last.is_some() {
            continue;
        }
        last = Some((at, table, line, row));
        let stage = table.main_stage();
        out.push(Headline {
            table: at,
            line: row,
            figure: Figure::Amount {
                side: table.side,
                stage,
                value: line.amount(stage).clone(),
                unit: table.unit,
            },
        });
    }
    let Some((at, table, line, row)) = last else {
        return out;
    };
    let basis = budget.basis(table);
    let headline = |figure| Headline {
        table: at,
        line: row,
        figure,
    };
    // A plan has nothing to complete.
    let rate = basis.rate_of(line).filter(|_| basis.stage.is_actual());
    out.extend(rate.map(|rate| headline(Figure::Rate(table.side, rate))));
    let change = basis.yoy_of(line);
    out.extend(change.map(|change| headline(Figure::Change(table.side, change))));
    out
}

/// The place of a line in its table.
pub(super) fn index_of(table: &Table, line: &Line) -> Option<usize> {
    let mut lines = table.lines.iter();
    lines.position(|other| core::ptr::eq(other, line))
}
