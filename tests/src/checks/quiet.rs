//! What the page must not notice: `/assets/watch.js` stands first on it and has written everything down.

use anyhow::Result;

use super::{ask, lines};
use crate::browser::Browser;

/// No error, no rejection, no violation of the policy, no file that failed, and no new global but `mingbai`.
///
/// # Errors
/// The browser does not answer.
pub fn quiet(browser: &mut Browser) -> Result<Vec<String>> {
    let found = ask(
        browser,
        r#"
const watch = window.__watch;
if (!watch) return ["the page does not load /assets/watch.js"];
const problems = [];
for (const one of watch.errors) problems.push("error: " + one);
for (const one of watch.rejections) problems.push("unhandled rejection: " + one);
// The picture in a tab is the browser's own request; a policy without pictures forbids it on every page.
for (const one of watch.violations) if (!/\/favicon\.ico/.test(one)) problems.push("policy violated: " + one);
// Firefox now and then calls a preload failed that has come whole and was taken over by its script.
const taken = (url) =>
  Array.from(document.querySelectorAll("link[rel=preload]")).some((link) => link.href === url) &&
  performance.getEntriesByName(url).some((entry) => entry.initiatorType === "link" && entry.responseStatus === 200);
for (const one of watch.resources) if (!taken(one)) problems.push("not loaded: " + one);
for (const one of watch.globals()) {
  // A frame is reachable by its number: that is the page's own.
  if (one !== "mingbai" && !/^\d+$/.test(one) && !(window.__allowed || []).includes(one)) problems.push("new global: " + one);
}
return problems;
"#,
    )?;
    Ok(lines(&found))
}
