//! The list itself: a table in either layout. Where a style sheet changes how its parts are laid out, their roles are
//! written down, so that a screen reader has a table in both.

use mingbai_data::budget::{Line, LineKind, RateBase, STAGES, Stage, is_counted};
use mingbai_data::{Decimal, Missing, Value};

use super::draw::Scene;
use super::figure::{badge, change, rate, rate_words, reason, value};
use super::panel::panel;
use super::rows::{Layout, Row, path};
use super::state::Order;
use crate::pen::Pen;
use crate::text::{DASH, num};

/// Other tables that a search leads to at once.
const MOST: usize = 6;

/// Draws the table.
pub fn list(pen: &mut Pen, scene: &Scene) {
    if scene.rows.list.is_empty() {
        pen.put(
            "p|class=mb-none",
            if scene.rows.found {
                "这张表里没有，可以换个词试试。"
            } else {
                "这张表没有行。"
            },
        );
        return;
    }
    let (before, behind) = scene.window.gaps();
    let count = scene.rows.list.len().wrapping_add(1);
    let name = scene.budget.shown_table_name(scene.view.table);
    let scope = scene.budget.scope.as_deref().unwrap_or("");
    let tree = scene.index.has_tree();
    pen.open("table|part=table|role=table");
    pen.set("class", if tree { "mb-table mb-tree" } else { "mb-table" });
    pen.set(
        "aria-label",
        &[&name, scope, " 单位：", scene.unit.name()].concat(),
    );
    pen.number("aria-rowcount", scene.window.windowed().then_some(count));
    head(pen, scene);
    gap(pen, scene, before);
    // A list of its own: only where every neighbour has a key does a block that stays keep its elements.
    pen.open("");
    for block in scene.window.drawn() {
        let rows = scene.window.rows(block);
        let start = rows.start;
        pen.open("tbody|role=rowgroup");
        pen.key(&num(block));
        pen.number("data-b", Some(block));
        for (at, row) in scene.rows.list.get(rows).unwrap_or(&[]).iter().enumerate() {
            line(pen, scene, *row, start.wrapping_add(at));
        }
        pen.close();
    }
    pen.close();
    gap(pen, scene, behind);
    pen.close();
}

/// The ways to the other tables that have what is searched.
pub fn elsewhere(pen: &mut Pen, scene: &Scene) {
    let others = &scene.rows.others;
    pen.open("");
    if !others.is_empty() {
        pen.open("div|class=mb-row mb-acts");
        pen.put("span", "其他表里有：");
        for at in others.iter().take(MOST) {
            pen.button("button|type=button|class=mb-button", "q", *at);
            pen.write(&super::tables::name(scene.budget, *at));
            pen.close();
        }
        pen.close();
    }
    pen.close();
}

/// What holds the place of rows that are not drawn. Its height is an attribute: that needs no `style`, which a strict
/// page forbids, and no script, which drawing outside a browser has not.
#[inline(never)]
fn gap(pen: &mut Pen, scene: &Scene, height: i32) {
    pen.open("");
    if height > 0 {
        pen.open("tbody|class=mb-gap|aria-hidden=true");
        pen.open("tr");
        pen.open("td");
        pen.number("colspan", Some(span(scene)));
        pen.number("height", Some(height as usize));
        pen.close();
        pen.close();
        pen.close();
    }
    pen.close();
}

/// How many columns there are.
fn span(scene: &Scene) -> usize {
    if scene.layout == Layout::Narrow {
        return 3;
    }
    let percents = usize::from(scene.common.rates).wrapping_add(usize::from(scene.common.changes));
    let stages = scene.columns.iter().filter(|shown| **shown).count();
    stages.wrapping_add(percents).wrapping_add(1)
}

/// The stages that are columns.
fn columns<'a>(scene: &'a Scene) -> impl Iterator<Item = Stage> + 'a {
    STAGES
        .iter()
        .zip(&scene.columns)
        .filter(|(_, shown)| **shown)
        .map(|(stage, _)| *stage)
}

