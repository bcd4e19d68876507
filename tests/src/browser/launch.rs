//! How each engine is started: its driver, its flags, its profile.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::cdp::Cdp;
use super::webdriver::WebDriver;
use super::{Engine, Wire};
use crate::display::Display;
use crate::process::{Folder, Process, free_port, listens};
use crate::tools::Tools;

/// Flags for every Chromium: they work for root, in a container, without a screen and without the network.
const CHROMIUM: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // As on a phone, where bars take no room: 390 px are 390 px.
    "--hide-scrollbars",
];

const UP: Duration = Duration::from_secs(30);

pub(super) fn start(engine: Engine, tools: &Tools) -> Result<Box<dyn Wire>> {
    Ok(match engine {
        Engine::Chromium => Box::new(chromium(tools)?),
        Engine::Firefox => Box::new(firefox(tools)?),
        Engine::WebKit => Box::new(webkit(tools)?),
        Engine::Chromium83 => Box::new(old_chromium(&tools.chromium_83)?),
        Engine::Chromium64 => Box::new(old_chromium(&tools.chromium_64)?),
    })
}

/// Starts a driver and waits until it listens.
fn driver(mut command: Command, folder: Folder, port: u16) -> Result<Process> {
    command.env("TMPDIR", folder.path());
    let mut driver = Process::start(command, folder)?;
    driver.wait_until(UP, |_| listens(port).then_some(()))?;
    Ok(driver)
}

fn there(program: &Path, how: &str) -> Result<()> {
    if !program.is_file() {
        bail!("{} is not there: {how} installs it.", program.display());
    }
    Ok(())
}

fn chromium(tools: &Tools) -> Result<WebDriver> {
    there(&tools.chromedriver, "apt-get install chromium-driver")?;
    there(&tools.chromium, "apt-get install chromium")?;
    let (folder, port) = (Folder::new("chromium")?, free_port()?);
    let mut command = Command::new(&tools.chromedriver);
    command.arg(format!("--port={port}"));
    let mut flags: Vec<String> = CHROMIUM.iter().map(|flag| (*flag).to_owned()).collect();
    flags.push(format!(
        "--user-data-dir={}",
        folder.path().join("profile").display()
    ));
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": tools.chromium, "args": flags },
    });
    WebDriver::open(
        Engine::Chromium,
        port,
        capabilities,
        driver(command, folder, port)?,
        None,
    )
}

fn firefox(tools: &Tools) -> Result<WebDriver> {
    there(&tools.geckodriver, "cargo xtask setup")?;
    there(&tools.firefox, "apt-get install firefox-esr")?;
    let (folder, port) = (Folder::new("firefox")?, free_port()?);
    let mut command = Command::new(&tools.geckodriver);
    // All three ports are our own: two Firefoxes at once would otherwise meet on the usual ones.
    for (option, port) in [
        ("--port", port),
        ("--marionette-port", free_port()?),
        ("--websocket-port", free_port()?),
    ] {
        command.args([option, &port.to_string()]);
    }
    command.arg("--profile-root").arg(folder.path());
    // A home of its own: root must not start Firefox in somebody else's.
    command.env("HOME", folder.path());
    let capabilities = json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": { "binary": tools.firefox, "args": ["-headless"], "prefs": firefox_prefs() },
    });
    WebDriver::open(
        Engine::Firefox,
        port,
        capabilities,
        driver(command, folder, port)?,
        None,
    )
}

fn firefox_prefs() -> Value {
    json!({
        // Tab goes to links as well, as it does for everybody who has not changed it.
        "accessibility.tabfocus": 7,
        // As on a phone, where bars take no room.
        "ui.useOverlayScrollbars": 1,
        "widget.gtk.overlay-scrollbars.enabled": true,
        "app.update.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    })
}

fn webkit(tools: &Tools) -> Result<WebDriver> {
    there(&tools.webkit_driver, "apt-get install webkit2gtk-driver")?;
    let display = Display::open()?;
    let (folder, port) = (Folder::new("webkit")?, free_port()?);
    // The buttons around the page would keep the window wider than a phone.
    let style = folder.path().join(".config/gtk-3.0");
    std::fs::create_dir_all(&style)?;
    std::fs::write(
        style.join("gtk.css"),
        "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 6px; }",
    )?;
    let mut command = Command::new(&tools.webkit_driver);
    command.arg(format!("--port={port}"));
    command
        .env("DISPLAY", display.name())
        .env("HOME", folder.path())
        .env("XDG_RUNTIME_DIR", folder.path());
    // No graphics card, no accessibility bus: both would only be waited for.
    command
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1")
        .env("GTK_A11Y", "none");
    let driver = driver(command, folder, port)?;
    WebDriver::open(Engine::WebKit, port, json!({}), driver, Some(display))
}

fn old_chromium(binary: &Path) -> Result<Cdp> {
    there(binary, "cargo xtask setup")?;
    let folder = Folder::new("old-chromium")?;
    let profile = folder.path().join("profile");
    std::fs::create_dir_all(&profile)?;
    let mut command = Command::new(binary);
    command
        .args(CHROMIUM)
        .args(["--remote-debugging-port=0", "about:blank"]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    let mut browser = Process::start(command, folder)?;
    let port = browser.wait_until(UP, |browser| {
        let log = browser.log();
        let (_, address) = log.split_once("DevTools listening on ws://127.0.0.1:")?;
        address.split('/').next()?.parse::<u16>().ok()
    });
    Cdp::open(port.context("It opens no port")?, browser)
}
