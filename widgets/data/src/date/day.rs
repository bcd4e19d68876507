//! Days of the Gregorian calendar and their numbers.

use super::{BEIJING, DAY};

/// A day that exists, in the years 1 to 9999.
///
/// ```
/// use mingbai_data::date::Day;
/// let day = Day::new(2018, 8, 21).unwrap();
/// assert_eq!(day.number(), 17_764);
/// assert_eq!(day.weekday(), 2);
/// assert_eq!(Day::new(2018, 2, 29), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day, when it exists.
    #[must_use]
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days(year, month)).contains(&day);
        exists.then_some(())?;
        Some(Self {
            year: i16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i64 {
        self.year.into()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i64 {
        self.month.into()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i64 {
        self.day.into()
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i64 {
        // Years begin in March, so that the day that is sometimes there comes last; 400 years are 146,097 days.
        let year = self.year().wrapping_sub(i64::from(self.month <= 2));
        let month = self.month().wrapping_add(9).rem_euclid(12);
        let of_year = month
            .wrapping_mul(153)
            .wrapping_add(2)
            .div_euclid(5)
            .wrapping_add(self.day())
            .wrapping_sub(1);
        let of_era = year.rem_euclid(400);
        of_era
            .wrapping_mul(365)
            .wrapping_add(of_era.div_euclid(4))
            .wrapping_sub(of_era.div_euclid(100))
            .wrapping_add(of_year)
            .wrapping_add(year.div_euclid(400).wrapping_mul(146_097))
            .wrapping_sub(719_468)
    }

    /// The day with this number. Beyond the years 1 to 9999 the nearest day there is.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        // 0001-01-01 and 9999-12-31.
        let number = number.clamp(-719_162, 2_932_896).wrapping_add(719_468);
        let of_era = number.rem_euclid(146_097);
        let year_of_era = of_era
            .wrapping_sub(of_era.div_euclid(1_460))
            .wrapping_add(of_era.div_euclid(36_524))
            .wrapping_sub(of_era.div_euclid(146_096))
            .div_euclid(365);
        let of_year = of_era
            .wrapping_sub(year_of_era.wrapping_mul(365))
            .wrapping_sub(year_of_era.div_euclid(4))
            .wrapping_add(year_of_era.div_euclid(100));
        let from_march = of_year.wrapping_mul(5).wrapping_add(2).div_euclid(153);
        let before = from_march.wrapping_mul(153).wrapping_add(2).div_euclid(5);
        let month = from_march.wrapping_add(2).rem_euclid(12).wrapping_add(1);
        let year = number
            .div_euclid(146_097)
            .wrapping_mul(400)
            .wrapping_add(year_of_era)
            .wrapping_add(i64::from(month <= 2));
        Self {
            year: i16::try_from(year).unwrap_or(1),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(of_year.wrapping_sub(before).wrapping_add(1)).unwrap_or(1),
        }
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    #[must_use]
    pub fn weekday(self) -> i64 {
        // 1970-01-01 was a Thursday.
        self.number().wrapping_add(3).rem_euclid(7).wrapping_add(1)
    }

    /// When it begins in Beijing, in seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn midnight(self) -> i64 {
        self.number().wrapping_mul(DAY).wrapping_sub(BEIJING)
    }

    /// The first day of the month that is `months` later.
    pub(crate) fn add_months(self, months: i64) -> Self {
        let count = self
            .year()
            .wrapping_mul(12)
            .wrapping_add(self.month())
            .wrapping_sub(1)
            .wrapping_add(months);
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12).wrapping_add(1));
        Self::new(year, month, 1).unwrap_or(self)
    }
}

/// How many days the month has.
fn days(year: i64, month: i64) -> i64 {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}
