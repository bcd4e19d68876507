//! Rows 27 and 43: what goes through the reader, because it is no strict JSON or because it may hold personal data.

use anyhow::Result;
use serde_json::json;

use super::{Row, SOON, state, untouched, visit};
use crate::cases::{EVERY, expect};
use crate::checks::{ask, drawn, shows};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (27, "jsonp", EVERY, 60, |stage| read_as_data(stage, "jsonp")),
    (27, "script", EVERY, 60, |stage| {
        read_as_data(stage, "script")
    }),
    (43, "personal", EVERY, 60, personal),
    (43, "no-reader", EVERY, 60, no_reader),
];

/// What no one may read, in whatever width and with whatever blanks between its digits.
const SECRETS: &str =
    r#"/1\s*3\s*8\s*1\s*2\s*3\s*4\s*5\s*6\s*7\s*8|510399199001010016|6222021234567890128/"#;

/// The text as half-width, so that a full-width digit hides nothing.
const HALF: &str = "const half = (text) => text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xFEE0)); ";

/// It is data, and nothing of it runs: `untouched` looks for names that a script would have left.
fn read_as_data(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": { "src": format!("/fault/{kind}"), "year": "2018" } }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "fresh", "")?;
    let found = shows(stage.browser, &["教育支出".to_owned(), "28,583".to_owned()])?;
    stage.found(kind, found);
    expect(
        stage,
        "return [typeof window.evaluated, typeof window.callback]",
        json!(["undefined", "undefined"]),
        "names that only a script leaves",
    )?;
    untouched(stage)
}

/// Masked wherever it could be met: on screen, in what is drawn, in what is kept, in what is told.
fn personal(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    visit(stage, 1, &json!({ "tag": { "src": "/fault/personal" } }))?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "pii")?;
    // Everything is opened: the line below, its panel with the remark, the findings.
    let script = "const root = mb.hosts()[0].shadowRoot; \
        for (let turn = 0; turn < 3; turn++) { \
          for (const one of root.querySelectorAll('[aria-expanded=false], .mb-amount')) one.click(); \
          await new Promise((done) => setTimeout(done, 60)); \
        } \
        return root.querySelector('.mb').textContent;";
    let text = ask(stage.browser, script)?;
    let text = text.as_str().unwrap_or_default();
    for words in [
        "138****5678",
        "5103**********0016",
        "手机号 1 处",
        "居民身份证号 1 处",
    ] {
        stage.expect(text.contains(words), format!("no {words} in {text}"));
    }
    let script = [
        HALF,
        "const root = mb.hosts()[0].shadowRoot; \
         const kept = Object.keys(localStorage).map((key) => localStorage.getItem(key)).join('|'); \
         const told = JSON.stringify(window.__notes.details); \
         return [root.innerHTML, kept, told, JSON.stringify(mb.hosts()[0].getShareData())].map((text) => ",
        SECRETS,
        ".test(half(text))).concat(kept.includes('****'));",
    ]
    .concat();
    expect(
        stage,
        &script,
        json!([false, false, false, false, true]),
        "a number in what is drawn, kept, told, shared; and whether the masked text is kept",
    )?;
    untouched(stage)
}

/// What cannot be masked is not shown: the page's own content stays.
fn no_reader(stage: &mut Stage<'_>) -> Result<()> {
    visit(stage, 1, &json!({ "tag": {} }))?;
    state(stage, "error", "empty")?;
    let script = "const own = window.fetch; \
        window.fetch = (address, ...rest) => /reader/.test(address) ? Promise.reject(new TypeError('no')) : own(address, ...rest); \
        mb.hosts()[0].data = await (await own('/fault/personal')).json();";
    ask(stage.browser, script)?;
    state(stage, "error", "pii")?;
    let script = [
        HALF,
        "return [mb.fallback(mb.hosts()[0]), ",
        SECRETS,
        ".test(half(mb.hosts()[0].shadowRoot.innerHTML))]",
    ]
    .concat();
    expect(
        stage,
        &script,
        json!([true, false]),
        "the page's own content stays, and no number is drawn",
    )
}
