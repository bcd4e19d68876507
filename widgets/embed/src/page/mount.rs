//! One mounted widget: where its data comes from, and which state it is in.

use super::{
    hub,
    made::{line, parts},
    port::Port,
    widget::{Reading, Widget},
};
use crate::{ages, policy::Fault, settings::Settings, settings::beside};
use mingbai_data::{ReadError, ReadErrorKind};
use mingbai_ui::{Phase, Status};
#[cfg(feature = "boards")]
use std::rc::Weak;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

mod all;
#[cfg(feature = "livelihood")]
mod compare;
#[cfg(feature = "boards")]
mod parts;

#[cfg(feature = "boards")]
pub use all::tick;
pub use all::{mount, unmount, with};

/// One mounted widget.
pub struct Mount {
    port: Port,
    settings: RefCell<Rc<Settings>>,
    widget: RefCell<Option<Box<dyn Widget>>>,
    /// The address this widget is waiting on in the hub.
    address: RefCell<String>,
    /// The text that is shown, to read it again when an attribute changes what it means; whether it is a kept one.
    text: RefCell<Option<(Rc<str>, bool)>>,
    /// Number of the last text that came; what the reader made of an older one is dropped.
    turn: Cell<u32>,
    /// The text that the reader has.
    given: RefCell<Option<Rc<str>>>,
    /// What was wrong with it.
    wrong: RefCell<Option<ReadError>>,
    as_of: RefCell<String>,
    checked_at: RefCell<String>,
    drawn: Cell<bool>,
    /// The state that was shown last: phase, code, message.
    shown: RefCell<(Phase, String, String)>,
    #[cfg(feature = "boards")]
    this: Weak<Mount>,
    #[cfg(feature = "boards")]
    above: parts::Above,
    /// What asks for what is read beside the data.
    #[cfg(feature = "boards")]
    beside: RefCell<Option<Rc<Mount>>>,
    /// That has come, or is known not to come.
    #[cfg(feature = "list")]
    settled: Cell<bool>,
    /// The text that is read then; whether it is a kept one.
    #[cfg(feature = "list")]
    held: RefCell<Option<(Rc<str>, bool)>>,
}

fn settings_of(port: &Port) -> Settings {
    Settings::read(|name| match name {
        "" => super::port::origin(),
        #[cfg(feature = "list")]
        "~" => Some(port.home()),
        _ => port.attr(name),
    })
}

impl Mount {
    /// One that has read nothing yet.
    fn of(port: Port, settings: Settings, widget: Option<Box<dyn Widget>>) -> Self {
        Self {
            port,
            settings: RefCell::new(Rc::new(settings)),
            widget: RefCell::new(widget),
            address: RefCell::default(),
            text: RefCell::default(),
            turn: Cell::new(0),
            given: RefCell::default(),
            wrong: RefCell::default(),
            as_of: RefCell::default(),
            checked_at: RefCell::default(),
            drawn: Cell::new(false),
            shown: RefCell::new((Phase::Loading, String::new(), String::new())),
            #[cfg(feature = "boards")]
            this: Weak::new(),
            #[cfg(feature = "boards")]
            above: parts::Above::default(),
            #[cfg(feature = "boards")]
            beside: RefCell::default(),
            #[cfg(feature = "list")]
            settled: Cell::new(false),
            #[cfg(feature = "list")]
            held: RefCell::default(),
        }
    }

    /// The way to its element.
    pub fn port(&self) -> &Port {
        &self.port
    }

    /// What stands on its tag.
    pub fn settings(&self) -> Rc<Settings> {
        self.settings.borrow().clone()
    }

    /// Takes the first source that is there: the property, the address, the content of the tag.
    pub fn start(self: &Rc<Self>) {
        let settings = self.settings();
        let wanted = &*settings.feed;
        if let Some(text) = self.port.data() {
            self.leave();
            self.deliver(&text.into(), false);
        } else if !wanted.is_empty() {
            if *self.address.borrow() != *wanted {
                self.leave();
                self.address.replace(wanted.to_owned());
                self.forget();
                hub::want(wanted, self);
            }
        } else if let Some(text) = self.port.content() {
            self.leave();
            self.deliver(&text.into(), false);
        } else {
            self.leave();
            self.show(
                Phase::Error,
                "empty",
                "没有数据：请在标签上写 src，或在标签内放一个表格。",
            );
        }
    }

    /// What another address gave, or another mapping made, is no good copy.
    fn forget(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.drawn.set(false);
        self.as_of.take();
        self.checked_at.take();
        self.text.take();
        if let Some(widget) = self.widget.borrow_mut().as_mut() {
            widget.clear();
        }
        self.show(Phase::Loading, "", "");
    }

    /// Asks again, now; without an address the content is read again.
    pub fn refresh(self: &Rc<Self>) {
        let address = self.address.borrow().clone();
        if address.is_empty() {
            self.start();
        } else {
            hub::refresh(&address);
        }
    }

