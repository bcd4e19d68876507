//! Policies and consultations: the address that names them and has no answer of a reader's in it, days by the server's clock and by
//! the arrangement of holidays that the page gives, the policy that a project rests on.

use anyhow::Result;
use serde_json::json;

use super::{Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("papers", NEW, 90, papers),
    ("papers-days", NEW, 90, |stage| days(stage, 0)),
    ("papers-days-slow", NEW, 60, |stage| days(stage, -40)),
    ("papers-sheet", NEW, 60, sheet),
    ("papers-pair", NEW, 60, pair),
];

/// The root of the widget with this id.
fn root(id: &str) -> String {
    format!("document.getElementById('{id}').shadowRoot")
}

fn press(stage: &mut Stage<'_>, token: &str) -> Result<()> {
    let script = format!(
        "{}.querySelector('[data-a=\"{token}\"]').click()",
        root("l")
    );
    ask(stage.browser, &script).map(drop)
}

/// A policy is called by its number, else by its title; opening one is a step. What a reader answers is in no address, no
/// storage and no event, and is gone when the policy is left.
fn papers(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/papers/page.html")?;
    drawn(stage.browser, SOON)?;
    stage.browser.eval(
        "window.told = []; for (const type of ['state', 'select']) addEventListener('mingbai-' + type, (event) => told.push(JSON.stringify(event.detail)))",
    )?;
    press(stage, "p1")?;
    let here = |name: &str| {
        format!(
            "((here) => here && here.textContent)({}.querySelector('.mbb-here')) === '{name}'",
            root("l")
        )
    };
    let second = "decodeURIComponent(location.hash) === '#mb-l=p.殡葬补助办法'";
    wait(
        stage.browser,
        &format!("{second} && {}", here("殡葬补助办法")),
        SOON,
    )?;
    press(stage, "o")?;
    let text = format!(
        "{}.querySelector('.mbp-card b, .mbp-card strong')",
        root("l")
    );
    wait(
        stage.browser,
        &format!("{text} && {text}.textContent === '免除'"),
        SOON,
    )?;
    stage.browser.eval("history.back()")?;
    let list = format!("!{}.querySelector('.mbb-here')", root("l"));
    wait(
        stage.browser,
        &format!("location.hash === '' && {list}"),
        SOON,
    )?;
    press(stage, "p0")?;
    wait(stage.browser, "location.hash === '#mb-l=p.A-1'", SOON)?;
    press(stage, "s")?;
    let field = format!("{}.querySelector('.mbp-field')", root("l"));
    wait(stage.browser, &field, SOON)?;
    ask(
        stage.browser,
        &format!(
            "const field = {field}; field.focus(); field.value = '97.125'; field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ),
    )?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('按您的回答：符合条件')",
        SOON,
    )?;
    pause(500);
    expect(
        stage,
        "return [location.hash, JSON.stringify(localStorage), JSON.stringify(sessionStorage), told.join()].map((text) => text.includes('97.125'))",
        json!([false, false, false, false]),
        "the answer stands in the address, a store, an event",
    )?;
    press(stage, "b")?;
    press(stage, "b")?;
    wait(stage.browser, &list, SOON)?;
    press(stage, "p0")?;
    press(stage, "s")?;
    wait(stage.browser, &field, SOON)?;
    expect(
        stage,
        &format!("return {field}.value"),
        json!(""),
        "a new reader's field",
    )?;
    stage.browser.eval("delete window.told")?;
    unnoticed(stage)
}

/// A phone whose clock is slow by `off` days counts them by the server's. Of a year that only the page knows: 2027-02-04 is a
/// Thursday, 5 to 11 are off, Sunday the 14th is worked, so three working days are over on the 15th and the 17th is two late.
fn days(stage: &mut Stage<'_>, off: i64) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open(&format!("/case/papers-days/page.html?off={off}"))?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('还剩 12 天') && mb.text(mb.hosts()[0]).includes('未开始')",
        SOON,
    )?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[1]).includes('逾期 2 个工作日，应于2027年2月15日前公开')",
        SOON,
    )?;
    // Without it nobody knows.
    wait(
        stage.browser,
        "mb.text(mb.hosts()[2]).includes('无法判断') && !mb.text(mb.hosts()[2]).includes('逾期')",
        SOON,
    )?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[2]).includes('核对发现')",
        SOON,
    )?;
    if off == 0 {
        unnoticed_but(stage)?;
    }
    Ok(())
}

