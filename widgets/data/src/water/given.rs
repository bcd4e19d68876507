//! A text as a page has it: as its source sent it, or as the reader made it.

use super::read::{FORMAT, read_tree};
use super::{Board, check};
use crate::ReadError;
use crate::feed::{add, given};
use crate::read::Limits;

/// Reads what a source sent, or a text that the reader made with what it `found` ([`crate::strict::told`]); and checks it.
/// `now` is the time for the clock. Rows beyond `limits` are left out, with a finding.
///
/// # Errors
/// As [`super::read_text`]; of what a source sent also `field` for what is not in the format `mingbai.water/1`, and `pii` for
/// what this build cannot mask: a reader may make it of them.
///
/// ```
/// use mingbai_data::{ReadErrorKind, read::Limits, water::read_given};
/// let limits = Limits { max_rows: 1, ..Limits::default() };
/// let read = read_given(r#"{"records":1,"tbody":[]}"#, &limits, None, None);
/// assert_eq!(read.unwrap_err().kind, ReadErrorKind::Field);
///
/// let text = r#"{"schema":"mingbai.water/1","rows":[{"place":"甲","start":"2026-03"},{"place":"乙","start":"2026-03"}]}"#;
/// let board = read_given(text, &limits, Some("1pii 已遮盖 1 处\u{1f}"), None).unwrap();
/// let found: Vec<_> = board.findings.iter().map(|found| (found.code, &*found.message)).collect();
/// assert_eq!(found, [("limit", "已读前 1 条，来源共 2 条"), ("pii", "已遮盖 1 处")]);
/// ```
pub fn read_given(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
    now: Option<i64>,
) -> Result<Board, ReadError> {
    let mut board = read_unchecked(text, limits, found)?;
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
    limits: &Limits,
    found: Option<&str>,
) -> Result<Board, ReadError> {
    let (tree, mut pii) = given(text, limits, found, FORMAT)?;
    let mut board = read_tree(&tree, limits.max_rows)?;
    board.findings.append(&mut pii);
    add(found.unwrap_or_default(), &mut board.findings);
    Ok(board)
}
