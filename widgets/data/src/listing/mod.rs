//! Lists of records that must be public and have no widget of their own (收费目录, 召回, 抽检, 权责清单, 热线 and the like): one
//! reader, and for each kind a **profile**, a file that says what its fields mean.
//!
//! **Rule:** this folder knows no kind of record. What a field is called, which are obligatory, when something is late, what
//! may not be public and what is asked first stands in the profile, which a county can write without code
//! (`www/docs/profiles.md`).

mod cells;
mod check;
mod drawn;
mod fields;
mod find;
#[cfg(not(target_arch = "wasm32"))]
mod known;
mod model;
#[cfg(not(target_arch = "wasm32"))]
mod own;
mod profile;
mod read;
mod rows;
mod rules;
mod state;
mod take;
mod term;
#[cfg(test)]
mod tests;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use check::check;
pub use drawn::{Bar, bars, left_out, sentence};
pub use find::{Choice, Initials, Wish, choices, found, haystacks, order, synonyms};
#[cfg(not(target_arch = "wasm32"))]
pub use known::{KEYS, Keys, Strange, keys, strange};
pub use model::{
    Cell, Contact, Field, File, Kind, Listing, Persons, Profile, Question, Record, SchemaOrg,
    Source, State, Tone,
};
#[cfg(not(target_arch = "wasm32"))]
pub use own::profiles;
pub use read::{join, read_text, read_unchecked};
pub use rules::{By, Chart, ChartKind, Check, Clock, Condition, Term, Test, Window};
pub use state::{Standing, standing};
pub use take::to_csv;
pub use term::{Due, WindowState, due, window};
#[cfg(not(target_arch = "wasm32"))]
pub use write::write;
