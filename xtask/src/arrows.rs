//! The arrows between crates point one way: `data ← ui ← embed ← module`, `data ← reader`, `embed ← views`,
//! `data ← cli`, `memory ←` every module. Whoever is not in this table may depend on nothing of the house.

use crate::house::House;
use crate::run;
use anyhow::{Context, Result};
use serde_json::Value;

/// A crate and what it may depend on, of the crates here. Test helpers (dev-dependencies) are free, but for two crates.
const MAY: &[(&str, &[&str])] = &[
    ("mingbai-data", &[]),
    ("mingbai-ui", &["mingbai-data"]),
    ("mingbai-embed", &["mingbai-data", "mingbai-ui"]),
    ("mingbai-memory", &[]),
    ("mingbai-module", &["mingbai-embed", "mingbai-memory"]),
    ("mingbai-reader", &["mingbai-data", "mingbai-memory"]),
    ("mingbai-qr", &["mingbai-memory"]),
    (
        "mingbai-views",
        &[
            "mingbai-data",
            "mingbai-ui",
            "mingbai-embed",
            "mingbai-memory",
        ],
    ),
    ("mingbai", &["mingbai-data", "mingbai-ui"]),
    (
        "mingbai-demo",
        &["mingbai-data", "mingbai-ui", "mingbai-embed"],
    ),
    // A county's own application stands outside: it has what every county can have.
    ("mingbai-county", &["mingbai-data", "mingbai-ui"]),
    (
        "mingbai-tests",
        &[
            "mingbai-data",
            "mingbai-ui",
            "mingbai-embed",
            "mingbai-demo",
        ],
    ),
    ("xtask", &[]),
];

/// Nobody depends on these, not even in tests.
const LAST: &[&str] = &[
    "mingbai-tests",
    "mingbai-module",
    "mingbai-reader",
    "mingbai-qr",
    "mingbai-views",
    "mingbai-county",
    "xtask",
];

/// What `mingbai-data` must not know: a browser, a network, a runtime.
const NOT_IN_DATA: &[&str] = &[
    "wasm-bindgen",
    "js-sys",
    "web-sys",
    "yew",
    "gloo",
    "tokio",
    "axum",
    "reqwest",
    "hyper",
];

/// Every arrow that points the wrong way.
pub fn wrong(house: &House) -> Result<Vec<String>> {
    let text = run::output(run::cargo(&house.root).args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--locked",
    ]))?;
    let metadata: Value = serde_json::from_str(&text).context("cargo metadata is no JSON")?;
    Ok(judge(&metadata))
}

fn judge(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut found = Vec::new();
    for package in &packages {
        let Some(name) = package["name"].as_str() else {
            continue;
        };
        let may = MAY
            .iter()
            .find(|(who, _)| *who == name)
            .map_or(&[][..], |(_, may)| may);
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let Some(on) = dependency["name"].as_str() else {
                continue;
            };
            let in_tests = dependency["kind"] == "dev";
            let ours = names.contains(&on);
            if ours && (LAST.contains(&on) || (!in_tests && !may.contains(&on))) {
                found.push(format!("{name} depends on {on}"));
            }
            if name == "mingbai-data"
                && !in_tests
                && NOT_IN_DATA
                    .iter()
                    .any(|not| on == *not || on.starts_with(&format!("{not}-")))
            {
                found.push(format!(
                    "{name} depends on {on}: it knows no browser and no network"
                ));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(name: &str, on: &str, kind: Value, wrong: bool) {
        let mut packages: Vec<Value> = MAY
            .iter()
            .map(|(name, _)| json!({"name": name, "dependencies": []}))
            .collect();
        let at = MAY.iter().position(|(who, _)| *who == name).unwrap();
        packages[at]["dependencies"] = json!([{"name": on, "kind": kind}]);
        let found = judge(&json!({"packages": packages}));
        assert_eq!(!found.is_empty(), wrong, "{name} → {on}: {found:?}");
    }

    #[test]
    fn arrows_point_one_way() {
        check("mingbai-ui", "mingbai-data", Value::Null, false);
        check("mingbai-data", "mingbai-ui", Value::Null, true);
        check("mingbai-ui", "mingbai-embed", Value::Null, true);
        check("mingbai", "mingbai-data", Value::Null, false);
        check("mingbai-demo", "mingbai-tests", "dev".into(), true);
        check("mingbai-demo", "xtask", "build".into(), true);
        check("mingbai-ui", "mingbai-demo", "dev".into(), false);
    }

    #[test]
    fn data_knows_no_browser() {
        check("mingbai-data", "web-sys", Value::Null, true);
        check("mingbai-data", "gloo-timers", Value::Null, true);
        check("mingbai-data", "serde_json", "dev".into(), false);
        check("mingbai-data", "encoding_rs", Value::Null, false);
        check("mingbai-ui", "web-sys", Value::Null, false);
    }

    #[test]
    fn every_crate_is_in_the_table() {
        let house = House::find().unwrap();
        let text = run::output(run::cargo(&house.root).args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
        ]))
        .unwrap();
        let metadata: Value = serde_json::from_str(&text).unwrap();
        for package in metadata["packages"].as_array().unwrap() {
            let name = package["name"].as_str().unwrap();
            assert!(
                MAY.iter().any(|(who, _)| *who == name),
                "{name} is not in the table of arrows"
            );
        }
    }
}
