//! What a reader does, without a browser.

use super::super::act::ORDER;
use super::*;
use crate::board::button;

fn widget(view: &'static str) -> (LivelihoodWidget, LivelihoodProps) {
    let props = props(Some(programme(&ROWS)), view);
    (LivelihoodWidget::new(&props), props)
}

#[test]
fn orders_and_filters() {
    for (view, expected) in [
        ("", vec![0, 1, 2, 3, 4]),
        // The one that is late, the one that is paused, the others as published.
        ("s1", vec![2, 3, 0, 1, 4]),
        ("q青岭", vec![2]),
        ("q市交通局 彭山", vec![3]),
        ("q滞后", vec![2]),
        ("q没有", vec![]),
        ("t5", vec![2]),
        ("t6", vec![3]),
        ("k0", vec![0, 1]),
        // A project with parts stands in each of its districts.
        ("d1", vec![2, 4]),
        ("k1;d2", vec![3]),
        ("u1;t5", vec![]),
        // What the data does not have is not chosen.
        ("k99;t99", vec![0, 1, 2, 3, 4]),
    ] {
        let (widget, _) = widget(view);
        assert_eq!(widget.stage.list, expected, "{view}");
    }
}

#[test]
fn to_an_item_and_back() {
    let (mut widget, props) = widget("");
    assert!(widget.act(&props, "p2"));
    assert_eq!(widget.view.place, Some(2));
    assert_eq!(widget.stage.focus.as_deref(), Some(".mbb-here"));
    assert!(widget.act(&props, "y") && widget.view.rule);
    assert!(widget.close(&props));
    assert!(widget.view.place.is_none() && !widget.view.rule);
    assert_eq!(widget.stage.focus, Some(button("p", 2)));
    assert!(!widget.close(&props));
    // What is not there is not opened.
    widget.act(&props, "p99");
    assert_eq!(widget.view.place, None);
    assert!(!widget.act(&props, "z") && !widget.act(&props, "u"));
}

#[test]
fn only_who_asks_for_everything_gets_every_item_on_paper() {
    let (mut widget, props) = widget("");
    let paper = |widget: &LivelihoodWidget| (widget.stage.paper, widget.full);
    // The browser prints what is on the page: the list.
    assert!(widget.set_paper(&props, true));
    assert_eq!(paper(&widget), (true, false));
    widget.set_paper(&props, false);
    // The button prints everything; the browser then says that it prints.
    assert!(widget.act(&props, "P"));
    widget.set_paper(&props, true);
    assert_eq!(paper(&widget), (true, true));
    widget.set_paper(&props, false);
    widget.set_paper(&props, true);
    assert_eq!(paper(&widget), (true, false));
}

#[test]
fn back_closes_a_level() {
    let (mut widget, props) = widget("");
    assert!(widget.act(&props, "k1"));
    assert_eq!(widget.stage.list, [2, 3]);
    assert!(widget.act(&props, "p3"));
    assert!(widget.close(&props));
    assert_eq!(widget.stage.list, [2, 3]);
    assert!(widget.close(&props));
    assert_eq!(widget.stage.list, [0, 1, 2, 3, 4]);
    assert_eq!(widget.stage.focus, Some(button("k", 1)));
    // Where the groups do not stand again, the focus is on what filters.
    for view in ["d1", "k1;q桥", "k1;t5"] {
        let (mut widget, props) = self::widget(view);
        assert!(widget.act(&props, "x"));
        assert_eq!(widget.stage.focus.as_deref(), Some(ORDER), "{view}");
    }
}

#[test]
fn lists_to_choose_from() {
    let (mut widget, props) = widget("");
    assert!(widget.chosen(&props, "u", "3"));
    assert_eq!(widget.view.text(), "u2");
    assert_eq!(widget.stage.list, [2, 3]);
    assert!(widget.chosen(&props, "u", "0"));
    assert!(widget.chosen(&props, "s", "1"));
    assert_eq!(widget.view.text(), "s1");
    // On a phone a status is chosen from a list.
    assert!(widget.chosen(&props, "t", "6"));
    assert_eq!(widget.view.text(), "t6;s1");
    assert_eq!(widget.stage.list, [3]);
    assert!(!widget.chosen(&props, "q", "1"));
}

