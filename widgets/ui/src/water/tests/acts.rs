//! What a reader does, without a browser.

use super::*;

fn widget(view: &'static str) -> (WaterWidget, WaterProps) {
    let props = props(Some(board(&month())), "", view);
    (WaterWidget::new(&props), props)
}

#[test]
fn orders_and_filters() {
    let (widget, _) = widget("");
    // The source is in no list of sections.
    assert_eq!(widget.stage.list, [0, 1, 2, 3, 4, 5, 6, 7]);
    let (widget, _) = self::widget("s1");
    assert_eq!(widget.stage.list.first(), Some(&4));
    for (view, expected) in [
        ("q旭溪", vec![5, 6, 7]),
        ("q入江", vec![4]),
        ("q劣", vec![4]),
        ("q断流", vec![5]),
        ("q没有", vec![]),
    ] {
        let (widget, _) = self::widget(view);
        assert_eq!(widget.stage.list, expected, "{view}");
    }
}

#[test]
fn to_a_section_and_back() {
    let (mut widget, props) = widget("");
    assert!(widget.act(&props, "p4"));
    assert_eq!(widget.view.place, Some(4));
    assert_eq!(widget.stage.focus.as_deref(), Some(".mbb-here"));
    assert!(widget.close());
    assert_eq!(widget.view.place, None);
    assert_eq!(widget.stage.focus.as_deref(), Some("[data-a=\"p4\"]"));
    assert!(!widget.close());
    assert!(widget.act(&props, "m2") && widget.view.mode == 2);
    assert!(widget.act(&props, "f") && widget.view.findings);
    assert!(widget.chosen(&props, "s", "1"));
    assert_eq!(widget.stage.list.first(), Some(&4));
    // What no place has is no place.
    widget.act(&props, "p99");
    assert_eq!(widget.view.place, None);
    assert!(!widget.act(&props, "z"));
}

#[test]
fn a_wish_for_a_place_that_is_not_there() {
    let (widget, _) = widget("p99");
    assert_eq!(widget.view.place, None);
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
    }
}
