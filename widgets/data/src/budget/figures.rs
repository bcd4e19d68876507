//! Figures that help to read an amount: its share, what it is of 100 元, per head, and in the prices of another year.
//!
//! **Rule:** reading never comes here. Every figure is computed from published amounts, exactly, rounded half up once, and
//! stands beside what it rests on; where something is lacking the answer is which, and why.

use super::headline::index_of;
use super::kind::TableKind;
use super::three_public::is_counted;
use super::{Budget, Line, LineKind, Side, Stage, Table};
use crate::money::convert;
use crate::{Decimal, Missing, MoneyUnit, Value, merge_sort};

/// What a figure lacks, and why: 常住人口 未提供.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// 决算数, 合计, 常住人口, 价格指数, 数据截至, 年度, 执行率.
    pub of: &'static str,
    /// Why it is not there.
    pub reason: Missing,
}

impl Lack {
    pub(super) const fn new(of: &'static str, reason: Missing) -> Self {
        Self { of, reason }
    }
}

/// A share of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// In percent, rounded half up to two decimals.
    pub percent: Decimal,
    /// What the share is of: the sum as published, else the sum of the lines listed.
    pub whole: Decimal,
    /// The line of that sum; `None` where no sum was published.
    pub of: Option<usize>,
}

/// What 100 元 are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hundred {
    /// The parts in published order; their 元, and what is unsaid, come to exactly 100.00.
    pub parts: Vec<HundredPart>,
    /// Lines that are no part of it: missing (why, says their value) or below zero.
    pub apart: Vec<usize>,
    /// What the lines without a number come to together, where the whole was published: what the others leave of it.
    pub unsaid: Option<Unsaid>,
    /// What the parts come to, in the unit of the table; what is unsaid among them.
    pub sum: Decimal,
    /// The line that the lines are parts of, where there is one.
    pub of: Option<usize>,
    /// What was published for it.
    pub published: Option<Decimal>,
}

/// Lines without a number, together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsaid {
    /// How many they are.
    pub count: usize,
    /// The published whole less all other lines, in the unit of the table; above zero.
    pub amount: Decimal,
    /// 元 of 100, two decimals.
    pub yuan: Decimal,
}

/// A part of 100 元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HundredPart {
    /// Index of the line.
    pub line: usize,
    /// Its amount, zero or more, in the unit of the table.
    pub amount: Decimal,
    /// 元 of 100, two decimals.
    pub yuan: Decimal,
}

/// An amount per head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerHead {
    /// 元 per person, rounded half up to two decimals.
    pub yuan: Decimal,
    /// The persons that it is divided by.
    pub population: Decimal,
}

/// An amount in the prices of another year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Real {
    /// The amount, in the unit of the table, rounded half up to two decimals (more where the amount has more).
    pub amount: Decimal,
    /// The year in whose prices it is.
    pub base: u16,
    /// The price index of that year.
    pub base_index: Decimal,
    /// The price index of the amount's own year.
    pub index: Decimal,
}

/// The lines that make up what a table is about, and the line that sums them up.
fn top(table: &Table) -> (Vec<usize>, Option<usize>) {
    if !is_whole(table) {
        return (Vec::new(), None);
    }
    let all = items(table, None);
    let Some(head) = table.headline().and_then(|line| index_of(table, line)) else {
        return (all, None);
    };
    let below = items(table, Some(head));
    if !below.is_empty() {
        return (below, Some(head));
    }
    let sums = table
        .lines
        .get(head)
        .is_some_and(|l| l.kind != LineKind::Item);
    if !sums {
        // One line among others: what all of them come to is the total.
        let total = table.total().and_then(|line| index_of(table, line));
        return (all, total);
    }
    // What follows 本年支出合计 (transfers, balances) is no part of it; below a total at the top stand its parts.
    let before: Vec<usize> = all.iter().copied().filter(|line| *line < head).collect();
    (if before.is_empty() { all } else { before }, Some(head))
}

