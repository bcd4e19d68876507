//! What stands in our own format and nobody reads: a word that was misspelt.

use super::masked;
use crate::words::nearest;
use mingbai_data::dataset::Dataset as Records;
use mingbai_data::{Finding, Place, Severity, Tree};

/// So many fields that nobody knows are named.
const FIELDS: usize = 5;

/// Fields of our own format that it does not know: a word that was misspelt is read by nobody.
pub(super) fn fields(tree: &Tree, records: &Records) -> Option<Finding> {
    let known: Vec<&str> = records.subject.fields.iter().map(|own| own.key).collect();
    let mut names: Vec<&str> = Vec::new();
    let mut first = None;
    let rows = tree.get("rows").and_then(Tree::list).unwrap_or_default();
    for (at, row) in rows.iter().enumerate() {
        let Tree::Map(members) = row else { continue };
        for (name, _) in members {
            if !known.contains(&&**name) && !names.contains(&&**name) {
                names.push(name);
                first = first.or(Some(at));
            }
        }
    }
    let said = |name: &&str| {
        let near = nearest(name, &known);
        let near = near.map_or_else(String::new, |near| format!("（是不是想写 {near}？）"));
        format!("{}{near}", masked(name))
    };
    let said: Vec<String> = names.iter().take(FIELDS).map(said).collect();
    let more = if names.len() > FIELDS { "等" } else { "" };
    first.map(|row| Finding {
        code: "field",
        severity: Severity::Note,
        place: Place {
            table: 0,
            row: Some(row),
            field: None,
        },
        message: format!("有不认识的字段，没有读入：{}{more}", said.join("、")),
    })
}
