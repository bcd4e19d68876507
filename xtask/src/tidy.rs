//! What every change must leave as it was: formatting, lints, generated files, the length of files, first comments,
//! pinned versions, and the arrows between crates.

use crate::arrows;
use crate::generate;
use crate::house::{self, House};
use crate::pinned;
use crate::run;
use crate::tools::Tools;
use anyhow::{Result, bail};
use std::process::Command;

/// Longer files are two files.
const LINES: usize = 500;
/// The lints that no crate of the widgets may switch off.
const DENIED: &[&str] = &[
    "unwrap_used",
    "expect_used",
    "panic",
    "indexing_slicing",
    "arithmetic_side_effects",
    "float_arithmetic",
    "unsafe_code",
];

/// A check: what it looks at, and what it found.
type Check = (&'static str, fn(&House) -> Result<Vec<String>>);

const CHECKS: &[Check] = &[
    ("files over 500 lines", long_files),
    ("first comments", first_comments),
    ("arrows between crates", arrows::wrong),
    ("lints switched off", lints_off),
    ("pinned versions", versions),
];

/// What cargo itself checks; the last is what a browser compiles.
const COMMANDS: &[(&str, &str)] = &[
    ("formatting", "fmt --all -- --check -l"),
    (
        "clippy",
        "clippy --quiet --workspace --all-targets -- -D warnings",
    ),
    (
        "clippy for the browser",
        "clippy --quiet -p mingbai-ui -p mingbai-embed -p mingbai-module -p mingbai-reader -p mingbai-qr -p mingbai-county --features mingbai-module/all,mingbai-module/policy,mingbai-module/lists,mingbai-reader/mapper \
         --target wasm32-unknown-unknown -- -D warnings",
    ),
    (
        "clippy for the reader of standards",
        "clippy --quiet -p mingbai-reader --features mingbai-reader/open --target wasm32-unknown-unknown -- -D warnings",
    ),
];

/// Runs everything; `quick` leaves out the lints for the browser's target. All that is wrong is said before it fails.
pub fn tidy(house: &House, quick: bool) -> Result<()> {
    let mut failed = Vec::new();
    let mut note = |name: &str, result: Result<()>| {
        if let Err(error) = result {
            eprintln!("  {error:#}");
            failed.push(name.to_owned());
        }
    };
    for (name, check) in CHECKS {
        note(name, check(house).and_then(|found| nothing(name, &found)));
    }
    note("generated files", generate::check(house));
    for (name, words) in COMMANDS {
        let for_browser = words.contains("wasm32");
        if quick && for_browser {
            continue;
        }
        let result = if for_browser {
            Tools::of(house).rust()
        } else {
            Ok(())
        };
        note(name, result.and_then(|()| quietly(house, name, words)));
    }
    if failed.is_empty() {
        println!("tidy");
        return Ok(());
    }
    bail!("not tidy: {}", failed.join(", "))
}

fn nothing(name: &str, found: &[String]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    bail!("{name}:\n    {}", found.join("\n    "))
}

fn quietly(house: &House, what: &str, words: &str) -> Result<()> {
    let mut command = run::cargo(&house.root);
    command.args(words.split(' '));
    let log = house.target("log").join(what.replace(' ', "-") + ".log");
    run::quiet(what, &mut command, &log)
}

/// Tracked and new files, as git sees them: what is ignored is nobody's business.
fn sources(house: &House) -> Result<Vec<String>> {
    let list = run::output(
        Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&house.root),
    )?;
    Ok(list
        .lines()
        .filter(|name| house.at(name).is_file())
        .map(str::to_owned)
        .collect())
}

fn long_files(house: &House) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for name in sources(house)? {
        if [".rs", ".js", ".css"]
            .iter()
            .any(|kind| name.ends_with(kind))
        {
            let count = house::read(&house.at(&name))?.lines().count();
            if count > LINES {
                found.push(format!("{name} has {count} lines; {LINES} is the most"));
            }
        }
    }
    Ok(found)
}

/// A crate states its rule in its first comment.
fn first_comments(house: &House) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for name in sources(house)? {
        let is_crate = name.ends_with("/src/lib.rs")
            || name.ends_with("/src/main.rs")
            || (name.contains("/src/bin/") && name.matches('/').count() <= 3);
        if is_crate && name.ends_with(".rs") && !house::read(&house.at(&name))?.starts_with("//!") {
            found.push(format!(
                "{name} does not begin with a //! comment that says what it is for"
            ));
        }
    }
    Ok(found)
}

fn lints_off(house: &House) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for name in sources(house)?
        .into_iter()
        .filter(|name| name.starts_with("widgets/"))
    {
        let text = if name.ends_with(".rs") || name.ends_with("Cargo.toml") {
            house::read(&house.at(&name))?
        } else {
            continue;
        };
        if name.ends_with("Cargo.toml") && !takes_workspace_lints(&text) {
            found.push(format!("{name} does not say `[lints] workspace = true`"));
        }
        if name.ends_with(".rs") && !name.contains("/tests/") {
            found.extend(
                switched_off(&text)
                    .into_iter()
                    .map(|lint| format!("{name} switches off {lint} for the whole file")),
            );
        }
    }
    Ok(found)
}

fn takes_workspace_lints(manifest: &str) -> bool {
    let mut lines = manifest
        .lines()
        .map(str::trim)
        .skip_while(|line| *line != "[lints]")
        .skip(1);
    lines.next() == Some("workspace = true")
}

/// Denied lints in `#![allow(…)]`; `#![cfg_attr(test, …)]` is something else.
fn switched_off(text: &str) -> Vec<&'static str> {
    let whole: Vec<&str> = text
        .lines()
        .filter(|line| {
            line.trim_start().starts_with("#![allow") || line.trim_start().starts_with("#![expect")
        })
        .collect();
    DENIED
        .iter()
        .copied()
        .filter(|lint| whole.iter().any(|line| line.contains(lint)))
        .collect()
}

/// Module and glue speak a private language: the crate and the program that writes the glue are of one version.
fn versions(house: &House) -> Result<Vec<String>> {
    let lock = house::read(&house.at("Cargo.lock"))?;
    let wanted = pinned::WASM_BINDGEN.version;
    Ok(match locked(&lock, "wasm-bindgen") {
        Some(version) if version == wanted => Vec::new(),
        other => vec![format!(
            "Cargo.lock has wasm-bindgen {}, xtask installs wasm-bindgen-cli {wanted}",
            other.unwrap_or("nowhere")
        )],
    })
}

/// The version of a package in a lock file.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_come_from_the_workspace() {
        assert!(takes_workspace_lints(
            "[package]\n\n[lints]\nworkspace = true\n"
        ));
        assert!(!takes_workspace_lints("[package]\nworkspace = true\n"));
        assert!(!takes_workspace_lints("[lints]\n[dependencies]\n"));
    }

    #[test]
    fn a_lint_switched_off_for_a_file_is_found() {
        assert_eq!(
            switched_off("#![allow(clippy::unwrap_used)]\nfn a() {}"),
            ["unwrap_used"]
        );
        assert!(
            switched_off(
                "#![cfg_attr(test, allow(clippy::unwrap_used))]\n// #![allow(clippy::panic)]"
            )
            .is_empty()
        );
        assert!(switched_off("#[allow(clippy::unwrap_used)]\nfn a() {}").is_empty());
    }

    #[test]
    fn the_locked_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "yew"), None);
    }
}
