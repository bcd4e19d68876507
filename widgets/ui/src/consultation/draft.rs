//! A draft: where to say something, and what became of what was said.

use mingbai_data::consultation::{Channel, Decision, Draft, Link, Opinion, decided};
use mingbai_data::number::group;
use mingbai_data::{Decimal, Value};

use super::say::{date, number};
use crate::board::{entry, part};
use crate::link::{link, phones};
use crate::pen::Pen;

/// Draws it; `over`: nothing can be said any more.
#[inline(never)]
pub fn draft(pen: &mut Pen, heading: usize, over: bool, own: &Draft) {
    documents(pen, own);
    if !own.channels.is_empty() {
        let name = if over {
            "征集时提意见的方式（已结束）"
        } else {
            "怎么提意见"
        };
        part(pen, heading, name);
        pen.open("dl");
        for channel in &own.channels {
            way(pen, channel);
        }
        pen.close();
        pen.close();
    }
    feedback(pen, heading, own);
    groups(pen, heading, own);
}

fn documents(pen: &mut Pen, own: &Draft) {
    let all: [(&str, &Option<Link>); 2] =
        [("草案全文", &own.draft), ("起草说明", &own.explanation)];
    if all.iter().all(|(_, link)| link.is_none()) {
        return;
    }
    pen.open("ul|class=mbp-files");
    for (name, document) in all {
        if let Some(document) = document {
            pen.open("li");
            let title = document.title.as_deref().unwrap_or(name);
            link(pen, document.url.as_deref(), title);
            pen.close();
        }
    }
    pen.close();
}

/// A way to say something: what can be called, written to or opened is a link.
fn way(pen: &mut Pen, own: &Channel) {
    let text = own.address.as_deref().unwrap_or_default();
    // A text alone says before its colon what it is.
    let (kind, address) = match (own.kind.as_deref(), text.split_once('：')) {
        (Some(kind), _) => (kind, text),
        (None, Some((kind, address))) => (kind, address),
        (None, None) => ("方式", text),
    };
    let mail = address.is_ascii() && address.contains('@') && !address.contains(' ');
    let called = ["电话", "热线", "短信"]
        .iter()
        .any(|word| kind.contains(word));
    pen.open("div");
    pen.put("dt", kind);
    pen.open("dd");
    if called {
        pen.open("div|class=mbp-call");
        phones(pen, address);
        pen.close();
    } else if mail {
        link(pen, Some(&["mailto:", address].concat()), address);
    } else if address.starts_with("http") {
        link(pen, Some(address), address);
    } else {
        pen.write(address);
    }
    if let Some(note) = &own.note {
        pen.put("small", note);
    }
    pen.close();
    pen.close();
}

/// How many were adopted, in part, and not: numbers beside a bar.
#[inline(never)]
fn feedback(pen: &mut Pen, heading: usize, own: &Draft) {
    let parts = [
        ("采纳", &own.adopted, "mbp-yes"),
        ("部分采纳", &own.partly, "mbp-note"),
        ("未采纳", &own.rejected, "mbp-no"),
    ];
    let told = parts.iter().any(|(_, value, _)| value.number().is_some());
    let words = own.feedback.is_some() || own.reason.is_some() || own.feedback_url.is_some();
    if !told && !words && own.received.number().is_none() {
        return;
    }
    part(pen, heading, "采纳情况");
    pen.open("dl|class=mbp-first");
    pen.open("div");
    pen.put("dt", "收到意见");
    pen.open("dd");
    number(pen, &own.received, " 条");
    pen.close();
    pen.close();
    if told {
        let sums = decided(own);
        // A part is of what was received, else of all decisions, where all of them are told.
        let all = parts.iter().all(|(_, value, _)| value.number().is_some());
        let sum = sums.filter(|_| all).map(|(sum, _)| sum);
        let whole = own.received.number().or(sum);
        for (name, value, class) in parts {
            share(pen, name, value, whole, class);
        }
        if let Some((_, Some(rest))) = sums
            && rest > Decimal::ZERO
        {
            entry(pen, "没有说明", &[&group(&rest, None), " 条"]);
        }
    }
    if let Some(reason) = &own.reason {
        entry(pen, "未采纳理由", &[reason]);
    }
    if let Some(feedback) = &own.feedback {
        entry(pen, "反馈", &[feedback]);
    }
    let at = date(&own.feedback_at);
    if !at.is_empty() {
        entry(pen, "反馈日期", &[&at]);
    }
    pen.close();
    if let Some(url) = &own.feedback_url {
        pen.open("p");
        link(pen, Some(url), "打开反馈全文");
        pen.close();
    }
    pen.close();
}

fn share(pen: &mut Pen, name: &str, value: &Value, whole: Option<Decimal>, class: &str) {
    pen.open("div");
    pen.put("dt", name);
    pen.open("dd");
    number(pen, value, " 条");
    if let (Some(part), Some(whole)) = (value.number(), whole) {
        bar(pen, part, whole, class);
    }
    pen.close();
    pen.close();
}

/// A part of a whole as a bar that ends at all of it. The number stands beside it.
pub fn bar(pen: &mut Pen, part: Decimal, whole: Decimal, class: &str) {
    if whole <= Decimal::ZERO {
        return;
    }
    pen.open("svg|aria-hidden=true|focusable=false|viewBox=0 0 1000 10|preserveAspectRatio=none");
    pen.set("class", &["mbp-bar ", class].concat());
    pen.put("rect|class=mb-track|width=1000|height=10", "");
    pen.open("rect|class=mbp-fill|height=10");
    pen.number(
        "width",
        Some(usize::from(part.permille_of(whole).min(1000))),
    );
    pen.close();
    pen.close();
}

/// Opinions that say the same, with what was decided and why.
#[inline(never)]
fn groups(pen: &mut Pen, heading: usize, own: &Draft) {
    if own.groups.is_empty() {
        return;
    }
    part(pen, heading, "主要意见和处理");
    for own in &own.groups {
        opinion(pen, own);
    }
    pen.close();
}

fn opinion(pen: &mut Pen, own: &Opinion) {
    pen.open("div|class=mbp-case");
    pen.open("p");
    pen.put("strong", &own.opinion);
    if own.count.number().is_some() {
        pen.write("（");
        number(pen, &own.count, " 条");
        pen.write(if own.concentrated {
            "，相对集中）"
        } else {
            "）"
        });
    } else if own.concentrated {
        pen.write("（相对集中）");
    }
    pen.close();
    pen.open("p");
    pen.open("span");
    pen.set(
        "class",
        match own.decision {
            Some(Decision::Adopted) => "mbp-chip mbp-yes",
            Some(Decision::Partly) => "mbp-chip mbp-note",
            Some(Decision::Rejected) => "mbp-chip mbp-no",
            None => "mbp-chip",
        },
    );
    let word = own.decision.map(Decision::name);
    pen.write(own.printed.as_deref().or(word).unwrap_or("没有说明"));
    pen.close();
    pen.close();
    match (&own.reason, own.decision) {
        (Some(reason), _) => pen.put("p", &["理由：", reason].concat()),
        // 相对集中的意见建议不予采纳的，公布时要说明理由
        (None, Some(Decision::Rejected | Decision::Partly)) => {
            pen.put("p|class=mbp-warn", "没有说明理由");
        }
        (None, _) => {}
    }
    pen.close();
}
