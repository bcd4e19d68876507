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
    pub(super) fn is_as(&self, other: &Self) -> bool {
        let name = |row: &Self| row.indicator.as_ref().and_then(|own| own.name.clone());
        self.district == other.district && name(self) == name(other)
    }

    /// Whether it speaks of all districts, or of none.
    pub(super) fn is_whole(&self) -> bool {
        self.district
            .as_deref()
            .is_none_or(|name| WHOLE.contains(&name))
    }
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
    let statuses: Vec<_> = rows.iter().map(|row| row.item.status.clone()).collect();
    let same = statuses
        .windows(2)
        .all(|pair| matches!(pair, [one, other] if one == other));
    let mut out: Option<Item> = None;
    let mut parts: Vec<Part> = Vec::new();
    for row in rows {
        let (whole, place) = (row.is_whole(), row.district);
        let mut item = row.item;
        match place.filter(|_| divided && !whole) {
            Some(place) => {
                let (status, funds) = (item.status.take(), std::mem::take(&mut item.funds));
                if same && !has_whole {
                    item.status.clone_from(&status);
                }
                let own = parts.iter_mut().find(|part| part.district == place);
                match own {
                    Some(part) => {
                        part.indicators.extend(row.indicator);
                        part.status = part.status.take().or(status);
                        merge_funds(&mut part.funds, funds);
                    }
                    None => parts.push(Part {
                        row: item.row,
                        district: place,
                        status,
                        funds,
                        indicators: row.indicator.into_iter().collect(),
                    }),
                }
            }
            None => item.indicators.extend(row.indicator),
        }
        if divided {
            item.district = None;
        }
        match &mut out {
            None => out = Some(item),
            Some(first) => merge(first, item),
        }
    }
    let mut out = out?;
    out.parts = parts;
    Some(out)
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
