//! Rows of whatever kind as rows of cells under named columns.

use super::{Matrix, Part};
use crate::Tree;
use crate::number::read_number;
use crate::text::parts;

/// Members in which a row keeps the rows below it.
const CHILDREN: &str = "children|child|nodes|subs";

/// How many rows at the top of the body may be title, unit and headings.
const TOP: usize = 8;

/// A source with more different keys than this has no columns.
const MOST_KEYS: usize = 200;

/// What stands in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The row has no such field.
    Absent,
    /// `null`.
    Null,
    /// A number's digits or a text, as they stand.
    Text(&'a str),
    /// A list, a map without a `text`, true or false.
    Other,
}

impl<'a> Cell<'a> {
    /// The text, empty when there is none.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    fn of(tree: &'a Tree) -> Self {
        match tree {
            Tree::Null => Self::Null,
            Tree::Number(text) | Tree::Text(text) => Self::Text(text),
            // A cell that says more than it shows.
            _ => match tree.get("text") {
                Some(Tree::Text(text)) => Self::Text(text),
                _ => Self::Other,
            },
        }
    }
}

enum Body<'a> {
    Trees(Vec<&'a Tree>),
    /// Heading rows, then the others.
    Strings(&'a [Vec<String>], &'a [Vec<String>]),
}

/// Rows of cells under columns.
pub struct Grid<'a> {
    /// For each column the names it goes by, on lines, the fullest first (`2018年决算数`, then `决算数`, then `2018年`).
    pub names: Vec<String>,
    /// Texts that stand above or in the heading and name no column: title, unit.
    pub remarks: Vec<&'a str>,
    /// How deep each row was nested, when rows contain rows; else empty.
    pub depths: Vec<u8>,
    keys: Vec<&'a str>,
    body: Body<'a>,
    /// Rows at the top that are headings.
    skip: usize,
}

impl<'a> Grid<'a> {
    /// The rows of one part of an answer. `known` tells whether a text is the name of a column.
    #[must_use]
    #[inline(never)]
    pub fn of_part(part: &'a Part, known: fn(&str) -> bool) -> Self {
        let mut rows: Vec<&Tree> = part.header.iter().collect();
        rows.reserve(part.rows.len());
        let mut depths = Vec::with_capacity(part.rows.len());
        for row in &part.rows {
            flatten(row, 1, &mut rows, &mut depths);
        }
        if !depths.iter().any(|depth| *depth > 1) {
            depths.clear();
        }
        let keys = union_of_keys(&rows);
        let mut grid = Self::over(Body::Trees(rows));
        grid.depths = depths;
        if keys.is_empty() && part.columns.is_empty() {
            grid.find_heading(part.header.len(), known);
            return grid;
        }
        if keys.is_empty() {
            grid.names
                .extend(part.columns.iter().map(|column| column.names()));
        }
        for key in &keys {
            let column = part.columns.iter().find(|column| *column.key == **key);
            grid.names
                .push(column.map_or_else(|| (*key).into(), |column| column.names()));
        }
        grid.keys = keys;
        grid
    }

    /// The rows of a table of strings. `known` tells whether a text is the name of a column.
    #[must_use]
    pub fn of_matrix(matrix: &'a Matrix, known: fn(&str) -> bool) -> Self {
        let mut grid = Self::over(Body::Strings(&matrix.header, &matrix.rows));
        grid.remarks.extend(matrix.caption.as_deref());
        grid.find_heading(matrix.header.len(), known);
        grid
    }

