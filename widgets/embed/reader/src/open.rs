//! A package of the open standards (OC4IDS, OCDS), whole.

use super::answer;
use mingbai_data::read::Limits;
use mingbai_data::strict::opened;
use wasm_bindgen::prelude::*;

/// `text`, strict JSON in the standard of `preset`, in the format of livelihood projects, without personal data; what is given
/// back is as of the reader that knows every form. A package is whole: nothing more is asked for.
#[expect(
    clippy::too_many_arguments,
    reason = "JavaScript hands over plain values, the same to every reader"
)]
#[wasm_bindgen]
#[must_use]
pub fn read(
    text: &str,
    _subject: &str,
    preset: &str,
    _map: &str,
    _presets: &str,
    _now: f64,
    _address: &str,
    max_bytes: u32,
    _max_rows: u32,
) -> String {
    let limits = Limits {
        max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX),
        ..Limits::default()
    };
    answer(opened(text, preset, &limits))
}
