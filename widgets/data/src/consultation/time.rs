//! Where a consultation stands, and how long something took.

use super::{Consultation, Detail, Draft, Proposal, Response};
use crate::date::{Date, Day, Precision};
use crate::fold::key;
use crate::text::among;
use crate::workday::Calendar;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// 未开始
    NotYet,
    /// 征集中
    Open,
    /// 已结束
    Ended,
    /// 已反馈: what came of it is published.
    Answered,
    /// Not known.
    Unknown,
}

impl State {
    /// The word on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotYet => "未开始",
            Self::Open => "征集中",
            Self::Ended => "已结束",
            Self::Answered => "已反馈",
            Self::Unknown => "时间没有公布",
        }
    }

    /// The rule by which it has its word.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::NotYet => "开始日期还没有到",
            Self::Open => "截止日期还没有过，截止当天算在内",
            Self::Ended => "截止日期已过，没有看到公布的反馈",
            Self::Answered => "已公布反馈或结果",
            Self::Unknown => "没有公布起止日期，也没有公布能识别的状态",
        }
    }
}

/// The words that are published for a state, in the form of [`key`].
const WORDS: [(State, &str); 4] = [
    (State::NotYet, "未开始|尚未开始|即将开始|预告"),
    (State::Open, "征集中|正在征集|进行中|正在进行|报名中|开放"),
    (
        State::Ended,
        "已结束|结束|已截止|截止|征集结束|已关闭|已过期",
    ),
    (
        State::Answered,
        "已反馈|已公布结果|结果已公布|已公开反馈|已答复|已回应|已办结",
    ),
];

/// The published word.
pub(super) fn stated(own: &Consultation) -> Option<State> {
    let word = key(own.status.as_deref()?);
    let known = WORDS.iter().find(|(_, words)| among(words, &word));
    known.map(|(state, _)| *state)
}

/// Where it stands by its dates alone; `None` where they do not tell.
pub(super) fn by_dates(own: &Consultation, now: Option<i64>) -> Option<State> {
    let now = now?;
    let closes = closes(own);
    if closes.is_some_and(|last| last.end() <= now) {
        return Some(State::Ended);
    }
    match own.start.date() {
        Some(first) if first.is_after(now) => Some(State::NotYet),
        _ => closes.map(|_| State::Open),
    }
}

/// The last day; of a meeting that names none, the day of the meeting.
fn closes(own: &Consultation) -> Option<Date> {
    own.end.date().or_else(|| match &own.detail {
        Detail::Meeting(meeting) => meeting.date.date(),
        _ => None,
    })
}

/// Where it stands at `now`, in seconds since 1970-01-01T00:00:00Z: what is answered is answered, whatever its dates; then by
/// its dates; then as published. Of a meeting it is the applications that are open or over.
#[must_use]
pub fn state(own: &Consultation, now: Option<i64>) -> State {
    let said = stated(own);
    if answered(own, now) || said == Some(State::Answered) {
        return State::Answered;
    }
    by_dates(own, now).or(said).unwrap_or(State::Unknown)
}

/// Whether what came of it is published. A number of opinions that were received is no answer: sites count while they collect.
fn answered(own: &Consultation, now: Option<i64>) -> bool {
    match &own.detail {
        Detail::Draft(draft) => fed_back(draft, now),
        Detail::Survey(survey) => {
            let mut options = survey.questions.iter().flat_map(|own| &own.options);
            options.any(|own| own.n.number().or(own.pct.number()).is_some())
        }
        Detail::Meeting(meeting) => meeting.opinions.iter().any(|own| own.response.is_some()),
        Detail::Response(response) => response.first.date().is_some(),
        Detail::Proposal(proposal) => proposal.reply.is_some() || proposal.replied.date().is_some(),
    }
}

fn fed_back(draft: &Draft, now: Option<i64>) -> bool {
    let later = draft.feedback_at.date().zip(now);
    if let Some((date, now)) = later {
        return !date.is_after(now);
    }
    let decided = [&draft.adopted, &draft.partly, &draft.rejected];
    draft.feedback.is_some()
        || draft.feedback_url.is_some()
        || draft.feedback_at.date().is_some()
        || draft.groups.iter().any(|own| own.printed.is_some())
        || decided.iter().any(|own| own.number().is_some())
}

/// Calendar days in Beijing that are left: 0 on the last day, which counts. `None` where it is over or has not begun, and where
/// the last day is not known to the day.
#[must_use]
pub fn days_left(own: &Consultation, now: Option<i64>) -> Option<i64> {
    if by_dates(own, now)? != State::Open {
        return None;
    }
    let last = own.end.date()?;
    let exact = last.precision() >= Precision::Day || last.is_until();
    let last = Date::at(last.end().saturating_sub(1)).day();
    let today = Date::at(now?).day();
    exact.then(|| last.number().saturating_sub(today.number()))
}

/// Minutes from the event to the first response; `None` where one of them is not known to the minute, or the response is the
/// earlier one.
#[must_use]
pub fn waited(own: &Response) -> Option<i64> {
    let minute = |date: Option<Date>| date.filter(|date| date.precision() >= Precision::Minute);
    let (event, first) = (minute(own.event.date())?, minute(own.first.date())?);
    let seconds = first.start().saturating_sub(event.start());
    (seconds >= 0).then(|| seconds.div_euclid(60))
}

/// Whether a proposal was answered in time: within three months of being handed over, six at the most (代表法: 自交办之日起三个月内答复，
/// 涉及面广、处理难度大的自交办之日起六个月内答复).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// By this day, which ends the three months.
    InTime(Day),
    /// After three months and by this day, which ends the six.
    Long(Day),
    /// So many calendar days after this day, which ends the six months.
    Late(Day, i64),
    /// 无法判断
    Unknown,
}

/// Whether it was answered in time. Unknown where one of both days is not known to the day.
#[must_use]
pub fn replied(own: &Proposal, calendar: &Calendar) -> Reply {
    let day = |date: Option<Date>| {
        let date = date.filter(|date| date.precision() >= Precision::Day);
        date.map(Date::day)
    };
    let (Some(first), Some(reply)) = (day(own.received.date()), day(own.replied.date())) else {
        return Reply::Unknown;
    };
    match (months(first, 3, calendar), months(first, 6, calendar)) {
        (Some(due), _) if reply <= due => Reply::InTime(due),
        (Some(_), Some(last)) if reply <= last => Reply::Long(last),
        (Some(_), Some(last)) => Reply::Late(last, reply.number().saturating_sub(last.number())),
        _ => Reply::Unknown,
    }
}

/// The day on which so many months after `first` are over: of the same number, else the last of its month; where that is a day
/// off, the next working day (民法典第二百零二、二百零三条). `None` where nobody knows whether it is.
fn months(first: Day, many: i64, calendar: &Calendar) -> Option<Day> {
    let month = first.add_months(many);
    let same = Day::new(month.year(), month.month(), first.day());
    let last = same.unwrap_or_else(|| {
        let next = month.add_months(1);
        Day::from_number(next.number().saturating_sub(1))
    });
    if calendar.is_workday(last)? {
        Some(last)
    } else {
        calendar.after(last, 1)
    }
}
