//! One cold load: a new Chromium goes to a page, is watched until the page is at rest, and is asked what it cost.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use mingbai_tests::tools::Tools;
use serde_json::{Value, json};

use crate::devtools::Page as Window;
use crate::pages::Page;

const LIMIT: Duration = Duration::from_secs(60);

/// The machine as it is, or as a poor phone on a poor line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    Plain,
    Throttled,
}

impl Mode {
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Throttled => "throttled",
        }
    }
}

/// Name of a figure → its value in this load.
pub type Loaded = BTreeMap<String, f64>;

/// Loads `page` from `url` in a browser that has never seen it.
pub fn cold(tools: &Tools, page: &Page, mode: Mode, url: &str) -> Result<Loaded> {
    let mut window = Window::open(tools)?;
    window.call("Page.enable", json!({}))?;
    window.call("Network.enable", json!({}))?;
    window.call("Performance.enable", json!({}))?;
    let size = json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false });
    window.call("Emulation.setDeviceMetricsOverride", size)?;
    let watch = include_str!("watch.js").replace("__MARKER__", &json!(page.marker).to_string());
    window.call(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": watch }),
    )?;
    if mode == Mode::Throttled {
        window.call("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
        let line = json!({ "offline": false, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8 });
        window.call("Network.emulateNetworkConditions", line)?;
    }
    window.events.clear();
    window.call("Page.navigate", json!({ "url": url }))?;
    rest(&mut window, page)?;

    let mut loaded = Loaded::new();
    let seen = window.eval(
        "({ first: bench.first, shift: bench.shift, all: bench.last, memory: bench.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0), \
         paint: (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime })",
    )?;
    for (name, key) in [
        ("first content, ms", "first"),
        ("all content, ms", "all"),
        ("first paint, ms", "paint"),
        ("layout shift", "shift"),
    ] {
        if let Some(value) = seen[key].as_f64() {
            loaded.insert(name.into(), value);
        }
    }
    loaded.insert(
        "wasm memory, KB".into(),
        seen["memory"].as_f64().unwrap_or(0.0) / 1024.0,
    );
    let before = metrics(&mut window)?;
    for (name, key) in [
        ("script, ms", "ScriptDuration"),
        ("layout and style, ms", "LayoutDuration"),
    ] {
        let mut seconds = before.get(key).copied().unwrap_or(0.0);
        if key == "LayoutDuration" {
            seconds += before.get("RecalcStyleDuration").copied().unwrap_or(0.0);
        }
        loaded.insert(name.into(), seconds * 1000.0);
    }
    window.call("HeapProfiler.collectGarbage", json!({}))?;
    let after = metrics(&mut window)?;
    loaded.insert(
        "JS heap, KB".into(),
        after.get("JSHeapUsedSize").copied().unwrap_or(0.0) / 1024.0,
    );
    for (kind, bytes) in transferred(&window.events) {
        loaded.insert(format!("{kind}, KB"), bytes / 1024.0);
        *loaded.entry("all bytes, KB".into()).or_default() += bytes / 1024.0;
    }
    if mode == Mode::Plain {
        for (name, action) in page.actions {
            let time = window.eval(&format!("bench.time(async () => {{ {action} }})"))?;
            for (at, figure) in [", ms", ", script, ms"].iter().enumerate() {
                match time[at].as_f64() {
                    Some(time) => loaded.insert(format!("{name}{figure}"), time),
                    None => bail!("`{name}` changed nothing on the page"),
                };
            }
        }
        for (name, script) in page.measures {
            let time = window.eval(&format!("(async () => {{ {script} }})()"))?;
            let time = time
                .as_f64()
                .with_context(|| format!("`{name}` gives no time"))?;
            loaded.insert(format!("{name}, ms"), time);
        }
    }
    Ok(loaded)
}

/// Waits until every widget has its data on screen and nothing has changed for a while.
fn rest(window: &mut Window, page: &Page) -> Result<()> {
    let condition = format!(
        "typeof bench === 'object' && document.readyState === 'complete' && bench.drawn() >= {} && performance.now() - bench.last > 600",
        page.widgets
    );
    let end = Instant::now() + LIMIT;
    loop {
        std::thread::sleep(Duration::from_millis(200));
        if window.eval(&condition)? == Value::Bool(true) {
            return Ok(());
        }
        if Instant::now() > end {
            let why = window
                .eval("JSON.stringify([location.href, document.readyState, bench.states])")?;
            bail!("the page did not come to rest: {why}");
        }
    }
}

fn metrics(window: &mut Window) -> Result<BTreeMap<String, f64>> {
    let answer = window.call("Performance.getMetrics", json!({}))?;
    Ok(answer["metrics"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| Some((one["name"].as_str()?.to_owned(), one["value"].as_f64()?)))
        .collect())
}

/// Bytes on the line, headers included, by what they were.
fn transferred(events: &[Value]) -> BTreeMap<&'static str, f64> {
    let mut kinds: BTreeMap<&str, &'static str> = BTreeMap::new();
    let mut sums = BTreeMap::new();
    for event in events {
        let params = &event["params"];
        let Some(request) = params["requestId"].as_str() else {
            continue;
        };
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                kinds.insert(
                    request,
                    kind(params["request"]["url"].as_str().unwrap_or_default()),
                );
            }
            Some("Network.loadingFinished") => {
                let kind = kinds.get(request).copied().unwrap_or("other");
                *sums.entry(kind).or_default() +=
                    params["encodedDataLength"].as_f64().unwrap_or(0.0);
            }
            _ => {}
        }
    }
    sums
}

fn kind(url: &str) -> &'static str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    match path.rsplit('.').next().unwrap_or_default() {
        _ if path.ends_with('/') => "html",
        "js" => "js",
        "wasm" => "wasm",
        "css" => "css",
        "json" => "data",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_added_by_kind() {
        let sent = |id: &str, url: &str| json!({ "method": "Network.requestWillBeSent", "params": { "requestId": id, "request": { "url": url } } });
        let done = |id: &str, bytes: u32| json!({ "method": "Network.loadingFinished", "params": { "requestId": id, "encodedDataLength": bytes } });
        let events = [
            sent("1", "http://a/case/live/"),
            sent("2", "http://a/dist/b.wasm?x=1"),
            done("2", 5),
            done("1", 7),
            done("2", 1),
        ];
        assert_eq!(
            transferred(&events),
            BTreeMap::from([("html", 7.0), ("wasm", 6.0)])
        );
    }
}
