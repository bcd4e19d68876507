//! The site as a reader clicks through it: links and anchors that lead somewhere, and documentation that names what there is.
//!
//! Tests that the pages name as `file.rs::function` are looked up in that file; cases of the browser suites are looked up where those are
//! planned (`tests/src/suites.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::PathBuf;

use mingbai_data::budget::{ReadOptions, read_text};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

mod client;

use client::{get, root, start, unbuilt};

/// Pages with what codes mean.
const CODES: [&str; 2] = ["www/docs/faults.html", "www/en/errors.html"];
/// Pages that name tests.
const NAMING: [&str; 3] = [
    "www/docs/accessibility.html",
    "www/docs/privacy.html",
    "www/docs/extend.html",
];
/// Where a `fn code` gives the code of a fault, of a reading or of a check; elsewhere it names why a value is missing, or a number.
const KINDS: [&str; 4] = [
    "widgets/cli/src/http/fault.rs",
    "widgets/data/src/budget/audit/mod.rs",
    "widgets/data/src/error.rs",
    "widgets/embed/src/policy.rs",
];
/// Code that only the English pages show, by the words it begins with.
const ONLY_ENGLISH: [&str; 1] = ["cargo xtask demo"];

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files below `folder` with this ending, as paths from the root; nothing that was built.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            let name = path.to_string_lossy().into_owned();
            if entry.file_type().unwrap().is_dir() {
                if !["target", "node_modules"]
                    .iter()
                    .any(|built| path.ends_with(built))
                {
                    folders.push(path);
                }
            } else if name.ends_with(ending) {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}

/// A tag of a page with its attributes, references undone.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(own, _)| own == name).map(|(_, value)| &**value)
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The tags that a page begins, in order; what is only shown (`&lt;a …`) is none.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, from)) = rest.split_once('<') {
        rest = from;
        if let Some(comment) = from.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        if !from.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = from.find([' ', '\n', '>', '/']).unwrap_or(from.len());
        let (name, mut inside) = from.split_at(end);
        let mut attributes = Vec::new();
        loop {
            inside = inside.trim_start_matches([' ', '\n', '/']);
            let Some(end) = inside.find([' ', '\n', '=', '>']).filter(|end| *end > 0) else {
                break;
            };
            let (key, value) = inside.split_at(end);
            let (value, behind) = match value.strip_prefix("=\"") {
                Some(value) => value.split_once('"').unwrap(),
                None => ("", value),
            };
            attributes.push((key.to_owned(), unescaped(value)));
            inside = behind;
        }
        rest = inside;
        if name == "script" {
            rest = rest.split_once("</script>").map_or("", |(_, rest)| rest);
        }
        found.push(Tag {
            name: name.to_owned(),
            attributes,
        });
    }
    found
}

/// What stands in each `<code>` of a page, references undone.
fn codes(html: &str) -> Vec<String> {
    let parts = html.split("<code>").skip(1);
    parts
        .filter_map(|part| Some(unescaped(part.split_once("</code>")?.0)))
        .collect()
}

/// What stands in each piece of code that is shown as a block.
fn blocks(html: &str) -> Vec<String> {
    let parts = html.split("<pre").skip(1);
    parts
        .filter_map(|part| part.split_once("<code>"))
        .filter_map(|(_, code)| Some(unescaped(code.split_once("</code>")?.0)))
        .collect()
}

/// The pages below `www`, as addresses.
fn pages() -> Vec<String> {
    let all = files("www", ".html").into_iter();
    all.map(|file| {
        let path = file.strip_prefix("www").unwrap();
        path.strip_suffix("index.html").unwrap_or(path).to_owned()
    })
    .collect()
}

