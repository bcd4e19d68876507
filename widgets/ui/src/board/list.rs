//! The list of places: what finds and orders them, and the rows that are drawn of a long one.

use super::segment;
use crate::pen::Pen;
use crate::text::num;
use crate::window::Window;

/// Places from which a search is worth its room.
pub const SEARCHED: usize = 8;
/// Orders, by their number.
const ORDERS: [&str; 3] = ["按公布顺序", "从差到好", "按名称"];

/// What stands above a list.
pub struct Tools<'a> {
    /// The field to search in; none for a short list.
    pub field: Option<&'static str>,
    /// What is searched.
    pub query: &'a str,
    /// The order that holds.
    pub order: usize,
    /// The ways in which places stand, by their number; those without a name are not offered.
    pub modes: &'a [&'a str],
    /// The one that holds.
    pub mode: usize,
    /// How many places there are, and how many of them are listed.
    pub count: (usize, usize),
    /// What they are called.
    pub unit: &'a str,
}

/// Draws it.
#[inline(never)]
pub fn tools(pen: &mut Pen, tools: &Tools) {
    pen.open("div|class=mb-tools mb-row");
    pen.open("");
    if let Some(field) = tools.field {
        pen.open(field);
        pen.set("value", tools.query);
        pen.close();
    }
    pen.close();
    pen.open("label|class=mb-field");
    pen.put("span|class=mb-off", "排序");
    pen.open("select|data-a=s");
    for (at, name) in ORDERS.iter().enumerate() {
        pen.open("option");
        pen.number("value", Some(at));
        pen.chosen(at == tools.order);
        pen.write(name);
        pen.close();
    }
    pen.close();
    pen.close();
    pen.open("");
    if !tools.modes.is_empty() {
        pen.open("div|class=mb-seg|role=group|aria-label=显示方式");
        for (at, name) in tools.modes.iter().enumerate() {
            if !name.is_empty() {
                segment(pen, "m", at, name, at == tools.mode);
            }
        }
        pen.close();
    }
    pen.close();
    pen.close();
    let (all, listed) = tools.count;
    pen.open("p|class=mb-hint|role=status");
    pen.write("共 ");
    pen.count(all);
    pen.write(tools.unit);
    pen.write("，显示 ");
    pen.count(listed);
    pen.write(" 个");
    pen.close();
}

/// Draws the rows of `list` that are in the window, of so many columns; `on` is the place that is shown, `line` draws the
/// cells of one.
#[inline(never)]
pub fn blocks(
    pen: &mut Pen,
    (window, list): (&Window, &[usize]),
    columns: usize,
    on: Option<usize>,
    line: &dyn Fn(&mut Pen, usize),
) {
    let (before, behind) = window.gaps();
    gap(pen, columns, before);
    pen.open("");
    for block in window.drawn() {
        let rows = window.rows(block);
        let start = rows.start;
        pen.open("tbody|role=rowgroup");
        pen.key(&num(block));
        pen.number("data-b", Some(block));
        for (at, place) in list.get(rows).unwrap_or(&[]).iter().enumerate() {
            let number = start.wrapping_add(at).wrapping_add(2);
            pen.open("tr|role=row");
            pen.key(&num(*place));
            pen.set("class", if on == Some(*place) { "mbb-on" } else { "" });
            pen.number("aria-rowindex", window.windowed().then_some(number));
            line(pen, *place);
            pen.close();
        }
        pen.close();
    }
    pen.close();
    gap(pen, columns, behind);
}

/// What holds the place of rows that are not drawn: a body of a table with so many columns.
#[inline(never)]
fn gap(pen: &mut Pen, columns: usize, height: i32) {
    pen.open("");
    if height > 0 {
        pen.open("tbody|class=mbb-gap|aria-hidden=true");
        pen.open("tr");
        pen.open("td");
        pen.number("colspan", Some(columns));
        pen.number("height", Some(height as usize));
        pen.close();
        pen.close();
        pen.close();
    }
    pen.close();
}
