//! The addresses of a policy or of a consultation that may be no link: a page shows them as text.

use crate::dataset::{Data, Dataset};
use crate::reading::masked;
use mingbai_data::dataset::{Datum, Field};
use mingbai_data::{Finding, Place, Severity, Tree};
use mingbai_ui::link::allowed;

/// So many letters of an address are shown.
const SHOWN: usize = 40;

/// Every address that is none, at its place; those of the head first.
pub fn check(dataset: &Dataset) -> Vec<Finding> {
    let Data::Records(records) = &dataset.data else {
        return Vec::new();
    };
    if !matches!(records.subject.key, "policy" | "consultation") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let head = records.source_url.as_deref();
    found.extend(head.and_then(|url| refused(url, "来源", Place::default())));
    for (row, record) in records.rows.iter().enumerate() {
        for (field, datum) in records.subject.fields.iter().zip(&record.fields) {
            let place = Place {
                table: 0,
                row: Some(row),
                field: Some(field.key),
            };
            let mut look = |url: &str, anywhere: bool| {
                let may = anywhere || scheme(url);
                let one = may.then(|| refused(url, field.label, place.clone()));
                found.extend(one.flatten());
            };
            match datum {
                Datum::Text(url) if named(field) => look(url, true),
                Datum::Objects(items) => {
                    for item in items {
                        // An address to write to is an address of any kind.
                        for (key, anywhere) in [("url", true), ("address", false)] {
                            if let Some(url) = item.get(key).and_then(Tree::text) {
                                look(url, anywhere);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
    found
}

fn named(field: &Field) -> bool {
    field.key == "url" || field.key.ends_with("_url")
}

/// Whether a text begins as what a browser would run.
fn scheme(text: &str) -> bool {
    let (scheme, _) = text.split_once(':').unwrap_or_default();
    let scheme = scheme.trim().to_lowercase();
    ["javascript", "data", "vbscript", "file"].contains(&&*scheme)
}

/// The finding about an address that may be no link.
fn refused(url: &str, label: &str, place: Place) -> Option<Finding> {
    let url = url.trim();
    if url.is_empty() || allowed(url) {
        return None;
    }
    let masked = masked(url);
    let mut shown: String = masked.chars().take(SHOWN).collect();
    if shown.len() < masked.len() {
        shown.push('…');
    }
    Some(Finding {
        code: "link",
        severity: Severity::Warning,
        place,
        message: format!("“{label}”的网址“{shown}”不能作为链接，网页上只显示文字"),
    })
}
