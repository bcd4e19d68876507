//! The strict reader and the search for rows.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mingbai_data::{read, shape};

fuzz_target!(|text: &str| {
    let limits = read::Limits::default();
    if let Ok(tree) = read::parse(text, &limits) {
        let _ = shape::paging(&tree);
        let _ = shape::find(tree, &limits);
    }
});
