//! The hostile strings of the registries through every text of every widget and through every reader: nothing is
//! executed, nothing is drawn that is not ours, nothing is asked for that was not meant, and no policy is violated. A page
//! that is vulnerable on purpose shows in each engine that the hooks see what runs.

mod judge;
mod pages;
mod readers;

use std::sync::OnceLock;

use anyhow::{Result, anyhow, ensure};
use mingbai_demo::Example;
use serde_json::{Value, json};

use super::{NEW, Plan};
use crate::checks::ask_with;
use crate::corpus::Corpus;
use crate::corpus::documents::{Supply, Way, alone, bases, whole};
use crate::runner::{Case, Stage};
use crate::site::Site;
use crate::tools::Tools;

use judge::{judged, open_all, seen};
use pages::{Folder, tag};

/// So many strings at least are drawn as they are, so that nothing passes because nothing is drawn.
const SEEN: usize = 500;
/// Of policies: one card is open at a time, so that fewer of their texts are seen.
const SEEN_POLICY: usize = 400;
/// The control fires at least so often, in each engine.
const FIRES: u64 = 30;
/// Names of pictures: a widget may ask for what stands there.
const PICTURES: [&str; 3] = ["photo_url", "\"documents\"", "\"body\""];

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut widgets: Vec<String> = Vec::new();
    for example in &plan.examples {
        if !widgets.contains(&example.widget) {
            widgets.push(example.widget.clone());
        }
    }
    let mut cases = vec![Case::alone("corpus/strings", |tools| {
        let corpus = corpus(tools)?;
        let counts: Vec<String> = corpus
            .counts
            .iter()
            .map(|(package, count)| format!("{package} {count}"))
            .collect();
        println!(
            "hostile strings: {}; {} unique, {} of them sharp",
            counts.join(", "),
            corpus.strings.len(),
            corpus.sharp().len()
        );
        Ok(())
    })];
    let parts: [(&str, Part); 4] = [
        ("whole", in_whole),
        ("fields", in_fields),
        ("turns", in_turns),
        ("readers", readers::through),
    ];
    for engine in plan.engines(&NEW) {
        cases.push(Case::new(engine, "corpus/control", 60, control));
        for widget in &widgets {
            for (name, part) in parts {
                let widget = widget.clone();
                // What is drawn like another has no other way for a string to go.
                let examples = plan.examples.iter().filter(|own| own.like.is_none());
                let examples: Vec<Example> = examples.cloned().collect();
                cases.push(Case::new(
                    engine,
                    &format!("corpus/{widget}/{name}"),
                    120,
                    move |stage| {
                        let folder = Folder::new(&stage.tools.root)?;
                        stage.site = Site::with_cases(&stage.tools.root, folder.place.clone())?;
                        stage.browser.viewport(1280, 844)?;
                        let corpus = corpus(stage.tools)?;
                        part(stage, &folder, &widget, &examples, corpus)
                    },
                ));
            }
        }
    }
    cases
}

type Part = fn(&mut Stage<'_>, &Folder, &str, &[Example], &Corpus) -> Result<()>;

fn corpus(tools: &Tools) -> Result<&'static Corpus> {
    static READ: OnceLock<Result<Corpus, String>> = OnceLock::new();
    READ.get_or_init(|| Corpus::read(&tools.corpora).map_err(|error| format!("{error:#}")))
        .as_ref()
        .map_err(|error| anyhow!("{error}"))
}

/// The hooks see what runs.
fn control(stage: &mut Stage<'_>) -> Result<()> {
    let folder = Folder::new(&stage.tools.root)?;
    stage.site = Site::with_cases(&stage.tools.root, folder.place.clone())?;
    let corpus = corpus(stage.tools)?;
    stage.open("/case/corpus/control.html")?;
    let fired = stage.browser.eval_with(
        "return await window.control(arguments[0], 40);",
        &[json!(corpus.sharp())],
    )?;
    let fired = fired.as_u64().unwrap_or(0);
    println!("{}: the control fired {fired} times", stage.engine());
    ensure!(
        fired >= FIRES,
        "The control fired {fired} times and not {FIRES}: the hooks are blind."
    );
    Ok(())
}

