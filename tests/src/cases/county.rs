//! The three county sites of the demo, as a citizen of each reads them: the same components under three looks and over three
//! back ends.

use anyhow::Result;
use serde_json::json;

use super::{EVERY, Entry, NEW, SOON, expect, load};
use crate::browser::Engine;
use crate::checks::{accessible, ask, drawn, elder, fallback, overflow, quiet, shows, wait};
use crate::runner::Stage;

/// Those that draw nothing of an application, and of a page under a strict policy.
const OLD: &[Engine] = &[Engine::Chromium83, Engine::Chromium64];

pub(super) const CASES: &[Entry] = &[
    ("county-cms", NEW, 180, cms),
    ("county-cms-old", OLD, 60, |stage| {
        load::stays(stage, "/county/wangchuan/?csp=strict")
    }),
    ("county-cms-without", EVERY, 60, |stage| {
        load::stays(stage, "/county/wangchuan/?csp=no-wasm")
    }),
    ("county-cms-font", NEW, 60, font),
    ("county-h5", EVERY, 180, h5),
    ("county-h5-fails", EVERY, 60, h5_fails),
    ("county-h5-wechat", CHROMIUMS, 60, wechat),
    ("county-app", NEW, 180, app),
    ("county-app-fails", NEW, 60, app_fails),
    ("county-app-old", OLD, 40, app_old),
    ("county-list", NEW, 60, list),
];

/// Those that can be told to say that they are WeChat.
const CHROMIUMS: &[Engine] = &[Engine::Chromium, Engine::Chromium83, Engine::Chromium64];

/// The narrowest phone, most phones, a desk.
const WIDTHS: [u32; 3] = [320, 390, 1280];

/// The page as it is open: nothing went wrong, nothing reaches over its side, and everybody can use it.
fn sound(stage: &mut Stage<'_>, place: &str) -> Result<()> {
    let mut found = quiet(stage.browser)?;
    found.extend(overflow(stage.browser)?);
    // axe-core itself needs more than the old kernels have.
    if NEW.contains(&stage.engine()) {
        let axe = stage.tools.axe.clone();
        found.extend(accessible(stage.browser, &axe)?);
    }
    stage.found(place, found);
    Ok(())
}

/// A page with our tags, in every width: what a citizen must see is there.
fn tagged(stage: &mut Stage<'_>, path: &str, texts: &[&str]) -> Result<()> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    for width in WIDTHS {
        stage.browser.viewport(width, 844)?;
        stage.open(path)?;
        // Those far below wait for their turn; the reader goes there.
        ask(
            stage.browser,
            "for (const one of mb.tags()) { one.scrollIntoView(); await new Promise((next) => setTimeout(next, 150)); } scrollTo(0, 0);",
        )?;
        drawn(stage.browser, SOON)?;
        let place = format!("{path} {width}");
        let found = shows(stage.browser, &texts)?;
        stage.found(&place, found);
        sound(stage, &place)?;
    }
    Ok(())
}

/// Tables that stand in the pages are drawn in place, under the strict policy that is on without being asked for.
fn cms(stage: &mut Stage<'_>) -> Result<()> {
    let pages: [(&str, &[&str]); 3] = [
        (
            "",
            &["示例数据", "超额完成", "108.1%", "数据截至：2026年10月31日"],
        ),
        (
            "budget.html",
            &[
                "示例数据",
                "66,790",
                "290,119",
                "79,690",
                "数据截至：2025年12月31日",
            ],
        ),
        (
            "environment.html",
            &[
                "4 个饮用水水源地中 2 个达标、1 个未达标、1 个没有公布",
                "总磷 0.4 倍",
                "机动车停放服务费（路内）",
                "2元/小时",
                "数据截至：2026年3月1日",
            ],
        ),
    ];
    for (page, texts) in pages {
        tagged(stage, &format!("/county/wangchuan/{page}"), texts)?;
    }
    Ok(())
}

/// 大 of the page's own choice of letters is 适老版 of the widgets, with a tag and without.
fn font(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    for page in ["", "budget.html"] {
        stage.open(&format!("/county/wangchuan/{page}"))?;
        drawn(stage.browser, SOON)?;
        ask(
            stage.browser,
            "document.querySelector('[data-font=large]').click(); await mb.frames(3);",
        )?;
        wait(
            stage.browser,
            "mb.hosts().every((host) => mb.inner(host).dataset.size === 'elder')",
            SOON,
        )?;
        let mut found = elder(stage.browser)?;
        found.extend(overflow(stage.browser)?);
        stage.found(page, found);
    }
    Ok(())
}

/// What a back end of another origin answers as a piece of a page inside JSON is read; old kernels of WeChat read it too.
fn h5(stage: &mut Stage<'_>) -> Result<()> {
    let pages: [(&str, &[&str]); 3] = [
        (
            "",
            &[
                "示例数据",
                "共 6 条",
                "关于2027年度城乡居民医保集中缴费的通知",
                "2026年11月9日",
                "数据截至：2026年11月16日",
            ],
        ),
        (
            "projects.html",
            &[
                "示例数据",
                "更换老旧小区电梯",
                "36.7%",
                "数据截至：2026年9月30日",
            ],
        ),
        (
            "opinions.html",
            &[
                "白榆县城区停车管理办法（草案）",
                "收到意见 37 条",
                "榆政发〔2026〕8号",
                "数据截至：2026年5月20日",
            ],
        ),
    ];
    for (page, texts) in pages {
        tagged(stage, &format!("/county/baiyu/{page}"), texts)?;
    }
    stage.open("/county/baiyu/column.html")?;
    sound(stage, "column.html")
}

