//! Text in any form, with a mapping or without; answers in pages.

use super::answer;
use mingbai_data::number::count;
use mingbai_data::read::Limits;
use mingbai_data::shape::{Bounds, Why};
use mingbai_data::strict::{Begun, Pages, Source, begin};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

/// Pages that are followed at the most.
const MOST_PAGES: usize = 20;

thread_local! {
    /// Answers in pages that are not whole yet, each with its number.
    static OPEN: RefCell<Vec<(usize, Box<Pages>)>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<usize> = const { Cell::new(0) };
}

/// `text` as strict JSON without personal data: `+`, the findings, a line break and the JSON; or `!`, the stable code, a line
/// break and a sentence in Chinese; or, when it is one page of several, `>`, a number for [`page`], a blank, the most bytes
/// of the next page, a line break and its address. A finding is `0`, `1` or `2` for how much it matters, its code, a blank
/// and its sentence; U+001F stands behind each.
///
/// `subject` is the widget's short name, and on the lines below it what is known of its columns; `preset` and `map` are empty where the tag has none; `presets` is the package's
/// file of them, `now` the time in seconds since 1970; `address` is where the text came from, empty where nothing more can
/// be asked for; the limits are for all pages together.
#[expect(
    clippy::too_many_arguments,
    reason = "JavaScript hands over plain values"
)]
#[wasm_bindgen]
#[must_use]
pub fn read(
    text: &str,
    subject: &str,
    preset: &str,
    map: &str,
    presets: &str,
    now: f64,
    address: &str,
    max_bytes: u32,
    max_rows: u32,
) -> String {
    let size = |most: u32| usize::try_from(most).unwrap_or(usize::MAX);
    let limits = Limits {
        max_bytes: size(max_bytes),
        ..Limits::default()
    };
    let mut source = source(subject, preset, map, presets, now);
    source.address = address;
    source.bounds = Bounds {
        pages: MOST_PAGES,
        rows: size(max_rows),
    };
    match begin(text, &source, &limits) {
        Ok(Begun::Done(strict)) => answer(Ok(strict)),
        Ok(Begun::Pages(pages)) => go_on(pages, &source),
        Err(error) => answer(Err(error)),
    }
}

/// What was asked for has come, or `problem` says why not: `origin` for another site, `size` for too much of it, or
/// whatever else. What is given back is as with [`read`]; empty for a number that is not open.
#[expect(
    clippy::too_many_arguments,
    reason = "JavaScript hands over plain values"
)]
#[wasm_bindgen]
#[must_use]
pub fn page(
    number: usize,
    text: &str,
    problem: &str,
    subject: &str,
    preset: &str,
    map: &str,
    presets: &str,
    now: f64,
) -> String {
    let found = OPEN.with_borrow_mut(|open| {
        let at = open.iter().position(|(other, _)| *other == number)?;
        Some(open.swap_remove(at).1)
    });
    let Some(mut pages) = found else {
        return String::new();
    };
    match problem {
        "" => pages.came(text),
        "origin" => pages.failed(Why::Elsewhere),
        "size" => pages.failed(Why::Bytes),
        _ => pages.failed(Why::Failed),
    }
    go_on(pages, &source(subject, preset, map, presets, now))
}

fn source<'a>(
    subject: &'a str,
    preset: &'a str,
    map: &'a str,
    presets: &'a str,
    now: f64,
) -> Source<'a> {
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a clock")]
    let now = Some(now as i64);
    let (subject, known) = subject.split_once('\n').unwrap_or((subject, ""));
    Source {
        subject,
        known,
        preset,
        presets,
        map,
        now,
        ..Source::default()
    }
}

/// Asks for the next page, or ends.
fn go_on(pages: Box<Pages>, source: &Source) -> String {
    let Some(ask) = pages.next() else {
        return answer(pages.end(source));
    };
    let number = LAST.get().wrapping_add(1);
    LAST.set(number);
    let left = count(pages.left());
    let said = [">", &count(number), " ", &left, "\n", ask.address()].concat();
    OPEN.with_borrow_mut(|open| open.push((number, pages)));
    said
}
