//! What happens to every HTML page on its way out: the second origin's address, the query parameters, the policy.
//!
//! A page is a text with a few marks: `{{other}}` and `{{main}}` are the two origins, `{{head}}` the preload lines and
//! the shell (of the budget, or of another widget that is named: `{{head air}}`), `{{example budget cors}}` an example's tag, `{{code budget cors}}` the same as shown code,
//! `{{document formats}}` a text of `www/docs` that is written in Markdown (`{{document attributes en}}` its English half),
//! `{{contents formats}}` links to its headings, `{{size budget.wasm}}` what a file of the built package weighs.

use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::csp::Csp;
use crate::html::escape;
use crate::server::Site;
use crate::{faults, markdown, snippet};

/// The query parameters that every page understands.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct PageQuery {
    /// `strict` or `no-wasm`.
    #[serde(default)]
    pub csp: String,
    /// `1` adds the style sheet of a hostile host.
    #[serde(default)]
    pub hostile: String,
    /// `auto`, `light`, `dark` or `contrast`, set on every widget.
    #[serde(default)]
    pub theme: String,
    /// `normal` or `elder`, set on every widget.
    #[serde(default)]
    pub size: String,
    /// `1` leaves nothing but the widget.
    #[serde(default)]
    pub plain: String,
    /// A kind of `/fault/`: every widget with an address asks there instead.
    #[serde(default)]
    pub fault: String,
    /// `404`, `mime` or `corrupt`: the package comes from `/dist-404/` and so on.
    #[serde(default)]
    pub nodist: String,
}

