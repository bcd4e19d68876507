//! A text as a page has it: as its source sent it, or as the reader made it.

use super::read::{FORMAT, read_tree};
use super::{Board, check};
use crate::ReadError;
use crate::feed::{add, sent};
use crate::read::{Limits, parse};

/// Reads what a source sent, and checks it. `now` is the time for the clock.
///
/// # Errors
/// As [`super::read_text`]; `field` for what is not in the format `mingbai.water/1`, and `pii` for what this build cannot
/// mask: a reader may make it of them.
///
/// ```
/// use mingbai_data::{ReadErrorKind, water::read_alone};
/// let read = read_alone(r#"{"records":1,"tbody":[]}"#, None);
/// assert_eq!(read.unwrap_err().kind, ReadErrorKind::Field);
/// ```
pub fn read_alone(text: &str, now: Option<i64>) -> Result<Board, ReadError> {
    let (tree, pii) = sent(text, &Limits::default(), FORMAT)?;
    let mut board = read_tree(&tree)?;
    board.findings.extend(pii);
    Ok(checked(board, now))
}

/// As [`read_alone`], of a text that the reader made, with what it found ([`crate::strict::told`]).
///
/// # Errors
/// As [`super::read_text`].
pub fn read_cleared(text: &str, found: &str, now: Option<i64>) -> Result<Board, ReadError> {
    let mut board = read_tree(&parse(text, &Limits::default())?)?;
    add(found, &mut board.findings);
    Ok(checked(board, now))
}

fn checked(mut board: Board, now: Option<i64>) -> Board {
    let found = check(&board, now);
    board.findings.extend(found);
    board
}
