//! A table as CSV (RFC 4180).
//!
//! **Rule:** one heading, one row a line, so that every program reads it; what holds for the whole table (单位, 表名, 年度, 范围,
//! 数据截至, 发布机构, 来源) stands in columns of its own in every row, because lines above a heading break most readers and a
//! second file gets lost. Not a number is changed and no reason is put where a number belongs.

use super::{Column, columns, source, title};
use crate::budget::{Budget, Line, LineKind, Table};
use crate::text::count;

/// The table as CSV: UTF-8 with a byte order mark, lines end with CR LF.
///
/// Amounts are the published ones in the unit of the table, all digits, without thousands. A cell is empty where there is
/// no number; why stands in 缺数标注 (`决算数：涉密`). Texts that a spreadsheet would compute get an apostrophe before them.
/// Empty when there is no such table.
///
/// ```
/// use mingbai_data::budget::{ReadOptions, read_text, to_csv};
/// let text = r#"{"unit":"万元","year":2018,"rows":[
///     {"科目名称":"国防支出","年初预算数":"1,200.50","决算数":"涉密"},{"科目名称":"=外交支出","年初预算数":"-3","决算数":0}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// assert_eq!(
///     to_csv(&budget, 0),
///     "\u{feff}科目名称,级次,行类型,年初预算数,决算数,缺数标注,单位,年度\r\n\
///      国防支出,1,明细,1200.50,,决算数：涉密,万元,2018\r\n\
///      '=外交支出,1,明细,-3,0,,万元,2018\r\n"
/// );
/// ```
#[must_use]
pub fn to_csv(budget: &Budget, table: usize) -> String {
    let Some(table) = budget.tables.get(table) else {
        return String::new();
    };
    let columns = columns(budget, table);
    let mut out = String::from("\u{feff}");
    row(&mut out, &columns, |out, column| {
        text(out, &column.heading(table))
    });
    let whole: Vec<String> = columns
        .iter()
        .map(|column| whole(budget, table, *column))
        .collect();
    for line in &table.lines {
        let mut whole = whole.iter();
        row(&mut out, &columns, |out, column| {
            let whole = whole.next().map(String::as_str).unwrap_or_default();
            cell(out, table, &columns, column, line, whole);
        });
    }
    out
}

fn row(out: &mut String, columns: &[Column], mut cell: impl FnMut(&mut String, Column)) {
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, *column);
    }
    out.push_str("\r\n");
}

/// What a column says of the whole table.
fn whole(budget: &Budget, table: &Table, column: Column) -> String {
    let given = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    match column {
        Column::Unit => table.unit.name().into(),
        Column::Year => table
            .year
            .or(budget.year)
            .map(|year| count(year.into()))
            .unwrap_or_default(),
        Column::Title => title(budget, table).unwrap_or_default().into(),
        Column::Scope if table.scope.is_some() => given(&table.scope),
        Column::Scope => given(&budget.scope),
        Column::AsOf => given(&budget.as_of),
        Column::Publisher => given(&budget.publisher),
        Column::Source => source(budget),
        _ => String::new(),
    }
}

fn cell(
    out: &mut String,
    table: &Table,
    columns: &[Column],
    column: Column,
    line: &Line,
    whole: &str,
) {
    match column {
        Column::Code => text(out, line.code.as_deref().unwrap_or_default()),
        Column::Name => text(out, &line.name),
        Column::Level => out.push_str(&count(line.level.into())),
        Column::Kind => out.push_str(kind(line.kind)),
        Column::Note => text(out, line.note.as_deref().unwrap_or_default()),
        Column::Missing => text(out, &reasons(table, columns, line)),
        Column::Amount(_) | Column::Rate | Column::Yoy => {
            if let Some(number) = column.value(line).and_then(|value| value.number()) {
                out.push_str(&number.digits());
            }
        }
        _ => text(out, whole),
    }
}

/// The kind of a row: only 明细 may be added up, and only within one level.
fn kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Item => "明细",
        LineKind::Subtotal => "小计",
        LineKind::Total => "合计",
        LineKind::Memo => "其中",
    }
}

/// Why numbers of a line are not there: 决算数：涉密；上年决算数：未填报. A line need not have a rate.
fn reasons(table: &Table, columns: &[Column], line: &Line) -> String {
    let mut out = String::new();
    for column in columns {
        if let Some(reason) = column.reason(line) {
            if !out.is_empty() {
                out.push('；');
            }
            out.extend([&*column.heading(table), "：", reason.reason()]);
        }
    }
    out
}

/// A cell of text: harmless in a spreadsheet, in quotes where it must be.
fn text(out: &mut String, text: &str) {
    // Some spreadsheets compute what begins with a full-width sign as well.
    let computed = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    // A semicolon parts cells where a comma is the decimal sign.
    let quoted = text.contains(['"', ',', ';', '|', '\t', '\r', '\n'])
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace);
    if quoted {
        out.push('"');
    }
    if computed {
        out.push('\'');
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\"\""),
            '\n' => out.push(c),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    if quoted {
        out.push('"');
    }
}
