//! The QR code of an address, for a card that is printed or kept as a picture. A page whose readers ask for none never downloads it.
//!
//! **Rule of this crate:** text in, text out. What is drawn of it the shell draws.

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

/// The longest text, in bytes: a code of more is too fine for a camera when it is printed as small as on a card.
const MOST: usize = 500;

/// The QR code of `text` (GB/T 18284, level M): a line a row, `1` for a dark module and `0` for a light one, without the quiet zone.
/// Empty where the text is empty or too long.
#[wasm_bindgen]
#[must_use]
pub fn code(text: &str) -> String {
    if text.is_empty() || text.len() > MOST {
        return String::new();
    }
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
        return String::new();
    };
    let mut out = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            out.push(if code.get_module(x, y) { '1' } else { '0' });
        }
        out.push('\n');
    }
    out
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: mingbai_memory::Memory<rlsf::SmallGlobalTlsf> =
    mingbai_memory::Memory::before(rlsf::SmallGlobalTlsf::new());

#[cfg(test)]
mod tests {
    use super::*;

    /// Version 1 has 21 modules a side and the three finder patterns of the standard in its corners.
    #[test]
    fn a_code_has_its_finder_patterns() {
        let text = code("MINGBAI");
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!((rows.len(), rows[0].len()), (21, 21));
        for finder in [
            "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
        ]
        .iter()
        .enumerate()
        {
            let (row, pattern) = finder;
            assert!(rows[row].starts_with(pattern) && rows[row].ends_with(pattern));
            assert!(rows[14 + row].starts_with(pattern));
        }
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert_eq!(code(""), "");
        assert_eq!(code(&"a".repeat(501)), "");
        assert!(!code(&"中".repeat(166)).is_empty());
    }
}
