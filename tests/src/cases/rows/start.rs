//! Rows 48 to 50: the module cannot be had, storage is denied, the script or the tag is there already.

use anyhow::Result;
use serde_json::json;

use super::{Row, SOON, again, good_copy, state, stays, untouched, visit};
use crate::browser::Engine;
use crate::cases::{EVERY, NEW, expect, host, load};
use crate::checks::wait;
use crate::runner::Stage;

/// Before Chromium 97 a strict policy forbids the module itself.
const OLD: &[Engine] = &[Engine::Chromium83, Engine::Chromium64];

pub(super) const ROWS: &[Row] = &[
    (48, "wasm-404", EVERY, 40, |stage| {
        load::stays(stage, "/case/load/page.html?nodist=404")
    }),
    (48, "wasm-corrupt", EVERY, 40, |stage| {
        load::stays(stage, "/case/load/page.html?nodist=corrupt")
    }),
    (48, "wasm-wrong-type", EVERY, 40, load::wrong_type),
    (48, "csp-no-wasm", NEW, 40, |stage| {
        load::stays(stage, "/case/load/page.html?csp=no-wasm")
    }),
    (48, "csp-strict-old", OLD, 40, |stage| {
        load::stays(stage, "/case/load/page.html?csp=strict")
    }),
    (48, "no-webassembly", EVERY, 40, |stage| {
        load::stays(stage, "/case/no-wasm/page.html")
    }),
    (48, "integrity", EVERY, 40, load::integrity),
    (49, "storage-denied", EVERY, 60, denied),
    (49, "storage-full", NEW, 60, full),
    (49, "storage-corrupt", EVERY, 180, corrupt),
    (50, "script-twice", EVERY, 40, host::twice),
    (50, "tag-taken", EVERY, 40, host::taken),
];

/// Without storage a copy lives as long as the page, and no longer.
fn memory_only(stage: &mut Stage<'_>, storage: &str) -> Result<()> {
    let wish = json!({
        "tag": { "src": format!("/fault/sequence?kinds=ok,server-error&key={storage}") },
        "storage": storage, "clock": 0.5,
    });
    visit(stage, 1, &wish)?;
    good_copy(stage)?;
    again(stage)?;
    stays(stage, "http")?;
    untouched(stage)?;
    visit(stage, 2, &wish)?;
    state(stage, "error", "http")?;
    untouched(stage)
}

fn denied(stage: &mut Stage<'_>) -> Result<()> {
    memory_only(stage, "denied")
}

/// The page itself has used up what the browser gives it: nothing of the page's is taken away.
fn full(stage: &mut Stage<'_>) -> Result<()> {
    memory_only(stage, "full")?;
    expect(
        stage,
        "return [Object.keys(localStorage).every(key => key.slice(0, 3) === 'own'), localStorage.own4194304.length]",
        json!([true, 4_194_304]),
        "only the page's own is stored, whole",
    )?;
    stage.browser.eval("localStorage.clear()").map(drop)
}

/// What is stored is not what was stored: it counts as nothing, and is replaced by the next good answer.
fn corrupt(stage: &mut Stage<'_>) -> Result<()> {
    let garbage = [
        "",
        "{",
        "null",
        "[]",
        "7",
        r#"{"at":1,"asOf":"","text":""}"#,
        r#"{"at":1,"asOf":"","text":"<b>"}"#,
        r#"{"at":"x","asOf":"","text":"[]"}"#,
        r#"{"at":1e300,"asOf":"","text":"[]"}"#,
        r#"{"at":9,"text":"[]"}"#,
        r#"{"at":9,"asOf":{"a":1},"text":["a"]}"#,
    ];
    for (at, garbage) in garbage.iter().enumerate() {
        let turn = 2 * u32::try_from(at)?;
        let wish = |kinds: &str, storage: &str| {
            json!({
                "tag": { "src": format!("/fault/sequence?kinds={kinds}&key={at}") },
                "storage": storage, "garbage": garbage, "clock": 0.5,
            })
        };
        visit(stage, turn, &wish("ok,server-error,ok", ""))?;
        good_copy(stage)?;
        wait(
            stage.browser,
            &format!("Object.keys(localStorage).length === {}", at + 1),
            SOON,
        )?;
        visit(stage, turn + 1, &wish("ok,server-error,ok", "corrupt"))?;
        state(stage, "error", "http")?;
        again(stage)?;
        good_copy(stage)?;
        untouched(stage)?;
    }
    Ok(())
}
