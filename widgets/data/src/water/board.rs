//! A board: samples of one feed or several, by place and by river, the newest first shown.

use super::clock::{SLACK, month};
use super::condition::{BY_SHARES, Change, Condition, Counts};
use super::{Kind, Sample, Site, assess, assess_mean};
use crate::Finding;
use crate::date::{Date, Precision};
use crate::feed::later;
use crate::names::WaterClass;
use crate::sort::sorted;
use core::cmp::Reverse;

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
    /// The samples, in published order.
    pub samples: Vec<Sample>,
    /// Places whose row gives no time, each with the number of samples that stand before it: 无数据.
    pub untimed: Vec<(usize, Site)>,
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
    /// Its samples; of two of one time that of the earlier feed stands behind. None for a place of which nothing was published but its name: 无数据.
    pub samples: Vec<&'a Sample>,
}

/// A river or lake with its sections.
#[derive(Debug, Clone)]
pub struct River<'a> {
    /// Its name: the river, else the basin; `None` for sections that name neither.
    pub name: Option<&'a str>,
    /// The places in the order of [`Board::groups`], as numbers in it.
    pub places: Vec<usize>,
    /// How many have which class.
    pub counts: Counts,
}

impl Board {
    /// Takes in another feed. Heading, publisher and source of the first that has them stay; so does its places' order, and
    /// what it says about a place and a time that the other has too ([`Group::current`]). 数据截至 is the later of both, as
    /// they say it, else by what they publish.
    ///
    /// It is to be checked afterwards: [`super::check`] looks at what is on the board.
    pub fn join(&mut self, mut other: Self) {
        if self.as_of.is_some() || other.as_of.is_some() {
            let own = self.as_of.or_else(|| self.newest());
            let its = other.as_of.or_else(|| other.newest());
            self.as_of = later(own, its);
        }
        let before = self.joined.saturating_add(1);
        for sample in &mut other.samples {
            sample.from.0 = sample.from.0.saturating_add(before);
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
        let many = self.samples.len();
        for (at, site) in other.untimed {
            self.untimed.push((at.saturating_add(many), site));
        }
        self.samples.append(&mut other.samples);
        self.findings.append(&mut other.findings);
    }

    /// The time of the newest that was published.
    #[must_use]
    pub fn newest(&self) -> Option<Date> {
        let starts = self.samples.iter().map(|sample| sample.start);
        starts.max_by_key(|start| start.start())
    }

    /// The places, in the order in which they come first. Rows of one code are one place; without codes, rows of one name
    /// on one river.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut rows: Vec<(usize, &Site, Option<&Sample>)> = Vec::new();
        for (at, sample) in self.samples.iter().enumerate() {
            let order = at.saturating_mul(2).saturating_add(1);
            rows.push((order, &sample.site, Some(sample)));
        }
        for (at, site) in &self.untimed {
            rows.push((at.saturating_mul(2), site, None));
        }
        let key = |at: usize| {
            let (order, site, sample) = rows.get(at)?;
            let time = sample.map(|sample| (sample.start.start(), Reverse(sample.from.0)));
            Some((known(site), time, *order))
        };
        let order = sorted(rows.len(), &|a, b| key(a).cmp(&key(b)));
        // Places without samples may stand between the same two.
        let mut groups: Vec<((usize, usize), Group)> = Vec::new();
        for at in order {
            let Some((order, site, sample)) = rows.get(at) else {
                continue;
            };
            let same = groups
                .last()
                .is_some_and(|(_, last)| known(last.site) == known(site));
            if !same {
                let samples = Vec::new();
                groups.push(((*order, at), Group { site, samples }));
            }
            if let Some((first, group)) = groups.last_mut() {
                if (*order, at) < *first {
                    *first = (*order, at);
                    group.site = site;
                }
                group.samples.extend(sample);
            }
        }
        let first = |at: usize| groups.get(at).map(|(order, _)| *order);
        let in_order = sorted(groups.len(), &|a, b| first(a).cmp(&first(b)));
        let of = |at: usize| groups.get(at).map(|(_, group)| group.clone());
        in_order.into_iter().filter_map(of).collect()
    }
}

/// By what a place is known.
fn known(site: &Site) -> (Option<&str>, &str, Option<&str>, Option<&str>) {
    match site.code.as_deref() {
        Some(code) => (Some(code), "", None, None),
        None => (
            None,
            &site.name,
            site.river.as_deref(),
            site.area.as_deref(),
        ),
    }
}

/// The river of a place: 河流 or 湖库, else 流域.
#[must_use]
pub fn named_river(site: &Site) -> Option<&str> {
    site.river.as_deref().or(site.basin.as_deref())
}

/// The places from the worst class to the best, those without one last; of the same class, the one that exceeds most first.
#[must_use]
pub fn ranked(groups: &[Group], now: Option<i64>) -> Vec<usize> {
    let keys: Vec<_> = groups
        .iter()
        .map(|group| {
            let sample = group.current(now)?;
            let most = assess(sample).exceed.first().and_then(|one| one.times);
            Some((sample.class.class()?, most))
        })
        .collect();
    let key = |at: usize| Reverse(keys.get(at).copied().flatten());
    sorted(groups.len(), &|a, b| key(a).cmp(&key(b)))
}

