//! What a citizen sees: Yew components. Data in, events out.
//!
//! **Rule of this crate:** no network, no storage, no timer of its own for data, and nothing of the page outside the
//! component's own root but listeners that are removed with it. What decides (state, order, windows, links) is plain Rust
//! without a DOM and is tested natively; what draws only reads it. No HTML sink and no `style` attribute anywhere, so the
//! strictest Content-Security-Policy holds; every link goes through [`link`].

use std::rc::Rc;

use mingbai_data::MoneyUnit;
use yew::AttrValue;

#[cfg(feature = "air")]
pub mod air;
#[cfg(feature = "boards")]
pub mod board;
#[cfg(feature = "budget")]
pub mod budget;
#[cfg(feature = "policy")]
mod consultation;
pub mod dom;
pub mod frame;
pub mod link;
#[cfg(feature = "list")]
pub mod listing;
#[cfg(feature = "livelihood")]
pub mod livelihood;
#[cfg(feature = "policy")]
pub mod papers;
pub mod pen;
#[cfg(feature = "policy")]
mod policy;
#[cfg(test)]
mod snapshot;
pub mod style;
pub mod text;
#[cfg(feature = "views")]
pub mod views;
#[cfg(feature = "water")]
pub mod water;
pub mod window;

/// Data handed to a component by reference; two are equal when they are the same allocation, so that properties compare
/// in no time however many rows there are.
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Colours.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Light or dark, as the reader's device prefers.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black, white and yellow, for weak sight (高对比).
    Contrast,
}

impl Theme {
    /// The word in the attribute `data-theme` that the style sheet reads.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// Size of text and targets.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// Text of 16 px, targets of 44 px.
    #[default]
    Normal,
    /// 适老版: text of at least 18 px, targets of at least 60 px.
    Elder,
}

impl Size {
    /// The word in the attribute `data-size` that the style sheet reads.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Elder => "elder",
        }
    }
}

/// How a widget is shown; nothing here changes what the data says.
#[derive(Clone, PartialEq)]
pub struct Options {
    /// Colours.
    pub theme: Theme,
    /// Size of text and targets.
    pub size: Size,
    /// Unit of money to begin with; without it the unit in which the figures were published.
    pub unit: Option<MoneyUnit>,
    /// Level of the heading in the page, 1 to 6.
    pub heading_level: u8,
    /// Heading, when the data has none or the page wants another.
    pub heading: Option<AttrValue>,
    /// Where pictures may be loaded from beside relative addresses: addresses with blanks between them, of which the host counts.
    #[cfg(any(feature = "livelihood", feature = "policy"))]
    pub origins: AttrValue,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            size: Size::Normal,
            unit: None,
            heading_level: 2,
            heading: None,
            #[cfg(any(feature = "livelihood", feature = "policy"))]
            origins: AttrValue::default(),
        }
    }
}

/// What the source loop is doing.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// The first answer is awaited.
    #[default]
    Loading,
    /// The data is the newest there is.
    Fresh,
    /// The data is older than it should be.
    Stale,
    /// The data has findings, or not all of it is here.
    Partial,
    /// The source answered and has nothing.
    Empty,
    /// The source could not be read.
    Error,
}

/// What is known about the source, in words for a citizen.
#[derive(Clone, PartialEq, Default)]
pub struct Status {
    /// What the source loop is doing.
    pub phase: Phase,
    /// Stable code of what went wrong.
    pub code: Option<AttrValue>,
    /// A sentence in Chinese about it.
    pub message: Option<AttrValue>,
    /// When the source was asked last, in Beijing, as shown.
    pub checked_at: Option<AttrValue>,
    /// The device has no network.
    pub offline: bool,
    /// Address of the page the data comes from, else of the data; shown only as [`link`] allows.
    pub source: Option<AttrValue>,
    /// `source` is a page that was named, not the data itself.
    pub page: bool,
    /// Address of the page that explains each code, at `#code-` and the code.
    pub help: Option<AttrValue>,
}

/// What a reader chose.
#[derive(Clone, PartialEq, Eq)]
pub struct Selection {
    /// Kind of the thing: `line`, `place`, `item`.
    pub kind: &'static str,
    /// Index of the table.
    pub table: usize,
    /// Its code, when it has one.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
}
