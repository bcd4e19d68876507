//! From a document to its rows: packed texts opened, lists named by their columns, days apart, rows that belong together.

use super::Mapping;
use super::means::markup;
use super::value::{pieces as cut_all, strip};
use crate::path::Path;
use crate::read::{Limits, parse};
use crate::text::{count, fill, list};
use crate::{ReadError, ReadErrorKind, Tree};
use std::borrow::Cow;

/// So many rows may stand above the rows of a table, its headings included.
const TITLES: usize = 10;

/// A row of the document, or one that was made of it.
pub(super) type Row<'a> = Cow<'a, Tree>;

impl Mapping {
    /// The document with its packed texts opened; `None` when there are none.
    pub(super) fn open(&self, document: &Tree) -> Result<Option<Tree>, ReadError> {
        if self.unpack.is_empty() && self.markup.is_empty() {
            return Ok(None);
        }
        let mut opened = document.clone();
        let mut failure = None;
        for path in &self.unpack {
            path.change(&mut opened, &mut |node| {
                if let Tree::Text(text) = node {
                    match parse(text, &Limits::default()) {
                        Ok(tree) => *node = tree,
                        // A text that is no JSON stays what it is; an empty one is none.
                        Err(error) if error.kind == ReadErrorKind::Size => failure = Some(error),
                        Err(_) => {}
                    }
                }
            });
        }
        for path in &self.markup {
            path.change(&mut opened, &mut |node| {
                if let Tree::Text(text) = node {
                    match markup(text) {
                        Some(tree) => *node = tree,
                        None => {
                            failure = Some(ReadError {
                                kind: ReadErrorKind::Type,
                                message: fill("{} 处是网页片段，没有从中读出行", &[path.text()]),
                            });
                        }
                    }
                }
            });
        }
        match failure {
            Some(failure) => Err(failure),
            None => Ok(Some(opened)),
        }
    }

    pub(super) fn rows<'a>(&self, document: &'a Tree) -> Result<Vec<Row<'a>>, ReadError> {
        let mut rows: Vec<Row<'a>> = Vec::new();
        for path in &self.rows {
            rows.extend(path.select(document).into_iter().map(Cow::Borrowed));
        }
        if let Some(key) = &self.nested {
            rows = rows.iter().flat_map(|row| below(row, key)).collect();
        }
        if rows.is_empty() {
            let paths: Vec<&str> = self.rows.iter().map(Path::text).collect();
            return Err(ReadError {
                kind: ReadErrorKind::Empty,
                message: fill("在 {} 处没有找到任何一行数据", &[&list(&paths)]),
            });
        }
        let head = match &self.columns {
            Some(columns) => Some((0, names(columns.select(document)))),
            None => self.heading(&rows),
        };
        if let Some((from, names)) = head {
            for row in core::mem::take(&mut rows).into_iter().skip(from) {
                rows.push(by_columns(row, &names));
            }
        }
        if let Some(expand) = &self.expand {
            rows = rows
                .iter()
                .flat_map(|row| expanded(row, &expand.by, &expand.keys))
                .collect();
        }
        Ok(rows)
    }

    /// The headings of rows that are lists, and how many rows end with them: a title may stand over a table, so that the row
    /// is the first which has a name that a field asks for.
    fn heading(&self, rows: &[Row<'_>]) -> Option<(usize, Vec<Box<str>>)> {
        for (at, row) in rows.iter().take(TITLES).enumerate() {
            let names = names(row.list()?.iter().collect());
            let named = by_columns(row.clone(), &names);
            for (_, spec) in &self.fields {
                if spec.from.iter().any(|path| path.first(&named).is_some()) {
                    return Some((at.saturating_add(1), names));
                }
            }
        }
        None
    }

    /// The rows that make one record each.
    pub(super) fn groups<'r>(&self, rows: &'r [Row<'_>]) -> Vec<Vec<&'r Tree>> {
        if self.group.is_empty() {
            return rows.iter().map(|row| vec![&**row]).collect();
        }
        let key_of = |row: &Tree| -> Vec<String> {
            let texts = self
                .group
                .iter()
                .map(|path| path.first(row).and_then(Tree::text));
            texts.map(|text| text.unwrap_or_default().into()).collect()
        };
        let mut places = std::collections::BTreeMap::new();
        let mut groups: Vec<Vec<&Tree>> = Vec::new();
        for row in rows {
            let place = *places.entry(key_of(row)).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.push(row),
                None => groups.push(vec![row]),
            }
        }
        groups
    }
}

/// The names that stand in cells.
fn names(cells: Vec<&Tree>) -> Vec<Box<str>> {
    let name = |cell: &Tree| strip(cell.text().unwrap_or_default()).trim().into();
    cells.into_iter().map(name).collect()
}

/// A list of cells as a map by the names of the columns; the first of two columns of a name.
fn by_columns<'a>(row: Row<'a>, names: &[Box<str>]) -> Row<'a> {
    let Some(cells) = row.list() else {
        return row;
    };
    let mut members: Vec<(Box<str>, Tree)> = Vec::with_capacity(cells.len());
    for (name, cell) in names.iter().zip(cells) {
        if members.iter().all(|(other, _)| other != name) {
            members.push((name.clone(), cell.clone()));
        }
    }
    Cow::Owned(Tree::Map(members))
}

/// The rows that the member `key` of a row holds, each with what stands above it.
fn below(row: &Tree, key: &str) -> Vec<Row<'static>> {
    let Tree::Map(above) = row else {
        return Vec::new();
    };
    let items = row.get(key).and_then(Tree::list).unwrap_or_default();
    let whole = |item: &Tree| {
        let Tree::Map(own) = item else {
            return Cow::Owned(item.clone());
        };
        let mut members = own.clone();
        for (name, value) in above {
            if !matches!(value, Tree::List(_)) && own.iter().all(|(other, _)| other != name) {
                members.push((name.clone(), value.clone()));
            }
        }
        Cow::Owned(Tree::Map(members))
    };
    items.iter().map(whole).collect()
}

/// A row for each piece of the members that have several; the piece's number is the member `#`.
fn expanded(row: &Tree, by: &str, keys: &[Box<str>]) -> Vec<Row<'static>> {
    let Tree::Map(members) = row else {
        return vec![Cow::Owned(row.clone())];
    };
    let pieces = |key: &str| -> Option<Vec<&str>> {
        let text = keys
            .iter()
            .any(|other| **other == *key)
            .then(|| row.get(key))??;
        Some(
            cut_all(text.text()?, by)
                .into_iter()
                .map(str::trim)
                .collect(),
        )
    };
    // Blanks behind the last piece are no days.
    let length = |pieces: &[&str]| {
        pieces
            .iter()
            .rposition(|piece| !piece.is_empty())
            .map_or(0, |at| at.saturating_add(1))
    };
    let days = keys
        .iter()
        .filter_map(|key| pieces(key))
        .map(|pieces| length(&pieces))
        .max()
        .unwrap_or(0)
        .min(400);
    let mut rows = Vec::with_capacity(days);
    for day in 0..days {
        let mut out: Vec<(Box<str>, Tree)> = Vec::with_capacity(members.len());
        for (key, value) in members {
            let value = match pieces(key) {
                Some(pieces) => Tree::Text(pieces.get(day).copied().unwrap_or_default().into()),
                None => value.clone(),
            };
            out.push((key.clone(), value));
        }
        let number = count(day.saturating_add(1));
        out.push(("#".into(), Tree::Number(number.into())));
        rows.push(Cow::Owned(Tree::Map(out)));
    }
    rows
}
