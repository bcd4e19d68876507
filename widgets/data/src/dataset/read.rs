//! Our own format, read.

use super::write::SIDES;
use super::{Dataset, Datum, Field, Kind, Ranges, Record, Subject, UnitRule};
use crate::finding::CODES;
use crate::number::read_number;
use crate::quantity::Amount;
use crate::read::{Limits, parse};
use crate::text::{count, fill, list};
use crate::{Decimal, Finding, Missing, Place, ReadError, ReadErrorKind, Severity, Tree, Value};

/// Reads JSON text in our own format, `mingbai.air/1` and so on.
///
/// # Errors
/// Those of [`parse`]; `schema` when the format is none of ours; `field` when there are no rows.
///
/// ```
/// use mingbai_data::{dataset::{read_text, Datum}, read::Limits};
/// let text = r#"{"schema":"mingbai.air/1","units":{"pm25":"µg/m³"},"rows":[{"place":"自贡市","start":"2026-03-01","pm25":"36"}]}"#;
/// let air = read_text(text, &Limits::default()).unwrap();
/// assert!(matches!(air.get(0, "pm25"), Some(Datum::Number { unit: Some(u), .. }) if &**u == "µg/m³"));
/// ```
pub fn read_text(text: &str, limits: &Limits) -> Result<Dataset, ReadError> {
    read_tree(&parse(text, limits)?)
}

/// Reads a tree in our own format, as [`read_text`] does from text.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(tree: &Tree) -> Result<Dataset, ReadError> {
    let schema = tree.get("schema").and_then(Tree::text).unwrap_or_default();
    let key = schema
        .strip_prefix("mingbai.")
        .and_then(|rest| rest.strip_suffix("/1"));
    let Some(subject) = key.and_then(Subject::of) else {
        let known: Vec<&str> = super::SUBJECTS.iter().map(|subject| subject.key).collect();
        let message = fill(
            "数据格式“{}”不受支持；schema 应写作 mingbai.主题/1，主题是 {} 之一",
            &[schema, &list(&known)],
        );
        return Err(ReadError {
            kind: ReadErrorKind::Schema,
            message,
        });
    };
    let Some(rows) = tree.get("rows").and_then(Tree::list) else {
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: fill("{} 格式的数据应有 rows 列表", &[schema]),
        });
    };
    let mut dataset = Dataset::new(subject);
    for (key, slot) in dataset.texts() {
        *slot = tree.get(key).and_then(Tree::text).map(Into::into);
    }
    let part = tree.get("rows_in_source").and_then(Tree::text);
    dataset.rows_in_source = part.and_then(|rows| rows.trim().parse().ok());
    for key in ["sample", "warnings"] {
        if let Some(said) = tree.get(key) {
            dataset.beside.push((key, said.clone()));
        }
    }
    let units = tree.get("units");
    let table = tree.get("unit").filter(|_| units.is_none());
    let table = table.and_then(Tree::text);
    let mut ranges = Ranges::of(&dataset);
    for (index, row) in rows.iter().enumerate() {
        let mut fields = Vec::with_capacity(subject.fields.len());
        for field in subject.fields {
            let unit = units
                .and_then(|units| units.get(field.key))
                .and_then(Tree::text)
                .or(table);
            let value = row.get(field.key);
            let datum = datum(field, value, unit);
            let bad = datum == Datum::Missing(Missing::BadValue);
            if bad
                && value.and_then(Tree::text) != Some("?")
                && value.is_some_and(|v| v.get("missing").is_none())
            {
                let message = fill(
                    "第 {} 行的“{}”不是有效的值",
                    &[&count(index.saturating_add(1)), field.label],
                );
                dataset.findings.push(Finding {
                    code: "field",
                    severity: Severity::Warning,
                    place: Place {
                        table: 0,
                        row: Some(index),
                        field: Some(field.key),
                    },
                    message,
                });
            }
            fields.push(datum);
        }
        let mut record = Record { fields };
        ranges.check(&mut record, index);
        dataset.rows.push(record);
    }
    ranges.report(&mut dataset.findings);
    for finding in tree
        .get("findings")
        .and_then(Tree::list)
        .unwrap_or_default()
    {
        dataset.findings.extend(read_finding(subject, finding));
    }
    Ok(dataset)
}

