//! Rows 10 to 12: nobody looks, the element goes away, its address changes.

use anyhow::Result;
use serde_json::json;

use super::{Row, SOON, fault, good_copy, pause, state, unnoticed, untouched, visit, waits};
use crate::cases::{EVERY, NEW, expect, source};
use crate::checks::{ask, wait};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (10, "hidden", NEW, 60, hidden),
    (10, "off-screen", NEW, 60, off_screen),
    (11, "removed", NEW, 60, removed),
    (12, "late-reply", EVERY, 60, source::changed),
    (12, "next-fails", EVERY, 60, next_fails),
];

const SRC: &str = "/data/budget/shanwei-2018.json";

fn pass(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.eval("window.__clock.pass(63000)").map(drop)?;
    pause(200);
    Ok(())
}

fn requests(stage: &mut Stage<'_>, right: usize, when: &str) -> Result<()> {
    let hits = stage.site.hits(SRC)?;
    stage.expect(hits == right, format!("{hits} requests {when}"));
    Ok(())
}

/// Behind another tab nothing is asked for; in front again, at once what was due, and once.
fn hidden(stage: &mut Stage<'_>) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": { "src": SRC, "refresh": 60 }, "clock": 0.5 }),
    )?;
    good_copy(stage)?;
    waits(stage, &[63_000])?;
    let show = |stage: &mut Stage<'_>, how: &str| {
        stage.browser.eval(&format!(
            "Object.defineProperty(document, 'visibilityState', {{ configurable: true, get: () => '{how}' }}); \
             document.dispatchEvent(new Event('visibilitychange'))"
        )).map(drop)
    };
    show(stage, "hidden")?;
    pass(stage)?;
    pass(stage)?;
    requests(stage, 1, "while hidden")?;
    state(stage, "fresh", "")?;
    show(stage, "visible")?;
    wait(
        stage.browser,
        "JSON.stringify(window.__clock.waiting()) === '[63000]'",
        SOON,
    )?;
    requests(stage, 2, "when visible again")?;
    show(stage, "hidden")?;
    show(stage, "visible")?;
    pause(200);
    requests(stage, 2, "when nothing is due")?;
    good_copy(stage)?;
    untouched(stage)
}

fn off_screen(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    visit(
        stage,
        1,
        &json!({ "tag": { "src": SRC, "refresh": 60 }, "clock": 0.5 }),
    )?;
    good_copy(stage)?;
    waits(stage, &[63_000])?;
    stage.browser.eval("scrollTo(0, 6000)")?;
    pause(300);
    let away = ask(
        stage.browser,
        "return mb.hosts()[0].getBoundingClientRect().bottom < -400",
    )?;
    stage.expect(away == json!(true), "it is still near the screen");
    pass(stage)?;
    requests(stage, 1, "while off screen")?;
    stage.browser.eval("scrollTo(0, 0)")?;
    wait(
        stage.browser,
        "JSON.stringify(window.__clock.waiting()) === '[63000]'",
        SOON,
    )?;
    requests(stage, 2, "when on screen again")?;
    untouched(stage)
}

/// The server sees that its answer is not wanted any more, and nothing is written afterwards.
fn removed(stage: &mut Stage<'_>) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": { "src": "/fault/drip?ms=40", "refresh": 60 }, "clock": 0.5 }),
    )?;
    wait(
        stage.browser,
        "JSON.stringify(window.__clock.waiting()) === '[15000]'",
        SOON,
    )?;
    stage.browser.eval(
        "window.__host = document.querySelector('mingbai-budget'); window.__place = __host.nextSibling; __host.remove()",
    )?;
    let end = std::time::Instant::now() + SOON;
    while stage.site.left()? == 0 && std::time::Instant::now() < end {
        pause(50);
    }
    let left = stage.site.left()?;
    stage.expect(left == 1, format!("{left} requests were given up"));
    waits(stage, &[])?;
    stage.browser.eval("window.__clock.pass(3600000)")?;
    pause(300);
    let after = ask(
        stage.browser,
        "return [window.__notes.states.map(one => one.state), window.__host.shadowRoot.querySelectorAll('.mb').length, window.__host.isConnected]",
    )?;
    stage.expect(
        after == json!([["loading"], 0, false]),
        format!("states, drawings, connected: {after}"),
    );
    let hits = stage.site.hits("/fault/drip")?;
    stage.expect(hits == 1, format!("{hits} requests"));
    stage
        .browser
        .eval("window.__place.parentNode.insertBefore(window.__host, window.__place)")?;
    untouched(stage)
}

/// What another address gave is no good copy of this one.
fn next_fails(stage: &mut Stage<'_>) -> Result<()> {
    visit(stage, 1, &json!({ "tag": { "src": SRC } }))?;
    good_copy(stage)?;
    stage.browser.eval(
        "document.querySelector('mingbai-budget').setAttribute('src', '/fault/server-error')",
    )?;
    fault::refused(stage, "http")?;
    expect(
        stage,
        "return mb.text(mb.hosts()[0]).includes('汕尾')",
        json!(false),
        "the old data is shown under the new address",
    )?;
    stage.browser.eval(&format!(
        "document.querySelector('mingbai-budget').setAttribute('src', '{SRC}')"
    ))?;
    good_copy(stage)?;
    unnoticed(stage)
}
