//! The reader's whole state, and its compact text. A widget that comes back with the same text shows the same.
//!
//! The fields, as [`state`] writes them: `p3;k1;i2;t1;n;s1;m1;f;q云溪`. `p` the place that is shown,
//! `k1` its day although it has hours, `i` the pollutant whose calculation is open, `t` which trend, `n` its numbers open,
//! `s` the order of places, `m` how places stand (0 list, 1 tiles, 2 map), `f` findings open, `q` what is searched.
//!
//! Outside a browser, where nothing is measured, `w` gives the width in tenths of an em; `w0` draws everything there is,
//! as for paper. It is never told back.

use crate::board::state;

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The place that is shown; the main one to begin with.
    pub place: Option<usize>,
    /// The day is shown, not the hour.
    pub day: bool,
    /// The pollutant that is open, by its place in the observation.
    pub item: Option<usize>,
    /// Which trend, by its number in [`super::trend::NAMES`].
    pub trend: Option<usize>,
    /// The numbers of the trend are open.
    pub numbers: bool,
    /// Order of the places: 0 as published, 1 the worst first, 2 by name.
    pub order: usize,
    /// How places stand.
    pub mode: usize,
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
        let some = |on: bool| on.then_some(1);
        let numbers = [
            ("p", self.place),
            ("k", some(self.day)),
            ("i", self.item),
            ("t", self.trend),
            ("s", Some(self.order).filter(|order| *order > 0)),
            ("m", Some(self.mode).filter(|mode| *mode > 0)),
        ];
        let flags = [("n", self.numbers), ("f", self.findings)];
        state::text(&numbers, &flags, &self.query)
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let query = state::read(text, &mut |letter, digits| match letter {
            b'p' => view.place = digits,
            b'k' => view.day = digits == Some(1),
            b'i' => view.item = digits,
            b't' => view.trend = digits,
            b's' => view.order = digits.unwrap_or(0),
            b'm' => view.mode = digits.unwrap_or(0),
            b'n' => view.numbers = true,
            b'f' => view.findings = true,
            b'w' => view.width = digits,
            _ => {}
        });
        view.query = query.to_owned();
        view
    }

    /// Goes to a place; what was open belongs to the one before.
    pub fn go(&mut self, place: Option<usize>) {
        self.place = place;
        self.item = None;
        self.day = false;
    }
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn the_text_brings_everything_back() {
        let view = View {
            place: Some(3),
            day: true,
            item: Some(0),
            trend: Some(2),
            numbers: true,
            order: 1,
            mode: 2,
            findings: true,
            query: "a;q云溪".to_owned(),
            width: None,
        };
        assert_eq!(view.text(), "p3;k1;i0;t2;s1;m2;n;f;qa;q云溪");
        assert!(View::read(&view.text()) == view);
        assert_eq!(View::default().text(), "");
        assert!(View::read("") == View::default());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_state(text in ".*") {
            let view = View::read(&text);
            proptest::prop_assert_eq!(View::read(&view.text()).text(), view.text());
        }
    }

    #[test]
    fn nonsense_is_left_out() {
        assert_eq!(View::read("px;;k7;教;sx;z9").text(), "");
    }
}
