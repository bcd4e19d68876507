//! The arrangement of a year that a page gives, in the shapes in which such lists are published.

use super::Calendar;
use crate::Tree;
use crate::date::{Date, Day, Precision};
use crate::feed::{list, text as text_of};
use crate::number::count;
use crate::read::{Limits, parse};
use crate::text::{fill, whole};

impl Calendar {
    /// What is known, with what a file gives: the arrangement of a year as [`Calendar::give`] takes it, or a list of several, the
    /// earlier first.
    ///
    /// # Errors
    /// Why it was not taken, in Chinese, for whoever wrote it. Nothing of it is taken then.
    ///
    /// ```
    /// use mingbai_data::{date::Day, workday::Calendar};
    /// let file = r#"{"year":2027,"off":["2027-01-01"],"work":[]}"#;
    /// let day = Day::new(2027, 1, 1).unwrap();
    /// assert_eq!(Calendar::read(file).unwrap().is_workday(day), Some(false));
    /// ```
    pub fn read(text: &str) -> Result<Self, String> {
        let tree = parse(text, &Limits::default()).map_err(|error| error.message)?;
        let mut calendar = Self::default();
        let years = match &tree {
            Tree::List(years) => years.as_slice(),
            year => std::slice::from_ref(year),
        };
        for year in years {
            calendar.give(year)?;
        }
        Ok(calendar)
    }

    /// Takes the arrangement of a year: `{"year":2027,"off":["2027-01-01",…],"work":["2027-01-03",…]}`, or
    /// `{"year":2027,"days":[{"date":"2027-01-01","isOffDay":true},…]}`. It holds for the days of its year and for the last ones
    /// of the year before. Of a year that is known already, its days go before those that are known.
    ///
    /// # Errors
    /// Why it was not taken, in Chinese, for whoever wrote it: no year, no day, a day that is none or of another year, or years
    /// between it and those that are known. Nothing of it is taken then.
    pub fn give(&mut self, tree: &Tree) -> Result<(), String> {
        let year = text_of(tree, "year").and_then(whole);
        let year = year.filter(|year| (super::FIRST..=9998).contains(year));
        let Some(year) = year else {
            return Err("节假日安排没有写明年份（year），未采用".into());
        };
        let known = self.through.year();
        if year > known.saturating_add(1) {
            let first = known.saturating_add(1).to_string();
            return Err(fill(
                "没有 {} 年的节假日安排，{} 年的未采用",
                &[&first, &year.to_string()],
            ));
        }
        let mut days: Vec<(Day, bool)> = Vec::new();
        for (key, off) in [("off", true), ("work", false)] {
            for (at, own) in list(tree, key).iter().enumerate() {
                days.push((day(own.text(), year, at)?, off));
            }
        }
        for (at, own) in list(tree, "days").iter().enumerate() {
            let date = day(text_of(own, "date"), year, at)?;
            let Some(Tree::Bool(off)) = own.get("isOffDay") else {
                return Err(fill(
                    "{} 年节假日安排的第 {} 天没有写明是否放假（isOffDay），未采用",
                    &[&year.to_string(), &count(at.saturating_add(1))],
                ));
            };
            days.push((date, *off));
        }
        // A list without a day off is one that has not been filled in yet: no year is without.
        if !days.iter().any(|(_, off)| *off) {
            let year = year.to_string();
            return Err(fill("{} 年的节假日安排里没有放假的日子，未采用", &[&year]));
        }
        for (day, off) in days {
            match self.given.binary_search_by_key(&day, |(own, _)| *own) {
                Ok(at) => {
                    if let Some(own) = self.given.get_mut(at) {
                        own.1 = off;
                    }
                }
                Err(at) => self.given.insert(at, (day, off)),
            }
        }
        let last = Day::new(year, 12, 25).unwrap_or(self.through);
        self.through = self.through.max(last);
        Ok(())
    }
}

/// A day of the arrangement of `year`.
fn day(printed: Option<&str>, year: i64, at: usize) -> Result<Day, String> {
    let date = printed.and_then(Date::written_period);
    let date = date.filter(|date| date.precision() == Precision::Day);
    let day = date.map(Date::day);
    let own = |day: &Day| {
        let before = day.year().saturating_add(1) == year && day.month() == 12;
        day.year() == year || before
    };
    day.filter(own).ok_or_else(|| {
        let number = count(at.saturating_add(1));
        fill(
            "{} 年节假日安排的第 {} 天“{}”不是这一年的日期，未采用",
            &[&year.to_string(), &number, printed.unwrap_or("")],
        )
    })
}
