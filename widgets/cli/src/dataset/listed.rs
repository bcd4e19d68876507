//! A list by a profile for people: its sentence, its table, the name of a record.

use super::Grid;
use super::records::short;
use mingbai_data::listing::{Cell, Field, Kind, Listing, Record, Standing, sentence, standing};
use mingbai_data::{Place, Tree};

/// A list by a profile.
#[derive(Debug)]
pub struct Listed {
    /// The list.
    pub listing: Listing,
    /// The rows of the source, when only a part of them is here; 0 when nobody knows how many.
    pub rows_in_source: Option<usize>,
    /// The profile that stands in the data.
    pub profile: Option<Tree>,
}

impl Listed {
    /// What its profile answers, and as of when.
    pub fn sentence(&self, now: i64) -> String {
        let own = &self.listing;
        let title = own.title.as_deref().unwrap_or(&own.profile.title);
        let title = match title {
            "" => String::new(),
            title => format!("{}：", short(title)),
        };
        let as_of = match own.as_of {
            Some(as_of) => format!("数据截至 {}。", as_of.shown()),
            None => String::new(),
        };
        format!("{title}{}{as_of}", sentence(own, Some(now)))
    }

    /// What stands for the table, which has no name.
    pub fn place(&self, at: &Place) -> String {
        let name = at.row.and_then(|row| self.name(row));
        name.map_or_else(String::new, short)
    }

    /// What a record is called.
    pub fn name(&self, row: usize) -> Option<&str> {
        let mut rows = self.listing.rows.iter();
        let record = rows.find(|own| own.row == row)?;
        record.cell(self.listing.profile.head).text()
    }

    /// The columns of the profile, and how each record stands.
    pub fn grid(&self, now: i64) -> Grid {
        let profile = &self.listing.profile;
        let fields = || profile.fields.iter().enumerate();
        let has = |at: usize| {
            self.listing
                .rows
                .iter()
                .any(|own| !own.cell(at).is_missing())
        };
        let columns: Vec<(usize, &Field)> = match profile.columns.as_slice() {
            [] => fields().filter(|(at, _)| has(*at)).collect(),
            own => own
                .iter()
                .filter_map(|at| Some((*at, profile.fields.get(*at)?)))
                .collect(),
        };
        let states = !profile.states.is_empty();
        let columns = columns.into_iter();
        let columns: Vec<(usize, &Field)> = columns
            .filter(|(at, _)| !states || Some(*at) != profile.state)
            .collect();
        let mut head: Vec<String> = columns.iter().map(|(_, field)| heading(field)).collect();
        if states {
            head.push("状态".to_owned());
        }
        let mut rows = vec![head];
        for record in &self.listing.rows {
            let cells = columns.iter().map(|(at, _)| cell(record.cell(*at)));
            let state = states.then(|| self.state(record, now));
            rows.push(cells.chain(state).collect());
        }
        let number = |kind| matches!(kind, Kind::Number | Kind::Money | Kind::Percent);
        Grid {
            title: self.sentence(now),
            rows,
            numbers: columns.iter().map(|(_, own)| number(own.kind)).collect(),
        }
    }

    fn state(&self, record: &Record, now: i64) -> String {
        let profile = &self.listing.profile;
        match standing(profile, record, Some(now)) {
            Standing::Known(_, state) => short(&state.word),
            Standing::Printed(word) => short(word),
            Standing::Unknown => "—".to_owned(),
        }
    }
}

fn heading(field: &Field) -> String {
    let number = matches!(field.kind, Kind::Number | Kind::Money | Kind::Percent);
    match field.unit.as_deref().filter(|_| number) {
        Some(unit) => format!("{}（{}）", short(&field.label), short(unit)),
        None => short(&field.label),
    }
}

fn cell(cell: &Cell) -> String {
    let list = |all: Vec<&str>| short(&all.join("、"));
    match cell {
        Cell::Missing(why, _) => format!("—（{}）", why.reason()),
        Cell::Text(text) => short(text),
        Cell::Date(date) => date.shown(),
        Cell::Number(number, None) => number.to_string(),
        Cell::Number(number, Some(unit)) => format!("{number} {}", short(unit)),
        Cell::Yes(true) => "是".to_owned(),
        Cell::Yes(false) => "否".to_owned(),
        Cell::List(all) => list(all.iter().map(|own| &**own).collect()),
        Cell::Files(all) => list(all.iter().map(|own| &*own.title).collect()),
        Cell::Rows(rows) => {
            let first = rows.iter().filter_map(|row| row.first());
            list(first.map(|own| &**own).collect())
        }
    }
}