impl<'a> Group<'a> {
    /// What is shown: the newest sample that is not after `now`, but for what a clock may be behind.
    #[must_use]
    pub fn current(&self, now: Option<i64>) -> Option<&'a Sample> {
        let until = now.map(|now| now.saturating_add(SLACK));
        let mut rows = self.samples.iter().rev();
        let past = |row: &&&Sample| until.is_none_or(|end| row.start.start() <= end);
        rows.find(past).copied()
    }

    /// Against the month before (环比): as published, else by the place's own sample of that month.
    #[must_use]
    pub fn month_on_month(&self, sample: &Sample) -> Option<Change> {
        self.change(sample, sample.class_month, 1)
    }

    /// Against the same time of the year before (同比).
    #[must_use]
    pub fn year_on_year(&self, sample: &Sample) -> Option<Change> {
        self.change(sample, sample.class_year, 12)
    }

    fn change(&self, sample: &Sample, said: Option<WaterClass>, months: i64) -> Option<Change> {
        let to = sample.class.class()?;
        let own = || {
            let month = |sample: &Sample| month(sample.start.day());
            // Only of months: samples of one moment are not those of a month.
            let whole = |sample: &Sample| sample.start.precision() == Precision::Month;
            let then = month(sample).checked_sub(months)?;
            let mut rows = self.samples.iter().rev();
            let row = rows.find(|row| whole(row) && month(row) == then);
            row.filter(|_| whole(sample))
                .and_then(|row| row.class.class())
        };
        let from = said.or_else(own)?;
        Some(Change { from, to })
    }
}

/// The rivers of the sections, in the order in which they come first. Drinking-water sources stand apart and are not
/// counted.
#[must_use]
pub fn rivers<'a>(groups: &[Group<'a>], now: Option<i64>) -> Vec<River<'a>> {
    let sections: Vec<usize> = (0..groups.len())
        .filter(|at| {
            groups
                .get(*at)
                .is_some_and(|group| group.site.kind == Kind::Section)
        })
        .collect();
    let name = |at: usize| {
        let section = sections.get(at).and_then(|at| groups.get(*at))?;
        named_river(section.site)
    };
    let mut out: Vec<River> = Vec::new();
    for at in sorted(sections.len(), &|a, b| name(a).cmp(&name(b))) {
        let Some(place) = sections.get(at) else {
            continue;
        };
        let own = name(at);
        if out.last().is_none_or(|river| river.name != own) {
            out.push(River {
                name: own,
                places: Vec::new(),
                counts: Counts::default(),
            });
        }
        if let Some(river) = out.last_mut() {
            river.places.push(*place);
            if let Some(sample) = groups.get(*place).and_then(|group| group.current(now)) {
                river.counts.add(sample.class);
            } else {
                river.counts.missing = river.counts.missing.saturating_add(1);
            }
        }
    }
    let first = |at: usize| out.get(at).and_then(|river| river.places.first().copied());
    let order = sorted(out.len(), &|a, b| first(a).cmp(&first(b)));
    order
        .into_iter()
        .filter_map(|at| out.get(at).cloned())
        .collect()
}

impl River<'_> {
    /// How it is: by the share of classes for five sections and more, by the mean of the published concentrations for
    /// fewer; none where those do not suffice for one class.
    #[must_use]
    pub fn condition(&self, groups: &[Group], now: Option<i64>) -> Option<Condition> {
        if self.counts.assessed() >= BY_SHARES {
            return self.counts.condition();
        }
        // Sections that name no river are none together.
        self.name?;
        let of = |at: &usize| groups.get(*at)?.current(now);
        let samples: Vec<&Sample> = self.places.iter().filter_map(of).collect();
        if let [one] = samples.as_slice() {
            return one.class.class().map(Condition::of);
        }
        // Only where the published items explain the published classes: a mean of a part of the 21 would say too much.
        let explained = |sample: &&Sample| {
            let class = sample.class.class();
            let span = assess(sample).class;
            class
                .zip(span)
                .is_some_and(|(class, span)| span.best <= class && class <= span.worst)
        };
        let with_class = samples
            .iter()
            .filter(|sample| sample.class.class().is_some());
        if !with_class.clone().all(explained) {
            return None;
        }
        let samples: Vec<&Sample> = with_class.copied().collect();
        let span = assess_mean(&samples)?;
        let [best, worst] = [span.best, span.worst].map(Condition::of);
        (best == worst).then_some(best)
    }
}

/// All sections of a board that have the same time as what is shown, counted.
#[must_use]
pub fn counted(groups: &[Group], kind: Kind, now: Option<i64>) -> Counts {
    let mut out = Counts::default();
    for group in groups.iter().filter(|group| group.site.kind == kind) {
        match group.current(now) {
            Some(sample) => out.add(sample.class),
            None => out.missing = out.missing.saturating_add(1),
        }
    }
    out
}
