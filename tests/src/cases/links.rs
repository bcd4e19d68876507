//! The address that leads back to what a reader has opened: what stands in it, back and forward, another visit, old links.

use anyhow::{Context, Result};
use serde_json::json;

use super::views::{AREA, HUNDRED, TABLE, at_the_table, chosen};
use super::{Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, ask_with, drawn, views, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("deep-link", NEW, 90, deep_link),
    ("deep-level", NEW, 60, deep_level),
    ("deep-years", NEW, 90, deep_years),
    ("deep-views", NEW, 90, deep_views),
    ("deep-old", NEW, 60, deep_old),
];

const YEARS: &str = "历年";

/// What was opened stands in the address beside the page's own keys; back, forward and another visit lead there.
fn deep_link(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/deep-link/page.html#part=2")?;
    drawn(stage.browser, SOON)?;
    expect(stage, "return location.hash", json!("#part=2"), "address")?;
    chosen(stage, AREA)?;
    expect(
        stage,
        "return location.hash",
        json!("#part=2&mb-b=v.area%3Bt.general.revenue.2018"),
        "address of the view",
    )?;
    let open = "mb.hosts()[0].shadowRoot.querySelector('[data-part]')";
    stage.browser.eval("history.back()")?;
    wait(
        stage.browser,
        &format!("location.hash === '#part=2' && !{open}"),
        SOON,
    )?;
    at_the_table(stage)?;
    stage.browser.eval("history.forward()")?;
    let drawn_there = format!(
        "location.hash === '#part=2&mb-b=v.area%3Bt.general.revenue.2018' && {open} && {open}.textContent.length > 3 && !{open}.querySelector('.mb-wait')"
    );
    wait(stage.browser, &drawn_there, SOON)?;
    // A choice that is no step replaces the address; the page's own key may change at any time.
    views::choose(stage.browser, 0, TABLE)?;
    let steps = stage.browser.eval("return history.length")?;
    let script =
        "const root = mb.hosts()[0].shadowRoot; root.querySelector('[data-a=u8]').click();";
    ask(stage.browser, script)?;
    wait(
        stage.browser,
        "location.hash === '#part=2&mb-b=t.general.revenue.2018%3Bu8'",
        SOON,
    )?;
    let after = stage.browser.eval("return history.length")?;
    stage.expect(
        steps == after,
        format!("{steps} steps, then {after} for a unit"),
    );
    stage
        .browser
        .eval("location.hash = 'mb-b=' + encodeURIComponent('v1;u8') + '&part=3'")?;
    wait(
        stage.browser,
        &format!("{open} && {open}.textContent.length > 3"),
        SOON,
    )?;
    // Another visit.
    let url = stage
        .browser
        .eval("return location.pathname + location.hash")?;
    stage.open("/case/load/page.html")?;
    stage.open(url.as_str().unwrap_or_default())?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        &format!("{open} && {open}.textContent.length > 3 && !{open}.querySelector('.mb-wait')"),
        SOON,
    )?;
    let pressed = ask(
        stage.browser,
        "return mb.hosts()[0].shadowRoot.querySelector('.mb-ways [aria-pressed=true]').textContent",
    )?;
    stage.expect(pressed == HUNDRED, format!("{pressed} is chosen"));
    pause(100);
    unnoticed(stage)
}

/// On a phone, back leads up a level, in the table and in a view, and then out of the view.
fn deep_level(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/deep-link/page.html#part=2")?;
    drawn(stage.browser, SOON)?;
    // Data that has levels.
    ask(
        stage.browser,
        "mb.set(mb.hosts()[0], 'src', '/data/budget/whole.json')",
    )?;
    wait(
        stage.browser,
        "mb.hosts()[0].shadowRoot.querySelector('button[data-a^=d]')",
        SOON,
    )?;
    let down = "const one = mb.hosts()[0].shadowRoot.querySelector('button[data-a^=d]'); const name = one.textContent; one.click(); return name.length > 1;";
    let crumbs = "mb.hosts()[0].shadowRoot.querySelector('.mb-crumbs button, .mbv-crumbs button')";
    expect(stage, down, json!(true), "a line to go into")?;
    wait(
        stage.browser,
        &format!("/mb-b=t.general.expenditure.2025%3Bd.2\\d\\d$/.test(location.hash) && {crumbs}"),
        SOON,
    )
    .context("the level is in the address")?;
    stage.browser.eval("history.back()")?;
    wait(
        stage.browser,
        &format!("location.hash === '#part=2' && !{crumbs}"),
        SOON,
    )
    .context("up from the level")?;
    chosen(stage, HUNDRED)?;
    stage.browser.eval("history.back()")?;
    wait(
        stage.browser,
        "location.hash === '#part=2' && !mb.hosts()[0].shadowRoot.querySelector('[data-part]')",
        SOON,
    )
    .context("out of the view")?;
    at_the_list(stage)?;
    unnoticed(stage)
}

