//! The configuration.
//!
//! **Rule of this folder:** it is read and checked whole before anything is asked for, and everything wrong is said at once
//! with its line. No message holds the value of a header.

mod section;
mod source;
mod syntax;
#[cfg(test)]
mod tests;

pub use source::{Format, Pages, Source};

use section::{Problems, Section};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// What is to be done.
#[derive(Debug)]
pub struct Config {
    /// Where the files are written.
    pub folder: PathBuf,
    /// How many sources are asked side by side.
    pub parallel: usize,
    /// The sources, in the order of the file.
    pub sources: Vec<Source>,
}

/// Keys of the file itself.
const TOP: [&str; 4] = ["folder", "parallel", "defaults", "source"];

/// Reads `text`, the content of `file`; paths in it are relative to the folder of `file`.
///
/// # Errors
/// Every problem, a line each: file, line, key, what to do.
pub fn read(file: &Path, text: &str) -> Result<Config, Vec<String>> {
    let problems = Problems::new(text);
    let config = whole(file, text, &problems);
    let found = problems.finish();
    match config {
        Some(config) if found.is_empty() => Ok(config),
        _ => Err(found
            .into_iter()
            .map(|(line, sentence)| format!("{} 第 {line} 行，{sentence}", file.display()))
            .collect()),
    }
}

fn whole(file: &Path, text: &str, problems: &Problems<'_>) -> Option<Config> {
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let what = error.message().lines().next().unwrap_or_default();
            problems.add(at, format!("写法不对：{}", syntax::in_chinese(what)));
            return None;
        }
    };
    let top = Section {
        title: "文件".to_owned(),
        table: document.get_ref(),
        defaults: None,
        at: 0,
        problems,
    };
    top.only(&TOP);
    let home = file.parent().unwrap_or(Path::new(""));
    let folder = home.join(top.text("folder").unwrap_or("."));
    let parallel = top.whole("parallel", 1, 64).unwrap_or(8);
    let defaults = top.table("defaults");
    if let Some(defaults) = &defaults {
        defaults.only(&source::SHARED);
    }
    let tables = top
        .item("source")
        .and_then(|item| item.get_ref().as_array());
    let tables = match tables {
        Some(tables) if !tables.is_empty() => tables,
        _ => {
            top.wrong("source", "至少要有一个数据源，每个以 [[source]] 开头");
            return None;
        }
    };
    let mut sources: Vec<Source> = Vec::new();
    let mut taken: HashMap<(&str, String), ()> = HashMap::new();
    for (index, item) in tables.iter().enumerate() {
        let Some(table) = item.get_ref().as_table() else {
            top.wrong("source", "每个数据源以 [[source]] 开头");
            continue;
        };
        let name = table.get("name");
        let at = name.map_or_else(|| item.span(), toml::Spanned::span).start;
        let name = name.and_then(|name| name.get_ref().as_str());
        let number = index.saturating_add(1);
        let section = Section {
            title: match name {
                Some(name) => format!("数据源“{name}”"),
                None => format!("第 {number} 个数据源"),
            },
            table,
            defaults: defaults.as_ref().map(|defaults| defaults.table),
            at,
            problems,
        };
        let Some(source) = Source::read(&section, home) else {
            continue;
        };
        // Some file systems do not tell capitals from small letters.
        let output = source.output.to_string_lossy().to_lowercase();
        for (key, value) in [("name", source.name.clone()), ("output", output)] {
            if taken.insert((key, value), ()).is_some() {
                section.wrong(key, "和前面的数据源重复了，请换一个");
            }
        }
        sources.push(source);
    }
    Some(Config {
        folder,
        parallel: usize::try_from(parallel).unwrap_or(8),
        sources,
    })
}
