//! What is wrong with a consultation, or not told: findings, none of which changes what was published.
//!
//! Codes: `check-sum`, `check-rate`, `check-count`, `check-reason`, `check-time`, `check-date`, `check-state`, `check-missing`.

mod draft;

use super::count::{base, places};
use super::say::{lasting, many, shown};
use super::time::{by_dates, stated};
use super::{
    Consultation, Consultations, Detail, Meeting, Proposal, Question, Reply, Response, State,
    Survey, replied, waited,
};
use crate::date::{Date, Dated, Precision};
use crate::local::clause;
use crate::text::{fill, list};
use crate::workday::Calendar;
use crate::{Decimal, Finding, Place, Severity, Value};
use Severity::{Note, Warning};

/// What stands beside the meaning of a class of answers.
pub const CLASSES_DIFFER: &str = "各地的办理类别不同，以公布的为准";
/// Within so many minutes of a 特别重大 or 重大 event there is word from the authority: five hours (国办发〔2016〕80号).
const MINUTES: i64 = 300;

/// Checks what is published. `now` is the time of the checking, in seconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn check(all: &Consultations, calendar: &Calendar, now: Option<i64>) -> Vec<Finding> {
    let mut out = Vec::new();
    for own in &all.rows {
        let by = own.publisher.as_deref().or(all.publisher.as_deref());
        let mut at = At {
            own,
            clause: clause(by, "（自府办发〔2018〕44号 二（三））"),
            out: &mut out,
        };
        at.dates(now);
        match &own.detail {
            Detail::Draft(draft) => at.draft(draft),
            Detail::Survey(survey) => {
                for question in &survey.questions {
                    at.question(question, survey);
                }
            }
            Detail::Meeting(meeting) => at.meeting(meeting),
            Detail::Response(response) => at.response(response, now),
            Detail::Proposal(proposal) => at.proposal(proposal, calendar),
        }
    }
    out
}

struct At<'a> {
    own: &'a Consultation,
    /// The clause that says what must be told, where it holds.
    clause: &'static str,
    out: &'a mut Vec<Finding>,
}

