//! A consultation in one sentence: the same for the eye, the screen reader and the share text.

use super::{
    Consultation, Detail, Draft, Meeting, Proposal, Response, State, Survey, days_left, decided,
    leading, state, waited,
};
use crate::date::Dated;
use crate::number::{count, group};
use crate::text::{fill, put};
use crate::{Decimal, Value};

/// How long it took: `3 小时 30 分钟`.
#[must_use]
pub fn lasting(minutes: i64) -> String {
    let mut out = String::new();
    let (hours, rest) = (minutes.div_euclid(60), minutes.rem_euclid(60));
    for (number, unit) in [(hours, " 小时"), (rest, " 分钟")] {
        if number != 0 || minutes == 0 && unit == " 分钟" {
            if !out.is_empty() {
                out.push(' ');
            }
            put(&mut out, "{}{}", &[&many(number), unit]);
        }
    }
    out
}

pub(super) fn many(number: i64) -> String {
    shown(Decimal::from_int(number))
}

/// A number for the screen.
pub(super) fn shown(number: Decimal) -> String {
    group(&number, None)
}

/// One consultation in a sentence, at `now` in seconds since 1970-01-01T00:00:00Z: until when and how many days are left; what
/// came of it; how long the response took; who answered and of which class the answer is.
///
/// “养犬管理办法（征求意见稿）：正在征集意见，2026年3月31日截止，还有 3 天。”
#[must_use]
pub fn sentence(own: &Consultation, now: Option<i64>) -> String {
    let mut out = String::from(&*own.title);
    out.push('：');
    match &own.detail {
        Detail::Draft(draft) => match state(own, now) {
            State::Answered => answers(&mut out, draft),
            state => open(&mut out, own, state, now, "意见征集"),
        },
        Detail::Survey(survey) => match state(own, now) {
            State::Answered => result(&mut out, survey),
            state => open(&mut out, own, state, now, "调查"),
        },
        Detail::Meeting(meeting) => sitting(&mut out, own, meeting, now),
        Detail::Response(response) => response_to(&mut out, response, now),
        Detail::Proposal(proposal) => answer(&mut out, proposal),
    }
    out.push('。');
    out
}

/// A date on screen, where there is one.
fn date(dated: &Dated) -> Option<String> {
    dated.date().map(crate::date::Date::shown)
}

/// Puts `pattern` with a date in it, where there is one.
fn on(out: &mut String, pattern: &str, dated: &Dated) {
    if let Some(date) = date(dated) {
        put(out, pattern, &[&date]);
    }
}

/// Puts `pattern` with a number in it, where there is one.
fn with(out: &mut String, pattern: &str, value: &Value) {
    if let Some(number) = value.number() {
        put(out, pattern, &[&shown(number)]);
    }
}

/// What is not answered yet: until when, and how long that is.
fn open(out: &mut String, own: &Consultation, state: State, now: Option<i64>, what: &str) {
    match state {
        State::NotYet => {
            put(out, "{}还没有开始", &[what]);
            on(out, "，{}开始", &own.start);
        }
        State::Open => put(out, "{}正在进行", &[what]),
        State::Ended => put(out, "{}已经结束", &[what]),
        State::Answered | State::Unknown => out.push_str(what),
    }
    if own.end.date().is_none() {
        out.push_str("，没有公布截止日期");
    }
    until(out, own, now, "，");
    if state == State::Ended {
        out.push_str("，没有看到公布的反馈");
    }
}

/// The last day, behind `before`, and how many days are left.
fn until(out: &mut String, own: &Consultation, now: Option<i64>, before: &str) {
    let Some(end) = date(&own.end) else {
        return;
    };
    out.push_str(before);
    match days_left(own, now) {
        Some(0) => put(out, "今天（{}）截止", &[&end]),
        Some(days) => put(out, "{}截止，还有 {} 天", &[&end, &many(days)]),
        None => put(out, "{}截止", &[&end]),
    }
}

