//! From what an endpoint answers to the rows within: its envelope, its words for success, its metadata.

use crate::read::{Limits, parse};
use crate::{ReadError, ReadErrorKind, Tree};

/// Members in which rows are looked for, the most telling first.
const ROWS: [&str; 24] = [
    "rows",
    "records",
    "list",
    "items",
    "dataList",
    "tbody",
    "Table",
    "features",
    "data",
    "result",
    "results",
    "datas",
    "content",
    "body",
    "jsonObject",
    "page",
    "d",
    "value",
    "object",
    "obj",
    "数据",
    "response",
    "resultData",
    "returnData",
];

/// Members that name the columns.
const COLUMNS: [&str; 7] = [
    "columns", "fields", "header", "headers", "thead", "cols", "表头",
];

/// Members whose own members are metadata.
const METADATA: [&str; 4] = ["metadata", "meta", "info", "元数据"];

/// Members that wrap each row.
const WRAPPERS: [&str; 3] = ["properties", "attributes", "columns"];

/// Members in which an envelope says whether it went well.
const VERDICTS: [&str; 9] = [
    "code",
    "errcode",
    "errorcode",
    "retcode",
    "resultcode",
    "status",
    "success",
    "result",
    "error",
];

/// Members in which an envelope says what went wrong.
const MESSAGES: [&str; 8] = [
    "msg",
    "message",
    "errmsg",
    "errormsg",
    "error",
    "info",
    "detail",
    "resultmsg",
];

/// Members around the rows that are no rows: the last one of a name stands nearest to the rows.
pub type Meta = Vec<(Box<str>, Tree)>;

/// A column that the source names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// The key in every row.
    pub key: Box<str>,
    /// The words on screen, when they stand beside the key.
    pub label: Option<Box<str>>,
}

/// The rows of one table with what is said about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Metadata of this table alone.
    pub meta: Meta,
    /// The columns, when the source lists them.
    pub columns: Vec<Column>,
    /// Heading rows (lists of texts), when the source has them apart.
    pub header: Vec<Tree>,
    /// Maps or lists, as they came.
    pub rows: Vec<Tree>,
}

/// What was found in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Metadata of the whole.
    pub meta: Meta,
    /// One part a table; never empty.
    pub parts: Vec<Part>,
}

/// Opens the envelope: `{code, msg, data: {rows}}` and its many relatives, bare arrays, `tables`, columns with rows,
/// JSON within a JSON string.
///
/// # Errors
/// `source` when the envelope reports a failure (with its own message), `empty` for no rows, `field` when there is
/// nothing like rows.
pub fn find(tree: Tree, limits: &Limits) -> Result<Found, ReadError> {
    let mut meta = Meta::new();
    let mut failure = None;
    let parts = open(tree, &mut meta, &mut failure, limits)?;
    let null = |(name, value): &(Box<str>, Tree)| {
        *value == Tree::Null && ROWS.iter().any(|rows| name.eq_ignore_ascii_case(rows))
    };
    let empty = parts.iter().all(|part| part.rows.is_empty());
    if let Some(failure) = failure.filter(|f| empty || f.certain) {
        return Err(ReadError {
            kind: ReadErrorKind::Source,
            message: failure.message,
        });
    }
    if parts.is_empty() && !meta.iter().any(null) {
        let names: Vec<&str> = meta.iter().map(|(name, _)| &**name).take(8).collect();
        let message = match names.as_slice() {
            [] => "数据里没有表格的行".into(),
            names => ["数据里没有表格的行，只有：", &names.join("、")].concat(),
        };
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message,
        });
    }
    if empty {
        return Err(ReadError {
            kind: ReadErrorKind::Empty,
            message: "来源返回了 0 行数据".into(),
        });
    }
    Ok(Found { meta, parts })
}

/// Goes down from `node` to the rows, collecting what stands beside the way.
fn open(
    mut node: Tree,
    meta: &mut Meta,
    failure: &mut Option<Failure>,
    limits: &Limits,
) -> Result<Vec<Part>, ReadError> {
    let mut part = Part::default();
    // No known envelope is deeper; the bound also ends a JSON string within a JSON string within …
    for _ in 0..8 {
        node = match node {
            Tree::Text(text) if is_json(&text) => parse(&text, limits)?,
            Tree::List(rows) => {
                part.rows = rows.into_iter().map(unwrap_row).collect();
                return Ok(vec![part]);
            }
            Tree::Map(mut members) => {
                if failure.is_none() {
                    *failure = Failure::of(&members);
                }
                if let Some(tables) = take(&mut members, "tables", |t| t.list().is_some()) {
                    keep(members, meta);
                    return open_tables(tables, failure, limits);
                }
                for name in COLUMNS {
                    if let Some(columns) = take(&mut members, name, |t| t.list().is_some()) {
                        part.name_columns(columns);
                    }
                }
                let next = next(&mut members);
                keep(members, meta);
                match next {
                    Some(next) => next,
                    None => break,
                }
            }
            _ => break,
        };
    }
    Ok(Vec::new())
}

fn open_tables(
    tables: Tree,
    failure: &mut Option<Failure>,
    limits: &Limits,
) -> Result<Vec<Part>, ReadError> {
    let mut parts = Vec::new();
    if let Tree::List(tables) = tables {
        for table in tables {
            let mut own = Meta::new();
            for mut part in open(table, &mut own, failure, limits)? {
                part.meta.append(&mut own);
                parts.push(part);
            }
        }
    }
    Ok(parts)
}

