//! Endpoints that misbehave, one for each way that a real one was seen to.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Deserialize;

use crate::bodies;
use crate::data::find;
use crate::hits::Left;
use crate::refuse;
use crate::server::{OnSite, Site};

/// What a fault may be told.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct How {
    /// Milliseconds to wait (`slow`), or between two pieces (`drip`).
    ms: Option<u64>,
    /// The path under `/data/` that follows after waiting (`slow`, `drip`, `truncated`, `sequence`).
    then: Option<String>,
    /// The status (`server-error`).
    status: Option<u16>,
    /// `gb18030`: valid in that encoding (`not-utf8`). `json`: the wrong content type too (`html`). `base64`: the signature
    /// as text.
    #[serde(rename = "as")]
    form: Option<String>,
    /// Kinds one after the other, separated by commas; the last one stays (`sequence`). `ok` is the data itself.
    kinds: Option<String>,
    /// Which sequence a request belongs to.
    key: Option<String>,
    /// Where a `redirect` leads: an absolute address, or a path of the second origin.
    to: Option<String>,
    /// Seconds of Retry-After, or `none` (`busy`).
    after: Option<String>,
    /// Amounts as they stand in the JSON, separated by blanks, and their total (`values`).
    values: Option<String>,
    total: Option<String>,
}

/// Every kind with what it answers.
const KINDS: &[(&str, &str)] = &[
    ("not-json", "a text that is no JSON"),
    ("broken-json", "JSON that ends in the middle, sent whole"),
    (
        "html",
        "200 with an HTML login page; ?as=json declares it as JSON",
    ),
    ("empty", "200 without a body"),
    ("no-content", "204"),
    ("not-found", "404"),
    ("gone", "410"),
    ("denied", "403"),
    ("login", "401 that asks for a password"),
    ("busy", "429 with Retry-After, or ?after=none"),
    ("server-error", "500, or ?status="),
    ("failed", "200, and an envelope that says it failed"),
    ("air-range", "an air quality index below zero"),
    ("water-range", "a pH above 14, and less ammonia than none"),
    ("livelihood-no-unit", "a project's money without any unit"),
    ("no-columns", "rows without any column that a budget needs"),
    ("bad-unit", "an unknown unit of money"),
    ("no-unit", "no unit at all"),
    ("bad-values", "amounts that are no numbers"),
    ("unknown-schema", "a later version of our own format"),
    ("duplicate-keys", "an object that says a thing twice"),
    (
        "not-utf8",
        "bytes that are neither UTF-8 nor GB18030; ?as=gb18030 is valid JSON in that encoding",
    ),
    ("bom", "valid JSON behind a byte order mark"),
    ("jsonp", "a call that must not be made"),
    ("script", "an assignment that must not be made"),
    (
        "personal",
        "remarks with a mobile, an identity number and a card, all invented",
    ),
    ("slow", "?ms= before anything, then ?then=/data/…"),
    ("drip", "a byte every ?ms="),
    (
        "truncated",
        "half of the announced length, then the connection ends",
    ),
    (
        "truncated-chunked",
        "half of it in pieces, then the connection ends without the last one",
    ),
    (
        "corrupt-gzip",
        "a gzip stream that is damaged in the middle",
    ),
    ("bomb", "200 KB of gzip that are 200 MB of JSON"),
    ("big", "2 MiB of valid JSON"),
    ("huge", "100 MB of JSON; /hits/sent says how much was taken"),
    ("deep", "1,000 nested arrays"),
    ("redirect-loop", "a redirect to itself"),
    ("redirect", "a redirect to ?to=, else to the second origin"),
    ("ok", "the data itself, or ?then=/data/…"),
    ("dated:2026-11-25", "data that stands for that date"),
    (
        "values",
        "amounts as written in ?values=1+2&total=3, numbers or not",
    ),
    ("links", "links that would run a script"),
    (
        "signed",
        "signed data, with its signature behind .sig, ?as=base64 as text",
    ),
    ("forged", "the same with another figure and that signature"),
    ("unsigned", "the same without a signature"),
    ("reset", "headers, then the connection ends"),
    (
        "sequence",
        "?kinds=ok,server-error&key=… one after the other",
    ),
];

/// Whether there is such a kind.
pub(crate) fn is_kind(name: &str) -> bool {
    KINDS.iter().any(|(kind, _)| *kind == name)
}

/// `/fault`: the list.
pub(crate) async fn list() -> String {
    KINDS
        .iter()
        .map(|(kind, sentence)| format!("/fault/{kind}  {sentence}\n"))
        .collect()
}

