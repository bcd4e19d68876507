//! A widget fails from inside, in earnest: the browser's own functions throw while it draws. The others keep their data
//! and what the reader has done, and the page notices nothing.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{SOON, many, pause, unnoticed};
use crate::checks::{ask, ask_with, drawn, wait};
use crate::runner::Stage;

/// The one that fails.
const BROKEN: usize = 4;
/// The one in which the reader has searched.
const SEARCHED: usize = 1;
/// The one in which the reader has opened rows.
const OPENED: usize = 3;

/// Makes the next drawing in one widget throw, and lets it draw by a press on its button.
const FORCE: &str = r#"
const host = mb.hosts()[arguments[0]];
const before = mb.inner(host);
const own = [
  [Document.prototype, "createElement"], [Document.prototype, "createElementNS"], [Document.prototype, "createTextNode"],
  [Node.prototype, "insertBefore"], [Element.prototype, "setAttribute"],
].map(([proto, name]) => [proto, name, proto[name]]);
let thrown = 0;
const restore = () => own.forEach(([proto, name, call]) => { proto[name] = call; });
own.forEach(([proto, name]) => {
  proto[name] = function () { thrown += 1; restore(); throw new Error("forced"); };
});
try {
  const button = host.shadowRoot.querySelector(".mb tbody [aria-expanded]") || host.shadowRoot.querySelector(".mb button");
  if (!button) return "nothing to press: " + mb.state(host) + " " + mb.code(host) + ", " + innerWidth + " wide, " + host.shadowRoot.textContent.slice(0, 300);
  button.click();
  const end = Date.now() + 2000;
  while (!thrown && Date.now() < end) await new Promise((next) => setTimeout(next, 5));
} finally {
  restore();
}
// It failed in earnest when its drawing is another one, or none, afterwards.
const started = performance.now();
while (mb.inner(host) === before && performance.now() < started + 3000) await new Promise((next) => setTimeout(next, 5));
return thrown === 1 && mb.inner(host) !== before ? "failed" : "thrown " + thrown + ", but it lives on";
"#;

/// What each widget shows and what the reader has done in it.
const STATES: &str = r#"
return mb.hosts().map((host) => {
  const inner = mb.inner(host);
  const search = inner && inner.querySelector("input[type=search], input[type=text], input:not([type])");
  // The time of the last check may be another one.
  return [mb.drawn(host), mb.text(host).replace(/\d{1,2}:\d\d/g, ""), search ? search.value : "", inner ? Array.from(inner.querySelectorAll("[aria-expanded]")).map((one) => one.getAttribute("aria-expanded")).join("") : ""];
});
"#;

fn prepare(stage: &mut Stage<'_>) -> Result<Value> {
    // Wide enough that all rows are in one table and their buttons are there.
    stage.browser.viewport(1280, 844)?;
    stage.open("/case/twelve/page.html")?;
    ask(stage.browser, many::VISIT)?;
    drawn(stage.browser, SOON)?;
    let script = r#"
const hosts = mb.hosts();
const search = mb.inner(hosts[arguments[0]]).querySelector("input[type=search], input[type=text]");
search.value = "教育";
search.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
search.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
Array.from(mb.inner(hosts[arguments[1]]).querySelectorAll("tbody [aria-expanded], li [aria-expanded], [role=row] [aria-expanded]")).slice(0, 2).forEach((one) => one.click());
await new Promise((next) => setTimeout(next, 400));
await mb.frames(3);
return hosts.length;
"#;
    let count = ask_with(stage.browser, script, &[json!(SEARCHED), json!(OPENED)])
        .context("no search field in the widget")?;
    stage.expect(count == json!(12), format!("{count} widgets"));
    let states = ask(stage.browser, STATES)?;
    let opened = states
        .pointer(&format!("/{OPENED}/3"))
        .cloned()
        .unwrap_or_default();
    stage.expect(
        opened
            .as_str()
            .is_some_and(|text| text.contains("true") && text.contains("false")),
        format!("no rows were opened and closed: {opened}"),
    );
    let searched = states
        .pointer(&format!("/{SEARCHED}/2"))
        .cloned()
        .unwrap_or_default();
    stage.expect(
        searched == json!("教育"),
        format!("the search is {searched}"),
    );
    Ok(states)
}

fn force(stage: &mut Stage<'_>) -> Result<()> {
    let thrown = ask_with(stage.browser, FORCE, &[json!(BROKEN)])?;
    anyhow::ensure!(
        thrown == json!("failed"),
        "The widget was to fail from inside: {thrown}"
    );
    Ok(())
}

/// The eleven others are what they were.
fn others(stage: &mut Stage<'_>, before: &Value) -> Result<()> {
    let after = ask(stage.browser, STATES)?;
    for at in (0..12).filter(|at| *at != BROKEN) {
        let (before, after) = (before.get(at), after.get(at));
        for (part, what) in ["drawn", "text", "search", "open rows"].iter().enumerate() {
            let side = |states: Option<&Value>| {
                states
                    .and_then(|state| state.get(part))
                    .cloned()
                    .unwrap_or_default()
            };
            let (before, after) = (side(before), side(after));
            if before != after {
                stage.problem(format!("widget {at}: {what}: {}", changed(&before, &after)));
            }
        }
    }
    Ok(())
}

/// The first line that is another one.
fn changed(before: &Value, after: &Value) -> String {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let (before, after) = (text(before), text(after));
    let pair = before
        .lines()
        .zip(after.lines())
        .find(|(before, after)| before != after);
    let (before, after) = pair.unwrap_or((before.as_str(), after.as_str()));
    let short = |text: &str| text.chars().take(90).collect::<String>();
    format!("it was “{}” and is “{}”", short(before), short(after))
}

pub(super) fn once(stage: &mut Stage<'_>) -> Result<()> {
    let before = prepare(stage)?;
    let requests = stage.site.hits("/data/")?;
    force(stage)?;
    // All are back within a tenth of a second; a busy machine gets more.
    wait(
        stage.browser,
        "mb.hosts().every(mb.drawn)",
        std::time::Duration::from_secs(5),
    )?;
    pause(300);
    drawn(stage.browser, SOON)?;
    others(stage, &before)?;
    let after = stage.site.hits("/data/")?;
    stage.expect(
        after <= requests + 1,
        format!("{} requests because one widget failed", after - requests),
    );
    let hints = stage
        .browser
        .eval("return window.__notes.warned.filter(one => /mingbai/.test(one)).length")?;
    stage.expect(hints == json!(1), format!("{hints} hints in the console"));
    unnoticed(stage)
}

/// It fails again and again: three times it comes back, then its page's own content stands there, and only there.
pub(super) fn again(stage: &mut Stage<'_>) -> Result<()> {
    let before = prepare(stage)?;
    for turn in 1..=4 {
        force(stage).with_context(|| format!("turn {turn}"))?;
        let there = format!(
            "mb.hosts().every((host, at) => at === {BROKEN} ? mb.drawn(host) || mb.state(host) === 'dead' : mb.drawn(host))"
        );
        wait(stage.browser, &there, std::time::Duration::from_secs(5))?;
        pause(300);
    }
    let script = format!(
        "const host = mb.hosts()[{BROKEN}]; return [mb.state(host), mb.code(host), mb.fallback(host), !!mb.inner(host)];"
    );
    super::expect(
        stage,
        &script,
        json!(["dead", "dead", true, false]),
        "state, code, own content, drawing",
    )?;
    others(stage, &before)?;
    unnoticed(stage)
}