    /// The tag has changed: another source is another start; another meaning reads the same text again; the rest is drawn.
    pub fn changed(self: &Rc<Self>) {
        let new = Rc::new(settings_of(&self.port));
        let old = self.settings.replace(new.clone());
        #[cfg(feature = "boards")]
        if old.beside != new.beside {
            self.other_beside();
        }
        if old.feed != new.feed {
            self.start();
        } else if old.means != new.means {
            let text = self.text.borrow().clone();
            let other = old.mapping != new.mapping;
            if other {
                self.forget();
            }
            match text {
                // A kept text is what the other mapping made of it.
                Some((text, kept)) if !(other && kept) => self.deliver(&text, kept),
                _ if other => self.refresh(),
                _ => {}
            }
        } else if old.all != new.all {
            self.draw();
        }
    }

    /// Text has come: it is read and shown, or the last good copy stays and says so. What is no strict JSON, and what a
    /// mapping is for, goes to the reader first; `kept` text has been there.
    pub fn deliver(self: &Rc<Self>, text: &Rc<str>, kept: bool) {
        #[cfg(feature = "boards")]
        if let Some(whole) = self.beside_of() {
            return whole.came_beside(text);
        }
        #[cfg(feature = "list")]
        if self.waits() {
            self.held.replace(Some((text.clone(), kept)));
            self.want_beside();
            return;
        }
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let settings = self.settings();
        let wrong = if kept {
            let (found, json) = parts(text);
            return self.read_ended(self.read(json, found), (text, kept), text);
        } else if settings.mapping.is_empty() {
            match self.read(text, None) {
                Some(Err(error)) if error.kind.may_be_read_otherwise() => Some(error),
                other => return self.read_ended(other, (text, kept), text),
            }
        } else {
            None
        };
        self.wrong.replace(wrong);
        self.given.replace(Some(text.clone()));
        self.port.reread(text, turn, settings.max_bytes);
    }

    /// See [`super::reread`].
    pub fn reread(self: &Rc<Self>, turn: u32, answer: &str) {
        if turn != self.turn.get() {
            return;
        }
        let wrong = self.wrong.take();
        let Some(given) = self.given.take() else {
            return;
        };
        let read = match (parts(answer), answer.strip_prefix('!')) {
            ((found @ Some(_), json), _) => self.read(json, found),
            (_, Some(said)) => {
                let (code, sentence) = line(said).unwrap_or(("parse", said));
                return self.unreadable(code, sentence);
            }
            _ => Some(Err(wrong.unwrap_or_else(|| ReadError {
                kind: ReadErrorKind::Type,
                message: "无法加载读取此类数据的模块，请稍后再试。".into(),
            }))),
        };
        self.read_ended(read, (&given, false), answer);
    }

    /// Reads strict JSON; `found`: the reader's findings, if it went there.
    fn read(&self, json: &str, found: Option<&str>) -> Option<Result<Reading, ReadError>> {
        let settings = self.settings();
        let mut widget = self.widget.borrow_mut();
        Some(widget.as_mut()?.read(json, &settings, found))
    }

    /// Shows what reading ended with; `made` is what was read, without personal data.
    fn read_ended(
        &self,
        read: Option<Result<Reading, ReadError>>,
        given: (&Rc<str>, bool),
        made: &str,
    ) {
        match read {
            Some(Ok(reading)) => self.take(given, made, reading),
            Some(Err(error)) => {
                // It is read when the profile comes after all.
                #[cfg(feature = "list")]
                if error.kind == ReadErrorKind::Profile {
                    self.held.replace(Some((given.0.clone(), given.1)));
                }
                self.unreadable(error.kind.code(), &error.message);
            }
            None => {}
        }
    }

    fn unreadable(&self, code: &str, sentence: &str) {
        let phase = if code == ReadErrorKind::Empty.code() {
            Phase::Empty
        } else {
            Phase::Error
        };
        self.show(phase, code, sentence);
    }

    /// A good answer: it is kept and shown, unless a later one is there already.
    fn take(&self, (text, kept): (&Rc<str>, bool), made: &str, reading: Reading) {
        let settings = self.settings();
        let address = self.address.borrow().clone();
        if !address.is_empty() {
            // A date from the tag says nothing about the order of two answers.
            if settings.read.as_of.is_none() && self.recall(Some(&reading.as_of)) {
                return self.failed(Fault::Rollback);
            }
            #[cfg(feature = "livelihood")]
            self.compare(&address, &reading.as_of);
            #[cfg(feature = "list")]
            let keeps = !reading.personal;
            #[cfg(not(feature = "list"))]
            let keeps = true;
            #[cfg(feature = "list")]
            let part = reading.part;
            #[cfg(not(feature = "list"))]
            let part = false;
            // One of several feeds hands over what it has read, and without an address it is stored nowhere.
            if keeps || part {
                let whose = if keeps { &*address } else { "" };
                self.port.keep(whose, made, &reading.as_of);
            }
        }
        let judged = self.judge(&reading);
        #[cfg(feature = "boards")]
        let said = reading.said.clone();
        #[cfg(not(feature = "boards"))]
        let said = "";
        self.hold((text.clone(), kept), reading, self.port.now());
        self.show(judged.0, judged.1, &said);
    }

