//! The module that reads what is no strict JSON: nearly-JSON, JSONP, XML, HTML tables and lists, CSV, and whatever a
//! mapping or preset names. A page whose endpoint answers strict JSON never downloads it.
//!
//! **Rule of this crate:** text in, text out. It knows no page; the shell calls it and hands what it gives to the widget,
//! which reads strict JSON and nothing else.

use mingbai_data::read::Limits;
use mingbai_data::strict::{Source, strict};
use wasm_bindgen::prelude::*;

/// `text` as strict JSON: `+` and the JSON, or `!`, the stable code, a line break and a sentence in Chinese.
///
/// `subject` is the widget's short name; `preset` and `map` are empty where the tag has none.
#[wasm_bindgen]
#[must_use]
pub fn read(text: &str, subject: &str, preset: &str, map: &str, max_bytes: u32) -> String {
    let limits = Limits {
        max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX),
        ..Limits::default()
    };
    let source = Source {
        subject,
        preset,
        map,
    };
    match strict(text, &source, &limits) {
        Ok(json) => ["+", &json].concat(),
        Err(error) => ["!", error.kind.code(), "\n", &error.message].concat(),
    }
}

/// As in the modules with widgets.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
