//! A package of OC4IDS as a reader meets it: nothing that was published of a project is missing.

use super::*;
use mingbai_data::livelihood::{open, standard};
use mingbai_data::read::{Limits, parse};

const PACKAGE: &str = include_str!("../../../../../demo/examples/livelihood/oc4ids/data.json");

fn shown(view: &'static str) -> String {
    let tree = parse(PACKAGE, &Limits::default()).unwrap();
    let (text, _) = open(&tree, standard(&tree, "auto").unwrap()).unwrap();
    html(props(Some(read_text(&text).unwrap()), view))
}

fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text}: {}", plain(html));
    }
}

#[test]
fn a_project_is_shown_whole() {
    let html = shown("p0");
    // Head, money, and who pays.
    has(
        &html,
        &[
            "青石河大桥改建",
            "示例市交通运输局",
            "青石镇",
            "完工",
            "8,600 万元",
            "8,420 万元",
            "省交通运输厅",
            "5,600 万元",
            "示例市财政局",
            "3,000 万元",
            "示例市“十四五”综合交通规划",
            "两岸六个村的居民",
            "23000",
            "新桥 422 米，与计划相同",
            "100%",
        ],
    );
    // Steps with both of their days.
    has(
        &html,
        &[
            "合龙",
            "2025年12月31日",
            "2026年1月15日",
            "通车",
            "2026年5月31日",
            "2026年5月20日",
        ],
    );
    // Contracts with suppliers, and what changed between both amounts.
    has(
        &html,
        &[
            "大桥施工",
            "示例路桥公司",
            "7,100 万元",
            "7,450.00005 万元",
            "已结束",
            "大桥监理",
            "示例监理公司",
            "180 万元",
            "2025年4月10日",
            "合同金额增加 350 万元；桥墩处岩层与勘察不符",
        ],
    );
    has(
        &html,
        &["https://example.org/bridge/open.jpg", "通车当天的新桥"],
    );
}

#[test]
fn a_loan_in_another_currency() {
    let html = shown("p1");
    has(
        &html,
        &[
            "示例开发银行",
            "12,000,000 USD",
            "示例水务工程公司",
            "示例安装公司",
            "取水口完工",
            "部分",
        ],
    );
}
