//! Rows 13 to 16 and 20, 21: the server answers, but not with data.

use anyhow::Result;
use serde_json::json;

use super::{Kind, Row, SOON, good_copy, state, untouched, visit, waits};
use crate::cases::{EVERY, NEW};
use crate::checks::wait;
use crate::runner::Stage;

pub(super) const KINDS: &[Kind] = &[
    (13, "server-error?status=500", "http", EVERY),
    (13, "server-error?status=502", "http", NEW),
    (13, "server-error?status=503", "http", NEW),
    (13, "server-error?status=504", "http", NEW),
    (14, "busy", "busy", EVERY),
    (15, "not-found", "gone", EVERY),
    (15, "gone", "gone", EVERY),
    (16, "denied", "denied", EVERY),
    // A driver would stop at a form that asks for a password.
    (16, "login", "denied", EVERY),
    (20, "empty", "empty", EVERY),
    (20, "no-content", "empty", EVERY),
    (21, "html", "type", EVERY),
    (21, "not-json", "type", EVERY),
    (21, "html?as=json", "type", EVERY),
];

pub(super) const ROWS: &[Row] = &[
    (13, "retry", NEW, 90, retry),
    (13, "retry-ends", NEW, 90, retry_ends),
    (14, "how-long", NEW, 90, how_long),
];

fn pass(stage: &mut Stage<'_>, milliseconds: u32) -> Result<()> {
    stage
        .browser
        .eval(&format!("window.__clock.pass({milliseconds})"))
        .map(drop)
}

fn next_wait(stage: &mut Stage<'_>, milliseconds: u32) -> Result<()> {
    wait(
        stage.browser,
        &format!("JSON.stringify(window.__clock.waiting()) === '[{milliseconds}]'"),
        SOON,
    )
}

/// It is tried again after twice as long each time, and what comes then is shown.
fn retry(stage: &mut Stage<'_>) -> Result<()> {
    let src = "/fault/sequence?kinds=server-error,server-error,server-error,ok&key=retry";
    visit(stage, 1, &json!({ "tag": { "src": src }, "clock": 0.5 }))?;
    for milliseconds in [1_000, 2_000, 4_000] {
        next_wait(stage, milliseconds)?;
        pass(stage, milliseconds)?;
    }
    good_copy(stage)?;
    waits(stage, &[])?;
    untouched(stage)
}

/// After six tries only the ordinary interval is left, and without one nothing.
fn retry_ends(stage: &mut Stage<'_>) -> Result<()> {
    for (turn, refresh, last) in [(1, "0", vec![]), (2, "60", vec![63_000])] {
        visit(
            stage,
            turn,
            &json!({ "tag": { "src": "/fault/server-error", "refresh": refresh }, "clock": 0.5 }),
        )?;
        let before = stage.site.hits("/fault/server-error")?;
        for milliseconds in [1_000, 2_000, 4_000, 8_000, 16_000, 32_000] {
            next_wait(stage, milliseconds)?;
            pass(stage, milliseconds)?;
        }
        let right = json!(last).to_string();
        wait(
            stage.browser,
            &format!("JSON.stringify(window.__clock.waiting()) === '{right}'"),
            SOON,
        )?;
        let after = stage.site.hits("/fault/server-error")?;
        stage.expect(
            after - before <= 7 && after >= 7,
            format!("{} requests", after - before),
        );
        state(stage, "error", "http")?;
        untouched(stage)?;
    }
    Ok(())
}

/// A minute at the least, an hour at the most, and what the server says in between.
fn how_long(stage: &mut Stage<'_>) -> Result<()> {
    for (turn, after, milliseconds) in [
        (1, "none", 60_000),
        (2, "5", 60_000),
        (3, "120", 120_000),
        (4, "999999", 3_600_000),
        (5, "Wed, 21 Oct 2026 07:28:00 GMT", 60_000),
    ] {
        let after = after.replace(' ', "%20");
        visit(
            stage,
            turn,
            &json!({ "tag": { "src": format!("/fault/busy?after={after}") }, "clock": 0.5 }),
        )?;
        state(stage, "error", "busy")?;
        waits(stage, &[milliseconds])?;
    }
    untouched(stage)
}
