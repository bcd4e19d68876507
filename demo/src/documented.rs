//! Every piece of code that the documentation tells a webmaster to paste, on a blank page of its own, at the addresses that it names:
//! what is documented is what is run.

use std::path::Path;

use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::data::find;
use crate::examples::Example;
use crate::files::{answer, content_type};
use crate::page::{self, PageQuery};
use crate::server::OnSite;
use crate::{refuse, snippet};

/// The addresses that the documentation names, each with the example that answers there.
const ADDRESSES: [(&str, &str, &str); 6] = [
    ("budget-2026.json", "budget", "qu-2024"),
    ("budget", "budget", "qu-2024"),
    ("city.json", "air", "today"),
    ("air.json", "air", "outlines"),
    ("districts.geojson", "air", "outlines"),
    ("recall.json", "list", "recall"),
];

/// The village of the guide to profiles; its profile stands there.
const VILLAGE: &str =
    "公示事项,金额（元）,户主姓名\n村道硬化,128000,\n路灯维修,6400,\n困难补助,800,示例户\n";

/// A piece of code, as it stands in the documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documented {
    /// Where it stands: `docs-index-2`.
    pub name: String,
    /// The code.
    pub code: String,
}

/// All of them, in the order of the pages; `other` is the second origin.
#[must_use]
pub fn documented(root: &Path, examples: &[Example], other: &str) -> Vec<Documented> {
    let mut found = Vec::new();
    let site = root.join("www");
    for folder in ["", "docs", "en"] {
        let mut files: Vec<_> = std::fs::read_dir(site.join(folder))
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        files.sort();
        for file in files {
            let Some((stem, kind)) = file
                .file_name()
                .and_then(|name| name.to_str()?.split_once('.'))
            else {
                continue;
            };
            let Ok(text) = std::fs::read_to_string(&file) else {
                continue;
            };
            let codes = match kind {
                "html" => in_html(&text, root, examples, other),
                "md" => in_markdown(&text),
                _ => continue,
            };
            let place = if folder.is_empty() { "www" } else { folder };
            let runs = codes.into_iter().filter(|code| runs(code));
            found.extend(runs.enumerate().map(|(at, code)| Documented {
                name: format!("{place}-{stem}-{}", at + 1),
                code,
            }));
        }
    }
    found
}

/// Whether it is a piece of a page with a widget or a script of ours.
fn runs(code: &str) -> bool {
    [
        "<mingbai-",
        "data-mingbai=",
        "/mingbai/embed.html?",
        "<script src=\"/mingbai/",
    ]
    .iter()
    .any(|mark| code.contains(mark))
}

fn in_html(text: &str, root: &Path, examples: &[Example], other: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for part in text.split("<pre").skip(1) {
        let code = part
            .split_once("<code>")
            .and_then(|(_, rest)| rest.split_once("</code>"));
        let Some((code, _)) = code else { continue };
        // References are undone before marks are filled: what the marks stand for is no HTML text.
        let code = code
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"");
        codes.push(filled(&code.replace("&amp;", "&"), root, examples, other));
    }
    codes
}

/// The marks of a page that stand for code.
fn filled(code: &str, root: &Path, examples: &[Example], other: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some((before, (mark, behind))) = rest
        .split_once("{{")
        .and_then(|(before, after)| Some((before, after.split_once("}}")?)))
    {
        out.push_str(before);
        let words: Vec<&str> = mark.split_whitespace().collect();
        match words.as_slice() {
            ["head-code"] => out.push_str(snippet::pasted(root, "budget").trim_end()),
            ["code", widget, id] => {
                let example = examples
                    .iter()
                    .find(|own| own.widget == *widget && own.id == *id);
                let tag = example.and_then(|own| snippet::tag(own, other).ok());
                out.push_str(&tag.unwrap_or_default());
            }
            _ => {}
        }
        rest = behind;
    }
    out + rest
}

