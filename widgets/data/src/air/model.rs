//! One observation: one place, one period, what was published about it. Nothing here is computed by us.

use super::{Averaged, Report, Standard};
use crate::date::Date;
use crate::names::{Levels, Pollutant, Primaries};
use crate::{Decimal, Missing, Quantity, Value};

/// What kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SiteKind {
    /// 城市
    City,
    /// 县（市、区、旗）
    County,
    /// 点位
    Station,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its code in the source: 行政区划代码 or that of a station.
    pub code: Option<Box<str>>,
    /// Its name.
    pub name: Box<str>,
    /// Its kind, when the source says it.
    pub kind: Option<SiteKind>,
    /// Latitude, in the source's system.
    pub lat: Option<Decimal>,
    /// Longitude.
    pub lon: Option<Decimal>,
}

/// What kind of period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// 实时报
    Hour,
    /// 日报
    Day,
    /// 预报
    Forecast,
    /// A month: no index of HJ 633 is defined for it.
    Month,
    /// A year: no index of HJ 633 is defined for it.
    Year,
}

/// A period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its kind.
    pub kind: PeriodKind,
    /// The time of the data: of hourly data the hour at which it ends, as the national release has it, unless `end` is given.
    pub start: Date,
    /// Its end, when the source says it.
    pub end: Option<Date>,
}

impl Period {
    /// By which indicators it is computed (HJ 633—2026, 4.2.5: forecasts of days as days); none for months and years.
    #[must_use]
    pub fn report(&self) -> Option<Report> {
        match self.kind {
            PeriodKind::Hour => Some(Report::Hour),
            PeriodKind::Day | PeriodKind::Forecast => Some(Report::Day),
            PeriodKind::Month | PeriodKind::Year => None,
        }
    }

    /// The moment for the legal clock of hourly data.
    #[must_use]
    pub fn moment(&self) -> i64 {
        self.end.unwrap_or(self.start).start()
    }
}

/// Whether a figure was published or computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// By the publisher.
    Published,
    /// By somebody else from published concentrations; said with the figure.
    Computed,
}

/// One pollutant of an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The field in the format: `pm25`, `o3_8h`.
    pub key: &'static str,
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Over which time it is averaged: as the source says, else as the report of the standard has it, when only one is
    /// possible.
    pub averaged: Option<Averaged>,
    /// The concentration with its unit; NA is [`Missing::NotReported`], `/` is [`Missing::NotMonitored`] (表 4 and 表 5, note).
    pub conc: Quantity,
    /// The sub-index, by the observation's standard. Those of WAQI and AirNow are US indices and never concentrations.
    pub iaqi: Value,
}

/// One observation or forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Where.
    pub site: Site,
    /// When.
    pub period: Period,
    /// When it was published.
    pub published_at: Option<Date>,
    /// The index; of a forecast that gives a range, see `range`.
    pub aqi: Value,
    /// The range of a forecast: lower and upper end.
    pub range: Option<(Decimal, Decimal)>,
    /// The level that was published, or why there is none.
    pub level: Result<Levels, Missing>,
    /// The level as printed; empty when there is none.
    pub level_printed: Box<str>,
    /// The primary pollutants that were published; none where the source says so (`—`), the reason where it says nothing.
    pub primary: Result<Primaries, Missing>,
    /// The pollutants, in the order of the format, without those that the source does not have.
    pub items: Vec<Item>,
    /// The standard it follows.
    pub standard: Standard,
    /// Whether the source says so; else it is that of the date.
    pub standard_said: bool,
    /// Where the figures come from.
    pub origin: Origin,
    /// Remarks of the publisher.
    pub notes: Vec<Box<str>>,
    /// Which of the board's feeds it is from, and which row of it.
    pub from: (usize, usize),
}

impl Observation {
    /// The level by which it is shown: the published one, else that of the published index. A forecast may leave it open.
    /// Where the index is one number, and the published level is another, that of the number.
    #[must_use]
    #[inline(never)]
    pub fn shown_level(&self) -> Option<Levels> {
        let own = self.own_level();
        match self.level {
            Ok(said) if self.range.is_some() || !self.unlike() => Some(said),
            _ => own,
        }
    }

    /// The level of the published index.
    #[must_use]
    pub fn own_level(&self) -> Option<Levels> {
        let (low, high) = self.ends()?;
        Some(Levels {
            low: Standard::level_of(low),
            high: Standard::level_of(high),
        })
    }

    /// Whether the published level does not fit the published index: of a number that it is not among the levels, of a range
    /// that the levels are not all within it.
    #[must_use]
    pub fn unlike(&self) -> bool {
        let pair = self.level.ok().zip(self.own_level());
        pair.is_some_and(|(said, own)| {
            let (outer, inner) = match self.range {
                None => (said, own),
                Some(_) => (own, said),
            };
            outer.low > inner.low || outer.high < inner.high
        })
    }

    /// The published index as a range; both ends are the same where it is one number.
    #[must_use]
    pub fn ends(&self) -> Option<(Decimal, Decimal)> {
        self.range
            .or_else(|| self.aqi.number().map(|aqi| (aqi, aqi)))
    }

    /// The pollutants that were published as primary.
    #[must_use]
    pub fn primaries(&self) -> Vec<Pollutant> {
        let mut out = Vec::new();
        for named in self.primary.iter().flat_map(|list| &list.named) {
            if !out.contains(&named.pollutant) {
                out.push(named.pollutant);
            }
        }
        out
    }
}
