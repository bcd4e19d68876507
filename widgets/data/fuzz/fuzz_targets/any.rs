//! Every reader of text; and what the strict reader takes, the others leave as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mingbai_data::{Tree, read, shape};

fuzz_target!(|text: &str| {
    let limits = read::Limits::default();
    let strict = read::parse(text, &limits);
    let reading = read::any(text, &limits);
    if let Ok(tree) = strict
        && !matches!(tree, Tree::Text(_))
    {
        assert_eq!(
            reading.as_ref().ok().map(|reading| &reading.tree),
            Some(&tree)
        );
    }
    if let Ok(reading) = reading {
        let _ = shape::paging(&reading.tree);
        let _ = shape::split_pipes(&reading.tree);
    }
    let _ = shape::find_any(text, &limits);
    let _ = read::plain(text);
});
