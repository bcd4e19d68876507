//! Debt and “三公”经费 in the forms in which they are published.

use super::*;
use crate::{Decimal, Missing};
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn read(text: &str) -> Budget {
    read_text(text, &wan()).unwrap()
}

fn check(budget: &Budget, expected: Expect) {
    let mut out = String::new();
    for figure in debt(budget) {
        let line = &budget.tables[figure.table].lines[figure.line];
        out += &format!(
            "{} {} {} {} {} {} < {}\n",
            figure.year.map_or("-".into(), |year| year.to_string()),
            figure.scope.as_deref().unwrap_or("-"),
            figure.bond.name(),
            figure.measure.name(),
            figure.stage.key(),
            amount(&figure.value),
            line.name
        );
    }
    for limit in debt_limits(budget) {
        out += &format!(
            "{} {} {} {} {} {}\n",
            limit.year.map_or("-".into(), |year| year.to_string()),
            limit.bond.name(),
            amount(&limit.limit),
            amount(&limit.balance),
            limit.left.map_or("-".into(), |left| left.to_string()),
            limit.unit.name()
        );
    }
    expected.assert_eq(&out);
}

/// The two tables of 限额和余额, 一般 and 专项, that every government publishes.
#[test]
fn limits_and_balances() {
    let rows = |bond: &str, last: u8, limit: u8, new: u8, paid: u8, now: &str| {
        format!(
            r#"[{{"name":"一、2019年末{bond}余额实际数","executed":{last}}},{{"name":"二、2020年末{bond}余额限额","initial":{limit},"executed":{limit}}},
            {{"name":"三、2020年{bond}发行额","executed":{new}}},{{"name":"四、2020年{bond}还本额","executed":{paid}}},
            {{"name":"五、2020年末{bond}余额执行数","executed":{now}}}]"#
        )
    };
    let budget = read(&format!(
        r#"{{"scope":"市本级","unit":"亿元","tables":[
        {{"title":"2020年政府一般债务限额和余额情况表","rows":{}}},
        {{"title":"2020年政府专项债务限额和余额情况表","rows":{}}}]}}"#,
        rows("政府一般债务", 40, 60, 15, 5, "50"),
        rows("地方政府专项债务", 70, 80, 30, 10, "\"—\"")
    ));
    check(
        &budget,
        expect![[r#"
            2019 市本级 一般债务 余额 executed 40 < 一、2019年末政府一般债务余额实际数
            2020 市本级 一般债务 限额 executed 60 < 二、2020年末政府一般债务余额限额
            2020 市本级 一般债务 发行额 executed 15 < 三、2020年政府一般债务发行额
            2020 市本级 一般债务 还本 executed 5 < 四、2020年政府一般债务还本额
            2020 市本级 一般债务 余额 executed 50 < 五、2020年末政府一般债务余额执行数
            2019 市本级 专项债务 余额 executed 70 < 一、2019年末地方政府专项债务余额实际数
            2020 市本级 专项债务 限额 executed 80 < 二、2020年末地方政府专项债务余额限额
            2020 市本级 专项债务 发行额 executed 30 < 三、2020年地方政府专项债务发行额
            2020 市本级 专项债务 还本 executed 10 < 四、2020年地方政府专项债务还本额
            2020 市本级 专项债务 余额 executed 未填报 < 五、2020年末地方政府专项债务余额执行数
            2019 一般债务 未提供 40 - 亿元
            2020 一般债务 60 50 10 亿元
            2019 专项债务 未提供 70 - 亿元
            2020 专项债务 80 未填报 - 亿元
        "#]],
    );
}

/// What was issued and repaid, with the bonds below each measure.
#[test]
fn issued_and_repaid() {
    let budget = read(
        r#"{"title":"2020年地方政府债券发行及还本付息情况表","unit":"万元","rows":[
        {"name":"一、债券发行额","level":1,"executed":90},
        {"name":"（一）一般债券","level":2,"executed":40},{"name":"其中：再融资债券","level":3,"executed":15},
        {"name":"（二）专项债券","level":2,"executed":50},{"name":"其中：新增债券","level":3,"executed":30},
        {"name":"二、债券还本","level":1,"executed":20},
        {"name":"（一）一般债券","level":2,"executed":8},{"name":"（二）专项债券","level":2,"executed":12},
        {"name":"三、债券付息","level":1,"executed":3},
        {"name":"四、还本付息合计","level":1,"executed":23}]}"#,
    );
    check(
        &budget,
        expect![[r#"
            2020 - 政府债务 发行额 executed 90 < 一、债券发行额
            2020 - 一般债务 发行额 executed 40 < （一）一般债券
            2020 - 一般债务 再融资 executed 15 < 其中：再融资债券
            2020 - 专项债务 发行额 executed 50 < （二）专项债券
            2020 - 专项债务 新增 executed 30 < 其中：新增债券
            2020 - 政府债务 还本 executed 20 < 二、债券还本
            2020 - 一般债务 还本 executed 8 < （一）一般债券
            2020 - 专项债务 还本 executed 12 < （二）专项债券
            2020 - 政府债务 付息 executed 3 < 三、债券付息
        "#]],
    );
}

/// Lines of other tables: 一般债务 is in 一般公共预算, 专项债务 in 政府性基金预算 (国发〔2014〕43号).
#[test]
fn lines_of_other_tables() {
    let budget = read(
        r#"{"year":2020,"unit":"万元","tables":[
        {"book":"general","side":"expenditure","rows":[
         {"code":"205","name":"教育支出","final":9},{"code":"231","name":"债务还本支出","final":6751},
         {"code":"23103","name":"地方政府一般债务还本支出","final":6751},{"code":"232","name":"债务付息支出","final":null},
         {"code":"233","name":"债务发行费用支出","final":1}]},
        {"book":"funds","side":"expenditure","rows":[{"name":"政府性基金支出","final":83173},{"name":"债务还本支出","final":315}]}]}"#,
    );
    check(
        &budget,
        expect![[r#"
            2020 - 一般债务 还本 final 6751 < 债务还本支出
            2020 - 一般债务 付息 final 未填报 < 债务付息支出
            2020 - 专项债务 还本 final 315 < 债务还本支出
        "#]],
    );
}

/// A table of one measure names the bonds only.
#[test]
fn one_measure_in_the_title() {
    let budget = read(
        r#"{"tables":[
        {"title":"2021年政府债务限额表","unit":"亿元","rows":[{"name":"一般债务","final":3},{"name":"专项债务","final":"4"},{"name":"合计","final":7}]},
        {"title":"2021年政府债务余额表","unit":"万元","rows":[{"name":"一般债务","final":"25000"},{"name":"专项债务","final":"45000"},{"name":"合计","final":70000}]}]}"#,
    );
    let left: Vec<_> = debt_limits(&budget)
        .into_iter()
        .map(|limit| (limit.bond, limit.left.map(|left| left.to_string())))
        .collect();
    let some = |text: &str| Some(text.to_owned());
    // 45,000 万元 are above 4 亿元.
    assert_eq!(
        left,
        [
            (Bond::General, some("0.5")),
            (Bond::Special, some("-0.5")),
            (Bond::Whole, some("0"))
        ]
    );
}