/// The page noticed only the file that is not there.
fn unnoticed_but(stage: &mut Stage<'_>) -> Result<()> {
    let mut found = crate::checks::quiet(stage.browser)?;
    found.retain(|problem| !problem.contains("none.json"));
    stage.found("the page", found);
    Ok(())
}

/// The card of one sheet has the code of the page's address, which is loaded then, and becomes a picture; printed it stands alone.
fn sheet(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/example/policy/subsidy")?;
    drawn(stage.browser, SOON)?;
    let root = "mb.hosts()[0].shadowRoot";
    expect(
        stage,
        "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/qr-')).length",
        json!(0),
        "what is loaded before it is asked for",
    )?;
    ask(
        stage.browser,
        &format!("{root}.querySelector('[data-a=k]').click()"),
    )?;
    wait(
        stage.browser,
        &format!("{root}.querySelector('.mbp-code')"),
        SOON,
    )?;
    // Around it four light modules, in its corners the finder patterns: 7 dark, then light.
    expect(
        stage,
        &format!(
            "const code = {root}.querySelector('.mbp-code'), context = code.getContext('2d'), side = code.width / 8; \
             const dark = (x, y) => context.getImageData(x * 8 + 4, y * 8 + 4, 1, 1).data[0] < 128; \
             return [(side - 8 - 17) % 4, dark(3, 3), dark(4, 4), dark(10, 4), dark(11, 4), dark(side - 5, 4), dark(side - 12, 4), dark(5, 5), dark(7, 7), dark(4, side - 5)]"
        ),
        json!([0, false, true, true, false, true, false, false, true, true]),
        "the code",
    )?;
    ask(
        stage.browser,
        &format!("{root}.querySelector('.mbp-make').click()"),
    )?;
    wait(
        stage.browser,
        &format!("{root}.querySelector('.mbv-told').textContent.includes('图片已生成')"),
        SOON,
    )?;
    expect(
        stage,
        &format!(
            "const own = {root}.querySelector('.mbv-picture'); return [(own.naturalWidth || own.width), (own.naturalHeight || own.height) > 900]"
        ),
        json!([750, true]),
        "the picture",
    )?;
    ask(
        stage.browser,
        &format!(
            "window.print = () => (window.printed = [mb.text(mb.hosts()[0]), !!{root}.querySelector('.mbp-code')]); {root}.querySelector('[data-a=K]').click()"
        ),
    )?;
    wait(stage.browser, "window.printed", SOON)?;
    expect(
        stage,
        "const [text, code] = printed; return [text.includes('每户最多补贴8000元'), text.includes('12345'), text.includes('文件信息'), code]",
        json!([true, true, false, true]),
        "what is printed",
    )?;
    stage.browser.eval("delete window.printed")?;
    unnoticed(stage)
}

/// A project leads to the policy that it rests on, where the page has it.
fn pair(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/papers-pair/page.html")?;
    drawn(stage.browser, SOON)?;
    press(stage, "p0")?;
    let button = format!("{}.querySelector('[data-a=g1]')", root("l"));
    wait(stage.browser, &button, SOON)?;
    press(stage, "g1")?;
    let there = format!(
        "((here) => here && here.textContent)({}.querySelector('.mbb-here')) === '养老服务设施建设方案'",
        root("b")
    );
    wait(stage.browser, &there, SOON)?;
    press(stage, "b")?;
    press(stage, "p1")?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('明府发〔2020〕1号')",
        SOON,
    )?;
    expect(
        stage,
        &format!("return !!{button}"),
        json!(false),
        "a button",
    )?;
    unnoticed(stage)
}
