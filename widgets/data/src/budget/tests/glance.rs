//! The figures that are read first, in every form they take.

use super::*;
use expect_test::{Expect, expect};

/// The figures of the first table, one a line: label, figure, what stands beside it.
fn said(budget: &Budget) -> String {
    let mut out = String::new();
    for one in at_a_glance(budget, 0) {
        out += &format!("{}: {}{} {}", one.label, one.about, one.digits, one.unit);
        if !one.note.is_empty() {
            out += &format!(" [{}]", one.note);
        }
        out.push('\n');
    }
    out
}

fn check(rows: &str, options: ReadOptions, expected: Expect) {
    let options = ReadOptions {
        unit: Some(MoneyUnit::Wan),
        ..options
    };
    expected.assert_eq(&said(&read_matrix(&matrix(rows), &options).unwrap()));
}

/// 汕尾市 2018 年市级决算 (汕尾市财政局): 480,691 of 516,984 万元, 92.98 %, and 471,884 the year before, 1.87 %.
#[test]
fn what_was_published_and_what_is_computed() {
    check(
        "科目|调整预算数|决算数|上年决算数\n教育支出|110,000|96,573|90,000\n其他支出|406,984|384,118|381,884\n\
         一般公共预算支出合计|516,984|480,691|471,884",
        ReadOptions::default(),
        expect![[r#"
            支出（决算数）: 约48.07 亿元
            完成调整预算: 92.98 %
            比上年: +1.87 % [增加 8,807 万元]
            占比最大：其他支出: 79.91 % [按公布数计算]
        "#]],
    );
    // As published they keep their digits, and say which basis they have.
    check(
        "科目|调整预算数|决算数|为调整预算的%|同口径比上年增减%\n教育支出|110|96|87.3|-1.50\n医疗支出|50|40|80.0|2.00\n合计|160|136|85.0|-0.50",
        ReadOptions {
            side: Some(Side::Expenditure),
            ..ReadOptions::default()
        },
        expect![[r#"
            支出（决算数）: 136 万元
            完成调整预算: 85.0 %
            比上年: -0.50 % [同口径]
            占比最大：教育支出: 70.59 % [按公布数计算]
        "#]],
    );
}

/// Every figure that the sentence has too is the same there.
#[test]
fn the_sentence_says_the_same() {
    for rows in [
        "科目|年初预算数|执行数|上年决算数\n教育支出|90|80|70\n农林水支出|10|9.5|11\n支出合计|100|89.5|81",
        "科目|决算数|上年决算数\n税收收入|12,345,678.9|12,000,000\n非税收入|1|2\n收入合计|12,345,679.9|12,000,002",
        "科目|年初预算数|上年决算数\n教育支出|90|90\n支出合计|90|90",
    ] {
        let budget = read_matrix(&matrix(rows), &wan()).unwrap();
        let sentence = sentence(&budget, 0);
        let figures = at_a_glance(&budget, 0);
        assert!(figures.len() > 1, "{rows}");
        for one in figures.iter().filter(|one| !one.label.starts_with("占比")) {
            let digits = one.digits.trim_start_matches(['+', '-']);
            let same = sentence.contains(digits) || digits == "0.00" && sentence.contains("持平");
            assert!(same, "{digits} in {sentence}");
        }
    }
}

/// A plan completes nothing; what has no year before says nothing of it.
#[test]
fn what_is_not_known_is_left_out() {
    check(
        "科目|年初预算数\n教育支出|90\n支出合计|90",
        ReadOptions::default(),
        expect![[r#"
            支出（年初预算数）: 90 万元
        "#]],
    );
    check(
        "科目|决算数\n教育支出|90\n支出合计|—",
        ReadOptions::default(),
        expect![""],
    );
    // One list of both sides has no sum.
    check(
        "项目|决算数\n税收收入|350\n教育支出|300",
        ReadOptions::default(),
        expect![""],
    );
}

#[test]
fn a_part_of_the_rows_has_none() {
    let options = ReadOptions {
        max_rows: 2,
        ..wan()
    };
    let rows = "科目|决算数\n教育支出|90\n支出合计|95\n其他支出|5";
    let budget = read_matrix(&matrix(rows), &options).unwrap();
    assert!(budget.rows_in_source.is_some());
    assert_eq!(said(&budget), "");
}

/// What is not there, or is listed twice, could be larger.
#[test]
fn the_largest_is_certain_or_not_named() {
    let largest = |rows: &str| {
        let budget = read_matrix(&matrix(rows), &wan()).unwrap();
        let figures = at_a_glance(&budget, 0);
        let one = figures.iter().find(|one| one.label.starts_with("占比"));
        one.map_or(String::new(), |one| format!("{} {}", one.label, one.digits))
    };
    let named = "占比最大：教育支出 60.00";
    assert_eq!(
        largest("科目|决算数\n教育支出|60\n国防支出|涉密\n卫生支出|10\n支出合计|100"),
        named
    );
    assert_eq!(
        largest("科目|决算数\n教育支出|40\n国防支出|涉密\n卫生支出|10\n支出合计|100"),
        ""
    );
    assert_eq!(
        largest("科目|决算数\n教育支出|60\n普通教育|60\n卫生支出|40\n中医药|40\n支出合计|100"),
        ""
    );
    assert_eq!(largest("科目|决算数\n教育支出|60\n支出合计|60"), "");
    // Transfers and balances behind the sum are no part of it.
    assert_eq!(
        largest(
            "科目|决算数\n教育支出|60\n卫生支出|40\n本年支出合计|100\n上解上级支出|300\n支出总计|400"
        ),
        named
    );
    assert_eq!(
        largest("科目编码|科目|决算数\n2|一般公共预算支出|100\n205|教育支出|60\n210|卫生支出|40"),
        named
    );
    assert_eq!(
        largest("科目|决算数\n一般公共预算支出|100\n上解上级支出|30\n债务还本支出|60"),
        ""
    );
}

#[test]
fn debt_has_what_is_owed_and_the_limit() {
    let debt = ReadOptions {
        title: Some("2023 年政府债务余额情况表".into()),
        ..ReadOptions::default()
    };
    check(
        "项目|决算数\n政府债务限额|51.2亿元\n政府债务余额|48.9亿元",
        debt.clone(),
        expect![[r#"
            政府债务余额（决算数）: 48.9 亿元
            政府债务限额: 51.2 亿元
            余额占限额: 95.51 % [按公布数计算]
        "#]],
    );
    // A limit of other bonds is another limit.
    check(
        "项目|决算数\n一般债务限额|51\n专项债务余额|48",
        debt,
        expect![[r#"
            专项债务余额（决算数）: 48 万元
        "#]],
    );
}

/// The counts of people and cars below 三公 are no money, and its parts are no shares of the budget.
#[test]
fn three_public_has_its_sum_and_its_change() {
    check(
        "项目|决算数|上年决算数\n因公出国（境）费|10|20\n公务接待费|30|40\n合计|40|60",
        ReadOptions {
            title: Some("2023 年“三公”经费支出决算表".into()),
            ..ReadOptions::default()
        },
        expect![[r#"
            “三公”经费（决算数）: 40 万元
            比上年: -33.33 % [减少 20 万元]
        "#]],
    );
}

/// One line in the wrong unit makes no share.
#[test]
fn a_share_is_no_more_than_all() {
    let budget = read_text(
        r#"{"unit":"万元","rows":[{"科目名称":"教育支出","决算数":"2105400000"},{"科目名称":"农林水支出","决算数":"300"},{"科目名称":"支出合计","决算数":"645,561"}]}"#,
        &ReadOptions::default(),
    );
    let told = at_a_glance(&budget.unwrap(), 0);
    assert!(told.iter().all(|one| !one.label.contains("占比")));
}
