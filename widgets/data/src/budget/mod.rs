//! Budgets: books, sides, stages and lines (预算法第五条、预算法实施条例).
//!
//! **Rule:** a published number is shown as published; what is computed says so; a missing number is never zero.

pub mod model;
mod options;
mod view;

pub use model::{Book, Budget, Line, LineKind, RateBase, STAGES, Side, Stage, Table};
pub use options::ReadOptions;
pub use view::{Change, Rate, sentence, to_tsv};

use crate::shape::Matrix;
use crate::{Finding, ReadError};

/// Reads a budget from JSON text: the project's own format, or somebody's rows in whatever envelope they stand.
///
/// # Errors
/// Everything of [`crate::read::parse`], and `schema`, `field`, `unit`, `source`, `empty`.
pub fn read_text(_text: &str, _options: &ReadOptions) -> Result<Budget, ReadError> {
    Ok(Budget::default())
}

/// Reads a budget from a table of strings.
///
/// # Errors
/// `field`, `unit`, `empty`.
pub fn read_matrix(_matrix: &Matrix, _options: &ReadOptions) -> Result<Budget, ReadError> {
    Ok(Budget::default())
}

/// The arithmetic checks alone.
#[must_use]
pub fn check(_budget: &Budget) -> Vec<Finding> {
    Vec::new()
}

/// The budget in the project's own format, `mingbai.budget/1`.
#[must_use]
pub fn to_json(_budget: &Budget) -> String {
    String::new()
}
