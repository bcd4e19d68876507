//! A board in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::{Board, Freshness, Group, Observation, Origin, PeriodKind};
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

/// What one observation says.
#[inline(never)]
fn one(out: &mut String, shown: &Observation, now: Option<i64>) {
    let forecast = shown.period.kind == PeriodKind::Forecast;
    let precision = match shown.period.kind {
        PeriodKind::Hour => Precision::Hour,
        _ => Precision::Day,
    };
    let time = shown.period.start.no_finer(precision).shown();
    put(out, "{} {}", &[&shown.site.name, &time]);
    if forecast {
        out.push_str("预报");
    }
    let standard = if shown.standard.is_hj() {
        "空气质量指数（AQI）"
    } else {
        "美国空气质量指数（US AQI，不同于我国标准）"
    };
    let level = shown.shown_level();
    match shown.ends() {
        Some((low, high)) => {
            let range = if low == high {
                digits(low)
            } else {
                fill("{}～{}", &[&digits(low), &digits(high)])
            };
            let computed = if shown.origin == Origin::Computed {
                "（按公布浓度计算）"
            } else {
                ""
            };
            put(out, "，{}为 {}{}", &[standard, &range, computed]);
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
    if let Some(levels) = level {
        out.push('，');
        out.push_str(&level_words(shown, levels));
    }
    let primaries = shown.primaries();
    for (at, pollutant) in primaries.iter().enumerate() {
        out.push_str(if at == 0 {
            "，首要污染物为"
        } else {
            "、"
        });
        out.push_str(&named(*pollutant));
    }
    out.push('。');
    // What it means is told for the worse end.
    let advice = level.and_then(|levels| shown.standard.level(levels.high));
    if let Some(level) = advice.filter(|level| !level.advice.is_empty()) {
        put(out, "{}。", &[level.advice]);
    }
    if now.is_some_and(|now| matches!(shown.freshness(now), Freshness::Late { .. })) {
        out.push_str("数据可能已过期。");
    }
}

/// The pollutants of which there should be data and is none (NA).
#[inline(never)]
fn lacking(shown: &Observation) -> String {
    let none = |item: &&super::Item| {
        let why = item.conc.missing();
        matches!(
            why,
            Some(Missing::NotReported | Missing::BadValue | Missing::OutOfRange)
        )
    };
    let names: Vec<String> = shown
        .items
        .iter()
        .filter(none)
        .map(|item| named(item.pollutant))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    list(&names)
}

/// `二级（良）`, `优或良`.
#[inline(never)]
fn level_words(shown: &Observation, levels: Levels) -> String {
    let name = |number| {
        let level = shown.standard.level(number);
        level.map_or(("", ""), |level| (level.grade, level.name))
    };
    let ((grade, low), (_, high)) = (name(levels.low), name(levels.high));
    if levels.low != levels.high {
        let word = if levels.high.saturating_sub(levels.low) == 1 {
            "或"
        } else {
            "至"
        };
        return [low, word, high].concat();
    }
    if grade.is_empty() {
        low.into()
    } else {
        fill("{}（{}）", &[grade, low])
    }
}

/// The other places: how many are 优 or 良, and the worst.
#[inline(never)]
fn others(out: &mut String, groups: &[Group], main: &Group, kind: PeriodKind, now: Option<i64>) {
    let (mut many, mut good, mut without) = (0usize, 0usize, 0usize);
    let mut worst: Option<(Decimal, &Observation)> = None;
    for other in groups {
        if core::ptr::eq(other.site, main.site) {
            continue;
        }
        many = many.saturating_add(1);
        let row = other.latest(kind, now);
        let row = row.filter(|row| row.standard.is_hj());
        let Some((aqi, row)) = row.and_then(|row| Some((row.aqi.number()?, row))) else {
            without = without.saturating_add(1);
            continue;
        };
        good = good.saturating_add(usize::from(row.standard.level_of(aqi).number <= 2));
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
    let level = row.standard.level_of(aqi).name;
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
