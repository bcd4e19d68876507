//! Several feeds on one board: what stands first stays, and where they differ it is said.

use super::*;
use crate::date::Date;

const HOUR: &str = r#""period":"hour","start":"2026-03-01T08:00+08:00""#;

/// The places with their index, in order.
fn shown(board: &Board) -> Vec<String> {
    let groups = board.groups();
    let one = |group: &Group| {
        let index = group.index(None).map_or("—".into(), |n| n.to_string());
        format!("{} {index}", group.site.name)
    };
    groups.iter().map(one).collect()
}

/// What is told of what two feeds say.
fn said(board: &Board) -> Vec<(usize, String)> {
    let found = check(board, None).into_iter();
    let twice = found.filter(|found| found.code == "check-twice");
    twice
        .map(|found| (found.place.table, found.message))
        .collect()
}

#[test]
fn a_city_and_its_districts() {
    let mut city = board_of(
        r#""title":"示例市","as_of":"2026-03-01 08:00","#,
        &[&format!(
            r#""place":"示例市","code":"5199",{HOUR},"aqi":60"#
        )],
    );
    city.join(board_of(
        r#""title":"各区","publisher":"示例市生态环境局","#,
        &[
            &format!(r#""place":"东区","code":"519901",{HOUR},"aqi":70"#),
            &format!(r#""place":"西区","code":"519902",{HOUR},"aqi":50"#),
        ],
    ));
    city.join(board_of(
        r#""sample":true,"#,
        &[r#""place":"开发区","period":"hour","start":"2026-03-01T09:00+08:00","aqi":90"#],
    ));
    assert_eq!(
        shown(&city),
        ["示例市 60", "东区 70", "西区 50", "开发区 90"]
    );
    assert_eq!(city.title.as_deref(), Some("示例市"));
    assert_eq!(city.publisher.as_deref(), Some("示例市生态环境局"));
    assert!(city.sample);
    // Nobody says 09:00; it is the newest that is shown.
    assert_eq!(city.as_of.map(Date::start), Some(at("2026-03-01 09:00")));
    assert_eq!(said(&city), []);
    assert_eq!(city.observations[3].from, (2, 0));
}

/// The first address wins, whatever the second one says; periods that only the second has are its own.
#[test]
fn a_place_that_two_feeds_have() {
    let mut first = board(&[
        &format!(r#""place":"东区","code":"1",{HOUR},"aqi":60,"published_at":"2026-03-01 08:10""#),
        &format!(r#""place":"西区",{HOUR},"aqi":50"#),
        &format!(r#""place":"南区",{HOUR},"aqi":null"#),
    ]);
    let second = [
        r#""place":"无时","start":"—""#.into(),
        // The same code under another name, published later; and the same name without a code.
        format!(r#""place":"东城区","code":"1",{HOUR},"aqi":61,"published_at":"2026-03-01 08:50""#),
        r#""place":"东区","period":"day","start":"2026-02-28","aqi":55"#.into(),
        format!(r#""place":"西区",{HOUR},"aqi":"50.0""#),
        format!(r#""place":"南区",{HOUR},"aqi":20"#),
        r#""place":"西区","period":"hour","start":"2026-03-01T07:00+08:00","aqi":55"#.into(),
        format!(r#""place":"北区",{HOUR},"aqi":80"#),
    ];
    let second: Vec<&str> = second.iter().map(String::as_str).collect();
    first.join(board(&second));
    assert_eq!(
        shown(&first),
        ["东区 60", "西区 50", "南区 —", "无时 —", "北区 80"]
    );
    let at = at("2026-03-01 07:00");
    assert!(first.groups()[1].at(PeriodKind::Hour, at).is_some());
    let expected = [
        "东区 2026年3月1日 8时：同一地点同一时段有两条数据，空气质量指数分别为 61 和 60，以 60 为准",
        "南区 2026年3月1日 8时：同一地点同一时段有两条数据，空气质量指数分别为 20 和 —，以 — 为准",
    ];
    assert_eq!(said(&first), expected.map(|said| (0, said.to_owned())));
    // A third feed is held against what is shown.
    first.join(board(&[&format!(r#""place":"北区",{HOUR},"aqi":81"#)]));
    assert_eq!(
        (shown(&first)[4].as_str(), said(&first).len()),
        ("北区 80", 3)
    );
}

/// What an early feed lacks is not missed when a later one has it: the board is checked as a whole.
#[test]
fn checked_as_a_whole() {
    let read = |start: &str| {
        let text = format!(
            r#"{{"schema":"mingbai.air/1","rows":[{{"place":"甲","period":"hour","start":"{start}","aqi":60}}]}}"#
        );
        read_unchecked(&text, &ReadOptions::default(), None).unwrap()
    };
    let now = Some(at("2026-03-01 08:30"));
    let mut joined = read("2026-03-01 03:00");
    let codes =
        |board: &Board| -> Vec<&str> { check(board, now).iter().map(|found| found.code).collect() };
    assert!(codes(&joined).contains(&"check-age"));
    joined.join(read("2026-03-01 08:00"));
    assert!(!codes(&joined).contains(&"check-age"));
}

/// Eight feeds of 1,500 stations that say the same are 1,500 stations.
#[test]
fn eight_times_the_same() {
    let rows: Vec<String> = (0..1500)
        .map(|station| format!(r#""place":"站{station}",{HOUR},"aqi":"{}""#, station % 200))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut all = board(&rows);
    for _ in 1..8 {
        all.join(board(&rows));
    }
    assert_eq!((all.groups().len(), all.joined), (1500, 7));
    assert_eq!(said(&all), []);
}

proptest::proptest! {
    /// Every place of every feed is on the board, once a period, in the order of the feeds.
    #[test]
    fn nothing_is_lost(feeds in proptest::collection::vec(proptest::collection::vec((0_u8..6, 0_u8..3, 0_u8..4), 0..8), 1..5)) {
        let read = |rows: &Vec<(u8, u8, u8)>| {
            let rows: Vec<String> = rows.iter().map(|(place, hour, aqi)| match aqi {
                3 => format!(r#""place":"站{place}","start":"—""#),
                _ => format!(r#""place":"站{place}","period":"hour","start":"2026-03-01T0{hour}:00+08:00","aqi":1{aqi}"#),
            }).collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            board(&rows)
        };
        let mut joined = read(&feeds[0]);
        for feed in &feeds[1..] {
            joined.join(read(feed));
        }
        let mut places: Vec<u8> = Vec::new();
        let mut expected: Vec<(usize, u8, u8, u8)> = Vec::new();
        for (at, feed) in feeds.iter().enumerate() {
            for (place, hour, aqi) in feed {
                if !places.contains(place) {
                    places.push(*place);
                }
                if *aqi == 3 {
                    continue;
                }
                // Of one feed the last row counts, of several the first feed.
                match expected.iter_mut().find(|(_, p, h, _)| (*p, *h) == (*place, *hour)) {
                    Some(known) if known.0 == at => known.3 = *aqi,
                    Some(_) => {}
                    None => expected.push((at, *place, *hour, *aqi)),
                }
            }
        }
        let names: Vec<String> = joined.groups().iter().map(|group| group.site.name.to_string()).collect();
        proptest::prop_assert_eq!(names, places.iter().map(|place| format!("站{place}")).collect::<Vec<_>>());
        let groups = joined.groups();
        for (feed, place, hour, aqi) in expected {
            let group = groups.iter().find(|group| *group.site.name == *format!("站{place}")).unwrap();
            let start = at(&format!("2026-03-01 0{hour}:00"));
            let row = group.at(PeriodKind::Hour, start).unwrap();
            proptest::prop_assert_eq!((row.from.0, row.aqi.number()), (feed, crate::Decimal::parse(&format!("1{aqi}"))));
        }
    }
}
