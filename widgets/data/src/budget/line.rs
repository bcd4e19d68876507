//! What names a row: its code, its name with the blanks before it, and whether it is a line at all.

use super::LineKind;
use super::level::code_in_name;
use crate::shape::Cell;
use crate::text::{parts, trim};

/// Blanks as a page writes them, with their width.
const ENTITIES: [(&str, u16); 5] = [
    ("&nbsp;", 1),
    ("&ensp;", 1),
    ("&emsp;", 2),
    ("&#160;", 1),
    ("&#12288;", 2),
];

/// Rows of the page, not of the budget: notes and signatures below a table.
const REMARKS: &str = "注：|注:|备注：|备注:|说明：|说明:|单位：|单位:|编制单位|填报单位";

/// Code (empty where there is none), name and indentation of a row; `None` for a row that names nothing, notes, and the row
/// of column numbers.
#[inline(never)]
pub(super) fn name_line<'a>(code: Cell<'a>, name: Cell<'a>) -> Option<(&'a str, &'a str, u16)> {
    let mut indent = 0u16;
    let mut rest = name.text();
    while let Some(c) = rest.chars().next() {
        let entity = if c == '&' {
            ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))
        } else {
            None
        };
        let (length, width) = match (c, entity) {
            (_, Some((entity, width))) => (entity.len(), *width),
            ('\u{3000}' | '\u{2003}', _) => (3, 2),
            ('\t', _) => (1, 4),
            ('\n' | '\r', _) => (1, 0),
            (c, _) if c.is_whitespace() => (c.len_utf8(), 1),
            _ => break,
        };
        // A line break is how the page was written, not how deep the line is.
        indent = if width == 0 {
            0
        } else {
            indent.saturating_add(width)
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut name = trim(rest);
    let mut code = trim(code.text());
    if code.is_empty()
        && let Some((front, rest)) = code_in_name(name)
    {
        (code, name) = (front, rest);
    }
    if name.is_empty() {
        name = code;
    } else if name == code {
        // 合计 across the columns of codes and names.
        code = "";
    }
    let column_numbers = name.starts_with('栏') && name.ends_with('次');
    // The third bytes of 注备说单编填: most names are through without looking at a word.
    let may = matches!(
        name.as_bytes().get(2),
        Some(0xa8 | 0x87 | 0xb4 | 0x95 | 0x96 | 0xab)
    );
    let remark = || may && parts(REMARKS, b'|').any(|word| name.starts_with(word));
    if name.is_empty() || column_numbers || remark() {
        return None;
    }
    Some((code, name, indent))
}

impl LineKind {
    /// The key in the project's own format.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Subtotal => "subtotal",
            Self::Total => "total",
            Self::Memo => "memo",
        }
    }

    /// An explicit kind.
    pub(super) fn named(text: &str) -> Option<Self> {
        Some(match trim(text) {
            "item" | "明细" => Self::Item,
            "subtotal" | "小计" => Self::Subtotal,
            "total" | "合计" | "总计" => Self::Total,
            "memo" | "其中" => Self::Memo,
            _ => return None,
        })
    }
}
