//! 每100元花在哪: what a whole is made of, as 100 元.

use super::draw::{Scene, bar, figure, length, listed, named, opener, others};
use super::parts::{Part, percent, yuan};
use super::words;
use crate::pen::Pen;
use crate::text::num;
use mingbai_data::Decimal;
use mingbai_data::budget::{PerHead, per_head_of};
use mingbai_data::number::group;

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let level = scene.level;
    let (large, small) = level.split();
    let rest = level.rest();
    let most = level
        .parts
        .iter()
        .map(|part| part.amount)
        .chain(rest.map(|rest| rest.amount))
        .chain(level.unsaid.map(|unsaid| unsaid.amount))
        .fold(Decimal::ZERO, Decimal::max);
    pen.open("");
    switch(pen, scene);
    pen.close();
    pen.open("ul|class=mbv-rows");
    for part in large {
        row(pen, scene, part, most);
    }
    if let Some(rest) = rest {
        pen.open("li|class=mbv-row-of mbv-rest");
        pen.key("rest");
        if scene.paper {
            pen.open("span|class=mbv-name");
            pen.write(&small_ones(scene, small.len()));
            pen.close();
        } else {
            opener(
                pen,
                "button|type=button|class=mbv-name mbv-others|data-a=g",
                scene.view.small,
                &small_ones(scene, small.len()),
            );
        }
        figures(pen, scene, &rest, most);
        pen.open("span|class=mbv-figure");
        pen.put("b", &scene.money(rest.amount));
        pen.close();
        share(pen, scene, &rest);
        pen.close();
        if scene.whole_list() {
            for part in small {
                row(pen, scene, part, most);
            }
        }
    }
    if let Some(unsaid) = level.unsaid() {
        pen.open("li|class=mbv-row-of mbv-rest");
        pen.key("unsaid");
        pen.put("span|class=mbv-name", &level.unsaid_name());
        figures(pen, scene, &unsaid, most);
        pen.open("span|class=mbv-figure");
        pen.put("b", &scene.money(unsaid.amount));
        pen.close();
        share(pen, scene, &unsaid);
        pen.close();
    }
    pen.close();
    apart(pen, scene);
    gap(pen, scene);
    if !level.parts.is_empty() {
        // What is a head comes to no 100 元.
        if !is_head(scene) {
            let words = if level.is_partial(scene.table) {
                "只有公布了数字的各项折成 100 元，没有数字的不在其中；取到分，尾差归入余数最大的项。"
            } else {
                "每项折成 100 元后取到分，尾差归入余数最大的项，合计正好 100.00 元。"
            };
            pen.put("p|class=mb-hint", words);
        }
        pen.put(
            "p|class=mb-hint|aria-hidden=true",
            "条形以最大的一项为满格。",
        );
    }
}

/// `其他 9 项（每项不到 1 元）`; where amounts a head are shown, by share.
fn small_ones(scene: &Scene, count: usize) -> String {
    let each = if is_head(scene) {
        " 项（每项占比不到 1%）"
    } else {
        " 项（每项不到 1 元）"
    };
    ["其他 ", &num(count), each].concat()
}

fn row(pen: &mut Pen, scene: &Scene, part: &Part, most: Decimal) {
    // Known by its line: what is touched keeps its element when others open.
    pen.open("");
    pen.key(&num(part.line));
    pen.open("li|class=mbv-row-of");
    named(pen, scene, part.line);
    figures(pen, scene, part, most);
    figure(pen, scene, part.line);
    share(pen, scene, part);
    pen.close();
    words::below(pen, scene, part.line);
    pen.close();
}

/// What is asked for, large: of 100 元, or a head; and its bar.
fn figures(pen: &mut Pen, scene: &Scene, part: &Part, most: Decimal) {
    pen.open("span|class=mbv-yuan");
    match head(scene, part.amount).filter(|_| scene.view.head) {
        Some(head) if head.yuan.is_zero() && !part.amount.is_zero() => pen.put("b", "＜0.01"),
        Some(head) => pen.put("b", &group(&head.yuan, Some(2))),
        None => pen.put("b", &yuan(part.yuan)),
    }
    pen.put("small", " 元");
    pen.close();
    bar(pen, length(part.amount, most));
}

/// The share in all of the table, which on the first level is the share in what is shown.
fn share(pen: &mut Pen, scene: &Scene, part: &Part) {
    let (word, whole) = if scene.view.drill.is_some() {
        ("占全部 ", scene.whole)
    } else {
        ("占 ", scene.level.sum)
    };
    pen.open("span|class=mbv-share");
    pen.write(word);
    pen.write(&percent(part.amount, whole));
    pen.close();
}

/// An amount a head, where it is published how many there are.
fn head(scene: &Scene, amount: Decimal) -> Option<PerHead> {
    per_head_of(amount, scene.table.unit, scene.budget.population.as_ref()).ok()
}

/// Whether amounts a head are asked for, and can be told.
fn is_head(scene: &Scene) -> bool {
    scene.view.head && head(scene, Decimal::ZERO).is_some()
}

/// Chooses between share and amount a head, where both can be told.
fn switch(pen: &mut Pen, scene: &Scene) {
    let Some(head) = head(scene, Decimal::ZERO) else {
        return;
    };
    if !scene.paper {
        pen.open("div|class=mb-seg mbv-switch|role=group|aria-label=占比或人均");
        for (at, name) in ["占比", "人均"].into_iter().enumerate() {
            pen.button("button|type=button", "h", at);
            pen.state("aria-pressed", (at == 1) == scene.view.head);
            pen.write(name);
            pen.close();
        }
        pen.close();
    }
    if scene.view.head {
        pen.open("p|class=mb-hint");
        pen.write("人均按常住人口 ");
        pen.write(&group(&head.population, None));
        pen.write(" 人计算。");
        pen.close();
    }
}

/// Lists what is missing or not above zero.
pub fn apart(pen: &mut Pen, scene: &Scene) {
    let lines = &scene.level.apart;
    if lines.is_empty() {
        return;
    }
    pen.open("div|class=mbv-apart");
    pen.open("p");
    pen.write(if scene.level.unsaid.is_some() {
        "没有单独计入的 "
    } else {
        "未计入的 "
    });
    pen.count(lines.len());
    pen.write(" 项（无数字、为零或为负）：");
    pen.close();
    pen.open("ul");
    let shown = listed(scene, lines.len());
    for &line in lines.iter().take(shown) {
        pen.open("li|class=mbv-row-of");
        named(pen, scene, line);
        figure(pen, scene, line);
        pen.close();
        words::below(pen, scene, line);
    }
    pen.close();
    others(pen, lines.len(), shown);
    pen.close();
}

/// What the parts do not add up to.
pub fn gap(pen: &mut Pen, scene: &Scene) {
    if let Some(unsaid) = scene.level.unsaid {
        pen.open("p|class=mb-hint");
        pen.write(&scene.level.unsaid_name());
        pen.write("共 ");
        pen.write(&scene.money(unsaid.amount));
        pen.write("，由公布的合计减去其余各项得出。");
        pen.close();
        return;
    }
    let Some(gap) = scene.level.gap() else { return };
    let Some(whole) = scene.level.published else {
        return;
    };
    if scene.level.parts.is_empty() {
        return;
    }
    pen.open("p|class=mb-hint");
    pen.write("所列各项合计 ");
    pen.write(&scene.money(scene.level.listed));
    pen.write("，公布的合计 ");
    pen.write(&scene.money(whole));
    pen.write("，相差 ");
    pen.write(&scene.money(gap.abs()));
    pen.write("；比例按上面所列各项计算。");
    pen.close();
}