/// Fills the marks of a text.
pub(crate) fn fill(site: &Site, text: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        match after
            .split_once("}}")
            .and_then(|(mark, tail)| Some((value(site, mark)?, tail)))
        {
            Some((value, tail)) => {
                filled.push_str(&value);
                rest = tail;
            }
            // Not one of ours: it stays as it was written.
            None => {
                filled.push_str("{{");
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn value(site: &Site, mark: &str) -> Option<String> {
    let words: Vec<&str> = mark.split_whitespace().collect();
    let example = |widget: &str, id: &str| {
        site.app
            .examples
            .iter()
            .find(|one| one.widget == widget && one.id == id)
    };
    match words.as_slice() {
        ["other"] => Some(site.app.other.clone()),
        ["main"] => Some(site.app.main.clone()),
        ["head"] => Some(snippet::head(&site.app.root, "budget")),
        ["head", widget] => Some(snippet::head(&site.app.root, widget)),
        ["head-code"] => Some(escape(snippet::pasted(&site.app.root, "budget").trim_end())),
        ["size", file] => Some(size(site, file)),
        ["document", name, rest @ ..] => Some(markdown::html(&document(site, name, rest)?, 2)),
        ["contents", name, rest @ ..] => Some(markdown::contents(&document(site, name, rest)?)),
        ["example", widget, id] => snippet::tag(example(widget, id)?, &site.app.other).ok(),
        ["code", widget, id] => snippet::tag(example(widget, id)?, &site.app.other)
            .ok()
            .map(|tag| escape(&tag)),
        _ => None,
    }
}

/// What a file of the built package weighs, compressed as it is sent; nothing is said where none is built.
fn size(site: &Site, file: &str) -> String {
    let built = std::fs::read(site.app.root.join("pkg/dist/sizes.json"));
    let sizes: Option<serde_json::Value> = built
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok());
    let bytes = sizes.and_then(|sizes| sizes.get(file)?.get("br")?.as_u64());
    bytes.map_or_else(
        || "—".to_owned(),
        |bytes| format!("{:.1} KB", bytes as f64 / 1024.0),
    )
}

/// The text of a document, or its half in another language, below its title.
fn document(site: &Site, name: &str, rest: &[&str]) -> Option<String> {
    let file = site.app.root.join(format!("www/docs/{name}.md"));
    let text = std::fs::read_to_string(file).ok()?;
    let part = match rest {
        [] => markdown::first_part(&text),
        ["en"] => markdown::second_part(&text)?,
        _ => return None,
    };
    Some(part.lines().map(for_readers).collect())
}

/// A line without what is said to whoever would edit the file: it is nothing for its readers.
fn for_readers(line: &str) -> String {
    let rest = match line.split_once("生成，请勿手改。") {
        Some((whence, rest)) if whence.starts_with('由') => rest,
        _ if line.starts_with("由 `cargo xtask gen`") => "",
        _ if line.starts_with("Generated from ") => "",
        _ => line,
    };
    format!("{rest}\n")
}

/// The page as it is sent.
pub(crate) fn finish(site: &Site, page: &str, query: &PageQuery) -> Response {
    let mut page = fill(site, page);
    if let "404" | "mime" | "corrupt" = query.nodist.as_str() {
        page = page.replace("\"/dist/", &format!("\"/dist-{}/", query.nodist));
    }
    if query.hostile == "1" {
        page = page.replacen(
            "</head>",
            "<link rel=\"stylesheet\" href=\"/assets/hostile.css\">\n</head>",
            1,
        );
    }
    if let "auto" | "light" | "dark" | "contrast" = query.theme.as_str() {
        page = with_attribute(&page, "theme", &query.theme);
    }
    if let "normal" | "elder" = query.size.as_str() {
        page = with_attribute(&page, "size", &query.size);
    }
    if faults::is_kind(&query.fault) {
        page = with_source(&page, &format!("/fault/{}", query.fault));
    }
    let policy = Csp::parse(&query.csp).header(&site.app.other, page.contains("<iframe"));
    let mut response = Html(page).into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(policy) = policy.and_then(|policy| HeaderValue::from_str(&policy).ok()) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Every widget that has an address asks at this one.
fn with_source(page: &str, address: &str) -> String {
    let mut changed = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("<mingbai-") {
        let end = rest[at..]
            .find('>')
            .map_or(rest.len(), |length| at + length);
        let (before, tag) = (&rest[..at], &rest[at..end]);
        changed.push_str(before);
        let source = tag.split_once(" src=\"");
        match source.and_then(|(head, tail)| Some((head, tail.split_once('"')?.1))) {
            Some((head, tail)) => changed.push_str(&format!("{head} src=\"{address}\"{tail}")),
            None => changed.push_str(tag),
        }
        rest = &rest[end..];
    }
    changed.push_str(rest);
    changed
}

/// Sets an attribute on every widget. It is put first, where it wins over one that the page wrote itself.
fn with_attribute(page: &str, name: &str, value: &str) -> String {
    let mut changed = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("<mingbai-") {
        let end = rest[at + 1..]
            .find([' ', '>', '\n'])
            .map_or(rest.len(), |length| at + 1 + length);
        changed.push_str(&rest[..end]);
        changed.push_str(&format!(" {name}=\"{value}\""));
        rest = &rest[end..];
    }
    changed.push_str(rest);
    changed.replace(
        "<div data-mingbai=",
        &format!("<div data-{name}=\"{value}\" data-mingbai="),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_takes_the_place_of_an_address() {
        assert_eq!(
            with_source(
                "<mingbai-air src=\"/data/a.json\" as-of=\"x\"><p>src=\"a\"</p></mingbai-air><mingbai-budget>",
                "/fault/html"
            ),
            "<mingbai-air src=\"/fault/html\" as-of=\"x\"><p>src=\"a\"</p></mingbai-air><mingbai-budget>"
        );
    }

    #[test]
    fn an_attribute_is_set_on_tags_and_on_divs() {
        assert_eq!(
            with_attribute(
                "<mingbai-budget src=\"a\"></mingbai-budget><mingbai-air>",
                "theme",
                "dark"
            ),
            "<mingbai-budget theme=\"dark\" src=\"a\"></mingbai-budget><mingbai-air theme=\"dark\">"
        );
        assert_eq!(
            with_attribute("<div data-mingbai=\"budget\">", "size", "elder"),
            "<div data-size=\"elder\" data-mingbai=\"budget\">"
        );
    }
}
