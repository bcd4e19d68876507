//! What is wrong with a programme: findings, none of which changes a number.
//!
//! Codes: `check-rate`, `check-sum`, `check-funds`, `check-status`, `check-date`, `check-reason`, `check-missing`.

mod sums;

use super::status::{by_figures, said};
use super::{
    Indicator, Item, Need, Printed, Programme, Status, attained, clause, finished_by, judge,
    missing, overdue, printed, unexplained,
};
use crate::date::Date;
use crate::date::Precision;
use crate::number::{count, group};
use crate::text::{fill, list};
use crate::{Decimal, Finding, Place, Severity};

/// So many names are told of those that lack something.
const TOLD: usize = 3;

/// Checks a programme. `now` is the time of the checking, in seconds since 1970-01-01T00:00:00Z: only a day of the data that is
/// after it is told by it. What is late is told by the day of the data.
#[must_use]
pub fn check(programme: &Programme, now: Option<i64>) -> Vec<Finding> {
    let mut out = Vec::new();
    if let (Some(as_of), Some(now)) = (programme.as_of, now)
        && as_of.is_after(now)
    {
        out.push(Finding {
            code: "check-date",
            severity: Severity::Warning,
            place: Place::default(),
            message: fill("数据截至{}，晚于现在，请核对", &[&day(as_of)]),
        });
    }
    let undated = |item: &&Item| {
        item.as_of.or(programme.as_of).is_none()
            && item.end.is_some()
            && !judge(item, None).status.is_done()
    };
    let undated = programme.items.iter().filter(undated).count();
    if undated > 0 {
        out.push(Finding {
            code: "check-date",
            severity: Severity::Note,
            place: Place::default(),
            message: fill(
                "没有写明数据截至日，不能判断 {} 个项目是否已过计划完成时间，请写明 as_of",
                &[&count(undated)],
            ),
        });
    }
    let mut bare = 0usize;
    for item in &programme.items {
        let mut at = At {
            item,
            as_of: item.as_of.or(programme.as_of),
            out: &mut out,
        };
        bare = bare.saturating_add(at.rates());
        if !programme.partial {
            at.sums();
        }
        at.funds();
        at.status();
        at.dates();
        at.reason();
    }
    if !programme.partial {
        sums::total(programme, &mut out);
    }
    if bare > 0 {
        out.push(Finding {
            code: "unit",
            severity: Severity::Note,
            place: Place::default(),
            message: fill(
                "{} 项目标和完成数没有标明单位，按单位相同计算",
                &[&count(bare)],
            ),
        });
    }
    lacks(programme, &mut out);
    out
}

/// The findings of one item.
struct At<'a> {
    item: &'a Item,
    as_of: Option<Date>,
    out: &'a mut Vec<Finding>,
}

/// A day on screen.
fn day(date: Date) -> String {
    date.no_finer(Precision::Day).shown()
}

fn digits(number: Decimal) -> String {
    group(&number, None)
}

