//! A text as a page has it: as its source sent it, or as the reader made it.

use super::read::{FORMAT, read_tree};
use super::{Programme, check};
use crate::ReadError;
use crate::feed::{add, given};
use crate::read::Limits;

/// Reads what a source sent, or a text that the reader made with what it `found` ([`crate::strict::told`]); and checks it. `now`
/// tells only a day of the data that is after it.
///
/// # Errors
/// As [`super::read_text`]; of what a source sent also `field` for what is not in the format `mingbai.livelihood/1`, and `pii`
/// for what this build cannot mask: a reader may make it of them.
pub fn read_given(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
    now: Option<i64>,
) -> Result<Programme, ReadError> {
    let mut programme = read_unchecked(text, limits, found)?;
    let mut checked = check(&programme, now);
    programme.findings.append(&mut checked);
    Ok(programme)
}

/// [`read_given`] of one feed of several: what they are joined to is checked as a whole.
///
/// # Errors
/// Those of [`read_given`].
pub fn read_unchecked(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
) -> Result<Programme, ReadError> {
    let (tree, mut pii) = given(text, limits, found, FORMAT)?;
    let mut programme = read_tree(&tree, limits.max_rows)?;
    programme.findings.append(&mut pii);
    add(found.unwrap_or_default(), &mut programme.findings);
    Ok(programme)
}
