//! Whether the figures agree with each other. A finding names the rows, both numbers and the difference, in neutral words.
//!
//! Published figures are rounded: every sum may be off by half of the last digit of each of its parts, every rate by one
//! of its last digit (half up, half even and cut off are all in use) and by what the rounding of its amounts makes.

use super::rows::finding;
use super::{Book, Budget, Line, LineKind, RateBase, STAGES, Side, Stage, Table};
use crate::number::group;
use crate::{Decimal, Finding, MoneyUnit, Severity, Value};

/// From this many on, findings of one check on one table are counted instead of listed.
const MOST_FINDINGS: usize = 50;

/// The arithmetic checks: `check-sum`, `check-rate`, `check-balance`.
///
/// Lines of a table that was cut at the row limit are not summed: their parts may be missing.
#[must_use]
pub fn check(budget: &Budget) -> Vec<Finding> {
    let mut findings = Vec::new();
    let last = budget.tables.len().saturating_sub(1);
    for (index, table) in budget.tables.iter().enumerate() {
        let start = findings.len();
        if budget.rows_in_source.is_none() || index != last {
            for stage in STAGES {
                check_sums(table, index, stage, &mut findings);
            }
        }
        cap(&mut findings, start, index, "check-sum");
        let start = findings.len();
        check_rates(table, index, &mut findings);
        cap(&mut findings, start, index, "check-rate");
    }
    for book in [
        Book::General,
        Book::Funds,
        Book::StateCapital,
        Book::SocialInsurance,
    ] {
        check_balance(budget, book, &mut findings);
    }
    findings
}

fn cap(findings: &mut Vec<Finding>, start: usize, table: usize, code: &'static str) {
    let more = findings
        .len()
        .saturating_sub(start)
        .saturating_sub(MOST_FINDINGS);
    if more > 0 {
        findings.truncate(start.saturating_add(MOST_FINDINGS));
        let message = ["另有 ", &more.to_string(), " 处不一致，未逐一列出"].concat();
        findings.push(finding(code, Severity::Warning, table, None, None, message));
    }
}

/// 10^n.
fn ten(n: i32) -> Option<Decimal> {
    Decimal::from_int(1).shift10(n)
}

/// The worth of the last printed digit of an amount: 0.01 for 12.34; 100 for 4.81亿元 in a table of 万元.
fn grain(value: &Value, unit: MoneyUnit) -> Option<Decimal> {
    let Value::Present { number, printed } = value else {
        return None;
    };
    if printed.ends_with(['元', '圆', '万', '亿']) {
        let behind = crate::number::unit_behind(printed)?;
        let decimals = printed.split(['.', '．']).nth(1).unwrap_or_default();
        let decimals = decimals
            .chars()
            .take_while(|c| !"元圆万亿百 ".contains(*c))
            .count();
        let up = i32::try_from(behind.exponent()).ok()?;
        let own = i32::try_from(unit.exponent()).ok()?;
        return ten(up
            .checked_sub(own)?
            .checked_sub(i32::try_from(decimals).ok()?)?);
    }
    ten(i32::from(number.scale()).wrapping_neg())
}

/// A sum of published amounts with how far rounding can take it.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// `None` once it did not fit.
    total: Option<Decimal>,
    count: u32,
    /// Finest last digit among the parts.
    finest: Option<Decimal>,
    /// Parts whose last digit is worth more than the finest, added up.
    coarse: Decimal,
    coarse_count: u32,
    /// A part has no number: the sum is less than the whole.
    holes: bool,
}

impl Sum {
    fn add(&mut self, value: &Value, unit: MoneyUnit) {
        let Some(number) = value.number() else {
            self.holes = true;
            return;
        };
        let so_far = if self.count == 0 {
            Some(Decimal::ZERO)
        } else {
            self.total
        };
        self.total = so_far.and_then(|total| total.checked_add(number));
        self.count = self.count.saturating_add(1);
        let Some(grain) = grain(value, unit) else {
            return;
        };
        // A whole number in a column of decimals has lost its zeros, not its digits: only a unit behind makes it coarse.
        if grain > Decimal::from_int(1) {
            self.coarse = self.coarse.checked_add(grain).unwrap_or(self.coarse);
            self.coarse_count = self.coarse_count.saturating_add(1);
        } else {
            self.finest = Some(self.finest.map_or(grain, |finest| finest.min(grain)));
        }
    }

    /// Both sums together.
    fn with(mut self, other: &Self) -> Self {
        if other.count > 0 {
            let own = if self.count == 0 {
                Some(Decimal::ZERO)
            } else {
                self.total
            };
            self.total = own.zip(other.total).and_then(|(a, b)| a.checked_add(b));
            self.count = self.count.saturating_add(other.count);
            self.finest = match (self.finest, other.finest) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            self.coarse = self.coarse.checked_add(other.coarse).unwrap_or(self.coarse);
            self.coarse_count = self.coarse_count.saturating_add(other.coarse_count);
        }
        self.holes |= other.holes;
        self
    }

