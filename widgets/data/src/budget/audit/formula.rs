//! How a shown figure came about: the rows and amounts behind it, for a reader who asks.

use crate::budget::check::sums::{Judged, Scale, Sum, judge};
use crate::budget::is_counted;
use crate::budget::view::Basis;
use crate::budget::{Budget, Line, LineKind, Stage, Table};
use crate::number::group;
use crate::text::{count, fill, money};
use crate::{Decimal, MoneyUnit, Value};

/// What is done with the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormulaKind {
    /// All terms are added.
    Sum,
    /// The first in percent of the second.
    Rate,
    /// The first less the second, in percent of the second.
    Change,
}

/// One amount in a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Index of the line in the table.
    pub row: usize,
    /// The column that it stands in.
    pub stage: Stage,
    /// Name of the line as printed.
    pub name: Box<str>,
    /// The amount in the unit of the table.
    pub number: Decimal,
    /// The amount as printed.
    pub printed: Box<str>,
}

/// How a figure comes from others in the same table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// What is done with the terms.
    pub kind: FormulaKind,
    /// The amounts, in published order.
    pub terms: Vec<Term>,
    /// What comes out: an amount in the unit of the table, or percent with two decimals (as many as were published, when
    /// these are more).
    pub computed: Decimal,
    /// What was published, when it was.
    pub published: Option<Decimal>,
    /// Name of the line that the figure belongs to.
    pub name: Box<str>,
    /// Unit of the amounts.
    pub unit: MoneyUnit,
}

impl Formula {
    /// Computed less published; `None` where nothing was published.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        self.computed.checked_sub(self.published?)
    }

    /// The formula as a reader gets it, each row with the number that people count by:
    /// “税收收入 75,033（第 2 行） + 非税收入 176,477（第 3 行） = 251,510 万元”。
    #[must_use]
    pub fn text(&self) -> String {
        let pieces = self.pieces();
        let texts: Vec<&str> = pieces.iter().map(|(text, _)| &**text).collect();
        texts.concat()
    }

    /// The same in pieces; what tells a row comes with its index.
    #[must_use]
    pub fn pieces(&self) -> Vec<(String, Option<usize>)> {
        let mut out = Vec::new();
        let between = match self.kind {
            FormulaKind::Sum => " + ",
            FormulaKind::Rate => " ÷ ",
            FormulaKind::Change => " 比 ",
        };
        for (at, term) in self.terms.iter().enumerate() {
            if at > 0 {
                out.push((between.to_owned(), None));
            }
            let name = match self.kind {
                FormulaKind::Sum => &term.name,
                _ => term.stage.name(),
            };
            let row = count(term.row.saturating_add(1));
            let parts = [name, &group(&term.number, None), &row];
            out.push((fill("{} {}（第 {} 行）", &parts), Some(term.row)));
        }
        let result = match self.kind {
            FormulaKind::Sum => money(self.computed, self.unit),
            FormulaKind::Rate => fill("{}%", &[&group(&self.computed, None)]),
            FormulaKind::Change => fill("{}%", &[&group(&self.computed.abs(), None)]),
        };
        let word = match (self.kind, self.computed.is_negative()) {
            (FormulaKind::Change, true) => " 下降 ",
            (FormulaKind::Change, false) => " 增长 ",
            _ => " = ",
        };
        out.push(([word, &result].concat(), None));
        out
    }
}

/// The ways in which a line may have been summed up, as rows: the lines below it; before a subtotal the items since the
/// last one, all items, or these and the subtotal before; for a total all items at the top. The first is the usual one.
pub(super) fn ways(table: &Table, at: usize) -> Vec<Vec<usize>> {
    let Some(line) = table.lines.get(at) else {
        return Vec::new();
    };
    match line.kind {
        LineKind::Subtotal => before_subtotal(table, at, line.parent),
        LineKind::Total => {
            let lines = table.lines.len();
            let before = items(table, at, |row, line| row < at && line.parent.is_none());
            match before.is_empty() {
                // A total above its items is the sum of those below.
                true => items(table, lines, |_, line| line.parent.is_none()).ways(),
                false => before.ways(),
            }
        }
        _ => items(table, at, |_, line| line.parent == Some(at)).ways(),
    }
}

/// Items of a group, and subtotals whose own items are not listed.
#[derive(Default)]
struct Group {
    items: Vec<usize>,
    bare: Vec<usize>,
}

impl Group {
    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.bare.is_empty()
    }

    fn ways(self) -> Vec<Vec<usize>> {
        let both: Vec<usize> = self.items.iter().chain(&self.bare).copied().collect();
        let ways = [self.items, both].into_iter();
        ways.filter(|rows| !rows.is_empty()).collect()
    }
}

fn items(table: &Table, without: usize, within: impl Fn(usize, &Line) -> bool) -> Group {
    let mut group = Group::default();
    let mut since = false;
    for (row, line) in table.lines.iter().enumerate() {
        if row == without || !within(row, line) {
            continue;
        }
        match line.kind {
            LineKind::Item => {
                group.items.push(row);
                since = true;
            }
            LineKind::Subtotal => {
                if !since {
                    group.bare.push(row);
                }
                since = false;
            }
            LineKind::Total | LineKind::Memo => {}
        }
    }
    group
}

