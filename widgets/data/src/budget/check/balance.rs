//! Both sides of a book: 收入总计 = 支出总计 + 年终结余.

use super::{digit, finding};
use crate::budget::{Book, Budget, LineKind, Side, Stage, Table};
use crate::money::convert;
use crate::text::{fill, money};
use crate::{Decimal, Finding, Severity};

/// The total of a table: as published, else the sum of the lines at the top when all of them have a number.
pub(in crate::budget) fn total_of(table: &Table, stage: Stage) -> Option<Decimal> {
    if let Some(total) = table.total() {
        return total.amount(stage).number();
    }
    let mut sum = None;
    for line in &table.lines {
        if line.parent.is_none() && line.kind == LineKind::Item {
            let amount = line.amount(stage).number()?;
            sum = Some(sum.unwrap_or(Decimal::ZERO).checked_add(amount)?);
        }
    }
    sum
}

/// Both sides of a book beside its balance.
pub(in crate::budget) enum Balanced {
    /// They agree to the last digit.
    Exactly,
    /// They do not, be it for rounding.
    Off(Finding),
}

#[inline(never)]
pub(super) fn check_balance(budget: &Budget, book: Book, findings: &mut Vec<Finding>) {
    let side = |side| {
        budget
            .tables
            .iter()
            .position(|table| table.book == book && table.side == side)
    };
    let balanced = (|| {
        let index = side(Side::Expenditure)?;
        let revenue = budget.tables.get(side(Side::Revenue)?)?;
        balance_of(budget, revenue, budget.tables.get(index)?, index)
    })();
    if let Some(Balanced::Off(found)) = balanced {
        findings.push(found);
    }
}

/// Whether two sides and a balance agree; `None` where one of the three is missing.
#[inline(never)]
pub(in crate::budget) fn balance_of(
    budget: &Budget,
    revenue: &Table,
    expenditure: &Table,
    index: usize,
) -> Option<Balanced> {
    // A sum of lines says nothing when lines were cut.
    if budget.rows_in_source.is_some()
        && (revenue.total().is_none() || expenditure.total().is_none())
    {
        return None;
    }
    let (unit, stage) = (expenditure.unit, expenditure.main_stage());
    // Another year, or another level of government, is another book.
    if stage != revenue.main_stage()
        || revenue.year != expenditure.year
        || revenue.scope != expenditure.scope
    {
        return None;
    }
    let published =
        |table: &Table| Some(convert(table.balance.as_ref()?.number()?, table.unit, unit));
    let balance = published(expenditure).or_else(|| published(revenue))?;
    let income = convert(total_of(revenue, stage)?, revenue.unit, unit);
    let spent = total_of(expenditure, stage)?;
    // 支出总计 with 年终结余 already in it.
    if income == spent {
        return Some(Balanced::Exactly);
    }
    let difference = income.checked_sub(spent.checked_add(balance)?)?.abs();
    if difference.is_zero() {
        return Some(Balanced::Exactly);
    }
    let finest = income.scale().max(spent.scale()).max(balance.scale());
    let three = digit(finest.into())?.checked_mul(Decimal::from_int(3))?;
    let (severity, verdict) = if difference.checked_add(difference)? <= three {
        (Severity::Note, "相差 {}（四舍五入）")
    } else {
        (Severity::Warning, "不一致，差 {}")
    };
    let parts = [
        expenditure.book.name(),
        stage.name(),
        &money(income, unit),
        &money(spent, unit),
        &money(balance, unit),
        &fill(verdict, &[&money(difference.trim(0), unit)]),
    ];
    let pattern = "{}{}：收入总计 {}，支出总计 {}，年终结余 {}；收入总计与支出总计加年终结余{}";
    let row = expenditure
        .lines
        .iter()
        .rposition(|line| line.kind == LineKind::Total);
    Some(Balanced::Off(finding(
        "check-balance",
        severity,
        index,
        row,
        Some("balance"),
        fill(pattern, &parts),
    )))
}
