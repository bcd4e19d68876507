//! Rows of whatever kind as rows of cells under named columns.

use super::{Matrix, Part};
use crate::Tree;
use crate::number::read_number;

/// Members in which a row keeps the rows below it.
const CHILDREN: [&str; 4] = ["children", "child", "nodes", "subs"];

/// How many rows at the top may be title, unit and headings.
const TOP: usize = 8;

/// What stands in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The row has no such field.
    Absent,
    /// `null`.
    Null,
    /// A number's digits or a text, as they stand.
    Text(&'a str),
    /// A list, a map, true or false.
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
}

impl<'a> From<&'a Tree> for Cell<'a> {
    fn from(tree: &'a Tree) -> Self {
        match tree {
            Tree::Null => Self::Null,
            Tree::Number(text) | Tree::Text(text) => Self::Text(text),
            _ => Self::Other,
        }
    }
}

enum Body<'a> {
    Trees(Vec<&'a Tree>),
    Strings(&'a [Vec<String>]),
}

/// Rows of cells under columns.
pub struct Grid<'a> {
    /// For each column the names it goes by, the fullest first (`2018年 决算数`, then `决算数`).
    pub names: Vec<Vec<String>>,
    /// Texts that stand above or in the heading and name no column: title, unit.
    pub remarks: Vec<&'a str>,
    /// How deep each row was nested, when rows contain rows; else empty.
    pub depths: Vec<u8>,
    keys: Vec<&'a str>,
    body: Body<'a>,
    /// Rows at the top that turned out to be headings.
    skip: usize,
}

impl<'a> Grid<'a> {
    /// The rows of one part of an answer. `known` tells whether a text is the name of a column.
    #[must_use]
    pub fn of_part(part: &'a Part, known: &dyn Fn(&str) -> bool) -> Self {
        let mut grid = Self::over(Body::Trees(Vec::new()));
        let mut rows = Vec::with_capacity(part.rows.len());
        let nested = part.rows.iter().any(|row| children(row).is_some());
        for row in &part.rows {
            flatten(row, 1, &mut rows, nested.then_some(&mut grid.depths));
        }
        let lists = rows.iter().any(|row| row.list().is_some());
        if !lists {
            grid.keys = union_of_keys(&rows);
            grid.names = grid.keys.iter().map(|key| names_of(part, key)).collect();
        }
        grid.body = Body::Trees(rows);
        if lists {
            if part.columns.is_empty() {
                let header: Vec<Vec<&str>> = part
                    .header
                    .iter()
                    .map(|row| {
                        row.list()
                            .unwrap_or_default()
                            .iter()
                            .map(|t| t.text().unwrap_or_default())
                            .collect()
                    })
                    .collect();
                grid.find_heading(header, known);
            } else {
                grid.names = part
                    .columns
                    .iter()
                    .map(|column| names_of(part, &column.key))
                    .collect();
            }
        }
        grid
    }

