//! `cargo xtask test` and `cargo xtask bench`: everything in its order, each step with its time, and one line at the end.

use crate::county;
use crate::house::{self, House};
use crate::modules;
use crate::package;
use crate::pinned::{self, OLD_CHROMIUM};
use crate::run;
use crate::size;
use crate::tidy;
use crate::tools::Tools;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// Steps that were run, and how they ended.
#[derive(Default)]
struct Steps {
    done: Vec<(&'static str, bool, f64)>,
}

impl Steps {
    /// Runs a step; a failure is said at once, and the next step is run all the same.
    fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let result = step();
        if let Err(error) = &result {
            eprintln!("{name}: {error:#}");
        }
        self.done
            .push((name, result.is_ok(), start.elapsed().as_secs_f64()));
        result.is_ok()
    }

    fn close(self) -> Result<()> {
        println!();
        for (name, good, seconds) in &self.done {
            println!(
                "{} {name:<28} {seconds:>7.1} s",
                if *good { "✓" } else { "✗" }
            );
        }
        let failed: Vec<&str> = self
            .done
            .iter()
            .filter(|(_, good, _)| !good)
            .map(|(name, ..)| *name)
            .collect();
        println!(
            "steps: {} passed, {} failed",
            self.done.len() - failed.len(),
            failed.len()
        );
        if failed.is_empty() {
            Ok(())
        } else {
            bail!("failed: {}", failed.join(", "))
        }
    }
}

/// Everything that is tested; `quick`: native tests and one engine. With parts of names: only the browser cases whose
/// name has one of them.
pub fn test(house: &House, quick: bool, parts: &[String]) -> Result<()> {
    let tools = Tools::of(house);
    if !parts.is_empty() {
        package::build(house)?;
        county::build(house)?;
        return browsers(house, &tools, quick, parts);
    }
    let mut steps = Steps::default();
    steps.run("tidy", || tidy::tidy(house, quick));
    // The native tests follow what they look at: the site's links lead to the package and to the county's application.
    let built = steps.run("the package", || package::build(house));
    steps.run("the county's application", || county::build(house));
    steps.run("native tests", || {
        let words =
            "test --workspace --exclude mingbai-tests --exclude mingbai-module --exclude mingbai-reader --exclude mingbai-views --no-fail-fast";
        run::loud(run::cargo(&house.root).args(words.split(' ')))
    });
    if built {
        steps.run("sizes", || size::report(house, false));
        steps.run("npm pack", || pack(house));
        let tests = boundary_tests(house);
        if !quick && !tests.is_empty() {
            steps.run("tests inside the module", || {
                boundary(house, &tools, &tests)
            });
        }
        steps.run("browsers", || browsers(house, &tools, quick, &[]));
    }
    steps.close()
}

/// The suites in real browsers, with the tests of their own means.
fn browsers(house: &House, tools: &Tools<'_>, quick: bool, parts: &[String]) -> Result<()> {
    let mut command = run::cargo(&house.root);
    command.args(["test", "--package", "mingbai-tests"]);
    if parts.is_empty() {
        command.arg("--no-fail-fast");
    } else {
        command.args(["--test", "browsers", "--"]).args(parts);
    }
    with_tools(&mut command, house, tools)?;
    command.env("MB_CORPORA", tools.corpora()?);
    if quick {
        command.env("MB_QUICK", "1");
    }
    run::loud(&mut command)
}

/// Figures, no asserts.
pub fn bench(house: &House, names: &[String]) -> Result<()> {
    package::build(house)?;
    if names.is_empty() || names.iter().any(|name| name == "rows-10000") {
        let records = modules::build(house, &Tools::of(house), &modules::RECORDS)?;
        for file in ["glue.js", "module.wasm"] {
            house::write(
                &house.target("bench/pages/records").join(file),
                house::bytes(&records.join(file))?,
            )?;
        }
    }
    let mut command = run::cargo(&house.root);
    command
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "mingbai-tests",
            "--bin",
            "bench",
            "--",
        ])
        .args(names);
    with_tools(&mut command, house, &Tools::of(house))?;
    run::loud(&mut command)?;
    if names.is_empty() {
        println!("\nreading, natively: MB/s, allocations");
        let words =
            "run --quiet --release -p mingbai-data --features readers,charset --example read_speed";
        run::loud(run::cargo(&house.root).args(words.split(' ')))?;
    }
    Ok(())
}

