//! `/paged/{widget}/{id}/{kind}`: an example's rows a few at a time, in the words of several platforms, and as platforms
//! that get it wrong.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::data::find;
use crate::files::answer;
use crate::refuse;
use crate::server::OnSite;

/// Which rows are asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Which {
    #[serde(rename = "pageNum", default = "first")]
    number: usize,
    #[serde(rename = "pageSize", default = "size")]
    size: usize,
    /// The page that goes wrong (`failing`).
    #[serde(default = "second")]
    at: usize,
}

fn first() -> usize {
    1
}

fn second() -> usize {
    2
}

fn size() -> usize {
    3
}

/// One page. `whole`: all is right, of a matrix as the national platform of surface water gives it. `lying`: `total` counts pages and `records` rows. `linked`: the next page's address.
/// `failing`: page `at` is a server error. `cut`: page `at` ends in the middle. `loop`: always the first page. `endless`:
/// always another one. `elsewhere`: the next page is on the second origin.
pub(crate) async fn page(
    State(site): OnSite,
    Path((widget, id, kind)): Path<(String, String, String)>,
    Query(which): Query<Which>,
) -> Response {
    let text = find(&site, &widget, &id).and_then(|example| example.text().ok());
    let whole: Value = text
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let rows = whole.pointer("/data/rows").or(whole.get("tbody"));
    let Some(all) = rows.and_then(Value::as_array) else {
        return refuse(StatusCode::NOT_FOUND, "没有这个示例，或它没有分页。");
    };
    let size = which.size.max(1);
    let number = if kind == "loop" {
        1
    } else {
        which.number.max(1)
    };
    let from = (number - 1).saturating_mul(size);
    let rows: Vec<Value> = match kind.as_str() {
        "endless" => (from..from.saturating_add(size))
            .map(|row| endless(all, row))
            .collect(),
        _ => all.iter().skip(from).take(size).cloned().collect(),
    };
    let pages = all.len().div_ceil(size);
    if which.at == number && kind == "failing" {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "服务器内部错误。");
    }
    let next = format!(
        "/paged/{widget}/{id}/{kind}?pageNum={}&pageSize={size}",
        number + 1
    );
    let own = match kind.as_str() {
        "lying" => {
            json!({ "result": 1, "page": number, "records": all.len(), "total": pages, "tbody": rows })
        }
        "endless" => json!({ "pageNum": number, "total": 100_000, "pageSize": size, "rows": rows }),
        "linked" if number < pages => json!({ "data": rows, "links": { "next": next } }),
        "linked" => json!({ "data": rows }),
        "elsewhere" => json!({ "data": rows, "next": format!("{}{next}", site.app.other) }),
        _ if whole.get("thead").is_some() => {
            json!({ "result": 1, "page": number, "records": all.len(), "total": pages, "thead": whole["thead"], "tbody": rows })
        }
        _ => {
            json!({ "code": "200", "msg": "", "data": { "total": all.len(), "pageNum": number, "pageSize": size, "rows": rows } })
        }
    };
    let mut bytes = own.to_string().into_bytes();
    if which.at == number && kind == "cut" {
        bytes.truncate(bytes.len() / 2);
    }
    answer(bytes, "application/json; charset=utf-8", None, false)
}

/// Row `row` of a table without end: the rows there are, again and again under other names.
fn endless(all: &[Value], row: usize) -> Value {
    let mut again = all.get(row % all.len().max(1)).cloned().unwrap_or_default();
    if let Some(fields) = again.as_object_mut() {
        fields.insert("科目名称".to_owned(), json!(format!("项目{}", row + 1)));
        fields.insert("科目编码".to_owned(), json!(""));
    }
    again
}