fn before_subtotal(table: &Table, at: usize, parent: Option<usize>) -> Vec<Vec<usize>> {
    let (mut all, mut since, mut last) = (Vec::new(), Vec::new(), None);
    let lines = table.lines.iter().enumerate().take(at);
    for (row, line) in lines.filter(|(_, line)| line.parent == parent) {
        match line.kind {
            LineKind::Item => {
                all.push(row);
                since.push(row);
            }
            LineKind::Subtotal => {
                since.clear();
                last = Some(row);
            }
            LineKind::Total | LineKind::Memo => {}
        }
    }
    if since.is_empty() {
        return Vec::new();
    }
    let with: Vec<usize> = since.iter().copied().chain(last).collect();
    vec![since, all, with]
}

/// How the amount of a line in one stage is the sum of others: the way that fits best. `None` for a line that has no
/// parts, or where a number is missing.
///
/// ```
/// use mingbai_data::budget::{ReadOptions, Stage, audit::formula, read_text};
/// let text = r#"{"unit":"万元","rows":[
///     {"name":"一般公共预算收入","level":1,"final":"251,510"},
///     {"name":"税收收入","level":2,"final":"75,033"},
///     {"name":"非税收入","level":2,"final":"176,477"}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// let formula = formula(&budget, 0, 0, Stage::Final).unwrap();
/// assert_eq!(formula.text(), "税收收入 75,033（第 2 行） + 非税收入 176,477（第 3 行） = 251,510 万元");
/// assert!(formula.difference().unwrap().is_zero());
/// ```
#[must_use]
pub fn formula(budget: &Budget, table: usize, line: usize, stage: Stage) -> Option<Formula> {
    let table = budget.tables.get(table)?;
    let scale = Scale::of(table, stage);
    let mut told: Option<(Judged, Vec<usize>)> = None;
    for rows in ways(table, line) {
        let mut sum = Sum::default();
        for row in &rows {
            sum.add(table.lines.get(*row)?.amount(stage), scale);
        }
        let Some(judged) = judge(table, stage, scale, line, &[sum]) else {
            continue;
        };
        let better = told
            .as_ref()
            .is_none_or(|(told, _)| judged.rounding && judged.difference < told.difference);
        if better {
            told = Some((judged, rows));
        }
    }
    let (judged, rows) = told.filter(|(judged, _)| !judged.sum.holes)?;
    // Heads and cars in a column of money do not add up with it.
    let counted = |row: &usize| {
        table
            .lines
            .get(*row)
            .is_some_and(|line| is_counted(&line.name))
    };
    if rows.iter().any(counted) {
        return None;
    }
    let own = table.lines.get(line)?;
    let terms: Vec<Term> = rows
        .iter()
        .filter_map(|row| term(table, *row, stage))
        .collect();
    let printed = terms.iter().map(|term| term.number.scale()).max();
    Some(Formula {
        kind: FormulaKind::Sum,
        terms,
        // No more decimals than its terms have: others of the column are not in it.
        computed: Decimal::of_scale(judged.sum.total, scale.finest).trim(printed.unwrap_or(0)),
        published: own.amount(stage).number(),
        name: own.name.clone(),
        unit: table.unit,
    })
}

fn term(table: &Table, row: usize, stage: Stage) -> Option<Term> {
    let line = table.lines.get(row)?;
    let Value::Present { number, printed } = line.amount(stage) else {
        return None;
    };
    Some(Term {
        row,
        stage,
        name: line.name.clone(),
        number: *number,
        printed: printed.clone(),
    })
}

/// How the completion rate of a line follows from its amounts. `None` where one of them is missing, or the base is not
/// above zero.
#[must_use]
pub fn rate_formula(budget: &Budget, table: usize, line: usize) -> Option<Formula> {
    let table = budget.tables.get(table)?;
    let basis = table.basis();
    let base = basis.rate_of(table.lines.get(line)?)?.base?.stage();
    percentage(table, line, FormulaKind::Rate, &basis, base)
}

/// How the change of a line on the year before follows from its amounts. `None` where one of them is missing, or the year
/// before is not above zero.
#[must_use]
pub fn change_formula(budget: &Budget, table: usize, line: usize) -> Option<Formula> {
    let table = budget.tables.get(table)?;
    percentage(
        table,
        line,
        FormulaKind::Change,
        &table.basis(),
        Stage::Prior,
    )
}

fn percentage(
    table: &Table,
    row: usize,
    kind: FormulaKind,
    basis: &Basis,
    base: Stage,
) -> Option<Formula> {
    let line = table.lines.get(row)?;
    let terms = vec![term(table, row, basis.stage)?, term(table, row, base)?];
    let published = match kind {
        FormulaKind::Change => line.yoy.number(),
        _ => line.rate.number(),
    };
    let (amount, base) = (
        line.amount(basis.stage).number()?,
        line.amount(base).number()?,
    );
    if base <= Decimal::ZERO {
        return None;
    }
    let part = match kind {
        FormulaKind::Change => amount.checked_sub(base)?,
        _ => amount,
    };
    let places = published.map_or(2, |rate| rate.scale().max(2));
    Some(Formula {
        kind,
        terms,
        computed: part.shift10(2)?.ratio(base, places)?,
        published,
        name: line.name.clone(),
        unit: table.unit,
    })
}
