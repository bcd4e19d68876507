//! Row 42: data that must be signed. The key is the test key of the demo server, made and used with `openssl`.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Row, SOON, again, fault, pause, state, untouched, visit, waits};
use crate::cases::NEW;
use crate::checks::{drawn, fallback, shows, wait};
use crate::runner::Stage;

pub(super) const ROWS: &[Row] = &[
    (42, "signed", NEW, 60, signed),
    (42, "forged", NEW, 60, |stage| refused(stage, "forged")),
    (42, "unsigned", NEW, 60, |stage| refused(stage, "unsigned")),
    (42, "another-key", NEW, 60, another_key),
    (42, "last-verified", NEW, 60, last_verified),
    (42, "no-crypto", NEW, 60, no_crypto),
];

const KEY: &str = include_str!("../../../../demo/signed/public.txt");

fn tag(src: &str) -> Value {
    json!({ "src": src, "verify": KEY })
}

/// As bytes and as text.
fn signed(stage: &mut Stage<'_>) -> Result<()> {
    for (turn, src) in [(1, "/fault/signed"), (2, "/fault/signed?as=base64")] {
        visit(stage, turn, &json!({ "tag": tag(src) }))?;
        drawn(stage.browser, SOON)?;
        state(stage, "fresh", "")?;
        let found = shows(stage.browser, &["28,583".to_owned()])?;
        stage.found(src, found);
        untouched(stage)?;
    }
    let hits = stage.site.hits("/fault/signed.sig")?;
    stage.expect(hits == 2, format!("{hits} requests for the signature"));
    Ok(())
}

/// Never shown, not even for a moment.
fn refused(stage: &mut Stage<'_>, kind: &str) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": tag(&format!("/fault/{kind}")), "clock": 0.5 }),
    )?;
    fault::refused(stage, "tamper")?;
    waits(stage, &[])?;
    untouched(stage)
}

fn another_key(stage: &mut Stage<'_>) -> Result<()> {
    // A key of the same kind, and what is no key at all.
    let other = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==";
    for (turn, key) in [(1, other), (2, "AAAA"), (3, "钥匙")] {
        visit(
            stage,
            turn,
            &json!({ "tag": { "src": "/fault/signed", "verify": key } }),
        )?;
        fault::refused(stage, "tamper")?;
        untouched(stage)?;
    }
    Ok(())
}

/// The verified copy stays, in this visit and the next; a copy that nobody verified is none.
fn last_verified(stage: &mut Stage<'_>) -> Result<()> {
    let src = "/fault/sequence?kinds=signed,forged&key=verified";
    visit(stage, 1, &json!({ "tag": tag(src) }))?;
    drawn(stage.browser, SOON)?;
    state(stage, "fresh", "")?;
    again(stage)?;
    let stays = |stage: &mut Stage<'_>| -> Result<()> {
        state(stage, "stale", "tamper")?;
        pause(60);
        let found = shows(stage.browser, &["28,583".to_owned(), "更新失败".to_owned()])?;
        stage.found("the verified copy", found);
        untouched(stage)
    };
    stays(stage)?;
    wait(stage.browser, "localStorage.length > 0", SOON)?;
    visit(stage, 2, &json!({ "tag": tag(src) }))?;
    stays(stage)?;

    let plain = "/fault/sequence?kinds=ok,forged&key=plain";
    visit(stage, 3, &json!({ "tag": { "src": plain } }))?;
    drawn(stage.browser, SOON)?;
    wait(stage.browser, "localStorage.length > 1", SOON)?;
    visit(stage, 4, &json!({ "tag": tag(plain) }))?;
    state(stage, "error", "tamper")?;
    let found = fallback(stage.browser)?;
    stage.found("nothing verified", found);
    untouched(stage)
}

/// A page without WebCrypto (http) can verify nothing, and shows nothing.
fn no_crypto(stage: &mut Stage<'_>) -> Result<()> {
    visit(
        stage,
        1,
        &json!({ "tag": tag("/fault/signed"), "crypto": false }),
    )?;
    wait(stage.browser, "window.crypto.subtle === undefined", SOON)?;
    fault::refused(stage, "tamper")?;
    untouched(stage)
}
