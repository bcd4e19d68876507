//! `cargo xtask`: every command of this repository.
//!
//! **Rule of this crate:** it knows how things are built, checked and started, and nothing of what they do. A command
//! fetches just the tools it needs, by name and pinned version, says what it does, and fails in one clear sentence.

mod arrows;
mod demo;
mod generate;
mod house;
mod modules;
mod names;
mod package;
mod pinned;
mod prune;
mod run;
mod shell;
mod size;
mod suites;
mod tidy;
mod tools;
mod wasm;

/// The table of attributes is compiled in as it stands, so that this crate does not wait for Yew to compile.
#[path = "../../widgets/embed/src/attrs.rs"]
#[allow(dead_code)]
mod attrs;

use anyhow::{Result, bail};
use house::House;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  demo              build what is needed, start the demo server, say what to open
  test [--quick]    everything that is tested; --quick: native tests and one engine
  test <part>…      only the browser cases with this in their name: rows-200, firefox, fault
  build             the package, pkg/dist
  size [--keep]     sizes against their budget; --keep makes them the ones to compare with
  bench [name…]     figures in Chromium, cold, plain and throttled: target/bench
  gen               what is generated from the table of attributes: types, manifest, documentation
  tidy [--quick]    formatting, lints, drift, long files, arrows between crates
  setup             every tool that the other commands need, now rather than when needed
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[String]) -> Result<()> {
    let house = House::find()?;
    let has = |flag: &str| words.iter().any(|word| word == flag);
    match words.first().map(String::as_str) {
        Some("setup") => tools::Tools::of(&house).everything(),
        Some("build") => package::build(&house),
        Some("gen") => generate::write(&house),
        Some("size") => size::report(&house, has("--keep")),
        Some("tidy") => tidy::tidy(&house, has("--quick")),
        Some("test") => suites::test(&house, has("--quick"), &names(words)),
        Some("demo") => demo::demo(&house),
        Some("bench") => suites::bench(&house, &words[1..]),
        None | Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// The words behind the command that are no options.
fn names(words: &[String]) -> Vec<String> {
    let names = words.iter().skip(1).filter(|word| !word.starts_with("--"));
    names.cloned().collect()
}
