//! The records: cards on a phone, a table on a desk.

use mingbai_data::Missing;
use mingbai_data::listing::{Cell, Kind, Record};

use super::say::{chip, timely, title, words};
use super::widget::Scene;
use crate::board::blocks;
use crate::pen::Pen;

/// Draws those that are listed.
#[inline(never)]
pub fn list(pen: &mut Pen, scene: &Scene) {
    pen.open("");
    if !scene.list.is_empty() {
        table(pen, scene);
    }
    pen.close();
}

/// The fields that are columns: what answers the question first, then those of the profile. One that no record of the data can have is
/// none, unless it must be public.
pub fn columns(scene: &Scene) -> Vec<usize> {
    let profile = &scene.listing.profile;
    let there = |at: usize| {
        let must = profile.fields.get(at).is_some_and(|own| own.required);
        must || scene.listing.columns.get(at).copied().unwrap_or(true)
    };
    let answer = profile.question.as_ref().map(|own| &own.answer);
    let own = if scene.narrow {
        &profile.card
    } else {
        &profile.columns
    };
    let mut out: Vec<usize> = Vec::new();
    for at in answer.into_iter().flatten().chain(own) {
        // The state stands beside the name.
        if *at != profile.head && Some(*at) != profile.state && !out.contains(at) && there(*at) {
            out.push(*at);
        }
    }
    // A profile, or data without one, that names no columns.
    if out.is_empty() {
        let all = 0..profile.fields.len();
        out.extend(all.filter(|at| *at != profile.head).take(5));
    }
    let most = if scene.narrow { 5 } else { 6 };
    out.truncate(most);
    out
}

#[inline(never)]
fn table(pen: &mut Pen, scene: &Scene) {
    let profile = &scene.listing.profile;
    let columns = columns(scene);
    let states = !profile.states.is_empty() || profile.state.is_some() || !profile.terms.is_empty();
    pen.open("table|part=table|role=table|class=mb-table mbb-places mbs-table");
    pen.set("aria-label", &profile.title);
    let windowed = scene.window.windowed();
    pen.number(
        "aria-rowcount",
        windowed.then(|| scene.list.len().wrapping_add(1)),
    );
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    const HEAD: &str = "th|role=columnheader|scope=col";
    let label = |at: usize| profile.fields.get(at).map_or("", |own| &*own.label);
    pen.put(HEAD, label(profile.head));
    if states {
        pen.put(HEAD, "状态");
    }
    for at in &columns {
        pen.put(HEAD, label(*at));
    }
    pen.close();
    pen.close();
    let many = columns.len().wrapping_add(2);
    blocks(pen, (scene.window, scene.list), many, None, &|pen, at| {
        if let Some(record) = scene.listing.rows.get(at) {
            line(pen, scene, (at, record), &columns, states);
        }
    });
    pen.close();
}

fn line(
    pen: &mut Pen,
    scene: &Scene,
    (at, record): (usize, &Record),
    columns: &[usize],
    states: bool,
) {
    let listing = scene.listing;
    pen.open("th|role=rowheader|scope=row|class=mbb-name");
    pen.button("button|type=button", "p", at);
    pen.write(&title(listing, record));
    pen.close();
    pen.close();
    if states {
        pen.open("td|role=cell|class=mbs-state");
        chip(pen, listing, record, scene.now);
        for term in &listing.profile.terms {
            timely(pen, listing, term, record, scene.now, true);
        }
        pen.close();
    }
    for column in columns {
        let Some(field) = listing.profile.fields.get(*column) else {
            continue;
        };
        let cell = record.cell(*column);
        let number = matches!(cell, Cell::Number(..) | Cell::Date(_)) || field.kind == Kind::Phone;
        pen.open("td|role=cell");
        pen.set("class", if number { "mb-num" } else { "" });
        if scene.narrow {
            pen.open("span|class=mbs-label");
            pen.write(&field.label);
            pen.close();
        }
        let most = if scene.narrow { 48 } else { 80 };
        cells(pen, &words(field, cell), cell, field.required, most);
        pen.close();
    }
}

/// What stands in a cell of a list: of a long text its beginning; what must be public and is not, says so.
fn cells(pen: &mut Pen, text: &str, cell: &Cell, required: bool, most: usize) {
    if let Cell::Missing(why, _) = cell {
        // What is there and cannot be read was published.
        let absent = required && *why != Missing::BadValue;
        pen.open("span|class=mbs-nil");
        pen.write(if absent { "没有公布" } else { text });
        pen.close();
        return;
    }
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    match end.and_then(|end| text.get(..end)) {
        Some(begin) => {
            pen.write(begin);
            pen.write("……");
        }
        None => pen.write(text),
    }
}
