//! The index of an observation, computed from its published concentrations and set beside what was published.
//!
//! **Rule:** a published value is never overwritten; what is computed says 按公布浓度复算.
//! Sources: HJ 633—2026 式（2）, 4.3.1, 5.3.1, 5.3.2; HJ 633—2012 式（2） and the definitions of 首要污染物 and 超标污染物.

use super::index::iaqi;
use super::{Calculation, Observation, Standard, Why};
use crate::names::Pollutant;
use crate::number::{count, group};
use crate::text::fill;
use crate::{Decimal, Missing, Value};

/// Why no index is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoIndex {
    /// No concentration with a limit was published.
    NoConcentrations,
    /// A pollutant is missing, and those that are there do not make more than 100: NA (HJ 633—2026, 5.3.1). HJ 633—2012 has
    /// no rule for it, so that there is none whatever the others make.
    Incomplete,
    /// Nothing is missing, but the standard makes no sub-index of one of the concentrations.
    Unfit(Why),
    /// The standard defines none for a month or a year.
    Period,
}

impl NoIndex {
    /// The reason in Chinese.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoConcentrations => "来源没有公布可用于计算的浓度，无法复算",
            Self::Incomplete => "有污染物缺测，空气质量指数以 NA 标识",
            Self::Unfit(why) => why.reason(),
            Self::Period => "标准没有规定月、年的空气质量指数",
        }
    }
}

/// What the published concentrations make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// By which standard.
    pub standard: Standard,
    /// A sub-index for each item of the observation, in its order, or why there is none.
    pub items: Vec<Result<Calculation, Why>>,
    /// AQI, or why there is none.
    pub aqi: Result<u16, NoIndex>,
    /// Pollutants without valid data (NA); one whose concentration is there, and only makes no sub-index, is none of them.
    pub missing: Vec<Pollutant>,
    /// Pollutants that are not in the monitoring plan (`/`). The index stands only where none of them was primary with
    /// pollution in the last three years (5.3.2).
    pub unmonitored: Vec<Pollutant>,
}

/// Computes an observation by `standard`: its own, or another to compare with.
///
/// `polluted` are pollutants that are not monitored there and were primary with 轻度污染 or worse in the last three years:
/// then 5.3.2 sends back to 5.3.1. Nobody publishes that with a release; without any the publisher is trusted.
///
/// ```
/// use mingbai_data::air::{ReadOptions, Standard, compute, read_text};
/// let text = r#"{"schema":"mingbai.air/1","units":{"pm25":"µg/m³","pm10":"µg/m³","so2":"µg/m³","no2":"µg/m³","co":"mg/m³","o3":"µg/m³"},
///     "rows":[{"place":"甲县","period":"hour","start":"2026-03-01T08:00+08:00","aqi":"80",
///     "pm25":"50","pm10":"60","so2":"8","no2":"20","co":"0.6","o3":"70"}]}"#;
/// let board = read_text(text, &ReadOptions::default()).unwrap();
/// let hour = &board.observations[0];
/// assert_eq!(compute(hour, hour.standard, &[]).aqi, Ok(80));
/// ```
#[must_use]
#[inline(never)]
pub fn compute(observation: &Observation, standard: Standard, polluted: &[Pollutant]) -> Computed {
    let mut out = Computed {
        standard,
        items: Vec::new(),
        aqi: Err(NoIndex::Period),
        missing: Vec::new(),
        unmonitored: Vec::new(),
    };
    let Some(report) = observation.period.report() else {
        out.items = vec![Err(Why::NotAnIndicator); observation.items.len()];
        return out;
    };
    let items = observation.items.iter();
    out.items = items
        .map(|item| {
            let only = || standard.only_average(report, item.pollutant);
            let averaged = item.averaged.or_else(only);
            iaqi(standard, report, item.pollutant, averaged, &item.conc)
        })
        .collect();
    out.fall_back(observation);
    let mut unfit = None;
    let mut most = None;
    for pollutant in Pollutant::ALL {
        let best = out.best(pollutant);
        most = most.max(best);
        if best.is_some() {
            continue;
        }
        let (mut unmonitored, mut lacking, mut why) = (false, false, None);
        for (item, sum) in observation.items.iter().zip(&out.items) {
            match sum {
                _ if item.pollutant != pollutant => {}
                _ if is_unmonitored(item) => unmonitored = true,
                Err(Why::Missing(_)) => lacking = true,
                other => why = other.err(),
            }
        }
        if unmonitored {
            out.unmonitored.push(pollutant);
        } else if lacking || why.is_none() {
            out.missing.push(pollutant);
        } else {
            unfit = why;
        }
    }
    let complete = out.missing.is_empty()
        && unfit.is_none()
        && !out.unmonitored.iter().any(|p| polluted.contains(p));
    out.aqi = match (standard, most) {
        (_, None) => Err(NoIndex::NoConcentrations),
        // 5.3.1: 当 AQI 大于 100 时仍继续发布
        (Standard::Hj2026, Some(index)) if complete || index > 100 => Ok(index),
        (Standard::Hj2012, Some(index)) if complete => Ok(index),
        (Standard::UsEpa2024, Some(index)) => Ok(index),
        _ => Err(match unfit.filter(|_| out.missing.is_empty()) {
            Some(why) => NoIndex::Unfit(why),
            None => NoIndex::Incomplete,
        }),
    };
    out
}

/// Whether the monitoring plan does without it.
#[inline(never)]
fn is_unmonitored(item: &super::Item) -> bool {
    matches!(
        item.conc.missing(),
        Some(Missing::NotMonitored | Missing::NotApplicable)
    )
}

