//! Rows 45 to 47: a widget ends from inside, in earnest. `cases/common/tight.js` takes away its room; the engine does the
//! rest.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Row, SOON, pause, unnoticed};
use crate::cases::{EVERY, NEW, expect, panic};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (45, "panic-once", EVERY, 90, panic::once),
    (45, "panic-again", EVERY, 90, panic::again),
    (46, "out-of-memory", NEW, 90, out_of_memory),
    (47, "stack-overflow", NEW, 90, stack_overflow),
];

const OTHERS: &str = "return [0, 1].map(at => [mb.drawn(mb.hosts()[at]), mb.state(mb.hosts()[at]), mb.text(mb.hosts()[at]).replace(/\\d{1,2}:\\d\\d/g, '')])";

/// What the engine said the end was.
fn said(stage: &mut Stage<'_>, words: &str) -> Result<()> {
    let script = format!(
        "return window.__notes.warned.some(one => /mingbai/.test(one) && /{words}/i.test(one))"
    );
    let said = stage.browser.eval(&script)?;
    if said != json!(true) {
        let warned = stage.browser.eval("return window.__notes.warned")?;
        stage.problem(format!("it did not end by {words}: {warned}"));
    }
    Ok(())
}

fn others(stage: &mut Stage<'_>, before: &Value) -> Result<()> {
    let after = ask(stage.browser, OTHERS)?;
    stage.expect(
        after == *before,
        format!("the others were {before} and are {after}"),
    );
    Ok(())
}

/// The memory may not grow for one widget's data: that one ends after its tries, with its page's own content.
fn out_of_memory(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/tight/page.html?pages=24")?;
    ask(stage.browser, crate::cases::many::VISIT)?;
    drawn(stage.browser, SOON)?;
    let before = ask(stage.browser, OTHERS)?;
    let script = r#"
mb.hosts()[2].setAttribute("max-rows", "50000");
mb.hosts()[2].setAttribute("src", "/data/budget/rows-10000.json");
"#;
    ask(stage.browser, script)?;
    let end = "mb.state(mb.hosts()[2]) === 'dead' && [0, 1].every(at => mb.drawn(mb.hosts()[at]))";
    wait(stage.browser, end, SOON)?;
    pause(200);
    said(stage, "unreachable|memory")?;
    expect(
        stage,
        "const host = mb.hosts()[2]; return [mb.code(host), mb.fallback(host), !!mb.inner(host)]",
        json!(["dead", true, false]),
        "code, own content, drawing",
    )?;
    others(stage, &before)?;
    unnoticed(stage)
}

/// The stack is full when one widget draws: it comes back three times, then it stays what the page had.
fn stack_overflow(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/tight/page.html")?;
    ask(stage.browser, crate::cases::many::VISIT)?;
    drawn(stage.browser, SOON)?;
    let before = ask(stage.browser, OTHERS)?;
    for turn in 1..=4 {
        let script = r#"
const host = mb.hosts()[2], inner = mb.inner(host);
// Only the instance that draws this widget may be the one that is called.
const full = window.__stacks.map((stack) => [stack, stack.value]);
full.forEach(([stack]) => { stack.value = 64; });
try {
  (host.shadowRoot.querySelector(".mb tbody [aria-expanded]") || host.shadowRoot.querySelector(".mb button")).click();
  const end = Date.now() + 3000;
  while (mb.inner(host) === inner && Date.now() < end) await new Promise((next) => setTimeout(next, 5));
} finally {
  full.forEach(([stack, value]) => { stack.value = value; });
}
return mb.inner(host) !== inner;
"#;
        let ended = ask(stage.browser, script)?;
        anyhow::ensure!(ended == json!(true), "turn {turn}: it did not end");
        let back = if turn < 4 {
            "mb.hosts().every(mb.drawn)"
        } else {
            "mb.state(mb.hosts()[2]) === 'dead' && [0, 1].every(at => mb.drawn(mb.hosts()[at]))"
        };
        wait(stage.browser, back, SOON)?;
        pause(200);
    }
    said(stage, "out of bounds|out-of-bounds")?;
    expect(
        stage,
        "const host = mb.hosts()[2]; return [mb.code(host), mb.fallback(host), !!mb.inner(host)]",
        json!(["dead", true, false]),
        "code, own content, drawing",
    )?;
    others(stage, &before)?;
    unnoticed(stage)
}
