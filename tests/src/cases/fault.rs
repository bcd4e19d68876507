//! The data cannot be used: the page's own content stays, a Chinese sentence says what is wrong with its code, the event
//! says the same, and the page gets no error.

use anyhow::Result;
use serde_json::{Value, json};

use super::{NEW, SOON, pause, unnoticed};
use crate::browser::Engine;
use crate::checks::{accessible, ask, fallback, overflow, wait};
use crate::runner::{Case, Stage};
use crate::suites::Plan;

/// The server's fault, and its code.
const FAULTS: [(&str, &str); 17] = [
    ("not-json", "parse"),
    ("html", "type"),
    ("html?as=json", "type"),
    ("empty", "empty"),
    ("no-content", "empty"),
    ("not-found", "gone"),
    ("gone", "gone"),
    ("denied", "denied"),
    ("busy", "busy"),
    ("server-error", "http"),
    ("failed", "source"),
    ("no-columns", "field"),
    ("bad-unit", "unit"),
    ("unknown-schema", "schema"),
    ("duplicate-keys", "parse"),
    ("deep", "parse"),
    ("big", "size"),
];

/// Those of the connection itself; engines are told different things, the reader is told the same.
const NETWORK: [(&str, &str); 3] = [
    ("truncated", "net"),
    ("reset", "net"),
    ("redirect-loop", "net"),
];

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&Engine::ALL) {
        let network: &[(&str, &str)] = if NEW.contains(&engine) { &NETWORK } else { &[] };
        for (kind, code) in FAULTS.iter().chain(network).copied() {
            let name = format!("fault/{}", kind.replace("?as=", "-as-"));
            cases.push(Case::new(engine, &name, 60, move |stage| {
                refused(stage, kind, code)
            }));
        }
        cases.push(Case::new(engine, "fault/not-utf8", 60, |stage| {
            refused(stage, "not-utf8", "encoding")
        }));
        for kind in ["bom", "not-utf8?as=gb18030"] {
            cases.push(Case::new(
                engine,
                &format!("fault/{}", kind.replace("?as=", "-as-")),
                60,
                move |stage| accepted(stage, kind),
            ));
        }
        cases.push(Case::new(engine, "fault/bad-values", 60, values));
        cases.push(Case::new(engine, "fault/later-failure", 60, keep));
    }
    cases
}

fn refused(stage: &mut Stage<'_>, kind: &str, code: &str) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open(&format!("/case/fault/page.html#{kind}"))?;
    // An answer that ends without its last piece is a whole and empty one to WebKitGTK: no page there can know better.
    let code = if kind == "reset" && stage.engine() == Engine::WebKit {
        "empty"
    } else {
        code
    };
    // An answer with nothing in it has a state of its own.
    let state = if code == "empty" { "empty" } else { "error" };
    wait(
        stage.browser,
        &format!("mb.hosts().length === 1 && mb.state(mb.hosts()[0]) === '{state}'"),
        SOON,
    )?;
    wait(stage.browser, "mb.inner(mb.hosts()[0])", SOON)?;
    pause(100);
    let found = fallback(stage.browser)?;
    stage.found(kind, found);
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
    let found = overflow(stage.browser)?;
    stage.found(kind, found);
    unnoticed(stage)?;
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
fn accepted(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
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
fn values(stage: &mut Stage<'_>) -> Result<()> {
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
         return ['教育支出', '文化旅游体育与传媒支出'].map(name => (rows.find(row => row.textContent.includes(name)) || { innerText: '' }).innerText);",
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
