//! Both sides of a book: 收入总计 = 支出总计 + 年终结余.

use super::sums::Sum;
use super::{finding, ten};
use crate::budget::{Book, Budget, LineKind, Side, Stage, Table};
use crate::number::group;
use crate::{Decimal, Finding, Severity};

/// The total of a table: as published, else the sum of the lines at the top when all of them have a number.
pub(in crate::budget) fn total_of(table: &Table, stage: Stage) -> Option<Decimal> {
    if let Some(total) = table.total() {
        return total.amount(stage).number();
    }
    let mut sum = Sum::default();
    for line in table
        .lines
        .iter()
        .filter(|line| line.parent.is_none() && line.kind == LineKind::Item)
    {
        sum.add(line.amount(stage), table.unit);
    }
    sum.total.filter(|_| !sum.holes)
}

/// 收入总计 = 支出总计 + 年终结余, when a book has all three.
pub(super) fn check_balance(budget: &Budget, book: Book, findings: &mut Vec<Finding>) {
    let side = |side| {
        let mut tables = budget.tables.iter().enumerate();
        tables.find(|(_, table)| table.book == book && table.side == side)
    };
    let (Some((_, revenue)), Some((index, expenditure))) =
        (side(Side::Revenue), side(Side::Expenditure))
    else {
        return;
    };
    // A sum of lines says nothing when lines were cut.
    let cut = budget.rows_in_source.is_some();
    if cut && (revenue.total().is_none() || expenditure.total().is_none()) {
        return;
    }
    let stage = expenditure.main_stage();
    if stage != revenue.main_stage() {
        return;
    }
    let published = |table: &Table| {
        let value = table.balance.as_ref()?;
        Some((
            crate::money::convert(value.number()?, table.unit, expenditure.unit),
            value.clone(),
        ))
    };
    let Some((balance, _)) = published(expenditure).or_else(|| published(revenue)) else {
        return;
    };
    let income = total_of(revenue, stage);
    let income = income.map(|n| crate::money::convert(n, revenue.unit, expenditure.unit));
    let (Some(income), Some(spent)) = (income, total_of(expenditure, stage)) else {
        return;
    };
    // 支出总计 with 年终结余 already in it.
    if income == spent {
        return;
    }
    let difference = spent
        .checked_add(balance)
        .and_then(|sum| income.checked_sub(sum))
        .map(Decimal::abs);
    let Some(difference) = difference.filter(|d| !d.is_zero()) else {
        return;
    };
    let scale = [income, spent, balance]
        .iter()
        .map(|n| n.scale())
        .max()
        .unwrap_or(0);
    let last = ten(i32::from(scale).wrapping_neg())
        .and_then(|digit| digit.checked_mul(Decimal::from_int(3)));
    let rounding = difference
        .checked_add(difference)
        .zip(last)
        .is_some_and(|(twice, last)| twice <= last);
    let unit = expenditure.unit.name();
    let shown = group(&difference.trim(0), None);
    let (severity, verdict) = if rounding {
        (
            Severity::Note,
            ["相差 ", &shown, " ", unit, "（四舍五入）"].concat(),
        )
    } else {
        (
            Severity::Warning,
            ["不一致，差 ", &shown, " ", unit].concat(),
        )
    };
    let message = [
        book.name(),
        stage.name(),
        "：收入总计 ",
        &group(&income, None),
        " ",
        unit,
        "，支出总计 ",
        &group(&spent, None),
        " ",
        unit,
        "，年终结余 ",
        &group(&balance, None),
        " ",
        unit,
        "；收入总计与支出总计加年终结余",
        &verdict,
    ];
    let row = expenditure
        .lines
        .iter()
        .rposition(|line| line.kind == LineKind::Total);
    findings.push(finding(
        "check-balance",
        severity,
        index,
        row,
        Some("balance"),
        message.concat(),
    ));
}
