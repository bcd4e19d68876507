//! An element's life: moved, removed, brought back many times, left behind, returned to.

use anyhow::Result;
use serde_json::{Value, json};

use super::{CHROMIUM, EVERY, Entry, NEW, SOON, expect, pause, unnoticed};
use crate::browser::{Browser, Engine};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("moved", EVERY, 40, moved),
    ("removed-500", EVERY, 180, removed),
    ("leave", CHROMIUM, 40, leave),
    ("away-and-back", NEW, 60, away),
];

/// A move is not a removal: the reader's search is still there, and nothing is asked for again.
fn moved(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/moved/page.html")?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const host = mb.hosts()[0];
const inner = mb.inner(host);
document.getElementById("two").appendChild(host);
await new Promise((next) => setTimeout(next, 100));
return [mb.drawn(host), mb.inner(host) === inner, mb.state(host)];
"#;
    expect(
        stage,
        script,
        json!([true, true, "fresh"]),
        "drawn, the same drawing, its state after a move",
    )?;
    unnoticed(stage)
}

/// What must not grow: listeners that only the engine can count, nodes, the module's memory.
#[derive(Debug)]
struct Weight {
    listeners: Option<[usize; 4]>,
    nodes: Option<u64>,
    memory: u64,
}

fn weigh(browser: &mut Browser) -> Result<Weight> {
    let memory = browser
        .eval("return window.__memories.reduce((sum, one) => sum + one.buffer.byteLength, 0)")?;
    let host = "document.querySelector('mingbai-budget')";
    let (mut listeners, mut nodes) = (None, None);
    if browser.engine().has_cdp() {
        browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
        listeners = Some([
            browser.listeners("window")?,
            browser.listeners("document")?,
            browser.listeners(host)?,
            browser.listeners(&format!("{host}.shadowRoot"))?,
        ]);
        let counters = if browser.engine() == Engine::Chromium {
            Some(browser.cdp("Memory.getDOMCounters", json!({}))?)
        } else {
            None
        };
        nodes = counters
            .as_ref()
            .and_then(|counters| counters.get("nodes"))
            .and_then(Value::as_u64);
    }
    Ok(Weight {
        listeners,
        nodes,
        memory: memory.as_u64().unwrap_or(0),
    })
}

/// Removed and brought back, each time until it has drawn.
const TURNS: &str = r#"
const host = mb.hosts()[0];
for (let turn = 0; turn < arguments[0]; turn++) {
  const place = host.parentNode;
  host.remove();
  await Promise.resolve();
  await new Promise((next) => setTimeout(next, 0));
  if (host.shadowRoot.querySelector(".mb")) return "turn " + turn + ": what was drawn is still there";
  place.appendChild(host);
  const end = Date.now() + 5000;
  while (!mb.drawn(host)) {
    if (Date.now() > end) return "turn " + turn + ": not drawn again, state " + mb.state(host);
    await new Promise((next) => setTimeout(next, 0));
  }
}
return "";
"#;

fn removed(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/moved/page.html")?;
    drawn(stage.browser, SOON)?;
    let turns = |stage: &mut Stage<'_>, count: u32| -> Result<Weight> {
        // In portions: one command of a driver may not last for ever.
        for _ in 0..count / 50 {
            let said = crate::checks::ask_with(stage.browser, TURNS, &[json!(50)])?;
            anyhow::ensure!(said == json!(""), "{said}");
        }
        pause(200);
        weigh(stage.browser)
    };
    let before = turns(stage, 100)?;
    let after = turns(stage, 400)?;
    stage.expect(before.memory > 0, "the module's memory was not seen");
    // Two pages are an allocator's slack; a leak of one drawing 400 times would be many megabytes.
    stage.expect(
        after.memory <= before.memory + 2 * 65_536,
        format!("the module's memory grows: {before:?} {after:?}"),
    );
    stage.expect(
        after.listeners == before.listeners,
        format!("listeners grow: {before:?} {after:?}"),
    );
    if let (Some(before), Some(after)) = (before.nodes, after.nodes) {
        stage.expect(
            after <= before + before / 5,
            format!("nodes grow from {before} to {after}"),
        );
    }
    unnoticed(stage)
}

/// When the last widget is gone, its listeners on the window and the document are gone as well.
fn leave(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/leave/page.html")?;
    let count = |browser: &mut Browser| -> Result<[usize; 3]> {
        Ok([
            browser.listeners("window")?,
            browser.listeners("document")?,
            browser.listeners("document.body")?,
        ])
    };
    let before = count(stage.browser)?;
    for turn in 1..=2 {
        stage.browser.eval("document.getElementById('place').appendChild(document.importNode(document.getElementById('t').content, true))")?;
        wait(stage.browser, "mb.allDrawn()", SOON)?;
        stage
            .browser
            .eval("document.getElementById('place').textContent = ''")?;
        pause(300);
        let after = count(stage.browser)?;
        stage.expect(
            before == after,
            format!(
                "turn {turn}: listeners on window, document, body were {before:?} and are {after:?}"
            ),
        );
    }
    unnoticed(stage)
}

/// The reader follows a link and comes back: the widget is there, whether the page was kept or loaded again.
fn away(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/away/page.html")?;
    drawn(stage.browser, SOON)?;
    let before = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    stage.browser.eval(
        "window.addEventListener('pageshow', event => { window.__persisted = event.persisted; })",
    )?;
    stage.open("/case/load/page.html")?;
    drawn(stage.browser, SOON)?;
    stage.browser.back()?;
    wait(
        stage.browser,
        "location.pathname === '/case/away/page.html' && document.readyState === 'complete'",
        SOON,
    )?;
    drawn(stage.browser, SOON)?;
    let after = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    // The minute of the last check may have passed.
    let plain = |text: &Value| {
        text.as_str()
            .unwrap_or_default()
            .lines()
            .filter(|line| !line.contains(':'))
            .collect::<Vec<_>>()
            .join("\n")
    };
    stage.expect(
        plain(&before) == plain(&after),
        "the widget shows something else after the return",
    );
    // The event of a kept page, which not every engine keeps while it is driven.
    stage
        .browser
        .eval("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")?;
    pause(200);
    drawn(stage.browser, SOON)?;
    let found = stage
        .browser
        .eval("return (window.__watch.globals = () => [], true)")?;
    stage.expect(
        found == json!(true),
        "the page is not the one that was left",
    );
    unnoticed(stage)
}
