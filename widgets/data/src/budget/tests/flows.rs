//! Which tables are the two sides of one book, and for which a flow is offered.

use super::{amount, matrix, wan};
use crate::budget::{Book, Budget, Side, Table, has_flow, is_counted, read_matrix, three_public};
use expect_test::{Expect, expect};

/// A table as `side year title`, with two lines and their total; `extra` stands at the top.
fn table(side: Side, year: u16, title: &str, extra: &str) -> Table {
    let text = format!("项目|决算数\n{extra}甲|100\n乙|20\n合计|120");
    let mut table = read_matrix(&matrix(&text), &wan())
        .unwrap()
        .tables
        .remove(0);
    table.book = Book::General;
    table.side = side;
    table.year = Some(year);
    table.title = Some(title.into());
    table
}

fn check(tables: Vec<Table>, expected: Expect) {
    let budget = Budget {
        tables,
        ..Budget::default()
    };
    let offered = budget.tables.iter().map(|table| has_flow(&budget, table));
    expected.assert_eq(&format!("{:?}", offered.collect::<Vec<_>>()));
}

#[test]
fn two_sides_of_one_year() {
    let (revenue, expenditure) = (Side::Revenue, Side::Expenditure);
    check(
        vec![
            table(revenue, 2024, "收入", ""),
            table(expenditure, 2024, "支出", ""),
        ],
        expect!["[true, true]"],
    );
    // 2023 has its expenditure alone, and two tables of one side are no flow.
    check(
        vec![
            table(revenue, 2024, "收入", ""),
            table(expenditure, 2024, "支出", ""),
            table(expenditure, 2023, "支出", ""),
            table(expenditure, 2023, "支出功能分类", ""),
            table(Side::Unstated, 2024, "收支", ""),
        ],
        expect!["[true, true, false, false, false]"],
    );
}

#[test]
fn a_part_of_a_side_is_no_side() {
    let (revenue, expenditure) = (Side::Revenue, Side::Expenditure);
    for (title, extra) in [
        ("“三公”经费支出决算表", ""),
        ("政府一般债务余额表", ""),
        ("对下税收返还和转移支付表", ""),
        ("对下补助支出表", ""),
        ("一般公共预算基本支出表", ""),
        ("附表三", "因公出国（境）费|1\n公务接待费|2\n"),
        ("支出", "丙|见附件\n"),
    ] {
        let part = table(expenditure, 2024, title, extra);
        check(
            vec![table(revenue, 2024, "收入", ""), part],
            expect!["[false, false]"],
        );
    }
}

#[test]
fn levels_stages_and_rows_that_are_not_here() {
    let pair = || {
        vec![
            table(Side::Revenue, 2024, "收入", ""),
            table(Side::Expenditure, 2024, "支出", ""),
        ]
    };
    let mut two = pair();
    two[0].scope = Some("全市".into());
    check(two.clone(), expect!["[true, true]"]);
    two[1].scope = Some("本级".into());
    check(two, expect!["[false, false]"]);
    // 执行 beside 决算.
    let mut two = pair();
    for line in &mut two[0].lines {
        line.amounts.swap(2, 3);
    }
    check(two, expect!["[false, false]"]);
    let cut = Budget {
        tables: pair(),
        rows_in_source: Some(500),
        ..Budget::default()
    };
    assert!(!has_flow(&cut, &cut.tables[0]));
}

/// The names of the counts in 财政部's form of “三公”经费 (部门决算公开参考格式) and as departments write them.
#[test]
fn what_is_counted() {
    for name in [
        "1.因公出国（境）团组数（个）",
        "2.因公出国（境）人次数（人）",
        "3.公务用车购置数（辆）",
        "4.公务用车保有量（辆）",
        "5.国内公务接待批次（个）",
        "其中：外事接待批次（个）",
        "6.国内公务接待人次（人）",
        "国（境）外公务接待人次（人）",
        "公务用车购置（辆）",
        "因公出国（境）团组",
        "公务接待（批次）",
    ] {
        assert!(is_counted(name), "{name}");
    }
    for name in [
        "因公出国（境）费",
        "公务用车购置费",
        "公务用车购置及运行维护费",
        "购置数字化设备",
        "公务接待费（含外事接待）",
        "义务教育按人数补助",
        "因公出国团组费用",
        "人员经费",
        "",
        "（",
    ] {
        assert!(!is_counted(name), "{name}");
    }
}

/// What is counted is never an amount of “三公”经费, and an amount never a count: both are told by the one function.
#[test]
fn counts_and_amounts_are_told_apart_once() {
    let text = "项目|2024年决算数（元）\n因公出国（境）费|0\n公务接待费|22000\n公务用车购置（车辆）费|9000\n公务用车运行费|30\n\
        国（境）外公务接待批次（个）|3\n公务用车购置（辆）|2\n公务用车保有量（辆）|12";
    let budget = read_matrix(&matrix(text), &wan()).unwrap();
    let found = &three_public(&budget)[0];
    let out: String = (found.parts.iter())
        .map(|figure| {
            let name = &budget.tables[0].lines[figure.line].name;
            assert_eq!(is_counted(name), !figure.part.counts().is_empty(), "{name}");
            let value = found.value(&budget, figure.part, crate::budget::Stage::Final);
            format!(
                "{} {}{}\n",
                figure.part.name(),
                amount(&value),
                figure.part.counts()
            )
        })
        .collect();
    expect![[r#"
        因公出国（境）费 0
        公务接待费 22000
        公务用车购置费 9000
        公务用车运行费 30
        公务用车购置数 2辆
        公务用车保有量 12辆
    "#]]
    .assert_eq(&out);
}