#[test]
fn no_debt() {
    let budget = read(
        r#"{"unit":"万元","rows":[{"name":"教育支出","final":3},{"name":"其他新增支出","final":3}]}"#,
    );
    assert!(debt(&budget).is_empty() && debt_limits(&budget).is_empty());
}

fn parts_of(budget: &Budget, stage: Stage) -> String {
    let mut out = String::new();
    for found in three_public(budget) {
        for PublicFigure { part, .. } in &found.parts {
            let value = amount(&found.value(budget, *part, stage));
            out += &format!("{} {value}{}\n", part.name(), part.counts());
        }
        let sum = found.sum(budget, stage);
        out += &format!("= {}\n", sum.map_or("-".into(), |sum| sum.to_string()));
    }
    out
}

const THREE: &str = r#"{"title":"2024年度财政拨款“三公”经费支出决算表","unit":"万元","rows":[
    {"name":"合计","initial":"12.60","final":"10.25"},
    {"name":"1.因公出国（境）费","initial":"0","final":"0.00"},
    {"name":"2.公务用车购置及运行维护费","initial":"9.60","final":"8.05"},
    {"name":"（1）公务用车购置费","initial":"—","final":"—"},
    {"name":"（2）公务用车运行维护费","initial":"9.60","final":"8.05"},
    {"name":"3.公务接待费","initial":"3.00","final":"2.20"},
    {"name":"因公出国（境）团组数（个）","final":"0"},
    {"name":"因公出国（境）人数（人）","final":"0"},
    {"name":"公务用车购置数（辆）","final":null},
    {"name":"公务用车保有量（辆）","final":"3"},
    {"name":"国内公务接待批次（个）","final":"41"},
    {"name":"国内公务接待人次（人）","final":"1,305"}]}"#;

