//! The builder of snippets, as a webmaster uses it: what is pasted is shown and coded, an address elsewhere is told what it lacks.

use anyhow::Result;
use serde_json::json;

use super::{Entry, NEW, SOON, expect};
use crate::checks::{accessible, ask, overflow, quiet, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("builder", NEW, 90, builder),
    ("builder-map", NEW, 120, mapped),
    ("builder-profile", NEW, 90, profiled),
    ("builder-today", NEW, 90, today),
];

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
            "const all = {CODES}; return [all[0].includes('<mingbai-budget year=\"2019\" unit=\"万元\" theme=\"light\">'), /integrity=\"sha256-/.test(all[0]), all[1].includes('<div data-mingbai=\"budget\" data-year=\"2019\"'), all.some((one) => one.startsWith('Content-Security-Policy'))]"
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
        "document.querySelector('#advice a').getAttribute('href') === '/docs/faults.html#code-parse'",
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
        "const text = document.getElementById('advice').textContent; \
         return [text.includes('Ctrl+U'), document.getElementById('codes').textContent.includes('在这里还没有读过')]",
        json!([true, true]),
        "what to do, and no code before its columns are known",
    )?;
    // Its content pasted instead: the code has the address, or a file where that is chosen.
    give(stage, "budget", text)?;
    said(stage, "在这里读不到，不要紧")?;
    expect(
        stage,
        &format!(
            "const text = document.getElementById('advice').textContent; \
             return [{CODES}[0].includes('src=\"{other}\"'), text.includes('Access-Control-Allow-Origin'), text.includes('[[source]]')]"
        ),
        json!([true, true, true]),
        "the address is in the code, and what to do where it cannot be read",
    )?;
    press(stage, "by-file")?;
    wait(
        stage.browser,
        &format!("{CODES}[1].includes('src=\"/data/budget.json\"')"),
        SOON,
    )?;
    // A table that was copied from a page: its menu, styles and counters stay behind, what holds for it comes with it.
    let page = "<html><body><table><tr><td>首页</td></tr></table><p>浏览次数：417</p><p>单位：元</p><table class=MsoNormal style='x'><tr><td><p><span>收费项目</span></p></td><td>收费标准</td><td>收费依据</td></tr><tr><td rowspan=1>垃圾费</td><td>6</td><td>示发〔2024〕1号</td></tr></table></body></html>";
    let paste = format!(
        "const source = document.getElementById('source'), event = new Event('paste', {{ bubbles: true, cancelable: true }}); source.value = ''; \
         event.clipboardData = {{ getData: (kind) => kind === 'text/html' ? {} : '' }}; \
         source.dispatchEvent(event); return source.value.replace(/\\s+/g, ' ')",
        json!(page)
    );
    expect(
        stage,
        &paste,
        json!(
            "<p>单位：元</p> <table><tbody><tr><td>收费项目</td><td>收费标准</td><td>收费依据</td></tr> <tr><td>垃圾费</td><td>6</td><td>示发〔2024〕1号</td></tr></tbody></table>"
        ),
        "the table alone",
    )
}

/// Clicks what has this id.
fn press(stage: &mut Stage<'_>, id: &str) -> Result<()> {
    ask(
        stage.browser,
        &format!("document.getElementById('{id}').click()"),
    )
    .map(drop)
}

/// Chooses a column for a field by the column's name.
fn choose(stage: &mut Stage<'_>, field: &str, column: &str) -> Result<()> {
    ask(
        stage.browser,
        &format!(
            "const own = document.getElementById('field-{field}'); \
             own.value = Array.from(own.options).find((one) => one.textContent.startsWith('{column}')).value; \
             own.dispatchEvent(new Event('change'));"
        ),
    )
    .map(drop)
}

fn shows(stage: &mut Stage<'_>, words: &str) -> Result<()> {
    let script = format!("mb.hosts().length === 1 && mb.text(mb.hosts()[0]).includes('{words}')");
    wait(stage.browser, &script, SOON)
}

