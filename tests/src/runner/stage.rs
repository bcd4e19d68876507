//! What a case stands on: a browser, a server of its own, and a list of what is wrong.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::Value;

use crate::browser::{Browser, Engine};
use crate::site::Site;
use crate::tools::Tools;

/// The place of one case.
#[derive(Debug)]
pub struct Stage<'a> {
    /// The browser. It may have been used by other cases: only addresses of [`Stage::site`] are new.
    pub browser: &'a mut Browser,
    /// The server.
    pub site: Site,
    /// Where things are.
    pub tools: &'a Tools,
    problems: Vec<String>,
    /// What checks have found, each with all the places where it was found.
    found: Vec<(String, Vec<String>)>,
}

impl<'a> Stage<'a> {
    /// A new server for a browser that is there.
    ///
    /// # Errors
    /// The server does not start.
    pub fn new(browser: &'a mut Browser, tools: &'a Tools, limit: Duration) -> Result<Self> {
        browser.set_limit(Instant::now() + limit);
        Ok(Self {
            browser,
            site: Site::start(&tools.root)?,
            tools,
            problems: Vec::new(),
            found: Vec::new(),
        })
    }

    /// The browser's engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Goes to a path of the first origin.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn open(&mut self, path: &str) -> Result<()> {
        let url = self.site.url(path);
        self.browser.goto(&url)
    }

    /// Something is wrong; the case goes on.
    pub fn problem(&mut self, what: impl Into<String>) {
        self.problems.push(what.into());
    }

    /// Adds what a check has found, with where it was looking.
    pub fn found(&mut self, place: &str, problems: Vec<String>) {
        for problem in problems {
            match self.found.iter_mut().find(|(known, _)| *known == problem) {
                Some((_, places)) => places.push(place.to_owned()),
                None => self.found.push((problem, vec![place.to_owned()])),
            }
        }
    }

    /// Wrong unless it holds.
    pub fn expect(&mut self, holds: bool, what: impl Into<String>) {
        if !holds {
            self.problem(what);
        }
    }

    /// Wrong unless a script returns exactly this.
    ///
    /// # Errors
    /// The script threw.
    pub fn expect_eval(&mut self, script: &str, expected: &Value, what: &str) -> Result<()> {
        let value = self.browser.eval(script)?;
        self.expect(
            value == *expected,
            format!("{what}: {value} instead of {expected}"),
        );
        Ok(())
    }

    /// Keeps a picture below `target/screens/`.
    ///
    /// # Errors
    /// The browser gives none.
    pub fn picture(&mut self, path: &str) -> Result<()> {
        let bytes = self.browser.picture()?;
        keep(&self.tools.root.join("target/screens").join(path), &bytes)
    }

    /// What was wrong, and a picture of how it looked.
    pub(super) fn end(mut self, name: &str, outcome: &Result<()>) -> Vec<String> {
        let found = std::mem::take(&mut self.found);
        self.problems.extend(
            found
                .into_iter()
                .map(|(problem, places)| format!("{}: {problem}", places.join(", "))),
        );
        if let Err(error) = outcome {
            self.problems.push(format!("{error:#}"));
        }
        if !self.problems.is_empty() {
            // A little time only for the picture: the case may have used up its own.
            self.browser
                .set_limit(Instant::now() + Duration::from_secs(10));
            let file = failed(self.tools, name);
            let said = self
                .browser
                .eval("return ((window.__notes || {}).warned || []).join(' | ')")
                .unwrap_or_default();
            if let Some(said) = said.as_str().filter(|said| !said.is_empty()) {
                self.problems.push(format!("the console says: {said}"));
            }
            if let Ok(bytes) = self.browser.picture() {
                let _ = keep(&file, &bytes);
            }
        }
        self.problems
    }
}

fn failed(tools: &Tools, name: &str) -> PathBuf {
    tools
        .root
        .join("target/screens/failed")
        .join(format!("{}.png", name.replace('/', "-")))
}

fn keep(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, bytes)?)
}
