//! The map of what has a point: a mark for each project that is listed, of a colour and a shape by its status, on the outlines
//! that the page gives. As with every map here the list beneath it is what is read aloud and reached by keys.

use mingbai_data::livelihood::{Point, Status};

use super::draw::Scene;
use super::say::mark;
use crate::board::{BARE, HIGH, label, names};
use crate::pen::Pen;
use crate::text::{num, token};

/// The shape of a status around its point, in tenths of an `em`: never a colour alone.
fn shape(status: Status) -> &'static str {
    match status {
        Status::Exceeded => "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0zm3-1h3v-3h2v3h3v2h-3v3h-2v-3h-3z",
        Status::Done => "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
        Status::UnderWay => "m0-9l9 9-9 9-9-9z",
        Status::NotStarted => "m-7-7h14v14h-14zm3 3h8v8h-8z",
        Status::Behind => "m0-8l9 15h-18z",
        Status::Paused => "m-7-7h5v14h-5zm9 0h5v14h-5z",
        Status::Cancelled => "m-8-6l2-2 6 6 6-6 2 2-6 6 6 6-2 2-6-6-6 6-2-2 6-6z",
        Status::NoData => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    }
}

/// Draws it; nothing without outlines, without a point on them, and on paper.
#[inline(never)]
pub fn map(pen: &mut Pen, scene: &Scene) {
    let outlines = scene.outlines.filter(|_| cfg!(feature = "map"));
    let Some(outlines) = outlines.filter(|_| !scene.paper) else {
        return;
    };
    let (wide, tall) = outlines.size;
    let fit = HIGH.wrapping_mul(wide).checked_div(tall).unwrap_or(0);
    let drawn = scene.width.min(fit);
    let scale = |n: usize| n.wrapping_mul(drawn).checked_div(wide).unwrap_or(0);
    let aside = scene.width.wrapping_sub(drawn) / 2;
    let spot = |at: &usize| {
        let (item, (judged, _)) = scene.listed(*at)?;
        let Point { lat, lon, .. } = item.point?;
        let (x, y) = outlines.at(lat, lon)?;
        Some((*at, judged.status, scale(x).wrapping_add(aside), scale(y)))
    };
    let spots: Vec<(usize, Status, usize, usize)> = scene.list.iter().filter_map(spot).collect();
    if spots.is_empty() {
        return;
    }
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
        pen.set("d", &[from, shape(status)].concat());
    };
    for (at, status, x, y) in &spots {
        drop(pen, *status, &["M", &*num(*x), " ", &num(*y)].concat());
        pen.set("data-a", &token("p", *at));
        pen.close();
    }
    for shape in &outlines.shapes {
        let name = &*shape.name;
        let long = name.chars().count().wrapping_mul(10);
        if long <= scale(shape.room.0) {
            let (x, y) = shape.label;
            let (x, y) = (scale(x).wrapping_add(aside), scale(y));
            // A name stands above or below what it would cover.
            let free = |y: &usize| {
                let apart = |(_, _, at, on): &(usize, Status, usize, usize)| {
                    at.abs_diff(x) > (long / 2).wrapping_add(9)
                        || on.wrapping_add(4).abs_diff(*y) > 14
                };
                spots.iter().all(apart)
            };
            let mut tries = [y, y.saturating_sub(18), y.saturating_add(18)].into_iter();
            let y = tries.find(free).unwrap_or(y);
            label(pen, BARE, [x, y], name);
        }
    }
    pen.close();
    pen.open("ul");
    for status in Status::ALL {
        if spots.iter().any(|(_, other, ..)| *other == status) {
            pen.open("li");
            pen.open("svg|aria-hidden=true|focusable=false|viewBox=-10 -10 20 20");
            drop(pen, status, "M0 0");
            pen.close();
            pen.close();
            pen.write(status.name());
            pen.close();
        }
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
