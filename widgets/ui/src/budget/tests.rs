//! Every state as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::budget::{Book, Budget};
use mingbai_data::{Finding, MoneyUnit, Place, Severity};
use yew::LocalServerRenderer;

use super::fixture::{SMALL, budget, table};
use super::{BudgetProps, BudgetWidget};
use crate::snapshot::plain;
use crate::{Options, Phase, Shared, Size, Status, Theme};

mod counts;
mod reasons;
mod search;
mod states;
mod views;
mod words;

fn html(data: Option<Budget>, status: Status, options: Options, view: &'static str) -> String {
    let props = BudgetProps {
        data: data.map(|data| Shared(Rc::new(data))),
        status,
        options,
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
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn check(view: &'static str, expected: Expect) {
    expected.assert_eq(&plain(&html(
        Some(budget(SMALL)),
        fresh(),
        Options::default(),
        view,
    )));
}

/// The list alone, without what stands around it in every state.
fn check_list(view: &'static str, expected: Expect) {
    let all = plain(&html(
        Some(budget(SMALL)),
        fresh(),
        Options::default(),
        view,
    ));
    let list = all
        .split_once("[u8")
        .and_then(|(_, rest)| rest.split_once("[c]"))
        .unwrap()
        .0;
    expected.assert_eq(&format!("[u8{list}"));
}

/// What stands around the list, which is the same in all of these states.
fn check_state(data: Option<Budget>, status: Status, expected: Expect) {
    let all = plain(&html(data, status, Options::default(), "w300"));
    let around = match (all.find("[u0]"), all.find("发布机构")) {
        (Some(start), Some(end)) => format!("{}…\n{}", &all[..start], &all[end..]),
        _ => all,
    };
    expected.assert_eq(&around);
}

fn fresh() -> Status {
    Status {
        phase: Phase::Fresh,
        checked_at: Some("2019年1月5日 10:32".into()),
        ..Status::default()
    }
}

fn failed(phase: Phase, code: &'static str, message: &'static str) -> Status {
    Status {
        phase,
        code: Some(code.into()),
        message: Some(message.into()),
        source: Some("https://example.gov.cn/".into()),
        page: true,
        ..Status::default()
    }
}

fn tiny() -> Budget {
    Budget {
        tables: vec![table("205 教育支出|||1,250\n")],
        ..budget("")
    }
}

#[test]
fn wide() {
    check(
        "",
        expect![[r#"
            明白县 2018 年一般公共预算支出决算
            2018 年支出 2,450.5 万元，完成调整预算的 84.50%（按公布数计算）。
            支出（决算数） 2,450.5 万元
            完成调整预算 84.50 %
            占比最大：教育支出 51.01 % 按公布数计算
            [v0*] 表格
            [v1] 每100元
            [v2] 面积图
            [v3] 历年
            [v5] 计划与执行
            [v6] 核对
            [v7] 带走
            查找名称或编码…
            排序
            [s] /*按公布顺序 / 决算数 从高到低 / 决算数 从低到高 / 完成率 从高到低 / 完成率 从低到高 / 比上年 从高到低 / 比上年 从低到高
            [u0] 元
            [u4*] 万元
            [u8] 亿元
            (aloud) 共 9 行，显示 9 行
            [A] 全部展开
            [Z] 全部收起 单位：万元
            | 项目 | [s1] 年初预算数 | [s2] 调整预算数 | [s4] 决算数 | [s6] 完成率 （占调整预算） | [s7] 比上年 （同口径）
            | [o0▾] 教育支出 | 1,200 | 1,300 | 
            [p0▸] 1,250
            ▬1000‰ | 96.15% | +25%
            | 教育管理事务 | 200 | 200 | 
            [p1▸] 150
            ▬136‰ | 75% | +50%
            | [o2▾] 普通教育 | 1,000 | 1,100 | 
            [p2▸] 1,100
            ▬1000‰ | 100% | +22.22%
            | 其中：学前教育 | 100 | 100 | 
            [p3▸] 90 | 90% | — 未填报
            | 社会保障和就业支出 | 800 | 800 | 
            [p4▸] — 未填报 | — 未填报 | — 未填报
            | 公共安全支出 | 500 | 500 | 
            [p5▸] — 数据异常 | — 数据异常 | — 数据异常
            | 卫生健康支出 | 300 | 300 | 
            [p6▸] 300.50
            ▬240‰ | 100.17% | -3.06%
            | 本年支出合计 | 2,800 | 2,900 | 
            [p7▸] 2,450.5 | 84.50% （计算） | — 未提供
            | 支出总计 | 2,800 | 2,900 | 
            [p8▸] 2,450.5 | 84.5% | -2.37%
            条形以并列项中最大者为满格。
            [c] 复制表格文字 (aloud)
            发布机构： 明白县财政局
            数据截至： 2018年12月31日
            来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
            更新状态： 已更新（北京时间 2019年1月5日 10:32）
        "#]],
    );
}

#[test]
fn narrow() {
    check_list(
        "w300",
        expect![[r#"
            [u8] 亿元
            (aloud) 共 9 行，显示 6 行 单位：万元
            | 项目 | 决算数 | 完成情况与比上年
            | [d0] 教育支出 2 项 | [p0▸] 1,250 万元 | ▬1000‰
            完成调整预算 96.15% 比上年 +25% 同口径
            | 社会保障和就业支出 | [p4▸] — 未填报 | 完成调整预算 — 未填报 比上年 — 未填报
            | 公共安全支出 | [p5▸] — 数据异常 | 完成调整预算 — 数据异常 比上年 — 数据异常
            | 卫生健康支出 | [p6▸] 300.50 万元 | ▬240‰
            完成调整预算 100.17% 比上年 -3.06% 同口径
            | 本年支出合计 | [p7▸] 2,450.5 万元 | 完成调整预算 84.50% （计算）
            | 支出总计 | [p8▸] 2,450.5 万元 | 完成调整预算 84.5% 比上年 -2.37% 同口径
            条形以并列项中最大者为满格。
        "#]],
    );
}

#[test]
fn narrow_under_a_line_with_its_details() {
    check_list(
        "w300;d0;p2",
        expect![[r#"
            [u8] 亿元
            [d] 全部 教育支出
            (aloud) 共 9 行，显示 2 行 单位：万元
            | 项目 | 决算数 | 完成情况与比上年
            | 教育支出 | [p0▸] 1,250 万元 | 完成调整预算 96.15% 比上年 +25% 同口径
            | 教育管理事务 | [p1▸] 150 万元 | ▬136‰
            完成调整预算 75% 比上年 +50% 同口径
            | [d2] 普通教育 1 项 | [p2▾] 1,100 万元 | ▬1000‰
            完成调整预算 100% 比上年 +22.22% 同口径
            | 
            科目编码 20502
            公布数 1,100 万元（决算数）
            折合 11,000,000 元
            年初预算数 1,000 万元
            调整预算数 1,100 万元
            上年决算数 900 万元
            完成调整预算 100%（公布）
            比上年 +22.22% 同口径（公布）
            备注 含上级补助
            [p] 关闭
            条形以并列项中最大者为满格。
        "#]],
    );
}

#[test]
fn a_search_shows_where_things_stand() {
    check_list(
        "s-4;q教育",
        expect![[r#"
            [u8] 亿元
            (aloud) 共 9 行，显示 4 行 单位：万元
            | 项目 | [s1] 年初预算数 | [s2] 调整预算数 | (descending)
            [s4] 决算数 | [s6] 完成率 （占调整预算） | [s7] 比上年 （同口径）
            | 205 教育支出 | 1,200 | 1,300 | 
            [p0▸] 1,250
            ▬1000‰ | 96.15% | +25%
            | 20502 · 教育支出 普通教育 | 1,000 | 1,100 | 
            [p2▸] 1,100
            ▬880‰ | 100% | +22.22%
            | 20501 · 教育支出 教育管理事务 | 200 | 200 | 
            [p1▸] 150
            ▬120‰ | 75% | +50%
            | 2050201 · 教育支出 › 普通教育 其中：学前教育 | 100 | 100 | 
            [p3▸] 90
            ▬72‰ | 90% | — 未填报
            条形以并列项中最大者为满格。
        "#]],
    );
}

#[test]
fn another_unit_says_that_it_rounds() {
    check_list(
        "w300;u8;d2",
        expect![[r#"
            [u8*] 亿元
            [d] 全部
            [d0] 教育支出 普通教育
            (aloud) 共 9 行，显示 1 行 单位：亿元
            | 项目 | 决算数 | 完成情况与比上年
            | 普通教育 | [p2▸] 0.11 亿元 | 完成调整预算 100% 比上年 +22.22% 同口径
            | 其中：学前教育 | [p3▸] 0.01 亿元 | 完成调整预算 90% 比上年 — 未填报
            金额已四舍五入，点金额可看公布数。
        "#]],
    );
}

#[test]
fn findings_lead_to_their_rows() {
    let finding = |row, severity, message: &str| Finding {
        code: "check-sum",
        severity,
        place: Place {
            table: 0,
            row,
            field: None,
        },
        message: message.into(),
    };
    let mut data = tiny();
    data.sample = true;
    data.findings = vec![
        finding(
            Some(0),
            Severity::Warning,
            "下级之和 1,200，公布数 1,250，相差 50。",
        ),
        finding(None, Severity::Note, "收入总计与支出总计相等。"),
    ];
    expect![[r#"
        明白县 2018 年一般公共预算支出决算 示例数据
        2018 年支出 1,250 万元（按所列科目相加）。
        [v0*] 表格
        [v6] 核对
        [v7] 带走
        [u0] 元
        [u4*] 万元
        [u8] 亿元
        (aloud) 共 1 行，显示 1 行 单位：万元
        | 项目 | 决算数 | 完成情况与比上年
        | 教育支出 | [p0▾] 1,250 万元 | 
        | 
        科目编码 205
        公布数 1,250 万元（决算数）
        折合 12,500,000 元
        核对 下级之和 1,200，公布数 1,250，相差 50。
        [p] 关闭
        [c] 复制表格文字 (aloud)
        [f▾] 核对发现
        [f0] 提示 下级之和 1,200，公布数 1,250，相差 50。 查看
        说明 收入总计与支出总计相等。
        [v6] 更多核对
        发布机构： 明白县财政局
        数据截至： 2018年12月31日
        来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
        更新状态： 已更新（北京时间 2019年1月5日 10:32）
    "#]]
    .assert_eq(&plain(&html(
        Some(data),
        fresh(),
        Options::default(),
        "w300;f;p0",
    )));
}

#[test]
fn many_tables_are_a_list() {
    let mut data = tiny();
    data.tables = vec![tiny().tables.remove(0); 5];
    check_state(
        Some(data),
        fresh(),
        expect![[r#"
            明白县 2018 年一般公共预算支出决算
            2018 年支出 1,250 万元（按所列科目相加）。
            选择表
            [t] /*支出 / 支出 / 支出 / 支出 / 支出
            [v0*] 表格
            [v6] 核对
            [v7] 带走
            查找名称或编码…
            …
            发布机构： 明白县财政局
            数据截至： 2018年12月31日
            来源： ‹https://example.gov.cn/2018.html› 2018 年决算公开
            更新状态： 已更新（北京时间 2019年1月5日 10:32）
        "#]],
    );
}

/// The budget's own year first, by its books; then the other years. A table's number is its place in the source.
#[test]
fn the_list_has_headings() {
    let of = |book, year: Option<u16>| {
        let mut table = tiny().tables.remove(0);
        table.book = book;
        table.year = year;
        table
    };
    let mut data = tiny();
    data.tables = vec![
        of(Book::General, Some(2017)),
        of(Book::General, Some(2018)),
        of(Book::Funds, None),
        of(Book::Funds, Some(2016)),
        of(Book::General, Some(2018)),
        of(Book::General, Some(2017)),
    ];
    let html = html(Some(data), fresh(), Options::default(), "t2");
    let (_, list) = html.split_once("<select").unwrap();
    let list = list.split_once("</select>").unwrap().0;
    let mut out = String::new();
    for part in list.split('<').skip(1) {
        let value = |name: &str| {
            let (_, rest) = part.split_once(&format!("{name}=\""))?;
            rest.split('"').next()
        };
        match (value("label"), value("value")) {
            (Some(label), _) => out += &format!("\n{label}:"),
            (None, Some(at)) => out += &format!(" {at}"),
            _ => {}
        }
    }
    assert_eq!(
        out,
        "\n一般公共预算: 1 4\n政府性基金预算: 2\n2017 年: 0 5\n2016 年: 3"
    );
}

#[test]
fn options_reach_the_style_sheet() {
    let options = Options {
        theme: Theme::Contrast,
        size: Size::Elder,
        heading_level: 3,
        unit: Some(MoneyUnit::Yuan),
        ..Options::default()
    };
    let html = html(Some(tiny()), fresh(), options, "w300");
    for part in [
        "data-theme=\"contrast\"",
        "data-size=\"elder\"",
        "aria-level=\"3\"",
        "12,500,000",
        "data-narrow=\"true\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_long_list_is_windowed_and_whole_on_paper() {
    let text: String = (0..1_000).map(|i| format!("n{i}|||{i}\n")).collect();
    let drawn = |view| html(Some(budget(&text)), fresh(), Options::default(), view);
    let part = drawn("");
    assert_eq!(part.matches("mb-line").count(), 50);
    assert!(part.contains("aria-rowcount=\"1001\"") && part.contains("aria-rowindex=\"51\""));
    assert!(part.contains("共 1000 行，显示 1000 行"));
    let whole = drawn("w0;q没有");
    assert_eq!(whole.matches("mb-line").count(), 1_000);
}

/// No HTML sink, no `style` attribute, no address that is no link.
#[test]
fn nothing_a_strict_page_forbids() {
    let text = "205 <img src=x onerror=alert(1)>|||1\n";
    for view in ["", "w300;p0"] {
        let html = html(Some(budget(text)), fresh(), Options::default(), view);
        assert!(
            !html.contains("<img") && !html.contains(" style="),
            "{html}"
        );
    }
}
