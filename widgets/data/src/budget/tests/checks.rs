//! The arithmetic checks: what is found, what rounding explains, and where nothing can be said.

use super::*;
use expect_test::{Expect, expect};

fn check(rows: &str, expected: Expect) {
    expected.assert_eq(&findings(rows));
}

#[test]
fn children_and_parent() {
    check(
        "编码|名称|决算数\n205|教育支出|1,200\n20502|普通教育|1,000\n20503|职业教育|150",
        expect![[r#"
            warning check-sum [0 row 0 final] “教育支出”决算数公布为 1,200 万元，所列 2 项相加为 1,150 万元，与公布合计不一致，差 50 万元
        "#]],
    );
    check(
        "编码|名称|决算数\n205|教育支出|1,200\n20502|普通教育|1,000\n20503|职业教育|200",
        expect![""],
    );
    // Every stage by itself.
    check(
        "编码|名称|年初预算数|决算数\n205|教育支出|10|1,200\n20502|普通教育|9|1,000\n20503|职业教育|2|200",
        expect![[r#"
            note check-sum [0 row 0 initial] “教育支出”年初预算数公布为 10 万元，所列 2 项相加为 11 万元，与公布合计相差 1 万元（四舍五入）
        "#]],
    );
}

#[test]
fn rounding() {
    // Three parts: up to 1.5 of the last digit.
    check(
        "编码|名称|决算数\n205|教育|10.01\n20501|a|3.33\n20502|b|3.33\n20503|c|3.34",
        expect![[r#"
            note check-sum [0 row 0 final] “教育”决算数公布为 10.01 万元，所列 3 项相加为 10.00 万元，与公布合计相差 0.01 万元（四舍五入）
        "#]],
    );
    check(
        "编码|名称|决算数\n205|教育|10.03\n20501|a|3.33\n20502|b|3.33\n20503|c|3.34",
        expect![[r#"
            warning check-sum [0 row 0 final] “教育”决算数公布为 10.03 万元，所列 3 项相加为 10.00 万元，与公布合计不一致，差 0.03 万元
        "#]],
    );
    // One part is its sum.
    check(
        "编码|名称|决算数\n205|教育|10.01\n20501|a|10.00",
        expect![[r#"
            warning check-sum [0 row 0 final] “教育”决算数公布为 10.01 万元，所列 1 项相加为 10.00 万元，与公布合计不一致，差 0.01 万元
        "#]],
    );
    // One 款 alone that is a part of its 类: the others are not listed. Two that do not come to it are a difference.
    check(
        "编码|名称|决算数\n205|教育|100\n20501|a|10\n206|科技|50\n20601|b|20\n20602|c|20",
        expect![[r#"
            note check-sum [0 row 0 final] “教育”决算数公布为 100 万元，所列 1 项相加为 10 万元，只列出 1 项，差 90 万元
            warning check-sum [0 row 2 final] “科技”决算数公布为 50 万元，所列 2 项相加为 40 万元，与公布合计不一致，差 10 万元
        "#]],
    );
    // It is the whole in another stage, or more than the whole: that is no list in part.
    check(
        "编码|名称|预算数|决算数\n205|教育|100|100\n20501|a|100|10\n206|科技|8|10\n20601|b|8|12",
        expect![[r#"
            warning check-sum [0 row 0 final] “教育”决算数公布为 100 万元，所列 1 项相加为 10 万元，与公布合计不一致，差 90 万元
            warning check-sum [0 row 2 final] “科技”决算数公布为 10 万元，所列 1 项相加为 12 万元，与公布合计不一致，差 2 万元
        "#]],
    );
    // A unit behind the amount says how fine it is.
    check(
        "名称|决算数\n教育|1.20亿元\n科技|345万元\n支出合计|1.24亿元",
        expect![[r#"
            note check-sum [0 row 2 final] “支出合计”决算数公布为 12,400 万元，所列 2 项相加为 12,345 万元，与公布合计相差 55 万元（四舍五入）
        "#]],
    );
    check(
        "名称|决算数\n教育|1.20亿元\n科技|345万元\n支出合计|1.25亿元",
        expect![[r#"
            warning check-sum [0 row 2 final] “支出合计”决算数公布为 12,500 万元，所列 2 项相加为 12,345 万元，与公布合计不一致，差 155 万元
        "#]],
    );
}

#[test]
fn what_is_missing_may_be_the_difference() {
    check(
        "名称|决算数\n教育|5\n科技|—\n支出合计|8",
        expect![[r#"
        note field [0 final] 决算数有 1 行未填报，以“—”显示
    "#]],
    );
    check(
        "名称|决算数\n教育|5\n科技|1,2x\n支出合计|8",
        expect![[r#"
        error field [0 row 1 final] “科技”的决算数“1,2x”不是数字，以“—”显示
    "#]],
    );
    check(
        "名称|决算数\n教育|5\n科技|3\n支出合计|—",
        expect![[r#"
        note field [0 final] 决算数有 1 行未填报，以“—”显示
    "#]],
    );
    check("名称|决算数\n支出合计|8", expect![""]);
}

#[test]
fn totals() {
    check(
        "名称|决算数\n教育|5\n科技|3\n支出合计|9",
        expect![[r#"
        note check-sum [0 row 2 final] “支出合计”决算数公布为 9 万元，所列 2 项相加为 8 万元，与公布合计相差 1 万元（四舍五入）
    "#]],
    );
    // 合计 above its items, 其中 never added, subtotals not added twice.
    check(
        "名称|决算数\n支出合计|8\n教育|5\n其中：小学|4\n科技|3",
        expect![""],
    );
    check(
        "名称|决算数\n税收收入|30\n非税收入|5\n本年收入合计|35\n上级补助|10\n收入总计|45",
        expect![""],
    );
    check(
        "名称|决算数\n税收收入|30\n非税收入|5\n本年收入合计|36\n上级补助|10\n收入总计|45",
        expect![[r#"
            note check-sum [0 row 2 final] “本年收入合计”决算数公布为 36 万元，所列 2 项相加为 35 万元，与公布合计相差 1 万元（四舍五入）
        "#]],
    );
    // Only subtotals are listed.
    check(
        "名称|决算数\n本年收入合计|35\n上级补助|10\n收入总计|45",
        expect![""],
    );
    check(
        "名称|决算数\n本年收入合计|35\n税收收入|30\n非税收入|5\n上级补助|10\n收入总计|45",
        expect![""],
    );
    check(
        "名称|决算数\na|1\nb|2\n小计|3\nc|4\nd|5\n小计|9\n合计|12",
        expect![""],
    );
    check(
        "名称|决算数\na|1\nb|2\n小计|3\nc|4\n合计|7\n年终结余|2",
        expect![""],
    );
}

#[test]
fn rates() {
    // 92.98 % of the report, half up; 92.97 cut off; 92.9 and 93.0 to one decimal.
    for rate in ["92.98", "92.97", "92.9", "93.0", "92.98%", "93", "92"] {
        check(
            &format!("名称|调整预算数|决算数|完成率\n支出合计|516,984|480,691|{rate}"),
            expect![""],
        );
    }
    check(
        "名称|调整预算数|决算数|完成率\n支出合计|516,984|480,691|92.95",
        expect![[r#"
            warning check-rate [0 row 0 rate] “支出合计”公布完成率 92.95%，按决算数 480,691 万元与调整预算数 516,984 万元计算为 92.98%，与公布数不一致，差 0.03 个百分点
        "#]],
    );
    check(
        "名称|调整预算数|决算数|完成率\n支出合计|516,984|480,691|0.9298",
        expect![[r#"
            warning check-rate [0 row 0 rate] “支出合计”公布完成率 0.9298%，按决算数 480,691 万元与调整预算数 516,984 万元计算为 92.9799%，与公布数不一致，差 92.0501 个百分点
        "#]],
    );
    // 1516.64/1687.45 = 89.88 %; 156.92/277 = 56.65 %, printed as 56.6.
    check(
        "名称|年初预算数|决算数|为预算%\na|1687.45|1516.64|89.88\nb|277|156.92|56.6",
        expect![""],
    );
    // Small amounts are rounded more than the rate.
    check("名称|调整预算数|决算数|完成率\na|7|3|45.1", expect![""]);
    check(
        "名称|调整预算数|决算数|完成率\na|0|3|45.1\nb|—|3|45.1\nc|5|—|45.1",
        expect![[r#"
            note field [0 adjusted] 调整预算数有 1 行未填报，以“—”显示
            note field [0 final] 决算数有 1 行未填报，以“—”显示
        "#]],
    );
}

#[test]
fn the_base_of_a_rate_is_found_by_its_rates() {
    let base = |rows: &str| {
        let table = read_matrix(&matrix(rows), &wan()).unwrap().tables.remove(0);
        let rate = table.rate_of(&table.lines[0]).unwrap();
        (table.rate_base, rate.base, rate.computed)
    };
    let (initial, adjusted) = (Some(RateBase::Initial), Some(RateBase::Adjusted));
    assert_eq!(
        base("名称|年初预算数|调整预算数|决算数|完成率\na|1000|2000|900|45.0"),
        (adjusted, adjusted, false)
    );
    assert_eq!(
        base("名称|年初预算数|调整预算数|决算数|完成率\na|1000|2000|900|90.0"),
        (initial, initial, false)
    );
    assert_eq!(
        base("名称|年初预算数|调整预算数|决算数|完成率\na|1000|2000|900|50.0"),
        (None, None, false)
    );
    assert_eq!(
        base("名称|年初预算数|决算数|完成率\na|1000|900|50.0"),
        (None, initial, false)
    );
    assert_eq!(
        base("名称|年初预算数|调整预算数|决算数\na|1000|2000|900"),
        (None, adjusted, true)
    );
    check(
        "名称|年初预算数|调整预算数|决算数|完成率\na|1000|2000|900|50.0",
        expect![[r#"
            warning check-rate [0 row 0 rate] “a”公布完成率 50.0%，按决算数 900 万元与调整预算数 2,000 万元计算为 45.00%，与公布数不一致，差 5 个百分点
        "#]],
    );
}

#[test]
fn both_sides_of_a_book() {
    let book = |revenue: &str, expenditure: &str, balance: &str| {
        let text = format!(
            r#"{{"tables":[{{"side":"revenue","unit":"万元","rows":[{{"name":"收入总计","final":{revenue}}}]}},
            {{"side":"expenditure","unit":"万元","balance":{balance},"rows":[{{"name":"支出总计","final":{expenditure}}}]}}]}}"#
        );
        let budget = read_text(&text, &ReadOptions::default()).unwrap();
        budget.findings.iter().map(finding).collect::<String>()
    };
    expect![""].assert_eq(&book("514601", "448985", "65616"));
    // 年终结余 within 支出总计.
    expect![""].assert_eq(&book("514601", "514601", "65616"));
    expect![[r#"
        note check-balance [1 row 0 balance] 决算数：收入总计 514,601 万元，支出总计 448,985 万元，年终结余 65,617 万元；收入总计与支出总计加年终结余相差 1 万元（四舍五入）
    "#]].assert_eq(&book("514601", "448985", "65617"));
    expect![[r#"
        warning check-balance [1 row 0 balance] 决算数：收入总计 514,601 万元，支出总计 448,985 万元，年终结余 65,626 万元；收入总计与支出总计加年终结余不一致，差 10 万元
    "#]].assert_eq(&book("514601", "448985", "65626"));
    expect![""].assert_eq(&book("514601", "448985", "null"));
}

/// Two years of one book are not held against each other.
#[test]
fn a_balance_is_of_one_year() {
    let year = |year: u16| {
        format!(
            r#"{{"tables":[{{"year":2020,"book":"general","side":"revenue","unit":"万元","rows":[{{"name":"收入总计","final":9}}]}},
            {{"year":{year},"book":"general","side":"expenditure","unit":"万元","balance":3,"rows":[{{"name":"支出总计","final":4}}]}}]}}"#
        )
    };
    let found = |text: &str| {
        read_text(text, &ReadOptions::default())
            .unwrap()
            .findings
            .len()
    };
    assert_eq!((found(&year(2020)), found(&year(2019))), (1, 0));
}

/// A table that does not say its side is not taken for the other side of one that does.
#[test]
fn sides_are_not_compared_on_a_guess() {
    let text = r#"{"unit":"万元","tables":[
        {"side":"revenue","rows":[{"name":"收入总计","final":514601}]},
        {"balance":1,"rows":[{"name":"增值税","final":448985},{"name":"合计","final":448985}]}]}"#;
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    assert_eq!(budget.tables[1].side, Side::Unstated);
    assert!(budget.findings.is_empty(), "{:?}", budget.findings);
}

#[test]
fn many_findings_are_counted() {
    let mut rows = String::from("编码|名称|决算数");
    for n in 100..180 {
        rows += &format!("\n{n}|a|2\n{n}01|b|5");
    }
    let found = findings(&rows);
    assert_eq!(found.lines().count(), 51);
    expect!["warning check-sum [0] 另有 30 处不一致，未逐一列出"]
        .assert_eq(found.lines().last().unwrap());
}