/// `/fault/{kind}`.
pub(crate) async fn fault(
    State(site): OnSite,
    Path(kind): Path<String>,
    Query(how): Query<How>,
) -> Response {
    if kind != "sequence" {
        return answer(&site, &kind, &how).await;
    }
    let kinds = how.kinds.clone().unwrap_or_else(|| "ok".to_owned());
    let turn = {
        let mut turns = site
            .app
            .turns
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let turn = turns
            .entry(how.key.clone().unwrap_or_default())
            .or_default();
        *turn += 1;
        *turn - 1
    };
    let kind = kinds
        .split(',')
        .nth(turn)
        .or_else(|| kinds.split(',').next_back())
        .unwrap_or_default();
    answer(&site, kind, &how).await
}

async fn answer(site: &Site, kind: &str, how: &How) -> Response {
    if let Some(date) = kind.strip_prefix("dated:") {
        return json(&budget(",\"unit\":\"万元\"", ROW).replace(
            "\"sample\"",
            &format!("\"as_of\":{},\"sample\"", serde_json::json!(date)),
        ));
    }
    match kind {
        "ok" => whole(site, how),
        "broken-json" => {
            let text = budget(",\"unit\":\"万元\"", ROW);
            json(text.get(..text.len() - 20).unwrap_or_default())
        }
        "jsonp" => typed(
            "text/javascript",
            &format!("callback({});", budget(",\"unit\":\"万元\"", ROW)),
        ),
        "script" => typed(
            "text/javascript",
            "window.evaluated = 1; var evaluated = {'unit': '万元', 'title': '示例县支出（示例数据）', 'list': [{'kmmc': '教育支出', 'js': '28,583',},],};\n",
        ),
        "personal" => json(&budget(",\"unit\":\"万元\"", PERSONAL_ROWS)),
        "not-json" => json("年初预算：12,345 万元\n"),
        "html" => typed(
            how.form
                .as_deref()
                .map_or("text/html; charset=utf-8", |_| JSON),
            LOGIN,
        ),
        "empty" => json(""),
        "no-content" => StatusCode::NO_CONTENT.into_response(),
        "not-found" => refuse(StatusCode::NOT_FOUND, "没有这个文件。"),
        "gone" => refuse(StatusCode::GONE, "文件已经移除。"),
        "denied" => refuse(StatusCode::FORBIDDEN, "请先登录。"),
        "login" => {
            let mut response = refuse(StatusCode::UNAUTHORIZED, "请先登录。");
            response.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Basic realm=\"data\""),
            );
            response
        }
        "busy" => {
            let after = how.after.as_deref().unwrap_or("90");
            let mut response = StatusCode::TOO_MANY_REQUESTS.into_response();
            if let (false, Ok(value)) = (after == "none", HeaderValue::from_str(after)) {
                response.headers_mut().insert(header::RETRY_AFTER, value);
            }
            response
        }
        "server-error" => {
            let status = how
                .status
                .and_then(|code| StatusCode::from_u16(code).ok())
                .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            refuse(status, "服务器内部错误。")
        }
        "failed" => json(r#"{"code":"500","msg":"数据库连接超时","data":null}"#),
        "no-columns" => json(
            r#"{"code":"200","msg":"","data":{"rows":[{"id":1,"title":"通知","date":"2018-07-17"}]}}"#,
        ),
        "bad-unit" => json(&budget(",\"unit\":\"贯\"", ROW)),
        "air-range" => json(&air_range()),
        "water-range" => json(&water_range()),
        "livelihood-no-unit" => json(LIVELIHOOD_NO_UNIT),
        "no-unit" => json(&budget("", ROW)),
        "bad-values" => json(&budget(",\"unit\":\"万元\"", BAD_ROWS)),
        "unknown-schema" => {
            json(&budget(",\"unit\":\"万元\"", ROW).replace("budget/1", "budget/9"))
        }
        "duplicate-keys" => json(&budget(",\"unit\":\"万元\",\"unit\":\"亿元\"", ROW)),
        "not-utf8" => not_utf8(how.form.as_deref().unwrap_or_default()),
        "bom" => json(&format!("\u{feff}{}", budget(",\"unit\":\"万元\"", ROW))),
        "slow" => {
            tokio::time::sleep(pause(how, 3_000)).await;
            whole(site, how)
        }
        "drip" => drip(site, how),
        "truncated" => truncated(site, how, true),
        "truncated-chunked" => truncated(site, how, false),
        "corrupt-gzip" => gzipped(bodies::corrupt_gzip(&behind(site, how).unwrap_or_default())),
        "bomb" => gzipped(bodies::bomb()),
        "huge" => bytes(JSON, Body::from_stream(bodies::huge(Arc::clone(&site.app)))),
        "big" => json(&big()),
        "deep" => json(&format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000))),
        "redirect-loop" => (
            StatusCode::FOUND,
            [(header::LOCATION, "/fault/redirect-loop")],
        )
            .into_response(),
        "redirect" => {
            let to = match how.to.as_deref() {
                Some(to) if to.contains("://") => to.to_owned(),
                to => format!("{}{}", site.app.other, to.unwrap_or("/fault/ok")),
            };
            (StatusCode::FOUND, [(header::LOCATION, to)]).into_response()
        }
        "values" => json(&bodies::values(
            how.values.as_deref().unwrap_or("1"),
            how.total.as_deref(),
        )),
        "links" => json(bodies::LINKS),
        "signed" | "unsigned" => json(bodies::SIGNED),
        "forged" => json(&bodies::SIGNED.replace("28,583", "82,583")),
        "signed.sig" | "forged.sig" | "sequence.sig" => {
            bytes("application/octet-stream", bodies::signature(&how.form))
        }
        "reset" => broken(Bytes::new()),
        _ => refuse(StatusCode::NOT_FOUND, "没有这种故障，全部故障见 /fault。"),
    }
}

