//! A programme as a whole: how many items have come how far, sums of their money, and items by the words of a reader.

use super::funds::Measure;
use super::gather::is_all;
use super::{Given, Indicator, Part, Programme, Status, Sum, judge, judge_there};
use crate::fold::key;
use crate::text::has;

/// How many items have each status.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// 项目, in the order of [`Status::ALL`].
    items: [usize; 8],
    /// 件 or 工程: what the items belong to, by the items it has.
    works: [usize; 8],
}

impl Counts {
    /// How many 项目 have a status.
    #[must_use]
    pub fn items(&self, status: Status) -> usize {
        of(&self.items, status)
    }

    /// How many 件 (or 工程) have a status; an item that belongs to none is one of its own.
    #[must_use]
    pub fn works(&self, status: Status) -> usize {
        of(&self.works, status)
    }

    /// How many 项目 there are.
    #[must_use]
    pub fn all_items(&self) -> usize {
        self.items
            .iter()
            .fold(0, |sum, one| sum.saturating_add(*one))
    }

    /// How many 件 there are.
    #[must_use]
    pub fn all_works(&self) -> usize {
        self.works
            .iter()
            .fold(0, |sum, one| sum.saturating_add(*one))
    }
}

fn of(counts: &[usize; 8], status: Status) -> usize {
    let mut pairs = Status::ALL.iter().zip(counts);
    pairs
        .find(|(own, _)| **own == status)
        .map_or(0, |(_, count)| *count)
}

fn add(counts: &mut [usize; 8], status: Status) {
    for (own, count) in Status::ALL.iter().zip(counts) {
        if *own == status {
            *count = count.saturating_add(1);
        }
    }
}

/// How many 项目 and how many 件 have come how far. A 件 is done when all its items are, exceeded when one of these is;
/// otherwise it is what most needs attention: 滞后, 暂停, 进行中, then the rest.
#[must_use]
pub fn counts(programme: &Programme) -> Counts {
    let mut counts = Counts::default();
    for item in &programme.items {
        add(&mut counts.items, judge(item, programme.as_of).status);
    }
    for group in rolled(programme, By::Works) {
        if group.name.is_empty() {
            for at in &group.items {
                let status = programme
                    .items
                    .get(*at)
                    .map(|item| judge(item, programme.as_of).status);
                add(&mut counts.works, status.unwrap_or(Status::NoData));
            }
        } else {
            add(&mut counts.works, group.status());
        }
    }
    counts
}

/// What items are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// 工程 or 件.
    Works,
    /// 责任单位: an item stands at each of its units.
    Unit,
    /// 地区: an item stands at each of its districts.
    District,
}

/// Items put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they have in common; empty for those that say nothing of it.
    pub name: Box<str>,
    /// Their places in the programme.
    pub items: Vec<usize>,
    /// How many have each status.
    pub counts: [usize; 8],
    /// 计划资金
    pub plan: Sum,
    /// 拨付资金
    pub allocated: Sum,
    /// 支出资金
    pub spent: Sum,
}

impl Group {
    /// How many have a status.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        of(&self.counts, status)
    }

    /// The status of all of them together, see [`counts`].
    #[must_use]
    pub fn status(&self) -> Status {
        let any = |status: Status| self.count(status) > 0;
        let done = self
            .count(Status::Done)
            .saturating_add(self.count(Status::Exceeded));
        if done == self.items.len() && done > 0 {
            return if any(Status::Exceeded) {
                Status::Exceeded
            } else {
                Status::Done
            };
        }
        let order = [Status::Behind, Status::Paused, Status::UnderWay];
        if let Some(status) = order.into_iter().find(|status| any(*status)) {
            return status;
        }
        // Some are done, and the others have not begun, are cancelled, or nobody knows.
        if done > 0 {
            let cancelled = self.count(Status::Cancelled).saturating_add(done);
            return if cancelled == self.items.len() {
                Status::Done
            } else {
                Status::UnderWay
            };
        }
        let rest = [Status::NotStarted, Status::Cancelled, Status::NoData];
        let only = rest
            .into_iter()
            .find(|status| self.count(*status) == self.items.len());
        only.unwrap_or(if any(Status::NotStarted) {
            Status::NotStarted
        } else {
            Status::NoData
        })
    }
}

