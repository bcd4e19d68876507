//! The first screen: is it in force, am I covered, how much, from when to when, where, whom to call.

use mingbai_data::policy::unpublished;

use super::ask::ask;
use super::card::Scene;
use super::say::{chip, day, span};
use crate::board::entry;
use crate::link::{link, phones};
use crate::pen::Pen;

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
        pen.put(
            "p|class=mbp-warn",
            "没有公布日期。未经公布的行政规范性文件不得作为行政管理的依据。",
        );
    }
    pen.close();
    pen.open("dl|class=mbp-first");
    let covered = policy.covered.as_deref();
    if covered.is_some() || policy.conditions.is_some() {
        pen.open("div");
        pen.put("dt", "我在范围内吗");
        pen.open("dd");
        pen.write(covered.unwrap_or_default());
        pen.open("");
        if policy.conditions.is_some() && !scene.paper {
            pen.open("button|type=button|class=mb-button mbp-ask|data-a=s");
            pen.state("aria-expanded", scene.view.check);
            pen.write(if scene.view.check {
                "收起自查"
            } else {
                "自查一下"
            });
            pen.close();
        }
        pen.close();
        pen.close();
        pen.close();
    }
    how_much(pen, scene);
    let when = span(&policy.apply_from, &policy.apply_to);
    if !when.is_empty() {
        entry(pen, "什么时候办", &[&when]);
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
    pen.open("");
    if scene.view.check && !scene.paper {
        ask(pen, scene);
    }
    pen.close();
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
