//! Bytes to text, declared or not.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mingbai_data::read;

fuzz_target!(|bytes: &[u8]| {
    for declared in [None, Some("gbk"), Some("utf-8"), Some("utf-16le")] {
        if let Ok(decoded) = read::decode(bytes, declared) {
            assert!(!decoded.text.starts_with('\u{feff}') || bytes.len() > 3);
            let _ = read::any(&decoded.text, &read::Limits::default());
        }
    }
});
