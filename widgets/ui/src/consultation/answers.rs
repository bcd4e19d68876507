//! What is answered: a meeting that representatives sit in on, what is talked about, a proposal.

use mingbai_data::consultation::{
    CLASSES_DIFFER, Meeting, Proposal, Remark, Response, lasting, waited,
};

use super::say::{date, number};
use crate::board::{entry, part};
use crate::link::link;
use crate::pen::Pen;
use crate::text::behind;

fn says(pen: &mut Pen, name: &str, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        entry(pen, name, &[text]);
    }
}

/// All of them, one behind the other.
fn all(names: &[Box<str>]) -> String {
    let mut out = String::new();
    for name in names {
        behind(&mut out, "、", name);
    }
    out
}

/// A part that is a text alone; what should be told and is not says so.
fn told(pen: &mut Pen, heading: usize, name: &str, text: Option<&str>) {
    part(pen, heading, name);
    match text {
        Some(text) => {
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                pen.put("p", line);
            }
        }
        None => pen.put("p|class=mbp-warn", "没有公布"),
    }
    pen.close();
}

/// A meeting: what about, when, who may come, who came, what was said and answered.
#[inline(never)]
pub fn meeting(pen: &mut Pen, heading: usize, own: &Meeting) {
    pen.open("dl|class=mbp-first");
    says(pen, "会议", own.meeting.as_deref());
    says(pen, "议题", own.topic.as_deref());
    says(pen, "时间", Some(&date(&own.date)));
    says(pen, "地点", own.place.as_deref());
    if own.seats.number().is_some() {
        pen.open("div");
        pen.put("dt", "名额");
        pen.open("dd");
        number(pen, &own.seats, " 人");
        pen.close();
        pen.close();
    }
    says(pen, "怎么报名", own.apply.as_deref());
    if let Some(url) = &own.apply_url {
        pen.open("div");
        pen.put("dt", "网上报名");
        pen.open("dd");
        link(pen, Some(url), "打开报名页面");
        pen.close();
        pen.close();
    }
    says(pen, "列席代表", Some(&all(&own.attendees)));
    pen.close();
    if own.opinions.is_empty() {
        return;
    }
    part(pen, heading, "代表意见和回应");
    for own in &own.opinions {
        remark(pen, own);
    }
    pen.close();
}

fn remark(pen: &mut Pen, own: &Remark) {
    pen.open("div|class=mbp-case");
    pen.open("p");
    if let Some(by) = &own.by {
        pen.put("strong", &[by, "："].concat());
    }
    pen.write(&own.opinion);
    pen.close();
    match &own.response {
        Some(response) => pen.put("p", &["回应：", response].concat()),
        None => pen.put("p|class=mbp-warn", "没有公布回应"),
    }
    pen.close();
}

/// What is talked about: cause, what is done, what stands in the way, when there is more (把问题成因、解决方案和制约因素讲清楚).
#[inline(never)]
pub fn response(pen: &mut Pen, heading: usize, own: &Response) {
    pen.open("dl|class=mbp-first");
    says(pen, "事件发生", Some(&date(&own.event)));
    says(pen, "首次回应", Some(&date(&own.first)));
    if own.event.date().is_some() && own.first.date().is_some() {
        let words = waited(own).map_or_else(|| "无法判断".to_owned(), lasting);
        entry(pen, "相隔", &[&words]);
    }
    says(pen, "下次更新", Some(&date(&own.next)));
    pen.close();
    told(pen, heading, "原因", own.cause.as_deref());
    told(pen, heading, "怎么解决", own.plan.as_deref());
    told(pen, heading, "有什么困难", own.constraints.as_deref());
}

/// A proposal and its answer.
#[inline(never)]
pub fn proposal(pen: &mut Pen, heading: usize, own: &Proposal) {
    pen.open("dl|class=mbp-first");
    says(pen, "编号", own.no.as_deref());
    says(pen, "种类", own.form.as_deref());
    says(pen, "提出人", own.proposer.as_deref());
    says(pen, "主办单位", own.lead.as_deref());
    says(pen, "会办单位", Some(&all(&own.co)));
    if let Some(class) = &own.class {
        pen.open("div");
        pen.put("dt", "办理类别");
        pen.open("dd");
        pen.write(class);
        if let Some(meaning) = own.meaning() {
            pen.put("small", &["一般指", meaning, "；", CLASSES_DIFFER].concat());
        }
        pen.close();
        pen.close();
    }
    says(pen, "交办日期", Some(&date(&own.received)));
    says(pen, "答复日期", Some(&date(&own.replied)));
    pen.close();
    if own.public == Some(false) {
        let reason = own.private_reason.as_deref();
        let words = reason.map(|reason| ["答复没有公开。理由：", reason].concat());
        told(
            pen,
            heading,
            "答复",
            words.as_deref().or(Some("答复没有公开，没有说明理由。")),
        );
    } else {
        told(pen, heading, "答复全文", own.reply.as_deref());
    }
}
