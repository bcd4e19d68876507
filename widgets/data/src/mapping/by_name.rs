//! Columns that are known by their headings: a table whose publisher named it in words.

use super::apply::found;
use super::rows::Row;
use super::value::strip;
use super::{Labels, Spec};
use crate::dataset::{Field, Kind, Subject, UnitRule};
use crate::path::Path;
use crate::text::{fill, list};
use crate::{Finding, ReadError, ReadErrorKind, Severity, Tree};

/// How many rows are looked through for their keys: not every row has every key.
const ROWS: usize = 50;

impl Labels {
    /// The field that each column is; columns that are none are told.
    pub(super) fn fields(
        &self,
        subject: &'static Subject,
        document: &Tree,
        rows: &[Row<'_>],
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<(usize, Spec)>, ReadError> {
        let mut keys: Vec<&str> = Vec::new();
        for row in rows.iter().take(ROWS) {
            if let Tree::Map(members) = &**row {
                for (key, _) in members {
                    if keys.iter().all(|other| *other != &**key) {
                        keys.push(key);
                    }
                }
            }
        }
        let mut fields: Vec<(usize, Spec)> = Vec::new();
        let mut left = Vec::new();
        for key in &keys {
            let label = self.label_of(key, document);
            let known = label.as_deref().and_then(|label| field_of(subject, label));
            match known.or_else(|| field_of(subject, key)) {
                Some((place, unit)) if fields.iter().all(|(other, _)| *other != place) => {
                    let mut spec = Spec::path(Path::of_name(key));
                    spec.unit = unit;
                    fields.push((place, spec));
                }
                _ if key.starts_with(['_', ':']) => {}
                _ => left.push(label.unwrap_or_else(|| (*key).into())),
            }
        }
        let left: Vec<&str> = left.iter().take(20).map(|name| &**name).collect();
        if fields.is_empty() {
            let labels: Vec<&str> = subject.fields.iter().map(|field| field.label).collect();
            return Err(ReadError {
                kind: ReadErrorKind::Field,
                message: fill(
                    "列名都不认识：{}；{}的列名应是 {}，或用映射写明哪一列是什么",
                    &[&list(&left), subject.name, &list(&labels)],
                ),
            });
        }
        if !left.is_empty() {
            let message = fill("有不认识的列，没有读入：{}", &[&list(&left)]);
            findings.push(found("field", Severity::Note, None, None, message));
        }
        Ok(fields)
    }

    /// The words that stand for a key, when the source has them.
    fn label_of(&self, key: &str, document: &Tree) -> Option<Box<str>> {
        let (items, own) = (self.items.as_ref()?, self.key.as_ref()?);
        let item = items
            .select(document)
            .into_iter()
            .find(|item| own.first(item).and_then(Tree::text) == Some(key))?;
        let mut labels = self.label.iter();
        let label = labels.find_map(|path| path.first(item).and_then(Tree::text))?;
        let label = label.trim();
        (!label.is_empty()).then(|| label.into())
    }
}

/// The field that a heading names, and the unit in its last brackets.
fn field_of(subject: &'static Subject, heading: &str) -> Option<(usize, Option<Box<str>>)> {
    let plain = plain(heading);
    let whole = |name: &str| subject.fields.iter().position(|field| field.is(name));
    if let Some(place) = whole(&plain) {
        return Some((place, None));
    }
    let (name, unit) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let place = whole(name)?;
    let field = subject.fields.get(place)?;
    // The unit as printed: folding its case would make mg/L another.
    let printed = strip(heading);
    let printed = printed.trim_end().trim_end_matches([')', '）']);
    let printed = printed.rsplit(['(', '（']).next().unwrap_or(unit).trim();
    match field.kind {
        Kind::Number(UnitRule::Named(_)) => Some((place, Some(printed.into()))),
        Kind::Number(_) => Some((place, None)),
        _ => None,
    }
}

/// The field of the subject that a heading names.
///
/// ```
/// use mingbai_data::{dataset::Subject, mapping::heading_of};
/// let field = heading_of("总磷（mg/L）", Subject::of("water").unwrap());
/// assert_eq!(field.map(|field| field.key), Some("tp"));
/// ```
#[must_use]
pub fn heading_of(heading: &str, subject: &'static Subject) -> Option<&'static Field> {
    let (place, _) = field_of(subject, heading)?;
    subject.fields.get(place)
}

/// Lower case, half-width brackets, without blanks and tags.
fn plain(heading: &str) -> String {
    let bare = strip(heading);
    bare.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '％' => '%',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

impl Field {
    /// Whether a plain heading is one of the field's names.
    fn is(&self, name: &str) -> bool {
        !name.is_empty()
            && (self.key == name
                || plain(self.label) == name
                || self.names.split('|').any(|other| other == name))
    }
}
