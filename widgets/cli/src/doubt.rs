//! Columns of amounts that hold something else: telephone numbers, ids, years, codes. A reader takes whatever is a number;
//! **rule:** here it is doubted, and never changed or quoted.

use crate::dataset::{Data, Dataset};
use mingbai_data::budget::Budget;
use mingbai_data::dataset::{Dataset as Records, Datum, Kind, UnitRule};
use mingbai_data::listing::{self, Cell, Listing};
use mingbai_data::{Finding, MoneyUnit, Place, Severity, Value};
use std::borrow::Cow;

/// So many rows are told.
const TOLD: usize = 3;
/// Fewer values are no column.
const FEW: usize = 3;
/// No amount of money has as many digits, in 元 (a thousand million million).
const LONG: usize = 15;

/// A column of amounts.
struct Column<'a> {
    table: usize,
    key: Option<&'static str>,
    label: &'a str,
    /// A value is a number of 元: the only unit in which eleven digits may be an amount.
    yuan: bool,
    /// Row and what was printed.
    values: Vec<(usize, Cow<'a, str>)>,
}

/// What the columns of amounts seem to hold instead.
pub fn check(dataset: &Dataset) -> Vec<Finding> {
    let columns = match &dataset.data {
        Data::Budget(budget) => of_budget(budget),
        Data::Records(records) => of_records(records),
        Data::Listing(own) => of_listing(&own.listing),
        Data::Profile(_) => Vec::new(),
    };
    columns.iter().filter_map(doubted).collect()
}

fn of_budget(budget: &Budget) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    for (index, table) in budget.tables.iter().enumerate() {
        for stage in table.stages_present() {
            let lines = table.lines.iter().enumerate();
            let values = lines.filter_map(|(row, line)| match line.amount(stage) {
                Value::Present { printed, .. } => Some((row, (&**printed).into())),
                Value::Missing(_) => None,
            });
            columns.push(Column {
                table: index,
                key: Some(stage.key()),
                label: stage.name(),
                yuan: table.unit == MoneyUnit::Yuan,
                values: values.collect(),
            });
        }
    }
    columns
}

fn of_records(records: &Records) -> Vec<Column<'_>> {
    let fields = records.subject.fields.iter();
    let numbers = fields.filter(|field| matches!(field.kind, Kind::Number(UnitRule::Named(_))));
    let column = |field: &'static mingbai_data::dataset::Field| {
        let mut yuan = true;
        let mut values = Vec::new();
        for row in 0..records.rows.len() {
            if let Some(Datum::Number { printed, unit, .. }) = records.get(row, field.key) {
                yuan &= unit.as_deref().is_none_or(|unit| unit == "元");
                values.push((row, (&**printed).into()));
            }
        }
        Column {
            table: 0,
            key: Some(field.key),
            label: field.label,
            yuan,
            values,
        }
    };
    numbers.map(column).collect()
}

/// The amounts of money alone: any other number of a list may be what an amount is not.
fn of_listing(listing: &Listing) -> Vec<Column<'_>> {
    let fields = listing.profile.fields.iter().enumerate();
    let money = fields.filter(|(_, own)| own.kind == listing::Kind::Money);
    let column = |(at, field): (usize, &'_ listing::Field)| {
        let unit = field.unit.as_deref().unwrap_or("元");
        let mut yuan = unit == "元";
        let mut values = Vec::new();
        for (row, record) in listing.rows.iter().enumerate() {
            if let Cell::Number(number, own) = record.cell(at) {
                yuan &= own.is_none();
                values.push((row, number.to_string().into()));
            }
        }
        (at, yuan, values)
    };
    let label = |at: usize| listing.profile.fields.get(at).map_or("", |own| &*own.label);
    let made = |(at, yuan, values)| Column {
        table: 0,
        key: None,
        label: label(at),
        yuan,
        values,
    };
    money.map(column).map(made).collect()
}

/// The finding about a column, where there is one.
fn doubted(column: &Column<'_>) -> Option<Finding> {
    let (what, rows) = long(column)
        .or_else(|| phones(column))
        .or_else(|| years(column))
        .or_else(|| codes(column))?;
    let told: Vec<String> = rows
        .iter()
        .take(TOLD)
        .map(|row| row.saturating_add(1).to_string())
        .collect();
    let (told, label, all) = (told.join("、"), column.label, rows.len());
    let more = if all > TOLD { "行等" } else { "行" };
    let message = match rows.len() == column.values.len() {
        true => format!("“{label}”这一列（{all} 处）看起来是{what}，不是数额"),
        false => format!("“{label}”有 {all} 处看起来是{what}，不是数额：第 {told} {more}"),
    };
    Some(Finding {
        code: "column",
        severity: Severity::Warning,
        place: Place {
            table: column.table,
            row: rows.first().copied().filter(|_| all == 1),
            field: column.key,
        },
        message,
    })
}

/// The digits of what was printed as digits and nothing else.
fn bare(printed: &str) -> Option<&str> {
    let text = printed.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(text)
}

/// How many digits stand before the point.
fn size(printed: &str) -> usize {
    let whole = printed.split('.').next().unwrap_or_default();
    whole.chars().filter(char::is_ascii_digit).count()
}

