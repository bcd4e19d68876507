//! A table in a few lines for a chat, where there is no file and no link that is tapped.
//!
//! **Rule:** the sentence is the one of the screen; a rounded amount says 约, a share says that it was computed.

use super::{source, title};
use crate::budget::check::total_of;
use crate::budget::{Budget, Line, LineKind, Table, sentence};
use crate::money::{convert, readable};
use crate::number::group;
use crate::text::{count, put};
use crate::{Decimal, MoneyUnit};

/// How many lines are told.
const TOLD: usize = 5;

/// Heading, the answer in one sentence, the five greatest lines with their share, 数据截至, source. Empty when there is no
/// such table.
#[must_use]
pub fn to_text(budget: &Budget, table: usize) -> String {
    let Some(shown) = budget.tables.get(table) else {
        return String::new();
    };
    let mut out = String::from(if budget.sample {
        "【示例数据】"
    } else {
        ""
    });
    match title(budget, shown) {
        Some(title) => one_line(&mut out, title),
        None => {
            // What a table is called says the year where it is not the budget's.
            if let Some(year) = budget
                .year
                .filter(|_| shown.year.is_none_or(|own| Some(own) == budget.year))
            {
                put(&mut out, "{} 年", &[&count(year.into())]);
            }
            one_line(&mut out, &budget.shown_table_name(table));
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    one_line(&mut out, &sentence(budget, table));
    out.push('\n');
    greatest(&mut out, shown);
    for (word, text) in [
        ("数据截至", budget.as_of.as_deref().unwrap_or_default()),
        ("发布机构", budget.publisher.as_deref().unwrap_or_default()),
        ("来源", &source(budget)),
    ] {
        if !text.is_empty() {
            put(&mut out, "{}：", &[word]);
            one_line(&mut out, text);
            out.push('\n');
        }
    }
    out
}

/// A publisher's text: it does not make lines of its own.
fn one_line(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

/// The greatest lines. A limit and what is owed are no parts of one sum.
fn greatest(out: &mut String, table: &Table) {
    if table.part().is_some_and(|part| part.starts_with("债务")) {
        return;
    }
    let stage = table.main_stage();
    let mut rest: Vec<(&Line, Decimal)> = parts(table)
        .into_iter()
        .filter_map(|line| Some((line, line.amount(stage).number()?)))
        .filter(|(_, amount)| *amount > Decimal::ZERO)
        .collect();
    let mut lines = Vec::new();
    while lines.len() < TOLD
        && let Some(most) = rest.iter().map(|(_, amount)| *amount).max()
        && let Some(at) = rest.iter().position(|(_, amount)| *amount == most)
    {
        lines.push(rest.remove(at));
    }
    if lines.is_empty() {
        return;
    }
    let told = count(lines.len());
    let whole = match table.headline() {
        Some(line) => line.amount(stage).number(),
        None => total_of(table, stage),
    };
    put(out, "金额最大的 {} 项（{}）：\n", &[&told, stage.name()]);
    let mut shares = false;
    for (at, (line, amount)) in lines.into_iter().enumerate() {
        let place = count(at.saturating_add(1));
        put(out, "{}. ", &[&place]);
        one_line(out, &line.name);
        put(out, " {}", &[&about(amount, table.unit)]);
        if let Some(share) = whole.and_then(|whole| share(amount, whole)) {
            put(out, "，占 {}%", &[&group(&share, Some(1))]);
            shares = true;
        }
        out.push('\n');
    }
    if shares {
        out.push_str("占比按公布数计算。\n");
    }
}

/// The lines that make up the answer: those below its line, else the uppermost ones before it.
fn parts(table: &Table) -> Vec<&Line> {
    let item = |at: &usize| {
        let line = table.lines.get(*at);
        line.filter(|line| line.kind == LineKind::Item)
    };
    let of = |parent: Option<usize>| -> Vec<usize> {
        let children = table.children(parent);
        children
            .into_iter()
            .filter(|at| item(at).is_some())
            .collect()
    };
    let answer = table.headline().and_then(|headline| {
        let mut lines = table.lines.iter();
        lines.position(|line| core::ptr::eq(line, headline))
    });
    let mut found = answer.map(|at| of(Some(at))).unwrap_or_default();
    if found.is_empty() {
        found = of(None);
        if let Some(answer) = answer
            && found.iter().any(|at| *at < answer)
        {
            found.retain(|at| *at < answer);
        }
    }
    found.iter().filter_map(item).collect()
}

/// An amount for a reader, with 约 where digits were left out.
fn about(amount: Decimal, unit: MoneyUnit) -> String {
    let (number, shown) = readable(amount, unit);
    let exact = convert(amount, unit, shown);
    let rounded = shown != MoneyUnit::Yuan && exact.round(2) != exact;
    let word = if rounded { "约 " } else { "" };
    [word, &number, " ", shown.name()].concat()
}

/// `amount` of `whole` in percent, one decimal; `None` beyond the whole, of which it is no part.
fn share(amount: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole <= Decimal::ZERO || amount > whole {
        return None;
    }
    amount.shift10(2)?.ratio(whole, 1)
}
