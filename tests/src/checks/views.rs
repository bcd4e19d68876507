//! What a reader can open instead of the table: which views a widget offers, opening one, going back.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use super::{ask, ask_with, lines, wait};
use crate::browser::{Browser, Key};

/// What a script looks at a widget's views with.
const VIEWS: &str = r#"
const root = (at) => mb.hosts()[at].shadowRoot;
const ways = (at) => Array.from(root(at).querySelectorAll(".mb-ways button"));
"#;

/// The words on the buttons of widget `at`; the first one is the table.
///
/// # Errors
/// The browser does not answer.
pub fn offered(browser: &mut Browser, at: usize) -> Result<Vec<String>> {
    let script = [
        VIEWS,
        "return ways(arguments[0]).map((one) => one.textContent);",
    ]
    .concat();
    Ok(lines(&ask_with(browser, &script, &[json!(at)])?))
}

/// Chooses the view called `name` in widget `at` by the keyboard, and waits until it is drawn. The button keeps the focus
/// and says that it is chosen.
///
/// # Errors
/// It is not drawn.
pub fn open(browser: &mut Browser, at: usize, name: &str) -> Result<Vec<String>> {
    let mut problems = choose(browser, at, name)?;
    let there = format!(
        "((place) => place && !place.querySelector('.mb-wait') && place.textContent.trim().length > 3)\
         (mb.hosts()[{at}].shadowRoot.querySelector('[data-part]'))"
    );
    wait(browser, &there, Duration::from_secs(20))
        .with_context(|| format!("The view {name} is not drawn."))?;
    ask(browser, "await mb.frames(3);")?;
    let script = [
        VIEWS,
        "const one = ways(arguments[0]).find((one) => one.textContent === arguments[1]); \
         return [mb.active() === one, one.getAttribute('aria-pressed'), Array.from(root(arguments[0]).querySelectorAll('.mb-table')).some((table) => !table.closest('[data-part]'))];",
    ]
    .concat();
    let found = ask_with(browser, &script, &[json!(at), json!(name)])?;
    if found != json!([true, "true", false]) {
        problems.push(format!(
            "{name}: the button has the focus, is pressed, the table is there: {found}"
        ));
    }
    Ok(problems)
}

/// Presses the button with `name` in widget `at`.
///
/// # Errors
/// There is no such button.
pub fn choose(browser: &mut Browser, at: usize, name: &str) -> Result<Vec<String>> {
    browser.focus()?;
    let script = [
        VIEWS,
        "const one = ways(arguments[0]).find((one) => one.textContent === arguments[1]); \
         if (!one) return false; one.focus(); await mb.frames(1); return mb.active() === one;",
    ]
    .concat();
    let there = ask_with(browser, &script, &[json!(at), json!(name)])?;
    anyhow::ensure!(there == json!(true), "No button {name} takes the focus.");
    browser.press(&[Key::Enter])?;
    ask(browser, "await mb.frames(3);")?;
    Ok(Vec::new())
}
