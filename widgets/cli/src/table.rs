//! A budget as a table in a terminal: columns stand under each other, whatever the width of the letters.

use crate::report::plain;
use mingbai_data::budget::{Budget, to_tsv};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Every table of a budget, each under its name.
pub fn text(budget: &Budget) -> String {
    let mut out = String::new();
    for (index, table) in budget.tables.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}",
            mingbai_data::budget::sentence(budget, index).trim()
        );
        let all: Vec<usize> = (0..table.lines.len()).collect();
        let tsv = to_tsv(budget, index, &all, table.unit);
        let mut rows: Vec<Vec<String>> = tsv
            .lines()
            .map(|row| row.split('\t').map(str::to_owned).collect())
            .collect();
        let name = usize::from(table.lines.iter().any(|line| line.code.is_some()));
        for (row, line) in rows.iter_mut().skip(1).zip(&table.lines) {
            if let Some(cell) = row.get_mut(name) {
                let indent = "　".repeat(usize::from(line.level.saturating_sub(1).min(6)));
                cell.insert_str(0, &indent);
            }
        }
        aligned(&mut out, &rows, name);
    }
    plain(&out)
}

/// The rows with their columns aligned: text, up to the column `name`, to the left, numbers to the right.
fn aligned(out: &mut String, rows: &[Vec<String>], name: usize) {
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
            let (left, right) = match column <= name {
                true => (cell.as_str(), blank.as_str()),
                false => (blank.as_str(), cell.as_str()),
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
