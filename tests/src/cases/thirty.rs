//! Thirty widgets on a page, as on the front page of a city with its districts: none traps, all are drawn, and what a reader
//! does in three of them leaves the others as they were. One with data that ends in the middle is the only one without.

use anyhow::Result;
use serde_json::{Value, json};

use super::many::VISIT;
use super::{EVERY, Entry, NEW, SOON, expect, unnoticed};
use crate::checks::{ask, ask_with, drawn, lines, views, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[
    ("thirty", EVERY, 120, whole),
    ("thirty-broken", NEW, 120, broken),
];

/// The one whose data is cut off.
const BROKEN: usize = 17;
/// Those in which the reader goes down and opens views; the last has the data of the first once more.
const USED: [usize; 3] = [1, 9, 11];

/// What the widgets have written into the console: a trap is caught by the shell, which says so there.
const SAID: &str = "return window.__notes.warned.filter((one) => /mingbai|RuntimeError|unreachable|out of bounds/i.test(one));";

/// What each widget shows, but for the time of the last check.
const TEXTS: &str =
    "return mb.hosts().map((host) => mb.text(host).replace(/\\d{1,2}:\\d\\d/g, ''));";

/// Goes into the first line that has lines of its own in widget `arguments[0]`; what is shown then is another list.
const DRILL: &str = r#"
const host = mb.hosts()[arguments[0]];
host.scrollIntoView();
await mb.frames(2);
const before = mb.text(host);
const line = mb.inner(host).querySelector("button[data-a^=d]");
if (!line) return "there is nothing to go into";
line.click();
await mb.frames(3);
return mb.text(host) === before ? "nothing has changed" : "";
"#;

/// Goes back to the uppermost level.
const UP: &str = r#"
const host = mb.hosts()[arguments[0]];
const up = mb.inner(host).querySelector(".mb-crumbs button");
if (!up) return "there is no way up";
up.click();
await mb.frames(3);
return "";
"#;

fn begin(stage: &mut Stage<'_>, name: &str) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open(&format!("/case/{name}/page.html"))?;
    ask(stage.browser, VISIT)?;
    expect(stage, "return mb.hosts().length", json!(30), "widgets")
}

/// Nothing trapped.
fn sound(stage: &mut Stage<'_>, when: &str) -> Result<()> {
    let said = lines(&ask(stage.browser, SAID)?);
    stage.expect(said.is_empty(), format!("{when}: {}", said.join(" | ")));
    Ok(())
}

fn act(stage: &mut Stage<'_>, script: &str, at: usize) -> Result<()> {
    let wrong = ask_with(stage.browser, script, &[json!(at)])?;
    stage.expect(wrong == json!(""), format!("widget {at}: {wrong}"));
    Ok(())
}

/// The reader goes down and up and opens every view in three of them; then all is as it was.
fn used(stage: &mut Stage<'_>, of: &[usize]) -> Result<()> {
    let before = ask(stage.browser, TEXTS)?;
    for at in of.iter().copied() {
        act(stage, DRILL, at)?;
        act(stage, UP, at)?;
        let offered = views::offered(stage.browser, at)?;
        stage.expect(
            offered.len() > 4,
            format!("widget {at} offers {offered:?} only"),
        );
        for name in offered.iter().skip(1) {
            let found = views::open(stage.browser, at, name)?;
            stage.found(&format!("widget {at}"), found);
        }
    }
    // All three are open at once.
    let open =
        "return mb.hosts().filter((host) => host.shadowRoot.querySelector('[data-part]')).length";
    expect(stage, open, json!(of.len()), "open views")?;
    sound(stage, "with views open")?;
    for at in of.iter().copied() {
        views::choose(stage.browser, at, "表格")?;
    }
    let after = ask(stage.browser, TEXTS)?;
    for at in 0..30 {
        let (before, after) = (before.get(at), after.get(at));
        stage.expect(
            before.is_some() && before == after,
            format!("widget {at} says something else afterwards"),
        );
    }
    sound(stage, "after all")
}

fn whole(stage: &mut Stage<'_>) -> Result<()> {
    begin(stage, "thirty")?;
    drawn(stage.browser, SOON)?;
    sound(stage, "drawn")?;
    used(stage, &USED)?;
    drawn(stage.browser, SOON)?;
    let states = ask(stage.browser, "return mb.hosts().map(mb.state)")?;
    let good = |state: &Value| state != "error" && state != "dead";
    stage.expect(
        states.as_array().is_some_and(|all| all.iter().all(good)),
        format!("states: {states}"),
    );
    unnoticed(stage)
}

fn broken(stage: &mut Stage<'_>) -> Result<()> {
    begin(stage, "thirty-broken")?;
    let there = format!(
        "mb.hosts().every((host, at) => at === {BROKEN} ? mb.state(host) === 'error' : mb.drawn(host))"
    );
    wait(stage.browser, &there, SOON)?;
    let script = format!(
        "const host = mb.hosts()[{BROKEN}]; \
         return [mb.fallback(host), mb.text(host).includes('暂时无法获取数据'), mb.code(host) === 'dead'];"
    );
    expect(
        stage,
        &script,
        json!([true, true, false]),
        "the page's own content, a sentence, dead",
    )?;
    let traps = "return window.__notes.warned.filter((one) => /RuntimeError|unreachable|out of bounds|panic/i.test(one)).length";
    expect(stage, traps, json!(0), "traps")?;
    for at in [BROKEN - 1, BROKEN + 1] {
        let name = views::offered(stage.browser, at)?;
        if let Some(name) = name.get(1) {
            let found = views::open(stage.browser, at, name)?;
            stage.found(name, found);
        }
    }
    wait(stage.browser, &there, SOON)?;
    expect(stage, traps, json!(0), "traps afterwards")?;
    unnoticed(stage)
}