#[test]
fn a_table_of_its_own() {
    let budget = read(THREE);
    expect![[r#"
        “三公”经费合计 10.25
        因公出国（境）费 0.00
        公务接待费 2.20
        公务用车购置及运行费 8.05
        公务用车购置费 未填报
        公务用车运行费 8.05
        因公出国（境）团组数 0个
        因公出国（境）人数 0人
        公务接待批次 41批次
        公务接待人次 1305人次
        公务用车购置数 未填报辆
        公务用车保有量 3辆
        = 10.25
    "#]]
    .assert_eq(&parts_of(&budget, Stage::Final));
    let found = &three_public(&budget)[0];
    assert_eq!(found.sum(&budget, Stage::Initial), Decimal::parse("12.6"));
    // A count that nobody planned is absent, not zero.
    let planned = found.value(&budget, PublicPart::CarsKept, Stage::Initial);
    assert_eq!(planned, Value::Missing(Missing::Absent));
}

/// A count is not money: the unit of its column does not move it.
#[test]
fn counts_keep_their_digits() {
    let text = "项目|2024年决算数（元）\n因公出国（境）费|0\n公务接待费|22000\n公务接待批次|41\n公务用车保有量|12";
    let budget = read_matrix(&matrix(text), &wan()).unwrap();
    let found = &three_public(&budget)[0];
    let value = |part| amount(&found.value(&budget, part, Stage::Final));
    assert_eq!(value(PublicPart::Receptions), "41");
    assert_eq!(value(PublicPart::CarsKept), "12");
    // 购置费 and 运行费 are unknown, so is the sum.
    assert_eq!(found.sum(&budget, Stage::Final), None);
}

/// Lines of another table; 购置费 and 运行费 stand for the line of both.
#[test]
fn lines_among_others() {
    let text = "项目|决算数\n基本支出|100\n因公出国（境）费用|1.5\n公务接待费|2\n公务用车购置|20\n公务用车运行费|3";
    let budget = read_matrix(&matrix(text), &wan()).unwrap();
    expect![[r#"
        因公出国（境）费 1.5
        公务接待费 2
        公务用车购置费 20
        公务用车运行费 3
        = 26.5
    "#]]
    .assert_eq(&parts_of(&budget, Stage::Final));
    let text = "项目|决算数\n基本支出|100\n公务接待费|2";
    assert!(three_public(&read_matrix(&matrix(text), &wan()).unwrap()).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever the lines are called, all that is asked of a budget ends without a panic.
    #[test]
    fn any_names_are_no_panic(
        title in "(2020年|债务|限额|余额|三公|决算表|财政拨款|收入|支出|转移支付|市级|全市){0,5}",
        rows in prop::collection::vec(
            ("(205|301|50101|x|)", "(一、|（一）|其中：|一般债|专项债|务|券|限额|余额|还本|付息|新增|再融资|公务用车|购置|运行|接待|批次|三公|出国|合计|2019年|\\PC){0,5}", "[0-9,.—-]{0,8}"), 1..12)
    ) {
        let mut text = format!("{title}||\n编码|名称|决算数|上年决算数\n");
        for (code, name, amount) in &rows {
            text += &format!("{code}|{}|{amount}|{amount}\n", name.replace(['|', '\n', '\r'], ""));
        }
        if let Ok(budget) = read_matrix(&matrix(&text), &wan()) {
            let _ = (debt(&budget), debt_limits(&budget), parts_of(&budget, Stage::Final), headlines(&budget), years(&budget, 0));
            for line in 0..budget.tables[0].lines.len() {
                let _ = (series(&budget, 0, line, Stage::Final), pace(&budget, 0, line), per_head(&budget, 0, line, Stage::Prior));
                let _ = (share(&budget.tables[0], line, Stage::Final), hundred(&budget.tables[0], Some(line), Stage::Final));
            }
            let _ = hundred(&budget.tables[0], None, Stage::Final);
        }
    }
}

/// Columns of 限额 and 余额: rows are regions (财预〔2018〕209号, 附表 1-1), kinds of debt, or one government alone.
#[cfg(feature = "readers")]
#[test]
fn limits_and_balances_as_columns() {
    let regions = "2020年某市地方政府债务限额及余额决算表||||||\n\
        地区|2020年债务限额|2020年债务限额|2020年债务限额|2020年债务余额决算数|2020年债务余额决算数|2020年债务余额决算数\n\
        地区|小计|一般债务|专项债务|小计|一般债务|专项债务\n\
        公式|A=B+C|B|C|D=E+F|E|F\n\
        全市|100|60|40|90|55|35\n市本级|30|20|10|28|19|9\n甲县|70|40|30|62|36|26";
    let budget = read_matrix(&matrix(regions), &wan()).unwrap();
    check(
        &budget,
        expect![[r#"
            2020 - 政府债务 限额 final 100 < 2020年债务限额
            2020 - 一般债务 限额 final 60 < 2020年债务限额（一般债务）
            2020 - 专项债务 限额 final 40 < 2020年债务限额（专项债务）
            2020 - 政府债务 余额 final 90 < 2020年债务余额决算数
            2020 - 一般债务 余额 final 55 < 2020年债务余额决算数（一般债务）
            2020 - 专项债务 余额 final 35 < 2020年债务余额决算数（专项债务）
            2020 政府债务 100 90 10 万元
            2020 一般债务 60 55 5 万元
            2020 专项债务 40 35 5 万元
        "#]],
    );
    let lines: Vec<_> = budget.tables[0]
        .lines
        .iter()
        .map(|line| (&*line.name, line.level, line.parent))
        .collect();
    assert_eq!(lines[1..3], [("市本级", 2, Some(0)), ("甲县", 2, Some(0))]);
    assert!(budget.findings.is_empty(), "{:?}", budget.findings);

    let kinds = read(
        r#"{"title":"2021年政府债务限额和余额情况表","unit":"亿元","rows":[
        {"债务类型":"一般债务","限额":3,"余额":"2.8"},{"债务类型":"专项债务","限额":4,"余额":null},{"债务类型":"合计","限额":7,"余额":"6.9"}]}"#,
    );
    check(
        &kinds,
        expect![[r#"
            2021 - 政府债务 限额 final 7 < 限额
            2021 - 一般债务 限额 final 3 < 一般债务
            2021 - 专项债务 限额 final 4 < 专项债务
            2021 - 政府债务 余额 final 6.9 < 余额
            2021 - 一般债务 余额 final 2.8 < 一般债务
            2021 - 专项债务 余额 final 未填报 < 专项债务
            2021 政府债务 7 6.9 0.1 亿元
            2021 一般债务 3 2.8 0.2 亿元
            2021 专项债务 4 未填报 - 亿元
        "#]],
    );
    let alone = read(
        r#"{"title":"2021年区本级政府债务情况表","unit":"亿元","rows":[{"区划":"某区","债务限额（亿元）":5,"债务余额（亿元）":"4.5"}]}"#,
    );
    check(
        &alone,
        expect![[r#"
            2021 区本级 政府债务 限额 final 5 < 债务限额
            2021 区本级 政府债务 余额 final 4.5 < 债务余额
            2021 政府债务 5 4.5 0.5 亿元
        "#]],
    );
}

/// Regions without a second name are lines; with one, what they get it for stands below them.
#[cfg(feature = "readers")]
#[test]
fn regions_and_projects() {
    let show = |budget: &Budget| -> String {
        let lines = budget.tables[0].lines.iter();
        let lines = lines.map(|line| {
            let indent = "  ".repeat(usize::from(line.level) - 1);
            format!(
                "{indent}{} {}\n",
                line.name,
                amount(line.amount(Stage::Final))
            )
        });
        lines.collect()
    };
    let by_region =
        "2020年一般性转移支付分地区决算表|\n地区|决算数\n甲县|1,200\n乙县|800\n合计|2,000";
    let budget = read_matrix(&matrix(by_region), &wan()).unwrap();
    expect![[r#"
        甲县 1200
        乙县 800
        合计 2000
    "#]]
    .assert_eq(&show(&budget));
    let both = read(
        r#"{"title":"2020年专项转移支付分地区分项目决算表","rows":[
        {"地区":"甲县","项目":"农田建设","决算数":300},{"地区":"乙县","项目":"小计","决算数":150},{"地区":"甲县","项目":"污染防治","决算数":200},
        {"地区":"乙县","项目":"污染防治","决算数":150},{"地区":"甲县","项目":"小计","决算数":500},{"地区":"合计","项目":"","决算数":650}]}"#,
    );
    expect![[r#"
        甲县 500
          农田建设 300
          污染防治 200
        乙县 150
          污染防治 150
        合计 650
    "#]]
    .assert_eq(&show(&both));
    assert!(both.findings.is_empty(), "{:?}", both.findings);
    assert_eq!(both.tables[0].kind(), TableKind::Transfer);
    // Every row of one office: its 科目 are the lines, as ever.
    let office =
        read(r#"{"rows":[{"地区":"甲县","科目编码":"205","科目名称":"教育支出","决算数":3}]}"#);
    assert_eq!(show(&office), "教育支出 3\n");
}

/// The reader of a page sets them out; without it they are refused, so that the page asks it.
#[test]
fn odd_columns_in_a_page() {
    let text = r#"{"title":"2021年政府债务限额和余额情况表","unit":"亿元","rows":[
        {"债务类型":"一般债务","限额":3,"余额":"2.8"},{"债务类型":"合计","限额":7,"余额":"6.9"}]}"#;
    #[cfg(not(feature = "readers"))]
    assert!(
        read_text(text, &wan())
            .unwrap_err()
            .kind
            .may_be_read_otherwise()
    );
    #[cfg(feature = "readers")]
    {
        use crate::strict::{Source, strict};
        let source = Source {
            subject: "budget",
            ..Source::default()
        };
        let strict = strict(text, &source, &crate::read::Limits::default()).unwrap();
        assert_eq!(
            strict.json,
            r#"{"title":"2021年政府债务限额和余额情况表","unit":"亿元","tables":[{"rows":[{"项目":"限额","级次":"1","决算数":"7"},{"项目":"一般债务","级次":"2","决算数":"3"},{"项目":"余额","级次":"1","决算数":"6.9"},{"项目":"一般债务","级次":"2","决算数":"2.8"}]}]}"#
        );
        let (page, here) = (read(&strict.json), read(text));
        assert_eq!(page.tables, here.tables);
    }
}

/// The 支出决算表 of a department names its whole 本年支出合计: the reader hands it over under the name of its stage.
#[test]
fn parts_of_a_department_in_a_page() {
    let text = r#"{"title":"某局2024年度支出决算表","unit":"万元","rows":[
        {"科目名称":"教育支出","本年支出合计":"100","基本支出":"60","项目支出":"40"}]}"#;
    #[cfg(not(feature = "readers"))]
    assert!(
        read_text(text, &wan())
            .unwrap_err()
            .kind
            .may_be_read_otherwise()
    );
    #[cfg(feature = "readers")]
    {
        use crate::strict::{Source, strict};
        let source = Source {
            subject: "budget",
            ..Source::default()
        };
        let strict = strict(text, &source, &crate::read::Limits::default()).unwrap();
        assert_eq!(
            strict.json,
            r#"{"title":"某局2024年度支出决算表","unit":"万元","tables":[{"rows":[{"科目名称":"教育支出","决算数":"100","基本支出":"60","项目支出":"40"}]}]}"#
        );
        let (page, here) = (read(&strict.json), read(text));
        assert_eq!(page.tables, here.tables);
        assert_eq!(amount(here.tables[0].lines[0].amount(Stage::Final)), "100");
    }
}
