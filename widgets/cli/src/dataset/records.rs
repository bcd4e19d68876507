//! Records for people: their sentence, their table, the name of a row. It follows the table of the subject's fields.

use super::Grid;
use mingbai_data::dataset::{Dataset as Records, Datum, Field, Kind};
use mingbai_data::quantity::{Amount, Side};
use mingbai_data::{Place, Tree};

/// Letters of a text that a cell of a table shows.
const LONGEST: usize = 40;

/// How many there are, of what, and as of when.
pub fn sentence(records: &Records) -> String {
    let title = short(records.title.as_deref().unwrap_or(records.subject.name));
    let as_of = match &records.as_of {
        Some(as_of) => format!("，数据截至 {}", short(as_of)),
        None => String::new(),
    };
    let rows = records.rows.len();
    let of = match records.subject.key {
        "policy" => "份文件",
        "consultation" => "项",
        _ => "条",
    };
    let rows = match records.rows_in_source {
        None => format!("{rows} {of}"),
        Some(0) => format!("已读其中 {rows} {of}"),
        Some(all) => format!("已读 {rows} {of}，来源共 {all} {of}"),
    };
    format!("{title}：{rows}{as_of}。")
}

/// What stands for the table, which has no name, and the words of the field.
pub fn place(records: &Records, at: &Place) -> (String, Option<&'static str>) {
    let name = at.row.and_then(|row| name(records, row));
    let name = name.map_or_else(String::new, short);
    let fields = records.subject.fields.iter();
    let label = at.field.map(|key| {
        let known = fields.clone().find(|field| field.key == key);
        known.map_or(key, |field| field.label)
    });
    (name, label)
}

/// The name of a row: its first text that is needed.
pub fn name(records: &Records, row: usize) -> Option<&str> {
    let mut fields = records.subject.fields.iter();
    let field = fields.find(|field| field.required && field.kind == Kind::Text)?;
    match records.get(row, field.key)? {
        Datum::Text(text) => Some(text),
        _ => None,
    }
}

/// The table: a column for each field that some record has, and for those that are needed.
pub fn grid(records: &Records) -> Grid {
    let has = |at: usize| {
        let mut values = records.rows.iter().filter_map(|row| row.fields.get(at));
        values.any(|value| *value != Datum::Missing(mingbai_data::Missing::Absent))
    };
    let fields = records.subject.fields.iter().enumerate();
    let columns: Vec<(usize, &Field, Option<&str>)> = fields
        .filter(|(at, field)| field.required || has(*at))
        .map(|(at, field)| (at, field, shared(records, at)))
        .collect();
    let heads = columns.iter().map(|(_, field, unit)| match unit {
        Some(unit) => format!("{}（{}）", field.label, short(unit)),
        None => field.label.to_owned(),
    });
    let mut rows = vec![heads.collect::<Vec<_>>()];
    for record in &records.rows {
        let cells = columns.iter().map(|(at, _, unit)| {
            let value = record.fields.get(*at);
            value.map(|value| cell(value, *unit)).unwrap_or_default()
        });
        rows.push(cells.collect());
    }
    Grid {
        title: sentence(records),
        rows,
        numbers: columns
            .iter()
            .map(|(_, field, _)| matches!(field.kind, Kind::Number(_)))
            .collect(),
    }
}

/// The unit that all numbers of a column have.
fn shared(records: &Records, at: usize) -> Option<&str> {
    let values = records.rows.iter().filter_map(|row| row.fields.get(at));
    let mut units = values.filter_map(|value| match value {
        Datum::Number { unit, .. } => Some(unit.as_deref()),
        _ => None,
    });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

fn cell(value: &Datum, shared: Option<&str>) -> String {
    match value {
        Datum::Number {
            amount,
            unit,
            printed,
        } => {
            let number = match printed.trim() {
                "" => said(amount),
                printed => short(printed),
            };
            match unit.as_deref().filter(|unit| shared != Some(unit)) {
                Some(unit) => format!("{number} {}", short(unit)),
                None => number,
            }
        }
        Datum::Date(text) | Datum::Text(text) | Datum::Code(text) => short(text),
        Datum::List(items) => short(&items.join("、")),
        Datum::Objects(items) => short(&items.iter().map(object).collect::<Vec<_>>().join("、")),
        Datum::Missing(reason) => format!("—（{}）", reason.reason()),
    }
}

/// The text in a list, else the first text of an object there: its name.
fn object(tree: &Tree) -> String {
    match tree {
        Tree::Map(members) => members.iter().find_map(|(_, own)| own.text()),
        own => own.text(),
    }
    .unwrap_or_default()
    .to_owned()
}

fn said(amount: &Amount) -> String {
    match amount {
        Amount::Number(number) => number.to_string(),
        Amount::Range { low, high } => format!("{low}～{high}"),
        Amount::BelowDetection(Some(limit)) => format!("未检出（检出限 {limit}）"),
        Amount::BelowDetection(None) => "未检出".to_owned(),
        Amount::Bound(side, number) => {
            let sign = match side {
                Side::Over => ">",
                Side::AtLeast => "≥",
                Side::Under => "<",
                Side::AtMost => "≤",
            };
            format!("{sign}{number}")
        }
    }
}

/// One line of a text, cut where it is long.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}
