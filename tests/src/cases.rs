//! One matter a case: what can happen to a widget on a page, to its files, and to its data. The page of a case is the
//! folder of its name in `tests/cases/`.

use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use crate::browser::Engine;
use crate::checks::{ask, quiet};
use crate::runner::{Case, Stage};
use crate::suites::Plan;

mod audit;
mod builder;
mod county;
mod fault;
mod feeds;
mod form;
mod host;
mod life;
mod linked;
mod links;
mod lists;
mod load;
mod many;
mod panic;
mod paper;
mod papers;
mod rows;
mod search;
mod source;
mod take;
mod takeover;
mod thirty;
mod views;

const SOON: Duration = Duration::from_secs(20);
/// Today's engines.
const NEW: &[Engine] = &crate::suites::NEW;
/// All engines, the old ones as well.
const EVERY: &[Engine] = &Engine::ALL;
/// Only where the DevTools protocol is needed to see it.
const CHROMIUM: &[Engine] = &[Engine::Chromium];

type Run = fn(&mut Stage<'_>) -> Result<()>;

/// A case as it stands in a list: its name, its engines, its limit in seconds, what it does.
type Entry = (&'static str, &'static [Engine], u64, Run);

/// All cases.
#[must_use]
pub fn all(plan: &Plan) -> Vec<Case> {
    let lists: [&[Entry]; 20] = [
        audit::CASES,
        builder::CASES,
        county::CASES,
        feeds::CASES,
        form::CASES,
        host::CASES,
        life::CASES,
        linked::CASES,
        links::CASES,
        lists::CASES,
        load::CASES,
        many::CASES,
        search::CASES,
        source::CASES,
        paper::CASES,
        papers::CASES,
        take::CASES,
        takeover::CASES,
        thirty::CASES,
        views::CASES,
    ];
    let mut cases: Vec<Case> = Vec::new();
    for (name, engines, limit, run) in lists.into_iter().flatten().copied() {
        for engine in plan.engines(engines) {
            cases.push(Case::new(engine, &format!("case/{name}"), limit, run));
        }
    }
    cases.extend(fault::cases(plan));
    cases.extend(rows::cases(plan));
    cases
}

/// The page noticed nothing.
fn unnoticed(stage: &mut Stage<'_>) -> Result<()> {
    let found = quiet(stage.browser)?;
    stage.found("the page", found);
    Ok(())
}

/// What a script with `mb` says is exactly this.
fn expect(stage: &mut Stage<'_>, script: &str, expected: Value, what: &str) -> Result<()> {
    let value = ask(stage.browser, script)?;
    stage.expect(
        value == expected,
        format!("{what}: {value} instead of {expected}"),
    );
    Ok(())
}

/// Time passes.
fn pause(ms: u64) {
    std::thread::sleep(Duration::from_millis(ms));
}
