//! What is written alike in several examples: times of China's clocks, and numbers in names.

use std::time::{SystemTime, UNIX_EPOCH};

pub(super) const HOUR: i64 = 3_600;
/// +08:00
pub(super) const ZONE: i64 = 8 * HOUR;

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or(0))
}

/// `2026-03-10 08:00`, of an hour since 1970 in +08:00.
pub(super) fn clock(hour: i64) -> String {
    format!(
        "{} {:02}:00",
        date(hour.div_euclid(24)),
        hour.rem_euclid(24)
    )
}

/// `2026-03-10`, of a day since 1970.
pub(super) fn date(day: i64) -> String {
    // Years begin in March here, so that a leap day is the last of a year.
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{of_month:02}")
}

/// `二十三`, of 1 to 9999.
pub(super) fn numeral(number: usize) -> String {
    let digit = |at: usize| DIGITS[at % 10];
    if number >= 1_000 {
        let zero = match number % 1_000 {
            1..=99 => "零",
            _ => "",
        };
        // After 千 and 零 a ten is 一十, as after 百.
        let ten = if matches!(number % 1_000, 10..=19) {
            "一"
        } else {
            ""
        };
        return format!(
            "{}千{zero}{ten}{}",
            digit(number / 1_000),
            numeral(number % 1_000)
        );
    }
    let (hundreds, tens) = (number / 100, number / 10 % 10);
    let hundred = if hundreds > 0 { "百" } else { "" };
    let ten = match (hundreds, tens) {
        (_, 0) if hundreds > 0 && !number.is_multiple_of(10) => "零".to_owned(),
        (_, 0) => String::new(),
        (0, 1) => "十".to_owned(),
        _ => format!("{}十", digit(tens)),
    };
    format!("{}{hundred}{ten}{}", digit(hundreds), digit(number))
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numbers_in_words() {
        for (number, words) in [
            (3, "三"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (23, "二十三"),
            (100, "一百"),
            (108, "一百零八"),
            (110, "一百一十"),
            (299, "二百九十九"),
            (1_000, "一千"),
            (1_001, "一千零一"),
            (1_012, "一千零一十二"),
            (1_023, "一千零二十三"),
            (1_200, "一千二百"),
            (1_405, "一千四百零五"),
            (1_500, "一千五百"),
        ] {
            assert_eq!(numeral(number), words);
        }
    }
}
