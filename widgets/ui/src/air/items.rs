//! The pollutants of an observation: concentration, average, sub-index against the bands; a tap away the calculation.

use mingbai_data::air::{Item, Observation, Why};

use super::card::bar;
use super::draw::Scene;
use super::say::{digits, entry, lacking, part};
use crate::pen::Pen;
use crate::text::DASH;

/// Draws them.
#[inline(never)]
pub fn items(pen: &mut Pen, scene: &Scene, row: &Observation) {
    if row.items.is_empty() {
        return;
    }
    part(pen, scene.heading, "六项污染物");
    pen.open("ul|class=mba-items");
    for (at, item) in row.items.iter().enumerate() {
        let open = scene.paper || scene.view.item == Some(at);
        pen.open("li");
        pen.button("button|type=button|class=mba-item", "i", at);
        pen.state("aria-expanded", open);
        line(pen, scene, row, (at, item));
        pen.close();
        pen.open("");
        if open {
            panel(pen, scene, row, (at, item));
        }
        pen.close();
        pen.close();
    }
    pen.close();
    pen.put(
        "p|class=mb-hint",
        "分指数（IAQI）条形以 500 为满格，竖线为各级别上限 50、100、150、200、300。点一项看怎样算出。",
    );
    pen.close();
}

#[inline(never)]
fn line(pen: &mut Pen, scene: &Scene, row: &Observation, (at, item): (usize, &Item)) {
    pen.open("span|class=mba-item-name");
    pen.put("b", item.pollutant.formula());
    pen.write(" ");
    pen.write(item.pollutant.name());
    pen.close();
    pen.open("span|class=mba-conc");
    match item.conc.missing() {
        Some(reason) => {
            pen.write(DASH);
            pen.write(" ");
            pen.write(lacking(reason));
            pen.write(" ");
        }
        None => pen.put("b", &item.conc.shown()),
    }
    pen.put(
        "small",
        item.averaged
            .map_or(" 平均时间未注明", |average| average.name()),
    );
    pen.close();
    pen.open("span|class=mba-index");
    let (index, computed) = scene.sub_index(row, at);
    if let Some(index) = index {
        pen.put("small", if computed { "复算 " } else { "分指数 " });
        pen.put("b", &digits(index));
    }
    pen.close();
    match index {
        Some(index) => bar(pen, row.standard, index),
        None => pen.put("span|class=mba-bar", ""),
    }
}

/// The calculation, by the observation's standard and by the one to compare with.
#[inline(never)]
fn panel(pen: &mut Pen, scene: &Scene, row: &Observation, (at, item): (usize, &Item)) {
    pen.open("div|class=mba-panel");
    pen.open("dl");
    match item.conc.missing() {
        Some(reason) => entry(pen, "公布浓度", &[DASH, " ", lacking(reason)]),
        None => entry(pen, "公布浓度", &[&item.conc.shown()]),
    }
    match item.iaqi.number() {
        Some(number) => entry(pen, "公布分指数", &[&digits(number)]),
        None => entry(pen, "公布分指数", &[DASH, " 未提供"]),
    }
    for sum in [&scene.sum, &scene.other].into_iter().flatten() {
        let same = sum.standard == row.standard;
        let (name, by) = if same {
            ("复算", "")
        } else {
            ("对照", sum.standard.name())
        };
        let Some(result) = sum.items.get(at) else {
            continue;
        };
        let calculation = match result {
            Ok(calculation) => calculation,
            Err(Why::Missing(_)) => continue,
            Err(why) => {
                entry(pen, name, &[by, " ", why.reason()]);
                continue;
            }
        };
        let words = sum.beside(row).1;
        let words = words.get(at).map(|beside| beside.words());
        entry(pen, name, &[by, " ", &words.unwrap_or_default()]);
        if let Some(rounding) = calculation.rounding() {
            entry(pen, "修约", &[&rounding]);
        }
        let limits = calculation.limits();
        if !limits.is_empty() {
            entry(pen, "限值", &[&limits]);
        }
        entry(pen, "算式", &[&calculation.formula()]);
        entry(pen, "依据", &[calculation.clause()]);
    }
    pen.close();
    pen.close();
}