#[inline(never)]
fn head(pen: &mut Pen, scene: &Scene) {
    let common = scene.common;
    let plain = "th|role=columnheader|scope=col";
    if scene.layout == Layout::Narrow {
        pen.open("thead|class=mb-off|role=rowgroup");
        pen.open("tr|role=row");
        pen.put(plain, "项目");
        pen.put(plain, scene.index.main.name());
        pen.put(plain, "完成情况与比上年");
    } else {
        pen.open("thead|role=rowgroup");
        pen.open("tr|role=row");
        pen.put("th|role=columnheader|scope=col|class=mb-name", "项目");
        for stage in columns(scene) {
            sorter(pen, scene, Order::Amount(stage), "");
        }
        if common.rates {
            let base = match common.base {
                Some(RateBase::Initial) => "占年初预算",
                Some(RateBase::Adjusted) => "占调整预算",
                None => "",
            };
            sorter(pen, scene, Order::Rate, base);
        }
        if common.changes {
            sorter(
                pen,
                scene,
                Order::Change,
                common.basis.as_deref().unwrap_or(""),
            );
        }
    }
    pen.close();
    pen.close();
}

/// A heading that orders by its column.
fn sorter(pen: &mut Pen, scene: &Scene, order: Order, note: &str) {
    let state = match (scene.view.order == order, scene.view.ascending) {
        (true, true) => "ascending",
        (true, false) => "descending",
        _ => "none",
    };
    pen.open(if order == Order::Amount(scene.index.main) {
        "th|role=columnheader|scope=col|class=mb-main"
    } else {
        "th|role=columnheader|scope=col"
    });
    pen.set("aria-sort", state);
    // A heading repeated on every page must be plain: browsers do not repeat what is in a button.
    if scene.layout == Layout::Paper {
        pen.open("span");
    } else {
        pen.button("button|type=button|class=mb-sort", "s", order.index());
    }
    pen.open("span");
    pen.write(order.name());
    if !note.is_empty() {
        pen.open("small");
        pen.write("（");
        pen.write(note);
        pen.write("）");
        pen.close();
    }
    pen.close();
    pen.put("i|class=mb-arrow|aria-hidden=true", "");
    pen.close();
    pen.close();
}

#[inline(never)]
fn line(pen: &mut Pen, scene: &Scene, row: Row, place: usize) {
    let Some(line) = scene.table.lines.get(row.line) else {
        return;
    };
    let number = scene.window.windowed().then_some(place.wrapping_add(2));
    let number_cell = "td|role=cell|class=mb-num";
    // Known by its line: what is touched keeps its element, and the focus, when lines open, close or change places.
    pen.open("");
    pen.key(&num(row.line));
    pen.open("tr|role=row");
    pen.set("class", &class(scene, row, line));
    pen.number("aria-rowindex", number);
    name(pen, scene, row, line);
    if scene.layout == Layout::Narrow {
        pen.open(number_cell);
        amount(pen, scene, row, line);
        pen.close();
        pen.open("td|role=cell|class=mb-meta");
        bar(pen, scene, row);
        percents(pen, scene, line);
        pen.close();
    } else {
        let unit = scene.unit_of(line);
        for stage in columns(scene) {
            if stage == scene.index.main {
                pen.open("td|role=cell|class=mb-num mb-main");
                pen.open("div");
                amount(pen, scene, row, line);
                bar(pen, scene, row);
                pen.close();
            } else {
                let (text, why) = value(line.amount(stage), scene.table.unit, unit);
                pen.open(number_cell);
                pen.write(&text);
                missing(pen, line, why);
            }
            pen.close();
        }
        if scene.common.rates {
            pen.open(number_cell);
            rate_cell(pen, scene, line, true);
            pen.close();
        }
        if scene.common.changes {
            pen.open(number_cell);
            change_cell(pen, scene, line);
            pen.close();
        }
    }
    pen.close();
    pen.open("");
    if scene.view.panel == Some(row.line) {
        pen.open("tr|role=row|class=mb-open");
        pen.open("td|role=cell");
        pen.number("colspan", Some(span(scene)));
        panel(pen, scene, row.line, line);
        pen.close();
        pen.close();
    }
    pen.close();
    pen.close();
}

