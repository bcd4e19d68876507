//! What is said about a dataset, whatever its subject: the rest of the crate asks here and knows no subject.

use mingbai_data::budget::{self, Budget, sentence};
use mingbai_data::{Finding, Place};
use std::fmt::Write;

/// Data about one subject.
pub enum Dataset {
    /// A budget.
    Budget(Budget),
}

/// One table for a terminal.
pub struct Grid {
    /// The answer in one sentence.
    pub title: String,
    /// The heading row and the rows.
    pub rows: Vec<Vec<String>>,
    /// The last column that is text; numbers stand behind it.
    pub last_text: usize,
}

impl Dataset {
    /// The project's own format.
    pub fn json(&self) -> String {
        match self {
            Self::Budget(budget) => budget::to_json(budget),
        }
    }

    /// How many tables it has.
    pub fn tables(&self) -> usize {
        match self {
            Self::Budget(budget) => budget.tables.len(),
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match self {
            Self::Budget(budget) => budget.tables.iter().map(|table| table.lines.len()).sum(),
        }
    }

    /// What reading and checking found.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Budget(budget) => &budget.findings,
        }
    }

    /// The answer of each table in one sentence.
    pub fn sentences(&self) -> Vec<String> {
        match self {
            Self::Budget(budget) => (0..budget.tables.len())
                .map(|table| sentence(budget, table))
                .collect(),
        }
    }

    /// The table by its name, the row as people count.
    pub fn place(&self, at: &Place) -> String {
        let number = at.table.saturating_add(1);
        let mut out = match self {
            Self::Budget(budget) => {
                format!("第 {number} 张表 {}", budget.shown_table_name(at.table))
            }
        };
        // Writing to a string cannot fail.
        if let Some(row) = at.row {
            let _ = write!(out, "，第 {} 行", row.saturating_add(1));
        }
        if let Some(field) = at.field {
            let _ = write!(out, "，{field}");
        }
        out
    }

    /// Table, row and name of everything that has a name, in published order.
    pub fn names(&self) -> Vec<(usize, usize, &str)> {
        match self {
            Self::Budget(budget) => budget
                .tables
                .iter()
                .enumerate()
                .flat_map(|(index, table)| {
                    let lines = table.lines.iter().enumerate();
                    lines.map(move |(row, line)| (index, row, &*line.name))
                })
                .collect(),
        }
    }

    /// The tables for a terminal.
    pub fn grids(&self) -> Vec<Grid> {
        match self {
            Self::Budget(budget) => (0..budget.tables.len())
                .map(|table| grid(budget, table))
                .collect(),
        }
    }
}

/// A table of a budget; lower levels stand further in.
fn grid(budget: &Budget, index: usize) -> Grid {
    let lines = budget.tables.get(index).map(|table| &*table.lines);
    let lines = lines.unwrap_or_default();
    let unit = budget.tables.get(index).map(|table| table.unit);
    let all: Vec<usize> = (0..lines.len()).collect();
    let tsv = budget::to_tsv(
        budget,
        index,
        &all,
        unit.unwrap_or(mingbai_data::MoneyUnit::Yuan),
    );
    let mut rows: Vec<Vec<String>> = tsv
        .lines()
        .map(|row| row.split('\t').map(str::to_owned).collect())
        .collect();
    let name = usize::from(lines.iter().any(|line| line.code.is_some()));
    for (row, line) in rows.iter_mut().skip(1).zip(lines) {
        if let Some(cell) = row.get_mut(name) {
            let indent = "　".repeat(usize::from(line.level.saturating_sub(1).min(6)));
            cell.insert_str(0, &indent);
        }
    }
    Grid {
        title: sentence(budget, index),
        rows,
        last_text: name,
    }
}
