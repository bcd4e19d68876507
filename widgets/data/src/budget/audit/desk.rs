//! What the checks work with: tables with their last digits, figures, and the tally.

use super::{Audit, Check, CheckKind};
use crate::budget::check::sums::Scale;
use crate::budget::check::{cap, digit, grain};
use crate::budget::is_counted;
use crate::budget::level::numbering;
use crate::budget::rows::finding;
use crate::budget::{Budget, Line, STAGES, Stage, Table};
use crate::money::convert;
use crate::text::{fill, money};
use crate::{Decimal, Finding, MoneyUnit, Severity, Value, merge_sort};

/// A table under audit.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) table: &'a Table,
    pub(super) index: usize,
    /// The stage that the table is about.
    pub(super) stage: Stage,
    scales: [Scale; STAGES.len()],
    /// Rows may be missing at its end.
    pub(super) cut: bool,
    /// Heads and cars are counted in a column of money: its lines do not add up.
    pub(super) counted: bool,
}

impl<'a> Page<'a> {
    /// The scale of a stage.
    pub(super) fn scale(&self, stage: Stage) -> Scale {
        let [initial, adjusted, executed, last, prior] = self.scales;
        match stage {
            Stage::Initial => initial,
            Stage::Adjusted => adjusted,
            Stage::Executed => executed,
            Stage::Final => last,
            Stage::Prior => prior,
        }
    }

    /// The amount of a row, when there is a number.
    pub(super) fn figure(&self, row: usize, stage: Stage) -> Option<Figure> {
        let value = self.line(row)?.amount(stage);
        Some(Figure {
            number: value.number()?,
            digit: self.scale(stage).digit_of(value),
        })
    }

    pub(super) fn line(&self, row: usize) -> Option<&'a Line> {
        self.table.lines.get(row)
    }

    /// The name of a row as it is compared.
    pub(super) fn name(&self, row: usize) -> &'a str {
        self.line(row).map_or("", |line| plain(&line.name))
    }

    /// An amount with the unit of the table.
    pub(super) fn money(&self, number: Decimal) -> String {
        money(number, self.table.unit)
    }

    /// Whether both are about the same year and the same scope.
    pub(super) fn beside(&self, other: &Page) -> bool {
        self.table.year == other.table.year && self.table.scope == other.table.scope
    }

    /// The rows whose name, as it is compared, answers to `is`.
    pub(super) fn rows(&self, is: impl Fn(&str) -> bool) -> Vec<usize> {
        let rows = 0..self.table.lines.len();
        rows.filter(|row| is(self.name(*row))).collect()
    }
}

/// A name without numbering, 其中 and punctuation at its ends.
pub(super) fn plain(name: &str) -> &str {
    let mut rest = name;
    loop {
        let before = rest;
        rest = rest.trim_matches([' ', '\u{3000}', '：', ':', '、', '，']);
        rest = rest.get(numbering(rest).1..).unwrap_or_default();
        rest = rest.strip_prefix("其中").unwrap_or(rest);
        if rest == before {
            return rest;
        }
    }
}

/// The rows of a table by code and by name, each in order.
pub(super) struct Index<'a> {
    codes: Vec<(&'a str, usize)>,
    names: Vec<(&'a str, usize)>,
}

impl<'a> Index<'a> {
    pub(super) fn of(page: &Page<'a>) -> Self {
        let lines = || page.table.lines.iter().enumerate();
        let codes: Vec<(&str, usize)> = lines()
            .filter_map(|(row, line)| Some((line.code.as_deref()?, row)))
            .collect();
        let names: Vec<(&str, usize)> = lines()
            .map(|(row, line)| (plain(&line.name), row))
            .collect();
        Self {
            codes: sorted(&codes),
            names: sorted(&names),
        }
    }

    /// The row that a line of another table is in this one: by its code, else by a name that only one has.
    pub(super) fn row(&self, page: &Page, row: usize) -> Option<usize> {
        let code = page.line(row)?.code.as_deref();
        match code {
            Some(code) if !self.codes.is_empty() => only(&self.codes, code),
            _ => self.named(page.name(row)),
        }
    }

    /// The row of a name that only one has.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        only(&self.names, name)
    }
}

/// Keys in order, rows of one key in theirs.
fn sorted<'a>(keys: &[(&'a str, usize)]) -> Vec<(&'a str, usize)> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let key = |at: usize| keys.get(at).map(|(key, _)| *key);
    merge_sort(&mut order, &mut |a, b| key(a) > key(b));
    let found = order.into_iter().filter_map(|at| keys.get(at));
    found.copied().collect()
}

/// The row of a key that is there once.
fn only(sorted: &[(&str, usize)], key: &str) -> Option<usize> {
    let at = sorted.partition_point(|(own, _)| *own < key);
    let (own, row) = sorted.get(at)?;
    let next = sorted.get(at.wrapping_add(1));
    let again = next.is_some_and(|(next, _)| *next == key);
    (*own == key && !again).then_some(*row)
}

