//! What is wrong with a policy, or not told: findings, none of which changes what was published.
//!
//! Codes: `check-time`, `check-force`, `check-date`, `check-missing`, `unit`; `check-conditions` is found while reading.

use super::force::stated;
use super::timely::exact;
use super::{Force, Policies, Policy, Term, Timely, force, terms, timely};
use crate::date::{Date, Dated, Day};
use crate::local::clause;
use crate::number::read_number;
use crate::text::{fill, has, list};
use crate::workday::Calendar;
use crate::{Decimal, Finding, Missing, Place, Severity};

/// What an explanation has to tell (二（二）), by the field and its name.
type Told = (&'static str, &'static str, fn(&Policy) -> bool);
const TOLD: [Told; 8] = [
    ("basis", "制定依据", |own| !own.basis.is_empty()),
    ("points", "主要内容", |own| !own.points.is_empty()),
    ("covered", "涉及范围", |own| own.covered.is_some()),
    ("standards", "执行标准", |own| {
        !own.standards.is_empty() || own.amount.is_some()
    }),
    ("background", "政策背景", |own| own.background.is_some()),
    ("tasks", "重点任务", |own| !own.tasks.is_empty()),
    ("next_steps", "后续工作考虑", |own| {
        own.next_steps.is_some()
    }),
    ("interpreter", "第一解读人", |own| {
        own.interpreter.is_some()
    }),
];

/// Checks what is published. `now` is the time of the checking, in seconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn check(policies: &Policies, calendar: &Calendar, now: Option<i64>) -> Vec<Finding> {
    let mut out = Vec::new();
    for policy in &policies.rows {
        let by = policy.publisher.as_deref();
        let mut at = At {
            policy,
            terms: terms(policies, policy),
            clause: clause(
                by.or(policies.publisher.as_deref()),
                "（自府办发〔2018〕44号 二（二））",
            ),
            out: &mut out,
        };
        at.time(calendar, now);
        at.force(now);
        at.dates();
        at.told();
        at.units();
    }
    out
}

struct At<'a> {
    policy: &'a Policy,
    terms: [Term<'a>; 2],
    /// The clause of what an explanation has to tell.
    clause: &'static str,
    out: &'a mut Vec<Finding>,
}

/// A day on screen.
fn day(day: Day) -> String {
    [
        &*Decimal::from_int(day.year()).to_string(),
        "年",
        &*Decimal::from_int(day.month()).to_string(),
        "月",
        &*Decimal::from_int(day.day()).to_string(),
        "日",
    ]
    .concat()
}

fn many(number: i64) -> String {
    Decimal::from_int(number).to_string()
}

/// So many working days; none has passed where only days off lie between.
#[must_use]
pub fn working_days(days: i64) -> String {
    if days < 1 {
        return "不到 1 个工作日".into();
    }
    fill(" {} 个工作日", &[&many(days)])
}

