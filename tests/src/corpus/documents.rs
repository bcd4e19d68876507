//! Documents of which every text is a hostile string: an example's own data with its rows repeated until there is room.

use std::collections::BTreeSet;

use mingbai_demo::{Example, Form};
use serde_json::Value;

/// What becomes of the texts of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Texts give way, numbers, dates and words of the format stay: the document is drawn.
    Instead,
    /// The same texts, each with a hostile string behind it.
    Behind,
    /// Every text gives way but the name of the format.
    Everything,
}

/// What a document may weigh: the limit is 1 MiB.
const MOST: usize = 900_000;
/// A longer text would fill a screen of its own.
const LONG: usize = 1_500;

/// Hostile strings, one after the other, for ever.
#[derive(Debug, Clone)]
pub struct Supply<'a> {
    strings: Vec<&'a str>,
    next: usize,
}

impl<'a> Supply<'a> {
    /// In this order; the longest ones are left out.
    pub fn new(strings: impl IntoIterator<Item = &'a String>) -> Self {
        let strings = strings.into_iter().map(String::as_str);
        Self {
            strings: strings.filter(|text| text.len() <= LONG).collect(),
            next: 0,
        }
    }

    /// The next one.
    pub fn take(&mut self) -> &'a str {
        let text = self.strings[self.next % self.strings.len()];
        self.next += 1;
        text
    }

    /// Whether each has been taken.
    fn out(&self) -> bool {
        self.next >= self.strings.len()
    }

    fn len(&self) -> usize {
        self.strings.len()
    }
}

/// The examples of a widget whose data, JSON at an address, have a text that no earlier one has; the richest first.
#[must_use]
pub fn bases(examples: &[Example], widget: &str) -> Vec<(Example, Value)> {
    let mut all: Vec<(Example, Value, BTreeSet<String>)> = examples
        .iter()
        .filter(|one| one.widget == widget && one.form == Form::Src && one.more.is_empty())
        .filter_map(|one| {
            let text = one.text().ok().filter(|text| text.len() < MOST / 4)?;
            let value: Value = serde_json::from_str(&text).ok()?;
            let fields = fields(&value);
            Some((one.clone(), value, fields))
        })
        .collect();
    all.sort_by_key(|(.., fields)| std::cmp::Reverse(fields.len()));
    let mut known = BTreeSet::new();
    all.retain(|(.., fields)| {
        let before = known.len();
        known.extend(fields.iter().cloned());
        known.len() > before
    });
    all.into_iter()
        .map(|(example, value, _)| (example, value))
        .collect()
}

/// The places of its texts, rows as `*`: `/rows/*/title`.
#[must_use]
pub fn fields(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut value = value.clone();
    each(&mut value, "", &mut |place, _| {
        found.insert(place.to_owned());
    });
    found.remove("/schema");
    found
}

/// Every string, with its place.
fn each(value: &mut Value, place: &str, doing: &mut dyn FnMut(&str, &mut String)) {
    match value {
        Value::String(text) => doing(place, text),
        Value::Array(parts) => {
            let place = [place, "/*"].concat();
            parts.iter_mut().for_each(|part| each(part, &place, doing));
        }
        Value::Object(fields) => {
            for (name, part) in fields {
                each(part, &[place, "/", name].concat(), doing);
            }
        }
        _ => {}
    }
}

/// The place of the rows: the list that formats have for them, else the first list of objects. A table of a budget has
/// rows of its own.
fn rows(value: &Value, place: &str) -> Option<String> {
    let list = |value: &Value| matches!(value, Value::Array(parts) if parts.first().is_some_and(Value::is_object));
    match value {
        Value::Object(fields) => ["rows", "data", "projects"]
            .into_iter()
            .find(|name| fields.get(*name).is_some_and(list))
            .map(|name| [place, "/", name].concat())
            .or_else(|| {
                fields
                    .iter()
                    .find_map(|(name, part)| rows(part, &[place, "/", name].concat()))
            }),
        Value::Array(parts) => parts
            .iter()
            .enumerate()
            .find_map(|(at, part)| rows(part, &format!("{place}/{at}")))
            .or_else(|| list(value).then(|| place.to_owned())),
        _ => None,
    }
}

