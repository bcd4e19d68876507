//! The demo server, one a case: its own two origins, so that nothing is cached, counted or stored by another case.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Result};
use mingbai_demo::{Config, Running, serve};
use tokio::runtime::Runtime;

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// The runtime that all servers share.
///
/// # Errors
/// The system gives no threads.
pub fn runtime() -> Result<&'static Runtime> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let new = Runtime::new().context("No runtime for the servers")?;
    Ok(RUNTIME.get_or_init(|| new))
}

/// A running demo server on two free ports.
#[derive(Debug)]
pub struct Site {
    running: Running,
    cases: PathBuf,
}

impl Site {
    /// Starts one that serves the repository at `root`.
    ///
    /// # Errors
    /// The examples cannot be read.
    pub fn start(root: &Path) -> Result<Self> {
        Self::with_cases(root, root.join("tests/cases"))
    }

    /// The same with another folder behind `/case/`.
    ///
    /// # Errors
    /// The examples cannot be read.
    pub fn with_cases(root: &Path, cases: PathBuf) -> Result<Self> {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let config = Config {
            main: any,
            other: any,
            root: root.to_owned(),
            cases: Some(cases.clone()),
        };
        Ok(Self {
            running: runtime()?.block_on(serve(config))?,
            cases,
        })
    }

    /// The folder behind `/case/`.
    #[must_use]
    pub fn cases(&self) -> &Path {
        &self.cases
    }

    /// An address of the first origin.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.main)
    }

    /// An address of the second origin.
    #[must_use]
    pub fn other(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.other)
    }

    /// An address of the port that does not speak HTTP properly.
    #[must_use]
    pub fn raw(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.raw)
    }

    /// How many requests began with that path, on both origins together.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn hits(&self, prefix: &str) -> Result<usize> {
        self.number("/hits", prefix)
    }

    /// How many of those requests came with a cookie or a referrer.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn told(&self, prefix: &str) -> Result<usize> {
        self.number("/hits/told", prefix)
    }

    /// How many bytes of endless bodies were taken.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn sent(&self) -> Result<usize> {
        self.number("/hits/sent", "")
    }

    /// How many slow bodies were given up by their client.
    ///
    /// # Errors
    /// The server does not answer.
    pub fn left(&self) -> Result<usize> {
        self.number("/hits/left", "")
    }

    fn number(&self, path: &str, prefix: &str) -> Result<usize> {
        let url = self.url(path);
        let text = ureq::get(&url)
            .query("path", prefix)
            .call()?
            .body_mut()
            .read_to_string()?;
        text.trim()
            .parse()
            .with_context(|| format!("{path} answered {text}"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.running.stop();
    }
}
