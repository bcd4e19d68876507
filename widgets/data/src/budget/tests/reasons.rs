//! Why an amount is missing: 未公开, 涉密 and 不适用 are three things, none is a zero and none an empty cell.

use super::*;
use crate::Missing;
use expect_test::expect;

/// What the cells of a published table come to, by the word on screen.
#[test]
fn each_mark_has_its_reason() {
    let marks = [
        "未公开",
        "不公开",
        "依法不予公开",
        "***",
        "涉密",
        "涉密不公开",
        "涉及国家秘密",
        "不适用",
        "/",
        "—",
        "-",
        "",
        "　",
        "0",
        "0.00",
        "另行公布",
    ];
    let mut text = String::from("科目名称|决算数\n支出合计|1\n");
    for mark in marks {
        text += &format!("教育支出|{mark}\n");
    }
    let budget = read_matrix(&matrix(&text), &wan()).unwrap();
    let lines = budget.tables[0].lines.iter().skip(1).zip(marks);
    let shown: String = lines
        .map(|(line, mark)| format!("{mark:?}: {}\n", amount(line.amount(Stage::Final))))
        .collect();
    expect![[r#"
        "未公开": 未公开
        "不公开": 未公开
        "依法不予公开": 未公开
        "***": 未公开
        "涉密": 涉密
        "涉密不公开": 涉密
        "涉及国家秘密": 涉密
        "不适用": 不适用
        "/": 不适用
        "—": 未填报
        "-": 未填报
        "": 未填报
        "\u{3000}": 未填报
        "0": 0
        "0.00": 0.00
        "另行公布": 数据异常
    "#]]
    .assert_eq(&shown);
}

/// Two reasons share their words only where a reader need not tell them apart.
#[test]
fn reasons_that_differ_are_said_differently() {
    for one in Missing::ALL {
        for other in Missing::ALL {
            let bad = |reason| matches!(reason, Missing::BadValue | Missing::OutOfRange);
            let same = one == other || bad(one) && bad(other);
            assert_eq!(one.reason() == other.reason(), same, "{one:?} {other:?}");
        }
    }
}
