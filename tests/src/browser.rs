//! One browser, whichever it is: a window that goes to pages, runs scripts in them, presses keys and takes pictures.
//! What differs between engines ends in this folder; no suite looks at the protocol.

mod cdp;
mod keys;
mod launch;
mod socket;
mod webdriver;

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::tools::Tools;

pub use keys::Key;

/// The browsers that the widgets are promised to run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Engine {
    /// Today's Chromium.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK, the nearest to Safari that runs on Linux.
    WebKit,
    /// Chromium 83 of 2020.
    Chromium83,
    /// Chromium 64 of 2018, the oldest WeChat kernel that counts.
    Chromium64,
}

impl Engine {
    /// All of them, the quickest first.
    pub const ALL: [Self; 5] = [
        Self::Chromium,
        Self::Chromium83,
        Self::Chromium64,
        Self::Firefox,
        Self::WebKit,
    ];

    /// A short name: the beginning of a case's name and the folder of its pictures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
            Self::Chromium83 => "chromium-83",
            Self::Chromium64 => "chromium-64",
        }
    }

    /// Whether it speaks the DevTools protocol as well.
    #[must_use]
    pub fn has_cdp(self) -> bool {
        !matches!(self, Self::Firefox | Self::WebKit)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What one protocol can do. The rest is made from it in [`Browser`].
trait Wire: Send {
    /// Goes to an address and returns when it has loaded.
    fn goto(&mut self, url: &str, until: Instant) -> Result<()>;
    /// Runs the body of an async function with `arguments` and gives what it returns.
    fn eval(&mut self, body: &str, args: &[Value], until: Instant) -> Result<Value>;
    /// Presses and lets go, one after the other.
    fn press(&mut self, keys: &[Key], until: Instant) -> Result<()>;
    /// The window as it is, PNG.
    fn picture(&mut self, until: Instant) -> Result<Vec<u8>>;
    /// Makes the page's own window as large as this.
    fn viewport(&mut self, width: u32, height: u32, until: Instant) -> Result<()>;
    /// The page as it would be printed, PDF.
    fn pdf(&mut self, until: Instant) -> Result<Vec<u8>>;
    /// A command of the DevTools protocol.
    fn cdp(&mut self, method: &str, params: Value, until: Instant) -> Result<Value>;
    /// Gives the keyboard back to the page, when Tab has led out of it into the browser's own bar.
    fn focus(&mut self, until: Instant) -> Result<()>;
    /// One step back in the history.
    fn back(&mut self, until: Instant) -> Result<()>;
}

/// A running browser with one window.
pub struct Browser {
    engine: Engine,
    wire: Box<dyn Wire>,
    until: Instant,
}

impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Browser")
            .field("engine", &self.engine)
            .finish_non_exhaustive()
    }
}

