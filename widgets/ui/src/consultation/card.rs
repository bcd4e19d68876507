//! One consultation in full, and a consultation as a row of a list.

use mingbai_data::consultation::{Consultations, Detail, State, sentence, state};

use super::answers::{meeting, proposal, response};
use super::draft::draft;
use super::say::{answer, chip, span};
use super::survey::survey;
use crate::board::entry;
use crate::link::{link, phones};
use crate::pen::Pen;

/// Draws it.
#[inline(never)]
pub fn card(pen: &mut Pen, all: &Consultations, at: usize, now: Option<i64>, heading: usize) {
    let Some(own) = all.rows.get(at) else { return };
    pen.open("div|class=mb-row mbp-state");
    pen.put("span", own.detail.kind().name());
    chip(pen, own, now);
    let span = span(own);
    if !span.is_empty() {
        pen.put("span", &span);
    }
    pen.close();
    if let Some(summary) = &own.summary {
        pen.put("p", summary);
    }
    let over = matches!(state(own, now), State::Ended | State::Answered);
    match &own.detail {
        Detail::Draft(detail) => draft(pen, heading, over, detail),
        Detail::Survey(detail) => survey(pen, heading, detail),
        Detail::Meeting(detail) => meeting(pen, heading, detail),
        Detail::Response(detail) => response(pen, heading, detail),
        Detail::Proposal(detail) => proposal(pen, heading, detail),
    }
    pen.open("dl|class=mbp-more");
    if let Some(by) = &own.publisher {
        entry(pen, "单位", &[by]);
    }
    if let Some(contact) = &own.contact {
        pen.open("div");
        pen.put("dt", "联系方式");
        pen.open("dd|class=mbp-call");
        phones(pen, contact);
        pen.close();
        pen.close();
    }
    if let Some(url) = &own.url {
        pen.open("div");
        pen.put("dt", "原文");
        pen.open("dd");
        link(pen, Some(url), "打开原文");
        pen.close();
        pen.close();
    }
    pen.close();
}

/// Draws what it is and whether something can still be said. The answer, in a sentence, is given back.
#[inline(never)]
pub fn row(pen: &mut Pen, all: &Consultations, at: usize, now: Option<i64>) -> String {
    let Some(own) = all.rows.get(at) else {
        return String::new();
    };
    pen.put("span", own.detail.kind().name());
    chip(pen, own, now);
    answer(own, now)
}

/// The answers, a line each, as text for a chat: that of the one that is open, else of all.
pub fn copied(out: &mut String, all: &Consultations, open: Option<usize>, now: Option<i64>) {
    for (at, own) in all.rows.iter().enumerate() {
        if open.is_some_and(|open| open != at) {
            continue;
        }
        out.push_str(&sentence(own, now));
        if let Some(url) = &own.url {
            out.push(' ');
            out.push_str(url);
        }
        out.push('\n');
    }
}
