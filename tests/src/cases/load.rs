//! The module cannot be had: the page's own content stays, and the page gets no error.

use serde_json::json;

use super::{EVERY, Entry, SOON, expect, pause, unnoticed};
use crate::checks::{drawn, fallback, wait};
use crate::runner::Stage;
use anyhow::Result;

pub(super) const CASES: &[Entry] = &[("fallback-until-drawn", EVERY, 60, until_drawn)];

/// The page's own content is there at once, and still there when all has been tried.
pub(super) fn stays(stage: &mut Stage<'_>, path: &str) -> Result<()> {
    stage.open(path)?;
    let found = fallback(stage.browser)?;
    stage.found("at once", found);
    wait(
        stage.browser,
        "mb.tags().every(host => mb.state(host) === 'error' || !window.mingbai)",
        SOON,
    )?;
    pause(300);
    let found = fallback(stage.browser)?;
    stage.found("in the end", found);
    expect(
        stage,
        "return mb.tags().map(host => window.mingbai ? mb.code(host) : 'load');",
        json!(["load"]),
        "code",
    )?;
    expect(
        stage,
        "return mb.hosts().some(host => mb.inner(host));",
        json!(false),
        "something was drawn",
    )?;
    // A file that was refused is the server's fault and no error of a script.
    stage.browser.eval("window.__watch.resources.length = 0")?;
    if path.contains("csp=") {
        // The policy says that it forbade a module: that is its job, and all it may have forbidden.
        stage.browser.eval(
            "const watch = window.__watch; watch.violations = watch.violations.filter(one => !/wasm-eval|^script-src/.test(one));",
        )?;
    }
    unnoticed(stage)
}

/// A server that calls the module text: it is compiled all the same.
pub(super) fn wrong_type(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/load/page.html?nodist=mime")?;
    drawn(stage.browser, SOON)?;
    unnoticed(stage)
}

/// The script itself was changed: the browser refuses it, and the page stays as it was.
pub(super) fn integrity(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/integrity/page.html")?;
    pause(500);
    expect(
        stage,
        "return typeof window.mingbai;",
        json!("undefined"),
        "a script with another integrity ran",
    )?;
    let found = fallback(stage.browser)?;
    stage.found("in the end", found);
    stage.browser.eval("window.__watch.resources.length = 0")?;
    unnoticed(stage)
}

/// On a slow line the reader never sees an empty place.
fn until_drawn(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/early/page.html")?;
    drawn(stage.browser, SOON)?;
    pause(100);
    let frames = stage.browser.eval("return window.__frames")?;
    let count = |name: &str| {
        frames
            .get(name)
            .and_then(serde_json::Value::as_u64)
            .unwrap_or(0)
    };
    stage.expect(
        count("nothing") == 0,
        format!("frames with nothing to read: {frames}"),
    );
    stage.expect(count("drawn") > 0, format!("never drawn: {frames}"));
    unnoticed(stage)
}
