//! What is said about a dataset, whatever its subject: the rest of the crate asks here and knows no subject.

mod listed;
mod records;
mod template;

pub use listed::Listed;
pub use template::Template;

use crate::reading::Personal;
use mingbai_data::air;
use mingbai_data::budget::audit::{Audit, audit};
use mingbai_data::budget::{self, Budget, STAGES, Table, sentence};
use mingbai_data::consultation;
use mingbai_data::dataset::Dataset as Records;
use mingbai_data::listing;
use mingbai_data::livelihood::{self, Programme, Status};
use mingbai_data::policy;
use mingbai_data::read::Form;
use mingbai_data::water;
use mingbai_data::workday::Calendar;
use mingbai_data::{Finding, Place, Severity, Value};
use std::fmt::Write;

/// Data about one subject, and how it came.
#[derive(Debug)]
pub struct Dataset {
    /// The data.
    pub data: Data,
    /// How many personal values were masked.
    pub masked: u32,
    /// What the text was.
    pub form: Form,
    /// What the document within it was, when there was one.
    pub inner: Option<Form>,
    /// A mapping of the webmaster's own read it.
    pub mapped: bool,
    /// The first places where something was masked.
    pub personal: Vec<Personal>,
}

/// Data about one subject.
#[derive(Debug)]
pub enum Data {
    /// A budget.
    Budget(Budget),
    /// Records of any other subject.
    Records(Records),
    /// A list by a profile.
    Listing(Box<Listed>),
    /// A profile itself.
    Profile(Box<Template>),
}

/// One table for a terminal.
pub struct Grid {
    /// The answer in one sentence.
    pub title: String,
    /// The heading row and the rows.
    pub rows: Vec<Vec<String>>,
    /// Which columns are numbers.
    pub numbers: Vec<bool>,
}

impl Dataset {
    /// The project's own format.
    pub fn json(&self) -> String {
        match &self.data {
            Data::Budget(budget) => {
                let mut json = budget::to_json(budget);
                // Whoever reads this again knows that it is a part.
                if let Some(rows) = budget.rows_in_source {
                    json.insert_str(1, &format!("\"rows_in_source\":{rows},"));
                }
                json
            }
            Data::Records(records) => records.to_json(),
            Data::Listing(own) => {
                listing::write(&own.listing, own.rows_in_source, own.profile.as_ref())
            }
            Data::Profile(own) => format!("{}\n", own.tree.json()),
        }
    }

    /// The rows of the source, when only a part of them is here; 0 when nobody knows how many.
    pub fn rows_in_source(&self) -> Option<usize> {
        match &self.data {
            Data::Budget(budget) => budget.rows_in_source,
            Data::Records(records) => records.rows_in_source,
            Data::Listing(own) => {
                let part = own.listing.partial.then_some(0);
                own.rows_in_source.or(part)
            }
            Data::Profile(_) => None,
        }
    }

    /// These are but some of the source's rows (0: nobody knows how many): nothing is summed.
    pub fn is_part_of(&mut self, rows: usize) {
        match &mut self.data {
            Data::Budget(budget) => {
                budget.rows_in_source.get_or_insert(rows);
                let of_sums = ["check-sum", "check-balance"];
                budget
                    .findings
                    .retain(|found| !of_sums.contains(&found.code));
            }
            Data::Records(records) => {
                records.rows_in_source.get_or_insert(rows);
            }
            Data::Listing(own) => {
                own.rows_in_source.get_or_insert(rows);
                own.listing.partial = true;
            }
            Data::Profile(_) => {}
        }
    }

