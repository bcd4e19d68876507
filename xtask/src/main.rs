//! `cargo xtask`: every command of this repository.
//!
//! **Rule of this crate:** it knows how things are built, checked and started, and nothing of what they do. A command
//! fetches just the tools it needs, by name and pinned version, says what it does, and fails in one clear sentence.

mod arrows;
mod copies;
mod county;
mod demo;
mod generate;
mod house;
mod likeness;
mod looks;
mod modules;
mod names;
mod package;
mod parts;
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
#[allow(dead_code, unexpected_cfgs, clippy::match_like_matches_macro)]
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
  site [folder]     the pages of the demo as files for any web server: target/site
  size [--keep]     sizes against their budget; --keep makes them the ones to compare with
  bench [name…]     figures in Chromium, cold, plain and throttled: target/bench; --runs 7: of so many loads
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

/// What may stand behind a command.
struct Takes {
    command: &'static str,
    options: &'static [&'static str],
    names: bool,
}

const COMMANDS: &[Takes] = &[
    takes("demo", &[], false),
    takes("test", &["--quick"], true),
    takes("build", &[], false),
    takes("site", &[], true),
    takes("size", &["--keep"], false),
    takes("bench", &["--runs"], true),
    takes("gen", &[], false),
    takes("tidy", &["--quick"], false),
    takes("setup", &[], false),
];

const fn takes(command: &'static str, options: &'static [&'static str], names: bool) -> Takes {
    Takes {
        command,
        options,
        names,
    }
}

/// Refuses what the command does not know, before anything is run.
fn understood(command: &str, rest: &[String]) -> Result<()> {
    let Some(takes) = COMMANDS.iter().find(|takes| takes.command == command) else {
        bail!("there is no command `{command}`\n\n{HELP}");
    };
    let unknown = rest.iter().find(|word| match word.starts_with('-') {
        true => !takes.options.contains(&&***word),
        false => !takes.names,
    });
    match unknown {
        Some(word) => bail!("`cargo xtask {command}` does not know `{word}`\n\n{HELP}"),
        None => Ok(()),
    }
}

fn command(words: &[String]) -> Result<()> {
    let has = |flag: &str| words.iter().any(|word| word == flag);
    let Some((command, rest)) = words.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    if command == "help" || has("--help") || has("-h") {
        print!("{HELP}");
        return Ok(());
    }
    understood(command, rest)?;
    let house = House::find()?;
    match &**command {
        "setup" => tools::Tools::of(&house).everything(),
        "build" => package::build(&house),
        "site" => demo::site(&house, names(rest).first()),
        "gen" => generate::write(&house),
        "size" => size::report(&house, has("--keep")),
        "tidy" => tidy::tidy(&house, has("--quick")),
        "test" => suites::test(&house, has("--quick"), &names(rest)),
        "demo" => demo::demo(&house),
        "bench" => suites::bench(&house, rest),
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// The words that are no options.
fn names(words: &[String]) -> Vec<String> {
    let names = words.iter().filter(|word| !word.starts_with('-'));
    names.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_does_not_know_is_refused() {
        let refused = |words: &str| {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            understood(&words[0], &words[1..])
                .err()
                .map(|error| error.to_string())
        };
        for known in [
            "test",
            "test --quick",
            "test firefox rows",
            "size --keep",
            "bench budget --runs 3",
        ] {
            assert_eq!(refused(known), None, "{known}");
        }
        for (unknown, word) in [
            ("test --quik", "--quik"),
            ("test -q", "-q"),
            ("build all", "all"),
            ("size --keep --quick", "--quick"),
            ("tset", "tset"),
        ] {
            let said = refused(unknown).unwrap_or_default();
            assert!(
                said.contains(&format!("`{word}`")) && said.contains("demo "),
                "{unknown}: {said}"
            );
        }
    }

    #[test]
    fn the_help_names_every_command_and_option() {
        for takes in COMMANDS {
            assert!(
                HELP.contains(&format!("\n  {}", takes.command)),
                "{}",
                takes.command
            );
            for option in takes.options {
                assert!(HELP.contains(option), "{option}");
            }
        }
    }
}
