//! The ways a widget gets onto a page: a table in place, a div, a frame, one file with the module inside.

use anyhow::Result;
use serde_json::json;

use super::many::a_map;
use super::{EVERY, Entry, NEW, SOON, expect, load, unnoticed};
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("in-place", EVERY, 40, in_place),
    ("in-place-alone", EVERY, 40, |stage| {
        load::stays(stage, "/case/in-place-alone/page.html")
    }),
    ("div", EVERY, 40, div),
    ("frame", NEW, 40, frame),
    ("frame-height", NEW, 40, frame_height),
    ("single", EVERY, 40, |stage| single(stage, "")),
    ("single-strict", NEW, 40, |stage| {
        single(stage, "?csp=strict")
    }),
    ("single-reader", EVERY, 60, |stage| single_reader(stage, "")),
    ("single-apart", EVERY, 60, |stage| single_apart(stage, "")),
    ("single-apart-strict", NEW, 60, |stage| {
        single_apart(stage, "?csp=strict")
    }),
    ("single-map", EVERY, 60, single_map),
    ("single-open", EVERY, 60, single_open),
    ("single-reader-strict", NEW, 60, |stage| {
        single_reader(stage, "?csp=strict")
    }),
];

/// The table is the data, and stays what it was.
fn in_place(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/in-place/page.html")?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const source = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
const own = document.querySelector("mingbai-budget");
return [own.innerHTML === source.querySelector("mingbai-budget").innerHTML, own.querySelector("table").getClientRects().length, own.querySelectorAll("table").length];
"#;
    expect(
        stage,
        script,
        json!([true, 0, 1]),
        "the page's table: unchanged, hidden, one",
    )?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    for words in ["公共安全支出", "35,126"] {
        stage.expect(
            text.as_str().unwrap_or_default().contains(words),
            format!("{words} is not shown"),
        );
    }
    let hits = stage.site.hits("/data/")? + stage.site.hits("/api/")?;
    stage.expect(
        hits == 0,
        format!("{hits} requests for data that is on the page"),
    );
    unnoticed(stage)
}

/// A div becomes a widget, also one that comes later; what is removed and comes back is drawn again.
fn div(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/div/page.html")?;
    drawn(stage.browser, SOON)?;
    stage.browser.eval(
        "const one = document.createElement('div'); one.setAttribute('data-mingbai', 'budget'); \
         one.setAttribute('data-src', '/data/budget/shanwei-2018.json'); one.innerHTML = '<p>后备</p>'; \
         document.getElementById('later').appendChild(one); one.scrollIntoView();",
    )?;
    wait(stage.browser, "mb.tags().length === 2", SOON)?;
    drawn(stage.browser, SOON)?;
    // An element that cannot have a shadow root stays what it is, and the page gets no error.
    stage.browser.eval("const list = document.createElement('ul'); list.setAttribute('data-mingbai', 'budget'); document.getElementById('later').before(list); await new Promise(next => setTimeout(next, 50)); list.remove();")?;
    stage.browser.eval("const one = document.getElementById('later').firstChild; one.remove(); await new Promise(next => setTimeout(next, 50)); document.body.appendChild(one); one.scrollIntoView();")?;
    drawn(stage.browser, SOON)?;
    unnoticed(stage)
}

/// With the script of the package the frame becomes as high as what is in it, under a strict policy too.
fn frame_height(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/embed-demo?csp=strict")?;
    let fits = "(() => { const frame = document.querySelector('iframe'), inner = frame.contentDocument; \
                return frame.offsetHeight > 700 && inner.documentElement.scrollHeight <= frame.clientHeight; })()";
    wait(stage.browser, fits, SOON)?;
    unnoticed(stage)
}

