//! What is done to a text before it is read as a page.

use crate::text::parts;

/// Whether there is something that browsers take for a tag or a comment.
pub(super) fn is_markup(text: &str) -> bool {
    let end = text.bytes().rposition(|byte| byte == b'>');
    let text = text.get(..end.unwrap_or(0)).unwrap_or_default();
    parts(text, b'<').skip(1).any(begins)
}

/// The text with each `<` that begins no tag as an entity, as browsers have it: 关于<办法>的解读.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, part) in parts(text, b'<').enumerate() {
        if place > 0 {
            out.push_str(if begins(part) { "<" } else { "&lt;" });
        }
        out.push_str(part);
    }
    out
}

/// Whether a tag or a comment goes on like this behind its `<`.
fn begins(text: &str) -> bool {
    let first = text.bytes().next().unwrap_or_default();
    first.is_ascii_alphabetic() || matches!(first, b'/' | b'!' | b'?')
}
