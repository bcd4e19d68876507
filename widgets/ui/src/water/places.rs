//! The sections of a board: a list that sorts and filters, river by river, a table of their values, or a map with the list
//! beneath where the page gives outlines; drinking-water sources apart.

use mingbai_data::names::WaterItem;
use mingbai_data::water::{Change, Condition, Kind, River, Sample, assess};

use super::draw::Scene;
use super::say::{LATE, change, chip, colour, exceeds, late, part, target, time, word};
use super::summary::bar;
use crate::board::{ALL, Face, Map, SEARCHED, Tools, blocks, map, tools};
use crate::pen::Pen;
use crate::text::{DASH, num};

/// The field to search in.
const FIELD: &str = "input|class=mb-search|type=search|enterkeyhint=search|autocomplete=off|aria-label=按名称、河流、地区或类别查找\
         |placeholder=查找断面、河流";
/// What a table of values has.
const COLUMNS: [WaterItem; 7] = [
    WaterItem::Ph,
    WaterItem::DissolvedOxygen,
    WaterItem::Permanganate,
    WaterItem::Cod,
    WaterItem::Ammonia,
    WaterItem::Phosphorus,
    WaterItem::Nitrogen,
];

/// Draws them.
#[inline(never)]
pub fn places(pen: &mut Pen, scene: &Scene) {
    let sections = scene.counts.all();
    if sections < 2 {
        return;
    }
    part(pen, scene.heading, "各断面");
    // Of classes alone there is no table of values.
    let values =
        scene.view.mode == 2 || scene.board.samples.iter().any(|own| !own.items.is_empty());
    let searched = sections >= SEARCHED || !scene.view.query.is_empty();
    let bar = Tools {
        field: searched.then_some(FIELD),
        query: &scene.view.query,
        order: scene.view.order,
        // River by river everything is drawn, which is too much of a nation.
        modes: &[
            "列表",
            if sections <= ALL { "按河流" } else { "" },
            if values { "数值表" } else { "" },
            if scene.outlines.is_some() {
                "地图"
            } else {
                ""
            },
        ],
        mode: scene.view.mode,
        count: (sections, scene.list.len()),
        unit: " 个断面",
    };
    tools(pen, &bar);
    pen.open("");
    if scene.list.is_empty() {
        pen.put("p|class=mbb-none", "没有找到，请换个词试试。");
    } else if scene.view.mode == 1 && sections <= ALL {
        by_river(pen, scene);
    } else {
        pen.open("");
        if scene.view.mode == 3 && !scene.paper {
            outlined(pen, scene);
        }
        pen.close();
        table(pen, scene, scene.view.mode == 2);
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
        on: scene.section,
        width: scene.width,
        unit: " 个断面",
        name: &|place| scene.name(place),
        face: &|place| {
            let sample = scene.current(place);
            let word = word(sample);
            Face {
                class: colour(sample.and_then(|sample| sample.class.class())),
                text: word.to_owned(),
                word: word.to_owned(),
            }
        },
    };
    map(pen, &drawn);
}

#[inline(never)]
fn table(pen: &mut Pen, scene: &Scene, values: bool) {
    let windowed = scene.window.windowed();
    let columns = if values {
        COLUMNS.len().wrapping_add(2)
    } else {
        5
    };
    if values {
        pen.open("p|class=mb-hint");
        pen.write(if scene.narrow {
            "表格可以左右滑动。"
        } else {
            ""
        });
        pen.write("单位 mg/L，pH 无量纲；单位不同的写在数后。");
        pen.close();
        pen.open("div|class=mbw-scroll|role=region|tabindex=0|aria-label=各断面的监测值");
    } else {
        pen.open("div");
    }
    pen.open("table|part=table|role=table|aria-label=各断面水质");
    pen.set(
        "class",
        if values {
            "mb-table mbw-values"
        } else {
            "mb-table mbb-places"
        },
    );
    pen.number(
        "aria-rowcount",
        windowed.then(|| scene.list.len().wrapping_add(1)),
    );
    pen.open("thead|role=rowgroup");
    pen.set(
        "class",
        if scene.narrow && !values {
            "mb-off"
        } else {
            ""
        },
    );
    pen.open("tr|role=row");
    let head = "th|role=columnheader|scope=col";
    pen.put(head, "断面");
    pen.put(head, "类别");
    if values {
        for item in COLUMNS {
            pen.put(head, item.name());
        }
    } else {
        for name in ["目标", "超标项目", "时间"] {
            pen.put(head, name);
        }
    }
    pen.close();
    pen.close();
    let rows = (scene.window, scene.list);
    blocks(pen, rows, columns, scene.section, &|pen, place| {
        line(pen, scene, place, values);
    });
    pen.close();
    pen.close();
}

/// ` 同比变好`: against what; the same class says nothing.
#[inline(never)]
fn changed(pen: &mut Pen, against: &str, change: Option<Change>) {
    if let Some(found) = change.filter(|found| found.from != found.to) {
        let way = if found.is_better() {
            "变好"
        } else {
            "变差"
        };
        pen.put("small", &[" ", against, way].concat());
    }
}

