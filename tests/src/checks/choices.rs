//! What is chosen and not opened: units, tables, orders. Each can be chosen by the keyboard, says what is chosen, and
//! keeps the focus.

use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use super::{ask, wait};
use crate::browser::{Browser, Engine, Key};

/// Presses the buttons with these words in every widget, as a reader does who would have it so. One that needs more than
/// the data, as a map does, may come later.
///
/// # Errors
/// There is no such button.
pub fn press(browser: &mut Browser, names: &[String]) -> Result<()> {
    for name in names {
        let own = "Array.from(host.shadowRoot.querySelectorAll('[aria-pressed]')).find((one) => one.textContent === NAME)";
        let own = own.replace("NAME", &serde_json::to_string(name)?);
        let there = format!("mb.hosts().every((host) => {own})");
        wait(browser, &there, Duration::from_secs(10))?;
        let script = format!("for (const host of mb.hosts()) ({own}).click(); await mb.frames(3);");
        ask(browser, &script)?;
    }
    Ok(())
}

/// Every kind of choice: a button with `aria-pressed`, a heading with `aria-sort`, a list.
///
/// # Errors
/// The browser does not answer.
pub fn choices(browser: &mut Browser) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    browser.focus()?;
    // A closed list is stepped through with the arrows; WebKitGTK opens a window of its system for it, which no driver
    // reaches.
    let lists = if browser.engine() == Engine::WebKit {
        "false"
    } else {
        "true"
    };
    for turn in 0..10 {
        let script = NEXT
            .replace("TURN", &turn.to_string())
            .replace("LISTS", lists);
        let choice = ask(browser, &script)?;
        if choice.is_null() {
            break;
        }
        let text = |name: &str| {
            choice
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let (name, before) = (text("name"), text("value"));
        let keys: &[Key] = match text("kind").as_str() {
            "list" => &[Key::Down],
            "sort" => &[Key::Enter],
            _ => &[Key::Space],
        };
        browser.press(keys)?;
        let after = ask(browser, AFTER)?;
        match after.as_str() {
            None => problems.push(format!("choosing {name} loses the focus")),
            Some(after) if after == before => problems.push(format!(
                "choosing {name} changes nothing: it stays “{before}”"
            )),
            Some(_) => {}
        }
    }
    // What was chosen here is not what the next check expects.
    ask(browser, RESET)?;
    Ok(problems)
}

/// The next control of a kind that was not seen yet, focused. A button that is pressed already is no choice.
const NEXT: &str = r#"
window.__choice = window.__choice || {};
const choice = window.__choice;
if (TURN === 0) choice.seen = {};
if (TURN === 0) choice.first = mb.hosts().map((host) => Array.from(host.shadowRoot.querySelectorAll("[aria-pressed=true]")).map(mb.name));
choice.value = (one) =>
  one.tagName === "SELECT" ? String(one.selectedIndex) : one.hasAttribute("aria-pressed") ? one.getAttribute("aria-pressed") : one.closest("[aria-sort]").getAttribute("aria-sort");
for (const host of mb.hosts()) {
  for (const one of mb.focusable(host.shadowRoot)) {
    const list = one.tagName === "SELECT" && one.options.length > 1 && LISTS;
    const pressed = one.getAttribute("aria-pressed") === "false";
    const sort = one.tagName === "BUTTON" && one.closest("[aria-sort]");
    if (!list && !pressed && !sort) continue;
    // Another view has other choices.
    if (one.closest(".mb-ways")) continue;
    const kind = (list ? "list" : sort ? "sort" : "pressed") + (one.closest("[role=group]") ? one.closest("[role=group]").getAttribute("aria-label") : one.getAttribute("data-a") || "");
    if (choice.seen[kind]) continue;
    choice.seen[kind] = true;
    one.focus();
    if (mb.active() !== one) continue;
    choice.one = one;
    await mb.frames(1);
    return { kind: list ? "list" : sort ? "sort" : "pressed", name: mb.name(one), value: choice.value(one) };
  }
}
return null;
"#;

const AFTER: &str = r#"
await mb.frames(4);
const choice = window.__choice;
return mb.active() === choice.one ? choice.value(choice.one) : null;
"#;

const RESET: &str = r#"
for (const host of mb.hosts()) {
  for (const list of host.shadowRoot.querySelectorAll("select")) {
    if (list.selectedIndex > 0) {
      list.selectedIndex = 0;
      list.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
      await mb.frames(3);
    }
  }
}
mb.hosts().forEach((host, at) => {
  for (const one of host.shadowRoot.querySelectorAll("[aria-pressed=false]")) if (((window.__choice.first || [])[at] || []).includes(mb.name(one))) one.click();
});
await mb.frames(3);
"#;
