//! The reports as SARIF 2.1.0 (OASIS, 27 March 2020), which code-checking services and editors show.

use super::{Item, Report};
use mingbai_data::Severity;
use serde_json::{Value, json};

/// One run with the results of all sources.
pub fn sarif(reports: &[Report]) -> Value {
    let mut rules: Vec<&'static str> = Vec::new();
    let mut results = Vec::new();
    for report in reports {
        for item in report.items() {
            let index = rules.iter().position(|code| *code == item.code);
            let index = index.unwrap_or_else(|| {
                rules.push(item.code);
                rules.len().saturating_sub(1)
            });
            results.push(result(report, &item, index));
        }
    }
    let audits = reports.iter().filter_map(|report| {
        let summary = report.audit.as_ref()?.summary();
        Some(json!({"uri": uri(&report.name), "summary": summary}))
    });
    let audits: Vec<Value> = audits.collect();
    let rules: Vec<Value> = rules.iter().map(|code| json!({"id": code})).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "mingbai",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": {"audits": audits},
        }],
    })
}

fn result(report: &Report, item: &Item, rule: usize) -> Value {
    let level = match item.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let mut physical = json!({"artifactLocation": {"uri": uri(&report.name)}});
    if let (Some(line), Some(members)) = (item.line, physical.as_object_mut()) {
        members.insert("region".to_owned(), json!({"startLine": line}));
    }
    let mut location = json!({"physicalLocation": physical});
    if let (false, Some(members)) = (item.place.is_empty(), location.as_object_mut()) {
        members.insert("message".to_owned(), json!({"text": item.place}));
    }
    json!({
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": level,
        "message": {"text": format!("{}。建议：{}", item.message.trim_end_matches('。'), item.remedy)},
        "locations": [location],
    })
}

/// A URI reference (RFC 3986): the address without its query, or the path with what needs it escaped.
fn uri(name: &str) -> String {
    if let Some(mut url) = crate::source::address(name) {
        url.set_query(None);
        url.set_fragment(None);
        return url.into();
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    name.bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}
