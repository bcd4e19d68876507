//! What the public is asked, and what it is answered: can I still say something, where, and what became of it; what a survey
//! said; who sat in; what is known of what is talked about; what a proposal was answered.
//!
//! **Rule:** what was published is shown as published, a percentage that is computed says so. An opinion that was not adopted
//! stands beside its reason, or beside the words that there is none. Days are counted by the time that the page gives.
//!
//! `state` is the reader's state, `draft`, `survey` and `answers` draw what only a kind has, `widget` holds it together.

mod answers;
mod draft;
mod say;
mod state;
mod survey;
#[cfg(test)]
mod tests;
mod widget;

pub use widget::ConsultationWidget;

use mingbai_data::consultation::Consultations;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives a widget of consultations.
#[derive(Clone, PartialEq, Properties)]
pub struct ConsultationProps {
    /// The consultations, as soon as there are some.
    #[prop_or_default]
    pub data: Option<Shared<Consultations>>,
    /// The time, in seconds since 1970-01-01T00:00:00Z: that of the server, where it is known.
    #[prop_or_default]
    pub now: Option<i64>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with. `w0` draws for paper.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens a consultation.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
