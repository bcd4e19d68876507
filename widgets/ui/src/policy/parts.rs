//! What a policy says: its points, standards, steps, materials, questions, cases; what it changes.

use mingbai_data::policy::{Change, Material, Policy, Timely, terms, timely, working_days};

use super::card::Scene;
use super::say::day;
use crate::board::part;
use crate::pen::Pen;
use crate::text::behind;

/// Draws them, each where there is one.
#[inline(never)]
pub fn parts(pen: &mut Pen, scene: &Scene) {
    let policy = scene.policy;
    lines(pen, scene, "主要内容", &policy.points, false);
    standards(pen, scene, policy);
    lines(pen, scene, "怎么办", &policy.steps, true);
    materials(pen, scene, policy);
    questions(pen, scene, policy);
    cases(pen, scene, policy);
    changes(pen, scene, policy);
    if let Some(background) = &policy.background {
        part(pen, scene.heading, "政策背景");
        paragraphs(pen, background);
        pen.close();
    }
    lines(pen, scene, "重点任务", &policy.tasks, false);
    if let Some(next) = &policy.next_steps {
        part(pen, scene.heading, "后续工作考虑");
        paragraphs(pen, next);
        pen.close();
    }
}

/// A text, a paragraph a line.
pub fn paragraphs(pen: &mut Pen, text: &str) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        pen.put("p", line);
    }
}

fn lines(pen: &mut Pen, scene: &Scene, name: &str, all: &[Box<str>], numbered: bool) {
    if all.is_empty() {
        return;
    }
    part(pen, scene.heading, name);
    pen.open(if numbered {
        "ol|class=mbp-list"
    } else {
        "ul|class=mbp-list"
    });
    for line in all {
        pen.put("li", line);
    }
    pen.close();
    pen.close();
}

fn head(pen: &mut Pen, scene: &Scene, names: &[&str]) {
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    for name in names {
        pen.open("th|role=columnheader|scope=col");
        pen.set("class", if *name == "标准" { "mb-num" } else { "" });
        pen.write(name);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("tbody|role=rowgroup");
}

#[inline(never)]
fn standards(pen: &mut Pen, scene: &Scene, policy: &Policy) {
    if policy.standards.is_empty() {
        return;
    }
    part(pen, scene.heading, "执行标准");
    pen.open("table|role=table|class=mb-table mbp-table|aria-label=执行标准");
    let noted = policy.standards.iter().any(|own| own.note.is_some());
    let names: &[&str] = if noted {
        &["项目", "标准", "单位", "说明"]
    } else {
        &["项目", "标准", "单位"]
    };
    head(pen, scene, names);
    for own in &policy.standards {
        pen.open("tr|role=row");
        pen.put("th|role=rowheader|scope=row", &own.item);
        pen.put(
            "td|role=cell|class=mb-num",
            own.amount.as_deref().unwrap_or("—"),
        );
        pen.put("td|role=cell", own.unit.as_deref().unwrap_or_default());
        if noted {
            pen.put("td|role=cell", own.note.as_deref().unwrap_or_default());
        }
        pen.close();
    }
    pen.close();
    pen.close();
    pen.close();
}

#[inline(never)]
fn materials(pen: &mut Pen, scene: &Scene, policy: &Policy) {
    if policy.materials.is_empty() {
        return;
    }
    part(pen, scene.heading, "带什么材料");
    pen.open("ul|class=mbp-list");
    for own in &policy.materials {
        material(pen, own);
    }
    pen.close();
    pen.close();
}

fn material(pen: &mut Pen, own: &Material) {
    pen.open("li");
    pen.write(&own.name);
    let needed = own
        .needed
        .map(|needed| if needed { "必须" } else { "可以不带" });
    let copies = own.copies.as_deref().map(|copies| {
        // A number alone is so many.
        if copies.bytes().all(|c| c.is_ascii_digit()) {
            [copies, " 份"].concat()
        } else {
            copies.to_owned()
        }
    });
    let source = own.source.as_deref().map(|own| ["来源：", own].concat());
    let words = [
        own.form.as_deref(),
        copies.as_deref(),
        source.as_deref(),
        needed,
    ];
    let mut told = String::new();
    for word in words.into_iter().flatten() {
        behind(&mut told, " · ", word);
    }
    if !told.is_empty() {
        pen.put("small", &told);
    }
    pen.close();
}

/// Questions that are asked often; one is open at a time, all on paper.
#[inline(never)]
fn questions(pen: &mut Pen, scene: &Scene, policy: &Policy) {
    if policy.faq.is_empty() {
        return;
    }
    part(pen, scene.heading, "问答");
    for (at, own) in policy.faq.iter().enumerate() {
        let open = scene.paper || scene.view.asked == Some(at);
        pen.open("div|class=mbp-faq");
        pen.button("button|type=button|class=mb-more", "a", at);
        pen.state("aria-expanded", open);
        pen.open("i|class=mb-tri|aria-hidden=true");
        pen.close();
        pen.write(&own.question);
        pen.close();
        pen.open("");
        if open {
            paragraphs(pen, &own.answer);
        }
        pen.close();
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn cases(pen: &mut Pen, scene: &Scene, policy: &Policy) {
    if policy.cases.is_empty() {
        return;
    }
    part(pen, scene.heading, "举个例子");
    for own in &policy.cases {
        pen.open("div|class=mbp-case");
        if let Some(title) = &own.title {
            pen.open("p");
            pen.put("strong", title);
            pen.close();
        }
        paragraphs(pen, &own.text);
        pen.close();
    }
    pen.close();
}

/// What was changed: before and after, beside each other.
#[inline(never)]
fn changes(pen: &mut Pen, scene: &Scene, policy: &Policy) {
    if policy.changes.is_empty() {
        return;
    }
    part(pen, scene.heading, "变更记录");
    for own in &policy.changes {
        let [_, term] = terms(scene.policies, policy);
        let (approved, published) = (own.approved.date(), own.published.date());
        let came = timely(scene.calendar, approved, term.within, published, scene.now);
        change(pen, own, came);
    }
    pen.close();
}

fn change(pen: &mut Pen, own: &Change, came: Timely) {
    pen.open("div|class=mbp-change");
    let dates = [
        ("审批完成", &own.approved),
        ("公布", &own.published),
        ("实施", &own.effective),
    ];
    let mut told = String::new();
    for (word, dated) in dates {
        let day = day(dated);
        if !day.is_empty() {
            behind(&mut told, " · ", word);
            behind(&mut told, " ", &day);
        }
    }
    if let Timely::Late(_, late) = came {
        behind(&mut told, " · ", "公布逾期 ");
        told.push_str(&working_days(late));
    }
    pen.open("p");
    pen.put("strong", own.what.as_deref().unwrap_or("变更"));
    if !told.is_empty() {
        pen.put("small", &told);
    }
    pen.close();
    pen.open("dl");
    for (name, text) in [("原来", &own.before), ("现在", &own.after)] {
        if let Some(text) = text {
            crate::board::entry(pen, name, &[text]);
        }
    }
    pen.close();
    pen.close();
}
