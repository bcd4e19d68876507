//! A board in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::board::{counted, rivers};
use super::clock::LATE;
use super::condition::{Condition, Counts};
use super::{Board, Exceedance, Freshness, Group, Kind, Published, Sample, assess, ranked};
use crate::date::Precision;
use crate::names::WaterItem;
use crate::number::{count, group};
use crate::text::{fill, list, put};
use crate::{Decimal, Missing};

/// The answer. Of one section: when, its class and how that is said, whether the target is reached, and what exceeds. Of
/// several: how many have a class and how many of them are Ⅰ～Ⅲ类 and 劣Ⅴ类, how the waters are by that, which section is
/// worst; then those without a class, and the drinking-water sources apart.
///
/// “2026年3月，6 个断面有水质类别，Ⅰ～Ⅲ类占 83.3%，劣Ⅴ类占 16.7%，水质良好。最差：乙断面（劣Ⅴ类），按公布浓度超Ⅲ类：氨氮 0.5 倍。”
/// Empty without samples.
#[must_use]
pub fn sentence(board: &Board, now: Option<i64>) -> String {
    let groups = board.groups();
    let mut out = String::new();
    let of = |kind: Kind| {
        let own = groups.iter().filter(|group| group.site.kind == kind);
        own.cloned().collect::<Vec<Group>>()
    };
    let (sections, sources) = (of(Kind::Section), of(Kind::Source));
    match sections.as_slice() {
        [] => {}
        [one] => {
            if let Some(sample) = one.current(now) {
                of_one(&mut out, sample);
            }
        }
        many => of_many(&mut out, many, now),
    }
    if !sources.is_empty() {
        of_sources(&mut out, &sources, now);
    }
    let all = sections.iter().chain(&sources);
    let late = |group: &Group| {
        let sample = group.current(now);
        sample
            .zip(now)
            .is_some_and(|(sample, now)| sample.freshness(now) == Freshness::Late)
    };
    if !out.is_empty() && all.clone().any(late) {
        out.push_str(if all.clone().all(late) {
            "数据可能已过期。"
        } else {
            "部分数据可能已过期。"
        });
    }
    out
}

/// The time of a sample, as fine as it was published, but not finer than the hour: `2026年3月`, `2026年3月1日 8时`,
/// `2026年3月1日至2026年3月7日`.
#[must_use]
#[inline(never)]
pub fn time(sample: &Sample) -> String {
    let start = sample.start.no_finer(Precision::Hour).shown();
    match sample.end {
        Some(end) => fill("{}至{}", &[&start, &end.no_finer(Precision::Hour).shown()]),
        None => start,
    }
}

fn of_one(out: &mut String, sample: &Sample) {
    put(out, "{} {}，", &[&sample.site.name, &time(sample)]);
    match sample.class {
        Published::Class(class) => {
            let condition = Condition::of(class).name();
            put(out, "水质为{}（{}）", &[class.name(), condition]);
            if let Ok(target) = sample.target {
                let word = if class <= target {
                    "达到"
                } else {
                    "未达到"
                };
                put(out, "，{}目标{}", &[word, target.name()]);
            }
        }
        // What the publisher left out says so; what is no class is not called unpublished.
        Published::Missing(Missing::BadValue) => out.push_str("水质类别数据异常"),
        Published::Missing(_) => out.push_str("未公布水质类别"),
        other => out.push_str(other.word()),
    }
    let exceed = assess(sample).exceed;
    if !exceed.is_empty() {
        put(out, "，按公布浓度{}", &[&exceeding(sample, &exceed)]);
    }
    out.push('。');
}

/// `超Ⅲ类：`: what exceeds is told against the target, Ⅲ where none was published (环办〔2011〕22 号, 二（一）). 表 2 of a
/// drinking-water source has no classes: `超标：`.
#[must_use]
pub fn over(sample: &Sample) -> String {
    if sample.site.kind == Kind::Source {
        "超标：".into()
    } else {
        ["超", sample.standard_class().name(), "："].concat()
    }
}

/// `氨氮 0.5 倍`; pH and dissolved oxygen have no multiple.
#[must_use]
pub fn times(item: WaterItem, times: Option<Decimal>) -> String {
    match times {
        Some(times) => [item.name(), " ", &digits(times), " 倍"].concat(),
        None => item.name().into(),
    }
}

/// `超Ⅲ类：氨氮 0.5 倍、溶解氧`, of at most three items.
#[must_use]
pub fn exceeding(sample: &Sample, exceed: &[Exceedance]) -> String {
    let one = |one: &Exceedance| times(one.item, one.times);
    let words: Vec<String> = exceed.iter().take(3).map(one).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut out = over(sample) + &list(&words);
    if exceed.len() > 3 {
        put(&mut out, "等 {} 项", &[&count(exceed.len())]);
    }
    out
}

