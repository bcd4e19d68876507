//! What a reader is told about a table: names, the stage it is about, rates, changes, the answer in one sentence.

use super::level::numbering;
use super::{BOOKS, Book, Budget, Line, LineKind, RateBase, STAGES, Side, Stage, Table};
use crate::money::convert;
use crate::{Decimal, Value};

/// A completion rate in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The rate in percent, 92.98.
    pub value: Decimal,
    /// As printed by the publisher; `None` when it was computed.
    pub printed: Option<Box<str>>,
    /// What it is measured against; `None` when the publisher did not say and the figures do not tell.
    pub base: Option<RateBase>,
    /// 按公布数计算: not published, but computed from published amounts (rounded half up to two decimals).
    pub computed: bool,
}

/// A change on the year before in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The change in percent, negative for a fall.
    pub value: Decimal,
    /// As printed by the publisher; `None` when it was computed.
    pub printed: Option<Box<str>>,
    /// 同口径, 自然口径, when the publisher said.
    pub basis: Option<Box<str>>,
    /// 按公布数计算: not published, but computed from published amounts (rounded half up to two decimals).
    pub computed: bool,
    /// The amount of the year before that it is computed from, in the unit of the table.
    pub from: Option<Decimal>,
}

impl Book {
    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unstated => "",
            Self::General => "一般公共预算",
            Self::Funds => "政府性基金预算",
            Self::StateCapital => "国有资本经营预算",
            Self::SocialInsurance => "社会保险基金预算",
        }
    }
}

/// 政府性基金 for 政府性基金预算.
fn short(book: &str) -> &str {
    book.strip_suffix("预算").unwrap_or(book)
}

impl Side {
    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unstated => "",
            Self::Revenue => "收入",
            Self::Expenditure => "支出",
        }
    }
}

impl Stage {
    /// The name of the column on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Initial => "年初预算数",
            Self::Adjusted => "调整预算数",
            Self::Executed => "执行数",
            Self::Final => "决算数",
            Self::Prior => "上年决算数",
        }
    }

    /// Whether the stage tells what was done (决算数, 执行数), not what was planned.
    #[must_use]
    pub fn is_actual(self) -> bool {
        matches!(self, Self::Executed | Self::Final)
    }

    /// The key of the stage in the project's own format and in [`crate::Place::field`].
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Adjusted => "adjusted",
            Self::Executed => "executed",
            Self::Final => "final",
            Self::Prior => "prior",
        }
    }
}

impl RateBase {
    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Initial => "年初预算",
            Self::Adjusted => "调整预算",
        }
    }

    /// The stage whose amounts are the base.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Initial => Stage::Initial,
            Self::Adjusted => Stage::Adjusted,
        }
    }
}

impl Line {
    /// The amount of one stage.
    #[must_use]
    pub fn amount(&self, stage: Stage) -> &Value {
        let [initial, adjusted, executed, last, prior] = &self.amounts;
        match stage {
            Stage::Initial => initial,
            Stage::Adjusted => adjusted,
            Stage::Executed => executed,
            Stage::Final => last,
            Stage::Prior => prior,
        }
    }
}

impl Table {
    /// The stage that the table is about: 决算数, else 执行数, else 调整预算数, else 年初预算数.
    #[must_use]
    pub fn main_stage(&self) -> Stage {
        for stage in [Stage::Final, Stage::Executed, Stage::Adjusted] {
            if self.has(stage) {
                return stage;
            }
        }
        Stage::Initial
    }

    /// The stages that have at least one number, in the order of [`STAGES`].
    #[must_use]
    pub fn stages_present(&self) -> Vec<Stage> {
        STAGES
            .into_iter()
            .filter(|stage| self.has(*stage))
            .collect()
    }

    fn has(&self, stage: Stage) -> bool {
        self.lines
            .iter()
            .any(|line| line.amount(stage).number().is_some())
    }

