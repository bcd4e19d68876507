//! The data's address changes while a request is under way, and data that a script hands over.

use anyhow::Result;
use serde_json::{Value, json};

use super::{EVERY, Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("property", EVERY, 40, property),
    ("refresh", NEW, 40, refresh),
    ("anonymous", NEW, 40, anonymous),
];

/// The late answer of the old address is dropped.
pub(super) fn changed(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/src-changed/page.html")?;
    pause(200);
    stage.browser.eval(
        "document.getElementById('b').setAttribute('src', '/data/budget/shanwei-2018.json')",
    )?;
    drawn(stage.browser, SOON)?;
    let early = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    pause(2_000);
    let late = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    for (when, text) in [("at first", &early), ("after the late answer", &late)] {
        let text = text.as_str().unwrap_or_default();
        stage.expect(
            text.contains("汕尾"),
            format!("{when} it does not show the new address"),
        );
        stage.expect(
            !text.contains("仓山"),
            format!("{when} it shows the old address"),
        );
    }
    expect(
        stage,
        "return mb.state(mb.hosts()[0])",
        json!("fresh"),
        "state",
    )?;
    unnoticed(stage)
}

/// `element.data = …`, again with other data, and with a value that is none.
fn property(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/leave/page.html")?;
    let script = r#"
const host = document.createElement("mingbai-budget");
host.innerHTML = "<p>后备内容</p>";
document.getElementById("place").appendChild(host);
host.data = await (await fetch("/data/budget/shanwei-2018.json")).json();
"#;
    stage.browser.eval(script)?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('汕尾')",
        SOON,
    )?;
    stage.browser.eval("document.querySelector('mingbai-budget').data = await (await fetch('/data/budget/cangshan-2020.json')).json()")?;
    wait(
        stage.browser,
        "mb.text(mb.hosts()[0]).includes('仓山') && !mb.text(mb.hosts()[0]).includes('汕尾')",
        SOON,
    )?;
    // A circle is no data; it must not come back as an exception of the page.
    stage.browser.eval("const circle = {}; circle.circle = circle; document.querySelector('mingbai-budget').data = circle;")?;
    wait(
        stage.browser,
        "/^(parse|type)$/.test(mb.code(mb.hosts()[0]))",
        SOON,
    )?;
    unnoticed(stage)
}

/// `refresh()` asks again; `getShareData()` tells what a share sheet needs.
fn refresh(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/load/page.html")?;
    drawn(stage.browser, SOON)?;
    let before = stage.site.hits("/data/")?;
    stage
        .browser
        .eval("document.getElementById('b').refresh()")?;
    pause(800);
    let after = stage.site.hits("/data/")?;
    stage.expect(
        (before, after) == (1, 2),
        format!("{before} requests, then {after}"),
    );
    let share = stage
        .browser
        .eval("return document.getElementById('b').getShareData()")?;
    let text = |name: &str| {
        share
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    stage.expect(
        text("title").contains("汕尾"),
        format!("the title to share is “{}”", text("title")),
    );
    stage.expect(
        text("desc").contains("2018"),
        format!("the sentence to share is “{}”", text("desc")),
    );
    stage.expect(
        text("link").contains("/case/load/page.html"),
        format!("the address to share is “{}”", text("link")),
    );
    unnoticed(stage)
}

/// What is asked for says neither who asks nor from which page, though the site has a cookie: data, what is read by the reader, the
/// profile of a list.
fn anonymous(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/leave/page.html")?;
    stage.browser.eval(
        "document.cookie = 'who=me; path=/'; \
         const add = (tag, attributes) => { const host = document.createElement(tag); \
           for (const name in attributes) host.setAttribute(name, attributes[name]); document.getElementById('place').appendChild(host); }; \
         add('mingbai-budget', { src: '/data/budget/csv-gbk.csv' }); \
         add('mingbai-list', { src: '/data/list/recall.json', profile: '/dist/profile.recall.json' });",
    )?;
    wait(
        stage.browser,
        "mb.hosts().length === 2 && mb.hosts().every((host) => mb.text(host).includes('数据截至'))",
        SOON,
    )?;
    // The page itself asks with its cookie: the server sees one.
    stage
        .browser
        .eval("await fetch('/data/budget/csv-gbk.csv?own')")?;
    for (prefix, told) in [
        ("/data/budget/csv-gbk.csv", 1),
        ("/data/list/", 0),
        ("/dist/profile", 0),
    ] {
        let seen = stage.site.told(prefix)?;
        stage.expect(
            seen == told,
            format!("{prefix}: {seen} requests with a cookie or a referrer"),
        );
    }
    let asked = stage.site.hits("/dist/profile")?;
    stage.expect(
        asked == 1,
        format!("the profile was asked for {asked} times"),
    );
    stage
        .browser
        .eval("document.cookie = 'who=; path=/; max-age=0'")
        .map(drop)
}
