//! The reader's state as text: `p1` the record that is open, `s2` the order, `g.公示中;h.2026年` what was chosen in the first and
//! second filter, by its name (newer data may count others), `y` the rules of the states are open, `f` the findings are open, `q` what is searched, `w` as in
//! `crate::livelihood`.

use crate::board::state;

/// Filters that can be chosen from.
pub const FILTERS: usize = 4;
/// Their letters, which are the tokens of their lists too.
pub const LETTERS: [&str; FILTERS] = ["g", "h", "i", "j"];

/// What stands for a semicolon in a name.
const PART: char = '\u{1f}';

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The record that is open.
    pub place: Option<usize>,
    /// The order, 0 for that of the profile.
    pub order: usize,
    /// What was chosen in each filter; empty for everything.
    pub chosen: [String; FILTERS],
    /// Whether the rules of the states are open.
    pub rules: bool,
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
        let order = Some(self.order).filter(|order| *order > 0);
        let flags = [("y", self.rules), ("f", self.findings)];
        let mut out = state::text(&[("p", self.place), ("s", order)], &flags, "");
        let chosen = LETTERS.into_iter().zip(&self.chosen);
        let chosen =
            chosen.map(|(letter, own)| ([letter, "."].concat(), own.replace(';', "\u{1f}")));
        for (name, own) in chosen.chain([("q".to_owned(), self.query.clone())]) {
            if !own.is_empty() {
                let part = if out.is_empty() { "" } else { ";" };
                out.extend([part, &*name, &*own]);
            }
        }
        out
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let query = state::read(text, &mut |letter, digits| match letter {
            b'p' => view.place = digits,
            b's' => view.order = digits.unwrap_or(0),
            b'y' => view.rules = true,
            b'f' => view.findings = true,
            b'w' => view.width = digits,
            _ => {}
        });
        let before = text.len().saturating_sub(query.len());
        for field in text.get(..before).unwrap_or("").split(';') {
            let slots = LETTERS.into_iter().zip(&mut view.chosen);
            for (letter, slot) in slots {
                let own = field.strip_prefix(letter);
                if let Some(own) = own.and_then(|own| own.strip_prefix('.')) {
                    *slot = own.replace(PART, ";");
                }
            }
        }
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
            place: Some(2),
            order: 3,
            chosen: ["", "公示;中", "", "2026年"].map(str::to_owned),
            rules: true,
            findings: true,
            query: "水壶;p9".to_owned(),
            width: None,
        };
        assert_eq!(view.text(), "p2;s3;y;f;h.公示\u{1f}中;j.2026年;q水壶;p9");
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
