//! A screen for the browser that has no headless mode: the one that is there, else Xvfb.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::{Folder, Process};

/// A screen to draw on.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Option<Process>,
}

impl Display {
    /// The screen of this session, else a new one.
    ///
    /// # Errors
    /// There is none and Xvfb does not start.
    pub fn open() -> Result<Self> {
        if let Ok(name) = std::env::var("DISPLAY")
            && !name.is_empty()
        {
            return Ok(Self { name, _server: None });
        }
        let mut command = Command::new("Xvfb");
        // Xvfb finds a free number itself and says it: two suites at once do not meet.
        command.args(["-displayfd", "1", "-screen", "0", "1600x2000x24", "-nolisten", "tcp", "-ac"]);
        let mut server = Process::start(command, Folder::new("display")?).context("apt-get install xvfb installs it")?;
        let number = server.wait_until(Duration::from_secs(10), |server| {
            server.log().lines().find_map(|line| line.trim().parse::<u32>().ok())
        })?;
        Ok(Self { name: format!(":{number}"), _server: Some(server) })
    }

    /// `:99`
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
