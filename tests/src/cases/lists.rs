//! Lists of records: what finds, the address of a record, a bar code, profiles of a page's own and those that cannot be had.

use anyhow::Result;
use serde_json::json;

use super::{Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, overflow, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[("lists", NEW, 90, lists), ("lists-own", NEW, 60, own)];

const ROOT: &str = "document.getElementById('l').shadowRoot";

fn press(stage: &mut Stage<'_>, token: &str) -> Result<()> {
    ask(
        stage.browser,
        &format!("{ROOT}.querySelector('[data-a=\"{token}\"]').click()"),
    )
    .map(drop)
}

/// The script that types into the field.
fn typed(text: &str) -> String {
    format!(
        "const field = {ROOT}.querySelector('.mb-search'); field.focus(); field.value = '{text}'; field.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}))"
    )
}

fn says(stage: &mut Stage<'_>, text: &str) -> Result<()> {
    let text = format!("mb.text(mb.hosts()[0]).includes('{text}')");
    wait(stage.browser, &text, SOON)
}

/// Typing finds by words and by initials of pinyin, a state filters, a record is a step in the address, which names it; a photo of a
/// bar code is typing.
fn lists(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/lists/page.html")?;
    drawn(stage.browser, SOON)?;
    says(stage, "共 120 次召回，显示 120 次召回")?;
    ask(stage.browser, &typed("SH-77"))?;
    says(stage, "显示 1 次召回")?;
    ask(stage.browser, &typed("h3hd"))?;
    says(stage, "没有列入名单不等于没有缺陷")?;
    ask(stage.browser, &typed("dsh"))?;
    says(stage, "显示 120 次召回")?;
    // Another word for it, and the same characters in another order.
    ask(stage.browser, &typed("热水壶"))?;
    says(stage, "同时查找：电水壶")?;
    says(stage, "显示 120 次召回")?;
    ask(stage.browser, &typed("壶水电号"))?;
    says(stage, "没有写着“壶水电号”的，下面是字面相近的")?;
    says(stage, "没有列入名单不等于没有缺陷")?;
    ask(stage.browser, &typed("SH-7"))?;
    says(stage, "显示 11 次召回")?;
    // What is typed is in the address when it has been.
    pause(600);
    press(stage, "p7")?;
    wait(
        stage.browser,
        "decodeURIComponent(location.hash) === '#mb-l=p.6901234500007;qSH-7'",
        SOON,
    )?;
    says(stage, "怎么处理")?;
    stage.browser.eval("history.back()")?;
    wait(
        stage.browser,
        &format!(
            "!{ROOT}.querySelector('.mbb-here') && {ROOT}.querySelector('.mb-search').value === 'SH-7'"
        ),
        SOON,
    )?;
    // The photo of a bar code.
    let photo = format!(
        "const field = {ROOT}.querySelector('[data-part=scan] input'); const all = new DataTransfer(); all.items.add(new File(['x'], 'a.png', {{ type: 'image/png' }})); field.files = all.files; field.dispatchEvent(new Event('change'))"
    );
    wait(
        stage.browser,
        &format!("{ROOT}.querySelector('[data-part=scan] input')"),
        SOON,
    )?;
    ask(stage.browser, &photo)?;
    says(stage, "条码 6901234500042")?;
    says(stage, "显示 1 次召回")?;
    // The table as a file; what the browser makes of it is looked at, not saved.
    stage.browser.eval(
        "const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.file = text; }); return make.call(URL, blob); }",
    )?;
    press(stage, "d")?;
    wait(
        stage.browser,
        "window.file && file.startsWith('类别,') === false && file.includes('产品') && file.includes('第42号电水壶') && file.trim().split('\\r\\n').length === 2",
        SOON,
    )?;
    says(stage, "已开始下载 缺陷产品召回.csv")?;
    picture(stage)?;
    stage
        .browser
        .eval("for (const name of ['file', 'drawn', 'outside', 'make']) delete window[name]")?;
    // What is chosen is in the address by its name, which another page is led to.
    let link = "decodeURIComponent(location.hash).includes('.另一\\u001f牌')";
    ask(
        stage.browser,
        &format!(
            "for (const list of {ROOT}.querySelectorAll('.mb-tools select')) for (const one of list.options) if (one.textContent.startsWith('另一;牌')) {{ list.value = one.value; list.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }})) }}"
        ),
    )?;
    wait(stage.browser, link, SOON)?;
    let chosen = ask(stage.browser, "return location.hash")?;
    stage.open("/case/lists/page.html?again")?;
    stage.open(&format!(
        "/case/lists/page.html{}",
        chosen.as_str().unwrap_or_default()
    ))?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        &format!(
            "Array.from({ROOT}.querySelectorAll('.mb-tools option:checked'), (one) => one.textContent).some((one) => one.startsWith('另一;牌'))"
        ),
        SOON,
    )?;
    // Another page is led to the record.
    stage.open("/case/lists/page.html#mb-l=p.6901234500042")?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        &format!(
            "((here) => here && here.textContent)({ROOT}.querySelector('.mbb-here')) === '第42号电水壶'"
        ),
        SOON,
    )?;
    expect(
        stage,
        &format!("return {ROOT}.querySelector('.mbs-chip').textContent"),
        json!("已结束"),
        "the state",
    )?;
    // Between a phone and a desk the columns have room, or are none.
    for width in [560, 700, 840, 960] {
        stage.browser.viewport(width, 844)?;
        stage.open("/example/list/recall?plain=1")?;
        drawn(stage.browser, SOON)?;
        let found = overflow(stage.browser)?;
        stage.found(&width.to_string(), found);
    }
    unnoticed(stage)
}

