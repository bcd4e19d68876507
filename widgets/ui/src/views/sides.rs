//! What flows into a book and out of it: which tables are its two sides, the lines of both, and what one has more than the
//! other.

use mingbai_data::budget::{Budget, Side, Stage, Table, has_flow};
use mingbai_data::money::convert;
use mingbai_data::{Decimal, MoneyUnit, parts};

use super::parts::{headline, sources};
use crate::text::{contains, num};

/// So many of a side stand by themselves.
const SHOWN: usize = 7;

/// A source or a use.
#[derive(Clone)]
pub struct Share {
    /// Its name.
    pub name: String,
    /// Its amount, in the unit of the table that is shown.
    pub amount: Decimal,
    /// It is what one side has more than the other.
    pub gap: bool,
    /// The button of its line: `r` of the revenue table or `e` of the expenditure table, `R` and `E` of those that have them in
    /// detail, and its number.
    pub token: Option<String>,
}

/// Both sides of a book.
pub struct Sides {
    /// Where it comes from.
    pub revenue: Vec<Share>,
    /// Where it goes.
    pub expenditure: Vec<Share>,
    /// What is drawn of both.
    pub drawn: (Decimal, Decimal),
    /// What both add up to, with what is below zero and cannot be drawn.
    pub sums: (Decimal, Decimal),
    /// The published 年终结余 that the expenditure was filled up with.
    pub balance: Option<Decimal>,
    /// Grants, loans or balances are in it; without them the sides need not be equal.
    pub beyond: bool,
    /// A side has the lines of a second table in it.
    pub detailed: bool,
}

/// The tables of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its table.
    pub table: usize,
    /// The line of it that another table has in detail (本年支出), and that table.
    pub detail: Option<(usize, usize)>,
}

/// What other sources and uses than those of the year are called (预算法实施条例: 上级补助, 上解, 结余, 债务, 调入, 调出).
const BEYOND: &str = "补助|上解|结余|结转|转贷|还本|调入|调出|稳定调节基金|转移性";

/// The tables of both sides of the book that `table` is of, when both are there, of one year and level of government, and
/// tell of the same stage: those that balance, else the first.
#[must_use]
pub fn sides(budget: &Budget, table: &Table) -> Option<(Origin, Origin)> {
    if !has_flow(budget, table) {
        return None;
    }
    let stage = table.main_stage();
    let of = |side: Side| -> Vec<(usize, &Table)> {
        let tables = budget.tables.iter().enumerate();
        tables
            .filter(|(_, other)| other.side == side && table.flows_with(budget, other))
            .collect()
    };
    let (revenue, expenditure) = (of(Side::Revenue), of(Side::Expenditure));
    let pairs = || {
        let of = |one| expenditure.iter().map(move |other| (one, other));
        revenue.iter().flat_map(of)
    };
    let balanced = pairs().find(|(one, other)| {
        let more = over(one.1, other.1, stage);
        more.is_some_and(|more| more.is_zero() || balance(one.1, other.1) == Some(more))
    });
    let (one, other) = balanced.or_else(|| pairs().next())?;
    let origin = |(at, table): (usize, &Table), side: &[(usize, &Table)]| Origin {
        table: at,
        detail: detail(table, stage, side),
    };
    Some((origin(*one, &revenue), origin(*other, &expenditure)))
}

/// What all lines of the revenue are more than those of the expenditure, in its unit.
fn over(revenue: &Table, expenditure: &Table, stage: Stage) -> Option<Decimal> {
    let income = convert(sources(revenue, stage).1, revenue.unit, expenditure.unit);
    Some(income.checked_sub(sources(expenditure, stage).1)?.trim(0))
}

/// The published 年终结余, in the unit of the expenditure.
fn balance(revenue: &Table, expenditure: &Table) -> Option<Decimal> {
    let of = |table: &Table| {
        let balance = table.balance.as_ref()?.number()?;
        Some(convert(balance, table.unit, expenditure.unit).trim(0))
    };
    of(expenditure).or_else(|| of(revenue))
}

/// The line of `table` that says of the year (本年支出), and the first other table of `side` whose lines come to the same.
fn detail(table: &Table, stage: Stage, side: &[(usize, &Table)]) -> Option<(usize, usize)> {
    let line = headline(table)?;
    let found = sources(table, stage).0;
    let (_, amount) = found.iter().find(|(other, _)| *other == line)?;
    let other = side.iter().find(|(_, other)| {
        let (lines, listed) = sources(other, stage);
        !core::ptr::eq(*other, table)
            && lines.len() > 1
            && convert(listed, other.unit, table.unit).trim(0) == amount.trim(0)
    })?;
    Some((line, other.0))
}

