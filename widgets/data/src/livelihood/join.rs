//! Several files as one programme: what each county or each unit publishes of its own.

use super::{Item, Programme};
use crate::date::Date;

impl Programme {
    /// Takes in another file. Heading, publisher and source of the first that has them stay. 数据截至 is the earlier of both
    /// where both say it: nobody said of the other's items how they stood later. A row 合计 is that of one file, so none
    /// stays.
    ///
    /// It is to be checked afterwards: [`super::check`] looks at the whole.
    pub fn join(&mut self, mut other: Self) {
        let before = self.rows();
        for item in &mut other.items {
            shift(item, before);
        }
        for finding in &mut other.findings {
            if let Some(row) = &mut finding.place.row {
                *row = row.saturating_add(before);
            }
        }
        let (mine, its) = (self.as_of, other.as_of);
        if mine.map(Date::end) != its.map(Date::end) {
            // Each item keeps the day that was said of it.
            let own = self.items.iter_mut().map(|item| (item, mine));
            let all = own.chain(other.items.iter_mut().map(|item| (item, its)));
            for (item, day) in all {
                item.as_of = item.as_of.or(day);
            }
            self.as_of = mine.into_iter().chain(its).min_by_key(|day| day.end());
        }
        for (mine, its) in [
            (&mut self.title, other.title),
            (&mut self.publisher, other.publisher),
            (&mut self.source, other.source),
            (&mut self.source_url, other.source_url),
            (&mut self.standard, other.standard),
        ] {
            if mine.is_none() {
                *mine = its;
            }
        }
        self.sample |= other.sample;
        self.partial |= other.partial;
        self.total = None;
        self.items.append(&mut other.items);
        self.findings.append(&mut other.findings);
    }

    /// A number that no row of it reaches.
    fn rows(&self) -> usize {
        let all = self.items.iter().map(last);
        let found = self.findings.iter().filter_map(|found| found.place.row);
        all.chain(found)
            .max()
            .map_or(0, |row| row.saturating_add(1))
    }
}

/// The last row that an item is made of.
fn last(item: &Item) -> usize {
    let own = item.indicators.iter().map(|own| own.row);
    let parts = item.parts.iter().flat_map(|part| {
        let all = part.indicators.iter().map(|own| own.row);
        all.chain([part.row])
    });
    own.chain(parts).fold(item.row, usize::max)
}

/// Its rows stand behind so many others.
fn shift(item: &mut Item, before: usize) {
    let move_on = |row: &mut usize| *row = row.saturating_add(before);
    move_on(&mut item.row);
    item.indicators
        .iter_mut()
        .for_each(|own| move_on(&mut own.row));
    for part in &mut item.parts {
        move_on(&mut part.row);
        part.indicators
            .iter_mut()
            .for_each(|own| move_on(&mut own.row));
    }
}