/// The document with so many rows.
fn grown(base: &Value, many: usize) -> Value {
    let mut grown = base.clone();
    let place = rows(base, "");
    if let Some(Value::Array(rows)) = place.and_then(|place| grown.pointer_mut(&place)) {
        let own = std::mem::take(rows);
        rows.extend(own.iter().cycle().take(many).cloned());
    }
    grown
}

/// Whether a text is one that the format reads: a number, a date, a word of its own. What a row of a board is called is
/// not: rows of one name are one.
fn is_read(place: &str, text: &str) -> bool {
    let name = place.rsplit('/').next().unwrap_or_default();
    if place.starts_with("/rows/") && ["id", "code"].contains(&name) {
        return false;
    }
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let plain = match digits {
        // Dates, and numbers below detection.
        true => letters.clone().all(|c| "年月日TZL".contains(c)),
        false => letters.count() < 2,
    };
    let word = !digits && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    ["standard", "unit", "version"].contains(&name) || place.starts_with("/units/") || word || plain
}

/// The document with its texts replaced.
#[must_use]
pub fn filled(mut value: Value, way: Way, supply: &mut Supply<'_>) -> Value {
    each(&mut value, "", &mut |place, text| {
        if place == "/schema" || (way != Way::Everything && is_read(place, text)) {
            return;
        }
        let hostile = supply.take();
        if way == Way::Behind {
            text.push(' ');
            text.push_str(hostile);
        } else {
            hostile.clone_into(text);
        }
    });
    value
}

/// How many texts of a document would be hostile.
fn count(value: &Value, way: Way) -> usize {
    let nothing = [String::from("x")];
    let mut supply = Supply::new(&nothing);
    let _ = filled(value.clone(), way, &mut supply);
    supply.next
}

/// Documents made of `base`, of at most so many rows, until every string of the supply has stood in one; at most `most`
/// of them.
pub fn whole(
    base: &Value,
    way: Way,
    supply: &mut Supply<'_>,
    rows: usize,
    most: usize,
) -> Vec<Value> {
    let mut made = Vec::new();
    let head = count(&grown(base, 1), way);
    let row = count(&grown(base, 2), way).saturating_sub(head).max(1);
    while made.len() < most && (made.is_empty() || !supply.out()) {
        let left = supply.len().saturating_sub(supply.next);
        let mut many = (left / row + 1).clamp(1, rows);
        loop {
            let mut tried = supply.clone();
            let document = filled(grown(base, many), way, &mut tried);
            if many == 1 || document.to_string().len() < MOST {
                *supply = tried;
                made.push(document);
                break;
            }
            many /= 2;
        }
    }
    made
}

/// A document for each of its texts: all but this one are as they were published.
pub fn alone(base: &Value, supply: &mut Supply<'_>, rows: usize) -> Vec<(String, Value)> {
    let mut made = Vec::new();
    for field in fields(base) {
        let mut one = grown(base, rows);
        each(&mut one, "", &mut |place, text| {
            if place == field {
                supply.take().clone_into(text);
            }
        });
        made.push((field, one));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_string_stands_in_a_document_and_every_field_has_one() {
        let base = json!({"schema": "a/1", "title": "标题在此", "as_of": "2025-01-01", "tables": [
            {"book": "general", "rows": [{"code": "201", "name": "教育支出"}, {"code": "202", "name": "科技支出"}]},
        ]});
        let strings: Vec<String> = (0..25).map(|n| format!("<b{n}>")).collect();
        let mut supply = Supply::new(&strings);
        let made = whole(&base, Way::Instead, &mut supply, 10, 9);
        let text = made.iter().map(Value::to_string).collect::<String>();
        assert!(strings.iter().all(|one| text.contains(one)), "{text}");
        assert!(text.contains("2025-01-01") && text.contains("general") && text.contains("201"));
        assert!(!text.contains("教育"));
        let made = alone(&base, &mut supply, 3);
        let places: Vec<&str> = made.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(
            places,
            [
                "/as_of",
                "/tables/*/book",
                "/tables/*/rows/*/code",
                "/tables/*/rows/*/name",
                "/title"
            ]
        );
        assert!(made.iter().all(|(_, one)| {
            one["tables"][0]["rows"]
                .as_array()
                .is_some_and(|rows| rows.len() == 3)
        }));
    }
}
