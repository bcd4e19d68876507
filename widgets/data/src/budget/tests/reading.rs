//! Budgets out of what endpoints and pages hold.

use super::*;
use expect_test::{Expect, expect};

fn check(text: &str, options: &ReadOptions, expected: Expect) {
    expected.assert_eq(&result(read_text(text, options)));
}

fn check_matrix(caption: &str, rows: &str, options: &ReadOptions, expected: Expect) {
    let caption = Some(caption)
        .filter(|text| !text.is_empty())
        .map(String::from);
    expected.assert_eq(&result(read_matrix(
        &Matrix {
            caption,
            ..matrix(rows)
        },
        options,
    )));
}

#[test]
fn own_format() {
    check(
        r#"{"schema":"mingbai.budget/1","title":"某市2018年市级决算","publisher":"某市财政局","year":2018,"scope":"市本级",
        "as_of":"2018-12-31","sample":true,"source":{"name":"决算报告","url":"https://example.gov.cn/a"},
        "tables":[{"book":"funds","side":"expenditure","unit":"万元","rate_base":"initial","yoy_basis":"同口径","balance":"65,616",
        "rows":[{"code":"205","name":"教育支出","level":1,"kind":"item","initial":"1,234.5","adjusted":1300,"final":"1,300.00",
        "prior":null,"rate":"105.3%","yoy":1.87,"note":"含上年结转"}]}]}"#,
        &ReadOptions::default(),
        expect![[r#"
            2018 某市2018年市级决算 · 某市财政局 · 市本级 · 2018-12-31 · 决算报告 · https://example.gov.cn/a 示例
            # 政府性基金预算支出（万元） rate/年初预算 yoy/同口径 balance 65616
              205 教育支出: initial 1234.5 adjusted 1300 final 1300.00 rate 105.3 yoy 1.87 // 含上年结转
        "#]],
    );
}

#[test]
fn somebody_elses_rows() {
    let options = ReadOptions {
        unit: Some(MoneyUnit::Wan),
        title: Some("某市2020年市级支出决算".into()),
        publisher: Some("某市财政局".into()),
        year: Some(2020),
        source_url: Some("https://example.gov.cn".into()),
        ..ReadOptions::default()
    };
    check(
        r#"{"code":"200","msg":"","data":{"rows":[
        {"kmbm":"205","kmmc":"教育支出","tzys":"28,583","jss":"28,000","wcl":"97.96"},
        {"kmbm":"20502","kmmc":"普通教育","tzys":"28,583","jss":"28,000","wcl":"97.96"}]}}"#,
        &options,
        expect![[r#"
            2020 某市2020年市级支出决算 · 某市财政局 · https://example.gov.cn
            # 市级支出（万元） rate/调整预算
              205 教育支出: adjusted 28583 final 28000 rate 97.96
                20502 普通教育 <教育支出: adjusted 28583 final 28000 rate 97.96
        "#]],
    );
    check(
        r#"{"code":0,"data":[{"预算科目":"支出合计","2019年决算数":"100","2020年决算数（元）":"1,100,000","备注":""}]}"#,
        &options,
        expect![[r#"
            2020 某市2020年市级支出决算 · 某市财政局 · https://example.gov.cn
            # 市级支出（元）
              支出合计**: final 1100000 prior 100
        "#]],
    );
    check(
        r#"{"单位":"亿元","标题":"2019年政府性基金收入预算","list":[{"项目":"土地出让收入","预算数":"12.3","上年执行数":11}]}"#,
        &options,
        expect![[r#"
            2020 2019年政府性基金收入预算 · 某市财政局 · https://example.gov.cn
            # 政府性基金预算收入（亿元）
              土地出让收入: initial 12.3 prior 11
        "#]],
    );
    // 金额 is the stage that the title names.
    check(
        r#"{"title":"2020年支出决算表","rows":[{"name":"教育","amount":5,"unit":"元"}]}"#,
        &ReadOptions::default(),
        expect![[r#"
            2020 2020年支出决算表
            # 支出（元）
              教育: final 5
        "#]],
    );
}

#[test]
fn values_that_are_missing_or_wrong() {
    check(
        r#"{"unit":"万元","rows":[{"name":"a","final":"1,2x","prior":1},{"name":"b","final":"—","prior":null},
        {"name":"c","final":"/","prior":"…"},{"name":"d","final":"***"},{"name":"e","final":0,"prior":[1]},{"name":"f","final":"1e999"}]}"#,
        &ReadOptions::default(),
        expect![[r#"

            # （万元）
              a: final 数据异常 prior 1
              b: final 未填报 prior 未填报
              c: final 不适用 prior 未填报
              d: final 未公开 prior 未提供
              e: final 0 prior 数据异常
              f: final 数据异常 prior 未提供
            error field [0 row 0 final] “a”的决算数“1,2x”不是数字，以“—”显示
            error field [0 row 4 prior] “e”的上年决算数不是数字，以“—”显示
            error field [0 row 5 final] “f”的决算数“1e999”不是数字，以“—”显示
            note field [0 final] 决算数有 1 行未填报，以“—”显示
            note field [0 prior] 上年决算数有 2 行未填报，以“—”显示
        "#]],
    );
}

#[test]
fn exact_digits() {
    check(
        r#"{"unit":"元","rows":[{"name":"a","final":9007199254740993},{"name":"b","final":0.30000000000000004}]}"#,
        &ReadOptions::default(),
        expect![[r#"

            # （元）
              a: final 9007199254740993
              b: final 0.30000000000000004
        "#]],
    );
}

#[test]
fn tables_in_a_page() {
    check_matrix(
        "2018年某市一般公共预算支出决算表（单位：万元）",
        "科目编码|科目名称|调整预算数|决算数|决算数为调整预算数的%|决算数比上年增减%\n205|教育支出|1,000|900|90.0|-1.2\n|支出合计|1,000|900|90.0|-1.2\n注：本表含上年结转。|||||",
        &ReadOptions::default(),
        expect![[r#"
            2018 2018年某市一般公共预算支出决算表
            # 一般公共预算支出（万元） rate/调整预算
              205 教育支出: adjusted 1000 final 900 rate 90.0 yoy -1.2
              支出合计**: adjusted 1000 final 900 rate 90.0 yoy -1.2
        "#]],
    );
    check_matrix(
        "",
        "2020年收入决算表|2020年收入决算表|2020年收入决算表\n编制单位：某某市财政局|编制单位：某某市财政局|单位：亿元\n项目|2020年|2019年\n项目|决算数|决算数\n税收收入|3.21|3.00\n非税收入|—|0.50\n收入合计|3.21|3.50",
        &ReadOptions::default(),
        expect![[r#"
            2020 2020年收入决算表
            # 收入（亿元）
              税收收入: final 3.21 prior 3.00
              非税收入: final 未填报 prior 0.50
              收入合计**: final 3.21 prior 3.50
            note field [0 final] 决算数有 1 行未填报，以“—”显示
        "#]],
    );
    check_matrix(
        "",
        "项目|年初预算数（万元）|决算数（元）\n教育|10|95,000",
        &ReadOptions::default(),
        expect![[r#"

            # （万元）
              教育: initial 10 final 9.5
        "#]],
    );
    check_matrix(
        "",
        "项目|决算数\n教育|28,583万元\n科技|1.2亿元\n卫生|—",
        &ReadOptions::default(),
        expect![[r#"

            # （万元）
              教育: final 28583
              科技: final 12000
              卫生: final 未填报
            note field [0 final] 决算数有 1 行未填报，以“—”显示
        "#]],
    );
}

/// A unit in brackets, or behind a blank, is no part of the title; 示例数据 is.
#[test]
fn titles() {
    for (caption, title) in [
        ("某县支出决算表（单位：万元）", "某县支出决算表"),
        (
            "某县支出决算表（示例数据） 单位：万元",
            "某县支出决算表（示例数据）",
        ),
        (
            "某县支出决算表（示例数据，单位：万元）",
            "某县支出决算表（示例数据，单位：万元）",
        ),
        ("某县支出决算表 金额单位：人民币万元", "某县支出决算表"),
        ("某县支出决算表", "某县支出决算表"),
    ] {
        let table = Matrix {
            caption: Some(caption.into()),
            ..matrix("项目|决算数\n教育|1")
        };
        let by_matrix = read_matrix(&table, &wan()).unwrap();
        assert_eq!(by_matrix.title.as_deref(), Some(title));
        let text = serde_json::json!({"caption": caption, "thead": [["项目", "决算数"]], "tbody": [["教育", "1"]]});
        assert_eq!(read_text(&text.to_string(), &wan()).unwrap(), by_matrix);
    }
}

#[test]
fn two_tables_side_by_side() {
    check_matrix(
        "某单位2019年收入支出决算总表",
        "收入|收入|支出|支出\n项目|决算数|项目|决算数\n一、财政拨款收入|90|一、一般公共服务支出|70\n二、其他收入|10|二、住房保障支出|20\n本年收入合计|100|本年支出合计|90\n||年末结转和结余|10\n收入总计|100|支出总计|100",
        &wan(),
        expect![[r#"
            2019 某单位2019年收入支出决算总表
            # 收入（万元）
              一、财政拨款收入: final 90
              二、其他收入: final 10
              本年收入合计*: final 100
              收入总计**: final 100
            # 支出（万元）
              一、一般公共服务支出: final 70
              二、住房保障支出: final 20
              本年支出合计*: final 90
              年末结转和结余: final 10
              支出总计**: final 100
        "#]],
    );
    check_matrix(
        "",
        "科目编码|科目名称|预算数|科目编码|科目名称|预算数\n101|税收收入|5|201|一般公共服务支出|4\n|||205|教育支出|1",
        &wan(),
        expect![[r#"

            # 收入（万元）
              101 税收收入: initial 5
            # 支出（万元）
              201 一般公共服务支出: initial 4
              205 教育支出: initial 1
        "#]],
    );
}

#[test]
fn rows_that_are_no_lines() {
    check_matrix(
        "",
        "项目|预算数|决算数\n栏次|1|2\n一、基本支出|一、基本支出|一、基本支出\n人员经费|5|4\n注：含上年结转。|注：含上年结转。|注：含上年结转。\n||",
        &wan(),
        expect![[r#"

            # 支出（万元）
              一、基本支出: initial 未提供 final 未提供
                人员经费 <一、基本支出: initial 5 final 4
        "#]],
    );
}

#[test]
fn the_row_limit() {
    let options = ReadOptions {
        max_rows: 2,
        ..wan()
    };
    check_matrix(
        "",
        "编码|名称|决算数\n205|教育|3\n20501|a|1\n20502|b|2",
        &options,
        expect![[r#"

            # 支出（万元）
              205 教育: final 3
                20501 a <教育: final 1
            warning limit [0] 已读前 2 条，来源共 3 条
            of 3 rows
        "#]],
    );
    let options = ReadOptions {
        max_rows: 3,
        ..wan()
    };
    check_matrix(
        "",
        "编码|名称|决算数\n205|教育|3\n20501|a|1\n20502|b|2",
        &options,
        expect![[r#"

            # 支出（万元）
              205 教育: final 3
                20501 a <教育: final 1
                20502 b <教育: final 2
        "#]],
    );
    check(
        r#"{"tables":[{"rows":[{"name":"a","final":1},{"name":"b","final":1}]},{"rows":[{"name":"c","final":1},{"name":"d","final":1}]},{"rows":[{"name":"e","final":1}]}]}"#,
        &options,
        expect![[r#"

            # （万元）
              a: final 1
              b: final 1
            # （万元）
              c: final 1
            warning limit [0] 已读前 3 条，来源共 5 条
            of 5 rows
        "#]],
    );
}

#[test]
fn ten_thousand_rows() {
    let mut text = String::from(r#"{"unit":"万元","rows":["#);
    for n in 0..10_000 {
        let comma = if n == 0 { "" } else { "," };
        text += &format!("{comma}\n{{\"name\":\"项目{n}\",\"initial\":\"{n}.50\",\"final\":{n}}}");
    }
    text += "]}";
    let budget = read_text(
        &text,
        &ReadOptions {
            max_rows: 10_000,
            ..wan()
        },
    )
    .unwrap();
    assert_eq!(budget.tables[0].lines.len(), 10_000);
    assert_eq!(budget.findings, []);
    let budget = read_text(&text, &wan()).unwrap();
    assert_eq!(budget.tables[0].lines.len(), 5_000);
    assert_eq!(budget.rows_in_source, Some(10_000));
}

/// What the documentation says of a unit: where it may stand, and which of several wins (`www/docs/index.html#unit`).
#[test]
fn the_nearest_unit_wins() {
    let amount = |text: &str| {
        let budget = read_text(text, &wan()).unwrap();
        let table = &budget.tables[0];
        let amount = table.lines[0].amount(Stage::Final).number().unwrap();
        crate::money::convert(amount, table.unit, MoneyUnit::Yuan).to_string()
    };
    let row = |heading: &str, cell: &str, own: &str| {
        format!(r#"[{{"项目":"教育支出","{heading}":"{cell}","单位":"{own}"}}]"#)
    };
    let table = |unit: &str, title: &str, rows: &str| {
        format!(r#"{{{unit}"title":"支出决算表{title}","rows":{rows}}}"#)
    };
    let meta = r#""unit":"千元","#;
    let title = "（单位：元）";
    let in_cell = row("决算数（百万元）", "1亿元", "万元");
    assert_eq!(amount(&table(meta, title, &in_cell)), "100000000");
    let in_heading = row("决算数（百万元）", "1", "万元");
    assert_eq!(amount(&table(meta, title, &in_heading)), "1000000");
    let in_row = row("决算数", "1", "百万元");
    assert_eq!(amount(&table(meta, title, &in_row)), "1000000");
    let silent = row("决算数", "1", "");
    assert_eq!(amount(&table(meta, title, &silent)), "1");
    assert_eq!(amount(&table(meta, "", &silent)), "1000");
    // A word in the title that is no unit of money does not stand against the unit of the data.
    assert_eq!(amount(&table(meta, "（单位：人）", &silent)), "1000");
    // The tag says 万元.
    assert_eq!(amount(&table("", "", &silent)), "10000");
}

/// What may be one page of several is for whoever can ask for the others; its sums say nothing.
#[test]
fn a_page_is_not_the_whole() {
    let rows = r#"[{"code":"205","name":"教育支出","final":100},{"code":"20501","name":"教育管理事务","final":10}]"#;
    let page = format!(r#"{{"unit":"万元","total":9,"rows":{rows}}}"#);
    let error = read_alone(&page, &wan(), "/api?page=1").unwrap_err();
    assert_eq!(error.kind.code(), "pages");
    let whole = page.replace("9", "2");
    assert!(read_alone(&whole, &wan(), "/api?page=1&size=20").is_ok());
    assert_eq!(read_text(&whole, &wan()).unwrap().findings.len(), 1);

    let cut = format!(r#"{{"rows_in_source":9,"unit":"万元","rows":{rows}}}"#);
    let budget = read_cleared(&cut, &wan(), "1pages 来源共 9 条，只取得 2 条\u{1f}").unwrap();
    let codes: Vec<&str> = budget.findings.iter().map(|found| found.code).collect();
    assert_eq!((budget.rows_in_source, codes), (Some(9), vec!["pages"]));
    assert!(
        sentence(&budget, 0).contains("已读其中 2 行"),
        "{}",
        sentence(&budget, 0)
    );
    assert!(!sentence(&budget, 0).contains("100"));
}
