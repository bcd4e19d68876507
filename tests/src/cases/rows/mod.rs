//! The table of faults, a row a test and more: what a citizen sees, which code the page is told, what follows, in real
//! browsers against a server that really misbehaves.
//!
//! **Rule of this folder:** a case is called by its number in the table (00: the rules that stand before it). Nothing
//! waits for minutes: the page's long timers are the test's (`cases/common/clock.js`). After each case the page's
//! document is what it was, and it got no error, no rejection and no new global.

mod body;
mod data;
mod http;
mod keep;
mod life;
mod net;
mod paged;
mod panics;
mod reader;
mod signed;
mod start;

use anyhow::Result;
use serde_json::{Value, json};

use super::{SOON, expect, fault, pause, unnoticed};
use crate::browser::Engine;
use crate::checks::{ask, drawn, shows, wait};
use crate::runner::{Case, Stage};
use crate::suites::Plan;

/// A case: its row, its name, its engines, its limit in seconds, what it does.
pub(super) type Row = (
    u8,
    &'static str,
    &'static [Engine],
    u64,
    fn(&mut Stage<'_>) -> Result<()>,
);

/// An answer that cannot be used: its row, the server's fault, its code, its engines.
type Kind = (u8, &'static str, &'static str, &'static [Engine]);

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let rows: [&[Row]; 10] = [
        body::ROWS,
        data::ROWS,
        http::ROWS,
        keep::ROWS,
        life::ROWS,
        net::ROWS,
        paged::ROWS,
        panics::ROWS,
        reader::ROWS,
        signed::ROWS,
    ];
    let mut cases = Vec::new();
    for (row, name, engines, limit, run) in rows.into_iter().chain([start::ROWS]).flatten() {
        for engine in plan.engines(engines) {
            let name = format!("row/{row:02}-{name}");
            cases.push(Case::new(engine, &name, *limit, *run));
        }
    }
    for (row, kind, code, engines) in [net::KINDS, http::KINDS, body::KINDS].into_iter().flatten() {
        for engine in plan.engines(engines) {
            let plain = kind.replace(['?', '=', '&', ' '], "-");
            let name = format!("row/{row:02}-{plain}");
            cases.push(Case::new(engine, &name, 90, move |stage| {
                unusable(stage, kind, code)
            }));
        }
    }
    cases
}

/// A page with one widget, whose attributes and surroundings are `wish`. Another `turn` is another page load.
fn visit(stage: &mut Stage<'_>, turn: u32, wish: &Value) -> Result<()> {
    let mut wish = wish.clone();
    // Firefox's driver does not wait for a page whose part behind the # is that of the page before.
    if let Some(wish) = wish.as_object_mut() {
        wish.insert("turn".to_owned(), json!(turn));
    }
    let encoded: String = wish
        .to_string()
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    stage.open(&format!("/case/row/page.html?turn={turn}#{encoded}"))
}

/// The address of a fault: one of the server's kinds, or an address as it is.
fn address(kind: &str) -> String {
    if kind.contains("://") {
        kind.to_owned()
    } else {
        format!("/fault/{kind}")
    }
}

/// The first answer is good, what follows is `kind`.
fn after_good(kind: &str) -> String {
    if kind.contains("://") {
        return format!("/fault/sequence?kinds=ok,redirect&to={kind}&key=after-good");
    }
    let (kind, query) = kind.split_once('?').unwrap_or((kind, ""));
    format!("/fault/sequence?kinds=ok,{kind}&key=after-good&{query}")
}

/// The state, with what was told to the page last: exactly its four words, no values, no address.
fn state(stage: &mut Stage<'_>, state: &str, code: &str) -> Result<()> {
    wait(
        stage.browser,
        &format!("mb.state(mb.hosts()[0]) === '{state}' && mb.code(mb.hosts()[0]) === '{code}'"),
        SOON,
    )?;
    let told = ask(
        stage.browser,
        "const all = window.__notes.details; const last = all[all.length - 1]; \
         return [last.state, last.code, Object.keys(last).sort().join(), \
         all.some((one, at) => at > 0 && JSON.stringify(one) === JSON.stringify(all[at - 1])), /[?&]|:\\/\\//.test(JSON.stringify(all))]",
    )?;
    let right = json!([state, code, "asOf,checkedAt,code,state", false, false]);
    stage.expect(
        told == right,
        format!("the last event (state, code, keys, twice, addresses) says {told}, not {right}"),
    );
    Ok(())
}

/// How long the page waits before it asks again.
fn waits(stage: &mut Stage<'_>, milliseconds: &[u32]) -> Result<()> {
    pause(50);
    expect(
        stage,
        "return window.__clock.waiting()",
        json!(milliseconds),
        "it asks again after",
    )
}

/// The document is as it was sent, and the page noticed nothing.
fn untouched(stage: &mut Stage<'_>) -> Result<()> {
    let changed = stage.browser.eval(
        "const now = document.documentElement.outerHTML; \
         return now === window.__sent ? '' : now.slice(0, 600)",
    )?;
    stage.expect(
        changed == json!(""),
        format!("the page's document is another one: {changed}"),
    );
    unnoticed(stage)
}

/// What follows a fault when chance is a half and there is no interval.
fn next(code: &str) -> &'static [u32] {
    match code {
        "net" | "timeout" | "http" => &[1_000],
        "busy" => &[90_000],
        _ => &[],
    }
}

