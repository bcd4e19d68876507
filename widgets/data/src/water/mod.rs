//! Surface water: classes by GB 3838—2002, rivers by the national method, and what is wrong with what was published.
//!
//! **Rule:** a published class is never overwritten; what is computed stands beside it as 按公布浓度复算. The limits are dated
//! data with their clauses. Arithmetic is exact. 未监测, 断流 and 未评价 are three different things, and none is a class.

mod assess;
mod board;
mod check;
mod clock;
mod condition;
mod given;
mod limits;
mod model;
mod read;
mod say;
#[cfg(test)]
mod tests;

pub use assess::{
    Assessed, Exceedance, Span, Why, assess, assess_mean, beyond_table_2, class_of, exceedance,
    quotient,
};
pub use board::{Board, Group, River, counted, named_river, ranked, rivers};
pub use check::check;
pub use clock::Freshness;
pub use condition::{
    ALL as CLASSES, BY_SHARES, Change, Colour, Condition, Counts, colour, trophic,
};
pub use given::{read_given, read_unchecked};
pub use limits::{COUNTED, Limit, STANDARD, Side, TABLE_1, TABLE_2, counts, limit, unit};
pub use model::{Body, Kind, Measured, Named, Published, Sample, Site};
#[cfg(feature = "presets")]
pub use read::read_dataset;
pub use read::{read_text, read_tree};
pub use say::{exceeding, over, sentence, time, times};
