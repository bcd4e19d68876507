//! The list of items: cards on a phone, a table on a desk; what finds, filters and orders them.

use mingbai_data::livelihood::{Group, Status, stated, unexplained};

use super::draw::{Scene, part_in};
use super::groups::tells;
use super::map::map;
use super::say::{about, bar, chip, day, progress, units};
use crate::board::{SEARCHED, blocks, part, segment};
use crate::pen::Pen;
use crate::text::num;

/// The field to search in.
const FIELD: &str = "input|class=mb-search|type=search|enterkeyhint=search|autocomplete=off|aria-label=按名称、单位、地区或状态查找\
         |placeholder=查找项目、单位、地区";
/// Orders, by their number.
pub const ORDERS: [&str; 2] = ["按公布顺序", "滞后的在前"];
/// The order by how far an item is.
const NEAR: &str = "离我最近";

/// Draws what finds, filters and orders.
#[inline(never)]
pub fn find(pen: &mut Pen, scene: &Scene) {
    let all = scene.programme.items.len();
    if all < 2 {
        return;
    }
    part(pen, scene.heading, "查找项目");
    pen.open("div|class=mb-tools mb-row");
    pen.open("");
    if all >= SEARCHED || !scene.view.query.is_empty() {
        pen.open(FIELD);
        pen.set("value", &scene.view.query);
        pen.close();
    }
    pen.close();
    let [_, by_unit, by_district] = scene.groups;
    let [_, unit, district] = scene.view.chosen;
    let filter = |pen: &mut Pen, label, (select, every), groups: &[Group], on: Option<usize>| {
        pen.open("");
        if tells(groups) {
            choice(pen, label, select);
            option(pen, 0, every, on.is_none());
            for (at, group) in groups.iter().enumerate() {
                option(pen, at.wrapping_add(1), named(group), on == Some(at));
            }
            pen.close();
            pen.close();
        }
        pen.close();
    };
    let districts = ("select|data-a=d", "全部地区");
    filter(pen, "地区", districts, by_district, district);
    let units = ("select|data-a=u", "全部单位");
    filter(pen, "责任单位", units, by_unit, unit);
    pen.open("");
    if scene.narrow {
        choice(pen, "状态", "select|data-a=t");
        statuses(pen, scene);
        pen.close();
        pen.close();
    }
    pen.close();
    choice(pen, "排序", "select|data-a=s");
    for (at, name) in ORDERS.iter().enumerate() {
        let on = at == scene.view.order && scene.away.is_empty();
        option(pen, at, name, on);
    }
    if !scene.away.is_empty() {
        option(pen, ORDERS.len(), NEAR, true);
    }
    pen.close();
    pen.close();
    pen.close();
    near(pen, scene);
    pen.open("");
    if !scene.narrow {
        pen.open("div|class=mb-seg mbl-seg|role=group|aria-label=按状态筛选");
        statuses(pen, scene);
        pen.close();
    }
    pen.close();
    pen.close();
}

/// Draws what was found.
#[inline(never)]
pub fn list(pen: &mut Pen, scene: &Scene) {
    let all = scene.programme.items.len();
    if all < 2 {
        return;
    }
    part(pen, scene.heading, "各项目");
    only(pen, scene);
    pen.open("p|class=mb-hint|role=status");
    pen.write("共 ");
    pen.count(all);
    let [_, unit] = scene.counted();
    pen.write(unit);
    pen.write("，显示 ");
    pen.count(scene.list.len());
    pen.write(unit);
    pen.close();
    pen.open("");
    if scene.list.is_empty() {
        pen.put("p|class=mbb-none", "没有找到，请换个词或条件试试。");
    } else {
        map(pen, scene);
        table(pen, scene);
    }
    pen.close();
    pen.close();
}

/// What lists the nearest first, where it is known of some where they are.
fn near(pen: &mut Pen, scene: &Scene) {
    let items = || scene.programme.items.iter();
    pen.open("");
    if items().any(|item| item.point.is_some()) {
        pen.open("div|class=mb-row mbl-near");
        pen.open("button|type=button|class=mb-button|data-a=n");
        // It may come to nothing, and says so: only where it has not is it one that is on.
        if !scene.away.is_empty() {
            pen.state("aria-pressed", true);
        }
        pen.write(NEAR);
        pen.close();
        pen.open("span|class=mb-said|role=status");
        pen.write(scene.near);
        let lost = scene.away.iter().filter(|away| **away == usize::MAX);
        let lost = lost.count();
        if lost > 0 {
            pen.count(lost);
            pen.write(" 个项目没有公布位置，排在最后。");
        }
        pen.write("位置只在本机使用，不会发送。");
        pen.close();
        pen.close();
    }
    pen.close();
}

fn option(pen: &mut Pen, at: usize, name: &str, on: bool) {
    pen.open("option");
    pen.number("value", Some(at));
    pen.chosen(on);
    pen.write(name);
    pen.close();
}

