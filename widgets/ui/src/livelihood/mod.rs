//! Livelihood projects: is my road done, who is responsible, whom do I call.
//!
//! **Rule:** what was published is shown as published; what is computed says so. 件 are never counted as 项目. What is late is
//! late by the plan and the day of the data. A bar ends at 100 %, the number beside it does not. What must be told and is
//! missing is said to be missing.
//!
//! `state` is the reader's state, `say` finds the words, `summary`, `news`, `groups`, `list`, `map` and `item` (with `parts` and
//! `shots`) draw, `draw` puts
//! them in order, `act` is what a reader can do, `widget` holds it together.

mod act;
mod draw;
mod groups;
mod item;
mod list;
mod map;
mod news;
mod parts;
mod say;
mod shots;
mod state;
mod summary;
#[cfg(test)]
mod tests;
mod widget;

pub use crate::board::Layout;
pub use widget::LivelihoodWidget;

use mingbai_data::livelihood::Programme;
use mingbai_data::outline::Outlines;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives a widget of livelihood projects.
#[derive(Clone, PartialEq, Properties)]
pub struct LivelihoodProps {
    /// The programme, as soon as there is one.
    #[prop_or_default]
    pub data: Option<Shared<Programme>>,
    /// The outlines of the districts, for a map of what has a point; none without them.
    #[prop_or_default]
    pub outlines: Option<Shared<Outlines>>,
    /// What the reader saw last, where that stands for an earlier day.
    #[prop_or_default]
    pub before: Option<Shared<Programme>>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// How much is shown.
    #[prop_or_default]
    pub layout: Layout,
    /// The reader's state as `on_view` gave it; empty to begin with. Outside a browser, where nothing can be measured,
    /// `w0` draws everything open, as for paper, and `w300` draws for a width of 30 em.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens an item, and when one asks for what another widget shows: a line of the budget, a document.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
