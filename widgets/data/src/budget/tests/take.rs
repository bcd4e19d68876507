//! What is taken away, and that it says the same as what was published.

use super::*;
use crate::{Decimal, Missing};
use expect_test::expect;
use proptest::prelude::*;

mod descriptor;

const TEXT: &str = r#"{"schema":"mingbai.budget/1","title":"某市 2018 年\n支出决算","publisher":"某市财政局","year":2018,
    "scope":"市本级","as_of":"2018-12-31","source":{"name":"决算报告","url":"https://example.gov.cn/a?b=1,2"},
    "tables":[{"book":"general","side":"expenditure","unit":"万元","rate_base":"adjusted","yoy_basis":"同口径","rows":[
    {"code":"203","name":"国防支出","adjusted":"1,300.00","final":"涉密","prior":"涉密不公开"},
    {"code":"205","name":"教育支出","adjusted":"129,748","final":"128,000.50","prior":null,"rate":98.65,"yoy":"-1.20"},
    {"code":"20502","name":"=普通,\"教育\"","adjusted":"129,748","final":"128,000.50","prior":"/"},
    {"code":"210","name":"卫生健康支出","adjusted":"0","final":"-12.3","prior":"未公开","note":"收回\n上年资金"},
    {"name":"支出合计","adjusted":"131,048.00","final":"127,988.20","prior":"***"}]}]}"#;

fn budget() -> Budget {
    read_text(TEXT, &ReadOptions::default()).unwrap()
}

#[test]
fn a_file_for_a_spreadsheet() {
    let csv = to_csv(&budget(), 0);
    assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    expect![[r#"
        科目编码,科目名称,级次,行类型,调整预算数,决算数,上年决算数,完成调整预算（%）,比上年增减（%，同口径）,备注,缺数标注,单位,表名,年度,范围,数据截至,发布机构,来源
        203,国防支出,1,明细,1300.00,,,,,,决算数：涉密；上年决算数：涉密,万元,"某市 2018 年
        支出决算",2018,市本级,2018-12-31,某市财政局,"决算报告 https://example.gov.cn/a?b=1,2"
        205,教育支出,1,明细,129748,128000.50,,98.65,-1.20,,上年决算数：未填报,万元,"某市 2018 年
        支出决算",2018,市本级,2018-12-31,某市财政局,"决算报告 https://example.gov.cn/a?b=1,2"
        20502,"'=普通,""教育""",2,明细,129748,128000.50,,,,,上年决算数：不适用,万元,"某市 2018 年
        支出决算",2018,市本级,2018-12-31,某市财政局,"决算报告 https://example.gov.cn/a?b=1,2"
        210,卫生健康支出,1,明细,0,-12.3,,,,"收回
        上年资金",上年决算数：未公开,万元,"某市 2018 年
        支出决算",2018,市本级,2018-12-31,某市财政局,"决算报告 https://example.gov.cn/a?b=1,2"
        ,支出合计,1,合计,131048.00,127988.20,,,,,上年决算数：未公开,万元,"某市 2018 年
        支出决算",2018,市本级,2018-12-31,某市财政局,"决算报告 https://example.gov.cn/a?b=1,2"
    "#]].assert_eq(&csv.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    assert_eq!(to_csv(&budget(), 1), "");
    assert_eq!(
        csv_name(&budget(), 0),
        "2018-general-expenditure-by-function-final.csv"
    );
    assert_eq!(csv_name(&Budget::default(), 3), ".csv");
}

/// What a spreadsheet would compute is text there, and a negative number a number.
#[test]
fn nothing_in_a_cell_is_computed() {
    for name in [
        "=1+1",
        "+1",
        "-x",
        "@a",
        "＝cmd|' /C calc'!A0",
        " =1",
        "\t=1",
        "a\n=1",
    ] {
        let mut budget = budget();
        budget.tables[0].lines[0].name = name.into();
        budget.tables[0].lines[0].note = Some(name.into());
        let csv = to_csv(&budget, 0);
        let rows = read_fields(&csv);
        for field in rows.iter().flatten() {
            let computed = field
                .trim_start()
                .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!computed || Decimal::parse(field).is_some(), "{field:?}");
        }
    }
}

/// RFC 4180 by the letter, apart from the reader of the crate.
fn read_fields(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && field.is_empty());
    rows
}

