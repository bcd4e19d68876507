//! How old data is, by the date it stands for. Pure: the time is given.
//!
//! A date without a clock time is a day, a month or a year as a whole, in China's one time zone: where the reader's
//! device is plays no part. Whatever is no date has no age.

const DAY: i64 = 86_400;
const CHINA: i64 = 28_800;
/// How far a moment may lie ahead of the reader's clock, and a day.
const AHEAD: (i64, i64) = (300, DAY);

/// Seconds since 1970 of the first second of a time and of the first behind it.
type Span = (i64, i64);

/// The code of what is wrong with data that stands for `as_of`, when it is `now`: `clock` for a day that has not come
/// yet, `aged` for one that ended more than `hours` ago (0: any age is right).
#[must_use]
pub fn age(as_of: &str, now: u32, hours: u32) -> Option<&'static str> {
    let (from, to) = span(as_of)?;
    let now = i64::from(now);
    let (moment, day) = AHEAD;
    let ahead = if to.wrapping_sub(from) == 1 { moment } else { day };
    if from.wrapping_sub(now) > ahead {
        Some("clock")
    } else if hours > 0 && now.wrapping_sub(to) > i64::from(hours).wrapping_mul(3_600) {
        Some("aged")
    } else {
        None
    }
}

/// Whether data that stands for `old` is later than data that stands for `new`. One that has not come yet is a mistake,
/// and later than nothing: the corrected data must be able to replace it.
#[must_use]
pub fn later(old: &str, new: &str, now: u32) -> bool {
    match (span(old), span(new)) {
        (Some((from, _)), Some((_, to))) => to <= from && age(old, now, 0).is_none(),
        _ => false,
    }
}

/// The time that a text names: `2026`, `2026-11`, `2026年11月25日`, `2026-11-25 08:30`, `2026-11-25T00:30:00Z`.
fn span(text: &str) -> Option<Span> {
    let mut numbers = [0_i64; 6];
    let mut count = 0_usize;
    let mut inside = false;
    let text = text.trim();
    // An offset stands behind the clock time.
    let (text, offset) = match text.get(11..).and_then(|clock| clock.find(['Z', '+', '-'])) {
        Some(at) => {
            let (time, zone) = text.split_at_checked(at.wrapping_add(11))?;
            (time, offset(zone)?)
        }
        None => (text, CHINA),
    };
    for c in text.chars() {
        let Some(digit) = c.to_digit(10) else {
            // Fractions of a second do not matter.
            if c == '.' && count == 6 {
                break;
            }
            inside = false;
            continue;
        };
        if !inside {
            count = count.wrapping_add(1);
            inside = true;
        }
        let number = numbers.get_mut(count.wrapping_sub(1))?;
        *number = number.checked_mul(10)?.checked_add(digit.into())?;
    }
    let [year, month, day, hour, minute, second] = numbers;
    let right = (1_900..3_000).contains(&year)
        && (count < 2 || (1..=12).contains(&month))
        && (count < 3 || (1..=month_days(year, month)).contains(&day))
        && hour < 25
        && minute < 60
        && second < 61;
    if !right {
        return None;
    }
    let start = |year, month, day| days(year, month, day).wrapping_mul(DAY).wrapping_sub(offset);
    let (month, day) = (month.max(1), day.max(1));
    let from = start(year, month, day);
    Some(match count {
        1 => (from, start(year.wrapping_add(1), 1, 1)),
        2 => (from, from.wrapping_add(month_days(year, month).wrapping_mul(DAY))),
        3 => (from, from.wrapping_add(DAY)),
        _ => {
            let at = from
                .wrapping_add(hour.wrapping_mul(3_600))
                .wrapping_add(minute.wrapping_mul(60))
                .wrapping_add(second);
            (at, at.wrapping_add(1))
        }
    })
}

/// `Z`, `+08:00`, `+0800`, `-05`: seconds east.
fn offset(zone: &str) -> Option<i64> {
    let digits: Vec<i64> = zone
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|byte| i64::from(byte.wrapping_sub(b'0')))
        .collect();
    let seconds = match *digits {
        [] => 0,
        [a, b] => a.wrapping_mul(36_000).wrapping_add(b.wrapping_mul(3_600)),
        [a, b, c, d] => a
            .wrapping_mul(36_000)
            .wrapping_add(b.wrapping_mul(3_600))
            .wrapping_add(c.wrapping_mul(600))
            .wrapping_add(d.wrapping_mul(60)),
        _ => return None,
    };
    Some(if zone.starts_with('-') {
        seconds.wrapping_neg()
    } else {
        seconds
    })
}

fn leap(year: i64) -> bool {
    (year & 3 == 0 && year.wrapping_rem(100) != 0) || year.wrapping_rem(400) == 0
}

