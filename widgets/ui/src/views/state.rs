//! The reader's whole state, and its compact text, as [`crate::budget`] has it for its tables.
//!
//! `v1;t2;u8;d12;g;n`: `v` which view, `t` which table, `u` the unit by its power of ten, `d` the line drilled into, `i` a line and `x` a term that are explained, `g` the small parts open, `n` the numbers
//! below a picture open, `h` amounts a head instead of shares. Outside a browser `w` gives the width in tenths of an em;
//! `w0` draws for paper.
//!
//! Tables and lines are counted, so the text holds for the data it was made with. What an address keeps for years is made of it
//! where the address is written (`embed/shell/place.js`), and names them.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::{Line, Table};

use crate::budget::state::unit_of;
use crate::text::{num, number};

/// One way to see a budget.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// 每100元花在哪
    #[default]
    Hundred,
    /// 面积图
    Area,
    /// 历年
    Years,
    /// 收支流向
    Flow,
    /// 计划与执行
    Plan,
    /// 核对
    Audit,
    /// 带走
    Take,
}

/// Every view, in the order of the buttons; its place is its number in the text.
pub const KINDS: [Kind; 7] = [
    Kind::Hundred,
    Kind::Area,
    Kind::Years,
    Kind::Flow,
    Kind::Plan,
    Kind::Audit,
    Kind::Take,
];

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct View {
    /// Which view.
    pub kind: Kind,
    /// Which table, when one was chosen.
    pub table: Option<usize>,
    /// The line whose parts are shown.
    pub drill: Option<usize>,
    /// The parts that are too small to stand by themselves are open.
    pub small: bool,
    /// The numbers below a picture are open.
    pub numbers: bool,
    /// Amounts a head instead of shares.
    pub head: bool,
    /// The line whose name is explained.
    pub word: Option<usize>,
    /// The term that is explained, by its place under the view.
    pub term: Option<usize>,
    /// The unit chosen, if one was.
    pub unit: Option<MoneyUnit>,
    /// The width to draw for where nothing can be measured.
    pub width: Option<usize>,
}

impl Kind {
    /// Its number in the text.
    #[must_use]
    pub fn index(self) -> usize {
        KINDS.iter().position(|known| *known == self).unwrap_or(0)
    }
}

impl View {
    /// The compact text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut put = |letter: &str, value: &str| {
            if !text.is_empty() {
                text.push(';');
            }
            text.push_str(letter);
            text.push_str(value);
        };
        if self.kind != Kind::Hundred {
            put("v", &num(self.kind.index()));
        }
        let unit = self.unit.map(|unit| unit.exponent() as usize);
        for (letter, at) in [
            ("t", self.table),
            ("u", unit),
            ("d", self.drill),
            ("i", self.word),
            ("x", self.term),
        ] {
            if let Some(at) = at {
                put(letter, &num(at));
            }
        }
        for (letter, on) in [("g", self.small), ("n", self.numbers), ("h", self.head)] {
            if on {
                put(letter, "");
            }
        }
        text
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        for part in mingbai_data::parts(text, b';') {
            let digits = number(part);
            match part.bytes().next() {
                Some(b'v') => {
                    let kind = digits.and_then(|digits| KINDS.get(digits));
                    view.kind = kind.copied().unwrap_or_default();
                }
                Some(b't') => view.table = digits,
                Some(b'i') => view.word = digits,
                Some(b'x') => view.term = digits,
                Some(b'u') => view.unit = digits.and_then(unit_of),
                Some(b'd') => view.drill = digits,
                Some(b'g') => view.small = true,
                Some(b'n') => view.numbers = true,
                Some(b'h') => view.head = true,
                Some(b'w') => view.width = digits,
                _ => {}
            }
        }
        view
    }

    /// Goes to the parts of another line, or of the table.
    pub fn go(&mut self, line: Option<usize>) {
        self.drill = line;
        self.small = false;
        self.word = None;
        self.term = None;
    }

    /// Follows the line into newer data: it is the same when code and name are; what is gone is left.
    pub fn follow(&mut self, old: &Table, new: &Table) {
        let find = |line: usize| -> Option<usize> {
            let before = old.lines.get(line)?;
            let same = |now: &Line| now.name == before.name && now.code == before.code;
            if new.lines.get(line).is_some_and(same) {
                return Some(line);
            }
            new.lines.iter().position(same)
        };
        self.drill = self.drill.and_then(find);
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Kind, View};
    use mingbai_data::MoneyUnit;
    use proptest::{option, prelude::*};

    #[test]
    fn the_text_brings_everything_back() {
        let view = View {
            kind: Kind::Plan,
            table: Some(2),
            drill: Some(7),
            small: true,
            numbers: true,
            head: true,
            word: Some(9),
            term: Some(1),
            unit: Some(MoneyUnit::Yi),
            width: None,
        };
        assert_eq!(view.text(), "v4;t2;u8;d7;i9;x1;g;n;h");
        assert_eq!(View::read(&view.text()), view);
        assert_eq!(View::read(""), View::default());
        assert_eq!(View::default().text(), "");
        for (at, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(kind.index(), at);
        }
    }

    /// A state that a reader can have.
    fn states() -> impl Strategy<Value = View> {
        let at = || option::of(0..100_000_usize);
        let unit = option::of(0..MoneyUnit::ALL.len());
        let on = (any::<bool>(), any::<bool>(), any::<bool>());
        (0..KINDS.len(), at(), at(), at(), at(), unit, on).prop_map(
            |(kind, table, drill, word, term, unit, (small, numbers, head))| View {
                kind: KINDS[kind],
                table,
                drill,
                small,
                numbers,
                head,
                word,
                term,
                unit: unit.map(|unit| MoneyUnit::ALL[unit]),
                width: None,
            },
        )
    }

    proptest! {
        #[test]
        fn every_state_comes_back_from_its_text(view in states()) {
            prop_assert_eq!(View::read(&view.text()), view);
        }

        #[test]
        fn any_text_is_read_and_what_was_read_comes_back(text in "([vtdixuwgnh]?[0-9]{0,9}|\\PC{0,4};?){0,9}") {
            let mut view = View::read(&text);
            view.width = None;
            prop_assert_eq!(View::read(&view.text()), view);
        }
    }

    #[test]
    fn nonsense_is_left_out() {
        assert_eq!(View::read("v99;tx;教;;d;g").text(), "g");
    }
}
