//! Tables in a terminal: columns stand under each other, whatever the width of the letters.

use crate::dataset::Grid;
use crate::report::plain;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Every table under its sentence.
pub fn text(grids: &[Grid]) -> String {
    let mut out = String::new();
    for (index, grid) in grids.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", grid.title);
        aligned(&mut out, &grid.rows, &grid.numbers);
    }
    plain(&out)
}

/// Rows of texts under each other.
pub fn columns(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    aligned(&mut out, rows, &[]);
    plain(&out)
}

/// The rows with their columns aligned: text to the left, numbers to the right.
fn aligned(out: &mut String, rows: &[Vec<String>], numbers: &[bool]) {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or_default()
        })
        .collect();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blank = " ".repeat(width.saturating_sub(cell.width()));
            let (left, right) = match numbers.get(column) {
                Some(true) => (blank.as_str(), cell.as_str()),
                _ => (cell.as_str(), blank.as_str()),
            };
            if column > 0 {
                line.push_str("  ");
            }
            line.push_str(left);
            line.push_str(right);
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}
