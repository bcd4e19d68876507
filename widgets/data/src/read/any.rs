//! Text of whatever kind as a tree. Strict JSON first, and what it reads nothing else touches; then the reader that fits
//! the text's beginning.

use super::script::Failed;
use super::{Limits, OFFICE, PDF, delimited, html, markup, parse, script, within, xml};
use crate::text::{among, count, fill, list};
use crate::{Finding, Place, ReadError, ReadErrorKind, Severity, Tree};

/// What a text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// JSON as RFC 8259 has it.
    Json,
    /// JSON with other quotes, bare keys, raw line breaks, commas too many or comments.
    NearlyJson,
    /// `callback({…});`
    Jsonp,
    /// `var x = {…};`
    Script,
    /// A JSON string that holds a document.
    JsonInString,
    /// JSON whose strings hold the document.
    WithinJson,
    /// XML records.
    Xml,
    /// `<table>`
    HtmlTable,
    /// A list of links.
    HtmlList,
    /// Fields between commas.
    Csv,
    /// Fields between tabs.
    Tsv,
    /// Fields between `;` or `|`.
    Delimited,
}

impl Form {
    /// What it is called in Chinese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::NearlyJson => "不规范的 JSON",
            Self::Jsonp => "JSONP",
            Self::Script => "脚本中的数据",
            Self::JsonInString => "字符串中的数据",
            Self::WithinJson => "JSON 字段中的数据",
            Self::Xml => "XML",
            Self::HtmlTable => "网页表格",
            Self::HtmlList => "网页列表",
            Self::Csv => "CSV",
            Self::Tsv => "制表符分隔的文本",
            Self::Delimited => "分隔符文本",
        }
    }
}

/// What was read of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The data.
    pub tree: Tree,
    /// What the text was.
    pub form: Form,
    /// What the document within it was, when there was one.
    pub inner: Option<Form>,
    /// What was put right: code `form`.
    pub notes: Vec<Finding>,
}

impl Reading {
    fn new(tree: Tree, form: Form) -> Self {
        Self {
            tree,
            form,
            inner: None,
            notes: Vec::new(),
        }
    }
}

/// How many documents within documents may still be opened.
#[derive(Clone, Copy)]
pub(super) struct Level(u8);

impl Level {
    /// Reads a document within a document, if it is not too deep down.
    pub(super) fn deeper(self, text: &str, limits: &Limits) -> Option<Result<Reading, ReadError>> {
        Some(read(text, Self(self.0.checked_sub(1)?), limits))
    }
}

/// Reads a text of whatever kind: JSON, nearly-JSON, a script with data, XML, HTML tables and lists, CSV and its like.
///
/// Strict JSON is tried first and stays what [`parse`] makes of it; only a document that is one string is opened.
///
/// # Errors
/// `empty`, `size`, `type` (a page without a table or list, a text that is no data), `source` (an XML report of an
/// error), or `parse` from the reader that fits best.
///
/// ```
/// use mingbai_data::{Tree, read::{Form, Limits, any}};
/// let reading = any("cb({'n': 9007199254740993.10,});", &Limits::default()).unwrap();
/// assert_eq!(reading.form, Form::Jsonp);
/// assert_eq!(reading.tree.get("n").and_then(Tree::text), Some("9007199254740993.10"));
/// let error = any("<html><title>用户登录</title></html>", &Limits::default()).unwrap_err();
/// assert_eq!(error.kind.code(), "type");
/// ```
pub fn any(text: &str, limits: &Limits) -> Result<Reading, ReadError> {
    read(text, Level(3), limits)
}

/// Reads the strings within a tree that are documents themselves (`{"data":{"html":"<li>…"}}`), for a tree in which no
/// rows were found. `None` when there are none.
///
/// # Errors
/// `parse` when a table in one of them was cut off.
pub fn open_within(tree: Tree, limits: &Limits) -> Result<Option<Reading>, ReadError> {
    let mut inner = None;
    let tree = within::open(tree, Level(3), limits, &mut inner)?;
    Ok(inner.map(|inner| Reading {
        inner: Some(inner),
        ..Reading::new(tree, Form::WithinJson)
    }))
}

