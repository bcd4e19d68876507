//! Bodies that are wrong in themselves: too large, damaged, forged, or with figures and links that must not be trusted.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use axum::body::{Body, Bytes};
use flate2::{Compress, Compression, FlushCompress};
use futures_util::{Stream, stream};

use crate::faults::budget;
use crate::server::App;

/// Signed with the test key beside it:
/// `openssl dgst -sha256 -sign key.pem data.json > data.json.sig`.
pub(crate) const SIGNED: &str = include_str!("../signed/data.json");
const SIGNATURE: &[u8] = include_bytes!("../signed/data.json.sig");

/// Its signature, as bytes or as text.
pub(crate) fn signature(form: &Option<String>) -> Body {
    match form.as_deref() {
        Some("base64") => Body::from(base64(SIGNATURE) + "\n"),
        _ => Body::from(SIGNATURE),
    }
}

/// As `openssl base64` writes it, in one line.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS.get(bits as usize & 63).copied().unwrap_or(b'='));
    bytes
        .chunks(3)
        .flat_map(|three| {
            let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            let part = |at: usize, shift: u32| match three.len() {
                length if at > length => '=',
                _ => letter(bits >> shift),
            };
            [part(0, 18), part(1, 12), part(2, 6), part(3, 0)]
        })
        .collect()
}

/// Links of every kind that must stay plain text, and one that may be a link.
pub(crate) const LINKS: &str = r#"{"schema":"mingbai.budget/1","title":"示例县一般公共预算支出（示例数据）","year":2018,"sample":true,"source":{"name":"原始页面","url":"javascript:window.__ran=1"},"tables":[{"book":"general","side":"expenditure","unit":"万元","rows":[{"code":"205","name":"教育支出","level":1,"final":"28,583"}]}]}"#;

/// Amounts exactly as they were asked for, whether JSON has them or not, and a line with their total.
pub(crate) fn values(values: &str, total: Option<&str>) -> String {
    let mut rows: Vec<String> = values
        .split(' ')
        .enumerate()
        .map(|(at, value)| {
            format!(
                r#"{{"code":"{}","name":"支出{at}","level":1,"final":{value}}}"#,
                205 + at
            )
        })
        .collect();
    if let Some(total) = total {
        rows.push(format!(
            r#"{{"name":"支出合计","kind":"total","final":{total}}}"#
        ));
    }
    budget(",\"unit\":\"万元\"", &rows.join(","))
}

/// The beginning of every gzip stream (RFC 1952).
const GZIP: [u8; 10] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];

/// A block that stands alone and ends on a whole byte.
fn block(bytes: &[u8]) -> Vec<u8> {
    let mut block = Vec::with_capacity(bytes.len() + 1_024);
    // Compressing in memory does not fail.
    let _ = Compress::new(Compression::best(), false).compress_vec(
        bytes,
        &mut block,
        FlushCompress::Full,
    );
    block
}

/// Half of the text in gzip, then a block of a kind that does not exist.
pub(crate) fn corrupt_gzip(text: &str) -> Vec<u8> {
    let half = text.as_bytes().get(..text.len() / 2).unwrap_or_default();
    [&GZIP, &*block(half), &[0xFF; 200]].concat()
}

/// 200 MB of an unended array of blanks: one compressed block, two hundred times. The checksum at its end is wrong, but
/// nobody should come that far.
pub(crate) fn bomb() -> Vec<u8> {
    let blanks = block(&[b' '; 1_024 * 1_024]).repeat(200);
    // An empty last block, a checksum, a length.
    [
        &GZIP,
        &*block(b"["),
        &*blanks,
        &[3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]
    .concat()
}

/// 100 MB in pieces, as fast as they are taken; what is taken is counted.
pub(crate) fn huge(app: Arc<App>) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    const PIECE: usize = 64 * 1_024;
    let piece = Bytes::from(vec![b' '; PIECE]);
    stream::unfold(0_usize, move |sent| {
        let (piece, app) = (piece.clone(), Arc::clone(&app));
        async move {
            if sent >= 100 * 1_024 * 1_024 {
                return None;
            }
            // A line that is not without end: who stops reading is heard in time.
            tokio::time::sleep(Duration::from_millis(1)).await;
            app.hits.sent.fetch_add(PIECE, Relaxed);
            Some((Ok(piece), sent + PIECE))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn base64_as_the_rfc_has_it() {
        // RFC 4648, 10.
        for (plain, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), text);
        }
    }

    #[test]
    fn a_bomb_is_small_and_grows() {
        let bomb = bomb();
        assert!(bomb.len() < 400_000, "{}", bomb.len());
        let mut first = vec![0; 3 * 1_024 * 1_024];
        flate2::read::GzDecoder::new(&*bomb)
            .read_exact(&mut first)
            .unwrap();
        assert!(first.starts_with(b"[  ") && first.ends_with(b"   "));
    }

    #[test]
    fn damaged_gzip_cannot_be_read() {
        let bytes = corrupt_gzip(&"教育支出".repeat(1_000));
        let mut text = Vec::new();
        assert!(
            flate2::read::GzDecoder::new(&*bytes)
                .read_to_end(&mut text)
                .is_err()
        );
    }

    #[test]
    fn values_stand_as_they_were_asked_for() {
        assert!(values("NaN 0.1", Some("3")).contains(r#""final":NaN}"#));
    }
}
