//! Where the browsers, their drivers and axe-core are. `xtask` passes the paths; without them the places where it puts
//! things are looked at, so that `cargo test -p mingbai-tests` works by hand too.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The paths of everything that the suites start or read.
#[derive(Debug, Clone)]
pub struct Tools {
    /// The repository.
    pub root: PathBuf,
    /// `chromedriver`
    pub chromedriver: PathBuf,
    /// Today's Chromium.
    pub chromium: PathBuf,
    /// Firefox ESR.
    pub firefox: PathBuf,
    /// `geckodriver`
    pub geckodriver: PathBuf,
    /// `WebKitWebDriver`
    pub webkit_driver: PathBuf,
    /// Chromium 64.
    pub chromium_64: PathBuf,
    /// Chromium 83.
    pub chromium_83: PathBuf,
    /// `axe.min.js`
    pub axe: PathBuf,
    /// The packages with hostile strings, a folder each.
    pub corpora: PathBuf,
}

impl Tools {
    /// The paths from the environment, else from the usual places.
    ///
    /// # Errors
    /// The repository is not where it was when this was compiled and `MB_ROOT` is not set.
    pub fn find() -> Result<Self> {
        let root = match std::env::var_os("MB_ROOT") {
            Some(root) => PathBuf::from(root),
            None => Path::new(env!("CARGO_MANIFEST_DIR"))
                .parent()
                .context("tests/ has no parent.")?
                .to_owned(),
        };
        let kept = match std::env::var_os("MINGBAI_TOOLS") {
            Some(kept) => PathBuf::from(kept),
            None => {
                PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/mingbai")
            }
        };
        let named =
            |name: &str, usual: PathBuf| std::env::var_os(name).map_or(usual, PathBuf::from);
        Ok(Self {
            chromedriver: named("MB_CHROMEDRIVER", "/usr/bin/chromedriver".into()),
            chromium: named("MB_CHROMIUM", "/usr/bin/chromium".into()),
            firefox: named("MB_FIREFOX", "/usr/bin/firefox-esr".into()),
            geckodriver: named(
                "MB_GECKODRIVER",
                below(&kept, "geckodriver-", "bin/geckodriver"),
            ),
            webkit_driver: named("MB_WEBKIT_DRIVER", "/usr/bin/WebKitWebDriver".into()),
            chromium_64: named("MB_CHROMIUM_64", kept.join("chromium-64/chromium")),
            chromium_83: named("MB_CHROMIUM_83", kept.join("chromium-83/chromium")),
            axe: named(
                "MB_AXE",
                below(&kept, "npm-", "node_modules/axe-core/axe.min.js"),
            ),
            corpora: named("MB_CORPORA", below(&kept, "corpora-", "")),
            root,
        })
    }
}

/// The file (or, without a name, the folder) below the last folder whose name begins so: the version is part of the name.
fn below(kept: &Path, prefix: &str, file: &str) -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir(kept)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // What is being installed has another ending.
            name.starts_with(prefix) && !name.ends_with(".new")
        })
        .map(|entry| entry.path().join(file))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found
        .pop()
        .unwrap_or_else(|| kept.join(format!("{prefix}?")).join(file))
}
