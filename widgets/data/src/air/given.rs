//! A text as a page has it: as its source sent it, or as the reader made it.

use super::read::{FORMAT, ReadOptions, read_tree};
use super::{Board, check};
use crate::ReadError;
use crate::feed::{add, sent};
use crate::read::{Limits, parse};

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
    let (tree, pii) = sent(text, FORMAT)?;
    let mut board = read_tree(&tree, options)?;
    board.findings.extend(pii);
    Ok(checked(board, now))
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
    let mut board = read_tree(&parse(text, &Limits::default())?, options)?;
    add(found, &mut board.findings);
    Ok(checked(board, now))
}

fn checked(mut board: Board, now: Option<i64>) -> Board {
    let found = check(&board, now);
    board.findings.extend(found);
    board
}
