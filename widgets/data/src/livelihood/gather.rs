//! Rows → items: rows of one name are one item, its districts and its indicators.

use super::{Funds, Given, Indicator, Item, Part};
use crate::date::Date;

/// What a total is called in a column of districts.
const WHOLE: [&str; 12] = [
    "全市",
    "全县",
    "全区",
    "全省",
    "全州",
    "全国",
    "全旗",
    "合计",
    "总计",
    "小计",
    "全市合计",
    "全县合计",
];

/// One row: the item as if it were the only one, its district, and its indicator.
pub(super) struct Row {
    pub(super) item: Box<Item>,
    pub(super) district: Option<Box<str>>,
    pub(super) indicator: Option<Indicator>,
}

/// Whether a name in a column of districts is that of all of them.
pub(super) fn is_all(name: &str) -> bool {
    WHOLE.contains(&name)
}

impl Row {
    /// Whether both are of one district and one indicator.
    fn is_as(&self, other: &Self) -> bool {
        let [own, its] =
            [self, other].map(|row| row.indicator.as_ref().and_then(|own| own.name.as_deref()));
        self.district == other.district && own == its
    }

    /// Whether it speaks of all districts, or of none.
    pub(super) fn is_whole(&self) -> bool {
        self.district.as_deref().is_none_or(is_all)
    }

    /// Whether other people or days are told: then both are projects of one name.
    fn contradicts(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.is_some() && other.is_some() && one != other
        }
        let (one, other) = (&self.item, &other.item);
        let texts = |item: &Item| [&item.leader, &item.hotline].map(|text| text.clone());
        let days = |item: &Item| [item.start, item.end, item.finished];
        let texts = texts(one).into_iter().zip(texts(other));
        let days = days(one).into_iter().zip(days(other));
        texts.into_iter().any(|(one, other)| differ(one, other))
            || days.into_iter().any(|(one, other)| differ(one, other))
    }
}

/// Whether a row belongs to the item of these rows, which have its name. The same district and indicator again is another
/// project; districts may have people and days of their own only where a row speaks for the whole.
pub(super) fn belongs(row: &Row, rows: &[Row]) -> bool {
    let whole = row.is_whole() || rows.iter().any(Row::is_whole);
    !rows
        .iter()
        .any(|other| other.is_as(row) || (!whole && other.contradicts(row)))
}

/// The item that these rows are together.
#[inline(never)]
pub(super) fn gathered(rows: Vec<Row>) -> Option<Item> {
    let has_whole = rows.iter().any(Row::is_whole);
    let names = rows.iter().filter(|row| !row.is_whole());
    let mut names = names.filter_map(|row| row.district.as_deref());
    let one = names.next();
    // One district and nothing else: that is where the item is.
    let divided = one.is_some() && (has_whole || names.any(|name| Some(name) != one));
    let (first, title) = rows
        .first()
        .map(|row| (row.item.row, row.item.title.clone()))?;
    let mut out: Option<Box<Item>> = None;
    let mut parts: Vec<Part> = Vec::new();
    for row in rows {
        let whole = row.is_whole();
        let mut item = row.item;
        let Some(place) = row.district.filter(|_| divided && !whole) else {
            item.indicators.extend(row.indicator);
            if divided {
                item.district = None;
            }
            match &mut out {
                None => out = Some(item),
                Some(first) => merge(first, item),
            }
            continue;
        };
        let (status, funds) = (item.status.take(), std::mem::take(&mut item.funds));
        match parts.iter_mut().find(|part| part.district == place) {
            Some(part) => {
                part.indicators.extend(row.indicator);
                part.status = part.status.take().or(status);
                merge_funds(&mut part.funds, funds);
                merge(&mut part.details, item);
            }
            None => parts.push(Part {
                row: item.row,
                district: place,
                status,
                funds,
                indicators: row.indicator.into_iter().collect(),
                details: item,
            }),
        }
    }
    let mut out = out.unwrap_or_else(|| {
        let mut item = Box::new(Item::new(&title, first));
        item.kind = parts.first().map_or(item.kind, |part| part.details.kind);
        item
    });
    out.row = first;
    agree(&mut out, &mut parts);
    if !has_whole {
        let mut statuses = parts.iter().map(|part| &part.status);
        let first = statuses.next().cloned().flatten();
        if first.is_some() && statuses.all(|own| *own == first) {
            out.status = first;
        }
    }
    out.parts = parts;
    Some(*out)
}

/// The texts of an item: first those that are told of the whole where one district tells them, then those of which every
/// district must tell the same, then the others.
const TEXTS: (usize, usize) = (10, 17);

