//! What a citizen reads.

use anyhow::Result;
use serde_json::json;

use super::{ask, ask_with, lines};
use crate::browser::Browser;

/// Every text stands on the screen without touching anything, inside the widget and not in the page's own content.
/// Blanks and line breaks do not count: where a line breaks depends on the width.
///
/// # Errors
/// The browser does not answer.
pub fn shows(browser: &mut Browser, texts: &[String]) -> Result<Vec<String>> {
    let found = ask_with(
        browser,
        r#"
const problems = [];
const plain = (text) => text.replace(/\s+/g, "");
const seen = mb.hosts().map((host) => plain(mb.text(host))).join("\n");
for (const text of arguments[0]) if (seen.indexOf(plain(text)) < 0) problems.push("“" + text + "” is not shown");
for (const host of mb.hosts()) {
  if (mb.fallback(host)) problems.push(mb.name(host) + ": the page's own content stands beside what was drawn");
  if (/\uFFFD|NaN|undefined|\[object/.test(mb.text(host))) problems.push(mb.name(host) + ": a broken value is shown");
}
return problems;
"#,
        &[json!(texts)],
    )?;
    Ok(lines(&found))
}

/// The page's own content is on the screen in every widget, as nothing could be drawn.
///
/// # Errors
/// The browser does not answer.
pub fn fallback(browser: &mut Browser) -> Result<Vec<String>> {
    let found = ask(
        browser,
        r#"
const problems = [];
if (!mb.tags().length) problems.push("there is no widget on the page");
for (const host of mb.tags()) if (!mb.fallback(host)) problems.push("the page's own content is not shown in " + mb.name(host));
return problems;
"#,
    )?;
    Ok(lines(&found))
}
