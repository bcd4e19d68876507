//! What a survey said: each question with its answers as bars, published percentages as published.

use mingbai_data::Decimal;
use mingbai_data::consultation::{Choice, Question, Survey, share};
use mingbai_data::number::group;

use super::draft::bar;
use super::say::number;
use crate::board::{entry, part};
use crate::pen::Pen;

/// Draws it.
#[inline(never)]
pub fn survey(pen: &mut Pen, heading: usize, own: &Survey) {
    pen.open("dl|class=mbp-first");
    pen.open("div");
    pen.put("dt", "有效问卷");
    pen.open("dd");
    number(pen, &own.n_valid, " 份");
    pen.close();
    pen.close();
    if let Some(used) = &own.use_of_result {
        entry(pen, "结果怎么用", &[used]);
    }
    pen.close();
    for (at, question) in own.questions.iter().enumerate() {
        asked(pen, heading, own, (at, question));
    }
}

fn asked(pen: &mut Pen, heading: usize, survey: &Survey, (at, own): (usize, &Question)) {
    let number = crate::text::num(at.wrapping_add(1));
    part(pen, heading, &[&*number, ". ", &own.text].concat());
    pen.open("p|class=mb-hint");
    pen.write(match own.multiple {
        Some(true) => "可以选几项，各项相加会超过 100%。",
        Some(false) => "单选。",
        None => "",
    });
    if let Some(many) = own.n.number() {
        pen.write(&group(&many, None));
        pen.write(" 人作答。");
    }
    pen.close();
    pen.open("ul|class=mbp-options");
    for choice in &own.options {
        option(pen, survey, own, choice);
    }
    pen.close();
    pen.close();
}

fn option(pen: &mut Pen, survey: &Survey, question: &Question, own: &Choice) {
    pen.open("li");
    pen.put("span", &own.label);
    pen.write(" ");
    let made = share(own, question, survey);
    match (own.pct.number(), made) {
        (Some(pct), _) => pen.put("b", &(group(&pct, None) + "%")),
        (None, Some(made)) => {
            pen.put("b", &(group(&made, None) + "%"));
            pen.write("（计算）");
        }
        (None, None) => pen.write("—"),
    }
    if let Some(many) = own.n.number() {
        pen.put("small", &[" ", &*group(&many, None), " 人"].concat());
    }
    if let Some(part) = own.pct.number().or(made) {
        bar(pen, part, Decimal::from_int(100), "");
    }
    pen.close();
}
