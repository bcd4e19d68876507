//! A reader searches in plain words: what is found, what is said of it, and what remains without the file of words.

use anyhow::{Context, Result};
use serde_json::json;

use super::{EVERY, Entry, NEW, SOON, expect, pause, unnoticed};
use crate::browser::Key;
use crate::checks::{ask, drawn, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("search-plain", EVERY, 90, plain),
    ("search-elsewhere", NEW, 60, elsewhere),
    ("search-without-words", NEW, 60, without_words),
];

/// What the only widget shows: what is said of how much there is, the names of the rows, the first row, what is searched.
const SEEN: &str = r#"
const inner = mb.inner(mb.hosts()[0]);
const rows = Array.from(inner.querySelectorAll(".mb-table tbody tr.mb-line"));
const text = (one) => one ? one.textContent.replace(/\s+/g, " ") : "";
const seen = {
  said: text(inner.querySelector(".mb-count [role=status]")),
  names: rows.map((row) => row.querySelector("th .mb-leaf, th .mb-tog").firstChild.textContent),
  first: text(rows[0]),
  asked: performance.getEntriesByType("resource").filter((one) => /\/plain-budget-[^/]*\.js/.test(one.name)).length,
};
"#;

fn look(stage: &mut Stage<'_>) -> Result<serde_json::Value> {
    ask(stage.browser, &[SEEN, "return seen;"].concat())
}

/// A tap on the field, and a word; it is emptied first.
fn search(stage: &mut Stage<'_>, word: &str) -> Result<()> {
    stage.browser.focus()?;
    let script = "const field = mb.inner(mb.hosts()[0]).querySelector('input[type=search]'); \
        field.scrollIntoView({ block: 'center' }); field.focus(); field.select();";
    ask(stage.browser, script)?;
    stage.browser.press(&[Key::Backspace])?;
    stage.browser.type_text(word)?;
    Ok(())
}

/// Waits until what is said has `words` in it.
fn said(stage: &mut Stage<'_>, words: &str) -> Result<()> {
    let there = format!(
        "mb.inner(mb.hosts()[0]).querySelector('.mb-count [role=status]').textContent.includes('{words}')"
    );
    let found = wait(stage.browser, &there, SOON);
    if found.is_err() {
        let seen = look(stage)?;
        return found.with_context(|| format!("{words} is not said: {seen}"));
    }
    found
}

/// How much goes to schools, and is that more than last year? The field and a word answer it; names are found at once, the
/// file of words is asked for once, and nothing of it stays in the reader's state.
fn plain(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open("/case/search/page.html")?;
    drawn(stage.browser, SOON)?;
    let before = look(stage)?;
    stage.expect(before["asked"] == 0, format!("asked for at once: {before}"));
    search(stage, "学校")?;
    said(stage, "显示 2 行，“学校”属于教育支出等")?;
    stage.picture(&format!("{}/case/search-390.png", stage.engine()))?;
    let seen = look(stage)?;
    stage.expect(
        seen["names"] == json!(["教育支出", "普通教育"]),
        format!("{seen}"),
    );
    let first = seen["first"].as_str().unwrap_or_default().to_owned();
    for words in ["98,520", "比上年", "%"] {
        stage.expect(first.contains(words), format!("no {words} in “{first}”"));
    }
    // The focus stays where the reader types, and the next word is found without another request.
    let script =
        "return mb.active() === mb.inner(mb.hosts()[0]).querySelector('input[type=search]')";
    expect(stage, script, json!(true), "the focus is in the field")?;
    search(stage, "看病")?;
    said(stage, "“看病”属于卫生健康支出")?;
    search(stage, "教育支出")?;
    said(stage, "行")?;
    let seen = look(stage)?;
    stage.expect(
        seen["asked"] == 1 && !seen["said"].as_str().unwrap_or_default().contains("属于"),
        format!("{seen}"),
    );
    unnoticed(stage)
}

/// The table that is shown has nothing of it: the way to the one that has is a button, and the query goes along.
fn elsewhere(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/search/page.html")?;
    drawn(stage.browser, SOON)?;
    let script = "const one = mb.inner(mb.hosts()[0]).querySelector('select[data-a=t]'); one.value = '1'; \
        one.dispatchEvent(new Event('change', { bubbles: true, composed: true })); await mb.frames(3);";
    ask(stage.browser, script)?;
    search(stage, "学校")?;
    let button = "mb.inner(mb.hosts()[0]).querySelector('[data-a^=q]')";
    wait(stage.browser, &format!("!!{button}"), SOON)?;
    stage.picture(&format!(
        "{}/case/search-elsewhere-1280.png",
        stage.engine()
    ))?;
    stage.browser.focus()?;
    ask(stage.browser, &format!("{button}.focus()"))?;
    stage.browser.press(&[Key::Enter])?;
    said(stage, "“学校”属于教育支出")?;
    stage.picture(&format!("{}/case/search-1280.png", stage.engine()))?;
    let script = "return mb.active() === mb.inner(mb.hosts()[0]).querySelector('select[data-a=t]')";
    expect(stage, script, json!(true), "the focus is on the table")?;
    // What a table is about is found too, and is all of that table; the query is kept.
    for (word, table) in [("三公", "“三公”经费"), ("债务", "政府债务")] {
        search(stage, word)?;
        wait(stage.browser, &format!("!!{button}"), SOON)?;
        said(stage, "其他表里有")?;
        let named = format!("return {button}.textContent");
        expect(stage, &named, json!(table), "the first table")?;
        ask(
            stage.browser,
            &format!("{button}.click(); await mb.frames(3);"),
        )?;
        let seen = look(stage)?;
        stage.expect(
            seen["names"].as_array().is_some_and(|rows| rows.len() > 5),
            format!("{word}: {seen}"),
        );
        let kept = "return mb.inner(mb.hosts()[0]).querySelector('input[type=search]').value";
        expect(stage, kept, json!(word), "what is searched")?;
    }
    stage.picture(&format!("{}/case/search-table-1280.png", stage.engine()))?;
    unnoticed(stage)
}

/// The words are not there: names and codes are found, nothing is said, and it is not asked for at every key.
fn without_words(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/search/page.html")?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const { head } = document, own = head.appendChild, notes = { asked: 0 };
head.appendChild = (tag) => {
  if (!String(tag.src).includes("/plain-budget-")) return own.call(head, tag);
  notes.asked += 1;
  setTimeout(() => tag.onerror());
  return tag;
};
window.__notes = notes;
(window.__allowed = window.__allowed || []).push("__notes", "__allowed");
"#;
    stage.browser.eval(script)?;
    search(stage, "学校")?;
    wait(stage.browser, "window.__notes.asked > 0", SOON)?;
    pause(200);
    said(stage, "显示 0 行")?;
    search(stage, "205")?;
    pause(200);
    let seen = look(stage)?;
    let first = seen["first"].as_str().unwrap_or_default();
    stage.expect(first.contains("教育支出"), format!("{seen}"));
    expect(stage, "return window.__notes.asked", json!(1), "requests")?;
    unnoticed(stage)
}
