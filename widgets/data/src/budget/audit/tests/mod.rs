//! What the audit finds: the expected text stands beside the input.

mod among;
mod checks;
mod formulas;
mod named;
mod property;
mod published;

use super::*;
use crate::Severity;
use crate::budget::{ReadOptions, read_text};
use expect_test::Expect;

/// The tally of the checks that were made, the findings and the summary.
fn show(audit: &Audit) -> String {
    let mut out = String::new();
    for check in audit.checks.iter().filter(|check| check.made > 0) {
        out += &format!("{} {}/{}\n", check.kind.key(), check.held, check.made);
    }
    for found in &audit.findings {
        let severity = match found.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let place = &found.place;
        let row = place
            .row
            .map(|row| format!(" row {row}"))
            .unwrap_or_default();
        let field = place.field.unwrap_or_default();
        let (code, message) = (found.code, &found.message);
        out += &format!(
            "{severity} {code} [{}{row} {field}] {message}\n",
            place.table
        );
    }
    out + &audit.summary() + "\n"
}

/// Tables in the project's own format, in 万元.
fn check(tables: &str, expected: Expect) {
    expected.assert_eq(&show(&audit(&read(tables))));
}

fn read(tables: &str) -> Budget {
    let text = format!(
        r#"{{"schema":"mingbai.budget/1","unit":"万元","year":2024,"scope":"全县","tables":[{tables}]}}"#
    );
    read_text(&text, &ReadOptions::default()).unwrap()
}

/// One side of a book.
fn side(side: &str, more: &str, columns: &str, rows: &str) -> String {
    format!(r#"{{"book":"general","side":"{side}"{more},"columns":[{columns}],"rows":[{rows}]}}"#)
}
