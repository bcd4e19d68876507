//! What a reader can do, one token each: letters stand for the action, digits for the line, table or finding.

use mingbai_data::budget::to_tsv;

use super::BudgetProps;
use super::index::parent_of;
use super::rows::path;
use super::state::{Order, unit_of};
use super::widget::BudgetWidget;
use crate::Selection;
use crate::dom::COPY;
use crate::text::{num, number};

/// The selector of the button with a token.
fn button(name: &str, line: usize) -> String {
    ["[data-a=\"", name, &num(line), "\"]"].concat()
}

impl BudgetWidget {
    /// Does what a button with this token stands for; tells whether to draw.
    #[inline(never)]
    pub(super) fn act(&mut self, props: &BudgetProps, token: &str) -> bool {
        let letter = token.bytes().next().unwrap_or(b' ');
        let number = number(token);
        self.said.clear();
        // Some browsers never say that printing has ended: a touch does.
        if self.paper && letter != b'P' {
            self.set_paper(props, false);
        }
        match (letter, number) {
            (b'r', _) => props.on_retry.emit(()),
            (b'f', None) => self.view.findings = !self.view.findings,
            (b'f', Some(finding)) => self.visit(props, finding),
            (b't', Some(table)) => self.show_table(props, table),
            (b'q', Some(table)) => {
                self.show_table(props, table);
                self.focus = Some(".mb-tabs [aria-pressed=true],select".to_owned());
            }
            (b'v', Some(view)) => {
                self.view.shown = view;
                // Not every button that leads to a view is still there.
                self.focus = Some(button("v", view));
            }
            (b'u', Some(exponent)) => {
                self.view.unit = unit_of(exponent);
                self.work(props);
            }
            (b's', Some(order)) => {
                let order = Order::of(order);
                // From large to small, from small to large, as published.
                match (self.view.order == order, self.view.ascending) {
                    (true, false) => self.view.ascending = true,
                    (true, true) => self.set_order(Order::Published, false),
                    _ => self.set_order(order, false),
                }
                self.fill(props, 0);
            }
            (b'o', Some(line)) => {
                self.view.toggle(line);
                let place = self
                    .table
                    .as_ref()
                    .and_then(|table| table.rows.list.iter().position(|row| row.line == line));
                self.fill(props, place.unwrap_or(0));
                let lines = self.shown(props).map_or(0, |table| table.lines.len());
                if self.view.open(line, lines) {
                    self.select(props, line);
                }
            }
            (b'd', line) => self.drill(props, line),
            (b'p', Some(line)) if self.view.panel != Some(line) => {
                self.view.panel = Some(line);
                self.select(props, line);
            }
            (b'p', _) => {
                self.close(props);
            }
            (b'A' | b'Z', _) => {
                self.view.set_all(letter == b'A');
                self.fill(props, 0);
            }
            (b'c', _) => self.copy(props),
            (b'C', _) => self.copy = None,
            (b'x', _) => {
                self.clear();
                self.fill(props, 0);
                self.focus = Some(".mb-search".to_owned());
            }
            (b'P', _) => {
                self.print = true;
                self.set_paper(props, true);
            }
            _ => return false,
        }
        true
    }

    /// On a narrow screen: shows the lines below `line`, or those at the top.
    #[inline(never)]
    fn drill(&mut self, props: &BudgetProps, line: Option<usize>) {
        let left = self.view.drill;
        self.view.drill = line;
        self.view.panel = None;
        self.clear();
        self.fill(props, 0);
        if let Some(line) = line {
            self.select(props, line);
        }
        // Going down, the focus is on where the reader is now; going up, on what was left.
        let table = self.shown(props);
        let back = left.zip(table).and_then(|(left, table)| {
            let mut way = path(table, left);
            way.push(left);
            way.into_iter().find(|step| parent_of(table, *step) == line)
        });
        self.focus = Some(match back {
            Some(back) => button("d", back),
            None => ".mb-here".to_owned(),
        });
    }

    /// Ends a search.
    fn clear(&mut self) {
        self.view.query.clear();
        self.searched.clear();
    }

    fn set_order(&mut self, order: Order, ascending: bool) {
        self.view.order = order;
        self.view.ascending = ascending;
    }