#[test]
fn newer_data_keeps_what_is_open_by_its_name() {
    let (mut widget, old) = widget("p2;d1;u2");
    let newer = props(Some(programme(&[ROWS[3], ROWS[2]])), "");
    widget.renew(&newer, &old);
    assert_eq!(widget.view.place, Some(1));
    assert_eq!(widget.view.text(), "p1;u0;d1");
    let gone = props(Some(programme(&[ROWS[3]])), "");
    widget.renew(&gone, &newer);
    assert_eq!(widget.view.place, None);
}

#[test]
fn a_finding_leads_to_its_item() {
    let mut data = programme(&ROWS);
    data.findings = audit(&data, None);
    let late = data
        .findings
        .iter()
        .position(|found| found.code == "check-reason");
    let props = props(Some(data), "");
    let mut widget = LivelihoodWidget::new(&props);
    assert!(widget.act(&props, &format!("f{}", late.unwrap())));
    assert_eq!(widget.view.place, Some(2));
}

#[test]
fn what_is_copied_is_what_is_listed() {
    let (mut widget, props) = widget("k1");
    widget.act(&props, "c");
    let text = widget.stage.copy.clone().unwrap();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "青岭路改造\t滞后\t形象进度 60%\t市交通局\t2019年6月\t028-38112233、12328转2",
            "渡口便桥\t暂停\t进度没有公布\t市交通局\t2020年6月\t",
        ]
    );
}

proptest::proptest! {
    #[test]
    fn any_token_is_no_panic(tokens in proptest::collection::vec("[a-zA-Z][0-9]{0,3}", 0..12), view in ".*") {
        let view: &'static str = Box::leak(view.into_boxed_str());
        let (mut widget, props) = widget(view);
        for token in tokens {
            widget.act(&props, &token);
        }
        let _ = View::read(&widget.view.text());
        html(LivelihoodProps { view: widget.view.text().into(), ..props });
    }
}

/// Three lines of the budget: a code, a code below another, a name.
const PAID: [&str; 4] = [
    r#""id":"1","title":"校舍改造","budget_line":"2050202","policy_id":"示教〔2019〕1号""#,
    r#""id":"2","title":"幼儿园","budget_line":"2050201""#,
    r#""id":"3","title":"渡口便桥","budget_line":"交通运输支出""#,
    r#""id":"4","title":"便民服务点""#,
];

#[test]
fn what_a_line_pays_for() {
    for (view, expected) in [
        ("l2050202", vec![0]),
        // A line with those below it.
        ("l205", vec![0, 1]),
        ("l交通运输支出", vec![2]),
        // A name has nothing below it.
        ("l交通", vec![]),
        ("l205;q幼儿园", vec![1]),
    ] {
        let props = props(Some(programme(&PAID)), view);
        let mut widget = LivelihoodWidget::new(&props);
        assert_eq!(widget.stage.list, expected, "{view}");
        assert!(widget.act(&props, "x"));
        assert!(widget.view.line.is_empty());
        assert_eq!(widget.stage.focus.as_deref(), Some("select[data-a=\"s\"]"));
    }
}

#[test]
fn what_another_widget_shows_is_asked_for() {
    let told = Rc::new(std::cell::RefCell::new(Vec::new()));
    let mut props = props(Some(programme(&PAID)), "p0");
    let heard = told.clone();
    props.on_select = yew::Callback::from(move |chosen: crate::Selection| {
        heard.borrow_mut().push((chosen.kind, chosen.name));
    });
    let mut widget = LivelihoodWidget::new(&props);
    widget.act(&props, "g0");
    widget.act(&props, "g1");
    // Another item names neither.
    widget.act(&props, "p3");
    told.borrow_mut().pop();
    widget.act(&props, "g0");
    let expected = [("budget", "2050202"), ("policy", "示教〔2019〕1号")];
    assert_eq!(
        *told.borrow(),
        expected.map(|(kind, name)| (kind, name.to_owned()))
    );
}
