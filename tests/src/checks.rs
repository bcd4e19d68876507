//! What must hold for every page and every widget. Each check looks at the page that is open and gives a list of what
//! is wrong; the same functions judge the examples and the pages that are broken on purpose.

mod accessible;
mod choices;
mod hostile;
mod keyboard;
mod layout;
mod quiet;
mod shows;
pub mod views;

use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use crate::browser::Browser;

pub use accessible::accessible;
pub use choices::{choices, press};
pub use hostile::{Look, differences, look};
pub use keyboard::{keyboard, toggles};
pub use layout::{elder, overflow, overlap};
pub use quiet::quiet;
pub use shows::{fallback, shows};

const PAGE: &str = include_str!("checks/page.js");

/// Runs a script that may use `mb`, the common part of all checks.
///
/// # Errors
/// The script threw.
pub fn ask(browser: &mut Browser, script: &str) -> Result<Value> {
    browser.eval(&format!("{PAGE}\n{script}"))
}

/// The same with `arguments`.
///
/// # Errors
/// The script threw.
pub fn ask_with(browser: &mut Browser, script: &str, args: &[Value]) -> Result<Value> {
    browser.eval_with(&format!("{PAGE}\n{script}"), args)
}

/// The lines that such a script returned.
pub(crate) fn lines(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(|line| {
            line.as_str()
                .map_or_else(|| line.to_string(), str::to_owned)
        })
        .collect()
}

/// Waits until every widget on the page has drawn.
///
/// # Errors
/// One has not; the message says which, and in which state it is.
pub fn drawn(browser: &mut Browser, limit: Duration) -> Result<()> {
    let waited = wait(browser, "mb.allDrawn()", limit);
    if let Err(error) = waited {
        let states = ask(
            browser,
            "return mb.tags().map(host => mb.name(host) + ': ' + (host.shadowRoot ? \
             'state ' + mb.state(host) + ' ' + mb.code(host) + (mb.drawn(host) ? ', drawn' : ', not drawn') : 'not defined'));",
        )?;
        return Err(error.context(lines(&states).join("; ")));
    }
    ask(
        browser,
        "if (document.fonts) await document.fonts.ready; await mb.frames(2);",
    )
    .map(drop)
}

/// Waits until an expression with `mb` is true.
///
/// # Errors
/// It stayed false.
pub fn wait(browser: &mut Browser, condition: &str, limit: Duration) -> Result<()> {
    browser.wait_with(PAGE, condition, limit)
}
