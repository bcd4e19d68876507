//! The format, read: periods, units, ranges, days in one text, warnings, and what is refused.

use super::*;
use crate::ReadErrorKind;
use expect_test::{Expect, expect};

fn show(board: &Board) -> String {
    let mut out = String::new();
    for row in &board.observations {
        let aqi = match (&row.range, &row.aqi) {
            (Some((low, high)), _) => format!("{low}~{high}"),
            (None, crate::Value::Present { number, .. }) => number.to_string(),
            (None, crate::Value::Missing(why)) => format!("{why:?}"),
        };
        let level = match &row.level {
            Ok(level) => format!("{}-{}", level.low, level.high),
            Err(why) => format!("{why:?}"),
        };
        let primary = match &row.primary {
            Ok(_) => format!("[{}]", formulas(&row.primaries())),
            Err(why) => format!("{why:?}"),
        };
        let (kind, start) = (row.period.kind, row.period.start.shown());
        out += &format!(
            "{} {kind:?} {start} | {aqi} | {level} | {primary}",
            row.site.name
        );
        for item in &row.items {
            let index = item
                .iaqi
                .number()
                .map(|n| format!("→{n}"))
                .unwrap_or_default();
            let average = item.averaged.map_or("?".into(), |a| format!("{a:?}"));
            let conc = match item.conc.missing() {
                Some(why) => format!("{why:?}"),
                None => item.conc.shown(),
            };
            out += &format!(" | {} {average} {conc}{index}", item.key);
        }
        out += "\n";
    }
    for finding in &board.findings {
        let (row, field) = (finding.place.row.unwrap(), finding.place.field.unwrap());
        out += &format!("{} [{row} {field}] {}\n", finding.code, finding.message);
    }
    out
}

fn rows(rows: &[&str], expected: Expect) {
    expected.assert_eq(&show(&board(rows)));
}

