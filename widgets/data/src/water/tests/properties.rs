//! Any input: no panic, and what must hold whatever is published.

use super::*;
use crate::Decimal;
use crate::names::WaterClass;
use crate::read::Limits;
use proptest::prelude::*;

fn member() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        "[0-9]{1,4}(\\.[0-9]{1,6})?".prop_map(|text| format!("\"{text}\"")),
        "[-0-9.,~|/L<>≥—mgµ未检出断流ⅠⅢⅤ劣（）、氨氮倍 ]{0,12}"
            .prop_map(|text| format!("\"{text}\"")),
        "[0-9]{1,40}L?".prop_map(|text| format!("\"{text}\"")),
        Just(r#"{"missing":"not-monitored"}"#.to_owned()),
        "[0-9]{1,3}".prop_map(|text| format!(r#"{{"below_detection":"0.{text}"}}"#)),
        Just(r#"{"over":"3"}"#.to_owned()),
        Just(r#"["氨氮（0.5）",{}]"#.to_owned()),
    ]
}

fn row() -> impl Strategy<Value = String> {
    let keys = prop::sample::select(vec![
        "class",
        "class_target",
        "class_month",
        "class_year",
        "reached",
        "exceed",
        "ph",
        "do",
        "codmn",
        "nh3n",
        "tp",
        "tn",
        "mercury",
        "copper",
        "iron",
        "coliform",
        "tli",
        "river",
        "code",
        "status",
        "body",
        "kind",
        "end",
    ]);
    let fields = prop::collection::btree_map(keys, member(), 0..12);
    let place = prop::sample::select(vec!["甲", "乙", "甲水库"]);
    let start = prop::sample::select(vec![
        "2026-03",
        "2026-02",
        "2025-03",
        "2026-03-01T08:00+08:00",
        "1999-01-01",
        "9999-12-31",
        "0001-01-01",
        "?",
    ]);
    (fields, place, start).prop_map(|(fields, place, start)| {
        let mut out = format!(r#""place":"{place}","start":"{start}""#);
        for (key, value) in fields {
            out += &format!(r#","{key}":{value}"#);
        }
        out
    })
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in any::<String>()) {
        let limits = Limits::default();
        let given = |found| read_given(&text, &limits, found, Some(0));
        let _ = (read_text(&text), given(None), given(Some(&*text)));
    }

    #[test]
    fn any_rows_are_no_panic(rows in prop::collection::vec(row(), 0..8), now in any::<i64>()) {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let board = board(&rows);
        let _ = (check(&board, Some(now)), check(&board, None), sentence(&board, Some(now)));
        let groups = board.groups();
        let many: usize = groups.iter().map(|group| group.samples.len()).sum();
        prop_assert_eq!(many, board.samples.len());
        let counts = counted(&groups, Kind::Section, None);
        let sections = groups.iter().filter(|group| group.site.kind == Kind::Section).count();
        prop_assert_eq!(counts.all(), sections);
        let of_rivers: usize = rivers(&groups, None).iter().map(|river| river.counts.all()).sum();
        prop_assert_eq!(of_rivers, sections);
        for river in rivers(&groups, Some(now)) {
            let _ = river.condition(&groups, Some(now));
        }
        for group in &groups {
            if let Some(own) = group.current(Some(now)) {
                let _ = (group.month_on_month(own), group.year_on_year(own));
            }
        }
        for sample in &board.samples {
            let sum = assess(sample);
            prop_assert!(sum.class.is_none_or(|span| span.best <= span.worst));
            prop_assert!(sum.counted <= COUNTED);
            prop_assert!(sum.exceed.iter().all(|one| one.times.is_none_or(|times| !times.is_negative())));
        }
        let mut order = ranked(&groups, Some(now));
        order.sort_unstable();
        prop_assert!(order.into_iter().eq(0..groups.len()));
    }

    /// More of what is bad is never a better class; more oxygen is never a worse one.
    #[test]
    fn classes_are_monotonic(a in 0i64..5_000_000, b in 0i64..5_000_000) {
        let number = |n: i64| Decimal::from_int(n).shift10(-5).unwrap();
        let (low, high) = (number(a.min(b)), number(a.max(b)));
        for row in &TABLE_1 {
            for body in [Body::River, Body::Lake] {
                let (first, last) = (row.class(low, body), row.class(high, body));
                match row.side {
                    Side::AtMost => prop_assert!(first <= last),
                    Side::AtLeast => prop_assert!(first >= last),
                    Side::Within => prop_assert!(matches!(first, WaterClass::I | WaterClass::Inferior)),
                }
            }
        }
    }

    /// Rounded once: never more than half a unit off, and a half goes to the even digit.
    #[test]
    fn quotients_are_near(part in 0i64..1_000_000, whole in 1i64..10_000) {
        let (part, whole) = (Decimal::from_int(part), Decimal::from_int(whole));
        let rounded = quotient(part, whole, 1).unwrap();
        let off = rounded.checked_mul(whole).unwrap().checked_sub(part).unwrap().abs();
        let twenty = off.checked_mul(Decimal::from_int(20)).unwrap();
        prop_assert!(twenty <= whole);
        if twenty == whole {
            prop_assert_eq!(rounded.shift10(1).unwrap().at_scale(0).unwrap() % 2, 0);
        }
    }

    /// Shares decide alike whatever the order of the counts, and better classes never make a river worse.
    #[test]
    fn better_is_never_worse(counts in prop::array::uniform6(0usize..50)) {
        let word = |classes| Counts { classes, ..Counts::default() }.condition();
        let now = word(counts);
        let mut better = counts;
        if better[5] > 0 {
            better[5] = counts[5].saturating_sub(1);
            better[0] = counts[0].saturating_add(1);
            prop_assert!(word(better) <= now);
        }
    }
}
