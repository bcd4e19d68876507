//! Several feeds on one board: a city and its districts, each from an address of its own.

use super::board::{Board, codes, key};
use super::check::{digits, finding};
use super::{Observation, named};
use crate::Severity;
use crate::feed::{later, repeated, unlike};
use crate::text::fill;

impl Board {
    /// Takes in another feed. Heading, publisher and source of the first that has them stay; so does its places' order. What
    /// both say about one place and one period (a place is known by its code, else its name) is shown as this board has it;
    /// values that differ are told, `check-twice`. 数据截至 is the later of both, as they say it, else by what they publish.
    ///
    /// It is to be checked afterwards: [`super::check`] looks at what is on the board.
    pub fn join(&mut self, mut other: Self) {
        self.as_of = later((self.as_of, self.newest()), (other.as_of, other.newest()));
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
        self.once();
    }

    /// Takes away what an earlier feed has said.
    fn once(&mut self) {
        let rows = self.rows();
        let codes = codes(&rows);
        let many = self.observations.len();
        let mut about = Vec::with_capacity(many);
        for row in &self.observations {
            let period = row.period;
            about.push((
                key(&row.site, &codes),
                period.kind as u8,
                period.start.start(),
            ));
        }
        let feed = |at: usize| self.observations.get(at).map(|row| row.from.0);
        let order = |a: usize, b: usize| about.get(a).cmp(&about.get(b));
        let mut stays = vec![true; many];
        let mut told = Vec::new();
        for (first, again) in repeated(many, &order, &feed) {
            if let Some(place) = stays.get_mut(again) {
                *place = false;
            }
            let (first, again) = (self.observations.get(first), self.observations.get(again));
            if let Some((first, again)) = first.zip(again)
                && let Some([what, one, two]) = difference(first, again)
            {
                let message = fill(
                    "两个来源公布的{}不同，分别为 {} 和 {}，显示排在前面的来源公布的",
                    &[&what, &one, &two],
                );
                told.push(finding(
                    first,
                    "check-twice",
                    Severity::Warning,
                    "start",
                    &message,
                ));
            }
        }
        for (at, _) in &mut self.untimed {
            *at = stays.iter().take(*at).filter(|stays| **stays).count();
        }
        let mut stays = stays.into_iter();
        self.observations.retain(|_| stays.next().unwrap_or(true));
        self.findings.append(&mut told);
    }
}

/// The first value that both publish and that is not the same: what it is, and both.
fn difference(first: &Observation, again: &Observation) -> Option<[String; 3]> {
    if let Some((one, two)) = first.ends().zip(again.ends())
        && one != two
    {
        // Of forecasts the ends that are not the same.
        let (one, two) = if one.1 == two.1 {
            (one.0, two.0)
        } else {
            (one.1, two.1)
        };
        return Some(["空气质量指数".into(), digits(one), digits(two)]);
    }
    for item in &first.items {
        let mut same = again.items.iter();
        let other = same.find(|other| other.key == item.key && other.averaged == item.averaged);
        if let Some([one, two]) = other.and_then(|other| unlike(&item.conc, &other.conc)) {
            return Some([named(item.pollutant), one, two]);
        }
    }
    None
}
