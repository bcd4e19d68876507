//! The answer in one sentence, in every form it takes.

use super::*;
use expect_test::{Expect, expect};

/// The sentence of the first table: 一般公共预算 in 万元 unless something says another.
fn check(rows: &str, options: ReadOptions, expected: Expect) {
    let options = ReadOptions {
        unit: options.unit.or(Some(MoneyUnit::Wan)),
        book: options.book.or(Some(Book::General)),
        ..options
    };
    let budget = read_matrix(&matrix(rows), &options).unwrap();
    expected.assert_eq(&sentence(&budget, 0));
}

fn year(year: u16) -> ReadOptions {
    ReadOptions {
        year: Some(year),
        ..ReadOptions::default()
    }
}

/// Land sales belong to 政府性基金: a book is named where something names it, and never guessed.
#[test]
fn the_book_is_never_guessed() {
    let said = |rows: &str| {
        let options = ReadOptions {
            unit: Some(MoneyUnit::Wan),
            ..ReadOptions::default()
        };
        sentence(&read_matrix(&matrix(rows), &options).unwrap(), 0)
    };
    assert_eq!(
        said("项目|决算数\n国有土地使用权出让收入|90\n收入合计|95"),
        "收入 95 万元。"
    );
    assert_eq!(
        said("项目|决算数\n国有土地使用权出让收入|90\n政府性基金收入合计|95"),
        "政府性基金预算收入 95 万元。"
    );
    assert_eq!(
        said("项目|决算数\n教育支出|90\n地方一般公共预算支出合计|95"),
        "一般公共预算支出 95 万元。"
    );
}

/// 增值税 and 教育 alone do not say whether money came or went.
#[test]
fn the_side_is_never_guessed() {
    let said = |rows: &str, expected| check(rows, year(2018), expected);
    said(
        "项目|决算数\n增值税|300\n企业所得税|50",
        expect!["2018 年一般公共预算合计 350 万元（按所列科目相加）。"],
    );
    said(
        "项目|决算数\n增值税|300\n企业所得税|50\n合计|350",
        expect!["2018 年一般公共预算合计 350 万元。"],
    );
    said(
        "项目|决算数\n增值税|300\n企业所得税|50\n总计|480,691",
        expect!["2018 年一般公共预算总计约 48.07 亿元。"],
    );
    // One list of both sides: its last total says what it is of, and its lines make no sum.
    said(
        "项目|决算数\n税收收入|350\n收入总计|350\n教育支出|300\n支出总计|300",
        expect!["2018 年一般公共预算支出总计 300 万元。"],
    );
    said(
        "项目|决算数\n税收收入|350\n教育支出|300",
        expect!["2018 年一般公共预算共 2 行，没有公布合计。"],
    );
    assert_eq!(
        sentence(
            &read_matrix(&matrix("项目|决算数\n增值税|300\n合计|300"), &wan()).unwrap(),
            0
        ),
        "合计 300 万元。"
    );
}

#[test]
fn expenditure() {
    check(
        "项目|决算数|为调整预算%|比上年增减%\n支出合计|480,691|92.98|1.87",
        ReadOptions {
            scope: Some("市级".into()),
            ..year(2018)
        },
        expect![
            "2018 年市级一般公共预算支出约 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%。"
        ],
    );
    check(
        "项目|决算数|为预算%|比上年增减%（同口径）\n支出合计|480,691|92.98%|-1.80%",
        year(2018),
        expect![
            "2018 年一般公共预算支出约 48.07 亿元，完成年初预算的 92.98%，比上年下降 1.80%（同口径）。"
        ],
    );
    check(
        "项目|决算数|完成率|同比\n支出合计|480,691|92.98|0.0",
        year(2018),
        expect![
            "2018 年一般公共预算支出约 48.07 亿元，完成预算的 92.98%（公布时未说明是年初预算还是调整预算），与上年持平。"
        ],
    );
    check(
        "项目|决算数\n支出合计|480,691",
        ReadOptions::default(),
        expect!["一般公共预算支出约 48.07 亿元。"],
    );
    check(
        "项目|年初预算数|调整预算数|决算数|上年决算数\n支出合计|500,000|516,984|480,691|471,884",
        year(2018),
        expect![
            "2018 年一般公共预算支出约 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%（均按公布数计算）。"
        ],
    );
    check(
        "项目|年初预算数|决算数|上年决算数\n支出合计|500,000|480,691|0",
        year(2018),
        expect!["2018 年一般公共预算支出约 48.07 亿元，完成年初预算的 96.14%（按公布数计算）。"],
    );
}