const JSON: &str = "application/json; charset=utf-8";

const LOGIN: &str = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>登录</title></head>\n\
    <body><form method=\"post\"><label>用户名 <input name=\"user\"></label><button>登录</button></form></body></html>\n";

const ROW: &str = r#"{"code":"205","name":"教育支出","level":1,"final":"28,583"}"#;

const BAD_ROWS: &str = r#"{"code":"205","name":"教育支出","level":1,"final":"1,2x"},{"code":"206","name":"科学技术支出","level":1,"final":"—"},{"code":"207","name":"文化旅游体育与传媒支出","level":1,"final":0},{"code":"208","name":"社会保障和就业支出","level":1,"final":null},{"code":"210","name":"卫生健康支出","level":1,"final":""},{"code":"211","name":"节能环保支出","level":1}"#;

/// Numbers that no person has: the region 510399 does not exist.
const PERSONAL_ROWS: &str = r#"{"code":"208","name":"社会保障和就业支出","level":1,"final":"28,583"},{"code":"20810","name":"社会福利","level":2,"final":"28,583","note":"身份证号510399199001010016，卡号6222021234567890128，联系电话１３８ 1234 5678"}"#;

/// Nothing but the unit of the planned money is wanting.
const LIVELIHOOD_NO_UNIT: &str = r#"{"schema":"mingbai.livelihood/1","title":"示例县民生实事进展（示例数据）","as_of":"2025-09-30","rows":[{"title":"县道改造","duty":["示例县交通局"],"target":"10公里","actual":"4公里","end":"2025-12-31","funds_plan":"1200","funds_allocated":"800万元"}]}"#;

/// This month, so that nothing but the items is wrong.
fn water_range() -> String {
    let hour = this_hour();
    let month = hour.get(..7).unwrap_or_default();
    format!(
        r#"{{"schema":"mingbai.water/1","title":"示例县地表水水质（示例数据）","units":{{"nh3n":"mg/L","cod":"mg/L"}},"rows":[{{"place":"云溪大桥","river":"明河","start":"{month}","class":"Ⅲ","ph":"17.2","nh3n":"-0.31","cod":"18"}}]}}"#
    )
}

/// The newest hour there is, so that nothing but the index is wrong.
fn air_range() -> String {
    let hour = this_hour();
    format!(
        r#"{{"schema":"mingbai.air/1","title":"示例县空气质量（示例数据）","rows":[{{"place":"示例县","kind":"county","period":"hour","start":"{hour}","aqi":-7}}]}}"#
    )
}

/// The last full hour in China.
fn this_hour() -> String {
    let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
    let hours = since.as_secs() / 3_600 + 8;
    // Years are counted from March of the year 0, so that a leap day is the last of one.
    let days = hours / 24 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + month / 10;
    let month = (month + 2) % 12 + 1;
    format!("{year}-{month:02}-{day:02} {:02}:00", hours % 24)
}

