//! What boards of places have in common, whatever is measured there: how much is shown, parts of drawings, and what holds a
//! component to its place in the page.
//!
//! `stage` is the place in the page, `state` the reader's state as text, `list` the list of places, `map` their outlines.

mod list;
#[cfg(any(feature = "air", feature = "water", feature = "livelihood"))]
mod map;
mod stage;
pub mod state;

pub use list::{SEARCHED, Tools, blocks, tools};
#[cfg(feature = "livelihood")]
pub use map::{BARE, HIGH, label, names};
#[cfg(any(feature = "air", feature = "water", feature = "livelihood"))]
pub use map::{Face, Map, located, map};
pub use stage::{Stage, button};

use mingbai_data::date::{Date, Precision};

use crate::pen::Pen;
use crate::text::num;

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

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

/// How long ago a time was: `约 20 分钟前`, `3 小时前`, and of what is older than it should be `8 个月没有更新`. A day and a
/// month count from their end, in Beijing. Empty for what is not over yet.
#[must_use]
#[inline(never)]
pub fn ago(date: Date, now: Option<i64>, late: bool) -> String {
    let fine = date.precision() >= Precision::Hour;
    let from = if fine {
        date.start()
    } else {
        date.end().wrapping_sub(DAY)
    };
    let past = now.map_or(-1, |now| now.wrapping_sub(from));
    let days = past / DAY;
    let (about, many, unit) = match past {
        0..HOUR if fine => ("约 ", (past / 60).max(1), " 分钟"),
        0..DAY if fine => ("", past / HOUR, " 小时"),
        ..DAY => return String::new(),
        _ if days < 60 => ("", days, " 天"),
        _ => ("", days / 30, " 个月"),
    };
    let many = num(usize::try_from(many).unwrap_or(0));
    let end = if late { "没有更新" } else { "前" };
    [about, &many, unit, end].concat()
}

/// A time with how long ago that was: `2026年3月12日 9时（约 20 分钟前）`.
#[inline(never)]
pub fn when(pen: &mut Pen, time: &str, ago: &str) {
    pen.open("span|class=mbb-time");
    pen.write(time);
    if !ago.is_empty() {
        pen.write("（");
        pen.write(ago);
        pen.write("）");
    }
    pen.close();
}

/// The place of what `part` is, or is a part of, in the list that it is borrowed from.
#[must_use]
pub fn place_in<T, P>(all: &[T], part: &P) -> usize {
    let at = core::ptr::from_ref(part).addr();
    let from = at.wrapping_sub(all.as_ptr().addr());
    from.checked_div(core::mem::size_of::<T>()).unwrap_or(0)
}
