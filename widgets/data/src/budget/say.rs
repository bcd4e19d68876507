//! The answer in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::check::total_of;
use super::{Budget, LineKind, RateBase, Stage};
use crate::money::readable;
use crate::number::group;
use crate::text::{count, fill};

/// Said of what was not published.
const COMPUTED: &str = "（按公布数计算）";

/// The answer in one sentence.
///
/// “2018 年一般公共预算支出 48.07 亿元，完成调整预算的 92.98%，比上年增长 1.87%。” What is not known is left out; what is
/// computed from published figures says so. Empty when there is no such table.
#[must_use]
pub fn sentence(budget: &Budget, table: usize) -> String {
    let name = budget.shown_table_name(table);
    let Some(table) = budget.tables.get(table) else {
        return name;
    };
    let basis = table.basis();
    let stage = basis.stage;
    let mut out = String::new();
    if let Some(as_of) = budget.as_of.as_deref().filter(|_| stage == Stage::Executed) {
        out = fill("截至 {}，", &[as_of]);
    }
    if let Some(year) = budget.year {
        out += &fill("{} 年", &[&count(year.into())]);
    }
    let line = table.headline();
    let whole =
        line.is_some_and(|line| line.kind == LineKind::Total && line.name.ends_with("总计"));
    let word = match stage {
        Stage::Initial => "年初预算",
        Stage::Adjusted => "调整预算",
        Stage::Executed => "已执行",
        Stage::Final | Stage::Prior => "",
    };
    for part in [
        budget.scope.as_deref().unwrap_or_default(),
        &name,
        if whole { "总计" } else { "" },
        word,
    ] {
        out += part;
    }
    let amount = match line {
        Some(line) => line.amount(stage).number(),
        None => total_of(table, stage),
    };
    match amount {
        Some(amount) => {
            let (number, unit) = readable(amount, table.unit);
            out += &fill(" {} {}", &[&number, unit.name()]);
            if line.is_none() {
                out += "（按所列科目相加）";
            }
        }
        None if line.is_some() => out += "未填报",
        None => out += &fill("共 {} 行，没有公布合计", &[&count(table.lines.len())]),
    }
    if let Some(line) = line.filter(|_| amount.is_some()) {
        // A plan has nothing to complete.
        if let Some(rate) = basis.rate_of(line).filter(|_| stage.is_actual()) {
            let base = rate.base.map_or("预算", RateBase::name);
            let behind = match rate.base {
                _ if rate.computed => COMPUTED,
                Some(_) => "",
                None => "（公布时未说明是年初预算还是调整预算）",
            };
            out += &fill(
                "，完成{}的 {}%{}",
                &[base, &group(&rate.value, None), behind],
            );
        }
        if let Some(change) = basis.yoy_of(line) {
            let percent = group(&change.value.abs(), None);
            out += &if change.value.is_zero() {
                "，与上年持平".into()
            } else if change.value.is_negative() {
                fill("，比上年下降 {}%", &[&percent])
            } else {
                fill("，比上年增长 {}%", &[&percent])
            };
            if let Some(basis) = &change.basis {
                out += &fill("（{}）", &[basis]);
            }
            out += if change.computed { COMPUTED } else { "" };
        }
    }
    out.push('。');
    out
}