#[test]
fn revenue() {
    check(
        "项目|决算数|为调整预算%|比上年增减%\n收入合计|129,748|100.66|10.59",
        year(2018),
        expect![
            "2018 年一般公共预算收入约 12.97 亿元，完成调整预算的 100.66%，比上年增长 10.59%。"
        ],
    );
    check(
        "项目|决算数\n税收收入|1\n收入总计|968,113",
        year(2018),
        expect!["2018 年一般公共预算收入总计约 96.81 亿元。"],
    );
    // The answer is the revenue of the year, not the sum with transfers and what was left.
    check(
        "项目|决算数|比上年增减%\n一、地方一般公共预算收入|129,748|10.59\n二、上级补助收入|838,365|\n收入总计|968,113|",
        year(2018),
        expect!["2018 年一般公共预算收入约 12.97 亿元，比上年增长 10.59%。"],
    );
    check(
        "项目|决算数\n税收收入|80\n非税收入|20\n本年收入合计|100\n上年结余|5\n收入总计|105",
        year(2018),
        expect!["2018 年一般公共预算收入 100 万元。"],
    );
}

#[test]
fn stages() {
    check(
        "项目|2026年预算数|上年执行数\n支出合计|500,000|480,000",
        ReadOptions::default(),
        expect!["2026 年一般公共预算支出年初预算 50 亿元，比上年增长 4.17%（按公布数计算）。"],
    );
    check(
        "项目|年初预算数\n支出合计|500,000",
        year(2026),
        expect!["2026 年一般公共预算支出年初预算 50 亿元。"],
    );
    check(
        "项目|年初预算数|调整预算数\n支出合计|500,000|520,000",
        year(2026),
        expect!["2026 年一般公共预算支出调整预算 52 亿元。"],
    );
    check(
        "项目|年初预算数|执行数|为预算%\n支出合计|500,000|183,500|36.7",
        year(2026),
        expect!["2026 年一般公共预算支出已执行 18.35 亿元，完成年初预算的 36.7%。"],
    );
}

/// What is shown is the published figure, or says that it is not.
#[test]
fn a_rounded_amount_says_so() {
    let wan = |amount: &str, expected| {
        check(
            &format!("项目|决算数\n支出合计|{amount}"),
            ReadOptions::default(),
            expected,
        );
    };
    wan("480,691", expect!["一般公共预算支出约 48.07 亿元。"]);
    wan("480,700", expect!["一般公共预算支出 48.07 亿元。"]);
    wan("48.07亿元", expect!["一般公共预算支出 48.07 亿元。"]);
    wan("9,999.995", expect!["一般公共预算支出约 10,000.00 万元。"]);
    wan("9,999.5", expect!["一般公共预算支出 9,999.5 万元。"]);
    wan("0.00125", expect!["一般公共预算支出 12.5 元。"]);
}

#[test]
fn units_and_gaps() {
    check(
        "项目|决算数\n支出合计|9,999.99",
        year(2018),
        expect!["2018 年一般公共预算支出 9,999.99 万元。"],
    );
    check(
        "项目|决算数\n支出合计|10,000",
        year(2018),
        expect!["2018 年一般公共预算支出 1 亿元。"],
    );
    check(
        "项目|决算数\n支出合计|0",
        year(2018),
        expect!["2018 年一般公共预算支出 0 万元。"],
    );
    check(
        "项目|决算数\n支出合计|12.5元",
        year(2018),
        expect!["2018 年一般公共预算支出 12.5 元。"],
    );
    check(
        "项目|决算数\n教育支出|3\n支出合计|—",
        year(2018),
        expect!["2018 年一般公共预算支出未填报。"],
    );
    check(
        "项目|决算数\n教育支出|300\n科学技术支出|50",
        year(2018),
        expect!["2018 年一般公共预算支出 350 万元（按所列科目相加）。"],
    );
    check(
        "项目|决算数\n教育支出|300\n科学技术支出|—",
        year(2018),
        expect!["2018 年一般公共预算支出共 2 行，没有公布合计。"],
    );
    let funds = ReadOptions {
        book: Some(Book::Funds),
        side: Some(Side::Revenue),
        ..year(2020)
    };
    check(
        "项目|决算数\n政府性基金收入|0\n上年结余|39930",
        funds,
        expect!["2020 年政府性基金预算收入 0 万元。"],
    );
    assert_eq!(sentence(&Budget::default(), 0), "");
}

