//! Several feeds on one board: a city and its districts, each from an address of its own.

use super::Sample;
use super::board::{Board, known};
use super::check::finding;
use crate::Severity;
use crate::feed::{later, repeated, unlike};
use crate::text::fill;

impl Board {
    /// Takes in another feed. Heading, publisher and source of the first that has them stay; so does its places' order. What
    /// both say about one place and one period (a place is known by its code, else by its name, river and area) is shown as
    /// this board has it; values that differ are told, `check-twice`. 数据截至 is the later of both, as they say it, else by
    /// what they publish.
    ///
    /// It is to be checked afterwards: [`super::check`] looks at what is on the board.
    pub fn join(&mut self, mut other: Self) {
        self.as_of = later((self.as_of, self.newest()), (other.as_of, other.newest()));
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
        self.once();
    }

    /// Takes away what an earlier feed has said.
    fn once(&mut self) {
        let about = |at: usize| {
            let sample = self.samples.get(at)?;
            let start = sample.start;
            Some((known(&sample.site), start.start(), start.precision()))
        };
        let feed = |at: usize| self.samples.get(at).map(|sample| sample.from.0);
        let many = self.samples.len();
        let mut stays = vec![true; many];
        let mut told = Vec::new();
        for (first, again) in repeated(many, &|a, b| about(a).cmp(&about(b)), &feed) {
            if let Some(place) = stays.get_mut(again) {
                *place = false;
            }
            let (first, again) = (self.samples.get(first), self.samples.get(again));
            if let Some((first, again)) = first.zip(again)
                && let Some((what, one, two)) = difference(first, again)
            {
                let message = fill(
                    "两个来源公布的{}不同，分别为 {} 和 {}，显示排在前面的来源公布的",
                    &[what, &one, &two],
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
        self.samples.retain(|_| stays.next().unwrap_or(true));
        self.findings.append(&mut told);
    }
}

/// The first value that both publish and that is not the same: what it is, and both.
fn difference(first: &Sample, again: &Sample) -> Option<(&'static str, String, String)> {
    if let Some((one, two)) = first.class.class().zip(again.class.class())
        && one != two
    {
        return Some(("水质类别", one.name().into(), two.name().into()));
    }
    for item in &first.items {
        let other = again.item(item.item);
        if let Some([one, two]) = other.and_then(|other| unlike(&item.value, &other.value)) {
            return Some((item.item.name(), one, two));
        }
    }
    None
}
