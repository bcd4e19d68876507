//! The map of a board: outlines on the colours of their places, with a legend and with what the map does not have.
//!
//! The picture is hidden from assistive technology and takes no focus: the list of the same places stands beneath it, in
//! the order of reading, with a button for each. As parts of a picture they would be as many stops of the keyboard again,
//! in an order that nobody knows.

use mingbai_data::outline::{Outlines, Place, Shape};

use crate::Shared;
use crate::pen::Pen;
use crate::text::{num, token};

/// The greatest height of the picture, in tenths of an `em`.
const HIGH: usize = 360;
/// The least room of a label: 60 × 34 px at 16 px, in tenths of an `em`.
const ROOM: (usize, usize) = (38, 21);
/// The least height for a name above it.
const NAMED: usize = 27;
/// Names that a sentence has at the most.
const NAMES: usize = 20;

/// How a place looks.
pub struct Face {
    /// The class of its colour.
    pub class: &'static str,
    /// What stands on it: a number, or a word.
    pub text: String,
    /// The word for the colour.
    pub word: String,
}

/// A map.
pub struct Map<'a> {
    /// The outlines, with the place that each of them is.
    pub outlines: Option<(&'a Outlines, &'a [Option<usize>])>,
    /// The places that are listed.
    pub list: &'a [usize],
    /// The one that is shown.
    pub on: Option<usize>,
    /// The width in tenths of an `em`.
    pub width: usize,
    /// What places are called.
    pub unit: &'a str,
    /// The name of a place.
    pub name: &'a dyn Fn(usize) -> &'a str,
    /// The look of a place.
    pub face: &'a dyn Fn(usize) -> Face,
}

/// The place that each outline is.
#[must_use]
#[inline(never)]
pub fn located(outlines: &Option<Shared<Outlines>>, places: &[Place]) -> Vec<Option<usize>> {
    let outlines = outlines.as_ref();
    outlines.map_or(Vec::new(), |outlines| outlines.0.places(places))
}

/// Draws it.
#[inline(never)]
pub fn map(pen: &mut Pen, map: &Map) {
    let Some((outlines, places)) = map.outlines else {
        return;
    };
    let (wide, tall) = outlines.size;
    let fit = HIGH.wrapping_mul(wide).checked_div(tall).unwrap_or(0);
    let drawn = map.width.min(fit);
    let scale = |n: usize| n.wrapping_mul(drawn).checked_div(wide).unwrap_or(0);
    let size = |width: usize, height: usize| ["0 0 ", &num(width), " ", &num(height)].concat();
    let aside = map.width.wrapping_sub(drawn) / 2;
    let shapes: Vec<(&Shape, Option<(usize, Face)>)> = outlines
        .shapes
        .iter()
        .zip(places)
        .map(|(shape, place)| (shape, place.map(|place| (place, (map.face)(place)))))
        .collect();
    pen.open("div|class=mbb-map");
    pen.open("svg|aria-hidden=true|focusable=false");
    pen.set("viewBox", &size(map.width, scale(tall)));
    pen.open("svg");
    pen.set("viewBox", &size(wide, tall));
    // The one that is shown comes last: its border lies on those of its neighbours.
    for last in [false, true] {
        for (shape, face) in &shapes {
            let place = face.as_ref().map(|(place, _)| *place);
            let on = place.is_some() && place == map.on;
            if on != last {
                continue;
            }
            let colour = face.as_ref().map_or("mbb-bare", |(_, face)| face.class);
            // A line has its border beneath it.
            let marks = match (shape.line && place.is_some(), on) {
                (true, _) => [" mbb-under", " mbb-line"],
                (_, true) => [" mbb-on", ""],
                _ => [" ", ""],
            };
            for mark in marks {
                if mark.is_empty() {
                    continue;
                }
                pen.open("path");
                pen.set("class", &[colour, mark].concat());
                pen.set("d", &shape.path);
                if let Some(place) = place {
                    pen.set("data-a", &token("p", place));
                }
                pen.close();
            }
        }
    }
    pen.close();
    for (shape, face) in &shapes {
        let (mut room, mut high) = (scale(shape.room.0), scale(shape.room.1));
        if shape.line {
            // What stands on a line needs no room within it.
            room = room.max(high);
            high = room;
        }
        let (x, y) = (
            scale(shape.label.0).wrapping_add(aside),
            scale(shape.label.1),
        );
        let name = face
            .as_ref()
            .map_or(&*shape.name, |(place, _)| (map.name)(*place));
        let named = name.chars().count().wrapping_mul(10) <= room;
        if room < ROOM.0 || high < ROOM.1 {
            continue;
        }
        let Some((_, face)) = face else {
            if named {
                text(pen, ["mbb-bare", ""], (x, y.wrapping_add(4)), name);
            }
            continue;
        };
        let mut under = 4;
        if named && high >= NAMED {
            text(pen, [face.class, ""], (x, y.wrapping_sub(2)), name);
            under = 9;
        }
        text(
            pen,
            [face.class, " mbb-n"],
            (x, y.wrapping_add(under)),
            &face.text,
        );
    }
    pen.close();
    legend(pen, &shapes);
    let bare = shapes.iter().filter(|(_, face)| face.is_none());
    let bare: Vec<&str> = bare
        .map(|(shape, _)| &*shape.name)
        .filter(|name| !name.is_empty())
        .collect();
    names(pen, &["灰色的没有数据："], &bare);
    let missing = map
        .list
        .iter()
        .filter(|place| !places.contains(&Some(**place)));
    let missing: Vec<&str> = missing.map(|place| (map.name)(*place)).collect();
    names(
        pen,
        &[&num(missing.len()), map.unit, "不在图上："],
        &missing,
    );
    if let Some(number) = &outlines.approval {
        pen.open("p|class=mb-hint");
        pen.write("审图号：");
        pen.write(number);
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn text(pen: &mut Pen, class: [&str; 2], (x, y): (usize, usize), words: &str) {
    pen.open("text|text-anchor=middle");
    pen.set("class", &class.concat());
    pen.number("x", Some(x));
    pen.number("y", Some(y));
    pen.write(words);
    pen.close();
}

/// The words of the colours that are there, in their order.
#[inline(never)]
fn legend(pen: &mut Pen, shapes: &[(&Shape, Option<(usize, Face)>)]) {
    let mut words: Vec<&Face> = Vec::new();
    for (_, face) in shapes {
        let Some((_, face)) = face else { continue };
        if words.iter().any(|known| known.word == face.word) {
            continue;
        }
        let at = words.iter().position(|known| known.class > face.class);
        words.insert(at.unwrap_or(words.len()), face);
    }
    pen.open("ul");
    for face in words {
        pen.open("li");
        pen.set("class", face.class);
        pen.write(&face.word);
        pen.close();
    }
    pen.close();
}

/// A sentence that ends with names; nothing without any.
#[inline(never)]
fn names(pen: &mut Pen, before: &[&str], names: &[&str]) {
    if names.is_empty() {
        return;
    }
    pen.open("p|class=mb-hint");
    for piece in before {
        pen.write(piece);
    }
    for (at, name) in names.iter().take(NAMES).enumerate() {
        pen.write(if at > 0 { "、" } else { "" });
        pen.write(name);
    }
    pen.write(if names.len() > NAMES { "等。" } else { "。" });
    pen.close();
}
