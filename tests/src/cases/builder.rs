//! The builder of snippets, as a webmaster uses it: what is pasted is shown and coded, an address elsewhere is told what it lacks.

use anyhow::Result;
use serde_json::json;

use super::{Entry, NEW, SOON, expect};
use crate::checks::{ask, quiet, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[("builder", NEW, 90, builder)];

/// Chooses a widget, writes what is had, and asks for it.
fn give(stage: &mut Stage<'_>, widget: &str, text: &str) -> Result<()> {
    let text = json!(text);
    let script = format!(
        "const choose = document.getElementById('widget'); choose.value = '{widget}'; choose.dispatchEvent(new Event('change')); \
         document.getElementById('source').value = {text}; document.getElementById('read').click();"
    );
    ask(stage.browser, &script).map(drop)
}

fn said(stage: &mut Stage<'_>, words: &str) -> Result<()> {
    let script = format!("document.getElementById('said').textContent.includes('{words}')");
    wait(stage.browser, &script, SOON)
}

/// The pieces of code, each as text.
const CODES: &str = "Array.from(document.querySelectorAll('#codes pre'), (one) => one.textContent)";

fn builder(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/builder.html")?;
    wait(
        stage.browser,
        "document.querySelectorAll('#profile option').length > 31 && document.querySelector('#profile').textContent.includes('缺陷产品召回')",
        SOON,
    )?;
    // JSON of nobody's own format: numbers as texts, in an envelope.
    let text = r#"{"code":200,"data":{"list":[{"科目名称":"教育支出","决算数":"28,583"}]}}"#;
    ask(
        stage.browser,
        "document.getElementById('year').value = '2019'; document.getElementById('unit').value = '万元'",
    )?;
    give(stage, "budget", text)?;
    said(stage, "读到了")?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('28,583')",
        SOON,
    )?;
    expect(
        stage,
        &format!(
            "const all = {CODES}; return [all[0].includes('<mingbai-budget year=\"2019\" unit=\"万元\">'), /integrity=\"sha256-/.test(all[0]), all[1].includes('<div data-mingbai=\"budget\" data-year=\"2019\"'), all.some((one) => one.startsWith('Content-Security-Policy'))]"
        ),
        json!([true, true, true, true]),
        "tag, hash, the form without a tag, the policy",
    )?;
    // A table from a spreadsheet, by a profile.
    ask(
        stage.browser,
        "document.getElementById('profile').value = 'recall'",
    )?;
    give(
        stage,
        "list",
        "产品名称,型号,召回措施\n电热水壶,SH-17,更换\n推车,T-1,退款\n",
    )?;
    said(stage, "没有写截至哪天")?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('共 2 次召回')",
        SOON,
    )?;
    // Nothing, and what nothing can be read of.
    give(stage, "list", "")?;
    said(stage, "请先写上地址")?;
    give(stage, "air", "{\"a\":")?;
    said(stage, "没有读到（代码")?;
    wait(
        stage.browser,
        "document.querySelector('#advice a').getAttribute('href') === '/docs/faults.html#codes'",
        SOON,
    )?;
    let found = quiet(stage.browser)?;
    stage.found("the page", found);
    // An address of another site that lets nobody read it.
    let other = stage.site.other("/data/budget/shanwei-2018.json");
    give(stage, "budget", &other)?;
    said(stage, "没有读到（代码 net）")?;
    expect(
        stage,
        "const text = document.getElementById('advice').textContent; return [text.includes('Access-Control-Allow-Origin'), text.includes('[[source]]')]",
        json!([true, true]),
        "what it lacks, and what can be done instead",
    )
}
