//! Tree to rows. **Rule:** it knows envelopes and tables, and no subject.

mod envelope;
#[cfg(feature = "readers")]
mod follow;
mod grid;
mod more;
#[cfg(feature = "readers")]
mod odd;
mod paging;
#[cfg(test)]
mod tests;

pub use envelope::{Column, Found, Meta, Part, find};
#[cfg(feature = "readers")]
pub use follow::{Ask, Bounds, Cut, Follow, Why};
pub use grid::{Cell, Grid};
pub use more::may_go_on;
#[cfg(feature = "readers")]
pub use odd::{Answer, find_any, find_read, split_pipes};
pub use paging::{Next, Paging, paging};

/// A table of strings, such as an HTML table: spans are expanded by repeating the text in every cell they cover.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// Text of `<caption>`, or of the heading above the table.
    pub caption: Option<String>,
    /// Rows of `<thead>`; may be empty, then the heading rows are looked for at the top of `rows`.
    pub header: Vec<Vec<String>>,
    /// Rows of `<tbody>`, leading blanks of a cell kept (they show the level).
    pub rows: Vec<Vec<String>>,
}
