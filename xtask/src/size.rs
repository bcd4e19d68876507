//! Sizes of the package against their budget, in kilobytes (1,024 bytes) after brotli: what a phone downloads.

use crate::house::{self, House};
use crate::modules;
use crate::package::{self, DIGITS};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::path::PathBuf;

/// A file and what it may weigh.
#[derive(Debug, PartialEq)]
struct Limit {
    file: String,
    /// What it may not pass.
    kilobytes: f64,
    /// What it is to become; the same where that is reached.
    goal: f64,
}

/// Prints the sizes, what grew since they were last kept, and fails above the budget.
pub fn report(house: &House, keep: bool) -> Result<()> {
    package::build(house)?;
    let sizes = object(&house.dist().join("sizes.json"))?;
    let limits = limits(&object(&house.at("xtask/budget.json"))?, |file| {
        sizes.contains_key(file)
    })?;
    let kept_at: PathBuf = house.at("xtask/sizes.json");
    let kept = if kept_at.exists() {
        object(&kept_at)?
    } else {
        Map::new()
    };

    println!(
        "{:<22} {:>10} {:>10} {:>10} {:>12} {:>14}",
        "file", "raw", "brotli", "gzip", "budget", "grew, brotli"
    );
    let mut now = Map::new();
    let (mut above, mut missed) = (Vec::new(), Vec::new());
    for (file, size) in sizes.iter().filter(|(file, _)| !is_hashed(file)) {
        let of = |kind: &str| {
            size.get(kind)
                .and_then(Value::as_u64)
                .with_context(|| format!("sizes.json has no {kind} of {file}"))
        };
        let (raw, brotli, gzip) = (of("raw")?, of("br")?, of("gz")?);
        now.insert(file.clone(), brotli.into());
        let limit = limits.iter().find(|limit| limit.file == *file);
        let budget = limit.map_or_else(String::new, |limit| format!("{} KB", limit.kilobytes));
        if let Some(limit) = limit.filter(|limit| brotli as f64 > limit.goal * 1024.0) {
            missed.push(format!(
                "{file} has {} KB, its goal is {} KB",
                kilobytes(brotli),
                limit.goal
            ));
        }
        let grew = grew(kept.get(file).and_then(Value::as_u64), brotli);
        println!(
            "{file:<22} {:>10} {:>10} {:>10} {budget:>12} {grew:>14}",
            kilobytes(raw),
            kilobytes(brotli),
            kilobytes(gzip)
        );
        if let Some(limit) = limit.filter(|limit| brotli as f64 > limit.kilobytes * 1024.0) {
            above.push(format!(
                "{file} has {} of {} KB",
                kilobytes(brotli),
                limit.kilobytes
            ));
        }
    }
    for limit in &limits {
        if !sizes.contains_key(&limit.file) {
            bail!("the package has no {}, which the budget names", limit.file);
        }
    }
    if keep {
        house::write(&kept_at, serde_json::to_string_pretty(&now)? + "\n")?;
        println!("kept in xtask/sizes.json");
    }
    for line in missed {
        println!("not reached: {line}");
    }
    if above.is_empty() {
        return Ok(());
    }
    bail!("above the budget: {}", above.join("; "))
}

/// The budget names kinds of files; here each file of the package gets its own. A module has a glue of its own only
/// where the one for all does not serve it.
fn limits(budget: &Map<String, Value>, has: impl Fn(&str) -> bool) -> Result<Vec<Limit>> {
    let of = |kind: &str, file: String| {
        let says = budget.get(kind);
        let goal = says.and_then(|says| says.get("goal").unwrap_or(says).as_f64());
        let most = says.and_then(|says| says.get("most").unwrap_or(says).as_f64());
        match (most, goal) {
            (Some(kilobytes), Some(goal)) => Ok(Limit {
                file,
                kilobytes,
                goal,
            }),
            _ => bail!("budget.json says nothing of `{kind}`"),
        }
    };
    let mut limits = vec![
        of("shell", "mingbai.js".into())?,
        of("glue", "glue.js".into())?,
    ];
    for module in modules::modules() {
        let own = format!("{}.js", module.name);
        if has(&own) {
            limits.push(of("glue", own)?);
        }
        // What the budget does not name is one widget.
        let kind = if budget.contains_key(module.name) || module.widgets.is_empty() {
            module.name
        } else {
            "widget"
        };
        limits.push(of(kind, format!("{}.wasm", module.name))?);
    }
    Ok(limits)
}

/// Whether a name carries a hash, so that the same file stands there under its plain name as well.
fn is_hashed(file: &str) -> bool {
    let stem = file.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == DIGITS && hash.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.2}", bytes as f64 / 1024.0)
}

fn grew(before: Option<u64>, now: u64) -> String {
    match before {
        None => "new".into(),
        Some(before) if before == now => String::new(),
        Some(before) => format!("{:+} B", now as i64 - before as i64),
    }
}

fn object(path: &std::path::Path) -> Result<Map<String, Value>> {
    let value: Value = serde_json::from_str(&house::read(path)?)
        .with_context(|| format!("{} is no JSON", path.display()))?;
    match value {
        Value::Object(object) => Ok(object),
        _ => bail!("{} is no JSON object", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash() {
        assert!(is_hashed("budget-1a2b3C4d5E.wasm"));
        assert!(!is_hashed("custom-elements.json"));
        assert!(!is_hashed("mingbai.single.js"));
    }

    #[test]
    fn every_module_has_a_limit() {
        let budget: Value = serde_json::from_str(include_str!("../budget.json")).unwrap();
        let limits = limits(budget.as_object().unwrap(), |file| file == "reader.js").unwrap();
        let of = |file: &str| {
            limits
                .iter()
                .find(|limit| limit.file == file)
                .map(|limit| limit.kilobytes)
        };
        assert_eq!(of("mingbai.js"), Some(6.0));
        assert_eq!(of("all.wasm"), Some(131.1));
        assert_eq!(of("boards.wasm"), Some(130.2));
        assert_eq!(of("glue.js"), Some(6.0));
        assert_eq!(of("views.wasm"), Some(114.4));
        assert_eq!(of("livelihood.wasm"), Some(115.1));
        assert_eq!(of("water.wasm"), Some(87.8));
        assert!(of("reader.js").is_some() && of("mapper.js").is_none());
        for module in modules::modules() {
            assert!(of(&format!("{}.wasm", module.name)).is_some());
        }
    }

    #[test]
    fn growth_is_signed() {
        assert_eq!(grew(None, 5), "new");
        assert_eq!(grew(Some(5), 5), "");
        assert_eq!(grew(Some(5), 7), "+2 B");
        assert_eq!(grew(Some(7), 5), "-2 B");
    }
}
