//! A board: observations of one feed or several, by place, with their series and forecasts. Gaps stay gaps.

use super::clock::SLACK;
use super::{Observation, PeriodKind, Site, Warning};
use crate::date::{DAY, Date, Day};
use crate::feed::later;
use crate::sort::sorted;
use crate::{Decimal, Finding};
use core::cmp::Reverse;

const HOUR: i64 = 3600;

/// What a board shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Heading, when the source has one.
    pub title: Option<Box<str>>,
    /// 发布机构
    pub publisher: Option<Box<str>>,
    /// Name of the source.
    pub source: Option<Box<str>>,
    /// Address of the source; may be shown as a link only through the one link component.
    pub source_url: Option<Box<str>>,
    /// The standard as the source names it.
    pub standard: Option<Box<str>>,
    /// 数据截至
    pub as_of: Option<Date>,
    /// 示例数据: whoever made it says that it is invented.
    pub sample: bool,
    /// The observations and forecasts, in published order.
    pub observations: Vec<Observation>,
    /// Places whose row gives no time, each with the number of observations that stand before it: 无数据.
    pub untimed: Vec<(usize, Site)>,
    /// Warnings of heavy pollution.
    pub warnings: Vec<Warning>,
    /// What reading found; it changes no number.
    pub findings: Vec<Finding>,
    /// How many feeds were joined to this one.
    pub joined: usize,
}

/// What is known of one place, in the order of time.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The place, as its first row names it.
    pub site: &'a Site,
    /// Its observations; of two about one period that of the earlier feed stands behind, of one feed the one that was
    /// published later. None for a place of which
    /// nothing was published but its name: 无数据.
    pub observations: Vec<&'a Observation>,
}

/// One point of a series.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    /// When it begins, in seconds since 1970-01-01T00:00:00Z.
    pub start: i64,
    /// What was published for it; `None` is a gap, never 0.
    pub observation: Option<&'a Observation>,
}

impl Board {
    /// Takes in another feed. Heading, publisher and source of the first that has them stay; so does its places' order, and
    /// what it says about a place and a period that the other has too ([`Group::at`]). 数据截至 is the later of both, as they
    /// say it, else by what they publish.
    ///
    /// It is to be checked afterwards: [`super::check`] looks at what is on the board.
    pub fn join(&mut self, mut other: Self) {
        if self.as_of.is_some() || other.as_of.is_some() {
            let own = self.as_of.or_else(|| self.newest());
            let its = other.as_of.or_else(|| other.newest());
            self.as_of = later(own, its);
        }
        let before = self.joined.saturating_add(1);
        for observation in &mut other.observations {
            observation.from.0 = observation.from.0.saturating_add(before);
        }
        for finding in &mut other.findings {
            finding.place.table = finding.place.table.saturating_add(before);
        }
        self.joined = before.saturating_add(other.joined);
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
        let many = self.observations.len();
        for (at, site) in other.untimed {
            self.untimed.push((at.saturating_add(many), site));
        }
        self.observations.append(&mut other.observations);
        self.warnings.append(&mut other.warnings);
        self.findings.append(&mut other.findings);
    }

    /// The time of the newest that was published; a forecast is none.
    #[must_use]
    pub fn newest(&self) -> Option<Date> {
        let mut newest: Option<Date> = None;
        for row in &self.observations {
            let start = row.period.start;
            let later = newest.is_none_or(|date| start.start() >= date.start());
            if row.period.kind != PeriodKind::Forecast && later {
                newest = Some(start);
            }
        }
        newest
    }

    /// The places, in the order in which they come first. Rows of one code are one place, whatever its name; a row without a
    /// code is of the place whose code another row gives with that name, else of its name.
    #[must_use]
    #[inline(never)]
    pub fn groups<'a>(&'a self) -> Vec<Group<'a>> {
        let mut rows: Vec<Row> = Vec::with_capacity(self.observations.len());
        for (at, row) in self.observations.iter().enumerate() {
            let order = at.saturating_mul(2).saturating_add(1);
            rows.push((order, &row.site, Some(row)));
        }
        for (at, site) in &self.untimed {
            rows.push((at.saturating_mul(2), site, None));
        }
        let codes = codes(&rows);
        let keys: Vec<(&str, bool)> = rows.iter().map(|row| key(row.1, &codes)).collect();
        let order = |at: usize| rows.get(at).map(|row| row.0);
        let by_key = sorted(rows.len(), &|a, b| {
            (keys.get(a), order(a)).cmp(&(keys.get(b), order(b)))
        });
        // Places without observations may stand between the same two.
        let mut groups: Vec<((usize, usize), Group)> = Vec::new();
        let mut last = None;
        for at in by_key {
            let Some((order, site, observation)) = rows.get(at) else {
                continue;
            };
            if last != keys.get(at) {
                let observations = Vec::new();
                groups.push(((*order, at), Group { site, observations }));
                last = keys.get(at);
            }
            if let Some((_, group)) = groups.last_mut() {
                group.observations.extend(observation);
            }
        }
        let first = |at: usize| groups.get(at).map(|(order, _)| *order);
        let in_order = sorted(groups.len(), &|a, b| first(a).cmp(&first(b)));
        let mut out = Vec::with_capacity(groups.len());
        for at in in_order {
            out.extend(groups.get(at).map(|(_, group)| group.in_time()));
        }
        out
    }
}

/// Where a place comes in the order of the feeds, the place, and what is known of it.
type Row<'a> = (usize, &'a Site, Option<&'a Observation>);

