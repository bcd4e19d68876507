//! The module that reads what is no strict JSON: nearly-JSON, JSONP, XML, HTML tables and lists, CSV, and whatever a
//! mapping or preset names; and masks personal data. A page whose endpoint answers strict JSON without anything personal
//! never downloads it.
//!
//! **Rule of this crate:** text in, text out. It knows no page; the shell calls it and hands what it gives to the widget,
//! which reads strict JSON and nothing else. An answer that is one page of several says what is to be asked for next; the
//! shell asks.

#[cfg(not(feature = "builder"))]
use {
    mingbai_data::ReadError,
    mingbai_data::privacy::{Counts, FieldKind, mask_text},
    mingbai_data::strict::{Strict, told},
};

#[cfg(not(any(feature = "open", feature = "builder")))]
mod any;
#[cfg(feature = "builder")]
mod builder;
#[cfg(feature = "open")]
mod open;

#[cfg(not(feature = "builder"))]
fn answer(read: Result<Strict, ReadError>) -> String {
    match read {
        Ok(strict) => ["+", &told(&strict.findings), "\n", &strict.json].concat(),
        Err(error) => {
            // A message may quote the text.
            let message = mask_text(&error.message, FieldKind::Text, &mut Counts::default());
            ["!", error.kind.code(), "\n", &message].concat()
        }
    }
}

#[cfg(feature = "records")]
use {mingbai_data::read::Limits, wasm_bindgen::prelude::*};

#[cfg(feature = "records")]
thread_local! {
    /// What was read last: a widget keeps it too.
    static READ: std::cell::RefCell<mingbai_data::budget::Budget> = std::cell::RefCell::default();
}

/// How many lines the budget in `text` has, read as the widget does it, from text to records: what `cargo xtask bench` times.
#[cfg(feature = "records")]
#[wasm_bindgen]
#[must_use]
pub fn records(text: &str) -> usize {
    let options = mingbai_data::budget::ReadOptions {
        max_rows: 50_000,
        ..Default::default()
    };
    let budget = mingbai_data::budget::read_unchecked(text, &options).unwrap_or_default();
    let lines = budget.tables.iter().map(|table| table.lines.len()).sum();
    READ.replace(budget);
    lines
}

/// How many findings there are when the figures of what was read last are compared with each other.
#[cfg(feature = "records")]
#[wasm_bindgen]
#[must_use]
pub fn check() -> usize {
    READ.with_borrow(|budget| mingbai_data::budget::check(budget).len())
}

/// Drops what was read last.
#[cfg(feature = "records")]
#[wasm_bindgen]
pub fn forget() {
    READ.take();
}

/// The way from text to records ends at the tree.
#[cfg(feature = "records")]
#[wasm_bindgen]
#[must_use]
pub fn tree(text: &str) -> bool {
    mingbai_data::read::parse(text, &Limits::default()).is_ok()
}

/// As in the modules with widgets.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: mingbai_memory::Memory<rlsf::SmallGlobalTlsf> =
    mingbai_memory::Memory::before(rlsf::SmallGlobalTlsf::new());
