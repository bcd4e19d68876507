//! One item in full: who is responsible and whom to call, how far it has come, its steps, and what is not told of it.

use mingbai_data::date::Date;
use mingbai_data::livelihood::{
    Basis, Given, Item, Judged, Share, clause, elapsed, finished_by, missing, overdue, rule,
    stated, unexplained,
};
use mingbai_data::number::group;
use mingbai_data::parts;

use super::draw::Scene;
use super::parts::{contracts, corrections, districts, indicators, steps};
use super::say::{bar, chip, day, of_hundred, percent};
use super::shots::shots;
use crate::board::{entry, part};
use crate::link::{link, phones};
use crate::pen::Pen;
use crate::text::num;

/// Draws the item that is open; of a card only the answer.
#[inline(never)]
pub fn item(pen: &mut Pen, scene: &Scene, at: usize, whole: bool) {
    let Some((item, judged)) = scene.item(at) else {
        return;
    };
    pen.open("div|class=mbl-card|part=card");
    pen.open("div|class=mbb-where");
    pen.open("");
    if scene.view.place.is_some() && scene.judged.len() > 1 {
        pen.put("button|type=button|class=mb-button|data-a=b", "返回列表");
    }
    pen.close();
    pen.put("span|class=mbb-here|tabindex=-1", &item.title);
    pen.close();
    status(pen, scene, item, judged);
    people(pen, item);
    if whole {
        progress(pen, scene, item);
        indicators(pen, scene, item);
        districts(pen, scene, item);
        steps(pen, scene, item);
        shots(pen, scene, item, None);
        facts(pen, scene, item);
        contracts(pen, scene, item);
        corrections(pen, scene, item);
        lacks(pen, scene, item);
    }
    pen.close();
}

/// The word, its rule where it is asked for, whether it is late, and why.
#[inline(never)]
fn status(pen: &mut Pen, scene: &Scene, item: &Item, judged: Judged) {
    let as_of = item.as_of.or(scene.programme.as_of);
    pen.open("div|class=mb-row mbl-state");
    chip(pen, judged.status);
    // On paper it stands with an item that was opened, not with each of a list.
    let open = scene.view.rule || (scene.paper && scene.open.is_some());
    pen.open("button|type=button|class=mb-text mb-go|data-a=y");
    pen.state("aria-expanded", open);
    pen.write("这样判断的依据");
    pen.close();
    pen.close();
    pen.open("");
    if open {
        pen.open("p|class=mb-hint");
        pen.write(match judged.basis {
            Basis::Published => "按公布的状态。",
            Basis::Dates => "按公布的时间判断。",
            Basis::Figures => "按公布的指标和进度判断。",
            Basis::None => "",
        });
        pen.write(judged.status.name());
        pen.write("：");
        pen.write(rule(judged.status));
        pen.write("。");
        pen.close();
    }
    pen.close();
    // A published word that says something else, or more, stands beside ours.
    if let Some(own) = item.status.as_deref()
        && (stated(own) != Some(judged.status) || own != judged.status.name())
    {
        pen.put("p", &["公布的状态：", own].concat());
    }
    // What has reached its targets is not late because nobody said on which day.
    let late = overdue(item, scene.programme.as_of);
    let done = item.finished.is_some() && finished_by(item, scene.programme.as_of);
    if let Some(days) = late.filter(|_| done || !judged.status.is_done()) {
        pen.open("p|class=mbl-warn");
        let days = num(usize::try_from(days).unwrap_or(0));
        pen.put(
            "strong",
            &if done {
                ["比计划晚 ", &*days, " 天完成"].concat()
            } else {
                ["已超过计划完成时间 ", &*days, " 天"].concat()
            },
        );
        pen.write("（计划 ");
        pen.write(&item.end.map_or_else(String::new, day));
        let then = if done { item.finished } else { as_of };
        if let Some(then) = then {
            pen.write(if done {
                "，完成 "
            } else {
                "，数据截至 "
            });
            pen.write(&day(then));
        }
        pen.write("）");
        pen.close();
    }
    if let Some(reason) = &item.reason {
        pen.put("p", &["原因：", reason].concat());
    } else if unexplained(item, scene.programme.as_of) {
        pen.put("p|class=mbl-warn", "未说明原因");
    }
}

/// Who answers for it, and whom to call.
#[inline(never)]
fn people(pen: &mut Pen, item: &Item) {
    pen.open("dl|class=mbl-who");
    if !item.duty.is_empty() {
        entry(pen, "责任单位", &[&item.duty.join("、")]);
    }
    if let Some(leader) = &item.leader {
        entry(pen, "责任人", &[leader]);
    }
    if let Some(hotline) = &item.hotline {
        pen.open("div");
        pen.put("dt", "举报电话");
        pen.open("dd");
        phones(pen, hotline);
        pen.close();
        pen.close();
    }
    pen.close();
}

