//! Numbers that a spreadsheet rounded before they came: what it shows as `1.23E+08` has lost its other digits, in an amount
//! as in a code. **Rule:** the value stays as it was read; here it is said that it is not what was entered.
//!
//! Programs write exact numbers in another form (`1.2345678E8`): without a plus sign, and with all digits.

use crate::dataset::{Data, Dataset};
use mingbai_data::dataset::Datum;
use mingbai_data::{Finding, Place, Severity, Value};

/// So many rows are told.
const TOLD: usize = 3;

/// Where rounded numbers stand in one column.
struct Column<'a> {
    table: usize,
    key: Option<&'static str>,
    label: &'a str,
    values: Vec<(usize, &'a str)>,
}

/// One finding for each column that has such numbers.
pub fn check(dataset: &Dataset) -> Vec<Finding> {
    let columns = match &dataset.data {
        Data::Budget(budget) => of_budget(budget),
        Data::Records(records) => {
            let fields = records.subject.fields.iter().map(|field| Column {
                table: 0,
                key: Some(field.key),
                label: field.label,
                values: (0..records.rows.len())
                    .filter_map(|row| match records.get(row, field.key)? {
                        Datum::Number { printed: text, .. } | Datum::Text(text) => {
                            Some((row, &**text))
                        }
                        _ => None,
                    })
                    .collect(),
            });
            fields.collect()
        }
        // Of its numbers only the values are kept.
        Data::Listing(own) => {
            let fields = own.listing.profile.fields.iter().enumerate();
            let rows = || own.listing.rows.iter().enumerate();
            let fields = fields.map(|(at, field)| Column {
                table: 0,
                key: None,
                label: &field.label,
                values: rows()
                    .filter_map(|(row, record)| Some((row, record.cell(at).text()?)))
                    .collect(),
            });
            fields.collect()
        }
        Data::Profile(_) => Vec::new(),
    };
    columns.into_iter().filter_map(told).collect()
}

fn of_budget(budget: &mingbai_data::budget::Budget) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    for (table, own) in budget.tables.iter().enumerate() {
        let codes = own.lines.iter().enumerate();
        let codes = codes.filter_map(|(row, line)| Some((row, line.code.as_deref()?)));
        columns.push(Column {
            table,
            key: Some("code"),
            label: "科目编码",
            values: codes.collect(),
        });
        for stage in own.stages_present() {
            let lines = own.lines.iter().enumerate();
            let values = lines.filter_map(|(row, line)| match line.amount(stage) {
                Value::Present { printed, .. } => Some((row, &**printed)),
                Value::Missing(_) => None,
            });
            columns.push(Column {
                table,
                key: Some(stage.key()),
                label: stage.name(),
                values: values.collect(),
            });
        }
    }
    columns
}

fn told(mut column: Column<'_>) -> Option<Finding> {
    column.values.retain(|(_, printed)| is_shown(printed));
    let (first, example) = *column.values.first()?;
    let all = column.values.len();
    let rows: Vec<String> = column
        .values
        .iter()
        .take(TOLD)
        .map(|(row, _)| row.saturating_add(1).to_string())
        .collect();
    let more = if all > TOLD { "行等" } else { "行" };
    let message = format!(
        "“{}”有 {all} 处在原表显示为科学计数，位数已丢失：第 {} {more}（“{example}”）",
        column.label,
        rows.join("、"),
    );
    Some(Finding {
        code: "rounded",
        severity: Severity::Warning,
        place: Place {
            table: column.table,
            row: (all == 1).then_some(first),
            field: column.key,
        },
        message,
    })
}

/// `1.23E+08`, with a unit behind it or not: as spreadsheets show what has no room.
fn is_shown(printed: &str) -> bool {
    let Some((mantissa, rest)) = printed.trim().split_once("E+") else {
        return false;
    };
    let mantissa = mantissa.trim_start_matches(['-', '¥', '￥']);
    let exponent = rest.bytes().take_while(u8::is_ascii_digit).count();
    let figure = mantissa
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let behind = rest.get(exponent..).unwrap_or_default();
    figure
        && mantissa.starts_with(|c: char| c.is_ascii_digit())
        && exponent >= 2
        && !behind.starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Subject, Wish, dataset};

    #[test]
    fn what_a_spreadsheet_shows() {
        for shown in [
            "1.23E+08",
            "-1E+12",
            "5.10301E+17",
            "1.23E+08 元",
            "¥1.2E+10",
        ] {
            assert!(is_shown(shown), "{shown}");
        }
        for other in [
            "1.2345678E8",
            "123",
            "E+08",
            "A1.2E+08",
            "1.2E+8",
            "1e+08",
            "1.2E+08x",
            "",
        ] {
            assert!(!is_shown(other), "{other}");
        }
    }

    #[test]
    fn amounts_and_codes_are_told_with_their_rows() {
        let wish = Wish {
            subject: Subject::Budget,
            ..Wish::default()
        };
        let text = "科目编码,科目名称,决算数（元）\n2.05E+06,教育支出,1.23E+08\n208,社会保障和就业支出,5000000\n";
        let found = dataset(text, &wish, 0).unwrap();
        let said: Vec<_> = found
            .findings()
            .iter()
            .filter(|found| found.code == "rounded")
            .map(|found| (found.place.row, &*found.message))
            .collect();
        assert_eq!(
            said,
            [
                (
                    Some(0),
                    "“科目编码”有 1 处在原表显示为科学计数，位数已丢失：第 1 行（“2.05E+06”）"
                ),
                (
                    Some(0),
                    "“决算数”有 1 处在原表显示为科学计数，位数已丢失：第 1 行（“1.23E+08”）"
                ),
            ]
        );
    }
}
