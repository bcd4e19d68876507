//! Projects and what stands beside them: the address that names them, the budget of the page that pays for them, and what has changed
//! since the reader was here last.

use anyhow::Result;
use serde_json::json;

use super::{Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("deep-items", NEW, 90, deep_items),
    ("pair", NEW, 90, pair),
    ("pair-alone", NEW, 40, pair_alone),
    ("since", NEW, 90, since),
];

const ROOT: &str = "document.getElementById('l').shadowRoot";
const BUDGET: &str = "document.getElementById('b').shadowRoot";

/// Presses what has this token in the widget of projects.
fn press(stage: &mut Stage<'_>, token: &str) -> Result<()> {
    let script = format!("{ROOT}.querySelector('[data-a=\"{token}\"]').click()");
    ask(stage.browser, &script).map(drop)
}

/// What is shown alone or chosen, by name.
fn here(name: &str) -> String {
    format!("((here) => here && here.textContent)({ROOT}.querySelector('.mbb-here')) === '{name}'")
}

const NO_HERE: &str = "!document.getElementById('l').shadowRoot.querySelector('.mbb-here')";

/// Items, works and districts stand by their names: a row more leads to the same one. An item is a step, a filter is none.
fn deep_items(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/deep-items/page.html#part=2")?;
    drawn(stage.browser, SOON)?;
    press(stage, "p0")?;
    let item = "location.hash === '#part=2&mb-l=p.A-1'";
    wait(
        stage.browser,
        &format!("{item} && {}", here("校舍改造")),
        SOON,
    )?;
    stage.browser.eval("history.back()")?;
    let list = format!("location.hash === '#part=2' && {NO_HERE}");
    wait(stage.browser, &list, SOON)?;
    let focus =
        format!("((one) => one && one.getAttribute('data-a'))({ROOT}.activeElement) === 'p0'");
    wait(stage.browser, &focus, SOON)?;
    let steps = stage.browser.eval("return history.length")?;
    press(stage, "k1")?;
    let works = "decodeURIComponent(location.hash) === '#part=2&mb-l=k.交通'";
    wait(stage.browser, works, SOON)?;
    let after = stage.browser.eval("return history.length")?;
    stage.expect(steps == after, format!("{steps} steps, then {after}"));
    // Two have this name: the works tell them apart.
    press(stage, "p3")?;
    let both = "decodeURIComponent(location.hash) === '#part=2&mb-l=p.交通/维修;k.交通'";
    wait(stage.browser, &format!("{both} && {}", here("维修")), SOON)?;
    // The county adds a row before all others.
    ask(
        stage.browser,
        "mb.set(mb.hosts()[0], 'src', '/case/deep-items/more.json')",
    )?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('2025年12月31日')",
        SOON,
    )?;
    stage.browser.eval("location.hash = ''")?;
    wait(stage.browser, NO_HERE, SOON)?;
    for (link, leads, name) in [
        ("p.A-1", "p.A-1", "校舍改造"),
        ("p.交通/维修", "p.交通/维修", "维修"),
        // A link that counts is named from then on.
        ("p0", "p.A-0", "水库"),
        ("d.西城区", "d.西城区", "只看：西城区"),
    ] {
        stage.browser.eval(&format!(
            "location.hash = 'mb-l=' + encodeURIComponent('{link}')"
        ))?;
        let there = format!(
            "decodeURIComponent(location.hash) === '#mb-l={leads}' && {}",
            here(name)
        );
        wait(stage.browser, &there, SOON)?;
    }
    // What two have, and what nobody has, is left out.
    for link in ["p.维修", "p.没有;k.没有"] {
        stage.browser.eval(&format!(
            "location.hash = 'mb-l=' + encodeURIComponent('{link}')"
        ))?;
        wait(
            stage.browser,
            &format!("location.hash === '' && {NO_HERE}"),
            SOON,
        )?;
    }
    unnoticed(stage)
}

