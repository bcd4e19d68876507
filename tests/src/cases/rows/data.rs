//! Rows 34 to 40 and 44: the answer is read, and something in it is missing, wrong, old, or not to be trusted.

use anyhow::Result;
use serde_json::json;

use super::{Row, SOON, again, state, untouched, unusable, visit};
use crate::cases::{EVERY, NEW, expect, fault};
use crate::checks::{ask, drawn, shows};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (34, "no-numbers", EVERY, 60, fault::values),
    (35, "no-unit", EVERY, 90, |stage| {
        // A unit is never guessed: without one there is no amount to show.
        unusable(stage, "no-unit", "unit")
    }),
    (35, "livelihood-no-unit", EVERY, 60, livelihood_no_unit),
    (35, "no-field", EVERY, 60, fault::values),
    (36, "sum", EVERY, 60, sum),
    (37, "range", EVERY, 60, range),
    (37, "water-range", EVERY, 60, water_range),
    (38, "aged", NEW, 60, aged),
    (39, "clock", NEW, 60, clock),
    (40, "rollback", NEW, 60, rollback),
    (44, "links", EVERY, 60, links),
];

/// Of a project's money what has no unit is no amount, and what has one is.
fn livelihood_no_unit(stage: &mut Stage<'_>) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "livelihood": { "src": "/fault/livelihood-no-unit" }, "tag": {} }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "unit")?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default();
    for (words, there) in [
        ("单位不明", true),
        ("800 万元", true),
        ("40%", true),
        ("1,200", false),
        ("1200", false),
    ] {
        stage.expect(
            text.contains(words) == there,
            format!("{words} should be there ({there}): {text}"),
        );
    }
    untouched(stage)
}

