//! 序时进度: whether execution keeps pace with the year.
//!
//! **Rule:** reading never comes here. There is no clock: what is over of the year says 数据截至.

use super::figures::{Lack, TOO_LARGE, amount};
use super::{Budget, Rate, RateBase, Stage};
use crate::text::{has, whole};
use crate::{Decimal, Missing};

/// Whether execution keeps pace with the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// 序时进度 in percent, with as many decimals as the rate, one or two.
    pub pace: Decimal,
    /// How much of the year is over.
    pub elapsed: Elapsed,
    /// 执行率.
    pub rate: Rate,
    /// 执行率 less 序时进度 in 百分点: above zero is 快于, below zero is 慢于.
    pub ahead: Decimal,
}

/// How much of a year is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elapsed {
    /// Months of 12: what is counted at the end of a month.
    Months(u8),
    /// Days of 365 or 366.
    Days(u16, u16),
}

/// 序时进度 beside the 执行率 of a line, where the table tells what was executed so far.
///
/// At the end of a month the year is counted in months (4 ÷ 12 = 33.3%), on any other day in days. What is executed after the
/// year's end is the whole year's.
///
/// # Errors
/// The table is not about 执行数 ([`Missing::NotApplicable`]); 数据截至, the year or the rate is missing; 数据截至 is no date or
/// before the year ([`Missing::BadValue`]).
pub fn pace(budget: &Budget, table: usize, line: usize) -> Result<Pace, Lack> {
    let found = budget.tables.get(table);
    let found = found.ok_or(Lack::new("执行数", Missing::Absent))?;
    let absent = |of| Lack::new(of, Missing::Absent);
    if found.main_stage() != Stage::Executed {
        return Err(Lack::new("执行数", Missing::NotApplicable));
    }
    let own = found.lines.get(line).ok_or(absent("执行数"))?;
    let rate = found.rate_of(own).ok_or_else(|| {
        let base = found.known_base().unwrap_or(RateBase::Adjusted).stage();
        let lacks = |stage| amount(Some(own), stage).err();
        lacks(Stage::Executed)
            .or_else(|| lacks(base))
            .unwrap_or(Lack::new("执行率", Missing::NotApplicable))
    })?;
    let as_of = budget.as_of.as_deref().ok_or(absent("数据截至"))?;
    let year = found.year.or(budget.year).ok_or(absent("年度"))?;
    let elapsed = elapsed(as_of, year).ok_or(Lack::new("数据截至", Missing::BadValue))?;
    let places = rate.value.scale().clamp(1, 2);
    let (part, all) = match elapsed {
        Elapsed::Months(months) => (i64::from(months), 12),
        Elapsed::Days(days, all) => (i64::from(days), i64::from(all)),
    };
    let hundredfold = Decimal::from_int(part).shift10(2);
    let pace = hundredfold.and_then(|part| part.ratio(Decimal::from_int(all), places));
    let pace = pace.ok_or(TOO_LARGE)?;
    Ok(Pace {
        ahead: rate.value.checked_sub(pace).ok_or(TOO_LARGE)?,
        pace,
        elapsed,
        rate,
    })
}

/// How much of `year` is over at a date as printed: `2019-04-30`, `2019年4月`, `截至2019年4月底`, `2019年1—4月`, `2019年一季度`,
/// `2019年上半年`. `None` for what is no date, or one before the year.
///
/// ```
/// use mingbai_data::budget::{Elapsed, elapsed};
/// assert_eq!(elapsed("2019-04-30", 2019), Some(Elapsed::Months(4)));
/// assert_eq!(elapsed("2019年1—4月", 2019), Some(Elapsed::Months(4)));
/// assert_eq!(elapsed("2019-05-10", 2019), Some(Elapsed::Days(130, 365)));
/// assert_eq!(elapsed("2020-01-15", 2019), Some(Elapsed::Months(12)));
/// ```
#[must_use]
pub fn elapsed(as_of: &str, year: u16) -> Option<Elapsed> {
    let (own, month, day) = date_in(as_of)?;
    if own > year {
        return Some(Elapsed::Months(12));
    }
    if own < year || !(1..=12).contains(&month) {
        return None;
    }
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let length = |month: u16| match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let last = length(month);
    let day = day.unwrap_or(last);
    if day == last {
        return Some(Elapsed::Months(u8::try_from(month).ok()?));
    }
    if day == 0 || day > last {
        return None;
    }
    let before: u16 = (1..month).map(length).sum();
    let days = before.saturating_add(day);
    Some(Elapsed::Days(days, if leap { 366 } else { 365 }))
}

/// Year, month, and the day where one is printed.
fn date_in(text: &str) -> Option<(u16, u16, Option<u16>)> {
    const PERIODS: [(&str, u16); 6] = [
        ("上半年", 6),
        ("三季度", 9),
        ("二季度", 6),
        ("一季度", 3),
        ("四季度", 12),
        ("全年", 12),
    ];
    let mut numbers = Vec::new();
    let mut month_at = None;
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(core::mem::take(&mut digits));
        }
        if c == '月' && month_at.is_none() {
            month_at = numbers.len().checked_sub(1);
        }
        // What follows is a time of day.
        if c == 'T' {
            break;
        }
    }
    let short = |digits: &str| u16::try_from(whole(digits)?).ok();
    let number = |at: usize| numbers.get(at).and_then(|n| short(n));
    let first = numbers.first()?;
    if first.len() == 8 {
        let part = |from: usize, to: usize| short(first.get(from..to)?);
        return Some((part(0, 4)?, part(4, 6)?, part(6, 8)));
    }
    let year = super::words::year_in(first)?;
    let period = PERIODS.iter().find(|(word, _)| has(text, word));
    if let Some((_, month)) = period {
        return Some((year, *month, None));
    }
    // 1—4月: the month stands before its sign; 2019-04-30 has none.
    let at = month_at.unwrap_or(1);
    Some((year, number(at)?, number(at.saturating_add(1))))
}
