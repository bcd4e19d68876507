//! Budgets: books, sides, stages and lines (预算法第五条、预算法实施条例).
//!
//! **Rule:** a published number is shown as published; what is computed says so; a missing number is never zero.

pub mod audit;
mod beside;
mod check;
mod columns;
mod debt;
mod figures;
mod glance;
mod glossary;
mod hand;
mod headline;
mod kind;
mod level;
mod line;
pub mod model;
mod names;
mod options;
mod out;
mod pace;
mod read;
mod rows;
mod same;
mod say;
mod search;
mod sides;
mod spread;
mod take;
#[cfg(test)]
mod tests;
mod three_public;
mod unit;
#[cfg(feature = "readers")]
mod unread;
mod view;
mod words;
mod years;

pub use beside::{PEOPLE, PRICES, read_index, read_people, supply};
pub use check::check;
pub use debt::{Bond, DebtFigure, DebtLimit, DebtMeasure, debt, debt_limits};
pub use figures::{
    Hundred, HundredPart, Lack, PerHead, Real, Share, Unsaid, hundred, hundred_of, per_head,
    per_head_of, read_prices, real_terms, share, share_of,
};
pub use glance::{Glance, at_a_glance};
pub use glossary::{Entry, Glossary, WORDS};
pub use hand::{hand_over, take_over};
pub use headline::{Figure, Headline, headlines};
pub use kind::{DepartmentTable, TableKind};
pub use model::{BOOKS, Book, Budget, Line, LineKind, RateBase, STAGES, Side, Stage, Table};
pub use options::ReadOptions;
pub use out::{to_json, to_tsv};
pub use pace::{Elapsed, Pace, elapsed, pace};
pub use read::{
    population, read_alone, read_cleared, read_matrix, read_text, read_tree, read_unchecked,
};
pub use same::same_money;
pub use say::sentence;
pub use search::{Meant, PLAIN_WORDS, find};
pub use sides::has_flow;
#[cfg(feature = "readers")]
pub(crate) use spread::set_out;
pub use take::{csv_name, to_csv, to_descriptor, to_text};
pub use three_public::{
    PublicFigure, PublicPart, ThreePublic, is_counted, is_unsaid, said, three_public,
};
#[cfg(feature = "readers")]
pub use unread::unread;
pub use view::{Basis, Change, Rate};
pub use years::{NATURAL, Point, YearChange, series, years};
