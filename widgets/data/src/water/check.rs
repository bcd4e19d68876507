//! What is wrong with a board: findings, none of which changes a number.
//!
//! Codes: `check-class`, `check-target`, `check-exceed`, `check-value`, `check-body`, `check-standard`, `check-age`,
//! `check-time`, `check-twice`.

use super::assess::{Assessed, assess};
use super::limits::{SINCE, limit, unit};
use super::say::{digits, time};
use super::{Board, Body, Freshness, Group, Kind, Published, Sample};
use crate::names::WaterItem;
use crate::number::count;
use crate::quantity::Amount;
use crate::text::{fill, list, put};
use crate::{Decimal, Finding, Place, Severity};

/// A value of more than so many times the limit of Ⅴ is taken for another unit (µg/L is a thousand times).
const TIMES: i64 = 200;

/// Checks a board. `now` is the time for the clock; without it no age is told.
#[must_use]
pub fn check(board: &Board, now: Option<i64>) -> Vec<Finding> {
    let mut out = Vec::new();
    for sample in &board.samples {
        let sum = assess(sample);
        let mut at = At {
            sample,
            out: &mut out,
        };
        at.standard();
        at.class(&sum);
        at.target();
        at.exceed(&sum);
        at.values();
    }
    let groups = board.groups();
    for group in &groups {
        twice(group, &mut out);
    }
    if let Some(now) = now {
        ages(&groups, now, &mut out);
    }
    out
}

/// The findings of one sample.
struct At<'a> {
    sample: &'a Sample,
    out: &'a mut Vec<Finding>,
}

fn finding(
    sample: &Sample,
    code: &'static str,
    severity: Severity,
    field: &'static str,
    message: &str,
) -> Finding {
    Finding {
        code,
        severity,
        place: Place {
            table: sample.from.0,
            row: Some(sample.from.1),
            field: Some(field),
        },
        message: fill("{} {}：{}", &[&sample.site.name, &time(sample), message]),
    }
}

fn names(items: &[WaterItem]) -> String {
    let all: Vec<&str> = items.iter().map(|item| item.name()).collect();
    list(&all)
}

impl At<'_> {
    fn tell(&mut self, code: &'static str, severity: Severity, field: &'static str, message: &str) {
        self.out
            .push(finding(self.sample, code, severity, field, message));
    }

    fn standard(&mut self) {
        if self.sample.start.start() < SINCE {
            let message = "早于 2002年6月1日，GB 3838—2002 尚未施行，不按它复算";
            self.tell("check-standard", Severity::Note, "start", message);
        }
    }

    /// The class against that of the published items. One that is worse than they make it is no difference while some of
    /// the 21 items are not published.
    fn class(&mut self, sum: &Assessed) {
        let Some(span) = sum.class else {
            return;
        };
        let class = match self.sample.class {
            Published::Class(class) => class,
            Published::NotMonitored | Published::NoWater => {
                let message = fill(
                    "公布为{}，而有 {} 项监测值，请核对",
                    &[self.sample.class.word(), &count(sum.counted)],
                );
                return self.tell("check-class", Severity::Warning, "class", &message);
            }
            _ => return,
        };
        if span.best > class {
            let message = fill(
                "水质类别公布为{}，按公布浓度复算为{}（{}，GB 3838—2002 表 1）",
                &[class.name(), &span.words(), &names(&sum.worst)],
            );
            self.tell("check-class", Severity::Warning, "class", &message);
        } else if span.worst < class && sum.is_whole() {
            let message = fill(
                "水质类别公布为{}，21 项按公布浓度复算为{}",
                &[class.name(), &span.words()],
            );
            self.tell("check-class", Severity::Note, "class", &message);
        }
        if self.sample.site.body == Body::Unsaid
            && span.best != span.worst
            && sum.worst.contains(&WaterItem::Phosphorus)
        {
            let message = "没有写明是河流还是湖库，总磷的限值不同，无法确定类别；请写明水体类型（body）：河流或湖库";
            self.tell("check-body", Severity::Note, "tp", message);
        }
    }

    /// Whether the target is reached, against class and target.
    fn target(&mut self) {
        let (Some(class), Ok(target), Some(said)) = (
            self.sample.class.class(),
            self.sample.target,
            self.sample.reached,
        ) else {
            return;
        };
        let reached = class <= target;
        // A drinking-water source may keep its class and fail for an item of 表 2 or 表 3.
        if said != reached && (said || self.sample.site.kind == Kind::Section) {
            let word = |yes| if yes { "达标" } else { "未达标" };
            let message = fill(
                "公布为{}，而类别{}、目标{}，应为{}",
                &[word(said), class.name(), target.name(), word(reached)],
            );
            self.tell("check-target", Severity::Warning, "reached", &message);
        }
    }

    /// The items named as exceeding against the values: only where the item's value is there, and not of a class that keeps
    /// its target: the same column may name the items that set the class (定类项目).
    fn exceed(&mut self, sum: &Assessed) {
        let Ok(named) = &self.sample.exceed else {
            return;
        };
        let class = self.sample.class.class();
        if class.is_some_and(|class| class <= self.sample.standard_class()) {
            return;
        }
        for own in named {
            let Some(item) = own.item else {
                // Of a drinking-water source it may be one of the 80 items of 表 3.
                if self.sample.site.kind == Kind::Section {
                    let message = fill("超标项目“{}”不能识别", &[&own.printed]);
                    self.tell("check-exceed", Severity::Note, "exceed", &message);
                }
                continue;
            };
            let found = sum.exceed.iter().find(|one| one.item == item);
            let value = self
                .sample
                .item(item)
                .filter(|own| own.value.number().is_some());
            // Which of its limits holds for phosphorus nobody knows then.
            let unsure = item == WaterItem::Phosphorus && self.sample.site.body == Body::Unsaid;
            match (found, value) {
                _ if unsure => {}
                (None, Some(value)) if limit(item).is_some() && super::limits::counts(item) => {
                    let class = self.sample.standard_class();
                    let limit = limit(item).and_then(|row| row.words(class, self.sample.site.body));
                    let message = fill(
                        "公布{}超标，而公布值 {} 符合{}限值（{}）",
                        &[
                            item.name(),
                            &value.value.shown(),
                            class.name(),
                            &limit.unwrap_or_default(),
                        ],
                    );
                    self.tell("check-exceed", Severity::Warning, "exceed", &message);
                }
                (Some(found), _) => {
                    if let (Some(said), Some(times)) = (own.times, found.times)
                        && apart(said, times)
                    {
                        let message = fill(
                            "{}超标倍数公布为 {}，按公布浓度复算为 {}",
                            &[item.name(), &digits(said), &digits(times)],
                        );
                        self.tell("check-exceed", Severity::Note, "exceed", &message);
                    }
                }
                _ => {}
            }
        }
    }

    /// Values that cannot be meant.
    fn values(&mut self) {
        let (mut there, mut zeros) = (0usize, 0usize);
        for measured in &self.sample.items {
            let value = match (unit(measured.item), measured.value.number()) {
                (_, None) => continue,
                (None, Some(number)) => number,
                (Some(unit), Some(_)) => match measured.value.in_unit(unit) {
                    Ok(Amount::Number(number)) => number,
                    _ => continue,
                },
            };
            there = there.saturating_add(1);
            zeros = zeros.saturating_add(usize::from(value.is_zero()));
            let most = limit(measured.item).and_then(|row| match row.side {
                super::Side::AtMost => Decimal::parse(row.limits.last()?),
                // More than three times what water can hold at 0 ℃ (14.6 mg/L).
                super::Side::AtLeast => Some(Decimal::from_int(50)),
                super::Side::Within => None,
            });
            let times = if measured.item == WaterItem::DissolvedOxygen {
                1
            } else {
                TIMES
            };
            let most = most.and_then(|most| most.checked_mul(Decimal::from_int(times)));
            if most.is_some_and(|most| value > most) {
                let message = fill(
                    "{}“{}”过高，可能单位有误，请核对",
                    &[measured.item.name(), measured.value.printed()],
                );
                self.tell("check-value", Severity::Warning, measured.key, &message);
            }
        }
        if there > 1 && zeros == there {
            let message = "各项都是 0，可能是缺测；缺测请写 null";
            self.tell("check-value", Severity::Note, "class", message);
        }
    }
}

