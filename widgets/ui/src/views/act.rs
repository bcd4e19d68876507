//! What a reader can do, one token each: a letter for the action, digits for the view, table, line or finding.

use super::ViewsProps;
use super::sides;
use super::state::KINDS;
use super::take::take;
use super::widget::BudgetViews;
use crate::budget::index::parent_of;
use crate::budget::rows::path;
use crate::text::{num, number};

impl BudgetViews {
    /// Does what a button with this token stands for; tells whether to draw.
    pub(super) fn act(&mut self, props: &ViewsProps, token: &str) -> bool {
        let letter = token.bytes().next().unwrap_or(b' ');
        // Some browsers never say that printing has ended: a touch does.
        if self.paper {
            self.set_paper(props, false);
        }
        match (letter, number(token)) {
            (b'v', Some(kind)) => {
                self.view.kind = KINDS.get(kind).copied().unwrap_or_default();
                self.view.go(self.view.drill);
                self.view.numbers = false;
                self.work(props);
            }
            (b't', Some(table)) => self.show_table(props, table),
            (b'd', line) => self.drill(props, line),
            (b'g', _) => {
                self.view.small = !self.view.small;
                self.focus = Some("[data-a=\"g\"]".to_owned());
            }
            (b'i', line) => self.view.word = line.filter(|_| self.view.word != line),
            (b'x', term) => self.view.term = term.filter(|_| self.view.term != term),
            (b'h', head) => self.view.head = head == Some(1),
            (b'n', _) => self.view.numbers = !self.view.numbers,
            (b'l', Some(line)) => props.on_open.emit((self.at, line)),
            (b'r' | b'e' | b'R' | b'E', Some(line)) => {
                let tables = self
                    .shown(props)
                    .and_then(|table| sides::sides(&props.data.0, table));
                if let Some((revenue, expenditure)) = tables {
                    let of = if matches!(letter, b'r' | b'R') {
                        revenue
                    } else {
                        expenditure
                    };
                    let detail = of.detail.filter(|_| letter.is_ascii_uppercase());
                    let table = detail.map_or(of.table, |(_, table)| table);
                    props.on_open.emit((table, line));
                }
            }
            (b'f', Some(finding)) => {
                let place = self.audit.findings.get(finding).map(|found| &found.place);
                if let Some((table, row)) = place.and_then(|place| Some((place.table, place.row?)))
                {
                    props.on_open.emit((table, row));
                }
            }
            (b'k', Some(what)) => {
                let taken = take(&props.data.0, self.at, self.unit(props), what);
                if let (Some(taken), Some(on_take)) = (taken, &props.on_take) {
                    on_take.emit(taken);
                }
                return false;
            }
            _ => return false,
        }
        true
    }

    /// Shows the parts of a line, or of the table. Going down, the focus is on where the reader is now; going up, on what
    /// was left.
    fn drill(&mut self, props: &ViewsProps, line: Option<usize>) {
        let left = self.view.drill;
        self.view.go(line);
        let back = left.zip(self.shown(props)).and_then(|(left, table)| {
            let mut way = path(table, left);
            way.push(left);
            way.into_iter().find(|step| parent_of(table, *step) == line)
        });
        self.focus = Some(match back {
            Some(back) => ["[data-a=\"d", &num(back), "\"]"].concat(),
            None => ".mbv-here".to_owned(),
        });
        self.work(props);
    }

    /// Leaves the level that is shown; tells whether there was one.
    pub(super) fn leave(&mut self, props: &ViewsProps) -> bool {
        let Some((table, line)) = self.shown(props).zip(self.view.drill) else {
            return false;
        };
        let above = parent_of(table, line);
        self.drill(props, above);
        true
    }

    /// Does what was chosen in a list; tells whether to draw.
    pub(super) fn chosen(&mut self, props: &ViewsProps, token: &str, value: &str) -> bool {
        if token != "t" {
            return false;
        }
        self.show_table(props, number(&[token, value].concat()).unwrap_or(0));
        true
    }

    fn show_table(&mut self, props: &ViewsProps, table: usize) {
        if table != self.at {
            self.view.table = Some(table);
            self.view.go(None);
            self.work(props);
        }
    }

    /// Draws for paper or for the screen; tells whether to draw.
    pub(super) fn set_paper(&mut self, props: &ViewsProps, paper: bool) -> bool {
        let other = self.paper != paper;
        self.paper = paper;
        self.work(props);
        other
    }
}
