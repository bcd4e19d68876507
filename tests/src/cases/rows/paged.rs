//! An answer that is one page of several: all pages make one table, each is asked for once, and what could not be had is
//! said. Nine rows, three on a page; the total stands on the last one.

use anyhow::Result;
use serde_json::json;

use super::{Row, SOON, state, untouched, visit};
use crate::cases::{EVERY, NEW, expect, unnoticed};
use crate::checks::{ask, drawn, shows, wait};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (0, "paged-whole", EVERY, 60, |stage| whole(stage, "whole")),
    (0, "paged-lying", NEW, 60, |stage| whole(stage, "lying")),
    (0, "paged-linked", NEW, 60, |stage| whole(stage, "linked")),
    (0, "paged-twice", NEW, 60, twice),
    (0, "paged-failing", EVERY, 60, |stage| {
        cut(
            stage,
            "failing",
            3,
            2,
            "来源共 9 条，只取得 3 条：第 2 页未能取得",
        )
    }),
    (0, "paged-unread", NEW, 60, |stage| {
        cut(
            stage,
            "cut",
            3,
            2,
            "来源共 9 条，只取得 3 条：第 2 页未能取得",
        )
    }),
    (0, "paged-loop", EVERY, 60, |stage| {
        cut(
            stage,
            "loop",
            3,
            2,
            "来源共 9 条，只取得 3 条：第 2 页与前面的页重复",
        )
    }),
    (0, "paged-endless", NEW, 60, |stage| {
        cut(
            stage,
            "endless",
            60,
            20,
            "来源共 100000 条，只取得 60 条：只取前 20 页",
        )
    }),
    (0, "paged-elsewhere", NEW, 60, elsewhere),
    (0, "paged-water", NEW, 60, water),
    (0, "paged-water-failing", NEW, 60, water_cut),
];

fn path(kind: &str) -> String {
    format!("/paged/budget/paged/{kind}")
}

/// The first page of `kind`, on a screen that shows every row.
fn open(stage: &mut Stage<'_>, turn: u32, kind: &str, allow: &str) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    let src = format!("{}?pageNum=1&pageSize=3", path(kind));
    let tag = json!({ "src": src, "unit": "万元", "year": "2019", "allow": allow });
    visit(stage, turn, &json!({ "tag": tag }))?;
    drawn(stage.browser, SOON)
}

fn rows(stage: &mut Stage<'_>, wanted: usize) -> Result<()> {
    expect(
        stage,
        "for (const one of mb.inner(mb.hosts()[0]).querySelectorAll('tr [aria-expanded=false]')) one.click(); \
         await new Promise((done) => setTimeout(done, 100)); \
         return mb.inner(mb.hosts()[0]).querySelectorAll('tbody tr:not(.mb-open)').length",
        json!(wanted),
        "rows that are shown",
    )
}

fn asked(stage: &mut Stage<'_>, kind: &str, times: usize) -> Result<()> {
    let hits = stage.site.hits(&path(kind))?;
    stage.expect(hits == times, format!("{hits} requests for {times} pages"));
    Ok(())
}

/// Every row is there, the sums are checked over all of them, and each page was asked for once.
fn whole(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    open(stage, 1, kind, "")?;
    state(stage, "fresh", "")?;
    let words = ["教育支出", "28,901", "社会保障和就业支出", "67,592"];
    let found = shows(stage.browser, &words.map(str::to_owned))?;
    stage.found(kind, found);
    rows(stage, 9)?;
    asked(stage, kind, 3)?;
    for page in 2..=3 {
        let hits = stage.site.hits(&format!("{}?pageNum={page}", path(kind)))?;
        stage.expect(hits == 1, format!("page {page} was asked for {hits} times"));
    }
    untouched(stage)
}

/// Two widgets of one address share its pages as they share the first.
fn twice(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/paged/page.html")?;
    wait(
        stage.browser,
        "mb.hosts().length === 2 && mb.hosts().every((host) => mb.state(host) === 'fresh')",
        SOON,
    )?;
    asked(stage, "whole", 3)?;
    unnoticed(stage)
}

/// What came is shown, with how much is missing; nothing is summed up, and no sum is called wrong.
fn cut(stage: &mut Stage<'_>, kind: &str, came: usize, hits: usize, says: &str) -> Result<()> {
    open(stage, 1, kind, "")?;
    state(stage, "partial", "pages")?;
    said(stage, says)?;
    rows(stage, came)?;
    asked(stage, kind, hits)?;
    untouched(stage)
}

fn said(stage: &mut Stage<'_>, says: &str) -> Result<()> {
    stage.browser.eval("for (const one of document.querySelector('mingbai-budget').shadowRoot.querySelectorAll('.mb-finds [aria-expanded=false]')) one.click()")?;
    crate::cases::pause(100);
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default();
    stage.expect(text.contains(says), format!("no “{says}” in {text}"));
    for words in ["合计不符", "按所列科目相加"] {
        stage.expect(!text.contains(words), format!("{words} in {text}"));
    }
    Ok(())
}

/// Another site is asked for nothing, unless the tag allows it.
fn elsewhere(stage: &mut Stage<'_>) -> Result<()> {
    open(stage, 1, "elsewhere", "")?;
    state(stage, "partial", "pages")?;
    said(
        stage,
        "来源后面可能还有数据，只取得 3 条：第 2 页在其他网站，未去取",
    )?;
    asked(stage, "elsewhere", 1)?;
    untouched(stage)?;
    let other = stage.site.other("");
    open(stage, 2, "elsewhere", &other)?;
    state(stage, "fresh", "")?;
    rows(stage, 9)?;
    untouched(stage)
}

/// Automatic stations as the national platform gives them, four on a page: `total` counts pages, cells hold HTML, times
/// have no year.
fn stations(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    let src = format!("/paged/water/stations/{kind}?pageNum=1&pageSize=4");
    let tag = json!({ "src": src, "preset": "auto" });
    visit(stage, 1, &json!({ "water": tag, "tag": {} }))?;
    drawn(stage.browser, SOON)
}

/// All rows of all pages are there; no cell shows its HTML, and every time has got its year.
fn water(stage: &mut Stage<'_>) -> Result<()> {
    stations(stage, "whole")?;
    state(stage, "fresh", "")?;
    let script = "const list = mb.inner(mb.hosts()[0]).querySelector('.mbb-places'); \
        const of = (what) => Array.from(list.querySelectorAll('tbody ' + what)).map((one) => one.innerText); \
        return [of('tr').length, of('.mbb-time').filter((time) => /^20\\d\\d年\\d+月\\d+日/.test(time)).length, \
        /<|&|span|title|原始值/.test(of('tr').join(' '))]";
    expect(
        stage,
        script,
        json!([11, 11, false]),
        "rows, times with a year, HTML in a cell",
    )?;
    let hits = stage.site.hits("/paged/water/stations/whole")?;
    stage.expect(hits == 3, format!("{hits} requests for 3 pages"));
    untouched(stage)
}

/// Four of eleven stations are no board of all: what is missing is said.
fn water_cut(stage: &mut Stage<'_>) -> Result<()> {
    stations(stage, "failing")?;
    state(stage, "partial", "pages")?;
    stage.browser.eval("for (const one of document.querySelector('mingbai-water').shadowRoot.querySelectorAll('.mb-finds [aria-expanded=false]')) one.click()")?;
    crate::cases::pause(100);
    let says = "来源共 11 条，只取得 4 条：第 2 页未能取得";
    let found = shows(stage.browser, &[says.to_owned()])?;
    stage.found("what is missing", found);
    untouched(stage)
}
