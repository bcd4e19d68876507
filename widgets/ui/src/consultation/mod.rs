//! What the public is asked, and what it is answered: can I still say something, where, and what became of it; what a survey
//! said; who sat in; what is known of what is talked about; what a proposal was answered.
//!
//! **Rule:** what was published is shown as published, a percentage that is computed says so. An opinion that was not adopted
//! stands beside its reason, or beside the words that there is none. Days are counted by the time that the page gives.
//!
//! `draft`, `survey` and `answers` draw what only a kind has, `card` holds it together. The component is
//! [`crate::papers::PapersWidget`].

mod answers;
mod card;
mod draft;
mod say;
mod survey;
#[cfg(test)]
mod tests;

pub(crate) use card::{card, copied, row};
pub(crate) use say::answer;
