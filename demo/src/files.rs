//! Files from disk: paths that stay inside their folder, types, and the precompressed copy where the client takes it.

use std::path::{Component, Path, PathBuf};

use axum::body::Body;
use axum::extract::{Path as UrlPath, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use crate::page::{self, PageQuery};
use crate::refuse;
use crate::server::OnSite;

/// The file that a request path names below `folder`, or nothing when it would leave the folder.
/// `path` is decoded already, so an encoded `..` is seen as what it is.
pub(crate) fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    if path.contains(['\\', '\0']) {
        return None;
    }
    let plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| folder.join(path))
}

/// The content type by the name's end.
pub(crate) fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        // As old servers send them: without a word about the encoding.
        "csv" => "text/csv",
        "xml" => "text/xml",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ => "text/plain; charset=utf-8",
    }
}

/// The file, or its `.br` or `.gz` sibling when the client takes that encoding.
pub(crate) async fn negotiated(
    file: &Path,
    headers: &HeaderMap,
) -> Option<(Vec<u8>, Option<&'static str>)> {
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepts(headers, encoding) {
            let mut sibling = file.as_os_str().to_owned();
            sibling.push(".");
            sibling.push(ending);
            if let Ok(bytes) = tokio::fs::read(&sibling).await {
                return Some((bytes, Some(encoding)));
            }
        }
    }
    tokio::fs::read(file).await.ok().map(|bytes| (bytes, None))
}

/// Whether `Accept-Encoding` names the encoding with a weight above zero (RFC 9110, 12.5.3).
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let name = parts.next()?;
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(Some(1.0), |text| text.parse::<f32>().ok())?;
            Some((name, weight))
        })
        .any(|(name, weight)| name.eq_ignore_ascii_case(encoding) && weight > 0.0)
}

/// An answer with a file's bytes.
pub(crate) fn answer(
    bytes: Vec<u8>,
    content_type: &'static str,
    encoding: Option<&'static str>,
    immutable: bool,
) -> Response {
    let cache = if immutable {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// `/assets/…`: the scripts and styles that pages of the demo share.
pub(crate) async fn asset(
    State(site): OnSite,
    UrlPath(path): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    plain_file(&site.app.root.join("demo/assets"), &path, &headers).await
}

/// `/case/<name>/…`: the pages of one case of the browser suites.
pub(crate) async fn case(
    State(site): OnSite,
    UrlPath(path): UrlPath<String>,
    query: Query<PageQuery>,
    headers: HeaderMap,
) -> Response {
    let folder = site.app.cases.clone();
    page_or_file(&site, &folder, &path, &query, &headers).await
}

/// Every other path: the site's own pages.
pub(crate) async fn www(
    State(site): OnSite,
    uri: Uri,
    query: Query<PageQuery>,
    headers: HeaderMap,
) -> Response {
    let Ok(path) = percent_decode_str(uri.path()).decode_utf8() else {
        return refuse(StatusCode::BAD_REQUEST, "地址不是有效的 UTF-8 编码。");
    };
    let folder = site.app.root.join("www");
    page_or_file(
        &site,
        &folder,
        path.trim_start_matches('/'),
        &query,
        &headers,
    )
    .await
}

/// A page with its marks filled, or a file as it is.
pub(crate) async fn page_or_file(
    site: &crate::server::Site,
    folder: &Path,
    path: &str,
    query: &PageQuery,
    headers: &HeaderMap,
) -> Response {
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let Some(file) = inside(folder, &path) else {
        return refuse(StatusCode::BAD_REQUEST, "地址不在本站目录之内。");
    };
    if file.is_dir() {
        return (
            StatusCode::PERMANENT_REDIRECT,
            [(header::LOCATION, format!("{}/", last_part(&path)))],
        )
            .into_response();
    }
    // Scripts and data of a case may need the second origin too, so every text is a template; a picture is not.
    match std::str::from_utf8(&tokio::fs::read(&file).await.unwrap_or_default()) {
        Ok(text) if path.ends_with(".html") && !text.is_empty() => page::finish(site, text, query),
        Ok(text) if text.contains("{{") => answer(
            page::fill(site, text).into_bytes(),
            content_type(&path),
            None,
            false,
        ),
        _ => plain_file(folder, &path, headers).await,
    }
}

/// A relative redirect to the folder: the server may stand behind another path.
fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A file as it is, or its compressed copy.
pub(crate) async fn plain_file(folder: &Path, path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = inside(folder, path) else {
        return refuse(StatusCode::BAD_REQUEST, "地址不在本站目录之内。");
    };
    match negotiated(&file, headers).await {
        Some((bytes, encoding)) => answer(bytes, content_type(path), encoding, false),
        None => refuse(StatusCode::NOT_FOUND, "没有这个页面或文件。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_its_folder() {
        let folder = Path::new("/srv");
        assert_eq!(
            inside(folder, "docs/index.html"),
            Some(PathBuf::from("/srv/docs/index.html"))
        );
        for path in [
            "../etc/passwd",
            "docs/../../etc/passwd",
            "/etc/passwd",
            "a\\..\\b",
            "a\0b",
        ] {
            assert_eq!(inside(folder, path), None, "{path}");
        }
    }

    #[test]
    fn an_encoding_with_weight_zero_is_refused() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::ACCEPT_ENCODING,
            HeaderValue::from_static("gzip;q=0.5, br;q=0, *"),
        );
        assert!(accepts(&headers, "gzip"));
        assert!(!accepts(&headers, "br"));
    }
}
