//! Where something stands in a JSON text: the tree knows no places. The text is one that was read, so nothing is checked.

use serde_json::Value;

/// A step from a value to one within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The member with this name; of a list, the item with this index.
    Name(&'a str),
    /// The member or item with this index.
    Index(usize),
}

/// Where a value stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its key, where it has one; else the value.
    pub key: usize,
    /// The value.
    pub value: usize,
}

/// The place of the value at the end of `way`, or `None` where the way leads nowhere.
pub fn find(text: &str, way: &[Step<'_>]) -> Option<Spot> {
    let at = blank(text, text.len().min(bom(text)));
    let mut spot = Spot { key: at, value: at };
    for step in way {
        spot = enter(text, spot.value, *step)?;
    }
    Some(spot)
}

/// Line and column of a byte, from 1; columns are characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    let start = before.rfind('\n').map_or(0, |end| end.saturating_add(1));
    let own = before
        .get(start..)
        .unwrap_or_default()
        .trim_start_matches('\u{feff}');
    (line, own.chars().count().saturating_add(1))
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

fn enter(text: &str, at: usize, step: Step<'_>) -> Option<Spot> {
    let map = match text.as_bytes().get(at)? {
        b'{' => true,
        b'[' => false,
        _ => return None,
    };
    let wanted = |index: usize, key: Option<&str>| match (step, key) {
        (Step::Index(wanted), _) => wanted == index,
        (Step::Name(name), Some(key)) => name == key,
        (Step::Name(name), None) => name.parse() == Ok(index),
    };
    let mut at = at.saturating_add(1);
    let mut index = 0usize;
    loop {
        at = blank(text, at);
        let start = at;
        let mut key = None;
        if map {
            let end = end_of_string(text, at)?;
            key = serde_json::from_str::<Value>(text.get(at..end)?).ok();
            at = blank(text, end);
            at = blank(
                text,
                (text.as_bytes().get(at)? == &b':').then(|| at.saturating_add(1))?,
            );
        }
        if wanted(index, key.as_ref().and_then(Value::as_str)) {
            return Some(Spot {
                key: start,
                value: at,
            });
        }
        at = blank(text, end_of(text, at)?);
        if text.as_bytes().get(at)? != &b',' {
            return None;
        }
        at = at.saturating_add(1);
        index = index.saturating_add(1);
    }
}

fn blank(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace());
    at.saturating_add(blanks.count())
}

/// Behind the string that begins at `at`.
fn end_of_string(text: &str, at: usize) -> Option<usize> {
    let mut bytes = text.as_bytes().iter().enumerate().skip(at);
    if bytes.next()?.1 != &b'"' {
        return None;
    }
    while let Some((index, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return Some(index.saturating_add(1)),
            _ => {}
        }
    }
    None
}

/// Behind the value that begins at `at`.
fn end_of(text: &str, at: usize) -> Option<usize> {
    let (mut at, mut depth) = (at, 0usize);
    loop {
        match text.as_bytes().get(at)? {
            b'"' => at = end_of_string(text, at)?,
            b'{' | b'[' => {
                depth = depth.saturating_add(1);
                at = at.saturating_add(1);
                continue;
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                at = at.saturating_add(1);
            }
            b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' => {
                at = at.saturating_add(1);
                continue;
            }
            _ => {
                let rest = text.get(at..)?;
                let ends = |c: char| matches!(c, ',' | '}' | ']') || c.is_ascii_whitespace();
                at = at.saturating_add(rest.find(ends).unwrap_or(rest.len()));
            }
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places() {
        let text = "\u{feff}{ \"a\" : [1, {\"b\\\"\":\n  [[], {}, \"]\\\\\"], \"字\": -1.5e3 } ],\n \"c\":null}";
        let at = |way: &[Step<'_>]| {
            let spot = find(text, way)?;
            let rest: String = text.get(spot.value..)?.chars().take(4).collect();
            Some((line_and_column(text, spot.key), rest))
        };
        use Step::{Index, Name};
        assert_eq!(at(&[]), Some(((1, 1), "{ \"a".into())));
        assert_eq!(at(&[Name("c")]), Some(((3, 2), "null".into())));
        assert_eq!(at(&[Index(1)]), Some(((3, 2), "null".into())));
        assert_eq!(at(&[Name("a"), Name("0")]), Some(((1, 10), "1, {".into())));
        let inner = [Name("a"), Index(1), Name("字")];
        assert_eq!(at(&inner), Some(((2, 20), "-1.5".into())));
        assert_eq!(
            at(&[Name("a"), Index(1), Name("b\"")]),
            Some(((1, 14), "[[],".into()))
        );
        assert_eq!(at(&[Name("x")]), None);
        assert_eq!(at(&[Name("c"), Index(0)]), None);
    }

    fn trees() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    fn all<'a>(
        tree: &'a Value,
        way: &mut Vec<Step<'a>>,
        each: &mut dyn FnMut(&[Step<'a>], &Value),
    ) {
        each(way, tree);
        let mut within = |step, value: &'a Value, way: &mut Vec<Step<'a>>| {
            way.push(step);
            all(value, way, each);
            way.pop();
        };
        match tree {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    within(Step::Index(index), item, way);
                }
            }
            Value::Object(members) => {
                for (key, value) in members {
                    within(Step::Name(key), value, way);
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn every_value_is_found(tree in trees(), pretty in any::<bool>()) {
            let text = if pretty { format!("{tree:#}") } else { tree.to_string() };
            all(&tree, &mut Vec::new(), &mut |way, value| {
                let rest = &text[find(&text, way).unwrap().value..];
                let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
                assert_eq!(values.next().unwrap().unwrap(), *value);
            });
        }

        #[test]
        fn any_text_is_searched(text in "[\\[\\]{}\",: a0\\\\\n字]{0,40}") {
            let _ = find(&text, &[Step::Index(0), Step::Name("a")]);
        }
    }
}