/// The codes that rows give to names, in the order of the names.
#[inline(never)]
fn codes<'a>(rows: &[Row<'a>]) -> Vec<(&'a str, &'a str)> {
    let pair = |at: usize| {
        let (_, site, _) = rows.get(at)?;
        Some((&*site.name, site.code.as_deref()?))
    };
    let mut out = Vec::new();
    for at in sorted(rows.len(), &|a, b| pair(a).cmp(&pair(b))) {
        let pair = pair(at);
        if pair.as_ref() != out.last() {
            out.extend(pair);
        }
    }
    out
}

/// By what a place is known, and whether that is a code.
#[inline(never)]
fn key<'a>(site: &'a Site, codes: &[(&'a str, &'a str)]) -> (&'a str, bool) {
    let name = &*site.name;
    if let Some(code) = &site.code {
        return (code, true);
    }
    let from = codes.partition_point(|(other, _)| *other < name);
    match codes.get(from..).unwrap_or_default() {
        // Two codes have this name: it is neither's.
        [(first, _), (second, _), ..] if *first == name && *second == name => (name, false),
        [(first, code), ..] if *first == name => (code, true),
        _ => (name, false),
    }
}

/// The places from the worst index to the best, those without one last; of the same index as they stand.
#[must_use]
pub fn ranked(groups: &[Group], now: Option<i64>) -> Vec<usize> {
    let indices: Vec<Option<Decimal>> = groups.iter().map(|group| group.index(now)).collect();
    let index = |at: usize| indices.get(at).copied().flatten();
    sorted(groups.len(), &|a, b| index(b).cmp(&index(a)))
}

impl<'a> Group<'a> {
    /// The same with its observations in the order of time.
    #[inline(never)]
    fn in_time(&self) -> Self {
        let rows = &self.observations;
        let time = |at: usize| {
            let row = rows.get(at)?;
            let feed = Reverse(row.from.0);
            let published = row.published_at.map(Date::start);
            Some((row.period.start.start(), feed, published))
        };
        let order = sorted(rows.len(), &|a, b| time(a).cmp(&time(b)));
        let mut observations = Vec::with_capacity(rows.len());
        for at in order {
            observations.extend(rows.get(at).copied());
        }
        Self {
            site: self.site,
            observations,
        }
    }

    /// The newest of a kind that is not after `now`, but for what a clock may be behind.
    #[must_use]
    #[inline(never)]
    pub fn latest(&self, kind: PeriodKind, now: Option<i64>) -> Option<&'a Observation> {
        let rows = self.observations.iter().rev();
        let mut rows = rows.filter(|row| row.period.kind == kind);
        let until = now.map(|now| now.saturating_add(SLACK));
        let past = |row: &&&Observation| until.is_none_or(|end| row.period.start.start() <= end);
        rows.find(past).copied()
    }

    /// What is shown first: the newest hour, else the newest day, else the first forecast.
    #[must_use]
    #[inline(never)]
    pub fn current(&self, now: Option<i64>) -> Option<&'a Observation> {
        let hour = self.latest(PeriodKind::Hour, now);
        hour.or_else(|| self.latest(PeriodKind::Day, now))
            .or_else(|| self.forecasts(now).first().copied())
    }

    /// What was published for one period; of several the last.
    #[must_use]
    #[inline(never)]
    pub fn at(&self, kind: PeriodKind, start: i64) -> Option<&'a Observation> {
        let first = |row: &&Observation| row.period.start.start() <= start;
        let end = self.observations.partition_point(first);
        let rows = self.observations.get(..end).unwrap_or_default().iter();
        let mut same = rows
            .rev()
            .take_while(|row| row.period.start.start() == start);
        same.find(|row| row.period.kind == kind).copied()
    }

    /// Forecasts from today on, one a day, in order; all that there are without `now`.
    #[must_use]
    #[inline(never)]
    pub fn forecasts(&self, now: Option<i64>) -> Vec<&'a Observation> {
        let from = now.map(|now| Date::at(now).day().midnight());
        let mut out: Vec<&Observation> = Vec::new();
        for row in &self.observations {
            let start = row.period.start.start();
            if row.period.kind != PeriodKind::Forecast || from.is_some_and(|from| start < from) {
                continue;
            }
            let again = out
                .last()
                .is_some_and(|last| last.period.start.start() == start);
            if again {
                out.pop();
            }
            out.push(row);
        }
        out
    }

    /// The index by which places are ranked: that of what is shown first.
    #[must_use]
    pub fn index(&self, now: Option<i64>) -> Option<Decimal> {
        self.current(now).and_then(|row| row.aqi.number())
    }
}

/// The `many` hours that end with the one in which `until` is, the oldest first.
#[must_use]
pub fn hours<'a>(group: &Group<'a>, until: i64, many: usize) -> Vec<Point<'a>> {
    series(
        group,
        PeriodKind::Hour,
        (until.saturating_sub(until.rem_euclid(HOUR)), HOUR),
        many,
    )
}

/// The `many` days that end with `until`, the oldest first.
#[must_use]
pub fn days<'a>(group: &Group<'a>, until: Day, many: usize) -> Vec<Point<'a>> {
    series(group, PeriodKind::Day, (until.midnight(), DAY), many)
}

#[inline(never)]
fn series<'a>(
    group: &Group<'a>,
    kind: PeriodKind,
    (last, step): (i64, i64),
    many: usize,
) -> Vec<Point<'a>> {
    let mut out = Vec::with_capacity(many);
    let back = i64::try_from(many).unwrap_or(0).saturating_sub(1);
    let mut start = last.saturating_sub(back.saturating_mul(step));
    for _ in 0..many {
        let observation = group.at(kind, start);
        out.push(Point { start, observation });
        start = start.saturating_add(step);
    }
    out
}
