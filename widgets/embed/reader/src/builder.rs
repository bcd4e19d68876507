//! What the builder of snippets asks: what a text is, and a mapping proposed for it.

use mingbai_data::dataset::Subject;
use mingbai_data::listing::{Initials, Profile};
use mingbai_data::preset;
use mingbai_data::privacy::{Counts, FieldKind, mask_text};
use mingbai_data::propose::{fields_json, propose as proposal};
use mingbai_data::read::Limits;
use mingbai_data::strict::{Source, strict};
use wasm_bindgen::prelude::*;

/// Bytes of GBK: their text, as the browser decodes it, is the `letters` of [`propose`].
#[wasm_bindgen]
#[must_use]
pub fn letters() -> Vec<u8> {
    Initials::bytes()
}

/// What `text` is: `+` and the JSON of [`mingbai_data::propose::Proposal::to_json`], or `!`, the stable code, a line break and a
/// sentence in Chinese. `subject` is that of the format (`listing` for lists); `profile` is the text of a profile, `presets` the
/// package's file of them; both may be empty.
#[wasm_bindgen]
#[must_use]
pub fn propose(text: &str, subject: &str, profile: &str, presets: &str, letters: &str) -> String {
    let Some(subject) = Subject::of(subject) else {
        return String::new();
    };
    let profile = Profile::read(profile).ok();
    let presets = preset::of_list(presets).unwrap_or_default();
    let letters = Initials::of(letters);
    let limits = Limits::default();
    match proposal(text, subject, profile.as_ref(), &presets, &letters, &limits) {
        Ok(proposal) => ["+", &proposal.to_json()].concat(),
        Err(error) => {
            let message = mask_text(&error.message, FieldKind::Text, &mut Counts::default());
            ["!", error.kind.code(), "\n", &message].concat()
        }
    }
}

/// The fields of the subject, or of the profile where one is given, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn fields(subject: &str, profile: &str) -> String {
    let profile = Profile::read(profile).ok();
    let subject = Subject::of(subject);
    subject.map_or_else(String::new, |own| fields_json(own, profile.as_ref()))
}

/// `text` as strict JSON with its rows, so that a profile of one's own can be tried with it; empty where that cannot be had.
#[wasm_bindgen]
#[must_use]
pub fn rows(text: &str) -> String {
    let source = Source {
        subject: "listing",
        ..Source::default()
    };
    strict(text, &source, &Limits::default()).map_or_else(|_| String::new(), |own| own.json)
}
