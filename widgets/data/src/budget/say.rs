//! The answer in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::check::total_of;
use super::view::Basis;
use super::{Budget, Line, LineKind, RateBase, Side, Stage, Table, said};
use crate::money;
use crate::number::group;
use crate::text::{count, has, put};
use crate::{Decimal, MoneyUnit};

/// Said of what was not published.
const COMPUTED: &str = "（按公布数计算）";
/// Said of two figures that were not published.
const BOTH: &str = "（均按公布数计算）";

/// What a table answers: sentence and figures say the same, each in its way.
pub(super) struct Answer<'a> {
    /// What rates and changes rest on, and the stage that is told.
    pub(super) basis: Basis<'a>,
    /// The line that sums the table up; of debt what is owed.
    pub(super) line: Option<&'a Line>,
    /// Its amount, else the sum of the lines listed.
    pub(super) amount: Option<Decimal>,
    /// A limit and what is owed make no sum.
    pub(super) debt: bool,
}

#[inline(never)]
pub(super) fn answer<'a>(budget: &'a Budget, table: &'a Table) -> Answer<'a> {
    let basis = budget.basis(table);
    let stage = basis.stage;
    let debt = table.part() == Some("债务");
    let line = if debt {
        let mut lines = table.lines.iter();
        lines.find(|line| line.parent.is_none() && has(&line.name, "余额"))
    } else {
        table.headline()
    };
    let amount = match line {
        Some(line) => line.amount(stage).number(),
        // A part of the rows makes no sum of all, nor do issues, repayments and interest.
        None if debt || table.part() == Some("债券") || budget.rows_in_source.is_some() => None,
        // Revenue and expenditure in one list make no sum.
        None if table.side == Side::Unstated
            && table
                .lines
                .iter()
                .any(|line| Side::parse(&line.name).is_some()) =>
        {
            None
        }
        None => total_of(table, stage),
    };
    Answer {
        basis,
        line,
        amount,
        debt,
    }
}

/// An amount as it is told: “约” where two decimals do not hold all of it, the digits, and their unit.
pub(super) fn told(amount: Decimal, from: MoneyUnit) -> (&'static str, String, &'static str) {
    let (about, digits, unit) = money::told(amount, from);
    (about, digits, unit.name())
}

/// The answer in one sentence.
///
/// “2018 年一般公共预算支出约 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%。” What is not known is left out; an amount
/// that is rounded says 约, and what is computed from published figures says so. Empty when there is no such table.
#[must_use]
pub fn sentence(budget: &Budget, table: usize) -> String {
    let Some(table) = budget.tables.get(table) else {
        return String::new();
    };
    let name = table.subject();
    let Answer {
        basis,
        line,
        amount,
        debt,
    } = answer(budget, table);
    let stage = basis.stage;
    let mut out = String::new();
    if let Some(as_of) = budget.as_of.as_deref().filter(|_| stage == Stage::Executed) {
        put(&mut out, "截至 {}，", &[as_of]);
    }
    if let Some(year) = table.year.or(budget.year) {
        put(&mut out, "{} 年", &[&count(year.into())]);
    }
    let whole =
        line.is_some_and(|line| line.kind == LineKind::Total && line.name.ends_with("总计"));
    let word = match stage {
        Stage::Initial => "年初预算",
        Stage::Adjusted => "调整预算",
        Stage::Executed => "已执行",
        Stage::Final | Stage::Prior => "",
    };
    let scope = table.scope.as_deref().or(budget.scope.as_deref());
    let scope = scope.unwrap_or_default();
    let cut = budget.rows_in_source.is_some();
    let sum = match line {
        _ if debt && line.is_some() => "余额",
        // The line's own name is all that is known of what it sums up.
        Some(line) if table.side == Side::Unstated => &line.name,
        None if table.side == Side::Unstated && amount.is_some() => "合计",
        _ if whole => "总计",
        _ => "",
    };
    put(&mut out, "{}{}{}{}", &[scope, &name, sum, word]);
    match (amount, line) {
        (Some(amount), _) => {
            let (about, digits, unit) = told(amount, table.unit);
            let summed = if line.is_none() {
                "（按所列科目相加）"
            } else {
                ""
            };
            put(&mut out, "{} {} {}{}", &[about, &digits, unit, summed]);
        }
        (None, Some(_)) => out.push_str("未填报"),
        (None, None) => {
            let pattern = if cut {
                "已读其中 {} 行"
            } else {
                "共 {} 行，没有公布合计"
            };
            put(&mut out, pattern, &[&count(said(table))]);
        }
    }
    let Some(line) = line.filter(|_| amount.is_some()) else {
        out.push('。');
        return out;
    };
    let change = basis.yoy_of(line);
    let later = change.as_ref().is_some_and(|change| change.computed);
    let mut both = false;
    // A plan has nothing to complete.
    if let Some(rate) = basis.rate_of(line).filter(|_| stage.is_actual()) {
        both = rate.computed && later;
        let behind = match rate.base {
            // Once, at the end.
            _ if both => "",
            _ if rate.computed => COMPUTED,
            Some(_) => "",
            None => "（公布时未说明是年初预算还是调整预算）",
        };
        let base = rate.base.map_or("预算", RateBase::name);
        put(
            &mut out,
            "，完成{}的 {}%{}",
            &[base, &group(&rate.value, None), behind],
        );
    }
    if let Some(change) = change {
        let percent = group(&change.value.abs(), None);
        let pattern = if change.value.is_zero() {
            "，与上年持平"
        } else if change.value.is_negative() {
            "，比上年下降 {}%"
        } else {
            "，比上年增长 {}%"
        };
        put(&mut out, pattern, &[&percent]);
        if let Some(basis) = &change.basis {
            put(&mut out, "（{}）", &[basis]);
        }
        if change.computed {
            out.push_str(if both { BOTH } else { COMPUTED });
        }
    }
    out.push('。');
    out
}
