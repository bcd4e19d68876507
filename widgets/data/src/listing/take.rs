//! A list taken away as a table (RFC 4180): every field of the records that were found, and where they stand.

use super::model::{Cell, Field, Listing};
use super::state::{Standing, standing};
use crate::Missing;
use crate::text::list;

/// The records `rows` as CSV with a byte order mark, by which spreadsheets know the text. Numbers are the digits that were published,
/// days are as written in this country; what is missing is empty. A cell that a spreadsheet would compute has an apostrophe before it.
///
/// ```
/// use mingbai_data::listing::{Profile, read_text, to_csv};
/// let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t","label":"项目"},{"name":"n","label":"数量","kind":"number","unit":"件"}]}"#;
/// let listing = read_text(r#"[{"t":"=甲,\"乙\"","n":"1,200"},{"t":"丙","n":"—"}]"#, &Profile::read(profile).unwrap()).unwrap();
/// assert_eq!(to_csv(&listing, &[0, 1], None), "\u{feff}项目,数量（件）\r\n\"'=甲,\"\"乙\"\"\",1200\r\n丙,\r\n");
/// ```
#[must_use]
pub fn to_csv(listing: &Listing, rows: &[usize], now: Option<i64>) -> String {
    let profile = &listing.profile;
    let states = !profile.states.is_empty();
    let mut out = String::from("\u{feff}");
    for field in &profile.fields {
        let unit = field.unit.as_deref().filter(|_| field.kind.is_sortable());
        match unit {
            Some(unit) => cell(&mut out, &[&field.label, "（", unit, "）"].concat()),
            None => cell(&mut out, &field.label),
        }
    }
    if states {
        // The one that was published stands in a column of its own.
        cell(
            &mut out,
            if profile.state.is_some() {
                "状态（判断）"
            } else {
                "状态"
            },
        );
    }
    end(&mut out);
    for at in rows {
        let Some(record) = listing.rows.get(*at) else {
            continue;
        };
        for (field, own) in profile.fields.iter().zip(&record.cells) {
            // A unit that has a column of its own is there.
            let plain = match own {
                Cell::Number(number, Some(_)) if field.unit_field.is_some() => number.to_string(),
                own => words(field, own),
            };
            cell(&mut out, &plain);
        }
        if states {
            let word = match standing(profile, record, now) {
                Standing::Known(_, state) => &*state.word,
                Standing::Printed(word) => word,
                Standing::Unknown => "",
            };
            cell(&mut out, word);
        }
        end(&mut out);
    }
    out
}

/// What stands in a cell, as a table has it.
fn words(field: &Field, own: &Cell) -> String {
    let texts = |all: &[Box<str>]| {
        let all: Vec<&str> = all.iter().map(|own| &**own).collect();
        list(&all)
    };
    match own {
        // What was published and cannot be read stays as it was printed.
        Cell::Missing(Missing::BadValue, Some(printed)) => (**printed).to_owned(),
        Cell::Missing(..) => String::new(),
        Cell::Text(text) => (**text).to_owned(),
        Cell::Date(date) => date.shown(),
        Cell::Number(number, None) => number.to_string(),
        // A unit of its own stands with the number: the heading has another.
        Cell::Number(number, Some(unit)) if field.unit.as_deref() == Some(unit) => {
            number.to_string()
        }
        Cell::Number(number, Some(unit)) => [&*number.to_string(), unit].concat(),
        Cell::Yes(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Cell::List(all) => texts(all),
        Cell::Files(all) => {
            let all = all.iter().map(|own| match &own.url {
                Some(url) => [&*own.title, " ", url].concat().into(),
                None => own.title.clone(),
            });
            texts(&all.collect::<Vec<Box<str>>>())
        }
        Cell::Rows(rows) => {
            let rows = rows.iter().map(|row| {
                let row: Vec<&str> = row.iter().map(|own| &**own).collect();
                row.join(" ").into()
            });
            texts(&rows.collect::<Vec<Box<str>>>())
        }
    }
}

fn cell(out: &mut String, text: &str) {
    if !out.ends_with(['\n', '\u{feff}']) {
        out.push(',');
    }
    let formula = text.starts_with(['=', '+', '@', '\t', '\r'])
        || text.starts_with('-') && crate::Decimal::parse(text).is_none();
    let quoted = text.contains(['"', ',', '\n', '\r']);
    out.push_str(if quoted { "\"" } else { "" });
    out.push_str(if formula { "'" } else { "" });
    for c in text.chars() {
        out.push_str(if c == '"' { "\"" } else { "" });
        out.push(c);
    }
    out.push_str(if quoted { "\"" } else { "" });
}

fn end(out: &mut String) {
    out.push_str("\r\n");
}
