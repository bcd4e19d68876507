//! On paper. With a view open, what comes out is that view and its table, without one all tables; publisher and time stand on
//! the first page, once, source and the page's own numbers of pages too, and the view is still there afterwards.

use anyhow::Result;
use serde_json::json;

use super::{Entry, SOON, expect, unnoticed};
use crate::browser::Engine;
use crate::checks::{ask, drawn, views};
use crate::runner::Stage;
use crate::suites::print::{PRINTING, count, pages};

pub(super) const CASES: &[Entry] = &[
    ("paper", PRINTING, 120, view),
    ("paper-tables", PRINTING, 120, tables),
    ("paper-heads", PRINTING, 120, heads),
];

/// Marks the view that is drawn; it must not be another one afterwards.
const MARK: &str =
    "mb.hosts()[0].shadowRoot.querySelector('[data-part]').firstElementChild.seen = true;";

/// Where it is from, and of when. Each stands once.
const FROM: [&str; 4] = [
    "发布机构：示例县财政局",
    "数据截至：2025年12月31日",
    "/data/budget/whole.json",
    "更新状态：已更新",
];

/// The first words of a table's heading.
const HEAD: &str = "项目年初预算数";

fn view(stage: &mut Stage<'_>) -> Result<()> {
    for (width, name, words) in [
        (
            390,
            "每100元",
            ["每100元一般公共预算支出中，教育支出21.80元", "占21.80%"],
        ),
        (
            1280,
            "收支流向",
            [
                "一般公共预算的收入共498,350万元",
                "收入来自（合计498,350万元）",
            ],
        ),
        (390, "核对", ["共核对", "核对了什么"]),
    ] {
        stage.browser.viewport(width, 844)?;
        stage.open("/case/paper/page.html")?;
        drawn(stage.browser, SOON)?;
        let found = views::open(stage.browser, 0, name)?;
        stage.found(name, found);
        ask(stage.browser, MARK)?;
        let pages = pages(&stage.browser.pdf()?)?;
        // The answer, the view, and every level of its table.
        let answer = "2025年县本级一般公共预算支出约45.19亿元";
        for words in words.into_iter().chain([answer, "小学教育", "公路养护"]) {
            stage.expect(
                count(&pages, words) > 0,
                format!("{name}: “{words}” is not on paper"),
            );
        }
        for other in ["全县专项转移支付（万元）", "对乡镇一般性转移支付"] {
            stage.expect(
                count(&pages, other) == 0,
                format!("{name}: “{other}” is on paper, and nobody saw it"),
            );
        }
        first_page(stage, name, &pages);
        stage.expect(
            pages.len() <= 5,
            format!("{name}: {} pages for a view and its table", pages.len()),
        );
        let script = "const place = mb.hosts()[0].shadowRoot.querySelector('[data-part]'); \
            await mb.frames(3); \
            return [place.firstElementChild.seen === true, !!place.querySelector('.mbv-view-name:not(.mb-off)'), place.textContent.length > 3];";
        expect(
            stage,
            script,
            json!([true, false, true]),
            "the same view, on paper still, something in it",
        )?;
    }
    unnoticed(stage)
}

/// Without a view every table is there, with all of its levels.
fn tables(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/paper/page.html")?;
    drawn(stage.browser, SOON)?;
    let pages = pages(&stage.browser.pdf()?)?;
    for words in [
        "小学教育",
        "公务接待人次",
        "全县专项转移支付（万元）",
        "2023年政府债务（万元）",
    ] {
        stage.expect(
            count(&pages, words) > 0,
            format!("“{words}” is not on paper"),
        );
    }
    first_page(stage, "tables", &pages);
    for (at, page) in pages.iter().enumerate() {
        let number = format!("第{}页，共{}页", at + 1, pages.len());
        let page = page.replace(&number, "");
        stage.expect(
            !page.ends_with("（万元）"),
            format!("page {}: a heading without its table", at + 1),
        );
        stage.expect(!page.is_empty(), format!("page {} has nothing", at + 1));
    }
    unnoticed(stage)
}

/// Two hundred rows are some pages: each has the heads of the columns, and each row its figures beside it.
fn heads(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/example/budget/rows-200?plain=1")?;
    drawn(stage.browser, SOON)?;
    let pages = pages(&stage.browser.pdf()?)?;
    stage.expect(pages.len() > 3, format!("only {} pages", pages.len()));
    for (at, page) in pages.iter().enumerate() {
        let heads = count(std::slice::from_ref(page), HEAD);
        let rows = page.matches('%').count();
        stage.expect(
            heads == usize::from(rows > 8),
            format!("page {}: {heads} heads above {rows} figures", at + 1),
        );
    }
    unnoticed(stage)
}

fn first_page(stage: &mut Stage<'_>, name: &str, pages: &[String]) {
    let first = &pages[..pages.len().min(1)];
    for words in FROM {
        let (there, all) = (count(first, words), count(pages, words));
        stage.expect(
            (there, all) == (1, 1),
            format!("{name}: “{words}” stands {there} times on the first page, {all} in all"),
        );
    }
    // Firefox knows no boxes in the margin of a page.
    if stage.browser.engine() == Engine::Chromium {
        for at in 1..=pages.len() {
            let words = format!("第{at}页，共{}页", pages.len());
            stage.expect(count(pages, &words) == 1, format!("{name}: no “{words}”"));
        }
    }
}
