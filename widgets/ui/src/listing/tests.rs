//! What is drawn of a list, by a profile of every kind of field.

use super::*;
use crate::snapshot::plain;
use crate::{Phase, Shared, Status};
use mingbai_data::listing::{Profile, check, read_text};
use std::rc::Rc;

/// 2026-11-27 12:00 in Beijing.
const NOW: i64 = 1_795_752_000;

const PROFILE: &str = r#"{"schema":"mingbai.profile/1","name":"fee","title":"收费目录","unit":"项","head":"item",
    "question":{"text":"能不能收我这笔费？","hint":"输入项目","answer":["standard"],"none":"目录里没有。清单外一律不得收费。"},
    "contact":{"name":"价格举报","phone":"12315"},"basis":[{"title":"办法（第1号）","url":"https://a.cn/1"}],
    "fields":[{"name":"item","label":"项目","search":true},{"name":"standard","label":"标准","kind":"number","unit":"元","required":true,"rule":"办法第二条"},
    {"name":"kind","label":"类别"},{"name":"from","label":"公示","kind":"date"},{"name":"to","label":"截止","kind":"date"},
    {"name":"doc","label":"文件","kind":"files"},{"name":"need","label":"材料","kind":"rows","fields":[{"name":"n","label":"名称"},{"name":"c","label":"份数"}]},
    {"name":"tel","label":"电话","kind":"phone"},{"name":"url","label":"原文","kind":"link"},{"name":"done","label":"公布","kind":"date"}],
    "states":[{"word":"公示中","tone":"note","rule":"公示期还没有过","when":[{"field":"to","is":"open"}]},{"word":"已结束","when":[{"field":"to","is":"past"}]}],
    "terms":[{"label":"公布","from":"from","to":"done","clock":"workday","within":3,"rule":"办法第三条"}],
    "window":{"label":"公示期","from":"from","to":"to","least":7},
    "sort":["-from"],"filters":["state","kind"],"card":["kind"],"columns":["item","kind","from"],
    "sentence":["共 {count} 项"],"charts":[{"title":"各类别","by":"kind"}]}"#;

const ROWS: &str = r#"{"schema":"mingbai.listing/1","title":"某县收费目录","publisher":"某县发改局","as_of":"2026-11-20","sample":true,"rows":[
    {"item":"登记费","standard":"80.00","kind":"登记","from":"2026-11-02","to":"2026-11-10","done":"2026-11-05","tel":"0813-8123456",
     "doc":[{"title":"文件.pdf","url":"/f.pdf"}],"need":[{"n":"申请表","c":2},{"n":"身份证","c":null}],"url":"javascript:alert(1)"},
    {"item":"垃圾费","kind":"环卫","from":"2026-11-16","to":"2099-12-31","done":"2026-11-24"},
    {"item":"停车费","standard":"5","kind":"环卫"}]}"#;

fn props(rows: &str, view: &str) -> ListProps {
    let profile = Profile::read(PROFILE).unwrap();
    let mut listing = read_text(rows, &profile).unwrap();
    let found = check(&listing, Some(NOW));
    listing.findings.extend(found);
    ListProps {
        data: Some(Shared(Rc::new(listing))),
        now: Some(NOW),
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: crate::Options::default(),
        view: view.to_owned().into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    }
}

