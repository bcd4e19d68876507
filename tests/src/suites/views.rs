//! Every view that an example offers: it is drawn, it fits, axe finds nothing, the keyboard reaches everything in it and
//! leaves it, and the table is what it was. In one engine: what the engines do differently has cases of its own.

use std::time::Duration;

use anyhow::Result;
use mingbai_demo::Example;
use serde_json::json;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{
    accessible, ask, ask_with, drawn, elder, keyboard, overflow, quiet, views, wait,
};
use crate::runner::{Case, Stage};

/// Width of the window, theme, and size of letters.
type Look = (u32, &'static str, &'static str);
/// How every example is looked at.
const LOOKS: [Look; 2] = [(390, "light", "normal"), (1280, "dark", "normal")];
/// How the one with every kind of table is looked at besides.
const MORE: [Look; 8] = [
    (320, "light", "normal"),
    (320, "dark", "normal"),
    (320, "light", "elder"),
    (390, "dark", "normal"),
    (390, "light", "elder"),
    (1280, "light", "normal"),
    (1280, "contrast", "normal"),
    (1280, "light", "elder"),
];
const EVERYTHING: &str = "whole";

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&[Engine::Chromium]) {
        let budgets = plan.examples.iter();
        for example in budgets.filter(|one| one.widget == "budget") {
            let more = if example.id == EVERYTHING && !plan.quick {
                &MORE[..]
            } else {
                &[]
            };
            for look in LOOKS.iter().chain(more).copied() {
                let (width, ..) = look;
                let name = format!(
                    "views/{}/{}/{width}-{}",
                    example.widget,
                    example.id,
                    name_of(look)
                );
                let example = example.clone();
                cases.push(Case::new(engine, &name, 240, move |stage| {
                    each(stage, &example, look)
                }));
            }
        }
    }
    cases
}

/// As pictures of examples are called: by the theme, or by the size where it is another.
fn name_of((_, theme, size): Look) -> &'static str {
    if size == "elder" { size } else { theme }
}

fn each(stage: &mut Stage<'_>, example: &Example, look: Look) -> Result<()> {
    let (width, theme, size) = look;
    stage.browser.viewport(width, 844)?;
    stage.open(&format!(
        "{}?plain=1&csp=strict&theme={theme}",
        example.url()
    ))?;
    drawn(stage.browser, Duration::from_secs(20))?;
    let set = "for (const host of mb.tags()) { mb.set(host, 'theme', arguments[0]); mb.set(host, 'size', arguments[1]); }";
    ask_with(stage.browser, set, &[json!(theme), json!(size)])?;
    let there = format!(
        "mb.hosts().every(host => mb.inner(host).dataset.theme === '{theme}' && mb.inner(host).dataset.size === '{size}')"
    );
    wait(stage.browser, &there, Duration::from_secs(5))?;
    let text = "scrollTo(0, 0); await mb.frames(2); return mb.hosts().map(host => mb.text(host, true).replace(/\\d{1,2}:\\d\\d/g, ''));";
    let before = ask(stage.browser, text)?;
    let offered = views::offered(stage.browser, 0)?;
    let Some((table, others)) = offered.split_first() else {
        stage.problem("no views are offered");
        return Ok(());
    };
    for (at, name) in others.iter().enumerate() {
        let found = views::open(stage.browser, 0, name)?;
        stage.found(name, found);
        let found = overflow(stage.browser)?;
        stage.found(name, found);
        if size == "elder" {
            let found = elder(stage.browser)?;
            stage.found(name, found);
        }
        stage.picture(&format!(
            "{}/{}/{}-{width}-{}-view{}.png",
            stage.engine(),
            example.widget,
            example.id,
            name_of(look),
            at + 1
        ))?;
        // Before axe, which leaves a global behind.
        let found = quiet(stage.browser)?;
        stage.found(name, found);
        stage.browser.eval("window.__watch.globals = () => []")?;
        let axe = stage.tools.axe.clone();
        let found = accessible(stage.browser, &axe)?;
        stage.found(name, found);
        let found = keyboard(stage.browser)?;
        stage.found(name, found);
    }
    views::choose(stage.browser, 0, table)?;
    let mut after = ask(stage.browser, text)?;
    // A window follows what was scrolled a little later.
    for _ in 0..20 {
        if before == after {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        after = ask(stage.browser, text)?;
    }
    stage.expect(before == after, "the table is another one afterwards");
    let found = quiet(stage.browser)?;
    stage.found("after all", found);
    Ok(())
}
