//! A date → its text for the screen, as exact as it was printed.

use super::{Date, Precision};
use crate::Decimal;

impl Date {
    /// The text for the screen, in Beijing time: `2018年7月17日 18时`, `2018年第三季度`, `截至2018年6月底`.
    #[must_use]
    pub fn shown(self) -> String {
        let day = self.day();
        let of_day = self.second_of_day();
        // A capital letter stands for a number, a small one for two figures of it.
        let (pattern, end) = match self.precision {
            Precision::Year => ("Y年", "底"),
            Precision::Half if day.month() == 1 => ("Y年上半年", "末"),
            Precision::Half => ("Y年下半年", "末"),
            Precision::Quarter => ("Y年第Q季度", "末"),
            Precision::Months => ("Y年M—L月", "末"),
            Precision::Month => ("Y年M月", "底"),
            Precision::Day => ("Y年M月D日", ""),
            Precision::Hour => ("Y年M月D日 H时", ""),
            Precision::Minute => ("Y年M月D日 h:m", ""),
            Precision::Second => ("Y年M月D日 h:m:s", ""),
        };
        let mut out = String::new();
        if self.until {
            out.push_str("截至");
        }
        for c in pattern.chars() {
            let number = match c.to_ascii_uppercase() {
                'Y' => day.year(),
                'M' if c == 'm' => of_day.rem_euclid(3600).div_euclid(60),
                'M' => day.month(),
                'L' => day
                    .month()
                    .saturating_add(self.months.into())
                    .saturating_sub(1),
                'D' => day.day(),
                'H' => of_day.div_euclid(3600),
                'S' => of_day.rem_euclid(60),
                'Q' => {
                    out.push_str(match day.month() {
                        1 => "一",
                        4 => "二",
                        7 => "三",
                        _ => "四",
                    });
                    continue;
                }
                _ => {
                    out.push(c);
                    continue;
                }
            };
            if c.is_ascii_lowercase() && number < 10 {
                out.push('0');
            }
            out.push_str(&Decimal::from_int(number).digits());
        }
        if self.until {
            out.push_str(end);
        }
        out
    }
}
