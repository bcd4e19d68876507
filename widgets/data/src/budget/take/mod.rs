//! What a reader takes away: a table as a file, what the file means, a few lines for a chat.
//!
//! **Rule:** a file says by itself in which unit it is, what it covers, until when and from whom; numbers are the published
//! ones in the table's unit; nothing here is markup.

mod csv;
mod descriptor;
mod text;

pub use csv::to_csv;
pub use descriptor::to_descriptor;
pub use text::to_text;

use super::{Budget, Line, RateBase, STAGES, Stage, Table, TableKind};
use crate::text::{count, fill, has};
use crate::{Missing, Value};

/// The name of the file of a table: `2025-general-expenditure-by-function-final.csv`.
///
/// Year, book, side, what the table classifies by, stage: words in ASCII, none of a publisher's. Where two tables would be
/// called the same, each has its number too, as people count.
#[must_use]
pub fn csv_name(budget: &Budget, table: usize) -> String {
    file_name(budget, table) + ".csv"
}

/// The same without its end: what the descriptor calls the table.
fn file_name(budget: &Budget, table: usize) -> String {
    let name = |at| budget.tables.get(at).map(|table| words(budget, table));
    let own = name(table);
    let mut others = (0..budget.tables.len()).filter(|at| *at != table);
    let number = count(table.saturating_add(1));
    match own {
        None => number,
        Some(own) if others.any(|at| name(at).as_ref() == Some(&own)) => {
            [&own, "-", &number].concat()
        }
        Some(own) => own,
    }
}

/// What a table is, in the words of its file's name; the last one is no number.
fn words(budget: &Budget, table: &Table) -> String {
    let said = |word| table.title.as_deref().is_some_and(|title| has(title, word));
    let year = table.year.or(budget.year).map(|year| count(year.into()));
    let kind = table.kind();
    let [book, side] = match kind {
        TableKind::Debt if said("发行") || said("还本") => ["debt", "bonds"],
        TableKind::Debt => ["debt", ""],
        TableKind::ThreePublic => ["three-public", ""],
        TableKind::Transfer if said("专项") => ["transfer", "special"],
        TableKind::Transfer if said("一般性") => ["transfer", "general"],
        TableKind::Transfer => ["transfer", ""],
        _ => [table.book.key(), table.side.key()],
    };
    let class = match kind {
        _ if said("总表") => "summary",
        TableKind::Summary => "summary",
        TableKind::Function => "by-function",
        TableKind::Economic => "by-economic",
        TableKind::Department => "by-economic-department",
        TableKind::Office => "by-office",
        _ => "",
    };
    let mut out = String::new();
    for word in [
        &*year.unwrap_or_default(),
        book,
        side,
        class,
        table.main_stage().key(),
    ] {
        if !out.is_empty() && !word.is_empty() {
            out.push('-');
        }
        // A word of our own format; a file's name takes no underscore in every store.
        out.extend(word.chars().map(|c| if c == '_' { '-' } else { c }));
    }
    out
}

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    Name,
    Level,
    Kind,
    Amount(Stage),
    Rate,
    Yoy,
    Note,
    /// Why a number is not there.
    Missing,
    Unit,
    Title,
    Year,
    Scope,
    AsOf,
    Publisher,
    Source,
}

/// The columns that a table has something for, in the order of the file.
fn columns(budget: &Budget, table: &Table) -> Vec<Column> {
    let any = |has: &dyn Fn(&Line) -> bool| table.lines.iter().any(has);
    let told = |value: &Value| *value != Value::Missing(Missing::Absent);
    let mut out = Vec::new();
    let mut add = |column, there: bool| {
        if there {
            out.push(column);
        }
    };
    add(Column::Code, any(&|line| line.code.is_some()));
    add(Column::Name, true);
    add(Column::Level, true);
    add(Column::Kind, true);
    let mut numbers: Vec<Column> = STAGES.map(Column::Amount).into();
    numbers.extend([Column::Rate, Column::Yoy]);
    numbers.retain(|column| any(&|line| column.value(line).is_some_and(told)));
    for column in &numbers {
        add(*column, true);
    }
    add(Column::Note, any(&|line| line.note.is_some()));
    let lacks = |line: &Line| numbers.iter().any(|column| column.reason(line).is_some());
    add(Column::Missing, any(&lacks));
    add(Column::Unit, true);
    add(Column::Title, title(budget, table).is_some());
    add(Column::Year, table.year.or(budget.year).is_some());
    add(
        Column::Scope,
        table.scope.is_some() || budget.scope.is_some(),
    );
    add(Column::AsOf, budget.as_of.is_some());
    add(Column::Publisher, budget.publisher.is_some());
    let source = budget.source_name.is_some() || budget.source_url.is_some();
    add(Column::Source, source);
    out
}

impl Column {
    /// The heading, one that our own reader understands.
    fn heading(self, table: &Table) -> String {
        let fixed = match self {
            Self::Rate => {
                let base = table.rate_base.map_or("率", RateBase::name);
                return fill("完成{}（%）", &[base]);
            }
            Self::Yoy => {
                let basis = table.yoy_basis.as_deref().unwrap_or_default();
                let comma = if basis.is_empty() { "" } else { "，" };
                return fill("比上年增减（%{}{}）", &[comma, basis]);
            }
            Self::Amount(stage) => stage.name(),
            Self::Code => "科目编码",
            Self::Name => "科目名称",
            Self::Level => "级次",
            Self::Kind => "行类型",
            Self::Note => "备注",
            Self::Missing => "缺数标注",
            Self::Unit => "单位",
            Self::Title => "表名",
            Self::Year => "年度",
            Self::Scope => "范围",
            Self::AsOf => "数据截至",
            Self::Publisher => "发布机构",
            Self::Source => "来源",
        };
        fixed.into()
    }

    /// The number of a line in the column, when it is one of numbers.
    fn value(self, line: &Line) -> Option<&Value> {
        match self {
            Self::Amount(stage) => Some(line.amount(stage)),
            Self::Rate => Some(&line.rate),
            Self::Yoy => Some(&line.yoy),
            _ => None,
        }
    }

    /// Why there is no number, where one could be.
    fn reason(self, line: &Line) -> Option<Missing> {
        match (self, self.value(line)?) {
            (Self::Rate | Self::Yoy, Value::Missing(Missing::Absent))
            | (_, Value::Present { .. }) => None,
            (_, Value::Missing(reason)) => Some(*reason),
        }
    }
}

/// The table's own title, else that of a budget that has but this one.
fn title<'a>(budget: &'a Budget, table: &'a Table) -> Option<&'a str> {
    let whole = budget.title.as_deref();
    let whole = whole.filter(|_| budget.tables.len() == 1);
    table.title.as_deref().or(whole)
}

/// Name and address of the source, with a blank between them.
fn source(budget: &Budget) -> String {
    let name = budget.source_name.as_deref().unwrap_or_default();
    let url = budget.source_url.as_deref().unwrap_or_default();
    let blank = if name.is_empty() || url.is_empty() {
        ""
    } else {
        " "
    };
    [name, blank, url].concat()
}
