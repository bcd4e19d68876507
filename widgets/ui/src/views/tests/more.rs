//! What flows, what was planned, the audit, paper, and what holds of every view.

use super::*;
use crate::views::KINDS;
use mingbai_data::{Decimal, Finding, Place, Severity};

#[test]
fn flow() {
    check_body(
        both(),
        "v3",
        expect![[r#"
            收支流向
            (aloud) 收入共 2,300 万元，最多的是税收收入 1,498 万元；支出共 2,276 万元，最多的是教育支出 1,250 万元；收入大于支出 24 万元，数据中没有上级补助、借债、结余等其他收支。
            税收收入 1,498 万元 · 65.13% 非税收入 802 万元 · 34.87% 教育支出 1,250 万元 · 54.87% 社会保障和就业支出 700 万元 · 30.73% 卫生健康支出 300.50 万元 · 13.19% 农林水支出 18 万元 · 0.79% 资源勘探支出 9.5 万元 · 0.42% 差额（含未画出的负数项） 22 万元 收支
            [n▸] 查看数字表
            收入来自（合计 2,300 万元）
            税收收入 1,498 万元
            ▬1000‰
            非税收入 802 万元
            ▬535‰
            支出用于（合计 2,276 万元）
            教育支出 1,250 万元
            ▬834‰
            社会保障和就业支出 700 万元
            ▬467‰
            卫生健康支出 300.50 万元
            ▬201‰
            农林水支出 18 万元
            ▬12‰
            资源勘探支出 9.5 万元
            ▬6‰
            差额（含未画出的负数项） 22 万元
            ▬15‰
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
            (aloud) 收入共 2,300 万元，最多的是税收收入 1,498 万元；支出共 2,276 万元，最多的是教育支出 1,250 万元；收入大于支出 24 万元，数据中没有上级补助、借债、结余等其他收支。
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
            ▬834‰
            社会保障和就业支出
            [e3] 700 万元
            ▬467‰
            卫生健康支出
            [e4] 300.50 万元
            ▬201‰
            农林水支出
            [e6] 18 万元
            ▬12‰
            资源勘探支出
            [e7] 9.5 万元
            ▬6‰
            差额（含未画出的负数项） 22 万元
            ▬15‰
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
            (aloud) 共核对 20 项，1 项不符；另有 1 项合计因缺数无法核对。公布的数字未作改动。
            [f0] 提示“收入合计”决算数公布为 2,300 万元，所列 2 项相加为 2,311 万元，与公布合计不一致，差 11 万元 查看
            核对了什么
            分项相加与小计 4 项，相符
            各项收入相加与收入总计 4 项，1 项不符
            各项支出相加与支出总计 3 项，相符 ；1 项缺数，无法核对
            支出决算数不大于调整预算数 7 项，相符
            金额单位 2 项，相符
            没有数字可供核对：收入总计与支出总计（及年终结余）；完成率、增减率与金额；占比与金额，税收加非税与合计；说明文字与表中金额；“三公”经费各项相加与合计；债务余额不大于限额；上年决算数与上年公布的决算数；调入资金不小于调出资金。
            [n▾] 合计是怎么来的
            教育支出
            [l1] 教育管理事务 150（第 2 行） +
            [l2] 普通教育 1,100（第 3 行） = 1,250 万元
            与公布数一致。
        "#]],
    );
}

/// One list of all that was found, in the order of the command; one count, that of the checks; and each row of a formula is a
/// way to its line.
#[test]
fn audit_lists_what_reading_found_too() {
    let finding = |code, message: &str| Finding {
        code,
        severity: Severity::Note,
        place: Place::default(),
        message: message.into(),
    };
    let mut budget = both();
    budget.tables[0].lines[1].amounts[3] = value("813");
    budget.findings = vec![
        finding("field", "读入时发现"),
        finding("check-sum", "先前核对"),
        finding("pii", "遮盖 1 处"),
    ];
    let all = plain(&html(budget.clone(), Options::default(), "v5"));
    let (_, list) = all.split_once("未作改动。").unwrap();
    let list = list.split_once("核对了什么").unwrap().0;
    expect![[r#"

        说明读入时发现
        说明遮盖 1 处
        [f2] 提示“收入合计”决算数公布为 2,300 万元，所列 2 项相加为 2,311 万元，与公布合计不一致，差 11 万元 查看
    "#]]
    .assert_eq(list);
    assert_eq!(all.matches("项不符").count(), 2, "{all}");
    // Another unit would be one thing in a formula and another beside it.
    let shown = |view| {
        let all = plain(&html(budget.clone(), Options::default(), view));
        let at = all.find("合计是怎么来的").unwrap();
        all[at..].to_owned()
    };
    assert_eq!(shown("v5;n;t0;u8"), shown("v5;n;t0;u4"));
    expect![[r#"
        合计是怎么来的
        收入合计
        [l0] 税收收入 1,498（第 1 行） +
        [l1] 非税收入 813（第 2 行） = 2,311 万元
        公布数 2,300 万元，相差 11 万元。
    "#]]
    .assert_eq(&shown("v5;n;t0;u8"));
    // On paper nothing leads anywhere.
    let paper = plain(&html(budget, Options::default(), "v5;w0"));
    assert!(
        paper.contains("教育管理事务 150（第 2 行） + 普通教育"),
        "{paper}"
    );
}

/// What is printed is what the reader sees, with everything open, its numbers below it, and nothing to press.
#[test]
fn paper_has_the_open_view() {
    let views = [
        ("w0", "支出 · 每100元花在哪", "资源勘探支出"),
        ("v1;w0", "支出 · 面积图", "资源勘探支出"),
        ("v2;w0", "支出 · 历年", "年份"),
        ("v3;w0", "收支流向", "收入来自"),
        ("v4;w0", "支出 · 计划与执行", "资源勘探支出"),
        ("v5;w0", "核对", "核对了什么"),
    ];
    for (view, name, words) in views {
        let all = plain(&html(running(), Options::default(), view));
        assert!(all.contains(name) && all.contains(words), "{view}: {all}");
        let others = views.iter().filter(|other| other.1 != name);
        for (_, other, _) in others {
            let line = all.lines().find(|line| line == other);
            assert_eq!(line, None, "{view}: {all}");
        }
        for pressed in ["[v", "[t", "[d", "[g", "[n"] {
            assert!(!all.contains(pressed), "{view}: {pressed} in {all}");
        }
    }
    // Where a reader has gone down, the parts of that line are printed.
    let below = plain(&html(running(), Options::default(), "d0;w0"));
    assert!(below.contains("占全部"), "{below}");
}

#[test]
fn without_two_sides_years_or_stages_there_is_less_to_see() {
    check(
        budget("201 甲|||60\n202 乙|||40\n"),
        "v3;w180",
        expect![[r#"
            [v0] 每100元花在哪
            [v1] 面积图
            [v5] 核对
            收支流向
            (aloud) 没有公布同一本账同一口径的收入和支出，不能画出流向。
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
        [v0*] 每100元花在哪
        [v1] 面积图
        [v5] 核对
        每100元花在哪
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

/// The widget around them has the buttons.
#[test]
fn without_choosers_of_its_own() {
    let props = ViewsProps {
        data: Shared(Rc::new(budget("201 甲|||60\n202 乙|||40\n"))),
        options: Options::default(),
        view: "v3;t0;w180".into(),
        glossary: None,
        choosers: false,
        on_view: Default::default(),
        on_open: Default::default(),
        on_take: None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<BudgetViews>::with_props(props)
        .hydratable(false)
        .render();
    let html = tokio::task::LocalSet::new().block_on(&runtime, render);
    expect![[r#"
        收支流向
        (aloud) 没有公布同一本账同一口径的收入和支出，不能画出流向。
    "#]]
    .assert_eq(&plain(&html));
}

/// The words of the page's own glossary: what is drilled into is explained at once, the others when they are pressed.
#[test]
fn words_are_explained() {
    use mingbai_data::budget::{Book, Glossary, WORDS};
    let mut data = running();
    for table in &mut data.tables {
        table.book = Book::General;
    }
    let data = Rc::new(data);
    let glossary = Shared(Rc::new(Glossary::parse(WORDS).unwrap()));
    let drawn = |view: &'static str| {
        let props = ViewsProps {
            data: Shared(Rc::clone(&data)),
            options: Options::default(),
            view: view.into(),
            glossary: Some(glossary.clone()),
            choosers: false,
            on_view: Default::default(),
            on_open: Default::default(),
            on_take: None,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let render = LocalServerRenderer::<BudgetViews>::with_props(props)
            .hydratable(false)
            .render();
        plain(&tokio::task::LocalSet::new().block_on(&runtime, render))
    };
    let health = drawn("i4;w180");
    assert!(health.contains("[i4▾] 卫生健康支出"), "{health}");
    assert!(
        health.contains("卫生健康支出：") && health.contains("[d0] 教育支出"),
        "{health}"
    );
    let education = drawn("d0;w180");
    assert!(education.contains("\n教育支出："), "{education}");
    // The book itself, not what is spent from it.
    let book = drawn("v4;x0;w180");
    let say = &glossary.0.entries()[0].say;
    assert!(book.contains(&format!("一般公共预算：{say}")), "{book}");
    let plan = drawn("v4;x0;w180");
    assert!(
        plan.contains("名词解释：") && plan.contains("[x0▾] "),
        "{plan}"
    );
    assert!(plan.contains("序时进度"), "{plan}");
}

/// 分 are moved so that all come to 100 元; a percentage is not.
#[test]
fn a_share_is_rounded_and_not_moved() {
    let thirds =
        budget("205 教育支出|||1|||\n208 社会保障和就业支出|||1|||\n210 卫生健康支出|||1|||\n");
    let shown = plain(&html(thirds, Options::default(), "v0"));
    assert!(
        shown.contains("教育支出 33.34 元") && !shown.contains("33.34%"),
        "{shown}"
    );
}

/// 2018 in the prices of 2017 and the other way round: 2,000 × 102 ÷ 100 = 2,040.
#[test]
fn real_terms_stand_under_the_years() {
    let mut years = budget("205 教育支出|||2,100|2,000||\n=支出合计|||2,100|2,000||\n");
    let shown = |years: &Budget| plain(&html(years.clone(), Options::default(), "v2"));
    assert!(!shown(&years).contains("价格指数"));
    years.prices = vec![(2017, Decimal::from_int(100))];
    assert!(!shown(&years).contains("价格指数"));
    years.prices.push((2018, Decimal::from_int(102)));
    let said = "按 2018 年价格计算（价格指数：2017 年 100，2018 年 102），2017 年为 2,040 万元，2018 年为 2,100 万元，增加 60 万元（增长 2.94%），按公布数计算。";
    assert!(shown(&years).contains(said), "{}", shown(&years));
}

/// A link to a line that the data have no more shows the view at its top, and says nothing of a line.
#[test]
fn a_line_that_is_not_there_is_the_top() {
    for kind in KINDS {
        let view = |rest: &str| [&*format!("v{};t1", kind.index()), rest].concat();
        let draw = |text: String| html(both(), Options::default(), text.leak());
        assert_eq!(draw(view(";d99")), draw(view("")), "{kind:?}");
    }
}