impl At<'_> {
    fn tell(&mut self, code: &'static str, severity: Severity, field: &'static str, text: &str) {
        self.out.push(Finding {
            code,
            severity,
            place: Place {
                table: 0,
                row: Some(self.own.row),
                field: Some(field),
            },
            message: fill("{}：{}", &[&self.own.title, text]),
        });
    }

    /// Days against each other, and the published word against them.
    fn dates(&mut self, now: Option<i64>) {
        let own = self.own;
        self.order("end", ("截止日期", &own.end), ("开始日期", &own.start));
        let (said, came) = (stated(own), by_dates(own, now));
        if let (Some(said), Some(came)) = (said, came)
            && said != State::Answered
            && said != came
        {
            let word = own.status.as_deref().unwrap_or_default();
            let message = fill(
                "状态公布为“{}”，而按公布的日期是“{}”，请核对",
                &[word, came.name()],
            );
            self.tell("check-state", Warning, "status", &message);
        }
    }

    fn order(&mut self, field: &'static str, later: (&str, &Dated), first: (&str, &Dated)) {
        let (Some(last), Some(start)) = (later.1.date(), first.1.date()) else {
            return;
        };
        if last.end() <= start.start() {
            let message = fill(
                "{}（{}）早于{}（{}），请核对",
                &[later.0, &last.shown(), first.0, &start.shown()],
            );
            self.tell("check-date", Warning, field, &message);
        }
    }

    fn question(&mut self, question: &Question, survey: &Survey) {
        let base = base(question, survey);
        let finest = places(question).unwrap_or(0);
        let hundred = Decimal::from_int(100);
        let mut tell = |code, label: Option<&str>, text: &str| {
            let option = label.map_or_else(String::new, |label| fill("“{}”", &[label]));
            let message = fill("“{}”{}{}", &[&question.text, &option, text]);
            self.tell(code, Warning, "questions", &message);
        };
        if let (Some(n), Some(all)) = (question.n.number(), survey.n_valid.number())
            && n > all
        {
            let text = fill(
                "有 {} 人作答，多于有效问卷的 {} 份，请核对",
                &[&shown(n), &shown(all)],
            );
            tell("check-count", None, &text);
        }
        for choice in &question.options {
            let label = Some(&*choice.label);
            let (n, pct) = (choice.n.number(), choice.pct.number());
            let over = n.zip(base).filter(|(n, base)| n > base);
            if let Some((n, base)) = over {
                let text = fill(
                    "有 {} 人选，多于作答的 {} 人，请核对",
                    &[&shown(n), &shown(base)],
                );
                tell("check-count", label, &text);
            }
            if let Some(pct) = pct.filter(|pct| *pct > hundred) {
                let text = fill("占 {}%，超过 100%，请核对", &[&shown(pct)]);
                tell("check-rate", label, &text);
            } else if let (Some(n), Some(base), Some(pct), None) = (n, base, pct, over)
                && agrees(n, base, pct, finest) == Some(false)
            {
                let exact = n.shift10(2).and_then(|own| own.ratio(base, finest.max(1)));
                let text = fill(
                    "公布的比例是 {}%，按 {}÷{} 是 {}%，请核对",
                    &[
                        &shown(pct),
                        &shown(n),
                        &shown(base),
                        &shown(exact.unwrap_or_default()),
                    ],
                );
                tell("check-rate", label, &text);
            }
        }
        if question.multiple != Some(false) {
            return;
        }
        let sum = |part: fn(&super::Choice) -> &Value| {
            let mut sum = Decimal::ZERO;
            for choice in &question.options {
                sum = sum.checked_add(part(choice).number()?)?;
            }
            (!question.options.is_empty()).then_some(sum)
        };
        // Of all valid copies some may leave a question out.
        let own = question.n.number();
        let wrong = |sum: &Decimal| match (own, base) {
            (Some(own), _) => *sum != own,
            (None, Some(base)) => *sum > base,
            (None, None) => false,
        };
        if let (Some(sum), Some(base)) = (sum(|own| &own.n).filter(wrong), own.or(base)) {
            let text = fill(
                "（单选）各项合计 {} 人，作答 {} 人，请核对",
                &[&shown(sum), &shown(base)],
            );
            tell("check-sum", None, &text);
        }
        // Each option may be off by a tenth, or by one in its last place.
        let last = Decimal::from_int(1).shift10(i32::from(finest.min(1)).wrapping_neg());
        let many = i64::try_from(question.options.len()).unwrap_or(0);
        let allowed = last.and_then(|last| last.checked_mul(Decimal::from_int(many)));
        if let (Some(sum), Some(last), Some(allowed)) = (sum(|own| &own.pct), last, allowed)
            && let Some(off) = sum.checked_sub(hundred)
            && off.abs() > allowed
        {
            let text = fill(
                "（单选）各项比例合计 {}%，与 100% 相差超过取舍允许的 {}（每项 {}），请核对",
                &[&shown(sum), &shown(allowed), &shown(last)],
            );
            tell("check-sum", None, &text);
        }
    }

    fn meeting(&mut self, meeting: &Meeting) {
        let open = meeting.opinions.iter().filter(|own| own.response.is_none());
        let open = open.count();
        if open > 0 {
            let message = fill(
                "列席代表的意见有 {} 条没有回应",
                &[&crate::text::count(open)],
            );
            self.tell("check-missing", Note, "opinions", &message);
        }
    }

    fn response(&mut self, own: &Response, now: Option<i64>) {
        self.order(
            "first_response_at",
            ("首次回应", &own.first),
            ("事件发生", &own.event),
        );
        if let (Some(true), Some(minutes)) = (self.own.major, waited(own))
            && minutes > MINUTES
        {
            let message = fill(
                "事件发生后 {}首次回应；特别重大、重大突发事件最迟在 5 小时内发布权威信息（国办发〔2016〕80号）",
                &[&lasting(minutes)],
            );
            self.tell("check-time", Warning, "first_response_at", &message);
        }
        if let (Some(next), Some(now)) = (own.next.date(), now)
            && next.end() <= now
        {
            let message = fill("已过下次更新时间（{}）", &[&next.shown()]);
            self.tell("check-time", Note, "next_update", &message);
        }
        let told = [
            (own.cause.is_some(), "问题成因"),
            (own.plan.is_some(), "解决方案"),
            (own.constraints.is_some(), "制约因素"),
        ];
        let lacks = told.iter().filter(|(there, _)| !there);
        let lacks: Vec<&str> = lacks.map(|(_, name)| *name).collect();
        // One that says none of them stands elsewhere.
        if !lacks.is_empty() && lacks.len() < told.len() {
            let message = fill("回应没有写{}", &[&list(&lacks)]);
            self.tell("check-missing", Note, "cause", &message);
        }
    }

    fn proposal(&mut self, own: &Proposal, calendar: &Calendar) {
        self.order(
            "replied_at",
            ("答复日期", &own.replied),
            ("交办日期", &own.received),
        );
        let (severity, text) = match replied(own, calendar) {
            Reply::Late(due, days) => (
                Warning,
                fill(
                    "应在交办后三个月内、最长六个月内（{}前）答复，逾期 {} 天",
                    &[
                        &Date::at(due.midnight()).no_finer(Precision::Day).shown(),
                        &many(days),
                    ],
                ),
            ),
            Reply::Long(_) => (
                Note,
                "答复在交办三个月以后；涉及面广、处理难度大的，最长六个月".to_owned(),
            ),
            Reply::InTime(_) | Reply::Unknown => (Note, String::new()),
        };
        if !text.is_empty() {
            self.tell("check-time", severity, "replied_at", &text);
        }
        match own.public {
            Some(false) if own.private_reason.is_none() => {
                self.tell(
                    "check-reason",
                    Warning,
                    "public",
                    "答复不公开，没有说明理由",
                );
            }
            Some(true) if own.reply.is_none() && self.own.url.is_none() => {
                self.tell("check-missing", Note, "reply", "没有公布答复全文");
            }
            _ => {}
        }
    }
}

/// Whether a percentage is what `n` is of `base`, within a tenth, or rounded half up or cut off at its last place. `None` where
/// the numbers are too great to say.
fn agrees(n: Decimal, base: Decimal, pct: Decimal, places: u8) -> Option<bool> {
    let hundred = n.shift10(2)?;
    let unit = Decimal::from_int(1).shift10(i32::from(places).wrapping_neg())?;
    let half = Decimal::from_int(5).shift10(i32::from(places).wrapping_neg().wrapping_sub(1))?;
    let tenth = Decimal::from_int(1).shift10(-1)?;
    let off = pct.checked_mul(base)?.checked_sub(hundred)?.abs();
    let low = pct.checked_sub(half)?.checked_mul(base)?;
    let high = pct.checked_add(unit)?.checked_mul(base)?;
    Some(off <= tenth.checked_mul(base)? || low <= hundred && hundred < high)
}
