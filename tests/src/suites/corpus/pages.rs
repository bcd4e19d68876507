//! The pages of the corpus: files in a folder of their own behind `/case/`, made for one case and gone with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};

/// Everything may run, so that what runs is seen; nothing may leave this machine.
const LOOSE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' 'unsafe-inline' \
    'unsafe-eval' 'wasm-unsafe-eval' data: blob:\">\n";

/// A folder with the pages and data of one case.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) place: PathBuf,
}

impl Folder {
    /// A new one, with what stands in `tests/cases/corpus`.
    pub(super) fn new(root: &Path) -> Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "corpus-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = Self {
            place: root.join("target/tmp").join(name),
        };
        fs::create_dir_all(folder.place.join("corpus"))
            .with_context(|| format!("Cannot make {}", folder.place.display()))?;
        for entry in fs::read_dir(root.join("tests/cases/corpus"))? {
            let path = entry?.path();
            let name = path.file_name().context("A file has no name.")?;
            fs::copy(&path, folder.place.join("corpus").join(name))?;
        }
        Ok(folder)
    }

    /// Puts a file there and gives its address.
    pub(super) fn put(&self, name: &str, content: &str) -> Result<String> {
        fs::write(self.place.join("corpus").join(name), content)
            .with_context(|| format!("Cannot write {name}"))?;
        Ok(format!("/case/corpus/{name}"))
    }

    /// A page with these tags; gives its address.
    pub(super) fn page(&self, name: &str, widget: &str, tags: &[String]) -> Result<String> {
        let page = format!(
            "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n{LOOSE}\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>语料</title>\n\
             <script src=\"/case/corpus/hooks.js\"></script>\n<script src=\"/assets/watch.js\"></script>\n\
             {{{{head {widget}}}}}</head>\n<body><main>\n<h1>语料</h1>\n{}\n</main></body>\n</html>\n",
            tags.join("\n")
        );
        self.put(name, &page)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// A tag with its attributes and content, which is HTML already.
pub(super) fn tag(widget: &str, attributes: &[(&str, &str)], inner: &str) -> String {
    let written: String = attributes
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
        .collect();
    format!("<mingbai-{widget}{written}>{inner}</mingbai-{widget}>")
}

/// A text as it is written in HTML and XML. What is no character of XML 1.0 is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '{' => escaped.push_str("&#123;"),
            '\t' | '\n' => escaped.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
