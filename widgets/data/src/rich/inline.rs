//! Marks, and addresses of pictures.

use super::Inline;
use crate::text::{among, trim};

/// The longest address, in bytes; one that is longer (a picture that stands in the page) is none.
pub(super) const ADDRESS: usize = 2_048;

impl Inline {
    /// What stands within a mark.
    pub(super) fn line(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Strong(line)
            | Self::Emphasis(line)
            | Self::Underline(line)
            | Self::Struck(line)
            | Self::Sub(line)
            | Self::Sup(line)
            | Self::Link { line, .. } => Some(line),
            _ => None,
        }
    }

    /// The mark with nothing within, and how many nodes it counts as: an address is repeated with each paragraph.
    pub(super) fn again(&self) -> (Self, usize) {
        let empty = Vec::new();
        let mark = match self {
            Self::Emphasis(_) => Self::Emphasis(empty),
            Self::Underline(_) => Self::Underline(empty),
            Self::Struck(_) => Self::Struck(empty),
            Self::Sub(_) => Self::Sub(empty),
            Self::Sup(_) => Self::Sup(empty),
            Self::Link { href, .. } => {
                let size = href.len().saturating_add(64) / 64;
                let href = href.clone();
                return (Self::Link { href, line: empty }, size);
            }
            _ => Self::Strong(empty),
        };
        (mark, 1)
    }
}

/// Whether an address may be that of a picture: relative, `http:` or `https:`. Browsers read over control characters.
pub(super) fn is_picture(src: &str) -> bool {
    let src = trim(src);
    if src.is_empty() || src.len() > ADDRESS || src.bytes().any(|byte| byte.is_ascii_control()) {
        return false;
    }
    let end = src
        .bytes()
        .position(|byte| matches!(byte, b':' | b'/' | b'\\' | b'?' | b'#'));
    let Some((scheme, rest)) = end.and_then(|end| src.split_at_checked(end)) else {
        return true;
    };
    !rest.starts_with(':') || among("http|https", scheme)
}
