//! What a reader searches for in plain words, once the page has lent them.

use expect_test::{Expect, expect};
use mingbai_data::budget::{Budget, PLAIN_WORDS, ReadOptions, Side, read_text};

use super::super::fixture::{SMALL, budget, table};
use super::super::search::Search;
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
    "#]],
    );
    check(
        budget(SMALL),
        0,
        "龙",
        expect![[r#"
            (aloud) 共 9 行，显示 0 行 单位：万元
            这张表里没有，可以换个词试试。
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
            (aloud) 共 2 行，显示 0 行，其他表里有 单位：万元
            这张表里没有，可以换个词试试。
            其他表里有：
            [q1] 支出
            没有公布的百分比按公布数计算。
        "#]],
    );
}

/// A county with its books, its debts, “三公”经费 and four years before, as the example has them.
fn county() -> Budget {
    let text = include_str!("../../../../../demo/examples/budget/whole/data.json");
    read_text(text, &ReadOptions::default()).unwrap()
}

/// Where each word is found beside the first table, which is of what a county spends.
fn check_elsewhere(words: &str, expected: Expect) {
    let county = county();
    let mut out = String::new();
    for word in words.split('|') {
        let search = Search::new(word, PLAIN_WORDS);
        let found = search.elsewhere(&county.tables, 0);
        let names: Vec<String> = found
            .iter()
            .map(|at| county.shown_table_name(*at))
            .collect();
        out.push_str(&format!("{word}: {}\n", names.join("、")));
    }
    expected.assert_eq(&out);
}

/// What a table is about is found as well as what stands in it, by the words for it too, and first.
#[test]
fn tables_are_found_by_what_they_are_about() {
    check_elsewhere(
        "三公|三公经费|“三公”经费|公车|吃喝|债务|欠债|债务限额|转移支付|社保|国企|卖地|学校|2050201|龙",
        expect![[r#"
            三公: “三公”经费
            三公经费: “三公”经费
            “三公”经费: “三公”经费
            公车: “三公”经费
            吃喝: “三公”经费
            债务: 政府债务、政府债务（发行与偿还）、2024年政府债务、2023年政府债务、一般公共预算收入（总表）、一般公共预算支出（总表）、政府性基金预算支出、2024年一般公共预算支出、2023年一般公共预算支出、2022年一般公共预算支出、2021年一般公共预算支出、一般公共预算支出（按政府经济分类）
            欠债: 政府债务、政府债务（发行与偿还）、2024年政府债务、2023年政府债务、一般公共预算支出（总表）、政府性基金预算支出、2024年一般公共预算支出、2023年一般公共预算支出、2022年一般公共预算支出、2021年一般公共预算支出
            债务限额: 政府债务、2024年政府债务、2023年政府债务
            转移支付: 全县一般性转移支付、全县专项转移支付、一般公共预算收入（总表）
            社保: 社会保险基金预算收入、社会保险基金预算支出、2024年一般公共预算支出、2023年一般公共预算支出、2022年一般公共预算支出、2021年一般公共预算支出、一般公共预算支出（按政府经济分类）
            国企: 国有资本经营预算收入、国有资本经营预算支出
            卖地: 政府性基金预算收入、政府性基金预算支出
            学校: 2024年一般公共预算支出、2023年一般公共预算支出、2022年一般公共预算支出、2021年一般公共预算支出
            2050201: 
            龙: 
        "#]],
    );
}

/// The names of tables are found before the page has lent its words.
#[test]
fn tables_are_found_without_words() {
    let county = county();
    let found = |word| Search::new(word, "").elsewhere(&county.tables, 0);
    assert_eq!(found("三公"), [10]);
    assert_eq!(found("三公 经费"), [10]);
    assert!(
        found("债务").starts_with(&[11, 19, 21, 22]),
        "{:?}",
        found("债务")
    );
    assert!(found("公车").is_empty());
    // The one that is shown is not another one.
    assert!(
        Search::new("三公", "")
            .elsewhere(&county.tables, 10)
            .is_empty()
    );
}

/// A table that is about it as a whole is shown as a whole.
#[test]
fn what_a_table_is_about_shows_all_of_it() {
    check(
        county(),
        10,
        "三公",
        expect![[r#"
            (aloud) 共 12 行，显示 10 行，整张表都是 单位：万元
            | 项目 | 决算数 | 完成情况与比上年
            | 因公出国（境）费 | [p0▸] 0 万元 | ▬0‰
            完成年初预算 — 基数为 0，无法计算 比上年 — 基数为 0，无法计算
            | 公务接待费 | [p1▸] 98.35 万元 | ▬161‰
            完成年初预算 78.06% 比上年 -12.50%
            | [d2] 公务用车购置及运行费 2 项 | [p2▸] 611.20 万元 | ▬1000‰
            完成年初预算 95.50% 比上年 -6.73%
            | 合计 | [p5▸] 709.55 万元 | 完成年初预算 92.63% 比上年 -7.57%
            | 因公出国（境）团组数（个） | [p6▸] 0 | 
            | 因公出国（境）人数（人） | [p7▸] 0 | 
            | 公务用车购置数（辆） | [p8▸] 6 | 
            | 公务用车保有量（辆） | [p9▸] 182 | 
            | 国内公务接待批次（个） | [p10▸] 1,126 | 
            | 国内公务接待人次（人） | [p11▸] 9,862 | 
            条形以并列项中最大者为满格。
            没有公布的百分比按公布数计算。
        "#]],
    );
}
