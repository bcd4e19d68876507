//! Tables whose columns have headings that are ours: no preset and no mapping is needed then.

use super::{Context, Mapping, heading_of};
use crate::dataset::{Dataset, Datum, Kind, SUBJECTS, Subject, UnitRule};
use crate::read::{Limits, Reading, parse};
use crate::shape::{Cell, Found, Grid, Meta, Part, find_read};
use crate::text::among;
use crate::{Finding, MoneyUnit, Place, ReadError, ReadErrorKind, Severity, Tree, Unit};
use std::mem::take;

/// Fewer fields are no record.
const FEW: usize = 3;

/// Names of the unit of a table.
const UNIT: &str = "unit|单位|金额单位|计量单位";

/// The mapping of rows whose members have our names.
const NAMED: &str = r#"{"rows": "$.tables[*].rows[*]", "by_name": true}"#;

/// What was read, with each row as a map from the headings of its columns; `unit` is that of the money, where the data says
/// none.
///
/// # Errors
/// Those of [`find_read`]: `source` is what the source says of itself, `field` that there are no rows.
pub fn by_headings(
    mut reading: Reading,
    subject: &'static Subject,
    unit: Option<MoneyUnit>,
    limits: &Limits,
) -> Result<Reading, ReadError> {
    let (form, mut inner) = (reading.form, reading.inner);
    let mut notes = take(&mut reading.notes);
    let tree = reading.tree.clone();
    let found = match find_read(reading, limits) {
        Ok(answer) => {
            inner = answer.inner;
            notes.extend(answer.notes);
            answer.found
        }
        // One observation alone is no list.
        Err(error) if error.kind == ReadErrorKind::Field => lone(tree, subject).ok_or(error)?,
        Err(error) => return Err(error),
    };
    Ok(Reading {
        tree: headed(found, subject, unit).into_tree(),
        form,
        inner,
        notes,
    })
}

/// The records of [`by_headings`].
///
/// # Errors
/// The names of the fields that the subject needs and that have no value in any row.
pub fn records_by_headings(
    tree: &Tree,
    subject: &'static Subject,
    context: &Context<'_>,
) -> Result<Dataset, Vec<&'static str>> {
    let words = parse(NAMED, &Limits::default()).ok();
    let mapping = words.and_then(|words| Mapping::from_tree(&words, subject).ok());
    let records = mapping.and_then(|mapping| mapping.apply(tree, context).ok());
    let lacking = lacking(subject, records.as_ref());
    let Some(mut records) = records.filter(|_| lacking.is_empty()) else {
        return Err(lacking);
    };
    records.findings.push(Finding {
        code: "preset",
        severity: Severity::Note,
        place: Place::default(),
        message: "没有符合数据形状的预设，按列名读入".to_owned(),
    });
    Ok(records)
}

