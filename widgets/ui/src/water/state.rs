//! The reader's whole state, and its compact text. A widget that comes back with the same text shows the same.
//!
//! The fields, as [`state`] writes them: `p3;m1;s1;f;q釜溪`. `p` the section that is shown, `m` how
//! sections stand (0 list, 1 river by river, 2 table, 3 map), `s` their order (0 as published, 1 the worst first, 2 by name), `f`
//! findings open, `q` what is searched. `w` as in [`crate::air`].

use crate::board::state;

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The section that is shown; none to begin with.
    pub place: Option<usize>,
    /// How sections stand.
    pub mode: usize,
    /// Their order.
    pub order: usize,
    /// Whether the findings are open.
    pub findings: bool,
    /// What is searched.
    pub query: String,
    /// The width to draw for where nothing can be measured.
    pub width: Option<usize>,
}

impl View {
    /// The compact text.
    #[must_use]
    pub fn text(&self) -> String {
        let some = |number: usize| Some(number).filter(|number| *number > 0);
        let numbers = [
            ("p", self.place),
            ("m", some(self.mode)),
            ("s", some(self.order)),
        ];
        state::text(&numbers, &[("f", self.findings)], &self.query)
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let query = state::read(text, &mut |letter, digits| match letter {
            b'p' => view.place = digits,
            b'm' => view.mode = digits.unwrap_or(0),
            b's' => view.order = digits.unwrap_or(0),
            b'f' => view.findings = true,
            b'w' => view.width = digits,
            _ => {}
        });
        view.query = query.to_owned();
        view
    }
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn the_text_brings_everything_back() {
        let view = View {
            place: Some(3),
            mode: 2,
            order: 1,
            findings: true,
            query: "a;q釜溪".to_owned(),
            width: None,
        };
        assert_eq!(view.text(), "p3;m2;s1;f;qa;q釜溪");
        assert!(View::read(&view.text()) == view);
        assert_eq!(View::default().text(), "");
        assert_eq!(View::read("px;;教;sx;z9").text(), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_state(text in ".*") {
            let view = View::read(&text);
            proptest::prop_assert_eq!(View::read(&view.text()).text(), view.text());
        }
    }
}
