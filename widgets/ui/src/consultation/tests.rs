//! Every kind as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::consultation::{check as audit, read_text};
use mingbai_data::workday::Calendar;
use yew::LocalServerRenderer;

use crate::papers::{Papers, PapersProps, PapersWidget};
use crate::snapshot::plain;
use crate::{Phase, Shared, Status};

/// 2026-11-26T09:30:00+08:00.
const NOW: i64 = 1_795_656_600;

fn props(members: &str, view: &'static str) -> PapersProps {
    let text = format!(r#"{{"schema":"mingbai.consultation/1",{members}}}"#);
    let mut all = read_text(&text).unwrap();
    let found = audit(&all, &Calendar::default(), Some(NOW));
    all.findings.extend(found);
    PapersProps {
        calendar: None,
        data: Some(Papers::Consultations(Shared(Rc::new(all)))),
        now: Some(NOW),
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Default::default(),
        view: view.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    }
}

fn html(props: PapersProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<PapersWidget>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

/// Without the foot, which is the same in all of these states.
fn check(members: &str, view: &'static str, expected: Expect) {
    let all = plain(&html(props(members, view)));
    let body = all.split("发布机构：").next().unwrap();
    expected.assert_eq(body);
}

#[test]
fn a_draft_that_is_open() {
    check(
        r#""title":"养犬管理办法（草案）","publisher":"市司法局","start":"2026-11-10","end":"2026-12-09","draft_url":"/draft.pdf","explanation_url":"javascript:alert(1)",
        "channels":[{"kind":"邮箱","address":"fgc@example.gov.cn","note":"注明“养犬办法”"},{"kind":"电话","address":"0813-8101234"},"信函：市司法局"],"summary":"规范城区养犬""#,
        "",
        expect![[r#"
            养犬管理办法（草案）
            意见征集正在进行，2026年12月9日截止，还有 13 天。
            征求意见 征集中 还剩 13 天 2026年11月10日至2026年12月9日
            规范城区养犬
            ‹/draft.pdf› 草案全文
            起草说明
            怎么提意见
            邮箱 ‹mailto:fgc@example.gov.cn› fgc@example.gov.cn 注明“养犬办法”
            电话
            ‹tel:0813-8101234› 0813-8101234
            信函 市司法局
            单位 市司法局
            [c] 复制文字 (aloud)
        "#]],
    );
}

/// 42 opinions: 18 + 9 + 12, and three of which nothing is said; one rejected with its reason, one without.
#[test]
fn what_became_of_a_draft() {
    check(
        r#""title":"养犬管理办法（草案）","start":"2026-09-01","end":"2026-09-30","received":"42","adopted":"18","partly":"9","rejected":"12","feedback_at":"2026-10-20","feedback_url":"/back.html",
        "groups":[{"opinion":"禁养犬种太多","count":"15","concentrated":true,"decision":"不予采纳","reason":"依据《动物防疫法》"},
        {"opinion":"办证费太高","count":"9","decision":"部分采纳"},{"opinion":"增加遛犬场所","count":"18","decision":"采纳"}]"#,
        "f",
        expect![[r#"
            养犬管理办法（草案）
            收到意见 42 条，采纳 18 条，部分采纳 9 条，未采纳 12 条，其余 3 条没有写明处理结果。
            征求意见 已反馈 2026年9月1日至2026年9月30日
            采纳情况
            收到意见 42 条
            采纳 18 条
            部分采纳 9 条
            未采纳 12 条
            没有说明 3 条
            反馈日期 2026年10月20日
            ‹/back.html› 打开反馈全文
            主要意见和处理
            禁养犬种太多（15 条，相对集中）
            不予采纳
            理由：依据《动物防疫法》
            办证费太高（9 条）
            部分采纳
            没有说明理由
            增加遛犬场所（18 条）
            采纳
            [c] 复制文字 (aloud)
            [f▾] 核对发现
            [f0] 说明 养犬管理办法（草案）：没有公布草案、说明、提出意见的方式 查看
            [f1] 提示 养犬管理办法（草案）：采纳、部分采纳、未采纳合计 39 条，收到 42 条，其余 3 条没有写明处理结果 查看
            [f2] 说明 养犬管理办法（草案）：“办证费太高”（9 条）部分采纳，没有说明理由 查看
            [f3] 提示 养犬管理办法（草案）：归类的意见未采纳合计 15 条，多于公布的 12 条，请核对 查看
        "#]],
    );
}

/// Of 400, 240 are 60 %; published percentages stay as they are.
#[test]
fn a_survey() {
    check(
        r#""title":"公交满意度","kind":"survey","start":"2026-10-01","end":"2026-10-31","n_valid":"400","use_of_result":"用于调整 3 条线路",
        "questions":[{"text":"您满意吗？","kind":"single","options":[{"label":"满意","n":"240"},{"label":"一般","n":"120","pct":"30"},{"label":"不满意","n":"40","pct":"10"}]},
        {"text":"希望改进什么？","kind":"multiple","options":[{"label":"班次","pct":"71.5"},{"label":"线路"}]}]"#,
        "",
        expect![[r#"
            公交满意度
            调查结果已公布，有效问卷 400 份，“您满意吗？”选“满意”的最多，占 60%，共 2 题。
            调查征集 结果已公布 2026年10月1日至2026年10月31日
            有效问卷 400 份
            结果怎么用 用于调整 3 条线路
            1. 您满意吗？
            单选。
            满意 60%（计算） 240 人
            一般 30% 120 人
            不满意 10% 40 人
            2. 希望改进什么？
            可以选几项，各项相加会超过 100%。
            班次 71.5%
            线路 —
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn who_sat_in_what_is_known_and_what_was_answered() {
    let rows = r#""title":"公众参与","rows":[
        {"id":"1","title":"供水价格会议","kind":"meeting","meeting":"市政府常务会议","topic":"供水价格","date":"2026-11-12 09:00","seats":"3","attendees":["张*","李*"],"opinions":[{"by":"张*","opinion":"阶梯价要照顾多人口家庭","response":"已写入方案"},{"opinion":"公开成本"}]},
        {"id":"2","title":"城东停水","kind":"response","event_at":"2026-11-20 08:00","first_response_at":"2026-11-20 10:30","cause":"主管爆裂","plan":"换管","next_update":"2026-11-21 18:00"},
        {"id":"3","title":"关于加装电梯的建议","kind":"proposal","no":"第17号","lead":"市住建局","class":"B","received_at":"2026-03-02","replied_at":"2026-05-20","public":false},
        {"id":"4","title":"养犬办法","start":"2026-11-10","end":"2026-11-26"}]"#;
    check(
        rows,
        "",
        expect![[r#"
            公众参与
            共 4 项
            [p0] 供水价格会议
            代表列席 已反馈
            2026年11月12日 09:00，市政府常务会议，议题是供水价格，2 名代表列席，提出意见 2 条，已回应 1 条。
            [p1] 城东停水
            舆情回应 已回应
            事件发生后 2 小时 30 分钟首次回应，已过下次更新时间（2026年11月21日 18:00）。
            [p2] 关于加装电梯的建议
            建议提案 已答复
            建议提案（第17号）由市住建局于2026年5月20日答复，办理类别 B（列入计划解决），答复全文不公开。
            [p3] 养犬办法
            征求意见 征集中 今天截止
            意见征集正在进行，今天（2026年11月26日）截止。
            [f▸] 核对发现
        "#]],
    );
    check(
        rows,
        "p0",
        expect![[r#"
            供水价格会议
            2026年11月12日 09:00，市政府常务会议，议题是供水价格，2 名代表列席，提出意见 2 条，已回应 1 条。
            [b] 返回列表 供水价格会议
            代表列席 已反馈
            会议 市政府常务会议
            议题 供水价格
            时间 2026年11月12日 09:00
            名额 3 人
            列席代表 张*、李*
            代表意见和回应
            张*：阶梯价要照顾多人口家庭
            回应：已写入方案
            公开成本
            没有公布回应
            [c] 复制文字 (aloud)
            [f▸] 核对发现
        "#]],
    );
    check(
        rows,
        "p1",
        expect![[r#"
            城东停水
            事件发生后 2 小时 30 分钟首次回应，已过下次更新时间（2026年11月21日 18:00）。
            [b] 返回列表 城东停水
            舆情回应 已回应
            事件发生 2026年11月20日 08:00
            首次回应 2026年11月20日 10:30
            相隔 2 小时 30 分钟
            下次更新 2026年11月21日 18:00
            原因
            主管爆裂
            怎么解决
            换管
            有什么困难
            没有公布
            [c] 复制文字 (aloud)
            [f▸] 核对发现
        "#]],
    );
    check(
        rows,
        "p2",
        expect![[r#"
            关于加装电梯的建议
            建议提案（第17号）由市住建局于2026年5月20日答复，办理类别 B（列入计划解决），答复全文不公开。
            [b] 返回列表 关于加装电梯的建议
            建议提案 已答复
            编号 第17号
            主办单位 市住建局
            办理类别 B 一般指列入计划解决；各地的办理类别不同，以公布的为准
            交办日期 2026年3月2日
            答复日期 2026年5月20日
            答复
            答复没有公开，没有说明理由。
            [c] 复制文字 (aloud)
            [f▸] 核对发现
        "#]],
    );
}

#[test]
fn nothing_a_strict_page_forbids() {
    let hostile = r#""title":"<img src=x onerror=alert(1)>","end":"2026-12-31","draft_url":"data:text/html,x","channels":[{"kind":"<b>","address":"javascript:alert(1)@a"}],
        "groups":[{"opinion":"<script>alert(1)</script>","decision":"不予采纳"}],"url":"javascript:alert(1)""#;
    let html = html(props(hostile, ""));
    for part in [
        "<img",
        "<script",
        "<b>&lt;b",
        "href=\"javascript",
        "href=\"data:",
        " style=",
    ] {
        assert!(!html.contains(part), "{part} in {html}");
    }
}
