//! The site and the demo's own pages: they are pages of a public body as well, so the same rules hold for them.

use std::path::Path;
use std::time::Duration;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{accessible, drawn, overflow, quiet};
use crate::runner::Case;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut paths: Vec<String> = ["/single", "/wechat", "/embed-demo"]
        .iter()
        .map(|path| (*path).to_owned())
        .collect();
    let own = plan.examples.iter().filter(|own| own.like.is_none());
    paths.extend(own.map(mingbai_demo::Example::url));
    paths.extend(written(plan));
    let widths: &'static [u32] = if plan.quick { &[390] } else { &[320, 1280] };
    plan.engines(&[Engine::Chromium])
        .into_iter()
        .flat_map(|engine| {
            paths
                .iter()
                .map(move |path| case(engine, path.clone(), widths))
        })
        .collect()
}

/// The pages below `www/`.
fn written(plan: &Plan) -> Vec<String> {
    let mut found = Vec::new();
    collect(&plan.root.join("www"), "/", &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, path: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}{name}/"), found);
        } else if name.ends_with(".html") {
            found.push(format!("{path}{}", name.trim_end_matches("index.html")));
        }
    }
}

fn case(engine: Engine, path: String, widths: &'static [u32]) -> Case {
    Case::new(engine, &format!("page{path}"), 90, move |stage| {
        for width in widths {
            stage.browser.viewport(*width, 844)?;
            stage.open(&path)?;
            let place = format!("{width}");
            let widgets = stage.browser.eval(
                "return document.querySelectorAll('mingbai-budget, mingbai-air, mingbai-water, mingbai-livelihood, mingbai-policy, mingbai-consultation, mingbai-list, [data-mingbai]').length",
            )?;
            if widgets != 0 {
                // Those far below wait for their turn; the reader goes there.
                stage.browser.eval(
                    "for (const one of document.querySelectorAll('mingbai-budget, mingbai-air, mingbai-water, mingbai-livelihood, mingbai-policy, mingbai-consultation, mingbai-list, [data-mingbai]')) { one.scrollIntoView(); await new Promise(next => setTimeout(next, 150)); } scrollTo(0, 0);",
                )?;
                drawn(stage.browser, Duration::from_secs(20))?;
            }
            let found = quiet(stage.browser)?;
            stage.found(&place, found);
            let found = overflow(stage.browser)?;
            stage.found(&place, found);
            let axe = stage.tools.axe.clone();
            let found = accessible(stage.browser, &axe)?;
            stage.found(&place, found);
        }
        Ok(())
    })
}
