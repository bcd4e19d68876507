//! A policy, in the order in which a citizen asks: am I covered, how much, from when to when, where do I go, whom do I call.
//!
//! **Rule:** what was published is shown as published. Nothing is called late that cannot be counted from a published signing
//! date. What somebody answers to find out whether they are covered is in no text of the reader's state, in no event and on no
//! paper.
//!
//! `say` finds the words, `first` is the first screen, `ask` the self-check, `parts`, `body` and `foot` the rest of a policy, `card`
//! holds it together. The component is [`crate::papers::PapersWidget`].

mod ask;
mod body;
mod card;
mod first;
mod foot;
mod parts;
mod say;
#[cfg(test)]
mod tests;

pub(crate) use ask::CHOICES;
pub(crate) use card::{Scene, card, row};
pub(crate) use say::{copied, sentence};
