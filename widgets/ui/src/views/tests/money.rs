//! Debt, “三公”经费, transfers, and the same money in several tables; figures of published reports where one is named.

use expect_test::expect;
use mingbai_data::budget::{Budget, ReadOptions, read_text};

use super::{check, check_body, html, plain};
use crate::Options;

fn read(text: &str) -> Budget {
    read_text(text, &ReadOptions::default()).unwrap()
}

/// Its sentence alone.
fn said(text: &str, view: &'static str) -> String {
    let all = plain(&html(read(text), Options::default(), view));
    let line = all
        .lines()
        .find_map(|line| line.trim().strip_prefix("(aloud) "));
    line.unwrap().to_owned()
}

/// 财政部, 2018年末全国地方政府债务: 184,618.67 亿元 of 209,974.3 亿元.
#[test]
fn debt_of_2018() {
    let text = include_str!("../../../../data/src/budget/audit/tests/published/debt-2018.json");
    check(
        read(text),
        "",
        expect![[r#"
            [v0*] 限额与余额
            [v5] 核对
            限额与余额
            (aloud) 2018 年末政府债务余额 184,618.67 亿元，限额 209,974.3 亿元，余额占限额 87.92%。
            政府债务
            2018 年末
            ▬879‰
            [l1] 余额 184,618.67 亿元 限额 209,974.3 亿元，余额占限额 87.92%
            一般债务
            2018 年末
            ▬526‰
            [l2] 余额 110,484.51 亿元 限额 — 未提供
            专项债务
            2018 年末
            ▬353‰
            [l3] 余额 74,134.16 亿元 限额 — 未提供
            条形为余额，竖线为限额；占比按公布数计算。
        "#]],
    );
}

/// 财政部, 专项债务 of 2016 and 2017: what may be owed is told of 2017 and 2018, what is owed of 2016 and 2017.
#[test]
fn special_debt_of_2017() {
    let text =
        include_str!("../../../../data/src/budget/audit/tests/published/special-debt-2017.json");
    check(
        read(text),
        "",
        expect![[r#"
            [v0*] 限额与余额
            [v5] 核对
            限额与余额
            (aloud) 2017 年末专项债务余额 61,384.24 亿元，限额 72,685.08 亿元，余额占限额 84.45%。
            专项债务
            2018 年末
            ▬0‰ 余额 — 未提供 限额 86,185.08 亿元
            2017 年末
            ▬712‰
            [l4] 余额 61,384.24 亿元 限额 72,685.08 亿元，余额占限额 84.45%
            2016 年末
            ▬641‰
            [l0] 余额 55,244.71 亿元 限额 — 未提供
            条形为余额，竖线为限额；占比按公布数计算。
            2017 年发行与偿还
            专项债务发行额
            [l2] 19,961.59 亿元
            ▬1000‰
            专项债务还本
            [l3] 13,822.06 亿元
            ▬692‰
        "#]],
    );
}

/// A balance above its limit is said in plain words, without a share; regions stand below.
#[test]
fn above_the_limit_and_by_region() {
    let text = r#"{"title":"2020年全市政府债务限额和余额情况表","unit":"亿元","scope":"全市","rows":[
        {"name":"债务限额","level":1,"final":"50.5"},{"name":"甲区","level":2,"final":30},{"name":"乙区","level":2,"final":"20.5"},
        {"name":"债务余额","level":1,"final":"51"},{"name":"甲区","level":2,"final":"31.25"},{"name":"乙区","level":2,"final":null}]}"#;
    check(
        read(text),
        "",
        expect![[r#"
            [v0*] 限额与余额
            [v5] 核对
            限额与余额
            (aloud) 2020 年末政府债务余额 51 亿元，限额 50.5 亿元，余额比限额多 0.5 亿元。
            政府债务
            2020 年末
            ▬1000‰
            [l3] 余额 51 亿元 限额 50.5 亿元，余额比限额多 0.5 亿元
            各地区
            甲区
            ▬1000‰
            [l4] 余额 31.25 亿元 限额 30 亿元，余额比限额多 1.25 亿元
            乙区
            ▬0‰
            [l5] 余额 — 未填报 限额 20.5 亿元
            条形为余额，竖线为限额；占比按公布数计算。
        "#]],
    );
}

const PUBLIC: &str = r#"{"unit":"万元","year":2024,"tables":[
    {"title":"2024年度财政拨款“三公”经费支出决算表","rows":[
    {"name":"合计","initial":"12.60","final":"10.25"},{"name":"1.因公出国（境）费","initial":"0","final":"—"},
    {"name":"2.公务用车购置及运行维护费","initial":"9.60","final":"8.05"},{"name":"（2）公务用车运行维护费","initial":"9.60","final":"8.05"},
    {"name":"3.公务接待费","initial":"3.00","final":"2.20"},
    {"name":"公务用车保有量（辆）","final":"3"},{"name":"国内公务接待批次（个）","final":"41"},{"name":"国内公务接待人次（人）","final":null}]},
    {"title":"2023年度财政拨款“三公”经费支出决算表","unit":"元","rows":[
    {"name":"合计","final":"110000"},{"name":"公务接待费","final":"20000"},{"name":"公务用车运行维护费","final":"90000"}]}]}"#;

/// A count that is kept back says so beside the others; one that is blank is not asked for.
#[test]
fn a_count_that_is_kept_back_is_told() {
    for (cell, word) in [
        ("未公开", "— 未公开"),
        ("涉密", "— 涉密"),
        ("不适用", "— 不适用"),
    ] {
        let text = PUBLIC.replace("\"final\":null", &["\"final\":\"", cell, "\""].concat());
        let all = plain(&html(read(&text), Options::default(), ""));
        let told = ["公务接待批次 41 批次；公务接待人次 ", word].concat();
        assert!(all.contains(&told), "{cell}: {all}");
    }
}

/// The year before comes from its own table, in its own unit; without a count there is no average.
#[test]
fn three_public() {
    check_body(
        read(PUBLIC),
        "",
        expect![[r#"
            [v0*] 各项经费
            [v2] 历年
            [v5] 核对
            [t0*] “三公”经费
            [t1] 2023年“三公”经费
            各项经费
            (aloud) 2024 年“三公”经费决算数 10.25 万元，完成年初预算的 81.35%；与上年决算相比，减少 0.75 万元（下降 6.82%），按公布数计算；最多的是公务用车购置及运行费 8.05 万元，占 78.54%。
            “三公”经费合计
            [l0] 在表中查看
            年初预算数
            ▬1000‰ 12.60 万元
            决算数
            ▬813‰ 10.25 万元
            上年决算数
            ▬873‰ 11 万元
            因公出国（境）费
            [l1] 在表中查看
            年初预算数
            ▬0‰ 0 万元
            决算数
            ▬0‰ — 未填报
            上年决算数
            ▬0‰ — 未提供
            公务接待费
            [l4] 在表中查看
            年初预算数
            ▬238‰ 3.00 万元
            决算数
            ▬175‰ 2.20 万元
            上年决算数
            ▬159‰ 2 万元
            公务接待批次 41 批次；公务接待人次 — 未填报
            公务用车购置及运行费
            [l2] 在表中查看
            年初预算数
            ▬762‰ 9.60 万元
            决算数
            ▬639‰ 8.05 万元
            上年决算数
            ▬0‰ — 未提供
            公务用车运行费
            [l3] 在表中查看
            年初预算数
            ▬762‰ 9.60 万元
            决算数
            ▬639‰ 8.05 万元
            上年决算数
            ▬714‰ 9 万元
            公务用车保有量 3 辆；平均每辆 26,833.33 元（计算）
            平均数不是公布的，按公布的金额和数量计算。
        "#]],
    );
}

/// 龙泉市2018年“三公”经费决算: 2,771 万元.
#[test]
fn three_public_of_longquan() {
    let text = include_str!("../../../../data/src/budget/audit/tests/published/longquan-2018.json");
    expect!["2018 年“三公”经费决算数 2,771 万元；比上年 -1.8%（公布）；最多的是公务用车购置及运行费 1,618 万元，占 58.39%。"].assert_eq(&said(text, ""));
}

/// A region leads to what it gets the money for.
#[test]
fn transfers_by_region_and_project() {
    let text = r#"{"title":"2020年专项转移支付分地区分项目决算表","unit":"万元","rows":[
        {"name":"甲县","level":1,"final":500},{"name":"农田建设","level":2,"final":300},{"name":"污染防治","level":2,"final":200},
        {"name":"乙县","level":1,"final":150},{"name":"污染防治","level":2,"final":150},{"name":"合计","final":660}]}"#;
    check(
        read(text),
        "",
        expect![[r#"
            [v0*] 每100元
            [v1] 面积图
            [v5] 核对
            每100元
            (aloud) 每 100 元专项转移支付中，甲县 76.92 元，乙县 23.08 元。
            [d0] 甲县 76.92 元
            ▬1000‰
            [l0] 500 万元 占 76.92%
            [d3] 乙县 23.08 元
            ▬300‰
            [l3] 150 万元 占 23.08%
            所列各项合计 650 万元，公布的合计 660 万元，相差 10 万元；比例按上面所列各项计算。
            每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
            条形以最大的一项为满格。
        "#]],
    );
    check(
        read(text),
        "d0",
        expect![[r#"
            [v0*] 每100元
            [v1] 面积图
            [v5] 核对
            [d] 全部 甲县
            每100元
            (aloud) 每 100 元对甲县的专项转移支付中，农田建设 60.00 元，污染防治 40.00 元。
            农田建设 60.00 元
            ▬1000‰
            [l1] 300 万元 占全部 46.15%
            污染防治 40.00 元
            ▬667‰
            [l2] 200 万元 占全部 30.77%
            每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
            条形以最大的一项为满格。
        "#]],
    );
    // 650 are listed where 660 are published.
    expect!["共核对 4 项，1 项不符。公布的数字未作改动。"].assert_eq(&said(text, "v5"));
}

/// Three tables of one sum are three ways to see it; more tables stand under their headings.
#[test]
fn one_money_in_three_tables() {
    let table = |title: &str, year: u16, name: &str, total: u32| {
        format!(
            r#"{{"title":"{title}","year":{year},"book":"general","side":"expenditure","unit":"万元","rows":[
            {{"name":"{name}","final":{total}}},{{"name":"支出合计","final":{total}}}]}}"#
        )
    };
    let tables = [
        table("2020年一般公共预算支出功能分类决算表", 2020, "教育支出", 9),
        table(
            "2020年一般公共预算支出政府预算支出经济分类决算表",
            2020,
            "机关工资福利支出",
            9,
        ),
        table("2020年一般公共预算支出分部门决算表", 2020, "县教育局", 9),
        table("2020年专项转移支付分地区决算表", 2020, "甲镇", 2),
        table("2019年一般公共预算支出功能分类决算表", 2019, "教育支出", 9),
    ];
    let text = format!(r#"{{"year":2020,"tables":[{}]}}"#, tables.join(","));
    check(
        read(&text),
        "t1",
        expect![[r#"
            [v0*] 每100元花在哪
            [v1] 面积图
            [v5] 核对
            选择表
            [t] / 一般公共预算支出（按功能分类） /*一般公共预算支出（按政府经济分类） / 一般公共预算支出（按部门） / 专项转移支付 / 2019年一般公共预算支出
            [t0] 按功能
            [t1*] 按经济
            [t2] 按部门
            每100元花在哪
            (aloud) 每 100 元一般公共预算支出中，机关工资福利支出 100.00 元。
            机关工资福利支出 100.00 元
            ▬1000‰
            [l0] 9 万元 占 100.00%
            每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
            条形以最大的一项为满格。
        "#]],
    );
    // What is checked is the whole; the table that is taken is chosen among all.
    for view in ["t1;v5", "t1;v6"] {
        let all = plain(&html(read(&text), Options::default(), view));
        assert!(!all.contains("[t1*]") && all.contains("[t] /"), "{all}");
    }
}
