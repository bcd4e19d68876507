//! The self-check: questions, and what the answers come to, with the clause of each condition that decided it.

use mingbai_data::policy::{Answer, Condition, Kind, Outcome, SelfCheck, judge};

use super::card::Scene;
use crate::board::part;
use crate::pen::Pen;
use crate::text::{behind, num, token};

/// A question has at most so many choices that are buttons: a token has the question and the choice in one number.
pub const CHOICES: usize = 100;
const FIELD: &str = "input|class=mbp-field|type=text|autocomplete=off|inputmode=decimal";
const DATE: &str = "input|class=mbp-field|type=date|autocomplete=off";

/// The answers that can be read, of what was typed and chosen.
pub fn answers(check: &SelfCheck, given: &[String]) -> Vec<Option<Answer>> {
    let questions = check.questions.iter().enumerate();
    let read = questions.map(|(at, own)| own.answer(given.get(at)?));
    read.collect()
}

/// Draws it.
#[inline(never)]
pub fn ask(pen: &mut Pen, scene: &Scene) {
    let Some(check) = &scene.policy.conditions else {
        return;
    };
    part(pen, scene.heading, "自查：我在范围内吗");
    pen.put(
        "p|class=mb-hint",
        "回答只在这台设备上使用，不发送，不保存。不知道的可以不答。",
    );
    let answers = answers(check, scene.answers);
    for (at, question) in check.questions.iter().enumerate() {
        let given = scene.answers.get(at).map_or("", |text| text);
        pen.open("div|class=mbp-q|role=group");
        pen.set("aria-label", &question.text);
        pen.open("p");
        pen.count(at.wrapping_add(1));
        pen.write(". ");
        pen.write(&question.text);
        if let Some(note) = &question.note {
            pen.put("small", note);
        }
        pen.close();
        let several: Vec<&str> = match &question.kind {
            Kind::YesNo => vec!["是", "否"],
            Kind::Choice(all) => all.iter().map(|own| &**own).collect(),
            Kind::Number | Kind::Date => Vec::new(),
        };
        pen.open("div|class=mb-row");
        if several.is_empty() {
            pen.open("label|class=mbp-label");
            pen.open(match question.kind {
                Kind::Date => DATE,
                _ => FIELD,
            });
            pen.set("aria-label", &question.text);
            pen.set("data-a", &token("v", at));
            pen.set("value", given);
            pen.close();
            pen.write(question.unit.as_deref().unwrap_or_default());
            pen.close();
            pen.open("");
            if !given.is_empty() && answers.get(at) == Some(&None) {
                let said = match question.kind {
                    Kind::Date => "没有看懂，请填日期。",
                    _ => "没有看懂，请核对填的数字。",
                };
                pen.put("span|class=mbp-warn|role=alert", said);
            }
            pen.close();
        }
        for (choice, words) in several.iter().take(CHOICES).enumerate() {
            let number = at.wrapping_mul(CHOICES).wrapping_add(choice);
            pen.button("button|type=button|class=mb-button", "q", number);
            pen.state("aria-pressed", given == *words);
            pen.write(words);
            pen.close();
        }
        pen.close();
        pen.close();
    }
    outcome(pen, check, &judge(check, &answers));
    pen.open("div|class=mb-row");
    pen.put("button|type=button|class=mb-button|data-a=x", "清空回答");
    pen.close();
    pen.close();
}

/// What it comes to, and why.
#[inline(never)]
fn outcome(pen: &mut Pen, check: &SelfCheck, came: &Outcome) {
    pen.open("div|role=status");
    pen.set(
        "class",
        match came.covered {
            Some(true) => "mbp-came mbp-yes",
            Some(false) => "mbp-came mbp-no",
            None => "mbp-came",
        },
    );
    pen.open("p");
    pen.put(
        "strong",
        match came.covered {
            Some(true) => "按您的回答：符合条件",
            Some(false) => "按您的回答：不符合条件",
            None => "还不能判断",
        },
    );
    pen.close();
    pen.open("");
    if came.covered.is_none() {
        pen.open("p");
        if came.open.is_empty() {
            pen.write("数据里有条件写得不对，请看原文或打电话问。");
        } else {
            let mut all = String::new();
            for at in &came.open {
                behind(&mut all, "、", &num(at.wrapping_add(1)));
            }
            pen.write("还要回答第 ");
            pen.write(&all);
            pen.write(" 题。");
        }
        pen.close();
    }
    pen.close();
    pen.open("ul");
    for (condition, held) in &came.why {
        reason(pen, check, condition, *held);
    }
    pen.close();
    pen.put("p|class=mb-hint", "仅供参考，以原文为准。");
    pen.close();
}

fn reason(pen: &mut Pen, check: &SelfCheck, condition: &Condition, held: bool) {
    let question = check.questions.get(condition.question);
    let asked = question.map(|own| &*own.text);
    pen.open("li");
    pen.write(if held { "满足：" } else { "不满足：" });
    pen.write(condition.says.as_deref().or(asked).unwrap_or_default());
    if let Some(clause) = &condition.clause {
        pen.write("（");
        pen.write(clause);
        pen.write("）");
    }
    pen.close();
}
