//! Which tables are the two sides of one book, so that what flows from one to the other can be drawn.
//!
//! **Rule:** reading never comes here. What one table does not say of itself is no other year or level; what is a part of a
//! side, or of what is owed, is no side. Small: it decides in the first module what is offered, and in the views what is drawn.

use super::{Budget, LineKind, Side, Stage, Table};
use crate::text::has;
use crate::{Decimal, Missing, Value};

impl Table {
    /// Whether it is the side of a book, with an amount above zero to be drawn and none at the top that cannot be read.
    #[inline(never)]
    fn is_side(&self, stage: Stage) -> bool {
        if self.side == Side::Unstated || self.part().is_some() {
            return false;
        }
        let mut above = false;
        for line in &self.lines {
            if line.kind != LineKind::Item || line.parent.is_some() {
                continue;
            }
            match line.amount(stage) {
                Value::Missing(Missing::BadValue | Missing::OutOfRange) => return false,
                Value::Present { number, .. } if *number > Decimal::ZERO => {
                    // “三公”经费 whose title does not say so.
                    if !above && (has(&line.name, "因公") || has(&line.name, "公务")) {
                        return false;
                    }
                    above = true;
                }
                _ => {}
            }
        }
        above
    }

    /// Whether `other` is a side of the book that this table is of, for its year, level of government and stage; of either
    /// side.
    #[must_use]
    #[inline(never)]
    pub fn flows_with(&self, budget: &Budget, other: &Self) -> bool {
        let stage = self.main_stage();
        other.book == self.book
            && other.year.or(budget.year) == self.year.or(budget.year)
            && match (
                self.scope.as_ref().or(budget.scope.as_ref()),
                other.scope.as_ref().or(budget.scope.as_ref()),
            ) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            }
            && other.main_stage() == stage
            && other.is_side(stage)
    }
}

/// Whether what flows through the book of a table can be drawn: all rows are here, it is a side, and the other is there.
#[must_use]
pub fn has_flow(budget: &Budget, table: &Table) -> bool {
    budget.rows_in_source.is_none()
        && table.is_side(table.main_stage())
        && budget
            .tables
            .iter()
            .any(|other| other.side != table.side && table.flows_with(budget, other))
}
