mod changes;
mod checks;
mod figures;
mod near;
mod open;
mod properties;
mod published;
mod reading;
mod sentences;
mod standards;
mod status;

use super::*;
use crate::Finding;

/// A programme of these rows, each the members of an object; `head` stands before them.
fn programme_of(head: &str, rows: &[&str]) -> Programme {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    let text = format!(
        r#"{{"schema":"mingbai.livelihood/1",{head}"rows":[{}]}}"#,
        rows.join(",")
    );
    read_text(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A programme as of a day.
fn programme(as_of: &str, rows: &[&str]) -> Programme {
    programme_of(&format!(r#""as_of":"{as_of}","#), rows)
}

/// Code, field and sentence of findings.
fn told(findings: &[Finding]) -> String {
    let line = |found: &Finding| {
        let field = found.place.field.unwrap_or("-");
        let (word, code) = (found.severity.word(), found.code);
        format!("{word} {code} {field} {}\n", found.message)
    };
    findings.iter().map(line).collect()
}

/// What checking finds, but for what is missing.
fn wrong(programme: &Programme) -> String {
    let mut found = check(programme, None);
    found.retain(|found| found.code != "check-missing");
    told(&found)
}
