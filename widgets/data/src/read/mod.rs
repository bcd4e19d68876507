//! Text to tree. **Rule:** a number stays the digits that were sent; what cannot be read says where and why in Chinese.
//!
//! [`parse`] reads strict JSON and is all that a phone downloads at first. `any` (feature `readers`) reads whatever else
//! endpoints answer with; `decode` (feature `charset`) makes text of bytes where there is no browser to do it.

#[cfg(feature = "readers")]
mod any;
#[cfg(feature = "readers")]
mod dates;
#[cfg(feature = "charset")]
mod decode;
#[cfg(feature = "readers")]
mod delimited;
#[cfg(any(feature = "readers", feature = "policy"))]
#[cfg_attr(
    not(feature = "readers"),
    allow(dead_code, reason = "a body needs but a part")
)]
mod dom;
#[cfg(feature = "readers")]
mod html;
mod json;
#[cfg(feature = "readers")]
mod links;
#[cfg(any(feature = "readers", feature = "policy"))]
#[cfg_attr(
    not(feature = "readers"),
    allow(dead_code, reason = "a body needs but a part")
)]
mod markup;
#[cfg(feature = "readers")]
mod near;
#[cfg(feature = "readers")]
mod script;
#[cfg(feature = "readers")]
mod table;
#[cfg(test)]
mod tests;
#[cfg(feature = "charset")]
mod twice;
#[cfg(feature = "readers")]
mod within;
#[cfg(feature = "readers")]
mod xml;

#[cfg(feature = "readers")]
pub use any::{Form, Reading, any, open_within};
#[cfg(feature = "charset")]
pub use decode::{Charset, Decoded, decode};
#[cfg(feature = "readers")]
pub(crate) use delimited::fields;
#[cfg(feature = "policy")]
pub(crate) use dom::Dom;
#[cfg(feature = "policy")]
pub(crate) use markup::decode as entities;
#[cfg(feature = "charset")]
pub use twice::decoded_twice;
#[cfg(feature = "readers")]
pub(crate) use within::holds_documents;
#[cfg(feature = "readers")]
pub use within::plain;

use crate::{ReadError, ReadErrorKind, Tree};

/// A file that is for print.
#[cfg(any(feature = "readers", feature = "charset"))]
const PDF: &str = "收到的是 PDF 文件，不是数据";
/// A file of a spreadsheet or a word processor.
#[cfg(any(feature = "readers", feature = "charset"))]
const OFFICE: &str = "收到的是 Excel/Word 文件（xlsx 等），请另存为 CSV（UTF-8）";

/// How much a reader accepts before it stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of decoded text; 1 MiB.
    pub max_bytes: usize,
    /// Levels of nesting; 64.
    pub max_depth: u16,
    /// Characters in one string; 10,000.
    pub max_string: usize,
    /// The most rows a source may ask for; 50,000. How many are wanted is the subject's option.
    pub max_rows: usize,
}

impl Limits {
    /// None but that of depth: what was read within limits is not limited when it is read again.
    #[cfg(feature = "presets")]
    pub(crate) fn again() -> Self {
        Self {
            max_bytes: usize::MAX,
            max_string: usize::MAX,
            max_rows: usize::MAX,
            ..Self::default()
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 1 << 20,
            max_depth: 64,
            max_string: 10_000,
            max_rows: 50_000,
        }
    }
}

/// Reads JSON (RFC 8259, strictly) into a tree. One byte order mark is dropped.
///
/// Duplicate keys, numbers that others would read as an infinity and nesting beyond the limit are refused.
///
/// # Errors
/// `empty`, `type` (an HTML page), `size`, or `parse` with line and column.
///
/// ```
/// use mingbai_data::{Tree, read::{Limits, parse}};
/// let tree = parse("{\"n\": 9007199254740993.10}", &Limits::default()).unwrap();
/// assert_eq!(tree.get("n").and_then(Tree::text), Some("9007199254740993.10"));
/// let error = parse("{\"n\": 1,}", &Limits::default()).unwrap_err();
/// assert_eq!(error.message, "数据不是有效的 JSON：第 1 行第 9 列，对象中此处应为带双引号的键名");
/// ```
pub fn parse(text: &str, limits: &Limits) -> Result<Tree, ReadError> {
    let fail = |kind, message: &str| {
        Err(ReadError {
            kind,
            message: message.into(),
        })
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    if start.is_empty() {
        return fail(ReadErrorKind::Empty, "来源没有返回任何内容");
    }
    if text.len() > limits.max_bytes {
        return fail(ReadErrorKind::Size, "数据的大小超过上限");
    }
    if start.starts_with("<?xml") {
        return fail(ReadErrorKind::Type, "收到的是 XML，不是 JSON 数据");
    }
    if start.starts_with('<') {
        return fail(
            ReadErrorKind::Type,
            "收到的是一个网页，不是数据：地址可能已经变动、需要登录，或被防火墙拦截",
        );
    }
    json::Reader::new(text, limits).document()
}