/// Queries for a search.
fn queries(corpus: &Corpus) -> Vec<&str> {
    let sharp = corpus.sharp();
    let step = (sharp.len() / 4).max(1);
    sharp
        .iter()
        .step_by(step)
        .map(|text| text.as_str())
        .collect()
}

fn pictures(values: &[&Value]) -> bool {
    values.iter().any(|value| {
        let text = value.to_string();
        PICTURES.iter().any(|name| text.contains(name))
    })
}

/// The attributes of an example as a tag takes them.
fn attributes<'a>(example: &'a Example, src: &'a str) -> Vec<(&'a str, &'a str)> {
    let own = example.attributes.iter();
    let mut all = vec![("src", src)];
    all.extend(own.map(|(name, value)| (name.as_str(), value.as_str())));
    all
}

/// A page is opened, everything on it is opened (so many presses a widget, in so many milliseconds), and it is judged.
fn visit(
    stage: &mut Stage<'_>,
    url: &str,
    queries: &[&str],
    presses: [u64; 2],
    pictures: bool,
) -> Result<()> {
    stage.open(url)?;
    open_all(stage, queries, presses)?;
    judged(stage, url, pictures)
}

/// Documents of which every text is hostile: in the place of what was published, behind it, and with nothing left that
/// the format reads. Once where everything may run, once under the strict policy.
fn in_whole(
    stage: &mut Stage<'_>,
    folder: &Folder,
    widget: &str,
    examples: &[Example],
    corpus: &Corpus,
) -> Result<()> {
    let bases = bases(examples, widget);
    ensure!(
        !bases.is_empty(),
        "No example of {widget} has JSON at an address."
    );
    let sharp = corpus.sharp();
    let mut tags = Vec::new();
    let mut strict = Vec::new();
    for (at, (example, base)) in bases.iter().enumerate() {
        let mut some = Supply::new(sharp.iter().copied());
        let made = if at == 0 {
            let mut every = Supply::new(&corpus.strings);
            whole(base, Way::Instead, &mut every, 1_200, 8)
        } else {
            whole(base, Way::Instead, &mut some, 20, 1)
        };
        let behind = whole(base, Way::Behind, &mut some, 20, 1);
        let everything = whole(base, Way::Everything, &mut some, 20, 1);
        for (number, document) in made.iter().chain(&behind).chain(&everything).enumerate() {
            let url = folder.put(&format!("{at}-{number}.json"), &document.to_string())?;
            tags.push(tag(widget, &attributes(example, &url), "<p>后备</p>"));
        }
        // Under the policy, one of each example.
        strict.extend(
            tags.len()
                .checked_sub(2)
                .and_then(|at| tags.get(at))
                .cloned(),
        );
    }
    let values: Vec<&Value> = bases.iter().map(|(_, base)| base).collect();
    let pictures = pictures(&values);
    let url = folder.page("whole.html", widget, &tags)?;
    visit(stage, &url, &queries(corpus), [20, 5_000], pictures)?;
    let strings: Vec<&str> = corpus.strings.iter().map(String::as_str).collect();
    let drawn = seen(stage, &strings)?;
    println!(
        "{} {widget}: {drawn} of {} strings were drawn as they are",
        stage.engine(),
        strings.len()
    );
    let least = if widget == "policy" {
        SEEN_POLICY
    } else {
        SEEN
    };
    ensure!(drawn >= least, "Only {drawn} strings were drawn.");
    let url = folder.page("strict.html", widget, &strict)?;
    visit(
        stage,
        &format!("{url}?csp=strict"),
        &[],
        [5, 2_000],
        pictures,
    )
}

