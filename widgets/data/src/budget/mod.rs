//! Budgets: books, sides, stages and lines (预算法第五条、预算法实施条例).
//!
//! **Rule:** a published number is shown as published; what is computed says so; a missing number is never zero.

pub mod audit;
mod check;
mod columns;
mod glossary;
mod level;
mod line;
pub mod model;
mod options;
mod out;
mod read;
mod rows;
mod say;
mod search;
mod take;
#[cfg(test)]
mod tests;
mod unit;
mod view;
mod words;

pub use check::check;
pub use glossary::{Entry, Glossary, WORDS};
pub use model::{BOOKS, Book, Budget, Line, LineKind, RateBase, STAGES, Side, Stage, Table};
pub use options::ReadOptions;
pub use out::{to_json, to_tsv};
pub use read::{population, read_alone, read_cleared, read_matrix, read_text, read_tree};
pub use say::sentence;
pub use search::find;
pub use take::{csv_name, to_csv, to_descriptor, to_text};
pub use view::{Basis, Change, Rate};
