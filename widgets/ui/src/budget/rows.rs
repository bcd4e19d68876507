//! Which lines are shown, in which order: the tree that is open, one level of it, or what was found.

use core::cmp::Ordering;

use mingbai_data::Decimal;
use mingbai_data::budget::{Basis, Budget, LineKind, Table, is_counted};
pub(crate) use mingbai_data::merge_sort;

use super::index::{Index, Keys};
use super::search::Search;
use super::state::{Order, View};

/// A line as it is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Index of the line.
    pub line: usize,
    /// Depth below the top of what is shown.
    pub depth: u8,
    /// Whether it has lines below it.
    pub kids: bool,
    /// Whether these are shown below it.
    pub open: bool,
}

/// What is shown.
#[derive(Default)]
pub struct Rows {
    /// The rows in order.
    pub list: Vec<Row>,
    /// The rows are what was found: one list without a tree.
    pub found: bool,
    /// The largest amount found, against which bars are measured in one list.
    pub largest: Option<Decimal>,
    /// The first line that was found by what the query means, and how many there are.
    pub meant: (usize, usize),
    /// No line is called so, but the table: all of it is what was searched.
    pub whole: bool,
    /// The other tables that have what is searched.
    pub others: Vec<usize>,
}

/// How a table is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A table with the tree in it.
    Wide,
    /// One level at a time.
    Narrow,
    /// On paper: the whole tree.
    Paper,
}

/// The rows of the table that `view` shows, with what is searched now.
#[must_use]
pub fn rows(budget: &Budget, index: &Index, view: &View, query: &str, layout: Layout) -> Rows {
    let tables = &*budget.tables;
    let Some(table) = tables.get(view.table) else {
        return Rows::default();
    };
    let sorter = Sorter::new(table, &budget.basis(table), index, view);
    let search = Search::new(query, &view.words);
    let mut rows = Rows {
        found: !search.is_empty() && layout != Layout::Paper,
        ..Rows::default()
    };
    if rows.found {
        let mut hits: Vec<usize> = Vec::new();
        for (line, row) in table.lines.iter().enumerate() {
            if index.leaves_out(line, row) {
                continue;
            }
            let named = search.names(row);
            let meant = !named && search.means(row);
            if meant {
                let (first, count) = rows.meant;
                rows.meant = (if count > 0 { first } else { line }, count.wrapping_add(1));
            }
            if named || meant {
                let amount = row.amount(index.main).number();
                rows.largest = rows.largest.max(amount.filter(|_| !is_counted(&row.name)));
                hits.push(line);
            }
        }
        rows.largest = rows.largest.filter(|_| hits.len() > 1);
        sorter.sort(&mut hits);
        for line in hits {
            rows.list.push(Row {
                line,
                depth: 0,
                kids: index.has_children(line),
                open: false,
            });
        }
        rows.others = search.elsewhere(tables, view.table);
        rows.whole = rows.list.is_empty() && search.heads(table);
        rows.found = !rows.whole;
        if rows.found {
            return rows;
        }
    }
    let mut walk = Walk {
        index,
        view,
        sorter,
        layout,
        list: Vec::new(),
    };
    let drill = view
        .drill
        .filter(|line| layout == Layout::Narrow && *line < table.lines.len());
    if let Some(line) = drill {
        walk.list.push(Row {
            line,
            depth: 0,
            kids: true,
            open: true,
        });
    }
    walk.level(drill, 0);
    rows.list = walk.list;
    rows
}

struct Walk<'a> {
    index: &'a Index,
    view: &'a View,
    sorter: Sorter<'a>,
    layout: Layout,
    list: Vec<Row>,
}

impl Walk<'_> {
    fn level(&mut self, parent: Option<usize>, depth: u8) {
        let mut children = self.index.children(parent);
        self.sorter.sort(&mut children);
        for line in children {
            let kids = self.index.has_children(line);
            // Deeper than any classification goes, a table is damaged; its lines are shown, not followed.
            let open = kids
                && depth < 30
                && match self.layout {
                    Layout::Wide => self.view.open(line, self.sorter.table.lines.len()),
                    Layout::Narrow => false,
                    Layout::Paper => true,
                };
            self.list.push(Row {
                line,
                depth,
                kids,
                open,
            });
            if open {
                self.level(Some(line), depth.wrapping_add(1));
            }
        }
    }
}

/// Orders siblings: ordinary lines by their key, what has none behind them; then 其中, subtotals and totals as published.
struct Sorter<'a> {
    table: &'a Table,
    keys: Option<Keys>,
    ascending: bool,
}

impl<'a> Sorter<'a> {
    fn new(table: &'a Table, basis: &Basis, index: &Index, view: &View) -> Self {
        let sorted = view.order != Order::Published;
        let keys = sorted.then(|| index.keys(table, basis, view.order));
        Self {
            table,
            keys,
            ascending: view.ascending,
        }
    }

    fn sort(&self, lines: &mut Vec<usize>) {
        let Some(keys) = &self.keys else { return };
        let of = |line: usize| {
            let rank = match self.table.lines.get(line).map(|row| row.kind) {
                None | Some(LineKind::Item) => 0_u8,
                Some(LineKind::Memo) => 1,
                Some(LineKind::Subtotal) => 2,
                Some(LineKind::Total) => 3,
            };
            let key = if rank == 0 {
                keys.get(line).copied().flatten()
            } else {
                None
            };
            (rank, key)
        };
        merge_sort(lines, &mut |a, b| {
            let ((rank_a, a), (rank_b, b)) = (of(a), of(b));
            let keys = match (a, b) {
                (Some(a), Some(b)) if self.ascending => a.cmp(&b),
                (Some(a), Some(b)) => b.cmp(&a),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            };
            rank_a.cmp(&rank_b).then(keys) == Ordering::Greater
        });
    }
}

/// The names above a line, from the top.
#[must_use]
pub fn path(table: &Table, line: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut at = line;
    while let Some(parent) = super::index::parent_of(table, at) {
        path.push(parent);
        at = parent;
    }
    path.reverse();
    path
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
