//! What `render` wrote stands in the tag before any script runs; the widget takes its place without a jump. The pages are made by the
//! test of the command (`widgets/cli/tests/takeover.rs`).

use anyhow::Result;
use serde_json::json;

use super::{CHROMIUM, Entry, SOON};
use crate::checks::{ask, quiet, wait};
use crate::runner::Stage;

pub(super) const CASES: &[Entry] = &[("takeover", CHROMIUM, 120, takeover)];

/// Widgets, each with a page of its name. That it has asked is what no markup said before it.
const PAGES: [&str; 5] = ["budget", "air", "livelihood", "policy", "list"];

/// All that has moved in the window, by the measure of the browser, since the page began.
const SHIFTED: &str = "window.__shifted = null; let sum = 0; \
     new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; window.__shifted = sum; }) \
       .observe({ type: 'layout-shift', buffered: true }); \
     setTimeout(() => { if (window.__shifted === null) window.__shifted = 0; }, 300)";

/// The most that may move: what counts as good (web.dev/cls).
const MOST: f64 = 0.1;

fn takeover(stage: &mut Stage<'_>) -> Result<()> {
    for (width, height) in [(390, 844), (1280, 800)] {
        for page in PAGES {
            stage.browser.viewport(width, height)?;
            stage.open(&format!("/case/takeover/{page}.html"))?;
            wait(
                stage.browser,
                "mb.hosts().length === 1 && mb.text(mb.hosts()[0]).includes('更新状态')",
                SOON,
            )?;
            ask(stage.browser, SHIFTED)?;
            wait(stage.browser, "window.__shifted !== null", SOON)?;
            let shifted = ask(stage.browser, "return window.__shifted")?;
            let moved = shifted.as_f64().unwrap_or(1.0);
            stage.expect(
                moved <= MOST,
                format!("{page} at {width} px: moved by {moved:.3}"),
            );
            // What was there before is not shown beside it.
            let before = ask(
                stage.browser,
                "const own = mb.hosts()[0].querySelector('.mb'); return own.getClientRects().length",
            )?;
            stage.expect(before == json!(0), format!("{page}: both are shown"));
            let mut found = quiet(stage.browser)?;
            found.retain(|line| !line.contains("__shifted"));
            stage.found(page, found);
        }
    }
    Ok(())
}
