//! What a host page's style sheet may not change.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde_json::Value;

use super::ask;
use crate::browser::Browser;

/// How every element of every widget is drawn, by its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look(Vec<(String, String)>);

/// The look of the page that is open.
///
/// # Errors
/// The browser does not answer.
pub fn look(browser: &mut Browser) -> Result<Look> {
    let found = ask(browser, LOOK)?;
    let parts = found.as_array().context("No look.")?.iter();
    let text = |value: &Value, at: usize| {
        value
            .get(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Ok(Look(
        parts.map(|part| (text(part, 0), text(part, 1))).collect(),
    ))
}

const LOOK: &str = r#"
const properties = ["fontSize", "fontFamily", "display", "color", "backgroundColor", "lineHeight", "letterSpacing", "textTransform",
  "textIndent", "textAlign", "direction", "whiteSpace", "visibility", "float", "position", "marginTop", "marginLeft", "paddingTop",
  "paddingLeft", "borderTopWidth", "borderTopStyle", "fontWeight", "opacity"];
const found = [];
mb.hosts().forEach((host, number) => {
  const visit = (one, path) => {
    if (found.length > 1500) return;
    const style = getComputedStyle(one);
    found.push([path, properties.map((name) => name + " " + style[name]).join("; ")]);
    Array.from(one.children).forEach((child, at) => visit(child, path + "/" + at + child.tagName.toLowerCase() + "." + (child.getAttribute("class") || "")));
  };
  found.push(["host" + number, "display " + getComputedStyle(host).display]);
  if (mb.inner(host)) visit(mb.inner(host), "widget" + number);
});
return found;
"#;

/// What differs: each change once, with the first part that has it and how many have; parts that stand in only one of
/// them do not count, but there must be enough in both.
#[must_use]
pub fn differences(own: &Look, hostile: &Look) -> Vec<String> {
    let mut changes: Vec<(String, &str, usize)> = Vec::new();
    let mut compared = 0;
    let others: HashMap<&str, &str> = hostile
        .0
        .iter()
        .map(|(path, style)| (path.as_str(), style.as_str()))
        .collect();
    for (path, style) in &own.0 {
        let Some(other) = others.get(path.as_str()) else {
            continue;
        };
        compared += 1;
        for (before, after) in style
            .split("; ")
            .zip(other.split("; "))
            .filter(|(before, after)| before != after)
        {
            let change = format!("{before} → {after}");
            match changes.iter_mut().find(|(known, ..)| *known == change) {
                Some((_, _, count)) => *count += 1,
                None => changes.push((change, path, 1)),
            }
        }
    }
    let mut problems: Vec<String> = changes
        .into_iter()
        .map(|(change, path, count)| format!("{change} in {count} parts, first in {path}"))
        .collect();
    // A widget of one line has less than ten.
    if compared * 10 < own.0.len() * 8 || compared < own.0.len().clamp(5, 10) {
        problems.push(format!(
            "only {compared} of {} parts are there under the other style sheet",
            own.0.len()
        ));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_property_is_named_and_missing_parts_are_counted() {
        let look = |size: &str| {
            Look(
                (0..20)
                    .map(|at| {
                        (
                            format!("widget0/{at}"),
                            format!("fontSize {size}; color red"),
                        )
                    })
                    .collect(),
            )
        };
        assert!(differences(&look("16px"), &look("16px")).is_empty());
        assert_eq!(
            differences(&look("16px"), &look("40px"))
                .first()
                .map(String::as_str),
            Some("fontSize 16px → fontSize 40px in 20 parts, first in widget0/0")
        );
        assert_eq!(differences(&look("16px"), &Look(Vec::new())).len(), 1);
    }
}
