//! Every state as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::policy::{check as audit, read_text};
use mingbai_data::workday::Calendar;
use yew::LocalServerRenderer;

use super::ask::answers;
use crate::papers::{Papers, PapersProps, PapersWidget};
use crate::snapshot::plain;
use crate::{Phase, Shared, Status};

/// 2018-08-21T10:00:00+08:00.
const NOW: i64 = 1_534_816_800;

fn props(members: &str, view: &'static str) -> PapersProps {
    let text = format!(r#"{{"schema":"mingbai.policy/1",{members}}}"#);
    let mut policies = read_text(&text).unwrap();
    let found = audit(&policies, &Calendar::default(), Some(NOW));
    policies.findings.extend(found);
    PapersProps {
        data: Some(Papers::Policies(Shared(Rc::new(policies)))),
        calendar: None,
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
fn the_questions_of_a_citizen_come_first() {
    check(
        r#""title":"补贴办法","doc_no":"府规〔2018〕3号","signed_at":"2018-07-17","published_at":"2018-07-20","effective_at":"2018-08-01","summary":"每户最多补贴8000元。",
        "covered":"年满60周岁","standards":[{"item":"特困家庭","amount":"8000","unit":"元/户","note":"最高"},{"item":"办理","amount":"5","unit":"个工作日"}],
        "apply_from":"2018-08-01","apply_to":"2018-12-31","place":"便民服务中心","hours":"9:00—17:00","phone":"12345","apply_url":"javascript:alert(1)",
        "materials":[{"name":"申请表","form":"原件","copies":"1","source":"现场领取","needed":true},"身份证"],"faq":[{"q":"租房能申请吗？","a":"能。"}],
        "basis":[{"title":"养老条例","url":"https://a.cn/law"}],"interpreter":{"name":"张三","post":"局长","date":"2018-07-21"},"url":"/doc","attachments":[{"title":"表","url":"/a.docx","format":"DOCX","size":"32 KB"}]"#,
        "",
        expect![[r#"
            补贴办法
            每户最多补贴8000元。
            有效 施行 2018年8月1日 府规〔2018〕3号
            我在范围内吗 年满60周岁
            标准是多少
            特困家庭 8000 元/户
            什么时候办 2018年8月1日至2018年12月31日
            去哪里办 便民服务中心 9:00—17:00
            网上办理
            打什么电话 ‹tel:12345› 12345
            [k▸] 明白卡
            执行标准
            | 项目 | 标准 | 单位 | 说明
            | 特困家庭 | 8000 | 元/户 | 最高
            | 办理 | 5 | 个工作日 | 
            带什么材料
            申请表 原件 · 1 份 · 来源：现场领取 · 必须
            身份证
            问答
            [a0▸] 租房能申请吗？
            制定依据
            ‹https://a.cn/law› 养老条例
            文件信息
            第一解读人 局长 张三，2018年7月21日
            文号 府规〔2018〕3号
            签发日期 2018年7月17日
            公布日期 2018年7月20日
            施行日期 2018年8月1日
            公开时效 按时（签发后 20 个工作日内公开，政府信息公开条例第二十六条）
            ‹/doc› 打开原文
            ‹/a.docx› 表 （DOCX，32 KB）
            [c] 复制文字 (aloud)
            [f▸] 核对发现
        "#]],
    );
}

#[test]
fn the_self_check_says_what_is_kept_where() {
    check(
        r#""title":"补贴办法","conditions":{"ask":[{"id":"age","text":"您的年龄","kind":"number","unit":"岁"},{"id":"place","text":"户籍","kind":"choice","options":["本市","外地"]},
        {"id":"since","text":"何时起","kind":"date","note":"不知道可以不答"}],"rule":{"all":[{"ask":"age","at_least":60},{"ask":"place","is":"本市"},{"ask":"since","under":"2018-01-01"}]}}"#,
        "c",
        expect![[r#"
            补贴办法
            有效性没有公布
            我在范围内吗
            [s▾] 收起自查
            自查：我在范围内吗
            回答只在这台设备上使用，不发送，不保存。不知道的可以不答。
            1. 您的年龄
            [v0] 岁
            2. 户籍
            [q100] 本市
            [q101] 外地
            3. 何时起 不知道可以不答
            [v2]
            (aloud)
            还不能判断
            还要回答第 1、2、3 题。
            仅供参考，以原文为准。
            [x] 清空回答
            [k▸] 明白卡
            文件信息
            [c] 复制文字 (aloud)
        "#]],
    );
}

#[test]
fn several_are_listed_and_one_is_opened() {
    let rows = r#""title":"政策","rows":[{"id":"1","title":"甲办法","published_at":"2018-08-01","effective_at":"2018-09-01"},
        {"id":"2","title":"乙办法","status":"废止","doc_no":"府发〔2010〕1号"},{"id":"3","title":"丙办法","status":"试行中"}]"#;
    check(
        rows,
        "",
        expect![[r#"
        政策
        共 3 份文件
        [p0] 甲办法
        尚未施行 公布 2018年8月1日
        2018年8月1日公布，2018年9月1日起施行，现在尚未施行。
        [p1] 乙办法
        已废止 府发〔2010〕1号
        现在已废止。
        [p2] 丙办法
        试行中
        [f▸] 核对发现
    "#]],
    );
    check(
        rows,
        "p1",
        expect![[r#"
            乙办法
            现在已废止。
            [b] 返回列表 乙办法
            已废止 府发〔2010〕1号
            这份文件已废止，不能再按它办理。
            [k▸] 明白卡
            文件信息
            文号 府发〔2010〕1号
            [c] 复制文字 (aloud)
            [f▸] 核对发现
        "#]],
    );
}

#[test]
fn what_may_not_be_relied_on_says_so() {
    check(
        r#""title":"办法","genre":"行政规范性文件","published_at":null,"dated_at":"2018-07-17","changes":[{"what":"材料","before":"户口簿","after":"不用","approved_at":"2018-08-17","published_at":"2018-08-21"}]"#,
        "f",
        expect![[r#"
            办法
            有效性没有公布
            没有公布日期。未经公布的行政规范性文件不得作为行政管理的依据。
            [k▸] 明白卡
            变更记录
            材料 审批完成 2018年8月17日 · 公布 2018年8月21日
            原来 户口簿
            现在 不用
            文件信息
            文种 行政规范性文件
            落款日期 2018年7月17日
            [c] 复制文字 (aloud)
            [f▾] 核对发现
            [f0] 提示 办法：没有公布日期；未经公布的行政规范性文件不得作为行政管理的依据 查看
        "#]],
    );
}

/// The full text as a site's system has it: what is allowed is drawn, the rest is words or nothing.
#[test]
fn the_full_text_is_made_of_allowed_nodes() {
    let text = r#"<div class='TRS_Editor' style='color:red'><p align='center'><b>第一章 总则</b></p><p>&emsp;&emsp;为了<i>规范</i>，依据<a href='https://a.cn/law' onclick='x()'>条例</a>
        和<a href='javascript:alert(1)'>办法</a>。</p><ol start='3'><li>甲</li><li>乙</li></ol><table><tr><th colspan='2'>标准</th></tr><tr><td>特困</td><td>8000元</td></tr></table>
        <img src='/a.jpg' alt='流程图' onerror='x()'><p><img src='https://b.cn/b.jpg' alt='外站图'></p><a href='/c'><img src='//b.cn/c.jpg' alt='图标'></a><script>alert(1)</script><iframe src='//b.cn'></iframe></div>"#;
    let members = format!(
        r#""title":"办法","body":{}"#,
        mingbai_data::Tree::Text(text.into()).json()
    );
    let html = html(props(&members, "o"));
    for part in [
        "role=\"heading\" aria-level=\"4\"",
        "<em>规范</em>",
        "href=\"https://a.cn/law\"",
        "<span>办法</span>",
        "start=\"3\"",
        "colspan=\"2\"",
        "src=\"/a.jpg\"",
        "alt=\"流程图\"",
        // Another site is asked for nothing by itself.
        "<a class=\"mb-link\" rel=\"noopener\" href=\"https://b.cn/b.jpg\">外站图</a>",
        "href=\"/c\"><span>图标</span></a>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    for part in [
        "javascript:",
        "onerror",
        "onclick",
        "<script",
        "<iframe",
        "alert",
        "style=",
    ] {
        assert!(!html.contains(part), "{part} in {html}");
    }
}

#[test]
fn nothing_a_strict_page_forbids() {
    let hostile = r#""title":"<img src=x onerror=alert(1)>","body":"<script>alert(1)</script>","faq":[{"q":"<b>","a":"</script>"}],
        "related":[{"title":"x","url":"data:text/html,x"}],"place":"\"><svg onload=alert(1)>""#;
    for view in ["", "w0", "o;a0"] {
        let html = html(props(hostile, view));
        assert!(
            !html.contains("<img")
                && !html.contains("<script")
                && !html.contains("<svg")
                && !html.contains(" style="),
            "{html}"
        );
    }
}

#[test]
fn an_area_code_in_brackets_is_dialled_with_its_number() {
    let html = html(props(
        r#""title":"办法","phone":"（0591）87275165、0813—8101234（12345）""#,
        "",
    ));
    for link in ["tel:059187275165", "tel:08138101234", "tel:12345"] {
        assert!(html.contains(&format!("href=\"{link}\"")), "{link}: {html}");
    }
    assert_eq!(html.matches("href=\"tel:").count(), 3);
}

#[test]
fn what_is_struck_out_stays_so() {
    let html = html(props(
        r#""title":"办法","body":"<p>补贴<del>5000</del>8000元</p>""#,
        "o",
    ));
    assert!(html.contains("<s>5000</s>"), "{html}");
}

const CHECK: &str = r#""title":"补贴办法","conditions":{"ask":[{"id":"age","text":"您的年龄","kind":"number","unit":"岁"},
    {"id":"place","text":"户籍","kind":"choice","options":["本市","外地"]},{"id":"low","text":"低保","kind":"yesno"}],
    "rule":{"all":[{"any":[{"ask":"age","at_least":60,"says":"年满60周岁","clause":"第三条"},{"ask":"low","is":true,"says":"低保","clause":"第四条"}]},
    {"ask":"place","is":"本市","says":"本市户籍","clause":"第二条"}]}}"#;

#[test]
fn answers_stay_in_the_component() {
    let props = props(CHECK, "c");
    let mut widget = PapersWidget::new(&props);
    let came = |widget: &PapersWidget| {
        let Some(Papers::Policies(all)) = &props.data else {
            panic!()
        };
        let policy = &all.0.rows[0];
        let check = policy.conditions.as_ref().unwrap();
        let given = answers(check, &widget.answers);
        mingbai_data::policy::judge(check, &given).covered
    };
    assert_eq!(came(&widget), None);
    assert!(widget.typed("v0", "59".to_owned()));
    assert!(widget.act(&props, "q100"));
    assert_eq!(came(&widget), None);
    assert!(widget.act(&props, "q201"));
    assert_eq!(came(&widget), Some(false));
    assert!(widget.typed("v0", "60 岁".to_owned()));
    assert_eq!(came(&widget), Some(true));
    // Pressed once more it is no answer; what is no number is none.
    assert!(widget.act(&props, "q100"));
    assert_eq!(came(&widget), None);
    assert!(widget.act(&props, "q101"));
    assert_eq!(came(&widget), Some(false));
    assert!(widget.typed("v0", "六十".to_owned()));
    assert!(widget.act(&props, "q100") && came(&widget).is_none());
    // Neither the text of the state nor what is copied has any of it.
    assert_eq!(widget.view.text(), "c");
    assert!(widget.act(&props, "c"));
    let copied = widget.stage.copy.clone().unwrap();
    assert!(
        !copied.contains("本市") && !copied.contains("六十"),
        "{copied}"
    );
    assert!(widget.act(&props, "C") && widget.act(&props, "x"));
    assert!(widget.answers.is_empty());
    // Odd tokens do nothing.
    assert!(widget.act(&props, "q999") && !widget.typed("v5000000", "1".to_owned()));
    assert!(widget.answers.is_empty());
    assert!(widget.close() && !widget.view.check && !widget.close());
}

/// The card of one sheet has the first screen and nothing of an answer; on paper it stands alone.
#[test]
fn a_card_of_one_sheet() {
    let members = r#""title":"补贴办法","covered":"年满\n60周岁","amount":"每户8000元","phone":"12345","publisher":"某市民政局",
        "published_at":"2018-07-20","points":["一户一次"],"sample":true"#;
    let props = props(members, "");
    let mut widget = PapersWidget::new(&props);
    assert!(widget.act(&props, "k"));
    assert_eq!(widget.view.text(), "qk");
    let draw = |widget: &PapersWidget, only: bool| {
        let mut pen = crate::pen::Pen::default();
        super::card(&mut pen, &widget.scene(&props).unwrap(), only);
        drawn(pen.finish())
    };
    let text = draw(&widget, false);
    assert!(
        text.contains("一户一次") && text.contains("收起明白卡"),
        "{text}"
    );
    let lines = "m示例数据\nh补贴办法\na某市民政局2018年7月20日公布。\nn我在范围内吗\na年满 60周岁\nn能得多少\na每户8000元\n\
        n打什么电话\na12345\nf发布机构：某市民政局\nf公布日期：2018年7月20日\n";
    assert!(text.contains(lines), "{text}");
    assert!(widget.act(&props, "K") && widget.stage.paper);
    let text = draw(&widget, true);
    assert!(
        text.contains("每户8000元") && !text.contains("一户一次"),
        "{text}"
    );
    // A touch ends it where a browser does not say that printing has ended.
    assert!(widget.act(&props, "k") && !widget.stage.paper && widget.view.text().is_empty());
}

fn drawn(html: yew::Html) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<Drawn>::with_props(DrawnProps { html })
        .hydratable(false)
        .render();
    plain(&tokio::task::LocalSet::new().block_on(&runtime, render))
}

#[test]
fn an_outcome_has_its_reasons() {
    let props = props(CHECK, "c");
    let mut widget = PapersWidget::new(&props);
    widget.typed("v0", "70".to_owned());
    widget.act(&props, "q101");
    let draw = |widget: &PapersWidget| {
        let mut pen = crate::pen::Pen::default();
        super::ask::ask(&mut pen, &widget.scene(&props).unwrap());
        drawn(pen.finish())
    };
    let text = draw(&widget);
    assert!(text.contains("按您的回答：不符合条件"), "{text}");
    assert!(
        text.contains("不满足：本市户籍（第二条）") && !text.contains("年满60周岁"),
        "{text}"
    );
    widget.act(&props, "q100");
    let text = draw(&widget);
    assert!(text.contains("按您的回答：符合条件"), "{text}");
    assert!(
        text.contains("满足：年满60周岁（第三条）") && text.contains("满足：本市户籍（第二条）"),
        "{text}"
    );
    widget.typed("v0", "很老".to_owned());
    let text = draw(&widget);
    assert!(
        text.contains("没有看懂") && text.contains("还要回答第 1、3 题"),
        "{text}"
    );
}

#[derive(PartialEq, yew::Properties)]
struct DrawnProps {
    html: yew::Html,
}

#[yew::component]
fn Drawn(props: &DrawnProps) -> yew::Html {
    props.html.clone()
}
