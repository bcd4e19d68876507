//! The first screen: is it in force, am I covered, how much, from when to when, where, whom to call.

use mingbai_data::date::Dated;
use mingbai_data::policy::{Force, force, unpublished, unpublished_said};

use super::ask::ask;
use super::card::Scene;
use super::say::{chip, day, span};
use crate::board::entry;
use crate::link::{link, phones};
use crate::pen::Pen;
use crate::text::num;

/// Draws it.
#[inline(never)]
pub fn first(pen: &mut Pen, scene: &Scene) {
    let policy = scene.policy;
    pen.open("div|class=mb-row mbp-state");
    chip(pen, policy, scene.now);
    for (word, dated) in [("施行", &policy.effective), ("有效期至", &policy.expires)] {
        let day = day(dated);
        if !day.is_empty() {
            pen.put("span", &[word, " ", &*day].concat());
        }
    }
    if let Some(number) = &policy.doc_no {
        pen.put("span|class=mbp-no-break", number);
    }
    pen.close();
    pen.open("");
    if unpublished(policy, scene.now) {
        let said = [&*unpublished_said(policy, "。"), "。"].concat();
        pen.put("p|class=mbp-warn", &said);
    }
    let force = force(policy, scene.now);
    if force.is_over() || force == Force::NotYet {
        let what = if force.is_over() {
            "，不能再按它办理。"
        } else {
            "，到施行那天才能按它办理。"
        };
        pen.put(
            "p|class=mbp-warn",
            &["这份文件", force.name(), what].concat(),
        );
    }
    let asked = policy.conditions.is_some() && !force.is_over() && !scene.paper;
    pen.close();
    pen.open("dl|class=mbp-first");
    let covered = policy.covered.as_deref();
    if covered.is_some() || policy.conditions.is_some() {
        pen.open("div");
        pen.put("dt", "我在范围内吗");
        pen.open("dd");
        pen.write(covered.unwrap_or_default());
        pen.open("");
        if asked {
            pen.open("button|type=button|class=mb-button mbp-ask|data-a=s");
            pen.state("aria-expanded", scene.view.check);
            pen.write(if scene.view.check {
                "收起自查"
            } else {
                "自查一下"
            });
            pen.close();
            pen.open("");
            if scene.view.check {
                ask(pen, scene);
            }
            pen.close();
        }
        pen.close();
        pen.close();
        pen.close();
    }
    how_much(pen, scene);
    let when = span(&policy.apply_from, &policy.apply_to);
    if !when.is_empty() {
        let left = left(&policy.apply_from, &policy.apply_to, scene.now);
        entry(pen, "什么时候办", &[&[when, left].concat()]);
    }
    if let Some(takes) = &policy.takes {
        entry(pen, "多久办好", &[takes]);
    }
    if let Some(fee) = &policy.fee {
        entry(pen, "收费", &[fee]);
    }
    if policy.place.is_some() || policy.hours.is_some() || policy.apply_url.is_some() {
        pen.open("div");
        pen.put("dt", "去哪里办");
        pen.open("dd");
        let mut lines = [&policy.place, &policy.hours].into_iter().flatten();
        if let Some(line) = lines.next() {
            pen.write(line);
        }
        for line in lines {
            pen.put("small", line);
        }
        if let Some(url) = &policy.apply_url {
            pen.open("p");
            link(pen, Some(url), "网上办理");
            pen.close();
        }
        pen.close();
        pen.close();
    }
    if let Some(phone) = &policy.phone {
        pen.open("div");
        pen.put("dt", "打什么电话");
        pen.open("dd|class=mbp-call");
        phones(pen, phone);
        pen.close();
        pen.close();
    }
    pen.close();
}

/// Whether that time is still to come, or over, or how many days are left of it.
fn left(first: &Dated, last: &Dated, now: Option<i64>) -> String {
    let (first, last) = (first.date(), last.date());
    let Some(now) = now else {
        return String::new();
    };
    if first.is_some_and(|first| first.is_after(now)) {
        return "（还没有开始）".to_owned();
    }
    match last.map(|last| last.end().saturating_sub(now)) {
        Some(seconds) if seconds <= 0 => "（已截止）".to_owned(),
        Some(seconds) if seconds <= 31 * 86_400 => {
            let days = seconds.saturating_sub(1).div_euclid(86_400);
            match usize::try_from(days) {
                Ok(0) => "（今天截止）".to_owned(),
                Ok(days) => ["（还剩 ", &*num(days), " 天）"].concat(),
                Err(_) => String::new(),
            }
        }
        _ => String::new(),
    }
}

/// How much, in words, or the first lines of the standards.
fn how_much(pen: &mut Pen, scene: &Scene) {
    let policy = scene.policy;
    if let Some(amount) = &policy.amount {
        return entry(pen, "能得多少", &[amount]);
    }
    let lines = policy.standards.iter();
    // A standard may be a time limit, which is no answer to how much. Money may be a fine: what it is for stands beside it.
    let money = |unit: &str| unit.contains('元');
    let lines = lines.filter(|own| own.amount.is_some() && own.unit.as_deref().is_some_and(money));
    let lines = lines.take(3);
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    pen.open("div");
    pen.put("dt", "标准是多少");
    pen.open("dd");
    for own in lines {
        pen.open("p");
        pen.write(&own.item);
        pen.write(" ");
        pen.open("b");
        pen.write(own.amount.as_deref().unwrap_or_default());
        pen.close();
        pen.write(" ");
        pen.write(own.unit.as_deref().unwrap_or_default());
        pen.close();
    }
    pen.close();
    pen.close();
}
