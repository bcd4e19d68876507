//! What a reader opens instead of the table comes in a module of its own: when it is fetched, what remains when it, or
//! what explains its words, cannot be had or fails.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{EVERY, Entry, NEW, SOON, expect, pause, unnoticed};
use crate::checks::{ask, ask_with, drawn, views, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("view-opens", EVERY, 60, opens),
    ("view-strict", NEW, 60, strict),
    ("view-single", NEW, 60, single),
    ("view-missing", NEW, 60, |stage| missing(stage, "views-")),
    ("view-without-more", NEW, 60, |stage| {
        missing(stage, "more-")
    }),
    ("view-panics", EVERY, 90, panics),
    ("view-words", EVERY, 90, words),
    ("view-without-words", NEW, 60, without_words),
    ("view-follows", NEW, 60, follows),
    ("view-leaves", NEW, 60, leaves),
];

pub(super) const HUNDRED: &str = "每100元";
pub(super) const AREA: &str = "面积图";
pub(super) const TABLE: &str = "表格";
const SENTENCE: &str = "图形暂时无法显示，表格仍可用。";

/// How many requests there were for the module.
fn fetched(stage: &mut Stage<'_>) -> Result<usize> {
    let count = stage.browser.eval(
        "return performance.getEntriesByType('resource').filter(one => /\\/views-[^/]*\\.wasm/.test(one.name)).length",
    )?;
    Ok(usize::try_from(count.as_u64().unwrap_or(99))?)
}

pub(super) fn chosen(stage: &mut Stage<'_>, name: &str) -> Result<()> {
    let found = views::open(stage.browser, 0, name)?;
    stage.found(name, found);
    Ok(())
}

/// The table is on screen, and no view.
pub(super) fn at_the_table(stage: &mut Stage<'_>) -> Result<()> {
    let script = "const root = mb.hosts()[0].shadowRoot; \
        return [!!root.querySelector('[data-part]'), root.querySelectorAll('.mb-table tbody tr').length > 3];";
    let found = ask(stage.browser, script)?;
    stage.expect(
        found == json!([false, true]),
        format!("a view, and the table: {found}"),
    );
    Ok(())
}

/// Fetched when the first one is opened, once; the table comes back as it was.
fn opens(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/load/page.html")?;
    drawn(stage.browser, SOON)?;
    let before = fetched(stage)?;
    chosen(stage, HUNDRED)?;
    chosen(stage, AREA)?;
    views::choose(stage.browser, 0, TABLE)?;
    at_the_table(stage)?;
    chosen(stage, AREA)?;
    let after = fetched(stage)?;
    stage.expect(
        (before, after) == (0, 1),
        format!("{before} requests for the module, then {after}"),
    );
    unnoticed(stage)
}

fn strict(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/load/page.html?csp=strict")?;
    drawn(stage.browser, SOON)?;
    chosen(stage, AREA)?;
    unnoticed(stage)
}

/// One more script, which has the words too, and nothing else.
fn single(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/single/page.html")?;
    drawn(stage.browser, SOON)?;
    let name = views::offered(stage.browser, 0)?;
    let name = name.get(1).context("No view is offered.")?;
    chosen(stage, name)?;
    let terms = "!!mb.hosts()[0].shadowRoot.querySelector('[data-part] .mbv-terms')";
    wait(stage.browser, terms, SOON).context("Nothing is explained.")?;
    let files = stage.site.hits("/dist/")?;
    stage.expect(
        files == 2,
        format!("{files} requests for files of the package instead of two"),
    );
    unnoticed(stage)
}

/// A file is not there: the reader is told, has the table, and may try again.
fn missing(stage: &mut Stage<'_>, file: &str) -> Result<()> {
    stage.open("/case/load/page.html")?;
    drawn(stage.browser, SOON)?;
    // Scripts come by a tag, modules by a request.
    let script = r#"
const own = window.fetch, wrong = (url) => String(url).includes("/" + arguments[0]);
const file = arguments[0];
window.fetch = (url, ...rest) => String(url).includes("/" + file) ? Promise.resolve(new Response("", { status: 404 })) : own(url, ...rest);
const append = document.head.appendChild;
document.head.appendChild = (tag) => {
  if (!String(tag.src).includes("/" + file)) return append.call(document.head, tag);
  setTimeout(() => tag.onerror(new Event("error")), 10);
  return tag;
};
"#;
    ask_with(stage.browser, script, &[json!(file)])?;
    for turn in 0..2 {
        views::choose(stage.browser, 0, AREA)?;
        let there = format!(
            "mb.text(mb.hosts()[0]).includes('{SENTENCE}') && !mb.hosts()[0].shadowRoot.querySelector('[data-part]')"
        );
        wait(stage.browser, &there, SOON).with_context(|| format!("turn {turn}"))?;
        at_the_table(stage)?;
    }
    let hints = "return window.__notes.warned.filter(one => /mingbai/.test(one)).length > 0";
    if file == "views-" {
        expect(stage, hints, json!(true), "a hint in the console")?;
    }
    views::choose(stage.browser, 0, TABLE)?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    stage.expect(
        !text.as_str().unwrap_or_default().contains(SENTENCE),
        "the sentence stays",
    );
    unnoticed(stage)
}

