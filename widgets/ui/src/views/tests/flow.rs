//! Which tables flow together, and whether both sides are equal, on the figures that governments published (the examples).

use super::super::sides::{Origin, gather, sides};
use super::*;
use mingbai_data::Decimal;
use mingbai_data::budget::{Book, ReadOptions, has_flow, read_text};

fn example(name: &str) -> Budget {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/examples/budget");
    let text = std::fs::read_to_string(format!("{root}/{name}/data.json")).unwrap();
    read_text(&text, &ReadOptions::default()).unwrap()
}

/// The tables that the flow of each table is of, and what it adds up to.
fn check(budget: &Budget, expected: Expect) {
    let mut out = String::new();
    for (at, table) in budget.tables.iter().enumerate() {
        // What is offered can be drawn, and the other way about.
        assert_eq!(has_flow(budget, table), gather(budget, table).is_some());
        let Some((one, other)) = sides(budget, table) else {
            out += &format!("{at}: none\n");
            continue;
        };
        let found = gather(budget, table).unwrap();
        let detail = |origin: &Origin| match origin.detail {
            Some((line, table)) => format!("{} ({line} is {table})", origin.table),
            None => origin.table.to_string(),
        };
        let gap = found.revenue.iter().chain(&found.expenditure);
        let gap: Vec<String> = gap
            .filter(|share| share.gap)
            .map(|share| format!(", {} {}", share.name, share.amount))
            .collect();
        let kept = found.balance.map(|balance| format!(", 年终结余 {balance}"));
        out += &format!(
            "{at}: {} → {}: {} and {}{}{}\n",
            detail(&one),
            detail(&other),
            found.sums.0,
            found.sums.1,
            kept.unwrap_or_default(),
            gap.concat()
        );
    }
    expected.assert_eq(&out);
}

/// 收入总计 = 支出总计: the tables of the totals, 本年 in them by its own table. Debt, 三公, 基本支出 and the years
/// before are no side.
#[test]
fn totals_are_equal() {
    check(
        &example("whole"),
        expect![[r#"
            0: 2 (0 is 1) → 3 (0 is 0): 498350 and 498350
            1: 2 (0 is 1) → 3 (0 is 0): 498350 and 498350
            2: 2 (0 is 1) → 3 (0 is 0): 498350 and 498350
            3: 2 (0 is 1) → 3 (0 is 0): 498350 and 498350
            4: 4 → 5: 94150 and 90700, 收入大于支出的差额 3450
            5: 4 → 5: 94150 and 90700, 收入大于支出的差额 3450
            6: 6 → 7: 1600 and 1200, 收入大于支出的差额 400
            7: 6 → 7: 1600 and 1200, 收入大于支出的差额 400
            8: 8 → 9: 44730 and 40130, 收入大于支出的差额 4600
            9: 8 → 9: 44730 and 40130, 收入大于支出的差额 4600
            10: none
            11: none
            12: none
            13: none
            14: none
            15: none
            16: none
            17: 2 (0 is 1) → 3 (0 is 0): 498350 and 498350
            18: 2 (0 is 1) → 3 (0 is 0): 498350 and 498350
            19: none
            20: none
            21: none
            22: none
        "#]],
    );
}

/// 仓山区 2020: 514,601 = 448,985 + 65,616 and so in all four books, by the published 年终结余; 汕尾 2018 published no balance.
#[test]
fn what_is_left_is_published() {
    check(
        &example("cangshan-2020"),
        expect![[r#"
        0: 0 → 1: 514601 and 514601, 年终结余 65616
        1: 0 → 1: 514601 and 514601, 年终结余 65616
        2: 2 → 3: 192496 and 192496, 年终结余 90708
        3: 2 → 3: 192496 and 192496, 年终结余 90708
        4: 4 → 5: 1677 and 1677, 年终结余 218
        5: 4 → 5: 1677 and 1677, 年终结余 218
        6: 6 → 7: 17905 and 17905, 年终结余 8525
        7: 6 → 7: 17905 and 17905, 年终结余 8525
    "#]],
    );
    check(
        &example("shanwei-2018"),
        expect![[r#"
        0: 0 → 1: 968113 and 894383, 收入大于支出的差额 73730
        1: 0 → 1: 968113 and 894383, 收入大于支出的差额 73730
    "#]],
    );
    check(
        &example("qu-2024"),
        expect![[r#"
        0: 0 → 1: 898487 and 898487, 年终结余 41655
        1: 0 → 1: 898487 and 898487, 年终结余 41655
    "#]],
    );
}

/// 广州 2023: 全市 and 市本级 are never one.
#[test]
fn levels_of_government_stay_apart() {
    check(
        &example("guangzhou-2023"),
        expect![[r#"
        0: 0 → 1: 3575.3 and 3575.3, 年终结余 54.8
        1: 0 → 1: 3575.3 and 3575.3, 年终结余 54.8
        2: 2 → 3: 2318.9 and 2318.9, 年终结余 15
        3: 2 → 3: 2318.9 and 2318.9, 年终结余 15
    "#]],
    );
}

/// The year alone, without grants and loans: which side is larger, and why that need not mean anything.
#[test]
fn the_year_alone_need_not_be_equal() {
    let mut budget = both();
    for table in &mut budget.tables {
        table.book = Book::General;
        table.lines.retain(|line| {
            line.amounts[3]
                .number()
                .is_none_or(|amount| amount > Decimal::ZERO)
        });
    }
    let said = plain(&html(budget.clone(), Options::default(), "v3"));
    assert!(
        said.contains("；收入大于支出 22 万元，数据中没有上级补助、借债、结余等其他收支。"),
        "{said}"
    );
    // With a grant in it, both sides are all there is.
    budget.tables[0].lines[0].name = "上级补助收入".into();
    let said = plain(&html(budget, Options::default(), "v3"));
    assert!(said.contains("；收入大于支出 22 万元。"), "{said}");
}

#[test]
fn a_flow_that_is_equal_says_so() {
    let says = |name: &str, view: &'static str, words: &[&str]| {
        let said = plain(&html(example(name), Options::default(), view));
        for words in words {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(!said.contains("差额"), "{said}");
    };
    says(
        "whole",
        "t0;v3;w180",
        &[
            "一般公共预算的收入共 498,350 万元",
            "；支出共 498,350 万元",
            "；收支相等。",
            "本年收支按明细表分列",
            "[R0]",
            "[E3]",
            "[r1]",
            "[e4] 2,468 万元",
        ],
    );
    says(
        "cangshan-2020",
        "v3;w180",
        &[
            "；支出和年终结余共 514,601 万元",
            "年终结余 65,616 万元",
            "；收支相等。",
        ],
    );
}
