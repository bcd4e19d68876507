//! Who answers for it: what it is based on, who explains it, when it was signed and published, the original and its attachments.

use mingbai_data::date::Dated;
use mingbai_data::policy::{Link, Policy};

use super::card::Scene;
use super::say::{day, in_time};
use crate::board::{entry, part};
use crate::link::link;
use crate::pen::Pen;
use crate::text::behind;

/// Draws it.
#[inline(never)]
pub fn foot(pen: &mut Pen, scene: &Scene) {
    let policy = scene.policy;
    links(pen, scene, "制定依据", &policy.basis);
    links(pen, scene, "其他形式的解读", &policy.forms);
    related(pen, scene);
    part(pen, scene.heading, "文件信息");
    pen.open("dl");
    if let Some(own) = &policy.interpreter {
        let post = own.post.as_deref().unwrap_or_default();
        let date = day(&own.date);
        let space = if post.is_empty() { "" } else { " " };
        let gap = if date.is_empty() { "" } else { "，" };
        entry(pen, "第一解读人", &[post, space, &own.name, gap, &date]);
    }
    let says = |pen: &mut Pen, name: &str, text: &Option<Box<str>>| {
        if let Some(text) = text {
            entry(pen, name, &[text]);
        }
    };
    says(pen, "制发机关", &policy.publisher);
    says(pen, "文号", &policy.doc_no);
    says(pen, "文种", &policy.genre);
    says(pen, "索引号", &policy.index_no);
    dates(pen, policy);
    let timely = in_time(scene.policies, policy, scene.calendar, scene.now);
    if !timely.is_empty() {
        entry(pen, "公开时效", &[&timely]);
    }
    pen.close();
    original(pen, policy);
    pen.close();
}

/// Its days, each as printed.
fn dates(pen: &mut Pen, policy: &Policy) {
    let all: [(&str, &Dated); 5] = [
        ("签发日期", &policy.signed),
        ("落款日期", &policy.dated),
        ("公布日期", &policy.published),
        ("施行日期", &policy.effective),
        ("有效期至", &policy.expires),
    ];
    for (name, dated) in all {
        match dated {
            Dated::Present(..) => entry(pen, name, &[&day(dated)]),
            // What could not be read is shown as it is printed.
            Dated::Missing(_, printed) if !printed.is_empty() => entry(pen, name, &[printed]),
            Dated::Missing(..) => {}
        }
    }
}

/// The original, and what belongs to it.
fn original(pen: &mut Pen, policy: &Policy) {
    if policy.url.is_none() && policy.attachments.is_empty() {
        return;
    }
    pen.open("ul|class=mbp-files");
    if let Some(url) = &policy.url {
        pen.open("li");
        link(pen, Some(url), "打开原文");
        pen.close();
    }
    for own in &policy.attachments {
        pen.open("li");
        link(pen, own.url.as_deref(), &own.title);
        let words = [own.format.as_deref(), own.size.as_deref()];
        let mut told = String::new();
        for word in words.into_iter().flatten() {
            behind(&mut told, "，", word);
        }
        if !told.is_empty() {
            pen.put("small", &["（", &*told, "）"].concat());
        }
        pen.close();
    }
    pen.close();
}

fn links(pen: &mut Pen, scene: &Scene, name: &str, all: &[Link]) {
    if all.is_empty() {
        return;
    }
    part(pen, scene.heading, name);
    pen.open("ul|class=mbp-list");
    for own in all {
        pen.open("li");
        if let Some(kind) = &own.kind {
            pen.put("small", &[kind, " "].concat());
        }
        link(pen, own.url.as_deref(), &own.title);
        pen.close();
    }
    pen.close();
    pen.close();
}

/// Policies that belong to it: one of the same source opens here.
fn related(pen: &mut Pen, scene: &Scene) {
    let all = &scene.policy.related;
    if all.is_empty() {
        return;
    }
    part(pen, scene.heading, "相关政策");
    pen.open("ul|class=mbp-list");
    for own in all {
        let here = own.kind.as_deref().and_then(|id| {
            let mut rows = scene.policies.rows.iter();
            rows.position(|other| other.id.as_deref() == Some(id))
        });
        pen.open("li");
        match here {
            Some(at) => {
                pen.button("button|type=button|class=mb-text", "p", at);
                pen.write(&own.title);
                pen.close();
            }
            None => link(pen, own.url.as_deref(), &own.title),
        }
        pen.close();
    }
    pen.close();
    pen.close();
}
