//! What a board reads beside one text: several addresses that are shown as one, and the outlines of its places. Each is a
//! mount of its own with the same way to the page, so that what is asked for, tried again, kept and refreshed is the same for
//! every address; only the whole is drawn.

use super::{Fault, Mount, Phase, Settings, hub};
use crate::feeds;
use mingbai_data::{Finding, Place, Severity};
use mingbai_ui::text::num;
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

/// How long the others are waited for when the first address has answered, in milliseconds.
const PATIENCE_MS: u32 = 3_000;

/// What a mount is.
#[derive(Default)]
enum Is {
    /// What stands on the page; or nothing yet.
    #[default]
    Whole,
    /// One address of that board.
    Part(Weak<Mount>),
    /// The outlines of that board's places.
    Outlines(Weak<Mount>),
}

/// What only a board has.
#[derive(Default)]
pub(super) struct Board {
    is: Is,
    this: Weak<Mount>,
    id: u32,
    /// It may have several addresses.
    several: bool,
    /// One an address, when there are several.
    parts: RefCell<Vec<Rc<Mount>>>,
    /// Whether the others were waited for; `None` while none has answered.
    waited: Cell<Option<bool>>,
    /// What asks for the outlines.
    outlines: RefCell<Option<Rc<Mount>>>,
}

impl Board {
    /// That of widget `id`, called `name`.
    pub(super) fn new(this: &Weak<Mount>, id: u32, name: &str) -> Self {
        Self {
            this: this.clone(),
            id,
            several: name != "budget",
            ..Self::default()
        }
    }
}

impl Mount {
    /// What asks for `address` on behalf of this board; `at`: which of several it is.
    fn beside(&self, is: Is, address: &str, at: Option<usize>) -> Rc<Self> {
        let board = Board {
            is,
            ..Board::default()
        };
        let part = Self {
            board,
            ..Self::of(self.port.clone(), self.own(at), None)
        };
        part.address.replace(address.to_owned());
        Rc::new(part)
    }

    /// The settings of one address.
    fn own(&self, part: Option<usize>) -> Settings {
        let mut own = super::settings_of(&self.port);
        own.part = part;
        if part.is_none() {
            // The shape of a district does not change while somebody looks at it.
            own.refresh = 0;
        }
        own
    }

    /// The board that this is one address of.
    pub(super) fn part_of(&self) -> Option<Rc<Self>> {
        match &self.board.is {
            Is::Part(whole) => whole.upgrade(),
            _ => None,
        }
    }

    /// The address that waits for the reader with that number.
    pub(super) fn part_at(&self, turn: u32) -> Option<Rc<Self>> {
        let parts = self.board.parts.borrow();
        let mut parts = parts.iter();
        parts.find(|part| part.turn.get() == turn).cloned()
    }

    /// Asks for several addresses; false when there is one.
    pub(super) fn start_parts(&self, settings: &Settings) -> bool {
        if !self.board.several || settings.addresses < 2 {
            return false;
        }
        self.board.waited.set(None);
        let mut parts = Vec::new();
        for (at, feed) in settings.feeds.iter().enumerate() {
            let is = Is::Part(self.board.this.clone());
            parts.push(self.beside(is, feed, Some(at)));
        }
        self.board.parts.replace(parts.clone());
        for (part, feed) in parts.iter().zip(&settings.feeds) {
            hub::want(feed, part);
        }
        true
    }

    pub(super) fn leave_parts(&self) {
        for part in self.board.parts.take() {
            part.leave();
        }
    }

    /// The tag says something else about the same addresses; with `means`, what was read means something else.
    pub(super) fn change_parts(&self, means: bool) {
        let parts = self.board.parts.borrow().clone();
        for (at, part) in parts.iter().enumerate() {
            part.settings.replace(Rc::new(self.own(Some(at))));
            let text = part.text.borrow().clone();
            if let Some((text, kept)) = text.filter(|_| means) {
                part.deliver(&text, kept);
            }
        }
    }

    /// Asks again for every address, or for those that `failed`; false when there is one.
    pub(super) fn refresh_parts(&self, failed: bool) -> bool {
        let parts = self.board.parts.borrow().clone();
        let some = failed && parts.iter().any(|part| part.has_failed());
        for part in &parts {
            if !some || part.has_failed() {
                hub::refresh(&part.address.borrow());
            }
        }
        !parts.is_empty()
    }

    /// The reader wants it tried again.
    pub fn retry(self: &Rc<Self>) {
        if !self.refresh_parts(true) {
            self.refresh();
        }
    }

    fn has_failed(&self) -> bool {
        !self.shown.borrow().2.is_empty()
    }

    fn is_awaited(&self) -> bool {
        self.shown.borrow().0 == Phase::Loading
    }

