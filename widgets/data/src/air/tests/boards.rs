//! Boards: places of several feeds, series with gaps, forecasts, and the legal clock.

use super::*;
use crate::date::Day;

fn row(place: &str, period: &str, start: &str, aqi: &str) -> String {
    format!(r#""place":"{place}","period":"{period}","start":"{start}","aqi":{aqi}"#)
}

fn rows(all: &[String]) -> Board {
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    board(&all)
}

#[test]
fn places_in_their_order() {
    let mut board = rows(&[
        row("自贡", "hour", "2026-03-01T08:00+08:00", r#""80""#) + r#","code":"5103""#,
        row("富顺县", "hour", "2026-03-01T08:00+08:00", r#""70""#),
        row("自贡", "hour", "2026-03-01T07:00+08:00", r#""81""#) + r#","code":"5103""#,
        row("荣县", "hour", "2026-03-01T08:00+08:00", "null"),
    ]);
    // Another feed: the same code under another name, and the same name without a code.
    board.join(rows(&[
        row("自贡市", "forecast", "2026-03-02", r#""48~78|53~83||""#) + r#","code":"5103""#,
        row("自贡", "day", "2026-02-28", r#""60""#),
        row("大安区", "hour", "2026-03-01T08:00+08:00", r#""75""#),
    ]));
    let groups = board.groups();
    let shown: Vec<String> = groups
        .iter()
        .map(|g| format!("{} {}", g.site.name, g.observations.len()))
        .collect();
    assert_eq!(shown, ["自贡 5", "富顺县 1", "荣县 1", "大安区 1"]);
    assert_eq!(groups[0].index(None), crate::Decimal::parse("80"));
    assert_eq!(groups[2].index(None), None);
    // 80, 75, 70, and none last.
    assert_eq!(ranked(&groups, None), [0, 3, 1, 2]);
    assert_eq!(groups[0].forecasts(None).len(), 2);
    assert_eq!(board.observations[5].from, (1, 0));
    assert_eq!(board.observations[6].from, (1, 1));
    // Two codes have one name: a row without a code is neither's.
    let board = rows(&[
        row("城关镇", "day", "2026-03-01", r#""1""#) + r#","code":"1""#,
        row("城关镇", "day", "2026-03-01", r#""2""#) + r#","code":"2""#,
        row("城关镇", "day", "2026-03-01", r#""3""#),
    ]);
    assert_eq!(board.groups().len(), 3);
}

#[test]
fn series_keep_their_gaps() {
    let mut all = Vec::new();
    for hour in [20, 21, 23] {
        let start = format!("2026-02-28T{hour}:00+08:00");
        all.push(row("甲", "hour", &start, &format!("\"{hour}\"")));
    }
    all.push(row("甲", "hour", "2026-03-01T00:00+08:00", "null"));
    all.push(row("甲", "day", "2026-02-28", r#""60""#));
    let board = rows(&all);
    let groups = board.groups();
    let series = hours(&groups[0], at("2026-03-01 00:30"), 6);
    let shown: Vec<String> = series
        .iter()
        .map(|point| match point.observation {
            None => "gap".into(),
            Some(row) => row.aqi.number().map_or("—".into(), |n| n.to_string()),
        })
        .collect();
    assert_eq!(shown, ["gap", "20", "21", "gap", "23", "—"]);
    assert_eq!(series[0].start, at("2026-02-28 19:00"));
    let series = days(&groups[0], Day::new(2026, 3, 1).unwrap(), 30);
    assert_eq!(series.len(), 30);
    assert_eq!(series[0].start, at("2026-01-31"));
    let there = series.iter().filter(|point| point.observation.is_some());
    assert_eq!(there.count(), 1);
    assert!(series[28].observation.is_some());
    assert!(hours(&groups[0], 0, 0).is_empty());
}

#[test]
fn what_is_shown_first() {
    let board = rows(&[
        row("甲", "day", "2026-02-28", r#""60""#),
        row("甲", "hour", "2026-03-01T08:00+08:00", r#""80""#),
        // From a clock that is wrong.
        row("甲", "hour", "2026-03-02T08:00+08:00", r#""90""#),
        row("甲", "forecast", "2026-02-28", r#""10""#),
        row("甲", "forecast", "2026-03-01", r#""20""#),
        row("甲", "forecast", "2026-03-02", r#""30""#),
    ]);
    let groups = board.groups();
    let now = Some(at("2026-03-01 08:30"));
    assert_eq!(groups[0].index(now), crate::Decimal::parse("80"));
    assert_eq!(groups[0].index(None), crate::Decimal::parse("90"));
    assert_eq!(
        groups[0].index(Some(at("2026-03-01 07:00"))),
        crate::Decimal::parse("60")
    );
    let ahead: Vec<String> = groups[0]
        .forecasts(now)
        .iter()
        .map(|row| row.aqi.number().unwrap().to_string())
        .collect();
    assert_eq!(ahead, ["20", "30"]);
}

/// A station whose row has no time stays on the list, without data.
#[test]
fn places_without_data() {
    let mut board = rows(&[
        row("甲站", "hour", "2026-03-01T08:00+08:00", r#""80""#),
        r#""place":"乙站","period":"hour","start":null,"aqi":null"#.into(),
        row("丙站", "hour", "2026-03-01T08:00+08:00", "null"),
    ]);
    board.join(rows(&[
        r#""place":"丁站","start":"—""#.into(),
        r#""place":"丙站","start":"—""#.into(),
    ]));
    let groups = board.groups();
    let shown: Vec<String> = groups
        .iter()
        .map(|g| format!("{} {}", g.site.name, g.observations.len()))
        .collect();
    assert_eq!(shown, ["甲站 1", "乙站 0", "丙站 1", "丁站 0"]);
    assert!(groups[1].current(None).is_none());
}

/// Of two about one period the one that was published later counts.
#[test]
fn corrections() {
    let board = rows(&[
        row("甲", "day", "2026-02-28", r#""61""#) + r#","published_at":"2026-03-01 11:00""#,
        row("甲", "day", "2026-02-28", r#""60""#) + r#","published_at":"2026-03-01 09:00""#,
    ]);
    let groups = board.groups();
    let row = groups[0].at(PeriodKind::Day, at("2026-02-28")).unwrap();
    assert_eq!(row.aqi.number(), crate::Decimal::parse("61"));
    assert_eq!(groups[0].latest(PeriodKind::Day, None), Some(row));
}

/// 5.2: hours within one hour, days by 12:00 of the next, forecasts by 20:00.
#[test]
fn the_legal_clock() {
    use PeriodKind::{Day, Forecast, Hour, Month};
    for (kind, of, by, next) in [
        (
            Hour,
            "2026-03-01 08:00",
            "2026-03-01 09:00",
            "2026-03-01 10:00",
        ),
        (
            Hour,
            "2026-03-01 23:00",
            "2026-03-02 00:00",
            "2026-03-02 01:00",
        ),
        (Day, "2026-03-01", "2026-03-02 12:00", "2026-03-03 12:00"),
        (Day, "2026-02-28", "2026-03-01 12:00", "2026-03-02 12:00"),
        (
            Forecast,
            "2026-03-01 17:30",
            "2026-03-01 20:00",
            "2026-03-02 20:00",
        ),
    ] {
        assert_eq!(due(kind, at(of)), Some(at(by)), "{kind:?} {of}");
        assert_eq!(next_due(kind, at(of)), Some(at(next)), "{kind:?} {of}");
        let late = Freshness::Late { due: at(next) };
        assert_eq!(freshness(kind, at(of), at(next)), Freshness::Current);
        assert_eq!(freshness(kind, at(of), at(next) + 1), late);
    }
    assert_eq!(due(Month, 0), None);
    assert_eq!(freshness(Month, 0, 1), Freshness::Unruled);
    assert_eq!(
        freshness(Hour, at("2026-03-01 08:00"), at("2026-03-01 07:44")),
        Freshness::Future
    );
    for (now, until) in [
        ("2026-03-01 19:59", (2026, 3, 3)),
        ("2026-03-01 20:00", (2026, 3, 4)),
        ("2026-02-27 21:00", (2026, 3, 2)),
    ] {
        let until = crate::date::Day::new(until.0, until.1, until.2).unwrap();
        assert_eq!(forecast_until(at(now)), until, "{now}");
    }
    // A source that gives an hour with its end: the end counts.
    let board = rows(&[row("甲", "hour", "2026-03-01T07:00+08:00", r#""9""#)
        + r#","end":"2026-03-01T08:00+08:00""#]);
    let hour = &board.observations[0];
    assert_eq!(hour.freshness(at("2026-03-01 10:00")), Freshness::Current);
    assert_ne!(hour.freshness(at("2026-03-01 10:01")), Freshness::Current);
    let board =
        rows(&[row("甲", "forecast", "2026-03-02", r#""9""#) + r#","published_at":"2026-03-01""#]);
    let forecast = &board.observations[0];
    assert_eq!(
        forecast.freshness(at("2026-03-02 20:00")),
        Freshness::Current
    );
    assert_ne!(
        forecast.freshness(at("2026-03-02 20:01")),
        Freshness::Current
    );
}

/// 1,500 stations of a province with 24 hours each are one sort, not a comparison of all with all.
#[test]
fn many_stations() {
    let mut all = Vec::new();
    for hour in 0..4 {
        for station in 0..1500 {
            let start = format!("2026-03-01T{hour:02}:00+08:00");
            let aqi = format!("\"{}\"", station % 200);
            all.push(row(&format!("站{station}"), "hour", &start, &aqi));
        }
    }
    let board = rows(&all);
    let groups = board.groups();
    assert_eq!(groups.len(), 1500);
    assert!(groups.iter().all(|group| group.observations.len() == 4));
    assert_eq!(&*groups[1499].site.name, "站1499");
}
