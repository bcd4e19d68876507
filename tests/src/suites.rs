//! What every widget and every example goes through. The list is made from the examples' own data: a new widget or a
//! new example is tested in all of this without a line here.

mod broken;
mod corpus;
mod documented;
mod examples;
mod hostile;
mod module;
mod pages;
mod policy;
pub mod print;
mod rows;
mod views;
mod vision;
mod zoom;

use std::path::PathBuf;

use anyhow::Result;
use mingbai_demo::Example;

use crate::browser::Engine;
use crate::cases;
use crate::runner::Case;
use crate::tools::Tools;

/// What is tested this time.
#[derive(Debug)]
pub struct Plan {
    /// The repository.
    pub root: PathBuf,
    /// All examples.
    pub examples: Vec<Example>,
    /// One engine, one width, one theme.
    pub quick: bool,
}

impl Plan {
    /// The examples of the repository; `MB_QUICK=1` makes the plan a quick one.
    ///
    /// # Errors
    /// The examples cannot be read.
    pub fn read(tools: &Tools) -> Result<Self> {
        let quick = std::env::var("MB_QUICK").is_ok_and(|value| value == "1");
        Ok(Self {
            root: tools.root.clone(),
            examples: mingbai_demo::examples(&tools.root)?,
            quick,
        })
    }

    /// The examples that a suite looks at in `engine`, one of `engines`: those that are drawn like another by turns, one engine
    /// each.
    #[must_use]
    pub fn seen_in(&self, engine: Engine, engines: &[Engine]) -> Vec<Example> {
        let place = engines.iter().position(|own| *own == engine);
        let all = self.examples.iter().enumerate();
        all.filter(|(at, example)| example.like.is_none() || at.checked_rem(engines.len()) == place)
            .map(|(_, example)| example.clone())
            .collect()
    }

    /// Those of the engines that this plan uses.
    #[must_use]
    pub fn engines(&self, of: &[Engine]) -> Vec<Engine> {
        of.iter()
            .copied()
            .filter(|engine| !self.quick || *engine == Engine::Chromium)
            .collect()
    }
}

/// Today's engines.
pub const NEW: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// All cases of all suites.
#[must_use]
pub fn all(plan: &Plan) -> Vec<Case> {
    let suites = [
        broken::cases,
        module::cases,
        rows::cases,
        print::cases,
        examples::cases,
        documented::cases,
        pages::cases,
        policy::cases,
        views::cases,
        vision::cases,
        zoom::cases,
        hostile::cases,
        corpus::cases,
    ];
    let mut all: Vec<Case> = suites.iter().flat_map(|suite| suite(plan)).collect();
    all.extend(cases::all(plan));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `name` is one that `pattern` means; a `*` stands for anything, and what is behind the pattern is its widths.
    fn means(pattern: &str, name: &str) -> bool {
        let mut parts = pattern.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = name.strip_prefix(first) else {
            return false;
        };
        for part in parts {
            match rest.find(part) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        pattern.ends_with('*') || rest.is_empty() || rest.starts_with('/')
    }

    /// Code that is found no more would be run no more, and nobody would be told.
    #[test]
    fn the_documentation_has_code_to_run() {
        let plan = Plan::read(&Tools::find().unwrap()).unwrap();
        let all = mingbai_demo::documented(&plan.root, &plan.examples, "");
        for page in [
            "www-index",
            "www-forms",
            "docs-index",
            "docs-extend",
            "en-index",
        ] {
            assert!(all.iter().any(|own| own.name.starts_with(page)), "{page}");
        }
        for form in [
            "<mingbai-",
            "data-mingbai=",
            "<iframe",
            "mingbai.single.js",
            "mingbai-frame.js",
        ] {
            assert!(all.iter().any(|own| own.code.contains(form)), "{form}");
        }
    }

    /// The documentation names browser cases as its proof: each is there.
    #[test]
    fn every_case_that_the_documentation_names_is_there() {
        let plan = Plan::read(&Tools::find().unwrap()).unwrap();
        let names: Vec<String> = all(&plan)
            .into_iter()
            .map(|case| case.name.split_once('/').unwrap().1.to_owned())
            .collect();
        let suites = [
            "broken",
            "case",
            "corpus",
            "documented",
            "example",
            "hostile",
            "page",
            "policy",
            "print",
            "row",
            "rows",
            "views",
            "vision",
            "zoom",
        ];
        let mut seen = 0;
        for page in ["accessibility", "privacy", "extend"] {
            let path = plan.root.join(format!("www/docs/{page}.html"));
            let text = std::fs::read_to_string(path).unwrap();
            for part in text.split("<code>").skip(1) {
                let named = part.split("</code>").next().unwrap();
                let suite = named.split('/').next().unwrap();
                if suites.contains(&suite) && named.contains('/') && !named.contains('…') {
                    assert!(
                        names.iter().any(|name| means(named, name)),
                        "{page}.html names {named}"
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen > 30, "{seen}");
    }
}
