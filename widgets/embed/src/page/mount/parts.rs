//! What a widget reads beside its one text: the outlines of its places, the working days of later years, or
//! the profile of a list. It is a mount of its
//! own with the same way to the page, so that it is asked for, tried again and aborted as data is; only the whole is drawn.

use super::{Fault, Mount, Phase, Settings, hub};
use crate::page::widget::NO_MAP;
use mingbai_data::{Finding, Place, Severity};
use std::rc::{Rc, Weak};

/// What a mount belongs to.
#[derive(Default)]
pub(super) enum Above {
    /// Nothing: it is what stands on the page.
    #[default]
    Nothing,
    /// It is what that widget reads beside its data.
    Whole(Weak<Mount>),
}

impl Mount {
    /// The widget that this is beside.
    pub(super) fn beside_of(&self) -> Option<Rc<Self>> {
        match &self.above {
            Above::Whole(whole) => whole.upgrade(),
            Above::Nothing => None,
        }
    }

    /// Asks for it, once there is something that it is beside.
    pub(super) fn want_beside(&self) {
        let settings = self.settings();
        let wanted = &settings.beside;
        let now = self.drawn.get();
        #[cfg(feature = "list")]
        let now = now || self.needs();
        if wanted.is_empty() || !now || self.beside.borrow().is_some() {
            return;
        }
        // Neither districts nor holidays change while somebody looks at them.
        let own = Settings {
            refresh: 0,
            ..super::settings_of(&self.port)
        };
        let part = Rc::new(Self {
            above: Above::Whole(self.this.clone()),
            ..Self::of(self.port.clone(), own, None)
        });
        part.address.replace(wanted.clone());
        self.beside.replace(Some(part.clone()));
        hub::want(wanted, &part);
    }

    /// Whether it says what the data mean.
    #[cfg(feature = "list")]
    fn needs(&self) -> bool {
        let widget = self.widget.borrow();
        widget.as_ref().is_some_and(|widget| widget.needs())
    }

    /// Whether the data are to be read when it has come.
    #[cfg(feature = "list")]
    pub(super) fn waits(&self) -> bool {
        !self.settled.get() && !self.settings().beside.is_empty() && self.needs()
    }

    /// It has come, or will not: what waited for it is read.
    #[cfg(feature = "list")]
    fn settle(&self) {
        self.settled.set(true);
        let held = self.held.take().zip(self.this.upgrade());
        if let Some(((text, kept), this)) = held {
            this.deliver(&text, kept);
        }
    }

    /// It is not wanted any more, or another is.
    pub(super) fn leave_beside(&self) {
        if let Some(part) = self.beside.take() {
            part.leave();
        }
    }

    /// Another is wanted.
    pub(super) fn other_beside(&self) {
        self.leave_beside();
        #[cfg(feature = "list")]
        self.settled.set(false);
        self.give_beside("");
        self.want_beside();
    }

    /// It has come.
    pub(super) fn came_beside(&self, text: &str) {
        let wrong = self.give_beside(text);
        self.note(&wrong);
        self.judge_again();
        #[cfg(feature = "list")]
        self.settle();
    }

    /// Gives it to the widget; tells what is wrong with it.
    fn give_beside(&self, text: &str) -> String {
        let mut widget = self.widget.borrow_mut();
        let widget = widget.as_mut();
        widget.map_or_else(String::new, |widget| widget.beside(text))
    }

    /// It did not come: the widget is drawn without it, and that is said.
    pub(super) fn no_beside(&self, fault: Fault) {
        self.note(fault.message());
        self.judge_again();
        #[cfg(feature = "list")]
        self.settle();
    }

    fn note(&self, message: &str) {
        if let Some(part) = &*self.beside.borrow() {
            part.shown
                .replace((Phase::Error, String::new(), message.to_owned()));
        }
    }

    /// What is to be said of what could not be had.
    pub(super) fn told(&self) -> Vec<Finding> {
        let mut told = Vec::new();
        if let Some(part) = &*self.beside.borrow() {
            let shown = part.shown.borrow();
            if !shown.2.is_empty() {
                #[cfg(any(feature = "list", feature = "policy"))]
                let (code, without) = {
                    let widget = self.widget.borrow();
                    widget.as_ref().map_or(NO_MAP, |widget| widget.without())
                };
                // Where there are no papers only maps are beside the data.
                #[cfg(not(any(feature = "list", feature = "policy")))]
                let (code, without) = NO_MAP;
                told.push(Finding {
                    code,
                    severity: Severity::Note,
                    place: Place::default(),
                    message: [without, &shown.2].concat(),
                });
            }
        }
        told
    }
}