/// Tells the suites where everything is.
fn with_tools(command: &mut Command, house: &House, tools: &Tools<'_>) -> Result<()> {
    tools.browsers()?;
    let program = |name: &str| {
        run::on_path(name).with_context(|| format!("there is no `{name}` on the PATH"))
    };
    let geckodriver = tools
        .cargo(&pinned::GECKODRIVER)?
        .join(pinned::GECKODRIVER.binary);
    let mut paths: Vec<(String, PathBuf)> = vec![
        ("MB_ROOT".into(), house.root.clone()),
        ("MB_CHROMEDRIVER".into(), program("chromedriver")?),
        ("MB_CHROMIUM".into(), program("chromium")?),
        ("MB_FIREFOX".into(), program("firefox-esr")?),
        ("MB_GECKODRIVER".into(), geckodriver),
        ("MB_WEBKIT_DRIVER".into(), program("WebKitWebDriver")?),
        ("MB_AXE".into(), tools.npm()?.join("axe-core/axe.min.js")),
    ];
    for old in OLD_CHROMIUM {
        paths.push((
            format!("MB_CHROMIUM_{}", old.major),
            tools.old_chromium(old)?,
        ));
    }
    command.envs(paths);
    Ok(())
}

/// The package as npm would publish it: packed, installed somewhere else, and the same there, file by file.
fn pack(house: &House) -> Result<()> {
    let place = house.target("npm");
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(place.join("page"))?;
    let mut command = Command::new("npm");
    command
        .args(["pack", "--silent", "--pack-destination"])
        .arg(&place)
        .current_dir(house.at("pkg"));
    let packed = run::output(&mut command)?;
    let packed = place.join(
        packed
            .lines()
            .last()
            .context("npm pack names no file")?
            .trim(),
    );
    house::write(&place.join("page/package.json"), "{\"private\": true}\n")?;
    let mut command = Command::new("npm");
    command
        .args(["install", "--offline", "--no-audit", "--no-fund"])
        .arg(&packed)
        .current_dir(place.join("page"));
    run::quiet(
        "installing what npm packed",
        &mut command,
        &house.target("log/npm-pack.log"),
    )?;
    let installed = place.join("page/node_modules/mingbai");
    for file in house::files(&house.dist()) {
        let name = file
            .strip_prefix(house.at("pkg"))
            .context("dist is inside pkg")?;
        if house::bytes(&file)? != house::bytes(&installed.join(name))? {
            bail!(
                "{} is another file in the package that npm packed",
                name.display()
            );
        }
    }
    for name in [
        "package.json",
        "README.md",
        "mingbai.d.ts",
        "custom-elements.json",
    ] {
        if !installed.join(name).exists() {
            bail!("the package that npm packed has no {name}");
        }
    }
    let script = "const found = require.resolve('mingbai'); if (!found.endsWith('dist/mingbai.js')) throw new Error(found)";
    run::output(
        Command::new("node")
            .args(["-e", script])
            .current_dir(place.join("page")),
    )?;
    println!("{} holds the package, whole", packed.display());
    Ok(())
}

/// Tests that run inside the module, at its boundary to the page.
fn boundary_tests(house: &House) -> Vec<String> {
    house::files(&house.at("widgets/embed/tests"))
        .iter()
        .filter(|file| house::read(file).is_ok_and(|text| text.contains("wasm_bindgen_test")))
        .filter_map(|file| {
            file.file_stem()
                .map(|name| name.to_string_lossy().into_owned())
        })
        .collect()
}

fn boundary(house: &House, tools: &Tools<'_>, tests: &[String]) -> Result<()> {
    tools.rust()?;
    tools.browsers()?;
    let runner = tools
        .cargo(&pinned::WASM_BINDGEN)?
        .join("wasm-bindgen-test-runner");
    let driver = run::on_path("chromedriver").context("there is no `chromedriver` on the PATH")?;
    let mut command = run::cargo(&house.root);
    command.args([
        "test",
        "--package",
        "mingbai-embed",
        "--features",
        "all",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    for test in tests {
        command.args(["--test", test]);
    }
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver);
    run::loud(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_the_whole_and_the_next_is_run() {
        let mut steps = Steps::default();
        assert!(!steps.run("one", || bail!("no")));
        assert!(steps.run("two", || Ok(())));
        assert_eq!(steps.close().unwrap_err().to_string(), "failed: one");
    }
}