/// An item leads to the line that pays for it, and a line to its items.
fn pair(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/pair/page.html")?;
    drawn(stage.browser, SOON)?;
    press(stage, "p0")?;
    let button = format!("{ROOT}.querySelector('[data-a=g0]')");
    wait(stage.browser, &button, SOON)?;
    press(stage, "g0")?;
    let there = format!(
        "((one) => one && /^p/.test(one.getAttribute('data-a')) && one.closest('tr').textContent.includes('小学教育'))({BUDGET}.activeElement)"
    );
    wait(stage.browser, &there, SOON)?;
    let seen = format!(
        "(({{ top, bottom }}) => top >= 0 && bottom <= innerHeight)({BUDGET}.activeElement.getBoundingClientRect())"
    );
    wait(stage.browser, &seen, SOON)?;
    // The line was chosen for the reader, who stays at the item.
    pause(300);
    expect(
        stage,
        &format!("return {}", here("校舍改造")),
        json!(true),
        "the item",
    )?;
    press(stage, "b")?;
    // A line that the budget does not have leads nowhere.
    press(stage, "p2")?;
    wait(stage.browser, &here("渡口便桥"), SOON)?;
    let nowhere = format!(
        "return [!!{ROOT}.querySelector('[data-a=g0]'), mb.text(mb.hosts()[0]).includes('299999')]"
    );
    expect(stage, &nowhere, json!([false, true]), "a button, the code")?;
    // The other way.
    let choose = |name: &str| {
        format!(
            "const one = Array.from({BUDGET}.querySelectorAll('tr')).find((row) => row.textContent.includes('{name}')).querySelector('[data-a^=p]'); one.click();"
        )
    };
    ask(stage.browser, &choose("学前教育"))?;
    wait(
        stage.browser,
        &here("只看预算科目 2050201 支付的项目"),
        SOON,
    )?;
    let listed = format!(
        "return Array.from({ROOT}.querySelectorAll('.mbb-places [data-a^=p]')).map((one) => one.textContent)"
    );
    expect(stage, &listed, json!(["幼儿园"]), "items")?;
    ask(stage.browser, &choose("普通教育"))?;
    wait(stage.browser, &here("只看预算科目 20502 支付的项目"), SOON)?;
    expect(stage, &listed, json!(["校舍改造", "幼儿园"]), "items")?;
    press(stage, "x")?;
    wait(stage.browser, NO_HERE, SOON)?;
    let all = json!(["校舍改造", "幼儿园", "渡口便桥", "便民服务点"]);
    expect(stage, &listed, all, "items")?;
    unnoticed(stage)
}

/// Without a budget on the page the line is text.
fn pair_alone(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/pair/page.html")?;
    stage
        .browser
        .eval("document.getElementById('b').remove()")?;
    drawn(stage.browser, SOON)?;
    press(stage, "p0")?;
    wait(stage.browser, &here("校舍改造"), SOON)?;
    pause(300);
    let text = format!(
        "return [!!{ROOT}.querySelector('[data-a=g0]'), mb.text(mb.hosts()[0]).includes('2050202')]"
    );
    expect(stage, &text, json!([false, true]), "a button, the code")?;
    unnoticed(stage)
}

/// On the next visit with later data it is said what has changed, once.
fn since(stage: &mut Stage<'_>) -> Result<()> {
    let has = format!("!!{ROOT}.querySelector('[data-a=a]')");
    stage.open("/case/since/page.html?month=6")?;
    drawn(stage.browser, SOON)?;
    expect(
        stage,
        &format!("return {has}"),
        json!(false),
        "a first visit",
    )?;
    wait(stage.browser, "localStorage.length > 0", SOON)?;
    stage.open("/case/since/page.html?month=9")?;
    drawn(stage.browser, SOON)?;
    wait(stage.browser, &has, SOON)?;
    let words = format!("{ROOT}.querySelector('[data-a=a]').textContent");
    expect(
        stage,
        &format!("return {words}"),
        json!("与您上次看到的（数据截至 2025年6月30日）相比：3 项有变化"),
        "what is said",
    )?;
    press(stage, "a")?;
    let list = format!("{ROOT}.querySelectorAll('.mbl-news li')");
    wait(stage.browser, &format!("{list}.length === 3"), SOON)?;
    expect(
        stage,
        &format!("return Array.from({list}).map((one) => one.textContent.trim())"),
        json!([
            "幼儿园：新增",
            "校舍改造：进行中→完成 1 个数据不同",
            "老年食堂：不再列出"
        ]),
        "changes",
    )?;
    pause(300);
    stage.open("/case/since/page.html?month=9&again=1")?;
    drawn(stage.browser, SOON)?;
    expect(
        stage,
        &format!("return {has}"),
        json!(false),
        "the same again",
    )?;
    unnoticed(stage)
}
