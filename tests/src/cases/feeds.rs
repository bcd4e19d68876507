//! A board that reads several addresses: joined in their order, each asked for once; what fails is named and leaves the rest.

use anyhow::Result;
use serde_json::json;

use super::{EVERY, Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("feeds", EVERY, 40, joined),
    ("feeds-gone", NEW, 40, gone),
    ("feeds-none", NEW, 40, none),
    ("feeds-slow", NEW, 40, slow),
    ("feeds-changed", NEW, 40, changed),
];

const CITY: &str = "/data/air/today.json";
const DISTRICTS: &str = "/data/air/feeds.districts.json";

/// Whether the widget shows all of these.
fn shows(words: &[&str]) -> String {
    let each: Vec<String> = words
        .iter()
        .map(|word| format!("mb.text(mb.hosts()[0]).includes('{word}')"))
        .collect();
    each.join(" && ")
}

/// Every address is asked for beside the download of the module, and by nobody again.
fn asked(stage: &mut Stage<'_>, expected: &[(&str, usize)]) -> Result<()> {
    for (address, times) in expected {
        let hits = stage.site.hits(address)?;
        stage.expect(
            hits == *times,
            format!("{address} is asked for {hits} times, not {times}"),
        );
    }
    Ok(())
}

/// Two files of two shapes: the one of our own, the other for the reader and a preset.
fn joined(stage: &mut Stage<'_>) -> Result<()> {
    // The three seconds after which one is shown without the other never pass: a slow machine draws once too.
    stage.open("/case/feeds/page.html#%7B%22clock%22%3A0.5%7D")?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        &shows(&["示例县", "工业园区", "东城区", "南湖新区"]),
        SOON,
    )?;
    let order = ask(
        stage.browser,
        "const text = mb.text(mb.hosts()[0]); return ['南河镇', '东城区', '西城区', '南湖新区'].map((name) => text.lastIndexOf(name)).every((at, n, all) => !n || at > all[n - 1])",
    )?;
    stage.expect(
        order == json!(true),
        "the places are in another order".to_owned(),
    );
    asked(stage, &[(CITY, 1), (DISTRICTS, 1)])?;
    // Drawn once: nobody saw the one without the other.
    let drawings = ask(
        stage.browser,
        "return window.__notes.states.map((one) => one.state).filter((one) => one !== 'loading').length",
    )?;
    stage.expect(
        drawings == json!(1),
        format!("{drawings} states after loading"),
    );
    unnoticed(stage)
}

/// One address is not there: the other is shown, the state is partial, and it is said which one and why.
fn gone(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/feeds-gone/page.html")?;
    drawn(stage.browser, SOON)?;
    let words = [
        "示例县",
        "第 2 个数据源“districts.json”没有读到：数据地址不存在，请联系网站管理员。",
    ];
    wait(stage.browser, &shows(&words), SOON)?;
    let state = "return [mb.state(mb.hosts()[0]), mb.code(mb.hosts()[0])].join(' ')";
    expect(stage, state, json!("partial feeds"), "state")?;
    // The outlines are asked for when the rest is there; without them it is drawn all the same.
    wait(stage.browser, &shows(&["工业园区"]), SOON)?;
    pause(500);
    expect(
        stage,
        state,
        json!("partial feeds"),
        "state without outlines",
    )?;
    let missing = "/data/air/none/districts.json";
    asked(
        stage,
        &[(CITY, 1), (missing, 1), ("/data/air/outlines.json", 1)],
    )?;
    let retry = "mb.inner(mb.hosts()[0]).querySelector('[data-a=r]').click()";
    ask(stage.browser, retry)?;
    pause(800);
    asked(stage, &[(CITY, 1), (missing, 2)])?;
    expect(
        stage,
        state,
        json!("partial feeds"),
        "state after another try",
    )?;
    unnoticed(stage)
}

/// None is there: the first one's fault is the widget's, and the page keeps its own content.
fn none(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/feeds-none/page.html")?;
    wait(stage.browser, "mb.state(mb.hosts()[0]) === 'error'", SOON)?;
    expect(
        stage,
        "return mb.code(mb.hosts()[0])",
        json!("gone"),
        "code",
    )?;
    expect(
        stage,
        "return mb.fallback(mb.hosts()[0])",
        json!(true),
        "fallback",
    )?;
    unnoticed(stage)
}

/// One is slow: the other is drawn after three seconds, and the slow one joins it in its own place.
fn slow(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/feeds-slow/page.html")?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        &shows(&["工业园区", "第 1 个数据源“slow”没有读到：还在等待。"]),
        SOON,
    )?;
    expect(
        stage,
        "return mb.state(mb.hosts()[0])",
        json!("partial"),
        "state",
    )?;
    wait(stage.browser, &shows(&["工业园区", "示例市"]), SOON)?;
    expect(
        stage,
        "return mb.state(mb.hosts()[0])",
        json!("fresh"),
        "state",
    )?;
    unnoticed(stage)
}

/// The attribute names one address, then two, then the second alone.
fn changed(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/feeds/page.html")?;
    drawn(stage.browser, SOON)?;
    let set = |src: &str| format!("document.getElementById('b').setAttribute('src', '{src}')");
    let has = |name: &str| format!("mb.text(mb.hosts()[0]).includes('{name}')");
    stage.browser.eval(&set(CITY))?;
    wait(
        stage.browser,
        &format!("{} && !{}", has("工业园区"), has("东城区")),
        SOON,
    )?;
    stage.browser.eval(&set(&format!("{DISTRICTS} {CITY}")))?;
    wait(
        stage.browser,
        &format!("{} && {}", has("工业园区"), has("东城区")),
        SOON,
    )?;
    stage.browser.eval(&set(DISTRICTS))?;
    wait(
        stage.browser,
        &format!("!{} && {}", has("工业园区"), has("东城区")),
        SOON,
    )?;
    // What has been read is not asked for again so soon.
    asked(stage, &[(CITY, 1), (DISTRICTS, 1)])?;
    unnoticed(stage)
}