    /// By how much the published total differs, and whether rounding explains it. `None` when nothing can be said.
    fn against(&self, published: &Value, unit: MoneyUnit) -> Option<(Decimal, bool)> {
        let total = published.number()?;
        let difference = self.total?.checked_sub(total)?.abs();
        if difference.is_zero() {
            return Some((difference, true));
        }
        let own = grain(published, unit)?;
        let one = Decimal::from_int(1);
        let (own_coarse, own_fine) = if own > one {
            (own, None)
        } else {
            (Decimal::ZERO, Some(own))
        };
        let finest = match (self.finest, own_fine) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b).unwrap_or(Decimal::ZERO),
        };
        let fine_count = self.count.saturating_sub(self.coarse_count);
        let fine = finest.checked_mul(Decimal::from_int(i64::from(fine_count)))?;
        let twice = fine.checked_add(self.coarse)?.checked_add(own_coarse)?;
        Some((difference, difference.checked_add(difference)? <= twice))
    }
}

/// What was added up under one parent so far.
#[derive(Clone, Default)]
struct Group {
    all: Sum,
    /// Since the last subtotal.
    since: Sum,
    /// The last subtotal with what it covers.
    last: Option<Sum>,
    /// Subtotals whose own items are not listed.
    bare: Sum,
}

fn check_sums(table: &Table, index: usize, stage: Stage, findings: &mut Vec<Finding>) {
    // A group for the top (0) and for each line that has lines below it.
    let mut group_of: Vec<u32> = vec![0; table.lines.len()];
    let mut groups = vec![Group::default()];
    let mut totals: Vec<(usize, Group)> = Vec::new();
    for (at, line) in table.lines.iter().enumerate() {
        let value = line.amount(stage);
        let own = match line.parent.and_then(|parent| group_of.get_mut(parent)) {
            None => 0,
            Some(slot) => {
                if *slot == 0 {
                    *slot = u32::try_from(groups.len()).unwrap_or(0);
                    groups.push(Group::default());
                }
                *slot
            }
        };
        let Some(group) = groups.get_mut(own as usize) else {
            continue;
        };
        match line.kind {
            LineKind::Memo => {}
            LineKind::Item => {
                group.all.add(value, table.unit);
                group.since.add(value, table.unit);
            }
            LineKind::Total => totals.push((at, group.clone())),
            LineKind::Subtotal => {
                let mut single = Sum::default();
                single.add(value, table.unit);
                if group.since.count == 0 {
                    group.bare = group.bare.with(&single);
                } else {
                    // 小计 of the items since the last one, of all items, or of these and the subtotal before.
                    let upon = group.last.map(|last| group.since.with(&last));
                    let ways = [Some(group.since), Some(group.all), upon];
                    judge(table, index, stage, at, &ways, findings);
                }
                group.last = Some(single);
                group.since = Sum::default();
            }
        }
    }
    for (at, before) in totals {
        // A total above its items is the sum of those below.
        let first = before.all.count == 0 && before.bare.count == 0;
        let Some(group) = (if first { groups.first() } else { Some(&before) }) else {
            continue;
        };
        let ways = [Some(group.all), Some(group.all.with(&group.bare))];
        judge(table, index, stage, at, &ways, findings);
    }
    for (at, own) in group_of.iter().enumerate().filter(|(_, own)| **own > 0) {
        if let Some(group) = groups.get(*own as usize) {
            let ways = [Some(group.all), Some(group.all.with(&group.bare))];
            judge(table, index, stage, at, &ways, findings);
        }
    }
}

