//! `<mingbai-air>`: is the air safe here, now and in the days ahead.
//!
//! **Rule:** what was published is shown as published; what is computed stands beside it and says 按公布浓度复算. A colour
//! never stands without the word of its level, and a gap stays a gap.
//!
//! `state` is the reader's state, `say` finds the words, `card`, `items`, `places`, `trend` and `ahead` draw the parts,
//! `draw` puts them in order, `act` is what a reader can do, `widget` holds it together.

mod act;
mod ahead;
mod card;
mod draw;
mod items;
mod places;
mod say;
mod state;
#[cfg(test)]
mod tests;
mod trend;
mod widget;

pub use crate::board::Layout;
pub use widget::AirWidget;

use mingbai_data::air::{Board, Standard};
use mingbai_data::outline::Outlines;
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Selection, Shared, Status};

/// What a page gives an air widget.
#[derive(Clone, PartialEq, Properties)]
pub struct AirProps {
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
    /// The time for the legal clock, in seconds since 1970-01-01T00:00:00Z; without it no age is told.
    #[prop_or_default]
    pub now: Option<i64>,
    /// A standard to compare with: what it makes of the same concentrations stands beside what was published.
    #[prop_or_default]
    pub standard: Option<Standard>,
    /// The reader's state as `on_view` gave it; empty to begin with. Outside a browser, where nothing can be measured,
    /// `w0` draws everything open, as for paper, and `w300` draws for a width of 30 em.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader goes to a place.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
