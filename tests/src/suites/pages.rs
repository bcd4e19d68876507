//! The site and the demo's own pages: they are pages of a public body as well, so the same rules hold for them.

use std::path::Path;
use std::time::Duration;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{accessible, drawn, overflow, quiet};
use crate::runner::{Case, Stage};
use anyhow::Result;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut paths: Vec<String> = ["/single", "/wechat", "/embed-demo"]
        .iter()
        .map(|path| (*path).to_owned())
        .collect();
    let own = plan.examples.iter().filter(|own| own.like.is_none());
    paths.extend(own.map(mingbai_demo::Example::url));
    paths.extend(written(plan));
    plan.engines(&[Engine::Chromium])
        .into_iter()
        .flat_map(|engine| {
            paths
                .iter()
                .map(move |path| case(engine, path.clone(), widths(path, plan.quick)))
        })
        .collect()
}

/// The widths at which a page is looked at. Around an example stands the same on every page; what is in it is seen by its own suite.
fn widths(path: &str, quick: bool) -> &'static [u32] {
    match (quick, path.starts_with("/example/")) {
        (true, _) => &[390],
        (_, true) => &[320],
        _ => &[320, 1280],
    }
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
    let site = path.ends_with('/') || path.ends_with(".html");
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
        if site {
            bare(stage, &path)?;
        }
        Ok(())
    })
}

/// A page of the site under the strict policy, and where the package is not to be had: its words are there, and nothing is said in the
/// console but what is missing.
fn bare(stage: &mut Stage<'_>, path: &str) -> Result<()> {
    stage.open(&format!("{path}?csp=strict"))?;
    let found = quiet(stage.browser)?;
    stage.found("strict", found);
    let words = "return document.querySelector('main').innerText.replace(/\\s+/g, '').length";
    let whole = stage.browser.eval(words)?;
    stage.open(&format!("{path}?nodist=404"))?;
    let left = stage.browser.eval(words)?;
    let heading = stage
        .browser
        .eval("return document.querySelector('h1').innerText.length > 1")?;
    let (whole, left) = (whole.as_u64(), left.as_u64());
    stage.expect(
        heading == true && left.is_some_and(|left| left > 60),
        format!("without the package {left:?} of {whole:?} characters are left"),
    );
    Ok(())
}
