//! 核对: one list of what was found and one count, whichever way leads there, and from a row of a formula to its line.

use anyhow::Result;
use serde_json::json;

use super::{Entry, NEW, SOON, expect, unnoticed};
use crate::checks::{ask, drawn, views, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[("audit", NEW, 90, audit), ("audit-row", NEW, 90, row)];

/// What the page said first has no number of its own and leads to the view, which has the number and the whole list.
fn audit(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 1200)?;
    stage.open("/example/budget/states?plain=1")?;
    drawn(stage.browser, SOON)?;
    let script = "const root = mb.hosts()[0].shadowRoot, more = root.querySelector('.mb-finds .mb-more'); \
        const words = more.textContent; more.click(); await mb.frames(3); \
        const way = root.querySelector('.mb-finds [data-a=v6]'); way.focus(); way.click(); \
        return [words, way.textContent];";
    expect(
        stage,
        script,
        json!(["核对发现", "更多核对"]),
        "what was found first, and the way on",
    )?;
    let view = "mb.hosts()[0].shadowRoot.querySelector('[data-part] .mb-finds')";
    wait(stage.browser, &format!("!!{view}"), SOON)?;
    let script = "const root = mb.hosts()[0].shadowRoot, part = root.querySelector('[data-part]'); await mb.frames(3); \
        const lists = Array.from(root.querySelectorAll('.mb-finds')), own = lists.filter((one) => part.contains(one)); \
        return [lists.length, own.length, mb.active().textContent, mb.active().getAttribute('aria-pressed'), \
          root.querySelectorAll('[aria-label=金额单位]').length, \
          /^共核对 \\d+ 项，\\d+ 项不符[；。]/.test(part.querySelector('.mb-say').textContent)];";
    expect(
        stage,
        script,
        json!([1, 1, "核对", "true", 0, true]),
        "lists, those of the view, the focus, choices of a unit, the sentence",
    )?;
    // The numbers of the single checks come to the one of the sentence.
    let script = "const part = mb.hosts()[0].shadowRoot.querySelector('[data-part]'); \
        const [, made, off] = /共核对 (\\d+) 项，(\\d+) 项不符/.exec(part.querySelector('.mb-say').textContent); \
        const rows = Array.from(part.querySelectorAll('.mbv-checks .mbv-figure')).map((one) => one.textContent); \
        const sum = (of) => rows.reduce((all, one) => all + Number((of.exec(one) || [0, 0])[1]), 0); \
        return [sum(/^(\\d+) 项/) === Number(made), sum(/，(\\d+) 项不符/) === Number(off), Number(off) > 0];";
    expect(stage, script, json!([true, true, true]), "one count")?;
    views::choose(stage.browser, 0, "表格")?;
    let script = "return mb.hosts()[0].shadowRoot.querySelectorAll('.mb-finds').length";
    expect(
        stage,
        script,
        json!(1),
        "what was found first, at the table",
    )?;
    unnoticed(stage)
}

/// A row of a formula is in the table, open and with the focus.
fn row(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 1200)?;
    stage.open("/example/budget/whole?plain=1")?;
    drawn(stage.browser, SOON)?;
    let found = views::open(stage.browser, 0, "核对")?;
    stage.found("核对", found);
    let part = "mb.hosts()[0].shadowRoot.querySelector('[data-part]')";
    ask(
        stage.browser,
        &format!("{part}.querySelector('[data-a=n]').click()"),
    )?;
    let term = format!("{part}.querySelector('.mbv-term')");
    wait(stage.browser, &format!("!!{term}"), SOON)?;
    let script = format!(
        "const term = {term}, name = term.textContent.split(' ')[0]; term.focus(); term.click(); return name;"
    );
    let name = ask(stage.browser, &script)?;
    wait(
        stage.browser,
        "mb.hosts()[0].shadowRoot.querySelector('.mb-panel')",
        SOON,
    )?;
    let script = "await mb.frames(3); const row = mb.active().closest('tr'); \
        return [row.querySelector('.mb-name').textContent, !!row.nextElementSibling.querySelector('.mb-panel')];";
    expect(stage, script, json!([name, true]), "the line of the row")?;
    unnoticed(stage)
}
