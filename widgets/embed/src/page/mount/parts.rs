//! What a board reads beside its one text: the outlines of its places. It is a mount of its own with the same way to the
//! page, so that it is asked for, tried again and aborted as data is; only the whole is drawn.

use super::{Fault, Mount, Phase, Settings, hub};
use mingbai_data::{Finding, Place, Severity};
use std::rc::{Rc, Weak};

/// What a mount belongs to.
#[derive(Default)]
pub(super) enum Above {
    /// Nothing: it is what stands on the page.
    #[default]
    Nothing,
    /// It is the outlines of that board's places.
    Outlines(Weak<Mount>),
}

impl Mount {
    /// The board whose outlines this is.
    pub(super) fn outlines_of(&self) -> Option<Rc<Self>> {
        match &self.above {
            Above::Outlines(whole) => whole.upgrade(),
            Above::Nothing => None,
        }
    }

    /// Asks for the outlines of the places, once there is something that they are the outlines of.
    pub(super) fn want_outlines(&self) {
        let settings = self.settings();
        let wanted = &settings.outlines;
        if wanted.is_empty() || !self.drawn.get() || self.outlines.borrow().is_some() {
            return;
        }
        // The shape of a district does not change while somebody looks at it.
        let own = Settings {
            refresh: 0,
            ..super::settings_of(&self.port)
        };
        let part = Rc::new(Self {
            above: Above::Outlines(self.this.clone()),
            ..Self::of(self.port.clone(), own, None)
        });
        part.address.replace(wanted.clone());
        self.outlines.replace(Some(part.clone()));
        hub::want(wanted, &part);
    }

    /// They are not wanted any more, or others are.
    pub(super) fn leave_outlines(&self) {
        if let Some(part) = self.outlines.take() {
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
        if let Some(part) = &*self.outlines.borrow() {
            part.shown
                .replace((Phase::Error, String::new(), message.to_owned()));
        }
    }

    /// What is to be said of what could not be had.
    pub(super) fn told(&self) -> Vec<Finding> {
        let mut told = Vec::new();
        if let Some(part) = &*self.outlines.borrow() {
            let shown = part.shown.borrow();
            if !shown.2.is_empty() {
                told.push(Finding {
                    code: "outlines",
                    severity: Severity::Note,
                    place: Place::default(),
                    message: ["没有读到区划轮廓，不画地图：", &shown.2].concat(),
                });
            }
        }
        told
    }
}
