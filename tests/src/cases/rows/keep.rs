//! The rules before the table: the last good copy over a visit, its size, and when it is asked again.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Row, SOON, good_copy, pause, state, stays, untouched, visit, waits};
use crate::cases::{EVERY, NEW, expect};
use crate::checks::{ask, ask_with, drawn, shows, wait};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (0, "kept-over-a-visit", EVERY, 60, kept),
    (0, "kept-offline", NEW, 60, kept_offline),
    (0, "kept-within-bounds", NEW, 90, bounds),
    (0, "kept-only-what-came", NEW, 60, only_what_came),
    (0, "kept-by-its-mapping", NEW, 60, by_its_mapping),
    (0, "interval", NEW, 60, interval),
    (0, "one-request", NEW, 60, one_request),
];

/// The copy of the last visit is shown when nothing newer can be had, with its time, and gives way to what is newer.
fn kept(stage: &mut Stage<'_>) -> Result<()> {
    let wish = json!({
        "tag": { "src": "/fault/sequence?kinds=ok,server-error,ok&key=kept&secret=7" }, "clock": 0.5,
    });
    visit(stage, 1, &wish)?;
    good_copy(stage)?;
    let first = ask(stage.browser, "return window.mingbai.state(mb.hosts()[0])")?;
    wait(stage.browser, "localStorage.length > 0", SOON)?;
    // Of the address nothing is stored that could be read, and the time is that of the copy.
    let stored = stage.browser.eval(
        "const keys = Object.keys(localStorage); const one = JSON.parse(localStorage[keys[0]]); \
         localStorage[keys[0]] = JSON.stringify(Object.assign(one, { at: Date.UTC(2020, 4, 5, 23, 8) })); \
         return [keys.length, /^mingbai:1:[0-9a-z]+$/.test(keys[0]), Object.keys(one).sort().join(), /secret|sequence/.test(JSON.stringify(localStorage))]",
    )?;
    let right = json!([1, true, "asOf,at,text", false]);
    stage.expect(stored == right, format!("stored: {stored}, not {right}"));
    visit(stage, 2, &wish)?;
    stays(stage, "http")?;
    let second = ask(stage.browser, "return window.mingbai.state(mb.hosts()[0])")?;
    stage.expect(
        second.get("asOf") == first.get("asOf")
            && second.get("checkedAt") == Some(&json!("2020-05-06 07:08")),
        format!("the copy of {first} says {second}"),
    );
    expect(
        stage,
        "return mb.text(mb.hosts()[0]).includes('2020-05-06 07:08')",
        json!(true),
        "its time is shown",
    )?;
    // The request goes on.
    waits(stage, &[1_000])?;
    stage.browser.eval("window.__clock.pass(1000)")?;
    good_copy(stage)?;
    untouched(stage)
}

