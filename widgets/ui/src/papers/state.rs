//! The reader's state as text: `p1` the paper that is open, `a2` the answer that is open, `c` the self-check is open, `o` the full
//! text is open, `f` the findings are open, `qk` the card is open, `w` as in `crate::livelihood`. What is answered in the self-check is in none of it.

use crate::board::state;

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The paper that is open.
    pub place: Option<usize>,
    /// The question whose answer is open.
    pub asked: Option<usize>,
    /// Whether the self-check is open.
    pub check: bool,
    /// Whether the full text is open.
    pub body: bool,
    /// Whether the findings are open.
    pub findings: bool,
    /// Whether the card of one sheet is open. The shell looks at states with a `q`, and makes its code and its picture.
    pub sheet: bool,
    /// The width to draw for where nothing can be measured.
    pub width: Option<usize>,
}

impl View {
    /// The compact text.
    #[must_use]
    pub fn text(&self) -> String {
        let numbers = [("p", self.place), ("a", self.asked)];
        let flags = [("c", self.check), ("o", self.body), ("f", self.findings)];
        state::text(&numbers, &flags, if self.sheet { "k" } else { "" })
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let query = state::read(text, &mut |letter, digits| match letter {
            b'p' => view.place = digits,
            b'a' => view.asked = digits,
            b'c' => view.check = true,
            b'o' => view.body = true,
            b'f' => view.findings = true,
            b'w' => view.width = digits,
            _ => {}
        });
        view.sheet = query == "k";
        view
    }
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn the_text_brings_everything_back() {
        let view = View {
            place: Some(2),
            asked: Some(0),
            check: true,
            body: true,
            findings: true,
            sheet: true,
            width: None,
        };
        assert_eq!(view.text(), "p2;a0;c;o;f;qk");
        assert!(View::read(&view.text()) == view);
        assert_eq!(View::default().text(), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_state(text in ".*") {
            let view = View::read(&text);
            proptest::prop_assert_eq!(View::read(&view.text()).text(), view.text());
        }
    }
}
