//! The unit of a table, wherever it is said. Without one nothing is read: a figure in an unknown unit is no figure.
//!
//! **Rule:** of several the nearest to the number wins: behind the number in its cell, the heading of its column, the
//! row's own column 单位 (these three are applied where cells are read), the words above the table and its title, the
//! members `unit` of the table and of the document, the attribute of the tag. Those that contradict are told on a desk.

use super::columns::Field;
use super::options::ReadOptions;
use super::rows::{Columns, Known};
use super::words::{Unit, is_unit_word, unit_in};
use crate::money::UNITS;
use crate::number::{read_number, unit_behind};
use crate::shape::Grid;
use crate::text::fill;
use crate::{MoneyUnit, ReadError, ReadErrorKind};

/// The unit of a table: by the words above it, the metadata, a heading, a column, the page, or behind every amount.
#[inline(never)]
pub(super) fn unit_of(
    grid: &Grid,
    columns: &Columns,
    known: &Known,
    options: &ReadOptions,
) -> Result<MoneyUnit, ReadError> {
    let said = unit_in(&known.title);
    if let Unit::Known(unit) = said {
        return Ok(unit);
    }
    if let Some(unit) = known.unit {
        return Ok(unit);
    }
    if let Unit::Unknown(word) = said {
        return Err(unknown_unit(&word));
    }
    if let Some(unit) = columns.heading_unit() {
        return Ok(unit);
    }
    let mut cells = Vec::new();
    let mut behind = None;
    let mut all_behind = true;
    let unit_column = columns.place(Field::Unit);
    for row in 0..grid.len() {
        grid.cells(row, &mut cells);
        let text = |at: usize| {
            cells
                .get(at)
                .map(|cell| cell.text().trim())
                .unwrap_or_default()
        };
        if let Some(at) = unit_column {
            match MoneyUnit::parse(text(at)) {
                Some(unit) => return Ok(unit),
                None if is_unit_word(text(at)) => return Err(unknown_unit(text(at))),
                None => {}
            }
        }
        for at in columns.amounts() {
            match unit_behind(text(at)) {
                Some(unit) => behind = behind.or(Some(unit)),
                None => all_behind &= read_number(text(at)).number().is_none(),
            }
        }
        if !all_behind && unit_column.is_none() {
            break;
        }
    }
    match (options.unit, behind) {
        (Some(unit), _) => Ok(unit),
        (None, Some(unit)) if all_behind => Ok(unit),
        _ => Err(match &options.unknown_unit {
            Some(word) => unknown_unit_of("标签上的", word),
            None => ReadError {
                kind: ReadErrorKind::Unit,
                message: "数据没有注明金额单位：请在数据中写明，或在标签上加 unit=\"万元\"（也可以是元、千元、百万元、亿元）".into(),
            },
        }),
    }
}

pub(super) fn unknown_unit(word: &str) -> ReadError {
    unknown_unit_of("", word)
}

#[cold]
fn unknown_unit_of(place: &str, word: &str) -> ReadError {
    let message = fill(
        "{}单位“{}”不是已知的金额单位：可用{}",
        &[place, word, UNITS],
    );
    ReadError {
        kind: ReadErrorKind::Unit,
        message,
    }
}
