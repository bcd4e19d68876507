//! Which tables are the two sides of one book, so that what flows from one to the other can be drawn.
//!
//! **Rule:** reading never comes here. What one table does not say of itself is no other year or level; what is a part of a
//! side, or of what is owed, is no side. Small: it decides in the first module what is offered, and in the views what is drawn.

use super::{Budget, LineKind, Side, Stage, Table};
use crate::text::{has, parts};
use crate::{Decimal, Missing, Value};

/// Words of a title that name a part of a side, beside those that name the table ([`Table::part`]).
const PARTS: &str = "税收返还|对下补助|补助市县|补助县区|补助下级|地方债";
/// The same in the uppermost lines of a table whose title says nothing.
const LINES: &str = "因公出国|公务接待|债务限额|债务余额";

impl Table {
    /// Whether it is the side of a book, with an amount above zero to be drawn and none at the top that cannot be read.
    fn is_side(&self, stage: Stage) -> bool {
        let said = |text: &str, words: &str| parts(words, b'|').any(|word| has(text, word));
        let top = || {
            let lines = self.lines.iter();
            lines.filter(|line| line.kind == LineKind::Item && line.parent.is_none())
        };
        let unread = |value: &Value| {
            matches!(
                value,
                Value::Missing(Missing::BadValue | Missing::OutOfRange)
            )
        };
        let above = |value: &Value| value.number().is_some_and(|amount| amount > Decimal::ZERO);
        self.side != Side::Unstated
            && self.part().is_none()
            && !self
                .title
                .as_deref()
                .is_some_and(|title| said(title, PARTS))
            && !top().take(4).any(|line| said(&line.name, LINES))
            && !top().any(|line| unread(line.amount(stage)))
            && top().any(|line| above(line.amount(stage)))
    }

    /// Whether `other` is a side of the book that this table is of, for its year, level of government and stage; of either
    /// side.
    #[must_use]
    pub fn flows_with(&self, budget: &Budget, other: &Self) -> bool {
        fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        let year = |table: &Self| table.year.or(budget.year);
        let stage = self.main_stage();
        other.book == self.book
            && agree(year(self), year(other))
            && agree(scope(budget, self), scope(budget, other))
            && other.main_stage() == stage
            && other.is_side(stage)
    }
}

fn scope<'a>(budget: &'a Budget, table: &'a Table) -> Option<&'a str> {
    table.scope.as_deref().or(budget.scope.as_deref())
}

/// Whether what flows through the book of a table can be drawn: all rows are here, it is a side, and the other is there.
#[must_use]
pub fn has_flow(budget: &Budget, table: &Table) -> bool {
    budget.rows_in_source.is_none()
        && table.flows_with(budget, table)
        && budget
            .tables
            .iter()
            .any(|other| other.side != table.side && table.flows_with(budget, other))
}
