//! What is another than in an earlier copy of the same source.

use super::{Figure, Funds, Given, Indicator, Item, Part, Programme, Status, judge};
use crate::date::Date;
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
    /// Its planned end before and now, where that is another: a deadline that was moved.
    pub ends: Option<[Option<Date>; 2]>,
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
            ends: before
                .map(|own| [own.end, item.end])
                .filter(|[then, now]| then.map(Date::end) != now.map(Date::end)),
            figures: before.map_or(0, |own| figures(own, item)),
        };
        if change.before != change.now || change.figures > 0 || change.ends.is_some() {
            out.push(change);
        }
    }
    for own in left.into_iter().flatten() {
        out.push(Change {
            title: own.title.clone(),
            place: None,
            before: Some(judge(own, old.as_of).status),
            now: None,
            ends: None,
            figures: 0,
        });
    }
    out
}

/// What is measured of an item or of one of its districts; nothing of one that is not there.
#[derive(Clone, Copy, Default)]
struct Measured<'a> {
    physical: Option<Decimal>,
    funds: Option<&'a Funds>,
    indicators: &'a [Indicator],
}

impl<'a> Measured<'a> {
    fn of(item: &'a Item) -> Self {
        Self {
            physical: item.physical.number(),
            funds: Some(&item.funds),
            indicators: &item.indicators,
        }
    }

    fn of_part(part: Option<&'a Part>) -> Self {
        part.map_or_else(Self::default, |part| Self {
            physical: part.details.physical.number(),
            funds: Some(&part.funds),
            indicators: &part.indicators,
        })
    }
}

/// How many figures of an item are others, with those of its districts.
fn figures(old: &Item, new: &Item) -> usize {
    fn named<'a>(parts: &'a [Part], name: &str) -> Option<&'a Part> {
        parts.iter().find(|own| *own.district == *name)
    }
    let mut many = others(Measured::of(old), Measured::of(new));
    let gone = old.parts.iter();
    let gone = gone.filter(|own| named(&new.parts, &own.district).is_none());
    for part in new.parts.iter().chain(gone) {
        let before = Measured::of_part(named(&old.parts, &part.district));
        let now = Measured::of_part(named(&new.parts, &part.district));
        many = many.wrapping_add(others(before, now));
    }
    many
}

/// How many figures are others. One that was not published before, or is not any more, is another.
#[inline(never)]
fn others(old: Measured, new: Measured) -> usize {
    fn named<'a>(list: &'a [Indicator], like: &Indicator) -> Option<&'a Indicator> {
        list.iter().find(|own| own.name == like.name)
    }
    let mut many = usize::from(old.physical != new.physical);
    let mut add = |other: bool| many = many.wrapping_add(other.into());
    let amounts: [fn(&Funds) -> &Given; 3] =
        [|own| &own.plan, |own| &own.allocated, |own| &own.spent];
    for of in amounts {
        add(sum(old.funds.map(of)) != sum(new.funds.map(of)));
    }
    let gone = old.indicators.iter();
    let gone = gone.filter(|own| named(new.indicators, own).is_none());
    for own in new.indicators.iter().chain(gone) {
        let (before, now) = (named(old.indicators, own), named(new.indicators, own));
        type Side = fn(&Indicator) -> &Result<Figure, Missing>;
        let each: [Side; 4] = [
            |own| &own.target,
            |own| &own.actual,
            |own| &own.target_cum,
            |own| &own.actual_cum,
        ];
        for of in each {
            add(figure(before.map(of)) != figure(now.map(of)));
        }
        let rate = |own: Option<&Indicator>| own.and_then(|own| own.rate.number());
        add(rate(before) != rate(now));
    }
    many
}

/// What a figure says, however it is printed.
fn figure(own: Option<&Result<Figure, Missing>>) -> Option<(Amount, Option<&str>)> {
    let own = own?.as_ref().ok()?;
    Some((own.amount, own.unit.as_deref()))
}

/// The same of an amount of money.
fn sum(own: Option<&Given>) -> Option<(Decimal, Option<&str>)> {
    let own = own?.as_ref().ok()?;
    Some((own.amount, own.currency.as_deref()))
}
