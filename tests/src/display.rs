//! A screen for the browser that has no headless mode: the one that is there, else Xvfb.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, InputFocus, MapState};

use crate::process::{Folder, Process};

/// A screen to draw on.
#[derive(Debug)]
pub struct Display {
    name: String,
    server: Option<Process>,
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
            return Ok(Self { name, server: None });
        }
        let mut command = Command::new("Xvfb");
        // Xvfb finds a free number itself and says it: two suites at once do not meet.
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x2000x24",
            "-nolisten",
            "tcp",
            "-ac",
        ]);
        let mut server = Process::start(command, Folder::new("display")?)
            .context("apt-get install xvfb installs it")?;
        let number = server.wait_until(Duration::from_secs(10), |server| {
            server
                .log()
                .lines()
                .find_map(|line| line.trim().parse::<u32>().ok())
        })?;
        Ok(Self {
            name: format!(":{number}"),
            server: Some(server),
        })
    }

    /// Gives the keyboard to the window on a screen that was started here: without a window manager nobody else does,
    /// and a window without it draws no focus.
    ///
    /// # Errors
    /// The screen does not answer, or has no window.
    pub fn focus(&self) -> Result<()> {
        if self.server.is_none() {
            return Ok(());
        }
        let (screen, number) = x11rb::rust_connection::RustConnection::connect(Some(&self.name))?;
        let root = screen
            .setup()
            .roots
            .get(number)
            .context("The display has no screen.")?
            .root;
        for window in screen.query_tree(root)?.reply()?.children {
            if screen.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE {
                screen
                    .set_input_focus(InputFocus::POINTER_ROOT, window, x11rb::CURRENT_TIME)?
                    .check()?;
                return Ok(());
            }
        }
        bail!("No window is on {}.", self.name)
    }

    /// `:99`
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
