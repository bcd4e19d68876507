//! What is masked, what stays, and how often either goes wrong.
#![allow(clippy::arithmetic_side_effects)]

mod made;
mod properties;
mod rates;
mod texts;
mod trees;