/// The names of the fields that the subject needs and that have no value in any row.
#[must_use]
pub fn lacking(subject: &'static Subject, records: Option<&Dataset>) -> Vec<&'static str> {
    let known = |key: &str| {
        let values = |records: &Dataset| {
            (0..records.rows.len())
                .any(|row| !matches!(records.get(row, key), None | Some(Datum::Missing(_))))
        };
        records.is_some_and(values)
    };
    let needed = subject.fields.iter().filter(|field| field.required);
    let lacking = needed.filter(|field| !known(field.key));
    lacking.map(|field| field.label).collect()
}

/// The same tables, each row of cells as a map from its headings; a title above them is none of the rows. `unit` is that
/// of the money, where the data says none.
fn headed(found: Found, subject: &'static Subject, unit: Option<MoneyUnit>) -> Found {
    let whole = unit_in(&found.meta).or(unit);
    let part = |mut part: Part| {
        let unit = unit_in(&part.meta).or(whole);
        if let Some(Tree::List(_)) = part.rows.first() {
            part = named(part, subject);
        }
        if let Some(unit) = unit {
            part.rows
                .iter_mut()
                .for_each(|row| state(row, subject, unit));
        }
        part
    };
    Found {
        parts: found.parts.into_iter().map(part).collect(),
        ..found
    }
}

/// The one record of an answer that has no rows: of the maps on the way down the one with the most plain members that mean
/// something here. What stands around it is said about the whole.
fn lone(tree: Tree, subject: &'static Subject) -> Option<Found> {
    let Tree::Map(members) = tree else {
        return None;
    };
    let known = |members: &[(Box<str>, Tree)]| {
        let plain = members
            .iter()
            .filter(|(_, tree)| !matches!(tree, Tree::Map(_) | Tree::List(_)));
        plain
            .filter(|(name, _)| heading_of(name, subject).is_some())
            .count()
    };
    if known(&members) >= FEW {
        let part = Part {
            rows: vec![Tree::Map(members)],
            ..Part::default()
        };
        return Some(Found {
            parts: vec![part],
            ..Found::default()
        });
    }
    let mut meta = Meta::new();
    let mut found = None;
    for (name, tree) in members {
        match tree {
            Tree::Map(_) if found.is_none() => found = lone(tree, subject),
            Tree::Map(_) | Tree::List(_) => {}
            plain => meta.push((name, plain)),
        }
    }
    let mut found = found?;
    meta.append(&mut found.meta);
    found.meta = meta;
    Some(found)
}

/// The unit that is stated beside the rows.
fn unit_in(meta: &Meta) -> Option<MoneyUnit> {
    let mut stated = meta.iter().filter(|(key, _)| among(UNIT, key));
    stated.find_map(|(_, unit)| MoneyUnit::parse(unit.text()?))
}

/// Puts the unit behind the names of the columns that hold money and say none.
fn state(row: &mut Tree, subject: &'static Subject, unit: MoneyUnit) {
    let Tree::Map(members) = row else {
        return;
    };
    let bare = |name: &str| {
        let stated = [name, "（", unit.name(), "）"].concat();
        let field = heading_of(name, subject)?;
        let Kind::Number(UnitRule::Named(usual)) = field.kind else {
            return None;
        };
        let money = usual.starts_with("元") && !name.contains(['（', '(']);
        money.then_some(stated)
    };
    for (name, _) in members {
        if let Some(stated) = bare(name) {
            *name = stated.into();
        }
    }
}

/// What stands below a group of columns and says nothing of its own: then the group says it.
const GENERIC: &str = "浓度|监测值|实测值|数值|值|均值|结果|数量|无量纲|全年|年度|合计|小计|总计";

/// Of the names that a column goes by, the one that means something here. What stands directly above it is its own; the
/// group above that (水质类别 over 本月 and 上月) names several columns, and is its name only where its own is nothing.
/// A unit that only the group says is behind the name.
fn name_of(lines: &str, subject: &'static Subject) -> String {
    let known = |name: &&str| heading_of(name, subject).is_some();
    let names: Vec<&str> = lines.lines().map(str::trim).collect();
    let (whole, own, group) = match names.as_slice() {
        [whole, own, group, ..] => (*whole, *own, *group),
        [whole, ..] => (*whole, *whole, *whole),
        [] => return String::new(),
    };
    let generic = among(GENERIC, own) || Unit::parse(own).is_some();
    let found = [whole, own].into_iter().find(known);
    let name = match found.or_else(|| Some(group).filter(known).filter(|_| generic)) {
        Some(name) => name,
        None => return whole.to_owned(),
    };
    let unit = |name: &str| {
        if Unit::parse(name).is_some() {
            return Some(name.to_owned());
        }
        let (_, behind) = name
            .trim_end_matches([')', '）'])
            .rsplit_once(['(', '（'])?;
        Unit::parse(behind).map(|_| behind.to_owned())
    };
    match unit(name)
        .is_none()
        .then(|| unit(own).or_else(|| unit(group)))
    {
        Some(Some(unit)) => [name, "（", &unit, "）"].concat(),
        _ => name.to_owned(),
    }
}

fn named(part: Part, subject: &'static Subject) -> Part {
    let grid = Grid::of_part(&part, |text| {
        SUBJECTS
            .iter()
            .any(|subject| heading_of(text, subject).is_some())
    });
    let name = |lines: &String| name_of(lines, subject);
    let names: Vec<String> = grid.names.iter().map(name).collect();
    if !names.iter().any(|name| heading_of(name, subject).is_some()) {
        return part;
    }
    let links = subject.place("url").is_some() && !names.iter().any(|name| name == "url");
    let skipped = part.rows.len().saturating_sub(grid.len());
    let mut cells = Vec::new();
    let mut rows = Vec::new();
    for at in 0..grid.len() {
        grid.cells(at, &mut cells);
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        for (name, cell) in names.iter().zip(&cells) {
            if name.is_empty() || members.iter().any(|(known, _)| **known == **name) {
                continue;
            }
            let value = match cell {
                Cell::Text(text) => Tree::Text((*text).into()),
                Cell::Absent | Cell::Null | Cell::Other => Tree::Null,
            };
            members.push((name.as_str().into(), value));
        }
        // What a cell links to is the page of the row.
        let row = part
            .rows
            .get(at.saturating_add(skipped))
            .and_then(Tree::list);
        let mut urls = row
            .unwrap_or_default()
            .iter()
            .filter_map(|cell| cell.get("url"));
        if let Some(url) = urls.next().filter(|_| links) {
            members.push(("url".into(), url.clone()));
        }
        rows.push(Tree::Map(members));
    }
    Part {
        columns: Vec::new(),
        header: Vec::new(),
        rows,
        ..part
    }
}