impl Browser {
    /// Starts an engine with a profile of its own.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn start(engine: Engine, tools: &Tools) -> Result<Self> {
        let wire =
            launch::start(engine, tools).with_context(|| format!("{engine} does not start"))?;
        Ok(Self {
            engine,
            wire,
            until: Instant::now() + Duration::from_secs(60),
        })
    }

    /// Which one it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// No command may last beyond this moment.
    pub fn set_limit(&mut self, until: Instant) {
        self.until = until;
    }

    /// How much time is left.
    fn until(&self) -> Result<Instant> {
        if Instant::now() >= self.until {
            bail!("The time of this case is over.");
        }
        Ok(self.until)
    }

    /// Goes to an address and returns when it has loaded.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn goto(&mut self, url: &str) -> Result<()> {
        let until = self.until()?;
        self.wire
            .goto(url, until)
            .with_context(|| format!("goto {url}"))
    }

    /// Runs the body of an async function in the page and gives what it returns.
    ///
    /// # Errors
    /// The script threw, or the browser does not answer.
    pub fn eval(&mut self, body: &str) -> Result<Value> {
        self.eval_with(body, &[])
    }

    /// The same with `arguments`.
    ///
    /// # Errors
    /// The script threw, or the browser does not answer.
    pub fn eval_with(&mut self, body: &str, args: &[Value]) -> Result<Value> {
        let until = self.until()?;
        self.wire
            .eval(body, args, until)
            .with_context(|| format!("in the script {}", beginning(body)))
    }

    /// Waits until an expression is true in the page.
    ///
    /// # Errors
    /// It stayed false for so long.
    pub fn wait_for(&mut self, condition: &str, limit: Duration) -> Result<()> {
        self.wait_with("", condition, limit)
    }

    /// The same, with a script that stands before the expression.
    ///
    /// # Errors
    /// It stayed false for so long.
    pub fn wait_with(&mut self, before: &str, condition: &str, limit: Duration) -> Result<()> {
        let end = Instant::now() + limit;
        // The page itself waits, so that a short wait costs one command.
        let body = format!(
            "{before}\nconst end = Date.now() + 250; do {{ \
             try {{ if ({condition}) return true; }} catch (error) {{ if (Date.now() > end) throw error; }} \
             await new Promise(next => setTimeout(next, 15)); }} while (Date.now() < end); return false;"
        );
        loop {
            let mut until = self.until()?;
            if matches!(self.engine, Engine::Chromium83 | Engine::Chromium64) {
                // These never answer for a script that went with its page: it is asked again.
                until = until.min(Instant::now() + Duration::from_secs(10));
            }
            // A page that is just being left takes the script with it.
            let outcome = self.wire.eval(&body, &[], until);
            if matches!(outcome, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if Instant::now() > end {
                outcome.with_context(|| condition.to_owned())?;
                bail!("Not true after {limit:?}: {condition}");
            }
        }
    }

    /// Presses keys one after the other.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn press(&mut self, keys: &[Key]) -> Result<()> {
        let until = self.until()?;
        self.wire.press(keys, until)
    }

    /// Gives the keyboard to the page: Tab may have led out of it into the browser's own bar.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn focus(&mut self) -> Result<()> {
        let until = self.until()?;
        self.wire.focus(until)
    }

    /// Types a text.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn type_text(&mut self, text: &str) -> Result<()> {
        let keys: Vec<Key> = text.chars().map(Key::Char).collect();
        self.press(&keys)
    }

    /// Makes the page's window as large as this, and makes sure that it is.
    ///
    /// # Errors
    /// The browser does not answer, or refuses the width.
    pub fn viewport(&mut self, width: u32, height: u32) -> Result<()> {
        let until = self.until()?;
        self.wire.viewport(width, height, until)?;
        self.wait_for(&format!("innerWidth === {width}"), Duration::from_secs(5))
            .with_context(|| format!("The window does not become {width} wide"))
    }

    /// A picture of the whole page where the engine can, else of the window.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn picture(&mut self) -> Result<Vec<u8>> {
        let until = self.until()?;
        self.wire.picture(until)
    }

    /// The page as it would be printed.
    ///
    /// # Errors
    /// The engine cannot, or does not answer.
    pub fn pdf(&mut self) -> Result<Vec<u8>> {
        let until = self.until()?;
        self.wire.pdf(until)
    }

    /// A command of the DevTools protocol, for the Chromiums.
    ///
    /// # Errors
    /// The engine does not speak it, or refuses.
    pub fn cdp(&mut self, method: &str, params: Value) -> Result<Value> {
        let until = self.until()?;
        self.wire
            .cdp(method, params, until)
            .with_context(|| method.to_owned())
    }

    /// One step back in the history.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn back(&mut self) -> Result<()> {
        let until = self.until()?;
        self.wire.back(until)
    }

    /// How many listeners an object has, as the engine itself counts them: `expression` gives the object.
    ///
    /// # Errors
    /// The engine does not speak the DevTools protocol.
    pub fn listeners(&mut self, expression: &str) -> Result<usize> {
        let found = self.cdp("Runtime.evaluate", json!({ "expression": expression }))?;
        let id = found
            .pointer("/result/objectId")
            .with_context(|| format!("{expression} is no object: {found}"))?
            .clone();
        let answer = self.cdp("DOMDebugger.getEventListeners", json!({ "objectId": id }))?;
        Ok(answer
            .get("listeners")
            .and_then(Value::as_array)
            .map_or(0, Vec::len))
    }
}

fn beginning(script: &str) -> String {
    let line: String = script.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > 120 {
        format!("{}…", line.chars().take(120).collect::<String>())
    } else {
        line
    }
}

fn from_base64(answer: &Value) -> Result<Vec<u8>> {
    STANDARD
        .decode(answer.as_str().context("The answer is not base64.")?)
        .context("The answer is not base64.")
}

/// A script as an expression that always gives a value: what it returned, or what it threw in its own words.
fn wrapped(body: &str, arguments: &str) -> String {
    format!(
        "(async function(){{\n{body}\n}}).apply(null, {arguments})\
         .then(value => ({{ value }}), error => ({{ threw: String(error) + ' ' + String(error && error.stack || '') }}))"
    )
}

/// What such an expression gave.
fn unwrapped(answer: Option<&Value>) -> Result<Value> {
    let answer = answer.context("The script gave no answer.")?;
    if let Some(threw) = answer.get("threw") {
        bail!(
            "The page threw {}",
            beginning(threw.as_str().unwrap_or_default())
        );
    }
    Ok(answer.get("value").cloned().unwrap_or(Value::Null))
}

/// The parameters of `Runtime.evaluate` for a script.
fn evaluation(body: &str, args: &[Value]) -> Value {
    let expression = wrapped(body, &Value::from(args.to_vec()).to_string());
    json!({ "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true })
}

/// What it answered.
fn evaluated(answer: &Value) -> Result<Value> {
    if let Some(threw) = answer.get("exceptionDetails") {
        let words = threw
            .pointer("/exception/description")
            .or_else(|| threw.get("text"));
        bail!(
            "The browser refused the script: {}",
            words.and_then(Value::as_str).unwrap_or_default()
        );
    }
    unwrapped(answer.pointer("/result/value"))
}
