//! `<mingbai-budget>`: where the money comes from and where it goes.
//!
//! `state` is the reader's state, `index`, `search`, `rows`, `layout` and `figure` work out what it shows without knowing a browser,
//! `draw`, `list` and `panel` draw it, `act` is what a reader can do, `widget` holds it together.

mod act;
mod draw;
pub(crate) mod figure;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod index;
pub(crate) mod layout;
mod list;
mod panel;
pub(crate) mod rows;
mod search;
pub(crate) mod state;
#[cfg(test)]
mod tests;
mod widget;

pub use widget::BudgetWidget;

use mingbai_data::budget::Budget;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives a budget widget.
#[derive(Clone, PartialEq, Properties)]
pub struct BudgetProps {
    /// The budget, as soon as there is one.
    #[prop_or_default]
    pub data: Option<Shared<Budget>>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with. Outside a browser, where nothing can be measured,
    /// `w0` draws everything open, as for paper, and `w300` draws for a width of 30 em.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens a line.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
