//! The pages that are measured, made from the same example data that everything else reads.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::boards;

/// A page.
pub struct Page {
    pub name: &'static str,
    /// Its path, where it is no page of the bench.
    pub path: Option<&'static str>,
    /// A text of its data: when it is on screen, so is the first content.
    pub marker: String,
    /// How many widgets must have drawn before the page is at rest.
    pub widgets: usize,
    /// What a reader then does, as scripts: name and body.
    pub actions: &'static [(&'static str, &'static str)],
    /// What is measured then, as scripts that give milliseconds: name and body.
    pub measures: &'static [(&'static str, &'static str)],
}

/// What a reader of ten thousand rows does, one after the other.
const ACTIONS: &[(&str, &str)] = &[
    ("open all", "bench.find('[data-a=\"A\"]').click();"),
    ("sort", "bench.find('.mb-sort', 2).click();"),
    (
        "filter",
        "const field = bench.find('.mb-search'); field.value = '教育'; \
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));",
    ),
    (
        "unfilter",
        "const field = bench.find('.mb-search'); field.value = ''; \
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));",
    ),
    ("scroll step", "scrollBy(0, 2400);"),
];

/// What a reader of five years does: as above, a step down in the table, and every view, one after the other. The first one
/// fetches the module of the views.
const YEARS: &[(&str, &str)] = &[
    ("open all", "bench.find('[data-a=\"A\"]').click();"),
    ("sort", "bench.find('.mb-sort', 2).click();"),
    (
        "filter",
        "const field = bench.find('.mb-search'); field.value = '教育'; \
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));",
    ),
    (
        "unfilter",
        "const field = bench.find('.mb-search'); field.value = ''; \
         field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));",
    ),
    ("close all", "bench.find('[data-a=\"Z\"]').click();"),
    ("drill", "bench.find('button[data-a^=\"o\"]').click();"),
    ("another year", "bench.choose('select[data-a=\"t\"]', 2);"),
    ("views, first", "bench.find('[data-a=\"v1\"]').click();"),
    ("area", "bench.find('[data-a=\"v2\"]').click();"),
    (
        "area, drill",
        "bench.find('.mb-part [data-a^=\"d\"]').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));",
    ),
    ("years", "bench.find('[data-a=\"v3\"]').click();"),
    (
        "flow",
        "bench.choose('select[data-a=\"t\"]', 0); bench.find('[data-a=\"v4\"]').click();",
    ),
    ("plan", "bench.find('[data-a=\"v5\"]').click();"),
    ("audit", "bench.find('[data-a=\"v6\"]').click();"),
    ("take away", "bench.find('[data-a=\"v7\"]').click();"),
    ("hundred", "bench.find('[data-a=\"v1\"]').click();"),
    ("table", "bench.find('[data-a=\"v0\"]').click();"),
];

/// Reading the same text: what the browser's own parser takes; what ours takes to the tree, and to records; what comparing
/// their figures takes then; and what the widget takes for all of it, until the rows are drawn. The best of so many turns, so
/// that none pays for another's garbage, nor for the compiler; what came of the turn before is given back in between.
const MEASURES: &[(&str, &str)] = &[
    (
        "JSON.parse",
        "bench.text = await (await fetch('/case/data/rows-10000.json')).text(); \
         return bench.best(() => { bench.kept = JSON.parse(bench.text); });",
    ),
    (
        "tree",
        "const glue = document.createElement('script'); glue.src = '/case/records/glue.js'; \
         await new Promise((done) => { glue.onload = done; document.head.appendChild(glue); }); \
         const own = await (await fetch('/case/records/module.wasm')).arrayBuffer(); await wasm_bindgen({ module_or_path: own }); \
         return bench.best(() => { if (!wasm_bindgen.tree(bench.text)) throw new Error('no JSON'); });",
    ),
    (
        "records",
        "return bench.best(() => { const rows = wasm_bindgen.records(bench.text); \
           if (rows < 10000) throw new Error(rows + ' rows were read'); }, () => wasm_bindgen.forget());",
    ),
    (
        "check",
        "wasm_bindgen.records(bench.text); return bench.best(() => wasm_bindgen.check());",
    ),
    (
        "read, check, draw",
        "const host = document.querySelector('mingbai-budget'); let best = Infinity; \
         for (let turn = 0; turn < 5; turn++) { \
           const before = bench.changes, start = performance.now(); host.data = bench.text.replace('示例', '示例' + turn); \
           for (let wait = 0; wait < 4; wait++) await null; \
           const time = performance.now() - start; \
           if (bench.changes === before) throw new Error('nothing was drawn'); \
           best = Math.min(best, time); await new Promise((done) => setTimeout(done, 100)); \
         } \
         return best;",
    ),
];

const HEADS: [(&str, &str); 6] = [
    ("code", "科目编码"),
    ("name", "科目名称"),
    ("initial", "年初预算数"),
    ("adjusted", "调整预算数"),
    ("final", "决算数"),
    ("prior", "上年决算数"),
];

