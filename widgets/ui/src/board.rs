//! What boards of places have in common, whatever is measured there: how much is shown, parts of drawings, and what holds a
//! component to its place in the page.
//!
//! `stage` is the place in the page, `state` the reader's state as text, `list` the list of places, `map` their outlines.

mod list;
mod map;
mod stage;
pub mod state;

pub use list::{SEARCHED, Tools, blocks, tools};
pub use map::{Face, Map, located, map};
pub use stage::{Stage, button};

use crate::pen::Pen;

/// Places up to which all of them may be drawn at once, as tiles or river by river: as many as a province watches.
pub const ALL: usize = 200;
/// What is said of data that is older than it should be.
pub const LATE: &str = "数据可能已过期";

/// How much is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// As much as the place has room for: a card in a column beside other things, else the board.
    #[default]
    Auto,
    /// One line, for the header of a page.
    Strip,
    /// One answer and what it means.
    Card,
    /// Everything.
    Board,
}

/// A name and its value, in a list of them.
#[inline(never)]
pub fn entry(pen: &mut Pen, name: &str, value: &[&str]) {
    pen.open("div");
    pen.put("dt", name);
    pen.open("dd");
    for piece in value {
        pen.write(piece);
    }
    pen.close();
    pen.close();
}

/// A button of several of which one is pressed.
pub fn segment(pen: &mut Pen, token: &str, at: usize, name: &str, on: bool) {
    pen.button("button|type=button", token, at);
    pen.state("aria-pressed", on);
    pen.write(name);
    pen.close();
}

/// Begins a part of the board with its heading, `level` deep.
#[inline(never)]
pub fn part(pen: &mut Pen, level: usize, name: &str) {
    pen.open("div|class=mbb-part");
    pen.open("div|class=mbb-h|role=heading");
    pen.number("aria-level", Some(level));
    pen.write(name);
    pen.close();
}

/// The place of what `part` is, or is a part of, in the list that it is borrowed from.
#[must_use]
pub fn place_in<T, P>(all: &[T], part: &P) -> usize {
    let at = core::ptr::from_ref(part).addr();
    let from = at.wrapping_sub(all.as_ptr().addr());
    from.checked_div(core::mem::size_of::<T>()).unwrap_or(0)
}