#[test]
fn a_few_lines_for_a_chat() {
    expect![[r#"
        某市 2018 年 支出决算
        2018 年市本级一般公共预算支出约 12.80 亿元，完成调整预算的 97.67%（按公布数计算）。
        金额最大的 1 项（决算数）：
        1. 教育支出 约 12.80 亿元
        数据截至：2018-12-31
        发布机构：某市财政局
        来源：决算报告 https://example.gov.cn/a?b=1,2
    "#]]
    .assert_eq(&to_text(&budget(), 0));
    assert_eq!(to_text(&budget(), 1), "");
    let bare = read_matrix(&matrix("科目名称|决算数\n教育支出|—"), &wan()).unwrap();
    expect![[r#"
        支出
        支出年初预算共 1 行，没有公布合计。
    "#]]
    .assert_eq(&to_text(&bare, 0));
}

/// The greatest lines with their shares of 本年支出合计; transfers behind it are no part of it.
#[test]
fn shares_are_of_the_answer() {
    let text = "科目名称|决算数\n教育支出|129,748\n社会保障和就业支出|80,000\n卫生健康支出|60,000\n农林水支出|50,000\n\
        公共安全支出|40,000\n一般公共服务支出|39,000\n其他支出|81,943\n本年支出合计|480,691\n上解支出|16,000\n债务还本支出|3,309\n支出总计|500,000";
    let mut options = wan();
    options.year = Some(2018);
    options.side = Some(Side::Expenditure);
    let budget = read_matrix(&matrix(text), &options).unwrap();
    expect![[r#"
        2018 年支出
        2018 年支出约 48.07 亿元。
        金额最大的 5 项（决算数）：
        1. 教育支出 约 12.97 亿元，占 27.0%
        2. 其他支出 约 8.19 亿元，占 17.0%
        3. 社会保障和就业支出 8 亿元，占 16.6%
        4. 卫生健康支出 6 亿元，占 12.5%
        5. 农林水支出 5 亿元，占 10.4%
        占比按公布数计算。
    "#]]
    .assert_eq(&to_text(&budget, 0));
}

/// A table of its own year and scope says so in its file; a limit has no share of what is owed.
#[test]
fn a_table_among_others() {
    let text = r#"{"schema":"mingbai.budget/1","title":"某市决算公开","year":2025,"scope":"市本级","tables":[
        {"title":"2024年全市一般公共预算支出决算表","book":"general","side":"expenditure","unit":"亿元","rows":[
            {"name":"教育支出","final":"12.5"},{"name":"支出合计","final":"50"}]},
        {"title":"2025年政府债务限额和余额表","unit":"万元","rows":[
            {"name":"债务限额","final":"900"},{"name":"债务余额","final":"800"}]}]}"#;
    let budget = read_text(text, &ReadOptions::default()).unwrap();
    expect![[r#"
        科目名称,级次,行类型,决算数,单位,表名,年度,范围
        教育支出,1,明细,12.5,亿元,2024年全市一般公共预算支出决算表,2024,全市
        支出合计,1,合计,50,亿元,2024年全市一般公共预算支出决算表,2024,全市
    "#]]
    .assert_eq(
        &to_csv(&budget, 0)
            .trim_start_matches('\u{feff}')
            .replace("\r\n", "\n"),
    );
    assert_eq!(csv_name(&budget, 0), "2024-general-expenditure-final.csv");
    expect![[r#"
        2024年全市一般公共预算支出决算表
        2024 年全市一般公共预算支出 50 亿元。
        金额最大的 1 项（决算数）：
        1. 教育支出 12.5 亿元，占 25.0%
        占比按公布数计算。
    "#]]
    .assert_eq(&to_text(&budget, 0));
    expect![[r#"
        2025年政府债务限额和余额表
        2025 年市本级政府债务余额 800 万元。
    "#]]
    .assert_eq(&to_text(&budget, 1));
}

/// A line as it comes back: what stands in a cell is all there is.
#[cfg(feature = "readers")]
fn line_of(line: &Line, stages: &[Stage]) -> String {
    let code = line.code.as_deref().unwrap_or_default();
    let amounts: Vec<String> = stages
        .iter()
        .map(|stage| {
            line.amount(*stage)
                .number()
                .map(|n| n.to_string())
                .unwrap_or_default()
        })
        .collect();
    format!("{code} {} {}", line.name, amounts.join(" "))
}

#[cfg(feature = "readers")]
fn read_back(csv: &str) -> Budget {
    let limits = crate::read::Limits::default();
    let tree = crate::read::any(csv, &limits).unwrap().tree;
    read_tree(tree, &ReadOptions::default()).unwrap()
}

#[cfg(feature = "readers")]
#[test]
fn our_reader_reads_the_file() {
    let (old, new) = (budget(), read_back(&to_csv(&budget(), 0)));
    let (old, new) = (&old.tables[0], &new.tables[0]);
    assert_eq!(
        (old.unit, old.rate_base, &old.yoy_basis),
        (new.unit, new.rate_base, &new.yoy_basis)
    );
    for (old, new) in old.lines.iter().zip(&new.lines) {
        let name = new.name.trim_start_matches('\'');
        assert_eq!(
            (&old.code, &*old.name, old.level, old.kind),
            (&new.code, name, new.level, new.kind)
        );
        for stage in STAGES {
            assert_eq!(old.amount(stage).number(), new.amount(stage).number());
        }
        assert_eq!(
            (old.rate.number(), old.yoy.number()),
            (new.rate.number(), new.yoy.number())
        );
    }
}

/// The package as a program meets it: the descriptor, with the rows of the file it names.
#[cfg(all(feature = "readers", feature = "presets"))]
fn by_preset(budget: &Budget) -> Budget {
    use crate::Tree;
    use crate::read::{Limits, any, parse};
    let mut tree = parse(&to_descriptor(budget, 0), &Limits::default()).unwrap();
    let rows = any(&to_csv(budget, 0), &Limits::default()).unwrap().tree;
    let Tree::Map(members) = &mut tree else {
        panic!()
    };
    let (_, resources) = members
        .iter_mut()
        .find(|(key, _)| &**key == "resources")
        .unwrap();
    let Tree::List(resources) = resources else {
        panic!()
    };
    let Tree::Map(first) = &mut resources[0] else {
        panic!()
    };
    first.push(("data".into(), rows));
    let context = crate::mapping::Context {
        now: None,
        given: &[],
    };
    let dataset = crate::preset::read(&tree, "auto", Some("budget"), &context).unwrap();
    assert_eq!(dataset.preset.as_deref(), Some("fiscal-1"));
    read_text(&dataset.to_json(), &ReadOptions::default()).unwrap()
}

#[cfg(all(feature = "readers", feature = "presets"))]
#[test]
fn the_preset_for_the_package_reads_the_same_lines() {
    let (old, new) = (budget(), by_preset(&budget()));
    assert_eq!(new.tables[0].unit, MoneyUnit::Wan);
    let show = |budget: &Budget| -> String {
        let lines = budget.tables[0].lines.iter();
        lines.map(|line| line_of(line, &STAGES) + "\n").collect()
    };
    assert_eq!(show(&new).replace('\'', ""), show(&old));
    assert_eq!((new.title, new.source_url), (old.title, old.source_url));
}

fn any_value() -> impl Strategy<Value = Value> {
    let number = (any::<i64>(), -6..=0i32).prop_map(|(n, shift)| {
        let number = Decimal::from_int(n).shift10(shift).unwrap();
        Value::Present {
            number,
            printed: crate::number::group(&number, None).into(),
        }
    });
    let missing = (0..Missing::ALL.len()).prop_map(|at| Value::Missing(Missing::ALL[at]));
    prop_oneof![3 => number, 1 => missing]
}

fn any_budget(text: &'static str) -> impl Strategy<Value = Budget> {
    let line = (
        prop::option::of("2[0-9]{2}"),
        text,
        prop::array::uniform5(any_value()),
        any_value(),
        prop::option::of(text),
    );
    let lines = prop::collection::vec(line, 1..8);
    (
        lines,
        0..5usize,
        prop::option::of(text),
        prop::option::of(1950..2100u16),
    )
        .prop_map(|(lines, unit, given, year)| {
            let line = |(code, name, amounts, rate, note): (
                Option<String>,
                String,
                _,
                Value,
                Option<String>,
            )| Line {
                code: code.map(Into::into),
                name: name.into(),
                level: 1,
                kind: LineKind::Item,
                parent: None,
                amounts,
                yoy: rate.clone(),
                rate,
                note: note.map(Into::into),
            };
            let table = Table {
                book: Book::General,
                side: Side::Expenditure,
                title: None,
                year: None,
                scope: None,
                unit: MoneyUnit::ALL[unit],
                rate_base: None,
                yoy_basis: None,
                lines: lines.into_iter().map(line).collect(),
                balance: None,
            };
            let given: Option<Box<str>> = given.map(Into::into);
            Budget {
                title: given.clone(),
                publisher: given.clone(),
                scope: given.clone(),
                as_of: given.clone(),
                source_name: given,
                year,
                tables: vec![table],
                ..Budget::default()
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a publisher writes: every row has every cell, texts come back, numbers are the published ones.
    #[test]
    fn any_table_is_a_file(budget in any_budget("\\PC{1,8}|[=+@,;\"\n\r\t' a-]{1,8}")) {
        let csv = to_csv(&budget, 0);
        let rows = read_fields(&csv);
        let table = &budget.tables[0];
        prop_assert_eq!(rows.iter().skip(1).count(), table.lines.len());
        prop_assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        for stage in STAGES {
            let Some(at) = rows[0].iter().position(|name| name == stage.name()) else {
                prop_assert!(table.lines.iter().all(|line| *line.amount(stage) == Value::Missing(Missing::Absent)));
                continue;
            };
            for (row, line) in rows.iter().skip(1).zip(&table.lines) {
                let digits = line.amount(stage).number().map(|n| n.to_string()).unwrap_or_default();
                prop_assert_eq!(&row[at], &digits);
            }
        }
        let descriptor = to_descriptor(&budget, 0);
        let tree: serde_json::Value = serde_json::from_str(&descriptor).unwrap();
        prop_assert_eq!(tree["resources"][0]["schema"]["fields"].as_array().unwrap().len(), rows[0].len());
        let text = to_text(&budget, 0);
        prop_assert!(text.split('\n').count() <= 13);
    }
}

#[cfg(feature = "readers")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The file, read by our own reader of delimited text, has the same decimals.
    #[test]
    fn any_table_comes_back(budget in any_budget("[\u{4e00}-\u{9fa5}]{2,6}")) {
        let table = &budget.tables[0];
        let stages = table.stages_present();
        prop_assume!(stages.iter().any(|stage| *stage != Stage::Prior));
        let back = read_back(&to_csv(&budget, 0));
        // An amount that has the digits of an identity card or a bank card is masked.
        prop_assume!(back.findings.iter().all(|found| found.code != "pii"));
        let back = &back.tables[0];
        prop_assert_eq!(back.unit, table.unit);
        let show = |table: &Table| -> Vec<String> { table.lines.iter().map(|line| line_of(line, &stages)).collect() };
        prop_assert_eq!(show(back), show(table));
    }
}
