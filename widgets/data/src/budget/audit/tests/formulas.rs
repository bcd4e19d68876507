//! How figures come about.

use super::*;
use crate::budget::Stage;
use expect_test::expect;

const ROWS: &str = r#"{"book":"general","side":"revenue","rate_base":"adjusted",
    "columns":["name","level","adjusted","final","prior","rate","yoy"],"rows":[
    ["一、税收收入",1,"60","75.5","50","125.83",51],["增值税",2,null,"40.0",null,null,null],["企业所得税",2,null,"35.4",null,null,null],
    ["其中：中小企业",2,null,"5",null,null,null],
    ["二、非税收入",1,"0","176.4",null,null,null],["本年收入小计",1,null,"251.9",null,null,null],["上级补助",1,null,"8",null,null,null],
    ["上年结余",1,null,"—",null,null,null],["收入总计",1,null,"259.9",null,null,null]]}"#;

#[test]
fn amounts_rates_and_changes() {
    let budget = read(ROWS);
    let mut out = String::new();
    for (row, line) in budget.tables[0].lines.iter().enumerate() {
        let all = [
            formula(&budget, 0, row, Stage::Final),
            rate_formula(&budget, 0, row),
            change_formula(&budget, 0, row),
        ];
        for formula in all.into_iter().flatten() {
            let off = formula.difference().map(|off| off.to_string());
            out += &format!(
                "{}: {} [{}]\n",
                line.name,
                formula.text(),
                off.unwrap_or_default()
            );
        }
    }
    expect![[r#"
        一、税收收入: 增值税 40.0（第 2 行） + 企业所得税 35.4（第 3 行） = 75.4 万元 [-0.1]
        一、税收收入: 决算数 75.5（第 1 行） ÷ 调整预算数 60（第 1 行） = 125.83% [0.00]
        一、税收收入: 决算数 75.5（第 1 行） 比 上年决算数 50（第 1 行） 增长 51.00% [0.00]
        本年收入小计: 一、税收收入 75.5（第 1 行） + 二、非税收入 176.4（第 5 行） = 251.9 万元 [0.0]
    "#]].assert_eq(&out);
}

#[test]
fn nothing_there() {
    let budget = read(ROWS);
    assert_eq!(formula(&budget, 0, 0, Stage::Initial), None);
    assert_eq!(formula(&budget, 0, 1, Stage::Final), None);
    assert_eq!(formula(&budget, 0, 99, Stage::Final), None);
    assert_eq!(formula(&budget, 9, 0, Stage::Final), None);
    assert_eq!(rate_formula(&budget, 0, 4), None);
    assert_eq!(change_formula(&budget, 0, 4), None);
}

/// A sum has the decimals of its terms, not of the column; heads and cars are no money; a change says which way.
#[test]
fn as_a_reader_expects_it() {
    let budget = read(
        r#"{"title":"“三公”经费","side":"expenditure","columns":["name","level","final","prior"],"rows":[
        ["公务接待费",1,"30","40"],["公务用车购置费",1,"20","20"],["因公出国（境）费",1,"0.25","0"],["其中：培训",2,"0.10","0"],["合计",1,"50.25","60"]]}"#,
    );
    let change = change_formula(&budget, 0, 0).unwrap();
    assert!(change.text().ends_with(" 下降 25.00%"), "{}", change.text());
    let budget = read(
        r#"{"side":"expenditure","columns":["name","level","final"],"rows":[
        ["教育支出",1,"3"],["小学",2,"1"],["初中",2,"2"],["科学技术支出",1,"0.25"]]}"#,
    );
    let sum = formula(&budget, 0, 0, Stage::Final).unwrap();
    assert!(sum.text().ends_with(" = 3 万元"), "{}", sum.text());
    let budget = read(
        r#"{"title":"“三公”经费支出决算表","side":"expenditure","columns":["name","final"],"rows":[
        ["公务接待费","30"],["公务接待人次","712"],["合计","30"]]}"#,
    );
    assert_eq!(formula(&budget, 0, 2, Stage::Final), None);
}