    /// The state of data that has come, with its code.
    fn judge(&self, reading: &Reading) -> (Phase, &'static str) {
        let most = self.settings().max_age;
        let age = ages::age(&reading.as_of, self.port.clock(), most);
        #[cfg(feature = "boards")]
        let age = age.or(reading.aged);
        match (age, reading.partial) {
            (Some(code), _) => (Phase::Stale, code),
            (None, Some(code)) => (Phase::Partial, code),
            (None, None) => (Phase::Fresh, ""),
        }
    }

    /// What is shown may be out of date by now. What went wrong meanwhile stays said.
    #[cfg(feature = "boards")]
    fn judge_again(&self) {
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
                self.show(phase, code, &reading.said);
            }
            _ => self.draw(),
        }
    }

    /// What was read last is what is shown.
    fn hold(&self, text: (Rc<str>, bool), reading: Reading, checked_at: String) {
        self.text.replace(Some(text));
        self.as_of.replace(reading.as_of);
        self.checked_at.replace(checked_at);
        self.drawn.set(true);
    }

    /// Goes back to the copy that was kept of this address; with `new`, only if that copy stands for a later date.
    fn recall(&self, new: Option<&str>) -> bool {
        let Some(kept) = self.port.kept(&self.address.borrow(), new) else {
            return false;
        };
        let Some((as_of, rest)) = line(&kept) else {
            return false;
        };
        let Some((at, text)) = line(rest) else {
            return false;
        };
        if new.is_some_and(|new| !ages::later(as_of, new, self.port.clock())) {
            return false;
        }
        let (found, json) = parts(text);
        let Some(Ok(reading)) = self.read(json, found) else {
            return false;
        };
        self.hold((text.into(), true), reading, at.to_owned());
        true
    }

    /// See [`super::data`].
    pub fn hand_over(&self) -> String {
        let widget = self.widget.borrow();
        widget
            .as_ref()
            .map_or_else(String::new, |widget| widget.hand_over())
    }

    /// See [`super::known`].
    #[cfg(feature = "list")]
    pub fn known(&self) -> String {
        let widget = self.widget.borrow();
        widget
            .as_ref()
            .map_or_else(String::new, |widget| widget.known())
    }

    /// The data did not come.
    pub fn failed(&self, fault: Fault) {
        #[cfg(feature = "boards")]
        if let Some(whole) = self.beside_of() {
            return whole.no_beside(fault);
        }
        let phase = if fault == Fault::Read(ReadErrorKind::Empty) {
            Phase::Empty
        } else {
            Phase::Error
        };
        self.show(phase, fault.code(), fault.message());
    }

    /// Heading and sentence of what is drawn; nothing while it is being drawn.
    pub fn share(&self) -> Option<(String, String)> {
        self.widget.try_borrow().ok()?.as_ref()?.share()
    }

    fn leave(&self) {
        let address = self.address.take();
        if !address.is_empty() {
            hub::leave(&address, self);
        }
    }

    /// Draws under a new state and tells the shell. A failure with a good copy on screen is `stale`: the copy stays.
    fn show(&self, phase: Phase, code: &str, message: &str) {
        let phase = match phase {
            Phase::Error | Phase::Empty if self.drawn.get() || self.recall(None) => Phase::Stale,
            other => other,
        };
        self.shown
            .replace((phase, state_code(code).to_owned(), message.to_owned()));
        self.draw();
        let name = match phase {
            Phase::Loading => "loading",
            Phase::Fresh => "fresh",
            Phase::Stale => "stale",
            Phase::Partial => "partial",
            Phase::Empty => "empty",
            Phase::Error => "error",
        };
        self.port.state(
            name,
            state_code(code),
            &self.as_of.borrow(),
            &self.checked_at.borrow(),
            self.drawn.get(),
            message,
        );
        #[cfg(feature = "boards")]
        self.want_beside();
    }

    /// Draws what is there under the state that was shown last.
    pub fn draw(&self) {
        let settings = self.settings();
        let (phase, code, message) = self.shown.borrow().clone();
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned().into());
        let page = !settings.source.is_empty();
        let status = Status {
            phase,
            code: some(&code),
            message: some(&message),
            checked_at: some(&self.checked_at.borrow()),
            offline: code == "offline",
            source: some(if page {
                &settings.source
            } else {
                &settings.src
            }),
            page,
            help: some(&beside(&self.port.home(), "codes.html")),
        };
        if let Some(widget) = self.widget.borrow_mut().as_mut() {
            widget.draw(status, &settings);
        }
    }
}

/// The code of a state: findings of one family (`check-sum`, `check-rate`) share the word before the dash.
fn state_code(code: &str) -> &str {
    let end = code.bytes().position(|byte| byte == b'-');
    end.and_then(|end| code.get(..end)).unwrap_or(code)
}
