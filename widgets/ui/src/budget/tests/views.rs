//! The views that a reader can open instead of the table: which there are, and the place that is left for them.

use expect_test::{Expect, expect};
use mingbai_data::budget::{Budget, Side};
use mingbai_data::{Finding, Place, Severity};

use super::super::fixture::{SMALL, budget};
use super::{fresh, html};
use crate::Options;
use crate::snapshot::plain;

fn drawn(data: Budget, view: &'static str) -> String {
    html(Some(data), fresh(), Options::default(), view)
}

/// What stands between the sentence and the source.
fn check(view: &'static str, expected: Expect) {
    let all = plain(&drawn(budget(SMALL), view));
    let start = all.find("[v0").unwrap();
    let end = all.find("[u8").or(all.find("发布机构")).unwrap();
    expected.assert_eq(&all[start..end]);
}

#[test]
fn a_view_stands_in_the_place_of_the_table() {
    check(
        "v2",
        expect![[r#"
            [v0] 表格
            [v1] 每100元
            [v2*] 面积图
            [v3] 历年
            [v5] 计划与执行
            [v6] 核对
            [v7] 带走
            [u0] 元
            [u4*] 万元
        "#]],
    );
    let html = drawn(budget(SMALL), "v2");
    assert_eq!(html.matches("data-part").count(), 1, "{html}");
    assert!(!html.contains("mb-table"), "{html}");
}

/// Two sides of 2018 flow into each other; the expenditure of 2017 has no revenue beside it.
#[test]
fn a_flow_is_offered_for_a_year_with_both_sides() {
    let mut data = budget(SMALL);
    for line in &mut data.tables[0].lines {
        // What cannot be read cannot be drawn.
        line.amounts[3] = line.amounts[1].clone();
    }
    let mut revenue = data.tables[0].clone();
    revenue.side = Side::Revenue;
    let mut before = data.tables[0].clone();
    before.year = Some(2017);
    data.tables.extend([revenue, before]);
    let offers = |view| drawn(data.clone(), view).contains("收支流向");
    assert_eq!(["t0", "t1", "t2"].map(offers), [true, true, false]);
}

#[test]
fn a_view_that_the_data_does_not_serve_is_the_table() {
    // There is only one side.
    check(
        "v4",
        expect![[r#"
            [v0*] 表格
            [v1] 每100元
            [v2] 面积图
            [v3] 历年
            [v5] 计划与执行
            [v6] 核对
            [v7] 带走
            查找名称或编码…
            排序
            [s] /*按公布顺序 / 决算数 从高到低 / 决算数 从低到高 / 完成率 从高到低 / 完成率 从低到高 / 比上年 从高到低 / 比上年 从低到高
            [u0] 元
            [u4*] 万元
        "#]],
    );
    let html = drawn(budget(SMALL), "v4");
    assert!(
        html.contains("mb-table") && !html.contains("data-part"),
        "{html}"
    );
}

#[test]
fn a_view_that_cannot_be_shown_is_the_table_and_says_so() {
    let html = drawn(budget(SMALL), "v9");
    let words = html.find("图形暂时无法显示，表格仍可用。").unwrap();
    assert!(words < html.find("mb-table").unwrap(), "{html}");
}

#[test]
fn paper_has_the_table_below_the_view() {
    let html = drawn(budget(SMALL), "v2;w0");
    let places = ["data-part", "mb-table"].map(|part| html.find(part).unwrap());
    assert!(places[0] < places[1], "{html}");
}

/// What is checked is told in the unit of its table, and a file has its own: nothing there depends on a choice.
#[test]
fn no_choice_without_an_effect() {
    for view in ["v6", "v7", "v6;u8", "v7;w300"] {
        let all = plain(&drawn(budget(SMALL), view));
        for words in ["[u", "[s]", "查找"] {
            assert!(!all.contains(words), "{view}: {words} in {all}");
        }
        assert!(all.contains("[v0] 表格"), "{all}");
    }
}

/// The list of 核对 has all that this one has: both together would be two counts of one thing.
#[test]
fn findings_stand_in_one_list() {
    let mut data = budget(SMALL);
    data.findings = vec![Finding {
        code: "check-sum",
        severity: Severity::Warning,
        place: Place::default(),
        message: "差 50 万元".into(),
    }];
    let there = |view| {
        let all = plain(&drawn(data.clone(), view));
        ["核对发现", "差 50 万元", "[v6] 更多核对"].map(|words| all.contains(words))
    };
    assert_eq!(there(""), [true, false, false]);
    assert_eq!(there("f"), [true, true, true]);
    assert_eq!(there("v2;f"), [true, true, true]);
    assert_eq!(there("v6;f"), [false; 3]);
    // On paper there is nowhere to go.
    assert_eq!(there("w0"), [true, true, false]);
}

/// With a view open, it and its table are what the reader sees; without one, and where it is 带走, all tables are printed.
#[test]
fn a_view_is_printed_with_its_own_table() {
    let mut data = budget(SMALL);
    let mut other = data.tables[0].clone();
    other.title = Some("另一张表".into());
    data.tables.push(other);
    for (view, tables) in [("v1;w0", 1), ("v7;w0", 2), ("w0", 2), ("v4;w0", 2)] {
        let html = drawn(data.clone(), view);
        let found = html.matches("<table").count();
        assert_eq!(found, tables, "{view}: {html}");
        let shown = html.contains("data-part");
        assert_eq!(
            shown,
            view.starts_with("v1") || view.starts_with("v7"),
            "{view}"
        );
    }
}

/// Who says so, and of when: on paper under the title, on a screen at the end, and once.
#[test]
fn the_publisher_stands_on_the_first_page() {
    for (view, first) in [
        ("w0", true),
        ("v1;w0", true),
        ("w300", false),
        ("w900", false),
    ] {
        let html = drawn(budget(SMALL), view);
        for words in ["发布机构：", "数据截至：", "更新状态："] {
            assert_eq!(html.matches(words).count(), 1, "{view}: {html}");
            let place = html.find(words).unwrap();
            let picture = html.find("mb-tools").unwrap();
            assert_eq!(place < picture, first, "{view}: {html}");
        }
    }
}
