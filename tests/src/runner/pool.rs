//! The workers. Each holds one browser and takes the next case of the same engine; when there is none left it goes on
//! to the engine with the most work waiting.
//!
//! What fails in a browser is tried once more in a new one, and the report says so of each ([`super::report::AGAIN`]): a
//! driver that loses a page, or a machine that stops for a while, is not what a case is about. A few of these are
//! accepted in a run; where there are more, they fail.

use std::any::Any;
use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::report::{Report, Summary};
use super::{Case, Doing, Stage};
use crate::browser::{Browser, Engine};
use crate::tools::Tools;

/// A browser is started anew after so many cases: memory is bounded, and a case that spoils it does not spoil all.
const CASES_A_BROWSER: usize = 60;

#[derive(Default)]
struct Waiting(Mutex<BTreeMap<Option<Engine>, VecDeque<Case>>>);

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Option<Engine>, VecDeque<Case>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next case for a worker whose browser is of `engine`.
    fn next(&self, engine: Option<Engine>) -> Option<Case> {
        let mut waiting = self.lock();
        if let Some(case) = waiting.get_mut(&engine).and_then(VecDeque::pop_front) {
            return Some(case);
        }
        let most = waiting.values_mut().max_by_key(|cases| cases.len())?;
        most.pop_front()
    }
}

/// Runs all cases with so many workers.
#[must_use]
pub fn run(cases: Vec<Case>, tools: &Tools, workers: usize) -> Summary {
    let waiting = Waiting::default();
    for case in cases {
        waiting
            .lock()
            .entry(case.engine())
            .or_default()
            .push_back(case);
    }
    let report = Report::default();
    std::thread::scope(|scope| {
        for _ in 0..workers.max(1) {
            scope.spawn(|| work(&waiting, tools, &report));
        }
    });
    report.finish()
}

fn work(waiting: &Waiting, tools: &Tools, report: &Report) {
    let mut browser: Option<Browser> = None;
    let mut used = 0;
    while let Some(case) = waiting.next(browser.as_ref().map(Browser::engine)) {
        let started = Instant::now();
        if browser.as_ref().map(Browser::engine) != case.engine() || used >= CASES_A_BROWSER {
            // The old one goes first: there is memory for one a worker.
            drop(browser.take());
            used = 0;
        }
        used += 1;
        let problems = match &case.doing {
            Doing::Alone(run) => told(catch_unwind(AssertUnwindSafe(|| run(tools)))),
            Doing::Browser(engine, _) => match ready(&mut browser, *engine, tools) {
                Ok(running) => {
                    let (problems, usable) = in_browser(&case, running, tools);
                    if !usable {
                        drop(browser.take());
                    }
                    problems
                }
                Err(error) => vec![format!("{error:#}")],
            },
        };
        let engine = case.engine().filter(|_| !problems.is_empty());
        if engine.is_some() && report.again(&case.name, &problems, started.elapsed()) {
            drop(browser.take());
            waiting.lock().entry(engine).or_default().push_back(case);
            continue;
        }
        report.done(&case.name, problems, started.elapsed());
    }
}

fn ready<'a>(
    browser: &'a mut Option<Browser>,
    engine: Engine,
    tools: &Tools,
) -> Result<&'a mut Browser> {
    Ok(match browser {
        Some(running) => running,
        None => browser.insert(Browser::start(engine, tools)?),
    })
}

/// What is wrong, and whether the browser may be trusted with another case: a page that is not as it should be spoils
/// nothing, a case that broke off may have left anything behind.
fn in_browser(case: &Case, browser: &mut Browser, tools: &Tools) -> (Vec<String>, bool) {
    let Doing::Browser(_, run) = &case.doing else {
        return (Vec::new(), true);
    };
    let mut stage = match Stage::new(browser, tools, case.limit) {
        Ok(stage) => stage,
        Err(error) => return (vec![format!("{error:#}")], false),
    };
    let outcome = match catch_unwind(AssertUnwindSafe(|| run(&mut stage))) {
        Ok(outcome) => outcome,
        Err(panic) => Err(anyhow::anyhow!(
            "The test itself panicked: {}",
            words(&*panic)
        )),
    };
    let ended = outcome.is_ok();
    let problems = stage.end(&case.name, &outcome);
    // No page of one case lives on beside the next.
    browser.set_limit(Instant::now() + Duration::from_secs(20));
    let usable = ended && browser.goto("about:blank").is_ok();
    (problems, usable)
}

fn told(outcome: std::thread::Result<Result<()>>) -> Vec<String> {
    match outcome {
        Ok(Ok(())) => Vec::new(),
        Ok(Err(error)) => vec![format!("{error:#}")],
        Err(panic) => vec![format!("The test itself panicked: {}", words(&*panic))],
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words")
}
