//! What stands around the list: which table, unit, order, search, the way up, the count, copy and print.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::{Basis, Budget, Line, Side, Table, at_a_glance, is_counted};

use super::figure::Common;
use super::index::Index;
use super::list;
use super::rows::{Layout, Rows, path};
use super::state::{Order, View};
use crate::frame::actions;
use crate::pen::Pen;
use crate::text::num;
use crate::window::Window;

/// Lines from which a search is worth its place.
const SEARCHED: usize = 8;

/// The views a reader can choose from, by their number. All but the table are drawn by a module of their own, which counts
/// them from the second one on, in the place that is left for it here.
pub const VIEWS: [&str; 8] = [
    "表格",
    "每100元",
    "面积图",
    "历年",
    "收支流向",
    "计划与执行",
    "核对",
    "带走",
];

/// The number of 核对; in what stands behind it nothing depends on a unit either.
pub const AUDIT: usize = 6;

/// What a table is about whose first view is another: see [`Table::subject`].
pub const DEBT: &str = "政府债务";
/// See [`DEBT`].
pub const PUBLIC: &str = "“三公”经费";

/// The last of [`VIEWS`], 带走: it draws what paper is already.
pub const TAKE: usize = 7;

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// The budget.
    pub budget: &'a Budget,
    /// The table that is shown.
    pub table: &'a Table,
    /// What was worked out for it.
    pub index: &'a Index,
    /// What its percentages have in common.
    pub common: &'a Common,
    /// What is shown.
    pub rows: &'a Rows,
    /// Which of [`VIEWS`] the data serves.
    pub views: [bool; 8],
    /// Which part of it is drawn.
    pub window: &'a Window,
    /// The reader's state.
    pub view: &'a View,
    /// How it is laid out.
    pub layout: Layout,
    /// The unit amounts are shown in.
    pub unit: MoneyUnit,
    /// The stages that are columns.
    pub columns: [bool; 5],
    /// What rates and changes rest on.
    pub basis: Basis<'a>,
    /// What the last action did.
    pub said: &'a str,
    /// Text to be copied by hand.
    pub copy: Option<&'a str>,
    /// The line a finding led to.
    pub hit: Option<usize>,
    /// Whether printing does something.
    pub can_print: bool,
}

impl Scene<'_> {
    /// The unit in which the figures of a line are shown: what is counted is converted to none.
    pub fn unit_of(&self, line: &Line) -> MoneyUnit {
        if is_counted(&line.name) {
            self.table.unit
        } else {
            self.unit
        }
    }
}

/// Which of [`VIEWS`] is shown: one that the data does not serve is the table.
pub fn shown(view: &View, served: &[bool; 8]) -> usize {
    match served.get(view.shown) {
        Some(true) => view.shown,
        _ => 0,
    }
}

