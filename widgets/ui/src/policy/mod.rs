//! A policy, in the order in which a citizen asks: am I covered, how much, from when to when, where do I go, whom do I call.
//!
//! **Rule:** what was published is shown as published. Nothing is called late that cannot be counted from a published signing
//! date. What somebody answers to find out whether they are covered stays in the component: it is in no text of the reader's
//! state, in no event and on no paper.
//!
//! `state` is the reader's state, `say` finds the words, `first` is the first screen, `ask` the self-check, `parts`, `body` and `foot` the
//! rest of a policy, `list` several of them, `widget` holds it together.

mod ask;
mod body;
mod first;
mod foot;
mod list;
mod parts;
mod say;
mod state;
#[cfg(test)]
mod tests;
mod widget;

pub use widget::PolicyWidget;

use mingbai_data::policy::Policies;
use mingbai_data::workday::Calendar;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives a widget of policies.
#[derive(Clone, PartialEq, Properties)]
pub struct PolicyProps {
    /// The policies, as soon as there are some.
    #[prop_or_default]
    pub data: Option<Shared<Policies>>,
    /// The working days that are known, where the page knows more than the widget.
    #[prop_or_default]
    pub calendar: Option<Shared<Calendar>>,
    /// The time, in seconds since 1970-01-01T00:00:00Z: that of the server, where it is known.
    #[prop_or_default]
    pub now: Option<i64>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with. `w0` draws everything open, as for paper.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens a policy, and when one asks for what another widget shows.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
