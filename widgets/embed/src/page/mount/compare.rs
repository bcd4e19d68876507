//! What the reader saw last, for a widget that says what has changed since.

use super::{Mount, ages, line};

impl Mount {
    /// Gives the widget the copy that is about to be replaced, if it stands for an earlier day.
    pub(super) fn compare(&self, address: &str, now: &str) {
        let settings = self.settings();
        // A date from the tag says nothing about the order of two answers.
        if settings.read.as_of.is_some() {
            return;
        }
        let Some(kept) = self.port.kept(address, Some(now)) else {
            return;
        };
        // The date, when it came, the text.
        if let Some((as_of, rest)) = line(&kept)
            && let Some((_, text)) = line(rest)
            && ages::later(now, as_of, self.port.clock())
            && let Some(widget) = self.widget.borrow_mut().as_mut()
        {
            widget.before(text, &settings);
        }
    }
}
