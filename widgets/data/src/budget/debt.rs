//! Government debt: 限额, 余额, 发行, 新增, 再融资, 还本, 付息, of 一般债务 and 专项债务.
//!
//! **Rule:** reading never comes here. A figure is what its own line, the lines above it and the title of its table say; 一般
//! and 专项 are never added here, and a limit stands beside the balance of the same bonds, year and scope, or alone.

use super::kind::TableKind;
use super::words::year_in;
use super::{Book, Budget, LineKind, STAGES, Stage, Table};
use crate::money::convert;
use crate::text::{has, parts};
use crate::{Decimal, Missing, MoneyUnit, Value};

/// Which debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Bond {
    /// Both, or nothing says which.
    #[default]
    Whole,
    /// 一般债务, in 一般公共预算 (国发〔2014〕43号).
    General,
    /// 专项债务, in 政府性基金预算 (国发〔2014〕43号).
    Special,
}

impl Bond {
    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "政府债务",
            Self::General => "一般债务",
            Self::Special => "专项债务",
        }
    }
}

/// What a figure of debt tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DebtMeasure {
    /// 债务限额
    Limit,
    /// 债务余额
    Balance,
    /// 债券发行额, 新增 and 再融资 together.
    Issued,
    /// 新增债券
    New,
    /// 再融资债券
    Refinancing,
    /// 还本
    Repaid,
    /// 付息
    Interest,
}

impl DebtMeasure {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Limit,
        Self::Balance,
        Self::Issued,
        Self::New,
        Self::Refinancing,
        Self::Repaid,
        Self::Interest,
    ];

    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Limit => "限额",
            Self::Balance => "余额",
            Self::Issued => "发行额",
            Self::New => "新增",
            Self::Refinancing => "再融资",
            Self::Repaid => "还本",
            Self::Interest => "付息",
        }
    }

    /// What a name says, by itself.
    fn of(name: &str) -> Option<Self> {
        let is = |words: &str| parts(words, b'|').any(|word| has(name, word));
        let (repaid, interest) = (is("还本"), is("付息|利息"));
        match () {
            () if is("限额") => Some(Self::Limit).filter(|_| !of_growth(name)),
            () if is("余额") => Some(Self::Balance),
            // 还本付息 is both: neither.
            () if repaid && interest => None,
            // 再融资债券用于还本: what it is, before what it is for.
            () if is("再融资") => Some(Self::Refinancing),
            () if repaid => Some(Self::Repaid),
            () if interest => Some(Self::Interest),
            () if is("新增") => Some(Self::New),
            () if is("发行费") => None,
            () if is("发行") => Some(Self::Issued),
            () => None,
        }
    }
}

/// One figure of debt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtFigure {
    /// What it tells.
    pub measure: DebtMeasure,
    /// Of which debt.
    pub bond: Bond,
    /// The year that the line names (2019年末), else that of the table.
    pub year: Option<u16>,
    /// The scope of the table.
    pub scope: Option<Box<str>>,
    /// The table.
    pub table: usize,
    /// The line.
    pub line: usize,
    /// The last stage that has a number (决算数, 执行数, 调整预算数, 年初预算数).
    pub stage: Stage,
    /// The amount, or why there is none.
    pub value: Value,
    /// Its unit.
    pub unit: MoneyUnit,
}

/// A limit beside its balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtLimit {
    /// Of which debt.
    pub bond: Bond,
    /// The year at whose end both stand.
    pub year: Option<u16>,
    /// Whose debt.
    pub scope: Option<Box<str>>,
    /// 限额 in `unit`, or why there is none.
    pub limit: Value,
    /// 余额 in `unit`, or why there is none.
    pub balance: Value,
    /// The unit of all three.
    pub unit: MoneyUnit,
    /// 限额 less 余额, below zero where the balance is above the limit; `None` when one of both is missing.
    pub left: Option<Decimal>,
}

/// Every figure of debt that the tables have, in published order; of several lines that tell the same of one table only the
/// first one on the highest level.
#[must_use]
pub fn debt(budget: &Budget) -> Vec<DebtFigure> {
    let mut out: Vec<DebtFigure> = Vec::new();
    for (at, table) in budget.tables.iter().enumerate() {
        let own = table.kind() == TableKind::Debt;
        let mut found: Vec<DebtFigure> = Vec::new();
        for row in 0..table.lines.len() {
            let Some(figure) = figure(budget, at, table, row, own) else {
                continue;
            };
            let level = |row: usize| table.lines.get(row).map(|line| line.level);
            let same = |other: &&mut DebtFigure| {
                (other.measure, other.bond, other.year)
                    == (figure.measure, figure.bond, figure.year)
            };
            match found.iter_mut().find(same) {
                Some(other) if level(row) < level(other.line) => *other = figure,
                Some(_) => {}
                None => found.push(figure),
            }
        }
        out.extend(found);
    }
    out
}

