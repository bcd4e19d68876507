//! From what an endpoint answers to the rows within: its envelope, its words for success, its metadata.

use crate::read::{Limits, parse};
use crate::text::{among, fill, list, parts};
use crate::{ReadError, ReadErrorKind, Tree};

/// Members in which rows are looked for, the most telling first.
const ROWS: &str = "rows|records|list|items|dataList|tbody|Table|features|data|result|results|datas|content|body|jsonObject|page|\
    d|value|object|obj|数据|response|resultData|returnData";

/// Members that name the columns.
const COLUMNS: &str = "columns|fields|header|headers|thead|cols|表头";

/// Members whose own members are metadata.
const METADATA: &str = "metadata|meta|info|元数据";

/// Members that wrap each row.
const WRAPPERS: &str = "properties|attributes|columns";

/// Members in which an envelope says whether it went well.
const VERDICTS: &str = "code|errcode|errorcode|error_code|errno|retcode|resultcode|ret|status|state|success|result|error";

/// Members in which an envelope says what went wrong.
const MESSAGES: &str =
    "msg|message|errmsg|errormsg|error|info|detail|resultmsg|reason|desc|result|data";

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
#[inline(never)]
pub fn find(tree: Tree, limits: &Limits) -> Result<Found, ReadError> {
    let mut found = Found::default();
    let mut failure = None;
    open(
        tree,
        &mut found.meta,
        &mut found.parts,
        &mut failure,
        limits,
    )?;
    let Found { meta, parts } = &found;
    // Where the rows belong stands what servers write for none: `null`, `false`, `{}`, `""`.
    let null = |(name, value): &(Box<str>, Tree)| {
        let nothing = match value {
            Tree::Null | Tree::Bool(false) => true,
            Tree::Text(text) => text.is_empty(),
            Tree::Map(members) => members.is_empty(),
            _ => false,
        };
        nothing && among(ROWS, name)
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
        let only = if names.is_empty() { "" } else { "，只有：" };
        let message = fill("数据里没有表格的行{}{}", &[only, &list(&names)]);
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
    Ok(found)
}

/// Goes down from `node` to the rows, collecting what stands beside the way.
fn open(
    mut node: Tree,
    meta: &mut Meta,
    parts: &mut Vec<Part>,
    failure: &mut Option<Failure>,
    limits: &Limits,
) -> Result<(), ReadError> {
    let mut part = Part::default();
    // No known envelope is deeper; the bound also ends a JSON string within a JSON string within …
    for _ in 0..8 {
        node = match node {
            Tree::Text(text) if is_json(&text) => parse(&text, limits)?,
            #[cfg(feature = "readers")]
            Tree::List(tables) if super::odd::are_tables(&tables) => {
                let members = vec![("tables".into(), Tree::List(tables))];
                Tree::Map(members)
            }
            Tree::List(rows) => {
                part.rows = rows;
                part.rows.iter_mut().for_each(unwrap_row);
                parts.push(part);
                break;
            }
            Tree::Map(mut members) => {
                #[cfg(feature = "readers")]
                super::odd::to_rows(&mut members);
                if failure.is_none() {
                    *failure = Failure::of(&members);
                }
                let tables = take(&mut members, "tables", is_list);
                for name in crate::text::parts(COLUMNS, b'|') {
                    if let Some(Tree::List(columns)) = take(&mut members, name, is_list) {
                        part.name_columns(columns);
                    }
                }
                let next = if tables.is_none() {
                    next(&mut members)
                } else {
                    None
                };
                for (key, value) in members {
                    match value {
                        Tree::Map(inner) if among(METADATA, &key) => {
                            meta.extend(inner);
                        }
                        value => meta.push((key, value)),
                    }
                }
                if let Some(Tree::List(tables)) = tables {
                    for table in tables {
                        let mut own = Meta::new();
                        let before = parts.len();
                        open(table, &mut own, parts, failure, limits)?;
                        if let Some(part) = parts.get_mut(before) {
                            part.meta = own;
                        }
                    }
                }
                match next {
                    Some(next) => next,
                    None => break,
                }
            }
            _ => break,
        };
    }
    Ok(())
}

/// Takes out the member in which the rows must be.
#[inline(never)]
fn next(members: &mut Vec<(Box<str>, Tree)>) -> Option<Tree> {
    if is_numbered(members) {
        return Some(Tree::List(
            members.drain(..).map(|(_, value)| value).collect(),
        ));
    }
    place(members).map(|at| members.remove(at).1)
}

/// Where the rows must be: in one of the known names that has rows, else in the member with the most rows somewhere within,
/// else in one of the known names. Lists of columns and maps of metadata are no rows.
fn place(members: &[(Box<str>, Tree)]) -> Option<usize> {
    let named = |fits: fn(&Tree) -> bool| {
        parts(ROWS, b'|').find_map(|name| {
            let fits =
                |(key, value): &(Box<str>, Tree)| key.eq_ignore_ascii_case(name) && fits(value);
            members.iter().position(fits)
        })
    };
    let found = named(|tree| match tree {
        Tree::Text(text) => is_json(text),
        Tree::List(items) => items.is_empty() || rows_in(tree) > 0,
        tree => rows_in(tree) > 0,
    });
    if found.is_some() {
        return found;
    }
    let (mut most, mut place) = (0, None);
    for (at, (name, value)) in members.iter().enumerate() {
        let rows = rows_in(value);
        let other = if is_list(value) {
            among(COLUMNS, name)
        } else {
            among(METADATA, name)
        };
        if rows > most && !other {
            (most, place) = (rows, Some(at));
        }
    }
    place.or_else(|| {
        named(|tree| match tree {
            Tree::Map(members) => !members.is_empty(),
            tree => is_list(tree),
        })
    })
}

/// A map on the way to the rows, and the place in it where the way goes on.
pub(super) type Step<'a> = (&'a [(Box<str>, Tree)], usize);

