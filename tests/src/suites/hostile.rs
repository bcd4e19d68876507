//! Every example on a page whose style sheet attacks everything: it looks as it does on a friendly page.

use std::time::Duration;

use super::{NEW, Plan};
use crate::checks::{differences, drawn, look, overflow, quiet, shows};
use crate::runner::Case;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let examples = &plan.examples;
    plan.engines(&NEW)
        .into_iter()
        .flat_map(|engine| {
            examples.iter().cloned().map(move |example| {
                let name = format!("hostile/{}/{}", example.widget, example.id);
                Case::new(engine, &name, 60, move |stage| {
                    stage.browser.viewport(1280, 844)?;
                    let mut looks = Vec::new();
                    for query in ["plain=1&theme=light", "plain=1&theme=light&hostile=1"] {
                        stage.open(&format!("{}?{query}", example.url()))?;
                        drawn(stage.browser, Duration::from_secs(20))?;
                        looks.push(look(stage.browser)?);
                    }
                    let found = shows(stage.browser, &example.expect.shows)?;
                    stage.found("hostile", found);
                    if let [own, hostile] = &looks[..] {
                        stage.found("hostile", differences(own, hostile));
                    }
                    // The page may be as wide as its own style makes it; the widget stays inside its place.
                    let found = overflow(stage.browser)?;
                    stage.found(
                        "hostile",
                        found
                            .into_iter()
                            .filter(|problem| !problem.starts_with("the page is"))
                            .collect(),
                    );
                    let found = quiet(stage.browser)?;
                    stage.found("hostile", found);
                    Ok(())
                })
            })
        })
        .collect()
}
