//! The map of a board: outlines on the colours of their places, with a legend and with what the map does not have.
//!
//! The picture is hidden from assistive technology and takes no focus: the list of the same places stands beneath it, in
//! the order of reading, with a button for each. As parts of a picture they would be as many stops of the keyboard again,
//! in an order that nobody knows.

use mingbai_data::outline::{Outlines, Place};

use crate::Shared;
use crate::pen::Pen;
use crate::text::{num, token};

/// The greatest height of the picture, in tenths of an `em`.
pub const HIGH: usize = 360;
/// The least room of a label: 60 × 34 px at 16 px, in tenths of an `em`.
const ROOM: (usize, usize) = (38, 21);
/// The least height for a name above it.
const NAMED: usize = 27;
/// The class of what is no place of the board.
pub const BARE: &str = "mbb-bare";
/// That of what stands beside a line.
const LINE: &str = "mbb-line";

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
    // A module without maps has no outlines either: nothing of this is in it then.
    let outlines = outlines.as_ref().filter(|_| cfg!(feature = "map"));
    outlines.map_or(Vec::new(), |outlines| outlines.0.places(places))
}

/// Draws it.
#[inline(never)]
pub fn map(pen: &mut Pen, map: &Map) {
    let Some((outlines, places)) = map.outlines.filter(|_| cfg!(feature = "map")) else {
        return;
    };
    let (wide, tall) = outlines.size;
    let fit = HIGH.wrapping_mul(wide).checked_div(tall).unwrap_or(0);
    let drawn = map.width.min(fit);
    let scale: &dyn Fn(usize) -> usize = &|n| n.wrapping_mul(drawn).checked_div(wide).unwrap_or(0);
    let size = |width: usize, height: usize| ["0 0 ", &num(width), " ", &num(height)].concat();
    let aside = map.width.wrapping_sub(drawn) / 2;
    let shapes = || outlines.shapes.iter().zip(places);
    pen.open("div|class=mbb-map");
    pen.open("svg|aria-hidden=true|focusable=false");
    pen.set("viewBox", &size(map.width, scale(tall)));
    pen.open("svg");
    pen.set("viewBox", &size(wide, tall));
    for over in [false, true] {
        for (shape, place) in shapes() {
            // Once more above all others: the border of the one that is shown, and lines on the border beneath them.
            let mark = match (over, place) {
                (false, _) => "",
                (_, Some(_)) if *place == map.on => " mbb-on",
                (_, Some(_)) if shape.line => " mbb-up",
                _ => continue,
            };
            let colour = place.map_or(BARE, |place| (map.face)(place).class);
            let line = if shape.line { " mbb-line" } else { "" };
            pen.open("path");
            pen.set("class", &[colour, line, mark].concat());
            pen.set("d", &shape.path);
            if let Some(place) = place {
                pen.set("data-a", &token("p", *place));
            }
            pen.close();
        }
    }
    pen.close();
    let missing = map
        .list
        .iter()
        .filter(|place| !places.contains(&Some(**place)));
    let missing: Vec<&str> = missing.map(|place| (map.name)(*place)).collect();
    // Of each colour one place.
    let mut legend: Vec<usize> = Vec::new();
    let (mut bare, mut odd) = (Vec::new(), Vec::new());
    for (shape, place) in shapes() {
        let (mut room, mut high) = (scale(shape.room.0), scale(shape.room.1));
        if shape.line {
            // What stands on a line needs no room within it.
            room = room.max(high);
            high = room;
        }
        let name = place.map_or(&*shape.name, map.name);
        let roomy = room >= ROOM.0 && high >= ROOM.1;
        let named = roomy && name.chars().count().wrapping_mul(10) <= room;
        let x = scale(shape.label.0).wrapping_add(aside);
        let y = scale(shape.label.1);
        let Some(place) = *place else {
            if named {
                label(pen, BARE, [x, y.wrapping_add(4)], name);
            }
            if !name.is_empty() {
                bare.push(name);
                // 古镇 and 古镇站: nobody guesses that a station is its district, but whoever made the map should know.
                let mut near = missing.iter();
                if let Some(near) = near.find(|other| other.starts_with(name)) {
                    odd.extend([name, near]);
                }
            }
            continue;
        };
        let face = (map.face)(place);
        let class = if shape.line { LINE } else { face.class };
        let mut under = 4;
        if named && high >= NAMED {
            label(pen, class, [x, y.wrapping_sub(2)], name);
            under = 9;
        }
        if roomy {
            label(pen, class, [x, y.wrapping_add(under)], &face.text);
        }
        let known = |other: usize| (map.face)(other);
        if legend.iter().all(|other| known(*other).word != face.word) {
            let mut others = legend.iter();
            let at = others.position(|other| known(*other).class > face.class);
            legend.insert(at.unwrap_or(legend.len()), place);
        }
    }
    pen.close();
    pen.open("ul");
    for place in legend {
        let face = (map.face)(place);
        pen.open("li");
        pen.set("class", face.class);
        pen.write(&face.word);
        pen.close();
    }
    pen.close();
    names(pen, "灰色的没有数据：", &bare);
    names(pen, "名称不一致的边界和地点：", &odd);
    let before = [&*num(missing.len()), map.unit, "不在图上："].concat();
    names(pen, &before, &missing);
    if let Some(number) = &outlines.approval {
        names(pen, "审图号：", &[number]);
    }
    pen.close();
}

/// Words at a point.
#[inline(never)]
pub fn label(pen: &mut Pen, class: &str, [x, y]: [usize; 2], words: &str) {
    pen.open("text|text-anchor=middle");
    pen.set("class", class);
    pen.number("x", Some(x));
    pen.number("y", Some(y));
    pen.write(words);
    pen.close();
}

/// A sentence that ends with names; nothing without any.
#[inline(never)]
pub fn names(pen: &mut Pen, before: &str, names: &[&str]) {
    let Some((last, more)) = names.split_last() else {
        return;
    };
    pen.open("p|class=mb-hint");
    pen.write(before);
    for name in more {
        pen.write(name);
        pen.write("、");
    }
    pen.write(last);
    pen.close();
}
