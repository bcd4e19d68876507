//! What a reader does, and where the focus goes.

use std::cell::RefCell;

use super::places::{county, several};
use super::*;
use crate::Selection;
use yew::Callback;

/// Presses what has these tokens, one after the other: the reader's state after each, and what then has the focus.
fn check_acts(board: Board, view: &'static str, tokens: &[&str], expected: Expect) {
    let props = props(Some(board), "", view);
    let mut widget = AirWidget::new(&props);
    let mut out = String::new();
    for token in tokens {
        let draws = match *token {
            "Escape" => widget.close(),
            token => widget.act(&props, token),
        };
        let focus = widget.stage.focus.take().unwrap_or_default();
        let mark = if draws { "" } else { " (nothing)" };
        let line = format!("{token}: {}{mark} {focus}", widget.view.text());
        out.push_str(line.trim_end());
        out.push('\n');
    }
    expected.assert_eq(&out);
}

#[test]
fn to_a_place_and_back() {
    check_acts(
        several(),
        "",
        &["p2", "i0", "p0", "p3", "Escape", "Escape", "b", "zz"],
        expect![[r#"
            p2: p2 .mbb-here
            i0: p2;i0
            p0:  .mbb-here
            p3: p3 .mbb-here
            Escape:  [data-a="p3"]
            Escape:  (nothing)
            b:
            zz:  (nothing)
        "#]],
    );
}

#[test]
fn open_and_closed() {
    check_acts(
        several(),
        "",
        &[
            "i1", "i2", "i2", "i0", "Escape", "t1", "n", "n", "m1", "m0", "k1", "k0", "f", "f",
        ],
        expect![[r#"
            i1: i1
            i2: i2
            i2:
            i0: i0
            Escape:  [data-a="i0"]
            t1: t1
            n: t1;n
            n: t1
            m1: t1;m1
            m0: t1
            k1: k1;t1
            k0: t1
            f: t1;f
            f: t1
        "#]],
    );
}

#[test]
fn a_finding_leads_to_its_place() {
    let mut board = several();
    board.findings = audit(&board, Some(at("2026-03-12 09:30")));
    let late = board
        .findings
        .iter()
        .position(|found| found.code == "check-age");
    let token = format!("f{}", late.unwrap());
    check_acts(
        board,
        "f",
        &[&token],
        expect![[r#"
        f1: p2;f .mbb-here
    "#]],
    );
}

/// The answer, then a line a place as it is listed: index, level or that there are no data, primary pollutant, time. Without
/// a clipboard it is shown, to be copied by hand.
#[test]
fn text_for_a_chat() {
    let copied = |board: Board, view: &'static str| {
        let props = props(Some(board), "2026-03-12 09:30", view);
        let mut widget = AirWidget::new(&props);
        assert!(widget.act(&props, "c"));
        let text = widget.stage.copy.clone().unwrap_or_default();
        assert!(widget.close() && widget.stage.copy.is_none());
        text.replace('\t', " | ")
    };
    let now = "2026-03-12 09:00";
    let odd = board(
        "",
        &[
            hour(now, r#""aqi":"80","level":"优","primary":"PM2.5""#),
            county("无时县", 519904, "何时", "\"42\""),
            county("云溪县", 519901, now, "\"42\"").replace("PM2.5", "—"),
            county("清河县", 519905, now, "\"120\"").replace("PM2.5", "—"),
        ],
    );
    expect![[r#"
        明河市 2026年3月12日 9时，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。极少数异常敏感人群应减少户外活动。其余 3 个地点中 1 个为优或良、1 个无数据，最高为大同区 160（中度污染）。
        明河市 | 80 | 良 | PM2.5 | 2026年3月12日 9时
        云溪县 | 42 | 优 | PM2.5 | 2026年3月12日 9时
        大同区 | 160 | 中度污染 | PM2.5 | 2026年3月12日 6时
        临江县 | — | 无数据 | PM2.5 | 2026年3月12日 9时"#]].assert_eq(&copied(several(), ""));
    let sorted = copied(several(), "s1");
    let names: Vec<&str> = sorted
        .lines()
        .skip(1)
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(names, ["大同区", "明河市", "云溪县", "临江县"]);
    // What is not listed is not copied.
    let found = copied(several(), "q中度");
    assert_eq!(found.lines().count(), 2, "{found}");
    expect![[r#"
        明河市 2026年3月12日 9时，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。公布的级别“优”与 AQI 80（良）不符。极少数异常敏感人群应减少户外活动。其余 3 个地点中 1 个为优或良、1 个无数据，最高为清河县 120（轻度污染）。
        明河市 | 80 | 良 | PM2.5 | 2026年3月12日 9时
        无时县 | 无数据
        云溪县 | 42 | 优 | 无 | 2026年3月12日 9时
        清河县 | 120 | 轻度污染 | 未公布 | 2026年3月12日 9时"#]].assert_eq(&copied(odd, ""));
}

#[test]
fn the_page_is_told_which_place() {
    let told: Rc<RefCell<Vec<Selection>>> = Rc::default();
    let tell = Rc::clone(&told);
    let mut props = props(Some(several()), "", "");
    props.on_select = Callback::from(move |selection| tell.borrow_mut().push(selection));
    AirWidget::new(&props).act(&props, "p1");
    let told = told.borrow();
    let one = &told[0];
    assert_eq!(
        (one.kind, &*one.name, one.code.as_deref()),
        ("place", "云溪县", Some("519901"))
    );
}

#[test]
fn a_narrow_column_has_room_for_one_place() {
    let mut props = props(Some(several()), "", "w140");
    props.layout = Layout::Auto;
    assert!(!plain(&html(props.clone())).contains("各地点"));
    props.view = "w200".into();
    assert!(plain(&html(props)).contains("各地点"));
}
