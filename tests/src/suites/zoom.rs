//! Text at 200 % on a phone (WCAG 1.4.4): a browser that enlarges a page to twice its size lays it out in half the width.
//! Every example is drawn in a window half as wide as a phone, its table or board and every view that it offers, and
//! nothing is cut off, lies on something else, or makes the page scroll sideways.

use std::time::Duration;

use anyhow::Result;
use mingbai_demo::Example;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{drawn, overflow, overlap, views};
use crate::runner::{Case, Stage};

/// Half of 390 px, the width of most phones.
const WIDTH: u32 = 195;
const HEIGHT: u32 = 422;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&[Engine::Chromium]) {
        for example in &plan.examples {
            let name = format!("zoom/{}/{}", example.widget, example.id);
            let example = example.clone();
            cases.push(Case::new(engine, &name, 120, move |stage| {
                twice(stage, &example)
            }));
        }
    }
    cases
}

fn twice(stage: &mut Stage<'_>, example: &Example) -> Result<()> {
    stage.browser.viewport(WIDTH, HEIGHT)?;
    stage.open(&format!("{}?plain=1", example.url()))?;
    drawn(stage.browser, Duration::from_secs(20))?;
    fits(stage, example, "first")?;
    let offered = views::offered(stage.browser, 0)?;
    for (at, name) in offered.iter().enumerate().skip(1) {
        let found = views::open(stage.browser, 0, name)?;
        stage.found(name, found);
        fits(stage, example, &format!("view{at}"))?;
    }
    Ok(())
}

/// What is drawn has its place.
fn fits(stage: &mut Stage<'_>, example: &Example, place: &str) -> Result<()> {
    stage.browser.eval("scrollTo(0, 0);")?;
    let found = overflow(stage.browser)?;
    stage.found(place, found);
    let found = overlap(stage.browser)?;
    stage.found(place, found);
    stage.picture(&format!(
        "{}/{}/{}-zoom-{place}.png",
        stage.engine(),
        example.widget,
        example.id
    ))
}
