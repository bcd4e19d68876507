//! Every view as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::budget::{Budget, Side};
use mingbai_data::{MoneyUnit, Value};
use yew::LocalServerRenderer;

use super::{BudgetViews, ViewsProps};
use crate::budget::fixture::{budget, table, value};
use crate::snapshot::plain;
use crate::{Options, Shared};

/// What adds up to its total, with a level below, a missing and a negative amount.
const SPENT: &str = "
205 教育支出|1,200|1,300|1,250|1,000||
  20501 教育管理事务|200|200|150|100||
  20502 普通教育|1,000|1,100|1,100|900||
208 社会保障和就业支出|800|800|700|700||
210 卫生健康支出|300|300|300.50|310||
211 节能环保支出|50|50|—|40||
213 农林水支出|20|20|18|15||
215 资源勘探支出|10|10|9.5|10||
222 粮油物资储备支出|5|5|-2|3||
=支出合计|2,385|2,485|2,276|2,078||
";

const RAISED: &str = "
101 税收收入|1,500|1,500|1,498|1,400||
103 非税收入|900|900|802|700||
=收入合计|2,400|2,400|2,300|2,100||
";

fn both() -> Budget {
    let mut budget = budget(SPENT);
    let mut revenue = table(RAISED);
    revenue.side = Side::Revenue;
    budget.tables.insert(0, revenue);
    budget
}

/// The amounts are what was executed until the end of April.
fn running() -> Budget {
    let mut budget = both();
    for line in budget.tables.iter_mut().flat_map(|table| &mut table.lines) {
        line.amounts.swap(2, 3);
    }
    budget.as_of = Some("2018-04-30".into());
    budget
}

