//! One record in full: where it stands and by which rule, every field, what must be public and is not, whom to ask, what it
//! rests on.

use mingbai_data::listing::{Cell, Field, Kind, Record, Standing, standing, window};

use super::find::ask;
use super::say::{bar, chip, timely, title, words};
use super::widget::Scene;
use crate::board::{entry, part};
use crate::link::{allowed, link, phones};
use crate::pen::Pen;
use crate::text::num;

/// Draws it.
#[inline(never)]
pub fn record(pen: &mut Pen, scene: &Scene, at: usize) {
    let listing = scene.listing;
    let Some(record) = listing.rows.get(at) else {
        return;
    };
    pen.open("div|class=mbb-where");
    pen.open("");
    if listing.rows.len() > 1 && !scene.paper {
        pen.put("button|type=button|class=mb-button|data-a=b", "返回列表");
    }
    pen.close();
    pen.put("span|class=mbb-here|tabindex=-1", &title(listing, record));
    pen.close();
    full(pen, scene, record);
    basis(pen, scene);
}

/// A record without the way back.
#[inline(never)]
pub fn full(pen: &mut Pen, scene: &Scene, record: &Record) {
    let listing = scene.listing;
    pen.open("div|class=mbs-record|part=card");
    pen.open("div|class=mb-row mbs-state");
    chip(pen, listing, record, scene.now);
    if let Standing::Known(_, state) = standing(&listing.profile, record, scene.now)
        && let Some(rule) = listing.rule(state.rule.as_deref())
    {
        pen.put("small", rule);
    }
    pen.close();
    pen.open("");
    for term in &listing.profile.terms {
        pen.open("p");
        if timely(pen, listing, term, record, scene.now, false)
            && let Some(rule) = &term.rule
        {
            pen.put("small", &["（", &**rule, "）"].concat());
        }
        pen.close();
    }
    pen.close();
    open_time(pen, scene, record);
    pen.open("dl|class=mbs-dl");
    let answer = listing.profile.question.as_ref().map(|own| &own.answer);
    let first = answer.into_iter().flatten().copied();
    let rest = 0..listing.profile.fields.len();
    let answers = first.clone().count();
    let mut drawn: Vec<usize> = vec![listing.profile.head];
    for (number, at) in first.chain(rest).enumerate() {
        if drawn.contains(&at) {
            continue;
        }
        drawn.push(at);
        if let Some(field) = listing.profile.fields.get(at) {
            let answers = number < answers;
            let rule = listing.rule(field.rule.as_deref());
            row(pen, scene, field, record.cell(at), answers, rule);
        }
    }
    pen.close();
    pen.close();
}

/// How much of the time is over in which something is open.
fn open_time(pen: &mut Pen, scene: &Scene, record: &Record) {
    let listing = scene.listing;
    let own = listing.profile.window.as_ref();
    let state = own.and_then(|own| Some((own, window(listing, own, record, scene.now)?)));
    pen.open("");
    if let Some((own, state)) = state {
        pen.open("div|class=mbs-window");
        pen.open("p");
        pen.put("b", &own.label);
        let dates = [state.first, state.last].map(|date| date.map(|date| date.shown()));
        match dates {
            [Some(first), Some(last)] => pen.write(&[" ", &*first, "至", &*last].concat()),
            [Some(first), None] => pen.write(&[" ", &*first, "起"].concat()),
            [None, Some(last)] => pen.write(&[" ", &*last, "止"].concat()),
            [None, None] => {}
        }
        let days = |days: i64| num(usize::try_from(days).unwrap_or(0));
        let told = match (state.until, state.left) {
            (Some(until), _) => [&*days(until), " 天后开始"].concat(),
            (None, Some(0)) => "已结束".to_owned(),
            (None, Some(1)) => "今天是最后一天".to_owned(),
            (None, Some(left)) => ["还剩 ", &*days(left), " 天"].concat(),
            (None, None) => String::new(),
        };
        if !told.is_empty() {
            pen.put("span|class=mbs-left", &told);
        }
        pen.close();
        if state.length.is_some() {
            bar(pen, state.gone);
        }
        pen.close();
    }
    pen.close();
}

