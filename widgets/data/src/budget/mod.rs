//! Budgets: books, sides, stages and lines (domain: 预算法, 预算法实施条例).

pub mod model;

pub use model::{Book, Budget, Line, LineKind, RateBase, Side, Stage, Table, STAGES};
