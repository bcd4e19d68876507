//! What mounting needs of a widget, and the widgets of this module. A file a widget; the loop knows none of
//! them.

#[cfg(feature = "air")]
mod air;
#[cfg(feature = "boards")]
mod board;
#[cfg(feature = "budget")]
mod budget;
#[cfg(feature = "list")]
mod list;
#[cfg(feature = "livelihood")]
mod livelihood;
#[cfg(feature = "policy")]
mod papers;
#[cfg(feature = "water")]
mod water;

use super::mount::Mount;
use crate::settings::Settings;
#[cfg(feature = "boards")]
use mingbai_data::Finding;
use mingbai_data::ReadError;
use mingbai_ui::{Selection, Status};
use std::rc::Weak;
use web_sys::Element;
use yew::{AttrValue, Callback};

/// What is said where the outlines of places are not to be had: a code, and the beginning of a sentence.
#[cfg(feature = "boards")]
pub const NO_MAP: (&str, &str) = ("outlines", "没有读到区划轮廓，不画地图：");

/// What reading gave, as far as the loop must know.
#[derive(Default)]
pub struct Reading {
    /// 数据截至, empty when nobody says.
    pub as_of: String,
    /// Why the data is not whole: the code of the gravest finding.
    pub partial: Option<&'static str>,
    /// What is wrong with its age by a clock of its own, as `ages::age` says it.
    #[cfg(feature = "boards")]
    pub aged: Option<&'static str>,
    /// What is to be said at once of the feeds that are not there.
    #[cfg(feature = "boards")]
    pub said: String,
    /// It says of persons what only the profile keeps from being public: no copy is kept.
    #[cfg(feature = "list")]
    pub personal: bool,
    /// It is one of several feeds.
    #[cfg(feature = "list")]
    pub part: bool,
}

/// A widget as the loop sees it.
pub trait Widget {
    /// Reads `text`; what was read stays until something better comes. `found`: it comes from the reader, cleared of
    /// personal data, with its findings, as `budget::read_cleared` takes them.
    fn read(
        &mut self,
        text: &str,
        settings: &Settings,
        found: Option<&str>,
    ) -> Result<Reading, ReadError>;
    /// Forgets what was read.
    fn clear(&mut self);
    /// Judges what was read last by the time now, where data grows old by the hour; `told` stands among its findings.
    #[cfg(feature = "boards")]
    fn again(&mut self, _: &Settings, _told: Vec<Finding>) -> Option<Reading> {
        None
    }
    /// Takes what is read beside the data, a file as it came; empty when there is none any more. It stays when other data
    /// comes. What is wrong with it is given back.
    #[cfg(feature = "boards")]
    fn beside(&mut self, _text: &str) -> String {
        String::new()
    }
    /// What is said where that is not to be had: a code, and the beginning of a sentence.
    #[cfg(any(feature = "list", feature = "policy"))]
    fn without(&self) -> (&'static str, &'static str) {
        NO_MAP
    }
    /// What is beside the data says what the data mean: they are read when it has come, or is known not to come.
    #[cfg(feature = "list")]
    fn needs(&self) -> bool {
        false
    }
    /// What that says of the columns, for the reader of what is no strict JSON.
    #[cfg(feature = "list")]
    fn known(&self) -> String {
        String::new()
    }
    /// Takes what the reader saw last of the same source, as it was kept, where that stands for an earlier day than what was read.
    #[cfg(feature = "livelihood")]
    fn before(&mut self, _text: &str, _: &Settings) {}
    /// Draws what was read last under `status`.
    fn draw(&mut self, status: Status, settings: &Settings);
    /// What was read last, for a module that draws it otherwise.
    fn hand_over(&self) -> String;
    /// Heading and sentence of what is drawn.
    fn share(&self) -> Option<(String, String)>;
    /// Takes the drawing away.
    fn destroy(&mut self);
}

/// What a drawing tells the page.
pub struct Ways {
    /// The view that it begins with.
    view: AttrValue,
    on_view: Callback<String>,
    on_select: Callback<Selection>,
    on_retry: Callback<()>,
}

/// Those of the widget in `mount`; nothing when that is gone.
fn ways(mount: &Weak<Mount>) -> Option<Ways> {
    let view = mount.upgrade()?.port().view().into();
    let (views, chosen, again) = (mount.clone(), mount.clone(), mount.clone());
    Some(Ways {
        view,
        on_view: Callback::from(move |view: String| {
            if let Some(mount) = views.upgrade() {
                mount.port().set_view(&view);
            }
        }),
        on_select: Callback::from(move |chosen_one: Selection| {
            if let Some(mount) = chosen.upgrade() {
                let Selection {
                    kind,
                    table,
                    code,
                    name,
                } = &chosen_one;
                let table = u32::try_from(*table).unwrap_or(u32::MAX);
                let code = code.as_deref().unwrap_or_default();
                mount.port().select(kind, table, code, name);
            }
        }),
        on_retry: Callback::from(move |()| {
            if let Some(mount) = again.upgrade() {
                mount.refresh();
            }
        }),
    })
}

/// The widget called `name` in `inner`, if it is in this module.
pub fn create(name: &str, inner: Element, mount: Weak<Mount>) -> Option<Box<dyn Widget>> {
    // A name with a `+` is that of one of several feeds.
    #[cfg(feature = "boards")]
    let (name, part) = match name.strip_suffix('+') {
        Some(name) => (name, true),
        None => (name, false),
    };
    match name {
        #[cfg(feature = "budget")]
        "budget" => Some(Box::new(budget::BudgetApp::new(inner, mount))),
        #[cfg(feature = "air")]
        "air" => Some(Box::new(board::BoardApp::<air::Air>::new(
            inner, mount, part,
        ))),
        #[cfg(feature = "water")]
        "water" => Some(Box::new(board::BoardApp::<water::Water>::new(
            inner, mount, part,
        ))),
        #[cfg(feature = "livelihood")]
        "livelihood" => Some(Box::new(board::BoardApp::<livelihood::Livelihood>::new(
            inner, mount, part,
        ))),
        #[cfg(feature = "list")]
        "list" => Some(Box::new(board::BoardApp::<list::List>::new(
            inner, mount, part,
        ))),
        #[cfg(feature = "policy")]
        "policy" => Some(Box::new(board::BoardApp::<papers::Policy>::new(
            inner, mount, part,
        ))),
        #[cfg(feature = "policy")]
        "consultation" => Some(Box::new(board::BoardApp::<papers::Consultation>::new(
            inner, mount, part,
        ))),
        _ => None,
    }
}
