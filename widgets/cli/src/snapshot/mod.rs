//! `mingbai snapshot`: from cron, clean files out of sources that a page cannot read or that die under load.
//!
//! **Rule of this folder:** a file is the last good copy, whole, whatever happens. The configuration is checked before
//! anything is asked for; a failure is said with its code and never costs another source anything.

mod clean;
mod config;
mod fetch;
mod make;
mod page;
mod status;
pub mod store;

use crate::args::Snapshot;
use crate::http::{Fault, Gate};
use config::{Config, Format, Source};
use fetch::{Outcome, fetch};
use indicatif::{ProgressBar, ProgressStyle};
use status::{Record, State};
use std::collections::HashMap;
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use store::Store;
use url::Url;

/// A line on standard error; nobody may be listening.
macro_rules! say {
    ($($word:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), $($word)*);
    }};
}

/// A run ended, and how; the numbers are documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Everything is new or unchanged.
    Good,
    /// Something failed; its last good file is kept.
    Kept,
    /// The configuration or the folder cannot be used.
    Config,
    /// Something failed and has no file at all.
    Missing,
}

impl End {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Kept => 1,
            Self::Config => 2,
            Self::Missing => 3,
        }
    }
}

/// Runs once.
pub fn run(args: &Snapshot) -> End {
    let config = match read(args) {
        Ok(config) => config,
        Err(sentences) => {
            for sentence in sentences {
                say!("{sentence}");
            }
            return End::Config;
        }
    };
    for source in &config.sources {
        if source.rules.insecure {
            say!(
                "警告：数据源“{}”写了 insecure = true，不验证对方的证书，内容可能在路上被改动",
                source.name
            );
        }
    }
    let terminal = std::io::stderr().is_terminal();
    if args.dry_run || terminal {
        for source in config
            .sources
            .iter()
            .filter(|one| one.format == Format::Raw)
        {
            say!(
                "警告：数据源“{}”写了 format = \"raw\"，原样保存，里面的个人信息不会遮盖；请用 clean 或 dataset，或不要公开这个文件",
                source.name
            );
        }
    }
    let opened = match args.dry_run {
        true => Ok(Some(store::look(&config.folder))),
        false => store::open(&config.folder),
    };
    let store = match opened {
        Ok(Some(store)) => store,
        Ok(None) => {
            if terminal {
                say!("另一个 mingbai snapshot 正在写这个目录，这次不做任何事");
            }
            return End::Good;
        }
        Err(error) => {
            let folder = config.folder.display();
            say!("目录“{folder}”不能写：{error}。请核对 folder 和目录的权限");
            return End::Config;
        }
    };
    let old = fs::read_to_string(store.path(Path::new("status.json")))
        .map(|text| status::read(&text))
        .unwrap_or_default();
    let wanted: Vec<&Source> = config
        .sources
        .iter()
        .filter(|source| args.only.is_empty() || args.only.contains(&source.name))
        .collect();
    let bar = bar(wanted.len(), terminal);
    let new = all(&config, &wanted, |source, gate| {
        let old = old.iter().find(|record| record.name == source.name);
        let record = one(source, old, gate, &store, args.dry_run);
        if record.state.is_failure() || terminal {
            bar.suspend(|| say!("{}", line(&record)));
        }
        bar.set_message(record.name.clone());
        bar.inc(1);
        record
    });
    bar.finish_and_clear();
    let end = new.iter().map(end_of).max().unwrap_or(End::Good);
    if args.dry_run {
        return end;
    }
    let records = merged(&config, &old, new);
    match write_status(&store, &records) {
        Ok(()) => end,
        Err(error) => {
            say!("状态页写不进去：{error}");
            end.max(End::Kept)
        }
    }
}

fn read(args: &Snapshot) -> Result<Config, Vec<String>> {
    let file = Path::new(&args.config);
    let text = fs::read(file)
        .map_err(|error| vec![crate::source::cannot_open(&args.config, &error)])
        .and_then(|bytes| {
            String::from_utf8(bytes)
                .map_err(|_| vec![format!("{} 不是 UTF-8 编码，请另存为 UTF-8", args.config)])
        })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let config = config::read(file, text)?;
    for name in &args.only {
        if !config.sources.iter().any(|source| source.name == *name) {
            let names: Vec<&str> = config.sources.iter().map(|one| &*one.name).collect();
            let names = names.join("、");
            return Err(vec![format!(
                "--only：没有名为“{name}”的数据源，有：{names}"
            )]);
        }
    }
    Ok(config)
}

