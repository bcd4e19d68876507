//! `<mingbai-water>`: is the river clean, section by section and river by river.
//!
//! **Rule:** what was published is shown as published; what is computed stands beside it and says 按公布浓度复算. A colour
//! never stands without the word of its class; 未监测, 断流 and 未评价 are told apart and have no class.
//!
//! `state` is the reader's state, `say` finds the words, `summary`, `section` and `places` draw the parts, `draw` puts them
//! in order, `act` is what a reader can do, `widget` holds it together.

mod act;
mod draw;
mod places;
mod say;
mod section;
mod state;
mod summary;
#[cfg(test)]
mod tests;
mod widget;

pub use crate::board::Layout;
pub use widget::WaterWidget;

use mingbai_data::outline::Outlines;
use mingbai_data::water::Board;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives a water widget.
#[derive(Clone, PartialEq, Properties)]
pub struct WaterProps {
    /// The board, as soon as there is one.
    #[prop_or_default]
    pub data: Option<Shared<Board>>,
    /// Outlines of its places; with them there is a map.
    #[prop_or_default]
    pub outlines: Option<Shared<Outlines>>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// How much is shown.
    #[prop_or_default]
    pub layout: Layout,
    /// The time for the clock, in seconds since 1970-01-01T00:00:00Z; without it no age is told.
    #[prop_or_default]
    pub now: Option<i64>,
    /// The reader's state as `on_view` gave it; empty to begin with. Outside a browser, where nothing can be measured,
    /// `w0` draws everything open, as for paper, and `w300` draws for a width of 30 em.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader goes to a section.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