/// Without a line from the start.
fn kept_offline(stage: &mut Stage<'_>) -> Result<()> {
    let src = format!(
        "/fault/sequence?kinds=ok,redirect,ok&to={}&key=offline",
        stage.site.raw("/reset")
    );
    visit(
        stage,
        1,
        &json!({ "tag": { "src": src }, "offline": "later" }),
    )?;
    good_copy(stage)?;
    wait(stage.browser, "localStorage.length > 0", SOON)?;
    visit(
        stage,
        2,
        &json!({ "tag": { "src": src }, "offline": "now" }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "stale", "offline")?;
    let found = crate::checks::shows(stage.browser, &["汕尾".to_owned(), "离线".to_owned()])?;
    stage.found("offline", found);
    stage
        .browser
        .eval("window.__offline = false; dispatchEvent(new Event('online'))")?;
    good_copy(stage)?;
    untouched(stage)
}

/// The oldest go first, nobody else's are touched, and what is too large is not stored at all.
fn bounds(stage: &mut Stage<'_>) -> Result<()> {
    let script = r#"
localStorage.clear();
for (let age = 1; age <= 4; age++) {
  localStorage["mingbai:1:old" + age] = JSON.stringify({ at: Date.now() - age * 60000, asOf: "", text: "x".repeat(70000) });
}
localStorage["mingbai:1:broken"] = "x".repeat(70000);
localStorage.other = "y".repeat(300000);
"#;
    visit(stage, 1, &json!({ "tag": { "src": "/fault/not-found" } }))?;
    state(stage, "error", "gone")?;
    stage.browser.eval(script)?;
    visit(
        stage,
        2,
        &json!({ "tag": { "src": "/data/budget/shanwei-2018.json" } }),
    )?;
    good_copy(stage)?;
    wait(stage.browser, "!localStorage['mingbai:1:broken']", SOON)?;
    pause(100);
    let script = "return [Object.keys(localStorage).filter(key => /old|broken|other/.test(key)).sort(), Object.keys(localStorage).filter(key => /^mingbai/.test(key)).reduce((sum, key) => sum + localStorage[key].length, 0)]";
    let after = stage.browser.eval(script)?;
    let left = json!([
        "mingbai:1:old1",
        "mingbai:1:old2",
        "mingbai:1:old3",
        "other"
    ]);
    stage.expect(
        after.get(0) == Some(&left),
        format!("what is left: {after}, not {left}"),
    );
    let size = after.get(1).and_then(Value::as_u64).unwrap_or(u64::MAX);
    stage.expect(size <= 262_144, format!("{size} characters are stored"));
    visit(
        stage,
        3,
        &json!({ "tag": { "src": "/data/budget/rows-10000.json", "max-rows": 10_000 } }),
    )?;
    drawn(stage.browser, SOON)?;
    pause(300);
    let script = "return Object.keys(localStorage).filter(key => /^mingbai/.test(key)).length";
    expect(
        stage,
        script,
        json!(4),
        "a copy that is too large is stored",
    )?;
    untouched(stage)
}

/// What the page handed over itself is the page's, and is not kept.
fn only_what_came(stage: &mut Stage<'_>) -> Result<()> {
    visit(stage, 1, &json!({}))?;
    state(stage, "error", "empty")?;
    let script = r#"
document.querySelector("mingbai-budget").data = await (await fetch("/data/budget/shanwei-2018.json")).json();
"#;
    stage.browser.eval(script)?;
    good_copy(stage)?;
    pause(300);
    expect(
        stage,
        "return localStorage.length",
        json!(0),
        "what is stored",
    )?;
    untouched(stage)
}

/// A copy that another mapping made is none: neither over a visit, nor when the mapping changes on the page.
fn by_its_mapping(stage: &mut Stage<'_>) -> Result<()> {
    const DATA: &str = "/data/budget/mapping.json";
    let mapping = |column: &str| {
        format!(
            r#"{{"rows":"$.payload.table[*]","fields":{{"name":"$.a2","final":{{"path":"$.{column}","unit":"万元"}}}}}}"#
        )
    };
    let wish = |src: &str, column: &str| json!({ "tag": { "src": src, "map": mapping(column), "year": "2019" }, "clock": 0.5 });
    let set = |stage: &mut Stage<'_>, map: &str| {
        let script = "document.querySelector('mingbai-budget').setAttribute('map', arguments[0])";
        ask_with(stage.browser, script, &[json!(map)]).map(drop)
    };
    let amount = |stage: &mut Stage<'_>, amount: &str| -> Result<()> {
        let found = shows(stage.browser, &[amount.to_owned()])?;
        stage.found("the amount", found);
        Ok(())
    };
    let failing = format!("/fault/sequence?kinds=ok,server-error&key=mapping&then={DATA}");
    visit(stage, 1, &wish(&failing, "b3"))?;
    drawn(stage.browser, SOON)?;
    amount(stage, "28,901")?;
    wait(stage.browser, "localStorage.length > 0", SOON)?;
    visit(stage, 2, &wish(&failing, "b1"))?;
    state(stage, "error", "http")?;
    visit(stage, 3, &wish(&failing, "b3"))?;
    state(stage, "stale", "http")?;
    amount(stage, "28,901")?;
    set(stage, &mapping("b1"))?;
    state(stage, "error", "http")?;
    set(stage, &mapping("b3"))?;
    state(stage, "stale", "http")?;
    amount(stage, "28,901")?;
    // The same answer read by a mapping that is none, and by another.
    visit(stage, 4, &wish(DATA, "b3"))?;
    drawn(stage.browser, SOON)?;
    amount(stage, "28,901")?;
    set(stage, "{")?;
    state(stage, "error", "schema")?;
    expect(
        stage,
        "return mb.fallback(mb.hosts()[0])",
        json!(true),
        "the page's own content",
    )?;
    set(stage, &mapping("b1"))?;
    drawn(stage.browser, SOON)?;
    amount(stage, "28,583")?;
    crate::cases::unnoticed(stage)
}

/// A minute at the least and up to a tenth more, counted from each answer; after a fault the same when tries are used up.
fn interval(stage: &mut Stage<'_>) -> Result<()> {
    for (turn, refresh, chance, milliseconds) in [
        (1, 5, 0.0, 60_000),
        (2, 60, 0.999_999, 65_999),
        (3, 600, 0.5, 630_000),
    ] {
        let src = format!("/fault/sequence?kinds=ok,ok,html,ok&key=interval{turn}");
        visit(
            stage,
            turn,
            &json!({ "tag": { "src": src, "refresh": refresh }, "clock": chance }),
        )?;
        good_copy(stage)?;
        for hits in 1..=4 {
            wait(
                stage.browser,
                &format!("JSON.stringify(window.__clock.waiting()) === '[{milliseconds}]'"),
                SOON,
            )?;
            let asked = stage.site.hits(&src)?;
            stage.expect(asked == hits, format!("{asked} requests, not {hits}"));
            match hits {
                3 => stays(stage, "type")?,
                _ => state(stage, "fresh", "")?,
            }
            let pass = format!("window.__clock.pass({})", milliseconds - 1);
            stage.browser.eval(&pass)?;
            waits(stage, &[milliseconds])?;
            stage.browser.eval("window.__clock.pass(1)")?;
        }
    }
    untouched(stage)
}

/// Three widgets with one address, one of them later, and a refresh of all of them at once.
fn one_request(stage: &mut Stage<'_>) -> Result<()> {
    let src = "/fault/slow?ms=400";
    visit(stage, 1, &json!({ "tag": { "src": src } }))?;
    let script = r#"
for (let turn = 0; turn < 2; turn++) {
  const host = document.createElement("mingbai-budget");
  host.setAttribute("src", arguments[0]);
  document.body.insertBefore(host, document.body.firstChild);
  await new Promise((next) => setTimeout(next, 100));
}
"#;
    ask_with(stage.browser, script, &[json!(src)])?;
    drawn(stage.browser, SOON)?;
    let first = stage.site.hits("/fault/slow")?;
    ask(stage.browser, "mb.hosts().forEach(host => host.refresh())")?;
    pause(700);
    let second = stage.site.hits("/fault/slow")?;
    stage.expect(
        (first, second) == (1, 2),
        format!("{first} requests, then {second}"),
    );
    crate::cases::unnoticed(stage)
}
