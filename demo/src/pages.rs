//! The pages that are made here: an example, a fault, the frame, the single file, a simple page for WeChat.

use axum::Json;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

use crate::data::find;
use crate::dist;
use crate::examples::{Example, Form};
use crate::html::escape;
use crate::page::{self, PageQuery};
use crate::refuse;
use crate::server::{OnSite, Site};
use crate::snippet;

/// `/examples.json`: the list that the gallery reads.
pub(crate) async fn list(State(site): OnSite) -> Json<Vec<Value>> {
    let list = site.app.examples.iter().map(|example| {
        json!({
            "widget": example.widget,
            "id": example.id,
            "title": example.title,
            "sentence": example.sentence,
            "form": example.form,
            "way": example.way(),
            "sample": example.sample,
            "url": example.url(),
            "rows": example.rows().unwrap_or(0),
        })
    });
    Json(list.collect())
}

/// `/example/{widget}/{id}`.
pub(crate) async fn example(
    State(site): OnSite,
    Path((widget, id)): Path<(String, String)>,
    Query(query): Query<PageQuery>,
) -> Response {
    let Some(example) = find(&site, &widget, &id) else {
        return refuse(
            StatusCode::NOT_FOUND,
            "没有这个示例，全部示例见 /gallery.html。",
        );
    };
    let tag = match snippet::tag(example, &site.app.other) {
        Ok(tag) => tag,
        Err(error) => {
            return refuse(
                StatusCode::INTERNAL_SERVER_ERROR,
                &format!("示例数据读取失败：{error:#}"),
            );
        }
    };
    let mut head = snippet::head(&site.app.root, &widget);
    if example.form == Form::Property {
        head.push_str(&format!(
            "<script src=\"/data/{widget}/{id}.js\" defer></script>\n"
        ));
    }
    let body = if query.plain == "1" {
        tag
    } else {
        around(example, &head, &tag)
    };
    page::finish(
        &site,
        &document(&site, &example.title, &head, &body, query.plain == "1"),
        &query,
    )
}

/// The example with its title, its source and its snippet.
fn around(example: &Example, head: &str, tag: &str) -> String {
    let sample = if example.sample {
        "<p class=\"sample\">示例数据：地名和金额均为虚构。</p>\n"
    } else {
        ""
    };
    let sources: String = example
        .sources
        .iter()
        .map(|source| {
            format!(
                "<p>数据来源：<a href=\"{}\">{}</a></p>\n",
                escape(&source.url),
                escape(&source.name)
            )
        })
        .collect();
    let lacks = example
        .lacks
        .as_deref()
        .map_or(String::new(), |lacks| format!("<p>{}</p>\n", escape(lacks)));
    format!(
        "<h1>{}</h1>\n<p>{}</p>\n{sample}{tag}\n{sources}{lacks}<h2>代码</h2>\n\
         <pre tabindex=\"0\" role=\"region\" aria-label=\"代码\"><code>{}</code></pre>\n",
        escape(&example.title),
        escape(&example.sentence),
        escape(&format!("{head}\n{}", shortened(tag)))
    )
}

/// A long tag's middle is left out where it is only shown.
fn shortened(tag: &str) -> String {
    const KEEP: usize = 40;
    let lines: Vec<&str> = tag.lines().collect();
    match (
        lines.get(..KEEP),
        lines
            .len()
            .checked_sub(KEEP + 10)
            .and_then(|skipped| Some((skipped, lines.get(KEEP + skipped..)?))),
    ) {
        (Some(first), Some((skipped, last))) if skipped > 0 => {
            format!(
                "{}\n  …（此处省略 {skipped} 行）\n{}",
                first.join("\n"),
                last.join("\n")
            )
        }
        _ => tag.to_owned(),
    }
}

/// A whole document of the demo. `plain` has nothing but the widget.
fn document(site: &Site, title: &str, head: &str, body: &str, plain: bool) -> String {
    let built = dist::names(&site.app.root, "budget").is_some();
    let notice = if built {
        String::new()
    } else {
        format!("<p role=\"note\">{}</p>\n", dist::NOT_BUILT)
    };
    let (style, header, footer) = if plain {
        ("", "", "")
    } else {
        (
            "<link rel=\"stylesheet\" href=\"/style.css\">\n",
            "<header class=\"site\"><a href=\"/\">明白</a><nav aria-label=\"主导航\"><a href=\"/gallery.html\">示例</a><a href=\"/docs/\">文档</a></nav></header>\n",
            "<footer class=\"site\"><p>明白 Mingbai · 政务公开组件</p></footer>\n",
        )
    };
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} · 明白</title>\n\
         <script src=\"/assets/watch.js\"></script>\n{head}{style}</head>\n<body>\n{header}<main>\n{notice}{body}\n</main>\n{footer}</body>\n</html>\n",
        escape(title)
    )
}

