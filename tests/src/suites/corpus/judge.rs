//! What is done with a page of the corpus, and what must not have happened on it.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::checks::{ask, ask_with, lines, quiet};
use crate::runner::Stage;

/// Everything that widgets draw. An element or attribute that is not here came from a text.
const ALLOWED: &str = r#"
const ELEMENTS = "a abbr article b br button canvas caption circle dd del div dl dt em figcaption figure footer g h1 h2 h3 h4 h5 h6 header i img input ins label li line link ol optgroup option p path polygon polyline rect s section select slot small span strong sub sup svg table tbody td text textarea tfoot th thead title tr u ul".split(" ");
const ATTRIBUTES = "class dir hidden id inert lang part role slot tabindex title".split(" ");
const OWN = {
  a: "download href rel".split(" "),
  button: "disabled type".split(" "),
  canvas: "height width".split(" "),
  img: "alt decoding height loading referrerpolicy src width".split(" "),
  input: "accept autocomplete capture enterkeyhint inputmode name placeholder type value".split(" "),
  link: "href rel".split(" "),
  ol: ["start"],
  optgroup: ["label"],
  option: "disabled selected value".split(" "),
  select: ["name"],
  svg: "focusable height preserveAspectRatio viewBox width".split(" "),
  td: "colspan height rowspan".split(" "),
  textarea: "readonly rows".split(" "),
  th: "colspan rowspan scope".split(" "),
};
const SHAPES = "circle g line path polygon polyline rect text".split(" ");
const SHAPE = "cx cy d fill height points r rx stroke text-anchor transform vector-effect width x x1 x2 y y1 y2".split(" ");
for (const name of SHAPES) OWN[name] = SHAPE;
"#;

/// Waits until every tag is at rest, scrolls through everything, searches for what is hostile, and presses and chooses,
/// each widget in its turn, as long as there is time.
const OPEN: &str = r#"
const [queries, presses, most] = arguments;
const began = Date.now(), times = [];
const done = (what) => times.push(what + " " + (Date.now() - began));
const rests = (host) => host.shadowRoot && !["", "loading"].includes(mb.state(host));
// A tag reads its data when it comes near, and is as high as it likes then.
for (const host of mb.tags()) {
  host.scrollIntoView();
  while (!rests(host)) {
    if (Date.now() > began + 40000) return "never at rest: " + mb.name(host) + " " + host.getAttribute("src");
    await new Promise((next) => setTimeout(next, 10));
  }
}
done("at rest");
for (let y = 0; y < document.scrollingElement.scrollHeight; y += innerHeight) {
  scrollTo(0, y);
  await mb.frames(1);
}
done("scrolled");
const hosts = mb.hosts().filter(mb.drawn);
const tell = (one, name) => one.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
for (const host of hosts.slice(0, 2)) {
  for (const field of Array.from(host.shadowRoot.querySelectorAll("input[type=search]"))) {
    for (const query of queries.concat("")) {
      field.value = query;
      tell(field, "input");
      await mb.frames(2);
    }
  }
}
done("searched");
// A print would be one of ours, and files are no nodes.
const never = /打印|保存|下载|图片|文件|附近|定位|位置/;
const controls = "button, summary, select, input[type=checkbox], input[type=radio], [role=button]";
const known = new WeakSet(), kinds = hosts.map(() => ({}));
const end = Date.now() + most;
let pressed = 0;
for (let turn = 0; turn < presses && Date.now() < end; turn++) {
  for (const [at, host] of hosts.entries()) {
    // Of a long list the first ones.
    const next = Array.from(host.shadowRoot.querySelectorAll(controls)).slice(0, 200).find((one) => {
      if (known.has(one) || one.disabled || never.test(one.textContent) || !one.getClientRects().length) return false;
      const group = one.closest("[role=group], .mb-ways") ? one.textContent : "";
      const kind = [one.className, one.getAttribute("data-a"), one.getAttribute("aria-expanded"), group].join();
      return (kinds[at][kind] = (kinds[at][kind] || 0) + 1) <= 3;
    });
    if (!next || Date.now() > end) continue;
    known.add(next);
    pressed++;
    if (next.tagName === "SELECT") {
      next.selectedIndex = next.options.length - 1;
      tell(next, "change");
    } else next.click();
    await mb.frames(1);
  }
}
for (const host of hosts) host.getShareData();
await mb.frames(2);
done(pressed + " pressed");
return times.join();
"#;