impl At<'_> {
    fn tell(&mut self, code: &'static str, severity: Severity, field: &'static str, message: &str) {
        self.tell_of(self.item.row, code, severity, field, message);
    }

    fn tell_of(
        &mut self,
        row: usize,
        code: &'static str,
        severity: Severity,
        field: &'static str,
        message: &str,
    ) {
        self.out.push(Finding {
            code,
            severity,
            place: Place {
                table: 0,
                row: Some(row),
                field: Some(field),
            },
            message: fill("{}：{}", &[&self.item.title, message]),
        });
    }

    /// Every indicator, with the district of a part.
    fn indicators(&self) -> Vec<(Option<&str>, &Indicator)> {
        let own = self.item.indicators.iter().map(|own| (None, own));
        let parts = self.item.parts.iter().flat_map(|part| {
            let place = Some(&*part.district);
            part.indicators.iter().map(move |own| (place, own))
        });
        own.chain(parts).collect()
    }

    /// Printed ratios against their figures. Tells of how many figures nobody says what they count: they are compared all the
    /// same.
    fn rates(&mut self) -> usize {
        let mut found = Vec::new();
        let mut bare = 0usize;
        for (place, own) in self.indicators() {
            if let (Ok(target), Ok(actual)) = (&own.target, &own.actual) {
                match (&target.unit, &actual.unit) {
                    (None, None) => bare = bare.saturating_add(1),
                    (Some(unit), Some(other))
                        if unit != other && attained(own).reached.is_none() =>
                    {
                        let message = fill(
                            "{}{}目标以“{}”计，完成数以“{}”计，不能比较",
                            &[
                                place.unwrap_or_default(),
                                own.name.as_deref().unwrap_or_default(),
                                unit,
                                other,
                            ],
                        );
                        found.push((own.row, message));
                        continue;
                    }
                    _ => {}
                }
            }
            let Some(Printed::Differs(said, computed)) = printed(own) else {
                continue;
            };
            let message = fill(
                "{}{}公布为完成 {}%，按公布的目标和完成数复算为 {}%，请核对",
                &[
                    place.unwrap_or_default(),
                    own.called(),
                    &digits(said),
                    &digits(computed),
                ],
            );
            found.push((own.row, message));
        }
        for (row, message) in found {
            self.tell_of(row, "check-rate", Severity::Warning, "rate", &message);
        }
        bare
    }

    /// The published status against dates and figures.
    fn status(&mut self) {
        let Some(word) = self.item.status.as_deref() else {
            return;
        };
        let Some(said) = said(self.item) else {
            let message = fill("状态“{}”不能识别，按原文显示", &[word]);
            return self.tell("check-status", Severity::Note, "status", &message);
        };
        let figures = by_figures(self.item);
        if said.is_done() {
            let short = |(place, own): &(Option<&str>, &Indicator)| {
                place.is_none() && attained(own).reached == Some(false)
            };
            let all = self.indicators();
            let names: Vec<&str> = all
                .iter()
                .filter(|own| short(own))
                .map(|(_, own)| own.called())
                .collect();
            if !names.is_empty() {
                let message = fill(
                    "状态公布为“{}”，而{}未达到目标，请核对",
                    &[word, &list(&names)],
                );
                return self.tell("check-status", Severity::Warning, "status", &message);
            }
            let physical = self.item.physical.number();
            if let Some(percent) = physical.filter(|percent| *percent < Decimal::from_int(100)) {
                let message = fill(
                    "状态公布为“{}”，而形象进度为 {}%，请核对",
                    &[word, &digits(percent)],
                );
                self.tell("check-status", Severity::Warning, "status", &message);
            }
            return;
        }
        if said == Status::Exceeded {
            return;
        }
        if matches!(said, Status::NotStarted | Status::UnderWay | Status::Behind)
            && figures.is_some_and(Status::is_done)
        {
            let message = fill("状态公布为“{}”，而各项指标都已达到目标，请核对", &[word]);
            return self.tell("check-status", Severity::Note, "status", &message);
        }
        if said == Status::NotStarted && figures == Some(Status::UnderWay) {
            let message = fill("状态公布为“{}”，而已有完成数，请核对", &[word]);
            return self.tell("check-status", Severity::Warning, "status", &message);
        }
        if matches!(said, Status::NotStarted | Status::UnderWay)
            && judge(self.item, self.as_of).status == Status::Behind
            && let (Some(days), Some(end)) = (overdue(self.item, self.as_of), self.item.end)
        {
            let message = fill(
                "状态公布为“{}”，而到数据截至日已过计划完成时间（{}）{} 天，按滞后列出",
                &[word, &day(end), &digits(Decimal::from_int(days))],
            );
            self.tell("check-status", Severity::Warning, "status", &message);
        }
    }

    /// Dates against each other.
    fn dates(&mut self) {
        let item = self.item;
        let before = |one: Option<Date>, two: Option<Date>| {
            let (one, two) = (one?, two?);
            (one.end() <= two.start()).then(|| (day(one), day(two)))
        };
        if let Some((end, start)) = before(item.end, item.start) {
            let message = fill(
                "计划完成时间（{}）早于开始时间（{}），请核对",
                &[&end, &start],
            );
            self.tell("check-date", Severity::Warning, "end", &message);
        }
        if let Some((finished, start)) = before(item.finished, item.start) {
            let message = fill(
                "实际完成日期（{}）早于开始时间（{}），请核对",
                &[&finished, &start],
            );
            self.tell("check-date", Severity::Warning, "finished", &message);
        }
        if let Some((as_of, finished)) = before(self.as_of, item.finished) {
            let message = fill(
                "实际完成日期（{}）晚于数据截至日（{}），请核对",
                &[&finished, &as_of],
            );
            self.tell("check-date", Severity::Warning, "finished", &message);
        }
        if let (Some(finished), Some(days)) = (item.finished, overdue(item, self.as_of))
            && finished_by(item, self.as_of)
        {
            let message = fill(
                "{}完成，比计划晚 {} 天",
                &[&day(finished), &digits(Decimal::from_int(days))],
            );
            self.tell("check-date", Severity::Note, "finished", &message);
        }
        let mut late = Vec::new();
        for step in &item.milestones {
            if step.reached == Some(false)
                && let Some((due, as_of)) = before(step.due, self.as_of)
            {
                late.push(fill(
                    "节点“{}”应在{}达到，到{}未达到",
                    &[&step.text, &due, &as_of],
                ));
            }
        }
        for message in late {
            self.tell("check-date", Severity::Note, "milestones", &message);
        }
    }

    fn reason(&mut self) {
        if unexplained(self.item, self.as_of) {
            let status = judge(self.item, self.as_of).status;
            let message = fill("{}，未说明原因", &[status.name()]);
            self.tell("check-reason", Severity::Warning, "reason", &message);
        }
    }
}

