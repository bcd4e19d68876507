//! Documents within the strings of a document: HTML in JSON, JSON in XML, lists of `<li>…</li>`. One place for all.

use super::any::{Form, Level};
use super::{Limits, html};
use crate::{ReadError, ReadErrorKind, Tree};

/// The beginning of a text, for a message.
pub(super) fn clip(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

/// Whether a text looks like a document of its own rather than a value.
fn is_document(text: &str) -> bool {
    let text = text.trim_start();
    let ends = ["</", "<table", "<TABLE"];
    // JSON that was encoded twice is a string of JSON.
    let twice = ["\"{", "\"["].iter().any(|start| text.starts_with(start));
    twice
        || text.starts_with(['{', '['])
        || (is_markup(text) && ends.iter().any(|part| text.contains(part)))
}

/// Whether a text begins with a tag.
fn is_markup(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    chars.next() == Some('<')
        && chars
            .next()
            .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
}

/// Whether a string somewhere in the tree looks like a document of its own.
pub(crate) fn holds_documents(tree: &Tree) -> bool {
    match tree {
        Tree::Text(text) => is_document(text) || is_markup(text),
        Tree::List(items) => items.iter().any(holds_documents),
        Tree::Map(members) => members.iter().any(|(_, value)| holds_documents(value)),
        _ => false,
    }
}

/// Whether rows of named fields stand anywhere in the tree.
pub(super) fn has_rows(tree: &Tree) -> bool {
    match tree {
        Tree::List(items) => {
            matches!(items.first(), Some(Tree::Map(_) | Tree::List(_)))
                || items.iter().any(has_rows)
        }
        Tree::Map(members) => members.iter().any(|(_, value)| has_rows(value)),
        _ => false,
    }
}

/// Reads the strings of `tree` that are documents and puts their trees in their place; the form of the last one. A string
/// that cannot be read stays as it is.
///
/// # Errors
/// `parse` when a table in one of them was cut off.
pub(super) fn open(
    tree: Tree,
    level: Level,
    limits: &Limits,
    form: &mut Option<Form>,
) -> Result<Tree, ReadError> {
    match tree {
        Tree::Text(text) if is_document(&text) => match level.deeper(&text, limits) {
            Some(Ok(reading)) => {
                *form = Some(reading.inner.unwrap_or(reading.form));
                Ok(reading.tree)
            }
            Some(Err(error)) if html::is_cut(&error) => Err(error),
            _ => Ok(Tree::Text(text)),
        },
        Tree::List(items) => {
            let texts: Option<Vec<&str>> = items
                .iter()
                .map(|item| match item {
                    Tree::Text(text) if is_markup(text) => Some(&**text),
                    _ => None,
                })
                .collect();
            if let Some(texts) = texts.filter(|texts| !texts.is_empty()) {
                match html::read(&texts.join("\n"), limits) {
                    Ok(page) => {
                        *form = Some(page.form);
                        return Ok(page.tree);
                    }
                    Err(error) if html::is_cut(&error) => return Err(error),
                    Err(_) => {}
                }
            }
            let opened = items
                .into_iter()
                .map(|item| open(item, level, limits, form));
            Ok(Tree::List(opened.collect::<Result<_, _>>()?))
        }
        Tree::Map(members) => {
            let opened = members
                .into_iter()
                .map(|(key, value)| Ok((key, open(value, level, limits, form)?)));
            Ok(Tree::Map(opened.collect::<Result<_, ReadError>>()?))
        }
        other => Ok(other),
    }
}

/// # Errors
/// `size` when a string that stayed a string is longer than the limit.
pub(super) fn check(tree: &Tree, limits: &Limits) -> Result<(), ReadError> {
    let limit = limits.max_string;
    match tree {
        Tree::Text(text) if text.len() > limit && text.chars().count() > limit => Err(ReadError {
            kind: ReadErrorKind::Size,
            message: "一个字符串的长度超过上限".into(),
        }),
        Tree::List(items) => items.iter().try_for_each(|item| check(item, limits)),
        Tree::Map(members) => members
            .iter()
            .try_for_each(|(_, value)| check(value, limits)),
        _ => Ok(()),
    }
}

/// A value without markup: a text, or `{text, title, url}` when the markup says more than it shows
/// (`<span title='原始值：23.88'>23.9</span>`). `None` when there is no markup in it.
///
/// ```
/// use mingbai_data::{Tree, read::plain};
/// let cell = plain("<span title='原始值：23.88'>23.9</span>").unwrap();
/// assert_eq!(cell.get("text").and_then(Tree::text), Some("23.9"));
/// assert_eq!(cell.get("title").and_then(Tree::text), Some("原始值：23.88"));
/// assert_eq!(plain("<0.01"), None);
/// ```
#[must_use]
pub fn plain(text: &str) -> Option<Tree> {
    let tag = |(at, _): (usize, &str)| {
        let behind = text
            .get(at.saturating_add(1)..)
            .and_then(|rest| rest.chars().next());
        behind.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
    };
    let marked = text.match_indices('<').any(tag) && text.contains('>');
    let entity = text
        .split_once('&')
        .is_some_and(|(_, rest)| rest.contains(';'));
    (marked || entity).then(|| html::inline(text))
}
