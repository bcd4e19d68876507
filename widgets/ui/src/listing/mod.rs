//! A list of records by its profile: the question that readers come with, what finds and filters, the records, and one record in
//! full.
//!
//! **Rule:** nothing here knows a kind of record; words, order and rules come from the profile and the data. What is missing is
//! shown as missing.
//!
//! `say` finds the words, `find` draws what finds, `list` the records, `record` one of them, `chart` the pictures, `take` what is taken away; `state` is the
//! reader's state, `widget` holds it together.

mod chart;
mod find;
mod list;
mod record;
mod say;
mod state;
mod take;
#[cfg(test)]
mod tests;
mod widget;

pub use state::View;
pub use widget::{FULL, ListWidget};

use mingbai_data::listing::Listing;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives the widget.
#[derive(Clone, PartialEq, Properties)]
pub struct ListProps {
    /// The records, as soon as there are some.
    #[prop_or_default]
    pub data: Option<Shared<Listing>>,
    /// The time, in seconds since 1970-01-01T00:00:00Z: that of the server, where it is known.
    #[prop_or_default]
    pub now: Option<i64>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with. `w0` draws everything, as for paper.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens a record.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