/// Whether the lines at the top can be added: 限额 and 余额 cannot, nor can both sides of a book in one list.
fn is_whole(table: &Table) -> bool {
    let lists = |side| {
        let mut lines = table.lines.iter();
        lines.any(|line| Side::parse(&line.name) == Some(side))
    };
    let both = table.side == Side::Unstated && lists(Side::Revenue) && lists(Side::Expenditure);
    !both && !matches!(table.kind(), TableKind::Debt | TableKind::Summary)
}

/// The ordinary lines below `parent`, without counts of people and cars.
fn items(table: &Table, parent: Option<usize>) -> Vec<usize> {
    let counts = table.kind() == TableKind::ThreePublic;
    let mut lines = table.children(parent);
    lines.retain(|at| {
        let item = |line: &Line| line.kind == LineKind::Item && !(counts && is_counted(&line.name));
        table.lines.get(*at).is_some_and(item)
    });
    lines
}

pub(super) fn amount(line: Option<&Line>, stage: Stage) -> Result<Decimal, Lack> {
    match line.map(|line| line.amount(stage)) {
        Some(Value::Present { number, .. }) => Ok(*number),
        Some(Value::Missing(reason)) => Err(Lack::new(stage.name(), *reason)),
        None => Err(Lack::new(stage.name(), Missing::Absent)),
    }
}

/// What a line is of the whole that its table is about: 本年支出合计 where a table goes on to transfers and balances, else the
/// total, else the sum of the lines listed.
///
/// # Errors
/// The amount or the whole is missing, or the whole is not above zero ([`Missing::NotApplicable`]).
pub fn share(table: &Table, line: usize, stage: Stage) -> Result<Share, Lack> {
    let part = amount(table.lines.get(line), stage)?;
    let (parts, of) = top(table);
    let mut chain = vec![line];
    while let Some(parent) = chain.last().and_then(|at| table.lines.get(*at)?.parent) {
        chain.push(parent);
    }
    let within = chain.iter().any(|at| Some(*at) == of || parts.contains(at));
    // 小计 and 其中 before the sum; what stands behind it is of the total.
    let before = chain.last().copied() < of;
    let of = if of.is_none() || within || before {
        of
    } else {
        table.total().and_then(|line| index_of(table, line))
    };
    let whole = match of {
        Some(of) => amount(table.lines.get(of), stage)?,
        None => {
            let mut sum = Decimal::ZERO;
            for part in parts {
                let part = amount(table.lines.get(part), stage)?;
                sum = sum.checked_add(part).ok_or(TOO_LARGE)?;
            }
            sum
        }
    };
    Ok(Share {
        percent: share_of(part, whole)?,
        whole,
        of,
    })
}

/// What does not fit 38 digits.
pub(super) const TOO_LARGE: Lack = Lack::new("合计", Missing::OutOfRange);

/// `part` of `whole` in percent, two decimals, rounded half up.
///
/// # Errors
/// A whole that is not above zero ([`Missing::NotApplicable`]).
///
/// ```
/// use mingbai_data::{Decimal, budget::share_of};
/// let amount = |text| Decimal::parse(text).unwrap();
/// assert_eq!(share_of(amount("1516.64"), amount("1687.45")).unwrap().to_string(), "89.88");
/// ```
pub fn share_of(part: Decimal, whole: Decimal) -> Result<Decimal, Lack> {
    if whole <= Decimal::ZERO {
        return Err(Lack::new("合计", Missing::NotApplicable));
    }
    let share = part.shift10(2).and_then(|part| part.ratio(whole, 2));
    share.ok_or(TOO_LARGE)
}

