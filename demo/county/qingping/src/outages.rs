//! 停水通知, the county's own widget: where water is off now, where it will be, from when to when, and why.
//!
//! **Rule:** it keeps the house's rules without knowing the house: missing is said and never guessed, the answer stands
//! first as a sentence, 数据截至 stands below. [`read`] makes notices of the county's own JSON, `draw` draws them.

mod draw;
mod read;

pub use draw::{OutagesProps, OutagesWidget, TITLE};
pub use read::{Notice, Outages, read, sentence};
