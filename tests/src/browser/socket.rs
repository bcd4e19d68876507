//! Numbered JSON commands over a WebSocket: the form of both the DevTools protocol and WebDriver BiDi.

use std::collections::VecDeque;
use std::net::TcpStream;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// An open socket.
pub(super) struct Socket {
    socket: WebSocket<TcpStream>,
    next: u64,
    /// What came while an answer was waited for.
    events: VecDeque<Value>,
}

impl Socket {
    /// Connects to `ws://127.0.0.1:port/…`.
    pub(super) fn open(address: &str) -> Result<Self> {
        let host = address
            .trim_start_matches("ws://")
            .split('/')
            .next()
            .context("The socket has no address.")?;
        let stream =
            TcpStream::connect(host).with_context(|| format!("Nothing listens at {host}"))?;
        stream.set_nodelay(true)?;
        // A picture or a printed page is one message.
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let (socket, _) = tungstenite::client::client_with_config(address, stream, Some(config))
            .with_context(|| format!("{address} does not open"))?;
        Ok(Self {
            socket,
            next: 0,
            events: VecDeque::new(),
        })
    }

    fn read(&mut self, until: Instant) -> Result<Value> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                bail!("The browser did not answer in time.");
            }
            self.socket.get_ref().set_read_timeout(Some(left))?;
            match self.socket.read()? {
                Message::Text(text) => return Ok(serde_json::from_str(text.as_str())?),
                Message::Close(_) => bail!("The browser closed the socket."),
                _ => {}
            }
        }
    }

    /// Sends a command and waits for its answer.
    pub(super) fn call(&mut self, method: &str, params: Value, until: Instant) -> Result<Value> {
        self.next += 1;
        let message = json!({ "id": self.next, "method": method, "params": params });
        self.socket.send(Message::text(message.to_string()))?;
        loop {
            let answer = self.read(until)?;
            if answer.get("id").and_then(Value::as_u64) == Some(self.next) {
                if let Some(error) = answer.get("error") {
                    bail!(
                        "{method}: {error} {}",
                        answer.get("message").unwrap_or(&Value::Null)
                    );
                }
                return Ok(answer.get("result").cloned().unwrap_or(Value::Null));
            }
            match answer.get("method").and_then(Value::as_str) {
                // It will answer nothing any more.
                Some("Inspector.targetCrashed") => bail!("{method}: the page has crashed."),
                None => continue,
                Some(_) => self.events.push_back(answer),
            }
        }
    }

    /// Forgets what has happened.
    pub(super) fn forget(&mut self) {
        self.events.clear();
    }

    /// Waits for an event that has not been forgotten.
    pub(super) fn wait_for_event(
        &mut self,
        is: impl Fn(&Value) -> bool,
        until: Instant,
    ) -> Result<()> {
        while let Some(event) = self.events.pop_front() {
            if is(&event) {
                return Ok(());
            }
        }
        while !is(&self.read(until)?) {}
        Ok(())
    }
}
