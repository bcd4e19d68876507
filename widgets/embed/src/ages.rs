//! How old data is, by the date it stands for. Pure: the time is given.
//!
//! A date without a clock time is a day, a month or a year as a whole, in China's one time zone: where the reader's
//! device is plays no part. Whatever is no date has no age.

const DAY: u32 = 86_400;
/// What China's clocks are ahead of those that seconds since 1970 are counted by.
const CHINA: u32 = 28_800;
/// How far a moment may lie ahead of the reader's clock; a day may by one.
const AHEAD: u32 = 300;

/// Seconds since 1970 of the first second of a time and of the first behind it.
type Span = (u32, u32);

/// The code of what is wrong with data that stands for `as_of`, when it is `now`: `clock` for a day that has not come
/// yet, `aged` for one that ended more than `hours` ago (0: any age is right).
#[must_use]
pub fn age(as_of: &str, now: u32, hours: u32) -> Option<&'static str> {
    let (from, to) = span(as_of)?;
    let moment = to.wrapping_sub(from) == 1;
    if from.saturating_sub(now) > if moment { AHEAD } else { DAY } {
        Some("clock")
    } else if hours > 0 && now.saturating_sub(to) > hours.wrapping_mul(3_600) {
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

/// The time that a text names: `2026`, `2026-11`, `2026年11月25日`, `2026-11-25 08:30`, and the same in UTC with a `Z`
/// behind it. Offsets are not read: nobody publishes in another than China's.
fn span(text: &str) -> Option<Span> {
    let mut numbers = [0_u32; 6];
    let mut count = 0_usize;
    let mut inside = false;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            inside = false;
            continue;
        }
        if !inside {
            count = count.wrapping_add(1);
            inside = true;
        }
        // Behind the seconds stand fractions of them, or an offset.
        if let Some(number) = numbers.get_mut(count.wrapping_sub(1)) {
            *number = number.saturating_mul(10).saturating_add(digit.into());
        }
    }
    let [year, month, day, hour, minute, second] = numbers;
    // A year that is far ahead is as good as any other that is.
    let months = year
        .min(2_099)
        .wrapping_mul(12)
        .wrapping_add(month.max(1))
        .wrapping_sub(3);
    // Too many digits are no year, so all of this is small.
    let right = (1_971..3_000).contains(&year) && month < 13 && day < 32;
    if !right || hour > 24 || minute > 59 {
        return None;
    }
    let date = start(months, day.max(1));
    let (from, to) = match count {
        1 => (date, start(months.wrapping_add(12), 1)),
        2 => (date, start(months.wrapping_add(1), 1)),
        3 => (date, date.wrapping_add(DAY)),
        _ => {
            let clock = hour.wrapping_mul(60).wrapping_add(minute).wrapping_mul(60);
            let mut at = date.wrapping_add(clock).wrapping_add(second.min(60));
            if text.ends_with('Z') {
                at = at.wrapping_add(CHINA);
            }
            (at, at.wrapping_add(1))
        }
    };
    Some((from, to))
}

/// The first second of a day in China; months are counted from March of the year 0, so that a leap day is the last of
/// its year.
fn start(months: u32, day: u32) -> u32 {
    let (year, month) = (months / 12, months % 12);
    let leaps = (year / 4).wrapping_sub(year / 100).wrapping_add(year / 400);
    // From March on, five months have 153 days. 719,469 days lie before the first of 1970.
    let before = month.wrapping_mul(153).wrapping_add(2) / 5;
    year.wrapping_mul(365)
        .wrapping_add(leaps)
        .wrapping_add(before)
        .wrapping_add(day)
        .wrapping_sub(719_469)
        .wrapping_mul(DAY)
        .wrapping_sub(CHINA)
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
            (
                "2026-11-25T08:00:00.125+08:00",
                1_795_564_800,
                1_795_564_801,
            ),
            ("2000-02-29", 951_753_600, 951_840_000),
        ] {
            assert_eq!(span(text), Some((from, to)), "{text}");
        }
        for text in [
            "",
            "去年底",
            "2026-13-01",
            "2026-02-32",
            "26-11-25",
            "12345",
            "4294969322-11-25",
            "2026-11-25 25:00",
            "2026-11-25 8:60",
            "99999999999999999999",
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
        check("2999-01-01", 0, Some("clock"));
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
    /// A day by its number since 1971, counted month by month as the calendar does.
    fn day(count: u32) -> String {
        let (mut year, mut month, mut day) = (1_971_u32, 1_u32, count.wrapping_add(1));
        loop {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let length = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            if day <= length {
                return format!("{year}-{month:02}-{day:02}");
            }
            day = day.wrapping_sub(length);
            (year, month) = if month == 12 {
                (year.wrapping_add(1), 1)
            } else {
                (year, month.wrapping_add(1))
            };
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
        fn of_two_days_one_is_later(a in 0_u32..47_000, b in 0_u32..47_000) {
            let (from, to) = span(&day(a)).unwrap();
            // 365 days from 1970 to 1971.
            proptest::prop_assert_eq!(from, a.wrapping_add(365).wrapping_mul(DAY).wrapping_sub(CHINA));
            proptest::prop_assert_eq!(to, from.wrapping_add(DAY));
            proptest::prop_assert_eq!(later(&day(a), &day(b), u32::MAX), a > b);
        }
    }
}
