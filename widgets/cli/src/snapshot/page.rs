//! `status.html`: how the sources are, for people. Plain, without a script, readable by a screen reader.

use super::status::{Record, State};
use std::fmt::Write;

const STYLE: &str = "body{font:16px/1.7 system-ui,\"Microsoft YaHei\",sans-serif;color:#1b2026;background:#fff;margin:0 auto;max-width:70em;padding:1em}\
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5em 0}\
th,td{border:1px solid #6b7680;padding:.4em .6em;text-align:left;vertical-align:top}thead th{background:#f3f5f8}\
.wide{overflow-x:auto}.wide:focus{outline:3px solid #1f5fae}td.number{text-align:right;font-variant-numeric:tabular-nums}\
code{overflow-wrap:anywhere}strong{color:#a30000}";

/// The page.
pub fn html(checked_at: &str, records: &[Record]) -> String {
    let failed = records
        .iter()
        .filter(|record| record.state.is_failure())
        .count();
    let answer = match failed {
        0 => format!("全部 {} 个数据源正常。", records.len()),
        _ => format!(
            "<strong>{} 个数据源中有 {failed} 个更新失败。</strong>",
            records.len()
        ),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>数据更新状态</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>数据更新状态</h1>\n\
         <p>{answer}</p>\n<p>检查时间：{}（北京时间）</p>\n\
         <div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"sources\">\n<table>\n\
         <caption id=\"sources\">数据源</caption>\n<thead><tr>",
        time(Some(checked_at))
    );
    for head in [
        "名称",
        "状态",
        "说明",
        "最近成功",
        "最近尝试",
        "内容变化",
        "行数",
        "字节",
        "校验值",
    ] {
        // Writing to a string cannot fail.
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for record in records {
        row(&mut out, record);
    }
    out.push_str("</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n");
    out
}

fn row(out: &mut String, record: &Record) {
    let number =
        |number: Option<usize>| number.map_or("—".to_owned(), |number| number.to_string());
    let name = escape(&record.name);
    let file = escape(&record.output);
    let name = if record.state == State::Missing {
        name
    } else {
        format!("<a href=\"{}\">{name}</a>", link(&record.output))
    };
    let state = match record.state.is_failure() {
        true => format!("<strong>{}</strong>", record.state.name()),
        false => record.state.name().to_owned(),
    };
    let hash = record.hash.as_deref().and_then(|hash| hash.get(..12));
    let _ = writeln!(
        out,
        "<tr><th scope=\"row\">{name}<br><code>{file}</code></th><td>{state}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>\
         <td class=\"number\">{}</td><td class=\"number\">{}</td><td><code>{}</code></td></tr>",
        remarks(record),
        time(record.last_success.as_deref()),
        time(Some(&record.last_try)),
        time(record.last_change.as_deref()),
        number(record.rows),
        number(record.bytes),
        hash.unwrap_or("—"),
    );
}

fn remarks(record: &Record) -> String {
    let mut remarks = Vec::new();
    if let Some((code, message)) = &record.fault {
        remarks.push(format!("<code>{}</code> {}", escape(code), escape(message)));
    }
    if record.state == State::Kept {
        let rows = record.rows.map(|rows| format!("，{rows} 行"));
        remarks.push(match &record.last_success {
            Some(time) => format!(
                "保留的文件是 {} 取得的{}",
                escape(&time.trim_end_matches("+08:00").replace('T', " ")),
                rows.unwrap_or_default()
            ),
            None => "保留的是原有的文件，不是本程序取得的".to_owned(),
        });
    }
    let (errors, warnings) = record.found;
    if errors > 0 || warnings > 0 {
        remarks.push(format!("数据里有 {errors} 处异常、{warnings} 处提示"));
    }
    if record.masked > 0 {
        remarks.push(format!("已遮盖个人信息 {} 处", record.masked));
    }
    if record.insecure {
        remarks.push("没有验证对方的证书".to_owned());
    }
    if remarks.is_empty() {
        return "—".to_owned();
    }
    remarks.join("<br>")
}

fn time(text: Option<&str>) -> String {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => {
            let shown = text
                .strip_suffix("+08:00")
                .unwrap_or(text)
                .replace('T', " ");
            format!(
                "<time datetime=\"{}\">{}</time>",
                escape(text),
                escape(&shown)
            )
        }
        None => "—".to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A file below the page as a relative address.
fn link(file: &str) -> String {
    let parts = file.split('/').map(|part| {
        part.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    char::from(byte).to_string()
                }
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    });
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::fetch::Tags;

    fn record() -> Record {
        Record {
            name: "<b>空气</b>".to_owned(),
            output: "空 气/a&b.json".to_owned(),
            host: "http://a.example".to_owned(),
            state: State::Kept,
            fault: Some(("net".to_owned(), "<script>".to_owned())),
            page: None,
            last_try: "2026-03-01T08:00:00+08:00".to_owned(),
            last_success: None,
            last_change: None,
            rows: Some(0),
            bytes: None,
            hash: Some("0123456789abcdef".to_owned()),
            found: (1, 2),
            masked: 3,
            insecure: true,
            tags: Tags::default(),
            recipe: String::new(),
        }
    }

    #[test]
    fn what_others_wrote_is_text() {
        let page = html("2026-03-01T08:00:00+08:00", &[record()]);
        for text in [
            "<a href=\"%E7%A9%BA%20%E6%B0%94/a%26b.json\">&lt;b&gt;空气&lt;/b&gt;</a>",
            "<code>net</code> &lt;script&gt;<br>保留的是原有的文件，不是本程序取得的<br>数据里有 1 处异常、2 处提示<br>已遮盖个人信息 3 处<br>没有验证对方的证书",
            "<time datetime=\"2026-03-01T08:00:00+08:00\">2026-03-01 08:00:00</time>",
            // No rows are zero rows; not known is not.
            "<td class=\"number\">0</td><td class=\"number\">—</td><td><code>0123456789ab</code>",
            "1 个数据源中有 1 个更新失败",
        ] {
            assert!(page.contains(text), "{text}\n{page}");
        }
        assert!(!page.contains("<script") && !page.contains("<b>"));
    }

    #[test]
    fn nothing_wrong() {
        let good = Record {
            state: State::Fresh,
            fault: None,
            ..record()
        };
        assert!(html("", &[good.clone(), good]).contains("<p>全部 2 个数据源正常。</p>"));
    }
}
