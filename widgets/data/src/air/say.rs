//! A board in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::{Board, Freshness, Group, Observation, Origin, PeriodKind, Standard};
use crate::date::Precision;
use crate::names::{Levels, Pollutant};
use crate::number::{count, group};
use crate::text::{fill, list, put};
use crate::{Decimal, Missing};

/// A pollutant with its formula: `细颗粒物（PM2.5）`.
#[must_use]
#[inline(never)]
pub fn named(pollutant: Pollutant) -> String {
    fill("{}（{}）", &[pollutant.name(), pollutant.formula()])
}

/// The answer: which place and when, the index with its level, the primary pollutants, what that means for me; of several
/// places also how many are 优 or 良 and which is worst. Whether it may be out of date is told when `now` is given.
///
/// “自贡市 2026年3月1日 8时，空气质量指数（AQI）为 80，二级（良），首要污染物为细颗粒物（PM2.5）。极少数异常敏感人群应减少户外活动。”
/// Empty without observations.
#[must_use]
#[inline(never)]
pub fn sentence(board: &Board, now: Option<i64>) -> String {
    let groups = board.groups();
    let first = |kind| {
        groups
            .iter()
            .position(|group| group.site.kind == Some(kind))
    };
    let main = first(super::SiteKind::City).or_else(|| first(super::SiteKind::County));
    let main = groups.get(main.unwrap_or(0));
    let mut out = String::new();
    let Some((main, shown)) = main.and_then(|main| Some((main, main.current(now)?))) else {
        return out;
    };
    one(&mut out, shown, now);
    if groups.len() > 1 {
        others(&mut out, &groups, main, shown.period.kind, now);
    }
    out
}

/// Pollutants with `、` between them, by their formula, or as [`named`].
#[must_use]
#[inline(never)]
pub fn listed(pollutants: &[Pollutant], full: bool) -> String {
    let one = |pollutant: &Pollutant| match full {
        true => named(*pollutant),
        false => pollutant.formula().into(),
    };
    let all: Vec<String> = pollutants.iter().map(one).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    list(&all)
}

/// `80`, `48～78`.
#[must_use]
#[inline(never)]
pub fn range((low, high): (Decimal, Decimal)) -> String {
    let low_digits = digits(low);
    if low == high {
        low_digits
    } else {
        fill("{}～{}", &[&low_digits, &digits(high)])
    }
}

/// `良`, `优或良`, `优至轻度污染`.
#[must_use]
#[inline(never)]
pub fn level_words(standard: Standard, Levels { low, high }: Levels) -> String {
    let name = |level| standard.level_name(level);
    match high.saturating_sub(low) {
        0 => name(low).into(),
        1 => fill("{}或{}", &[name(low), name(high)]),
        _ => fill("{}至{}", &[name(low), name(high)]),
    }
}

impl Observation {
    /// The time of its period, as fine as a release is: `2026年3月1日 8时`, `2026年3月1日`.
    #[must_use]
    #[inline(never)]
    pub fn time(&self) -> String {
        let precision = match self.period.kind {
            PeriodKind::Hour => Precision::Hour,
            _ => Precision::Day,
        };
        self.period.start.no_finer(precision).shown()
    }

    /// Where and when: `自贡市 2026年3月1日 8时`, `自贡市 2026年3月2日预报`.
    #[must_use]
    #[inline(never)]
    pub(super) fn place(&self) -> String {
        let kind = match self.period.kind {
            PeriodKind::Forecast => "预报",
            _ => "",
        };
        fill("{} {}{}", &[&self.site.name, &self.time(), kind])
    }

    /// `公布的级别“优”与 AQI 83（良）不符`; nothing where they agree, or one of them is not there, or the index is none of
    /// China's.
    #[must_use]
    #[inline(never)]
    pub fn mismatch(&self) -> Option<String> {
        let (ends, own) = self.ends().zip(self.own_level())?;
        (self.standard.is_hj() && self.unlike()).then(|| {
            fill(
                "公布的级别“{}”与 AQI {}（{}）不符",
                &[
                    &self.level_printed,
                    &range(ends),
                    &level_words(self.standard, own),
                ],
            )
        })
    }
}

