//! One mounted widget: where its data comes from, and which state it is in.

use super::{
    hub,
    port::Port,
    widget::{self, Widget},
};
use crate::{policy::Fault, settings::Settings};
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
        turn: Cell::new(0),
        given: RefCell::default(),
        wrong: RefCell::default(),
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
        let wanted = &*settings.src;
        if let Some(text) = self.port.data() {
            self.leave();
            self.deliver(&text.into());
        } else if !wanted.is_empty() {
            if *self.address.borrow() != *wanted {
                self.leave();
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
        if old.src != new.src {
            self.start();
        } else if old.read != new.read || old.mapped != new.mapped {
            let text = self.text.borrow().clone();
            if let Some(text) = text {
                self.deliver(&text);
            }
        } else if old != new {
            self.draw();
        }
    }

    /// Text has come: it is read and shown, or the last good copy stays and says so. What is no strict JSON, and what a
    /// mapping is for, goes to the reader first.
    pub fn deliver(self: &Rc<Self>, text: &Rc<str>) {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let settings = self.settings();
        let wrong = if settings.mapped.is_empty() {
            match self.read(text, text, None) {
                Err(error) if error.kind.may_be_read_otherwise() => Some(error),
                other => return self.read_ended(other),
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
        let read = match (answer.strip_prefix('+'), answer.strip_prefix('!')) {
            (Some(made), _) => {
                let (found, json) = made.split_once('\n').unwrap_or_default();
                self.read(json, &given, Some(found))
            }
            (_, Some(said)) => {
                let (code, sentence) = said.split_once('\n').unwrap_or(("parse", said));
                return self.unreadable(code, sentence);
            }
            _ => Err(wrong.unwrap_or_else(|| ReadError {
                kind: ReadErrorKind::Type,
                message: "无法加载读取此类数据的模块，请稍后再试。".into(),
            })),
        };
        self.read_ended(read);
    }

    /// Reads strict JSON; `given` is the text it was made from, `found` the reader's findings, if it went there.
    fn read(
        &self,
        json: &str,
        given: &Rc<str>,
        found: Option<&str>,
    ) -> Result<Option<&'static str>, ReadError> {
        let settings = self.settings();
        let Some(reading) = self
            .widget
            .borrow_mut()
            .as_mut()
            .map(|widget| widget.read(json, &settings, found))
        else {
            return Ok(None);
        };
        let reading = reading?;
        self.text.replace(Some(given.clone()));
        self.as_of.replace(reading.as_of);
        self.checked_at.replace(self.port.now());
        self.drawn.set(true);
        Ok(reading.partial)
    }

    /// Shows what reading ended with.
    fn read_ended(&self, read: Result<Option<&'static str>, ReadError>) {
        match read {
            Ok(Some(code)) => self.show(Phase::Partial, code, ""),
            Ok(None) => self.show(Phase::Fresh, "", ""),
            Err(error) => self.unreadable(error.kind.code(), &error.message),
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

    /// The data did not come.
    pub fn failed(self: &Rc<Self>, fault: Fault) {
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
            Phase::Error | Phase::Empty if self.drawn.get() => Phase::Stale,
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
