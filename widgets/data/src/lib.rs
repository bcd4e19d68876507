//! What somebody's bytes mean: text → tree → rows → records → findings.
//!
//! **Rule of this crate:** it knows no browser, does no input or output, and has no clock of its own: the time is given.
//! A number stays the decimal text that was published until it is shown; arithmetic on it is exact.
//! A finding never changes a number.

pub mod budget;
pub mod decimal;
pub mod error;
pub mod finding;
pub mod money;
pub mod number;
pub mod read;
pub mod shape;
mod text;
pub mod tree;
pub mod value;

pub use decimal::Decimal;
pub use error::{ReadError, ReadErrorKind};
pub use finding::{Finding, Place, Severity};
pub use money::MoneyUnit;
pub use text::{Parts, parts};
pub use tree::Tree;
pub use value::{Missing, Value};