/// In WeChat nothing is offered that WeChat does not do: no printing, and for a file its text.
fn wechat(stage: &mut Stage<'_>) -> Result<()> {
    let agent = |name: &str| json!({ "userAgent": name });
    let wechat = "Mozilla/5.0 (Linux; Android 10; wv) AppleWebKit/537.36 MicroMessenger/8.0.32";
    // The oldest does not listen before.
    stage.browser.cdp("Network.enable", json!({}))?;
    stage
        .browser
        .cdp("Network.setUserAgentOverride", agent(wechat))?;
    let looked = in_wechat(stage);
    // The browser is another case's next.
    stage
        .browser
        .cdp("Network.setUserAgentOverride", agent(""))?;
    stage.browser.cdp("Network.disable", json!({}))?;
    looked
}

fn in_wechat(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/county/baiyu/")?;
    drawn(stage.browser, SOON)?;
    expect(
        stage,
        "return mb.text(mb.hosts()[0]).includes('打印')",
        json!(false),
        "printing is offered",
    )?;
    ask(
        stage.browser,
        "Array.from(mb.hosts()[0].shadowRoot.querySelectorAll('button')).find((one) => one.textContent.includes('CSV')).click();",
    )?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('微信里不能下载')",
        SOON,
    )?;
    sound(stage, "in WeChat")
}

/// The back end is down: what the page says itself stays, and leads to the full texts.
fn h5_fails(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/county/baiyu/?fault=server-error")?;
    wait(
        stage.browser,
        "mb.tags().every((host) => mb.state(host) === 'error')",
        SOON,
    )?;
    let found = fallback(stage.browser)?;
    stage.found("the back end is down", found);
    expect(
        stage,
        "return mb.tags()[0].querySelector('a').getAttribute('href')",
        json!("column.html"),
        "the way to the full texts",
    )
}

/// The place of the application has these words, blanks and breaks apart.
fn says(stage: &mut Stage<'_>, words: &[&str]) -> Result<()> {
    for words in words {
        let text = json!(words.replace(' ', ""));
        let script = format!(
            "document.getElementById('app').innerText.replace(/\\s+/g, '').includes({text})"
        );
        wait(stage.browser, &script, SOON)?;
    }
    Ok(())
}

/// Our components and one of the county's own in an application that was compiled with them.
fn app(stage: &mut Stage<'_>) -> Result<()> {
    let pages: [(&str, &[&str]); 2] = [
        (
            "",
            &[
                // The county's own.
                "停水通知示例数据",
                "现在有 1 处停水，今后还有 2 处计划停水。",
                "更换主管道阀门",
                "青萍县自来水有限公司",
                // Ours.
                "青萍县空气质量示例数据",
                "轻度污染",
                "发布机构：青萍县生态环境局",
            ],
        ),
        (
            "money.html",
            &[
                "完成调整预算的 99.60%",
                "58,296",
                "259,287",
                "数据截至：2025年12月31日",
                "换个方式看",
            ],
        ),
    ];
    for (page, texts) in pages {
        for width in WIDTHS {
            stage.browser.viewport(width, 844)?;
            stage.open(&format!("/county/qingping/{page}"))?;
            says(stage, texts)?;
            let place = format!("{page} {width}");
            sound(stage, &place)?;
            expect(
                stage,
                "const text = document.getElementById('app').innerText; return [(text.match(/数据截至：/g) || []).length, /NaN|undefined|\\[object/.test(text)]",
                json!([if page.is_empty() { 2 } else { 1 }, false]),
                &format!("{place}: 数据截至 of each, and broken values"),
            )?;
        }
    }
    // The components live: another unit, another view.
    stage.open("/county/qingping/money.html")?;
    says(stage, &["换个方式看"])?;
    ask(
        stage.browser,
        "for (const name of ['元', '历年']) Array.from(document.querySelectorAll('#app button')).filter((one) => one.textContent === name).pop().click(); await mb.frames(3);",
    )?;
    says(
        stage,
        &["2,592,870,000", "支出合计 2024 年决算 249,260 万元"],
    )?;
    sound(stage, "after choosing")
}

/// Its data cannot be had: every widget says so in the same words, and another try is one.
fn app_fails(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/county/qingping/?fault=server-error")?;
    let failed =
        "(document.getElementById('app').innerText.match(/暂时无法获取数据/g) || []).length === 2";
    wait(stage.browser, failed, SOON)?;
    says(stage, &["停水通知", "空气质量"])?;
    let before = stage.site.hits("/fault/server-error")?;
    ask(
        stage.browser,
        "for (const one of document.querySelectorAll('#app [data-a=r]')) one.click(); await new Promise((next) => setTimeout(next, 500));",
    )?;
    let asked = stage
        .site
        .hits("/fault/server-error")?
        .saturating_sub(before);
    stage.expect(asked == 2, format!("{asked} requests after two tries"));
    wait(stage.browser, failed, SOON)?;
    let found = overflow(stage.browser)?;
    stage.found("failed", found);
    Ok(())
}

/// A kernel that cannot start the application keeps what stands in the page.
fn app_old(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    for (page, words) in [("", "0000-96116"), ("money.html", "259,287")] {
        stage.open(&format!("/county/qingping/{page}"))?;
        super::pause(1_500);
        says(stage, &[words])?;
        let found = overflow(stage.browser)?;
        stage.found(page, found);
    }
    Ok(())
}

fn list(stage: &mut Stage<'_>) -> Result<()> {
    for width in WIDTHS {
        stage.browser.viewport(width, 844)?;
        stage.open("/county/")?;
        sound(stage, &format!("{width}"))?;
    }
    expect(
        stage,
        "return Array.from(document.querySelectorAll('.cards a'), (one) => one.getAttribute('href'))",
        json!(["/county/wangchuan/", "/county/baiyu/", "/county/qingping/"]),
        "the three",
    )
}