/// Without a good copy the page's own content stays; with one, the copy stays and says so.
fn unusable(stage: &mut Stage<'_>, kind: &str, code: &str) -> Result<()> {
    let address = address(kind);
    visit(
        stage,
        1,
        &json!({ "tag": { "src": address }, "clock": 0.5 }),
    )?;
    fault::refused(stage, code)?;
    waits(stage, next(code))?;
    untouched(stage)?;
    fault::reads_well(stage, kind)?;

    // A fault that must be on another origin is allowed to be there.
    let origin: Vec<&str> = kind.splitn(4, '/').take(3).collect();
    let mut tag = json!({ "src": after_good(kind) });
    if let (true, Some(tag)) = (kind.contains("://"), tag.as_object_mut()) {
        tag.insert("allow".to_owned(), json!(origin.join("/")));
    }
    visit(stage, 2, &json!({ "tag": tag, "clock": 0.5 }))?;
    good_copy(stage)?;
    again(stage)?;
    stays(stage, code)?;
    waits(stage, next(code))?;
    untouched(stage)
}

/// The good answer is shown.
fn good_copy(stage: &mut Stage<'_>) -> Result<()> {
    drawn(stage.browser, SOON)?;
    state(stage, "fresh", "")?;
    let found = shows(stage.browser, &["汕尾".to_owned()])?;
    stage.found("the good answer", found);
    Ok(())
}

fn again(stage: &mut Stage<'_>) -> Result<()> {
    stage
        .browser
        .eval("document.querySelector('mingbai-budget').refresh()")
        .map(drop)
}

/// The last good copy is still on the screen, with its date and the reason.
fn stays(stage: &mut Stage<'_>, code: &str) -> Result<()> {
    state(stage, "stale", code)?;
    pause(60);
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default().replace('\n', "");
    for words in ["汕尾", "数据截至", "更新失败", &format!("代码 {code}")] {
        stage.expect(
            text.contains(words),
            format!("after the fault it does not show {words}: {text}"),
        );
    }
    expect(
        stage,
        "return [mb.fallback(mb.hosts()[0]), /\\uFFFD|undefined|\\[object/.test(mb.text(mb.hosts()[0]))]",
        json!([false, false]),
        "the page's own content beside the copy, a broken value",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Every row of the table has a case in Chromium, or is named with its place.
    #[test]
    fn every_row_is_tested() {
        let plan = Plan {
            root: Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
            examples: Vec::new(),
            quick: true,
        };
        let names: Vec<String> = cases(&plan).into_iter().map(|case| case.name).collect();
        let has = |row: u8| {
            let start = format!("chromium/row/{row:02}-");
            names.iter().any(|name| name.starts_with(&start))
        };
        for row in 1..=50 {
            assert!(has(row), "row {row}");
        }
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len(), "names are told apart");
    }
}
