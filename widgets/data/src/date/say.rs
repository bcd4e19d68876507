//! A date → its text for the screen, as exact as it was printed.

use super::{Date, Precision};
use crate::Decimal;
use crate::text::fill;

impl Date {
    /// The text for the screen, in Beijing time: `2018年7月17日 18时`, `2018年第三季度`, `截至2018年6月底`.
    #[must_use]
    pub fn shown(self) -> String {
        let day = self.day();
        let year = plain(day.year());
        let month = plain(day.month());
        let of_day = self.second_of_day();
        let (hour, minute, second) = (
            of_day.div_euclid(3600),
            of_day.rem_euclid(3600).div_euclid(60),
            of_day.rem_euclid(60),
        );
        let date = || fill("{}年{}月{}日", &[&year, &month, &plain(day.day())]);
        let end = if self.until { "末" } else { "" };
        let text = match self.precision {
            Precision::Year => fill("{}年{}", &[&year, if self.until { "底" } else { "" }]),
            Precision::Half if day.month() == 1 => fill("{}年上半年{}", &[&year, end]),
            Precision::Half => fill("{}年下半年{}", &[&year, end]),
            Precision::Quarter => {
                let word = match day.month() {
                    1 => "一",
                    4 => "二",
                    7 => "三",
                    _ => "四",
                };
                fill("{}年第{}季度{}", &[&year, word, end])
            }
            Precision::Months => {
                let last = day
                    .month()
                    .saturating_add(self.months.into())
                    .saturating_sub(1);
                fill("{}年{}—{}月{}", &[&year, &month, &plain(last), end])
            }
            Precision::Month => fill(
                "{}年{}月{}",
                &[&year, &month, if self.until { "底" } else { "" }],
            ),
            Precision::Day => date(),
            Precision::Hour => fill("{} {}时", &[&date(), &plain(hour)]),
            Precision::Minute => fill("{} {}:{}", &[&date(), &two(hour), &two(minute)]),
            Precision::Second => fill(
                "{} {}:{}:{}",
                &[&date(), &two(hour), &two(minute), &two(second)],
            ),
        };
        if self.until {
            fill("截至{}", &[&text])
        } else {
            text
        }
    }
}

fn plain(n: i64) -> String {
    Decimal::from_int(n).digits()
}

/// At least two figures.
fn two(n: i64) -> String {
    let figures = plain(n);
    if n < 10 {
        fill("0{}", &[&figures])
    } else {
        figures
    }
}
