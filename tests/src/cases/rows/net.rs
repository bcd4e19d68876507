//! Rows 1 to 9 and 17 to 19: the connection itself.

use anyhow::Result;
use serde_json::json;

use super::{
    Kind, Row, SOON, after_good, again, fault, good_copy, next, pause, state, stays, unnoticed,
    untouched, unusable, visit, waits,
};
use crate::browser::Engine;
use crate::cases::{CHROMIUM, EVERY, NEW, expect};
use crate::checks::{ask, drawn, shows, wait};
use crate::process::free_port;
use crate::runner::Stage;

pub(super) const KINDS: &[Kind] = &[
    (6, "truncated", "net", NEW),
    (17, "redirect-loop", "net", NEW),
];

pub(super) const ROWS: &[Row] = &[
    (1, "no-such-name", NEW, 90, |stage| {
        unusable(stage, "http://no-such-name.invalid/data.json", "net")
    }),
    (1, "no-address", EVERY, 90, |stage| {
        unusable(stage, "http://[", "net")
    }),
    (2, "refused-port", NEW, 90, |stage| {
        let address = format!("http://127.0.0.1:{}/data.json", free_port()?);
        unusable(stage, &address, "net")
    }),
    (3, "reset", NEW, 90, |stage| raw(stage, "/reset")),
    (3, "reset-halfway", NEW, 90, |stage| {
        raw(stage, "/reset-halfway")
    }),
    (3, "no-http", NEW, 90, |stage| raw(stage, "/garbage")),
    (4, "no-headers", EVERY, 90, |stage| {
        let address = stage.site.raw("/half-headers");
        late(stage, &address, 10_000)
    }),
    (4, "no-answer", EVERY, 90, |stage| {
        late(stage, "/fault/slow?ms=100000", 10_000)
    }),
    (5, "drip", EVERY, 90, |stage| {
        late(stage, "/fault/drip?ms=300", 15_000)
    }),
    (7, "truncated-chunked", NEW, 90, chunked),
    (8, "corrupt-gzip", NEW, 90, |stage| {
        // WebKitGTK hands over what it could not unpack: it is no text.
        let code = match stage.engine() {
            Engine::WebKit => "encoding",
            _ => "net",
        };
        unusable(stage, "corrupt-gzip", code)
    }),
    (9, "offline", CHROMIUM, 90, offline),
    (9, "offline-as-told", NEW, 90, told_offline),
    (18, "redirect", EVERY, 90, redirect),
    (19, "cors-refused", NEW, 90, cors),
];

fn raw(stage: &mut Stage<'_>, path: &str) -> Result<()> {
    let address = stage.site.raw(path);
    unusable(stage, &address, "net")
}

/// The page waits so long for it and no longer; then the request is given up.
fn late(stage: &mut Stage<'_>, address: &str, milliseconds: u32) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": { "src": address }, "clock": 0.5 }),
    )?;
    wait(
        stage.browser,
        "window.__clock.waiting().includes(15000)",
        SOON,
    )?;
    // Where headers have come, only the whole is waited for.
    if milliseconds > 10_000 {
        wait(
            stage.browser,
            "!window.__clock.waiting().includes(10000)",
            SOON,
        )?;
    }
    let pass = |stage: &mut Stage<'_>, time: u32| {
        stage
            .browser
            .eval(&format!("window.__clock.pass({time})"))
            .map(drop)
    };
    pass(stage, milliseconds - 1)?;
    pause(100);
    expect(
        stage,
        "return mb.state(mb.hosts()[0])",
        json!("loading"),
        "a moment before",
    )?;
    pass(stage, 1)?;
    fault::refused(stage, "timeout")?;
    waits(stage, next("timeout"))?;
    untouched(stage)?;

    let lower = address.replace("ms=100000", "ms=3000");
    let src = if lower.contains("://") {
        after_good(&lower)
    } else {
        let kind = lower.trim_start_matches("/fault/");
        after_good(kind)
    };
    visit(stage, 2, &json!({ "tag": { "src": src, "timeout": 1 } }))?;
    good_copy(stage)?;
    again(stage)?;
    stays(stage, "timeout")?;
    untouched(stage)
}