/// What flows.
#[must_use]
pub fn gather(budget: &Budget, table: &Table) -> Option<Sides> {
    let (one, other) = sides(budget, table)?;
    let (stage, unit) = (table.main_stage(), table.unit);
    let (mut revenue, income, all_income) = side(budget, one, ["r", "R"], stage, unit)?;
    let (mut expenditure, mut outlay, mut all_outlay) =
        side(budget, other, ["e", "E"], stage, unit)?;
    let tables = [
        budget.tables.get(one.table)?,
        budget.tables.get(other.table)?,
    ];
    let whole = income == all_income && outlay == all_outlay;
    let [from, to] = tables;
    let balance = balance(from, to)
        .filter(|balance| {
            whole && *balance > Decimal::ZERO && over(from, to, stage) == Some(*balance)
        })
        .map(|balance| convert(balance, to.unit, unit).trim(0));
    if let Some(balance) = balance {
        outlay = outlay.checked_add(balance)?;
        all_outlay = all_outlay.checked_add(balance)?;
        expenditure.push(Share {
            name: "年终结余".to_owned(),
            amount: balance,
            gap: false,
            token: None,
        });
    }
    let more = income.checked_sub(outlay)?;
    let node = |name: &str| Share {
        name: if whole {
            name
        } else {
            "差额（含未画出的负数项）"
        }
        .to_owned(),
        amount: more.abs().trim(0),
        gap: true,
        token: None,
    };
    if more.is_negative() {
        revenue.push(node("支出大于收入的差额"));
    } else if !more.is_zero() {
        expenditure.push(node("收入大于支出的差额"));
    }
    let beyond = |name: &str| parts(BEYOND, b'|').any(|word| contains(name, word));
    let lines = tables.iter().flat_map(|table| &table.lines);
    let beyond = lines.into_iter().any(|line| beyond(&line.name)) || balance.is_some();
    Some(Sides {
        revenue,
        expenditure,
        drawn: (income, outlay),
        sums: (all_income.trim(0), all_outlay.trim(0)),
        balance,
        beyond,
        detailed: one.detail.or(other.detail).is_some(),
    })
}

/// The largest of a side, the others as one; what all of them add up to, and that with what is below zero. The tokens of
/// lines begin with the first of `letters`, those of the table in detail with the second.
fn side(
    budget: &Budget,
    origin: Origin,
    letters: [&str; 2],
    stage: Stage,
    unit: MoneyUnit,
) -> Option<(Vec<Share>, Decimal, Decimal)> {
    let table = budget.tables.get(origin.table)?;
    let (lines, listed) = sources(table, stage);
    let [own, other] = letters;
    let mut found: Vec<Share> = Vec::new();
    let mut put = |table: &Table, letter: &str, (line, amount): (usize, Decimal)| {
        found.push(Share {
            name: table
                .lines
                .get(line)
                .map_or(String::new(), |line| (*line.name).to_owned()),
            amount: convert(amount, table.unit, unit),
            gap: false,
            token: Some([letter, &num(line)].concat()),
        });
    };
    let mut all = convert(listed, table.unit, unit);
    for source in lines {
        match origin.detail.filter(|(line, _)| *line == source.0) {
            Some((_, at)) => {
                let detail = budget.tables.get(at)?;
                for source in sources(detail, stage).0 {
                    put(detail, other, source);
                }
            }
            None => put(table, own, source),
        }
    }
    all = all.trim(0);
    let mut order: Vec<usize> = (0..found.len()).collect();
    let amount = |at: usize| found.get(at).map(|share| share.amount);
    crate::budget::rows::merge_sort(&mut order, &mut |a, b| amount(a) < amount(b));
    // What is beyond the year stands by itself beside a year in detail, however little it is.
    let many = |share: &&Share| {
        let token = share.token.as_deref().unwrap_or_default();
        origin.detail.is_none() || token.starts_with(other)
    };
    let all_many = found.iter().filter(many).count();
    let shown = if all_many > SHOWN.wrapping_add(1) {
        SHOWN
    } else {
        all_many
    };
    let (mut shares, mut sum, mut rest) = (Vec::new(), Decimal::ZERO, Decimal::ZERO);
    let mut left = shown;
    for place in &order {
        let share = found.get(*place)?;
        sum = sum.checked_add(share.amount).unwrap_or(sum);
        let many = many(&share);
        if many && left == 0 {
            rest = rest.checked_add(share.amount).unwrap_or(rest);
        } else {
            left = left.wrapping_sub(many.into());
            shares.push(share.clone());
        }
    }
    if shown < all_many {
        let count = all_many.saturating_sub(shown);
        let name = match (origin.detail, table.side) {
            (None, _) => "",
            (_, side) => side.name(),
        };
        shares.push(Share {
            name: ["其他 ", &num(count), " 项", name].concat(),
            amount: rest.trim(0),
            gap: false,
            token: None,
        });
    }
    Some((shares, sum.trim(0), all))
}
