//! The built package: as it is, and with its modules missing, mislabelled or corrupt. Also the names it was built under.

use std::path::Path;

use axum::extract::{Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Map, Value};

use crate::files::{answer, content_type, inside, negotiated};
use crate::refuse;
use crate::server::{OnSite, Site};

/// What is wrong with the modules of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    Missing,
    Type,
    Content,
}

pub(crate) async fn whole(
    State(site): OnSite,
    UrlPath(path): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    file(&site, &path, &headers, Wrong::Nothing).await
}

pub(crate) async fn without_wasm(
    State(site): OnSite,
    UrlPath(path): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    file(&site, &path, &headers, Wrong::Missing).await
}

pub(crate) async fn wrong_type(
    State(site): OnSite,
    UrlPath(path): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    file(&site, &path, &headers, Wrong::Type).await
}

pub(crate) async fn corrupt(
    State(site): OnSite,
    UrlPath(path): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    file(&site, &path, &headers, Wrong::Content).await
}

async fn file(site: &Site, path: &str, headers: &HeaderMap, wrong: Wrong) -> Response {
    let folder = site.app.root.join("pkg/dist");
    let Some(file) = inside(&folder, path) else {
        return refuse(StatusCode::BAD_REQUEST, "地址不在本站目录之内。");
    };
    let wrong = if path.ends_with(".wasm") {
        wrong
    } else {
        Wrong::Nothing
    };
    match wrong {
        Wrong::Missing => refuse(StatusCode::NOT_FOUND, "没有这个文件。"),
        Wrong::Content => match tokio::fs::read(&file).await {
            Ok(mut bytes) => {
                if let Some(byte) = bytes.last_mut() {
                    *byte ^= 1;
                }
                answer(bytes, content_type(path), None, false)
            }
            Err(_) => refuse(StatusCode::NOT_FOUND, "没有这个文件。"),
        },
        Wrong::Nothing | Wrong::Type => match negotiated(&file, headers).await {
            Some((bytes, encoding)) => {
                let kind = if wrong == Wrong::Type {
                    "text/plain"
                } else {
                    content_type(path)
                };
                answer(bytes, kind, encoding, hashed(path))
            }
            None if !folder.is_dir() => refuse(StatusCode::NOT_FOUND, NOT_BUILT),
            None => refuse(StatusCode::NOT_FOUND, "没有这个文件。"),
        },
    }
}

/// What a page says while there is no package.
pub(crate) const NOT_BUILT: &str =
    "组件尚未构建，本页只显示后备内容。请先在仓库中运行 cargo xtask build。";

/// Letters and digits of a hash in a file's name.
const DIGITS: usize = 10;

/// `budget-1a2b3C4d5E.wasm`: a name that changes with the content may be kept for ever.
fn hashed(path: &str) -> bool {
    let Some((stem, _)) = path.split_once('.') else {
        return false;
    };
    let Some((_, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    hash.len() == DIGITS && hash.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// One built file: its hashed name and its integrity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Built {
    pub name: String,
    pub integrity: String,
}

/// What the head of a page refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    pub shell: Built,
    pub glue: Built,
    pub module: Built,
}

/// The hashed names of the shell and of the module of a widget, from the package's own list; nothing when it is not built.
pub(crate) fn names(root: &Path, widget: &str) -> Option<Names> {
    // Two share a module (`APART` in `xtask/src/modules.rs`).
    let module = match widget {
        "consultation" => "policy",
        "list" => "lists",
        widget => widget,
    };
    let text = std::fs::read_to_string(root.join("pkg/dist/sri.json")).ok()?;
    let list: Map<String, Value> = serde_json::from_str(&text).ok()?;
    let find = |stem: &str, ending: &str| {
        list.iter().find_map(|(name, integrity)| {
            let hash = name
                .strip_prefix(stem)?
                .strip_prefix('-')?
                .strip_suffix(ending)?;
            (hash.len() == DIGITS).then_some(())?;
            Some(Built {
                name: name.clone(),
                integrity: integrity.as_str()?.to_owned(),
            })
        })
    };
    Some(Names {
        shell: find("mingbai", ".js")?,
        // Most modules have no glue of their own.
        glue: find(module, ".js").or_else(|| find("glue", ".js"))?,
        module: find(module, ".wasm")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_makes_a_name_immutable() {
        assert!(hashed("budget-1a2b3C4d5E.wasm"));
        assert!(!hashed("budget.wasm"));
        assert!(!hashed("custom-elements.json"));
    }
}