/// `/fault-page/{kind}`: a widget whose source is that fault. Other parameters go on to the fault.
pub(crate) async fn fault(
    State(site): OnSite,
    Path(kind): Path<String>,
    Query(query): Query<PageQuery>,
    RawQuery(raw): RawQuery,
) -> Response {
    const OURS: [&str; 6] = ["csp=", "hostile=", "theme=", "size=", "plain=", "nodist="];
    let raw = raw.unwrap_or_default();
    let rest: Vec<&str> = raw
        .split('&')
        .filter(|part| !part.is_empty() && !OURS.iter().any(|name| part.starts_with(name)))
        .collect();
    let src = if rest.is_empty() {
        format!("/fault/{kind}")
    } else {
        format!("/fault/{kind}?{}", rest.join("&"))
    };
    let attributes = [
        ("src".to_owned(), src),
        ("source".to_owned(), "/data/budget/rows-200.json".to_owned()),
    ];
    let tag = snippet::element(
        "budget",
        false,
        &attributes,
        "<p><a href=\"/data/budget/rows-200.json\">2018 年预算（数据文件）</a></p>",
    );
    let body = if query.plain == "1" {
        tag
    } else {
        format!(
            "<h1>数据源出错时</h1>\n<p>本页的数据源总是出错：{}</p>\n{tag}",
            escape(&kind)
        )
    };
    let head = snippet::head(&site.app.root, "budget");
    page::finish(
        &site,
        &document(&site, "数据源出错时", &head, &body, query.plain == "1"),
        &query,
    )
}

/// `/embed-demo`: the frame that reports its height.
pub(crate) async fn embed(State(site): OnSite, Query(query): Query<PageQuery>) -> Response {
    let frame = snippet::frame("/data/budget/rows-200.json", "示例县预算");
    // As a site has them that put the package at `/mingbai/`.
    let code = |text: &str| escape(&text.replace("\"/dist/", "\"/mingbai/"));
    let body = format!(
        "<h1>框架形式</h1>\n<p>后台会删掉脚本时，用一个框架；它把自己的高度告诉所在的页面。</p>\n\
         <p class=\"sample\">示例数据：地名和金额均为虚构。</p>\n{frame}\n<h2>代码</h2>\n\
         <pre tabindex=\"0\" role=\"region\" aria-label=\"代码\"><code>{}</code></pre>\n\
         <p>只有这一行也能用：高度是 <code>height</code> 写的数，内容更高时在框架里滚动。栏目模板里能放脚本时，在 \
         <code>&lt;head&gt;</code> 里加一行，框架就和内容一样高：</p>\n\
         <pre tabindex=\"0\" role=\"region\" aria-label=\"脚本\"><code>{}</code></pre>",
        code(&frame),
        code(snippet::FRAME_HEAD.trim_end())
    );
    page::finish(
        &site,
        &document(&site, "框架形式", snippet::FRAME_HEAD, &body, false),
        &query,
    )
}

/// `/single`: the file with the module inside, for servers that refuse `.wasm`.
pub(crate) async fn single(State(site): OnSite, Query(query): Query<PageQuery>) -> Response {
    let Some(example) = find(&site, "budget", "shanwei-2018") else {
        return refuse(StatusCode::NOT_FOUND, "没有这个示例。");
    };
    let Ok(tag) = snippet::tag(example, &site.app.other) else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "示例数据读取失败。");
    };
    let head = "<script src=\"/dist/mingbai.single.js\" defer></script>\n";
    let body = if query.plain == "1" {
        tag
    } else {
        format!(
            "<h1>单文件形式</h1>\n<p>服务器不能提供 .wasm 文件时，只用这一个脚本，组件已包含在内。</p>\n{}",
            around(example, head, &tag)
                .replacen("<h1>", "<h2>", 1)
                .replacen("</h1>", "</h2>", 1)
        )
    };
    page::finish(
        &site,
        &document(&site, "单文件形式", head, &body, query.plain == "1"),
        &query,
    )
}

/// `/wechat`: a simple page as it is opened from a chat.
pub(crate) async fn wechat(State(site): OnSite, Query(query): Query<PageQuery>) -> Response {
    let body = "<h1>示例县 2018 年财政支出</h1>\n<p>示例县财政局 · 2019 年 9 月 2 日</p>\n\
                <p class=\"sample\">示例数据：地名和金额均为虚构。</p>\n{{example budget rows-200}}\n\
                <p>如需保存或打印，请点右上角“…”，选择“在浏览器打开”。</p>\n<p>咨询电话：<a href=\"tel:12345\">12345</a></p>";
    let head = snippet::head(&site.app.root, "budget");
    page::finish(
        &site,
        &document(&site, "示例县 2018 年财政支出", &head, body, false),
        &query,
    )
}
