//! The words by which a policy is shown.

use mingbai_data::date::{Date, Dated, Day, Precision};
use mingbai_data::policy::{Force, Policies, Policy, Timely, force, terms, timely, working_days};
use mingbai_data::workday::Calendar;

use crate::pen::Pen;
use crate::text::num;

/// The style class of a word.
fn mark(force: Force) -> &'static str {
    match force {
        Force::InForce => "mbp-chip mbp-yes",
        Force::Amended | Force::NotYet => "mbp-chip mbp-note",
        Force::Repealed | Force::Expired => "mbp-chip mbp-no",
        Force::Unknown => "mbp-chip",
    }
}

/// Whether it is in force, as a word with its colour; a published word that is none of ours as it is printed.
pub fn chip(pen: &mut Pen, policy: &Policy, now: Option<i64>) {
    let force = force(policy, now);
    let printed = policy.status.as_deref().filter(|_| force == Force::Unknown);
    pen.open("span");
    pen.set("class", mark(force));
    pen.write(printed.unwrap_or(force.name()));
    pen.close();
}

/// A date as printed, no finer than a day; empty where there is none.
pub fn day(dated: &Dated) -> String {
    let date = dated.date();
    date.map_or_else(String::new, shown)
}

/// The same of a date that is there.
pub fn shown(date: Date) -> String {
    date.no_finer(Precision::Day).shown()
}

/// A day: `2018年10月8日`.
pub fn calendar_day(day: Day) -> String {
    let number = |own: i64| num(usize::try_from(own).unwrap_or(0));
    [
        &*number(day.year()),
        "年",
        &*number(day.month()),
        "月",
        &*number(day.day()),
        "日",
    ]
    .concat()
}

/// From when to when: `2024年1月1日至2024年12月31日`, `2024年1月1日起`, `2024年12月31日前`.
pub fn span(first: &Dated, last: &Dated) -> String {
    let (first, last) = (day(first), day(last));
    match (first.is_empty(), last.is_empty()) {
        (true, true) => String::new(),
        (false, true) => [&*first, "起"].concat(),
        (true, false) => [&*last, "止"].concat(),
        (false, false) => [&*first, "至", &*last].concat(),
    }
}

/// Whether it was published in time, in words; empty where nothing is said of either day.
pub fn in_time(
    policies: &Policies,
    policy: &Policy,
    calendar: &Calendar,
    now: Option<i64>,
) -> String {
    let [term, _] = terms(policies, policy);
    let (signed, published) = (policy.signed.date(), policy.published.date());
    let rule = [
        "（签发后 ",
        &*num(term.within as usize),
        " 个工作日内公开，",
        term.rule,
        "）",
    ]
    .concat();
    match timely(calendar, signed, term.within, published, now) {
        Timely::InTime(_) => ["按时", &*rule].concat(),
        Timely::Late(due, late) => {
            let late = working_days(late);
            let due = calendar_day(due);
            ["逾期", &*late, "，应于", &*due, "前公开", &*rule].concat()
        }
        Timely::Due(due) => ["应于", &*calendar_day(due), "前公开", &*rule].concat(),
        Timely::Unknown if signed.is_some() || published.is_some() => {
            let why = if signed.is_none() {
                "无法判断，没有公布签发日期"
            } else {
                "无法判断"
            };
            [why, &*rule].concat()
        }
        Timely::Unknown => String::new(),
    }
}

/// A policy in one sentence: what it says of itself, else what it is and since when.
pub fn sentence(policies: &Policies, policy: &Policy, now: Option<i64>) -> String {
    if let Some(summary) = &policy.summary {
        return (**summary).to_owned();
    }
    let by = policy
        .publisher
        .as_deref()
        .or(policies.publisher.as_deref());
    let mut out = String::new();
    out.push_str(by.unwrap_or_default());
    let published = day(&policy.published);
    out.push_str(&published);
    if !published.is_empty() {
        out.push_str("公布");
    } else if !out.is_empty() {
        out.push_str("发布");
    }
    let effective = day(&policy.effective);
    if !effective.is_empty() {
        if !out.is_empty() {
            out.push('，');
        }
        out.push_str(&effective);
        out.push_str("起施行");
    }
    let force = force(policy, now);
    if force != Force::Unknown {
        if !out.is_empty() {
            out.push('，');
        }
        out.push_str("现在");
        out.push_str(force.name());
    }
    if !out.is_empty() {
        out.push('。');
    }
    out
}

/// What is open as text, its first screen; else the list, a line each.
pub fn copied(out: &mut String, policies: &Policies, open: Option<usize>, now: Option<i64>) {
    let Some(policy) = open.and_then(|at| policies.rows.get(at)) else {
        for policy in &policies.rows {
            out.push_str(&policy.title);
            out.push('\t');
            out.push_str(&day(&policy.published));
            out.push('\n');
        }
        return;
    };
    let when = span(&policy.apply_from, &policy.apply_to);
    let own = |text: &'_ Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    let lines = [
        ("", (*policy.title).to_owned()),
        ("文号：", own(&policy.doc_no)),
        ("", sentence(policies, policy, now)),
        ("范围：", own(&policy.covered)),
        ("标准：", own(&policy.amount)),
        ("办理时间：", when),
        ("办理地点：", own(&policy.place)),
        ("电话：", own(&policy.phone)),
        ("原文：", own(&policy.url)),
    ];
    for (name, text) in lines {
        if !text.is_empty() {
            out.push_str(name);
            out.push_str(&text);
            out.push('\n');
        }
    }
}