/// A table of another year says its own year; what is a part of the money is not called the whole, and a limit is not
/// added to what is owed.
#[test]
fn tables_speak_for_themselves() {
    let budget = read_text(
        r#"{"year":2025,"scope":"县本级","tables":[
        {"book":"general","side":"expenditure","unit":"万元","rows":[{"name":"教育支出","final":5},{"name":"合计","final":5}]},
        {"title":"2021年全县一般公共预算支出决算表","book":"general","side":"expenditure","unit":"万元","rows":[{"name":"教育支出","final":4},{"name":"合计","final":4}]},
        {"title":"2025年财政拨款“三公”经费支出决算表","book":"general","side":"expenditure","unit":"万元","rows":[{"name":"公务接待费","final":"1.5"},{"name":"合计","final":"1.5"}]},
        {"title":"2025年政府债务限额和余额情况表","unit":"万元","rows":[{"name":"政府债务限额","final":90},{"name":"政府债务余额","final":80}]},
        {"title":"2025年一般公共预算支出总表","book":"general","side":"expenditure","unit":"万元","rows":[{"name":"支出总计","final":5}]}]}"#,
        &ReadOptions::default(),
    )
    .unwrap();
    let said: Vec<String> = (0..budget.tables.len())
        .map(|at| [budget.shown_table_name(at), sentence(&budget, at)].join(": "))
        .collect();
    expect![[r#"
        一般公共预算支出: 2025 年县本级一般公共预算支出 5 万元。
        2021年全县一般公共预算支出: 2021 年全县一般公共预算支出 4 万元。
        “三公”经费: 2025 年县本级“三公”经费 1.5 万元。
        政府债务: 2025 年县本级政府债务余额 80 万元。
        一般公共预算支出（总表）: 2025 年县本级一般公共预算支出总计 5 万元。"#]]
    .assert_eq(&said.join("\n"));
}

/// What was issued, repaid and paid as interest is no debt together; of two parts of 决算数 neither is the whole; the parts
/// of “三公”经费 are not taken twice.
#[test]
fn no_sum_of_what_makes_none() {
    let wan_of_2025 = ReadOptions {
        unit: Some(MoneyUnit::Wan),
        ..year(2025)
    };
    let said = |caption: &str, rows: &str| {
        let mut matrix = matrix(rows);
        matrix.caption = Some(caption.into());
        sentence(&read_matrix(&matrix, &wan_of_2025).unwrap(), 0)
    };
    let debt = said(
        "2025年政府债券发行与偿还情况表",
        "项目|决算数\n新增债券发行|79800\n债务还本支出|33580\n债务付息支出|14030",
    );
    assert!(debt.ends_with("共 3 行，没有公布合计。"), "{debt}");
    let parts = said(
        "2025年一般公共预算支出决算表",
        "项目|年初预算数|决算数基本支出|决算数项目支出\n教育支出|280|200|100",
    );
    assert!(parts.contains("年初预算 280 万元"), "{parts}");
    let cars = "项目|决算数\n“三公”经费合计|231.50\n因公出国（境）费用|15.00\n公务接待费|40.00\n公务用车购置及运行费|176.50\n其中：公务用车运行费|118.00\n公务用车购置|58.50";
    let budget = read_matrix(&matrix(cars), &wan_of_2025).unwrap();
    assert_eq!(sentence(&budget, 0), "2025 年“三公”经费合计 231.50 万元。");
    assert_eq!(budget.findings, []);
    let wrong = cars.replace("58.50", "5.85").replace("15.00", "16.00");
    let budget = read_matrix(&matrix(&wrong), &wan_of_2025).unwrap();
    assert!(
        budget
            .findings
            .iter()
            .any(|found| found.code == "check-sum")
    );
}

/// The names were written under another key.
#[test]
fn names_that_are_not_found_are_told() {
    let text = r#"{"unit":"万元","rows":[{"code":"205","nmae":"教育支出","final":"300"},{"nmae":"支出合计","final":"300"}]}"#;
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    let found = &budget.findings[0];
    assert_eq!(found.code, "field");
    assert_eq!(
        found.message,
        "没有认出“科目名称”列，以编码代替；没有编码的 1 行未列出"
    );
}

/// Only what follows the line on cars is a part of it.
#[test]
fn what_stands_further_down_is_none_of_the_cars() {
    let rows = "项目|决算数\n公务用车购置及运行费|10\n购置费|4\n运行费|6\n公务接待费|5\n行政运行|7\n支出合计|22";
    let options = ReadOptions {
        unit: Some(MoneyUnit::Wan),
        ..year(2025)
    };
    let budget = read_matrix(&matrix(rows), &options).unwrap();
    let parents: Vec<_> = budget.tables[0]
        .lines
        .iter()
        .map(|line| line.parent)
        .collect();
    assert_eq!(parents, [None, Some(0), Some(0), None, None, None]);
    assert_eq!(budget.findings, []);
}

/// 教育 1,550 in 2024 and 1,620 in 2025, each in a table of its own: 4.52 % more. Another scope, title or year is no year before,
/// nor is a plan.
#[test]
fn the_year_before_may_be_another_table() {
    let table = |year: &str, more: &str, rows: &str| {
        format!(
            r#"{{"unit":"万元","year":{year},"book":"general","side":"expenditure"{more},"rows":[{rows}]}}"#
        )
    };
    let row = |name: &str, stage: &str, amount: &str| {
        format!(r#"{{"name":"{name}","level":1,"{stage}":"{amount}"}}"#)
    };
    let all = |stage: &str, education: &str, total: &str| {
        [
            row("教育支出", stage, education),
            row("支出合计", stage, total),
        ]
        .join(",")
    };
    let said = |now: &str, before: &str| {
        let text = format!(r#"{{"schema":"mingbai.budget/1","tables":[{now},{before}]}}"#);
        let budget = read_text(&text, &ReadOptions::default()).unwrap();
        let change = budget
            .basis(&budget.tables[0])
            .yoy_of(&budget.tables[0].lines[0]);
        let change =
            change.map(|change| (change.value.to_string(), change.from.unwrap().to_string()));
        (sentence(&budget, 0), change)
    };
    let now = table("2025", "", &all("final", "1620", "3950"));
    let (sentence, change) = said(&now, &table("2024", "", &all("final", "1550", "3800")));
    assert_eq!(change, Some(("4.52".to_owned(), "1550".to_owned())));
    // 150 of 3,800.
    assert_eq!(
        sentence,
        "2025 年一般公共预算支出 3,950 万元，比上年增长 3.95%（按公布数计算）。"
    );
    // In another unit, in another order.
    let yuan = table(
        "2024",
        "",
        &[
            row("支出合计", "final", "38000000"),
            row("教育支出", "final", "15500000"),
        ]
        .join(","),
    );
    let yuan = yuan.replace("万元", "元");
    assert_eq!(said(&now, &yuan).1, change);
    for other in [
        table("2023", "", &all("final", "1550", "3800")),
        table("2024", r#","scope":"全市""#, &all("final", "1550", "3800")),
        table(
            "2024",
            r#","title":"2024 年经济分类表""#,
            &all("final", "1550", "3800"),
        ),
        table("2024", "", &all("initial", "1550", "3800")),
    ] {
        assert_eq!(said(&now, &other).1, None, "{other}");
    }
    // By function and by what it buys, neither with a title: nobody can tell which one is meant.
    let before = table("2024", "", &all("final", "1550", "3800"));
    assert_eq!(said(&now, &[&*before, &before].join(",")).1, None);
}