/// One step towards the rows; `None` when they stand in several tables, in a text, or nowhere.
pub(super) fn step(node: &Tree) -> Option<Step<'_>> {
    match node {
        Tree::Map(members) if !is_numbered(members) && member(members, "tables").is_none() => {
            Some((members, place(members)?))
        }
        _ => None,
    }
}

/// The way to the rows, and the rows.
pub(super) fn way(tree: &Tree) -> Option<(Vec<Step<'_>>, &[Tree])> {
    let mut way = Vec::new();
    let mut node = tree;
    // As deep as `open` goes.
    for _ in 0..8 {
        if let Tree::List(rows) = node {
            return Some((way, rows));
        }
        let (members, at) = step(node)?;
        way.push((members, at));
        node = members.get(at).map(|(_, value)| value)?;
    }
    None
}

/// The most rows that stand together somewhere in `tree`.
fn rows_in(tree: &Tree) -> usize {
    match tree {
        Tree::List(items) => match items.first() {
            Some(Tree::Map(_) | Tree::List(_)) => items.len(),
            _ => 0,
        },
        Tree::Map(members) if is_numbered(members) => members.len(),
        Tree::Map(members) => {
            let rows = members.iter().map(|(_, value)| rows_in(value));
            rows.max().unwrap_or_default()
        }
        _ => 0,
    }
}

/// Whether an object is a list in disguise: `{"0": {…}, "1": {…}}`.
#[inline(never)]
fn is_numbered(members: &[(Box<str>, Tree)]) -> bool {
    !members.is_empty()
        && members.iter().all(|(key, value)| {
            key.bytes().all(|b| b.is_ascii_digit()) && matches!(value, Tree::Map(_) | Tree::List(_))
        })
}

/// Takes out the member `name`, whatever its case, if `fits`.
fn take(members: &mut Vec<(Box<str>, Tree)>, name: &str, fits: fn(&Tree) -> bool) -> Option<Tree> {
    let at = members
        .iter()
        .position(|(key, value)| key.eq_ignore_ascii_case(name) && fits(value))?;
    Some(members.remove(at).1)
}