/// Places of items, with their part where only that counts.
type Members<'a> = Vec<(usize, Option<&'a Part>)>;

/// Items put together, in published order. The money of an item that stands in several groups is in each of them; of a
/// district it is that of the item's part there. Groups do not add up to the whole.
#[must_use]
pub fn rolled(programme: &Programme, by: By) -> Vec<Group> {
    let mut groups: Vec<(&str, Members)> = Vec::new();
    let mut put = |name, at, funds| match groups.iter_mut().find(|(own, _)| *own == name) {
        Some((_, items)) => items.push((at, funds)),
        None => groups.push((name, vec![(at, funds)])),
    };
    for (at, item) in programme.items.iter().enumerate() {
        match by {
            By::Works => put(item.works.as_deref().unwrap_or_default(), at, None),
            By::Unit if item.duty.is_empty() => put("", at, None),
            By::Unit => {
                for unit in &item.duty {
                    put(unit, at, None);
                }
            }
            By::District if item.parts.is_empty() => {
                let one = item.district.as_deref().filter(|name| !is_all(name));
                put(one.unwrap_or_default(), at, None);
            }
            By::District => {
                for part in &item.parts {
                    put(&part.district, at, Some(part));
                }
            }
        }
    }
    let group = |(name, items): (&str, Members)| {
        let own = |at: &usize| programme.items.get(*at);
        let mut counts = [0; 8];
        for (at, part) in &items {
            let Some(item) = own(at) else { continue };
            let (there, _) = judge_there(item, *part, programme.as_of);
            add(&mut counts, there.status);
        }
        let sum = |side: Measure| {
            let parts: Vec<&Given> = items
                .iter()
                .filter_map(|(_, own)| Some(side(&(*own)?.funds)))
                .collect();
            let whole = items
                .iter()
                .filter(|(_, own)| own.is_none())
                .filter_map(|(at, _)| own(at));
            Sum::of(parts.into_iter()).and(Sum::of_items(whole, side))
        };
        Group {
            name: name.into(),
            counts,
            plan: sum(|funds| &funds.plan),
            allocated: sum(|funds| &funds.allocated),
            spent: sum(|funds| &funds.spent),
            items: items.iter().map(|(at, _)| *at).collect(),
        }
    };
    groups.into_iter().map(group).collect()
}

/// Of each item what is searched in it, in the form of [`key`]: its name, works, district, units, indicators, content, goal, number,
/// status.
#[must_use]
pub fn words(programme: &Programme) -> Vec<String> {
    let items = programme.items.iter();
    items
        .map(|item| {
            let own = [
                &item.id,
                &item.works,
                &item.district,
                &item.leader,
                &item.content,
                &item.goal,
                &item.status,
                &item.target_group,
                &item.policy_id,
            ];
            let mut all = item.title.to_string();
            let mut add = |text: &str| {
                // No word has it in it.
                all.push('\n');
                all.push_str(text);
            };
            for text in own.into_iter().flatten().chain(&item.duty) {
                add(text);
            }
            let mut names = |own: &[Indicator]| {
                for name in own.iter().filter_map(|own| own.name.as_deref()) {
                    add(name);
                }
            };
            names(&item.indicators);
            for part in &item.parts {
                names(&part.indicators);
            }
            for part in &item.parts {
                add(&part.district);
            }
            add(judge(item, programme.as_of).status.name());
            let lines = all.split('\n').map(key);
            lines.fold(String::new(), |mut all, line| {
                all.push_str(&line);
                all.push('\n');
                all
            })
        })
        .collect()
}

/// The places of the items whose [`words`] have every word of `query` in them; without words all of them.
#[must_use]
pub fn found(words: &[String], query: &str) -> Vec<usize> {
    let wanted = query.split_whitespace().map(key);
    let wanted: Vec<String> = wanted.filter(|word| !word.is_empty()).collect();
    let items = words.iter().enumerate();
    items
        .filter(|(_, own)| wanted.iter().all(|word| has(own, word)))
        .map(|(at, _)| at)
        .collect()
}