/// Takes out the member in which the rows must be.
fn next(members: &mut Vec<(Box<str>, Tree)>) -> Option<Tree> {
    let numbered = !members.is_empty()
        && members.iter().all(|(key, value)| {
            key.bytes().all(|b| b.is_ascii_digit()) && matches!(value, Tree::Map(_) | Tree::List(_))
        });
    if numbered {
        return Some(Tree::List(
            members.drain(..).map(|(_, value)| value).collect(),
        ));
    }
    let holds = |tree: &Tree| match tree {
        Tree::List(_) | Tree::Map(_) => true,
        Tree::Text(text) => is_json(text),
        _ => false,
    };
    for name in ROWS {
        if let Some(found) = take(members, name, holds) {
            return Some(found);
        }
    }
    // No name helps: then the longest list of rows.
    let length = |tree: &Tree| match tree.list() {
        Some(items @ [Tree::Map(_) | Tree::List(_), ..]) => items.len(),
        _ => 0,
    };
    let longest = members
        .iter()
        .map(|(_, value)| length(value))
        .max()
        .filter(|n| *n > 0)?;
    let at = members
        .iter()
        .position(|(_, value)| length(value) == longest)?;
    Some(members.remove(at).1)
}

/// Takes out the member `name`, whatever its case, if `fits`.
fn take(
    members: &mut Vec<(Box<str>, Tree)>,
    name: &str,
    fits: impl Fn(&Tree) -> bool,
) -> Option<Tree> {
    let at = members
        .iter()
        .position(|(key, value)| key.eq_ignore_ascii_case(name) && fits(value))?;
    Some(members.remove(at).1)
}

/// Keeps what stands beside the rows.
fn keep(members: Vec<(Box<str>, Tree)>, meta: &mut Meta) {
    for (key, value) in members {
        match value {
            Tree::Map(inner) if METADATA.iter().any(|name| key.eq_ignore_ascii_case(name)) => {
                meta.extend(inner);
            }
            value => meta.push((key, value)),
        }
    }
}

fn is_json(text: &str) -> bool {
    matches!(text.trim_start().as_bytes(), [b'[' | b'{', ..])
}

/// A row out of its wrapper: `{"properties": {…}}`.
fn unwrap_row(row: Tree) -> Tree {
    match row {
        Tree::Map(mut members) => {
            for name in WRAPPERS {
                if let Some(inner) = take(&mut members, name, |t| matches!(t, Tree::Map(_))) {
                    return inner;
                }
            }
            Tree::Map(members)
        }
        row => row,
    }
}

impl Part {
    /// Columns as texts, as `{key, label}`, or heading rows.
    fn name_columns(&mut self, columns: Tree) {
        let Tree::List(items) = columns else { return };
        if let [Tree::List(_), ..] = items.as_slice() {
            self.header = items;
            return;
        }
        let named = |item: &Tree, names: &[&str]| {
            names
                .iter()
                .find_map(|name| item.get(name).and_then(Tree::text))
                .map(Into::into)
        };
        let columns = items.iter().map(|item| match item {
            Tree::Map(_) => Column {
                key: named(
                    item,
                    &["field", "key", "prop", "dataIndex", "id", "code", "name"],
                )
                .unwrap_or_default(),
                label: named(item, &["label", "title", "header", "name", "comment"])
                    .or_else(|| item.get("info").and_then(|info| named(info, &["label"]))),
            },
            other => Column {
                key: other.text().unwrap_or_default().into(),
                label: None,
            },
        });
        self.columns = columns.collect();
    }
}

/// What an envelope says about its own failure.
struct Failure {
    /// It says so beyond doubt, even beside rows.
    certain: bool,
    message: String,
}

impl Failure {
    fn of(members: &[(Box<str>, Tree)]) -> Option<Self> {
        for verdict in VERDICTS {
            let member = members
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(verdict));
            let Some((_, value)) = member else { continue };
            let Some(certain) = failed(verdict, value) else {
                continue;
            };
            let code = value
                .text()
                .filter(|code| code.len() <= 20 && verdict != "error");
            let mut message = String::from("数据来源返回错误");
            if let Some(code) = code {
                message.extend(["（代码 ", code, "）"]);
            }
            if let Some(said) = said(members) {
                message.push('：');
                message.extend(said.chars().take(100));
            }
            return Some(Self { certain, message });
        }
        None
    }
}

/// `None` when the verdict is success or no verdict; else whether the failure is beyond doubt.
fn failed(verdict: &str, value: &Tree) -> Option<bool> {
    let word = match value {
        Tree::Bool(true) | Tree::Null => return None,
        Tree::Bool(false) => return (verdict != "error").then_some(true),
        Tree::Number(text) | Tree::Text(text) => text.trim(),
        _ => return (verdict == "error").then_some(true),
    };
    if word.is_empty() {
        return None;
    }
    if verdict == "error" {
        return (word != "0").then_some(true);
    }
    let bad = ["error", "fail", "failed", "failure", "false"];
    if bad.iter().any(|bad| word.eq_ignore_ascii_case(bad)) {
        return Some(true);
    }
    let number = word.parse::<i64>().ok()?;
    match number {
        // `errcode` and its like count errors, so 1 is one; `success: 0` is none.
        0 => (verdict == "success").then_some(true),
        1 if !verdict.starts_with("err") => None,
        200 | 20_000 => None,
        400..=599 | -1 => Some(true),
        _ => Some(false),
    }
}

/// The source's own message.
fn said(members: &[(Box<str>, Tree)]) -> Option<&str> {
    let texts = MESSAGES.iter().filter_map(|name| {
        let (_, value) = members
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        match value {
            Tree::Text(text) => Some(&**text),
            Tree::Map(_) => value.get("message").and_then(Tree::text),
            _ => None,
        }
    });
    texts.map(str::trim).find(|text| !text.is_empty())
}
