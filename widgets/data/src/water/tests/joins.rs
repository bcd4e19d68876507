//! Several feeds on one board: what stands first stays, and where they differ it is said.

use super::*;
use crate::date::Date;

fn names(board: &Board) -> Vec<String> {
    let groups = board.groups();
    let one = |group: &Group| {
        let class = group.current(None).map_or("—", |own| own.class.word());
        format!("{} {class}", group.site.name)
    };
    groups.iter().map(one).collect()
}

#[test]
fn sections_of_two_feeds() {
    let mut first = board(&[
        r#""place":"甲","river":"沱江","start":"2026-03","class":"Ⅲ","nh3n":"0.70""#,
        r#""place":"乙","code":"2","start":"2026-03","class":"Ⅱ","tp":"0.08""#,
    ]);
    first.publisher = Some("示例市生态环境局".into());
    first.join(board(&[
        r#""place":"丁","start":"—""#,
        // The same, another class, another month, and the same name on another river.
        r#""place":"甲","river":"沱江","start":"2026-03","class":"Ⅲ","nh3n":"0.7""#,
        r#""place":"乙断面","code":"2","start":"2026-03","class":"Ⅳ""#,
        r#""place":"甲","river":"沱江","start":"2026-02","class":"Ⅴ""#,
        r#""place":"甲","river":"釜溪河","start":"2026-03","class":"Ⅰ""#,
    ]));
    assert_eq!(names(&first), ["甲 Ⅲ类", "乙 Ⅱ类", "丁 —", "甲 Ⅰ类"]);
    let said = |board: &Board| -> Vec<String> {
        let found = check(board, None).into_iter();
        let twice = found.filter(|found| found.code == "check-twice");
        twice.map(|found| found.message).collect()
    };
    assert_eq!(
        said(&first),
        ["乙 2026年3月：同一断面同一时间有两条数据，水质类别分别为Ⅳ类和Ⅱ类，以Ⅱ类为准"]
    );
    // A third feed is held against what is shown.
    first.join(board(&[
        r#""place":"乙","code":"2","start":"2026-03","class":"Ⅴ""#,
    ]));
    assert_eq!(names(&first)[1], "乙 Ⅱ类");
}

/// A month and a moment that begins it are two periods; of the times that are said the later stays.
#[test]
fn periods_and_times() {
    let month = r#""place":"甲","start":"2026-03","class":"Ⅲ""#;
    let moment = r#""place":"甲","start":"2026-03-01T00:00+08:00","class":"Ⅴ""#;
    let mut both = board(&[month]);
    both.join(board(&[moment]));
    assert_eq!((both.groups()[0].samples.len(), both.as_of), (2, None));
    let said = |text: &str| {
        let mut board = board(&[month]);
        board.as_of = Date::written(text);
        board
    };
    for (one, two) in [("2026-04-08", "2026-04-10"), ("2026-04-10", "2026-04-08")] {
        let mut both = said(one);
        both.join(said(two));
        assert_eq!(both.as_of, Date::written("2026-04-10"));
    }
}
