//! What a case is, and the run of all of them. Nothing is tried twice in silence (`report::AGAIN`), and nothing
//! fails without a reason.

mod pool;
mod report;
mod stage;

use std::time::Duration;

use anyhow::Result;

use crate::browser::Engine;
use crate::tools::Tools;

pub use pool::run;
pub use report::Summary;
pub use stage::Stage;

/// What a browser case does.
pub type InBrowser = dyn Fn(&mut Stage<'_>) -> Result<()> + Send + Sync;
/// What a case without a browser does.
pub type Alone = dyn Fn(&Tools) -> Result<()> + Send + Sync;

/// The doing of a case.
pub enum Doing {
    /// In a browser of this engine.
    Browser(Engine, Box<InBrowser>),
    /// Without a browser.
    Alone(Box<Alone>),
}

/// One line of the report.
pub struct Case {
    /// `chromium/example/budget/cors/390`
    pub name: String,
    /// It fails when it lasts longer.
    pub limit: Duration,
    /// What it does.
    pub doing: Doing,
}

impl Case {
    /// A case in a browser.
    pub fn new(
        engine: Engine,
        name: &str,
        limit_s: u64,
        run: impl Fn(&mut Stage<'_>) -> Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: format!("{engine}/{name}"),
            limit: Duration::from_secs(limit_s),
            doing: Doing::Browser(engine, Box::new(run)),
        }
    }

    /// A case without a browser.
    pub fn alone(name: &str, run: impl Fn(&Tools) -> Result<()> + Send + Sync + 'static) -> Self {
        Self {
            name: name.to_owned(),
            limit: Duration::from_secs(60),
            doing: Doing::Alone(Box::new(run)),
        }
    }

    /// The engine that it needs.
    #[must_use]
    pub fn engine(&self) -> Option<Engine> {
        match self.doing {
            Doing::Browser(engine, _) => Some(engine),
            Doing::Alone(_) => None,
        }
    }
}