/// `address` on a page at `page`: the path with its query, and what stands behind `#`. `None` for what is elsewhere.
fn resolved(page: &str, address: &str) -> Option<(String, String)> {
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let scheme = path.split(['/', '?']).next().unwrap().contains(':');
    if scheme || path.starts_with("//") {
        return None;
    }
    let fragment = percent_decode_str(fragment).decode_utf8().unwrap();
    if path.is_empty() {
        return Some((page.to_owned(), fragment.into_owned()));
    }
    if path.starts_with('/') {
        return Some((path.to_owned(), fragment.into_owned()));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut whole = parts.join("/");
    if path.ends_with('.') {
        whole.push('/');
    }
    Some((whole, fragment.into_owned()))
}

/// The server's pages, each asked for once.
struct Seen {
    main: SocketAddr,
    /// Path → status and text.
    pages: BTreeMap<String, (u16, String)>,
}

impl Seen {
    fn get(&mut self, path: &str) -> &(u16, String) {
        let main = self.main;
        self.pages.entry(path.to_owned()).or_insert_with(|| {
            let sent: String = path
                .chars()
                .map(|c| match c.is_ascii() {
                    true => c.to_string(),
                    false => utf8_percent_encode(&c.to_string(), NON_ALPHANUMERIC).to_string(),
                })
                .collect();
            let answer = get(main, &sent, "");
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            (answer.status, text)
        })
    }
}

#[test]
fn every_link_and_anchor_of_the_site_leads_somewhere() {
    let (_runtime, running) = start();
    let mut seen = Seen {
        main: running.main,
        pages: BTreeMap::new(),
    };
    let mut wrong = BTreeSet::new();
    for page in pages() {
        let (status, text) = seen.get(&page).clone();
        assert_eq!(status, 200, "{page}");
        assert!(!text.contains("{{"), "{page} has an unfilled mark");
        for tag in tags(&text) {
            let several = tag.name.starts_with("mingbai-");
            for name in ["href", "src", "outlines", "data-src"] {
                let Some(value) = tag.get(name) else { continue };
                let each: Vec<&str> = match several {
                    true => value.split_whitespace().collect(),
                    false => vec![value],
                };
                for address in each {
                    let Some((path, fragment)) = resolved(&page, address) else {
                        continue;
                    };
                    if unbuilt(&path) {
                        continue;
                    }
                    let (status, target) = seen.get(&path);
                    if *status != 200 {
                        wrong.insert(format!("{page}: {address} is answered with {status}"));
                    } else if !fragment.is_empty()
                        && !tags(target)
                            .iter()
                            .any(|tag| tag.get("id") == Some(&*fragment))
                    {
                        wrong.insert(format!("{page}: nothing at {address} has that id"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_id_stands_once_on_a_page_and_headings_have_one() {
    let (_runtime, running) = start();
    for page in pages() {
        let text = get(running.main, &page, "").text();
        let tags = tags(&text);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{page} has #{id} twice");
        }
        let documentation = page.starts_with("/docs/") || page.starts_with("/en/");
        for tag in tags.iter().filter(|tag| documentation && tag.name == "h2") {
            assert!(
                tag.get("id").is_some(),
                "{page} has a heading without an id"
            );
        }
    }
}

/// Every file of Rust, read once.
fn sources() -> Vec<(String, String)> {
    let folders = ["widgets", "demo", "tests", "xtask"];
    let all = folders.iter().flat_map(|folder| files(folder, ".rs"));
    all.map(|file| {
        let text = read(&file);
        (file, text)
    })
    .collect()
}

#[test]
fn files_that_the_guide_to_extending_names_are_there() {
    let sources = sources();
    for code in codes(&read("www/docs/extend.html")) {
        if code.ends_with(".rs") && !code.contains(' ') {
            let behind = format!("/{code}");
            let there = sources
                .iter()
                .any(|(path, _)| path.ends_with(&behind) || *path == code);
            assert!(there, "{code}");
        }
    }
}

#[test]
fn tests_that_pages_name_are_there() {
    let sources = sources();
    let mut named = 0;
    for page in NAMING {
        for code in codes(&read(page)) {
            let Some((file, function)) = code
                .split_once("::")
                .filter(|(file, _)| file.ends_with(".rs"))
            else {
                continue;
            };
            named += 1;
            let behind = format!("/{file}");
            let head = format!("fn {function}(");
            let there = sources
                .iter()
                .any(|(path, text)| path.ends_with(&behind) && text.contains(&head));
            assert!(there, "{page} names {code}");
        }
    }
    assert!(named > 40, "only {named} are named");
}

/// The codes that the sources of the widgets may give: literals that begin with `check-`, those behind `code:`, and what a `fn code`
/// makes of each kind.
fn given() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files("widgets", ".rs") {
        if !file.contains("/src/") || file.contains("/tests") || file.contains("/examples/") {
            continue;
        }
        let whole = read(&file);
        let text = whole.split("#[cfg(test)]\nmod ").next().unwrap();
        let literals = |text: &str, mark: &str| -> Vec<String> {
            let parts = text.split(mark).skip(1);
            parts
                .filter_map(|part| Some(part.split_once('"')?.0.to_owned()))
                .collect()
        };
        for rest in literals(text, "\"check-") {
            found.insert(format!("check-{rest}"));
        }
        found.extend(literals(text, "code: \""));
        let kinds = if KINDS.contains(&&*file) { text } else { "" };
        for body in kinds.split("fn code(").skip(1) {
            let body = body.split_once("\n    }\n").map_or(body, |(body, _)| body);
            found.extend(literals(body, "=> \""));
        }
    }
    found.retain(|code| {
        let mut letters = code.chars();
        letters.all(|c| c.is_ascii_lowercase() || c == '-') && !code.ends_with('-')
    });
    found
}

#[test]
fn every_code_has_its_row() {
    let given = given();
    for code in [
        "check-sum",
        "check-target",
        "check-three-public",
        "net",
        "tls",
        "rounded",
    ] {
        assert!(given.contains(code), "{code} was not found: {given:?}");
    }
    for page in CODES {
        let text = read(page);
        let rows: BTreeSet<String> = tags(&text)
            .iter()
            .filter_map(|tag| tag.get("id")?.strip_prefix("code-").map(str::to_owned))
            .collect();
        let lacking: Vec<&String> = given.difference(&rows).collect();
        assert!(lacking.is_empty(), "{page} says nothing of {lacking:?}");
        for code in &rows {
            assert!(
                text.contains(&format!("<code>{code}</code>"))
                    || text.contains(&format!(">{code}</code>"))
                    || code == "check",
                "{page} has a row for {code} without the word"
            );
        }
    }
}

/// The words of each hint of the shell, where they are written as they are said.
fn hints() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files("widgets/embed/shell", ".js") {
        let text = read(&file);
        for rest in text.split("hint(").skip(1) {
            let call = rest.split_once(')').map_or(rest, |(call, _)| call);
            found.extend(call.split('\'').skip(1).step_by(2).map(str::to_owned));
        }
        for rest in text.split("export const BROKEN = '").skip(1) {
            found.extend(rest.split_once('\'').map(|(words, _)| words.to_owned()));
        }
    }
    // The sign before a name.
    found.retain(|words| words.len() > 1);
    found
}

#[test]
fn every_hint_of_the_console_is_explained() {
    let hints = hints();
    assert!(hints.len() > 8, "{hints:?}");
    for page in CODES {
        let text = read(page);
        let said = codes(&text);
        for hint in &hints {
            assert!(
                said.iter().any(|code| code.ends_with(hint.as_str())),
                "{page} says nothing of “{hint}”"
            );
        }
    }
}

/// What the page about privacy promises of requests: those for data say so themselves. Files of the package are asked for as the page
/// asks for its own scripts.
#[test]
fn every_request_for_data_is_without_cookies_and_referrer() {
    let mut places = 0;
    for file in files("widgets/embed/shell", ".js") {
        if file.ends_with("/package.js") {
            continue;
        }
        let text = read(&file);
        for request in text.split("fetch(").skip(1) {
            places += 1;
            let options = request.split_once("})").map_or(request, |(own, _)| own);
            for words in ["credentials: 'omit'", "referrerPolicy: 'no-referrer'"] {
                assert!(options.contains(words), "{file}: {options}");
            }
        }
        for other in [
            "XMLHttpRequest",
            "sendBeacon",
            "new WebSocket",
            "EventSource",
        ] {
            assert!(!text.contains(other), "{file} has {other}");
        }
    }
    assert!(places > 1, "{places} places");
}

#[test]
fn code_that_the_english_pages_repeat_is_that_of_the_chinese_ones() {
    let chinese: BTreeSet<String> = ["www/docs", "www"]
        .iter()
        .flat_map(|folder| files(folder, ".html"))
        .filter(|file| !file.starts_with("www/en/"))
        .flat_map(|file| blocks(&read(&file)))
        .collect();
    for file in files("www/en", ".html") {
        for block in blocks(&read(&file)) {
            let own = ONLY_ENGLISH.iter().any(|begin| block.starts_with(begin));
            assert!(
                own || chinese.contains(&block),
                "{file} shows what no Chinese page does:\n{block}"
            );
        }
    }
}

#[test]
fn the_sample_of_the_guide_is_the_file_and_can_be_read() {
    let file = read("www/docs/budget-2026.json");
    let shown = blocks(&read("www/docs/index.html"));
    assert!(
        shown
            .iter()
            .any(|block| block.trim_end() == file.trim_end())
    );
    let budget = read_text(&file, &ReadOptions::default()).unwrap();
    assert!(
        budget.sample && budget.findings.is_empty(),
        "{:?}",
        budget.findings
    );
    assert_eq!(budget.tables[0].lines.len(), 6);
}