/// Each text alone, so that a document which is refused for one of them does not hide the others.
fn in_fields(
    stage: &mut Stage<'_>,
    folder: &Folder,
    widget: &str,
    examples: &[Example],
    corpus: &Corpus,
) -> Result<()> {
    let sharp = corpus.sharp();
    let mut supply = Supply::new(sharp.iter().copied());
    let bases = bases(examples, widget);
    let mut tags = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (at, (example, base)) in bases.iter().enumerate() {
        for (number, (field, document)) in alone(base, &mut supply, 4).into_iter().enumerate() {
            if known.contains(&field) {
                continue;
            }
            known.push(field);
            let url = folder.put(&format!("{at}-{number}.json"), &document.to_string())?;
            tags.push(tag(widget, &attributes(example, &url), "<p>后备</p>"));
        }
    }
    println!("{widget}: {} fields", known.len());
    let values: Vec<&Value> = bases.iter().map(|(_, base)| base).collect();
    let url = folder.page("fields.html", widget, &tags)?;
    visit(stage, &url, &[], [3, 3_000], pictures(&values))
}

/// One tag, whose data and attributes change from turn to turn: each text of the document and each attribute that is a
/// text meets another sharp string at every turn.
fn in_turns(
    stage: &mut Stage<'_>,
    folder: &Folder,
    widget: &str,
    examples: &[Example],
    corpus: &Corpus,
) -> Result<()> {
    let bases = bases(examples, widget);
    let values: Vec<&Value> = bases.iter().map(|(_, base)| base).collect();
    let sharp = corpus.sharp();
    let tags = [tag(widget, &[], "<p>后备</p>")];
    let url = folder.page("turns.html", widget, &tags)?;
    stage.open(&url)?;
    let turns = ask_with(
        stage.browser,
        TURNS,
        &[
            json!(values),
            json!(sharp),
            json!(texts(stage, widget)?),
            json!(5_000),
        ],
    )?;
    println!("{} {widget}: turns {turns}", stage.engine());
    judged(stage, "turns", pictures(&values))
}

/// The attributes of a tag that are texts; what decides where data comes from is none.
fn texts(stage: &Stage<'_>, widget: &str) -> Result<Vec<String>> {
    let file = stage.tools.root.join("pkg/custom-elements.json");
    let list: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let tag = format!("mingbai-{widget}");
    let decides = [
        "src", "map", "outlines", "workdays", "allow", "verify", "preset", "profile",
    ];
    let found = list
        .pointer("/modules")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|module| module.get("declarations")?.as_array())
        .flatten()
        .filter(|own| own.get("tagName") == Some(&json!(tag)))
        .filter_map(|own| own.get("attributes")?.as_array())
        .flatten()
        .filter(|one| one.pointer("/type/text") == Some(&json!("string")))
        .filter_map(|one| one.get("name")?.as_str())
        .filter(|name| !decides.contains(name));
    let found: Vec<String> = found.map(str::to_owned).collect();
    ensure!(found.len() >= 4, "{tag} has only {found:?} for texts.");
    Ok(found)
}

const TURNS: &str = r#"
const [bases, strings, attributes, most] = arguments;
const host = mb.tags()[0], end = Date.now() + most;
const read = (name, text) => /^(schema|standard|unit|version)$/.test(name) || /^[a-z_]+$/.test(text) || !/[^\d\s.,:+\-—T年月日%]{2}/.test(text);
let turn = 0;
const filled = (value, name, at) => {
  if (typeof value === "string") return read(name, value) ? value : strings[(turn * 7 + at.next++ * 101) % strings.length];
  if (Array.isArray(value)) return value.slice(0, 3).map((one) => filled(one, name, at));
  if (value && typeof value === "object") {
    const own = {};
    for (const key of Object.keys(value)) own[key] = filled(value[key], key, at);
    return own;
  }
  return value;
};
let drawn = 0;
for (; Date.now() < end && turn < strings.length; turn++) {
  attributes.forEach((name, at) => host.setAttribute(name, strings[(turn + at * 53) % strings.length]));
  host.data = filled(bases[turn % bases.length], "", { next: 0 });
  await mb.frames(2);
  if (mb.drawn(host)) drawn++;
  if (turn % 10 === 0) for (const one of Array.from(host.shadowRoot.querySelectorAll("button[aria-expanded=false]")).slice(0, 3)) one.click();
}
return { turn, drawn };
"#;