/// What must be told and is not there: one finding for all that the same items lack, with the first of them.
fn lacks(programme: &Programme, out: &mut Vec<Finding>) {
    let mut all: Vec<(&'static Need, Vec<usize>)> = Vec::new();
    for (at, item) in programme.items.iter().enumerate() {
        for need in missing(item, programme) {
            match all.iter_mut().find(|(own, _)| **own == *need) {
                Some((_, items)) => items.push(at),
                None => all.push((need, vec![at])),
            }
        }
    }
    while let Some((first, items)) = all.first().cloned() {
        let same = |(need, own): &(&Need, Vec<usize>)| *own == items && need.clause == first.clause;
        let labels: Vec<String> = all
            .iter()
            .filter(|own| same(own))
            .map(|(need, _)| fill("“{}”", &[need.label]))
            .collect();
        all.retain(|own| !same(own));
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let own = |at: &usize| programme.items.get(*at);
        let names: Vec<&str> = items
            .iter()
            .filter_map(own)
            .take(TOLD)
            .map(|item| &*item.title)
            .collect();
        let many = count(items.len());
        let clause = clause(first, programme);
        let message = if items.len() == programme.items.len() && items.len() > 1 {
            fill(
                "全部 {} 个项目没有公布{}{}",
                &[&many, &list(&labels), clause],
            )
        } else {
            fill(
                "{} 个项目没有公布{}{}：{}{}",
                &[
                    &many,
                    &list(&labels),
                    clause,
                    &list(&names),
                    if items.len() > TOLD { "等" } else { "" },
                ],
            )
        };
        out.push(Finding {
            code: "check-missing",
            severity: Severity::Note,
            place: Place {
                table: 0,
                row: items.first().and_then(own).map(|item| item.row),
                field: (labels.len() == 1).then_some(first.field),
            },
            message,
        });
    }
}
