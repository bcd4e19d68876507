//! Pages with what `render` wrote inside the tag: the browser suite sees how the widget takes its place without a jump. They are
//! kept in `tests/cases/takeover`, and are what `render` writes today.

mod common;

use common::{command, end};
use std::path::Path;

/// The widget, its example, and what stands on the tag beside its address.
const PAGES: [(&str, &str, &str); 5] = [
    ("budget", "shanwei-2018", ""),
    ("air", "rows", ""),
    ("livelihood", "year", ""),
    ("policy", "notice", ""),
    ("list", "recall", "recall"),
];

#[test]
fn pages_have_what_render_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (widget, example, profile) in PAGES {
        let source = root.join(format!("demo/examples/{widget}/{example}/data.json"));
        let source = source.to_string_lossy().into_owned();
        let mut args = vec!["render", &source, "--as", widget];
        if !profile.is_empty() {
            args.extend(["--profile", profile]);
        }
        args.extend(["--at", "2026-11-27", "--format", "fragment"]);
        let written = end(command(&args).spawn().unwrap());
        assert_eq!(written.code, Some(0), "{}", written.err);
        let profile = match profile {
            "" => String::new(),
            name => format!(" profile=\"{name}\""),
        };
        let page = format!(
            "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>信息公开</title>\n\
             <script src=\"/assets/watch.js\"></script>\n<script src=\"/dist/mingbai.js\" defer></script>\n\
             <link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<main>\n<h1>信息公开</h1>\n\
             <mingbai-{widget} src=\"/data/{widget}/{example}.json\"{profile}>\n{}\n</mingbai-{widget}>\n\
             <p id=\"below\">办公地址：示例市示例路 1 号</p>\n</main>\n</body>\n</html>\n",
            written.out.trim_end()
        );
        let place = root.join(format!("tests/cases/takeover/{widget}.html"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(&place, &page).unwrap();
        }
        let kept = std::fs::read_to_string(&place).unwrap_or_default();
        assert!(
            kept == page,
            "{} is not what render writes: UPDATE_EXPECT=1",
            place.display()
        );
    }
}
