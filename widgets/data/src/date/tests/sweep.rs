//! Every day of two centuries, in every form, against a calendar that counts; and anything at all.

use super::super::*;
use proptest::prelude::*;

/// A calendar of its own: every day is counted, none is computed.
fn every_day(mut each: impl FnMut(i64, i64, i64, i64)) {
    // 1900-01-01 is 25,567 days before 1970-01-01.
    let mut number = -25_567;
    for year in 1900i64..=2100 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let february = if leap { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1i64..).zip(lengths) {
            for day in 1i64..=length {
                each(number, year, month, day);
                number = number.saturating_add(1);
            }
        }
    }
    assert_eq!(number, 47_847, "2101-01-01");
}

#[test]
fn days_and_their_numbers() {
    every_day(|number, year, month, day| {
        let known = Day::new(year, month, day).unwrap();
        assert_eq!(known.number(), number);
        assert_eq!(Day::from_number(number), known);
    });
    let weekday = |y, m, d| Day::new(y, m, d).unwrap().weekday();
    assert_eq!(weekday(2018, 7, 17), 2);
    assert_eq!(weekday(2018, 9, 28), 5);
    assert_eq!(weekday(2018, 9, 30), 7);
    assert_eq!(Day::new(9999, 12, 31).map(Day::number), Some(2_932_896));
    assert_eq!(Day::new(1, 1, 1).map(Day::number), Some(-719_162));
    assert_eq!(Day::from_number(i64::MIN), Day::new(1, 1, 1).unwrap());
    assert_eq!(Day::from_number(i64::MAX), Day::new(9999, 12, 31).unwrap());
}

fn numeral(n: i64) -> String {
    let ones = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = ["", "十", "二十", "三十"];
    let at = |n: i64| usize::try_from(n).unwrap();
    format!("{}{}", tens[at(n / 10)], ones[at(n % 10)])
}

#[test]
fn every_day_in_every_form() {
    let rule = Rule::default();
    every_day(|number, y, m, d| {
        let midnight = number.saturating_mul(DAY).saturating_sub(BEIJING);
        let year: String = y
            .to_string()
            .chars()
            .map(|c| {
                ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
                    [usize::try_from(c.to_digit(10).unwrap()).unwrap()]
            })
            .collect();
        let mut forms = vec![
            format!("{y}年{m}月{d}日"),
            format!("{year}年{}月{}日", numeral(m), numeral(d)),
            format!("{y}-{m:02}-{d:02}"),
            format!("{y}/{m}/{d}"),
            format!("{y}{m:02}{d:02}"),
        ];
        // What differs only in separators and noughts, five days a month.
        if d.rem_euclid(7) == 1 {
            forms.extend([
                format!("{y}年{m:02}月{d:02}日"),
                format!("{y}-{m}-{d}"),
                format!("{y}.{m:02}.{d:02}"),
                format!("[{y}-{m:02}-{d:02}]"),
            ]);
        }
        let iso = format!("{y}-{m:02}-{d:02}");
        for text in forms {
            let date = rule
                .parse(&text)
                .unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(
                (date.start(), date.precision()),
                (midnight, Precision::Day),
                "{text}"
            );
        }
        let shown = rule.parse(&iso).map(Date::shown);
        assert_eq!(shown, Ok(format!("{y}年{m}月{d}日")));
        for text in [
            format!("{y}-{m:02}-{d:02} 00:00:00.0"),
            format!("{y}-{m:02}-{d:02}T00:00:00"),
            format!("/Date({}000)/", midnight),
        ] {
            let date = rule
                .parse(&text)
                .unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!(
                (date.start(), date.precision()),
                (midnight, Precision::Second),
                "{text}"
            );
        }
        let now = Rule {
            now: Some(midnight),
            ..Rule::default()
        };
        if (1990..2100).contains(&y) {
            for text in [
                format!("{midnight}"),
                format!("{midnight}000"),
                format!("{y}{m:02}{d:02}000000"),
            ] {
                assert_eq!(now.parse(&text), Ok(Date::at(midnight)), "{text}");
            }
        }
        for text in [
            format!("{m:02}-{d:02}"),
            format!("{m}月{d}日"),
            format!("{d}日"),
        ] {
            assert_eq!(
                now.parse(&text).map(Date::start),
                Ok(midnight),
                "{text} in {y}"
            );
        }
    });
}

