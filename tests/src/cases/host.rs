//! The page is the host's own: nothing of it changes but our elements, and one name is added to the window.

use anyhow::Result;
use serde_json::json;

use super::{EVERY, Entry, SOON, expect, unnoticed};
use crate::checks::{drawn, lines};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[("page-unchanged", EVERY, 40, unchanged)];

/// The document is what the server sent, mark by mark: what we draw is in shadow roots.
fn unchanged(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/host/page.html")?;
    crate::checks::ask(stage.browser, super::many::VISIT)?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const source = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
const problems = [];
const compare = (own, sent, path) => {
  if (problems.length > 8) return;
  if (own.nodeType !== sent.nodeType || own.nodeName !== sent.nodeName) return problems.push(path + ": " + own.nodeName + " instead of " + sent.nodeName);
  if (own.nodeType !== 1 && own.nodeValue !== sent.nodeValue) return problems.push(path + ": another text");
  const attributes = (one) => Array.from(one.attributes || []).map((each) => each.name + "=" + each.value).sort().join(" ");
  if (attributes(own) !== attributes(sent)) problems.push(path + ": attributes " + attributes(own) + " instead of " + attributes(sent));
  if (own.childNodes.length !== sent.childNodes.length) {
    problems.push(path + ": " + own.childNodes.length + " children instead of " + sent.childNodes.length + ": " + Array.from(own.childNodes).map((one) => one.outerHTML || "").join("").slice(0, 200));
  }
  for (let at = 0; at < Math.min(own.childNodes.length, sent.childNodes.length); at++) {
    compare(own.childNodes[at], sent.childNodes[at], path + "/" + sent.childNodes[at].nodeName.toLowerCase());
  }
};
compare(document.documentElement, source.documentElement, "");
return problems;
"#;
    let found = stage.browser.eval(script)?;
    stage.found("the document", lines(&found));
    let script = r#"
const one = Object.getOwnPropertyDescriptor(window, "mingbai");
return [!!one, !!one && one.writable === true, Object.isFrozen(window.mingbai), window.__watch.globals()];
"#;
    expect(
        stage,
        script,
        json!([true, false, true, ["mingbai"]]),
        "window.mingbai: there, not writable, frozen, the only one",
    )?;
    unnoticed(stage)
}

/// The second script gives way.
pub(super) fn twice(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/script-twice/page.html")?;
    drawn(stage.browser, SOON)?;
    let script = "return [mb.hosts()[0].shadowRoot.querySelectorAll('.mb').length, window.__notes.warned.filter(one => /mingbai/.test(one)).length]";
    expect(stage, script, json!([1, 1]), "drawn once, one hint")?;
    unnoticed(stage)
}

/// A tag that the page has defined itself stays the page's; the div beside it is ours all the same.
pub(super) fn taken(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/tag-taken/page.html")?;
    let ours = "(() => { const host = document.querySelector('[data-mingbai]'); return host.shadowRoot && mb.drawn(host); })()";
    crate::checks::wait(stage.browser, ours, SOON)?;
    let script = r#"
const own = document.querySelector("mingbai-budget");
return [own.dataset.own, own.shadowRoot === null, own.getClientRects().length > 0, window.__notes.warned.filter((one) => /mingbai-budget/.test(one)).length];
"#;
    expect(
        stage,
        script,
        json!(["1", true, true, 1]),
        "the page's own tag, untouched, shown, one hint",
    )?;
    unnoticed(stage)
}