impl At<'_> {
    fn tell(&mut self, code: &'static str, severity: Severity, field: &'static str, text: &str) {
        self.out.push(Finding {
            code,
            severity,
            place: Place {
                table: 0,
                row: Some(self.policy.row),
                field: Some(field),
            },
            message: fill("{}：{}", &[&self.policy.title, text]),
        });
    }

    /// Whether it, and its changes, were published in time.
    fn time(&mut self, calendar: &Calendar, now: Option<i64>) {
        let policy = self.policy;
        let [publish, change] = self.terms;
        let whole = [(&policy.signed, &policy.published, "签发", publish)];
        let changes = policy.changes.iter();
        let changes = changes.map(|own| (&own.approved, &own.published, "审批完成", change));
        for (first, published, word, term) in whole.into_iter().chain(changes) {
            let found = timely(calendar, first.date(), term.within, published.date(), now);
            let (Timely::Late(due, late), Some(first)) = (found, exact(first.date())) else {
                continue;
            };
            let message = fill(
                "{}{}，应在 {} 个工作日内（{}前）公开，逾期{}（{}）",
                &[
                    &day(first),
                    word,
                    &many(term.within.into()),
                    &day(due),
                    &working_days(late),
                    term.rule,
                ],
            );
            self.tell("check-time", Severity::Warning, "published_at", &message);
        }
        // The printed day is not the day of signing: what follows from it is only estimated.
        if exact(policy.signed.date()).is_none()
            && let Some(dated) = exact(policy.dated.date())
            && let Timely::Late(due, late) = timely(
                calendar,
                policy.dated.date(),
                publish.within,
                policy.published.date(),
                now,
            )
        {
            let message = fill(
                "没有公布签发日期，不能判断是否按时公开；按落款日期（{}）推算应于{}前公开，公布日期在其后{}",
                &[&day(dated), &day(due), &working_days(late)],
            );
            self.tell("check-time", Severity::Note, "signed_at", &message);
        }
    }

    /// The published word against the dates; and whether it may be relied on.
    fn force(&mut self, now: Option<i64>) {
        let policy = self.policy;
        if let Some(word) = policy.status.as_deref() {
            let came = force(policy, now);
            match stated(word) {
                None => {
                    let message = fill(
                        "有效性“{}”不能识别：有日期的按日期判断，没有的按原文显示",
                        &[word],
                    );
                    self.tell("check-force", Severity::Note, "status", &message);
                }
                Some(Force::InForce | Force::Amended)
                    if matches!(came, Force::Expired | Force::NotYet) =>
                {
                    let message = fill(
                        "有效性公布为“{}”，而按公布的日期{}，请核对",
                        &[word, came.name()],
                    );
                    self.tell("check-force", Severity::Warning, "status", &message);
                }
                Some(_) => {}
            }
        }
        if unpublished(policy, now) {
            self.tell(
                "check-force",
                Severity::Warning,
                "published_at",
                &unpublished_said(policy, "；"),
            );
        }
    }

    /// Days against each other.
    fn dates(&mut self) {
        let policy = self.policy;
        let pairs: [(&'static str, &Dated, &str, &Dated, &str); 4] = [
            (
                "published_at",
                &policy.published,
                "公布日期",
                &policy.signed,
                "签发日期",
            ),
            (
                "expires_at",
                &policy.expires,
                "失效日期",
                &policy.effective,
                "施行日期",
            ),
            (
                "apply_to",
                &policy.apply_to,
                "办理截止日期",
                &policy.apply_from,
                "办理开始日期",
            ),
            (
                "published_at",
                &policy.published,
                "公布日期",
                &policy.dated,
                "落款日期",
            ),
        ];
        for (field, later, later_name, first, first_name) in pairs {
            let (Some(later), Some(first)) = (later.date(), first.date()) else {
                continue;
            };
            if Date::end(later) <= Date::start(first) {
                let message = fill(
                    "{}（{}）早于{}（{}），请核对",
                    &[later_name, &later.shown(), first_name, &first.shown()],
                );
                self.tell("check-date", Severity::Warning, field, &message);
            }
        }
    }

    /// A number in the standards that says of what it is neither itself nor by its unit.
    fn units(&mut self) {
        for own in &self.policy.standards {
            let Some(amount) = own.amount.as_deref() else {
                continue;
            };
            let bare = own.unit.is_none() && !has(amount, "%") && !has(&own.item, "元");
            if bare && read_number(amount).number().is_some() {
                let message = fill("“{}”的标准“{}”没有写单位", &[&own.item, amount]);
                self.tell("unit", Severity::Warning, "standards", &message);
            }
        }
    }

    /// What an explanation has to tell and does not.
    fn told(&mut self) {
        let policy = self.policy;
        let explains = TOLD.iter().any(|(.., there)| there(policy));
        if !explains {
            return;
        }
        let lacks: Vec<&Told> = TOLD.iter().filter(|(.., there)| !there(policy)).collect();
        if lacks.is_empty() {
            return;
        }
        let names: Vec<String> = lacks
            .iter()
            .map(|(_, name, _)| fill("“{}”", &[name]))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let message = fill("解读没有写{}{}", &[&list(&names), self.clause]);
        let field = lacks.first().map_or("summary", |(field, ..)| *field);
        self.tell("check-missing", Severity::Note, field, &message);
    }
}

/// Whether it is a document that binds nobody before it is published, and says itself that it is not.
#[must_use]
pub fn unpublished(policy: &Policy, now: Option<i64>) -> bool {
    let genre = policy.genre.as_deref().unwrap_or_default();
    let not_yet = match (&policy.published, now) {
        // Nothing is said of it where the field is not there.
        (Dated::Missing(why, _), _) => *why == Missing::NotReported,
        (Dated::Present(date, _), Some(now)) => date.is_after(now),
        (Dated::Present(..), None) => false,
    };
    has(genre, "规范性文件") && not_yet
}

/// That it is not, in words: without its day, or before it.
#[must_use]
pub fn unpublished_said(policy: &Policy, mark: &str) -> String {
    let date = policy.published.date().map(|date| date.shown());
    let why = match &date {
        Some(date) => fill("公布日期（{}）还没有到", &[date]),
        None => "没有公布日期".into(),
    };
    fill(
        "{}{}未经公布的行政规范性文件不得作为行政管理的依据",
        &[&why, mark],
    )
}
