//! The places of a board: a list that sorts and filters, tiles of one size, or a map with the list beneath where the page
//! gives outlines.

use mingbai_data::air::Observation;

use super::draw::Scene;
use super::say::{chip, colour, index, late, level, named, part, short, why};
use crate::board::{ALL, Face, LATE, Map, SEARCHED, Tools, blocks, map, tools};
use crate::pen::Pen;
use crate::text::num;

/// The field to search in.
const FIELD: &str = "input|class=mb-search|type=search|enterkeyhint=search|autocomplete=off|aria-label=按名称、编码或级别查找\
         |placeholder=查找名称或级别";

/// Draws them.
#[inline(never)]
pub fn places(pen: &mut Pen, scene: &Scene) {
    let all = scene.spots.len();
    if all < 2 {
        return;
    }
    let few = all <= ALL;
    // Paper has the list, and outlines may not be there yet.
    let mode = match scene.view.mode {
        1 if few => 1,
        2 if scene.outlines.is_some() => 2,
        _ => 0,
    };
    part(pen, scene.heading, "各地点");
    let searched = all >= SEARCHED || !scene.view.query.is_empty();
    let bar = Tools {
        field: searched.then_some(FIELD),
        query: &scene.view.query,
        order: scene.view.order,
        modes: &[
            "列表",
            if few { "方格" } else { "" },
            if scene.outlines.is_some() {
                "地图"
            } else {
                ""
            },
        ],
        mode,
        count: (all, scene.list.len()),
        unit: " 个地点",
    };
    tools(pen, &bar);
    pen.open("");
    if scene.list.is_empty() {
        pen.put("p|class=mbb-none", "没有找到，请换个词试试。");
    } else if mode == 1 && !scene.paper {
        grid(pen, scene);
    } else {
        pen.open("");
        if mode == 2 && !scene.paper {
            outlined(pen, scene);
        }
        pen.close();
        list(pen, scene);
    }
    pen.close();
    pen.close();
}

/// The map.
#[inline(never)]
fn outlined(pen: &mut Pen, scene: &Scene) {
    let drawn = Map {
        outlines: scene.outlines,
        list: scene.list,
        on: Some(scene.place),
        width: scene.width,
        unit: " 个地点",
        name: &|place| scene.name(place),
        face: &|place| {
            let row = scene.current(place);
            Face {
                class: row.map_or("mba-l0", colour),
                text: row.map_or_else(|| "—".to_owned(), index),
                word: row.map_or_else(
                    || "无数据".to_owned(),
                    |row| [&*level(row), why(row)].concat(),
                ),
            }
        },
    };
    map(pen, &drawn);
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
    let count = scene.list.len().wrapping_add(1);
    let windowed = scene.window.windowed();
    pen.open("table|part=table|role=table|class=mb-table mbb-places|aria-label=各地点空气质量");
    pen.number("aria-rowcount", windowed.then_some(count));
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    for name in ["地点", "AQI 与级别", "首要污染物", "时间"] {
        pen.put("th|role=columnheader|scope=col", name);
    }
    pen.close();
    pen.close();
    let rows = (scene.window, scene.list);
    blocks(pen, rows, 4, Some(scene.place), &|pen, place| {
        line(pen, scene, place, scene.current(place));
    });
    pen.close();
}

#[inline(never)]
fn line(pen: &mut Pen, scene: &Scene, place: usize, row: Option<&Observation>) {
    pen.open("th|role=rowheader|scope=row|class=mbb-name");
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
    let named = named(row, false);
    if scene.narrow && !named.is_empty() {
        pen.put("small", "首要 ");
    }
    pen.write(&named);
    pen.close();
    pen.open("td|role=cell|class=mbb-time");
    let hour = row.period.kind == mingbai_data::air::PeriodKind::Hour;
    pen.write(&short(row.period.start.start(), hour));
    if late(row, scene.now) {
        pen.write(" ");
        pen.put("span|class=mbb-old", LATE);
    }
    pen.close();
}
