//! Sums: of districts against the whole, of sources against the plan; and the order of planned, paid and spent.

use super::At;
use crate::livelihood::funds::{Measure, exact};
use crate::livelihood::{Direction, Figure, Indicator, Money, Programme, Sum};
use crate::number::group;
use crate::text::fill;
use crate::{Decimal, Finding, Missing, Place, Severity, Unit};

/// A figure of an indicator: the target or what was done.
type Side = fn(&Indicator) -> &Result<Figure, Missing>;

/// Both figures that districts add up to, with their field and name.
const SIDES: [(&str, &str, Side); 2] = [
    ("target", "目标", |own| &own.target),
    ("actual", "完成数", |own| &own.actual),
];

/// The money that districts add up to, with its field and name.
const MONEY: [(&str, &str, Measure); 3] = [
    ("funds_plan", "计划资金", |own| &own.plan),
    ("funds_allocated", "拨付资金", |own| &own.allocated),
    ("funds_spent", "支出资金", |own| &own.spent),
];

impl At<'_> {
    /// Districts against the whole. Shares (%) and what is not to be passed do not add up; a district without a figure leaves
    /// the sum open, unless no other one is missing.
    pub(super) fn sums(&mut self) {
        let mut found = Vec::new();
        for whole in &self.item.indicators {
            for (field, name, side) in SIDES {
                let Some((said, sum)) = self.differing(whole, side) else {
                    continue;
                };
                let misplaced = self.misplaced(whole, side, said, sum);
                // Less than the whole may be a list that leaves districts out.
                let (severity, hint) = match misplaced {
                    Some((place, other)) => {
                        let pattern = "；{}的数若列在“{}”下，两项合计都与公布一致";
                        (Severity::Warning, fill(pattern, &[place, other]))
                    }
                    None if sum < said => (Severity::Note, "（没有列全地区的除外）".into()),
                    None => (Severity::Warning, String::new()),
                };
                let message = fill(
                    "{}的{}合计公布为 {}，各地区相加为 {}{}，请核对",
                    &[whole.called(), name, &digits(said), &digits(sum), &hint],
                );
                found.push((whole.row, severity, field, message));
            }
        }
        for (row, severity, field, message) in found {
            self.tell_of(row, "check-sum", severity, field, &message);
        }
    }

    /// The figures of the districts for an indicator.
    fn parts_of(&self, whole: &Indicator, side: Side) -> Vec<(&str, Decimal)> {
        let unit = |own: &Indicator| side(own).as_ref().ok().and_then(|own| own.unit.clone());
        let parts = self.item.parts.iter().flat_map(|part| {
            let same = part.indicators.iter().filter(|own| own.name == whole.name);
            same.map(move |own| (&*part.district, own))
        });
        parts
            .filter(|(_, own)| unit(own) == unit(whole))
            .filter_map(|(place, own)| Some((place, number(side(own))?)))
            .collect()
    }

    /// What is published for the whole and what the districts make, where they differ.
    fn differing(&self, whole: &Indicator, side: Side) -> Option<(Decimal, Decimal)> {
        let said = number(side(whole)).filter(|_| adds_up(whole, side))?;
        let parts = self.parts_of(whole, side);
        (parts.len() > 1).then_some(())?;
        let mut sum = Decimal::ZERO;
        let mut places = said.scale();
        for (_, own) in &parts {
            sum = sum.checked_add(*own)?;
            places = places.min(own.scale());
        }
        // Rounding of every part explains half of its last digit.
        let many = i64::try_from(parts.len()).ok()?.saturating_add(1);
        let half = Decimal::of_scale(5, places.saturating_add(1));
        let slack = match places {
            0 => Decimal::ZERO,
            _ => half.checked_mul(Decimal::from_int(many))?,
        };
        let off = said.checked_sub(sum)?.abs();
        // Not every district may be listed: then they make less than the whole, and nothing is wrong.
        let listed = parts.len() == self.item.parts.len() || sum > said;
        (off > slack && (listed || self.misplaced(whole, side, said, sum).is_some()))
            .then_some((said, sum))
    }

    /// The district whose figure makes this sum and that of another indicator right when it is moved.
    fn misplaced(
        &self,
        whole: &Indicator,
        side: Side,
        said: Decimal,
        sum: Decimal,
    ) -> Option<(&str, &str)> {
        let surplus = sum.checked_sub(said)?;
        let (place, moved) = self
            .parts_of(whole, side)
            .into_iter()
            .find(|(_, own)| *own == surplus)?;
        let other = self.item.indicators.iter().find(|other| {
            let total =
                number(side(other)).filter(|_| other.name != whole.name && adds_up(other, side));
            let parts = self.parts_of(other, side);
            let sum = parts
                .iter()
                .try_fold(moved, |sum, (_, own)| sum.checked_add(*own));
            !parts.iter().any(|(own, _)| *own == place) && total.is_some() && total == sum
        })?;
        Some((place, other.called()))
    }

    /// Money: sources against the plan (or what was paid), planned against paid against spent, districts against the whole.
    pub(super) fn funds(&mut self) {
        let funds = &self.item.funds;
        let ordered = [
            (
                "funds_allocated",
                "拨付资金",
                &funds.allocated,
                "计划资金",
                &funds.plan,
            ),
            (
                "funds_spent",
                "支出资金",
                &funds.spent,
                "拨付资金",
                &funds.allocated,
            ),
        ];
        let mut found = Vec::new();
        for (field, name, own, other, most) in ordered {
            if let (Ok(own), Ok(most)) = (own, most)
                && own.currency == most.currency
                && own.amount > most.amount
            {
                let message = fill(
                    "{}（{}）多于{}（{}），请核对",
                    &[name, &own.shown(), other, &most.shown()],
                );
                found.push(("check-funds", Severity::Note, field, message));
            }
        }
        if funds.allocated.is_err()
            && let (Ok(spent), Ok(plan)) = (&funds.spent, &funds.plan)
            && spent.currency == plan.currency
            && spent.amount > plan.amount
        {
            let message = fill(
                "支出资金（{}）多于计划资金（{}），请核对",
                &[&spent.shown(), &plan.shown()],
            );
            found.push(("check-funds", Severity::Note, "funds_spent", message));
        }
        if let Some(sum) = funds.by_source() {
            let totals = [
                ("计划资金", &funds.plan),
                ("拨付资金", &funds.allocated),
                ("支出资金", &funds.spent),
            ];
            let totals: Vec<(&str, &Money)> = totals
                .into_iter()
                .filter_map(|(name, own)| Some((name, own.as_ref().ok()?)))
                .collect();
            // Sources may be those of any of the three.
            if !totals.iter().any(|(_, own)| agree(own, &sum))
                && let Some((name, first)) =
                    totals.first().filter(|(_, own)| own.currency.is_none())
            {
                let message = fill(
                    "各来源相加为 {}，与{}（{}）不一致，请核对",
                    &[&exact(sum.amount), name, &first.shown()],
                );
                found.push(("check-funds", Severity::Warning, "funds_source", message));
            }
        }
        for (field, name, side) in MONEY {
            let (own, parts) = (
                side(&self.item.funds),
                Sum::of(self.item.parts.iter().map(|part| side(&part.funds))),
            );
            if let Ok(own) = own
                && parts.missing == 0
                && parts.there > 1
                && own.currency.is_none()
                && !agree(own, &parts)
                && !self.repeated(own, side)
            {
                let message = fill(
                    "{}公布为 {}，各地区相加为 {}，请核对",
                    &[name, &own.shown(), &exact(parts.amount)],
                );
                found.push(("check-sum", Severity::Warning, field, message));
            }
        }
        for (code, severity, field, message) in found {
            self.tell(code, severity, field, &message);
        }
    }

    /// Whether every district has the amount of the whole: a cell that reached over all rows.
    fn repeated(&self, whole: &Money, side: Measure) -> bool {
        let mut parts = self.item.parts.iter().map(|part| side(&part.funds));
        parts.all(|own| own.as_ref().is_ok_and(|own| own.amount == whole.amount))
    }
}

