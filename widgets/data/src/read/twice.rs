//! Text that was UTF-8 and was decoded as GBK once, somewhere before it came here: `教育` as `鏁欒偛`.

use encoding_rs::GB18030;

/// So many strings are no accident.
const STRINGS: usize = 3;
/// So many Chinese characters in each.
const CHARS: usize = 4;

/// The first run of such text and what it would be, where there are at least three runs of at least four Chinese
/// characters.
///
/// ```
/// use mingbai_data::read::decoded_twice;
/// let said = decoded_twice("鏁欒偛鏀\u{e21a}嚭,鏁欒偛鏀\u{e21a}嚭,鏁欒偛鏀\u{e21a}嚭");
/// assert_eq!(said, Some(("鏁欒偛鏀\u{e21a}嚭".to_owned(), "教育支出".to_owned())));
/// assert_eq!(decoded_twice("教育支出,科学技术支出,农林水支出"), None);
/// ```
#[must_use]
pub fn decoded_twice(text: &str) -> Option<(String, String)> {
    let runs = text.split(|c: char| c.is_ascii());
    let mut found = runs.filter_map(|run| Some((run, undone(run)?)));
    let (first, meant) = found.next()?;
    found.nth(STRINGS.saturating_sub(2))?;
    Some((first.to_owned(), meant))
}

/// What a text was before it was decoded as GBK.
fn undone(run: &str) -> Option<String> {
    let chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    if run.chars().filter(chinese).count() < CHARS {
        return None;
    }
    let (bytes, _, lossy) = GB18030.encode(run);
    let meant = core::str::from_utf8(&bytes).ok().filter(|_| !lossy)?;
    meant.chars().any(|c| chinese(&c)).then(|| meant.to_owned())
}
