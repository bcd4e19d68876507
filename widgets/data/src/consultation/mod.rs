//! What a government asks the public and what it answers: drafts that are consulted on, surveys, meetings that representatives
//! sit in on, responses to what is talked about, answers to proposals (自府办发〔2018〕44号 二（三）: 公布文件草案及其说明、提出意见的方式和期限；
//! 相对集中的意见建议不予采纳的，公布时要说明理由).
//!
//! **Rule:** what was published is shown as it was published, names included. A number that is missing is never zero, and a
//! sum is made only of numbers that are there. Nothing is called late that cannot be counted from two published times.

mod check;
mod count;
mod model;
mod read;
mod say;
#[cfg(test)]
mod tests;
mod time;

pub use check::{CLASSES_DIFFER, check};
#[cfg(all(feature = "presets", not(target_arch = "wasm32")))]
pub(crate) use count::read_count;
pub use count::{base, decided, leading, share};
pub use model::{
    Channel, Choice, Consultation, Consultations, Decision, Detail, Draft, Kind, Link, Meeting,
    Opinion, Proposal, Question, Remark, Response, Survey,
};
pub use read::{read_text, read_tree, read_unchecked};
pub use say::{lasting, sentence};
pub use time::{Reply, State, days_left, replied, state, waited};