pub(crate) fn budget(table: &str, rows: &str) -> String {
    format!(
        r#"{{"schema":"mingbai.budget/1","title":"示例县一般公共预算支出（示例数据）","year":2018,"sample":true,"tables":[{{"book":"general","side":"expenditure"{table},"rows":[{rows}]}}]}}"#
    )
}

fn json(text: &str) -> Response {
    typed(JSON, text)
}

fn typed(content_type: &'static str, text: &str) -> Response {
    bytes(content_type, Body::from(text.to_owned()))
}

fn bytes(content_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    for (name, value) in [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        response
            .headers_mut()
            .insert::<HeaderName>(name, HeaderValue::from_static(value));
    }
    response
}

fn pause(how: &How, otherwise: u64) -> Duration {
    Duration::from_millis(how.ms.unwrap_or(otherwise).min(120_000))
}

/// The data that stands behind a fault, as a text.
fn behind(site: &Site, how: &How) -> Result<String> {
    let then = how
        .then
        .as_deref()
        .unwrap_or("/data/budget/shanwei-2018.json");
    let path = then
        .strip_prefix("/data/")
        .or_else(|| then.strip_prefix("/api/"))
        .unwrap_or_default();
    match path
        .strip_suffix(".json")
        .unwrap_or(path)
        .split_once('/')
        .and_then(|(widget, id)| find(site, widget, id))
    {
        Some(example) => example.text(),
        None => Ok(budget(",\"unit\":\"万元\"", ROW)),
    }
}

fn whole(site: &Site, how: &How) -> Response {
    match behind(site, how) {
        Ok(text) => json(&text),
        Err(error) => refuse(
            StatusCode::INTERNAL_SERVER_ERROR,
            &format!("示例数据读取失败：{error:#}"),
        ),
    }
}

fn not_utf8(form: &str) -> Response {
    let text = budget(",\"unit\":\"万元\"", ROW);
    let mut encoded = encoding_rs::GB18030.encode(&text).0.into_owned();
    if !form.starts_with("gb18030") {
        // 0xFF begins no character in either encoding.
        encoded.extend([0xFF, 0xFF]);
    }
    // Mostly declared as nothing in particular: the bytes must speak for themselves.
    let declared = if form == "gb18030-declared" {
        "application/json; charset=GB18030"
    } else {
        "application/json"
    };
    bytes(declared, Body::from(encoded))
}

fn gzipped(body: Vec<u8>) -> Response {
    let mut response = bytes(JSON, Body::from(body));
    response
        .headers_mut()
        .insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response
}

/// The whole text in many small pieces; whoever goes away before the end is counted.
fn drip(site: &Site, how: &How) -> Response {
    let Ok(text) = behind(site, how) else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "示例数据读取失败。");
    };
    let wait = pause(how, 200);
    let start = (text.into_bytes().into_iter(), Left::of(&site.app));
    let pieces = stream::unfold(start, move |(mut rest, mut left)| async move {
        let Some(byte) = rest.next() else {
            left.whole();
            return None;
        };
        tokio::time::sleep(wait).await;
        Some((Ok::<_, Infallible>(Bytes::from(vec![byte])), (rest, left)))
    });
    bytes(JSON, Body::from_stream(pieces))
}

/// Half of the text, under the length of the whole or under none: a part that must never be taken for all.
fn truncated(site: &Site, how: &How, announced: bool) -> Response {
    let Ok(text) = behind(site, how) else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "示例数据读取失败。");
    };
    let mut bytes = text.into_bytes();
    let length = bytes.len();
    bytes.truncate(length / 2);
    let mut response = broken(Bytes::from(bytes));
    if announced {
        response
            .headers_mut()
            .insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    response
}

/// Some bytes, then an end that is no end: the connection is dropped.
fn broken(first: Bytes) -> Response {
    let pieces = stream::unfold(Some(first), |left| async move {
        match left {
            Some(bytes) => Some((Ok(bytes), None)),
            None => {
                // The first piece reaches the client before the connection ends.
                tokio::time::sleep(Duration::from_millis(50)).await;
                Some((
                    Err(std::io::Error::other("the fault that was asked for")),
                    None,
                ))
            }
        }
    });
    bytes(JSON, Body::from_stream(pieces))
}

fn big() -> String {
    let row = r#"{"code":"205","name":"教育支出","level":1,"final":"28,583"},"#;
    let rows = row.repeat(2 * 1_024 * 1_024 / row.len() + 1);
    budget(",\"unit\":\"万元\"", rows.trim_end_matches(','))
}
