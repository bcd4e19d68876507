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

mod claims;
mod flow;
mod money;
mod more;
mod reasons;
mod take;

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
    draw(ViewsProps {
        data: Shared(Rc::new(budget)),
        options,
        view: view.into(),
        glossary: None,
        choosers: true,
        on_view: Default::default(),
        on_open: Default::default(),
        on_take: None,
    })
}

fn draw(props: ViewsProps) -> String {
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
            [v0*] 每100元花在哪
            [v1] 面积图
            [v2] 历年
            [v3] 收支流向
            [v4] 计划与执行
            [v5] 核对
            [t0] 收入
            [t1*] 支出
            每100元花在哪
            (aloud) 在有数字的各项里，每 100 元支出中，教育支出 54.87 元，社会保障和就业支出 30.73 元，卫生健康支出 13.19 元，其余 2 项共 1.21 元。
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
            只有公布了数字的各项折成 100 元，没有数字的不在其中；取到分，尾差归入余数最大的项。
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
            每100元花在哪
            (aloud) 在有数字的各项里，每 100 元支出中，教育支出 54.87 元，社会保障和就业支出 30.73 元，卫生健康支出 13.19 元，其余 2 项共 1.21 元。
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
            只有公布了数字的各项折成 100 元，没有数字的不在其中；取到分，尾差归入余数最大的项。
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
        每100元花在哪
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
        [v0*] 每100元从哪来
        [v1] 面积图
        [v2] 历年
        [v3] 收支流向
        [v4] 计划与执行
        [v5] 核对
        [t0*] 收入
        [t1] 支出
        每100元从哪来
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
            每100元花在哪
            (aloud) 在有数字的各项里，每 100 元支出中，教育支出 54.87 元，社会保障和就业支出 30.73 元，卫生健康支出 13.19 元，其余 2 项共 1.21 元。
            [h0] 占比
            [h1*] 人均
            人均按常住人口 301,200 人计算。
            [d0] 教育支出 41.50 元
            ▬1000‰
            [l0] 1,250 万元 占 54.87%
            社会保障和就业支出 23.24 元
            ▬560‰
            [l3] 700 万元 占 30.73%
            卫生健康支出 9.98 元
            ▬240‰
            [l4] 300.50 万元 占 13.19%
            [g▸] 其他 2 项（每项占比不到 1%） 0.91 元
            ▬22‰ 27.5 万元 占 1.21%
            未计入的 2 项（无数字、为零或为负）：
            节能环保支出
            [l5] — 未填报
            粮油物资储备支出
            [l8] -2 万元
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
            (aloud) 支出中计入 5 项，其中最大的是教育支出 1,250 万元，占 54.87%；最小的是资源勘探支出 9.5 万元，占 0.42%。
            [d0] “教育支出，1,250 万元，占 54.87%，查看下级”
            教育支出 54.87% 1,250 万元
            [l3] “社会保障和就业支出，700 万元，占 30.73%，在表中查看”
            社会保障和就业支出 30.73% 700 万元
            [l4] “卫生健康支出，300.50 万元，占 13.19%，在表中查看”
            卫生健康 支出 13.19%
            [g] “其他 2 项，27.5 万元，占 1.21%，展开”
            [g] 1 其他 2 项（每项占比不到 1%） 27.5 万元 1.21%
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
            (aloud) 支出合计 2017 年决算 2,078 万元（2018 年表所列上年数），2018 年决算 2,276 万元，增加 198 万元（增长 9.53%），按公布数计算。
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
            (aloud) 教育支出 2017 年决算 1,000 万元（2018 年表所列上年数）；2018 年执行 1,250 万元，未满一年，不作比较。
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

/// Where rows are missing nothing is said to be so much of the whole: that is said, or another view is shown.
#[test]
fn no_share_of_what_is_not_all_here() {
    let mut cut = both();
    cut.rows_in_source = Some(90);
    for view in ["v0;w180", "v1;w180", "v3;w180"] {
        let said = plain(&html(cut.clone(), Options::default(), view));
        for shares in ["每 100 元", "最大的是", "占 "] {
            assert!(!said.contains(shares), "{view}: {said}");
        }
        let whole = plain(&html(both(), Options::default(), view));
        assert!(
            whole.contains("最大的是") || whole.contains("每 100 元") || whole.contains("最多的是"),
            "{view}: {whole}"
        );
    }
}