fn is_list(tree: &Tree) -> bool {
    matches!(tree, Tree::List(_))
}

fn is_json(text: &str) -> bool {
    matches!(text.trim_start().as_bytes(), [b'[' | b'{', ..])
}

/// Takes a row out of its wrapper: `{"properties": {…}}`.
#[inline(never)]
fn unwrap_row(row: &mut Tree) {
    #[cfg(feature = "readers")]
    super::odd::row(row);
    if let Tree::Map(members) = row {
        for name in parts(WRAPPERS, b'|') {
            if let Some(inner) = take(members, name, |tree| matches!(tree, Tree::Map(_))) {
                *row = inner;
                return;
            }
        }
    }
}

impl Part {
    /// Columns as texts, as `{key, label}`, or heading rows.
    #[inline(never)]
    fn name_columns(&mut self, items: Vec<Tree>) {
        if let [Tree::List(_), ..] = items.as_slice() {
            self.header = items;
            return;
        }
        let named = |item: &Tree, names: &str| {
            parts(names, b'|')
                .find_map(|name| item.get(name).and_then(Tree::text))
                .map(Into::into)
        };
        for item in &items {
            let key = named(item, "field|key|prop|dataIndex|id|code|name");
            let label = named(item, "alias|label|title|header|text|caption|name|comment");
            let info = item.get("info").and_then(|info| named(info, "label"));
            let key = key
                .or_else(|| item.text().map(Into::into))
                .unwrap_or_default();
            self.columns.push(Column {
                key,
                label: label.or(info),
            });
        }
    }
}

impl Column {
    /// The names it goes by, on lines: its label, then its key.
    pub(super) fn names(&self) -> String {
        match &self.label {
            Some(label) => [label, "\n", &*self.key].into_iter().collect(),
            None => (&*self.key).into(),
        }
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
        for verdict in parts(VERDICTS, b'|') {
            let Some(value) = member(members, verdict) else {
                continue;
            };
            let Some(certain) = failed(verdict, value) else {
                continue;
            };
            let code = value
                .text()
                .filter(|code| code.len() <= 20 && verdict != "error");
            let code = code
                .map(|code| fill("（代码 {}）", &[code]))
                .unwrap_or_default();
            let said = said(members);
            let said: String = said.chars().take(100).collect();
            let colon = if said.is_empty() { "" } else { "：" };
            let message = fill("数据来源返回错误{}{}{}", &[&code, colon, &said]);
            return Some(Self { certain, message });
        }
        None
    }
}

pub(super) fn member<'a>(members: &'a [(Box<str>, Tree)], name: &str) -> Option<&'a Tree> {
    members
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// `None` when the verdict is success or no verdict; else whether the failure is beyond doubt.
#[inline(never)]
fn failed(verdict: &str, value: &Tree) -> Option<bool> {
    let error = verdict == "error";
    let word = match value {
        Tree::Bool(false) if !error => return Some(true),
        Tree::Bool(true) | Tree::Map(_) | Tree::List(_) if error => return Some(true),
        Tree::Number(text) | Tree::Text(text) => text.trim(),
        _ => return None,
    };
    if error {
        return (!matches!(word, "" | "0")).then_some(true);
    }
    if among("error|fail|failed|failure|false|-1", word) {
        return Some(true);
    }
    match word.parse::<u32>().ok()? {
        // `errcode` and its like count errors, so 1 is one; `success: 0` is none.
        0 => (verdict == "success").then_some(true),
        1 if !verdict.starts_with("err") => None,
        200 | 20_000 => None,
        400..=599 => Some(true),
        _ => Some(false),
    }
}

/// The source's own message.
#[inline(never)]
fn said(members: &[(Box<str>, Tree)]) -> &str {
    for name in parts(MESSAGES, b'|') {
        let text = match member(members, name) {
            Some(Tree::Text(text)) => Some(&**text),
            Some(value) => value.get("message").and_then(Tree::text),
            None => None,
        };
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            return text;
        }
    }
    ""
}
