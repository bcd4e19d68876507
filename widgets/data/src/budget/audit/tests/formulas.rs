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
        一、税收收入: 决算数 75.5（第 1 行） 比 上年决算数 50（第 1 行） 增减 51.00% [0.00]
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
