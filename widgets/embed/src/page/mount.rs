//! One mounted widget: where its data comes from, and which state it is in.

use super::{
    hub,
    port::Port,
    widget::{self, Reading, Widget},
};
use crate::{ages, policy::Fault, settings::Settings};
use mingbai_data::{ReadError, ReadErrorKind};
use mingbai_ui::{Phase, Status};
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use web_sys::Element;

/// One mounted widget.
pub struct Mount {
    port: Port,
    settings: RefCell<Rc<Settings>>,
    widget: RefCell<Option<Box<dyn Widget>>>,
    /// The address this widget is waiting on in the hub.
    address: RefCell<String>,
    /// The text that is shown, to read it again when an attribute changes what it means.
    text: RefCell<Option<Rc<str>>>,
    as_of: RefCell<String>,
    checked_at: RefCell<String>,
    drawn: Cell<bool>,
    /// The state that was shown last: phase, code, message.
    shown: RefCell<(Phase, String, String)>,
}

thread_local! {
    static MOUNTS: RefCell<Vec<(u32, Rc<Mount>)>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// See [`super::mount`].
pub fn mount(name: &str, inner: Element, port: Port) -> u32 {
    let mount = Rc::new_cyclic(|this: &Weak<Mount>| Mount {
        settings: RefCell::new(Rc::new(settings_of(&port))),
        port,
        widget: RefCell::new(widget::create(name, inner, this.clone())),
        address: RefCell::default(),
        text: RefCell::default(),
        as_of: RefCell::default(),
        checked_at: RefCell::default(),
        drawn: Cell::new(false),
        shown: RefCell::new((Phase::Loading, String::new(), String::new())),
    });
    if mount.widget.borrow().is_none() {
        return 0;
    }
    let id = LAST.get().saturating_add(1);
    LAST.set(id);
    MOUNTS.with_borrow_mut(|mounts| mounts.push((id, mount.clone())));
    mount.start();
    id
}

/// Runs `act` on widget `id`, while it is there.
pub fn with(id: u32, act: impl FnOnce(&Rc<Mount>)) {
    let mount = MOUNTS.with_borrow(|mounts| {
        mounts
            .iter()
            .find(|(other, _)| *other == id)
            .map(|(_, mount)| mount.clone())
    });
    if let Some(mount) = mount {
        act(&mount);
    }
}

/// See [`super::unmount`].
pub fn unmount(id: u32) {
    let mount = MOUNTS.with_borrow_mut(|mounts| {
        let at = mounts.iter().position(|(other, _)| *other == id)?;
        Some(mounts.swap_remove(at).1)
    });
    if let Some(mount) = mount {
        mount.leave();
        let widget = mount.widget.borrow_mut().take();
        if let Some(mut widget) = widget {
            widget.destroy();
        }
    }
}

fn settings_of(port: &Port) -> Settings {
    Settings::read(|name| port.attr(name))
}

impl Mount {
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
            self.deliver(&text.into());
        } else if !wanted.is_empty() {
            if *self.address.borrow() != *wanted {
                self.leave();
                // What another address gave is no good copy of this one.
                self.drawn.set(false);
                self.as_of.take();
                self.checked_at.take();
                self.text.take();
                if let Some(widget) = self.widget.borrow_mut().as_mut() {
                    widget.clear();
                }
                self.address.replace(wanted.to_owned());
                self.show(Phase::Loading, "", "");
                hub::want(wanted, self);
            }
        } else if let Some(text) = self.port.content() {
            self.leave();
            self.deliver(&text.into());
        } else {
            self.leave();
            self.show(
                Phase::Error,
                "empty",
                "没有数据：请在标签上写 src，或在标签内放一个表格。",
            );
        }
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
        if old.feed != new.feed {
            self.start();
        } else if old.read != new.read || old.max_age != new.max_age {
            let text = self.text.borrow().clone();
            if let Some(text) = text {
                self.deliver(&text);
            }
        } else if old != new {
            self.draw();
        }
    }

    /// Text has come: it is read and shown, or the last good copy stays and says so.
    pub fn deliver(self: &Rc<Self>, text: &Rc<str>) {
        match self.read(text) {
            Some(Ok(reading)) => self.take(text, reading),
            Some(Err(error)) => {
                let phase = if error.kind == ReadErrorKind::Empty {
                    Phase::Empty
                } else {
                    Phase::Error
                };
                self.show(phase, error.kind.code(), &error.message);
            }
            None => {}
        }
    }

    fn read(&self, text: &str) -> Option<Result<Reading, ReadError>> {
        let settings = self.settings();
        let mut widget = self.widget.borrow_mut();
        Some(widget.as_mut()?.read(text, &settings))
    }

    /// A good answer: it is kept and shown, unless a later one is there already.
    fn take(&self, text: &Rc<str>, reading: Reading) {
        let settings = self.settings();
        let address = self.address.borrow().clone();
        if !address.is_empty() {
            // A date from the tag says nothing about the order of two answers.
            if settings.read.as_of.is_none() && self.recall(Some(&reading.as_of)) {
                return self.failed(Fault::Rollback);
            }
            self.port.keep(&address, text, &reading.as_of);
        }
        let age = ages::age(&reading.as_of, self.port.clock(), settings.max_age);
        let partial = reading.partial;
        self.hold(text.clone(), reading, self.port.now());
        match (age, partial) {
            (Some(code), _) => self.show(Phase::Stale, code, ""),
            (None, Some(code)) => self.show(Phase::Partial, code, ""),
            (None, None) => self.show(Phase::Fresh, "", ""),
        }
    }

    /// What was read last is what is shown.
    fn hold(&self, text: Rc<str>, reading: Reading, checked_at: String) {
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
        let mut parts = kept.splitn(3, '\n');
        let (Some(as_of), Some(at), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        if new.is_some_and(|new| !ages::later(as_of, new, self.port.clock())) {
            return false;
        }
        let Some(Ok(reading)) = self.read(text) else {
            return false;
        };
        self.hold(text.into(), reading, at.to_owned());
        true
    }

    /// The data did not come.
    pub fn failed(&self, fault: Fault) {
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
        );
    }

    /// Draws what is there under the state that was shown last.
    fn draw(&self) {
        let settings = self.settings();
        let (phase, code, message) = self.shown.borrow().clone();
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned().into());
        let status = Status {
            phase,
            code: some(&code),
            message: some(&message),
            checked_at: some(&self.checked_at.borrow()),
            offline: code == "offline",
            source: some(if settings.source.is_empty() {
                &settings.src
            } else {
                &settings.source
            }),
        };
        if let Some(widget) = self.widget.borrow_mut().as_mut() {
            widget.draw(status, &settings);
        }
    }
}

/// The code of a state: findings of one family (`check-sum`, `check-rate`) share the word before the dash.
fn state_code(code: &str) -> &str {
    code.split_once('-').map_or(code, |(family, _)| family)
}