fn html(budget: Budget, options: Options, view: &'static str) -> String {
    let props = ViewsProps {
        data: Shared(Rc::new(budget)),
        options,
        view: view.into(),
        on_view: Default::default(),
        on_open: Default::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<BudgetViews>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn check(budget: Budget, view: &'static str, expected: Expect) {
    expected.assert_eq(&plain(&html(budget, Options::default(), view)));
}

/// What stands below the buttons that choose a view and a table.
fn check_body(budget: Budget, view: &'static str, expected: Expect) {
    let all = plain(&html(budget, Options::default(), view));
    let body = all.split_once("支出\n").map_or(&*all, |(_, rest)| rest);
    expected.assert_eq(body);
}

#[test]
fn hundred() {
    check(
        both(),
        "",
        expect![[r#"
        [v0*] 每100元​花在哪
        [v1] 面积图
        [v2] 历年
        [v3] 收支流向
        [v4] 计划与执行
        [v5] 核对
        [t0] 收入
        [t1*] 支出
        每100元​花在哪
        (aloud) 每 100 元支出中，教育支出 54.87 元，社会保障和就业支出 30.73 元，卫生健康支出 13.19 元，其余 2 项共 1.21 元。
        [d0] 教育支出 54.87 元
        ▬1000‰
        [l0] 1,250 万元 占 54.87%
        社会保障和就业支出 30.73 元
        ▬560‰
        [l3] 700 万元 占 30.73%
        卫生健康支出 13.19 元
        ▬240‰
        [l4] 300.50 万元 占 13.19%
        [g▸] 其他 2 项（每项不到 1 元） 1.21 元
        ▬22‰ 27.5 万元 占 1.21%
        未计入的 2 项（无数字、为零或为负）：
        节能环保支出
        [l5] — 未填报
        粮油物资储备支出
        [l8] -2 万元
        每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
        条形以最大的一项为满格。
    "#]],
    );
}

#[test]
fn hundred_with_the_small_ones_open_on_a_phone() {
    check_body(
        both(),
        "g;w180",
        expect![[r#"
        每100元​花在哪
        (aloud) 每 100 元支出中，教育支出 54.87 元，社会保障和就业支出 30.73 元，卫生健康支出 13.19 元，其余 2 项共 1.21 元。
        [d0] 教育支出 54.87 元
        ▬1000‰
        [l0] 1,250 万元 占 54.87%
        社会保障和就业支出 30.73 元
        ▬560‰
        [l3] 700 万元 占 30.73%
        卫生健康支出 13.19 元
        ▬240‰
        [l4] 300.50 万元 占 13.19%
        [g▾] 其他 2 项（每项不到 1 元） 1.21 元
        ▬22‰ 27.5 万元 占 1.21%
        农林水支出 0.79 元
        ▬14‰
        [l6] 18 万元 占 0.79%
        资源勘探支出 0.42 元
        ▬8‰
        [l7] 9.5 万元 占 0.42%
        未计入的 2 项（无数字、为零或为负）：
        节能环保支出
        [l5] — 未填报
        粮油物资储备支出
        [l8] -2 万元
        每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
        条形以最大的一项为满格。
    "#]],
    );
}

#[test]
fn hundred_drilled() {
    check_body(
        both(),
        "d0;w180",
        expect![[r#"
        [d] 全部 教育支出
        每100元​花在哪
        (aloud) 每 100 元教育支出中，普通教育 88.00 元，教育管理事务 12.00 元。
        普通教育 88.00 元
        ▬1000‰
        [l2] 1,100 万元 占全部 48.29%
        教育管理事务 12.00 元
        ▬136‰
        [l1] 150 万元 占全部 6.58%
        每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
        条形以最大的一项为满格。
    "#]],
    );
}

#[test]
fn revenue_is_where_it_comes_from() {
    check(
        both(),
        "t0;w180",
        expect![[r#"
        [v0*] 每100元​从哪来
        [v1] 面积图
        [v2] 历年
        [v3] 收支流向
        [v4] 计划与执行
        [v5] 核对
        [t0*] 收入
        [t1] 支出
        每100元​从哪来
        (aloud) 每 100 元收入中，税收收入 65.13 元，非税收入 34.87 元。
        税收收入 65.13 元
        ▬1000‰
        [l0] 1,498 万元 占 65.13%
        非税收入 34.87 元
        ▬535‰
        [l1] 802 万元 占 34.87%
        每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
        条形以最大的一项为满格。
    "#]],
    );
}

#[test]
fn a_head_says_its_base() {
    let mut budget = both();
    budget.population = Some(value("301,200"));
    check_body(
        budget,
        "h;w180",
        expect![[r#"
        每100元​花在哪
        (aloud) 每 100 元支出中，教育支出 54.87 元，社会保障和就业支出 30.73 元，卫生健康支出 13.19 元，其余 2 项共 1.21 元。
        [h0] 占比
        [h1*] 人均
        人均按常住人口 301,200 人计算。
        [d0] 教育支出 54.87 元
        ▬1000‰
        [l0] 1,250 万元 人均 41.50 元
        社会保障和就业支出 30.73 元
        ▬560‰
        [l3] 700 万元 人均 23.24 元
        卫生健康支出 13.19 元
        ▬240‰
        [l4] 300.50 万元 人均 9.98 元
        [g▸] 其他 2 项（每项不到 1 元） 1.21 元
        ▬22‰ 27.5 万元 人均 0.91 元
        未计入的 2 项（无数字、为零或为负）：
        节能环保支出
        [l5] — 未填报
        粮油物资储备支出
        [l8] -2 万元
        每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
        条形以最大的一项为满格。
    "#]],
    );
}

#[test]
fn area() {
    check_body(
        both(),
        "v1;w180",
        expect![[r#"
        面积图
        (aloud) 支出由 5 项组成，最大的是教育支出 1,250 万元，占 54.87%；最小的是资源勘探支出 9.5 万元，占 0.42%。
        [d0] “教育支出，1,250 万元，占 54.87%，查看下级” 教育支出 54.87% 1,250 万元
        [l3] “社会保障和就业支出，700 万元，占 30.73%，在表中查看” 社会保障和就业支出 30.73% 700 万元
        [l4] “卫生健康支出，300.50 万元，占 13.19%，在表中查看” 卫生健康 支出 13.19%
        [g] “其他 2 项，27.5 万元，占 1.21%，展开”
        [g] 1 其他 2 项（每项不到 1 元） 27.5 万元 1.21%
        未计入的 2 项（无数字、为零或为负）：
        节能环保支出
        [l5] — 未填报
        粮油物资储备支出
        [l8] -2 万元
    "#]],
    );
}

#[test]
fn years() {
    check_body(
        both(),
        "v2",
        expect![[r#"
            历年
            (aloud) 支出合计 2017 年决算 2,078 万元，2018 年决算 2,276 万元，增加 198 万元（增长 9.53%），按公布数计算。
            ⟋170,269 6030,190 2,078 2,276 2017 2018
            纵轴从 0 开始；单位：万元。没有注明的增减按公布数计算（自然口径）。
            [n▸] 查看数字表
            | 年份 | 万元 | 比上年
            | 2017 上年决算数 | 2,078 | —
            | 2018 决算数 | 2,276 | +198 +9.53%
            [d0] 教育支出
            [l0] 1,250 万元 比上年 +250（+25.00%）
            [d3] 社会保障和就业支出
            [l3] 700 万元 比上年 0（0.00%）
            [d4] 卫生健康支出
            [l4] 300.50 万元 比上年 -9.5（-3.06%）
            [d5] 节能环保支出
            [l5] — 未填报 比上年 —
            [d6] 农林水支出
            [l6] 18 万元 比上年 +3（+20.00%）
            [d7] 资源勘探支出
            [l7] 9.5 万元 比上年 -0.5（-5.00%）
            [d8] 粮油物资储备支出
            [l8] -2 万元 比上年 -5（—）
        "#]],
    );
}

#[test]
fn a_year_that_has_not_ended_is_compared_with_none() {
    check_body(
        running(),
        "v2;d0;w180",
        expect![[r#"
            [d] 全部 教育支出
            历年
            (aloud) 教育支出 2017 年决算 1,000 万元；2018 年执行 1,250 万元，未满一年，不作比较。
            1,000 1,250 2017 2018
            纵轴从 0 开始；单位：万元。虚线圆点的年份未满一年，不与上年相连。
            [n▸] 查看数字表
            | 年份 | 万元 | 比上年
            | 2017 上年决算数 | 1,000 万元 | | 2018 执行数 | 1,250 万元 | 比上年 — 未满一年，不作比较
            [d1] 教育管理事务
            [l1] 150 万元
            [d2] 普通教育
            [l2] 1,100 万元
        "#]],
    );
}

#[test]
fn flow() {
    check_body(
        both(),
        "v3",
        expect![[r#"
            收支流向
            (aloud) 收入共 2,300 万元，最多的是税收收入 1,498 万元；支出共 2,276 万元，最多的是教育支出 1,250 万元；收入大于支出 24 万元。
            税收收入 1,498 万元 · 65.13% 非税收入 802 万元 · 34.87% 教育支出 1,250 万元 · 54.87% 社会保障和就业支出 700 万元 · 30.73% 卫生健康支出 300.50 万元 · 13.19% 农林水支出 18 万元 · 0.79% 资源勘探支出 9.5 万元 · 0.42% 差额（含未画出的负数项） 22 万元 收支
            [n▸] 查看数字表
            收入来自（合计 2,300 万元）
            税收收入 1,498 万元
            ▬1000‰
            非税收入 802 万元
            ▬535‰
            支出用于（合计 2,276 万元）
            教育支出 1,250 万元
            ▬1000‰
            社会保障和就业支出 700 万元
            ▬560‰
            卫生健康支出 300.50 万元
            ▬240‰
            农林水支出 18 万元
            ▬14‰
            资源勘探支出 9.5 万元
            ▬8‰
            差额（含未画出的负数项） 22 万元
            ▬18‰
            两边按表中并列的各项相加（无数字、为负的项未计入），差额按公布数计算；比例为占本边合计。
        "#]],
    );
}

#[test]
fn flow_is_a_list_on_a_phone() {
    check_body(
        both(),
        "v3;w180",
        expect![[r#"
            收支流向
            (aloud) 收入共 2,300 万元，最多的是税收收入 1,498 万元；支出共 2,276 万元，最多的是教育支出 1,250 万元；收入大于支出 24 万元。
            收入来自（合计 2,300 万元）
            税收收入
            [r0] 1,498 万元
            ▬1000‰
            非税收入
            [r1] 802 万元
            ▬535‰
            支出用于（合计 2,276 万元）
            教育支出
            [e0] 1,250 万元
            ▬1000‰
            社会保障和就业支出
            [e3] 700 万元
            ▬560‰
            卫生健康支出
            [e4] 300.50 万元
            ▬240‰
            农林水支出
            [e6] 18 万元
            ▬14‰
            资源勘探支出
            [e7] 9.5 万元
            ▬8‰
            差额（含未画出的负数项） 22 万元
            ▬18‰
            两边按表中并列的各项相加（无数字、为负的项未计入），差额按公布数计算；比例为占本边合计。
        "#]],
    );
}

#[test]
fn plan() {
    check_body(
        running(),
        "v4;w180",
        expect![[r#"
        计划与执行
        (aloud) 支出合计完成调整预算的 91.59%，比序时进度快 58.26 个百分点。6 项有完成率，最高的是卫生健康支出 100.17%，最低的是粮油物资储备支出 -40.00%。
        支出合计
        [l9] 在表中查看
        年初预算数
        ▬960‰ 2,385 万元
        调整预算数
        ▬1000‰ 2,485 万元
        执行数
        ▬916‰ 2,276 万元
        完成调整预算
        ▬916‰ 91.59% 比序时进度快 58.26 个百分点
        [d0] 教育支出
        [l0] 在表中查看
        年初预算数
        ▬923‰ 1,200 万元
        调整预算数
        ▬1000‰ 1,300 万元
        执行数
        ▬962‰ 1,250 万元
        完成调整预算
        ▬962‰ 96.15% 比序时进度快 62.82 个百分点
        社会保障和就业支出
        [l3] 在表中查看
        年初预算数
        ▬615‰ 800 万元
        调整预算数
        ▬615‰ 800 万元
        执行数
        ▬538‰ 700 万元
        完成调整预算
        ▬875‰ 87.50% 比序时进度快 54.17 个百分点
        卫生健康支出
        [l4] 在表中查看
        年初预算数
        ▬231‰ 300 万元
        调整预算数
        ▬231‰ 300 万元
        执行数
        ▬231‰ 300.50 万元
        完成调整预算
        ▬1000‰ 100.17% 比序时进度快 66.84 个百分点
        节能环保支出
        [l5] 在表中查看
        年初预算数
        ▬38‰ 50 万元
        调整预算数
        ▬38‰ 50 万元
        执行数
        ▬0‰ — 未填报
        农林水支出
        [l6] 在表中查看
        年初预算数
        ▬15‰ 20 万元
        调整预算数
        ▬15‰ 20 万元
        执行数
        ▬14‰ 18 万元
        完成调整预算
        ▬900‰ 90.00% 比序时进度快 56.67 个百分点
        资源勘探支出
        [l7] 在表中查看
        年初预算数
        ▬8‰ 10 万元
        调整预算数
        ▬8‰ 10 万元
        执行数
        ▬7‰ 9.5 万元
        完成调整预算
        ▬950‰ 95.00% 比序时进度快 61.67 个百分点
        粮油物资储备支出
        [l8] 在表中查看
        年初预算数
        ▬4‰ 5 万元
        调整预算数
        ▬4‰ 5 万元
        执行数
        ▬0‰ -2 万元
        完成调整预算
        ▬0‰ -40.00% 比序时进度慢 73.33 个百分点
        序时进度 33.33%（4 个月 ÷ 12 个月），在完成率的条上以竖线标出。
        没有公布的完成率按公布数计算。
    "#]],
    );
}

#[test]
fn audit() {
    let mut budget = both();
    budget.tables[0].lines[1].amounts[3] = value("813");
    check_body(
        budget,
        "v5;n",
        expect![[r#"
            核对
            (aloud) 共核对 20 项，1 项不符。公布的数字未作改动。
            [f0] 提示“收入合计”决算数公布为 2,300 万元，所列 2 项相加为 2,311 万元，与公布合计不一致，差 11 万元 查看
            核对了什么
            分项相加与小计 4 项，相符
            各项收入相加与收入总计 4 项，1 项不符
            各项支出相加与支出总计 3 项，相符
            支出决算数不大于调整预算数 7 项，相符
            金额单位 2 项，相符
            没有数字可供核对：收入总计减支出总计与年终结余；完成率、增减率与金额；占比与金额，税收加非税与合计；说明文字与表中金额；“三公”经费各项相加与合计；债务余额不大于限额；上年决算数与上年公布的决算数；调入资金不小于调出资金。
            [n▾] 合计是怎么来的
            教育支出
            教育管理事务 150（第 2 行） + 普通教育 1,100（第 3 行） = 1,250.00 万元
            与公布数一致。
        "#]],
    );
}

#[test]
fn paper_has_every_view() {
    let all = plain(&html(running(), Options::default(), "w0"));
    for words in [
        "收入 · 每100元\u{200b}从哪来",
        "支出 · 每100元\u{200b}花在哪",
        "支出 · 面积图",
        "支出 · 历年",
        "收支流向",
        "支出 · 计划与执行",
        "核对",
        "资源勘探支出",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    assert!(!all.contains("[d") && !all.contains("[g"), "{all}");
}

#[test]
fn without_two_sides_years_or_stages_there_is_less_to_see() {
    check(
        budget("201 甲|||60\n202 乙|||40\n"),
        "v3;w180",
        expect![[r#"
            [v0*] 每100元​花在哪
            [v1] 面积图
            [v5] 核对
            每100元​花在哪
            (aloud) 每 100 元支出中，甲 60.00 元，乙 40.00 元。
            甲 60.00 元
            ▬1000‰
            [l0] 60 万元 占 60.00%
            乙 40.00 元
            ▬667‰
            [l1] 40 万元 占 40.00%
            每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。
            条形以最大的一项为满格。
        "#]],
    );
}

#[test]
fn nothing_to_show() {
    check(
        Budget::default(),
        "",
        expect![[r#"
        没有可以显示的表。
    "#]],
    );
    check(
        budget("201 甲|||—\n"),
        "w180",
        expect![[r#"
        [v0*] 每100元​花在哪
        [v1] 面积图
        [v5] 核对
        每100元​花在哪
        (aloud) 支出没有可以按比例显示的下级科目。
        未计入的 1 项（无数字、为零或为负）：
        甲
        [l0] — 未提供
    "#]],
    );
}

/// A table that lists both sides under each other makes no whole.
#[test]
fn both_sides_in_one_list_are_no_hundred() {
    let mut budget = budget("一般公共预算收入|||60\n一般公共预算支出|||40\n");
    budget.tables[0].side = Side::Unstated;
    let all = plain(&html(budget, Options::default(), "w180"));
    assert!(!all.contains("每100元"), "{all}");
}

#[test]
fn a_larger_unit_says_that_it_is_rounded() {
    let options = Options {
        unit: Some(MoneyUnit::Yi),
        ..Options::default()
    };
    let all = plain(&html(both(), options, "w180"));
    assert!(
        all.contains("0.13 亿元") && all.contains("金额已四舍五入"),
        "{all}"
    );
}

/// What no view should ever do: draw a missing amount as zero, or lose one.
#[test]
fn a_missing_amount_is_said_in_every_view() {
    for view in ["w180", "v1;w180", "v2;w180", "v4;w180"] {
        let all = plain(&html(both(), Options::default(), view));
        assert!(
            all.contains("节能环保支出") && all.contains("— 未填报"),
            "{view}: {all}"
        );
    }
}

#[test]
fn no_style_and_no_listener() {
    for view in ["", "v1", "v2", "v3", "v4", "v5", "w0"] {
        let all = html(both(), Options::default(), view);
        assert!(!all.contains(" style=") && !all.contains(" on"), "{view}");
    }
}

#[test]
fn any_view_text_is_no_panic() {
    let mut budget = both();
    budget.tables[0].lines[0].amounts[3] = Value::Missing(mingbai_data::Missing::Withheld);
    for view in [
        "v9;t9;d99;g;n;h",
        "t1;d2",
        "v1;d1;w1",
        "v2;d8;w10",
        "v4;t0;d0;w120",
    ] {
        html(budget.clone(), Options::default(), view);
    }
}
