//! Published completion rates against the amounts beside them.

use super::{digit, finding, grain};
use crate::budget::view::Basis;
use crate::budget::{Line, RateBase, Stage, Table};
use crate::number::group;
use crate::text::{fill, money};
use crate::{Decimal, Finding, MoneyUnit, Severity};

/// Whether the published rate of a line agrees with its amounts. `None` when it cannot be told.
fn agrees(unit: MoneyUnit, line: &Line, stage: Stage, base: RateBase) -> Option<bool> {
    let rate = line.rate.number()?;
    if !stage.is_actual() {
        return None;
    }
    let (amount, base) = (line.amount(stage), line.amount(base.stage()));
    let (above, below) = (amount.number()?, base.number()?);
    if below <= Decimal::ZERO {
        return None;
    }
    // |rate × base − 100 × amount|, twice, against twice one last digit of the rate and one of either amount.
    let off = rate
        .checked_mul(below)?
        .checked_sub(above.shift10(2)?)?
        .abs();
    let by_rate = digit(rate.scale().into())?.checked_mul(below)?;
    let by_amount = digit(grain(amount, unit).wrapping_sub(2))?;
    let by_base = digit(grain(base, unit))?.checked_mul(rate.abs())?;
    let twice = by_rate
        .checked_add(by_rate)?
        .checked_add(by_amount)?
        .checked_add(by_base)?;
    Some(off.checked_add(off)? <= twice)
}

/// How many published rates speak for a base; asked where the publisher named none.
pub(in crate::budget) fn rate_speaks_for(table: &Table, base: RateBase) -> usize {
    let stage = table.main_stage();
    let speaks = |line: &&Line| agrees(table.unit, line, stage, base) == Some(true);
    table.lines.iter().filter(speaks).count()
}

/// The base that a published rate is measured against, and whether the rate agrees with the amounts; `None` when it
/// cannot be told.
pub(in crate::budget) fn verdict(
    table: &Table,
    basis: &Basis,
    line: &Line,
) -> Option<(RateBase, bool)> {
    let verdict = |base| agrees(table.unit, line, basis.stage, base);
    if let Some(base) = basis.base {
        return Some((base, verdict(base)?));
    }
    // Of two possible bases one is enough.
    let initial = verdict(RateBase::Initial);
    match verdict(RateBase::Adjusted) {
        None => Some((RateBase::Initial, initial?)),
        Some(fits) => Some((RateBase::Adjusted, fits || initial == Some(true))),
    }
}

#[inline(never)]
pub(super) fn check_rates(table: &Table, index: usize, findings: &mut Vec<Finding>) {
    let basis = table.basis();
    for (at, line) in table.lines.iter().enumerate() {
        if let Some((base, false)) = verdict(table, &basis, line)
            && let Some(message) = message(table, line, basis.stage, base)
        {
            let place = Some("rate");
            findings.push(finding(
                "check-rate",
                Severity::Warning,
                index,
                Some(at),
                place,
                message,
            ));
        }
    }
}

#[inline(never)]
pub(in crate::budget) fn message(
    table: &Table,
    line: &Line,
    stage: Stage,
    base: RateBase,
) -> Option<String> {
    let published = line.rate.number()?;
    let (above, below) = (
        line.amount(stage).number()?,
        line.amount(base.stage()).number()?,
    );
    let computed = above.shift10(2)?.ratio(below, published.scale().max(2))?;
    let difference = published.checked_sub(computed)?.abs().trim(0);
    let parts = [
        &*line.name,
        &group(&published, None),
        stage.name(),
        &money(above, table.unit),
        base.name(),
        &money(below, table.unit),
        &group(&computed, None),
        &group(&difference, None),
    ];
    let pattern = "“{}”公布完成率 {}%，按{} {}与{}数 {}计算为 {}%，与公布数不一致，差 {} 个百分点";
    Some(fill(pattern, &parts))
}
