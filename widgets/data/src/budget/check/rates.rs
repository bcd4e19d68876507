//! Published completion rates against the amounts beside them.

use super::{finding, grain, ten};
use crate::budget::{Line, RateBase, Stage, Table};
use crate::number::group;
use crate::{Decimal, Finding, Severity};

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
pub(in crate::budget) fn rate_speaks_for(table: &Table, line: &Line, base: RateBase) -> bool {
    rate_agrees(table, line, base) == Some(true)
}

pub(super) fn check_rates(table: &Table, index: usize, findings: &mut Vec<Finding>) {
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
