//! The places of a board: a list that sorts and filters, or tiles of one size where no map is given.

use mingbai_data::air::Observation;

use super::card::LATE;
use super::draw::Scene;
use super::say::{chip, colour, index, late, level, part, primary, segment, short, why};
use crate::board::{ALL, gap};
use crate::pen::Pen;
use crate::text::num;

/// Places from which a search is worth its room.
const SEARCHED: usize = 8;
/// What holds the place of rows that are not drawn.
const GAP: &str = "tbody|class=mba-gap|aria-hidden=true";
/// Orders, by their number.
const ORDERS: [&str; 3] = ["按公布顺序", "从差到好", "按名称"];

/// Draws them.
#[inline(never)]
pub fn places(pen: &mut Pen, scene: &Scene) {
    let all = scene.spots.len();
    if all < 2 {
        return;
    }
    let tiles = scene.view.tiles && all <= ALL && !scene.paper;
    part(pen, scene.heading, "各地点");
    pen.open("div|class=mb-tools mb-row");
    pen.open("");
    if all >= SEARCHED || !scene.view.query.is_empty() {
        pen.open(
            "input|class=mb-search|type=search|enterkeyhint=search|autocomplete=off|aria-label=按名称、编码或级别查找\
         |placeholder=查找名称或级别",
        );
        pen.set("value", &scene.view.query);
        pen.close();
    }
    pen.close();
    pen.open("label|class=mb-field");
    pen.put("span|class=mb-off", "排序");
    pen.open("select|data-a=s");
    for (at, name) in ORDERS.iter().enumerate() {
        pen.open("option");
        pen.number("value", Some(at));
        pen.chosen(at == scene.view.order);
        pen.write(name);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("");
    if all <= ALL {
        pen.open("div|class=mb-seg|role=group|aria-label=显示方式");
        segment(pen, "m", 0, "列表", !scene.view.tiles);
        segment(pen, "m", 1, "方格", scene.view.tiles);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("p|class=mb-hint|role=status");
    pen.write("共 ");
    pen.count(all);
    pen.write(" 个地点，显示 ");
    pen.count(scene.list.len());
    pen.write(" 个");
    pen.close();
    pen.open("");
    if scene.list.is_empty() {
        pen.put("p|class=mba-none", "没有找到，请换个词试试。");
    } else if tiles {
        grid(pen, scene);
    } else {
        list(pen, scene);
    }
    pen.close();
    pen.close();
}

/// Equal tiles: number, level and name.
#[inline(never)]
fn grid(pen: &mut Pen, scene: &Scene) {
    pen.open("ul|class=mba-tiles");
    for &at in scene.list {
        let row = scene.current(at);
        pen.open("li");
        pen.key(&num(at));
        pen.button("button|type=button", "p", at);
        pen.set(
            "class",
            &["mba-tile ", row.map_or("mba-l0", colour)].concat(),
        );
        pen.put("span", scene.name(at));
        pen.write(" ");
        pen.put("b", &row.map_or_else(|| "—".to_owned(), index));
        pen.write(" ");
        let words = row.map(|row| [&*level(row), why(row)].concat());
        pen.put("small", words.as_deref().unwrap_or("无数据"));
        pen.close();
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn list(pen: &mut Pen, scene: &Scene) {
    let (before, behind) = scene.window.gaps();
    let count = scene.list.len().wrapping_add(1);
    let windowed = scene.window.windowed();
    pen.open("table|part=table|role=table|class=mb-table mba-places|aria-label=各地点空气质量");
    pen.number("aria-rowcount", windowed.then_some(count));
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    for name in ["地点", "AQI 与级别", "首要污染物", "时间"] {
        pen.put("th|role=columnheader|scope=col", name);
    }
    pen.close();
    pen.close();
    gap(pen, GAP, 4, before);
    pen.open("");
    for block in scene.window.drawn() {
        let rows = scene.window.rows(block);
        let start = rows.start;
        pen.open("tbody|role=rowgroup");
        pen.key(&num(block));
        pen.number("data-b", Some(block));
        for (at, place) in scene.list.get(rows).unwrap_or(&[]).iter().enumerate() {
            let number = start.wrapping_add(at).wrapping_add(2);
            pen.open("tr|role=row");
            pen.key(&num(*place));
            pen.set("class", if *place == scene.place { "mba-on" } else { "" });
            pen.number("aria-rowindex", windowed.then_some(number));
            line(pen, scene, *place, scene.current(*place));
            pen.close();
        }
        pen.close();
    }
    pen.close();
    gap(pen, GAP, 4, behind);
    pen.close();
}

#[inline(never)]
fn line(pen: &mut Pen, scene: &Scene, place: usize, row: Option<&Observation>) {
    pen.open("th|role=rowheader|scope=row|class=mba-name");
    pen.button("button|type=button", "p", place);
    pen.write(scene.name(place));
    pen.close();
    pen.close();
    let cell = "td|role=cell";
    let Some(row) = row else {
        pen.put(cell, "— 无数据");
        pen.put(cell, "");
        pen.put(cell, "");
        return;
    };
    pen.open(cell);
    chip(pen, row);
    pen.close();
    pen.open(cell);
    let named = primary(row, false);
    if scene.narrow && !named.is_empty() {
        pen.put("small", "首要 ");
    }
    pen.write(&named);
    pen.close();
    pen.open("td|role=cell|class=mba-time");
    let hour = row.period.kind == mingbai_data::air::PeriodKind::Hour;
    pen.write(&short(row.period.start.start(), hour));
    if late(row, scene.now) {
        pen.write(" ");
        pen.put("span|class=mba-old", LATE);
    }
    pen.close();
}
