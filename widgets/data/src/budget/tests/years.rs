//! One line over several years.

use super::*;
use expect_test::{Expect, expect};

/// The series of the line `name` of the first table that has it.
fn check(budget: &Budget, table: usize, name: &str, stage: Stage, expected: Expect) {
    let lines = &budget.tables[table].lines;
    let line = lines.iter().position(|line| &*line.name == name).unwrap();
    let mut out = String::new();
    for point in series(budget, table, line, stage) {
        out += &format!(
            "{} {} {}",
            point.year,
            point.stage.key(),
            amount(&point.value)
        );
        if let Some(change) = point.change {
            let percent = change.percent.map(|percent| {
                let basis = percent.basis.as_deref().unwrap_or("?").to_owned();
                let how = if percent.computed {
                    "computed"
                } else {
                    "published"
                };
                format!(" {}% {basis} {how}", percent.value)
            });
            out += &format!(
                " ({}{})",
                change.amount.map_or("-".into(), |n| n.to_string()),
                percent.unwrap_or_default()
            );
        }
        out.push('\n');
    }
    expected.assert_eq(&out);
}

fn read(text: &str) -> Budget {
    read_text(text, &wan()).unwrap()
}

/// 汕尾市 2018 年市级决算报告: 129748/(129748−12423)−1 = 10.59 %, 480691/(480691−8807)−1 = 1.87 %; the report prints the
/// increases and the rates.
#[test]
fn shanwei_2018() {
    let budget = read(
        r#"{"unit":"万元","year":2018,"tables":[
        {"side":"revenue","book":"general","rows":[{"name":"一般公共预算收入","final":129748,"prior":117325,"yoy":10.59}]},
        {"side":"expenditure","book":"general","rows":[{"name":"一般公共预算支出","final":480691,"prior":471884}]}]}"#,
    );
    check(
        &budget,
        0,
        "一般公共预算收入",
        Stage::Final,
        expect![[r#"
            2017 prior 117325
            2018 final 129748 (12423 10.59% 自然口径 published)
        "#]],
    );
    check(
        &budget,
        1,
        "一般公共预算支出",
        Stage::Prior,
        expect![[r#"
            2017 prior 471884
            2018 final 480691 (8807 1.87% 自然口径 computed)
        "#]],
    );
}

/// Three years of one table and 全市 beside it: code before name, units apart, a gap, a year that only 上年 tells.
const YEARS: &str = r#"{"scope":"市本级","tables":[
    {"title":"2020年市级一般公共预算支出决算表","unit":"万元","rows":[
     {"code":"205","name":"教育支出","final":"130","adjusted":"140"},
     {"code":"210","name":"卫生健康支出","final":"90","prior":"80"},
     {"code":"20502","name":"普通教育","final":null},
     {"name":"支出合计","final":"220"}]},
    {"title":"2019年市级一般公共预算支出决算表","unit":"元","rows":[
     {"code":"205","name":"教育","final":"1000000","prior":"-"},
     {"code":"210","name":"医疗卫生与计划生育支出","final":"—"},
     {"code":"20502","name":"普通教育","final":"700000"},
     {"name":"合 计","final":"1000000"}]},
    {"title":"2017年市级一般公共预算支出决算表","unit":"万元","rows":[
     {"name":"一、教育支出","final":"50"},{"name":"二、卫生健康支出","final":"7"},{"name":"支出总计","final":"57"}]},
    {"title":"2018年全市一般公共预算支出决算表","unit":"万元","rows":[
     {"code":"205","name":"教育支出","final":"9999"},{"name":"支出合计","final":"9999"}]},
    {"title":"2018年市级政府性基金支出决算表","unit":"万元","rows":[{"code":"205","name":"教育支出","final":"8888"}]},
    {"title":"2018年市级一般公共预算收入决算表","unit":"万元","rows":[{"code":"205","name":"教育支出","final":"7777"}]}]}"#;

#[test]
fn codes_before_names_and_never_another_scope() {
    let budget = read(YEARS);
    check(
        &budget,
        0,
        "教育支出",
        Stage::Final,
        expect![[r#"
            2017 final 50
            2018 prior 未填报
            2019 final 100
            2020 final 130 (30 30.00% 自然口径 computed)
        "#]],
    );
    // 上年决算数 stands in for what the table of that year does not tell.
    check(
        &budget,
        0,
        "卫生健康支出",
        Stage::Final,
        expect![[r#"
            2017 final 7
            2019 prior 80
            2020 final 90 (10 12.50% 自然口径 computed)
        "#]],
    );
    // Not reported is no zero, and nothing is computed from it.
    check(
        &budget,
        0,
        "普通教育",
        Stage::Final,
        expect![[r#"
            2019 final 70
            2020 final 未填报
        "#]],
    );
    // 支出合计 is 合计, and is not 支出总计.
    check(
        &budget,
        0,
        "支出合计",
        Stage::Final,
        expect![[r#"
            2019 final 100
            2020 final 220 (120 120.00% 自然口径 computed)
        "#]],
    );
    check(
        &budget,
        3,
        "教育支出",
        Stage::Final,
        expect![[r#"
            2018 final 9999
        "#]],
    );
    // A plan has no year before but in a table of its own.
    check(
        &budget,
        0,
        "教育支出",
        Stage::Adjusted,
        expect![[r#"
            2020 adjusted 140
        "#]],
    );
    assert_eq!(years(&budget, 0), [2017, 2019, 2020]);
    assert_eq!(years(&budget, 3), [2018]);
}

/// Names that stand more than once are told apart by the lines above; where that does not help, none is taken.
#[test]
fn names_below_the_same_lines() {
    let rows = |one: u8, two: u8| {
        format!(
            r#"[{{"name":"一、教育","final":1}},{{"name":"（一）行政运行","final":{one}}},
            {{"name":"二、卫生","final":1}},{{"name":"（一）行政运行","final":{two}}},
            {{"name":"三、其他","final":1}},{{"name":"四、其他","final":2}}]"#
        )
    };
    let budget = read(&format!(
        r#"{{"tables":[{{"year":2019,"rows":{}}},{{"year":2020,"rows":{}}}]}}"#,
        rows(1, 2),
        rows(3, 4)
    ));
    let at = |line: usize| {
        let points = series(&budget, 0, line, Stage::Final);
        points.iter().map(|p| amount(&p.value)).collect::<Vec<_>>()
    };
    assert_eq!(at(1), ["1", "3"]);
    assert_eq!(at(3), ["2", "4"]);
    assert_eq!(at(4), ["1"]);
}

/// A published change keeps its own basis; the amounts beside it are 自然口径.
#[test]
fn the_basis_of_a_change() {
    let of = |heading: &str, yoy: &str| {
        let text = format!("科目名称|决算数|上年决算数|{heading}\n教育支出|110|100|{yoy}");
        let options = ReadOptions {
            year: Some(2020),
            ..wan()
        };
        let budget = read_matrix(&matrix(&text), &options).unwrap();
        let change = series(&budget, 0, 0, Stage::Final)[1]
            .change
            .clone()
            .unwrap();
        let percent = change.percent.unwrap();
        (
            percent.value.to_string(),
            percent.basis.map(String::from),
            change.natural.unwrap().to_string(),
        )
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        of("比上年增减%（同口径）", "8.2"),
        ("8.2".into(), some("同口径"), "10.00".into())
    );
    assert_eq!(
        of("比上年增减%", "10"),
        ("10".into(), some("自然口径"), "10.00".into())
    );
    // It does not follow from the amounts: whose basis it has nobody says.
    assert_eq!(
        of("比上年增减%", "8.2"),
        ("8.2".into(), None, "10.00".into())
    );
    assert_eq!(
        of("比上年增减%", "—"),
        ("10.00".into(), some("自然口径"), "10.00".into())
    );
}

/// From nothing to something there is no percentage, and from below zero none either.
#[test]
fn no_percentage_of_nothing() {
    for before in ["0", "-5"] {
        let budget = read(&format!(
            r#"{{"year":2020,"rows":[{{"name":"教育支出","final":"10","prior":"{before}"}}]}}"#
        ));
        let change = series(&budget, 0, 0, Stage::Final)[1]
            .change
            .clone()
            .unwrap();
        assert!(change.amount.is_some() && change.percent.is_none() && change.natural.is_none());
    }
}

#[test]
fn no_year_no_series() {
    let budget = read(r#"{"rows":[{"name":"教育支出","final":1,"prior":2}]}"#);
    assert!(series(&budget, 0, 0, Stage::Final).is_empty());
    assert!(series(&budget, 0, 9, Stage::Final).is_empty());
    assert!(series(&budget, 9, 0, Stage::Final).is_empty());
}
