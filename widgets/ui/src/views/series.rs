//! One line over the years, as far as the budget tells.

use mingbai_data::budget::{Budget, Stage, Table};
use mingbai_data::{Decimal, Value};

/// One year of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The budget year.
    pub year: u16,
    /// The amount, in the unit of the table; why there is none.
    pub amount: Result<Decimal, &'static str>,
    /// The stage that the amount is of.
    pub stage: Stage,
}

/// Whether a table tells of more than one year.
#[must_use]
pub fn has_years(budget: &Budget, table: &Table) -> bool {
    budget.year.is_some() && table.main_stage() != Stage::Prior && {
        let known = |stage| {
            let mut lines = table.lines.iter();
            lines.any(|line| line.amount(stage).number().is_some())
        };
        known(Stage::Prior) && known(table.main_stage())
    }
}

/// The years of a line, from the first on, one point a year.
#[must_use]
pub fn series(budget: &Budget, table: &Table, line: usize) -> Vec<Point> {
    let (Some(year), Some(row)) = (budget.year, table.lines.get(line)) else {
        return Vec::new();
    };
    let point = |year: u16, stage: Stage| Point {
        year,
        amount: match row.amount(stage) {
            Value::Present { number, .. } => Ok(*number),
            Value::Missing(why) => Err(why.reason()),
        },
        stage,
    };
    vec![
        point(year.saturating_sub(1), Stage::Prior),
        point(year, table.main_stage()),
    ]
}
