//! Livelihood projects and whatever has a plan, stages and a deadline: 民生实事, 民生工程, 扶贫和乡村振兴项目, 重大建设项目,
//! 督察整改, 政府工作报告任务, 折子工程.
//!
//! **Rule:** what was published is never overwritten; what is computed stands beside it. 项目 are counted apart from 件.
//! Whether something is late is told by the day of the data, never by the clock of a reader. Money is exact and in 元, of
//! one currency; what is missing is said to be missing and is never zero.

mod amount;
mod board;
mod cells;
mod changes;
mod check;
mod codes;
mod direction;
mod funds;
mod gather;
mod given;
mod hand;
mod join;
mod kinds;
mod model;
mod near;
mod objects;
mod oc4ids;
mod ocds;
mod open;
mod rate;
mod read;
mod say;
mod status;
#[cfg(test)]
mod tests;
mod write;

#[cfg(feature = "presets")]
pub(crate) use amount::amount;
pub use board::{By, Counts, Group, counts, found, rolled, words};
pub use changes::{Change, changes};
pub use check::check;
pub use funds::{Funds, Given, Money, Paid, Sum};
pub use given::{read_given, read_unchecked};
pub use hand::hand_over;
pub use kinds::{Kind, Need, clause, missing, needs};
pub use model::{
    Contract, Correction, Direction, Figure, Indicator, Item, Milestone, Part, Photo, Point,
    Programme,
};
pub use oc4ids::read_oc4ids;
pub use ocds::{Award, Event, Step, Tender, read_ocds};
pub use open::{open, standard};
pub use rate::{Attained, Printed, Share, attained, elapsed, printed};
#[cfg(feature = "presets")]
pub use read::read_dataset;
pub use read::{SUMS, read_text, read_tree};
pub use say::{counted, sentence};
pub use status::{
    Basis, Judged, Status, finished_by, judge, judge_part, judge_there, overdue, rule, stated,
    unexplained,
};