/// The uppermost level of the table as a phone has it.
fn at_the_list(stage: &mut Stage<'_>) -> Result<()> {
    let script = "const root = mb.hosts()[0].shadowRoot; \
        return [!!root.querySelector('.mb-crumbs button'), root.querySelectorAll('button[data-a^=d]').length > 1];";
    expect(stage, script, json!([false, true]), "a way up, lines")
}

/// The name of the line that is drilled into in the view; empty at its top.
const HERE: &str = "((view) => view && !view.querySelector('.mb-wait') && view.textContent.length > 3 ? \
     (view.querySelector('.mbv-here') || { textContent: '' }).textContent : 'no view')\
     (mb.hosts()[0].shadowRoot.querySelector('[data-part]'))";

/// Waits until the address is `hash` and the view, 历年, is of the line called `name`.
fn at_the_level(stage: &mut Stage<'_>, hash: &str, name: &str) -> Result<()> {
    let pressed =
        "mb.hosts()[0].shadowRoot.querySelector('.mb-ways [aria-pressed=true]').textContent";
    let there =
        format!("location.hash === '{hash}' && {HERE} === '{name}' && {pressed} === '{YEARS}'");
    let waited = wait(stage.browser, &there, SOON);
    waited.with_context(|| format!("at {hash}, {name}"))
}

/// Presses the button of the line called `name` in the view.
fn into_line(stage: &mut Stage<'_>, name: &str) -> Result<()> {
    let script = "const one = Array.from(mb.hosts()[0].shadowRoot.querySelectorAll('[data-part] button[data-a^=d]'))\
        .find((one) => one.textContent.trim() === arguments[0]); if (one) one.click(); return !!one;";
    let there = ask_with(stage.browser, script, &[json!(name)])?;
    stage.expect(there == json!(true), format!("a line {name} to go into"));
    Ok(())
}

/// Every level inside a view is a step: back closes it and the view stays, forward opens it again, and the link of it, which
/// names the line, leads there on another visit.
fn deep_years(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/deep-whole/page.html#part=2")?;
    drawn(stage.browser, SOON)?;
    chosen(stage, YEARS)?;
    let top = "#part=2&mb-b=v.years%3Bt.general.expenditure.2025";
    let level = &[top, "%3Bd.205"].concat();
    let below = &[top, "%3Bd.20502"].concat();
    at_the_level(stage, top, "")?;
    into_line(stage, "教育支出")?;
    at_the_level(stage, level, "教育支出")?;
    into_line(stage, "普通教育")?;
    at_the_level(stage, below, "普通教育")?;
    for (way, hash, name) in [
        ("back", level, "教育支出"),
        ("back", &top.to_owned(), ""),
        ("forward", level, "教育支出"),
        ("forward", below, "普通教育"),
        ("back", level, "教育支出"),
    ] {
        stage.browser.eval(&format!("history.{way}()"))?;
        at_the_level(stage, hash, name).with_context(|| way.to_owned())?;
    }
    let share = "return [mb.hosts()[0].getShareData().link === location.href, mb.hosts()[0].getShareData().desc.includes('教育支出')]";
    let said = "a page shares the address of the view, and its sentence";
    expect(stage, share, json!([true, true]), said)?;
    // A level that is left by its own button, after going back.
    ask(
        stage.browser,
        "mb.hosts()[0].shadowRoot.querySelector('[data-part] button[data-a=d]').click();",
    )?;
    at_the_level(stage, top, "")?;
    stage.browser.eval("history.back()")?;
    at_the_level(stage, level, "教育支出")?;
    stage.browser.eval("history.back()")?;
    at_the_level(stage, top, "")?;
    stage.browser.eval("history.back()")?;
    wait(
        stage.browser,
        "location.hash === '#part=2' && !mb.hosts()[0].shadowRoot.querySelector('[data-part]')",
        SOON,
    )
    .context("out of the view")?;
    at_the_table(stage)?;
    // Another visit.
    let visit = "/case/deep-whole/page.html";
    stage.open(&[visit, below].concat())?;
    drawn(stage.browser, SOON)?;
    at_the_level(stage, below, "普通教育").context("on another visit")?;
    unnoticed(stage)
}

