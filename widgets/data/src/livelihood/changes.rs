//! What is another than in an earlier copy of the same source.

use super::{Figure, Funds, Given, Indicator, Item, Part, Programme, Status, judge};
use crate::quantity::Amount;
use crate::{Decimal, Missing};

/// One item that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name, as it is now; of one that is no longer there, as it was.
    pub title: Box<str>,
    /// Its place among the items now; `None` where it is no longer there.
    pub place: Option<usize>,
    /// Its status before, by the day of that copy; `None` where it was not there.
    pub before: Option<Status>,
    /// Its status now; `None` where it is no longer there.
    pub now: Option<Status>,
    /// How many of its figures and amounts are others, those that came and went with them.
    pub figures: usize,
}

/// What has changed from `old` to `new`: items in the order of `new`, then those that are no longer there. Nothing is said
/// where only a part of the rows was there: what is missing may be anywhere.
///
/// Two items are the same when code, works and name are; else when the code is, and no other has it; else when works and name
/// are.
#[must_use]
pub fn changes(old: &Programme, new: &Programme) -> Vec<Change> {
    if old.partial || new.partial {
        return Vec::new();
    }
    let only = |items: &[Item], item: &Item| {
        let same = items.iter().filter(|own| own.id == item.id);
        item.id.is_some() && same.count() == 1
    };
    let alike = |one: &Item, other: &Item| one.title == other.title && one.works == other.works;
    let mut left: Vec<Option<&Item>> = old.items.iter().map(Some).collect();
    let mut pairs: Vec<Option<&Item>> = vec![None; new.items.len()];
    for way in 0..3_u8 {
        for (slot, item) in pairs.iter_mut().zip(&new.items) {
            if slot.is_some() || (way == 1 && !only(&new.items, item)) {
                continue;
            }
            let is = |own: &Item| match way {
                0 => own.id == item.id && alike(own, item),
                1 => own.id == item.id && only(&old.items, own),
                _ => alike(own, item),
            };
            let mut places = left.iter_mut();
            *slot = places
                .find(|own| own.is_some_and(is))
                .and_then(Option::take);
        }
    }
    let mut out = Vec::new();
    for (at, (item, before)) in new.items.iter().zip(&pairs).enumerate() {
        let change = Change {
            title: item.title.clone(),
            place: Some(at),
            before: before.map(|own| judge(own, old.as_of).status),
            now: Some(judge(item, new.as_of).status),
            figures: before.map_or(0, |own| figures(own, item)),
        };
        if change.before != change.now || change.figures > 0 {
            out.push(change);
        }
    }
    out.extend(left.into_iter().flatten().map(|own| Change {
        title: own.title.clone(),
        place: None,
        before: Some(judge(own, old.as_of).status),
        now: None,
        figures: 0,
    }));
    out
}

/// What is measured of an item or of one of its districts.
#[derive(Clone, Copy)]
struct Measured<'a> {
    physical: Option<Decimal>,
    funds: &'a Funds,
    indicators: &'a [Indicator],
}

impl<'a> Measured<'a> {
    fn of(item: &'a Item) -> Self {
        Self {
            physical: item.physical.number(),
            funds: &item.funds,
            indicators: &item.indicators,
        }
    }

    fn of_part(part: &'a Part) -> Self {
        Self {
            physical: part.details.physical.number(),
            funds: &part.funds,
            indicators: &part.indicators,
        }
    }
}

/// How many figures of an item are others, with those of its districts.
fn figures(old: &Item, new: &Item) -> usize {
    let none = Item::new("", 0);
    let none = Measured::of(&none);
    let mut many = others(Measured::of(old), Measured::of(new));
    let named = |parts: &[Part], part: &Part| {
        let at = parts.iter().position(|own| own.district == part.district);
        at.unwrap_or(usize::MAX)
    };
    for part in &new.parts {
        let before = old.parts.get(named(&old.parts, part));
        let before = before.map_or(none, Measured::of_part);
        many = many.wrapping_add(others(before, Measured::of_part(part)));
    }
    for gone in &old.parts {
        if named(&new.parts, gone) == usize::MAX {
            many = many.wrapping_add(others(Measured::of_part(gone), none));
        }
    }
    many
}

/// How many figures are others. One that was not published before, or is not any more, is another.
#[inline(never)]
fn others(old: Measured, new: Measured) -> usize {
    let mut many = usize::from(old.physical != new.physical);
    let mut add = |other: bool| many = many.wrapping_add(other.into());
    let amounts: [fn(&Funds) -> &Given; 3] =
        [|own| &own.plan, |own| &own.allocated, |own| &own.spent];
    for of in amounts {
        add(sum(of(old.funds)) != sum(of(new.funds)));
    }
    let named =
        |list: &'_ [Indicator], own: &Indicator| list.iter().position(|one| one.name == own.name);
    for own in new.indicators {
        let before = named(old.indicators, own).and_then(|at| old.indicators.get(at));
        compare(before, own, &mut add);
    }
    for gone in old.indicators {
        if named(new.indicators, gone).is_none() {
            compare(None, gone, &mut add);
        }
    }
    many
}

/// Compares an indicator with what it was, where it was there.
fn compare(old: Option<&Indicator>, new: &Indicator, add: &mut dyn FnMut(bool)) {
    type Side = fn(&Indicator) -> &Result<Figure, Missing>;
    let each: [Side; 4] = [
        |own| &own.target,
        |own| &own.actual,
        |own| &own.target_cum,
        |own| &own.actual_cum,
    ];
    for of in each {
        add(old.and_then(|own| figure(of(own))) != figure(of(new)));
    }
    add(old.and_then(|own| own.rate.number()) != new.rate.number());
}

/// What a figure says, however it is printed.
fn figure(own: &Result<Figure, Missing>) -> Option<(Amount, Option<&str>)> {
    let own = own.as_ref().ok()?;
    Some((own.amount, own.unit.as_deref()))
}

/// The same of an amount of money.
fn sum(own: &Given) -> Option<(Decimal, Option<&str>)> {
    let own = own.as_ref().ok()?;
    Some((own.amount, own.currency.as_deref()))
}
