//! Places, rivers, ranks, changes, ages.

use super::*;
use crate::names::WaterClass;

#[test]
fn places_and_time() {
    let rows = [
        r#""place":"甲","river":"釜溪河","start":"2026-03-01T12:00+08:00","class":"Ⅲ""#,
        r#""place":"甲","river":"沱江","start":"2026-03-01T08:00+08:00","class":"Ⅱ""#,
        r#""place":"甲","river":"釜溪河","start":"2026-03-01T08:00+08:00","class":"Ⅳ""#,
        r#""place":"甲断面","code":"1","start":"2026-03-01T08:00+08:00","class":"Ⅴ""#,
        r#""place":"甲（国控）","code":"1","start":"2026-03-01T12:00+08:00","class":"Ⅰ""#,
    ];
    let board = board(&rows);
    let groups = board.groups();
    let names: Vec<(&str, usize)> = groups
        .iter()
        .map(|group| (&*group.site.name, group.samples.len()))
        .collect();
    assert_eq!(names, [("甲", 2), ("甲", 1), ("甲断面", 2)]);
    let class = |now: Option<&str>| {
        groups[0]
            .current(now.map(at))
            .and_then(|own| own.class.class())
    };
    assert_eq!(class(None), Some(WaterClass::III));
    assert_eq!(class(Some("2026-03-01 09:00")), Some(WaterClass::IV));
    assert_eq!(class(Some("2026-03-01 07:00")), None);
}