/// A field and what stands in it. What nobody asks for and nobody gives is left out.
fn row(
    pen: &mut Pen,
    scene: &Scene,
    field: &Field,
    cell: &Cell,
    answers: bool,
    rule: Option<&str>,
) {
    if let Cell::Missing(why, printed) = cell {
        if field.required && *why != mingbai_data::Missing::BadValue {
            let rule = rule.unwrap_or("这一项应当公开");
            pen.open("div");
            pen.put("dt", &field.label);
            pen.open("dd|class=mbs-nil");
            pen.write("没有公布");
            pen.put("small", &[" ", rule].concat());
            pen.close();
            pen.close();
        } else if *why != mingbai_data::Missing::Absent {
            let printed = printed.as_deref().unwrap_or_default();
            let said = words(field, cell);
            let printed = if printed.is_empty() {
                String::new()
            } else {
                ["（原文：", printed, "）"].concat()
            };
            entry(pen, &field.label, &[&said, &printed]);
        }
        return;
    }
    pen.open("div");
    pen.put("dt", &field.label);
    pen.open("dd");
    pen.set("class", if answers { "mbs-answer" } else { "" });
    match cell {
        Cell::Text(text) if field.kind == Kind::Phone => phones(pen, text),
        Cell::Text(text) if field.kind == Kind::Link => {
            let words = if allowed(text) { "打开" } else { text };
            link(pen, Some(text), words);
        }
        Cell::Text(text) if field.kind == Kind::Long => {
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                pen.put("p", line.trim());
            }
        }
        Cell::Files(all) => {
            for own in all {
                pen.open("p");
                link(pen, own.url.as_deref(), &own.title);
                pen.close();
            }
        }
        Cell::Rows(rows) if scene.narrow => lines(pen, field, rows),
        Cell::Rows(rows) => small(pen, field, rows),
        _ => pen.write(&words(field, cell)),
    }
    if let Some(rule) = rule.filter(|_| !field.required) {
        pen.put("small", rule);
    }
    pen.close();
    pen.close();
}

/// A small table where there is no room for one: its first column as names, the others behind their labels.
fn lines(pen: &mut Pen, field: &Field, rows: &[Vec<Box<str>>]) {
    for row in rows {
        let mut named = field
            .fields
            .iter()
            .zip(row)
            .filter(|(_, text)| !text.is_empty());
        pen.open("p");
        if let Some((_, first)) = named.next() {
            pen.write(first);
        }
        pen.open("small");
        for (at, (column, text)) in named.enumerate() {
            let part = if at > 0 { "；" } else { "" };
            pen.write(&[part, &*column.label, "：", &**text].concat());
        }
        pen.close();
        pen.close();
    }
}

/// A small table; columns in which nothing stands are left out.
fn small(pen: &mut Pen, field: &Field, rows: &[Vec<Box<str>>]) {
    let some = |at: &usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(*at));
        cells.any(|own| !own.is_empty())
    };
    let columns: Vec<usize> = (0..field.fields.len()).filter(some).collect();
    pen.open("table|role=table|class=mb-table mbs-small");
    pen.set("aria-label", &field.label);
    pen.open("thead|role=rowgroup");
    pen.open("tr|role=row");
    for at in &columns {
        let label = field.fields.get(*at).map_or("", |own| &*own.label);
        pen.put("th|role=columnheader|scope=col", label);
    }
    pen.close();
    pen.close();
    pen.open("tbody|role=rowgroup");
    for row in rows {
        pen.open("tr|role=row");
        for at in &columns {
            let text = row.get(*at).map_or("", |own| &**own);
            pen.put("td|role=cell", if text.is_empty() { "—" } else { text });
        }
        pen.close();
    }
    pen.close();
    pen.close();
}

/// What it rests on, and whom to ask.
#[inline(never)]
pub fn basis(pen: &mut Pen, scene: &Scene) {
    let profile = &scene.listing.profile;
    pen.open("");
    if !profile.basis.is_empty() || profile.contact.is_some() {
        part(pen, scene.heading, "依据和咨询");
        ask(pen, scene);
        pen.open("ul|class=mbs-basis");
        let all = profile.basis.iter();
        for own in all.filter(|own| scene.listing.holds(&own.title)) {
            pen.open("li");
            link(pen, own.url.as_deref(), &own.title);
            pen.close();
        }
        pen.close();
        pen.close();
    }
    pen.close();
}