fn in_markdown(text: &str) -> Vec<String> {
    let fenced = text.split("\n```").skip(1).step_by(2);
    let code = fenced.filter_map(|part| part.split_once('\n'));
    code.map(|(_, code)| code.to_owned()).collect()
}

/// `/documented/{name}`: a blank page with that code; a script of ours is put there where the code is only a tag, and a tag where it
/// is only a script.
pub(crate) async fn shown(State(site): OnSite, Parts(name): Parts<String>) -> Response {
    let all = documented(&site.app.root, &site.app.examples, &site.app.other);
    let Some(own) = all.into_iter().find(|own| own.name == name) else {
        return refuse(StatusCode::NOT_FOUND, "文档里没有这一段代码。");
    };
    let script = if own.code.contains("<script src=") || own.code.contains("<iframe") {
        ""
    } else {
        "<script src=\"/mingbai/mingbai.js\" defer></script>\n"
    };
    let bare = own.code.contains("<script src=") && !own.code.contains("<mingbai-");
    let tag = match (bare, own.code.contains("mingbai-frame.js")) {
        (true, true) => {
            "<iframe src=\"/mingbai/embed.html?widget=budget&amp;src=/data/budget-2026.json\" title=\"预算\" width=\"100%\" height=\"640\"></iframe>\n"
        }
        (true, false) => {
            "<mingbai-budget src=\"/data/budget-2026.json\"><a href=\"/files/budget-2026.pdf\">2026 年预算（PDF）</a></mingbai-budget>\n"
        }
        _ => "",
    };
    let page = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{name}</title>\n\
         <script src=\"/assets/watch.js\"></script>\n</head>\n<body>\n<main>\n<h1>{name}</h1>\n{script}{}\n{tag}</main>\n</body>\n</html>\n",
        own.code
    );
    page::finish(&site, &page, &PageQuery::default())
}

/// `/data/{file}`, `/api/{file}`: what the documentation calls the webmaster's own data.
pub(crate) async fn data(State(site): OnSite, Parts(file): Parts<String>) -> Response {
    let text = match &*file {
        "村务.csv" => Some(VILLAGE.to_owned()),
        "村务.json" => village(&site.app.root),
        _ => None,
    };
    if let Some(text) = text {
        return answer(text.into_bytes(), content_type(&file), None, false);
    }
    let known = ADDRESSES.iter().find(|(own, ..)| *own == file);
    let example = known.and_then(|(_, widget, id)| find(&site, widget, id));
    let bytes = match example {
        Some(example) if file.ends_with(".geojson") => example.outlines(),
        Some(example) => example.bytes(),
        None => return refuse(StatusCode::NOT_FOUND, NOTHING),
    };
    let kind = if file.contains('.') {
        &*file
    } else {
        "data.json"
    };
    bytes.map_or_else(
        |_| refuse(StatusCode::NOT_FOUND, NOTHING),
        |bytes| answer(bytes, content_type(kind), None, false),
    )
}

/// The profile that the guide writes.
fn village(root: &Path) -> Option<String> {
    let page = std::fs::read_to_string(root.join("www/docs/extend.html")).ok()?;
    let mut codes = in_html(&page, root, &[], "").into_iter();
    codes.find(|code| code.contains("\"name\": \"village\""))
}

const NOTHING: &str = "文档里的地址没有示例数据。";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_found_where_it_stands() {
        let html = "<pre tabindex=\"0\"><code>&lt;mingbai-air src=\"/a?b=1&amp;amp;c\"&gt;…&lt;/mingbai-air&gt;</code></pre><pre><code>x</code></pre>";
        let codes = in_html(html, Path::new("."), &[], "");
        assert_eq!(
            codes,
            ["<mingbai-air src=\"/a?b=1&amp;c\">…</mingbai-air>", "x"]
        );
        assert!(runs(&codes[0]) && !runs(&codes[1]));
        let markdown = "a\n```html\n<mingbai-list></mingbai-list>\n```\nb\n```json\n{}\n```\n";
        assert_eq!(
            in_markdown(markdown),
            ["<mingbai-list></mingbai-list>", "{}"]
        );
    }
}
