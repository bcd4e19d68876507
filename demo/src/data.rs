//! `/data`: an example's data as it is. `/api`: the same as somebody else's platform would answer it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};

use crate::examples::{Example, Form};
use crate::files::{answer, content_type};
use crate::server::{OnSite, Site};
use crate::{refuse, snippet};

/// `/data/{widget}/{id}.json` or another ending, `.geojson` for the outlines of its places, and `.js` for a page's own script
/// that sets the property.
pub(crate) async fn own(
    State(site): OnSite,
    Path((widget, file)): Path<(String, String)>,
) -> Response {
    let url = format!("/data/{widget}/{file}");
    let mut more = site.app.examples.iter().flat_map(Example::more_urls);
    if let Some(bytes) = more.find_map(|(own, path)| (own == url).then(|| std::fs::read(path))) {
        return told(bytes.map_err(Into::into), &file);
    }
    let Some((id, ending)) = file.rsplit_once('.') else {
        return refuse(StatusCode::NOT_FOUND, NO_EXAMPLE);
    };
    let Some(example) = find(&site, &widget, id) else {
        return refuse(StatusCode::NOT_FOUND, NO_EXAMPLE);
    };
    let bytes = match (ending, example.form) {
        ("geojson", _) => example.outlines(),
        ("js", Form::Property) => snippet::property_script(example).map(String::into_bytes),
        (_, form) if form != Form::Table && example.data_url().ends_with(&file) => example.bytes(),
        _ => return refuse(StatusCode::NOT_FOUND, NO_EXAMPLE),
    };
    told(bytes, &file)
}

fn told(bytes: anyhow::Result<Vec<u8>>, file: &str) -> Response {
    match bytes {
        Ok(bytes) => answer(bytes, content_type(file), None, false),
        Err(error) => refuse(
            StatusCode::INTERNAL_SERVER_ERROR,
            &format!("示例数据读取失败：{error:#}"),
        ),
    }
}

/// `/api/{widget}/{id}`: an envelope with Chinese keys and numbers as text.
pub(crate) async fn foreign(
    State(site): OnSite,
    Path((widget, id)): Path<(String, String)>,
) -> Response {
    let text = find(&site, &widget, &id)
        .filter(|example| example.form != Form::Table)
        .and_then(|example| example.text().ok());
    let Some(text) = text else {
        return refuse(StatusCode::NOT_FOUND, NO_EXAMPLE);
    };
    let text = match serde_json::from_str::<Value>(&text) {
        Ok(value) if value.get("schema").is_some() => envelope(&value).to_string(),
        _ => text,
    };
    answer(
        text.into_bytes(),
        "application/json; charset=utf-8",
        None,
        false,
    )
}

const NO_EXAMPLE: &str = "没有这个示例。";

pub(crate) fn find<'a>(site: &'a Site, widget: &str, id: &str) -> Option<&'a Example> {
    site.app
        .examples
        .iter()
        .find(|example| example.widget == widget && example.id == id)
}

/// Our format's first table as a data platform would print it: the rows and nothing about them.
fn envelope(own: &Value) -> Value {
    let table = own.pointer("/tables/0").unwrap_or(&Value::Null);
    let columns: Option<Vec<&str>> = table
        .get("columns")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect());
    let rows = table
        .get("rows")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| foreign_row(row, columns.as_deref()))
        .collect();
    json!({ "code": "200", "msg": "", "data": { "rows": rows } })
}

fn foreign_row(row: &Value, columns: Option<&[&str]>) -> Value {
    let mut foreign = Map::new();
    let mut put = |key: &str, value: &Value| {
        let key = match key {
            "code" => "科目编码",
            "name" => "科目名称",
            "level" => "级次",
            "initial" => "年初预算数",
            "adjusted" => "调整预算数",
            "executed" => "执行数",
            "final" => "决算数",
            "prior" => "上年决算数",
            "rate" => "完成率",
            "yoy" => "比上年增减%",
            "note" => "备注",
            _ => return,
        };
        let value = match value {
            Value::Number(number) if key.ends_with('数') => {
                Value::String(grouped(&number.to_string()))
            }
            other => other.clone(),
        };
        foreign.insert(key.to_owned(), value);
    };
    match (row, columns) {
        (Value::Object(fields), _) => fields.iter().for_each(|(key, value)| put(key, value)),
        (Value::Array(cells), Some(columns)) => columns
            .iter()
            .zip(cells)
            .for_each(|(key, value)| put(key, value)),
        _ => {}
    }
    Value::Object(foreign)
}

/// `28583` as `28,583`.
pub(crate) fn grouped(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped("28583"), "28,583");
        assert_eq!(grouped("-1234567.05"), "-1,234,567.05");
        assert_eq!(grouped("999"), "999");
    }

    #[test]
    fn our_format_becomes_an_envelope() {
        let own = json!({"schema":"mingbai.budget/1","tables":[{"columns":["code","name","final"],"rows":[["205","教育支出",28583]]}]});
        assert_eq!(
            envelope(&own).to_string(),
            r#"{"code":"200","msg":"","data":{"rows":[{"科目编码":"205","科目名称":"教育支出","决算数":"28,583"}]}}"#
        );
    }
}