/// Writes all pages below `folder`, each in a folder of its name.
pub fn write(folder: &Path) -> Result<Vec<Page>> {
    let text_200 = mingbai_demo::rows_200();
    let data: Value = serde_json::from_str(&text_200)?;
    let rows = rows(&data)?;
    let first = cell(rows.first().context("there are rows")?, "name");
    let put = |name: &str, text: &str| -> Result<()> {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    };
    let table = table(rows);
    let attributes = "unit=\"万元\" year=\"2018\" heading=\"示例县2018年一般公共预算支出决算表\" \
                      publisher=\"示例县财政局\" book=\"general\" side=\"expenditure\" as-of=\"2018-12-31\"";
    put("blank/index.html", &page("", ""))?;
    put("static/index.html", &page("", &table))?;
    put(
        "in-place/index.html",
        &page(
            "{{head}}",
            &format!("<mingbai-budget {attributes}>\n{table}</mingbai-budget>\n"),
        ),
    )?;
    put("live/index.html", &page("{{head}}", &tag("rows-200")))?;
    put(
        "rows-10000/index.html",
        &page(
            "{{head}}",
            "<mingbai-budget src=\"/case/data/rows-10000.json\" max-rows=\"50000\"></mingbai-budget>\n",
        ),
    )?;
    put(
        "five-years/index.html",
        &page(
            "{{head}}",
            "<mingbai-budget src=\"/case/data/five-years.json\" max-rows=\"50000\"></mingbai-budget>\n",
        ),
    )?;
    put("data/five-years.json", &mingbai_demo::five_years())?;
    put("data/rows-200.json", &text_200)?;
    put("data/rows-10000.json", &mingbai_demo::rows_10000())?;
    let mut tags = String::new();
    for (at, part) in parts(&data, 12)?.iter().enumerate() {
        put(&format!("data/part-{at}.json"), part)?;
        tags.push_str(&tag(&format!("part-{at}")));
    }
    put("one/index.html", &page("{{head}}", &grid(&tag("part-0"))))?;
    put("twelve/index.html", &page("{{head}}", &grid(&tags)))?;

    let page = |name, widgets, actions| Page {
        name,
        path: None,
        marker: first.clone(),
        widgets,
        actions,
        measures: &[],
    };
    let mut pages = vec![
        page("blank", 0, &[]),
        page("static", 0, &[]),
        page("in-place", 1, &[]),
        page("live", 1, &[]),
        Page {
            marker: "甲子县".into(),
            measures: MEASURES,
            ..page("rows-10000", 1, ACTIONS)
        },
        Page {
            marker: "甲子县".into(),
            ..page("five-years", 1, YEARS)
        },
        page("one", 1, &[]),
        page("twelve", 12, &[]),
    ];
    // The site's own: its widgets are drawn as a reader comes near, the air first.
    pages.push(Page {
        path: Some("/"),
        marker: "首要污染物".into(),
        ..page("front", 1, &[])
    });
    // What `render` wrote stands in the tag; the widget takes its place, and says when it has asked.
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/takeover/budget.html");
    put("takeover/index.html", &fs::read_to_string(written)?)?;
    pages.push(Page {
        marker: "上解上级支出".into(),
        ..page("takeover", 1, &[])
    });
    pages.extend(boards::write(&put, &self::page)?);
    Ok(pages)
}

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>预算</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>body{{margin:1em;font-family:sans-serif}}table{{border-collapse:collapse}}\
         td,th{{border:1px solid #999;padding:4px 8px}}.grid{{display:grid;grid-template-columns:repeat(4,1fr);gap:8px;align-items:start}}</style>\n{head}</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn tag(data: &str) -> String {
    format!("<mingbai-budget src=\"/case/data/{data}.json\"></mingbai-budget>\n")
}

fn grid(tags: &str) -> String {
    format!("<div class=\"grid\">\n{tags}</div>\n")
}

fn rows(data: &Value) -> Result<&Vec<Value>> {
    data.pointer("/tables/0/rows")
        .and_then(Value::as_array)
        .context("the example has rows")
}

/// A cell as the page of a county prints it.
fn cell(row: &Value, field: &str) -> String {
    match &row[field] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn table(rows: &[Value]) -> String {
    let mut out = String::from("<table>\n<thead><tr>");
    for (_, head) in HEADS {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (field, _) in HEADS {
            let _ = write!(out, "<td>{}</td>", cell(row, field));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// The example in `count` parts, a 类 each, so that every widget has an address and data of its own. The first 类 is in
/// each of them, so that one marker stands for all.
fn parts(data: &Value, count: usize) -> Result<Vec<String>> {
    let rows = rows(data)?;
    let starts: Vec<usize> = (0..rows.len())
        .filter(|at| rows[*at]["level"] == 1 && rows[*at].get("code").is_some())
        .collect();
    let class = |at: usize| -> Result<&[Value]> {
        let from = *starts.get(at).context("the example has enough classes")?;
        let to = starts.get(at + 1).copied().unwrap_or(rows.len() - 1);
        Ok(&rows[from..to])
    };
    let mut parts = Vec::new();
    for at in 0..count {
        let mut own = class(0)?.to_vec();
        if at > 0 {
            own.truncate(1);
            own[0]["kind"] = "memo".into();
            own.extend_from_slice(class(at)?);
        }
        let mut part = data.clone();
        part["title"] = format!("示例县2018年支出（{}）", at + 1).into();
        part["tables"][0]["rows"] = own.into();
        parts.push(part.to_string());
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_parts_have_rows_of_their_own() {
        let data: Value = serde_json::from_str(&mingbai_demo::rows_200()).unwrap();
        let parts = parts(&data, 12).unwrap();
        assert_eq!(parts.len(), 12);
        for part in &parts {
            let part: Value = serde_json::from_str(part).unwrap();
            assert!(rows(&part).unwrap().len() > 1);
        }
    }

    #[test]
    fn the_static_table_has_every_row() {
        let data: Value = serde_json::from_str(&mingbai_demo::rows_200()).unwrap();
        let rows = rows(&data).unwrap();
        assert_eq!(table(rows).matches("<tr>").count(), rows.len() + 1);
    }
}
