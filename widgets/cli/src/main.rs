//! `mingbai`: the same reading and checking as the widgets, on a server or a desk.
//!
//! **Rule of this crate:** it decides nothing about data; it fetches bytes, asks `mingbai-data` what they mean (in
//! [`reading`] alone), and prints in Chinese.
//! Exit codes: 0 nothing wrong, 1 the data has errors, 2 the arguments cannot be used; `snapshot` adds 3.

mod addresses;
mod args;
mod dataset;
mod doubt;
mod duty;
mod http;
mod input;
mod json;
mod links;
mod profiles;
mod reading;
mod render;
mod report;
mod rounded;
mod snapshot;
mod source;
mod table;
mod turn;
mod words;

use args::{Check, CheckFormat, Cli, Command, Read, ReadFormat, Reading, Render};
use dataset::Dataset;
use http::{Gate, Rules};
use input::Input;
use mingbai_data::budget::{ReadOptions, read_index};
use mingbai_data::read::{Charset, Form};
use mingbai_data::workday::Calendar;
use mingbai_data::{Finding, Place, Severity, preset};
use reading::{Subject, Wish};
use report::Report;
use snapshot::store;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match Cli::from_args() {
        Ok(cli) => cli.command,
        Err(code) => return code,
    };
    let done = match command {
        Command::Check(check) => checked(&check),
        Command::Read(read) => shown(&read),
        Command::Render(args) => rendered(&args),
        Command::Presets => presets(),
        Command::Profiles => profiles::listed().map(|text| {
            print(&text);
            0
        }),
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
    let (wish, rules) = wanted(&check.reading)?;
    let calendar = workdays(check.workdays.as_deref())?;
    let gate = Gate::default();
    let mut missing = false;
    let mut reports = Vec::new();
    for word in &check.sources {
        let input = match input::read(word, &wish, &rules, &gate, check.reading.pages()) {
            Ok(input) => input,
            Err(sentence) => {
                eprintln!("{sentence}");
                missing = true;
                continue;
            }
        };
        let Input {
            name,
            url,
            text,
            pages,
            charset,
            mut result,
            of_pages,
        } = input;
        let audit = result.as_mut().ok().and_then(Dataset::audited);
        if let Ok(dataset) = &mut result {
            // A file that is put on a site is better UTF-8; an endpoint may speak GBK, as the widgets read it.
            let charset = charset.filter(|_| url.is_none());
            dataset.add(charset.and_then(of_charset));
            let text = text.as_deref().unwrap_or_default();
            dataset.add(of_form(text, dataset.form, dataset.inner));
            dataset.add(of_pages);
            dataset.add(duty::check(dataset, now()));
            dataset.add(addresses::check(dataset));
            dataset.examined(now(), &calendar);
        }
        let online = check.online && result.is_ok();
        let limits = &wish.options.limits;
        let several = pages.is_some();
        let tree = || match (pages, &text) {
            (None, Some(text)) => reading::tree(text, limits).ok(),
            (pages, _) => pages,
        };
        let tree = online.then(tree).flatten();
        let links = tree.map(|tree| links::follow(&tree, url.as_ref(), &rules));
        reports.push(Report {
            name,
            // Lines are those of one text.
            text: text.filter(|_| !several),
            result,
            audit,
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
    let least = match check.strict {
        true => Severity::Warning,
        false => Severity::Error,
    };
    Ok(match missing {
        true => 2,
        false => u8::from(reports.iter().any(|report| report.reaches(least))),
    })
}

/// What a source says, and the code that its findings give; nothing where it cannot be read, which has been said.
fn reported(source: &str, reading: &Reading) -> Result<(Report, u8), String> {
    let (wish, rules) = wanted(reading)?;
    let gate = Gate::default();
    let mut input = input::read(source, &wish, &rules, &gate, reading.pages())?;
    if let Ok(dataset) = &mut input.result {
        dataset.add(input.of_pages);
    }
    let report = Report {
        name: input.name,
        text: input.text.filter(|_| input.pages.is_none()),
        result: input.result,
        audit: None,
        links: None,
    };
    let code = u8::from(report.has_errors());
    if report.result.is_err() {
        eprint!("{}", report.text());
    }
    Ok((report, code))
}

/// `read`: the dataset of one source; the exit code.
fn shown(args: &Read) -> Result<u8, String> {
    let (report, code) = reported(&args.source, &args.reading)?;
    let Ok(dataset) = &report.result else {
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

/// `render`: a page without a script, once or again and again.
fn rendered(args: &Render) -> Result<u8, String> {
    let Some(every) = args.watch else {
        return rendered_once(args);
    };
    loop {
        // What cannot be read now leaves the file as it is, and may be read the next time.
        if let Err(sentence) = rendered_once(args) {
            eprintln!("{sentence}");
        }
        std::thread::sleep(std::time::Duration::from_secs(every));
    }
}

fn rendered_once(args: &Render) -> Result<u8, String> {
    let (mut report, code) = reported(&args.source, &args.reading)?;
    let calendar = workdays(args.workdays.as_deref())?;
    let at = args.at.unwrap_or_else(now);
    let Ok(dataset) = &mut report.result else {
        return Ok(code);
    };
    // The widget says what it finds wrong, and so does the page; papers are checked where they are drawn.
    if !["policy", "consultation"].contains(&dataset.key()) {
        dataset.examined(at, &calendar);
    }
    let text = render::render(dataset, &calendar, at)?.format(args.format)?;
    match &args.out {
        None => print(&text),
        Some(file) => kept(file, &text)?,
    }
    if !dataset.findings().is_empty() {
        eprint!("{}", report.text());
    }
    Ok(code)
}

/// Puts `text` into `file`, whole or not at all; one that says the same already stays as it is.
fn kept(file: &str, text: &str) -> Result<(), String> {
    let path = Path::new(file);
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    let name = path.file_name().map(Path::new);
    let name = name.ok_or_else(|| format!("“{file}”不是文件的名称"))?;
    let folder = path.parent().filter(|own| !own.as_os_str().is_empty());
    let written = store::look(folder.unwrap_or(Path::new("."))).write(name, text.as_bytes());
    written.map_err(|error| format!("“{file}”写不了：{error}"))
}

/// `presets`: their names, what they fill, and for which endpoints they are.
fn presets() -> Result<u8, String> {
    let all = preset::all().map_err(|error| error.message)?;
    let mut rows = Vec::new();
    for preset in &all {
        let subjects = preset.subjects.iter();
        let words: Vec<&str> = subjects.map(|subject| reading::word(subject.key)).collect();
        let title = match preset.has_shape() {
            true => preset.title.to_string(),
            false => format!("{}（要写明名称）", preset.title),
        };
        rows.push(vec![preset.name.to_string(), words.join("、"), title]);
    }
    print(&table::columns(&rows));
    Ok(0)
}

/// That a file is better written in UTF-8.
fn of_charset(charset: Charset) -> Option<Finding> {
    let message = match charset {
        Charset::Utf8 => return None,
        Charset::Gb18030 => "文件是 GB18030 编码，网页也能读".to_owned(),
        Charset::Utf16 => "文件是 UTF-16 编码".to_owned(),
    };
    Some(about("encoding", Severity::Warning, message))
}

/// What a text is that is no JSON; where one that is nearly JSON is not.
fn of_form(text: &str, form: Form, inner: Option<Form>) -> Option<Finding> {
    if form == Form::Json && inner.is_none() {
        return None;
    }
    let inner = inner.map_or_else(String::new, |inner| format!("，其中是“{}”", inner.name()));
    let why = reading::why_not_json(text).filter(|_| form == Form::NearlyJson);
    let why = why.map_or_else(String::new, |why| format!("（{why}）"));
    let message = format!(
        "数据的形式是“{}”{inner}{why}；组件也能读，但网页要多下载一个读取模块",
        form.name()
    );
    Some(about("form", Severity::Note, message))
}

/// A finding about the whole.
fn about(code: &'static str, severity: Severity, message: String) -> Finding {
    Finding {
        code,
        severity,
        place: Place::default(),
        message,
    }
}

/// Seconds since 1970-01-01T00:00:00Z.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// What the arguments say about data and requests.
fn wanted(args: &Reading) -> Result<(Wish, Rules), String> {
    let mut options = ReadOptions {
        unit: args.unit,
        population: args.population.clone(),
        as_of: args.as_of.as_deref().map(Into::into),
        prices: args
            .price_index
            .as_deref()
            .and_then(read_index)
            .unwrap_or_default(),
        ..ReadOptions::default()
    };
    let listed = args.profile.as_ref().map(|_| reading::LISTED);
    options.max_rows = args.max_rows.or(listed).unwrap_or(options.max_rows);
    options.limits.max_bytes = args.max_bytes.unwrap_or(options.limits.max_bytes);
    let rules = Rules {
        max_bytes: options.limits.max_bytes,
        insecure: args.insecure,
        ..Rules::default()
    };
    let map = match &args.map {
        Some(file) => {
            let bytes = std::fs::read(file).map_err(|error| source::cannot_open(file, &error))?;
            Some(reading::Map::read(
                file,
                &bytes,
                args.subject.unwrap_or_default(),
            )?)
        }
        None => None,
    };
    let profile = args.profile.as_deref();
    let profile = profile.map(|word| profiles::wanted(word, &rules));
    let profile = profile.transpose()?;
    let subject = args.subject.or(profile.as_ref().map(|_| Subject::List));
    let wish = Wish {
        subject: subject.unwrap_or_default(),
        unsaid: subject.is_none(),
        preset: args.preset.clone(),
        map,
        profile,
        rows: args.max_rows,
        options,
    };
    wish.possible()?;
    Ok((wish, rules))
}

/// The working days that are known, with those of a file.
fn workdays(file: Option<&str>) -> Result<Calendar, String> {
    let Some(file) = file else {
        return Ok(Calendar::default());
    };
    let bytes = std::fs::read(file).map_err(|error| source::cannot_open(file, &error))?;
    let text = reading::decode(&bytes, None).map_err(|error| error.message);
    let read = text.and_then(|decoded| Calendar::read(&decoded.text));
    read.map_err(|why| format!("{file}：{why}"))
}

/// A closed pipe (`mingbai check … | head`) is no error of ours.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