    /// Does what was chosen in a list; tells whether to draw.
    #[inline(never)]
    pub(super) fn chosen(&mut self, props: &BudgetProps, token: &str, value: &str) -> bool {
        match token {
            "t" => self.show_table(props, number(&[token, value].concat()).unwrap_or(0)),
            // `4` from high to low, `+4` from low to high.
            "s" => {
                let ascending = value.bytes().next() == Some(b'+');
                let order = if ascending {
                    number(value)
                } else {
                    number(&[token, value].concat())
                };
                self.set_order(Order::of(order.unwrap_or(0)), ascending);
                self.fill(props, 0);
            }
            _ => return false,
        }
        true
    }

    fn show_table(&mut self, props: &BudgetProps, table: usize) {
        if table != self.view.table {
            self.view.table = table;
            self.view.leave_table();
            self.hit = None;
            self.work(props);
        }
    }

    /// Closes what is open on top; the focus goes back to what opened it.
    pub(super) fn close(&mut self, props: &BudgetProps) -> bool {
        if self.copy.take().is_some() {
            self.focus = Some("[data-a=\"c\"]".to_owned());
            return true;
        }
        match self.view.panel.take() {
            Some(line) => {
                self.focus = Some(button("p", line));
            }
            // A level of a phone is left; on a desk nothing is drilled into.
            None => {
                let table = self.shown(props);
                let Some((table, line)) = table.zip(self.view.drill) else {
                    return false;
                };
                let above = parent_of(table, line);
                self.drill(props, above);
            }
        }
        true
    }

    /// Takes the reader to the line a finding is about.
    #[inline(never)]
    fn visit(&mut self, props: &BudgetProps, finding: usize) {
        let Some(data) = &props.data else {
            return;
        };
        let Some(place) = data.0.findings.get(finding).map(|finding| &finding.place) else {
            return;
        };
        if let Some(line) = place.row {
            self.go(props, place.table, line);
        }
    }

    /// Takes the reader to a line of a table.
    pub(super) fn go(&mut self, props: &BudgetProps, table: usize, line: usize) {
        self.view.shown = 0;
        self.show_table(props, table);
        let Some(table) = self.shown(props) else {
            return;
        };
        for above in path(table, line) {
            if !self.view.open(above, table.lines.len()) {
                self.view.toggle(above);
            }
        }
        self.view.drill = parent_of(table, line);
        self.clear();
        self.view.panel = Some(line);
        self.hit = Some(line);
        self.fill(props, 0);
        if let Some(worked) = &mut self.table
            && let Some(row) = worked.rows.list.iter().position(|row| row.line == line)
        {
            worked.window.bring(row);
        }
        self.focus = Some(button("p", line));
        self.select(props, line);
    }

    #[inline(never)]
    fn select(&self, props: &BudgetProps, line: usize) {
        let table = self.shown(props);
        if let Some(row) = table.and_then(|table| table.lines.get(line)) {
            props.on_select.emit(Selection {
                kind: "line",
                table: self.view.table,
                code: row.code.as_deref().map(str::to_owned),
                name: (*row.name).to_owned(),
            });
        }
    }

    #[inline(never)]
    fn copy(&mut self, props: &BudgetProps) {
        let (Some(data), Some(worked), Some(dom)) = (&props.data, &self.table, &self.dom) else {
            return;
        };
        let Some(table) = self.shown(props) else {
            return;
        };
        let lines: Vec<usize> = worked.rows.list.iter().map(|row| row.line).collect();
        let text = to_tsv(&data.0, self.view.table, &lines, self.unit(props, table));
        if dom.copy(&text) {
            self.said = ["已复制 ", &num(lines.len()), " 行"].concat();
            self.copy = None;
            self.focus = Some("[data-a=\"c\"]".to_owned());
        } else {
            self.copy = Some(text);
            self.focus = Some(COPY.to_owned());
        }
    }

    /// Draws for paper or for the screen; tells whether to draw.
    #[inline(never)]
    pub(super) fn set_paper(&mut self, props: &BudgetProps, paper: bool) -> bool {
        if self.paper == paper {
            return self.print;
        }
        self.paper = paper;
        self.work(props);
        true
    }
}