fn html(props: ListProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = yew::LocalServerRenderer::<ListWidget>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn text(view: &str) -> String {
    plain(&html(props(ROWS, view)))
}

#[test]
fn the_question_the_filters_and_the_records() {
    expect_test::expect![[r#"
        某县收费目录 示例数据
        共 3 项。
        能不能收我这笔费？
        输入项目…
        类别
        [h] /*类别：全部 / 环卫 2 / 登记 1
        排序
        [s] /*默认顺序 / 公示从新到旧 / 公示从旧到新
        [t0*] 全部 3
        [t1] 公示中 1
        [t2] 已结束 1
        [y▾] 状态怎么判断
        公示中 公示期还没有过
        (aloud) 共 3 项，显示 3 项
        | 项目 | 状态 | 标准 | 类别 | 公示
        | [p1] 垃圾费 | 公示中 公布 逾期 3 个工作日 应于2026年11月19日前 | 没有公布 | 环卫 | 2026年11月16日
        | [p0] 登记费 | 已结束 公布 按时 | 80.00 元 | 登记 | 2026年11月2日
        | [p2] 停车费 | | 5 元 | 环卫 | — 未提供
        各类别
        环卫
        ▬1000‰ 2 项
        登记
        ▬500‰ 1 项
        依据和咨询
        价格举报 ‹tel:12315› 12315
        ‹https://a.cn/1› 办法（第1号）
        [c] 复制文字 (aloud)
        [d] 存为表格（CSV）
        [f▾] 核对发现
        [f0] 提示 1 条没有“标准”（办法第二条）：第 2 条垃圾费 查看
        [f1] 提示 1 条公布逾期（办法第三条）：第 2 条垃圾费：应于2026年11月19日前，晚 3 个工作日 查看
        发布机构： 某县发改局
        数据截至： 2026年11月20日
        来源： 未注明
        更新状态： 已更新
    "#]].assert_eq(&text("w800;y;f"));
}

#[test]
fn on_a_phone_a_record_is_a_card() {
    expect_test::expect![[r#"
        某县收费目录 示例数据
        共 3 项。
        能不能收我这笔费？
        输入项目…
        状态
        [g] /*状态：全部 / 公示中 1 / 已结束 1
        类别
        [h] /*类别：全部 / 环卫 2 / 登记 1
        排序
        [s] /*默认顺序 / 公示从新到旧 / 公示从旧到新
        [y▸] 状态怎么判断
        (aloud) 共 3 项，显示 3 项
        | 项目 | 状态 | 标准 | 类别
        | [p1] 垃圾费 | 公示中 公布 逾期 3 个工作日 应于2026年11月19日前 | 标准 没有公布 | 类别环卫
        | [p0] 登记费 | 已结束 公布 按时 | 标准80.00 元 | 类别登记
        | [p2] 停车费 | | 标准5 元 | 类别环卫
        各类别
        环卫
        ▬1000‰ 2 项
        登记
        ▬500‰ 1 项
        依据和咨询
        价格举报 ‹tel:12315› 12315
        ‹https://a.cn/1› 办法（第1号）
        [c] 复制文字 (aloud)
        [d] 存为表格（CSV）
        [f▸] 核对发现
        发布机构： 某县发改局
        数据截至： 2026年11月20日
        来源： 未注明
        更新状态： 已更新
    "#]]
    .assert_eq(&text("w200"));
}

#[test]
fn a_record_says_where_it_stands_and_what_is_missing() {
    expect_test::expect![[r#"
        某县收费目录 示例数据
        共 3 项。
        [b] 返回列表 登记费
        已结束
        公布 按时 （办法第三条）
        公示期 2026年11月2日至2026年11月10日 已结束
        ▬1000‰
        标准 80.00 元
        类别 登记
        公示 2026年11月2日
        截止 2026年11月10日
        文件
        ‹/f.pdf› 文件.pdf
        材料
        | 名称 | 份数
        | 申请表 | 2
        | 身份证 | —
        电话 ‹tel:0813-8123456› 0813-8123456
        原文 javascript:alert(1)
        公布 2026年11月5日
        依据和咨询
        价格举报 ‹tel:12315› 12315
        ‹https://a.cn/1› 办法（第1号）
        [c] 复制文字 (aloud)
        [d] 存为表格（CSV）
        [f▸] 核对发现
        发布机构： 某县发改局
        数据截至： 2026年11月20日
        来源： 未注明
        更新状态： 已更新
    "#]]
    .assert_eq(&text("w800;p0"));
    expect_test::expect![[r#"
        某县收费目录 示例数据
        共 3 项。
        [b] 返回列表 垃圾费
        公示中 公示期还没有过
        公布 逾期 3 个工作日 应于2026年11月19日前 （办法第三条）
        公示期 2026年11月16日至2099年12月31日 还剩 26698 天
        ▬0‰
        标准 没有公布 办法第二条
        类别 环卫
        公示 2026年11月16日
        截止 2099年12月31日
        公布 2026年11月24日
        依据和咨询
        价格举报 ‹tel:12315› 12315
        ‹https://a.cn/1› 办法（第1号）
        [c] 复制文字 (aloud)
        [d] 存为表格（CSV）
        [f▸] 核对发现
        发布机构： 某县发改局
        数据截至： 2026年11月20日
        来源： 未注明
        更新状态： 已更新
    "#]]
    .assert_eq(&text("w800;p1"));
}

#[test]
fn nothing_found_says_what_that_means_and_whom_to_call() {
    let said = text("w800;q没有");
    assert!(
        said.contains("目录里没有。清单外一律不得收费。") && said.contains("‹tel:12315›"),
        "{said}"
    );
    // A filter hides what may be there.
    let said = text("w800;h.环卫;q登记");
    assert!(
        said.contains("请换个词或条件") && !said.contains("目录里没有"),
        "{said}"
    );
}

#[test]
fn paper_has_every_record_in_full() {
    let said = text("w0");
    assert!(
        said.contains("文件.pdf") && said.contains("某县发改局") && said.contains("| 申请表 | 2"),
        "{said}"
    );
}

#[test]
fn what_is_chosen_and_what_is_copied() {
    let given = props(ROWS, "");
    let mut widget = ListWidget::new(&given);
    assert!(widget.chosen(&given, "h", "1"));
    let copied = |widget: &mut ListWidget| {
        widget.act(&given, "c");
        widget.copied().unwrap_or_default()
    };
    let said = copied(&mut widget);
    assert_eq!(said.lines().count(), 4, "{said}");
    assert!(
        said.contains("垃圾费\t— 未提供\t环卫\t2026年11月16日"),
        "{said}"
    );
    assert!(widget.act(&given, "x"));
    widget.act(&given, "p0");
    let said = copied(&mut widget);
    assert!(
        said.contains("标准：80.00 元\n") && said.contains("材料：申请表、身份证"),
        "{said}"
    );
    assert!(widget.close(&given) && widget.close(&given) && !widget.close(&given));
}

#[test]
fn a_table_is_made_of_what_was_found() {
    let given = props(ROWS, "h.登记");
    let mut widget = ListWidget::new(&given);
    assert!(widget.act(&given, "d"));
    let taken = widget.taken().unwrap_or_default();
    let lines: Vec<&str> = taken.lines().collect();
    assert_eq!(lines.len(), 4, "{taken}");
    assert_eq!(lines[1], "收费目录.csv");
    assert!(
        lines[2].starts_with("\u{feff}项目,标准（元）,类别") && lines[2].ends_with(",状态"),
        "{taken}"
    );
    assert!(
        lines[3].starts_with("登记费,80.00,登记,2026年11月2日") && lines[3].ends_with(",已结束"),
        "{taken}"
    );
    widget.act(&given, "d");
    assert!(widget.taken().unwrap_or_default().starts_with("2\n"));
    widget.act(&given, "y");
    assert_eq!(widget.taken(), None);
}

#[test]
fn markup_in_the_data_is_text() {
    let rows = r#"[{"项目":"&lt;b>甲<img src=x onerror=alert(1)>","标准":"<script>1</script>","类别":"乙"}]"#;
    let html = html(props(rows, ""));
    assert!(
        !html.contains("<img") && !html.contains("<script") && !html.contains("<b>"),
        "{html}"
    );
}

/// What no record of the data has is no column, unless it must be public.
#[test]
fn a_column_that_the_data_do_not_have_is_not_drawn() {
    let rows = r#"{"schema":"mingbai.listing/1","rows":[{"item":"登记费","kind":"登记"},{"item":"停车费","kind":"环卫"}]}"#;
    let drawn = plain(&html(props(rows, "w800")));
    let head = drawn
        .lines()
        .find(|line| line.contains("| 项目 |"))
        .unwrap();
    assert_eq!(head.trim(), "| 项目 | 状态 | 标准 | 类别");
}