/// The row 合计 against the money of all items.
pub(super) fn total(programme: &Programme, out: &mut Vec<Finding>) {
    let Some(total) = &programme.total else {
        return;
    };
    for (field, name, side) in MONEY {
        let sum = Sum::of_items(programme.items.iter(), side);
        let Ok(said) = side(&total.funds) else {
            continue;
        };
        if sum.missing == 0 && sum.there > 0 && said.currency.is_none() && !agree(said, &sum) {
            out.push(Finding {
                code: "check-sum",
                severity: Severity::Warning,
                place: Place {
                    table: 0,
                    row: Some(total.row),
                    field: Some(field),
                },
                message: fill(
                    "{}合计公布为 {}，各项目相加为 {}，请核对",
                    &[name, &said.shown(), &exact(sum.amount)],
                ),
            });
        }
    }
}

/// Whether rounding explains the difference.
fn agree(said: &Money, sum: &Sum) -> bool {
    let half = said.grain.checked_mul(Decimal::of_scale(5, 1));
    let slack = half.and_then(|half| half.checked_add(sum.slack));
    let off = said.amount.checked_sub(sum.amount).map(Decimal::abs);
    said.currency.is_none() && off.zip(slack).is_some_and(|(off, slack)| off <= slack)
}

/// Whether figures of districts add up to the whole: amounts and counts do, shares do not.
fn adds_up(own: &Indicator, side: Side) -> bool {
    let unit = side(own)
        .as_ref()
        .ok()
        .and_then(|own| own.unit.as_deref())
        .and_then(Unit::parse);
    let share = unit.is_some_and(|unit| {
        matches!(
            unit.dimension(),
            crate::unit::Dimension::Ratio | crate::unit::Dimension::Points
        )
    });
    let rate = own
        .name
        .as_deref()
        .is_some_and(|name| name.ends_with('率') || name.ends_with("水平"));
    own.direction != Direction::Lower && !share && !rate
}

fn number(figure: &Result<Figure, Missing>) -> Option<Decimal> {
    figure.as_ref().ok()?.number()
}

fn digits(number: Decimal) -> String {
    group(&number, None)
}
