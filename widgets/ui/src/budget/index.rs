//! What is worked out once for a table, so that opening, ordering and searching ten thousand lines takes milliseconds.

use std::cell::RefCell;
use std::rc::Rc;

use mingbai_data::Decimal;
use mingbai_data::budget::{Line, LineKind, Stage, Table};

use super::state::Order;

/// The number of each line to order by; `None` when it is missing.
pub type Keys = Rc<Vec<Option<Decimal>>>;

/// Children, largest siblings and order keys of one table.
pub struct Index {
    /// The stage the table is about.
    pub main: Stage,
    /// Where the children of each line begin in `kids`; slot 0 is the top, slot `i + 1` is line `i`.
    starts: Vec<u32>,
    kids: Vec<u32>,
    /// The largest ordinary child of each slot, counted from 1; 0 when there is none.
    largest: Vec<u32>,
    keys: RefCell<Vec<Option<Keys>>>,
}

/// The slot of a parent.
fn slot(parent: Option<usize>) -> usize {
    parent.map_or(0, |line| line.saturating_add(1))
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

impl Index {
    /// Works a table out.
    #[must_use]
    pub fn new(table: &Table) -> Self {
        let main = table.main_stage();
        let lines = table.lines.len();
        let slots = lines.saturating_add(1);
        let mut starts = vec![0_u32; slots.saturating_add(1)];
        let mut largest = vec![0_u32; slots];
        for (line, row) in table.lines.iter().enumerate() {
            let slot = slot(parent_of(table, line));
            if let Some(count) = starts.get_mut(slot.saturating_add(1)) {
                *count = count.saturating_add(1);
            }
            if row.kind != LineKind::Item {
                continue;
            }
            if let (Some(best), Some(amount)) = (largest.get_mut(slot), row.amount(main).number()) {
                let known = (*best)
                    .checked_sub(1)
                    .and_then(|at| amount_at(table, at, main));
                if known.is_none_or(|known| amount > known) {
                    *best = u32::try_from(line).unwrap_or(0).saturating_add(1);
                }
            }
        }
        let mut sum = 0_u32;
        for start in &mut starts {
            sum = sum.saturating_add(*start);
            *start = sum;
        }
        let mut next = starts.clone();
        let mut kids = vec![0_u32; lines];
        for line in 0..lines {
            if let Some(place) = next.get_mut(slot(parent_of(table, line))) {
                if let Some(kid) = usize::try_from(*place).ok().and_then(|at| kids.get_mut(at)) {
                    *kid = u32::try_from(line).unwrap_or(0);
                }
                *place = place.saturating_add(1);
            }
        }
        Self {
            main,
            starts,
            kids,
            largest,
            keys: RefCell::new(vec![None; 8]),
        }
    }

    /// The lines directly below `parent`, or those at the top, in published order.
    #[must_use]
    pub fn children(&self, parent: Option<usize>) -> &[u32] {
        let slot = slot(parent);
        let at = |slot: usize| {
            self.starts
                .get(slot)
                .and_then(|start| usize::try_from(*start).ok())
        };
        match (at(slot), at(slot.saturating_add(1))) {
            (Some(start), Some(end)) => self.kids.get(start..end).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Whether any line has lines below it.
    #[must_use]
    pub fn has_tree(&self) -> bool {
        self.children(None).len() < self.kids.len()
    }

    /// The largest amount among the ordinary siblings of a line: what its bar is measured against.
    #[must_use]
    pub fn largest(&self, table: &Table, line: usize) -> Option<Decimal> {
        let at = self
            .largest
            .get(slot(parent_of(table, line)))?
            .checked_sub(1)?;
        amount_at(table, at, self.main)
    }

    /// The keys of an order, worked out when they are first asked for.
    #[must_use]
    pub fn keys(&self, table: &Table, order: Order) -> Keys {
        let mut cache = self.keys.borrow_mut();
        let Some(place) = cache.get_mut(order.index()) else {
            return Keys::default();
        };
        let keys = place.get_or_insert_with(|| {
            let key = |line: &Line| match order {
                Order::Published => None,
                Order::Amount(stage) => line.amount(stage).number(),
                Order::Rate => table.rate_of(line).map(|rate| rate.value),
                Order::Change => table.yoy_of(line).map(|change| change.value),
            };
            Rc::new(table.lines.iter().map(key).collect())
        });
        Rc::clone(keys)
    }
}

fn amount_at(table: &Table, line: u32, stage: Stage) -> Option<Decimal> {
    table
        .lines
        .get(usize::try_from(line).ok()?)?
        .amount(stage)
        .number()
}
