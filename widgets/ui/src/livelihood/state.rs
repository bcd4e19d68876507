//! The reader's whole state, and its compact text. A widget that comes back with the same text shows the same.
//!
//! The fields, as [`state`] writes them: `p3;m1;k0;u2;d4;t5;s1;y;f;n;l2050202;q道路`. `p` the item that is open, `m` what items are put
//! together by (0 works, 1 unit, 2 district), `k`, `u`, `d` the works, the unit and the district that are chosen, by their place in
//! what [`rolled`] gives, `t` the status that is chosen (1 is the first of [`Status::ALL`]), `s` the order (0 as published, 1 the
//! latest first), `y` the rule of the status is open, `f` the findings are, `n` what has changed is,
//! `l` the line of a budget, by code or name without `;`, of which only what it pays for is listed, `q` what is searched. `w` as in
//! [`crate::air`]. Where the reader is, is in none of it. A text that begins with `o` is no state but a loan: lines and documents,
//! between U+001F, that another widget of the page can show.
//!
//! [`rolled`]: mingbai_data::livelihood::rolled
//! [`Status::ALL`]: mingbai_data::livelihood::Status::ALL

use crate::board::state;
use mingbai_data::parts;

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The item that is open.
    pub place: Option<usize>,
    /// What items are put together by.
    pub mode: usize,
    /// The works, the unit and the district that are chosen.
    pub chosen: [Option<usize>; 3],
    /// The status that is chosen, from 1; 0 is every one.
    pub status: usize,
    /// The order of the list.
    pub order: usize,
    /// Whether the rule of the status is open.
    pub rule: bool,
    /// Whether the findings are open.
    pub findings: bool,
    /// Whether what has changed is open.
    pub news: bool,
    /// The line of a budget, of which only what it pays for is listed; empty for none.
    pub line: String,
    /// What is searched.
    pub query: String,
    /// The width to draw for where nothing can be measured.
    pub width: Option<usize>,
}

impl View {
    /// Whether every item is listed.
    #[must_use]
    pub fn all(&self) -> bool {
        self.query.is_empty()
            && self.line.is_empty()
            && self.status == 0
            && self.chosen == [None; 3]
    }

    /// The compact text.
    #[must_use]
    pub fn text(&self) -> String {
        let some = |number: usize| Some(number).filter(|number| *number > 0);
        let [works, unit, district] = self.chosen;
        let numbers = [
            ("p", self.place),
            ("m", some(self.mode)),
            ("k", works),
            ("u", unit),
            ("d", district),
            ("t", some(self.status)),
            ("s", some(self.order)),
        ];
        let line = ["l", &self.line].concat();
        let flags = [
            ("y", self.rule),
            ("f", self.findings),
            ("n", self.news),
            (&*line, !self.line.is_empty()),
        ];
        state::text(&numbers, &flags, &self.query)
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let query = state::read(text, &mut |letter, digits| {
            let [works, unit, district] = &mut view.chosen;
            match letter {
                b'p' => view.place = digits,
                b'm' => view.mode = digits.unwrap_or(0),
                b'k' => *works = digits,
                b'u' => *unit = digits,
                b'd' => *district = digits,
                b't' => view.status = digits.unwrap_or(0),
                b's' => view.order = digits.unwrap_or(0),
                b'y' => view.rule = true,
                b'f' => view.findings = true,
                b'n' => view.news = true,
                b'w' => view.width = digits,
                _ => {}
            }
        });
        view.query = query.to_owned();
        let fields = text.len().wrapping_sub(query.len());
        for field in parts(text.get(..fields).unwrap_or(""), b';') {
            if let Some(line) = field.strip_prefix('l') {
                view.line = line.to_owned();
            }
        }
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
            chosen: [Some(0), Some(2), Some(4)],
            status: 5,
            order: 1,
            rule: true,
            findings: true,
            news: true,
            line: "2050202".to_owned(),
            query: "a;q道路".to_owned(),
            width: None,
        };
        assert_eq!(view.text(), "p3;m2;k0;u2;d4;t5;s1;y;f;n;l2050202;qa;q道路");
        assert!(View::read(&view.text()) == view);
        assert_eq!(View::default().text(), "");
        assert_eq!(View::read("px;;教;sx;z9").text(), "");
        // What is searched is never a line.
        assert_eq!(View::read("q;l205").text(), "q;l205");
        assert_eq!(View::read("l教育支出;t5").text(), "t5;l教育支出");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_state(text in ".*") {
            let view = View::read(&text);
            proptest::prop_assert_eq!(View::read(&view.text()).text(), view.text());
        }
    }
}
