//! The DevTools protocol over a WebSocket, for the old Chromiums that no driver speaks to any more.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::socket::Socket;
use super::{Key, Wire, evaluated, evaluation, from_base64, keys};
use crate::process::Process;

/// A page's socket, with the browser that it belongs to.
pub(super) struct Cdp {
    socket: Socket,
    _browser: Process,
}

impl Cdp {
    /// Connects to the one page of a browser that listens at `port`.
    pub(super) fn open(port: u16, browser: Process) -> Result<Self> {
        let end = Instant::now() + Duration::from_secs(10);
        // The port is open before the page is there.
        let address = loop {
            if let Some(address) = page(port)? {
                break address;
            }
            if Instant::now() > end {
                bail!("The browser has no page.");
            }
            std::thread::sleep(Duration::from_millis(30));
        };
        let mut cdp = Self {
            socket: Socket::open(&address)?,
            _browser: browser,
        };
        let until = Instant::now() + Duration::from_secs(10);
        cdp.call("Page.enable", json!({}), until)?;
        cdp.call("Runtime.enable", json!({}), until)?;
        cdp.call(
            "Page.setLifecycleEventsEnabled",
            json!({ "enabled": true }),
            until,
        )?;
        Ok(cdp)
    }

    fn call(&mut self, method: &str, params: Value, until: Instant) -> Result<Value> {
        self.socket.call(method, params, until)
    }

    fn go(&mut self, method: &str, params: Value, until: Instant) -> Result<()> {
        self.socket.forget();
        let answer = self.call(method, params, until)?;
        if let Some(error) = answer.get("errorText").and_then(Value::as_str) {
            bail!("{error}");
        }
        // The page before may end its loading only now: what counts is the document that was asked for, where it is known.
        let asked = answer.get("loaderId").filter(|id| id.is_string());
        self.socket.wait_for_event(
            |event| match (event.get("method").and_then(Value::as_str), asked) {
                (Some("Page.lifecycleEvent"), Some(_)) => {
                    event.pointer("/params/loaderId") == asked
                        && event.pointer("/params/name").and_then(Value::as_str) == Some("load")
                }
                (Some("Page.loadEventFired"), None) => true,
                _ => false,
            },
            until,
        )
    }
}

/// The socket of the browser's page, as soon as there is one.
fn page(port: u16) -> Result<Option<String>> {
    let list = format!("http://127.0.0.1:{port}/json/list");
    let list: Value = ureq::get(list).call()?.body_mut().read_json()?;
    let page = list
        .as_array()
        .into_iter()
        .flatten()
        .find(|one| one.get("type").and_then(Value::as_str) == Some("page"));
    let address = page.and_then(|page| page.get("webSocketDebuggerUrl"));
    Ok(address.and_then(Value::as_str).map(str::to_owned))
}

impl Wire for Cdp {
    fn goto(&mut self, url: &str, until: Instant) -> Result<()> {
        self.go("Page.navigate", json!({ "url": url }), until)
    }

    fn eval(&mut self, body: &str, args: &[Value], until: Instant) -> Result<Value> {
        evaluated(&self.call("Runtime.evaluate", evaluation(body, args), until)?)
    }

    fn press(&mut self, keys: &[Key], until: Instant) -> Result<()> {
        for key in keys {
            for event in keys::events(*key) {
                self.call("Input.dispatchKeyEvent", event, until)?;
            }
        }
        Ok(())
    }

    fn picture(&mut self, until: Instant) -> Result<Vec<u8>> {
        let answer = self.call("Page.captureScreenshot", json!({}), until)?;
        from_base64(answer.get("data").unwrap_or(&Value::Null))
    }

    fn viewport(&mut self, width: u32, height: u32, until: Instant) -> Result<()> {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size, until)
            .map(drop)
    }

    fn pdf(&mut self, until: Instant) -> Result<Vec<u8>> {
        from_base64(
            self.call("Page.printToPDF", json!({}), until)?
                .get("data")
                .unwrap_or(&Value::Null),
        )
    }

    fn cdp(&mut self, method: &str, params: Value, until: Instant) -> Result<Value> {
        self.call(method, params, until)
    }

    fn focus(&mut self, _: Instant) -> Result<()> {
        // Without a head there is no bar.
        Ok(())
    }

    fn back(&mut self, until: Instant) -> Result<()> {
        let history = self.call("Page.getNavigationHistory", json!({}), until)?;
        let current = history
            .get("currentIndex")
            .and_then(Value::as_u64)
            .unwrap_or(0);
        let before = usize::try_from(current)?
            .checked_sub(1)
            .context("There is no page before this one.")?;
        let id = history
            .pointer(&format!("/entries/{before}/id"))
            .context("There is no page before this one.")?
            .clone();
        self.go(
            "Page.navigateToHistoryEntry",
            json!({ "entryId": id }),
            until,
        )
    }
}
