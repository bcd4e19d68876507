//! What can be done without a mouse.

use anyhow::Result;
use serde_json::Value;

use super::{ask, lines};
use crate::browser::{Browser, Key};

/// Presses of Tab on one page.
const STEPS: usize = 150;
/// Presses on a page that has more places than that: it is judged by its beginning.
const BEGINNING: usize = 50;

/// Tab reaches everything inside the widgets in the order of the document, each with a visible focus that nothing
/// covers, and leaves the widget again.
///
/// # Errors
/// The browser does not answer.
pub fn keyboard(browser: &mut Browser) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    browser.focus()?;
    let count = ask(browser, BEGIN)?.as_u64().unwrap_or(0);
    let count = usize::try_from(count)?;
    if count == 0 {
        // One line for the header of a page may have nothing to press.
        let strips = "return mb.hosts().every((host) => /^strip$/.test(host.getAttribute('layout') || host.getAttribute('data-layout')))";
        if ask(browser, strips)? == Value::Bool(true) {
            return Ok(Vec::new());
        }
        return Ok(vec![
            "nothing in the widgets can be reached by the keyboard".to_owned(),
        ]);
    }
    let mut left = false;
    let steps = if count < STEPS { STEPS } else { BEGINNING };
    for _ in 0..steps {
        browser.press(&[Key::Tab])?;
        let step = ask(browser, STEP)?;
        problems.extend(lines(step.get("problems").unwrap_or(&Value::Null)));
        if step.get("left") == Some(&Value::Bool(true)) {
            left = true;
            break;
        }
        if problems.len() > 10 {
            break;
        }
    }
    let missed = lines(&ask(browser, END)?);
    if count < STEPS && problems.is_empty() {
        if !left {
            problems.push(format!(
                "{STEPS} times Tab do not leave a page with {count} places to go"
            ));
        }
        problems.extend(missed);
    }
    Ok(problems)
}

const BEGIN: &str = r#"
// Tab begins behind this mark: without it an engine goes on from where the focus was last.
const mark = document.createElement("span");
mark.id = "mingbai-keys";
mark.tabIndex = -1;
document.body.insertBefore(mark, document.body.firstChild);
mark.focus();
scrollTo(0, 0);
getSelection().removeAllRanges();
await mb.frames(1);
const all = [].concat.apply([], mb.hosts().map((host) => mb.focusable(host.shadowRoot)));
const look = (one) => { const style = getComputedStyle(one); return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join("|"); };
window.__keys = { before: new Map(all.map((one) => [one, look(one)])), reached: new Set(), last: null, entered: false, look };
(window.__allowed = window.__allowed || []).push("__keys", "__allowed");
// A list of which only a part is drawn has more places than there are now.
return mb.hosts().some((host) => host.shadowRoot.querySelector("[aria-rowcount]")) ? 100000 : all.length;
"#;

const STEP: &str = r#"
const keys = window.__keys, problems = [];
const one = mb.active();
const host = mb.hosts().find((host) => one && host.shadowRoot.contains(one));
if (!host) {
  // Before the first widget it is the page's own; behind the last one the widget has been left.
  const outside = !one || one === document.body || one === document.documentElement;
  return { left: keys.entered && (outside || keys.reached.size > 0), problems };
}
keys.entered = true;
await mb.frames(1);
if (keys.reached.has(one)) return { left: true, problems };
if (keys.last && keys.last.getRootNode() === one.getRootNode() && !(keys.last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) {
  if (keys.last.isConnected) problems.push("Tab goes back from " + mb.name(keys.last) + " to " + mb.name(one));
}
keys.last = one;
keys.reached.add(one);
const style = getComputedStyle(one);
const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
const shadow = style.boxShadow !== "none";
if (!outline && !shadow) problems.push("the focus on " + mb.name(one) + " cannot be seen");
else if (keys.before.has(one) && keys.before.get(one) === keys.look(one)) problems.push("the focus on " + mb.name(one) + " looks like no focus");
let box = one.getBoundingClientRect();
const outside = () => box.bottom < 0 || box.top > innerHeight;
const free = () => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].some(([x, y]) => {
  const px = box.left + box.width * x, py = box.top + box.height * y;
  if (px < 0 || py < 0 || px >= innerWidth || py >= innerHeight) return false;
  const top = host.shadowRoot.elementFromPoint(px, py);
  return top && (one.contains(top) || top.contains(one));
});
// WebKit scrolls to a field after the frame in which it has the focus; what is covered for good stays so.
for (let turn = 0; turn < 20 && !free(); turn++) {
  await mb.frames(1);
  box = one.getBoundingClientRect();
}
if (box.width < 1 || box.height < 1) problems.push(mb.name(one) + " has the focus and no box");
else if (outside()) problems.push(mb.name(one) + " has the focus outside the window");
else if (!free()) problems.push(mb.name(one) + " has the focus and is covered");
return { left: false, problems };
"#;

const END: &str = r#"
const keys = window.__keys;
document.getElementById("mingbai-keys").remove();
const missed = Array.from(keys.before.keys()).filter((one) => one.isConnected && !keys.reached.has(one));
return missed.slice(0, 5).map((one) => "Tab never reaches " + mb.name(one));
"#;

/// Every kind of button that opens something does so with Enter and closes it with the space bar, keeping the focus.
///
/// # Errors
/// The browser does not answer.
pub fn toggles(browser: &mut Browser) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    browser.focus()?;
    for turn in 0..12 {
        let kind = ask(browser, &NEXT_TOGGLE.replace("TURN", &turn.to_string()))?;
        if kind.is_null() {
            break;
        }
        let name = kind
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let mut state = kind.get("expanded").and_then(Value::as_bool);
        for (key, word) in [(Key::Enter, "Enter"), (Key::Space, "the space bar")] {
            browser.press(&[key])?;
            let after = ask(
                browser,
                "await mb.frames(3); const one = mb.active(); return one === window.__keys.toggle ? one.getAttribute('aria-expanded') === 'true' : null;",
            )?;
            match after.as_bool() {
                None => problems.push(format!("{word} on {name} loses the focus")),
                now if now == state => problems.push(format!(
                    "{word} on {name} does not change what it says of being open"
                )),
                now => state = now,
            }
        }
    }
    Ok(problems)
}

/// The first few of each class: ten thousand rows have one kind of button.
const NEXT_TOGGLE: &str = r#"
window.__keys = window.__keys || {};
const keys = window.__keys;
if (TURN === 0 || !keys.kinds) keys.kinds = {};
for (const host of mb.hosts()) {
  for (const one of mb.focusable(host.shadowRoot)) {
    if (!one.hasAttribute("aria-expanded") || (one.tagName !== "BUTTON" && one.getAttribute("role") !== "button")) continue;
    const kind = one.getAttribute("class") || one.tagName;
    const seen = (keys.kinds[kind] = keys.kinds[kind] || []);
    if (seen.length >= 2 || seen.includes(mb.name(one))) continue;
    seen.push(mb.name(one));
    one.focus();
    if (mb.active() !== one) continue;
    keys.toggle = one;
    await mb.frames(1);
    return { name: mb.name(one), expanded: one.getAttribute("aria-expanded") === "true" };
  }
}
return null;
"#;
