//! The suites can fail: each page below `tests/cases/broken-*` has one fault, and the same functions that judge the
//! examples must name it. One page has none, and they must find nothing there.

use anyhow::Result;
use serde_json::Value;

use super::{NEW, Plan};
use crate::browser::Browser;
use crate::checks::{
    accessible, ask, choices, differences, elder, keyboard, look, overflow, overlap, quiet, shows,
    toggles,
};
use crate::runner::{Case, Stage};

/// A page, what it is asked with, and words that the report must have.
const BROKEN: [(&str, &str, &str); 18] = [
    ("overflow", "", "reaches from"),
    ("overflow", "", "the page is"),
    ("scroller", "", "does not say so"),
    ("cut", "", "cuts its text off"),
    ("over", "", "lies on"),
    ("label", "", "axe label"),
    ("contrast", "", "axe color-contrast"),
    ("error", "", "error: "),
    ("error", "", "unhandled rejection: "),
    ("error", "", "new global: leaked"),
    ("file", "", "not loaded: "),
    ("focus", "", "cannot be seen"),
    ("order", "", "先到我"),
    ("covered", "", "is covered"),
    ("stuck", "", "does not change"),
    ("choice", "", "changes nothing"),
    ("value", "", "a broken value"),
    ("policy", "?csp=strict", "policy violated"),
];

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&NEW) {
        for (page, query, words) in BROKEN {
            cases.push(Case::new(
                engine,
                &format!(
                    "broken/{page}/{}",
                    words.trim_end_matches(": ").replace(' ', "-")
                ),
                60,
                move |stage| {
                    let problems = judged(stage, &format!("/case/broken-{page}/page.html{query}"))?;
                    stage.expect(
                        problems.iter().any(|problem| problem.contains(words)),
                        format!("nothing says “{words}”: {problems:?}"),
                    );
                    Ok(())
                },
            ));
        }
        cases.push(Case::new(engine, "broken/not", 60, |stage| {
            let problems = judged(stage, "/case/broken-not/page.html")?;
            stage.found("a sound page", problems);
            Ok(())
        }));
        cases.push(Case::new(engine, "broken/beside", 60, beside));
        cases.push(Case::new(engine, "broken/elder", 60, small));
        cases.push(Case::new(engine, "broken/hostile", 60, hostile));
    }
    cases
}

/// Everything that the checks say of a page.
fn judged(stage: &mut Stage<'_>, path: &str) -> Result<Vec<String>> {
    stage.browser.viewport(390, 844)?;
    stage.open(path)?;
    there(stage.browser)?;
    let mut problems = quiet(stage.browser)?;
    problems.extend(shows(stage.browser, &["教育支出".to_owned()])?);
    problems.extend(overflow(stage.browser)?);
    problems.extend(overlap(stage.browser)?);
    let axe = stage.tools.axe.clone();
    problems.extend(accessible(stage.browser, &axe)?);
    problems.extend(keyboard(stage.browser)?);
    problems.extend(toggles(stage.browser)?);
    problems.extend(choices(stage.browser)?);
    Ok(problems)
}

fn there(browser: &mut Browser) -> Result<()> {
    let there = ask(
        browser,
        "await mb.frames(2); await new Promise(next => setTimeout(next, 50)); return mb.hosts().length === 1 && !!mb.inner(mb.hosts()[0]);",
    )?;
    anyhow::ensure!(there == Value::Bool(true), "The page has no sample.");
    Ok(())
}

/// A text that is missing, and the page's own content beside the widget.
fn beside(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/broken-beside/page.html")?;
    there(stage.browser)?;
    let problems = shows(stage.browser, &["科学技术支出".to_owned()])?;
    for words in ["“科学技术支出” is not shown", "stands beside"] {
        stage.expect(
            problems.iter().any(|problem| problem.contains(words)),
            format!("nothing says “{words}”: {problems:?}"),
        );
    }
    Ok(())
}

/// Ordinary sizes are too small for 适老版.
fn small(stage: &mut Stage<'_>) -> Result<()> {
    stage.open("/case/broken-not/page.html")?;
    there(stage.browser)?;
    let problems = elder(stage.browser)?;
    for words in ["has text of 16 px", "is a target of"] {
        stage.expect(
            problems.iter().any(|problem| problem.contains(words)),
            format!("nothing says “{words}”: {problems:?}"),
        );
    }
    Ok(())
}

/// A widget that does not shut the page's style sheet out.
fn hostile(stage: &mut Stage<'_>) -> Result<()> {
    let mut looks = Vec::new();
    for query in ["", "?hostile=1"] {
        stage.open(&format!("/case/broken-not/page.html{query}"))?;
        there(stage.browser)?;
        looks.push(look(stage.browser)?);
    }
    if let [own, hostile] = &looks[..] {
        let problems = differences(own, hostile);
        stage.expect(
            problems
                .iter()
                .any(|problem| problem.contains("letterSpacing")),
            format!("nothing says letterSpacing: {problems:?}"),
        );
    }
    Ok(())
}
