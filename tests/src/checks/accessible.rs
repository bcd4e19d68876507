//! axe-core, with the rules of WCAG 2.2 A and AA.

use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use super::{ask, lines};
use crate::browser::Browser;

static AXE: OnceLock<String> = OnceLock::new();

fn source(path: &Path) -> Result<&'static str> {
    if let Some(source) = AXE.get() {
        return Ok(source);
    }
    let text = std::fs::read_to_string(path).with_context(|| {
        format!(
            "{} is not there: cargo xtask setup installs it",
            path.display()
        )
    })?;
    Ok(AXE.get_or_init(|| text))
}

/// No violation anywhere on the page. Run it after [`super::quiet`]: it leaves a global behind.
///
/// # Errors
/// axe-core is missing, or fails.
pub fn accessible(browser: &mut Browser, axe: &Path) -> Result<Vec<String>> {
    let there = browser.eval("return typeof window.axe === 'object'")?;
    if there != true {
        browser
            .eval(&format!(
                "{}\nwindow.axe = window.axe || axe;",
                source(axe)?
            ))
            .context("axe-core does not load")?;
    }
    let found = ask(
        browser,
        r#"
const options = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
  resultTypes: ["violations"],
  elementRef: false,
};
const result = await window.axe.run(document, options);
const problems = ["rules " + result.passes.length];
for (const one of result.violations) {
  const places = one.nodes.slice(0, 3).map((node) => {
    const data = (node.any[0] || node.all[0] || node.none[0] || {}).message || "";
    return [].concat.apply([], node.target).join(" ") + " " + node.html.replace(/\s+/g, " ").slice(0, 140) + " (" + data + ")";
  });
  problems.push("axe " + one.id + " ×" + one.nodes.length + ": " + places.join(" | "));
}
return problems;
"#,
    )?;
    let mut found = lines(&found);
    // A run that looked at nothing would be green too.
    match found
        .first()
        .and_then(|first| first.strip_prefix("rules "))
        .and_then(|count| count.parse::<usize>().ok())
    {
        Some(count) if count >= 5 => {}
        count => bail!("axe-core has looked at almost nothing: {count:?} rules passed."),
    }
    found.remove(0);
    Ok(found)
}
