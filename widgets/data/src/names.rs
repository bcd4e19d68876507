//! Names as sources write them → what they name. The synonyms are tables; nothing is matched by likeness.
//!
//! A name is looked up in one form (`fold::key`): half-width, lower case, without blanks, markup and separators,
//! raised and lowered figures on the line, Roman numerals as letters. A name that no table has is not guessed: it is
//! `None`, and stays on screen as it was printed.

mod air;
mod livelihood;
mod water;

pub use air::{
    Average, Levels, Named, Pollutant, Primaries, air_level_name, air_levels, pollutant, primaries,
};
pub use livelihood::{Status, status};
pub use water::{WaterClass, WaterItem, water_class, water_item};

use crate::Unit;
use crate::fold::{half, key, visible};
use crate::text::{cut, one, parts};

/// Splits the unit off a heading: `氨氮<br/>(mg/L)` → `氨氮`, mg/L. Without one in brackets at the end the heading is whole.
///
/// ```
/// use mingbai_data::{Unit, names::split_unit};
/// assert_eq!(split_unit("氨氮（以N计，mg/L）"), ("氨氮".into(), Some(Unit::MG_L)));
/// assert_eq!(split_unit("一氧化碳(CO)"), ("一氧化碳(CO)".into(), None));
/// ```
#[must_use]
pub fn split_unit(heading: &str) -> (String, Option<Unit>) {
    let shown = visible(heading);
    let plain: String = shown.chars().map(half).collect();
    let found = plain.strip_suffix(')').and_then(|rest| {
        // The last bracket that opens, and the last of what stands in it.
        let (mut name, mut inside) = cut(rest, "(")?;
        while let Some((_, deeper)) = cut(inside, "(") {
            inside = deeper;
            let end = rest.len().checked_sub(deeper.len())?.checked_sub(1)?;
            name = rest.get(..end)?;
        }
        let last = inside.split([',', ';']).next_back().unwrap_or(inside);
        Some((name, Unit::parse(last)?))
    });
    match found {
        Some((name, unit)) => (name.trim_end_matches(['/', ' ']).into(), Some(unit)),
        None => (shown, None),
    }
}

/// The key of a name without what separates its parts: `PM2_5_24h` and `PM2.5(24h)` are `pm2524h`.
fn bare(text: &str) -> String {
    let mut out = key(text);
    out.retain(|c| !one("()[]【】_-.,:;'\"+", c));
    out
}

/// Takes the longest word of `table` that `text` begins with; a row is a value and its words, separated by `|`.
fn longest<'a, T: Copy>(table: &[(T, &str)], text: &'a str) -> Option<(T, &'a str)> {
    let mut best: Option<(T, &str)> = None;
    for (value, words) in table {
        for word in parts(words, b'|') {
            if let Some(rest) = text.strip_prefix(word)
                && best.is_none_or(|(_, other)| rest.len() < other.len())
            {
                best = Some((*value, rest));
            }
        }
    }
    best
}

/// What stands between the characters `marks`.
#[inline(never)]
fn pieces<'a>(text: &'a str, marks: &str) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if one(marks, c) {
            out.extend(text.get(from..at));
            from = at.wrapping_add(c.len_utf8());
        }
    }
    out.extend(text.get(from..));
    out
}

/// What `text` names, when it is made of words for one thing only: `二级良`, `化学需氧量cod`.
fn only<T: Copy + PartialEq>(table: &[(T, &str)], text: &str) -> Option<T> {
    let (value, mut rest) = longest(table, text)?;
    while !rest.is_empty() {
        let (again, after) = longest(table, rest)?;
        (again == value).then_some(())?;
        rest = after;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn headings() {
        let split = |heading: &str| {
            let (name, unit) = split_unit(heading);
            format!("{name} {}", unit.map_or("—".into(), Unit::name))
        };
        assert_eq!(split("水温<br/>(℃)"), "水温 ℃");
        assert_eq!(split("pH<br/>(无量纲)"), "pH 无量纲");
        assert_eq!(split("电导率<br/>(μS/cm)"), "电导率 µS/cm");
        assert_eq!(split("藻密度<br/>(cells/L)"), "藻密度 cells/L");
        assert_eq!(split("决算数（单位：万元）"), "决算数 万元");
        assert_eq!(split("PM2.5/(μg/m3)"), "PM2.5 µg/m³");
        assert_eq!(split("断面名称"), "断面名称 —");
    }

    proptest! {
        #[test]
        fn any_text_is_no_panic(text in any::<String>()) {
            let _ = (split_unit(&text), pollutant(&text), primaries(&text), air_levels(&text));
            let _ = (water_class(&text), water_item(&text), status(&text));
        }

        #[test]
        fn name_like_text_is_no_panic(text in "[PMpmOo0-9.,_:(){}、，一二三四五六级类优良或劣ⅠⅡⅢⅣⅤVIi<sub>/臭氧颗粒物小时 ]{0,24}") {
            let _ = (split_unit(&text), pollutant(&text), primaries(&text), air_levels(&text));
            let _ = (water_class(&text), water_item(&text), status(&text));
        }
    }
}