/// Every wanted source, some side by side; the results in the order of the configuration.
fn all(
    config: &Config,
    wanted: &[&Source],
    work: impl Fn(&Source, &Gate) -> Record + Sync,
) -> Vec<Record> {
    let gate = Gate::default();
    let order = by_turns(wanted);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Record)>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..config.parallel.min(wanted.len()) {
            scope.spawn(|| {
                loop {
                    let turn = order.get(next.fetch_add(1, Ordering::Relaxed));
                    let Some((index, source)) = turn.copied() else {
                        return;
                    };
                    let record = work(source, &gate);
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    done.push((index, record));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, record)| record).collect()
}

/// The sources with their places, the first of every host before the second of any: one slow host keeps no other waiting.
fn by_turns<'a>(wanted: &[&'a Source]) -> Vec<(usize, &'a Source)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut order: Vec<(usize, usize, &Source)> = Vec::new();
    for (index, source) in wanted.iter().copied().enumerate() {
        let address = source.address(0);
        let host = address.as_ref().and_then(Url::host_str).unwrap_or_default();
        let turn = seen.entry(host.to_owned()).or_default();
        order.push((*turn, index, source));
        *turn = turn.saturating_add(1);
    }
    order.sort_by_key(|(turn, index, _)| (*turn, *index));
    order
        .into_iter()
        .map(|(_, index, source)| (index, source))
        .collect()
}

/// One source: asked, made, written.
fn one(source: &Source, old: Option<&Record>, gate: &Gate, store: &Store, dry: bool) -> Record {
    let mut record = Record::after(source, old);
    record.last_try = status::now();
    if !dry {
        store.tidy(&source.output);
    }
    let path = store.path(&source.output);
    let there = fs::read(&path).ok();
    let there_hash = there.as_deref().map(status::hash);
    // A tag is worth something only while the file is the one that came with it.
    if there_hash.is_none() || there_hash != record.hash {
        record.tags = fetch::Tags::default();
    }
    let result = fetch(source, gate, &record.tags).and_then(|outcome| {
        if let Outcome::Made(made, _) = &outcome {
            make::not_older(source, made, &path)?;
        }
        Ok(outcome)
    });
    let (made, tags) = match result {
        Ok(Outcome::Unchanged) => {
            record.state = State::Unchanged;
            record.last_success = Some(record.last_try.clone());
            return record;
        }
        Ok(Outcome::Made(made, tags)) => (made, tags),
        Err(fault) => {
            record.failed(&fault, there.is_some());
            return record;
        }
    };
    let hash = status::hash(&made.content);
    record.state = if there_hash.as_ref() == Some(&hash) {
        State::Unchanged
    } else {
        State::Fresh
    };
    if record.state == State::Fresh
        && !dry
        && let Err(error) = store.write(&source.output, &made.content)
    {
        let fault = Fault::Write(format!("文件写不进去：{error}"));
        record.failed(&fault, there.is_some());
        return record;
    }
    if record.state == State::Fresh || record.last_change.is_none() {
        record.last_change = Some(record.last_try.clone());
    }
    record.last_success = Some(record.last_try.clone());
    record.rows = made.rows;
    record.bytes = Some(made.content.len());
    record.found = made.found;
    record.masked = made.masked;
    record.hash = Some(hash);
    record.tags = tags;
    record
}

fn end_of(record: &Record) -> End {
    match record.state {
        State::Fresh | State::Unchanged => End::Good,
        State::Kept => End::Kept,
        State::Missing => End::Missing,
    }
}

/// What is known now, in the order of the configuration: what was not asked this time is as it was.
fn merged(config: &Config, old: &[Record], new: Vec<Record>) -> Vec<Record> {
    let named = |records: &[Record], name: &str| {
        let found = records.iter().find(|record| record.name == name);
        found.cloned()
    };
    let sources = config.sources.iter();
    sources
        .filter_map(|source| named(&new, &source.name).or_else(|| named(old, &source.name)))
        .collect()
}

fn write_status(store: &Store, records: &[Record]) -> std::io::Result<()> {
    let now = status::now();
    let json = status::to_json(&now, records);
    store.write(Path::new("status.json"), json.as_bytes())?;
    let html = page::html(&now, records);
    store.write(Path::new("status.html"), html.as_bytes())
}

/// What is said about a source on the screen, and in the mail of cron.
fn line(record: &Record) -> String {
    let Record { name, output, .. } = record;
    match (&record.fault, record.state) {
        (Some((code, message)), State::Kept) => {
            let since = match &record.last_success {
                Some(time) => format!("保留 {time} 的文件"),
                None => "保留原有的文件".to_owned(),
            };
            format!("失败 {name}（{output}）：{code}，{message}；{since}")
        }
        (Some((code, message)), _) => {
            format!("失败 {name}（{output}）：{code}，{message}；还没有文件")
        }
        (None, state) => {
            let rows = record.rows.map(|rows| format!("，{rows} 行"));
            format!(
                "{} {name}（{output}{}）",
                state.name(),
                rows.unwrap_or_default()
            )
        }
    }
}

fn bar(length: usize, terminal: bool) -> ProgressBar {
    if !terminal {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(length).unwrap_or_default());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}
