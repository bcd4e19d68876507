//! `/county/…`: three county sites that use the same components under three looks and over three back ends.
//!
//! 望川县 is a classical CMS page with its tables in it, under the strict policy. 白榆县 is read in WeChat; its back end
//! stands on the other origin and answers as 大汉 jpaas does: JSON with a piece of a page inside. 青萍县 is a Yew application
//! that reads clean JSON; its module is built by `cargo xtask` into `target/county/app`.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Redirect, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::files::{answer, content_type, inside, page_or_file, plain_file};
use crate::page::PageQuery;
use crate::server::OnSite;
use crate::{faults, generate, refuse};

const FOLDER: &str = "demo/county";
const CLEAN: &str = "application/json; charset=utf-8";

/// `/county`: the folder's own address.
pub(crate) async fn entry() -> Redirect {
    Redirect::permanent("/county/")
}

/// `/county/`: the list of the three.
pub(crate) async fn list(state: OnSite, query: Query<PageQuery>, headers: HeaderMap) -> Response {
    file(state, Path(String::new()), query, headers).await
}

/// `/county/…`: a page of a county, or a file or data beside it.
pub(crate) async fn file(
    State(site): OnSite,
    Path(path): Path<String>,
    Query(mut query): Query<PageQuery>,
    headers: HeaderMap,
) -> Response {
    let folder = site.app.root.join(FOLDER);
    match path.strip_prefix("qingping/") {
        Some("data/air.json") => {
            let air = generate::air_today().replace("示例县", "青萍县");
            answer(air.into_bytes(), CLEAN, None, false)
        }
        Some("data/outages.json") => answer(generate::outages().into_bytes(), CLEAN, None, false),
        Some(inner) => match inner.strip_prefix("app/") {
            Some(built) => {
                plain_file(&site.app.root.join("target/county/app"), built, &headers).await
            }
            // The application's own source stands beside its pages, and is nobody's page.
            None if faults::is_kind(&query.fault) => {
                asking(&site, &folder.join("qingping/site"), inner, &query)
            }
            None => {
                page_or_file(
                    &site,
                    &folder.join("qingping/site"),
                    inner,
                    &query,
                    &headers,
                )
                .await
            }
        },
        None => {
            if path.starts_with("wangchuan/") && query.csp.is_empty() {
                query.csp = "strict".to_owned();
            }
            page_or_file(&site, &folder, &path, &query, &headers).await
        }
    }
}

/// A page of the application that asks at a fault: it has no tag of ours whose address could be another.
fn asking(
    site: &crate::server::Site,
    folder: &std::path::Path,
    path: &str,
    query: &PageQuery,
) -> Response {
    let name = if path.is_empty() { "index.html" } else { path };
    let text = inside(folder, name).and_then(|file| std::fs::read_to_string(file).ok());
    let Some(mut page) = text else {
        return refuse(StatusCode::NOT_FOUND, "没有这个页面或文件。");
    };
    for name in ["air", "budget", "outages"] {
        page = page.replace(
            &format!("\"data/{name}.json\""),
            &format!("\"/fault/{}\"", query.fault),
        );
    }
    crate::page::finish(site, &page, query)
}

/// What jpaas is asked for; of its many parameters these matter here.
#[derive(Debug, Deserialize)]
pub(crate) struct Unit {
    #[serde(rename = "pageId", default)]
    column: String,
    #[serde(rename = "paramJson", default)]
    rows: String,
}

/// `/api-gateway/jpaas-publish-server/front/page/build/unit`: a column as 大汉 jpaas gives it. What the column shows is a
/// piece of a page, from `demo/county/baiyu/columns`; of a list, `paramJson` says which rows.
pub(crate) async fn unit(State(site): OnSite, Query(unit): Query<Unit>) -> Response {
    let columns = site.app.root.join(FOLDER).join("baiyu/columns");
    let html = inside(&columns, &format!("{}.html", unit.column))
        .and_then(|file| std::fs::read_to_string(file).ok());
    let Some(html) = html else {
        return refuse(StatusCode::NOT_FOUND, "没有这个栏目。");
    };
    let answered = json!({
        "success": true,
        "code": "200",
        "message": "操作成功",
        "data": { "html": some(&html, &unit.rows) },
    });
    answer(
        answered.to_string().into_bytes(),
        content_type("a.json"),
        None,
        false,
    )
}

/// The rows of a list that are asked for; whatever is no list is whole.
fn some(html: &str, which: &str) -> String {
    let which: Value = serde_json::from_str(which).unwrap_or_default();
    let number = |name: &str| {
        which
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|n| usize::try_from(n).ok())
    };
    let Some(size) = number("pageSize").filter(|size| *size > 0) else {
        return html.to_owned();
    };
    let before = number("pageNo")
        .unwrap_or(1)
        .saturating_sub(1)
        .saturating_mul(size);
    let mut row = 0_usize;
    html.lines()
        .filter(|line| {
            let listed = line.starts_with("<li>");
            let kept = !listed || (row >= before && row < before.saturating_add(size));
            row = row.saturating_add(usize::from(listed));
            kept
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::some;

    #[test]
    fn a_list_is_given_a_page_at_a_time() {
        let html = "<ul>\n<li>1</li>\n<li>2</li>\n<li>3</li>\n</ul>";
        assert_eq!(
            some(html, r#"{"pageNo":2,"pageSize":2}"#),
            "<ul>\n<li>3</li>\n</ul>"
        );
        assert_eq!(some(html, "{}"), html);
        assert_eq!(some("<p>1</p>", r#"{"pageNo":2,"pageSize":2}"#), "<p>1</p>");
    }
}
