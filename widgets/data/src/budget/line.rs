//! What names a row: its code, its name with the blanks before it, its kind, and whether it is a line at all.

use super::level::{Hint, code_in_name};
use super::{Line, LineKind};
use crate::shape::Cell;
use crate::{Missing, Value};

/// Code, name and indentation of a row; `None` for a row that names nothing.
pub(super) fn name_line(code: Cell, name: Cell) -> Option<(Line, Hint)> {
    let raw = name.text();
    let mut indent = 0u16;
    let mut rest = raw;
    loop {
        let (entity, width) = [
            ("&nbsp;", 1),
            ("&ensp;", 1),
            ("&emsp;", 2),
            ("&#160;", 1),
            ("&#12288;", 2),
        ]
        .into_iter()
        .find(|(entity, _)| rest.starts_with(entity))
        .unwrap_or(("", 0));
        let (length, width) = match rest.chars().next() {
            _ if width > 0 => (entity.len(), width),
            Some('\u{3000}' | '\u{2003}') => (3, 2),
            Some('\t') => (1, 4),
            // A line break is how the page was written, not how deep the line is.
            Some('\n' | '\r') => {
                indent = 0;
                (1, 0)
            }
            Some(c) if c.is_whitespace() => (c.len_utf8(), 1),
            _ => break,
        };
        indent = indent.saturating_add(width);
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut name = rest.trim_end();
    let mut code = code.text().trim();
    if code.is_empty()
        && let Some((front, rest)) = code_in_name(name)
    {
        (code, name) = (front, rest);
    }
    if name.is_empty() {
        name = code;
    }
    if name.is_empty() {
        return None;
    }
    const ABSENT: Value = Value::Missing(Missing::Absent);
    let line = Line {
        code: (!code.is_empty()).then(|| code.into()),
        name: name.into(),
        level: 1,
        kind: LineKind::Item,
        parent: None,
        amounts: [ABSENT; 5],
        rate: ABSENT,
        yoy: ABSENT,
        note: None,
    };
    Some((
        line,
        Hint {
            indent,
            ..Hint::default()
        },
    ))
}

/// 注：…, 单位：… and the row of column numbers below the headings are rows of the page, not of the budget.
pub(super) fn is_line(line: &Line) -> bool {
    let numbers = line.amounts.iter().any(|amount| amount.number().is_some());
    let remarks = [
        "注：",
        "注:",
        "备注",
        "说明：",
        "说明:",
        "单位：",
        "单位:",
        "编制单位",
        "填报单位",
        "审核",
    ];
    let remark = !numbers && remarks.iter().any(|word| line.name.starts_with(word));
    !(remark || &*line.name == "栏次" || &*line.name == "栏  次")
}

/// An explicit kind.
pub(super) fn kind_named(text: &str) -> Option<LineKind> {
    Some(match text.trim() {
        "item" | "明细" => LineKind::Item,
        "subtotal" | "小计" => LineKind::Subtotal,
        "total" | "合计" | "总计" => LineKind::Total,
        "memo" | "其中" => LineKind::Memo,
        _ => return None,
    })
}
