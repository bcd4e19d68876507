//! The reader's whole state, and its compact text. A widget that comes back with the same text shows the same.
//!
//! Fields are separated by `;`, each begins with its letter: `v2;t1;u8;s-3;o*4.9.;d12;p12;f;q教育`. `v` the view that is
//! open instead of the table ([`super::draw::VIEWS`]; a number that none has: one could not be shown), always first, `t`
//! table, `u` unit by its power of ten, `s` order, `o` open lines (`*` all, `-` none, then the exceptions), `d` the line drilled into, `p` the
//! line whose details are open, `f` findings open, `q` what is searched, always last because it may hold anything.
//!
//! Outside a browser, where nothing is measured, `w` gives the width in tenths of an em; `w0` draws everything there is,
//! as for paper. `g` takes the reader to a line, as a finding does. `k` lends the plain words that a search may know
//! ([`mingbai_data::budget::PLAIN_WORDS`]), and where it stands nothing else counts. None of these is ever told back.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::{Line, STAGES, Stage, Table};

use crate::text::{num, number};

/// What rows are ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As published.
    #[default]
    Published,
    /// By the amount of a stage.
    Amount(Stage),
    /// By completion rate.
    Rate,
    /// By change on the year before.
    Change,
}

impl Order {
    /// Its number: 0 as published, 1–5 the stages, 6 rate, 7 change.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Published => 0,
            Self::Amount(stage) => STAGES
                .iter()
                .position(|known| *known == stage)
                .unwrap_or(0)
                .wrapping_add(1),
            Self::Rate => 6,
            Self::Change => 7,
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "公布顺序",
            Self::Amount(stage) => stage.name(),
            Self::Rate => "完成率",
            Self::Change => "比上年",
        }
    }

    /// The order of a number.
    #[must_use]
    pub fn of(index: usize) -> Self {
        match index {
            6 => Self::Rate,
            7 => Self::Change,
            _ => STAGES
                .get(index.wrapping_sub(1))
                .map_or(Self::Published, |stage| Self::Amount(*stage)),
        }
    }
}

/// Which lines are open before anybody touched one.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Base {
    /// All in a short table, none in a long one.
    #[default]
    Auto,
    /// All.
    All,
    /// None.
    None,
}

/// The reader's state.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Which view is shown; 0 is the table.
    pub shown: usize,
    /// Which table.
    pub table: usize,
    /// The unit chosen, if one was.
    pub unit: Option<MoneyUnit>,
    /// What rows are ordered by.
    pub order: Order,
    /// From small to large.
    pub ascending: bool,
    /// What is searched.
    pub query: String,
    /// The plain words that a search knows; none until the page lends them.
    pub words: String,
    /// Which lines are open.
    pub base: Base,
    /// Lines that are not as [`View::base`] says.
    pub toggled: Vec<usize>,
    /// On a narrow screen: the line whose children are shown.
    pub drill: Option<usize>,
    /// The line whose details are open.
    pub panel: Option<usize>,
    /// Whether the findings are open.
    pub findings: bool,
    /// The width to draw for where nothing can be measured.
    pub width: Option<usize>,
    /// The line to go to.
    pub go: Option<usize>,
}

impl View {
    /// Whether line `line` shows its children, in a table of `lines` lines.
    #[must_use]
    pub fn open(&self, line: usize, lines: usize) -> bool {
        self.all_open(lines) != self.toggled.contains(&line)
    }

    /// Whether lines are open unless they were closed.
    #[must_use]
    pub fn all_open(&self, lines: usize) -> bool {
        match self.base {
            Base::Auto => lines <= 60,
            Base::All => true,
            Base::None => false,
        }
    }

    /// Opens or closes a line.
    pub fn toggle(&mut self, line: usize) {
        match self.toggled.iter().position(|known| *known == line) {
            Some(place) => {
                self.toggled.swap_remove(place);
            }
            None => self.toggled.push(line),
        }
    }

    /// Opens or closes all lines.
    pub fn set_all(&mut self, open: bool) {
        self.base = if open { Base::All } else { Base::None };
        self.toggled.clear();
    }

