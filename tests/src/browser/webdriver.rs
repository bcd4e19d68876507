//! W3C WebDriver over HTTP, for chromedriver, geckodriver and WebKitWebDriver.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use super::socket::Socket;
use super::{Engine, Key, Wire, evaluated, evaluation, from_base64, keys, unwrapped, wrapped};
use crate::display::Display;
use crate::process::{Process, tail};

/// A page may load, or be printed, for so long: ten thousand rows are some hundred sheets.
const PAGE_MS: u32 = 280_000;
/// A script may wait in the page for so long. WebKitGTK sets a timer of the page for it, which a page with a clock of the
/// test (`tests/cases/common/clock.js`) knows by its length.
const SCRIPT: Duration = Duration::from_millis(59_999);

/// A session, with the driver that it lives in.
pub(super) struct WebDriver {
    engine: Engine,
    agent: Agent,
    session: String,
    /// The second protocol of Firefox, for what the first cannot: a page narrower than a window may be.
    bidi: Option<Socket>,
    // Dropped in this order: the driver goes before the display that its browser draws on.
    _driver: Process,
    display: Option<Display>,
}

impl WebDriver {
    /// Opens a session on a driver that listens at `port`.
    pub(super) fn open(
        engine: Engine,
        port: u16,
        capabilities: Value,
        driver: Process,
        display: Option<Display>,
    ) -> Result<Self> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .build();
        let agent: Agent = config.into();
        let url = format!("http://127.0.0.1:{port}/session");
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let until = Instant::now() + Duration::from_secs(60);
        let answer = match send(&agent, "POST", &url, Some(asked), until) {
            Ok(answer) => answer,
            Err(error) => bail!("{error:#}; its log ends with: {}", tail(&driver.log())),
        };
        let id = answer
            .get("sessionId")
            .and_then(Value::as_str)
            .context("The driver gave no session.")?;
        let bidi = match answer
            .pointer("/capabilities/webSocketUrl")
            .and_then(Value::as_str)
        {
            Some(address) => Some(Socket::open(address)?),
            None => None,
        };
        let mut open = Self {
            engine,
            agent,
            session: format!("{url}/{id}"),
            bidi,
            _driver: driver,
            display,
        };
        let script = u64::try_from(SCRIPT.as_millis())?;
        open.post(
            "timeouts",
            json!({ "script": script, "pageLoad": PAGE_MS }),
            until,
        )?;
        if let Some(display) = &open.display {
            display.focus()?;
        }
        Ok(open)
    }

    fn post(&mut self, command: &str, body: Value, until: Instant) -> Result<Value> {
        send(
            &self.agent,
            "POST",
            &format!("{}/{command}", self.session),
            Some(body),
            until,
        )
    }

    fn get(&mut self, command: &str, until: Instant) -> Result<Value> {
        send(
            &self.agent,
            "GET",
            &format!("{}/{command}", self.session),
            None,
            until,
        )
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        let _ = send(
            &self.agent,
            "DELETE",
            &self.session,
            None,
            Instant::now() + Duration::from_secs(5),
        );
    }
}

/// One command. The answer is what stands under `value`.
fn send(
    agent: &Agent,
    method: &str,
    url: &str,
    body: Option<Value>,
    until: Instant,
) -> Result<Value> {
    let limit = until
        .saturating_duration_since(Instant::now())
        .max(Duration::from_millis(1));
    let answer = match (method, body) {
        ("POST", body) => agent
            .post(url)
            .config()
            .timeout_global(Some(limit))
            .build()
            .send_json(body.unwrap_or_else(|| json!({}))),
        ("DELETE", _) => agent
            .delete(url)
            .config()
            .timeout_global(Some(limit))
            .build()
            .call(),
        _ => agent
            .get(url)
            .config()
            .timeout_global(Some(limit))
            .build()
            .call(),
    };
    let mut answer = answer.with_context(|| format!("{method} {url}"))?;
    let value: Value = answer
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_json()
        .context("The driver's answer is not JSON")?;
    let value = value.get("value").cloned().unwrap_or(Value::Null);
    if let Some(error) = value.get("error").and_then(Value::as_str)
        && value.get("stacktrace").is_some()
    {
        bail!(
            "{error}: {}",
            value
                .get("message")
                .and_then(Value::as_str)
                .unwrap_or_default()
        );
    }
    Ok(value)
}

impl Wire for WebDriver {
    fn goto(&mut self, url: &str, until: Instant) -> Result<()> {
        self.post("url", json!({ "url": url }), until).map(drop)
    }

    fn eval(&mut self, body: &str, args: &[Value], until: Instant) -> Result<Value> {
        if self.engine == Engine::Chromium {
            // chromedriver's own way is `eval` in the page, which a strict policy forbids.
            return evaluated(&self.cdp("Runtime.evaluate", evaluation(body, args), until)?);
        }
        let script = format!(
            "const args = Array.prototype.slice.call(arguments), done = args.pop(); {}.then(done);",
            wrapped(body, "args")
        );
        unwrapped(Some(&self.post(
            "execute/async",
            json!({ "script": script, "args": args }),
            until,
        )?))
    }