/// Half of the rows are never shown. WebKitGTK hands the half over as if it were whole, so that it is seen by reading it.
fn chunked(stage: &mut Stage<'_>) -> Result<()> {
    let code = match stage.engine() {
        Engine::WebKit => "parse",
        _ => "net",
    };
    unusable(stage, "truncated-chunked", code)
}

fn network(stage: &mut Stage<'_>, offline: bool) -> Result<()> {
    let speed = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    stage.browser.cdp("Network.enable", json!({}))?;
    stage
        .browser
        .cdp("Network.emulateNetworkConditions", speed)
        .map(drop)
}

/// The line is cut and comes back: the copy stays meanwhile, and is renewed by itself.
fn offline(stage: &mut Stage<'_>) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": { "src": "/data/budget/shanwei-2018.json" }, "clock": 0.5 }),
    )?;
    good_copy(stage)?;
    network(stage, true)?;
    let away = (|| {
        again(stage)?;
        state(stage, "stale", "offline")?;
        let found = shows(stage.browser, &["汕尾".to_owned(), "离线".to_owned()])?;
        stage.found("offline", found);
        waits(stage, &[])
    })();
    network(stage, false)?;
    away?;
    state(stage, "fresh", "")?;
    untouched(stage)
}

/// As the browser says it: for engines whose line cannot be cut from here.
fn told_offline(stage: &mut Stage<'_>) -> Result<()> {
    let src = after_good("reset").replace("ok,reset", "ok,reset,ok");
    // An answer that ends too soon is a whole one to WebKitGTK: there nothing must answer at all.
    let src = src.replace(
        "reset,ok",
        &format!("redirect,ok&to={}", stage.site.raw("/reset")),
    );
    visit(
        stage,
        1,
        &json!({ "tag": { "src": src }, "clock": 0.5, "offline": "later" }),
    )?;
    good_copy(stage)?;
    stage.browser.eval("window.__offline = true")?;
    again(stage)?;
    state(stage, "stale", "offline")?;
    let found = shows(stage.browser, &["汕尾".to_owned(), "离线".to_owned()])?;
    stage.found("offline", found);
    waits(stage, &[])?;
    stage
        .browser
        .eval("window.__offline = false; dispatchEvent(new Event('online'))")?;
    state(stage, "fresh", "")?;
    untouched(stage)
}

/// To another origin only where the tag says so; on its own origin anywhere.
fn redirect(stage: &mut Stage<'_>) -> Result<()> {
    unusable(stage, "redirect", "origin")?;
    let other = stage.site.other("");
    for (turn, allow) in [
        (3, other.clone()),
        (4, format!("https://a.example {other} x")),
    ] {
        visit(
            stage,
            turn,
            &json!({ "tag": { "src": "/fault/redirect", "allow": allow } }),
        )?;
        good_copy(stage)?;
        untouched(stage)?;
    }
    let own = stage.site.url("/fault/ok");
    visit(
        stage,
        5,
        &json!({ "tag": { "src": format!("/fault/redirect?to={own}") } }),
    )?;
    good_copy(stage)?;
    untouched(stage)
}

/// The other origin does not let itself be read: the developer gets one hint, however often it is tried.
fn cors(stage: &mut Stage<'_>) -> Result<()> {
    let address = stage.site.other("/data/budget/shanwei-2018.json");
    visit(
        stage,
        1,
        &json!({ "tag": { "src": address }, "clock": 0.5 }),
    )?;
    fault::refused(stage, "net")?;
    waits(stage, &[1_000])?;
    stage.browser.eval("window.__clock.pass(1000)")?;
    wait(
        stage.browser,
        "window.__clock.waiting().includes(2000)",
        SOON,
    )?;
    let hints = ask(
        stage.browser,
        "return window.__notes.warned.filter(one => /mingbai/.test(one) && /Access-Control-Allow-Origin/.test(one)).length",
    )?;
    stage.expect(hints == json!(1), format!("{hints} hints in the console"));
    untouched(stage)?;
    // Allowed, it is read.
    let address = stage.site.other("/api/budget/cors");
    visit(
        stage,
        2,
        &json!({ "tag": { "src": address, "unit": "万元", "year": "2018" } }),
    )?;
    drawn(stage.browser, SOON)?;
    unnoticed(stage)
}
