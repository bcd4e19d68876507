//! Taking a table away: what is drawn, and what each button gives.

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::MoneyUnit;
use mingbai_data::budget::Budget;
use yew::{Callback, props};

use super::{RAISED, SPENT, both, draw};
use crate::Shared;
use crate::budget::fixture::{SMALL, budget, table};
use crate::snapshot::plain;
use crate::views::ViewsProps;
use crate::views::take::{Take, take};

fn check(budget: &Budget, at: usize, what: usize, expected: Expect) {
    let taken = take(budget, at, MoneyUnit::Wan, what).unwrap();
    let text = format!("{} {}\n{}", taken.way, taken.name, taken.text);
    expected.assert_eq(&text.replace('\t', " | ").replace('\r', ""));
}

fn render(budget: Budget, view: &'static str, on_take: Option<Callback<Take>>) -> String {
    draw(props!(ViewsProps {
        data: Shared(Rc::new(budget)),
        view,
        choosers: true,
        on_take,
    }))
}

#[test]
fn the_view() {
    let taking = Some(Callback::from(|_| {}));
    expect![[r#"
        [v0] 每100元花在哪
        [v1] 面积图
        [v2] 历年
        [v3] 收支流向
        [v4] 计划与执行
        [v5] 核对
        [v6*] 带走
        [t0] 收入
        [t1*] 支出
        带走
        (aloud) 本表共 10 行，可以复制、下载或存成图片。
        [k0] 复制文字
        [k1] 复制表格
        [k2] 下载 CSV
        [k3] 下载说明文件
        [k4] 生成图片
        CSV 和说明文件只是这一张表的：说明文件（Open Fiscal Data Package）写明 CSV 各列的含义，两个放在一起。都在本机生成，不上传。
        (aloud)
    "#]]
    .assert_eq(&plain(&render(both(), "v6", taking.clone())));
    // On paper nothing is taken, and where nobody takes it, neither.
    for (view, taking) in [("w0", taking), ("v6", None)] {
        let all = plain(&render(both(), view, taking));
        assert!(!all.contains("[k0]") && !all.contains("[v6"), "{all}");
    }
}

#[test]
fn a_picture_says_what_it_shows() {
    let mut many = budget(SPENT);
    many.sample = true;
    check(
        &many,
        0,
        4,
        expect![[r#"
            picture 2018 年支出 2,276 万元，完成调整预算的 91.59%，比上年增长 9.53%（均按公布数计算）。
            m示例数据
            h明白县 2018 年一般公共预算支出决算
            a2018 年支出 2,276 万元，完成调整预算的 91.59%，比上年增长 9.53%（均按公布数计算）。
            r教育支出 | 1,250 万元 | 占 54.87% | 1000
            r社会保障和就业支出 | 700 万元 | 占 30.73% | 560
            r卫生健康支出 | 300.50 万元 | 占 13.19% | 240
            r农林水支出 | 18 万元 | 占 0.79% | 14
            r资源勘探支出 | 9.5 万元 | 占 0.42% | 8
            n占比按大于零的各项合计计算。
            f数据截至：2018-12-31
            f发布机构：明白县财政局
            f来源：2018 年决算公开
        "#]],
    );
}

#[test]
fn ten_lines_and_the_rest_together() {
    let text: String = (1..=12)
        .map(|n| format!("2 第{n}项|||{}\n", 100 - n))
        .collect();
    check(
        &budget(&text),
        0,
        4,
        expect![[r#"
        picture 2018 年支出 1,122 万元（按所列科目相加）。
        h明白县 2018 年一般公共预算支出决算
        a2018 年支出 1,122 万元（按所列科目相加）。
        r第1项 | 99 万元 | 占 8.82% | 1000
        r第2项 | 98 万元 | 占 8.73% | 990
        r第3项 | 97 万元 | 占 8.65% | 980
        r第4项 | 96 万元 | 占 8.56% | 970
        r第5项 | 95 万元 | 占 8.47% | 960
        r第6项 | 94 万元 | 占 8.38% | 949
        r第7项 | 93 万元 | 占 8.29% | 939
        r第8项 | 92 万元 | 占 8.20% | 929
        r第9项 | 91 万元 | 占 8.11% | 919
        r第10项 | 90 万元 | 占 8.02% | 909
        n其余 2 项共 177 万元。
        n占比按公布数计算。
        f数据截至：2018-12-31
        f发布机构：明白县财政局
        f来源：2018 年决算公开
    "#]],
    );
}

#[test]
fn what_makes_no_whole_has_no_shares() {
    let mut both = budget("收入合计|||60\n支出合计|||50\n");
    both.tables[0].side = Default::default();
    check(
        &both,
        0,
        4,
        expect![[r#"
        picture 2018 年共 2 行，没有公布合计。
        h明白县 2018 年一般公共预算支出决算
        a2018 年共 2 行，没有公布合计。
        r收入合计 | 60 万元
        r支出合计 | 50 万元
        f数据截至：2018-12-31
        f发布机构：明白县财政局
        f来源：2018 年决算公开
    "#]],
    );
    check(
        &budget("201 甲|||—\n"),
        0,
        4,
        expect![[r#"
        picture 2018 年支出年初预算共 1 行，没有公布合计。
        h明白县 2018 年一般公共预算支出决算
        a2018 年支出年初预算共 1 行，没有公布合计。
        r甲 | — 未提供
        f数据截至：2018-12-31
        f发布机构：明白县财政局
        f来源：2018 年决算公开
    "#]],
    );
}

#[test]
fn files_and_rows() {
    let mut small = budget(SMALL);
    small.tables.push(table(RAISED));
    check(
        &small,
        1,
        1,
        expect![[r#"
        copy 表格
        科目编码 | 科目名称 | 年初预算数（万元） | 调整预算数（万元） | 决算数（万元） | 上年决算数（万元） | 完成率（占调整预算%） | 比上年增减（%）
        101 | 税收收入 | 1500 | 1500 | 1498 | 1400 | 99.87 | 7.00
        103 | 非税收入 | 900 | 900 | 802 | 700 | 89.11 | 14.57
         | 收入合计 | 2400 | 2400 | 2300 | 2100 | 95.83 | 9.52
    "#]],
    );
    check(
        &small,
        1,
        2,
        expect![[r#"
            file 2018-expenditure-final.csv
            ﻿科目编码,科目名称,级次,行类型,年初预算数,调整预算数,决算数,上年决算数,单位,年度,数据截至,发布机构,来源
            101,税收收入,1,明细,1500,1500,1498,1400,万元,2018,2018-12-31,明白县财政局,2018 年决算公开 https://example.gov.cn/2018.html
            103,非税收入,1,明细,900,900,802,700,万元,2018,2018-12-31,明白县财政局,2018 年决算公开 https://example.gov.cn/2018.html
            ,收入合计,1,合计,2400,2400,2300,2100,万元,2018,2018-12-31,明白县财政局,2018 年决算公开 https://example.gov.cn/2018.html
        "#]],
    );
    let descriptor = take(&small, 1, MoneyUnit::Wan, 3).unwrap();
    assert_eq!(descriptor.name, "datapackage.json");
    // The file that the button beside it gives, and no other.
    let files: Vec<&str> = descriptor.text.matches(".csv\"").collect();
    assert_eq!(files.len(), 1);
    let csv = take(&small, 1, MoneyUnit::Wan, 2).unwrap().name;
    assert!(descriptor.text.contains(&format!("\"path\":\"{csv}\"")));
    assert_eq!(take(&small, 0, MoneyUnit::Wan, 5), None);
    assert_eq!(take(&small, 2, MoneyUnit::Wan, 0), None);
}

#[test]
fn a_publisher_makes_no_line_and_no_cell() {
    let mut odd = budget("201 甲|||60\n202 乙|||40\n");
    odd.tables[0].lines[0].name = "甲\t\nr乙".into();
    let text = take(&odd, 0, MoneyUnit::Wan, 4).unwrap().text;
    assert!(text.contains("\nr甲  r乙\t60"), "{text}");
}