/// Begins a list to choose from, and its label.
#[inline(never)]
fn choice(pen: &mut Pen, label: &str, select: &'static str) {
    pen.open("label|class=mb-field");
    pen.put("span|class=mb-off", label);
    pen.open(select);
}

/// The name of a group, or that it has none.
fn named(group: &Group) -> &str {
    if group.name.is_empty() {
        "未写明"
    } else {
        &group.name
    }
}

/// Every status that there is, with how many have it, by a number from 1; 0 is all of them. Options on a phone, else buttons.
#[inline(never)]
fn statuses(pen: &mut Pen, scene: &Scene) {
    let chosen = scene.view.status;
    let [.., groups] = scene.groups;
    let [.., district] = scene.view.chosen;
    let there = district.and_then(|at| groups.get(at));
    let mut each = |at: usize, name: &str| {
        let on = chosen == at;
        if scene.narrow {
            option(pen, at, name, on);
        } else {
            segment(pen, "t", at, name, on);
        }
    };
    each(0, "全部状态");
    for (at, status) in Status::ALL.into_iter().enumerate() {
        let many = there.map_or_else(|| scene.counts.items(status), |own| own.count(status));
        let at = at.wrapping_add(1);
        if many > 0 || chosen == at {
            each(at, &[status.name(), " ", &num(many)].concat());
        }
    }
}

/// What was chosen above, by name, and the way back to all.
fn only(pen: &mut Pen, scene: &Scene) {
    pen.open("");
    let chosen = scene.view.chosen.iter().zip(scene.groups);
    let names: Vec<&str> = chosen
        .filter_map(|(at, groups)| Some(named(groups.get((*at)?)?)))
        .collect();
    let line = &*scene.view.line;
    if !names.is_empty() || !line.is_empty() {
        pen.open("div|class=mb-row mbl-only");
        pen.open("span|class=mbb-here|tabindex=-1");
        pen.write("只看");
        if !line.is_empty() {
            pen.write("预算科目 ");
            pen.write(line);
            pen.write(" 支付的项目");
        }
        if !names.is_empty() {
            pen.write("：");
            pen.write(&names.join(" · "));
        }
        pen.close();
        pen.put(
            "button|type=button|class=mb-button|data-a=x",
            "显示全部项目",
        );
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn table(pen: &mut Pen, scene: &Scene) {
    pen.open("table|part=table|role=table|class=mb-table mbb-places|aria-label=各项目");
    let windowed = scene.window.windowed();
    pen.number(
        "aria-rowcount",
        windowed.then(|| scene.list.len().wrapping_add(1)),
    );
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    for name in ["项目", "状态", "进度", "责任单位", "计划完成"] {
        pen.put("th|role=columnheader|scope=col", name);
    }
    pen.close();
    pen.close();
    blocks(pen, (scene.window, scene.list), 5, None, &|pen, at| {
        line(pen, scene, at);
    });
    pen.close();
}

fn line(pen: &mut Pen, scene: &Scene, at: usize) {
    let Some((item, (judged, late))) = scene.listed(at) else {
        return;
    };
    pen.open("th|role=rowheader|scope=row|class=mbb-name");
    pen.button("button|type=button", "p", at);
    pen.write(&item.title);
    pen.close();
    let away = scene.away.get(at).filter(|away| **away < usize::MAX);
    let away = away.map(|away| about(*away));
    let place = [
        away.as_deref(),
        item.works.as_deref(),
        item.district.as_deref(),
    ];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    if !place.is_empty() {
        pen.put("small", &place.join(" · "));
    }
    pen.close();
    let cell = "td|role=cell";
    pen.open(cell);
    chip(pen, judged.status);
    // Where our word is not what the publisher's says, that stands there as well.
    if let Some(own) = item.status.as_deref().filter(|own| stated(own).is_none()) {
        pen.put("small", &["原文：", own].concat());
    }
    // Where one was chosen, its own reason counts.
    let told = part_in(item, scene.district()).is_some_and(|part| part.details.reason.is_some());
    if judged.status.needs_reason() && !told && unexplained(item, scene.programme.as_of) {
        pen.put("small|class=mbb-old", "未说明原因");
    }
    pen.close();
    pen.open(cell);
    let (words, share) = progress(item, scene.district());
    pen.write(&words);
    if let Some(share) = share {
        bar(pen, share);
    }
    pen.close();
    pen.put(cell, &units(item));
    pen.open("td|role=cell|class=mbb-time");
    if let Some(end) = item.end {
        if scene.narrow {
            pen.write("计划完成 ");
        }
        pen.write(&day(end));
    }
    if let Some(days) = late.filter(|_| !judged.status.is_done()) {
        pen.put(
            "small|class=mbb-old",
            &["已超 ", &*num(usize::try_from(days).unwrap_or(0)), " 天"].concat(),
        );
    }
    pen.close();
}