/// What is explained in the view of the only widget.
const EXPLAINED: &str =
    "Array.from(mb.hosts()[0].shadowRoot.querySelectorAll('[data-part] .mbv-explain'))";

/// Presses the button that reads `name` in the view, and waits for the sentence about it.
fn explained(stage: &mut Stage<'_>, name: &str, sentence: &str) -> Result<()> {
    let button = format!(
        "Array.from(mb.hosts()[0].shadowRoot.querySelectorAll('[data-part] button')).find((one) => one.textContent === '{name}')"
    );
    wait(stage.browser, &format!("!!{button}"), SOON)
        .with_context(|| format!("no button {name}"))?;
    let before = ask(
        stage.browser,
        &format!("return {EXPLAINED}.some((one) => one.textContent.includes('{sentence}'))"),
    )?;
    stage.expect(before == json!(false), format!("{name} is open already"));
    ask(
        stage.browser,
        &format!("const one = {button}; one.focus(); one.click();"),
    )?;
    let there = format!(
        "{EXPLAINED}.some((one) => one.textContent.startsWith('{name}：{sentence}') && one.getBoundingClientRect().height > 0)"
    );
    wait(stage.browser, &there, SOON).with_context(|| format!("{name} is not explained"))
}

/// A line and a term are explained with what the file of words says; it is asked for once.
fn words(stage: &mut Stage<'_>) -> Result<()> {
    let text = std::fs::read_to_string(stage.tools.root.join("widgets/data/words/budget.json"))?;
    let file: Value = serde_json::from_str(&text)?;
    let say = |part: &str, name: &str| {
        let mut entries = file[part].as_array().into_iter().flatten();
        let entry = entries.find(|entry| entry["name"] == name);
        let say = entry.and_then(|entry| entry["say"].as_str());
        say.map(str::to_owned)
            .with_context(|| format!("no word {name}"))
    };
    stage.browser.viewport(1280, 844)?;
    stage.open("/example/budget/whole?plain=1")?;
    drawn(stage.browser, SOON)?;
    chosen(stage, HUNDRED)?;
    // The book of the table, which is no term of its own.
    let term = "一般公共预算";
    explained(stage, term, &say("books", term)?)?;
    let line = "教育支出";
    explained(stage, line, &say("function", line)?)?;
    chosen(stage, AREA)?;
    let script = "return performance.getEntriesByType('resource').filter((one) => /\\/words-budget-[^/]*\\.js/.test(one.name)).length";
    expect(stage, script, json!(1), "requests for the words")?;
    unnoticed(stage)
}

/// The words are not there: the view is, explains nothing, and nothing is said.
fn without_words(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/example/budget/whole?plain=1")?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const { head } = document, own = head.appendChild, notes = { asked: 0, warned: [] };
head.appendChild = (tag) => {
  if (!String(tag.src).includes("/words-budget-")) return own.call(head, tag);
  notes.asked += 1;
  setTimeout(() => tag.onerror());
  return tag;
};
console.warn = (words) => notes.warned.push(String(words));
window.__notes = notes;
(window.__allowed = window.__allowed || []).push("__notes", "__allowed");
"#;
    stage.browser.eval(script)?;
    chosen(stage, HUNDRED)?;
    wait(stage.browser, "window.__notes.asked > 0", SOON)?;
    pause(300);
    let script = format!(
        "const part = mb.hosts()[0].shadowRoot.querySelector('[data-part]'); \
         return [part.querySelectorAll('.mbv-rows li').length > 3, part.querySelectorAll('.mbv-why, .mbv-terms').length, {EXPLAINED}.length, \
         mb.text(mb.hosts()[0]).includes('{SENTENCE}'), window.__notes.warned.length];"
    );
    expect(
        stage,
        &script,
        json!([true, 0, 0, false, 0]),
        "rows, what can be explained, what is, a sentence, a hint",
    )?;
    unnoticed(stage)
}

