//! The index: greatest sub-index, primary pollutants with every tie, completeness, and the notes of the tables.

use super::*;

/// Daily fields with the concentrations whose sub-index is exactly that of the place (表 3 of 2026); ozone ends at 300.
const DAILY: [(&str, Pollutant, [&str; 7]); 6] = [
    (
        "pm25",
        Pollutant::Pm25,
        ["35", "60", "115", "150", "250", "350", "500"],
    ),
    (
        "pm10",
        Pollutant::Pm10,
        ["50", "120", "250", "350", "420", "500", "600"],
    ),
    (
        "so2",
        Pollutant::So2,
        ["50", "150", "475", "800", "1600", "2100", "2620"],
    ),
    (
        "no2",
        Pollutant::No2,
        ["40", "80", "180", "280", "565", "750", "940"],
    ),
    (
        "co",
        Pollutant::Co,
        ["2", "4", "14", "24", "36", "48", "60"],
    ),
    (
        "o3_8h",
        Pollutant::O3,
        ["100", "160", "215", "265", "800", "", ""],
    ),
];
const INDICES: [u16; 7] = [50, 100, 150, 200, 300, 400, 500];

/// A day in 2026 whose fields have these values: `null`, `"/"`, a number.
fn day(value: impl Fn(usize) -> String) -> Board {
    let mut row = String::from(r#""place":"甲县","period":"day","start":"2026-03-02""#);
    for (at, (key, ..)) in DAILY.iter().enumerate() {
        row += &format!(r#","{key}":{}"#, value(at));
    }
    board(&[&row])
}

fn sum(board: &Board) -> Computed {
    let row = &board.observations[0];
    compute(row, row.standard, &[])
}

/// 4.3.1: every set of pollutants that can share the greatest sub-index, at every limit.
#[test]
fn every_tie() {
    for (place, index) in INDICES.into_iter().enumerate() {
        for set in 1u8..64 {
            let has = |at: usize| set & (1 << at) != 0;
            // Ozone has no limits above 300.
            if has(5) && DAILY[5].2[place].is_empty() {
                continue;
            }
            let board = day(|at| match has(at) {
                true => format!(r#""{}""#, DAILY[at].2[place]),
                false => r#""0""#.into(),
            });
            let sum = sum(&board);
            assert_eq!(sum.aqi, Ok(index), "{set:06b}");
            let tied: Vec<Pollutant> = (0..6).filter(|at| has(*at)).map(|at| DAILY[at].1).collect();
            // At 50 there is none, whoever has the greatest.
            let expected = if index > 50 { tied } else { Vec::new() };
            assert_eq!(sum.primary(), expected, "{index} {set:06b}");
            assert_eq!(sum.exceeding(), []);
        }
    }
}

/// 5.3.1: every set of missing pollutants. With what is left at 100 the index is NA, at 101 it is published.
#[test]
fn every_set_of_missing_pollutants() {
    // The lowest concentrations of sub-index 101.
    let above = ["61", "121", "151", "81", "4.1", "161"];
    for set in 0u8..64 {
        let missing = |at: usize| set & (1 << at) != 0;
        for (polluted, index) in [(false, 100), (true, 101)] {
            let board = day(|at| match (missing(at), polluted) {
                (true, _) => "null".into(),
                (false, true) => format!(r#""{}""#, above[at]),
                (false, false) => format!(r#""{}""#, DAILY[at].2[1]),
            });
            let sum = sum(&board);
            let expected = match set {
                63 => Err(NoIndex::NoConcentrations),
                0 => Ok(index),
                _ if index > 100 => Ok(index),
                _ => Err(NoIndex::Incomplete),
            };
            assert_eq!(sum.aqi, expected, "{set:06b} {index}");
            assert_eq!(sum.at_least(), (set != 63).then_some(index));
            assert_eq!(sum.missing.len(), set.count_ones() as usize);
            assert_eq!(sum.unmonitored, []);
            // NA goes for the primary pollutants too; the sub-indices stay.
            assert_eq!(sum.primary().is_empty(), expected.is_err());
            assert_eq!(sum.items.iter().flatten().count(), 6 - sum.missing.len());
        }
    }
}

/// 5.3.2: what is not in the monitoring plan does not stop the index, unless it polluted in the last three years.
#[test]
fn every_set_of_unmonitored_pollutants() {
    for set in 1u8..63 {
        let without = |at: usize| set & (1 << at) != 0;
        let board = day(|at| match without(at) {
            true => r#""/""#.into(),
            false => format!(r#""{}""#, DAILY[at].2[0]),
        });
        let row = &board.observations[0];
        let sum = compute(row, row.standard, &[]);
        assert_eq!(sum.aqi, Ok(50), "{set:06b}");
        assert_eq!(sum.missing, []);
        assert_eq!(sum.unmonitored.len(), set.count_ones() as usize);
        for (at, (_, pollutant, _)) in DAILY.iter().enumerate() {
            let expected = if without(at) {
                Err(NoIndex::Incomplete)
            } else {
                Ok(50)
            };
            assert_eq!(compute(row, row.standard, &[*pollutant]).aqi, expected);
        }
    }
    // One is missing, another not monitored: 5.3.1 for the first.
    let board = day(|at| match at {
        0 => "null".into(),
        1 => r#""/""#.into(),
        _ => format!(r#""{}""#, DAILY[at].2[0]),
    });
    let sum = sum(&board);
    assert_eq!(sum.aqi, Err(NoIndex::Incomplete));
    assert_eq!(
        (formulas(&sum.missing), formulas(&sum.unmonitored)),
        ("PM2.5".into(), "PM10".into())
    );
}

/// What stands for a missing value, and what each means for the index.
#[test]
fn na_and_slash_are_different() {
    for (value, expected) in [
        ("null", "missing"),
        (r#""NA""#, "missing"),
        (r#""—""#, "missing"),
        (r#""""#, "missing"),
        (r#""1,2x""#, "missing"),
        (r#""-99""#, "missing"),
        (r#"{"missing":"not-reported"}"#, "missing"),
        (r#"{"missing":"out-of-range"}"#, "missing"),
        (r#""/""#, "unmonitored"),
        (r#""／""#, "unmonitored"),
        (r#"{"missing":"not-monitored"}"#, "unmonitored"),
        (r#"{"missing":"not-applicable"}"#, "unmonitored"),
        // Zero is a number.
        (r#""0""#, "there"),
    ] {
        let board = day(|at| {
            if at == 2 {
                value.into()
            } else {
                r#""10""#.into()
            }
        });
        let sum = sum(&board);
        let told = match (sum.missing.as_slice(), sum.unmonitored.as_slice()) {
            ([Pollutant::So2], []) => "missing",
            ([], [Pollutant::So2]) => "unmonitored",
            ([], []) => "there",
            other => panic!("{other:?}"),
        };
        assert_eq!(told, expected, "{value}");
    }
}

fn one(date: &str, period: &str, fields: &str) -> Computed {
    sum(&board(&[&format!(
        r#""place":"甲县","period":"{period}","start":"{date}",{fields}"#
    )]))
}

fn told(sum: &Computed) -> String {
    let aqi = match sum.aqi {
        Ok(aqi) => aqi.to_string(),
        Err(why) => format!("{why:?}"),
    };
    format!(
        "{aqi} [{}] [{}]",
        formulas(&sum.primary()),
        formulas(&sum.exceeding())
    )
}

/// 超标污染物 were dropped in 2026.
#[test]
fn exceeding_only_by_the_old_standard() {
    let fields = r#""pm25":"76","pm10":"160","so2":"10","no2":"90","co":"1","o3_8h":"161""#;
    assert_eq!(
        told(&one("2026-02-28", "day", fields)),
        "105 [PM10 NO₂] [PM2.5 PM10 NO₂ O₃]"
    );
    assert_eq!(told(&one("2026-03-01", "day", fields)), "116 [PM10] []");
    // 100 is not more than 100.
    let fields = r#""pm25":"75","pm10":"150","so2":"10","no2":"80","co":"4","o3_8h":"160""#;
    assert_eq!(
        told(&one("2026-02-28", "day", fields)),
        "100 [PM2.5 PM10 NO₂ CO O₃] []"
    );
}

/// The same hour on both sides of midnight, with particles over one hour.
#[test]
fn the_hour_before_and_the_hour_after() {
    let fields = r#""pm25":"60","pm25_avg":"1h","pm10":"80","pm10_avg":"1h","so2":"5","no2":"30","co":"0.6","o3":"40""#;
    let old = one("2026-02-28T23:00+08:00", "hour", fields);
    assert_eq!(
        (old.standard, told(&old)),
        (Standard::Hj2012, "Unfit(NoLimits) [] []".into())
    );
    assert_eq!(old.items[0], Err(Why::NoLimits));
    assert_eq!(old.at_least(), Some(15));
    let new = one("2026-03-01T00:00+08:00", "hour", fields);
    assert_eq!(
        (new.standard, told(&new)),
        (Standard::Hj2026, "100 [PM2.5] []".into())
    );
    // The average of 24 hours that end now, by the old standard's limits.
    let fields = fields.replace("\"1h\"", "\"24h-moving\"");
    let old = one("2026-02-28T23:00+08:00", "hour", &fields);
    assert_eq!(told(&old), "82 [PM2.5] []");
    let new = one("2026-03-01T00:00+08:00", "hour", &fields);
    assert_eq!(
        (new.items[0], new.aqi),
        (
            Err(Why::NotAnIndicator),
            Err(NoIndex::Unfit(Why::NotAnIndicator))
        )
    );
}

/// Without the averaging time an hour of 2012 has two that particles may be; every other report has one.
#[test]
fn averages_that_nobody_named() {
    let fields = r#""pm25":"60","pm10":"80","so2":"5","no2":"30","co":"0.6","o3":"40""#;
    assert_eq!(
        told(&one("2026-03-01T00:00+08:00", "hour", fields)),
        "100 [PM2.5] []"
    );
    let old = one("2026-02-28T23:00+08:00", "hour", fields);
    assert_eq!(old.items[0], Err(Why::Unaveraged));
    // Compared with the new standard, which has one.
    let row = format!(r#""place":"甲","period":"hour","start":"2026-02-28T23:00+08:00",{fields}"#);
    let new = compute(&board(&[&row]).observations[0], Standard::Hj2026, &[]);
    assert_eq!(told(&new), "100 [PM2.5] []");
    assert_eq!(
        old.items[2].as_ref().map(|sum| sum.averaged),
        Ok(Averaged::Hour)
    );
    let day = one("2026-03-01", "day", fields);
    assert_eq!(
        day.items[0].as_ref().map(|sum| sum.averaged),
        Ok(Averaged::Day)
    );
    // Ozone of a day: its greatest hour or its greatest eight, nobody says.
    assert_eq!(day.items[5], Err(Why::Unaveraged));
}

/// Beyond the tables: notes b and c of 2026 give a figure; in 2012 the other average counts.
#[test]
fn beyond_the_tables() {
    let rest = r#""pm25":"10","pm10":"20","no2":"30","co":"0.6""#;
    let hour = |date: &str, fields: &str| {
        let avg = r#""pm25_avg":"24h-moving","pm10_avg":"24h-moving""#;
        let avg = if date < "2026-03" {
            avg
        } else {
            r#""pm25_avg":"1h""#
        };
        told(&one(date, "hour", &format!("{rest},{avg},{fields}")))
    };
    assert_eq!(
        hour("2026-03-01T08:00+08:00", r#""so2":"801","o3":"40""#),
        "200 [SO₂] []"
    );
    assert_eq!(
        hour("2026-03-01T08:00+08:00", r#""so2":"5000","o3":"40""#),
        "200 [SO₂] []"
    );
    // HJ 633—2012, note 2: without the 24 hours SO2 has no sub-index.
    assert_eq!(
        hour("2026-02-28T08:00+08:00", r#""so2":"801","o3":"40""#),
        "Unfit(Beyond(Day)) [] []"
    );
    let day = |date: &str, fields: &str| {
        told(&one(date, "day", &format!(r#"{rest},"so2":"9",{fields}"#)))
    };
    assert_eq!(day("2026-03-01", r#""o3_8h":"801""#), "300 [O₃] []");
    // Note 3: ozone over 800 by its hour.
    assert_eq!(
        day("2026-02-28", r#""o3_8h":"801","o3":"900","o3_avg":"1h""#),
        "350 [O₃] [O₃]"
    );
    assert_eq!(
        day("2026-02-28", r#""o3_8h":"801""#),
        "Unfit(Beyond(Hour)) [] []"
    );
    assert_eq!(
        told(&one("2026-03-01", "day", r#""o3_8h":"90","co":"99""#)),
        "500 [CO] []"
    );
}

/// Two averages of one pollutant, as an observation that was put together by hand has them: SO2 over 800 by its 24 hours.
#[test]
fn beyond_by_the_other_average() {
    let mut board = board(&[
        r#""place":"甲县","period":"hour","start":"2026-02-28T08:00+08:00","so2":"900","pm25":"1","pm25_avg":"24h-moving","pm10":"1","pm10_avg":"24h-moving","no2":"1","co":"1","o3":"1""#,
    ]);
    let row = &mut board.observations[0];
    let mut other = row
        .items
        .iter()
        .find(|item| item.key == "so2")
        .unwrap()
        .clone();
    other.averaged = Some(Averaged::MovingDay);
    other.conc = crate::quantity::Rule::stated(crate::Unit::UG_M3).read_text("1600");
    row.items.push(other.clone());
    let sum = compute(row, row.standard, &[]);
    assert_eq!(told(&sum), "300 [SO₂] [SO₂]");
    // Where the hour has its own sub-index, the 24 hours are no indicator.
    row.items[2].conc = crate::quantity::Rule::stated(crate::Unit::UG_M3).read_text("150");
    let sum = compute(row, row.standard, &[]);
    assert_eq!(told(&sum), "50 [] []");
    assert_eq!(sum.items[6], Err(Why::NotAnIndicator));
}

#[test]
fn other_feeds() {
    // Sub-indices of WAQI are US indices: nothing is computed from them.
    let waqi = board_of(
        r#""standard":"US-EPA","#,
        &[
            r#""place":"Zigong","period":"hour","start":"2026-11-03T09:00+08:00","aqi":"152","primary":["pm25"],"pm25_iaqi":"152","so2_iaqi":"2.1""#,
        ],
    );
    let row = &waqi.observations[0];
    assert_eq!(row.standard, Standard::UsEpa2024);
    let sum = compute(row, row.standard, &[]);
    assert_eq!(sum.aqi, Err(NoIndex::NoConcentrations));
    assert_eq!(sum.beside(row).0.words(), "");
    assert_eq!(check(&waqi, None), []);
    // Concentrations by the US table; the index goes on beyond 500 and is no difference to a Chinese one.
    let us = board_of(
        r#""standard":"US-EPA","#,
        &[
            r#""place":"A","period":"day","start":"2026-11-03","aqi":"151","pm25":"55.59","pm25_avg":"24h""#,
        ],
    );
    let row = &us.observations[0];
    assert_eq!(told(&compute(row, row.standard, &[])), "151 [PM2.5] []");
    let hj = compute(row, Standard::Hj2026, &[]);
    assert_eq!(hj.at_least(), Some(92));
    assert_eq!(hj.beside(row).0.difference, None);
    // A month has no index.
    let month = one("2026-03", "month", r#""pm25":"30""#);
    assert_eq!((month.aqi, month.items.len()), (Err(NoIndex::Period), 1));
}

#[test]
fn beside_what_was_published() {
    let board = board(&[
        r#""place":"甲县","period":"day","start":"2026-03-01","aqi":"79","pm25":"50","pm25_iaqi":"80","pm10":"20","so2":"5","no2":"9","co":"0.5","o3_8h":"70""#,
    ]);
    let row = &board.observations[0];
    let (aqi, items) = compute(row, row.standard, &[]).beside(row);
    assert_eq!(aqi.words(), "按公布浓度复算为 80，与公布值相差 1");
    assert_eq!(items[0].words(), "按公布浓度复算为 80，与公布值一致");
    assert_eq!(items[1].words(), "按公布浓度复算为 20");
    // The published value stays what it was.
    assert_eq!(row.aqi.number(), crate::Decimal::parse("79"));
}

/// 表 2: for each pollutant whose sub-index is above 100.
#[test]
fn who_is_sensitive() {
    let row = r#""place":"甲","period":"day","start":"2026-03-02","so2":"151","co":"4","o3_8h":"90","pm10":"10","pm10_iaqi":"101""#;
    let of = |board: &Board| -> Vec<Pollutant> {
        let all = board.observations[0].sensitive();
        all.into_iter().map(|(pollutant, _)| pollutant).collect()
    };
    assert_eq!(of(&board(&[row])), [Pollutant::Pm10, Pollutant::So2]);
    assert_eq!(of(&board_of(r#""standard":"US-EPA","#, &[row])), []);
}

/// HJ 633—2012 has no limits for particles over one hour (note 1 of its 表 1 and its 4.2): nothing is missing then.
#[test]
fn what_has_no_limit_is_not_missing() {
    let hour = |pm10: &str| {
        let row = format!(
            r#""place":"甲","period":"hour","start":"2026-03-01T08:00+08:00","pm25":"50","pm10":{pm10},"so2":"8","no2":"20","co":"0.6","o3":"70""#
        );
        let board = board(&[&row]);
        let row = board.observations[0].clone();
        let sum = compute(&row, Standard::Hj2012, &[]);
        (formulas(&sum.missing), sum.aqi.unwrap_err().reason())
    };
    let limits = "HJ 633—2012 表 1 没有颗粒物 1 小时平均的限值，不计分指数";
    assert_eq!(hour(r#""60""#), (String::new(), limits));
    let missing = "有污染物缺测，空气质量指数以 NA 标识";
    assert_eq!(hour("null"), ("PM10".to_owned(), missing));
}