    /// The amount that stands for a line: that of [`Table::main_stage`].
    #[must_use]
    pub fn shown_amount<'a>(&self, line: &'a Line) -> (Stage, &'a Value) {
        let stage = self.main_stage();
        (stage, line.amount(stage))
    }

    /// The line of the total (合计, 总计), when it is published.
    #[must_use]
    pub fn total(&self) -> Option<&Line> {
        self.lines
            .iter()
            .rev()
            .find(|line| line.kind == LineKind::Total)
    }

    /// Indices of the lines directly below `parent`, or of the lines at the top, in published order.
    #[must_use]
    pub fn children(&self, parent: Option<usize>) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| line.parent == parent)
            .map(|(index, _)| index)
            .collect()
    }

    /// The line that answers "how much": 一般公共预算支出 or 本年支出合计 where a table goes on to transfers and
    /// balances (支出总计), else the total.
    #[must_use]
    pub fn headline(&self) -> Option<&Line> {
        let book = self.book.name();
        self.whole_of(&["本年", book, short(book)])
            .or_else(|| self.total())
    }

    /// The book that a line of the whole names: 一般公共预算支出合计.
    pub(super) fn book_of_lines(&self) -> Option<Book> {
        BOOKS.into_iter().find(|book| {
            let name = book.name();
            self.whole_of(&[name, short(name)]).is_some()
        })
    }

    /// The line at the top whose name is one of `words` and the side.
    fn whole_of(&self, words: &[&str]) -> Option<&Line> {
        let side = self.side.name();
        self.lines.iter().find(|line| {
            if side.is_empty()
                || line.parent.is_some()
                || line.kind == LineKind::Memo
                || line.name.ends_with("总计")
            {
                return false;
            }
            let name = line.name.get(numbering(&line.name).1..).unwrap_or_default();
            let name = name.strip_prefix("地方").unwrap_or(name);
            words
                .iter()
                .filter(|word| !word.is_empty())
                .find_map(|word| name.strip_prefix(word))
                .is_some_and(|rest| rest.starts_with(side))
        })
    }

    /// What rates and changes of this table rest on. Looked up once, it serves many lines.
    #[must_use]
    pub fn basis(&self) -> Basis<'_> {
        let base = self.rate_base.or_else(|| {
            match (self.has(Stage::Initial), self.has(Stage::Adjusted)) {
                (true, false) => Some(RateBase::Initial),
                (false, true) => Some(RateBase::Adjusted),
                _ => None,
            }
        });
        Basis {
            table: self,
            stage: self.main_stage(),
            base,
            before: None,
        }
    }

    /// Whether `other` is the same table of the year before, and says as much of it.
    fn follows<'a>(&'a self, other: &'a Self) -> bool {
        let title = |table: &'a Self| {
            let title = table.title.as_deref().unwrap_or_default().bytes();
            title.filter(|byte| !byte.is_ascii_digit())
        };
        other.year.map(|year| year.wrapping_add(1)) == self.year
            && self.year.is_some()
            && self.book == other.book
            && self.side == other.side
            && self.main_stage() == other.main_stage()
            && self.scope == other.scope
            && title(self).eq(title(other))
    }

    /// The base of the published rates: as published or inferred, else the only base that has amounts.
    #[must_use]
    pub fn known_base(&self) -> Option<RateBase> {
        self.basis().base
    }

    /// The completion rate of one line; for many lines take [`Table::basis`] once.
    #[must_use]
    pub fn rate_of(&self, line: &Line) -> Option<Rate> {
        self.basis().rate_of(line)
    }

    /// The change of one line on the year before; for many lines take [`Table::basis`] once.
    #[must_use]
    pub fn yoy_of(&self, line: &Line) -> Option<Change> {
        self.basis().yoy_of(line)
    }
}

impl Budget {
    /// What rates and changes of a table rest on; where the table has no column of the year before, on the same table of that
    /// year, if it is here.
    #[must_use]
    #[inline(never)]
    pub fn basis<'a>(&'a self, table: &'a Table) -> Basis<'a> {
        let mut basis = table.basis();
        if basis.stage.is_actual() && !table.has(Stage::Prior) {
            // Where two would do (by function and by what it buys, neither with a title), none does.
            let mut before = self.tables.iter().filter(|other| table.follows(other));
            basis.before = before.next().filter(|_| before.next().is_none());
        }
        basis
    }
}

/// What rates and changes of a table rest on.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    table: &'a Table,
    /// The stage that the table is about.
    pub stage: Stage,
    /// The base of the published rates, when it is known.
    pub base: Option<RateBase>,
    /// The same table of the year before, where this one says nothing of that year.
    before: Option<&'a Table>,
}

impl Basis<'_> {
    /// The amount of a line in the year before, in the unit of the table.
    #[inline(never)]
    fn prior(&self, line: &Line) -> Option<Decimal> {
        let Some(before) = self.before else {
            return line.amount(Stage::Prior).number();
        };
        // Most lines stand where they stood; each is looked for from there on.
        let lines = &self.table.lines;
        let at = lines.iter().position(|own| core::ptr::eq(own, line))?;
        let mut around = before.lines.iter().skip(at).chain(&before.lines);
        let found = around.find(|other| {
            other.code == line.code
                && other.name == line.name
                && above(before, other) == above(self.table, line)
        })?;
        let number = found.amount(self.stage).number()?;
        Some(convert(number, before.unit, self.table.unit))
    }

    /// The completion rate of a line: as published, else 决算数 or 执行数 against 调整预算数 (年初预算数 where there is no
    /// other), computed from the published amounts.
    #[must_use]
    pub fn rate_of(&self, line: &Line) -> Option<Rate> {
        if let Value::Present { number, printed } = &line.rate {
            let printed = Some(printed.clone());
            return Some(Rate {
                value: *number,
                printed,
                base: self.base,
                computed: false,
            });
        }
        if !self.stage.is_actual() {
            return None;
        }
        let base = self.base.unwrap_or(RateBase::Adjusted);
        let value = percent(
            line.amount(self.stage).number()?,
            line.amount(base.stage()).number()?,
        )?;
        Some(Rate {
            value,
            printed: None,
            base: Some(base),
            computed: true,
        })
    }

    /// The change of a line on the year before: as published, else computed from the published amounts, those of the table of that
    /// year where this one has none.
    #[must_use]
    pub fn yoy_of(&self, line: &Line) -> Option<Change> {
        if let Value::Present { number, printed } = &line.yoy {
            let (printed, basis) = (Some(printed.clone()), self.table.yoy_basis.clone());
            return Some(Change {
                value: *number,
                printed,
                basis,
                computed: false,
                from: None,
            });
        }
        let prior = self.prior(line)?;
        let more = line.amount(self.stage).number()?.checked_sub(prior)?;
        Some(Change {
            value: percent(more, prior)?,
            printed: None,
            basis: None,
            computed: true,
            from: Some(prior),
        })
    }
}

/// The name of the line above.
fn above<'a>(table: &'a Table, line: &Line) -> Option<&'a str> {
    Some(&table.lines.get(line.parent?)?.name)
}

/// `part` of `base` in percent, two decimals; `None` for a base that is not above zero.
fn percent(part: Decimal, base: Decimal) -> Option<Decimal> {
    if base <= Decimal::ZERO {
        return None;
    }
    part.shift10(2)?.ratio(base, 2)
}
