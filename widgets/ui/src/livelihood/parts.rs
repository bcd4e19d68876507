//! The tables of an item: its indicators, its districts, its steps, its contracts, what was corrected.

use mingbai_data::Missing;
use mingbai_data::livelihood::{
    Direction, Figure, Indicator, Item, Milestone, Part, Printed, attained, judge_there, printed,
};
use mingbai_data::number::group;

use super::draw::Scene;
use super::say::{bar, chip, day, percent, rate, reached, share};
use super::shots::shots;
use crate::board::part;
use crate::link::phones;
use crate::pen::Pen;
use crate::text::{DASH, num};

/// A text of an item.
type Field = fn(&Item) -> &Option<Box<str>>;

/// Before a telephone.
const CALL: &str = " 举报电话 ";

/// A figure, or a dash with its reason.
fn figure(pen: &mut Pen, given: &Result<Figure, Missing>) {
    match given {
        Ok(own) => pen.write(&own.shown()),
        Err(why) => {
            pen.write(DASH);
            pen.put("small", &[" ", why.reason()].concat());
        }
    }
}

fn head(pen: &mut Pen, scene: &Scene, names: &[&str]) {
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    for name in names {
        pen.put("th|role=columnheader|scope=col", name);
    }
    pen.close();
    pen.close();
    pen.open("tbody|role=rowgroup");
}

/// The cells 目标, 完成 and 完成比例 of an indicator.
#[inline(never)]
fn cells(pen: &mut Pen, scene: &Scene, own: &Indicator) {
    let all_years = own.target_cum.is_ok() || own.actual_cum.is_ok();
    let this_year = own.target.is_ok() || own.actual.is_ok() || !all_years;
    let pairs = [
        ("目标 ", &own.target, &own.target_cum),
        ("完成 ", &own.actual, &own.actual_cum),
    ];
    for (name, year, all) in pairs {
        pen.open("td|role=cell");
        if scene.narrow {
            pen.put("small", name);
        }
        if this_year {
            figure(pen, year);
        }
        if all_years {
            pen.open("span|class=mbl-cum");
            pen.put("small", "累计 ");
            figure(pen, all);
            pen.close();
        }
        pen.close();
    }
    pen.open("td|role=cell");
    if own.direction == Direction::Lower {
        pen.write(reached(own));
        pen.put("small", " 越低越好，不计比例");
    } else {
        pen.write(&rate(own));
        if let Some(share) = share(own) {
            bar(pen, share);
        } else {
            pen.write(DASH);
        }
        if let Some(Printed::Differs(_, made)) = printed(own) {
            let made = group(&made, None);
            pen.put("small", &["按公布数复算 ", &*made, "%"].concat());
        }
        let made = attained(own);
        if let (Some(_), Some(all)) = (made.this_year, made.cumulative) {
            pen.put("small", &["累计 ", &*percent(all)].concat());
        }
    }
    pen.close();
}