    /// Forgets what belongs to one table, for a reader who goes to another.
    pub fn leave_table(&mut self) {
        self.base = Base::Auto;
        self.toggled.clear();
        self.drill = None;
        self.panel = None;
    }

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
        for &(letter, number) in &[("v", self.shown), ("t", self.table)] {
            if number > 0 {
                put(letter, &num(number));
            }
        }
        if let Some(unit) = self.unit {
            put("u", &num(unit.exponent() as usize));
        }
        if self.order != Order::Published {
            put(
                if self.ascending { "s+" } else { "s-" },
                &num(self.order.index()),
            );
        }
        if self.base != Base::Auto || !self.toggled.is_empty() {
            let mut list = String::new();
            for line in &self.toggled {
                list.push_str(&num(*line));
                list.push('.');
            }
            let base = match self.base {
                Base::Auto => "o",
                Base::All => "o*",
                Base::None => "o-",
            };
            put(base, &list);
        }
        for &(letter, line) in &[("d", self.drill), ("p", self.panel)] {
            if let Some(line) = line {
                put(letter, &num(line));
            }
        }
        if self.findings {
            put("f", "");
        }
        if !self.query.is_empty() {
            put("q", &self.query);
        }
        text
    }

    /// The state of a text; what cannot be read is left as it is to begin with.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut view = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest
                .bytes()
                .position(|byte| byte == b';')
                .unwrap_or(rest.len());
            let part = rest.get(..end).unwrap_or("");
            if part.bytes().next() == Some(b'q') {
                view.query = rest.get(1..).unwrap_or("").to_owned();
                break;
            }
            rest = rest.get(end.wrapping_add(1)..).unwrap_or("");
            let value = part.get(1..).unwrap_or("");
            let digits = number(part);
            match part.bytes().next() {
                Some(b'v') => view.shown = digits.unwrap_or(0),
                Some(b't') => view.table = digits.unwrap_or(0),
                Some(b'u') => view.unit = digits.and_then(unit_of),
                Some(b's') => {
                    view.ascending = value.bytes().next() == Some(b'+');
                    view.order = Order::of(number(value).unwrap_or(0));
                }
                Some(b'o') => {
                    view.base = match value.as_bytes().first() {
                        Some(b'*') => Base::All,
                        Some(b'-') => Base::None,
                        _ => Base::Auto,
                    };
                    let mut line = None;
                    for byte in value.bytes() {
                        let digit = usize::from(byte.wrapping_sub(b'0'));
                        if digit <= 9 {
                            line =
                                Some(line.unwrap_or(0_usize).wrapping_mul(10).wrapping_add(digit));
                        } else {
                            view.toggled.extend(line.take());
                        }
                    }
                    view.toggled.extend(line);
                }
                Some(b'd') => view.drill = digits,
                Some(b'p') => view.panel = digits,
                Some(b'f') => view.findings = true,
                Some(b'w') => view.width = digits,
                Some(b'g') => view.go = digits,
                Some(b'k') => view.words = value.to_owned(),
                _ => {}
            }
        }
        view
    }

    /// Follows the lines into newer data: a line is the same when code and name are; what is gone is forgotten.
    #[inline(never)]
    pub fn follow(&mut self, old: &Table, new: &Table) {
        let find = |line: usize| -> Option<usize> {
            let before = old.lines.get(line)?;
            let same = |now: &Line| now.name == before.name && now.code == before.code;
            if new.lines.get(line).is_some_and(same) {
                return Some(line);
            }
            new.lines.iter().position(same)
        };
        self.toggled = self.toggled.iter().filter_map(|line| find(*line)).collect();
        self.drill = self.drill.and_then(find);
        self.panel = self.panel.and_then(find);
    }
}

/// The unit of a power of ten.
#[must_use]
pub fn unit_of(exponent: usize) -> Option<MoneyUnit> {
    MoneyUnit::ALL
        .into_iter()
        .find(|unit| unit.exponent() as usize == exponent)
}

#[cfg(test)]
mod tests {
    use super::{Base, Order, View};
    use mingbai_data::MoneyUnit;
    use mingbai_data::budget::Stage;

    #[test]
    fn the_text_brings_everything_back() {
        let view = View {
            shown: 3,
            table: 2,
            unit: Some(MoneyUnit::Yi),
            order: Order::Amount(Stage::Final),
            ascending: true,
            query: "a;q教育;%".to_owned(),
            base: Base::All,
            toggled: vec![4, 19],
            drill: Some(7),
            panel: Some(12),
            findings: true,
            width: None,
            go: None,
            words: String::new(),
        };
        assert_eq!(view.text(), "v3;t2;u8;s+4;o*4.19.;d7;p12;f;qa;q教育;%");
        assert!(View::read(&view.text()) == view);
        assert_eq!(View::default().text(), "");
        assert!(View::read("") == View::default());
    }

    #[test]
    fn nonsense_is_left_out() {
        let view = View::read("tx;u5;s-99;oa.3.b;教;;p");
        assert_eq!(view.text(), "o3.");
    }

    #[test]
    fn every_order_has_its_number() {
        for index in 0..8 {
            assert_eq!(Order::of(index).index(), index);
        }
        assert!(Order::of(99) == Order::Published);
    }

    #[test]
    fn lines_open_and_close() {
        let mut view = View::default();
        assert!(view.open(3, 60) && !view.open(3, 61));
        view.toggle(3);
        assert!(!view.open(3, 60) && view.open(3, 61));
        view.toggle(3);
        view.set_all(true);
        assert!(view.open(3, 10_000));
    }
}
