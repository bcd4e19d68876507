//! A text that the reader made: findings before JSON.

/// What the reader made: its findings, and the JSON. Text that did not go there is the JSON itself, which never begins
/// with a `+`.
pub fn parts(text: &str) -> (Option<&str>, &str) {
    match text.strip_prefix('+').and_then(line) {
        Some((found, json)) => (Some(found), json),
        None => (None, text),
    }
}

/// The first line, and what stands behind it.
pub fn line(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| byte == b'\n')?;
    Some((text.get(..end)?, text.get(end.wrapping_add(1)..)?))
}
