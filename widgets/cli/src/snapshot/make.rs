//! From what a source answered to what is written: the same decision for one answer and for pages put together.

use super::clean;
use super::config::{Format, Source};
use crate::http::Fault;
use crate::reading;
use mingbai_data::read::parse;
use mingbai_data::{Finding, ReadError, ReadErrorKind, Severity, Tree};
use std::path::Path;

/// A file to be written.
pub struct Made {
    /// Its bytes.
    pub content: Vec<u8>,
    /// Its rows, where there are rows.
    pub rows: Option<usize>,
    /// How many findings are errors, and how many are warnings.
    pub found: (usize, usize),
    /// How many personal values were masked.
    pub masked: u32,
}

/// What came.
pub enum Came {
    /// An answer, and the charset that was declared.
    Bytes(Vec<u8>, Option<String>),
    /// Pages put together.
    Tree(Tree),
}

/// The file of a source.
pub fn make(source: &Source, came: Came) -> Result<Made, Fault> {
    let made = match (source.format, came) {
        (Format::Raw, Came::Bytes(bytes, _)) => {
            if bytes.trim_ascii().is_empty() {
                return Err(empty("来源没有返回任何内容".to_owned()));
            }
            return Ok(Made {
                content: bytes,
                rows: None,
                found: (0, 0),
                masked: 0,
            });
        }
        (Format::Dataset, came) => {
            let dataset = match came {
                Came::Bytes(bytes, charset) => {
                    let decoded = reading::decode(&bytes, charset.as_deref());
                    let text = decoded.map_err(Fault::Read)?.text;
                    reading::dataset(&text, &source.wish, crate::now())
                }
                Came::Tree(tree) => reading::dataset_of(&tree, &source.wish, crate::now()),
            }
            .map_err(Fault::Read)?;
            if dataset.findings().iter().any(|found| found.code == "limit") {
                return Err(Fault::Read(ReadError {
                    kind: ReadErrorKind::Size,
                    message: "行数超过上限，没有写出不完整的数据。可调大 max_rows（最多 50000）"
                        .to_owned(),
                }));
            }
            let found = dataset.findings().iter();
            if let Some(garbled) = found.clone().find(|found| found.code == "encoding") {
                return Err(encoding(garbled));
            }
            let count = |severity| {
                let found = dataset.findings().iter();
                found.filter(|one| one.severity == severity).count()
            };
            Made {
                content: dataset.json().into_bytes(),
                rows: Some(dataset.rows()),
                found: (count(Severity::Error), count(Severity::Warning)),
                masked: dataset.masked,
            }
        }
        (_, came) => {
            let mut tree = match came {
                Came::Bytes(bytes, charset) => tree(source, &bytes, charset.as_deref())?,
                Came::Tree(tree) => tree,
            };
            let (masked, finding) = reading::mask(&mut tree);
            let content = clean::json(&tree);
            if let Some(garbled) = reading::garbled(&content) {
                return Err(encoding(&garbled));
            }
            Made {
                rows: rows(source, &tree)?,
                content: content.into_bytes(),
                found: (0, usize::from(finding.is_some())),
                masked,
            }
        }
    };
    let (rows, least) = (made.rows, source.min_rows);
    match rows.filter(|rows| *rows < least) {
        Some(rows) => Err(empty(format!("只有 {rows} 行，少于 min_rows = {least}"))),
        None => Ok(made),
    }
}

/// The tree of an answer, as it came: not masked yet.
fn tree(source: &Source, bytes: &[u8], charset: Option<&str>) -> Result<Tree, Fault> {
    reading::decode(bytes, charset)
        .and_then(|decoded| reading::tree(&decoded.text, &source.wish.options.limits))
        .map_err(Fault::Read)
}

/// The rows within a tree, when there are any; an envelope that reports a failure is one.
fn rows(source: &Source, tree: &Tree) -> Result<Option<usize>, Fault> {
    reading::rows(tree, &source.wish.options.limits).map_err(Fault::Read)
}

/// Refuses data whose own date is before that of the copy that is there.
pub fn not_older(source: &Source, made: &Made, old: &Path) -> Result<(), Fault> {
    let limits = source.wish.options.limits;
    let date = |bytes: &[u8]| {
        let tree = parse(std::str::from_utf8(bytes).ok()?, &limits).ok()?;
        let date = tree.get("as_of")?.text()?.to_owned();
        is_date(&date).then_some(date)
    };
    let old = std::fs::read(old).ok().and_then(|bytes| date(&bytes));
    match (old, date(&made.content)) {
        (Some(old), Some(new)) if new < old => Err(Fault::Rollback(format!(
            "取到的数据截至 {new}，比已有的 {old} 还旧，没有采用"
        ))),
        _ => Ok(()),
    }
}

/// `YYYY-MM-DD`, which sorts as it counts.
fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Garbled text is not written over good text.
fn encoding(found: &Finding) -> Fault {
    Fault::Read(ReadError {
        kind: ReadErrorKind::Encoding,
        message: found.message.clone(),
    })
}

fn empty(message: String) -> Fault {
    Fault::Read(ReadError {
        kind: ReadErrorKind::Empty,
        message,
    })
}
