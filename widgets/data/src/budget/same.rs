//! The same money in several tables: by what it is for, by what it buys, by who spends it.
//!
//! **Rule:** reading never comes here. Money is the same where year, scope, book, side and the published total are; a title that
//! sounds alike is not enough.

use super::kind::TableKind;
use super::{Budget, Side, Table};
use crate::Decimal;
use crate::money::convert;

/// The tables that classify the same money as `table`, itself among them, each with what it is called (按功能), in the order in
/// which they are told. Empty when there is no other.
#[must_use]
pub fn same_money(budget: &Budget, table: usize) -> Vec<(usize, &'static str)> {
    let total = |table: &Table| -> Option<Decimal> {
        let total = table.headline()?.amount(table.main_stage()).number()?;
        Some(convert(total, table.unit, crate::MoneyUnit::Yuan))
    };
    let Some((own, sum)) = budget
        .tables
        .get(table)
        .and_then(|own| Some((own, total(own)?)))
    else {
        return Vec::new();
    };
    let facts = |table: &Table| (table.year.or(budget.year), table.book, table.main_stage());
    let same = |other: &Table| {
        other.side == Side::Expenditure
            && facts(other) == facts(own)
            && other.scope == own.scope
            && total(other) == Some(sum)
    };
    let mut out: Vec<(usize, &'static str)> = Vec::new();
    for (kind, name) in [
        (TableKind::Function, "按功能"),
        (TableKind::Economic, "按经济"),
        (TableKind::Department, "按部门经济"),
        (TableKind::Office, "按部门"),
    ] {
        let is = |other: &Table| same(other) && other.kind() == kind;
        let mut tables = budget.tables.iter();
        // Of two of one kind the one that is shown.
        let first = tables.position(is);
        if let Some(first) = first {
            let own = is(own).then_some(table);
            out.push((own.unwrap_or(first), name));
        }
    }
    if out.len() < 2 || !out.iter().any(|(at, _)| *at == table) {
        out.clear();
    }
    out
}
