//! What the readers of our own formats share: the head, findings that stand in the text, dates, values with their units.

use crate::date::Date;
use crate::finding::CODES;
use crate::privacy::clear;
use crate::read::{Limits, parse};
use crate::text::{count, cut, fill, parts, whole};
use crate::{Finding, Missing, Place, ReadError, ReadErrorKind, Severity, Tree};

/// What a text says about the whole.
pub(crate) struct Head {
    pub title: Option<Box<str>>,
    pub publisher: Option<Box<str>>,
    pub source: Option<Box<str>>,
    pub source_url: Option<Box<str>>,
    pub standard: Option<Box<str>>,
    pub as_of: Option<Date>,
    pub sample: bool,
}

/// The head and the rows of a text in `format`; `subject` is its name in Chinese, `date` reads its dates.
///
/// # Errors
/// `schema` when it is another format; `field` when there are no rows.
#[cfg(any(feature = "air", feature = "water", feature = "livelihood"))]
pub(crate) fn open<'a>(
    tree: &'a Tree,
    format: &str,
    subject: &str,
    date: fn(&str) -> Option<Date>,
) -> Result<(Head, &'a [Tree]), ReadError> {
    let head = head(tree, format, subject, date)?;
    let Some(rows) = tree.get("rows").and_then(Tree::list) else {
        return Err(rowless(format));
    };
    Ok((head, rows))
}

/// A text in `format` has no rows.
pub(crate) fn rowless(format: &str) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Field,
        message: fill("{} 格式的数据应有 rows 列表", &[format]),
    }
}

/// The head of a text in `format`, as [`open`] reads it.
///
/// # Errors
/// `schema` when it is another format.
pub(crate) fn head(
    tree: &Tree,
    format: &str,
    subject: &str,
    date: fn(&str) -> Option<Date>,
) -> Result<Head, ReadError> {
    let schema = text(tree, "schema").unwrap_or_default();
    if schema != format {
        return Err(ReadError {
            kind: ReadErrorKind::Schema,
            message: fill(
                "数据格式“{}”不受支持；{}数据的 schema 应写作 {}",
                &[schema, subject, format],
            ),
        });
    }
    Ok(Head {
        title: own(tree, "title"),
        publisher: own(tree, "publisher"),
        source: own(tree, "source"),
        source_url: own(tree, "source_url"),
        standard: own(tree, "standard"),
        as_of: text(tree, "as_of").and_then(date).map(Date::to_the_minute),
        sample: matches!(tree.get("sample"), Some(Tree::Bool(true))),
    })
}

/// What a source sent, as a tree with nothing personal in it, and what was masked.
///
/// # Errors
/// As [`parse`]; `field` for what is in no format of ours, and `pii` for what this build cannot mask.
fn sent(text: &str, limits: &Limits, format: &str) -> Result<(Tree, Vec<Finding>), ReadError> {
    let mut tree = parse(text, limits)?;
    if tree.get("schema").is_none() {
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: fill(
                "数据没有按 {} 格式写；其他接口请用 preset 写明名称",
                &[format],
            ),
        });
    }
    let pii = clear(&mut tree)?;
    Ok((tree, pii.into_iter().collect()))
}

/// A text as a page has it: with what a reader `found`, else as its source sent it; and what was masked.
///
/// # Errors
/// As [`parse`], and where it was sent as [`sent`].
pub(crate) fn given(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
    format: &str,
) -> Result<(Tree, Vec<Finding>), ReadError> {
    match found {
        Some(_) => Ok((parse(text, limits)?, Vec::new())),
        None => sent(text, limits, format),
    }
}

/// As many of `rows` as are wanted, with a finding where there are more.
#[inline(never)]
pub(crate) fn within<'a>(rows: &'a [Tree], most: usize, findings: &mut Vec<Finding>) -> &'a [Tree] {
    let Some(first) = rows.get(..most) else {
        return rows;
    };
    if rows.len() > most {
        findings.push(Finding {
            code: "limit",
            severity: Severity::Warning,
            place: Place::default(),
            message: fill(
                "已读前 {} 条，来源共 {} 条",
                &[&count(most), &count(rows.len())],
            ),
        });
    }
    first
}