/// Makes the next drawing in the view of widget `arguments[0]` throw: the browser's own functions do.
const FORCE: &str = r#"
const root = mb.hosts()[arguments[0]].shadowRoot;
const place = root.querySelector("[data-part]");
const button = Array.from(place.querySelectorAll("[data-a]")).find((one) => one.getBoundingClientRect().height > 0 && /^[dgn]/.test(one.getAttribute("data-a")));
if (!button) return "there is nothing to press";
const own = [
  [Document.prototype, "createElement"], [Document.prototype, "createElementNS"], [Document.prototype, "createTextNode"],
  [Node.prototype, "insertBefore"], [Element.prototype, "setAttribute"], [Element.prototype, "removeAttribute"],
].map(([proto, name]) => [proto, name, proto[name]]);
let thrown = 0;
const restore = () => own.forEach(([proto, name, call]) => { proto[name] = call; });
own.forEach(([proto, name]) => { proto[name] = function () { thrown += 1; restore(); throw new Error("forced"); }; });
try { button.focus(); button.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true })); } finally { restore(); }
await new Promise((next) => setTimeout(next, 100));
return thrown === 1 ? "failed" : "thrown " + thrown;
"#;

/// It fails from inside, in earnest: the widget is at its table, as the reader left it, and says so; a view of another
/// widget is still the same drawing.
fn panics(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/twelve/page.html")?;
    ask(stage.browser, super::many::VISIT)?;
    drawn(stage.browser, SOON)?;
    // The reader has chosen a unit in the table.
    let script =
        "mb.hosts()[1].shadowRoot.querySelector('[data-a=u8]').click(); await mb.frames(2);";
    ask(stage.browser, script)?;
    for at in [0, 1] {
        let found = views::open(stage.browser, at, AREA)?;
        stage.found("open", found);
    }
    let mark = "mb.hosts().forEach((host) => { host.shadowRoot.querySelector('.mb').seen = true; }); \
        mb.hosts()[0].shadowRoot.querySelector('[data-part]').firstElementChild.seen = true;";
    ask(stage.browser, mark)?;
    let thrown = ask_with(stage.browser, FORCE, &[json!(1)])?;
    anyhow::ensure!(
        thrown == json!("failed"),
        "The view was to fail from inside: {thrown}"
    );
    wait(
        stage.browser,
        &format!("mb.text(mb.hosts()[1]).includes('{SENTENCE}')"),
        SOON,
    )?;
    let script = r#"
const [zero, one] = mb.hosts().map((host) => host.shadowRoot);
const place = zero.querySelector("[data-part]");
return [
  mb.hosts().every((host) => mb.drawn(host) && host.shadowRoot.querySelector(".mb").seen === true),
  place.firstElementChild.seen === true && place.textContent.length > 3,
  !!one.querySelector("[data-part]"),
  one.querySelector("[data-a=u8]").getAttribute("aria-pressed"),
  mb.active() === one.querySelector("[data-a=v0]"),
];
"#;
    expect(
        stage,
        script,
        json!([true, true, false, "true", true]),
        "the same widgets, the other view, no view here, the unit, the focus",
    )?;
    // And again.
    let found = views::open(stage.browser, 1, AREA)?;
    stage.found("again", found);
    unnoticed(stage)
}

/// What the page changes while a view is open is drawn in it.
fn follows(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/load/page.html")?;
    drawn(stage.browser, SOON)?;
    chosen(stage, AREA)?;
    let place = "mb.hosts()[0].shadowRoot.querySelector('[data-part]')";
    let before = ask(stage.browser, &format!("return {place}.textContent"))?;
    stage.browser.eval("document.querySelector('mingbai-budget').data = await (await fetch('/data/budget/cangshan-2020.json')).json()")?;
    wait(
        stage.browser,
        &format!("{place} && {place}.textContent.length > 3 && {place}.textContent !== {before}"),
        SOON,
    )?;
    ask(
        stage.browser,
        "mb.set(mb.hosts()[0], 'size', 'elder'); await mb.frames(3);",
    )?;
    wait(
        stage.browser,
        "mb.hosts()[0].shadowRoot.querySelector('.mb').dataset.size === 'elder'",
        SOON,
    )?;
    unnoticed(stage)
}

/// Removed with its view open and brought back: the view is there again; nothing of it is left where it was.
fn leaves(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/moved/page.html")?;
    drawn(stage.browser, SOON)?;
    let name = views::offered(stage.browser, 0)?;
    let name = name.get(1).context("No view is offered.")?;
    chosen(stage, name)?;
    let script = r#"
const host = mb.hosts()[0], parent = host.parentNode;
host.remove();
await new Promise((next) => setTimeout(next, 100));
const left = host.shadowRoot.querySelectorAll(".mb, [data-part]").length;
parent.appendChild(host);
return left;
"#;
    expect(stage, script, json!(0), "drawings that are left")?;
    drawn(stage.browser, SOON)?;
    wait(
        stage.browser,
        "((place) => place && !place.querySelector('.mb-wait') && place.textContent.length > 3)(mb.hosts()[0].shadowRoot.querySelector('[data-part]'))",
        SOON,
    )?;
    unnoticed(stage)
}