    fn press(&mut self, keys: &[Key], until: Instant) -> Result<()> {
        self.post("actions", keys::actions(keys), until).map(drop)
    }

    fn picture(&mut self, until: Instant) -> Result<Vec<u8>> {
        match self.engine {
            Engine::Chromium => {
                // A page of thousands of rows is too large for one picture: there the window is what is kept.
                let script = "return (document.scrollingElement || document.documentElement).scrollHeight < 12000";
                let whole = self.eval(script, &[], until)?;
                let params = json!({ "captureBeyondViewport": whole });
                let answer = self.cdp("Page.captureScreenshot", params, until)?;
                from_base64(answer.get("data").unwrap_or(&Value::Null))
            }
            Engine::Firefox => {
                // It paints no page higher than 65,535 px.
                let script =
                    "return document.documentElement.scrollHeight * devicePixelRatio < 65536";
                let whole = self.eval(script, &[], until)? == json!(true);
                let what = if whole {
                    "moz/screenshot/full"
                } else {
                    "screenshot"
                };
                from_base64(&self.get(what, until)?)
            }
            _ => from_base64(&self.get("screenshot", until)?),
        }
    }

    fn viewport(&mut self, width: u32, height: u32, until: Instant) -> Result<()> {
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            return self
                .cdp("Emulation.setDeviceMetricsOverride", size, until)
                .map(drop);
        }
        if let Some(bidi) = &mut self.bidi {
            let context = send(
                &self.agent,
                "GET",
                &format!("{}/window", self.session),
                None,
                until,
            )?;
            let size =
                json!({ "context": context, "viewport": { "width": width, "height": height } });
            return bidi
                .call("browsingContext.setViewport", size, until)
                .map(drop);
        }
        // The frame around the page is what the window has more than the page, which is known after a first try.
        let (mut outer_width, mut outer_height) = (width, height);
        for _ in 0..4 {
            self.post(
                "window/rect",
                json!({ "x": 0, "y": 0, "width": outer_width, "height": outer_height }),
                until,
            )?;
            std::thread::sleep(Duration::from_millis(60));
            let inner = self.eval("return [innerWidth, innerHeight]", &[], until)?;
            let side = |index: usize| {
                inner
                    .get(index)
                    .and_then(Value::as_u64)
                    .and_then(|side| u32::try_from(side).ok())
                    .unwrap_or(0)
            };
            if (side(0), side(1)) == (width, height) {
                break;
            }
            outer_width = (outer_width + width).saturating_sub(side(0));
            outer_height = (outer_height + height).saturating_sub(side(1));
        }
        Ok(())
    }

    fn pdf(&mut self, until: Instant) -> Result<Vec<u8>> {
        // Both print on letter paper when nobody says otherwise. WebKitGTK's driver does not know the command at all.
        if self.engine != Engine::Chromium {
            let page = json!({ "width": 21.0, "height": 29.7 });
            let asked = json!({ "background": false, "page": page });
            return from_base64(&self.post("print", asked, until)?);
        }
        // Some hundred sheets in one message are more than chromedriver passes on in time: they come in pieces.
        let asked = json!({
            "transferMode": "ReturnAsStream",
            "paperWidth": 8.27,
            "paperHeight": 11.69,
            "preferCSSPageSize": true,
        });
        let answer = self.cdp("Page.printToPDF", asked, until)?;
        let handle = answer
            .get("stream")
            .context("Nothing was printed.")?
            .clone();
        let mut pdf = Vec::new();
        loop {
            let asked = json!({ "handle": handle, "size": 1 << 20 });
            let piece = self.cdp("IO.read", asked, until)?;
            pdf.extend(from_base64(piece.get("data").unwrap_or(&Value::Null))?);
            if piece.get("eof") == Some(&Value::Bool(true)) {
                self.cdp("IO.close", json!({ "handle": handle }), until)?;
                return Ok(pdf);
            }
        }
    }

    fn cdp(&mut self, method: &str, params: Value, until: Instant) -> Result<Value> {
        if self.engine != Engine::Chromium {
            bail!("{} does not speak the DevTools protocol.", self.engine);
        }
        self.post(
            "goog/cdp/execute",
            json!({ "cmd": method, "params": params }),
            until,
        )
    }

    fn focus(&mut self, until: Instant) -> Result<()> {
        if self.engine == Engine::Firefox {
            let window = self.get("window", until)?;
            self.post("window", json!({ "handle": window }), until)?;
        }
        Ok(())
    }

    fn back(&mut self, until: Instant) -> Result<()> {
        self.post("back", json!({}), until).map(drop)
    }
}