fn of_many(out: &mut String, groups: &[Group], now: Option<i64>) {
    let counts = counted(groups, Kind::Section, now);
    let newest = groups.iter().filter_map(|group| group.current(now));
    let Some(newest) = newest.max_by_key(|sample| sample.start.start()) else {
        return;
    };
    put(out, "{}，", &[&time(newest)]);
    if counts.assessed() == 0 {
        put(out, "{} 个断面都没有水质类别", &[&count(counts.all())]);
    } else {
        put(
            out,
            "{} 个断面有水质类别，Ⅰ～Ⅲ类占 {}%",
            &[&count(counts.assessed()), &share(&counts, counts.good())],
        );
        if counts.inferior() == 0 {
            out.push_str("，没有劣Ⅴ类");
        } else {
            put(out, "，劣Ⅴ类占 {}%", &[&share(&counts, counts.inferior())]);
        }
        // How the waters are is said of one river; of several each is said where it stands.
        let rivers = rivers(groups, now);
        if let [river] = rivers.as_slice()
            && let Some(condition) = river.condition(groups, now)
        {
            put(out, "，水质{}", &[said(condition)]);
        }
    }
    without(out, &counts);
    let older = groups.iter().filter_map(|group| group.current(now));
    let older = older.filter(|sample| is_older(sample, newest)).count();
    if older > 0 {
        put(out, "；其中 {} 个是更早的数据", &[&count(older)]);
    }
    out.push('。');
    let worst = ranked(groups, now)
        .first()
        .and_then(|at| groups.get(*at)?.current(now));
    if let Some(sample) = worst
        && let Published::Class(class) = sample.class
        && Condition::of(class) > Condition::Good
    {
        put(out, "最差：{}（{}）", &[&sample.site.name, class.name()]);
        let exceed = assess(sample).exceed;
        if !exceed.is_empty() {
            put(out, "，按公布浓度{}", &[&exceeding(sample, &exceed)]);
        }
        out.push('。');
    }
}

/// Whether a sample is not of the time that the sentence names: rounds of automatic stations are some hours apart.
fn is_older(sample: &Sample, newest: &Sample) -> bool {
    let slack = if sample.is_moment() { LATE } else { 0 };
    sample.start.start().saturating_add(slack) < newest.start.start()
}

/// `为优`, `良好`, `为轻度污染`: as the releases say it.
fn said(condition: Condition) -> &'static str {
    match condition {
        Condition::Excellent => "为优",
        Condition::Good => "良好",
        Condition::Light => "为轻度污染",
        Condition::Moderate => "为中度污染",
        Condition::Heavy => "为重度污染",
    }
}

/// `；2 个未监测、1 个断流`.
fn without(out: &mut String, counts: &Counts) {
    let mut first = true;
    for (many, word) in [
        (counts.not_monitored, "未监测"),
        (counts.no_water, "断流"),
        (counts.not_assessed, "未评价"),
        (counts.missing, "未公布类别"),
    ] {
        if many > 0 {
            let mark = if first { "；" } else { "、" };
            put(out, "{}{} 个{}", &[mark, &count(many), word]);
            first = false;
        }
    }
}

/// Drinking-water sources: how many of them reach Ⅲ and 表 2, by their published class and items.
fn of_sources(out: &mut String, groups: &[Group], now: Option<i64>) {
    let (mut said, mut reached) = (0usize, 0usize);
    for group in groups {
        let Some(sample) = group.current(now) else {
            continue;
        };
        let by_class = sample.class.class().map(|class| {
            let keeps = class <= sample.standard_class();
            keeps && assess(sample).exceed.is_empty()
        });
        let Some(own) = sample.reached.or(by_class) else {
            continue;
        };
        said = said.saturating_add(1);
        reached = reached.saturating_add(usize::from(own));
    }
    put(out, "{} 个饮用水水源地", &[&count(groups.len())]);
    if said == 0 {
        out.push_str("没有公布是否达标。");
    } else {
        put(out, "中 {} 个达标", &[&count(reached)]);
        if said > reached {
            put(
                out,
                "、{} 个未达标",
                &[&count(said.saturating_sub(reached))],
            );
        }
        if groups.len() > said {
            put(
                out,
                "、{} 个没有公布",
                &[&count(groups.len().saturating_sub(said))],
            );
        }
        out.push('。');
    }
}

fn share(counts: &Counts, part: usize) -> String {
    counts
        .share(part)
        .map(|share| group(&share, Some(1)))
        .unwrap_or_default()
}

pub(super) fn digits(number: Decimal) -> String {
    group(&number, None)
}