type Doubt = Option<(&'static str, Vec<usize>)>;

fn rows_where(column: &Column<'_>, is: impl Fn(&str) -> bool) -> Vec<usize> {
    let values = column.values.iter();
    let hits = values.filter(|(_, printed)| bare(printed).is_some_and(&is));
    hits.map(|(row, _)| *row).collect()
}

/// Numbers of ids, accounts and files.
fn long(column: &Column<'_>) -> Doubt {
    let rows = rows_where(column, |digits| digits.len() >= LONG);
    (!rows.is_empty()).then_some(("证件号码、账号或编号", rows))
}

/// Mobile numbers. In 元 eleven digits may be an amount: then most of the column must be such numbers, or nothing else in
/// it come near.
fn phones(column: &Column<'_>) -> Doubt {
    let is =
        |digits: &str| digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..]);
    let rows = rows_where(column, is);
    let others: Vec<usize> = column
        .values
        .iter()
        .filter(|(row, _)| !rows.contains(row))
        .map(|(_, printed)| size(printed))
        .collect();
    let mut different: Vec<&str> = column
        .values
        .iter()
        .map(|(_, printed)| &**printed)
        .collect();
    different.sort_unstable();
    different.dedup();
    let most = rows.len() >= FEW && different.len() >= FEW && rows.len() > others.len();
    let apart = !others.is_empty() && others.iter().all(|size| *size <= 8);
    (!rows.is_empty() && (!column.yuan || most || apart)).then_some(("手机号", rows))
}

/// Years.
fn years(column: &Column<'_>) -> Doubt {
    let is = |digits: &str| digits.len() == 4 && ("1949"..="2050").contains(&digits);
    let rows = rows_where(column, is);
    (rows.len() >= FEW && rows.len() == column.values.len()).then_some(("年份", rows))
}

/// Codes: zeros before them, or the groups, sections and items of the classification (201, 20101, 2010101).
fn codes(column: &Column<'_>) -> Doubt {
    let all: Vec<&str> = column
        .values
        .iter()
        .filter_map(|(_, printed)| bare(printed))
        .collect();
    if all.len() < FEW || all.len() != column.values.len() {
        return None;
    }
    let zeros = all.iter().all(|code| {
        code.len() > 1 && code.len() == all.iter().map(|one| one.len()).max().unwrap_or_default()
    }) && all.iter().any(|code| code.starts_with('0'));
    let above = |code: &&str| {
        let group = code.get(..code.len().saturating_sub(2)).unwrap_or_default();
        code.len() == 3 || all.contains(&group)
    };
    let nested = all
        .iter()
        .all(|code| matches!(code.len(), 3 | 5 | 7) && code.starts_with('2'))
        && all.iter().all(above)
        && all.iter().any(|code| code.len() > 3);
    let rows = || column.values.iter().map(|(row, _)| *row).collect();
    (zeros || nested).then(|| ("编码", rows()))
}

#[cfg(test)]
mod tests {
    use crate::reading::{Subject, Wish, dataset};

    fn said(unit: &str, column: &str) -> Vec<String> {
        let rows: Vec<String> = column
            .split(' ')
            .enumerate()
            .map(|(row, value)| format!(r#"{{"name":"项目{row}支出","final":"{value}"}}"#))
            .collect();
        let text = format!(r#"{{"unit":"{unit}","rows":[{}]}}"#, rows.join(","));
        let wish = Wish {
            subject: Subject::Budget,
            ..Wish::default()
        };
        let found = dataset(&text, &wish, 0).unwrap();
        let found = found
            .findings()
            .iter()
            .filter(|found| found.code == "column");
        found.map(|found| found.message.clone()).collect()
    }

    #[test]
    fn what_is_no_amount() {
        for (unit, column, expected) in [
            (
                "万元",
                "13812345678 13912345678",
                "“决算数”这一列（2 处）看起来是手机号，不是数额",
            ),
            (
                "万元",
                "120 13812345678 300",
                "“决算数”有 1 处看起来是手机号，不是数额：第 2 行",
            ),
            (
                "元",
                "13812345678 13912345679 15012345678",
                "“决算数”这一列（3 处）看起来是手机号，不是数额",
            ),
            (
                "元",
                "1200000 13812345678",
                "“决算数”有 1 处看起来是手机号，不是数额：第 2 行",
            ),
            (
                "元",
                "100 510302201001010017",
                "“决算数”有 1 处看起来是证件号码、账号或编号，不是数额：第 2 行",
            ),
            (
                "万元",
                "2016 2017 2018",
                "“决算数”这一列（3 处）看起来是年份，不是数额",
            ),
            (
                "万元",
                "201 20101 2010101",
                "“决算数”这一列（3 处）看起来是编码，不是数额",
            ),
            (
                "元",
                "0101 0102 1103",
                "“决算数”这一列（3 处）看起来是编码，不是数额",
            ),
        ] {
            assert_eq!(said(unit, column), [expected], "{column}");
        }
    }

    /// Amounts that have been published: 汕尾市 2018 (万元), and 元 of a province.
    #[test]
    fn amounts() {
        for (unit, column) in [
            ("万元", "480691 516984 471884 2018"),
            ("元", "13812345678.00 15012345678.12"),
            ("元", "13,812,345,678 15,012,345,678 17,000,000,000"),
            ("元", "13812345678 2381234567"),
            ("元", "28583000 120000"),
            ("万元", "2016 2017.5 2018"),
            ("万元", "205 210 3"),
            ("万元", "0 10 20"),
        ] {
            assert!(said(unit, column).is_empty(), "{column}");
        }
    }
}