/// What was pressed to go down has the focus again, and is in sight.
const RETURNED: &str = "(() => {
    const one = mb.hosts()[0].shadowRoot.activeElement, box = one && one.getBoundingClientRect();
    return one && /^d\\d/.test(one.getAttribute('data-a')) && box.top >= 0 && box.bottom <= innerHeight;
})()";

/// In every view that has levels, on a phone: down is a step, and back closes the level, not the view; so is telling the same
/// money otherwise.
fn deep_views(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/deep-whole/page.html")?;
    drawn(stage.browser, SOON)?;
    let press = |one: &str| {
        format!(
            "const one = mb.hosts()[0].shadowRoot.querySelector('[data-part] {one}'); if (one) one.dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true }})); return !!one;"
        )
    };
    for (name, key) in [
        (HUNDRED, "hundred"),
        (AREA, "area"),
        (YEARS, "years"),
        ("计划与执行", "plan"),
    ] {
        chosen(stage, name)?;
        let top = format!("location.hash === '#mb-b=v.{key}%3Bt.general.expenditure.2025'");
        wait(stage.browser, &format!("{top} && {HERE} === ''"), SOON).context(name)?;
        let down = press("[data-a^=d]:not([data-a=d])");
        expect(stage, &down, json!(true), "a line to go into")?;
        let below = format!(
            "location.hash.indexOf('#mb-b=v.{key}%3Bt.general.expenditure.2025%3Bd.2') === 0 && {HERE}.length > 2"
        );
        wait(stage.browser, &below, SOON).with_context(|| format!("{name}, below"))?;
        stage.browser.eval("history.back()")?;
        wait(stage.browser, &format!("{top} && {HERE} === ''"), SOON)
            .with_context(|| format!("{name}, back"))?;
        wait(stage.browser, RETURNED, SOON).with_context(|| format!("{name}, where it was"))?;
    }
    let other = press(".mbv-switch button[aria-pressed=false]");
    expect(stage, &other, json!(true), "the same money otherwise")?;
    let there = format!(
        "decodeURIComponent(location.hash) === '#mb-b=v.plan;t.general.expenditure.2025.一般公共预算支出政府预算支出经济分类决算表' && {HERE} === ''"
    );
    wait(stage.browser, &there, SOON).context("the other table")?;
    stage.browser.eval("history.back()")?;
    let back =
        format!("location.hash === '#mb-b=v.plan%3Bt.general.expenditure.2025' && {HERE} === ''");
    wait(stage.browser, &back, SOON).context("back at the table")?;
    unnoticed(stage)
}

/// A link that counts leads where it did, and names it from then on; what the data do not have leads to the top of the view.
fn deep_old(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    let visit = "/case/deep-whole/page.html";
    let top = "#mb-b=v.years%3Bt.general.expenditure.2025";
    for (link, leads, name) in [
        ("#mb-b=v3;d0", "%3Bd.201", "一般公共服务支出"),
        ("#mb-b=v.years;d.教育支出", "%3Bd.205", "教育支出"),
        ("#mb-b=v.years;d.299", "", ""),
        ("#mb-b=v3;d9999", "", ""),
    ] {
        stage.open("/case/load/page.html")?;
        stage.open(&[visit, link].concat())?;
        drawn(stage.browser, SOON)?;
        at_the_level(stage, &[top, leads].concat(), name).with_context(|| link.to_owned())?;
        let begins = "(() => {
            const { top, bottom } = mb.hosts()[0].shadowRoot.querySelector('[data-part]').getBoundingClientRect();
            return pageYOffset > 0 && bottom > 0 && top < innerHeight / 2;
        })()";
        wait(stage.browser, begins, SOON).context("begins at what it leads to")?;
    }
    // What the address became is the same step.
    stage.browser.eval("location.hash = 'mb-b=v.years;d.205'")?;
    at_the_level(stage, &[top, "%3Bd.205"].concat(), "教育支出")?;
    pause(400);
    stage.browser.eval("history.back()")?;
    at_the_level(stage, top, "")?;
    unnoticed(stage)
}