    fn over(body: Body<'a>) -> Self {
        Self {
            names: Vec::new(),
            remarks: Vec::new(),
            depths: Vec::new(),
            keys: Vec::new(),
            body,
            skip: 0,
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let all = match &self.body {
            Body::Trees(rows) => rows.len(),
            Body::Strings(header, rows) => header.len().saturating_add(rows.len()),
        };
        all.saturating_sub(self.skip)
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts the cells of a row into `cells`, one a column.
    pub fn cells(&self, row: usize, cells: &mut Vec<Cell<'a>>) {
        cells.clear();
        let at = row.saturating_add(self.skip);
        match &self.body {
            Body::Strings(header, rows) => {
                let row = header
                    .get(at)
                    .or_else(|| rows.get(at.wrapping_sub(header.len())));
                let row = row.map(Vec::as_slice).unwrap_or_default();
                cells.extend(row.iter().map(|text| Cell::Text(text)));
            }
            Body::Trees(rows) => match rows.get(at) {
                Some(Tree::List(items)) => cells.extend(items.iter().map(Cell::of)),
                Some(Tree::Map(members)) => {
                    cells.resize(self.keys.len(), Cell::Absent);
                    for (index, (key, value)) in members.iter().enumerate() {
                        let column = place_of(&self.keys, key, index);
                        if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                            *cell = Cell::of(value);
                        }
                    }
                }
                _ => {}
            },
        }
        while cells.len() < self.names.len() {
            cells.push(Cell::Absent);
        }
    }

    /// Names the columns from the `given` heading rows and from those at the top of the body; what stands there and
    /// names no column are remarks.
    #[inline(never)]
    fn find_heading(&mut self, given: usize, known: fn(&str) -> bool) {
        let mut cells = Vec::new();
        let mut named = false;
        while self.skip < given.saturating_add(TOP) && !self.is_empty() {
            self.cells(0, &mut cells);
            let given = self.skip < given;
            let (mut hit, mut number, mut different) = (false, false, false);
            let mut first = "";
            for cell in &cells {
                let text = cell.text().trim();
                hit |= known(text);
                number |= read_number(text).number().is_some();
                different |= !first.is_empty() && !text.is_empty() && text != first;
                first = if first.is_empty() { text } else { first };
            }
            if different && (given || (hit && !number)) {
                named |= hit;
                self.add_heading(&cells);
            } else if given || (!number && !named && self.names.is_empty()) {
                for cell in &cells {
                    let text = cell.text();
                    if !text.trim().is_empty() && self.remarks.last() != Some(&text) {
                        self.remarks.push(text);
                    }
                }
            } else {
                break;
            }
            self.skip = self.skip.wrapping_add(1);
        }
    }

    /// Puts a heading row below the names that the columns have so far.
    #[inline(never)]
    fn add_heading(&mut self, cells: &[Cell]) {
        while self.names.len() < cells.len() {
            self.names.push(String::new());
        }
        for (cell, names) in cells.iter().zip(&mut self.names) {
            let text = cell.text().trim();
            let mut lines = parts(names, b'\n');
            let whole = lines.next().unwrap_or_default();
            let last = lines.next().unwrap_or(whole);
            if names.is_empty() {
                names.push_str(text);
            } else if !text.is_empty() && text != last {
                let above = names.get(whole.len()..).filter(|rest| !rest.is_empty());
                let above = above.and_then(|rest| rest.get(1..)).unwrap_or(whole);
                *names = [whole, text, "\n", text, "\n", above].into_iter().collect();
            }
        }
    }
}

/// Where `key` is among `keys`. Rows of one source have their keys in one order: the guess is nearly always right.
fn place_of(keys: &[&str], key: &str, guess: usize) -> Option<usize> {
    if keys.get(guess).is_some_and(|own| *own == key) {
        return Some(guess);
    }
    keys.iter().position(|own| *own == key)
}

#[inline(never)]
fn union_of_keys<'a>(rows: &[&'a Tree]) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    for row in rows {
        if let Tree::Map(members) = row {
            for (index, (key, _)) in members.iter().enumerate() {
                if keys.len() < MOST_KEYS && place_of(&keys, key, index).is_none() {
                    keys.push(key);
                }
            }
        }
    }
    keys
}

/// A row and the rows within it, each with its depth. The reader's own limit bounds the depth.
fn flatten<'a>(row: &'a Tree, depth: u8, rows: &mut Vec<&'a Tree>, depths: &mut Vec<u8>) {
    rows.push(row);
    depths.push(depth);
    let Tree::Map(_) = row else { return };
    for name in parts(CHILDREN, b'|') {
        if let Some(children @ [Tree::Map(_), ..]) = row.get(name).and_then(Tree::list) {
            for child in children {
                flatten(child, depth.saturating_add(1), rows, depths);
            }
        }
    }
}