#[inline(never)]
fn class(scene: &Scene, row: Row, line: &Line) -> String {
    let kind = match line.kind {
        LineKind::Item => "mb-line",
        LineKind::Subtotal | LineKind::Total => "mb-line mb-sum",
        LineKind::Memo => "mb-line mb-memo",
    };
    let depth = match row.depth {
        0 => " mb-d0",
        1 => " mb-d1",
        2 => " mb-d2",
        _ => " mb-d3",
    };
    let hit = if scene.hit == Some(row.line) {
        " mb-hit"
    } else {
        ""
    };
    let here = if scene.layout == Layout::Narrow && row.open {
        " mb-self"
    } else {
        ""
    };
    [kind, depth, hit, here].concat()
}

#[inline(never)]
fn name(pen: &mut Pen, scene: &Scene, row: Row, line: &Line) {
    let opens = scene.layout == Layout::Wide && row.kids && !scene.rows.found;
    let leads = scene.layout == Layout::Narrow && row.kids && !row.open;
    pen.open("th|role=rowheader|scope=row|class=mb-name");
    if scene.rows.found {
        way(pen, scene, row.line, line);
    }
    if opens {
        pen.button("button|type=button|class=mb-tog", "o", row.line);
        pen.state("aria-expanded", row.open);
        pen.put("i|class=mb-tri|aria-hidden=true", "");
    } else if leads {
        pen.button("button|type=button|class=mb-tog", "d", row.line);
    } else {
        pen.open("span|class=mb-leaf");
    }
    pen.open("span");
    if let Some(badge) = badge(line) {
        pen.put("span|class=mb-kind", badge);
    }
    pen.write(&line.name);
    pen.close();
    if leads {
        pen.open("span|class=mb-kids");
        pen.count(scene.index.children(Some(row.line)).len());
        pen.write(" 项");
        pen.put("i|class=mb-tri|aria-hidden=true", "");
        pen.close();
    }
    pen.close();
    pen.close();
}

/// Where a line that was found stands: its code, and the names above it.
#[inline(never)]
fn way(pen: &mut Pen, scene: &Scene, at: usize, line: &Line) {
    let mut text = line.code.as_deref().unwrap_or("").to_owned();
    let mut between = " · ";
    for above in path(scene.table, at)
        .into_iter()
        .filter_map(|above| scene.table.lines.get(above))
    {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&above.name);
        between = " › ";
    }
    pen.put("span|class=mb-way", &text);
}

/// Why there is no number. A count that nobody gives for a stage, and its percentages, need no words.
fn missing(pen: &mut Pen, line: &Line, why: Option<&'static str>) {
    let known = |why: &&str| *why == Missing::Absent.reason() && is_counted(&line.name);
    if let Some(why) = why.filter(|why| !known(why)) {
        pen.open("small|class=mb-why");
        pen.write(" ");
        pen.write(why);
        pen.close();
    }
}

/// The main amount; what was published is a tap away.
fn amount(pen: &mut Pen, scene: &Scene, row: Row, line: &Line) {
    let unit = scene.unit_of(line);
    let (text, why) = value(line.amount(scene.index.main), scene.table.unit, unit);
    pen.button("button|type=button|class=mb-amount", "p", row.line);
    pen.state("aria-expanded", scene.view.panel == Some(row.line));
    pen.put("b", &text);
    if why.is_none() && scene.layout == Layout::Narrow && !is_counted(&line.name) {
        pen.open("small");
        pen.write(" ");
        pen.write(unit.name());
        pen.close();
    }
    missing(pen, line, why);
    pen.close();
}

