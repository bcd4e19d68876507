//! `mingbai`: the same reading and checking as the widgets, on a server or a desk.
//!
//! **Rule of this crate:** it decides nothing about data; it fetches bytes, asks `mingbai-data` what they mean (in
//! [`reading`] alone), and prints in Chinese.
//! Exit codes: 0 nothing wrong, 1 the data has errors, 2 the arguments cannot be used; `snapshot` adds 3.

mod args;
mod dataset;
mod http;
mod links;
mod reading;
mod report;
mod snapshot;
mod source;
mod table;

use args::{Check, CheckFormat, Cli, Command, Read, ReadFormat, Reading};
use dataset::Dataset;
use http::Rules;
use mingbai_data::budget::ReadOptions;
use reading::Wish;
use report::{Report, Trouble};
use source::Source;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match Cli::from_args() {
        Ok(cli) => cli.command,
        Err(code) => return code,
    };
    let done = match command {
        Command::Check(check) => checked(&check),
        Command::Read(read) => shown(&read),
        Command::Snapshot(args) => return ExitCode::from(snapshot::run(&args).code()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

/// `check`: the reports of all sources; the exit code.
fn checked(check: &Check) -> Result<u8, String> {
    let (wish, rules) = wanted(&check.reading);
    wish.possible()?;
    let mut missing = false;
    let mut reports = Vec::new();
    for word in &check.sources {
        let source = match source::open(word, &rules) {
            Ok(source) => source,
            Err(sentence) => {
                eprintln!("{sentence}");
                missing = true;
                continue;
            }
        };
        // A file that is put on a site is to be UTF-8; an endpoint may speak GBK, as the widgets read it.
        let (text, result) = read(&source, &wish, source.url.is_none());
        let online = check.online && result.is_ok();
        let tree = text
            .as_deref()
            .filter(|_| online)
            .and_then(|text| reading::tree(text, &wish.options.limits).ok());
        let links = tree.map(|tree| links::follow(&tree, source.url.as_ref(), &rules));
        reports.push(Report {
            name: source.name,
            text,
            result,
            links,
        });
    }
    let values = || reports.iter().map(Report::value).collect::<Vec<_>>();
    let text = match (check.format, reports.as_slice()) {
        (_, []) => String::new(),
        (CheckFormat::Text, reports) => {
            let texts: Vec<String> = reports.iter().map(Report::text).collect();
            texts.join("\n")
        }
        (CheckFormat::Json, [one]) => format!("{:#}\n", one.value()),
        (CheckFormat::Json, _) => format!("{:#}\n", serde_json::Value::from(values())),
        (CheckFormat::Sarif, reports) => format!("{:#}\n", report::sarif::sarif(reports)),
    };
    print(&text);
    Ok(match missing {
        true => 2,
        false => u8::from(reports.iter().any(Report::has_errors)),
    })
}

/// `read`: the dataset of one source; the exit code.
fn shown(args: &Read) -> Result<u8, String> {
    let (mut wish, rules) = wanted(&args.reading);
    wish.preset.clone_from(&args.preset);
    if let Some(file) = &args.map {
        let map = std::fs::read_to_string(file);
        wish.map = Some(map.map_err(|error| source::cannot_open(file, &error))?);
    }
    wish.possible()?;
    let source = source::open(&args.source, &rules)?;
    let (text, result) = read(&source, &wish, false);
    let report = Report {
        name: source.name,
        text,
        result,
        links: None,
    };
    let code = u8::from(report.has_errors());
    let Ok(dataset) = &report.result else {
        eprint!("{}", report.text());
        return Ok(code);
    };
    let table = args.format.map_or_else(
        || std::io::stdout().is_terminal(),
        |format| format == ReadFormat::Table,
    );
    if table {
        let grids = dataset.grids();
        print(&format!("{}\n{}", table::text(&grids), report.text()));
    } else {
        print(&dataset.json());
        if !dataset.findings().is_empty() {
            eprint!("{}", report.text());
        }
    }
    Ok(code)
}

/// What the arguments say about data and requests.
fn wanted(args: &Reading) -> (Wish, Rules) {
    let mut options = ReadOptions {
        unit: args.unit,
        ..ReadOptions::default()
    };
    options.max_rows = args.max_rows.unwrap_or(options.max_rows);
    options.limits.max_bytes = args.max_bytes.unwrap_or(options.limits.max_bytes);
    let rules = Rules {
        max_bytes: options.limits.max_bytes,
        insecure: args.insecure,
        ..Rules::default()
    };
    let wish = Wish {
        subject: args.subject,
        options,
        ..Wish::default()
    };
    (wish, rules)
}

/// The text of a source, where it has one, and what is in it.
fn read(source: &Source, wish: &Wish, strict: bool) -> (Option<String>, Result<Dataset, Trouble>) {
    let bytes = match &source.bytes {
        Ok(bytes) => bytes,
        Err(fault) => return (None, Err(Trouble::Fetch(fault.clone()))),
    };
    let text = match strict {
        true => reading::strict_text(bytes),
        false => reading::text(bytes, source.charset.as_deref()),
    };
    match text {
        Ok(text) => {
            let result = reading::dataset(&text, wish).map_err(Trouble::Read);
            (Some(text), result)
        }
        Err(error) => (None, Err(Trouble::Read(error))),
    }
}

/// A closed pipe (`mingbai check … | head`) is no error of ours.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