fn line(pen: &mut Pen, scene: &Scene, place: usize, values: bool) {
    let sample = scene.current(place);
    pen.open("th|role=rowheader|scope=row|class=mbb-name");
    name(pen, scene, place);
    if !values && let Some(river) = scene.river(place) {
        pen.put("small", river);
    }
    pen.close();
    let cell = "td|role=cell";
    pen.open(cell);
    chip(pen, sample);
    let sum = sample.map(assess);
    if let Some((sample, sum)) = sample.zip(sum.as_ref())
        && sample.class.class().is_none()
        && let Some(made) = sum.class
    {
        let part = if sum.is_whole() {
            ""
        } else {
            "（部分项目）"
        };
        pen.put("small", &[" 复算", &made.words(), part].concat());
    }
    pen.close();
    if values {
        for item in COLUMNS {
            pen.open(cell);
            pen.write(&sample.map_or_else(|| DASH.to_owned(), |sample| value(sample, item)));
            pen.close();
        }
        return;
    }
    let Some((sample, sum)) = sample.zip(sum) else {
        for _ in 0..3 {
            pen.put(cell, "");
        }
        return;
    };
    pen.open(cell);
    pen.write(&target(sample));
    if let Some(group) = scene.group(place) {
        changed(pen, "环比", group.month_on_month(sample));
        changed(pen, "同比", group.year_on_year(sample));
    }
    pen.close();
    pen.open(cell);
    pen.write(&exceeds(sample, &sum.exceed));
    pen.close();
    pen.open("td|role=cell|class=mbb-time");
    // A phone has no room for what stands above all rows, and nobody reads on each of them that it is old.
    let newest = scene.newest.filter(|newest| newest.start == sample.start);
    if !(scene.narrow && newest.is_some()) {
        pen.write(&time(sample));
    }
    if late(sample, scene.now) && !newest.is_some_and(|newest| late(newest, scene.now)) {
        pen.write(" ");
        pen.put("span|class=mbb-old", LATE);
    }
    pen.close();
}

fn name(pen: &mut Pen, scene: &Scene, place: usize) {
    pen.button("button|type=button", "p", place);
    pen.write(scene.name(place));
    pen.close();
}

/// A value without the unit of the column.
fn value(sample: &Sample, item: WaterItem) -> String {
    let Some(own) = sample.item(item) else {
        return DASH.to_owned();
    };
    let shown = own.value.shown();
    match own.value.missing() {
        Some(_) => DASH.to_owned(),
        None if own.value.number().is_none() => own.value.printed().to_owned(),
        None => shown.strip_suffix(" mg/L").unwrap_or(&shown).to_owned(),
    }
}

/// Each river with its sections, and how it is.
#[inline(never)]
fn by_river(pen: &mut Pen, scene: &Scene) {
    pen.open("ul|class=mbw-rivers");
    for (at, river) in scene.rivers.iter().enumerate() {
        let listed: Vec<usize> = scene
            .list
            .iter()
            .copied()
            .filter(|place| river.places.contains(place))
            .collect();
        if listed.is_empty() {
            continue;
        }
        pen.open("li");
        pen.key(&num(at));
        heading(pen, scene, river);
        bar(pen, &river.counts);
        pen.open("ul|class=mbw-sections");
        for place in listed {
            pen.open("li");
            pen.key(&num(place));
            name(pen, scene, place);
            chip(pen, scene.current(place));
            pen.close();
        }
        pen.close();
        pen.close();
    }
    pen.close();
    pen.open("p|class=mb-hint");
    pen.write(
        "河流水质按《地表水环境质量评价办法（试行）》：5 个及以上断面按类别占比，少于 5 个按公布浓度的平均值；公布的浓度不足以评价的不写。",
    );
    pen.close();
}

fn heading(pen: &mut Pen, scene: &Scene, river: &River) {
    pen.open("p|class=mbw-river");
    pen.put("b", river.name.unwrap_or("未写明河流"));
    if let Some(condition) = river.condition(scene.groups, scene.now) {
        pen.write(" ");
        pen.put("span|class=mb-kind", Condition::name(condition));
    }
    pen.open("small");
    pen.count(river.counts.all());
    pen.write(" 个断面");
    if river.counts.assessed() > 0 {
        pen.write("，Ⅰ～Ⅲ类 ");
        pen.count(river.counts.good());
        pen.write(" 个");
    }
    if river.counts.inferior() > 0 {
        pen.write("，劣Ⅴ类 ");
        pen.count(river.counts.inferior());
        pen.write(" 个");
    }
    pen.close();
    pen.close();
}

/// Drinking-water sources, which are not counted with the sections.
#[inline(never)]
pub fn sources(pen: &mut Pen, scene: &Scene) {
    let kind = |place: &usize| scene.groups.get(*place).map(|group| group.site.kind);
    let all: Vec<usize> = (0..scene.groups.len())
        .filter(|place| kind(place) == Some(Kind::Source))
        .collect();
    if all.is_empty() {
        return;
    }
    part(pen, scene.heading, "集中式生活饮用水水源地");
    pen.open("ul|class=mbw-sections mbw-sources");
    for place in all {
        let sample = scene.current(place);
        pen.open("li");
        pen.key(&num(place));
        name(pen, scene, place);
        chip(pen, sample);
        if let Some(sample) = sample {
            let words = target(sample);
            let over = exceeds(sample, &assess(sample).exceed);
            let over = if over.is_empty() {
                over
            } else {
                ["，", &*over].concat()
            };
            pen.put("small", &[&*words, &over].concat());
            if let Some(found) = scene
                .group(place)
                .and_then(|group| group.month_on_month(sample))
                && found.from != found.to
            {
                pen.put("small", &change(found));
            }
        }
        pen.close();
    }
    pen.close();
    pen.close();
}