pub(super) fn texts(item: &mut Item) -> [&mut Option<Box<str>>; 19] {
    [
        &mut item.id,
        &mut item.works,
        &mut item.leader,
        &mut item.hotline,
        &mut item.period,
        &mut item.content,
        &mut item.goal,
        &mut item.budget_line,
        &mut item.policy_id,
        &mut item.target_group,
        &mut item.result,
        &mut item.inspection,
        &mut item.reason,
        &mut item.progress,
        &mut item.beneficiaries,
        &mut item.url,
        &mut item.note,
        &mut item.district,
        &mut item.status,
    ]
}

/// Its days: the last one is told of the whole where every district tells the same.
fn days(item: &mut Item) -> [&mut Option<Date>; 4] {
    [
        &mut item.start,
        &mut item.end,
        &mut item.as_of,
        &mut item.finished,
    ]
}

/// What at least so many of `said` say, and no other says otherwise.
fn agreed<T: PartialEq>(said: &[&mut T], none: &T, least: usize) -> Option<usize> {
    let there = said.iter().filter(|own| ***own != *none);
    let first = said.iter().position(|own| **own != *none)?;
    let same = there.clone().all(|own| said.get(first) == Some(own));
    (same && there.count() >= least).then_some(first)
}

/// What is not said of the whole, and said alike of the districts. What one cell says of several rows stands in the first of
/// them only; but what has come of one district is nothing that has come of all.
fn agree(out: &mut Item, parts: &mut [Part]) {
    let all = parts.len();
    let (some, told) = TEXTS;
    for (at, own) in texts(out).into_iter().enumerate().take(told) {
        let said = parts.iter_mut().map(|part| &mut *part.details);
        let said: Vec<_> = said
            .filter_map(|item| texts(item).into_iter().nth(at))
            .collect();
        let least = if at < some { 1 } else { all };
        if own.is_none()
            && let Some(first) = agreed(&said, &None, least)
        {
            *own = said.get(first).and_then(|own| (**own).clone());
        }
    }
    for (at, own) in days(out).into_iter().enumerate() {
        let said = parts.iter_mut().map(|part| &mut *part.details);
        let said: Vec<_> = said
            .filter_map(|item| days(item).into_iter().nth(at))
            .collect();
        let least = if at < 3 { 1 } else { all };
        if own.is_none()
            && let Some(first) = agreed(&said, &None, least)
        {
            *own = said.get(first).and_then(|own| **own);
        }
    }
    // What is shown of the whole only moves there.
    macro_rules! agree {
        ($($field:ident $least:expr),*) => { $({
            let said = parts.iter_mut().map(|part| &mut part.details.$field);
            let mut said: Vec<_> = said.collect();
            let none = Default::default();
            if out.$field == none
                && let Some(first) = agreed(&said, &none, $least)
                && let Some(first) = said.get_mut(first)
            {
                out.$field = std::mem::take(*first);
            }
        })* };
    }
    agree!(contracts 1, photos all, milestones all, corrections all, point all);
    for part in &*parts {
        let told = &part.details;
        let alike = |same: &dyn Fn(&Item) -> bool| parts.iter().all(|part| same(&part.details));
        if out.duty.is_empty() && alike(&|own| own.duty.is_empty() || own.duty == told.duty) {
            out.duty.clone_from(&told.duty);
        }
        if out.waived.is_empty() && alike(&|own| own.waived.is_empty() || own.waived == told.waived)
        {
            out.waived.clone_from(&told.waived);
        }
    }
}

/// What a row says that the rows before it did not.
fn merge(first: &mut Item, mut row: Box<Item>) {
    for (own, other) in texts(first).into_iter().zip(texts(&mut row)) {
        if own.is_none() {
            *own = other.take();
        }
    }
    for (own, other) in days(first).into_iter().zip(days(&mut row)) {
        *own = own.or(*other);
    }
    first.point = first.point.or(row.point);
    macro_rules! list {
        ($($field:ident),*) => { $(if first.$field.is_empty() { first.$field = row.$field; })* };
    }
    list!(duty, photos, milestones, contracts, corrections, waived);
    first.indicators.extend(row.indicators);
    if first.physical.number().is_none() {
        first.physical = row.physical;
    }
    merge_funds(&mut first.funds, row.funds);
}

fn merge_funds(first: &mut Funds, row: Funds) {
    let fill = |own: &mut Given, other: Given| {
        if own.is_err() && other.is_ok() {
            *own = other;
        }
    };
    fill(&mut first.plan, row.plan);
    fill(&mut first.allocated, row.allocated);
    fill(&mut first.spent, row.spent);
    if first.sources.is_empty() {
        first.sources = row.sources;
    }
}
