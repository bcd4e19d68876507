//! The same strings through every reader: what an old system answers, and what stands in the page.

use anyhow::Result;
use mingbai_demo::Example;
use serde_json::{Map, Value, json};

use super::pages::{Folder, escaped, tag};
use super::{attributes, pictures, queries, visit};
use crate::corpus::Corpus;
use crate::corpus::documents::{Supply, Way, bases, whole};
use crate::runner::Stage;

/// A table as an office would have it: its headings, a row, and which columns are texts.
struct Table {
    headings: &'static [&'static str],
    cells: &'static [&'static str],
}

/// A cell that is a text.
const TEXT: &str = "*";

/// What each widget reads by its headings.
fn table(widget: &str) -> Option<Table> {
    let (headings, cells): (&[&str], &[&str]) = match widget {
        "budget" => (
            &["科目编码", "科目名称", "年初预算数", "决算数", "备注"],
            &["205", TEXT, "28,583", "28,901", TEXT],
        ),
        "air" => (
            &["站点", "时间", "AQI", "首要污染物", "PM2.5（µg/m³）"],
            &[TEXT, "2026-03-10 08:00", "84", TEXT, "52"],
        ),
        "water" => (
            &[
                "断面名称",
                "所在河流",
                "目标类别",
                "水质类别",
                "监测时间",
                "氨氮(mg/L)",
            ],
            &[TEXT, TEXT, "Ⅱ类", "Ⅲ类", "2026年10月", "0.12"],
        ),
        "livelihood" => (
            &[
                "实事项目",
                "责任单位",
                "目标任务",
                "完成情况",
                "完成时限",
                "备注",
            ],
            &[TEXT, TEXT, "2所", TEXT, "2025年8月底前", TEXT],
        ),
        "list" => (
            &["产品", "品牌", "型号", "怎么处理", "发布日期", "备注说明"],
            &[TEXT, TEXT, TEXT, TEXT, "2026年3月1日", TEXT],
        ),
        _ => return None,
    };
    Some(Table { headings, cells })
}

/// The rows of a table with a hostile string in each cell that is a text.
fn rows<'a>(table: &Table, supply: &mut Supply<'a>, many: usize) -> Vec<Vec<&'a str>> {
    let row = |supply: &mut Supply<'a>| {
        let cells = table.cells.iter();
        cells
            .map(|cell| if *cell == TEXT { supply.take() } else { cell })
            .collect()
    };
    (0..many).map(|_| row(supply)).collect()
}

fn csv(table: &Table, rows: &[Vec<&str>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        cells.join(",")
    };
    let mut lines = vec![line(&mut table.headings.iter().copied())];
    lines.extend(rows.iter().map(|row| line(&mut row.iter().copied())));
    lines.join("\r\n")
}

fn html(table: &Table, rows: &[Vec<&str>], written: fn(&str) -> String) -> String {
    let heads: String = table
        .headings
        .iter()
        .map(|one| format!("<th>{one}</th>"))
        .collect();
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .map(|cell| format!("<td>{}</td>", written(cell)))
                .collect();
            format!("<tr>{cells}</tr>\n")
        })
        .collect();
    format!("<table><thead><tr>{heads}</tr></thead><tbody>\n{body}</tbody></table>")
}

fn xml(table: &Table, rows: &[Vec<&str>]) -> String {
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: String = table
                .headings
                .iter()
                .zip(row)
                .map(|(heading, cell)| {
                    // Units and brackets are no part of a name.
                    let name = heading.split(['（', '(']).next().unwrap_or_default();
                    format!("<{name}>{}</{name}>", escaped(cell))
                })
                .collect();
            format!("<row>{cells}</row>\n")
        })
        .collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rows>\n{body}</rows>")
}