    /// The rows of a table of strings. `known` tells whether a text is the name of a column.
    #[must_use]
    pub fn of_matrix(matrix: &'a Matrix, known: &dyn Fn(&str) -> bool) -> Self {
        let mut grid = Self::over(Body::Strings(&matrix.rows));
        grid.remarks.extend(matrix.caption.as_deref());
        let header = matrix
            .header
            .iter()
            .map(|row| row.iter().map(String::as_str).collect());
        grid.find_heading(header.collect(), known);
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
            Body::Strings(rows) => rows.len(),
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
            Body::Strings(rows) => {
                let row = rows.get(at).map(Vec::as_slice).unwrap_or_default();
                cells.extend(row.iter().map(|text| Cell::Text(text)));
            }
            Body::Trees(rows) => match rows.get(at) {
                Some(Tree::List(items)) => cells.extend(items.iter().map(Cell::from)),
                Some(Tree::Map(members)) => {
                    cells.resize(self.keys.len(), Cell::Absent);
                    for (index, (key, value)) in members.iter().enumerate() {
                        // Rows of one source have their keys in one order: the first guess is nearly always right.
                        let guess = self.keys.get(index).is_some_and(|k| **k == **key);
                        let column = if guess {
                            Some(index)
                        } else {
                            self.keys.iter().position(|k| **k == **key)
                        };
                        if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                            *cell = value.into();
                        }
                    }
                }
                _ => {}
            },
        }
        if cells.len() < self.names.len() {
            cells.resize(self.names.len(), Cell::Absent);
        }
    }

    /// Keeps the texts of a row that names no column.
    fn remark(&mut self, row: &[&'a str]) {
        for text in row {
            if !text.trim().is_empty() && self.remarks.last() != Some(text) {
                self.remarks.push(text);
            }
        }
    }

    /// Names the columns from heading rows, `given` or at the top of the body; the rest of those rows are remarks.
    fn find_heading(&mut self, given: Vec<Vec<&'a str>>, known: &dyn Fn(&str) -> bool) {
        let mut heading: Vec<Vec<&'a str>> = Vec::new();
        for row in given {
            if is_remark(&row) {
                self.remark(&row);
            } else {
                heading.push(row);
            }
        }
        let named = heading.iter().flatten().any(|text| known(text));
        let mut cells = Vec::new();
        while self.skip < TOP && !self.is_empty() {
            self.cells(0, &mut cells);
            let row: Vec<&str> = cells.iter().map(|cell| cell.text()).collect();
            if row.iter().any(|text| read_number(text).number().is_some()) {
                break;
            }
            if !is_remark(&row) && row.iter().any(|text| known(text)) {
                heading.push(row);
            } else if !named && heading.is_empty() {
                self.remark(&row);
            } else {
                break;
            }
            self.skip = self.skip.wrapping_add(1);
        }
        let width = heading.iter().map(Vec::len).max().unwrap_or(0);
        self.names = (0..width).map(|column| stacked(&heading, column)).collect();
    }
}

/// Whether all that a heading row has is one text across the table.
fn is_remark(row: &[&str]) -> bool {
    let mut texts = row.iter().filter(|text| !text.trim().is_empty());
    let first = texts.next();
    texts.all(|text| Some(text) == first)
}

/// The names of a column under several heading rows: all of them joined, then each from the lowest up.
fn stacked(heading: &[Vec<&str>], column: usize) -> Vec<String> {
    let mut texts: Vec<&str> = Vec::new();
    for row in heading {
        let text = row.get(column).map(|text| text.trim()).unwrap_or_default();
        if !text.is_empty() && texts.last() != Some(&text) {
            texts.push(text);
        }
    }
    let mut names = Vec::new();
    if texts.len() > 1 {
        names.push(texts.iter().copied().collect());
    }
    names.extend(texts.iter().rev().map(|text| (*text).to_owned()));
    names
}

/// The names of a keyed column: its label, then its key.
fn names_of(part: &Part, key: &str) -> Vec<String> {
    let column = part.columns.iter().find(|column| *column.key == *key);
    let label = column.and_then(|column| column.label.as_deref());
    label.into_iter().chain([key]).map(Into::into).collect()
}

fn union_of_keys<'a>(rows: &[&'a Tree]) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    for row in rows {
        if let Tree::Map(members) = row {
            for (index, (key, _)) in members.iter().enumerate() {
                // As in `cells`: the same order saves the search.
                let guess = keys.get(index).is_some_and(|k| **k == **key);
                // A source with hundreds of different keys has no columns.
                if !guess && keys.len() < 200 && !keys.iter().any(|k| **k == **key) {
                    keys.push(key);
                }
            }
        }
    }
    keys
}

fn children(row: &Tree) -> Option<&[Tree]> {
    let children = CHILDREN
        .iter()
        .find_map(|name| row.get(name).and_then(Tree::list));
    children.filter(|rows| matches!(rows, [Tree::Map(_), ..]))
}

/// A row and the rows within it, each with its depth. The reader's own limit bounds the depth.
fn flatten<'a>(row: &'a Tree, depth: u8, rows: &mut Vec<&'a Tree>, depths: Option<&mut Vec<u8>>) {
    rows.push(row);
    if let Some(depths) = depths {
        depths.push(depth);
        for child in children(row).unwrap_or_default() {
            flatten(child, depth.saturating_add(1), rows, Some(depths));
        }
    }
}
