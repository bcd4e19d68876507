//! A board: observations of one feed or several, by place, with their series and forecasts. Gaps stay gaps.

use super::clock::SLACK;
use super::{Observation, PeriodKind, Site, Warning};
use crate::date::{DAY, Date, Day};
use crate::{Decimal, Finding};

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
    /// Its observations; of two about one period the one that was published later stands behind. None for a place of which
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
    /// Takes in another feed. Heading, publisher and source of the first that has them stay; so do its places' order.
    pub fn join(&mut self, mut other: Self) {
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
        self.as_of = self.as_of.or(other.as_of);
        let many = self.observations.len();
        for (at, site) in other.untimed {
            self.untimed.push((at.saturating_add(many), site));
        }
        self.observations.append(&mut other.observations);
        self.warnings.append(&mut other.warnings);
        self.findings.append(&mut other.findings);
    }

    /// The places, in the order in which they come first. Rows of one code are one place, whatever its name; a row without a
    /// code is of the place whose code another row gives with that name, else of its name.
    #[must_use]
    pub fn groups<'a>(&'a self) -> Vec<Group<'a>> {
        let sites = self.observations.iter().map(|row| &row.site);
        let sites = sites.chain(self.untimed.iter().map(|(_, site)| site));
        let mut codes: Vec<(&str, &str)> = Vec::new();
        for site in sites {
            if let Some(code) = &site.code {
                codes.push((&site.name, code));
            }
        }
        codes.sort_unstable();
        codes.dedup();
        // The key of a place, and whether it is a code.
        let key = |site: &'a Site| {
            let name = &*site.name;
            if let Some(code) = &site.code {
                return (&**code, true);
            }
            let from = codes.partition_point(|(other, _)| *other < name);
            match codes.get(from..).unwrap_or_default() {
                [(first, _), (second, _), ..] if *first == name && *second == name => (name, false),
                [(first, code), ..] if *first == name => (*code, true),
                _ => (name, false),
            }
        };
        // Key, place in the order of the feeds, the observation if there is one.
        let mut rows: Vec<((&str, bool), usize, &Site, Option<&Observation>)> =
            Vec::with_capacity(self.observations.len());
        for (at, row) in self.observations.iter().enumerate() {
            let order = at.saturating_mul(2).saturating_add(1);
            rows.push((key(&row.site), order, &row.site, Some(row)));
        }
        for (at, site) in &self.untimed {
            rows.push((key(site), at.saturating_mul(2), site, None));
        }
        rows.sort_by_key(|(key, order, ..)| (*key, *order));
        let mut groups: Vec<(usize, Group)> = Vec::new();
        let mut last = None;
        for (key, order, site, observation) in rows {
            if last != Some(key) {
                let observations = Vec::new();
                groups.push((order, Group { site, observations }));
                last = Some(key);
            }
            if let Some((_, group)) = groups.last_mut() {
                group.observations.extend(observation);
            }
        }
        groups.sort_by_key(|(order, _)| *order);
        for (_, group) in &mut groups {
            let rows = &mut group.observations;
            rows.sort_by_key(|row| (row.period.start.start(), row.published_at.map(Date::start)));
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }
}

impl<'a> Group<'a> {
    /// The newest of a kind that is not after `now`, but for what a clock may be behind.
    #[must_use]
    pub fn latest(&self, kind: PeriodKind, now: Option<i64>) -> Option<&'a Observation> {
        let rows = self.observations.iter().rev();
        let mut rows = rows.filter(|row| row.period.kind == kind);
        let until = now.map(|now| now.saturating_add(SLACK));
        let past = |row: &&&Observation| until.is_none_or(|end| row.period.start.start() <= end);
        rows.find(past).copied()
    }

    /// What is shown first: the newest hour, else the newest day, else the first forecast.
    #[must_use]
    pub fn current(&self, now: Option<i64>) -> Option<&'a Observation> {
        let hour = self.latest(PeriodKind::Hour, now);
        hour.or_else(|| self.latest(PeriodKind::Day, now))
            .or_else(|| self.forecasts(now).first().copied())
    }

    /// What was published for one period; of several the last.
    #[must_use]
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
