//! The words by which a record is shown.

use mingbai_data::date::Date;
use mingbai_data::listing::{
    Cell, Clock, Due, Field, Listing, Record, Standing, Term, Tone, due, standing,
};
use mingbai_data::number::group;

use crate::pen::Pen;
use crate::text::{DASH, num};

/// The style class of a tone.
fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "mbs-chip",
        Tone::Good => "mbs-chip mbs-good",
        Tone::Note => "mbs-chip mbs-mid",
        Tone::Bad => "mbs-chip mbs-bad",
    }
}

/// How a record stands, as a word with its colour; nothing where nobody says.
pub fn chip(pen: &mut Pen, listing: &Listing, record: &Record, now: Option<i64>) {
    let (word, tone) = match standing(&listing.profile, record, now) {
        Standing::Known(_, state) => (&*state.word, state.tone),
        Standing::Printed(word) => (word, Tone::Plain),
        Standing::Unknown => return,
    };
    pen.open("span");
    pen.set("class", mark(tone));
    pen.write(word);
    pen.close();
}

/// What stands in a cell, in one line; empty where it has no line of its own.
pub fn words(field: &Field, cell: &Cell) -> String {
    match cell {
        Cell::Missing(why, _) => [DASH, " ", why.reason()].concat(),
        Cell::Text(text) => (**text).to_owned(),
        Cell::Date(date) => date.shown(),
        Cell::Number(number, unit) => {
            let unit = unit.as_deref().or(field.unit.as_deref());
            let unit = unit.unwrap_or_default();
            // A sign stands at its number, a word apart.
            let blank = if matches!(unit, "" | "%" | "‰" | "℃") {
                ""
            } else {
                " "
            };
            [&*group(number, None), blank, unit].concat()
        }
        Cell::Yes(yes) => if *yes { "是" } else { "否" }.to_owned(),
        Cell::List(all) => {
            let all: Vec<&str> = all.iter().map(|own| &**own).collect();
            all.join("、")
        }
        Cell::Files(all) => {
            let all: Vec<&str> = all.iter().map(|own| &*own.title).collect();
            all.join("、")
        }
        Cell::Rows(rows) => {
            let first = rows.iter().filter_map(|row| row.first());
            let first: Vec<&str> = first.map(|own| &**own).collect();
            first.join("、")
        }
    }
}

/// The name of a record.
pub fn title(listing: &Listing, record: &Record) -> String {
    let at = listing.profile.head;
    let field = listing.profile.fields.get(at);
    let cell = record.cell(at);
    match field {
        Some(field) if !cell.is_missing() => words(field, cell),
        _ => ["第 ", &*num(record.row.wrapping_add(1)), " 条（没有名称）"].concat(),
    }
}

/// What a time limit is counted in.
fn unit(clock: Clock) -> &'static str {
    match clock {
        Clock::Workday => " 个工作日",
        Clock::Hour => " 小时",
        _ => " 天",
    }
}

/// How late something is: on a day off after the last day no working day has gone by.
fn late(days: i64, clock: Clock) -> String {
    let many = num(usize::try_from(days.max(1)).unwrap_or(0));
    let under = if days < 1 { "不足 " } else { " " };
    ["逾期", under, &*many, unit(clock)].concat()
}

/// Whether something was done in time: a word with its colour, and the day; nothing where the record has neither day.
/// In a list (`short`) what nobody can judge is left out.
pub fn timely(
    pen: &mut Pen,
    listing: &Listing,
    term: &Term,
    record: &Record,
    now: Option<i64>,
    short: bool,
) -> bool {
    let until = |by: Date| ["应于", &*by.shown(), "前"].concat();
    let (word, tone, told) = match due(listing, term, record, now) {
        Due::InTime(_) => ("按时".to_owned(), Tone::Good, String::new()),
        Due::Late(by, days) => (late(days, term.clock), Tone::Bad, until(by)),
        Due::Overdue(by, days) => {
            let word = ["未完成，", &*late(days, term.clock)].concat();
            (word, Tone::Bad, until(by))
        }
        Due::Open(by) => (until(by), Tone::Note, String::new()),
        Due::None => return false,
        Due::Unknown => {
            let known = !record.cell(term.from).is_missing() || !record.cell(term.to).is_missing();
            if !known || short {
                return false;
            }
            ("无法判断".to_owned(), Tone::Plain, String::new())
        }
    };
    pen.open("span|class=mbs-due");
    pen.write(&term.label);
    pen.open("span");
    pen.set("class", mark(tone));
    pen.write(&word);
    pen.close();
    if !told.is_empty() {
        pen.put("small", &told);
    }
    pen.close();
    true
}

/// A bar of so many thousandths.
pub fn bar(pen: &mut Pen, share: u16) {
    pen.open("svg|class=mbs-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 10|preserveAspectRatio=none");
    pen.put("rect|class=mb-track|width=1000|height=10", "");
    pen.open("rect|class=mb-fill|height=10");
    pen.number("width", Some(usize::from(share)));
    pen.close();
    pen.close();
}