/// Limits and balances side by side: 政府债务, 一般债务 and 专项债务 of each year and scope that has one of both.
#[must_use]
pub fn debt_limits(budget: &Budget) -> Vec<DebtLimit> {
    let figures = debt(budget);
    let mut out: Vec<DebtLimit> = Vec::new();
    for figure in &figures {
        let limit = match figure.measure {
            DebtMeasure::Limit => true,
            DebtMeasure::Balance => false,
            _ => continue,
        };
        let same = |other: &&mut DebtLimit| {
            (other.bond, other.year, &other.scope) == (figure.bond, figure.year, &figure.scope)
        };
        let slot = match out.iter().position(|other| {
            (other.bond, other.year, &other.scope) == (figure.bond, figure.year, &figure.scope)
        }) {
            Some(_) => out.iter_mut().find(same),
            None => {
                out.push(DebtLimit {
                    bond: figure.bond,
                    year: figure.year,
                    scope: figure.scope.clone(),
                    limit: Value::Missing(Missing::Absent),
                    balance: Value::Missing(Missing::Absent),
                    unit: figure.unit,
                    left: None,
                });
                out.last_mut()
            }
        };
        let Some(slot) = slot else { continue };
        let mut value = figure.value.clone();
        if let Value::Present { number, .. } = &mut value {
            *number = convert(*number, figure.unit, slot.unit);
        }
        let place = if limit {
            &mut slot.limit
        } else {
            &mut slot.balance
        };
        // The first that has a number stands.
        if place.number().is_none() {
            *place = value;
        }
    }
    for slot in &mut out {
        let both = slot.limit.number().zip(slot.balance.number());
        slot.left = both.and_then(|(limit, balance)| limit.checked_sub(balance));
    }
    out
}

/// The figure that a line is, when it is one of debt.
fn figure(budget: &Budget, at: usize, table: &Table, row: usize, own: bool) -> Option<DebtFigure> {
    let line = table.lines.get(row)?;
    let title = table.title.as_deref().unwrap_or_default();
    let above = names_above(table, row);
    // In a table of debt every line is; elsewhere its own name says so.
    let says_debt = has(&line.name, "债");
    if !own && !says_debt || of_growth(&line.name) {
        return None;
    }
    let measure = DebtMeasure::of(&line.name).or_else(|| {
        // （一）一般债券 below 二、还本数: only what is above says what it tells.
        let mut above = above
            .iter()
            .filter(|_| own && bond_in(&line.name).is_some());
        above.find_map(|name| DebtMeasure::of(name))
    });
    let measure = measure.or_else(|| {
        // 合计, 一般债务 and 专项债务 in a table of one measure.
        let whole = own && (bond_in(&line.name).is_some() || line.kind == LineKind::Total);
        DebtMeasure::of(title).filter(|_| whole && one_measure(title))
    })?;
    let bond = bond_in(&line.name)
        .or_else(|| above.iter().find_map(|name| bond_in(name)))
        .or_else(|| bond_in(title))
        .or(match table.book {
            Book::General if !own => Some(Bond::General),
            Book::Funds if !own => Some(Bond::Special),
            _ => None,
        });
    let stage = [
        Stage::Final,
        Stage::Executed,
        Stage::Adjusted,
        Stage::Initial,
    ]
    .into_iter()
    .find(|stage| line.amount(*stage).number().is_some());
    let given = |stage: &Stage| *line.amount(*stage) != Value::Missing(Missing::Absent);
    let stage = stage.or_else(|| STAGES.into_iter().find(|s| *s != Stage::Prior && given(s)))?;
    let of_table = table.year.or(budget.year);
    let year = year_in(&line.name).or_else(|| above.iter().find_map(|name| year_in(name)));
    let year = year.or_else(|| {
        let earlier =
            parts("上年末|上年底|去年末|年初余额", b'|').any(|word| has(&line.name, word));
        of_table.map(|year| year.saturating_sub(earlier.into()))
    });
    Some(DebtFigure {
        measure,
        bond: bond.unwrap_or_default(),
        year,
        scope: table.scope.clone(),
        table: at,
        line: row,
        stage,
        value: line.amount(stage).clone(),
        unit: table.unit,
    })
}

/// 新增限额: what a limit grew by, which is no limit.
fn of_growth(name: &str) -> bool {
    has(name, "新增") && has(name, "限额")
}

/// The names of the lines above, the nearest first.
fn names_above(table: &Table, row: usize) -> Vec<&str> {
    let mut names = Vec::new();
    let mut parent = table.lines.get(row).and_then(|line| line.parent);
    while let Some(line) = parent.and_then(|at| table.lines.get(at)) {
        names.push(&*line.name);
        parent = line.parent;
    }
    names
}

/// 一般 or 专项, where the words are about debt.
fn bond_in(name: &str) -> Option<Bond> {
    let is = |words: &str| parts(words, b'|').any(|word| has(name, word));
    let general = is("一般债");
    let special = is("专项债");
    match (general, special) {
        (true, false) => Some(Bond::General),
        (false, true) => Some(Bond::Special),
        _ => None,
    }
}

/// Whether a title names one measure alone: 限额和余额情况表 names two.
fn one_measure(title: &str) -> bool {
    let words = ["限额", "余额", "发行", "还本", "付息"];
    words.into_iter().filter(|word| has(title, word)).count() == 1
}