/// Adds what is wrong with `field` of a row: `pattern` has places for the number of the row, what is printed there, and the
/// field. A unit that is missing is one fault of a whole column.
#[inline(never)]
pub(crate) fn wrong(
    findings: &mut Vec<Finding>,
    code: &'static str,
    row: usize,
    field: &'static str,
    pattern: &str,
    printed: &str,
) {
    let same = |one: &Finding| one.code == "unit" && one.place.field == Some(field);
    if code == "unit" && findings.iter().any(same) {
        return;
    }
    findings.push(Finding {
        code,
        severity: Severity::Warning,
        place: Place {
            table: 0,
            row: Some(row),
            field: Some(field),
        },
        message: fill(pattern, &[&count(row.saturating_add(1)), printed, field]),
    });
}

/// Adds what the reader found ([`crate::strict::told`]), or a page about its feeds, to `findings`.
pub fn add(found: &str, findings: &mut Vec<Finding>) {
    for said in parts(found, 0x1f) {
        let Some((head, sentence)) = cut(said, " ") else {
            continue;
        };
        // What a mapping found stands in the format too.
        let mut known = findings.iter();
        if known.any(|finding| *finding.message == *sentence) {
            continue;
        }
        let (much, code) = head.split_at_checked(1).unwrap_or_default();
        let mut known = CODES.iter();
        findings.push(Finding {
            code: known.find(|known| **known == code).unwrap_or(&"source"),
            severity: match much {
                "0" => Severity::Note,
                "2" => Severity::Error,
                _ => Severity::Warning,
            },
            place: Place::default(),
            message: sentence.into(),
        });
    }
}

/// What is named in a list, for the shell, which calls them so in the address of a page: how many, and of each number, works
/// (none), title, line of a budget (none) and document, as of livelihood projects; and that there are no groups of them. Each text
/// is its length, a colon and itself.
#[cfg(any(feature = "list", feature = "policy"))]
#[must_use]
#[inline(never)]
pub fn hand_over(rows: &mut dyn ExactSizeIterator<Item = [&str; 3]>) -> String {
    let mut out = String::new();
    let mut put = |text: &str| {
        out.push_str(&count(text.len()));
        out.push(':');
        out.push_str(text);
    };
    put(&count(rows.len()));
    for [id, title, document] in rows {
        for text in [id, "", title, "", document] {
            put(text);
        }
    }
    for _ in 0..3 {
        put("0");
    }
    out
}

/// The later of two times.
#[cfg(any(feature = "air", feature = "water"))]
pub(crate) fn later(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    let start = |date: Option<Date>| date.map(Date::start);
    if start(two) > start(one) { two } else { one }
}

/// The findings of whoever wrote the data into the format.
pub(crate) fn told(tree: &Tree) -> Vec<Finding> {
    let mut out = Vec::new();
    for said in list(tree, "findings") {
        out.extend(one(said));
    }
    out
}

/// One finding of whoever wrote the data into the format.
#[inline(never)]
fn one(tree: &Tree) -> Option<Finding> {
    let text = |key: &str| text(tree, key);
    let code = text("code")?;
    Some(Finding {
        code: CODES.iter().find(|known| **known == code)?,
        severity: match text("severity")? {
            "note" => Severity::Note,
            "warning" => Severity::Warning,
            _ => Severity::Error,
        },
        place: Place {
            table: 0,
            row: text("row").and_then(|row| usize::try_from(whole(row)?).ok()),
            field: None,
        },
        message: text("message")?.into(),
    })
}

/// The member `key` of `tree`, as text.
#[inline(never)]
pub(crate) fn text<'a>(tree: &'a Tree, key: &str) -> Option<&'a str> {
    tree.get(key)?.text()
}

/// The member `key` of `tree`, as a text of its own.
#[inline(never)]
pub(crate) fn own(tree: &Tree, key: &str) -> Option<Box<str>> {
    text(tree, key).map(Into::into)
}

/// The elements of the member `key` of `tree`; none where it is no list.
#[inline(never)]
pub(crate) fn list<'a>(tree: &'a Tree, key: &str) -> &'a [Tree] {
    tree.get(key).and_then(Tree::list).unwrap_or_default()
}

/// The member `key` of `tree`, as a date that our formats write; none of a half or a quarter of a year.
#[cfg(feature = "air")]
#[inline(never)]
pub(crate) fn date(tree: &Tree, key: &str) -> Option<Date> {
    Date::written(text(tree, key)?)
}

/// The reason that stands instead of a value: nothing, `null`, or `{"missing": …}`.
#[inline(never)]
pub(crate) fn reason(member: Option<&Tree>) -> Option<Missing> {
    match member {
        None => Some(Missing::Absent),
        Some(Tree::Null) => Some(Missing::NotReported),
        Some(member) => {
            let code = member.get("missing").and_then(Tree::text)?;
            Some(Missing::from_code(code).unwrap_or(Missing::BadValue))
        }
    }
}