#[test]
fn hours_and_days() {
    rows(
        &[
            r#""place":"甲县","period":"hour","start":"2026-03-01T08:00:00+08:00","aqi":"80","level":"良","primary":["细颗粒物(PM2.5)"],"pm25":"50","pm25_avg":"1h","pm25_iaqi":"80","o3":"NA","co":{"value":"600","unit":"µg/m³"}"#,
            r#""place":"乙县","start":"2026-03-01 08:20","aqi":"0.9","primary":null,"so2":"/""#,
            r#""place":"丙县","start":"2026-03-01","level":"—","o3_8h":"90","o3":"100""#,
            r#""place":"丁县","period":"year","start":"2025","pm25":"33""#,
        ],
        expect![[r#"
            甲县 Hour 2026年3月1日 8时 | 80 | 2-2 | [PM2.5] | pm25 Hour 50 µg/m³→80 | co Hour 600 µg/m³ | o3 Hour NotReported
            乙县 Hour 2026年3月1日 8时 | 0.9 | Absent | [] | so2 Hour NotMonitored
            丙县 Day 2026年3月1日 | Absent | NotReported | Absent | o3 ? 100 µg/m³ | o3_8h EightHours 90 µg/m³
            丁县 Year 2025年 | Absent | Absent | Absent | pm25 ? 33 µg/m³
        "#]],
    );
}

#[test]
fn forecasts() {
    rows(
        &[
            r#""place":"甲市","period":"forecast","start":"2026-03-02","aqi_lo":"48","aqi_hi":"78","level":"优或良","primary":["臭氧"]"#,
            r#""place":"乙市","period":"forecast","start":"2026-03-02","aqi":"48~78|53～83|62-92||","level":"优或良|良|良","primary":"细颗粒物(PM2.5)|臭氧|无||""#,
            r#""place":"丙市","period":"forecast","start":"2026-03-02","aqi":{"low":"40","high":"60"}"#,
            r#""place":"丁市","period":"forecast","start":"2026-02-28","aqi":"99,99||45""#,
            r#""place":"戊市","period":"forecast","start":"2026-03-02","aqi":"55""#,
        ],
        expect![[r#"
            甲市 Forecast 2026年3月2日 | 48~78 | 1-2 | [O₃]
            乙市 Forecast 2026年3月2日 | 48~78 | 1-2 | [PM2.5]
            乙市 Forecast 2026年3月3日 | 53~83 | 2-2 | [O₃]
            乙市 Forecast 2026年3月4日 | 62~92 | 2-2 | []
            丙市 Forecast 2026年3月2日 | 40~60 | Absent | Absent
            丁市 Forecast 2026年2月28日 | 99~99 | Absent | Absent
            丁市 Forecast 2026年3月1日 | NotReported | Absent | Absent
            丁市 Forecast 2026年3月2日 | 45 | Absent | Absent
            戊市 Forecast 2026年3月2日 | 55 | Absent | Absent
        "#]],
    );
}

/// Ends that stand the wrong way round are turned, and said.
#[test]
fn ranges_upside_down() {
    rows(
        &[
            r#""place":"甲市","period":"forecast","start":"2026-03-02","aqi_lo":"78","aqi_hi":"48""#,
            r#""place":"乙市","period":"forecast","start":"2026-03-02","aqi":"78~48|53~83|92-62""#,
            r#""place":"丙市","period":"forecast","start":"2026-03-02","aqi":{"low":"60","high":"40"}"#,
            r#""place":"丁市","period":"forecast","start":"2026-03-02","aqi_lo":"60","aqi_hi":"60""#,
        ],
        expect![[r#"
            甲市 Forecast 2026年3月2日 | 48~78 | Absent | Absent
            乙市 Forecast 2026年3月2日 | 48~78 | Absent | Absent
            乙市 Forecast 2026年3月3日 | 53~83 | Absent | Absent
            乙市 Forecast 2026年3月4日 | 62~92 | Absent | Absent
            丙市 Forecast 2026年3月2日 | 40~60 | Absent | Absent
            丁市 Forecast 2026年3月2日 | 60~60 | Absent | Absent
            check-forecast [0 aqi] 第 1 行的范围“78～48”上下限颠倒，已由低到高读入；请核对
            check-forecast [1 aqi] 第 2 行的范围“78～48”上下限颠倒，已由低到高读入；请核对
            check-forecast [1 aqi] 第 2 行的范围“92～62”上下限颠倒，已由低到高读入；请核对
            check-forecast [2 aqi] 第 3 行的范围“60～40”上下限颠倒，已由低到高读入；请核对
        "#]],
    );
}

#[test]
fn what_cannot_be() {
    rows(
        &[
            r#""place":"甲","start":"2026-03-01","aqi":"-1","pm25":"-99","pm10":"1,2x","so2":{"value":"5","unit":"斗"},"no2":"48~78","co":null"#,
            r#""place":"乙","start":"2026-03-01","aqi":"1000","pm25_iaqi":"x""#,
            r#""place":"丙","start":"何时","aqi":"1""#,
            r#""start":"2026-03-01","aqi":"1""#,
        ],
        expect![[r#"
            甲 Day 2026年3月1日 | OutOfRange | Absent | Absent | pm25 Day OutOfRange | pm10 Day BadValue | so2 Day NoUnit | no2 Day 48～78 µg/m³ | co Day NotReported
            乙 Day 2026年3月1日 | OutOfRange | Absent | Absent | pm25 Day Absent
            range [0 aqi] 第 1 行的指数“-1”超出可能的范围，按数据异常处理；请核对，缺测请写 null
            range [0 pm25] 第 1 行的浓度“-99”小于 0，按数据异常处理；请核对，缺测请写 null
            field [0 pm10] 第 1 行的“1,2x”不是有效的值
            unit [0 so2] 第 1 行的浓度“5”没有标明可用的单位，未予显示；请在列名或 units 中写明 so2 的单位
            range [1 aqi] 第 2 行的指数“1000”超出可能的范围，按数据异常处理；请核对，缺测请写 null
            field [1 pm25] 第 2 行的“x”不是有效的值
            field [2 start] 第 3 行的时间“何时”不能识别，按无数据列出
            field [3 place] 第 4 行没有地点，未列出
        "#]],
    );
    // HJ 633—2026 表 1 begins at 1; a sub-index of 0 is that of a concentration of 0 (表 3).
    rows(
        &[
            r#""place":"甲","start":"2026-03-01","aqi":"0","level":"优","so2":"0","so2_iaqi":"0""#,
            r#""place":"乙","start":"2026-02-28","aqi":0,"level":"一级""#,
            r#""place":"丙","period":"forecast","start":"2026-03-02","aqi":"45|0|","level":"优|优|""#,
            r#""place":"丁","start":"2026-03-01","aqi":"1","level":"优""#,
        ],
        expect![[r#"
            甲 Day 2026年3月1日 | NotReported | NotReported | Absent | so2 Day 0 µg/m³→0
            乙 Day 2026年2月28日 | NotReported | NotReported | Absent
            丙 Forecast 2026年3月2日 | 45 | 1-1 | Absent
            丙 Forecast 2026年3月3日 | NotReported | NotReported | Absent
            丁 Day 2026年3月1日 | 1 | 1-1 | Absent
            range [0 aqi] 第 1 行的空气质量指数为 0，不可信，按无数据处理；缺测请写 null
            range [1 aqi] 第 2 行的空气质量指数为 0，不可信，按无数据处理；缺测请写 null
            range [2 aqi] 第 3 行的空气质量指数为 0，不可信，按无数据处理；缺测请写 null
        "#]],
    );
    let us = r#"{"schema":"mingbai.air/1","standard":"US-EPA","rows":[{"place":"甲","start":"2026-03-01","aqi":0}]}"#;
    assert!(read(us).unwrap().observations[0].aqi.number().is_some());
    // Without a unit nothing is guessed.
    let bare = read(
        r#"{"schema":"mingbai.air/1","rows":[{"place":"甲","start":"2026-03-01","pm25":"0.05","pm10":"50 µg/m³"}]}"#,
    );
    expect![[r#"
        甲 Day 2026年3月1日 | Absent | Absent | Absent | pm25 Day NoUnit | pm10 Day 50 µg/m³
        unit [0 pm25] 第 1 行的浓度“0.05”没有标明可用的单位，未予显示；请在列名或 units 中写明 pm25 的单位
    "#]]
    .assert_eq(&show(&bare.unwrap()));
    // HJ 633 ends at 500, the US index does not end, of another three digits are let through.
    let aqi = |standard: &str, aqi: &str| {
        let head = format!(r#""standard":"{standard}","#);
        let row = format!(r#""place":"甲","start":"2026-03-01","aqi":"{aqi}""#);
        board_of(&head, &[&row]).observations[0]
            .aqi
            .number()
            .is_some()
    };
    assert!(aqi("HJ 633—2026", "500") && !aqi("HJ 633—2026", "501"));
    assert!(aqi("US-EPA", "1200") && aqi("", "999") && !aqi("", "1000"));
}

#[test]
fn refused() {
    let kind = |text: &str| read(text).unwrap_err().kind;
    assert_eq!(
        kind(r#"{"schema":"mingbai.water/1","rows":[]}"#),
        ReadErrorKind::Schema
    );
    assert_eq!(kind(r#"{"rows":[]}"#), ReadErrorKind::Schema);
    assert_eq!(kind(r#"{"schema":"mingbai.air/1"}"#), ReadErrorKind::Field);
    assert_eq!(kind("<html>"), ReadErrorKind::Type);
    assert_eq!(
        read(r#"{"schema":"mingbai.air/1","rows":[]}"#)
            .unwrap()
            .observations,
        []
    );
}

#[test]
fn warnings() {
    let text = r#"{"schema":"mingbai.air/1","rows":[],"warnings":[
        {"level":"橙色","title":"关于启动重污染天气橙色预警的通知","area":"全市","published_at":"2026-01-10 16:00","start":"2026-01-11 00:00","end":"2026-01-13","measures":["中小学停止户外活动","机动车限行"]},
        {"level":"","title":"重污染天气红色预警","start":"2026-01-12"},
        {"title":"由黄色预警升级为橙色预警"},
        {"area":"全市"}, 5, null]}"#;
    let board = read(text).unwrap();
    let grades: Vec<Option<Grade>> = board.warnings.iter().map(|w| w.grade).collect();
    assert_eq!(grades, [Some(Grade::Orange), Some(Grade::Red), None]);
    let first = &board.warnings[0];
    assert_eq!(first.measures.len(), 2);
    for (now, holds) in [
        ("2026-01-10 23:59", false),
        ("2026-01-11 00:00", true),
        // It ends with its last day.
        ("2026-01-13 23:59", true),
        ("2026-01-14 00:00", false),
    ] {
        assert_eq!(first.holds(at(now)), holds, "{now}");
    }
    assert!(board.warnings[1].holds(at("2026-02-01 00:00")));
    assert_eq!(
        ["黄色预警", "ORANGE", "蓝", "一级"].map(Grade::parse),
        [
            Some(Grade::Yellow),
            Some(Grade::Orange),
            Some(Grade::Blue),
            None
        ]
    );
    assert!(Grade::Red > Grade::Orange);
    assert_eq!(Grade::Red.name(), "红色预警");
}

/// Every answer of the known endpoints, in our format: read whole, and as the dataset has it.
#[cfg(feature = "presets")]
#[test]
fn every_preset() {
    use crate::dataset::{Datum, read_text as dataset};
    // What was asked for by coordinates names no place.
    let options = ReadOptions {
        place: Some("某市".into()),
        ..ReadOptions::default()
    };
    let mut many = 0;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/presets/expected");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if !text.contains("mingbai.air/1") {
            continue;
        }
        let data = dataset(&text, &crate::read::Limits::default()).unwrap();
        let board = read_text(&text, &options).unwrap();
        let rows = board.observations.len() + board.untimed.len();
        assert_eq!(rows, data.rows.len(), "{path:?}");
        assert_eq!(
            read_dataset(&data, &options).unwrap().observations,
            board.observations,
            "{path:?}"
        );
        for row in &board.observations {
            let at = row.from.1;
            let number = |key: &str| data.get(at, key).and_then(Datum::number);
            assert_eq!(row.aqi.number(), number("aqi"), "{path:?} {at}");
            for item in &row.items {
                assert_eq!(
                    item.conc.number(),
                    number(item.key),
                    "{path:?} {at} {}",
                    item.key
                );
                let index = number(&format!("{}_iaqi", item.key));
                assert_eq!(item.iaqi.number(), index, "{path:?} {at} {}", item.key);
                many += 1;
            }
            let _ = (
                compute(row, row.standard, &[]),
                check(&board, Some(at as i64)),
            );
        }
    }
    assert!(many > 100, "{many}");
}

/// What the reader of another format found goes on to the page; what is none of its codes does not.
#[test]
fn findings_that_came_along() {
    let text = r#"{"schema":"mingbai.air/1","rows":[{"start":"2026-03-01T08:00+08:00","aqi":"52"}],"findings":[
        {"code":"field","severity":"error","row":0,"field":"place","message":"所有行都没有“地点”，没有它数据不能用"},
        {"code":"alert","severity":"error","message":"<b>"}]}"#;
    let unnamed = read(text).unwrap();
    assert_eq!((unnamed.observations.len(), unnamed.findings.len()), (0, 2));
    let options = ReadOptions {
        place: Some("自贡市".into()),
        ..ReadOptions::default()
    };
    let named = read_text(text, &options).unwrap();
    assert_eq!(&*named.observations[0].site.name, "自贡市");
    assert_eq!(named.findings.len(), 1);
    assert_eq!(named.findings[0].place.row, Some(0));
}

/// Whoever made the data says that it is invented; of feeds that were joined, one is enough.
#[test]
fn sample_data_says_so() {
    let read = |member: &str| {
        let text = [r#"{"schema":"mingbai.air/1","rows":[]"#, member, "}"].concat();
        read_text(&text, &ReadOptions::default()).unwrap()
    };
    for (member, sample) in [
        (r#","sample":true"#, true),
        (r#","sample":false"#, false),
        (r#","sample":"true""#, false),
        ("", false),
    ] {
        assert_eq!(read(member).sample, sample, "{member}");
    }
    let mut board = read("");
    board.join(read(r#","sample":true"#));
    assert!(board.sample);
}

/// What the page allows is what is read: never more bytes, and of more rows the first, which is said.
#[test]
fn limits_of_the_page() {
    let row = r#"{"place":"甲县","start":"2026-03-01","period":"day","aqi":57}"#;
    let text = [r#"{"schema":"mingbai.air/1","rows":["#, row, ",", row, "]}"].concat();
    let within = |max_bytes: usize, max_rows: usize| {
        let limits = crate::read::Limits {
            max_bytes,
            max_rows,
            ..Default::default()
        };
        let place = None;
        crate::air::read_alone(&text, &ReadOptions { place, limits }, None)
    };
    let whole = within(text.len(), 2).unwrap();
    assert_eq!((whole.observations.len(), whole.findings.len()), (2, 0));
    let first = within(text.len(), 1).unwrap();
    assert_eq!(first.observations.len(), 1);
    assert_eq!(first.findings[0].code, "limit");
    assert_eq!(first.findings[0].message, "已读前 1 条，来源共 2 条");
    let kind = within(text.len() - 1, 2).unwrap_err().kind;
    assert_eq!(kind, crate::ReadErrorKind::Size);
}

/// What was measured has one index: two ends are those of a forecast (HJ 633—2026, 5.2.3), unless a row says what it is.
#[test]
fn a_range_is_a_forecast() {
    rows(
        &[
            r#""place":"甲","start":"2026-03-02","aqi":"48~78""#,
            r#""place":"乙","start":"2026-03-02","aqi_lo":"48","aqi_hi":"78""#,
            r#""place":"丙","start":"2026-03-02","aqi":"78""#,
            r#""place":"丁","period":"day","start":"2026-03-02","aqi":{"low":"48","high":"78","printed":"48~78"}"#,
        ],
        expect![[r#"
            甲 Forecast 2026年3月2日 | 48~78 | Absent | Absent
            乙 Forecast 2026年3月2日 | 48~78 | Absent | Absent
            丙 Day 2026年3月2日 | 78 | Absent | Absent
            丁 Day 2026年3月2日 | BadValue | Absent | Absent
            field [3 aqi] 第 4 行的“48~78”不是有效的值
        "#]],
    );
}

/// What the command was told to read (`--max-bytes`) is checked whole: 130 rows with a long note are more than 1 MiB.
#[cfg(feature = "presets")]
#[test]
fn what_was_read_is_read_again_whole() {
    use crate::dataset::read_text as dataset;
    use crate::read::Limits;
    let row = |format: &str| {
        let note = "空".repeat(3_000);
        let row = format!(r#"{{"place":"甲","start":"2026-03-01","note":"{note}"}}"#);
        let text = format!(
            r#"{{"schema":"{format}","rows":[{}]}}"#,
            vec![row; 130].join(",")
        );
        let limits = Limits {
            max_bytes: text.len(),
            ..Limits::default()
        };
        assert!(text.len() > Limits::default().max_bytes);
        dataset(&text, &limits).unwrap()
    };
    let board = read_dataset(&row("mingbai.air/1"), &ReadOptions::default()).unwrap();
    assert_eq!(board.observations.len(), 130);
    let board = crate::water::read_dataset(&row("mingbai.water/1")).unwrap();
    assert_eq!(board.samples.len(), 130);
}
