//! Columns that are known by their headings: a table whose publisher named it in words.

use super::apply::found;
use super::rows::Row;
use super::value::strip;
use super::{Labels, Spec};
use crate::dataset::{Field, Kind, Subject, UnitRule};
use crate::number::mark;
use crate::path::Path;
use crate::text::{among, cut, fill, list, parts};
use crate::{Finding, ReadError, ReadErrorKind, Severity, Tree, Unit};

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
        let mut before = "";
        for key in &keys {
            let label = self.label_of(key, document);
            let known = label.as_deref().and_then(|label| field_of(subject, label));
            match known.or_else(|| field_of(subject, key)) {
                Some((place, unit)) if fields.iter().all(|(other, _)| *other != place) => {
                    let mut spec = Spec::path(Path::of_name(key));
                    spec.unit = unit;
                    fields.push((place, spec));
                }
                // 年 and 月 in two columns are one date.
                Some((place, _)) if before.starts_with('年') && key.starts_with('月') => {
                    if let Some((_, spec)) = fields.last_mut().filter(|(last, _)| *last == place) {
                        spec.from.push(Path::of_name(key));
                        spec.join = Some("-".into());
                    }
                }
                _ if key.starts_with(['_', ':']) => {}
                _ => left.push(label.unwrap_or_else(|| (*key).into())),
            }
            before = key;
        }
        unit_column(subject, rows, &mut fields, &mut left);
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

/// Headings of a column that says the unit of each row's figures.
const UNITS: &str = "单位|计量单位|指标单位|数量单位|任务单位|unit|jldw";

/// The unit of a row's figures, where a column of the rows has nothing but units (户, 公里, %): they go with the figures of
/// the row that are in no unit of their own kind and whose heading says none. 单位 is also what an office is called; such a
/// column stays among those that are not read.
fn unit_column(
    subject: &'static Subject,
    rows: &[Row<'_>],
    fields: &mut [(usize, Spec)],
    left: &mut Vec<Box<str>>,
) {
    let counted = |place: usize| {
        let kind = subject.fields.get(place).map(|field| field.kind);
        matches!(kind, Some(Kind::Number(UnitRule::Named(usual))) if usual.starts_with('个'))
    };
    if !fields.iter().any(|(place, _)| counted(*place)) {
        return;
    }
    let is = |name: &str| among(UNITS, &plain(name));
    let units = |name: &str| {
        let texts = rows.iter().filter_map(|row| row.get(name)?.text());
        let mut texts = texts.map(str::trim).filter(|text| !text.is_empty());
        texts
            .next()
            .is_some_and(|first| Unit::parse(first).is_some())
            && texts.all(|text| Unit::parse(text).is_some() || mark(text).is_some())
    };
    let Some(at) = left.iter().position(|name| is(name) && units(name)) else {
        return;
    };
    let name = left.remove(at);
    for (place, spec) in fields {
        if counted(*place) && spec.unit.is_none() {
            spec.unit_from = Some(Path::of_name(&name));
        }
    }
}

/// The field that a heading names, and the unit in its last brackets.
pub(crate) fn field_of(
    subject: &'static Subject,
    heading: &str,
) -> Option<(usize, Option<Box<str>>)> {
    let plain = plain(heading);
    let is = |name: &str, bare: bool| subject.fields.iter().position(|field| field.is(name, bare));
    let whole = |name: &str| is(name, false).or_else(|| is(&bare(name), true));
    if let Some(place) = whole(&plain) {
        return Some((place, None));
    }
    let (name, unit) = plain.strip_suffix(')')?.rsplit_once('(')?;
    let place = whole(name)?;
    let field = subject.fields.get(place)?;
    match field.kind {
        Kind::Number(UnitRule::Named(_)) => Some((place, Some(unit.into()))),
        // 主要污染物（超标倍数）
        Kind::Number(_) | Kind::List => Some((place, None)),
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

/// Half-width brackets, without blanks and tags. The case stays: folding that of a unit would make mg/L another.
fn plain(heading: &str) -> String {
    let bare = strip(heading);
    bare.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '％' => '%',
            c => c,
        })
        .collect()
}

/// What may stand in a heading or not: 监测点位名称 is 点位, AQI范围 is AQI, PM2.5浓度 is PM2.5, O3-8h滑动平均 is O38h滑动.
pub(crate) const IDLE: &str = "名称|浓度|监测|范围|水质|空气质量|日最大|平均|-|_|(|)";

/// A plain heading without what is idle in it, as far as anything is left.
fn bare(name: &str) -> String {
    let mut out = name.to_owned();
    for word in parts(IDLE, b'|') {
        if let Some((before, behind)) = cut(&out, word)
            && out.len() > word.len()
        {
            out = [before, behind].concat();
        }
    }
    out
}

impl Field {
    /// Whether a plain heading is one of the field's names; one that is `bare` may also be that of the label.
    fn is(&self, name: &str, is_bare: bool) -> bool {
        let label = plain(self.label);
        let is = |other: &str| among(other, name);
        !name.is_empty()
            && (is(self.key) || is(self.names) || is(&label) || is_bare && is(&bare(&label)))
    }
}
