//! One page of one fresh Chromium, over the DevTools protocol, with its events: the network's bytes come only so.

use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use mingbai_tests::process::{Folder, Process};
use mingbai_tests::tools::Tools;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
];
const UP: Duration = Duration::from_secs(30);
const ANSWER: Duration = Duration::from_secs(60);

pub struct Page {
    socket: WebSocket<TcpStream>,
    next: u64,
    /// What has happened so far.
    pub events: Vec<Value>,
    _browser: Process,
}

impl Page {
    /// Starts Chromium with a new profile.
    pub fn open(tools: &Tools) -> Result<Self> {
        let folder = Folder::new("bench")?;
        let mut command = Command::new(&tools.chromium);
        command
            .args(FLAGS)
            .arg(format!(
                "--user-data-dir={}",
                folder.path().join("profile").display()
            ))
            .arg("about:blank");
        let mut browser = Process::start(command, folder)?;
        let port = browser.wait_until(UP, |browser| {
            let log = browser.log();
            let (_, address) = log.split_once("DevTools listening on ws://127.0.0.1:")?;
            address.split('/').next()?.parse::<u16>().ok()
        })?;
        let list: Value = ureq::get(format!("http://127.0.0.1:{port}/json/list"))
            .call()?
            .body_mut()
            .read_json()?;
        let address = list
            .as_array()
            .into_iter()
            .flatten()
            .find(|target| target["type"] == "page")
            .and_then(|target| target["webSocketDebuggerUrl"].as_str())
            .context("Chromium has no page")?;
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        let (socket, _) = tungstenite::client(address, stream)
            .map_err(|error| anyhow::anyhow!("{address}: {error}"))?;
        Ok(Self {
            socket,
            next: 0,
            events: Vec::new(),
            _browser: browser,
        })
    }

    /// Sends a command and waits for its answer; events that come meanwhile are kept.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.next += 1;
        let id = self.next;
        let message = json!({ "id": id, "method": method, "params": params });
        self.socket.send(Message::text(message.to_string()))?;
        let end = Instant::now() + ANSWER;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                bail!("{method} was not answered");
            }
            self.socket.get_ref().set_read_timeout(Some(left))?;
            let Message::Text(text) = self.socket.read()? else {
                continue;
            };
            let value: Value = serde_json::from_str(text.as_str())?;
            if value["id"] == id {
                if let Some(error) = value.get("error") {
                    bail!("{method}: {error}");
                }
                return Ok(value["result"].clone());
            }
            if value.get("method").is_some() {
                self.events.push(value);
            }
        }
    }

    /// The value of an expression, a promise's when it is one.
    pub fn eval(&mut self, expression: &str) -> Result<Value> {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", params)?;
        if let Some(threw) = answer.get("exceptionDetails") {
            bail!("the page threw {threw}");
        }
        Ok(answer["result"]["value"].clone())
    }
}