    /// The first address.
    pub(super) fn first<'a>(&self, src: &'a str) -> &'a str {
        let one = self.board.parts.borrow().is_empty();
        let first = if one {
            None
        } else {
            src.split_whitespace().next()
        };
        first.unwrap_or(src)
    }

    /// The others have been waited for long enough.
    pub fn enough(&self) {
        if self.board.waited.get() == Some(false) {
            self.board.waited.set(Some(true));
            self.gather();
        }
    }

    /// Shows as one what the addresses have given. One that failed leaves the others; when all have, the first says why.
    pub(super) fn gather(&self) {
        let parts = self.board.parts.borrow().clone();
        let waiting = parts.iter().any(|part| part.is_awaited());
        let waited = self.board.waited.get();
        if waiting && waited != Some(true) {
            if waited.is_none() {
                self.board.waited.set(Some(false));
                self.port.later(" ", self.board.id, PATIENCE_MS);
            }
            return;
        }
        self.board.waited.set(Some(true));
        if parts.iter().any(|part| part.drawn.get()) {
            self.gathered(&parts);
        } else if let Some(first) = parts.first().filter(|_| !waiting) {
            let (phase, code, message) = first.shown.borrow().clone();
            self.show(phase, &code, &message);
        }
    }

    fn gathered(&self, parts: &[Rc<Self>]) {
        let told = self.told();
        let missing = told.first().map(|told| told.message.clone());
        let settings = self.settings();
        let again = match self.widget.borrow_mut().as_mut() {
            Some(widget) => widget.again(&settings, told),
            None => None,
        };
        let Some(reading) = again else { return };
        let (mut phase, code) = self.judge(&reading);
        let (mut code, mut message) = (code.to_owned(), String::new());
        if code == "feeds" {
            message = missing.unwrap_or_default();
        }
        for part in parts {
            if part.drawn.get() && part.has_failed() {
                (phase, code, message) = part.shown.borrow().clone();
            }
        }
        self.as_of.replace(reading.as_of);
        let checked = parts.iter().map(|part| part.checked_at.borrow().clone());
        self.checked_at.replace(checked.max().unwrap_or_default());
        self.drawn.set(true);
        self.show(phase, &code, &message);
    }

    /// What is shown may be out of date by now. What went wrong meanwhile stays said.
    pub(super) fn judge_again(&self) {
        if !self.board.parts.borrow().is_empty() {
            return self.gather();
        }
        let settings = self.settings();
        let told = self.told();
        let again = match self.widget.borrow_mut().as_mut() {
            Some(widget) => widget.again(&settings, told),
            None => None,
        };
        let Some(reading) = again else { return };
        let (phase, code, _) = self.shown.borrow().clone();
        match (phase, &*code) {
            (Phase::Fresh | Phase::Partial, _) | (Phase::Stale, "aged" | "clock") => {
                let (phase, code) = self.judge(&reading);
                self.show(phase, code, "");
            }
            _ => self.draw(),
        }
    }

    /// What is to be said of what could not be had.
    fn told(&self) -> Vec<Finding> {
        let mut told = Vec::new();
        let mut tell = |code, severity, parts: &[&str]| {
            told.push(Finding {
                code,
                severity,
                place: Place::default(),
                message: parts.concat(),
            });
        };
        for (at, part) in self.board.parts.borrow().iter().enumerate() {
            let (phase, _, why) = &*part.shown.borrow();
            let why = if *phase == Phase::Loading {
                "还在等待。"
            } else {
                why
            };
            if why.is_empty() {
                continue;
            }
            let (severity, what) = if part.drawn.get() {
                (Severity::Warning, "”没有更新：")
            } else {
                (Severity::Error, "”没有读到：")
            };
            let number = num(at.saturating_add(1));
            let address = part.address.borrow();
            let name = feeds::name(&address);
            tell(
                "feeds",
                severity,
                &["第 ", &number, " 个数据源“", name, what, why],
            );
        }
        let all = self.settings().addresses;
        if self.board.several && all > feeds::MOST {
            let (all, most) = (num(all), num(feeds::MOST));
            let parts = ["标签上写了 ", &all, " 个数据源，只读前 ", &most, " 个。"];
            tell("feeds", Severity::Warning, &parts);
        }
        if let Some(part) = &*self.board.outlines.borrow() {
            let why = &part.shown.borrow().2;
            if !why.is_empty() {
                let parts = ["没有读到区划轮廓，不画地图：", why];
                tell("outlines", Severity::Note, &parts);
            }
        }
        told
    }

    /// The board whose outlines this is.
    pub(super) fn outlines_of(&self) -> Option<Rc<Self>> {
        match &self.board.is {
            Is::Outlines(whole) => whole.upgrade(),
            _ => None,
        }
    }

    /// Asks for the outlines of the places, once there is something that they are the outlines of.
    pub(super) fn want_outlines(&self) {
        let settings = self.settings();
        let wanted = &settings.outlines;
        let asked = self.board.outlines.borrow().is_some();
        if self.board.several && self.drawn.get() && !wanted.is_empty() && !asked {
            let part = self.beside(Is::Outlines(self.board.this.clone()), wanted, None);
            self.board.outlines.replace(Some(part.clone()));
            hub::want(wanted, &part);
        }
    }

    /// They are not wanted any more.
    pub(super) fn leave_outlines(&self) {
        if let Some(part) = self.board.outlines.take() {
            part.leave();
        }
    }

    /// Others are wanted.
    pub(super) fn other_outlines(&self) {
        self.leave_outlines();
        self.give_outlines("");
        self.want_outlines();
    }

    /// They have come.
    pub(super) fn outlined(&self, text: &str) {
        let wrong = self.give_outlines(text);
        self.note(&wrong);
        self.judge_again();
    }

    /// Gives them to the widget; tells what is wrong with them.
    fn give_outlines(&self, text: &str) -> String {
        let mut widget = self.widget.borrow_mut();
        let widget = widget.as_mut();
        widget.map_or_else(String::new, |widget| widget.outlines(text))
    }

    /// They did not come: it is drawn without them, and that is said.
    pub(super) fn no_outlines(&self, fault: Fault) {
        self.note(fault.message());
        self.judge_again();
    }

    fn note(&self, message: &str) {
        if let Some(part) = &*self.board.outlines.borrow() {
            let shown = (Phase::Error, String::new(), message.to_owned());
            part.shown.replace(shown);
        }
    }
}