/// The frame tells its height, and it is the height of what is in it.
fn frame(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/frame/page.html")?;
    let inside = "(() => { const frame = document.getElementById('f').contentDocument; \
                  const host = frame && frame.querySelector('mingbai-budget'); return host && mb.drawn(host); })()";
    wait(
        stage.browser,
        &inside.replace(
            "mb.drawn(host)",
            "host.shadowRoot && host.shadowRoot.querySelector('slot').hidden",
        ),
        SOON,
    )?;
    wait(stage.browser, "window.__notes.heights.length > 0", SOON)?;
    // The page does what it is told, and the frame does not answer with another height without end.
    let script = r#"
const frame = document.getElementById("f"), heights = window.__notes.heights;
for (let turn = 0; turn < 10; turn++) {
  frame.height = heights[heights.length - 1];
  await new Promise((next) => setTimeout(next, 100));
}
const inner = frame.contentDocument.documentElement;
return { height: heights[heights.length - 1], scroll: inner.scrollHeight, client: inner.clientHeight, wide: inner.scrollWidth - inner.clientWidth, told: heights.length };
"#;
    let found = stage.browser.eval(script)?;
    let number = |name: &str| {
        found
            .get(name)
            .and_then(serde_json::Value::as_i64)
            .unwrap_or(-1)
    };
    stage.expect(
        number("height") > 300,
        format!("the height told is too small: {found}"),
    );
    stage.expect(
        number("scroll") <= number("client"),
        format!("the frame scrolls inside: {found}"),
    );
    stage.expect(
        number("wide") <= 0,
        format!("the frame scrolls sideways: {found}"),
    );
    stage.expect(
        number("told") < 10,
        format!("the height never rests: {found}"),
    );
    unnoticed(stage)
}

/// One script and nothing else.
fn single(stage: &mut Stage<'_>, query: &str) -> Result<()> {
    stage.open(&format!("/case/single/page.html{query}"))?;
    drawn(stage.browser, SOON)?;
    let files = stage.site.hits("/dist/")?;
    stage.expect(
        files == 1,
        format!("{files} requests for files of the package instead of one"),
    );
    unnoticed(stage)
}

/// Widgets that are not in the one script are in others beside it, each in its own.
fn single_apart(stage: &mut Stage<'_>, query: &str) -> Result<()> {
    stage.open(&format!("/case/single-apart/page.html{query}"))?;
    drawn(stage.browser, SOON)?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    stage.expect(
        text.as_str().is_some_and(|text| text.contains("劣Ⅴ类")),
        format!("the water says {text}"),
    );
    // What a list leaves to the shell is in the one script.
    let taken = "mb.text(mb.hosts()[2]).includes('7 件') && mb.hosts()[2].shadowRoot.querySelector('[data-part=taken] button')";
    wait(stage.browser, taken, SOON)?;
    expect(
        stage,
        PACKAGE,
        json!([
            "/dist/mingbai.single.js",
            "/dist/mingbai.single.lists.js",
            "/dist/mingbai.single.livelihood.js",
            "/dist/mingbai.single.water.js",
        ]),
        "files of the package",
    )?;
    unnoticed(stage)
}

/// A map is in a script beside as well.
fn single_map(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/single-map/page.html")?;
    drawn(stage.browser, SOON)?;
    a_map(stage)?;
    // A code of twelve digits could be somebody's number: what tells is in the script for few pages.
    let files = ["boards", "", "more"].map(|name| match name {
        "" => "/dist/mingbai.single.js".to_owned(),
        name => format!("/dist/mingbai.single.{name}.js"),
    });
    let files = json!(files);
    expect(stage, PACKAGE, files, "files of the package")?;
    unnoticed(stage)
}

/// So is what reads a package of an open standard.
fn single_open(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/single-open/page.html")?;
    drawn(stage.browser, SOON)?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    for words in ["青石河大桥改建", "示例市交通运输局"] {
        stage.expect(
            text.as_str().unwrap_or_default().contains(words),
            format!("{words} is not shown: {text}"),
        );
    }
    let files = ["", "livelihood", "open"].map(|name| match name {
        "" => "/dist/mingbai.single.js".to_owned(),
        name => format!("/dist/mingbai.single.{name}.js"),
    });
    expect(stage, PACKAGE, json!(files), "files of the package")?;
    unnoticed(stage)
}

/// The files of the package that a page has asked for.
const PACKAGE: &str = "return performance.getEntriesByType('resource').map(one => new URL(one.name).pathname).filter(path => path.startsWith('/dist/')).sort()";

/// What is no strict JSON is read with the one script beside it, and no module is asked for.
fn single_reader(stage: &mut Stage<'_>, query: &str) -> Result<()> {
    stage.open(&format!("/case/single-reader/page.html{query}"))?;
    drawn(stage.browser, SOON)?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    for words in ["教育支出", "28,901"] {
        stage.expect(
            text.as_str().unwrap_or_default().contains(words),
            format!("{words} is not shown"),
        );
    }
    expect(
        stage,
        PACKAGE,
        json!(["/dist/mingbai.single.js", "/dist/mingbai.single.more.js"]),
        "files of the package",
    )?;
    unnoticed(stage)
}