fn read(text: &str, level: Level, limits: &Limits) -> Result<Reading, ReadError> {
    // A string that is a document may be as long as a document.
    let long = Limits {
        max_string: limits.max_bytes,
        ..*limits
    };
    let reading = match parse(text, limits) {
        Ok(tree @ Tree::Text(_)) => {
            return in_string(tree, Form::JsonInString, Form::Json, level, limits);
        }
        Ok(tree) => return Ok(Reading::new(tree, Form::Json)),
        Err(error) if error.kind == ReadErrorKind::Empty || text.len() > limits.max_bytes => {
            return Err(error);
        }
        Err(error) if error.kind == ReadErrorKind::Size => match parse(text, &long) {
            Ok(tree @ Tree::Text(_)) => {
                in_string(tree, Form::JsonInString, Form::Json, level, limits)?
            }
            Ok(tree) => {
                let mut reading = Reading::new(tree, Form::WithinJson);
                reading.tree = within::open(reading.tree, level, limits, &mut reading.inner)?;
                reading
            }
            Err(_) => other(text, level, &long)?,
        },
        Err(_) => other(text, level, &long)?,
    };
    within::check(&reading.tree, limits)?;
    Ok(reading)
}

/// Opens a document that is one string. A string that is no document stays what it is.
fn in_string(
    tree: Tree,
    form: Form,
    alone: Form,
    level: Level,
    limits: &Limits,
) -> Result<Reading, ReadError> {
    let Tree::Text(text) = &tree else {
        return Ok(Reading::new(tree, alone));
    };
    let start = text.trim_start();
    match level.deeper(text, limits) {
        Some(Ok(inner)) if !matches!(inner.tree, Tree::Text(_) | Tree::Number(_)) => Ok(Reading {
            tree: inner.tree,
            form,
            inner: Some(inner.inner.unwrap_or(inner.form)),
            notes: inner.notes,
        }),
        // What was meant to be a document says what is wrong with it.
        Some(Err(error)) if start.starts_with(['{', '[', '<']) => Err(error),
        _ => Ok(Reading::new(tree, alone)),
    }
}

/// Everything that is not strict JSON.
fn other(text: &str, level: Level, limits: &Limits) -> Result<Reading, ReadError> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    for (begin, what) in [("%PDF", PDF), ("PK\u{3}\u{4}", OFFICE)] {
        if start.starts_with(begin) {
            return Err(ReadError {
                kind: ReadErrorKind::Type,
                message: what.into(),
            });
        }
    }
    if escaped(start) {
        let mut reading = level
            .deeper(&markup::decode(start), limits)
            .unwrap_or_else(|| Err(unknown(start)))?;
        if reading.form == Form::Json {
            reading.form = Form::NearlyJson;
        }
        return Ok(reading);
    }
    if start.starts_with('<') && !start.starts_with("<!--{") {
        return marked(start, text, level, limits);
    }
    let failed = match script::read(text, limits) {
        Ok(found) => {
            let mut reading = match found.tree {
                tree @ Tree::Text(_) => in_string(tree, found.form, found.form, level, limits)?,
                tree => Reading::new(tree, found.form),
            };
            for (put, what) in [
                (found.quotes, "字符串中有没有转义的引号，已作为文字读取"),
                (found.holes, "有的值是空的，已作为未填报读取"),
            ] {
                if put {
                    reading.notes.push(note(0, what));
                }
            }
            if let Some(name) = &found.again {
                let said = "脚本给“{}”赋了不止一次值，读的是有行的那一份";
                reading.notes.push(note(0, &fill(said, &[name])));
            }
            if let [_, _, ..] = found.several.as_slice() {
                let names: Vec<&str> = found.several.iter().map(|name| &**name).collect();
                let said = "脚本里有 {} 份有行的数据（{}），只读其中一份：请一次只给一份";
                let parts = [&*count(names.len()), &list(&names)];
                reading.notes.push(note(0, &fill(said, &parts)));
            }
            // `alert("…")` and `location = "…"` have no data; a bare word or number is none either.
            let data = matches!(reading.tree, Tree::Map(_) | Tree::List(_));
            if data || (found.form == Form::NearlyJson && start.starts_with(['"', '\''])) {
                return Ok(reading);
            }
            Failed {
                error: unknown(start),
                fits: false,
            }
        }
        Err(failed) => failed,
    };
    if start.starts_with(['{', '[']) {
        return Err(failed.error);
    }
    if let Some(at) = first_tag(start) {
        match html::read(start.get(at..).unwrap_or_default(), limits) {
            Ok(page) => return Ok(before(page, start.get(..at).unwrap_or_default())),
            Err(error) if html::is_cut(&error) => return Err(error),
            Err(_) => {}
        }
    }
    match delimited::read(start, limits) {
        Some(Ok(lines)) => {
            let mut reading = Reading::new(lines.tree, lines.form);
            if lines.ragged {
                reading.notes.push(ragged(0));
            }
            Ok(reading)
        }
        Some(Err(error)) if !failed.fits => Err(error),
        _ if failed.fits => Err(failed.error),
        _ => Err(unknown(start)),
    }
}