/// What 100 元 of a table, or of one of its lines, are made of. Only ordinary lines of one level count, never 其中 or 小计.
///
/// # Errors
/// No line has an amount above zero.
pub fn hundred(table: &Table, parent: Option<usize>, stage: Stage) -> Result<Hundred, Lack> {
    let (lines, of) = match parent {
        Some(_) => (items(table, parent), parent),
        None => top(table),
    };
    let (mut listed, mut amounts, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    let mut sum = Decimal::ZERO;
    let (mut missing, mut below_zero) = (0usize, false);
    for at in lines {
        match amount(table.lines.get(at), stage) {
            Ok(number) if !number.is_negative() => {
                listed.push(at);
                amounts.push(number);
                sum = sum.checked_add(number).ok_or(TOO_LARGE)?;
                continue;
            }
            Ok(_) => below_zero = true,
            // What cannot be read may be anything, what does not apply is nothing.
            Err(lack) => match lack.reason {
                Missing::BadValue | Missing::OutOfRange | Missing::NoUnit => below_zero = true,
                Missing::NotApplicable => {}
                _ => missing = missing.saturating_add(1),
            },
        }
        apart.push(at);
    }
    let published = of.and_then(|of| amount(table.lines.get(of), stage).ok());
    let left = published.and_then(|whole| whole.checked_sub(sum));
    let known = missing > 0 && !below_zero && !sum.is_zero();
    let left = left.filter(|left| known && *left > Decimal::ZERO);
    if let Some(left) = left {
        amounts.push(left);
        sum = sum.checked_add(left).ok_or(TOO_LARGE)?;
    }
    let shares = hundred_of(&amounts).ok_or(Lack::new(stage.name(), Missing::NotApplicable))?;
    let unsaid = left.zip(shares.last()).map(|(left, yuan)| Unsaid {
        count: missing,
        amount: left.trim(0),
        yuan: *yuan,
    });
    let parts = listed.into_iter().zip(amounts).zip(shares);
    Ok(Hundred {
        unsaid,
        parts: parts
            .map(|((line, amount), yuan)| HundredPart { line, amount, yuan })
            .collect(),
        apart,
        sum,
        of,
        published,
    })
}

/// What each amount is of 100 元, two decimals: cut off, and the 分 that are left go to the largest remainders (of equal ones
/// to the first), so that all come to exactly 100.00. `None` when an amount is below zero, when none is above, or when they
/// do not fit.
///
/// ```
/// use mingbai_data::{Decimal, budget::hundred_of};
/// let thirds = hundred_of(&[Decimal::from_int(1); 3]).unwrap();
/// let shown: Vec<_> = thirds.iter().map(|n| n.to_string()).collect();
/// assert_eq!(shown, ["33.34", "33.33", "33.33"]);
/// ```
#[must_use]
pub fn hundred_of(amounts: &[Decimal]) -> Option<Vec<Decimal>> {
    let scale = amounts.iter().map(|n| n.scale()).max()?;
    let mut wholes = Vec::with_capacity(amounts.len());
    let mut sum = 0i128;
    for amount in amounts {
        let whole = amount.at_scale(scale).filter(|whole| *whole >= 0)?;
        sum = sum.checked_add(whole)?;
        wholes.push(whole);
    }
    let mut cents = Vec::with_capacity(wholes.len());
    let mut remainders = Vec::with_capacity(wholes.len());
    let mut left = 10_000i128;
    for whole in wholes {
        let share = whole.checked_mul(10_000)?;
        let cut = share.checked_div(sum)?;
        left = left.checked_sub(cut)?;
        cents.push(cut);
        // What was cut off is no more than the share.
        remainders.push(share.wrapping_sub(cut.wrapping_mul(sum)));
    }
    let mut order: Vec<usize> = (0..remainders.len()).collect();
    merge_sort(&mut order, &mut |a, b| {
        remainders.get(a) < remainders.get(b)
    });
    for at in order.into_iter().take(usize::try_from(left).ok()?) {
        let cent = cents.get_mut(at)?;
        *cent = cent.checked_add(1)?;
    }
    Some(cents.into_iter().map(|n| Decimal::of_scale(n, 2)).collect())
}

/// The amount of a line per head of [`Budget::population`].
///
/// # Errors
/// The amount or the population is missing, or nobody is counted ([`Missing::OutOfRange`]).
pub fn per_head(budget: &Budget, table: usize, line: usize, stage: Stage) -> Result<PerHead, Lack> {
    let table = budget.tables.get(table);
    let amount = amount(table.and_then(|table| table.lines.get(line)), stage)?;
    let unit = table.map(|table| table.unit).unwrap_or_default();
    per_head_of(amount, unit, budget.population.as_ref())
}

/// An amount per head, exactly: 元 divided by persons, rounded half up to two decimals.
///
/// # Errors
/// As [`per_head`].
///
/// ```
/// use mingbai_data::{Decimal, MoneyUnit, budget::{per_head_of, population}};
/// let people = population("301.2万人", false);
/// let head = per_head_of(Decimal::from_int(480_691), MoneyUnit::Wan, Some(&people)).unwrap();
/// assert_eq!(head.yuan.to_string(), "1595.92");
/// ```
pub fn per_head_of(
    amount: Decimal,
    unit: MoneyUnit,
    population: Option<&Value>,
) -> Result<PerHead, Lack> {
    const PEOPLE: &str = "常住人口";
    let population = match population {
        Some(Value::Present { number, .. }) => *number,
        Some(Value::Missing(reason)) => return Err(Lack::new(PEOPLE, *reason)),
        None => return Err(Lack::new(PEOPLE, Missing::Absent)),
    };
    if population <= Decimal::ZERO {
        return Err(Lack::new(PEOPLE, Missing::OutOfRange));
    }
    let yuan = convert(amount, unit, MoneyUnit::Yuan).ratio(population, 2);
    Ok(PerHead {
        yuan: yuan.ok_or(TOO_LARGE)?,
        population,
    })
}

/// An amount of `year` in the prices of `base`: amount × index of `base` ÷ index of `year`. The indices are all on one base
/// (定基指数); an index on the year before (上年=100) is none of these.
///
/// # Errors
/// One of both years has no index, or one that is not above zero.
///
/// ```
/// use mingbai_data::{Decimal, budget::{read_prices, real_terms}};
/// let prices = read_prices("2017:100 2018:102.1").unwrap();
/// let real = real_terms(Decimal::from_int(480_691), 2018, 2017, &prices).unwrap();
/// assert_eq!(real.amount.to_string(), "470804.11");
/// ```
pub fn real_terms(
    amount: Decimal,
    year: u16,
    base: u16,
    prices: &[(u16, Decimal)],
) -> Result<Real, Lack> {
    const INDEX: &str = "价格指数";
    let of = |year: u16| {
        let found = prices.iter().find(|(own, _)| *own == year);
        let (_, index) = found.ok_or(Lack::new(INDEX, Missing::Absent))?;
        if *index <= Decimal::ZERO {
            return Err(Lack::new(INDEX, Missing::OutOfRange));
        }
        Ok(*index)
    };
    let (base_index, index) = (of(base)?, of(year)?);
    let places = amount.scale().max(2);
    let real = amount.checked_mul(base_index);
    let real = real.and_then(|above| above.ratio(index, places));
    Ok(Real {
        amount: real.ok_or(TOO_LARGE)?,
        base,
        base_index,
        index,
    })
}

/// Reads price indices as a tag gives them: `2017:100 2018:102.1`, whatever stands between the figures. `None` when they are
/// not a year and a number in turn.
#[must_use]
pub fn read_prices(text: &str) -> Option<Vec<(u16, Decimal)>> {
    let mut figures = text
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|figure| !figure.is_empty());
    let mut prices = Vec::new();
    while let Some(year) = figures.next() {
        let year = super::words::year_in(year)?;
        prices.push((year, Decimal::parse(figures.next()?)?));
    }
    (!prices.is_empty()).then_some(prices)
}
