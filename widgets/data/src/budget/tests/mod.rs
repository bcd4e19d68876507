//! Budgets as read, said and checked: the expected text stands beside the input.

mod checks;
mod debts;
mod facts;
mod figures;
mod flows;
mod glance;
mod glossary;
mod hand;
mod kinds;
mod levels;
mod names;
mod output;
mod published;
mod reading;
mod reasons;
mod refused;
mod search;
mod sentences;
mod take;
mod years;

use super::*;
use crate::shape::Matrix;
use crate::{MoneyUnit, Severity, Value};

fn wan() -> ReadOptions {
    ReadOptions {
        unit: Some(MoneyUnit::Wan),
        ..ReadOptions::default()
    }
}

fn amount(value: &Value) -> String {
    match value {
        Value::Present { number, .. } => number.to_string(),
        Value::Missing(reason) => reason.reason().into(),
    }
}

/// A finding on one line.
fn finding(finding: &crate::Finding) -> String {
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = &finding.place;
    let row = place
        .row
        .map(|row| format!(" row {row}"))
        .unwrap_or_default();
    let field = place
        .field
        .map(|field| format!(" {field}"))
        .unwrap_or_default();
    format!(
        "{severity} {} [{}{row}{field}] {}\n",
        finding.code, place.table, finding.message
    )
}

/// A budget as a page of text: metadata, tables with the stages that have numbers, findings.
fn show(budget: &Budget) -> String {
    let mut out = String::new();
    let facts = [
        &budget.title,
        &budget.publisher,
        &budget.scope,
        &budget.as_of,
        &budget.source_name,
        &budget.source_url,
    ];
    let facts: Vec<&str> = facts.into_iter().flatten().map(|text| &**text).collect();
    if let Some(year) = budget.year {
        out += &format!("{year} ");
    }
    out += &format!(
        "{}{}\n",
        facts.join(" · "),
        if budget.sample { " 示例" } else { "" }
    );
    for (index, table) in budget.tables.iter().enumerate() {
        out += &format!(
            "# {}（{}）",
            budget.shown_table_name(index),
            table.unit.name()
        );
        if let Some(base) = table.rate_base {
            out += &format!(" rate/{}", base.name());
        }
        if let Some(basis) = &table.yoy_basis {
            out += &format!(" yoy/{basis}");
        }
        if let Some(balance) = &table.balance {
            out += &format!(" balance {}", amount(balance));
        }
        out.push('\n');
        let stages = table.stages_present();
        for line in &table.lines {
            let kind = match line.kind {
                LineKind::Item => "",
                LineKind::Subtotal => "*",
                LineKind::Total => "**",
                LineKind::Memo => "~",
            };
            let code = line
                .code
                .as_deref()
                .map(|code| format!("{code} "))
                .unwrap_or_default();
            let parent = line
                .parent
                .map(|at| format!(" <{}", table.lines[at].name))
                .unwrap_or_default();
            out += &format!(
                "{}{code}{}{kind}{parent}:",
                "  ".repeat(line.level.into()),
                line.name
            );
            for stage in &stages {
                out += &format!(" {} {}", stage.key(), amount(line.amount(*stage)));
            }
            for (name, value) in [("rate", &line.rate), ("yoy", &line.yoy)] {
                if value.number().is_some() {
                    out += &format!(" {name} {}", amount(value));
                }
            }
            if let Some(note) = &line.note {
                out += &format!(" // {note}");
            }
            out.push('\n');
        }
    }
    for found in &budget.findings {
        out += &finding(found);
    }
    if let Some(rows) = budget.rows_in_source {
        out += &format!("of {rows} rows\n");
    }
    out
}

fn result(read: Result<Budget, crate::ReadError>) -> String {
    match read {
        Ok(budget) => show(&budget),
        Err(error) => format!("{}: {}", error.kind.code(), error.message),
    }
}

/// A table of strings, cells separated by `|`, without a heading of its own.
fn matrix(text: &str) -> Matrix {
    let rows = text
        .lines()
        .map(|line| line.split('|').map(String::from).collect());
    Matrix {
        rows: rows.collect(),
        ..Matrix::default()
    }
}

/// Findings of the checks of a table of strings in 万元.
fn findings(text: &str) -> String {
    let budget = read_matrix(&matrix(text), &wan()).unwrap();
    budget.findings.iter().map(finding).collect()
}