fn records(table: &Table, rows: &[Vec<&str>]) -> Value {
    let record = |row: &Vec<&str>| {
        let fields = table.headings.iter().zip(row);
        let fields: Map<String, Value> = fields
            .map(|(heading, cell)| ((*heading).to_owned(), json!(cell)))
            .collect();
        Value::Object(fields)
    };
    Value::Array(rows.iter().map(record).collect())
}

/// Whether a string leaves the table around it whole, when it stands in a cell as markup.
fn is_mild(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let opens = [
        "<!", "<?", "<script", "<style", "<t", "</t", "<plain", "<xmp", "<no", "<iframe",
        "<select", "<svg", "<math", "<form",
    ];
    text.contains('<')
        && text.ends_with('>')
        && !opens.iter().any(|one| text.contains(one))
        && text.len() < 200
        && text.matches('"').count().is_multiple_of(2)
        && text.matches('\'').count().is_multiple_of(2)
}

/// A page around a table, as it stands in the markup of a site.
fn around(table: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>表</title></head><body><h1>表</h1>{table}</body></html>"
    )
}

pub(super) fn through(
    stage: &mut Stage<'_>,
    folder: &Folder,
    widget: &str,
    examples: &[Example],
    corpus: &Corpus,
) -> Result<()> {
    let sharp = corpus.sharp();
    let mut supply = Supply::new(sharp.iter().copied());
    let common = [
        ("heading", "语料"),
        ("publisher", "示例县"),
        ("as-of", "2026-03-10"),
        ("unit", "万元"),
        ("year", "2026"),
    ];
    let mut tags = Vec::new();
    let mut add = |name: &str, text: &str, more: &[(&str, &str)]| -> Result<()> {
        let url = folder.put(name, text)?;
        tags.push(tag(
            widget,
            &[&[("src", &*url)], more].concat(),
            "<p>后备</p>",
        ));
        Ok(())
    };
    // The format itself, as a script and as nearly-JSON; and with its texts as HTML within JSON.
    let bases = bases(examples, widget);
    for (at, (example, base)) in bases.iter().enumerate() {
        let own = attributes(example, "");
        let own = own.get(1..).unwrap_or_default();
        for document in whole(base, Way::Instead, &mut supply, 40, 1) {
            add(
                &format!("{at}-call.js"),
                &format!("callback({document});"),
                own,
            )?;
            add(
                &format!("{at}-var.js"),
                &format!("var data = {document};"),
                own,
            )?;
        }
    }
    let mut inside = String::new();
    if let Some(table) = table(widget) {
        let mut next = |many| rows(&table, &mut supply, many);
        add("table.csv", &csv(&table, &next(300)), &common)?;
        add("table.xml", &xml(&table, &next(300)), &common)?;
        let json = records(&table, &next(300));
        add(
            "table.json",
            &json!({ "code": 0, "data": json }).to_string(),
            &common,
        )?;
        add("table-call.js", &format!("cb({json})"), &common)?;
        add(
            "table.txt",
            &around(&html(&table, &next(300), escaped)),
            &common,
        )?;
        inside = html(&table, &next(60), escaped);
        // As markup and not as text, also within JSON as some systems have it: the reader meets elements in the cells.
        let mut mild = Supply::new(sharp.iter().copied().filter(|text| is_mild(text)));
        for at in 0..4 {
            let rows = rows(&table, &mut mild, 20);
            let markup = html(&table, &rows, str::to_owned);
            add(&format!("markup-{at}.txt"), &around(&markup), &common)?;
            let within = json!({ "code": 0, "data": html(&table, rows.get(..6).unwrap_or_default(), str::to_owned) });
            add(&format!("within-{at}.json"), &within.to_string(), &common)?;
        }
    }
    if !inside.is_empty() {
        tags.push(tag(widget, &common, &inside));
    }
    let values: Vec<&Value> = bases.iter().map(|(_, base)| base).collect();
    let url = folder.page("readers.html", widget, &tags)?;
    let pictures = pictures(&values);
    visit(stage, &url, &queries(corpus), [6, 3_000], pictures)
}