    /// Its subject.
    pub fn key(&self) -> &'static str {
        match &self.data {
            Data::Budget(_) => "budget",
            Data::Records(records) => records.subject.key,
            Data::Listing(_) => "listing",
            Data::Profile(_) => "profile",
        }
    }

    /// How many tables it has.
    pub fn tables(&self) -> usize {
        match &self.data {
            Data::Budget(budget) => budget.tables.len(),
            Data::Records(_) | Data::Listing(_) => 1,
            Data::Profile(_) => 0,
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match &self.data {
            Data::Budget(budget) => budget.tables.iter().map(|table| table.lines.len()).sum(),
            Data::Records(records) => records.rows.len(),
            Data::Listing(own) => own.listing.rows.len(),
            Data::Profile(_) => 0,
        }
    }

    /// What reading and checking found.
    pub fn findings(&self) -> &[Finding] {
        match &self.data {
            Data::Budget(budget) => &budget.findings,
            Data::Records(records) => &records.findings,
            Data::Listing(own) => &own.listing.findings,
            Data::Profile(own) => &own.findings,
        }
    }

    /// Adds what somebody else found.
    pub fn add(&mut self, found: impl IntoIterator<Item = Finding>) {
        match &mut self.data {
            Data::Budget(budget) => budget.findings.extend(found),
            Data::Records(records) => records.findings.extend(found),
            Data::Listing(own) => own.listing.findings.extend(found),
            Data::Profile(own) => own.findings.extend(found),
        }
    }

    /// Holds the numbers against each other as far as they allow; what is found takes the place of what reading found of it.
    /// `None` for a subject that has no such checks.
    pub fn audited(&mut self) -> Option<Audit> {
        let Data::Budget(budget) = &mut self.data else {
            return None;
        };
        let mut audit = audit(budget);
        audit.join(&budget.findings);
        budget.findings.clone_from(&audit.findings);
        Some(audit)
    }

    /// Checks records by the rules of their own subject, where it has some: indices and levels of air, classes and limits of
    /// water, ratios, sums and days of livelihood projects, what the profile of a list asks for, times by the working days of `calendar`. `now` is the time, in seconds since 1970-01-01T00:00:00Z.
    pub fn examined(&mut self, now: i64, calendar: &Calendar) {
        if let Data::Listing(own) = &mut self.data {
            let found = listing::check(&own.listing, Some(now));
            own.listing.findings.extend(found);
            return;
        }
        let found = self.water().map(|board| water::check(&board, Some(now)));
        let of_air = || {
            let board = self.air()?;
            let mut found = air::check(&board, Some(now));
            // Only a board knows that a range stands upside down, and that it can be none of what was measured.
            let own = |one: &Finding| {
                ["check-forecast", "field"].contains(&one.code) && one.place.field == Some("aqi")
            };
            found.extend(board.findings.into_iter().filter(own));
            Some(found)
        };
        let found = found.or_else(of_air);
        let found = found.or_else(|| {
            let programme = self.livelihood()?;
            let mut found = livelihood::check(&programme, Some(now));
            // What only the board reads of our own format: a day that is none, money without a unit.
            let told = |one: &Finding| {
                let mut known = self.findings().iter();
                known.any(|own| {
                    let there = own.code == one.code && own.place == one.place;
                    there || own.message == one.message
                })
            };
            let reading = |one: &Finding| ["field", "unit", "range"].contains(&one.code);
            found.retain(|one| !reading(one) || !told(one));
            let read = programme.findings.into_iter();
            found.extend(read.filter(|one| reading(one) && !told(one)));
            Some(found)
        });
        let found = found.or_else(|| self.documents(now, calendar));
        self.add(found.into_iter().flatten());
    }

    /// What is found of policies and of consultations, by the working days that are known.
    fn documents(&self, now: i64, calendar: &Calendar) -> Option<Vec<Finding>> {
        let Data::Records(records) = &self.data else {
            return None;
        };
        let text = records.to_json();
        let (read, mut found) = match records.subject.key {
            "policy" => {
                let all = policy::read_text(&text).ok()?;
                let found = policy::check(&all, calendar, Some(now));
                (all.findings, found)
            }
            "consultation" => {
                let all = consultation::read_text(&text).ok()?;
                let found = consultation::check(&all, calendar, Some(now));
                (all.findings, found)
            }
            _ => return None,
        };
        // What reading the dataset has found stands in its text, and is not told again; nor is a cell.
        let told = |one: &Finding| {
            let mut known = self.findings().iter();
            known.any(|own| {
                let bad = own.severity == Severity::Error || own.message.ends_with("不是有效的值");
                let cell = bad && own.place == one.place;
                own.message == one.message || cell && own.code == one.code
            })
        };
        found.extend(read.into_iter().filter(|one| !told(one)));
        Some(found)
    }

    /// Records of air quality as a board, by the standard of each date.
    pub fn air(&self) -> Option<air::Board> {
        match &self.data {
            Data::Records(records) if records.subject.key == "air" => {
                air::read_dataset(records, &air::ReadOptions::default()).ok()
            }
            _ => None,
        }
    }

    /// Records of livelihood projects as a programme.
    pub fn livelihood(&self) -> Option<Programme> {
        match &self.data {
            Data::Records(records) if records.subject.key == "livelihood" => {
                livelihood::read_dataset(records).ok()
            }
            _ => None,
        }
    }

    /// Records of surface water as a board.
    pub fn water(&self) -> Option<water::Board> {
        match &self.data {
            Data::Records(records) if records.subject.key == "water" => {
                water::read_dataset(records).ok()
            }
            _ => None,
        }
    }

    /// Where personal data stands in the source, for its publisher alone: a file that is published does not say it.
    pub fn places(&self) -> String {
        let places: Vec<String> = self.personal.iter().map(Personal::said).collect();
        let count = usize::try_from(self.masked).unwrap_or(usize::MAX);
        // Three are known at the most, and two values may stand in one place.
        let more = if places.len() > 2 && count > places.len() {
            "等"
        } else {
            ""
        };
        match places.as_slice() {
            [] => String::new(),
            places => format!("；位置（按来源的行数）：{}{more}", places.join("、")),
        }
    }

    /// The answer of each table in one sentence.
    pub fn sentences(&self) -> Vec<String> {
        match &self.data {
            Data::Budget(budget) => (0..budget.tables.len())
                .map(|table| sentence(budget, table))
                .collect(),
            Data::Records(records) => {
                let mut sentence = records::sentence(records);
                let water = self.water().map(|board| water::sentence(&board, None));
                let air = || self.air().map(|board| air::sentence(&board, None));
                // Where nothing tells how far anything has come, there is no answer.
                let known = |own: &Programme| {
                    let counts = livelihood::counts(own);
                    counts.items(Status::NoData) < counts.all_items()
                };
                let projects = || Some(livelihood::sentence(&self.livelihood().filter(known)?));
                sentence.extend(water.or_else(air).or_else(projects));
                vec![sentence]
            }
            Data::Listing(own) => vec![own.sentence(crate::now())],
            Data::Profile(own) => vec![own.sentence()],
        }
    }

    /// What there is instead of rows: of a profile its fields, states and time limits, by their key and as people count.
    pub fn counts(&self) -> Option<[(&'static str, &'static str, usize); 3]> {
        match &self.data {
            Data::Profile(own) => Some(own.counts()),
            _ => None,
        }
    }

    /// The table by its name, the row as people count.
    pub fn place(&self, at: &Place) -> String {
        let number = at.table.saturating_add(1);
        let (mut out, field) = match &self.data {
            Data::Budget(budget) => (
                format!("第 {number} 张表 {}", budget.shown_table_name(at.table))
                    .trim_end()
                    .to_owned(),
                at.field.map(column),
            ),
            Data::Records(records) => records::place(records, at),
            Data::Listing(own) => (own.place(at), None),
            Data::Profile(_) => (String::new(), None),
        };
        // Writing to a string cannot fail.
        if let Some(row) = at.row {
            let comma = if out.is_empty() { "" } else { "，" };
            let _ = write!(out, "{comma}第 {} 行", row.saturating_add(1));
        }
        if let Some(field) = field {
            let comma = if out.is_empty() { "" } else { "，" };
            let _ = write!(out, "{comma}{field}");
        }
        out
    }

    /// Table, row and name of everything that has a name, in published order.
    pub fn names(&self) -> Vec<(usize, usize, &str)> {
        match &self.data {
            Data::Budget(budget) => budget
                .tables
                .iter()
                .enumerate()
                .flat_map(|(index, table)| {
                    let lines = table.lines.iter().enumerate();
                    lines.map(move |(row, line)| (index, row, &*line.name))
                })
                .collect(),
            Data::Records(records) => (0..records.rows.len())
                .filter_map(|row| Some((0, row, records::name(records, row)?)))
                .collect(),
            Data::Listing(own) => (0..own.listing.rows.len())
                .filter_map(|row| Some((0, row, own.name(row)?)))
                .collect(),
            Data::Profile(_) => Vec::new(),
        }
    }

    /// The tables for a terminal.
    pub fn grids(&self) -> Vec<Grid> {
        match &self.data {
            Data::Budget(budget) => (0..budget.tables.len())
                .map(|table| grid(budget, table))
                .collect(),
            Data::Records(records) => vec![records::grid(records)],
            Data::Listing(own) => vec![own.grid(crate::now())],
            Data::Profile(own) => vec![own.grid()],
        }
    }
}