/// Both numbers stand there, and neither is changed.
fn sum(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    visit(
        stage,
        1,
        &json!({ "tag": { "src": "/fault/values?values=100+200&total=900" } }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "check")?;
    stage.browser.eval("document.querySelector('mingbai-budget').shadowRoot.querySelector('.mb-finds [aria-expanded=false]').click()")?;
    crate::cases::pause(100);
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default();
    for words in ["900", "300", "100", "200", "不"] {
        stage.expect(text.contains(words), format!("no {words} in {text}"));
    }
    untouched(stage)
}

/// An index below zero is none: no number stands there, and why is said.
fn range(stage: &mut Stage<'_>) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "air": { "src": "/fault/air-range" }, "tag": {} }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "range")?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default();
    for (words, there) in [
        ("—", true),
        ("数据异常", true),
        ("示例县", true),
        ("-7", false),
    ] {
        stage.expect(
            text.contains(words) == there,
            format!("{words} should be there ({there}): {text}"),
        );
    }
    untouched(stage)
}

/// A pH of 17 and an amount below zero are none: neither number stands in the table, what is beside them does, and the
/// findings say why.
fn water_range(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    visit(
        stage,
        1,
        &json!({ "water": { "src": "/fault/water-range" }, "tag": {} }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "range")?;
    let script = "return Array.from(mb.inner(mb.hosts()[0]).querySelectorAll('.mbw-items tbody tr')).map((row) => row.innerText).join(' ')";
    let items = ask(stage.browser, script)?;
    let items = items.as_str().unwrap_or_default().to_owned();
    for (words, there) in [
        ("18 mg/L", true),
        ("—", true),
        ("17.2", false),
        ("0.31", false),
    ] {
        stage.expect(
            items.contains(words) == there,
            format!("{words} should be there ({there}): {items}"),
        );
    }
    stage.browser.eval("document.querySelector('mingbai-water').shadowRoot.querySelector('.mb-finds [aria-expanded=false]').click()")?;
    crate::cases::pause(100);
    let found = shows(
        stage.browser,
        &["云溪大桥".to_owned(), "超出这一项可能的范围".to_owned()],
    )?;
    stage.found("why", found);
    untouched(stage)
}

fn aged(stage: &mut Stage<'_>) -> Result<()> {
    for (turn, hours, state_, code) in [(1, None, "fresh", ""), (2, Some(24), "stale", "aged")] {
        let mut tag = json!({ "src": "/fault/dated:2018-12-31" });
        if let (Some(hours), Some(tag)) = (hours, tag.as_object_mut()) {
            tag.insert("max-age".to_owned(), json!(hours));
        }
        visit(stage, turn, &json!({ "tag": tag }))?;
        drawn(stage.browser, SOON)?;
        state(stage, state_, code)?;
        let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
        let text = text.as_str().unwrap_or_default();
        stage.expect(
            text.contains("数据可能已过期") == hours.is_some() && text.contains("2018年12月31日"),
            format!("within {hours:?} hours it says {text}"),
        );
        // Nothing failed.
        stage.expect(!text.contains("更新失败"), "it says that it failed");
        untouched(stage)?;
    }
    // A tag that is changed is judged anew.
    stage
        .browser
        .eval("document.querySelector('mingbai-budget').removeAttribute('max-age')")?;
    state(stage, "fresh", "")
}

fn clock(stage: &mut Stage<'_>) -> Result<()> {
    // Far enough ahead of every clock.
    visit(
        stage,
        1,
        &json!({ "tag": { "src": "/fault/dated:2998-02-03%2004:05" } }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "stale", "clock")?;
    let found = shows(stage.browser, &["2998-02-03 04:05".to_owned()])?;
    stage.found("clock", found);
    expect(
        stage,
        "return /刚刚|分钟前|小时前|天前|过期|更新失败/.test(mb.text(mb.hosts()[0]))",
        json!(false),
        "relative words",
    )?;
    untouched(stage)
}

/// What is there stays until something later comes, also over a visit; a date that has not come yet bars nothing.
fn rollback(stage: &mut Stage<'_>) -> Result<()> {
    let src = |key: &str, kinds: &str| json!({ "tag": { "src": format!("/fault/sequence?key={key}&kinds={kinds}") } });
    let date = |stage: &mut Stage<'_>, date: &str| -> Result<()> {
        let found = shows(stage.browser, &[date.to_owned()])?;
        stage.found("its date", found);
        Ok(())
    };
    let wish = src(
        "a",
        "dated:2018-11-30,dated:2018-10-31,dated:2018-10-31,dated:2018-12-31",
    );
    visit(stage, 1, &wish)?;
    drawn(stage.browser, SOON)?;
    state(stage, "fresh", "")?;
    again(stage)?;
    state(stage, "stale", "rollback")?;
    date(stage, "2018年11月30日")?;
    untouched(stage)?;
    crate::checks::wait(stage.browser, "localStorage.length > 0", SOON)?;
    visit(stage, 2, &wish)?;
    drawn(stage.browser, SOON)?;
    state(stage, "stale", "rollback")?;
    date(stage, "2018年11月30日")?;
    again(stage)?;
    state(stage, "fresh", "")?;
    date(stage, "2018年12月31日")?;
    untouched(stage)?;

    visit(stage, 3, &src("b", "dated:2998-01-01,dated:2018-12-31"))?;
    drawn(stage.browser, SOON)?;
    state(stage, "stale", "clock")?;
    again(stage)?;
    state(stage, "fresh", "")?;
    date(stage, "2018年12月31日")?;
    untouched(stage)
}

fn links(stage: &mut Stage<'_>) -> Result<()> {
    visit(stage, 1, &json!({ "tag": { "src": "/fault/links" } }))?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "link")?;
    let found = shows(stage.browser, &["原始页面".to_owned()])?;
    stage.found("links", found);
    expect(
        stage,
        "return Array.from(mb.inner(mb.hosts()[0]).querySelectorAll('[href], [src], [action], [xlink\\\\:href]')).map(one => one.getAttribute('href')).filter(one => /script|data:/i.test(one))",
        json!([]),
        "links that run",
    )?;
    expect(
        stage,
        "return window.__ran === undefined",
        json!(true),
        "a script of the data",
    )?;
    untouched(stage)
}
