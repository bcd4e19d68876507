//! What a reader searches for in plain words, once the page has lent them.

use expect_test::{Expect, expect};
use mingbai_data::budget::{Budget, PLAIN_WORDS, Side};

use super::super::fixture::{SMALL, budget, table};
use super::{BudgetProps, BudgetWidget, fresh};
use crate::snapshot::plain;
use crate::{Options, Shared};
use std::rc::Rc;
use yew::LocalServerRenderer;

/// What stands below the units, on a phone, while `query` is searched in table `at`.
fn check(data: Budget, at: usize, query: &str, expected: Expect) {
    let view = ["t", &at.to_string(), ";w300;k", PLAIN_WORDS, ";q", query].concat();
    let props = BudgetProps {
        data: Some(Shared(Rc::new(data))),
        status: fresh(),
        options: Options::default(),
        view: view.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<BudgetWidget>::with_props(props)
        .hydratable(false)
        .render();
    let all = plain(&tokio::task::LocalSet::new().block_on(&runtime, render));
    let start = all.find("(aloud)").or(all.find("共 ")).unwrap();
    let end = all.find("[c]").unwrap();
    expected.assert_eq(&all[start..end]);
}

/// How much goes to schools, and is that more than last year? One row, with both.
#[test]
fn a_plain_word_is_answered_and_says_why() {
    check(
        budget(SMALL),
        0,
        "学校",
        expect![[r#"
        (aloud) 共 9 行，显示 2 行，“学校”属于教育支出等 单位：万元
        | 项目 | 决算数 | 完成情况与比上年
        | 205
        [d0] 教育支出 2 项 | [p0▸] 1,250 万元 | ▬1000‰
        完成调整预算 96.15% 比上年 +25% 同口径
        | 20502 · 教育支出
        [d2] 普通教育 1 项 | [p2▸] 1,100 万元 | ▬880‰
        完成调整预算 100% 比上年 +22.22% 同口径
        条形以并列项中最大者为满格。
        只打印了屏幕上的部分，全部请用“打印全部”。
    "#]],
    );
    check(
        budget(SMALL),
        0,
        "看病",
        expect![[r#"
        (aloud) 共 9 行，显示 1 行，“看病”属于卫生健康支出 单位：万元
        | 项目 | 决算数 | 完成情况与比上年
        | 210 卫生健康支出 | [p6▸] 300.50 万元 | 完成调整预算 100.17% 比上年 -3.06% 同口径
        只打印了屏幕上的部分，全部请用“打印全部”。
    "#]],
    );
    // What is called so needs no reason.
    check(
        budget(SMALL),
        0,
        "公共安全",
        expect![[r#"
        (aloud) 共 9 行，显示 1 行 单位：万元
        | 项目 | 决算数 | 完成情况与比上年
        | 204 公共安全支出 | [p5▸] — 数据异常 | 完成调整预算 — 数据异常 比上年 — 数据异常
        只打印了屏幕上的部分，全部请用“打印全部”。
    "#]],
    );
    check(
        budget(SMALL),
        0,
        "龙",
        expect![[r#"
        (aloud) 共 9 行，显示 0 行 单位：万元
        这张表里没有，请换个词试试。
        只打印了屏幕上的部分，全部请用“打印全部”。
    "#]],
    );
}

/// The first table is of the other side.
#[test]
fn another_table_has_it() {
    let mut data = budget("101 税收收入|||5|4\n103 非税收入|||3|2");
    data.tables[0].side = Side::Revenue;
    data.tables.push(table(SMALL));
    check(
        data,
        0,
        "学校",
        expect![[r#"
        (aloud) 共 2 行，显示 0 行 单位：万元
        这张表里没有，请换个词试试。
        [q1] 有结果的表：支出
        与上年相比按公布数计算。
        只打印了屏幕上的部分，全部请用“打印全部”。
    "#]],
    );
}