/// Whether two multiples differ by more than one unit of the last digit of the coarser one.
fn apart(said: Decimal, times: Decimal) -> bool {
    let places = i32::from(said.scale().min(times.scale()));
    let grain = Decimal::from_int(1).shift10(places.saturating_neg());
    let off = said.checked_sub(times).map(Decimal::abs);
    off.zip(grain).is_none_or(|(off, grain)| off > grain)
}

/// One place and time twice, with different classes.
fn twice(group: &Group, out: &mut Vec<Finding>) {
    for pair in group.samples.windows(2) {
        let [first, second] = pair else {
            continue;
        };
        let same = first.start == second.start && first.end == second.end;
        if same && first.class != second.class {
            let message = fill(
                "同一断面同一时间有两条数据，水质类别分别为{}和{}，以{}为准",
                &[first.class.word(), second.class.word(), second.class.word()],
            );
            out.push(finding(
                second,
                "check-twice",
                Severity::Warning,
                "start",
                &message,
            ));
        }
    }
}

/// The age of the newest of each place: what is late is told once for all moments and once for all periods, because every
/// place says it where it stands.
fn ages(groups: &[Group], now: i64, out: &mut Vec<Finding>) {
    let newest = groups.iter().filter_map(|group| group.samples.last());
    let mut late: [Vec<&Sample>; 2] = Default::default();
    for sample in newest.copied() {
        match sample.freshness(now) {
            Freshness::Late => {
                let [periods, moments] = &mut late;
                let own = if sample.is_moment() { moments } else { periods };
                own.push(sample);
            }
            Freshness::Future => {
                let message = "时间晚于现在，请核对来源或本机的时间";
                out.push(finding(
                    sample,
                    "check-time",
                    Severity::Warning,
                    "start",
                    message,
                ));
            }
            Freshness::Current => {}
        }
    }
    for all in late {
        let Some(first) = all.first() else { continue };
        let mut message = ["数据可能已过期：", first.why_late()].concat();
        if all.len() > 1 {
            put(&mut message, "（共 {} 处）", &[&count(all.len())]);
        }
        out.push(finding(
            first,
            "check-age",
            Severity::Note,
            "start",
            &message,
        ));
    }
}