/// Compares a published sum with the ways in which it may have been made; the first way is the one that is told.
fn judge(
    table: &Table,
    index: usize,
    stage: Stage,
    at: usize,
    ways: &[Option<Sum>],
    findings: &mut Vec<Finding>,
) {
    let Some(line) = table.lines.get(at) else {
        return;
    };
    let published = line.amount(stage);
    let mut ways = ways.iter().flatten().filter(|sum| sum.count > 0);
    let Some(told) = ways.next() else { return };
    let Some((mut difference, mut rounding)) = told.against(published, table.unit) else {
        return;
    };
    let mut sum = told;
    for way in ways {
        if let Some((other, fits)) = way.against(published, table.unit)
            && other < difference
            && fits
        {
            (difference, rounding, sum) = (other, fits, way);
        }
    }
    // What is missing may be the difference: then nothing can be said.
    if difference.is_zero() || (sum.holes && !rounding) {
        return;
    }
    let (Some(total), Some(parts)) = (published.number(), sum.total) else {
        return;
    };
    let unit = table.unit.name();
    let difference = group(&difference, None);
    let (severity, verdict) = if rounding {
        (
            Severity::Note,
            ["与公布合计相差 ", &difference, " ", unit, "（四舍五入）"].concat(),
        )
    } else {
        (
            Severity::Warning,
            ["与公布合计不一致，差 ", &difference, " ", unit].concat(),
        )
    };
    let message = [
        "“",
        &line.name,
        "”",
        stage.name(),
        "公布为 ",
        &group(&total, None),
        " ",
        unit,
        "，所列 ",
        &sum.count.to_string(),
        " 项相加为 ",
        &group(&parts, None),
        " ",
        unit,
        "，",
        &verdict,
    ];
    findings.push(finding(
        "check-sum",
        severity,
        index,
        Some(at),
        Some(stage.key()),
        message.concat(),
    ));
}

/// Whether the published rate of a line agrees with its amounts. `None` when it cannot be told.
fn rate_agrees(table: &Table, line: &Line, base: RateBase) -> Option<bool> {
    let rate = line.rate.number()?;
    let (stage, amount) = table.shown_amount(line);
    if !matches!(stage, Stage::Final | Stage::Executed) {
        return None;
    }
    let base = line.amount(base.stage());
    let (above, below) = (amount.number()?, base.number()?);
    if below <= Decimal::ZERO {
        return None;
    }
    // |rate × base − 100 × amount|, twice, against one last digit of the rate and half of one of either amount.
    let hundred = Decimal::from_int(100);
    let off = rate
        .checked_mul(below)?
        .checked_sub(above.checked_mul(hundred)?)?
        .abs();
    let by_rate = ten(i32::from(rate.scale()).wrapping_neg())?.checked_mul(below)?;
    let by_amount = grain(amount, table.unit)?.checked_mul(hundred)?;
    let by_base = grain(base, table.unit)?.checked_mul(rate.abs())?;
    let twice = by_rate
        .checked_add(by_rate)?
        .checked_add(by_amount)?
        .checked_add(by_base)?;
    Some(off.checked_add(off)? <= twice)
}

/// Whether a published rate speaks for a base; used where the publisher named none.
pub(super) fn rate_speaks_for(table: &Table, line: &Line, base: RateBase) -> bool {
    rate_agrees(table, line, base) == Some(true)
}

fn check_rates(table: &Table, index: usize, findings: &mut Vec<Finding>) {
    let bases: &[RateBase] = match table.known_base() {
        Some(RateBase::Initial) => &[RateBase::Initial],
        Some(RateBase::Adjusted) => &[RateBase::Adjusted],
        None => &[RateBase::Adjusted, RateBase::Initial],
    };
    for (at, line) in table.lines.iter().enumerate() {
        let verdicts = bases
            .iter()
            .filter_map(|base| Some((*base, rate_agrees(table, line, *base)?)));
        let verdicts: Vec<_> = verdicts.collect();
        let Some((base, _)) = verdicts.first().copied() else {
            continue;
        };
        if verdicts.iter().any(|(_, agrees)| *agrees) {
            continue;
        }
        if let Some(message) = rate_message(table, line, base) {
            findings.push(finding(
                "check-rate",
                Severity::Warning,
                index,
                Some(at),
                Some("rate"),
                message,
            ));
        }
    }
}

fn rate_message(table: &Table, line: &Line, base: RateBase) -> Option<String> {
    let published = line.rate.number()?;
    let (stage, amount) = table.shown_amount(line);
    let (above, below) = (amount.number()?, line.amount(base.stage()).number()?);
    let places = published.scale().max(2);
    let computed = above.shift10(2)?.ratio(below, places)?;
    let difference = published.checked_sub(computed)?.abs();
    let unit = table.unit.name();
    let parts = [
        "“",
        &line.name,
        "”公布完成率 ",
        &group(&published, None),
        "%，按",
        stage.name(),
        " ",
        &group(&above, None),
        " ",
        unit,
        "与",
        base.name(),
        "数 ",
        &group(&below, None),
        " ",
        unit,
        "计算为 ",
        &group(&computed, None),
        "%，与公布数不一致，差 ",
        &group(&difference.trim(0), None),
        " 个百分点",
    ];
    Some(parts.concat())
}

/// The total of a table: as published, else the sum of the lines at the top when all of them have a number.
pub(super) fn total_of(table: &Table, stage: Stage) -> Option<Decimal> {
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
fn check_balance(budget: &Budget, book: Book, findings: &mut Vec<Finding>) {
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
    let shown = group(&difference, None);
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