impl Computed {
    /// The greatest sub-index there is, also where it makes no AQI: then the index would be no less.
    #[must_use]
    pub fn at_least(&self) -> Option<u16> {
        self.items.iter().flatten().map(|sum| sum.iaqi).max()
    }

    /// 首要污染物: none at 50 and below (of the US index, whatever it is). In the order of a release.
    #[must_use]
    pub fn primary(&self) -> Vec<Pollutant> {
        let Ok(aqi) = self.aqi else { return Vec::new() };
        let mut out = Pollutant::ALL.to_vec();
        out.retain(|one| self.best(*one) == Some(aqi) && (aqi > 50 || !self.standard.is_hj()));
        out
    }

    /// 超标污染物, sub-index above 100: HJ 633—2012 only.
    #[must_use]
    pub fn exceeding(&self) -> Vec<Pollutant> {
        let mut out = Pollutant::ALL.to_vec();
        let named = self.standard == Standard::Hj2012 && self.aqi.is_ok();
        out.retain(|one| named && self.best(*one) > Some(100));
        out
    }

    /// The greatest sub-index of a pollutant.
    #[inline(never)]
    pub(super) fn best(&self, pollutant: Pollutant) -> Option<u16> {
        let mut best = None;
        for sum in self.items.iter().flatten() {
            if sum.pollutant == pollutant {
                best = best.max(Some(sum.iaqi));
            }
        }
        best
    }

    /// Where a column ends early and the other average is to be taken, it counts although it is no indicator of this report
    /// (HJ 633—2012, notes of 表 1: SO2 over 800 by its 24 hours).
    #[inline(never)]
    fn fall_back(&mut self, observation: &Observation) {
        for (at, item) in observation.items.iter().enumerate() {
            let wanted = self
                .items
                .iter()
                .zip(&observation.items)
                .any(|(sum, other)| {
                    let Err(Why::Beyond(average)) = sum else {
                        return false;
                    };
                    let average = Some(*average);
                    other.pollutant == item.pollutant && item.averaged.map(day) == average
                });
            let Some(slot) = self.items.get_mut(at) else {
                continue;
            };
            if *slot != Err(Why::NotAnIndicator) || !wanted {
                continue;
            }
            let column = item.averaged.map(day);
            let column = column.and_then(|average| self.standard.column(item.pollutant, average));
            let unit = self.standard.unit(item.pollutant).0;
            if let (Some(column), Some(averaged), Ok(crate::quantity::Amount::Number(number))) =
                (column, item.averaged, item.conc.in_unit(unit))
            {
                *slot = column.calculate(self.standard, averaged, number);
            }
        }
    }

    /// What is computed beside what was published: the index, then each item in its order.
    #[must_use]
    #[inline(never)]
    pub fn beside(&self, observation: &Observation) -> (Beside, Vec<Beside>) {
        let same = observation.standard.is_hj() == self.standard.is_hj();
        let beside = |published: &Value, computed: Option<u16>| {
            let published = published.number();
            let whole = computed.map(|index| Decimal::from_int(index.into()));
            let pair = published.zip(whole).filter(|_| same);
            Beside {
                published,
                computed,
                difference: pair.and_then(|(mine, ours)| ours.checked_sub(mine)),
            }
        };
        let items = observation.items.iter().zip(&self.items);
        let items = items.map(|(item, sum)| {
            let sum = sum.as_ref().ok();
            beside(&item.iaqi, sum.map(|sum| sum.iaqi))
        });
        (beside(&observation.aqi, self.aqi.ok()), items.collect())
    }
}

impl Observation {
    /// Who should take measures: the pollutants whose sub-index is above 100, published or, where none is, computed, with the
    /// sensitive groups of the standard. Empty where the standard names none.
    #[must_use]
    pub fn sensitive(&self) -> Vec<(Pollutant, &'static str)> {
        let sums = compute(self, self.standard, &[]).items;
        let mut out: Vec<(Pollutant, &'static str)> = Vec::new();
        for (item, sum) in self.items.iter().zip(sums) {
            let computed = sum.ok().map(|sum| Decimal::from_int(sum.iaqi.into()));
            let index = item.iaqi.number().or(computed);
            let groups = self.standard.sensitive(item.pollutant);
            let named = out
                .iter()
                .any(|(pollutant, _)| *pollutant == item.pollutant);
            let above = index > Some(Decimal::from_int(100));
            if above && !named && !groups.is_empty() {
                out.push((item.pollutant, groups));
            }
        }
        out
    }
}

/// 24 hours that end now count by the limits of a day.
fn day(averaged: super::Averaged) -> super::Averaged {
    match averaged {
        super::Averaged::MovingDay => super::Averaged::Day,
        other => other,
    }
}

/// A computed index beside a published one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// As published.
    pub published: Option<Decimal>,
    /// 按公布浓度复算
    pub computed: Option<u16>,
    /// Computed less published; none where one of them is, and between indices of different countries.
    pub difference: Option<Decimal>,
}

impl Beside {
    /// The words on screen: `按公布浓度复算为 52，与公布值相差 1`; empty when nothing is computed.
    #[must_use]
    pub fn words(&self) -> String {
        let Some(computed) = self.computed else {
            return String::new();
        };
        let computed = count(computed.into());
        match self.difference {
            Some(off) if off.is_zero() => fill("按公布浓度复算为 {}，与公布值一致", &[&computed]),
            Some(off) => {
                let off = group(&off.abs().trim(0), None);
                fill("按公布浓度复算为 {}，与公布值相差 {}", &[&computed, &off])
            }
            None => fill("按公布浓度复算为 {}", &[&computed]),
        }
    }
}