proptest! {
    #[test]
    fn any_text_is_no_panic(text in any::<String>(), now in any::<Option<i64>>()) {
        let rule = Rule { now, ..Rule::default() };
        if let Some(date) = rule.read_text(&text).date() {
            let _ = (date.shown(), date.end(), date.day());
        }
    }

    #[test]
    fn date_like_text_is_no_panic(text in "[0-9年月日时分:/.\\-+TZ()Date至截底上半第季度〇一二十廿 e]{0,24}", now in any::<Option<i64>>()) {
        let rule = Rule { now, month_first: true, ..Rule::default() };
        if let Some(date) = rule.read_text(&text).date() {
            let _ = (date.shown(), date.end(), date.day());
        }
    }

    #[test]
    fn what_is_shown_is_read_back(start in -2_208_988_800i64..4_102_444_800, which in 0usize..4, until in any::<bool>()) {
        let precision = [Precision::Day, Precision::Hour, Precision::Minute, Precision::Second][which];
        let date = Date { until, ..Date::at(start) }.no_finer(precision);
        prop_assert_eq!(Rule::default().parse(&date.shown()), Ok(date));
    }

    #[test]
    fn a_period_that_is_shown_is_read_back(year in 1900i64..2100, first in 1i64..12, more in 1i64..11, until in any::<bool>()) {
        let read = |text: String| Rule::default().parse(&text).map_err(|e| format!("{text}: {e:?}")).unwrap();
        let last = first.saturating_add(more).min(12);
        for text in [
            format!("{year}年"),
            format!("{year}年上半年"),
            format!("{year}年下半年"),
            format!("{year}年第{}季度", ["一", "二", "三", "四"][usize::try_from(first / 3).unwrap()]),
            format!("{year}年{first}—{last}月"),
            format!("{year}年{first}月"),
        ] {
            let date = read(text.clone());
            prop_assert_eq!(date.shown(), text);
            let date = Date { until, ..date };
            prop_assert_eq!(read(date.shown()), date);
        }
    }

    /// Never more than a day ahead, never more than a year off, and none only where that day is not in reach.
    #[test]
    fn without_a_year_the_nearest_one(now in 0i64..4_000_000_000, month in 1i64..=12, day in 1i64..=31, hour in 0i64..24) {
        let rule = Rule { now: Some(now), ..Rule::default() };
        let moment = rule.parse(&format!("{month:02}-{day:02} {hour:02}:00")).map(Date::start);
        match moment {
            Ok(start) => {
                prop_assert!(start <= now.saturating_add(DAY));
                prop_assert!(start >= now.saturating_sub(DAY.saturating_mul(366)));
            }
            Err(_) => prop_assert!(Day::new(2019, month, day).is_none()),
        }
        let moment = rule.parse(&format!("{day}日{hour}时")).map(Date::start);
        let start = moment.map_err(|e| TestCaseError::fail(format!("{e:?}")))?;
        prop_assert!(start <= now.saturating_add(DAY));
        prop_assert!(start >= now.saturating_sub(DAY.saturating_mul(62)));
    }

    #[test]
    fn offsets_are_exact(seconds in 946_684_800i64..2_000_000_000, hours in -12i64..=14, half in any::<bool>()) {
        let sign = if hours < 0 { '-' } else { '+' };
        let minutes = if half { 30i64 } else { 0 };
        let ahead = hours.saturating_abs().saturating_mul(3600).saturating_add(minutes.saturating_mul(60));
        let ahead = if hours < 0 { ahead.saturating_neg() } else { ahead };
        let local = Date::at(seconds.saturating_add(ahead).saturating_sub(BEIJING));
        let day = local.day();
        let clock = local.second_of_day();
        let text = format!(
            "{}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{minutes:02}",
            day.year(), day.month(), day.day(), clock / 3600, clock % 3600 / 60, clock % 60, hours.abs(),
        );
        prop_assert_eq!(Rule::default().parse(&text), Ok(Date::at(seconds)));
    }
}