/// A published number in the unit of its table, with the worth of its last digit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    pub(super) number: Decimal,
    pub(super) digit: Decimal,
}

impl Figure {
    /// A number as it stands: a rate, a balance.
    pub(super) fn of(value: &Value, unit: MoneyUnit) -> Option<Self> {
        Some(Self {
            number: value.number()?,
            digit: digit(grain(value, unit))?,
        })
    }

    /// The same in another unit.
    pub(super) fn to(self, from: MoneyUnit, to: MoneyUnit) -> Self {
        Self {
            number: convert(self.number, from, to),
            digit: convert(self.digit, from, to),
        }
    }

    /// The difference, as uncertain as both together.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            number: self.number.checked_sub(other.number)?,
            digit: self.digit.checked_add(other.digit)?,
        })
    }

    /// How far this is above the other, and whether the last digits of both explain it.
    pub(super) fn above(self, other: Self) -> Option<(Decimal, bool)> {
        let off = self.number.checked_sub(other.number)?;
        let twice = self.digit.checked_add(other.digit)?;
        Some((off, off.abs().checked_add(off.abs())? <= twice))
    }
}

/// What one figure is of another, when it is about ten thousand or a hundred million times as much or as little.
pub(super) fn slip(one: Decimal, other: Decimal) -> Option<&'static str> {
    let (one, other) = (one.abs(), other.abs());
    let (more, less) = if one > other {
        (one, other)
    } else {
        (other, one)
    };
    if less.is_zero() {
        return None;
    }
    let about = |power| {
        let off = more.checked_sub(less.shift10(power)?)?.abs();
        (off.shift10(2)? <= more).then_some(())
    };
    match (about(4), about(8)) {
        (Some(()), _) => Some("一万"),
        (_, Some(())) => Some("一亿"),
        _ => None,
    }
}

/// The budget under audit, and what came out so far.
pub(super) struct Desk<'a> {
    pub(super) budget: &'a Budget,
    pages: Vec<Page<'a>>,
    made: [(usize, usize); CheckKind::ALL.len()],
    lacking: [usize; CheckKind::ALL.len()],
    pub(super) findings: Vec<Finding>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(budget: &'a Budget) -> Self {
        let page = |(index, table): (usize, &'a Table)| Page {
            table,
            index,
            stage: table.main_stage(),
            scales: STAGES.map(|stage| Scale::of(table, stage)),
            cut: budget.rows_in_source.is_some(),
            counted: table.lines.iter().any(|line| is_counted(&line.name)),
        };
        Self {
            budget,
            pages: budget.tables.iter().enumerate().map(page).collect(),
            made: Default::default(),
            lacking: Default::default(),
            findings: Vec::new(),
        }
    }

    pub(super) fn pages(&self) -> Vec<Page<'a>> {
        self.pages.clone()
    }

    /// A comparison was made, and held or not.
    pub(super) fn tally(&mut self, kind: CheckKind, held: bool) {
        if let Some((made, good)) = self.made.get_mut(kind as usize) {
            *made = made.saturating_add(1);
            *good = good.saturating_add(held.into());
        }
    }

    /// A comparison could not be made: something in it has no number.
    pub(super) fn lacks(&mut self, kind: CheckKind) {
        if let Some(lacking) = self.lacking.get_mut(kind as usize) {
            *lacking = lacking.saturating_add(1);
        }
    }

    /// A comparison was made and does not hold.
    pub(super) fn off(
        &mut self,
        kind: CheckKind,
        severity: Severity,
        page: &Page,
        row: usize,
        field: &'static str,
        message: String,
    ) {
        self.tally(kind, false);
        let row = (row < page.table.lines.len()).then_some(row);
        self.found(kind, severity, page.index, row, field, message);
    }

    /// A finding that is not counted, or was already.
    pub(super) fn found(
        &mut self,
        kind: CheckKind,
        severity: Severity,
        table: usize,
        row: Option<usize>,
        field: &'static str,
        message: String,
    ) {
        let found = finding(kind.code(), severity, table, row, Some(field), message);
        self.findings.push(found);
    }

    /// Counts instead of listing what one check found on one table from `start` on, when it is too much.
    pub(super) fn cap(&mut self, start: usize, page: &Page, kind: CheckKind) {
        cap(&mut self.findings, start, page.index, kind.code());
    }

    pub(super) fn done(self) -> Audit {
        let tallied = CheckKind::ALL.into_iter().zip(self.made).zip(self.lacking);
        Audit {
            checks: tallied
                .map(|((kind, (made, held)), lacking)| Check {
                    kind,
                    made,
                    held,
                    lacking,
                })
                .collect(),
            findings: self.findings,
        }
    }
}

/// The end of a sentence about two numbers that should be one: rounding, or a difference.
pub(super) fn verdict(rounding: bool, off: &str) -> String {
    let pattern = if rounding {
        "与公布数相差 {}（四舍五入）"
    } else {
        "与公布数不一致，差 {}"
    };
    fill(pattern, &[off])
}
