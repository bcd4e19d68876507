//! Envelopes and tables of every shape that was met, as rows of cells.

#[cfg(feature = "readers")]
mod ends;
#[cfg(feature = "readers")]
mod follow;
#[cfg(feature = "readers")]
mod odd;
mod paging;
#[cfg(feature = "readers")]
mod sweep;

use super::{Cell, Grid, Matrix, find};
use crate::read::{Limits, parse};
use expect_test::{Expect, expect};

/// Stands for a subject: a few names of columns.
fn known(name: &str) -> bool {
    ["名称", "编码", "决算数", "预算数", "2018年决算数"].contains(&name.trim())
}

fn show(grid: &Grid) -> String {
    let mut out = String::new();
    let names: Vec<_> = grid
        .names
        .iter()
        .map(|names| names.replace('\n', "/"))
        .collect();
    out += &format!("[{}]", names.join(" | "));
    if !grid.remarks.is_empty() {
        out += &format!(" {:?}", grid.remarks);
    }
    let mut cells = Vec::new();
    for row in 0..grid.len() {
        grid.cells(row, &mut cells);
        let texts: Vec<_> = cells
            .iter()
            .map(|cell| match cell {
                Cell::Absent => "·".into(),
                Cell::Null => "null".into(),
                Cell::Text(text) => text.to_string(),
                Cell::Other => "?".into(),
            })
            .collect();
        let depth = grid
            .depths
            .get(row)
            .map(|d| format!("{d}: "))
            .unwrap_or_default();
        out += &format!("\n{depth}{}", texts.join(" | "));
    }
    out
}

fn check(json: &str, expected: Expect) {
    let tree = parse(json, &Limits::default()).unwrap();
    let got = match find(tree, &Limits::default()) {
        Err(error) => format!("{}: {}", error.kind.code(), error.message),
        Ok(found) => {
            let names = |meta: &super::Meta| {
                meta.iter()
                    .map(|(k, _)| k.to_string())
                    .collect::<Vec<_>>()
                    .join(",")
            };
            let mut out = names(&found.meta);
            for part in &found.parts {
                out += &format!(
                    "\n{}{}",
                    names(&part.meta),
                    show(&Grid::of_part(part, known))
                );
            }
            out
        }
    };
    expected.assert_eq(&got);
}

#[test]
fn envelopes() {
    for json in [
        r#"[{"name":"a","v":1}]"#,
        r#"{"code":"200","msg":"","data":{"rows":[{"name":"a","v":1}]}}"#,
        r#"{"code":0,"data":[{"name":"a","v":1}]}"#,
        r#"{"code":1,"message":"ok","data":{"list":[{"name":"a","v":1}],"total":1}}"#,
        r#"{"success":true,"result":{"records":[{"name":"a","v":1}],"fields":[{"id":"name"},{"id":"v"}]}}"#,
        r#"{"status":"ok","data":{"dataList":"[{\"name\":\"a\",\"v\":1}]"}}"#,
        r#"{"result":"ok","rows":[{"name":"a","v":1}],"total":1}"#,
        r#"{"errcode":0,"data":{"items":[{"name":"a","v":1}]}}"#,
        r#"{"content":[{"name":"a","v":1}],"totalElements":1,"number":0,"size":20}"#,
        r#"{"Table":[{"name":"a","v":1}],"RowCount":1}"#,
        r#"{"jsonObject":{"data":[{"name":"a","v":1}]}}"#,
        r#"{"d":"[{\"name\":\"a\",\"v\":1}]"}"#,
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a","v":1}}]}"#,
        r#"{"data":[{"columns":{"name":"a","v":1}}]}"#,
        r#"{"0":{"name":"a","v":1}}"#,
        r#"{"budgetLines":[{"name":"a","v":1}],"tags":["x","y"]}"#,
        r#"{"columns":["name","v"],"rows":[["a",1]]}"#,
        r#"{"status":1,"msg":"","data":[{"name":"a","v":1}]}"#,
        r#"{"errcode":0,"result":"ok","totalrecords":1,"data":[{"name":"a","v":1}]}"#,
        r#"{"searchVO":{"totalCount":1,"catMap":{"gongwen":{"listVO":[{"name":"a","v":1}]},"otherfile":{"listVO":[]}}}}"#,
        r#"{"EpointDataBody":{"DATA":{"UserArea":{"InfoList":{"Info":[{"name":"a","v":1}]}}}}}"#,
        r#"{"page":{"number":1,"size":10},"articles":[{"name":"a","v":1}]}"#,
        r#"{"data":{"forecast":{"0":{"name":"a","v":1}}}}"#,
        r#"{"result":{"code":1},"list":{"total":1,"entries":[{"name":"a","v":1}]}}"#,
        r#"{"success":true,"result":{"records":[["a",1]],"records_format":"lists","fields":[{"id":"name"},{"id":"v"}]}}"#,
        r#""{\"rows\":[{\"name\":\"a\",\"v\":1}]}""#,
    ] {
        let tree = parse(json, &Limits::default()).unwrap();
        let found = find(tree, &Limits::default()).unwrap();
        assert_eq!(found.parts.len(), 1, "{json}");
        assert_eq!(
            show(&Grid::of_part(&found.parts[0], known)),
            "[name | v]\na | 1",
            "{json}"
        );
    }
}

