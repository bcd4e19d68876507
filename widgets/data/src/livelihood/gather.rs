//! Rows → items: rows of one name are one item, its districts and its indicators.

use super::{Funds, Given, Indicator, Item, Part};

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
    pub(super) item: Item,
    pub(super) district: Option<Box<str>>,
    pub(super) indicator: Option<Indicator>,
}

impl Row {
    /// Whether both are of one district and one indicator.
    fn is_as(&self, other: &Self) -> bool {
        let name = |row: &Self| row.indicator.as_ref().and_then(|own| own.name.clone());
        self.district == other.district && name(self) == name(other)
    }

    /// Whether it speaks of all districts, or of none.
    pub(super) fn is_whole(&self) -> bool {
        self.district
            .as_deref()
            .is_none_or(|name| WHOLE.contains(&name))
    }

    /// Whether other people or days are told: then both are projects of one name.
    fn contradicts(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            one.is_some() && other.is_some() && one != other
        }
        let (one, other) = (&self.item, &other.item);
        differ(&one.leader, &other.leader)
            || differ(&one.hotline, &other.hotline)
            || differ(&one.start, &other.start)
            || differ(&one.end, &other.end)
            || differ(&one.finished, &other.finished)
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
pub(super) fn gathered(rows: Vec<Row>) -> Option<Item> {
    let mut names: Vec<&str> = rows
        .iter()
        .filter(|row| !row.is_whole())
        .filter_map(|row| row.district.as_deref())
        .collect();
    names.sort_unstable();
    names.dedup();
    let has_whole = rows.iter().any(Row::is_whole);
    // One district and nothing else: that is where the item is.
    let divided = names.len() > 1 || (names.len() == 1 && has_whole);
    let (first, title) = rows
        .first()
        .map(|row| (row.item.row, row.item.title.clone()))?;
    let mut out: Option<Item> = None;
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
                details: Box::new(item),
            }),
        }
    }
    let mut out = out.unwrap_or_else(|| {
        let mut item = Item::new(&title, first);
        item.kind = parts.first().map_or(item.kind, |part| part.details.kind);
        item
    });
    out.row = first;
    agree(&mut out, &parts);
    if !has_whole {
        let mut statuses = parts.iter().map(|part| &part.status);
        let first = statuses.next().cloned().flatten();
        if first.is_some() && statuses.all(|own| *own == first) {
            out.status = first;
        }
    }
    out.parts = parts;
    Some(out)
}

/// What is not said of the whole, and said alike of the districts. What one cell says of several rows stands in the first of
/// them only; but what has come of one district is nothing that has come of all.
fn agree(out: &mut Item, parts: &[Part]) {
    macro_rules! agree {
        ($has:ident, $is:literal, $least:expr, $($field:ident),*) => { $(
            let said = parts.iter().map(|part| &part.details.$field);
            let said: Vec<_> = said.filter(|own| own.$has() == $is).collect();
            if out.$field.$has() != $is
                && said.len() >= $least
                && let Some(first) = said.first()
                && said.iter().all(|own| own == first)
            {
                out.$field.clone_from(first);
            }
        )* };
    }
    agree!(
        is_some,
        true,
        1,
        id,
        works,
        leader,
        hotline,
        start,
        end,
        period,
        content,
        goal,
        budget_line,
        policy_id,
        target_group,
        as_of
    );
    agree!(is_empty, false, 1, duty, contracts, waived);
    let all = parts.len();
    agree!(
        is_some,
        true,
        all,
        finished,
        result,
        inspection,
        reason,
        progress,
        point,
        beneficiaries,
        url,
        note
    );
    agree!(is_empty, false, all, photos, milestones, corrections);
}

/// What a row says that the rows before it did not.
fn merge(first: &mut Item, row: Item) {
    macro_rules! fill {
        ($($field:ident),*) => { $(if first.$field.is_none() { first.$field = row.$field; })* };
    }
    fill!(
        id,
        works,
        district,
        leader,
        hotline,
        start,
        end,
        finished,
        period,
        content,
        goal,
        result,
        inspection,
        status,
        reason,
        progress,
        budget_line,
        policy_id,
        point,
        target_group,
        beneficiaries,
        as_of,
        url,
        note
    );
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
