//! Mappings: whose field is which of ours. **Rule:** a mapping is data; it says where a value stands, in which unit and in
//! which form, and computes nothing but a change of form. A number keeps its digits, a value that is not there says why.
//!
//! ```json
//! {
//!   "rows": "$.data[*].columns",
//!   "fields": {
//!     "place": "$.CITYNAME",
//!     "aqi":   "$.AQI",
//!     "pm25":  {"path": "$.PM2_5", "unit": "µg/m³", "missing": ["-99"]},
//!     "start": {"path": "$.TIMEPOINT", "day": true}
//!   },
//!   "const": {"period": "hour"},
//!   "meta":  {"as_of": "$.timePoint", "publisher": {"const": "某局"}}
//! }
//! ```
//!
//! What else a mapping may say stands with its keys in the JSON Schema (`www/schema/preset.json`) and at [`Mapping`].

mod apply;
mod by_name;
mod descriptor;
#[cfg(feature = "readers")]
mod headed;
mod load;
mod means;
mod rows;
pub(crate) mod settings;
#[cfg(test)]
pub(crate) mod tests;
mod value;

#[cfg(all(feature = "readers", feature = "list"))]
pub(crate) use by_name::field_of;
pub use by_name::heading_of;
#[cfg(feature = "readers")]
pub use headed::{by_headings, lacking, records_by_headings};
pub use load::Wrong;
pub(crate) use load::paths;
pub use means::Context;
pub use settings::words;
#[cfg(all(feature = "presets", not(target_arch = "wasm32")))]
pub(crate) use {by_name::IDLE, value::SPOKEN};

use crate::dataset::Subject;
use crate::path::Path;
use crate::{Decimal, Marks};

/// A mapping for one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// Whose fields it fills.
    pub subject: &'static Subject,
    /// What an answer must say to be none of the source's errors.
    ok: Option<Verdict>,
    /// Texts that are JSON themselves and are opened first.
    unpack: Vec<Path>,
    /// Texts that are HTML lists or tables and are opened first, into rows.
    markup: Vec<Path>,
    /// Where the rows are, of the document.
    rows: Vec<Path>,
    /// The member of a row that holds the rows below it: they are the rows then, each with what stands above it.
    nested: Option<Box<str>>,
    /// Where the headings are when rows are lists: rows become maps by them.
    columns: Option<Path>,
    /// Members that hold one piece a day: a row becomes a row a piece; the piece's number, from 1, is `#`.
    expand: Option<Expand>,
    /// Rows that agree in these make one record.
    group: Vec<Path>,
    /// One item a pollutant or phase: which field its values are for.
    pivot: Option<Pivot>,
    /// Columns are known by their headings.
    by_name: Option<Labels>,
    /// The descriptor that says which column is what.
    descriptor: Option<descriptor::Descriptor>,
    /// The fields, by their place in a record.
    fields: Vec<(usize, Spec)>,
    /// Texts about the whole, of the document.
    meta: Vec<(Box<str>, Spec)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Verdict {
    path: Path,
    is: Vec<Box<str>>,
    message: Option<Path>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Expand {
    by: Box<str>,
    keys: Vec<Box<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Pivot {
    /// The items, of the row; without it the rows of a group are the items.
    items: Option<Path>,
    /// What names an item, of the item.
    key: Path,
    /// The items that are known.
    names: Vec<Box<str>>,
    /// Index in `names`, field, and how its value is taken from the item.
    fields: Vec<(usize, usize, Spec)>,
}

/// Where headings stand beside the keys of the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Labels {
    items: Option<Path>,
    key: Option<Path>,
    label: Vec<Path>,
}

/// Where a value is and in which form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Spec {
    /// Of the row (or item); the first that leads to a value.
    from: Vec<Path>,
    /// The paths are of the document.
    root: bool,
    /// All the paths' texts with this between them, instead of the first.
    join: Option<Box<str>>,
    /// The value itself.
    constant: Option<Box<str>>,
    /// The first value whose path leads to something that is not null, blank, `false` or 0; no path always does.
    cases: Vec<(Option<Path>, Box<str>)>,
    /// The unit, from the source's documentation.
    unit: Option<Box<str>>,
    /// Where the unit stands, of the row or item.
    unit_from: Option<Path>,
    /// The time zone, whatever the text says.
    zone: Option<Box<str>>,
    /// Where the time zone's name stands, and what the names mean.
    zone_from: Option<Path>,
    zones: Vec<(Box<str>, Box<str>)>,
    /// Days to add, of the row.
    days: Option<Path>,
    /// Only the day is meant.
    day: bool,
    /// The field's own marks for “none”.
    marks: Marks,
    /// The lower or the upper end of a range.
    end: Option<End>,
    /// What stands between these two.
    between: Option<(Box<str>, Box<str>)>,
    /// Tags are taken out.
    strip: bool,
    /// What separates the items of a list.
    split: Option<Box<str>>,
    /// Other words for the same.
    names: Vec<(Box<str>, Box<str>)>,
    /// That the path leads nowhere in any row is no finding.
    optional: bool,
    /// What the number is multiplied with; what was printed stays.
    factor: Option<Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Low,
    High,
}