/// What one observation says.
#[inline(never)]
fn one(out: &mut String, shown: &Observation, now: Option<i64>) {
    out.push_str(&shown.place());
    let standard = if shown.standard.is_hj() {
        "空气质量指数（AQI）"
    } else {
        "美国空气质量指数（US AQI，不同于我国标准）"
    };
    let level = shown.shown_level();
    match shown.ends() {
        Some(ends) => {
            let computed = if shown.origin == Origin::Computed {
                "（按公布浓度计算）"
            } else {
                ""
            };
            put(out, "，{}为 {}{}", &[standard, &range(ends), computed]);
        }
        None => {
            // What the publisher left out says so; what is no number is not called unpublished.
            let reason = match shown.aqi {
                crate::Value::Missing(Missing::BadValue | Missing::OutOfRange) => "数据异常",
                _ => "未公布",
            };
            put(out, "，{}{}", &[standard, reason]);
            let lacking = lacking(shown);
            if !lacking.is_empty() {
                put(out, "（缺{}数据）", &[&lacking]);
            }
        }
    }
    // What it means is told for the worse end.
    let worst = level.and_then(|levels| shown.standard.level(levels.high));
    if let (Some(levels), Some(worst)) = (level, worst) {
        let words = level_words(shown.standard, levels);
        if levels.low == levels.high && !worst.grade.is_empty() {
            put(out, "，{}（{}）", &[worst.grade, &words]);
        } else {
            put(out, "，{}", &[&words]);
        }
    }
    let primaries = shown.primaries();
    if !primaries.is_empty() {
        put(out, "，首要污染物为{}", &[&listed(&primaries, true)]);
    }
    out.push('。');
    let late = now.is_some_and(|now| matches!(shown.freshness(now), Freshness::Late { .. }));
    for more in [
        &*shown.mismatch().unwrap_or_default(),
        worst.map_or("", |worst| worst.advice),
        if late { "数据可能已过期" } else { "" },
    ] {
        if !more.is_empty() {
            put(out, "{}。", &[more]);
        }
    }
}

/// The pollutants of which there should be data and is none (NA).
#[inline(never)]
fn lacking(shown: &Observation) -> String {
    let mut none = Vec::new();
    for item in &shown.items {
        let why = item.conc.missing();
        if matches!(
            why,
            Some(Missing::NotReported | Missing::BadValue | Missing::OutOfRange)
        ) {
            none.push(item.pollutant);
        }
    }
    listed(&none, true)
}

/// The other places: how many are 优 or 良, and the worst.
#[inline(never)]
fn others(out: &mut String, groups: &[Group], main: &Group, kind: PeriodKind, now: Option<i64>) {
    let (mut many, mut good, mut without) = (0usize, 0usize, 0usize);
    let mut worst: Option<(Decimal, &Observation)> = None;
    for other in groups {
        // Of a place of which there are only forecasts nothing is missing now.
        let ahead = other.current(now).map(|row| row.period.kind) == Some(PeriodKind::Forecast);
        if core::ptr::eq(other.site, main.site) || (ahead && kind != PeriodKind::Forecast) {
            continue;
        }
        many = many.saturating_add(1);
        let row = other.latest(kind, now);
        let row = row.filter(|row| row.standard.is_hj());
        let Some((aqi, row)) = row.and_then(|row| Some((row.aqi.number()?, row))) else {
            without = without.saturating_add(1);
            continue;
        };
        good = good.saturating_add(usize::from(Standard::level_of(aqi) <= 2));
        if worst.is_none_or(|(most, _)| aqi > most) {
            worst = Some((aqi, row));
        }
    }
    let Some((aqi, row)) = worst else {
        return;
    };
    put(
        out,
        "其余 {} 个地点中 {} 个为优或良",
        &[&count(many), &count(good)],
    );
    if without > 0 {
        put(out, "、{} 个无数据", &[&count(without)]);
    }
    let level = row.standard.level_name(Standard::level_of(aqi));
    put(
        out,
        "，最高为{} {}（{}）。",
        &[&row.site.name, &digits(aqi), level],
    );
}

#[inline(never)]
fn digits(aqi: Decimal) -> String {
    group(&aqi, None)
}