fn unknown(start: &str) -> ReadError {
    let words: Vec<&str> = start
        .get(..400)
        .unwrap_or(start)
        .split_whitespace()
        .collect();
    let said = within::clip(&words.join(" "), 30);
    ReadError {
        kind: ReadErrorKind::Type,
        message: fill("收到的是文字，不是数据（“{}”）：请检查来源的地址", &[&said]),
    }
}

/// Whether the whole text has its quotation marks or brackets as entities.
fn escaped(start: &str) -> bool {
    let quote = ["&quot;", "&#34;", "&#x22;", "&#39;"]
        .iter()
        .any(|quote| start.contains(quote));
    start.starts_with("&lt;")
        || (quote && !start.contains('"') && start.starts_with(['{', '[', '&']))
}

/// Where the first table or list begins in a text that begins otherwise: `'370600','…'$$<table>`.
fn first_tag(text: &str) -> Option<usize> {
    let name = |at: usize| {
        let rest = text.get(at.saturating_add(1)..).unwrap_or_default();
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        among(
            "table|ul|ol|li|dl|tr|div",
            rest.get(..end).unwrap_or_default(),
        )
    };
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| name(*at))
}

/// A page with the text that stood before it.
fn before(page: html::Page, text: &str) -> Reading {
    let text = text.trim().trim_end_matches('$');
    let tree = match page.tree {
        Tree::Map(mut members) => {
            members.insert(0, ("before".into(), Tree::Text(text.into())));
            Tree::Map(members)
        }
        rows => Tree::Map(vec![
            ("before".into(), Tree::Text(text.into())),
            ("rows".into(), rows),
        ]),
    };
    Reading {
        notes: page.notes,
        ..Reading::new(tree, page.form)
    }
}

/// The elements that begin a piece of HTML.
const HTML: &str = "html|head|body|div|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|p|span|a|script|style|meta|link|title|form|\
    center|h1|h2|h3|h4|h5|h6|br|font|b|i|strong|em|section|article|img|pre|input|iframe|nav|header|footer|main|hr";

/// XML or HTML.
fn marked(start: &str, text: &str, level: Level, limits: &Limits) -> Result<Reading, ReadError> {
    let root = markup::Pieces::new(start, true).find_map(|piece| match piece {
        markup::Piece::Open { name, .. } => Some(name),
        _ => None,
    });
    let root = root.unwrap_or_default();
    let xml =
        start.starts_with("<?xml") && !root.eq_ignore_ascii_case("html") || !among(HTML, root);
    if !xml || root.is_empty() {
        return match html::read(start, limits) {
            Ok(page) => Ok(Reading {
                notes: page.notes,
                ..Reading::new(page.tree, page.form)
            }),
            // A server that means to send data, but says it is a page.
            Err(error) => {
                let shown = html::shown(start);
                let data = shown
                    .starts_with(['{', '['])
                    .then(|| level.deeper(&shown, limits));
                match data.flatten() {
                    Some(Ok(reading)) => Ok(reading),
                    _ => Err(error),
                }
            }
        };
    }
    let mut reading = match xml::read(text, limits)? {
        tree @ Tree::Text(_) => in_string(tree, Form::Xml, Form::Xml, level, limits)?,
        tree => Reading::new(tree, Form::Xml),
    };
    if reading.inner.is_none() && !within::has_rows(&reading.tree) {
        reading.tree = within::open(reading.tree, level, limits, &mut reading.inner)?;
    }
    if matches!(reading.tree, Tree::Text(_)) {
        return Err(unknown(reading.tree.text().unwrap_or_default()));
    }
    Ok(reading)
}

/// What is worth knowing about how table `table` was read.
fn note(table: usize, message: &str) -> Finding {
    Finding {
        code: "form",
        severity: Severity::Note,
        place: Place {
            table,
            ..Place::default()
        },
        message: message.into(),
    }
}

/// The rows of table `table` are of different lengths.
pub(super) fn ragged(table: usize) -> Finding {
    note(table, "各行的列数不一致，缺少的单元格按未提供处理")
}

/// An error with line and column.
#[cold]
pub(super) fn at(text: &str, bytes: usize, kind: ReadErrorKind, is: &str, what: &str) -> ReadError {
    let before = text.get(..bytes).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = last.chars().count().saturating_add(1);
    ReadError {
        kind,
        message: fill(
            "{}：第 {} 行第 {} 列，{}",
            &[is, &count(line), &count(column), what],
        ),
    }
}
