//! Any input: no panic, and what must hold whatever is published.

use super::*;
use crate::Decimal;
use proptest::prelude::*;

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        "[0-9]{1,4}(\\.[0-9]{1,3})?".prop_map(|text| format!("\"{text}\"")),
        "[-0-9.,~|/NAx—<>µgm³ ]{0,12}".prop_map(|text| format!("\"{text}\"")),
        "[0-9]{1,40}".prop_map(|text| format!("\"{text}\"")),
        Just(r#"{"missing":"not-monitored"}"#.to_owned()),
        Just(r#"{"low":"1","high":"9"}"#.to_owned()),
        Just("[1,{}]".to_owned()),
    ]
}

fn row() -> impl Strategy<Value = String> {
    let keys = prop::sample::select(vec![
        "aqi",
        "aqi_lo",
        "aqi_hi",
        "level",
        "primary",
        "pm25",
        "pm10",
        "so2",
        "no2",
        "co",
        "o3",
        "o3_8h",
        "pm25_iaqi",
        "o3_8h_iaqi",
        "pm25_avg",
        "o3_avg",
        "end",
        "published_at",
        "code",
    ]);
    let fields = prop::collection::btree_map(keys, value(), 0..12);
    let period = prop::sample::select(vec!["hour", "day", "forecast", "month", "x"]);
    let start = prop::sample::select(vec![
        "2026-02-28T23:00+08:00",
        "2026-03-01",
        "2016-07-09 11:00",
        "9999-12-31",
        "0001-01-01",
        "?",
    ]);
    (fields, period, start).prop_map(|(fields, period, start)| {
        let mut out = format!(r#"{{"place":"甲","period":"{period}","start":"{start}""#);
        for (key, value) in fields {
            out += &format!(r#","{key}":{value}"#);
        }
        out + "}"
    })
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in any::<String>()) {
        let _ = (read(&text), Standard::parse(&text), Grade::parse(&text));
    }

    #[test]
    fn any_rows_are_no_panic(rows in prop::collection::vec(row(), 0..6), now in any::<i64>(), standard in "(HJ 633—20(12|26)|US-EPA|)") {
        let text = format!(r#"{{"schema":"mingbai.air/1","standard":"{standard}",{UNITS},"rows":[{}]}}"#, rows.join(","));
        let board = read(&text).unwrap();
        let _ = (check(&board, Some(now)), check(&board, None), sentence(&board, Some(now)));
        for group in board.groups() {
            let _ = (hours(&group, now, 24), group.forecasts(Some(now)), group.current(Some(now)));
        }
        for row in &board.observations {
            for standard in Standard::ALL {
                let sum = compute(row, standard, &[]);
                let _ = sum.beside(row);
                prop_assert_eq!(sum.items.len(), row.items.len());
                if standard.is_hj() {
                    prop_assert!(sum.at_least().is_none_or(|index| index <= 500));
                }
                for one in sum.items.iter().flatten() {
                    let _ = (one.formula(), one.rounding(), one.clause());
                }
            }
        }
    }

    /// More of a pollutant is never a smaller index.
    #[test]
    fn indices_rise(a in 0i64..60_000, b in 0i64..60_000) {
        let (a, b) = (a.min(b), a.max(b));
        for standard in [Standard::Hj2012, Standard::Hj2026] {
            for column in standard.columns() {
                let index = |tenths: i64| {
                    let number = Decimal::from_int(tenths).shift10(-1).unwrap();
                    column.calculate(standard, column.averaged, number).map(|sum| sum.iaqi)
                };
                if let (Ok(low), Ok(high)) = (index(a), index(b)) {
                    prop_assert!(low <= high, "{column:?} {a} {b}");
                }
            }
        }
    }

    #[test]
    fn rounding_is_near_and_even(mantissa in -1_000_000i64..1_000_000, places in 0u8..4) {
        let number = Decimal::from_int(mantissa).shift10(-4).unwrap();
        let rounded = round_even(number, places);
        let grain = Decimal::from_int(1).shift10(-i32::from(places)).unwrap();
        let twice = rounded.checked_sub(number).unwrap().abs().checked_mul(Decimal::from_int(2)).unwrap();
        prop_assert!(twice <= grain);
        let digits = rounded.at_scale(places).unwrap();
        prop_assert!(twice < grain || digits % 2 == 0);
    }
}