/// Draws the body of the frame.
pub fn body(pen: &mut Pen, scene: &Scene) {
    let view = scene.view.shown;
    let shown = shown(scene.view, &scene.views);
    pen.open("");
    // Below a line that was gone into they would only be said again.
    if scene.layout != Layout::Narrow || scene.view.drill.is_none() {
        glance(pen, scene);
    }
    pen.close();
    pen.open("div|class=mb-tools");
    tables(pen, scene);
    pen.open("div|class=mb-seg mb-ways|role=group|aria-label=显示方式");
    let subject = scene.table.subject();
    for (at, name) in VIEWS.iter().enumerate() {
        if scene.views.get(at) == Some(&true) {
            let name = match &*subject {
                DEBT if at == 1 => "限额与余额",
                PUBLIC if at == 1 => "各项经费",
                _ => name,
            };
            segment(pen, "v", at, name, at == shown);
        }
    }
    pen.close();
    pen.open("");
    if shown < AUDIT {
        pen.open("div|class=mb-row");
        pen.open("");
        if shown == 0 {
            search(pen, scene);
            orders(pen, scene);
        }
        pen.close();
        units(pen, scene);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("");
    if shown > 0 {
        pen.open("div|class=mb-part|data-part=");
        pen.close();
    } else if view >= VIEWS.len() {
        pen.put(
            "p|class=mb-note|role=status",
            "图形暂时无法显示，表格仍可用。",
        );
    }
    pen.close();
    pen.open("");
    // On paper the table stands below.
    if shown == 0 || scene.layout == Layout::Paper {
        under(pen, scene);
    }
    pen.close();
}

/// The figures that are read first. A name and its figure are a pair for a screen reader too.
#[inline(never)]
fn glance(pen: &mut Pen, scene: &Scene) {
    let figures = at_a_glance(scene.budget, scene.view.table);
    // One alone is what the sentence says.
    if figures.len() < 2 {
        return;
    }
    pen.open("dl|class=mb-glance");
    for figure in figures {
        pen.open("div");
        pen.put("dt", &figure.label);
        pen.open("dd");
        if !figure.about.is_empty() {
            pen.put("small", figure.about);
        }
        pen.put("b", &figure.digits);
        pen.put("small", figure.unit);
        pen.close();
        if !figure.note.is_empty() {
            pen.open("dd");
            pen.put("small", &figure.note);
            pen.close();
        }
        pen.close();
    }
    pen.close();
}

/// The table, and what stands around it.
#[inline(never)]
fn under(pen: &mut Pen, scene: &Scene) {
    pen.open("");
    crumbs(pen, scene);
    pen.close();
    count(pen, scene);
    pen.open("");
    if scene.layout == Layout::Paper && scene.budget.tables.len() > 1 {
        name(pen, scene);
    }
    list::list(pen, scene);
    pen.close();
    list::elsewhere(pen, scene);
    pen.open("");
    hints(pen, scene);
    pen.close();
    actions(
        pen,
        "复制表格文字",
        scene.can_print,
        (scene.said, scene.copy),
    );
}

/// Draws a table that stands below another one, on paper.
pub fn another(pen: &mut Pen, scene: &Scene) {
    name(pen, scene);
    list::list(pen, scene);
    hints(pen, scene);
}

fn name(pen: &mut Pen, scene: &Scene) {
    let name = scene.budget.shown_table_name(scene.view.table);
    pen.open("p|class=mb-table-name");
    pen.write(&name);
    pen.write("（");
    pen.write(scene.unit.name());
    pen.write("）");
    pen.close();
}

#[inline(never)]
fn tables(pen: &mut Pen, scene: &Scene) {
    let tables = &scene.budget.tables;
    // The two sides of a book are told apart by their side, and the sentence above names the book. More tables may be of
    // other years, or of another level of government.
    let both = matches!(tables.as_slice(), [one, other] if one.book == other.book && one.side != other.side && ![one.side, other.side].contains(&Side::Unstated));
    let count = tables.len();
    if count < 2 {
        return;
    }
    if both {
        pen.open("div|class=mb-seg mb-tabs|role=group|aria-label=选择表");
        for at in 0..count {
            let side = tables.get(at).map_or("", |table| table.side.name());
            segment(pen, "t", at, side, at == scene.view.table);
        }
        pen.close();
        return;
    }
    pen.open("label|class=mb-field mb-tabs");
    super::tables::choose(pen, scene.budget, scene.view.table);
    pen.close();
}

fn segment(pen: &mut Pen, token: &str, at: usize, name: &str, on: bool) {
    pen.button("button|type=button", token, at);
    pen.state("aria-pressed", on);
    pen.write(name);
    pen.close();
}

fn option(pen: &mut Pen, value: usize, name: &str, on: bool) {
    pen.open("option");
    pen.number("value", Some(value));
    pen.chosen(on);
    pen.write(name);
    pen.close();
}

#[inline(never)]
fn search(pen: &mut Pen, scene: &Scene) {
    let tables = &scene.budget.tables;
    let few = scene.table.lines.len() < SEARCHED && tables.len() < 2;
    if few && scene.view.query.is_empty() {
        return;
    }
    pen.open("div|class=mb-find-box");
    pen.open(
        "input|class=mb-search|type=search|enterkeyhint=search|autocomplete=off|aria-label=按名称或科目编码查找\
         |placeholder=查找名称或编码",
    );
    pen.set("value", &scene.view.query);
    pen.close();
    pen.open("");
    if !scene.view.query.is_empty() {
        pen.put("button|type=button|class=mb-button|data-a=x", "清除");
    }
    pen.close();
    pen.close();
}

#[inline(never)]
fn orders(pen: &mut Pen, scene: &Scene) {
    if scene.table.lines.len() < 3 {
        return;
    }
    let View {
        order: now,
        ascending,
        ..
    } = *scene.view;
    let main = Order::Amount(scene.index.main);
    pen.open("label|class=mb-field");
    pen.put(
        if scene.layout == Layout::Narrow {
            "span|class=mb-off"
        } else {
            "span"
        },
        "排序",
    );
    pen.open("select|data-a=s");
    option(pen, 0, "按公布顺序", now == Order::Published);
    for at in 1..8 {
        let order = Order::of(at);
        let offered = match order {
            Order::Rate => scene.common.rates,
            Order::Change => scene.common.changes,
            _ => order == main || order == now,
        };
        if !offered {
            continue;
        }
        for &up in &[false, true] {
            let value = [if up { "+" } else { "" }, &num(at)].concat();
            pen.open("option");
            pen.set("value", &value);
            pen.chosen(now == order && ascending == up);
            pen.write(order.name());
            pen.write(if up { " 从低到高" } else { " 从高到低" });
            pen.close();
        }
    }
    pen.close();
    pen.close();
}

#[inline(never)]
fn units(pen: &mut Pen, scene: &Scene) {
    pen.open("div|class=mb-seg|role=group|aria-label=金额单位");
    for unit in MoneyUnit::ALL {
        // 千元 and 百万元 are for tables that were printed in them.
        let common = !matches!(unit, MoneyUnit::Qian | MoneyUnit::Million);
        if common || scene.table.unit == unit {
            let exponent = unit.exponent() as usize;
            segment(pen, "u", exponent, unit.name(), unit == scene.unit);
        }
    }
    pen.close();
}

/// The way up on a narrow screen.
#[inline(never)]
fn crumbs(pen: &mut Pen, scene: &Scene) {
    let Some(here) = scene
        .view
        .drill
        .filter(|_| scene.layout == Layout::Narrow && !scene.rows.found)
    else {
        return;
    };
    let name = |line: usize| scene.table.lines.get(line).map_or("", |line| &line.name);
    pen.open("nav|class=mb-crumbs|aria-label=当前位置");
    pen.put("button|type=button|data-a=d", "全部");
    let arrow = "i|aria-hidden=true";
    for line in path(scene.table, here) {
        pen.put(arrow, "");
        pen.button("button|type=button", "d", line);
        pen.write(name(line));
        pen.close();
    }
    pen.put(arrow, "");
    pen.put(
        "span|class=mb-here|tabindex=-1|aria-current=location",
        name(here),
    );
    pen.close();
}

/// How much is shown, and the unit; said aloud when it changes.
#[inline(never)]
fn count(pen: &mut Pen, scene: &Scene) {
    let drilled = scene.layout == Layout::Narrow && scene.view.drill.is_some() && !scene.rows.found;
    let shown = scene.rows.list.len().saturating_sub(usize::from(drilled));
    let all = scene.index.lines;
    pen.open("div|class=mb-count");
    pen.open("span|role=status");
    let part = scene.budget.rows_in_source;
    pen.write(if part.is_some() { "已读 " } else { "共 " });
    pen.count(all);
    if let Some(rows @ 1..) = part {
        pen.write(" 行，来源共 ");
        pen.count(rows);
    }
    pen.write(" 行，显示 ");
    pen.count(shown);
    pen.write(" 行");
    let (first, others) = scene.rows.meant;
    if let Some(line) = scene.table.lines.get(first).filter(|_| others > 0) {
        pen.write("，“");
        pen.write(&scene.view.query);
        pen.write("”属于");
        pen.write(&line.name);
        if others > 1 {
            pen.write("等");
        }
    }
    if scene.rows.whole {
        pen.write("，整张表都是");
    }
    if !scene.rows.others.is_empty() {
        pen.write("，其他表里有");
    }
    pen.close();
    pen.open("span|class=mb-all");
    if scene.layout == Layout::Wide && !scene.rows.found && scene.index.has_tree() {
        pen.put("button|type=button|class=mb-text|data-a=A", "全部展开");
        pen.put("button|type=button|class=mb-text|data-a=Z", "全部收起");
    }
    pen.close();
    pen.open("span|class=mb-unit");
    pen.write("单位：");
    pen.write(scene.unit.name());
    pen.close();
    pen.close();
}

/// What a reader must know about the figures above.
fn hints(pen: &mut Pen, scene: &Scene) {
    let common = scene.common;
    let hint = "p|class=mb-hint";
    if list::bars(scene) {
        // Of no use to whoever hears the figures.
        pen.put(
            "p|class=mb-hint|aria-hidden=true",
            "条形以并列项中最大者为满格。",
        );
    }
    if scene.unit.exponent() > scene.table.unit.exponent() {
        pen.put(hint, "金额已四舍五入，点金额可看公布数。");
    }
    // Once a table: a figure that was not published among others that were says so itself.
    if common.rates && common.rates_computed || common.changes && common.changes_computed {
        pen.put(hint, "没有公布的百分比按公布数计算。");
    }
    if scene.budget.rows_in_source.is_some() {
        pen.put(hint, "这里只有来源的一部分。");
    }
}