/// A picture of the record that is open, and of a list: what is written in them is written down, and stands between the edges.
fn picture(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.eval(
        "const { prototype } = CanvasRenderingContext2D, fill = prototype.fillText; window.drawn = []; window.outside = []; \
         prototype.fillText = function (text, x, y) { const width = this.measureText(text).width, left = this.textAlign === 'right' ? x - width : x; \
           window.drawn.push(text); if (left < 39 || left + width > 711) window.outside.push(text); return fill.call(this, text, x, y); }; \
         window.make = () => { window.drawn = []; document.getElementById('l').shadowRoot.querySelector('[data-part=taken] button').click(); }",
    )?;
    let shown = |name: &str| {
        format!(
            "((image) => image && image.alt === '{name}' && image.naturalWidth === 750)({ROOT}.querySelector('.mbv-taken img'))"
        )
    };
    press(stage, "p42")?;
    says(stage, "怎么处理")?;
    stage.browser.eval("make()")?;
    wait(stage.browser, &shown("第42号电水壶"), SOON)?;
    let engine = stage.engine();
    stage.picture(&format!("{engine}/list/picture-record.png"))?;
    press(stage, "b")?;
    ask(stage.browser, &typed(""))?;
    says(stage, "显示 120 次召回")?;
    expect(
        stage,
        &format!(
            "return [drawn.includes('怎么处理'), drawn.includes('第42号电水壶'), drawn.some((one) => one.startsWith('数据截至')), outside, !{ROOT}.querySelector('.mbv-taken img')]"
        ),
        json!([true, true, true, [], true]),
        "fields, name and foot of the picture, texts over an edge, and that it is gone with the record",
    )?;
    stage.browser.eval("make()")?;
    wait(stage.browser, &shown("召回"), SOON)?;
    stage.picture(&format!("{engine}/list/picture.png"))?;
    expect(
        stage,
        "return [drawn.some((one) => one.startsWith('共 120 次召回')), drawn.includes('只列出前 10 条。'), outside]",
        json!([true, true, []]),
        "the sentence, how many are listed, texts over an edge",
    )
}

/// A profile of the page's own, over CSV and over a table of the page; one that is not there; one that stands in the data.
fn own(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/lists-own/page.html")?;
    let has = |at: usize, text: &str| format!("mb.text(mb.hosts()[{at}]).includes('{text}')");
    for (at, text) in [
        (0, "1,200 元"),
        (1, "30,000 元"),
        (1, "未填报"),
        (2, "修路"),
        (2, "640 元"),
        (4, "7 件"),
        (4, "0 件"),
    ] {
        wait(stage.browser, &has(at, text), SOON)?;
    }
    // Without the profile nobody knows what may be shown.
    let kept = "mb.code(mb.hosts()[3]) === 'profile' && mb.fallback(mb.hosts()[3])";
    wait(stage.browser, kept, SOON)?;
    // Whom it is about is not public here.
    expect(
        stage,
        "return [0, 1, 2, 3, 4].map((at) => mb.text(mb.hosts()[at]).includes('补助') || mb.text(mb.hosts()[at]).includes('张') || mb.text(mb.hosts()[at]).includes('植树'))",
        json!([false, false, false, false, false]),
        "a row about a person",
    )?;
    ask(
        stage.browser,
        "mb.hosts()[0].shadowRoot.querySelector('[data-a=\"f\"]').click()",
    )?;
    let refused = has(0, "有 1 条涉及个人，没有显示：只公开到村");
    wait(stage.browser, &refused, SOON)?;
    // What may say so of persons is kept nowhere.
    expect(
        stage,
        "return Object.keys(localStorage).some((key) => localStorage[key].includes('补助'))",
        json!(false),
        "a copy of what is not public",
    )?;
    let mut found = crate::checks::quiet(stage.browser)?;
    found.retain(|problem| !problem.contains("none.json"));
    stage.found("the page", found);
    Ok(())
}
