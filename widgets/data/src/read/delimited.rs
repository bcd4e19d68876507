//! Lines of fields: CSV (RFC 4180), TSV, and fields between `;` or `|`. Rows of one table, or `None` when the text has no
//! such lines.

use super::Limits;
use super::any::Form;
use crate::number::read_number;
use crate::{ReadError, ReadErrorKind, Tree};
use std::collections::BTreeMap;

/// Fields are looked for between these, the first of two equally good ones wins.
const DELIMITERS: [char; 4] = ['\t', ',', ';', '|'];

/// How many lines decide.
const SAMPLE: usize = 20;

/// What was read.
pub(super) struct Lines {
    pub(super) tree: Tree,
    pub(super) form: Form,
    pub(super) ragged: bool,
}

/// Reads the lines of `text`.
///
/// # Errors
/// `parse` when a quoted field does not end.
pub(super) fn read(text: &str, limits: &Limits) -> Option<Result<Lines, ReadError>> {
    let mut body = text.trim_start_matches('\u{feff}');
    let first = body.lines().next().unwrap_or_default().trim();
    let said = first
        .strip_prefix("sep=")
        .and_then(|rest| rest.chars().next().filter(|c| rest.len() == c.len_utf8()));
    let delimiter = match said {
        Some(delimiter) => {
            body = body.split_once('\n').map_or("", |(_, rest)| rest);
            delimiter
        }
        None => guess(body)?,
    };
    let form = match delimiter {
        '\t' => Form::Tsv,
        ',' => Form::Csv,
        _ => Form::Delimited,
    };
    let Some(mut rows) = fields(body, delimiter) else {
        return Some(Err(super::any::at(
            text,
            text.len(),
            ReadErrorKind::Parse,
            "数据不是有效的 CSV",
            "引号中的内容没有结束，可能没有传完",
        )));
    };
    rows.retain(|row| row.iter().any(|field| !field.trim().is_empty()));
    if rows.len() < 2 || rows.iter().filter(|row| row.len() > 1).count() < 2 {
        return None;
    }
    let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let widest = widths.iter().copied().max().unwrap_or_default();
    let ragged = widths.iter().any(|width| *width != widest);
    if rows
        .iter()
        .flatten()
        .any(|field| field.len() > limits.max_string && field.chars().count() > limits.max_string)
    {
        return Some(Err(ReadError {
            kind: ReadErrorKind::Size,
            message: "一个字段的长度超过上限".into(),
        }));
    }
    let tree = if is_heading(&rows, widest) {
        named(rows)
    } else {
        unnamed(rows)
    };
    Some(Ok(Lines { tree, form, ragged }))
}

/// The delimiter that most of the first lines have the same number of.
fn guess(text: &str) -> Option<char> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if first.contains(['{', '}', '<']) {
        return None;
    }
    let (lines, cut) = counts(text);
    let mut best = None;
    let mut most = 0usize;
    for (place, delimiter) in DELIMITERS.into_iter().enumerate() {
        let counts: Vec<usize> = lines
            .iter()
            .filter_map(|line| line.get(place))
            .copied()
            .collect();
        let agreeing = |count: usize| counts.iter().filter(|other| **other == count).count();
        let several = counts.iter().filter(|count| **count > 0);
        let agreeing = several
            .map(|count| agreeing(*count))
            .max()
            .unwrap_or_default();
        if agreeing > most {
            (best, most) = (Some(delimiter), agreeing);
        }
    }
    // Prose has commas too, but not as many in every line.
    best.filter(|_| cut || (most >= 2 && most.saturating_mul(2) >= lines.len()))
}

/// How many of each delimiter stand in the first lines, quoted ones apart; whether a quoted field does not end.
fn counts(text: &str) -> (Vec<[usize; 4]>, bool) {
    let mut lines = Vec::new();
    let mut line = [0usize; 4];
    let (mut quoted, mut blank) = (false, true);
    for c in text.chars() {
        if c == '\n' && !quoted {
            if !blank {
                lines.push(line);
            }
            (line, blank) = ([0; 4], true);
            if lines.len() >= SAMPLE {
                return (lines, false);
            }
            continue;
        }
        blank &= c.is_whitespace();
        quoted ^= c == '"';
        for (count, delimiter) in line.iter_mut().zip(DELIMITERS) {
            *count = count.saturating_add(usize::from(c == delimiter && !quoted));
        }
    }
    if !blank {
        lines.push(line);
    }
    (lines, quoted)
}

/// The fields of each line; `None` when a quoted field does not end.
pub(crate) fn fields(text: &str, delimiter: char) -> Option<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    // Inside a quoted field; behind one.
    let (mut quoted, mut closed) = (false, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if quoted {
            if c != '"' {
                field.push(c);
            } else if chars.next_if_eq(&'"').is_some() {
                field.push('"');
            } else {
                (quoted, closed) = (false, true);
            }
        } else if c == '"' && !closed && field.trim().is_empty() {
            field.clear();
            quoted = true;
        } else if c == delimiter {
            row.push(core::mem::take(&mut field));
            closed = false;
        } else if c == '\n' || c == '\r' {
            if c == '\r' {
                let _ = chars.next_if_eq(&'\n');
            }
            row.push(core::mem::take(&mut field));
            rows.push(core::mem::take(&mut row));
            closed = false;
        } else if !closed || !matches!(c, ' ' | '\t') {
            field.push(c);
        }
    }
    if quoted {
        return None;
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    Some(rows)
}

/// Whether the first line names the fields: it is full, each name once, none a number, and no line is wider.
fn is_heading(rows: &[Vec<String>], widest: usize) -> bool {
    let Some((first, _)) = rows.split_first() else {
        return false;
    };
    // The same kind of map as elsewhere: sorting would be as much code again.
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let fine = |name: &str| !name.is_empty() && read_number(name).number().is_none();
    first.len() == widest
        && first
            .iter()
            .all(|name| fine(name.trim()) && names.insert(name.trim().to_owned(), 0).is_none())
}

fn named(rows: Vec<Vec<String>>) -> Tree {
    let mut rows = rows.into_iter();
    let names: Vec<Box<str>> = rows
        .next()
        .unwrap_or_default()
        .iter()
        .map(|name| name.trim().into())
        .collect();
    let row = |row: Vec<String>| {
        let members = names.iter().cloned().zip(row);
        Tree::Map(
            members
                .map(|(name, field)| (name, Tree::Text(field.into())))
                .collect(),
        )
    };
    Tree::List(rows.map(row).collect())
}

fn unnamed(rows: Vec<Vec<String>>) -> Tree {
    let row = |row: Vec<String>| {
        Tree::List(
            row.into_iter()
                .map(|field| Tree::Text(field.into()))
                .collect(),
        )
    };
    Tree::List(rows.into_iter().map(row).collect())
}
