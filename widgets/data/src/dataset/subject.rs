//! What a subject is: its fields with kind, unit, label and meaning.

use super::Range;

/// A subject of disclosure.
#[derive(Debug, PartialEq, Eq)]
pub struct Subject {
    /// `air`; the format is `mingbai.air/1`.
    pub key: &'static str,
    /// Its name in Chinese.
    pub name: &'static str,
    /// What one record is, in Chinese.
    pub record: &'static str,
    /// The fields, in the order of a record.
    pub fields: &'static [Field],
}

/// One field of a subject.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key in the format.
    pub key: &'static str,
    /// Its label in Chinese.
    pub label: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What its numbers can be.
    pub range: Range,
    /// A record without it cannot be used.
    pub required: bool,
    /// What it means, in one Chinese sentence; empty in the browser, where nothing shows it.
    pub about: &'static str,
    /// Further headings under which tables have it, separated by `|`, lower case, without blanks.
    pub names: &'static str,
}

/// The kind of a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number(UnitRule),
    /// A day or a moment.
    Date,
    /// Text.
    Text,
    /// One of the codes, separated by `|`.
    Code(&'static str),
    /// Texts.
    List,
}

/// Which unit a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitRule {
    /// None: an index, a count.
    None,
    /// Per cent, always.
    Percent,
    /// The unit must be named; these are usual, separated by `|`.
    Named(&'static str),
}

impl Subject {
    /// The place of the field `key` in a record.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    /// The subject with this key.
    ///
    /// ```
    /// use mingbai_data::dataset::Subject;
    /// assert_eq!(Subject::of("air").map(|s| s.name), Some("空气质量"));
    /// ```
    #[must_use]
    pub fn of(key: &str) -> Option<&'static Subject> {
        super::SUBJECTS.iter().find(|subject| subject.key == key)
    }
}
