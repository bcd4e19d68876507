//! Whether the figures agree with each other. A finding names the rows, both numbers and the difference, in neutral words.
//!
//! Published figures are rounded: every sum may be off by half of the last digit of each of its parts, every rate by one
//! of its last digit (half up, half even and cut off are all in use) and by what the rounding of its amounts makes.

pub(super) mod balance;
pub(super) mod rates;
pub(super) mod sums;

pub(super) use balance::total_of;
pub(super) use rates::rate_speaks_for;

use super::rows::finding;
use super::{BOOKS, Book, Budget, STAGES};
use crate::text::{count, fill, one};
use crate::{Decimal, Finding, MoneyUnit, Severity, Value};

/// From this many on, findings of one check on one table are counted instead of listed.
const MOST_FINDINGS: usize = 50;

/// The arithmetic checks: `check-sum`, `check-rate`, `check-balance`.
///
/// Nothing is summed where rows of the source are not here: parts of a sum may be missing.
#[must_use]
#[inline(never)]
pub fn check(budget: &Budget) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, table) in budget.tables.iter().enumerate() {
        let start = findings.len();
        if budget.rows_in_source.is_none() {
            for stage in STAGES {
                sums::check_sums(table, index, stage, &mut findings);
            }
        }
        cap(&mut findings, start, index, "check-sum");
        let start = findings.len();
        rates::check_rates(table, index, &mut findings);
        cap(&mut findings, start, index, "check-rate");
    }
    for book in BOOKS.into_iter().chain([Book::Unstated]) {
        balance::check_balance(budget, book, &mut findings);
    }
    findings
}

#[inline(never)]
pub(super) fn cap(findings: &mut Vec<Finding>, start: usize, table: usize, code: &'static str) {
    let more = findings
        .len()
        .saturating_sub(start)
        .saturating_sub(MOST_FINDINGS);
    if more > 0 {
        findings.truncate(start.saturating_add(MOST_FINDINGS));
        let message = fill("另有 {} 处不一致，未逐一列出", &[&count(more)]);
        findings.push(finding(code, Severity::Warning, table, None, None, message));
    }
}

/// How far the last printed digit of an amount stands behind the point: 2 for 12.34; −2 for 4.81亿元 in a table of 万元.
pub(super) fn grain(value: &Value, unit: MoneyUnit) -> i32 {
    let plain = value.number().map_or(0, |number| number.scale().into());
    own_grain(value, unit).unwrap_or(plain)
}

/// The same of an amount with another unit than that of the table behind it; `None` for all others.
pub(super) fn own_grain(value: &Value, unit: MoneyUnit) -> Option<i32> {
    let Value::Present { printed, .. } = value else {
        return None;
    };
    if printed.ends_with(|c: char| c.is_ascii())
        || !printed.ends_with(['元', '圆', '千', '万', '亿'])
    {
        return None;
    }
    let behind = crate::number::unit_behind(printed).filter(|behind| *behind != unit)?;
    let decimals = printed
        .chars()
        .skip_while(|c| !one(".．", *c))
        .skip(1)
        .take_while(|c| !one("元圆万亿百千 ", *c))
        .count();
    // Exponents are at most eight; nobody prints more decimals than an i32 counts.
    let decimals = i32::try_from(decimals).unwrap_or(0);
    let digits = decimals.wrapping_add(unit.exponent() as i32);
    Some(digits.wrapping_sub(behind.exponent() as i32))
}

/// 10^-n: the worth of a last digit that stands `n` behind the point.
pub(super) fn digit(n: i32) -> Option<Decimal> {
    Decimal::from_int(1).shift10(n.wrapping_neg())
}
