//! A date → its text for the screen, as exact as it was printed.

use super::{Date, Precision};
use crate::Decimal;
use crate::text::put;

impl Date {
    /// The text for the screen, in Beijing time: `2018年7月17日 18时`, `2018年第三季度`, `截至2018年6月底`.
    #[must_use]
    pub fn shown(self) -> String {
        let day = self.day();
        let month = plain(day.month());
        let of_day = self.second_of_day();
        let (hour, minute, second) = (
            of_day.div_euclid(3600),
            of_day.rem_euclid(3600).div_euclid(60),
            of_day.rem_euclid(60),
        );
        let last = day
            .month()
            .saturating_add(self.months.into())
            .saturating_sub(1);
        // Each takes from the left as many of the values as it has places.
        let (pattern, end) = match self.precision {
            Precision::Year => ("{}年", "底"),
            Precision::Half if day.month() == 1 => ("{}年上半年", "末"),
            Precision::Half => ("{}年下半年", "末"),
            Precision::Quarter => ("{}年第{}季度", "末"),
            Precision::Months => ("{}年{}—{}月", "末"),
            Precision::Month => ("{}年{}月", "底"),
            Precision::Day => ("{}年{}月{}日", ""),
            Precision::Hour => ("{}年{}月{}日 {}时", ""),
            Precision::Minute => ("{}年{}月{}日 {}:{}", ""),
            Precision::Second => ("{}年{}月{}日 {}:{}:{}", ""),
        };
        let values = [
            &*plain(day.year()),
            match (self.precision, day.month()) {
                (Precision::Quarter, 1) => "一",
                (Precision::Quarter, 4) => "二",
                (Precision::Quarter, 7) => "三",
                (Precision::Quarter, _) => "四",
                _ => &month,
            },
            &plain(if self.precision == Precision::Months {
                last
            } else {
                day.day()
            }),
            &if self.precision == Precision::Hour {
                plain(hour)
            } else {
                two(hour)
            },
            &two(minute),
            &two(second),
        ];
        let mut out = String::new();
        if self.until {
            out.push_str("截至");
        }
        put(&mut out, pattern, &values);
        if self.until {
            out.push_str(end);
        }
        out
    }
}

fn plain(n: i64) -> String {
    Decimal::from_int(n).digits()
}

/// At least two figures.
fn two(n: i64) -> String {
    let figures = plain(n);
    if n < 10 {
        ["0", &figures].concat()
    } else {
        figures
    }
}
