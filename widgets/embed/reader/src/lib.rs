//! The module that reads what is no strict JSON: nearly-JSON, JSONP, XML, HTML tables and lists, CSV, and whatever a
//! mapping or preset names; and masks personal data. A page whose endpoint answers strict JSON without anything personal
//! never downloads it.
//!
//! **Rule of this crate:** text in, text out. It knows no page; the shell calls it and hands what it gives to the widget,
//! which reads strict JSON and nothing else.

use mingbai_data::Severity;
use mingbai_data::privacy::{Counts, FieldKind, mask_text};
use mingbai_data::read::Limits;
use mingbai_data::strict::{Source, strict};
use wasm_bindgen::prelude::*;

/// `text` as strict JSON without personal data: `+`, the findings, a line break and the JSON; or `!`, the stable code, a line
/// break and a sentence in Chinese. A finding is `0`, `1` or `2` for how much it matters, its code, a blank and its
/// sentence; U+001F stands behind each.
///
/// `subject` is the widget's short name; `preset` and `map` are empty where the tag has none; `presets` is the package's
/// file of them, `now` the time in seconds since 1970.
#[wasm_bindgen]
#[must_use]
pub fn read(
    text: &str,
    subject: &str,
    preset: &str,
    map: &str,
    presets: &str,
    now: f64,
    max_bytes: u32,
) -> String {
    let limits = Limits {
        max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX),
        ..Limits::default()
    };
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a clock")]
    let now = Some(now as i64);
    let source = Source {
        subject,
        preset,
        presets,
        map,
        now,
    };
    match strict(text, &source, &limits) {
        Ok(strict) => {
            let mut out = String::from("+");
            for finding in &strict.findings {
                let severity = match finding.severity {
                    Severity::Note => "0",
                    Severity::Warning => "1",
                    Severity::Error => "2",
                };
                // A sentence may quote a name of the source, line breaks and all; here they are marks.
                let sentence = finding.message.replace(['\n', '\u{1f}'], " ");
                out.extend([severity, finding.code, " ", &sentence, "\u{1f}"]);
            }
            out.extend(["\n", &strict.json]);
            out
        }
        Err(error) => {
            // A message may quote the text.
            let message = mask_text(&error.message, FieldKind::Text, &mut Counts::default());
            ["!", error.kind.code(), "\n", &message].concat()
        }
    }
}

/// How many lines the budget in `text` has, read and checked as the widget does it: what `cargo xtask bench` times.
#[cfg(feature = "records")]
#[wasm_bindgen]
#[must_use]
pub fn records(text: &str) -> usize {
    let options = mingbai_data::budget::ReadOptions {
        max_rows: 50_000,
        ..Default::default()
    };
    mingbai_data::budget::read_text(text, &options).map_or(0, |budget| {
        budget.tables.iter().map(|table| table.lines.len()).sum()
    })
}

/// As in the modules with widgets.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