#[test]
fn rivers_in_order_with_their_words() {
    let row = |place: &str, river: &str, class: &str, more: &str| {
        format!(r#""place":"{place}","river":"{river}","start":"2026-03","class":"{class}"{more}"#)
    };
    let mut rows: Vec<String> = (0..5)
        .map(|at| {
            row(
                &at.to_string(),
                "沱江",
                if at < 4 { "Ⅱ" } else { "劣Ⅴ" },
                "",
            )
        })
        .collect();
    rows.push(row("a", "釜溪河", "Ⅱ", r#","nh3n":"0.4""#));
    rows.push(row("b", "釜溪河", "Ⅲ", r#","nh3n":"0.7""#));
    rows.push(row("c", "釜溪河", "断流", ""));
    rows.push(row("d", "旭水河", "Ⅳ", ""));
    // What is published as Ⅳ for items that are not published: no mean is made of the rest.
    rows.push(row("e", "威远河", "Ⅳ", r#","nh3n":"0.1""#));
    rows.push(row("f", "威远河", "Ⅱ", r#","nh3n":"0.1""#));
    rows.push(
        r#""place":"水厂","kind":"source","river":"沱江","start":"2026-03","class":"Ⅴ""#.into(),
    );
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let board = board(&rows);
    let groups = board.groups();
    let own: Vec<(&str, usize, &str)> = rivers(&groups, None)
        .iter()
        .map(|river| {
            let word = river.condition(&groups, None).map_or("—", Condition::name);
            (river.name.unwrap(), river.counts.all(), word)
        })
        .collect();
    assert_eq!(
        own,
        [
            ("沱江", 5, "良好"),
            ("釜溪河", 3, "良好"),
            ("旭水河", 1, "轻度污染"),
            ("威远河", 2, "—")
        ]
    );
    let all = counted(&groups, Kind::Section, None);
    assert_eq!((all.all(), all.assessed(), all.no_water), (11, 10, 1));
    assert_eq!(counted(&groups, Kind::Source, None).assessed(), 1);
}

#[test]
fn ranks() {
    let board = board(&[
        r#""place":"甲","start":"2026-03","class":"Ⅱ""#,
        r#""place":"乙","start":"2026-03","class":"未监测""#,
        r#""place":"丙","start":"2026-03","class":"Ⅴ","nh3n":"1.8""#,
        r#""place":"丁","start":"2026-03","class":"Ⅴ","nh3n":"1.9""#,
        r#""place":"戊","start":"2026-03","class":"劣Ⅴ""#,
    ]);
    assert_eq!(ranked(&board.groups(), None), [4, 3, 2, 0, 1]);
}

#[test]
fn changes_of_class() {
    let board = board(&[
        r#""place":"甲","start":"2025-03","class":"Ⅳ""#,
        r#""place":"甲","start":"2026-02","class":"Ⅱ""#,
        r#""place":"甲","start":"2026-03","class":"Ⅲ""#,
        r#""place":"乙","start":"2026-01","class":"Ⅲ","class_month":"Ⅲ","class_year":"Ⅱ""#,
        r#""place":"丙","start":"2026-03-01T08:00+08:00","class":"Ⅲ""#,
    ]);
    let groups = board.groups();
    let words = |at: usize| {
        let own = groups[at].current(None).unwrap();
        let of = |change: Option<Change>| change.map_or("—", Change::words);
        [
            of(groups[at].month_on_month(own)),
            of(groups[at].year_on_year(own)),
        ]
    };
    assert_eq!(words(0), ["有所下降", "有所好转"]);
    assert_eq!(words(1), ["无明显变化", "有所下降"]);
    assert_eq!(words(2), ["—", "—"]);
}

#[test]
fn feeds_are_joined() {
    let mut first = board(&[r#""place":"甲","start":"2026-03","class":"Ⅱ""#]);
    first.join(board(&[
        r#""place":"乙","start":"2026-03","class":"Ⅱ","nh3n":"9""#,
    ]));
    assert_eq!(first.samples[1].from, (1, 0));
    assert_eq!(check(&first, None)[0].place.table, 1);
}

#[test]
fn ages() {
    let board = board(&[
        r#""place":"甲","start":"2026-03-01T08:00+08:00","class":"Ⅱ""#,
        r#""place":"乙","start":"2026-03","class":"Ⅱ""#,
        r#""place":"丙","start":"2026-03-05","class":"Ⅱ""#,
        r#""place":"丁","start":"2026-01-01","end":"2026-03-31","class":"Ⅱ""#,
        r#""place":"戊","start":"2025年","class":"Ⅱ""#,
        r#""place":"水厂","kind":"source","start":"2026-03","class":"Ⅱ""#,
    ]);
    let age = |row: usize, now: &str| board.samples[row].freshness(at(now));
    assert_eq!(age(0, "2026-03-01 16:59"), Freshness::Current);
    assert_eq!(age(0, "2026-03-01 17:01"), Freshness::Late);
    assert_eq!(age(0, "2026-03-01 07:44"), Freshness::Future);
    // Two months, quarters and years after their end, and a month to publish the second.
    for (row, last, first_late) in [
        (1, "2026-06-30", "2026-07-01 00:01"),
        (2, "2026-06-30", "2026-07-01 00:01"),
        (3, "2026-10-31", "2026-11-01 00:01"),
        (4, "2028-01-31", "2028-02-01 00:01"),
        // A county's sources are sampled by the quarter.
        (5, "2026-10-31", "2026-11-01 00:01"),
    ] {
        assert_eq!(age(row, last), Freshness::Current, "{last}");
        assert_eq!(age(row, first_late), Freshness::Late, "{first_late}");
    }
    assert_eq!(age(1, "2026-02-27"), Freshness::Future);
}

/// A month may be written as its first and its last day.
#[test]
fn a_month_by_its_days() {
    let shown = |start: &str, end: &str| {
        let row = format!(r#""place":"甲","start":"{start}","end":"{end}","class":"Ⅱ""#);
        let board = board(&[&row]);
        (time(&board.samples[0]), board.samples[0].end.is_none())
    };
    for (start, end, expected, whole) in [
        ("2026-10-01", "2026-10-31", "2026年10月", true),
        ("2026-02-01", "2026-02-28", "2026年2月", true),
        ("2026-10-01 00:00", "2026-10-31T23:59", "2026年10月", true),
        (
            "2026-02-01",
            "2026-02-27",
            "2026年2月1日至2026年2月27日",
            false,
        ),
        (
            "2024-02-01",
            "2024-02-28",
            "2024年2月1日至2024年2月28日",
            false,
        ),
        (
            "2026-10-02",
            "2026-10-31",
            "2026年10月2日至2026年10月31日",
            false,
        ),
        (
            "2026-10-01",
            "2026-11-30",
            "2026年10月1日至2026年11月30日",
            false,
        ),
    ] {
        assert_eq!(
            shown(start, end),
            (expected.to_owned(), whole),
            "{start} {end}"
        );
    }
    // So it compares with the month before.
    let rows = [
        r#""place":"甲","start":"2026-09","class":"Ⅲ""#,
        r#""place":"甲","start":"2026-10-01","end":"2026-10-31","class":"Ⅱ""#,
    ];
    let board = board(&rows);
    let groups = board.groups();
    let found = groups[0]
        .current(None)
        .and_then(|now| groups[0].month_on_month(now));
    assert_eq!(found.map(|found| found.is_better()), Some(true));
}