/// What a column of a budget is called.
fn column(key: &'static str) -> &'static str {
    let stage = STAGES.into_iter().find(|stage| stage.key() == key);
    match (stage, key) {
        (Some(stage), _) => stage.name(),
        (_, "rate") => "完成率",
        (_, "yoy") => "比上年增减",
        _ => key,
    }
}

/// A table of a budget; lower levels stand further in.
fn grid(budget: &Budget, index: usize) -> Grid {
    let lines = budget.tables.get(index).map(|table| &*table.lines);
    let lines = lines.unwrap_or_default();
    let unit = budget.tables.get(index).map(|table| table.unit);
    let all: Vec<usize> = (0..lines.len()).collect();
    let tsv = budget::to_tsv(
        budget,
        index,
        &all,
        unit.unwrap_or(mingbai_data::MoneyUnit::Yuan),
    );
    let mut rows: Vec<Vec<String>> = tsv
        .lines()
        .map(|row| row.split('\t').map(str::to_owned).collect())
        .collect();
    let name = usize::from(lines.iter().any(|line| line.code.is_some()));
    let stages = budget.tables.get(index).map(Table::stages_present);
    for (row, line) in rows.iter_mut().skip(1).zip(lines) {
        let amounts = row.iter_mut().skip(name.saturating_add(1));
        for (cell, stage) in amounts.zip(stages.iter().flatten()) {
            if let Value::Missing(reason) = line.amount(*stage) {
                *cell = format!("—（{}）", reason.reason());
            }
        }
        if let Some(cell) = row.get_mut(name) {
            let indent = "　".repeat(usize::from(line.level.saturating_sub(1).min(6)));
            cell.insert_str(0, &indent);
        }
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    Grid {
        title: sentence(budget, index),
        rows,
        numbers: (0..columns).map(|column| column > name).collect(),
    }
}
