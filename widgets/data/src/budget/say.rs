//! The answer in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::check::total_of;
use super::{Budget, Line, LineKind, Stage, Table};
use crate::money::readable;
use crate::number::group;
use crate::{Decimal, MoneyUnit};

/// The answer in one sentence.
///
/// “2018 年一般公共预算支出 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%。” What is not known is left out; what is
/// computed from published figures says so. Empty when there is no such table.
#[must_use]
pub fn sentence(budget: &Budget, table: usize) -> String {
    let Some(table) = budget.tables.get(table) else {
        return String::new();
    };
    let mut out = String::new();
    let stage = table.main_stage();
    if let Some(as_of) = budget.as_of.as_deref().filter(|_| stage == Stage::Executed) {
        out.extend(["截至 ", as_of, "，"]);
    }
    if let Some(year) = budget.year {
        out.extend([&year.to_string(), " 年"]);
    }
    out.push_str(budget.scope.as_deref().unwrap_or_default());
    out.extend([table.book.name(), table.side.name()]);
    let line = table.headline();
    if line.is_some_and(|line| line.kind == LineKind::Total && line.name.contains("总计")) {
        out.push_str("总计");
    }
    out.push_str(match stage {
        Stage::Initial => "年初预算",
        Stage::Adjusted => "调整预算",
        Stage::Executed => "已执行",
        Stage::Final | Stage::Prior => "",
    });
    let amount = match line {
        Some(line) => line.amount(stage).number(),
        None => total_of(table, stage),
    };
    match amount {
        Some(amount) => push_amount(&mut out, amount, table.unit),
        None if line.is_some() => out.push_str("未填报"),
        None => out.extend(["共 ", &table.lines.len().to_string(), " 行，没有公布合计"]),
    }
    if line.is_none() && amount.is_some() {
        out.push_str("（按所列科目相加）");
    }
    if let Some(line) = line.filter(|_| amount.is_some()) {
        push_rate(&mut out, table, line);
        push_change(&mut out, table, line);
    }
    out.push('。');
    out
}

fn push_amount(out: &mut String, amount: Decimal, unit: MoneyUnit) {
    let (number, unit) = readable(amount, unit);
    out.extend([" ", &number, " ", unit.name()]);
}

fn push_rate(out: &mut String, table: &Table, line: &Line) {
    let Some(rate) = table.rate_of(line) else {
        return;
    };
    // A plan has nothing to complete.
    if !matches!(table.main_stage(), Stage::Final | Stage::Executed) {
        return;
    }
    let base = rate.base.map_or("预算", |base| base.name());
    out.extend(["，完成", base, "的 ", &group(&rate.value, None), "%"]);
    if rate.computed {
        out.push_str("（按公布数计算）");
    } else if rate.base.is_none() {
        out.push_str("（公布时未说明是年初预算还是调整预算）");
    }
}

fn push_change(out: &mut String, table: &Table, line: &Line) {
    let Some(change) = table.yoy_of(line) else {
        return;
    };
    if change.value.is_zero() {
        out.push_str("，与上年持平");
    } else {
        let word = if change.value.is_negative() {
            "，比上年下降 "
        } else {
            "，比上年增长 "
        };
        out.extend([word, &group(&change.value.abs(), None), "%"]);
    }
    if let Some(basis) = &change.basis {
        out.extend(["（", basis, "）"]);
    }
    if change.computed {
        out.push_str("（按公布数计算）");
    }
}
