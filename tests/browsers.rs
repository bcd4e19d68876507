//! The suites as one program: `browsers [--list] [part of a name]…`. Several parts: a case with any of them runs.

use std::process::ExitCode;

use mingbai_tests::process::end_all;
use mingbai_tests::runner::run;
use mingbai_tests::site::runtime;
use mingbai_tests::suites::{Plan, all};
use mingbai_tests::tools::Tools;
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    match go() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("The suites cannot start: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn go() -> anyhow::Result<bool> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let list = arguments.iter().any(|argument| argument == "--list");
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let tools = Tools::find()?;
    let plan = Plan::read(&tools)?;
    let mut cases = all(&plan);
    cases.retain(|case| {
        wanted.is_empty() || wanted.iter().any(|part| case.name.contains(part.as_str()))
    });
    if list {
        for case in &cases {
            println!("{}", case.name);
        }
        return Ok(true);
    }
    // A signal must not leave browsers behind.
    runtime()?.spawn(async {
        let Ok(mut end) = signal(SignalKind::terminate()) else {
            return;
        };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = end.recv() => {}
        }
        end_all();
        std::process::exit(130);
    });
    let workers = std::env::var("MB_WORKERS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(2);
    let summary = run(cases, &tools, workers);
    Ok(summary.failed == 0)
}
