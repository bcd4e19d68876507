//! What somebody's bytes mean: text → tree → rows → records → findings.
//!
//! **Rule of this crate:** it knows no browser, does no input or output, and has no clock of its own: the time is given.
//! A number stays the decimal text that was published until it is shown; arithmetic on it is exact.
//! A finding never changes a number.

#[cfg(feature = "air")]
pub mod air;
pub mod budget;
#[cfg(feature = "policy")]
pub mod consultation;
#[cfg(feature = "presets")]
pub mod dataset;
pub mod date;
pub mod decimal;
pub mod error;
#[cfg(any(
    feature = "air",
    feature = "water",
    feature = "livelihood",
    feature = "list",
    feature = "policy"
))]
mod feed;
#[cfg(any(feature = "air", feature = "water"))]
mod figure;
pub mod finding;
mod fold;
mod json;
#[cfg(feature = "list")]
pub mod listing;
#[cfg(feature = "livelihood")]
pub mod livelihood;
#[cfg(any(feature = "livelihood", feature = "policy"))]
mod local;
#[cfg(feature = "presets")]
pub mod mapping;
pub mod marks;
pub mod money;
pub mod names;
pub mod number;
#[cfg(any(feature = "air", feature = "water", feature = "livelihood"))]
pub mod outline;
#[cfg(feature = "policy")]
pub mod papers;
#[cfg(feature = "presets")]
pub mod path;
#[cfg(feature = "policy")]
pub mod policy;
#[cfg(feature = "presets")]
pub mod preset;
pub mod privacy;
#[cfg(all(feature = "presets", feature = "readers", feature = "list"))]
pub mod propose;
pub mod quantity;
pub mod read;
#[cfg(feature = "policy")]
pub mod rich;
#[cfg(any(feature = "air", feature = "water"))]
mod round;
pub mod shape;
mod sort;
pub mod strict;
mod text;
pub mod tree;
pub mod unit;
pub mod value;
#[cfg(feature = "water")]
pub mod water;
#[cfg(any(feature = "list", feature = "policy"))]
pub mod workday;

pub use decimal::Decimal;
pub use error::{ReadError, ReadErrorKind};
#[cfg(any(
    feature = "air",
    feature = "water",
    feature = "livelihood",
    feature = "list",
    feature = "policy"
))]
pub use feed::add as add_found;
#[cfg(any(feature = "list", feature = "policy"))]
pub use feed::hand_over;
pub use finding::{Finding, Place, Severity};
pub use marks::Marks;
pub use money::MoneyUnit;
pub use quantity::Quantity;
#[cfg(any(feature = "air", feature = "water"))]
pub use round::round_even;
pub use sort::merge_sort;
pub use text::{Parts, parts};
pub use tree::Tree;
pub use unit::Unit;
pub use value::{Missing, Value};
