//! The data cannot be used: the page's own content stays, a Chinese sentence says what is wrong with its code, the event
//! says the same, and the page gets no error.

use anyhow::Result;
use serde_json::{Value, json};

use super::{SOON, pause, unnoticed};
use crate::browser::Engine;
use crate::checks::{accessible, ask, fallback, overflow, wait};
use crate::runner::{Case, Stage};
use crate::suites::Plan;

/// The server's fault, and its code. Those of the table of faults stand in [`super::rows`].
const FAULTS: [(&str, &str); 3] = [
    ("failed", "source"),
    ("no-columns", "field"),
    ("bad-unit", "unit"),
];

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&Engine::ALL) {
        for (kind, code) in FAULTS {
            cases.push(Case::new(
                engine,
                &format!("fault/{kind}"),
                60,
                move |stage| {
                    stage.browser.viewport(390, 844)?;
                    stage.open(&format!("/case/fault/page.html#{kind}"))?;
                    refused(stage, code)?;
                    unnoticed(stage)?;
                    reads_well(stage, kind)
                },
            ));
        }
        cases.push(Case::new(engine, "fault/later-failure", 60, keep));
    }
    cases
}

/// The page's own content is there, with what is wrong and what can be done.
pub(super) fn refused(stage: &mut Stage<'_>, code: &str) -> Result<()> {
    // An answer with nothing in it has a state of its own.
    let state = if code == "empty" { "empty" } else { "error" };
    wait(
        stage.browser,
        &format!("mb.hosts().length === 1 && mb.state(mb.hosts()[0]) === '{state}'"),
        SOON,
    )?;
    wait(stage.browser, "mb.inner(mb.hosts()[0])", SOON)?;
    pause(60);
    let found = fallback(stage.browser)?;
    stage.found(code, found);
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default();
    let written = format!("代码 {code}");
    stage.expect(
        text.contains("暂时无法获取数据"),
        format!("it does not say 暂时无法获取数据: {text}"),
    );
    stage.expect(
        text.replace('：', " ").contains(&written),
        format!("it does not say {written}: {text}"),
    );
    // The code leads to what it means, in the folder of the package.
    let help = ask(
        stage.browser,
        "const own = mb.hosts()[0].shadowRoot.querySelector('a[href*=\"codes.html#\"]'); return own ? own.href.split('/').pop() : ''",
    )?;
    stage.expect(
        help == json!(format!("codes.html#code-{code}")),
        format!("the code leads to {help}"),
    );
    stage.expect(
        chinese(text) >= 14,
        format!("it does not say what is wrong: {text}"),
    );
    let said = stage.browser.eval("return window.__notes.states")?;
    let last = said
        .as_array()
        .and_then(|all| all.last())
        .cloned()
        .unwrap_or_default();
    let expected =
        json!({ "id": "b", "state": state, "code": code, "keys": "asOf,checkedAt,code,state" });
    stage.expect(
        last == expected,
        format!("the event says {last} instead of {expected}"),
    );
    let retry = ask(
        stage.browser,
        "return mb.focusable(mb.hosts()[0].shadowRoot).map(one => one.tagName + ' ' + (one.textContent || '').trim())",
    )?;
    let has = |tag: &str| {
        retry
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .any(|one| one.starts_with(tag))
    };
    stage.expect(has("BUTTON"), format!("no button to try again: {retry}"));
    stage.expect(has("A "), format!("no link to the source: {retry}"));
    Ok(())
}

/// What is shown of a fault fits the page, and is there for everybody.
pub(super) fn reads_well(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    let found = overflow(stage.browser)?;
    stage.found(kind, found);
    let axe = stage.tools.axe.clone();
    let found = accessible(stage.browser, &axe)?;
    stage.found(kind, found);
    Ok(())
}

fn chinese(text: &str) -> usize {
    text.chars()
        .filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
        .count()
}

/// Odd, but data.
pub(super) fn accepted(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    stage.open(&format!("/case/fault/page.html#{kind}"))?;
    crate::checks::drawn(stage.browser, SOON)?;
    let found = crate::checks::shows(stage.browser, &["教育支出".to_owned(), "28,583".to_owned()])?;
    stage.found(kind, found);
    super::expect(
        stage,
        "return mb.state(mb.hosts()[0])",
        json!("fresh"),
        "state",
    )?;
    unnoticed(stage)
}

/// Amounts that are no numbers are a dash with their reason, and never 0; a 0 is a 0.
pub(super) fn values(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/fault/page.html#bad-values")?;
    crate::checks::drawn(stage.browser, SOON)?;
    let found = crate::checks::shows(stage.browser, &["教育支出".to_owned(), "—".to_owned()])?;
    stage.found("bad-values", found);
    super::expect(
        stage,
        "return [mb.state(mb.hosts()[0]), mb.code(mb.hosts()[0])]",
        json!(["partial", "field"]),
        "state and code",
    )?;
    let row = ask(
        stage.browser,
        "const rows = Array.from(mb.inner(mb.hosts()[0]).querySelectorAll('tr, [role=row], li')); \
         return ['教育支出', '文化旅游体育与传媒支出', '科学技术支出', '社会保障和就业支出', '卫生健康支出', '节能环保支出'].map(name => (rows.find(row => row.textContent.includes(name)) || { innerText: '' }).innerText);",
    )?;
    let text = |at: usize| {
        row.get(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .replace("支出", "")
    };
    stage.expect(
        text(0).contains('—') && !text(0).contains('0'),
        format!("1,2x is shown as {}", text(0)),
    );
    stage.expect(text(1).contains('0'), format!("0 is shown as {}", text(1)));
    // —, null, an empty text, and no field at all.
    for at in 2..6 {
        stage.expect(
            text(at).contains('—') && !text(at).contains('0') && chinese(&text(at)) >= 6,
            format!("a dash and its reason are shown as {}", text(at)),
        );
    }
    unnoticed(stage)
}

/// What was good stays when the next answer is not: the data, and a notice of its age.
fn keep(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/fault/page.html#sequence?kinds=ok,server-error&key=keep")?;
    crate::checks::drawn(stage.browser, SOON)?;
    let before = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    stage.expect(
        before.as_str().unwrap_or_default().contains("汕尾"),
        "the good answer is not shown",
    );
    stage
        .browser
        .eval("document.getElementById('b').refresh()")?;
    wait(stage.browser, "mb.state(mb.hosts()[0]) === 'stale'", SOON)?;
    pause(200);
    let found = crate::checks::shows(stage.browser, &["汕尾".to_owned(), "更新失败".to_owned()])?;
    stage.found("after the failure", found);
    super::expect(
        stage,
        "return mb.code(mb.hosts()[0])",
        json!("http"),
        "code",
    )?;
    unnoticed(stage)
}
