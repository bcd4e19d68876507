//! Many widgets on a page, and one far below: what is fetched, and when.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{CHROMIUM, EVERY, Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("fifty", EVERY, 90, fifty),
    ("apart", EVERY, 60, apart),
    ("mapped", EVERY, 60, mapped),
    ("lazy", NEW, 40, lazy),
    ("early", CHROMIUM, 60, early),
];

/// Goes to every widget, so that none waits for its turn.
pub(super) const VISIT: &str = r#"
for (const host of mb.tags()) {
  host.scrollIntoView();
  const end = Date.now() + 10000;
  while (!mb.drawn(host) && Date.now() < end) await new Promise((next) => setTimeout(next, 20));
}
scrollTo(0, 0);
"#;

/// The modules that a page has asked for.
const MODULES: &str = "const names = performance.getEntriesByType('resource').map(one => new URL(one.name).pathname.split('/').pop()); return Array.from(new Set(names.filter(name => name.endsWith('.wasm')).map(name => name.split('-')[0]))).sort()";

/// A widget that is not in the module for all has its own, and those beside it keep theirs. Telephones for complaints are no
/// personal data for which a reader would be asked.
fn apart(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/apart/page.html")?;
    drawn(stage.browser, SOON)?;
    expect(stage, "return mb.hosts().length", json!(3), "widgets")?;
    expect(
        stage,
        MODULES,
        json!(["budget", "livelihood", "water"]),
        "modules",
    )?;
    let text = ask(
        stage.browser,
        "return mb.text(document.querySelector('mingbai-water'))",
    )?;
    stage.expect(
        text.as_str().is_some_and(|text| text.contains("Ⅰ～Ⅲ类占")),
        format!("the water says {text}"),
    );
    let text = ask(
        stage.browser,
        "return mb.text(document.querySelector('mingbai-livelihood'))",
    )?;
    stage.expect(
        text.as_str().is_some_and(|text| text.contains("滞后 3 个")),
        format!("the projects say {text}"),
    );
    unnoticed(stage)
}

/// A board with a map takes the module that has it, beside that of the others.
fn mapped(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/mapped/page.html")?;
    drawn(stage.browser, SOON)?;
    // A code of twelve digits could be somebody's number: what tells is in the mapper.
    expect(
        stage,
        MODULES,
        json!(["boards", "budget", "mapper"]),
        "modules",
    )?;
    a_map(stage)?;
    unnoticed(stage)
}

/// The map of the first board is drawn when it is asked for.
pub(super) fn a_map(stage: &mut Stage<'_>) -> Result<()> {
    let press = "(() => {
        const map = Array.from(mb.hosts()[0].shadowRoot.querySelectorAll('button')).find(one => one.textContent === '地图');
        if (map) map.click();
        return !!map;
    })()";
    wait(stage.browser, press, SOON).context("a map is offered")?;
    let shapes = "mb.hosts()[0].shadowRoot.querySelectorAll('.mbb-map path').length > 4";
    wait(stage.browser, shapes, SOON).context("a map is drawn")
}

/// Fifty widgets with five addresses: one module, one request an address.
fn fifty(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/fifty/page.html")?;
    ask(stage.browser, VISIT)?;
    drawn(stage.browser, SOON)?;
    expect(stage, "return mb.hosts().length", json!(50), "widgets")?;
    let mut modules = 0;
    for name in ["budget", "all"] {
        modules += stage.site.hits(&format!("/dist/{name}.wasm"))?;
    }
    let hashed = stage.browser.eval(
        "return performance.getEntriesByType('resource').map(one => new URL(one.name).pathname).filter(path => path.endsWith('.wasm'))",
    )?;
    let mut paths: Vec<&str> = hashed
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    paths.sort_unstable();
    paths.dedup();
    for path in paths.iter().filter(|path| path.contains('-')) {
        modules += stage.site.hits(path)?;
    }
    stage.expect(
        modules == 1,
        format!("{modules} requests for modules: {paths:?}"),
    );
    for id in [
        "shanwei-2018",
        "rows-200",
        "cangshan-2020",
        "states",
        "inline",
    ] {
        let hits = stage.site.hits(&format!("/data/budget/{id}.json"))?;
        stage.expect(hits == 1, format!("{hits} requests for {id}"));
    }
    unnoticed(stage)
}

/// Five screens below nothing is asked for; near the screen it is.
fn lazy(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/lazy/page.html")?;
    pause(1_000);
    let before = stage.site.hits("/data/")?;
    stage.expect(
        before == 0,
        format!("{before} requests before anybody scrolled"),
    );
    expect(
        stage,
        "return mb.fallback(mb.tags()[0])",
        json!(true),
        "its own content stands there",
    )?;
    stage.browser.eval("scrollTo(0, 4300)")?;
    wait(stage.browser, "mb.allDrawn()", SOON)?;
    let after = stage.site.hits("/data/")?;
    stage.expect(after == 1, format!("{after} requests after scrolling"));
    unnoticed(stage)
}

/// On a slow line the data is asked for before the module has come.
fn early(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.cdp("Network.enable", json!({}))?;
    let slow = json!({ "offline": false, "latency": 50, "downloadThroughput": 60_000, "uploadThroughput": 60_000 });
    stage
        .browser
        .cdp("Network.emulateNetworkConditions", slow)?;
    let outcome = slowly(stage);
    let free =
        json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    stage
        .browser
        .cdp("Network.emulateNetworkConditions", free)?;
    outcome
}

fn slowly(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/early/page.html")?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const all = performance.getEntriesByType("resource");
const find = (part) => all.filter((one) => one.name.includes(part));
const data = find("/data/budget/rows-200.json"), wasm = find(".wasm");
return { data: data.map((one) => one.startTime), asked: wasm.map((one) => one.startTime), wasm: wasm.map((one) => one.responseEnd), requests: [data.length, wasm.length] };
"#;
    let times = stage.browser.eval(script)?;
    let first = |name: &str| {
        times
            .get(name)
            .and_then(|list| list.get(0))
            .and_then(Value::as_f64)
            .unwrap_or(0.0)
    };
    stage.expect(
        first("data") > 0.0 && first("data") < first("wasm"),
        format!("the data waited for the module: {times}"),
    );
    stage.expect(
        first("wasm") - first("asked") > 300.0,
        format!("the line was not slow enough to see anything: {times}"),
    );
    let frames = stage.browser.eval("return window.__frames")?;
    stage.expect(
        frames.get("nothing") == Some(&json!(0)),
        format!("frames with nothing to read: {frames}"),
    );
    stage.expect(
        frames.get("fallback").and_then(Value::as_u64).unwrap_or(0) > 5,
        format!("the page's own content did not stay: {frames}"),
    );
    let modules = stage.site.hits("/dist/budget-")?;
    stage.expect(
        modules <= 3,
        format!("{modules} requests for glue, module and style"),
    );
    unnoticed(stage)
}