fn month_days(year: i64, month: i64) -> i64 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970 of a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let before = (1..month).fold(0_i64, |sum, month| {
        sum.wrapping_add(month_days(year, month))
    });
    let past = year.wrapping_sub(1);
    let leaps = past
        .wrapping_div(4)
        .wrapping_sub(past.wrapping_div(100))
        .wrapping_add(past.wrapping_div(400));
    // 719,162 days lie between the first day of the calendar and 1970.
    past.wrapping_mul(365)
        .wrapping_add(leaps)
        .wrapping_add(before)
        .wrapping_add(day)
        .wrapping_sub(719_163)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25 08:00 in China, from the `date` command.
    const NOW: u32 = 1_795_564_800;

    #[test]
    fn times_as_the_date_command_gives_them() {
        for (text, from, to) in [
            ("2026", 1_767_196_800, 1_798_732_800),
            ("2026-11", 1_793_462_400, 1_796_054_400),
            ("2024年2月", 1_706_716_800, 1_709_222_400),
            ("2026-11-25", 1_795_536_000, 1_795_622_400),
            ("2026年11月25日", 1_795_536_000, 1_795_622_400),
            ("2026-11-25 08:00", 1_795_564_800, 1_795_564_801),
            ("2026/11/25 8时", 1_795_564_800, 1_795_564_801),
            ("2026-11-25T00:00:00Z", 1_795_564_800, 1_795_564_801),
            ("2026-11-25T00:00:00.000Z", 1_795_564_800, 1_795_564_801),
            ("2026-11-25T08:00:00+08:00", 1_795_564_800, 1_795_564_801),
            ("2026-11-24T19:00:00-0500", 1_795_564_800, 1_795_564_801),
            ("1969-12-31T24:00Z", 0, 1),
            ("2000-02-29", 951_753_600, 951_840_000),
        ] {
            assert_eq!(span(text), Some((from, to)), "{text}");
        }
        for text in [
            "", "去年底", "2026-13-01", "2026-02-29", "26-11-25", "12345", "2026-11-25 25:00",
            "2026-1-2-3 4 5 6", "2026-11-25 08:00+8", "99999999999999999999",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    fn check(as_of: &str, hours: u32, code: Option<&str>) {
        assert_eq!(age(as_of, NOW, hours), code, "{as_of} {hours}");
    }

    #[test]
    fn a_day_is_over_at_its_end() {
        check("2026-11-24", 0, None);
        check("2018-12-31", 0, None);
        // Eight hours after midnight.
        check("2026-11-24", 8, None);
        check("2026-11-24", 7, Some("aged"));
        check("2026-11-25", 1, None);
        check("2026-11", 1, None);
        check("2026-11-25 06:59", 1, Some("aged"));
        check("2026-11-25 07:00", 1, None);
        check("上月", 1, None);
    }

    #[test]
    fn what_has_not_come_yet_is_the_clocks_fault() {
        check("2026-11-26", 0, None);
        check("2026-11-27", 0, Some("clock"));
        check("2026-12", 0, Some("clock"));
        check("2026-11-25 08:05", 0, None);
        check("2026-11-25 08:06", 0, Some("clock"));
    }

    #[test]
    fn an_older_answer_is_older_as_a_whole() {
        for (old, new, is) in [
            ("2026-11-24", "2026-11-23", true),
            ("2026-11-24", "2026-11-24", false),
            ("2026-11-24", "2026-11-25", false),
            ("2018-12-31", "2018", false),
            ("2018-12-31", "2017", true),
            ("2026-11-25 07:00", "2026-11-25 06:00", true),
            ("2026-11-25 07:00", "2026-11-25 07:00", false),
            ("2026-11-24", "", false),
            ("", "2026-11-24", false),
            ("2062-11-24", "2026-11-24", false),
        ] {
            assert_eq!(later(old, new, NOW), is, "{old} {new}");
        }
    }
    proptest::proptest! {
        #[test]
        fn any_text_has_an_age_or_none(old in ".{0,40}", new in "[0-9TZ:+ .年月日-]{0,40}", now: u32, hours: u32) {
            for text in [&old, &new] {
                let _ = age(text, now, hours);
            }
            let _ = (later(&old, &new, now), later(&new, &old, now));
        }

        #[test]
        fn of_two_days_one_is_later(a in 0_i64..75_000, b in 0_i64..75_000) {
            // Days since 1900, as the calendar counts them.
            let day = |count: i64| {
                let (mut year, mut month, mut day) = (1_900, 1, count + 1);
                while day > month_days(year, month) {
                    day -= month_days(year, month);
                    (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                }
                format!("{year}-{month:02}-{day:02}")
            };
            let (from, _) = span(&day(a)).unwrap();
            proptest::prop_assert_eq!(from, (a - 25_567) * DAY - CHINA);
            proptest::prop_assert_eq!(later(&day(a), &day(b), u32::MAX), a > b);
        }
    }
}
