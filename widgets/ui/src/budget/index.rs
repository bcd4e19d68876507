//! What is worked out once for a table, so that opening, ordering and searching ten thousand lines takes milliseconds.

use core::cell::RefCell;
use std::rc::Rc;

use mingbai_data::Decimal;
use mingbai_data::budget::{Basis, Line, LineKind, STAGES, Stage, Table, is_counted, is_unsaid};

use super::state::Order;

/// The number of each line to order by; `None` when it is missing.
pub type Keys = Rc<Vec<Option<Decimal>>>;

/// Children, largest siblings and order keys of one table. Lines are counted from 1, so that 0 is none; the top counts as
/// line 0.
pub struct Index {
    /// The stage the table is about.
    pub main: Stage,
    /// The stages that have a number.
    pub present: [bool; 5],
    /// How many lines are shown when everything is open.
    pub lines: usize,
    /// The first child of each line.
    first: Vec<usize>,
    /// The next sibling of each line.
    next: Vec<usize>,
    /// The largest ordinary child of each line.
    largest: Vec<usize>,
    /// How many children of each line could have a bar.
    bars: Vec<usize>,
    keys: RefCell<[Option<Keys>; 8]>,
}

/// The parent of a line. A parent stands before its children, so nothing can go round in a circle.
#[must_use]
pub fn parent_of(table: &Table, line: usize) -> Option<usize> {
    table
        .lines
        .get(line)?
        .parent
        .filter(|parent| *parent < line)
}

/// A line, or the top, counted from 1.
fn place(line: Option<usize>) -> usize {
    line.map_or(0, |line| line.wrapping_add(1))
}

impl Index {
    /// Works a table out.
    #[must_use]
    pub fn new(table: &Table) -> Self {
        let main = table.main_stage();
        let places = table.lines.len().wrapping_add(1);
        let mut index = Self {
            main,
            present: STAGES.map(|stage| {
                table
                    .lines
                    .iter()
                    .any(|line| line.amount(stage).number().is_some())
            }),
            lines: 0,
            first: vec![0; places],
            next: vec![0; places],
            largest: vec![0; places],
            bars: vec![0; places],
            keys: RefCell::default(),
        };
        // From the last to the first: each child is put before those that are there.
        for (line, row) in table.lines.iter().enumerate().rev() {
            let above = place(parent_of(table, line));
            let here = line.wrapping_add(1);
            if index.leaves_out(line, row) {
                continue;
            }
            index.lines = index.lines.wrapping_add(1);
            if let (Some(first), Some(next)) =
                (index.first.get_mut(above), index.next.get_mut(here))
            {
                *next = core::mem::replace(first, here);
            }
            // What is counted is compared with no money.
            let amount = row.amount(main).number();
            let amount = amount.filter(|_| !is_counted(&row.name));
            let larger = row.kind == LineKind::Item
                && amount.is_some()
                && amount >= index.largest(table, line);
            if let Some(largest) = index.largest.get_mut(above).filter(|_| larger) {
                *largest = here;
            }
            let bar = amount.is_some() && matches!(row.kind, LineKind::Item | LineKind::Memo);
            if let Some(bars) = index.bars.get_mut(above) {
                *bars = bars.wrapping_add(bar.into());
            }
        }
        index
    }

    /// Whether a line says nothing, and nothing stands below it.
    #[must_use]
    pub fn leaves_out(&self, line: usize, row: &Line) -> bool {
        is_unsaid(row) && !self.has_children(line)
    }

    /// The lines directly below `parent`, or those at the top, in published order.
    #[must_use]
    pub fn children(&self, parent: Option<usize>) -> Vec<usize> {
        let mut list = Vec::new();
        let mut at = self.first.get(place(parent));
        while let Some(here) = at.filter(|here| **here > 0) {
            list.push(here.wrapping_sub(1));
            at = self.next.get(*here);
        }
        list
    }

    /// Whether there are lines below `line`.
    #[must_use]
    pub fn has_children(&self, line: usize) -> bool {
        self.first
            .get(line.wrapping_add(1))
            .is_some_and(|first| *first > 0)
    }

    /// Whether any line has lines below it.
    #[must_use]
    pub fn has_tree(&self) -> bool {
        self.first.iter().skip(1).any(|first| *first > 0)
    }

    /// Whether the whole has parts: two lines at the top with an amount each.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        self.bars.first().is_some_and(|bars| *bars > 1)
    }

    /// What the bar of a line is measured against: the largest amount among its ordinary siblings. A line that stands
    /// alone has nothing.
    #[must_use]
    pub fn measure(&self, table: &Table, line: usize) -> Option<Decimal> {
        let bars = *self.bars.get(place(parent_of(table, line)))?;
        self.largest(table, line).filter(|_| bars > 1)
    }

    /// The largest amount among the ordinary siblings of a line.
    fn largest(&self, table: &Table, line: usize) -> Option<Decimal> {
        let at = self.largest.get(place(parent_of(table, line)))?;
        table
            .lines
            .get(at.wrapping_sub(1))?
            .amount(self.main)
            .number()
    }

    /// The keys of an order, worked out when they are first asked for.
    #[must_use]
    #[inline(never)]
    pub fn keys(&self, table: &Table, basis: &Basis, order: Order) -> Keys {
        let mut known = self.keys.borrow_mut();
        let Some(known) = known.get_mut(order.index()) else {
            return Keys::default();
        };
        let keys = known.get_or_insert_with(|| {
            let keys = table.lines.iter().map(|line| match order {
                Order::Published => None,
                Order::Amount(stage) => line.amount(stage).number(),
                Order::Rate => basis.rate_of(line).map(|rate| rate.value),
                Order::Change => basis.yoy_of(line).map(|change| change.value),
            });
            Rc::new(keys.collect())
        });
        Rc::clone(keys)
    }
}
