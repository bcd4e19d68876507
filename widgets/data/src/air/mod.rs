//! Air quality: observations and forecasts, the index by the standard of their date, and what is wrong with them.
//!
//! **Rule:** a published value is never overwritten; what is computed stands beside it and says so. The tables of the
//! standards are dated data with their clauses. Arithmetic is exact.

mod board;
mod check;
mod clock;
mod compute;
mod given;
mod index;
mod level;
mod model;
mod read;
mod say;
mod standard;
mod table;
#[cfg(test)]
mod tests;
mod warning;

pub use crate::round::{round_even, truncate};
pub use crate::sort::sorted;
pub use board::{Board, Group, Point, days, hours, ranked};
pub use check::check;
pub use clock::{DAYS_AHEAD, Freshness, due, forecast_until, freshness, next_due};
pub use compute::{Beside, Computed, NoIndex, compute};
pub use given::{read_alone, read_cleared, read_given, read_unchecked};
pub use index::{Calculation, How, Report, Segment, Why, iaqi};
pub use level::Level;
pub use model::{Item, Observation, Origin, Period, PeriodKind, Site, SiteKind};
#[cfg(feature = "presets")]
pub use read::read_dataset;
pub use read::{ReadOptions, read_text, read_tree};
pub use say::{level_words, listed, named, range, sentence};
pub use standard::Standard;
pub use table::{Averaged, Column};
pub use warning::{Grade, Warning};
