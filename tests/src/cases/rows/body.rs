//! Rows 22 to 33 and 41: the body is too large, too deep, or not what it says.

use anyhow::Result;
use serde_json::json;

use super::{Kind, Row, SOON, state, untouched, unusable, visit};
use crate::cases::{EVERY, NEW, fault};
use crate::checks::{ask, drawn, shows};
use crate::runner::Stage;

pub(super) const KINDS: &[Kind] = &[
    (22, "big", "size", EVERY),
    (24, "deep", "parse", EVERY),
    (26, "broken-json", "parse", EVERY),
    (30, "not-utf8", "encoding", EVERY),
    (31, "duplicate-keys", "parse", EVERY),
    (32, "values?values=NaN", "parse", EVERY),
    (32, "values?values=Infinity", "parse", EVERY),
    (32, "values?values=1e999", "parse", EVERY),
    (41, "unknown-schema", "schema", EVERY),
];

pub(super) const ROWS: &[Row] = &[
    (22, "huge", NEW, 90, |stage| {
        unusable(stage, "huge", "size")?;
        // Two requests; what lies in the buffers of a connection has been sent as well.
        let sent = stage.site.sent()?;
        stage.expect(
            sent < 100 << 20,
            format!("{} MB of 100 were taken", sent >> 20),
        );
        Ok(())
    }),
    (23, "gzip-bomb", NEW, 90, |stage| {
        unusable(stage, "bomb", "size")
    }),
    (25, "rows", EVERY, 60, rows),
    (28, "bom", EVERY, 60, |stage| fault::accepted(stage, "bom")),
    (29, "gb18030", EVERY, 60, |stage| {
        fault::accepted(stage, "not-utf8?as=gb18030")
    }),
    (29, "gb18030-declared", EVERY, 60, |stage| {
        fault::accepted(stage, "not-utf8?as=gb18030-declared")
    }),
    (33, "exact", EVERY, 60, exact),
];

/// The first rows are shown, and it is said that there are more.
fn rows(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    visit(
        stage,
        1,
        &json!({ "tag": { "src": "/data/budget/rows-200.json", "max-rows": 5 } }),
    )?;
    drawn(stage.browser, SOON)?;
    state(stage, "partial", "limit")?;
    let text = ask(stage.browser, "return mb.text(mb.hosts()[0])")?;
    let text = text.as_str().unwrap_or_default();
    stage.expect(
        text.contains("已读其中 5 行"),
        format!("it does not say that there are more: {text}"),
    );
    let rows = ask(
        stage.browser,
        "return mb.inner(mb.hosts()[0]).querySelectorAll('tbody tr').length",
    )?;
    stage.expect(
        rows.as_u64().is_some_and(|rows| rows == 5),
        format!("{rows} rows are shown"),
    );
    untouched(stage)
}

/// Digits are shown as they were published, and sums are exact.
fn exact(stage: &mut Stage<'_>) -> Result<()> {
    stage.browser.viewport(1280, 844)?;
    for (turn, values, total, shown) in [
        (
            1,
            "9007199254740993 1",
            "9007199254740994",
            "9007199254740993",
        ),
        (2, "0.1 0.2", "0.3", "0.3"),
        (
            3,
            "1234567890.1234567891",
            "1234567890.1234567891",
            "1234567890.1234567891",
        ),
    ] {
        let src = format!(
            "/fault/values?values={}&total={total}",
            values.replace(' ', "+")
        );
        visit(stage, turn, &json!({ "tag": { "src": src } }))?;
        drawn(stage.browser, SOON)?;
        // A sum that is off by a rounding of the machine would be `check`.
        state(stage, "fresh", "")?;
        let text = ask(
            stage.browser,
            "return mb.text(mb.hosts()[0]).replace(/,/g, '')",
        )?;
        stage.expect(
            text.as_str().is_some_and(|text| text.contains(shown)),
            format!("{shown} is not shown: {text}"),
        );
        let found = shows(stage.browser, &[])?;
        stage.found(values, found);
        untouched(stage)?;
    }
    Ok(())
}