/// Opens what can be opened: so many presses a widget, in so many milliseconds.
pub(super) fn open_all(
    stage: &mut Stage<'_>,
    queries: &[&str],
    [presses, most]: [u64; 2],
) -> Result<()> {
    let asked = [json!(queries), json!(presses), json!(most)];
    let said = ask_with(stage.browser, OPEN, &asked)?;
    let said = said.as_str().unwrap_or_default();
    ensure!(!said.starts_with("never"), "{said}");
    Ok(())
}

/// What must not have happened: nothing was executed, nothing drawn that is not ours, nothing asked for that was not
/// meant, no policy violated. Pictures that the data name may be asked for at the page's own origin: that is what their field is for.
pub(super) fn judged(stage: &mut Stage<'_>, place: &str, pictures: bool) -> Result<()> {
    let script = [
        ALLOWED,
        r#"
const notes = window.__corpus, problems = [];
for (const one of notes.fired) problems.push("executed: " + one);
for (const key of Object.keys(notes.nodes)) {
  const [name, attribute] = key.split(" ");
  const known = attribute ? ATTRIBUTES.includes(attribute) || /^(aria|data)-[a-z-]+$/.test(attribute) || (OWN[name] || []).includes(attribute) : ELEMENTS.includes(name);
  if (!known) problems.push("drawn and not ours: <" + key + ">: " + notes.nodes[key]);
}
for (const key of Object.keys(notes.links)) {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(notes.links[key]);
  const known = key.startsWith("img ") ? ["http", "https", "blob"] : ["http", "https", "tel", "mailto", "blob"];
  if (scheme && !known.includes(scheme[1].toLowerCase())) problems.push("a link that is no link: " + key.slice(0, 200));
}
const own = /^\/(dist|assets|data)\/|^\/favicon\.ico$/;
for (const entry of performance.getEntriesByType("resource")) {
  const url = new URL(entry.name);
  const meant = url.protocol === "blob:" || (url.origin === location.origin && (own.test(url.pathname) || arguments[0].includes(url.pathname)));
  if (!meant && !(arguments[1] && entry.initiatorType === "img" && url.origin === location.origin)) problems.push("asked for: " + entry.initiatorType + " " + entry.name);
}
return problems;
"#,
    ]
    .concat();
    let files: Vec<String> = std::fs::read_dir(stage.site.cases().join("corpus"))?
        .flatten()
        .map(|entry| format!("/case/corpus/{}", entry.file_name().to_string_lossy()))
        .collect();
    let found = ask_with(stage.browser, &script, &[json!(files), json!(pictures)])?;
    stage.found(place, lines(&found));
    ask(
        stage.browser,
        "(window.__allowed = window.__allowed || []).push('__allowed');",
    )?;
    let mut found = quiet(stage.browser)?;
    found.retain(|one| {
        !pictures
            || !(one.starts_with("policy violated: img-src") || one.starts_with("not loaded: "))
    });
    stage.found(place, found);
    Ok(())
}

/// How many of these stand in the shadow trees, or stood there at some time, as texts of their own.
pub(super) fn seen(stage: &mut Stage<'_>, strings: &[&str]) -> Result<usize> {
    let found = ask_with(
        stage.browser,
        "const texts = window.__corpus.texts; return arguments[0].filter((one) => texts.has(one.replace(/\\s+/g, ' ').trim())).length;",
        &[json!(strings)],
    )?;
    Ok(usize::try_from(found.as_u64().unwrap_or(0))?)
}
