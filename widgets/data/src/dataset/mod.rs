//! Our own format for every subject: records in the order of the subject's table, as text and back.
//! **Rule:** the tables of fields are data; reading, writing and the JSON Schemas follow them and know no subject.

mod range;
mod read;
mod schema;

mod subject;
mod tables;
#[cfg(test)]
mod tests;
mod write;

pub use range::Range;
pub(crate) use range::Ranges;
pub use read::{read_text, read_tree};

pub use schema::{members_of, preset_schema, subject_schema};
pub use subject::{Field, Kind, Subject, UnitRule};
pub use tables::SUBJECTS;

use crate::quantity::Amount;
use crate::{Decimal, Finding, Missing, Tree};

/// Records of one subject with what is said about them as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Which subject; its table says what the fields of a record are.
    pub subject: &'static Subject,
    /// Heading, when the source has one.
    pub title: Option<Box<str>>,
    /// 发布机构
    pub publisher: Option<Box<str>>,
    /// 数据截至, in the form of [`Datum::Date`].
    pub as_of: Option<Box<str>>,
    /// Name of the source.
    pub source: Option<Box<str>>,
    /// Address of the source; may be shown as a link only through the one link component.
    pub source_url: Option<Box<str>>,
    /// The standard that the numbers follow (`HJ 633—2026`, `US-EPA`), when it is known.
    pub standard: Option<Box<str>>,
    /// The preset that read it.
    pub preset: Option<Box<str>>,
    /// Rows in the source, when only a part of them is here; 0 when nobody knows how many.
    pub rows_in_source: Option<usize>,
    /// What else the format says of the whole, as it stands there: `sample`, `warnings`.
    pub beside: Vec<(&'static str, Tree)>,
    /// The records, in published order.
    pub rows: Vec<Record>,
    /// What reading found; it changes no number.
    pub findings: Vec<Finding>,
}

/// One record: a value for each field of the subject, in the order of its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The values; as many as the subject has fields.
    pub fields: Vec<Datum>,
}

/// The value of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// A number, exact; or a range, a bound, “below the detection limit”.
    Number {
        /// What stood there.
        amount: Amount,
        /// Its unit as named by the source or its documentation; never guessed.
        unit: Option<Box<str>>,
        /// The text that stood in the source, unchanged.
        printed: Box<str>,
    },
    /// A day, a moment or a period, no finer than it was printed: `2018-07-17`, `2018-07-17T18:00+08:00`, `2018-07`,
    /// `2018年上半年`.
    Date(Box<str>),
    /// Text.
    Text(Box<str>),
    /// One of the codes of the field.
    Code(Box<str>),
    /// Texts, such as pollutants or units of an administration.
    List(Vec<Box<str>>),
    /// A list with objects in it, as it stands there: steps, contracts. In a browser the widget reads them itself.
    #[cfg(not(target_arch = "wasm32"))]
    Objects(Vec<Tree>),
    /// None, and why.
    Missing(Missing),
}

impl Datum {
    /// The number, when there is exactly one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number {
                amount: Amount::Number(number),
                ..
            } => Some(*number),
            _ => None,
        }
    }
}

impl Dataset {
    /// No records yet.
    #[must_use]
    pub fn new(subject: &'static Subject) -> Self {
        Self {
            subject,
            title: None,
            publisher: None,
            as_of: None,
            source: None,
            source_url: None,
            standard: None,
            preset: None,
            rows_in_source: None,
            beside: Vec::new(),
            rows: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The value of the field `key` in a row.
    #[must_use]
    pub fn get(&self, row: usize, key: &str) -> Option<&Datum> {
        let at = self.subject.place(key)?;
        self.rows.get(row)?.fields.get(at)
    }

    /// The dataset as JSON text in our own format, `mingbai.air/1` and so on; [`read_text`] gives the same dataset.
    ///
    /// Numbers are strings with the digits that were published. A unit that all numbers of a field share stands once in
    /// `units`; a missing value is left out (absent), `null` (not reported), or says its reason.
    #[must_use]
    pub fn to_json(&self) -> String {
        write::dataset(self)
    }

    /// Where the texts about the whole are kept, with their keys in the format.
    fn texts(&mut self) -> [(&'static str, &mut Option<Box<str>>); 7] {
        [
            ("title", &mut self.title),
            ("publisher", &mut self.publisher),
            ("as_of", &mut self.as_of),
            ("source", &mut self.source),
            ("source_url", &mut self.source_url),
            ("standard", &mut self.standard),
            ("preset", &mut self.preset),
        ]
    }

    /// Sets the text about the whole that has this key in the format; `false` when there is none.
    pub(crate) fn set(&mut self, key: &str, text: Option<Box<str>>) -> bool {
        for (name, slot) in self.texts() {
            if name == key {
                *slot = text;
                return true;
            }
        }
        false
    }
}
