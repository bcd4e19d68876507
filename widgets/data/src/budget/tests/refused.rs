//! What is no budget, and what is said about it.

use super::*;
use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&result(read_text(text, &wan())));
}

#[test]
fn no_budget() {
    check("", expect!["empty: 来源没有返回任何内容"]);
    check(
        "<html>",
        expect!["type: 收到的是一个网页，不是数据：地址可能已经变动、需要登录，或被防火墙拦截"],
    );
    check(
        r#"{"schema":"mingbai.budget/2","tables":[]}"#,
        expect!["schema: 数据格式“mingbai.budget/2”不受支持，本组件支持的是 mingbai.budget/1"],
    );
    check(
        r#"{"data":{"schema":"mingbai.air/1","rows":[]}}"#,
        expect!["schema: 数据格式“mingbai.air/1”不受支持，本组件支持的是 mingbai.budget/1"],
    );
    check(
        r#"{"code":500,"msg":"服务不可用"}"#,
        expect!["source: 数据来源返回错误（代码 500）：服务不可用"],
    );
    check(r#"{"rows":[]}"#, expect!["empty: 来源返回了 0 行数据"]);
    check(r#"[]"#, expect!["empty: 来源返回了 0 行数据"]);
    check(
        r#"[[]]"#,
        expect![
            "field: 数据缺少需要的列。找到的列：（没有）；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    check(
        r#"[1,2]"#,
        expect![
            "field: 数据缺少需要的列。找到的列：（没有）；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    check(
        r#"{"rows":[{}]}"#,
        expect![
            "field: 数据缺少需要的列。找到的列：（没有）；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    check(
        r#"{"rows":[{"项目":"","决算数":1}]}"#,
        expect!["empty: 表格里没有数据行"],
    );
    check(r#"{"tables":[]}"#, expect!["field: 数据里没有表格的行"]);
}

#[test]
fn no_columns() {
    check(
        r#"{"rows":[{"地区":"城区","人口":12,"面积":3}]}"#,
        expect![
            "field: 数据缺少需要的列。找到的列：地区、人口、面积；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    check(
        r#"{"rows":[{"项目":"教育","上年决算数":12}]}"#,
        expect![
            "field: 数据缺少需要的列。找到的列：项目、上年决算数；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    check(
        r#"{"rows":[{"name":"教育","amount":12}]}"#,
        expect![
            "field: 数据缺少需要的列。找到的列：name、amount；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    check(
        r#"{"tables":[{"rows":[{"name":"a","final":1}]},{"rows":[{"x":1}]}]}"#,
        expect![
            "field: 第 2 张表：数据缺少需要的列。找到的列：x；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"
        ],
    );
    expect!["field: 数据缺少需要的列。找到的列：地区、人口；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"].assert_eq(&result(read_matrix(&matrix("地区|人口\n城区|12"), &wan())));
    expect!["field: 数据缺少需要的列。找到的列：（没有）；需要“科目名称”，以及“年初预算数”“调整预算数”“执行数”“决算数”中的至少一列"].assert_eq(&result(read_matrix(&matrix("教育|12"), &wan())));
    expect!["empty: 表格里没有数据行"].assert_eq(&result(read_matrix(&Matrix::default(), &wan())));
}

#[test]
fn no_unit() {
    let check = |text: &str, expected: Expect| {
        expected.assert_eq(&result(read_text(text, &ReadOptions::default())));
    };
    check(
        r#"{"rows":[{"name":"a","final":1}]}"#,
        expect![[
            r#"unit: 数据没有注明金额单位：请在数据中写明，或在标签上加 unit="万元"（也可以是元、千元、百万元、亿元）"#
        ]],
    );
    check(
        r#"{"rows":[{"name":"a","final":"1万元"},{"name":"b","final":"2"}]}"#,
        expect![[
            r#"unit: 数据没有注明金额单位：请在数据中写明，或在标签上加 unit="万元"（也可以是元、千元、百万元、亿元）"#
        ]],
    );
    check(
        r#"{"unit":"千瓦","rows":[{"name":"a","final":1}]}"#,
        expect!["unit: 单位“千瓦”不是已知的金额单位：可用元、千元、万元、百万元、亿元"],
    );
    check(
        r#"{"rows":[{"name":"a","final":1,"unit":"吨"}]}"#,
        expect!["unit: 单位“吨”不是已知的金额单位：可用元、千元、万元、百万元、亿元"],
    );
    check(
        r#"{"title":"用电量（单位：千瓦）","rows":[{"name":"a","final":1}]}"#,
        expect!["unit: 单位“千瓦”不是已知的金额单位：可用元、千元、万元、百万元、亿元"],
    );
    // An office is no unit.
    check(
        r#"{"单位":"某某市财政局","rows":[{"name":"a","final":1}]}"#,
        expect![[
            r#"unit: 数据没有注明金额单位：请在数据中写明，或在标签上加 unit="万元"（也可以是元、千元、百万元、亿元）"#
        ]],
    );
}
