//! The map of what has a point: a mark for each project that is listed, of a colour and a shape by its status, on the outlines
//! that the page gives. As with every map here the list beneath it is what is read aloud and reached by keys.

use mingbai_data::livelihood::{Point, Status};

use super::draw::Scene;
use super::say::mark;
use crate::board::{BARE, HIGH, label, names};
use crate::pen::Pen;
use crate::text::{num, token};

/// Kinds of a status, with the shape of their mark around its point, in tenths of an `em`: never a colour alone.
const MARKS: [(&[Status], &str); 5] = [
    (
        &[Status::Exceeded, Status::Done],
        "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    ),
    (&[Status::UnderWay], "m0-9l9 9-9 9-9-9z"),
    (&[Status::Behind], "m0-8l9 15h-18z"),
    (&[Status::Paused], "m-6-6h12v12h-12z"),
    (
        &[Status::NotStarted, Status::Cancelled, Status::NoData],
        "m-7-3h4v-4h6v4h4v6h-4v4h-6v-4h-4z",
    ),
];

/// Draws it; nothing without outlines, without a point on them, and on paper.
#[inline(never)]
pub fn map(pen: &mut Pen, scene: &Scene) {
    let outlines = scene.outlines.filter(|_| cfg!(feature = "map"));
    let Some(outlines) = outlines.filter(|_| !scene.paper) else {
        return;
    };
    let spot = |at: &usize| {
        let (item, (judged, _)) = scene.listed(*at)?;
        let Point { lat, lon, .. } = item.point?;
        Some((*at, judged.status, outlines.at(lat, lon)?))
    };
    let spots: Vec<(usize, Status, (usize, usize))> = scene.list.iter().filter_map(spot).collect();
    if spots.is_empty() {
        return;
    }
    let (wide, tall) = outlines.size;
    let fit = HIGH.wrapping_mul(wide).checked_div(tall).unwrap_or(0);
    let drawn = scene.width.min(fit);
    let scale = |n: usize| n.wrapping_mul(drawn).checked_div(wide).unwrap_or(0);
    let aside = scene.width.wrapping_sub(drawn) / 2;
    let size = |width: usize, height: usize| ["0 0 ", &num(width), " ", &num(height)].concat();
    pen.open("div|class=mbb-map");
    pen.open("svg|aria-hidden=true|focusable=false");
    pen.set("viewBox", &size(scene.width, scale(tall)));
    pen.open("svg");
    pen.set("viewBox", &size(wide, tall));
    for shape in &outlines.shapes {
        pen.open("path");
        let line = if shape.line { " mbb-line" } else { "" };
        pen.set("class", &[BARE, line].concat());
        pen.set("d", &shape.path);
        pen.close();
    }
    pen.close();
    let drop = |pen: &mut Pen, status: Status, from: &str| {
        pen.open("path");
        pen.set("class", &["mbl-spot ", mark(status)].concat());
        let mut marks = MARKS.iter();
        let shape = marks.find(|(all, _)| all.contains(&status));
        pen.set("d", &[from, shape.map_or("", |(_, shape)| shape)].concat());
    };
    for (at, status, (x, y)) in &spots {
        let (x, y) = (num(scale(*x).wrapping_add(aside)), num(scale(*y)));
        drop(pen, *status, &["M", &x, " ", &y].concat());
        pen.set("data-a", &token("p", *at));
        pen.close();
    }
    for shape in &outlines.shapes {
        let name = &*shape.name;
        let long = name.chars().count().wrapping_mul(10);
        if long <= scale(shape.room.0) {
            let (x, y) = (scale(shape.label.0), scale(shape.label.1));
            // A name stands above or below marks that would cover it, where its outline has the room.
            let free = |y: &usize| {
                spots.iter().all(|(_, _, (at, on))| {
                    scale(*at).abs_diff(x) > long / 2 + 9
                        || scale(*on).saturating_add(4).abs_diff(*y) > 14
                })
            };
            let room = scale(shape.room.1) / 2;
            let tries = [0, 18, 30].into_iter().filter(|off| *off < room);
            let mut tries = tries.flat_map(|off| [y.wrapping_sub(off), y.wrapping_add(off)]);
            let y = tries.find(free).unwrap_or(y);
            label(pen, BARE, [x.wrapping_add(aside), y], name);
        }
    }
    pen.close();
    pen.open("ul");
    for (all, _) in MARKS {
        let there = |status: &&Status| spots.iter().any(|(_, other, _)| other == *status);
        let there: Vec<Status> = all.iter().filter(there).copied().collect();
        let Some(first) = there.first() else { continue };
        pen.open("li");
        pen.open("svg|aria-hidden=true|focusable=false|viewBox=-10 -10 20 20");
        drop(pen, *first, "M0 0");
        pen.close();
        pen.close();
        let words: Vec<&str> = there.iter().map(|status| status.name()).collect();
        pen.write(&words.join("、"));
        pen.close();
    }
    pen.close();
    let rest = scene.list.len().saturating_sub(spots.len());
    if rest > 0 {
        names(
            pen,
            &num(rest),
            &[" 个项目没有公布位置或不在图内，见下面的列表。"],
        );
    }
    if let Some(number) = &outlines.approval {
        names(pen, "审图号：", &[number]);
    }
    pen.close();
}
