//! Boards as readers see them who tell fewer colours apart, as Chromium simulates it: pictures to be looked at, and every
//! level is there in words. What can be computed of it is in `widgets/ui/tests/colours.rs`.

use std::time::Duration;

use anyhow::Result;
use mingbai_demo::Example;
use serde_json::json;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{ask, drawn, shows};
use crate::runner::{Case, Stage};

/// The boards with every level, and the button that shows them in another way.
const BOARDS: [(&str, &str, &str); 3] = [
    ("air", "six-levels", "m1"),
    ("water", "month", "m1"),
    ("livelihood", "year", "m1"),
];
/// As the DevTools protocol calls them (`Emulation.setEmulatedVisionDeficiency`).
const KINDS: [&str; 4] = ["protanopia", "deuteranopia", "tritanopia", "achromatopsia"];
const PHONE: u32 = 390;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&[Engine::Chromium]) {
        for (widget, id, other) in BOARDS {
            let mut examples = plan.examples.iter();
            let Some(example) = examples.find(|one| one.widget == widget && one.id == id) else {
                continue;
            };
            for kind in KINDS {
                let name = format!("vision/{widget}/{id}/{kind}");
                let example = example.clone();
                cases.push(Case::new(engine, &name, 60, move |stage| {
                    let looked = look(stage, &example, kind, other);
                    // The browser may serve other cases.
                    emulate(stage, "none")?;
                    looked
                }));
            }
        }
    }
    cases
}

fn emulate(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    let kind = json!({ "type": kind });
    let set = "Emulation.setEmulatedVisionDeficiency";
    stage.browser.cdp(set, kind).map(drop)
}

fn look(stage: &mut Stage<'_>, example: &Example, kind: &str, other: &str) -> Result<()> {
    stage.browser.viewport(PHONE, 844)?;
    stage.open(&format!("{}?plain=1&theme=light", example.url()))?;
    drawn(stage.browser, Duration::from_secs(20))?;
    emulate(stage, kind)?;
    let found = shows(stage.browser, &example.expect.shows)?;
    stage.found("list", found);
    let place = format!(
        "{}/{}/{}-{kind}",
        stage.engine(),
        example.widget,
        example.id
    );
    stage.picture(&format!("{place}.png"))?;
    ask(
        stage.browser,
        &format!(
            "mb.inner(mb.hosts()[0]).querySelector('[data-a=\"{other}\"]').click(); await mb.frames(3);"
        ),
    )?;
    stage.picture(&format!("{place}-{other}.png"))
}
