//! Title, year and scope of each table, and what is said of the people and the prices.

use super::*;
use expect_test::{Expect, expect};

fn check(read: Result<Budget, crate::ReadError>, expected: Expect) {
    let budget = read.unwrap();
    let said = |text: &Option<Box<str>>| text.as_deref().unwrap_or("-").to_owned();
    let year = |year: Option<u16>| year.map_or("-".into(), |year| year.to_string());
    let mut out = format!(
        "{} · {} · {}\n",
        said(&budget.title),
        year(budget.year),
        said(&budget.scope)
    );
    if let Some(people) = &budget.population {
        out += &format!("{} 人\n", amount(people));
    }
    for (year, index) in &budget.prices {
        out += &format!("{year}: {index}\n");
    }
    for table in &budget.tables {
        out += &format!(
            "# {} · {} · {}\n",
            said(&table.title),
            year(table.year),
            said(&table.scope)
        );
    }
    expected.assert_eq(&out);
}

fn text(text: &str) -> Result<Budget, crate::ReadError> {
    read_text(text, &wan())
}

const ROWS: &str = r#""rows":[{"name":"教育支出","final":5}]"#;

/// 全市 and 市本级 in one answer, two years of one table: each table says which it is.
#[test]
fn each_table_speaks_for_itself() {
    check(
        text(&format!(
            r#"{{"title":"某市2020年决算","year":2020,"scope":"全市","tables":[
            {{"title":"2020年全市一般公共预算支出决算表（单位：万元）",{ROWS}}},
            {{"title":"2020年市本级一般公共预算支出决算表",{ROWS}}},
            {{"title":"市级政府性基金支出决算表","年度":"2019年",{ROWS}}},
            {{"title":"2018年支出决算表","预算级次":"县本级",{ROWS}}},
            {{{ROWS}}}]}}"#
        )),
        expect![[r#"
            某市2020年决算 · 2020 · 全市
            # 2020年全市一般公共预算支出决算表 · 2020 · 全市
            # 2020年市本级一般公共预算支出决算表 · 2020 · 市本级
            # 市级政府性基金支出决算表 · 2019 · 市级
            # 2018年支出决算表 · 2018 · 县本级
            # - · 2020 · 全市
        "#]],
    );
    // The title of the whole says it where nobody else does.
    check(
        text(&format!(
            r#"{{"title":"某区2020年区本级决算","tables":[{{{ROWS}}},{{"scope":"全区",{ROWS}}}]}}"#
        )),
        expect![[r#"
            某区2020年区本级决算 · 2020 · -
            # - · 2020 · 区本级
            # - · 2020 · 全区
        "#]],
    );
}

#[test]
fn a_single_table_has_the_title_of_the_whole() {
    check(
        text(&format!(
            r#"{{"title":"某县2020年县级支出决算","scope":"县级",{ROWS}}}"#
        )),
        expect![[r#"
            某县2020年县级支出决算 · 2020 · 县级
            # 某县2020年县级支出决算 · 2020 · 县级
        "#]],
    );
    check(
        read_matrix(
            &matrix("2021年全省支出决算表||\n科目名称|2020年决算数|2021年决算数\n教育支出|1|2"),
            &wan(),
        ),
        expect![[r#"
            2021年全省支出决算表 · 2021 · -
            # 2021年全省支出决算表 · 2021 · 全省
        "#]],
    );
    // Nothing but a heading names the year.
    check(
        read_matrix(
            &matrix("科目名称|2020年决算数|2021年决算数\n教育支出|1|2"),
            &wan(),
        ),
        expect![[r#"
            - · - · -
            # - · 2021 · -
        "#]],
    );
}

/// A table of an earlier year beside one of this year has its own year before.
#[test]
fn the_year_before_is_that_of_the_table() {
    let tables = text(
        r#"{"year":2020,"tables":[
        {"title":"2020年支出","columns":["name","2020年决算数","2019年决算数"],"rows":[["教育支出",3,2]]},
        {"title":"2019年支出","columns":["name","2019年决算数","2018年决算数"],"rows":[["教育支出",2,1]]}]}"#,
    );
    let of = |table: &Table| {
        let line = &table.lines[0];
        [Stage::Final, Stage::Prior].map(|stage| amount(line.amount(stage)))
    };
    let amounts: Vec<_> = tables.unwrap().tables.iter().map(of).collect();
    assert_eq!(amounts, [["3", "2"], ["2", "1"]]);
}

#[test]
fn people_and_prices() {
    let with = |facts: &str| text(&format!(r#"{{"year":2018,{facts},"data":{{{ROWS}}}}}"#));
    check(
        with(r#""population":"3,012,345","priceIndex":{"2017":100,"2018":"102.1","x":1}"#),
        expect![[r#"
            - · 2018 · -
            3012345 人
            2017: 100
            2018: 102.1
            # - · 2018 · -
        "#]],
    );
    check(
        with(r#""常住人口（万人）":301.2345,"价格指数":{"2018年":"—"}"#),
        expect![[r#"
            - · 2018 · -
            3012345 人
            # - · 2018 · -
        "#]],
    );
    for (said, persons) in [
        (r#""301.2万人""#, "3012000"),
        (r#""301.2万""#, "3012000"),
        ("3012000", "3012000"),
        (r#""3012000人""#, "3012000"),
        (r#""—""#, "未填报"),
        // Nobody is counted in money.
        (r#""301.2万元""#, "数据异常"),
        (r#""约三百万""#, "数据异常"),
    ] {
        let budget = with(&format!(r#""人口":{said}"#)).unwrap();
        assert_eq!(amount(&budget.population.unwrap()), persons, "{said}");
    }
}

/// The page says what the data does not.
#[test]
fn the_page_adds_people_and_prices() {
    let options = ReadOptions {
        population: Some("10万".into()),
        prices: vec![(2017, crate::Decimal::from_int(100))],
        scope: Some("全市".into()),
        ..wan()
    };
    check(
        read_text(&format!("{{{ROWS}}}"), &options),
        expect![[r#"
            - · - · 全市
            100000 人
            2017: 100
            # - · - · 全市
        "#]],
    );
    check(
        read_text(
            &format!(r#"{{"人口":5,"cpi":{{"2018":1}},"scope":"市级",{ROWS}}}"#),
            &options,
        ),
        expect![[r#"
            - · - · 市级
            5 人
            2018: 1
            # - · - · 市级
        "#]],
    );
}

/// What is written of several tables reads as the same.
#[test]
fn all_of_it_survives_our_own_format() {
    let budget = text(
        r#"{"title":"某市决算","population":"12,345","cpi":{"2019":100,"2020":"102.5"},"year":2020,"tables":[
        {"title":"2019年全市支出决算表","rows":[{"name":"教育支出","final":"2"}]},
        {"title":"2020年全市支出决算表","rows":[{"name":"教育支出","final":"5"}]}]}"#,
    )
    .unwrap();
    assert_eq!(
        read_text(&to_json(&budget), &ReadOptions::default()).unwrap(),
        budget
    );
}

/// The unit in the title is nearer to the figures than that of the data, and wins; on a desk it is told.
#[test]
fn a_unit_in_the_title_that_contradicts() {
    let text_of = |unit: &str| {
        format!(r#"{{"title":"2025年支出预算表（单位：万元）","unit":"{unit}",{ROWS}}}"#)
    };
    let read = |unit: &str| text(&text_of(unit)).unwrap();
    let (same, other) = (read("万元"), read("元"));
    for budget in [&same, &other] {
        assert_eq!(budget.title.as_deref(), Some("2025年支出预算表"));
        assert_eq!(budget.tables[0].unit, crate::MoneyUnit::Wan);
        assert_eq!(crate::budget::audit::audit(budget).findings, []);
    }
    #[cfg(feature = "readers")]
    {
        let said = |unit: &str, budget: &Budget| {
            let tree = crate::read::parse(&text_of(unit), &crate::read::Limits::default()).unwrap();
            let found = unread(tree, budget, &ReadOptions::default());
            found
                .iter()
                .map(|found| found.message.clone())
                .collect::<String>()
        };
        assert_eq!(said("万元", &same), "");
        assert_eq!(
            said("元", &other),
            "单位写得不一致：表题或表上方写“万元”，数据的 unit写“元”。以离数字最近的为准，这里按万元读取"
        );
    }
}
