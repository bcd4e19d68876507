//! Every view that an example offers: it is drawn, it fits, axe finds nothing, the keyboard reaches everything in it and
//! leaves it, and the table is what it was. In one engine: what the engines do differently has cases of its own.

use std::time::Duration;

use anyhow::Result;
use mingbai_demo::Example;
use serde_json::json;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{accessible, ask, ask_with, drawn, keyboard, overflow, quiet, views, wait};
use crate::runner::{Case, Stage};

/// Width of the window, and the theme.
const LOOKS: [(u32, &str); 2] = [(390, "light"), (1280, "dark")];

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&[Engine::Chromium]) {
        let budgets = plan.examples.iter();
        for example in budgets.filter(|one| one.widget == "budget") {
            for (width, theme) in LOOKS {
                let name = format!("views/{}/{}/{width}", example.widget, example.id);
                let example = example.clone();
                cases.push(Case::new(engine, &name, 240, move |stage| {
                    each(stage, &example, width, theme)
                }));
            }
        }
    }
    cases
}

fn each(stage: &mut Stage<'_>, example: &Example, width: u32, theme: &str) -> Result<()> {
    stage.browser.viewport(width, 844)?;
    stage.open(&format!(
        "{}?plain=1&csp=strict&theme={theme}",
        example.url()
    ))?;
    drawn(stage.browser, Duration::from_secs(20))?;
    let set = "for (const host of mb.tags()) mb.set(host, 'theme', arguments[0]);";
    ask_with(stage.browser, set, &[json!(theme)])?;
    let there = format!("mb.hosts().every(host => mb.inner(host).dataset.theme === '{theme}')");
    wait(stage.browser, &there, Duration::from_secs(5))?;
    let text = "return mb.hosts().map(host => mb.text(host).replace(/\\d{1,2}:\\d\\d/g, ''));";
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
        stage.picture(&format!(
            "{}/{}/{}-{width}-{theme}-view{}.png",
            stage.engine(),
            example.widget,
            example.id,
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
    let after = ask(stage.browser, text)?;
    stage.expect(before == after, "the table is another one afterwards");
    let found = quiet(stage.browser)?;
    stage.found("after all", found);
    Ok(())
}