fn datum(field: &Field, value: Option<&Tree>, unit: Option<&str>) -> Datum {
    let bad = Datum::Missing(Missing::BadValue);
    let value = match value {
        None => return Datum::Missing(Missing::Absent),
        Some(Tree::Null) => return Datum::Missing(Missing::NotReported),
        Some(value) => value,
    };
    if let Some(reason) = value.get("missing").and_then(Tree::text) {
        return Datum::Missing(Missing::from_code(reason).unwrap_or(Missing::BadValue));
    }
    match field.kind {
        Kind::Number(rule) => number(rule, value, unit),
        Kind::List => match value.list() {
            #[cfg(not(target_arch = "wasm32"))]
            Some(items) if items.iter().any(|item| matches!(item, Tree::Map(_))) => {
                Datum::Objects(items.iter().map(settled).collect())
            }
            Some(items) => Datum::List(
                items
                    .iter()
                    .filter_map(|item| item.text().map(Into::into))
                    .collect(),
            ),
            // One object stands for a list of one.
            #[cfg(not(target_arch = "wasm32"))]
            None if matches!(value, Tree::Map(_)) => Datum::Objects(vec![settled(value)]),
            None => value
                .text()
                .map_or(bad, |text| Datum::List(vec![text.into()])),
        },
        Kind::Date => value.text().map_or(bad, |text| Datum::Date(text.into())),
        Kind::Text => value.text().map_or(bad, |text| Datum::Text(text.into())),
        Kind::Code(codes) => value
            .text()
            .filter(|text| codes.split('|').any(|code| code == *text))
            .map_or(bad, |text| Datum::Code(text.into())),
    }
}

/// The same with its numbers as texts: exact, whoever writes and reads them.
#[cfg(not(target_arch = "wasm32"))]
fn settled(tree: &Tree) -> Tree {
    match tree {
        Tree::Number(digits) => Tree::Text(digits.clone()),
        Tree::List(items) => Tree::List(items.iter().map(settled).collect()),
        Tree::Map(members) => {
            let members = members.iter();
            Tree::Map(
                members
                    .map(|(key, own)| (key.clone(), settled(own)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

fn number(rule: UnitRule, value: &Tree, unit: Option<&str>) -> Datum {
    let text = |key: &str| value.get(key).and_then(Tree::text);
    let unit = match (rule, value.get("unit")) {
        (UnitRule::Named(_), Some(own)) => own.text().map(Into::into),
        (UnitRule::Named(_), None) => unit.map(Into::into),
        (UnitRule::Percent, _) => Some("%".into()),
        (UnitRule::None, _) => None,
    };
    if let Some(amount) = ends(value) {
        let printed = text("printed").unwrap_or_default().into();
        return Datum::Number {
            amount,
            unit,
            printed,
        };
    }
    match read_number(value.text().or(text("value")).unwrap_or("?")) {
        Value::Present {
            number,
            printed: own,
        } => Datum::Number {
            amount: Amount::Number(number),
            unit,
            printed: text("printed").map_or(own, Into::into),
        },
        Value::Missing(reason) => {
            let shown = value.text().or(text("value")).unwrap_or_default();
            match with_unit(shown) {
                // With its unit behind it, as people write it: 12所, 2400万元, ≥580元.
                Some((amount, Some(own))) if matches!(rule, UnitRule::Named(_)) => Datum::Number {
                    amount,
                    unit: Some(own),
                    printed: text("printed").unwrap_or(shown).into(),
                },
                _ => counted(rule, shown).unwrap_or(Datum::Missing(reason)),
            }
        }
    }
}

/// A count with what is counted behind it, or in Chinese numerals; only a page of consultations has its own means for it.
fn counted(rule: UnitRule, text: &str) -> Option<Datum> {
    #[cfg(all(feature = "policy", not(target_arch = "wasm32")))]
    if rule == UnitRule::None {
        let number = crate::consultation::read_count(text).number()?;
        return Some(Datum::Number {
            amount: Amount::Number(number),
            unit: None,
            // What reads this again knows nothing of units.
            printed: number.to_string().into(),
        });
    }
    let _ = (rule, text);
    None
}

/// A range, a bound or a detection limit.
fn ends(value: &Tree) -> Option<Amount> {
    let number = |key: &str| value.get(key).and_then(Tree::text).and_then(Decimal::parse);
    if let Some(limit) = value.get("below_detection") {
        let limit = limit.text().and_then(Decimal::parse);
        return Some(Amount::BelowDetection(limit));
    }
    if let (Some(low), Some(high)) = (number("low"), number("high")) {
        return Some(Amount::Range { low, high });
    }
    let bound = |(side, key): &(_, &str)| Some(Amount::Bound(*side, number(key)?));
    SIDES.iter().find_map(bound)
}

fn read_finding(subject: &'static Subject, tree: &Tree) -> Option<Finding> {
    let text = |key: &str| tree.get(key).and_then(Tree::text);
    let code = text("code")?;
    let field = text("field").and_then(|key| subject.place(key));
    Some(Finding {
        code: CODES.iter().find(|known| **known == code)?,
        severity: match text("severity")? {
            "note" => Severity::Note,
            "warning" => Severity::Warning,
            _ => Severity::Error,
        },
        place: Place {
            table: 0,
            row: text("row").and_then(|row| row.parse().ok()),
            field: field
                .and_then(|at| subject.fields.get(at))
                .map(|field| field.key),
        },
        message: text("message")?.into(),
    })
}

/// An amount with its unit behind it.
fn with_unit(text: &str) -> Option<(Amount, Option<Box<str>>)> {
    #[cfg(feature = "livelihood")]
    return crate::livelihood::amount(text);
    #[cfg(not(feature = "livelihood"))]
    {
        let _ = text;
        None
    }
}
