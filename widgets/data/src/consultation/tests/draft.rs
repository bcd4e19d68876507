//! The numbers and decisions of a draft against each other.

use super::*;

fn drafted(members: &str) -> Vec<String> {
    found(&format!(r#""url":"/a",{members}"#))
}

#[test]
fn groups_that_are_more_than_what_was_received() {
    let groups = |first: u8| {
        drafted(&format!(
            r#""received":42,"adopted":12,"partly":10,"rejected":20,"reason":"财力有限。","groups":[
                {{"opinion":"甲","count":{first},"decision":"不予采纳","reason":"无力"}},
                {{"opinion":"乙","count":12,"decision":"采纳"}},
                {{"opinion":"丙","count":10,"decision":"部分采纳","reason":"补发"}},
                {{"opinion":"丁","count":2,"decision":"不予采纳","reason":"不一致"}}]"#
        ))
    };
    assert_eq!(groups(18), [""; 0]);
    assert_eq!(
        groups(28),
        [
            "check-sum warning 归类的意见合计 52 条，多于收到的 42 条，请核对",
            "check-sum warning 归类的意见未采纳合计 30 条，多于公布的 20 条，请核对"
        ]
    );
    // One that is alone too many is told alone.
    assert_eq!(
        groups(43),
        ["check-count warning “甲”有 43 条，多于收到的 42 条，请核对"]
    );
}

#[test]
fn a_decision_that_is_no_known_word() {
    assert_eq!(
        drafted(r#""received":3,"groups":[{"opinion":"甲","count":3,"decision":"采用"}]"#),
        ["check-state note “甲”的处理“采用”不能识别，按原文显示"]
    );
}

#[test]
fn a_feedback_before_the_end() {
    let at = |day: &str| {
        drafted(&format!(
            r#""end":"2026-03-20","feedback":"都采纳","feedback_at":"{day}""#
        ))
    };
    assert_eq!(at("2026-03-20"), [""; 0]);
    assert_eq!(
        at("2026-03-19"),
        ["check-date warning 反馈日期（2026年3月19日）早于截止日期（2026年3月20日），请核对"]
    );
}

#[test]
fn counts_as_people_write_them() {
    let read = |count: &str| {
        let all = one(&format!(r#""received":"{count}""#));
        let Detail::Draft(draft) = &all.rows[0].detail else {
            panic!("{count}");
        };
        (draft.received.number(), all.findings.len())
    };
    for (count, number) in [
        ("12条", 12),
        ("12 件", 12),
        ("1,200份", 1_200),
        ("30人次", 30),
        ("5票", 5),
        ("8户", 8),
        ("四十二", 42),
        ("四十二条", 42),
        ("十", 10),
        ("零", 0),
    ] {
        assert_eq!(read(count), (Some(Decimal::from_int(number)), 0), "{count}");
    }
    for count in ["一百二十", "约12条", "5元", "四2", "条"] {
        assert_eq!(read(count), (None, 1), "{count}");
    }
}