/// Three measures that are never one: what was built, what was paid, how much of the time has passed.
#[inline(never)]
fn progress(pen: &mut Pen, scene: &Scene, item: &Item) {
    let time = elapsed(item, scene.programme.as_of);
    let physical = item.physical.number();
    if physical.is_none() && time.is_none() && item.funds.is_empty() && item.progress.is_none() {
        return;
    }
    part(pen, scene.heading, "进度");
    pen.open("dl");
    if let Some(words) = &item.progress {
        entry(pen, "进展情况", &[words]);
    }
    if let Some(own) = physical {
        entry_bar(pen, "形象进度", &(group(&own, None) + "%"), of_hundred(own));
    }
    if let Some((own, monthly)) = time {
        let how = if monthly {
            "（按计划起止和数据截至日，按月计算）"
        } else {
            "（按计划起止和数据截至日）"
        };
        entry_bar(pen, "时间进度", &(percent(own) + how), Some(own));
    }
    let funds = &item.funds;
    let plan = funds.plan.as_ref().ok();
    for (name, given) in [
        ("计划资金", &funds.plan),
        ("拨付资金", &funds.allocated),
        ("支出或完成投资", &funds.spent),
    ] {
        let share = match (given, plan) {
            (Ok(own), Some(plan)) if own.currency == plan.currency && name != "计划资金" => {
                Share::new(own.amount, plan.amount)
            }
            _ => None,
        };
        let mut words = amount(given);
        if let Some(share) = share {
            words.push_str("，占计划的 ");
            words.push_str(&percent(share));
        }
        if !funds.is_empty() {
            entry_bar(pen, name, &words, share);
        }
    }
    if !funds.sources.is_empty() {
        let all: Vec<String> = funds.sources.iter().map(source).collect();
        entry(pen, "资金来源", &[&all.join("；")]);
    }
    pen.close();
    pen.close();
}

fn source((name, given): &(Box<str>, Given)) -> String {
    match given {
        Ok(own) => [name, " ", &*own.shown()].concat(),
        Err(_) => (**name).to_owned(),
    }
}

/// An amount, or why there is none.
pub fn amount(given: &Given) -> String {
    match given {
        Ok(own) => own.shown(),
        Err(why) => ["— ", why.reason()].concat(),
    }
}

fn entry_bar(pen: &mut Pen, name: &str, words: &str, share: Option<Share>) {
    pen.open("div");
    pen.put("dt", name);
    pen.open("dd");
    pen.write(words);
    if let Some(share) = share {
        bar(pen, share);
    }
    pen.close();
    pen.close();
}

/// What is known besides.
#[inline(never)]
fn facts(pen: &mut Pen, scene: &Scene, item: &Item) {
    part(pen, scene.heading, "项目情况");
    pen.open("dl");
    entry(pen, "项目类型", &[item.kind.name()]);
    let says = |pen: &mut Pen, name: &str, text: &Option<Box<str>>| {
        if let Some(text) = text {
            entry(pen, name, &[text]);
        }
    };
    says(pen, "所属工程", &item.works);
    says(pen, "编号", &item.id);
    says(pen, "地区", &item.district);
    let dated = |pen: &mut Pen, name: &str, date: Option<Date>| {
        if let Some(date) = date {
            entry(pen, name, &[&day(date)]);
        }
    };
    if item.period.is_some() {
        says(pen, "实施期限", &item.period);
    } else {
        dated(pen, "计划开始", item.start);
        dated(pen, "计划完成", item.end);
    }
    dated(pen, "实际完成", item.finished);
    if !item.undated.is_empty() {
        entry(pen, "日期原文", &[&item.undated.join("；")]);
    }
    says(pen, "实施内容", &item.content);
    says(pen, "预期目标", &item.goal);
    says(pen, "实施结果", &item.result);
    says(pen, "检查验收", &item.inspection);
    says(pen, "受益群体", &item.target_group);
    says(pen, "受益人数", &item.beneficiaries);
    elsewhere(pen, scene, ("预算科目", 0), item.budget_line.as_deref());
    elsewhere(pen, scene, ("政策依据", 1), item.policy_id.as_deref());
    says(pen, "说明", &item.note);
    dated(pen, "数据截至", item.as_of);
    if let Some(url) = &item.url {
        pen.open("div");
        pen.put("dt", "项目页面");
        pen.open("dd");
        link(pen, Some(url), "打开原文");
        pen.close();
        pen.close();
    }
    pen.close();
    pen.close();
}

/// What another widget of the page may show: where it can, a button leads there.
#[inline(never)]
fn elsewhere(pen: &mut Pen, scene: &Scene, (name, which): (&str, usize), text: Option<&str>) {
    let Some(text) = text else { return };
    if scene.paper || !parts(scene.linked, 0x1f).any(|own| own == text) {
        return entry(pen, name, &[text]);
    }
    pen.open("div");
    pen.put("dt", name);
    pen.open("dd");
    pen.button("button|type=button|class=mb-text", "g", which);
    pen.write(text);
    pen.close();
    pen.close();
    pen.close();
}

/// What must be told of it and is not there, by the rule that asks for it.
#[inline(never)]
fn lacks(pen: &mut Pen, scene: &Scene, item: &Item) {
    let missing = missing(item, scene.programme);
    let Some(first) = missing.first() else {
        return;
    };
    // Whom the rule does not bind need not tell.
    let clause = clause(first, scene.programme);
    if clause.is_empty() {
        return;
    }
    let labels: Vec<&str> = missing.iter().map(|need| need.label).collect();
    pen.open("p|class=mbl-warn");
    pen.put("strong", "应当公开而没有公布：");
    pen.write(&labels.join("、"));
    pen.write(clause);
    pen.close();
}