/// Columns by the letters of what they are, within JSON within JSON: a mapping is proposed, read by, and mended by choosing.
fn mapped(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/builder.html?csp=strict")?;
    let text = r#"{"success":true,"sjjz":"2026-11-20","obj":"[{\"dwmc\":\"东湖\",\"bm\":\"甲站\",\"AQI\":41,\"jcsj\":\"2026-11-20 08:00\"},{\"dwmc\":\"南山\",\"bm\":\"乙站\",\"AQI\":52,\"jcsj\":\"2026-11-20 08:00\"}]"}"#;
    give(stage, "air", text)?;
    said(stage, "按下面的字段对照")?;
    shows(stage, "东湖")?;
    expect(
        stage,
        &format!(
            "const facts = document.getElementById('facts').textContent, all = {CODES}; \
             const map = JSON.parse(all.find((one) => one.includes('data-map')).match(/data-map>([^<]*)</)[1]); \
             return [facts.includes('$.obj 里还有一层 JSON'), facts.includes('共 2 行、4 列'), \
               document.getElementById('mapping').textContent.includes('按拼音首字母猜的，请核对'), map.rows, map.fields.place, map.fields.start, \
               all.some((one) => one.includes('embed.html?widget=air') && one.includes('map=')), all.some((one) => one.includes('mingbai check air.json --as air --map'))]"
        ),
        json!([true, true, true, "$.obj[*]", "$.dwmc", "$.jcsj", true, true]),
        "what was read, why, the mapping in the code",
    )?;
    // Columns without a unit take one at a time, or all the same; what a number is in, nobody guesses.
    expect(
        stage,
        "return document.getElementById('unit-for-all') === null",
        json!(true),
        "no column needs a unit",
    )?;
    // Another column is the place.
    choose(stage, "place", "bm")?;
    press(stage, "apply")?;
    shows(stage, "甲站")?;
    expect(
        stage,
        &format!("const all = {CODES}; return all[0].includes('\"place\":\"$.bm\"')"),
        json!(true),
        "the code says the column that was chosen",
    )?;
    // An address that this page may not read takes what was chosen with it.
    let other = stage.site.other("/data/budget/shanwei-2018.json?air");
    give(stage, "air", &other)?;
    said(stage, "在这里读不到，不要紧")?;
    shows(stage, "甲站")?;
    expect(
        stage,
        &format!(
            "const all = {CODES}; return [all.some((one) => one.includes('?air\"') && one.includes('\"place\":\"$.bm\"')), \
             document.getElementById('advice').textContent.includes('map = \"字段对照.json\"')]"
        ),
        json!([true, true]),
        "address and mapping together",
    )?;
    // The same content again: what was chosen is chosen still.
    give(stage, "air", text)?;
    shows(stage, "甲站")?;
    let bare =
        r#"[{"zdmc":"东湖","AQI":41,"jcsj":"2026-11-20 08:00","pm25nd":12,"pm10nd":31,"CO":0.7}]"#;
    give(stage, "air", bare)?;
    wait(
        stage.browser,
        "document.getElementById('unit-for-all')",
        SOON,
    )?;
    expect(
        stage,
        "const all = document.getElementById('unit-for-all'); all.selectedIndex = 1; all.dispatchEvent(new Event('change')); \
         return Array.from(document.querySelectorAll('.pairs [id$=\"-unit\"]'), (one) => one.id + ' ' + (one.value === all.value))",
        json!([
            "field-pm25-unit true",
            "field-pm10-unit true",
            "field-co-unit false"
        ]),
        "one unit for both, and none for carbon monoxide",
    )?;
    press(stage, "apply")?;
    shows(stage, "31")?;
    // The units are chosen still when it is read again.
    ask(
        stage.browser,
        "window.before = document.getElementById('field-pm25')",
    )?;
    give(stage, "air", bare)?;
    wait(
        stage.browser,
        "document.getElementById('field-pm25') !== window.before && document.getElementById('field-pm25-unit').value === 'µg/m³'",
        SOON,
    )?;
    let axe = stage.tools.axe.clone();
    let found = accessible(stage.browser, &axe)?;
    stage.found("the mapping", found);
    let found = overflow(stage.browser)?;
    stage.found("the mapping", found);
    Ok(())
}

/// A list whose columns the profile does not know: what is chosen becomes a profile of one's own, to be kept as a file.
fn profiled(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 800)?;
    stage.open("/builder.html")?;
    wait(
        stage.browser,
        "document.querySelectorAll('#profile option').length > 31",
        SOON,
    )?;
    ask(
        stage.browser,
        "document.getElementById('profile').value = 'recall'",
    )?;
    give(
        stage,
        "list",
        r#"{"data":{"html":"<table><tr><th>货名</th><th>型号</th></tr><tr><td>示例电热水壶</td><td>SH-17</td></tr></table>"}}"#,
    )?;
    wait(
        stage.browser,
        "!document.getElementById('mapping').hidden && document.getElementById('field-product')",
        SOON,
    )?;
    wait(
        stage.browser,
        "document.getElementById('codes').textContent.includes('还缺必需的')",
        SOON,
    )?;
    expect(
        stage,
        "const left = Array.from(document.querySelectorAll('.unused .pair:not([hidden])')), codes = document.getElementById('codes'); \
         return [document.getElementById('field-product').value, left.map((one) => one.querySelector('label').textContent), \
           codes.textContent.includes('还缺必需的：产品'), Array.from(codes.querySelectorAll('pre')).every((one) => one.closest('details') && !one.closest('details').open)]",
        json!(["", ["货名"], true, true]),
        "the profile does not know the column, and the code is held back",
    )?;
    // The column says what it is.
    expect(
        stage,
        "const select = document.querySelector('.unused .pair:not([hidden]) select'); select.value = 'product'; \
         select.dispatchEvent(new Event('change')); \
         const own = document.getElementById('field-product'); return own.selectedOptions[0].textContent",
        json!("货名：示例电热水壶"),
        "the field has the column",
    )?;
    press(stage, "apply")?;
    shows(stage, "示例电热水壶")?;
    expect(
        stage,
        &format!(
            "const all = {CODES}; return [JSON.parse(all[0]).fields.find((one) => one.name === 'product').names.includes('货名'), \
             all.some((one) => one.includes('profile=\"/data/栏目模板.json\"'))]"
        ),
        json!([true, true]),
        "the profile with the column in it",
    )
}

/// An address of this site in GBK: what it is, and today's content of it inside the tag.
fn today(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/builder.html")?;
    give(stage, "budget", "/data/budget/csv-gbk.csv")?;
    said(stage, "读到了")?;
    wait(
        stage.browser,
        &format!("{CODES}.some((one) => one.includes('以下取自'))"),
        SOON,
    )?;
    expect(
        stage,
        &format!(
            "const facts = document.getElementById('facts').textContent, code = {CODES}.find((one) => one.includes('以下取自')); \
             const page = new DOMParser().parseFromString(code, 'text/html'), tag = page.querySelector('mingbai-budget'); \
             return [facts.includes('GBK'), facts.includes('CSV'), Array.from(tag.querySelectorAll('td')).filter((one) => /\\d/.test(one.textContent)).length > 3, tag.querySelectorAll('button, input, svg, script, style, [style], [class]').length, tag.getAttribute('src')]"
        ),
        json!([true, true, true, 0, "/data/budget/csv-gbk.csv"]),
        "what it is, and its content as plain markup",
    )
}