#[test]
fn metadata_stays_with_its_rows() {
    check(
        r#"{"schema":"x","title":"T","metadata":{"unit":"万元"},"data":{"unit":"元","rows":[{"a":1}]}}"#,
        expect![[r#"
            schema,title,unit,unit
            [a]
            1"#]],
    );
    check(
        r#"{"title":"T","tables":[{"side":"revenue","rows":[{"a":1}]},{"side":"expenditure","columns":["a","b"],"rows":[[1,2],[3]]}]}"#,
        expect![[r#"
            title
            side[a]
            1
            side[a | b]
            1 | 2
            3 | ·"#]],
    );
}

#[test]
fn tables_in_json() {
    check(
        r#"{"thead":[["编码","名称","决算数"]],"tbody":[["205","教育",1]]}"#,
        expect![[r#"

            [编码 | 名称 | 决算数]
            205 | 教育 | 1"#]],
    );
    check(
        r#"[["单位：万元"],["编码","名称","决算数"],["205","教育",null]]"#,
        expect![[r#"

            [编码 | 名称 | 决算数] ["单位：万元"]
            205 | 教育 | null"#]],
    );
    check(
        r#"{"columns":[{"field":"km","title":"名称"},{"field":"v"}],"rows":[{"v":1,"km":"教育"},{"km":"科技","x":[]}]}"#,
        expect![[r#"

            [v | 名称/km | x]
            1 | 教育 | ·
            · | 科技 | ?"#]],
    );
    check(
        r#"{"rows":[{"n":"a","children":[{"n":"b","children":[{"n":"c"}]},{"n":"d"}]},{"n":"e"}]}"#,
        expect![[r#"

            [n | children]
            1: a | ?
            2: b | ?
            3: c | ·
            2: d | ·
            1: e | ·"#]],
    );
}

#[test]
fn sources_that_fail() {
    check(
        r#"{"code":500,"msg":"系统繁忙，请稍后再试","data":null}"#,
        expect!["source: 数据来源返回错误（代码 500）：系统繁忙，请稍后再试"],
    );
    check(
        r#"{"code":"401","message":"未登录","data":[{"a":1}]}"#,
        expect!["source: 数据来源返回错误（代码 401）：未登录"],
    );
    check(
        r#"{"success":false,"error":{"__type":"Not Found","message":"Not found: Resource"}}"#,
        expect!["source: 数据来源返回错误：Not found: Resource"],
    );
    check(
        r#"{"errcode":1,"errmsg":"invalid appid"}"#,
        expect!["source: 数据来源返回错误（代码 1）：invalid appid"],
    );
    check(
        r#"{"status":"error","rows":[]}"#,
        expect!["source: 数据来源返回错误（代码 error）"],
    );
    check(
        r#"{"code":"9999","data":[]}"#,
        expect!["source: 数据来源返回错误（代码 9999）"],
    );
    check(
        r#"{"code":"9999","data":[{"a":1}]}"#,
        expect![[r#"
        code
        [a]
        1"#]],
    );
    check(
        r#"{"code":200,"data":[]}"#,
        expect!["empty: 来源返回了 0 行数据"],
    );
    check(
        r#"{"code":200,"data":null}"#,
        expect!["empty: 来源返回了 0 行数据"],
    );
    check(
        r#"{"jsonObject":{"data":{}}}"#,
        expect!["empty: 来源返回了 0 行数据"],
    );
    check(
        r#"{"code":0,"data":""}"#,
        expect!["empty: 来源返回了 0 行数据"],
    );
    check(
        r#"{"status":0,"data":[],"msg":""}"#,
        expect!["empty: 来源返回了 0 行数据"],
    );
    check(
        r#"{"status":"error","data":"Invalid key"}"#,
        expect!["source: 数据来源返回错误（代码 error）：Invalid key"],
    );
    check(
        r#"{"timestamp":"2018-08-21","status":404,"error":"Not Found","path":"/x"}"#,
        expect!["source: 数据来源返回错误（代码 404）：Not Found"],
    );
    check(
        r#"{"errno":110,"reason":"请求超过次数限制","result":null}"#,
        expect!["source: 数据来源返回错误（代码 110）：请求超过次数限制"],
    );
    check("{}", expect!["field: 数据里没有表格的行"]);
    check("12", expect!["field: 数据里没有表格的行"]);
    check(r#"{"rows":{}}"#, expect!["empty: 来源返回了 0 行数据"]);
}

#[test]
fn a_string_in_a_string_in_a_string_ends() {
    let mut text = String::from("[]");
    for _ in 0..12 {
        text = serde_json::to_string(&serde_json::json!({ "d": text })).unwrap();
    }
    let tree = parse(&text, &Limits::default()).unwrap();
    assert!(find(tree, &Limits::default()).is_err());
}

fn check_matrix(caption: Option<&str>, header: &str, rows: &str, expected: Expect) {
    let table = |text: &str| {
        text.lines()
            .map(|line| line.split('|').map(String::from).collect())
            .collect::<Vec<_>>()
    };
    let matrix = Matrix {
        caption: caption.map(Into::into),
        header: table(header),
        rows: table(rows),
    };
    expected.assert_eq(&show(&Grid::of_matrix(&matrix, known)));
}

#[test]
fn tables_of_strings() {
    check_matrix(
        Some("决算表"),
        "编码|名称|决算数",
        "205|教育|1",
        expect![[r#"
            [编码 | 名称 | 决算数] ["决算表"]
            205 | 教育 | 1"#]],
    );
    check_matrix(
        None,
        "",
        "决算表|决算表|决算表\n单位：万元\n编码|名称|决算数\n205|教育|1",
        expect![[r#"
            [编码 | 名称 | 决算数] ["决算表", "单位：万元"]
            205 | 教育 | 1"#]],
    );
    check_matrix(
        None,
        "单位：万元|单位：万元\n名称|决算数",
        "教育|1",
        expect![[r#"
            [名称 | 决算数] ["单位：万元"]
            教育 | 1"#]],
    );
    check_matrix(
        None,
        "名称|2018年|2018年\n名称|预算数|决算数",
        "教育|1|2",
        expect![[r#"
            [名称 | 2018年预算数/预算数/2018年 | 2018年决算数/决算数/2018年]
            教育 | 1 | 2"#]],
    );
    check_matrix(
        None,
        "",
        "名称|2018年|2018年\n名称|预算数|决算数\n教育|1|2",
        expect![[r#"
            [名称 | 2018年预算数/预算数/2018年 | 2018年决算数/决算数/2018年]
            教育 | 1 | 2"#]],
    );
    check_matrix(
        None,
        "",
        "a|b\nc|d",
        expect![[r#"[] ["a", "b", "c", "d"]"#]],
    );
    check_matrix(None, "", "", expect!["[]"]);
}