/// What became of the opinions.
fn answers(out: &mut String, draft: &Draft) {
    let decided = decided(draft);
    match draft.received.number() {
        Some(none) if none.is_zero() => out.push_str("没有收到意见"),
        Some(all) => put(out, "收到意见 {} 条", &[&shown(all)]),
        None if decided.is_some() => out.push_str("没有公布收到多少条意见"),
        None => out.push_str("已公布意见征集的反馈"),
    }
    let zero = draft.received.number().is_some_and(Decimal::is_zero);
    if zero && decided.is_none_or(|(sum, _)| sum.is_zero()) {
        return;
    }
    with(out, "，采纳 {} 条", &draft.adopted);
    with(out, "，部分采纳 {} 条", &draft.partly);
    with(out, "，未采纳 {} 条", &draft.rejected);
    if let Some((_, Some(rest))) = decided
        && rest.over(0)
    {
        put(out, "，其余 {} 条没有写明处理结果", &[&shown(rest)]);
    }
}

/// What a survey came to.
fn result(out: &mut String, survey: &Survey) {
    out.push_str("调查结果已公布");
    with(out, "，有效问卷 {} 份", &survey.n_valid);
    if let Some(question) = survey.questions.first()
        && let Some((choice, part)) = leading(question, survey)
    {
        put(
            out,
            "，“{}”选“{}”的最多，占 {}%",
            &[&question.text, &choice.label, &shown(part)],
        );
    }
    if survey.questions.len() > 1 {
        put(out, "，共 {} 题", &[&count(survey.questions.len())]);
    }
}

/// When a meeting is and how one gets in; or who was there.
fn sitting(out: &mut String, own: &Consultation, meeting: &Meeting, now: Option<i64>) {
    let date = meeting.date.date();
    match date {
        Some(date) => put(out, "{}", &[&date.shown()]),
        None => out.push_str("会议日期没有公布"),
    }
    let over = date.zip(now).is_some_and(|(date, now)| date.end() <= now);
    if let Some(name) = &meeting.meeting {
        put(out, "，{}", &[name]);
    }
    if let Some(topic) = &meeting.topic {
        put(out, "，议题是{}", &[topic]);
    }
    if over || !meeting.attendees.is_empty() {
        if !meeting.attendees.is_empty() {
            put(out, "，{} 名代表列席", &[&count(meeting.attendees.len())]);
        }
        let said = meeting.opinions.len();
        if said > 0 {
            let answered = meeting.opinions.iter();
            let answered = answered.filter(|own| own.response.is_some()).count();
            put(
                out,
                "，提出意见 {} 条，已回应 {} 条",
                &[&count(said), &count(answered)],
            );
        }
        return;
    }
    with(out, "，列席名额 {} 个", &meeting.seats);
    until(out, own, now, "，报名");
}

/// How long the response took, and when there is more.
fn response_to(out: &mut String, response: &Response, now: Option<i64>) {
    match (waited(response), response.first.date()) {
        (Some(minutes), _) => put(out, "事件发生后 {}首次回应", &[&lasting(minutes)]),
        (None, Some(first)) => put(out, "{}首次回应，离事件发生多久无法判断", &[&first.shown()]),
        (None, None) => out.push_str("没有公布首次回应的时间"),
    }
    if let Some(next) = response.next.date() {
        let past = now.is_some_and(|now| next.end() <= now);
        let pattern = if past {
            "，已过下次更新时间（{}）"
        } else {
            "，下次更新：{}"
        };
        put(out, pattern, &[&next.shown()]);
    }
}

/// Who answered and of which class the answer is.
fn answer(out: &mut String, own: &Proposal) {
    let form = own.form.as_deref().unwrap_or("建议提案");
    match &own.no {
        Some(no) => put(out, "{}（{}）", &[form, no]),
        None => out.push_str(form),
    }
    let lead = own.lead.as_deref().unwrap_or_default();
    match date(&own.replied) {
        Some(day) if lead.is_empty() => put(out, "{}答复", &[&day]),
        Some(day) => put(out, "由{}于{}答复", &[lead, &day]),
        None if own.reply.is_some() => {
            out.push_str("已答复");
            if !lead.is_empty() {
                put(out, "（{}）", &[lead]);
            }
        }
        None => out.push_str("没有公布答复"),
    }
    if let Some(class) = &own.class {
        put(out, "，办理类别 {}", &[class]);
        if let Some(meaning) = own.meaning() {
            out.push_str(&fill("（{}）", &[meaning]));
        }
    }
    if own.public == Some(false) {
        out.push_str("，答复全文不公开");
    }
}