/// The amount of a row that has a bar, as a share in thousandths of the largest beside it. What is not beside it on a
/// narrow screen (the line whose parts are shown) is not compared.
#[inline(never)]
fn share(scene: &Scene, row: &Row) -> Option<u16> {
    let line = scene.table.lines.get(row.line)?;
    let number = line.amount(scene.index.main).number()?;
    if is_counted(&line.name) {
        return None;
    }
    let largest = match (line.kind, scene.layout) {
        (LineKind::Subtotal | LineKind::Total, _) => None,
        (_, Layout::Narrow) if row.open => None,
        _ if scene.rows.found => scene.rows.largest,
        _ => scene.index.measure(scene.table, row.line),
    }?;
    // What is there is seen, however little it is; what is below zero has its number and no bar.
    let least = if number > Decimal::ZERO { 4 } else { 0 };
    Some(number.permille_of(largest).max(least))
}

/// Whether any row has a bar.
pub fn bars(scene: &Scene) -> bool {
    scene
        .rows
        .list
        .iter()
        .any(|row| share(scene, row).is_some())
}

/// The share as a bar. The number stands next to it, so nobody has to read it.
#[inline(never)]
fn bar(pen: &mut Pen, scene: &Scene, row: Row) {
    let Some(length) = share(scene, &row) else {
        pen.put("span|class=mb-bar", "");
        return;
    };
    pen.open("svg|class=mb-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 9|preserveAspectRatio=none");
    pen.put("rect|class=mb-track|width=1000|height=9", "");
    pen.open("rect|class=mb-fill|height=9");
    pen.number("width", Some(usize::from(length)));
    pen.close();
    pen.close();
}

/// The completion rate; `base` names what it is measured against where no heading does.
fn rate_cell(pen: &mut Pen, scene: &Scene, line: &Line, base: bool) {
    match scene.basis.rate_of(line) {
        Some(found) => {
            pen.write(&rate(&found));
            if base && scene.common.base.is_none() {
                pen.open("small|class=mb-why");
                pen.write(" ");
                pen.write(rate_words(found.base));
                pen.close();
            }
            computed(pen, found.computed && !scene.common.rates_computed);
        }
        None => nothing(pen, line, &line.rate, rate_base(scene, line)),
    }
}

#[inline(never)]
fn change_cell(pen: &mut Pen, scene: &Scene, line: &Line) {
    match scene.basis.yoy_of(line) {
        Some(found) => {
            pen.write(&change(&found));
            computed(pen, found.computed && !scene.common.changes_computed);
        }
        None => nothing(pen, line, &line.yoy, line.amount(Stage::Prior)),
    }
}

/// Mark of a figure that was not published, where the others were.
fn computed(pen: &mut Pen, mark: bool) {
    if mark {
        pen.put("small", "（计算）");
    }
}

fn nothing(pen: &mut Pen, line: &Line, field: &Value, base: &Value) {
    pen.write(DASH);
    missing(pen, line, Some(reason(field, base)));
}

/// What the rate of a line is measured against.
fn rate_base<'a>(scene: &Scene, line: &'a Line) -> &'a Value {
    let base = scene.basis.base.unwrap_or(RateBase::Adjusted);
    line.amount(base.stage())
}

/// Rate and change in words, for a row that has no columns. What the publisher never gives for a line is left to its
/// details.
#[inline(never)]
fn percents(pen: &mut Pen, scene: &Scene, line: &Line) {
    let given = |field: &Value, base: &Value| {
        !matches!(field, Value::Missing(Missing::Absent))
            || base.number().is_some_and(|base| base.is_zero())
    };
    pen.open("div|class=mb-percents");
    let found = scene.basis.rate_of(line);
    if scene.common.rates && (found.is_some() || given(&line.rate, rate_base(scene, line))) {
        let base = found.map_or(scene.common.base, |rate| rate.base);
        pen.open("span");
        pen.write(rate_words(base));
        pen.write(" ");
        rate_cell(pen, scene, line, false);
        pen.close();
    }
    let found = scene.basis.yoy_of(line);
    if scene.common.changes && (found.is_some() || given(&line.yoy, line.amount(Stage::Prior))) {
        pen.open("span");
        pen.write("比上年 ");
        change_cell(pen, scene, line);
        if let Some(basis) = found.and_then(|change| change.basis) {
            pen.write(" ");
            pen.write(&basis);
        }
        pen.close();
    }
    pen.close();
}
