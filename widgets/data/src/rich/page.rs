//! What is done to a text before it is read as a page.

use crate::read::{Piece, Pieces};
use crate::text::parts;

/// The most tags with a value that does not end.
const STRAYS: u8 = 16;

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

/// The text as far as the tag at which it is cut: each tag with a value that does not end is looked through to the end of the
/// text before it is taken as it stands, and a text full of them would take hours.
pub(super) fn tame(text: &str) -> &str {
    let mut pieces = Pieces::new(text, true);
    let mut strays = 0u8;
    while let Some(piece) = pieces.next() {
        if let Piece::Open { attributes, .. } = piece
            && is_open(attributes)
        {
            strays = strays.saturating_add(1);
            if strays >= STRAYS {
                return text.get(..pieces.at()).unwrap_or_default();
            }
        }
    }
    text
}

/// Whether a value does not end, as [`Pieces`] sees it.
fn is_open(attributes: &str) -> bool {
    let (mut quote, mut equals) = (0, false);
    for byte in attributes.bytes() {
        match byte {
            _ if quote != 0 => {
                if byte == quote {
                    quote = 0;
                }
            }
            b'"' | b'\'' if equals => (quote, equals) = (byte, false),
            b'=' => equals = true,
            b' ' | b'\t' | b'\n' | b'\r' => {}
            _ => equals = false,
        }
    }
    quote != 0
}
