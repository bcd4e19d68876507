//! Budgets: books, sides, stages and lines (预算法第五条、预算法实施条例).
//!
//! **Rule:** a published number is shown as published; what is computed says so; a missing number is never zero.

mod check;
mod columns;
mod hand;
mod level;
mod line;
pub mod model;
mod options;
mod out;
mod read;
mod rows;
mod say;
#[cfg(test)]
mod tests;
mod unit;
mod view;
mod words;

pub use check::check;
pub use hand::{hand_over, take_over};
pub use model::{BOOKS, Book, Budget, Line, LineKind, RateBase, STAGES, Side, Stage, Table};
pub use options::ReadOptions;
pub use out::{to_json, to_tsv};
pub use read::{population, read_cleared, read_matrix, read_text, read_tree};
pub use say::sentence;
pub use view::{Basis, Change, Rate};
