//! A text as a page has it: as its source sent it, or as the reader made it.

use super::read::{FORMAT, ReadOptions, read_tree};
use super::{Board, check};
use crate::ReadError;
use crate::feed::{add, given};

/// Reads what a source sent, and checks it. `now` is the time for the legal clock.
///
/// # Errors
/// As [`super::read_text`]; `field` for what is not in the format `mingbai.air/1`, and `pii` for what this build cannot mask:
/// a reader may make it of them.
///
/// ```
/// use mingbai_data::{ReadErrorKind, air::{ReadOptions, read_alone}};
/// let read = read_alone(r#"{"data":[{"AQI":57}]}"#, &ReadOptions::default(), None);
/// assert_eq!(read.unwrap_err().kind, ReadErrorKind::Field);
/// ```
pub fn read_alone(text: &str, options: &ReadOptions, now: Option<i64>) -> Result<Board, ReadError> {
    read_given(text, options, None, now)
}

/// As [`read_alone`], of a text that the reader made, with what it found ([`crate::strict::told`]).
///
/// # Errors
/// As [`super::read_text`].
///
/// ```
/// use mingbai_data::air::{ReadOptions, read_cleared};
/// let text = r#"{"schema":"mingbai.air/1","rows":[{"place":"甲县","start":"2026-03-01","period":"day","aqi":57}]}"#;
/// let board = read_cleared(text, &ReadOptions::default(), "1pii 已遮盖 1 处\u{1f}", None).unwrap();
/// assert_eq!((board.findings[0].code, &*board.findings[0].message), ("pii", "已遮盖 1 处"));
/// ```
pub fn read_cleared(
    text: &str,
    options: &ReadOptions,
    found: &str,
    now: Option<i64>,
) -> Result<Board, ReadError> {
    read_given(text, options, Some(found), now)
}

/// [`read_cleared`] where something was `found`, else [`read_alone`]: a page has one reader for both.
///
/// # Errors
/// Theirs.
pub fn read_given(
    text: &str,
    options: &ReadOptions,
    found: Option<&str>,
    now: Option<i64>,
) -> Result<Board, ReadError> {
    let mut board = read_unchecked(text, options, found)?;
    let mut checked = check(&board, now);
    board.findings.append(&mut checked);
    Ok(board)
}

/// [`read_given`] of one feed of several: what they are joined to is checked as a whole.
///
/// # Errors
/// Those of [`read_given`].
pub fn read_unchecked(
    text: &str,
    options: &ReadOptions,
    found: Option<&str>,
) -> Result<Board, ReadError> {
    let (tree, mut pii) = given(text, &options.limits, found, FORMAT)?;
    let mut board = read_tree(&tree, options)?;
    board.findings.append(&mut pii);
    add(found.unwrap_or_default(), &mut board.findings);
    Ok(board)
}