/// What is measured of the whole.
#[inline(never)]
pub fn indicators(pen: &mut Pen, scene: &Scene, item: &Item) {
    if item.indicators.is_empty() {
        return;
    }
    part(pen, scene.heading, "指标");
    pen.open("table|role=table|class=mb-table mbl-rows|aria-label=指标");
    head(pen, scene, &["指标", "目标", "完成", "完成比例"]);
    for own in &item.indicators {
        pen.open("tr|role=row");
        pen.put("th|role=rowheader|scope=row", own.called());
        cells(pen, scene, own);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.close();
}

/// The same of its districts.
#[inline(never)]
pub fn districts(pen: &mut Pen, scene: &Scene, item: &Item) {
    if item.parts.is_empty() {
        return;
    }
    // One indicator of all of them is named once.
    let mut all = item.parts.iter().flat_map(|part| &part.indicators);
    let first = all.next().map(|own| &own.name);
    let alike = all.all(|own| Some(&own.name) == first);
    let one = first.and_then(Option::as_deref).filter(|_| alike);
    let title = one.map_or_else(|| "各地区".to_owned(), |one| ["各地区：", one].concat());
    part(pen, scene.heading, &title);
    pen.open("table|role=table|class=mb-table mbl-rows|aria-label=各地区");
    head(pen, scene, &["地区", "目标", "完成", "完成比例"]);
    // Rows in which nothing stands are named beneath.
    let mut mute = String::new();
    for own in &item.parts {
        let mut top = true;
        let mut blanks = String::new();
        for indicator in &own.indicators {
            if blank(indicator) {
                add(&mut blanks, indicator.called());
                continue;
            }
            pen.open("tr|role=row");
            let name = indicator.name.as_deref().filter(|_| one.is_none());
            district(pen, scene, item, own, (name, top));
            cells(pen, scene, indicator);
            pen.close();
            top = false;
        }
        if !top && !blanks.is_empty() {
            add(&mut mute, &[&*own.district, "（", &blanks, "）"].concat());
        } else if top && !tells(own, item) {
            add(&mut mute, &own.district);
        } else if top {
            pen.open("tr|role=row");
            district(pen, scene, item, own, (None, true));
            pen.open("td|role=cell|colspan=3");
            match &own.details.progress {
                Some(progress) => pen.write(progress),
                None => {
                    pen.write(DASH);
                    pen.put("small", " 没有公布");
                }
            }
            pen.close();
            pen.close();
        }
    }
    pen.close();
    pen.close();
    pen.open("");
    if !mute.is_empty() {
        pen.put("p|class=mb-hint", &["没有公布：", &mute].concat());
    }
    pen.close();
    pen.close();
}

/// One more of several names.
fn add(names: &mut String, name: &str) {
    let between = if names.is_empty() { "" } else { "、" };
    names.push_str(between);
    names.push_str(name);
}

/// Whether nothing stands in any of its cells.
fn blank(own: &Indicator) -> bool {
    let figures = [&own.target, &own.actual, &own.target_cum, &own.actual_cum];
    let none =
        |own: &&Result<Figure, Missing>| matches!(own, Err(Missing::NotReported | Missing::Absent));
    own.rate.number().is_none() && figures.iter().all(none)
}

/// Whether anything but figures is told of a district, which is not told of the whole.
fn tells(own: &Part, item: &Item) -> bool {
    let told = &own.details;
    let texts = [
        &own.status,
        &told.progress,
        &told.reason,
        &told.leader,
        &told.hotline,
    ];
    let other = |unit| !item.duty.contains(unit);
    own.funds.allocated.is_ok()
        || told.duty.iter().any(other)
        || texts.into_iter().any(Option::is_some)
}

/// The name of a district, with that of an indicator; in its first row also what is told of it as a whole.
fn district(
    pen: &mut Pen,
    scene: &Scene,
    item: &Item,
    own: &Part,
    (name, first): (Option<&str>, bool),
) {
    pen.open("th|role=rowheader|scope=row");
    pen.write(&own.district);
    if let Some(name) = name {
        pen.put("small", &[" ", name].concat());
    }
    if !first {
        pen.close();
        return;
    }
    if own.status.is_some() {
        // Its word is judged by the same rule as that of an item.
        pen.write(" ");
        let (judged, _) = judge_there(item, Some(own), scene.programme.as_of);
        chip(pen, judged.status);
    }
    if let Ok(paid) = &own.funds.allocated {
        pen.put("small", &[" 已拨付 ", &*paid.shown()].concat());
    }
    // What is told alike of every district stands with the whole.
    let told = &own.details;
    let alike = |same: &dyn Fn(&Item) -> bool| item.parts.iter().all(|part| same(&part.details));
    if !told.duty.is_empty() && !alike(&|other| other.duty == told.duty) {
        pen.put("small", &[" 责任单位 ", &*told.duty.join("、")].concat());
    }
    let fields: [(&str, Field); 3] = [
        (" 责任人 ", |own| &own.leader),
        (" 原因 ", |own| &own.reason),
        (CALL, |own| &own.hotline),
    ];
    for (name, field) in fields {
        let Some(text) = field(told) else { continue };
        if alike(&|other| field(other).as_ref() == Some(text)) {
            continue;
        }
        pen.open("small");
        pen.write(name);
        if name == CALL {
            phones(pen, text);
        } else {
            pen.write(text);
        }
        pen.close();
    }
    pen.close();
}

/// How a step stands, in a word and its style class.
fn stands(own: &Milestone, scene: &Scene, item: &Item) -> (&'static str, &'static str) {
    let as_of = item.as_of.or(scene.programme.as_of);
    let late = |then: i64| own.due.is_some_and(|due| due.end() < then);
    match (own.reached, own.met) {
        (_, Some(met)) if late(met.end()) => ("已完成，晚于计划", "mbl-done"),
        (Some(true), _) | (None, Some(_)) => ("已完成", "mbl-done"),
        (Some(false), _) if own.partly => ("部分完成", "mbl-run"),
        (Some(false), _) if as_of.is_some_and(|as_of| late(as_of.end())) => {
            ("到期未完成", "mbl-late")
        }
        (Some(false), _) => ("未完成", "mbl-run"),
        (None, None) if as_of.is_some_and(|as_of| late(as_of.end())) => {
            ("已到期，没有公布是否完成", "mbl-stop")
        }
        (None, None) => ("未到期", "mbl-none"),
    }
}

/// Its steps in the order of the source.
#[inline(never)]
pub fn steps(pen: &mut Pen, scene: &Scene, item: &Item) {
    if item.milestones.is_empty() {
        return;
    }
    part(pen, scene.heading, "时间节点");
    pen.open("ul|class=mbl-steps");
    for (at, own) in item.milestones.iter().enumerate() {
        let (word, class) = stands(own, scene, item);
        pen.open("li");
        pen.set("class", class);
        pen.key(&num(at));
        pen.put("b", &own.text);
        pen.open("span");
        pen.write(word);
        pen.close();
        pen.open("small");
        if let Some(due) = own.due {
            pen.write("计划 ");
            pen.write(&day(due));
        }
        if let Some(met) = own.met {
            pen.write(" 完成 ");
            pen.write(&day(met));
        }
        pen.close();
        shots(pen, scene, item, Some(&own.text));
        pen.close();
    }
    pen.close();
    pen.close();
}

/// Its contracts.
#[inline(never)]
pub fn contracts(pen: &mut Pen, scene: &Scene, item: &Item) {
    if item.contracts.is_empty() {
        return;
    }
    part(pen, scene.heading, "合同");
    pen.open("ul|class=mbl-log");
    for own in &item.contracts {
        pen.open("li");
        let name = own.title.as_deref().or(own.id.as_deref());
        pen.put("b", name.unwrap_or("合同"));
        let mut words: Vec<String> = Vec::new();
        if !own.suppliers.is_empty() {
            words.push(own.suppliers.join("、"));
        }
        for (name, money) in [("签约 ", &own.value), ("结算 ", &own.final_value)] {
            if let Some(money) = money {
                words.push([name, &money.shown()].concat());
            }
        }
        if let Some(signed) = own.signed {
            words.push([&*day(signed), " 签订"].concat());
        }
        if let Some(end) = own.end {
            words.push(["至 ", &*day(end)].concat());
        }
        if let Some(status) = &own.status {
            words.push((**status).to_owned());
        }
        pen.put("span", &words.join("，"));
        pen.close();
    }
    pen.close();
    pen.close();
}

/// What was changed of what had been published.
#[inline(never)]
pub fn corrections(pen: &mut Pen, scene: &Scene, item: &Item) {
    if item.corrections.is_empty() {
        return;
    }
    part(pen, scene.heading, "更正记录");
    pen.open("ul|class=mbl-log");
    for own in &item.corrections {
        pen.open("li");
        if let Some(date) = own.date {
            pen.put("b", &day(date));
        }
        pen.put("span", &own.text);
        pen.close();
    }
    pen.close();
    pen.close();
}
