//! One policy, explained in the order in which a citizen asks: what it is, am I covered, how much, from when to when, where do I
//! go; then what it is based on and who answers for it (自府办发〔2018〕44号 二（二）: 制定依据、主要内容、涉及范围、执行标准，政策背景、
//! 重点任务、后续工作考虑，第一解读人).
//!
//! **Rule:** nothing is called late that cannot be counted in working days from a published signing date. Whether somebody is
//! covered is told by the conditions that the data give, with the clause of each; a condition that cannot be read makes the
//! answer unknown, never another. What somebody answers is in no text, no address and no store.

mod ask;
mod check;
mod force;
mod model;
mod read;
mod term;
#[cfg(test)]
mod tests;
mod timely;

pub use ask::{Answer, Condition, Kind, Outcome, Question, Rule, SelfCheck, Test, judge};
pub use check::{check, unpublished, unpublished_said, working_days};
pub use force::{Force, force};
pub use model::{
    Attachment, Case, Change, Interpreter, Link, Material, Policies, Policy, QuestionAnswer,
    Standard,
};
pub use read::{read_text, read_tree, read_unchecked};
pub use term::{Term, terms};
pub use timely::{Timely, timely};
