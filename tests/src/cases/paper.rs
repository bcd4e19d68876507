//! A view that is open when the page is printed: what comes out is the view and the tables, with source, time and the page's
//! own numbers of pages, and the view is still there afterwards.

use anyhow::Result;
use serde_json::json;

use super::{CHROMIUM, Entry, SOON, expect, unnoticed};
use crate::checks::{ask, drawn, views};
use crate::runner::Stage;
use crate::suites::print::{plain, text_of};

pub(super) const CASES: &[Entry] = &[("paper", CHROMIUM, 120, paper)];

/// Marks the view that is drawn; it must not be another one afterwards.
const MARK: &str =
    "mb.hosts()[0].shadowRoot.querySelector('[data-part]').firstElementChild.seen = true;";

fn paper(stage: &mut Stage<'_>) -> Result<()> {
    for (width, name) in [(390, "每100元"), (1280, "收支流向")] {
        stage.browser.viewport(width, 844)?;
        stage.open("/case/paper/page.html")?;
        drawn(stage.browser, SOON)?;
        let found = views::open(stage.browser, 0, name)?;
        stage.found(name, found);
        ask(stage.browser, MARK)?;
        let pdf = stage.browser.pdf()?;
        let text = plain(&text_of(&pdf)?);
        for words in [
            // The answer, every view of every table, and every level of the tables.
            "2025年县本级一般公共预算支出约45.19亿元",
            "每100元一般公共预算支出中，教育支出21.80元",
            "一般公共预算的收入共498,350万元",
            "2025年末政府债务余额471,350万元",
            "公务接待人次",
            "小学教育",
            "全县专项转移支付（万元）",
            "共核对",
            // Where it is from, and of when.
            "发布机构：示例县财政局",
            "数据截至：2025年12月31日",
            "/data/budget/whole.json",
            "更新状态：已更新",
            "第1页，共",
        ] {
            stage.expect(
                text.contains(&plain(words)),
                format!("{name}: “{words}” is not on paper"),
            );
        }
        // A heading stands on every page that its table goes on to.
        let heads = text.matches("年初预算数调整预算数决算数").count();
        stage.expect(heads > 8, format!("{name}: {heads} heads of tables"));
        let script = "const place = mb.hosts()[0].shadowRoot.querySelector('[data-part]'); \
            await mb.frames(3); \
            return [place.firstElementChild.seen === true, !!place.querySelector('.mbv-sheet'), place.textContent.length > 3];";
        expect(
            stage,
            script,
            json!([true, false, true]),
            "the same view, on paper still, something in it",
        )?;
    }
    unnoticed(stage)
}
