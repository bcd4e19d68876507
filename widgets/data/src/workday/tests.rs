use super::*;
use crate::read::{Limits, parse};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse().unwrap());
    let mut next = || parts.next().unwrap();
    Day::new(next(), next(), next()).unwrap()
}

/// The days of a year that the arrangement makes other than a usual week: (off, worked).
fn exceptions(year: i64) -> (Vec<String>, Vec<String>) {
    let calendar = Calendar::default();
    let (mut off, mut worked) = (Vec::new(), Vec::new());
    let first = Day::new(year, 1, 1).unwrap().number();
    for number in first..Day::new(year.saturating_add(1), 1, 1).unwrap().number() {
        let day = Day::from_number(number);
        let shown = format!("{:02}-{:02}", day.month(), day.day());
        match (calendar.is_workday(day), day.weekday() < 6) {
            (Some(false), true) => off.push(shown),
            (Some(true), false) => worked.push(shown),
            _ => {}
        }
    }
    (off, worked)
}

/// 国办发明电〔2017〕12号, with what that for 2019 says of the end of the year: 2018-12-29 is worked, 12-31 is off.
#[test]
fn every_day_of_2018() {
    let (off, worked) = exceptions(2018);
    assert_eq!(
        worked,
        [
            "02-11", "02-24", "04-08", "04-28", "09-29", "09-30", "12-29"
        ]
    );
    assert_eq!(
        off,
        [
            "01-01", "02-15", "02-16", "02-19", "02-20", "02-21", "04-05", "04-06", "04-30",
            "05-01", "06-18", "09-24", "10-01", "10-02", "10-03", "10-04", "10-05", "12-31",
        ]
    );
}

/// 国办发明电〔2025〕7号. Of the days after 25 December nothing is said yet.
#[test]
fn every_day_of_2026() {
    let (off, worked) = exceptions(2026);
    assert_eq!(
        worked,
        ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    );
    assert_eq!(
        off,
        [
            "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06",
            "05-01", "05-04", "05-05", "06-19", "09-25", "10-01", "10-02", "10-05", "10-06",
            "10-07",
        ]
    );
    let calendar = Calendar::default();
    assert_eq!(calendar.is_workday(day("2026-12-25")), Some(true));
    assert_eq!(calendar.is_workday(day("2026-12-26")), None);
}

/// The law gives so many days (全国年节及纪念日放假办法: 10 to 2007, 11 from 2008, 13 from 2025): so many weekdays a year are
/// off and not made up for. It is another number where a holiday of the new year is in part moved to the old one, where two
/// fall on one day, or where a day was added: each such year is named.
#[test]
fn as_many_days_off_as_the_law_gives() {
    for year in 2007..=2025 {
        let (off, worked) = exceptions(year);
        let made = i64::try_from(off.len()).unwrap() - i64::try_from(worked.len()).unwrap();
        let lawful = match year {
            2007 => 10,
            2008..=2024 => 11,
            _ => 13,
        };
        let more = match year {
            // 2 and 3 January 2007 were off for the last weekend of 2006.
            2007 => 2,
            // 2012-01-01 was a Sunday: 31 December 2011 was worked, and 2 and 3 January were off.
            2011 => -1,
            2012 => 1,
            // 3 September, the seventieth anniversary of the victory.
            2015 => 1,
            // The spring holidays were prolonged to 2 February, and 30 January was to have been the last: 31 January was a Friday,
            // and 1 February a Saturday that was to be worked.
            2020 => 2,
            _ => 0,
        };
        assert_eq!(made, lawful + more, "{year}");
    }
}

#[test]
fn three_days_after_signing() {
    let calendar = Calendar::default();
    for (signed, due) in [
        ("2018-09-28", "2018-10-08"),
        ("2018-07-17", "2018-07-20"),
        // 14 February 2026 is a Saturday that is worked, 15 to 23 are off.
        ("2026-02-13", "2026-02-25"),
        // Signed on a Sunday that is off.
        ("2018-07-15", "2018-07-18"),
    ] {
        assert_eq!(calendar.after(day(signed), 3), Some(day(due)), "{signed}");
    }
    assert_eq!(calendar.after(day("2026-12-24"), 3), None);
    assert_eq!(calendar.after(day("2006-12-30"), 3), None);
    assert_eq!(
        calendar.between(day("2018-07-20"), day("2018-08-21")),
        Some(22)
    );
    assert_eq!(
        calendar.between(day("2018-08-21"), day("2018-07-20")),
        Some(0)
    );
    assert_eq!(calendar.between(day("2026-12-20"), day("2027-01-10")), None);
}

fn give(calendar: &mut Calendar, text: &str) -> Result<(), String> {
    calendar.give(&parse(text, &Limits::default()).unwrap())
}

#[test]
fn a_page_gives_the_next_year() {
    let mut calendar = Calendar::default();
    // The list of 2027 as it stands while there is none.
    let none = r#"{"year":2027,"papers":[],"days":[]}"#;
    let why = give(&mut calendar, none).unwrap_err();
    assert_eq!(why, "2027 年的节假日安排里没有放假的日子，未采用");
    let far = r#"{"year":2028,"off":["2028-01-01"]}"#;
    let why = give(&mut calendar, far).unwrap_err();
    assert_eq!(why, "没有 2027 年的节假日安排，2028 年的未采用");
    let odd = r#"{"year":2027,"off":["2027-01-01","2026-02-30"]}"#;
    let why = give(&mut calendar, odd).unwrap_err();
    assert_eq!(
        why,
        "2027 年节假日安排的第 2 天“2026-02-30”不是这一年的日期，未采用"
    );
    assert!(give(&mut calendar, r#"{"off":["2027-01-01"]}"#).is_err());
    assert_eq!(calendar, Calendar::default());

    let days = r#"{"year":2027,"days":[{"name":"元旦","date":"2026-12-31","isOffDay":true},{"date":"2027-01-01","isOffDay":true},
        {"date":"2027-01-03","isOffDay":false}]}"#;
    give(&mut calendar, days).unwrap();
    assert_eq!(calendar.is_workday(day("2026-12-31")), Some(false));
    assert_eq!(calendar.is_workday(day("2027-01-03")), Some(true));
    // 2026-12-30 (Wednesday) + 3: 31 and 1 are off, 2 is a Saturday, 3 is worked, 4, 5.
    assert_eq!(
        calendar.after(day("2026-12-30"), 3),
        Some(day("2027-01-05"))
    );
    assert_eq!(calendar.known_through(), day("2027-12-25"));
    let more = r#"{"year":2027,"off":["2027-09-03"],"work":["2027-09-05"]}"#;
    give(&mut calendar, more).unwrap();
    assert_eq!(calendar.is_workday(day("2027-09-03")), Some(false));
    assert_eq!(calendar.is_workday(day("2027-01-01")), Some(false));
}

proptest! {
    /// What `after` finds is a working day, and `between` counts the same.
    #[test]
    fn after_and_between_agree(start in 13_514i64..20_700, many in 1u32..40) {
        let calendar = Calendar::default();
        let start = Day::from_number(start);
        if let Some(due) = calendar.after(start, many) {
            prop_assert_eq!(calendar.is_workday(due), Some(true));
            prop_assert_eq!(calendar.between(start, due), Some(many.into()));
        }
    }
}
