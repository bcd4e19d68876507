//! The reader's state as text: `p1` the consultation that is open, `f` the findings are open, `w` as in [`crate::policy`].

use crate::board::state;

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The consultation that is open.
    pub place: Option<usize>,
    /// Whether the findings are open.
    pub findings: bool,
    /// The width to draw for where nothing can be measured.
    pub width: Option<usize>,
}

impl View {
    /// The compact text.
    #[must_use]
    pub fn text(&self) -> String {
        state::text(&[("p", self.place)], &[("f", self.findings)], "")
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let _ = state::read(text, &mut |letter, digits| match letter {
            b'p' => view.place = digits,
            b'f' => view.findings = true,
            b'w' => view.width = digits,
            _ => {}
        });
        view
    }
}

#[cfg(test)]
mod tests {
    use super::View;

    proptest::proptest! {
        #[test]
        fn any_text_is_a_state(text in ".*") {
            let view = View::read(&text);
            proptest::prop_assert_eq!(View::read(&view.text()).text(), view.text());
        }
    }
}
