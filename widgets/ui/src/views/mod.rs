//! The views of a budget: what 100 元 are made of, an area, the years, where it flows, plan beside execution, the audit, and taking it away.
//!
//! **Rule:** no figure is drawn that is not written beside it, and nothing is joined, added or scaled that was not published
//! or does not say so. `state` is the reader's state; `parts`, `series`, `sides`, `treemap` and `flow` work out what is shown
//! without a browser; `hundred`, `debt`, `public`, `area`, `trend`, `bands`, `plan`, `audit` and `take` draw one view each, `say` is
//! its sentence, `words` explains, `draw` draws what stands around it, `picture` what pictures are made of; `act` is what a reader can do, `widget` holds it together.

mod act;
mod area;
mod audit;
mod bands;
mod debt;
mod draw;
mod flow;
mod hundred;
mod parts;
mod picture;
mod plan;
mod public;
mod say;
mod series;
mod sides;
mod state;
mod take;
#[cfg(test)]
mod tests;
mod treemap;
mod trend;
mod widget;
mod words;

pub use state::{KINDS, Kind};
pub use take::Take;
pub use widget::BudgetViews;

use mingbai_data::budget::{Budget, Glossary};
use yew::{AttrValue, Callback, Properties};

use crate::{Options, Shared};

/// What a page gives the views of a budget. Heading, 数据截至, source and 示例数据 stand in the frame around them.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewsProps {
    /// The budget.
    pub data: Shared<Budget>,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with. Outside a browser, where nothing can be measured,
    /// `w0` draws the view with everything open, as for paper, and `w300` draws for a width of 30 em.
    #[prop_or_default]
    pub view: AttrValue,
    /// What its words mean; without it nothing is explained.
    #[prop_or_default]
    pub glossary: Option<Shared<Glossary>>,
    /// Whether it draws buttons of its own to choose a view and a table; the widget around it may have them.
    #[prop_or_default]
    pub choosers: bool,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called with table and line when a reader asks to see a line in its table.
    #[prop_or_default]
    pub on_open: Callback<(usize, usize)>,
    /// Called with what a reader takes away, for whoever has clipboard, files and canvas; what there is to say and a picture
    /// belong into `.mbv-told` and `.mbv-taken`. Without it 带走 is not offered.
    #[prop_or_default]
    pub on_take: Option<Callback<Take>>,
}
