//! Which table: a list under headings, the budget's own year by its books, then what is of other years.

use mingbai_data::budget::Budget;

use crate::pen::Pen;
use crate::text::num;

/// The name of a table on screen; one that nothing names has a number.
#[must_use]
pub fn name(budget: &Budget, at: usize) -> String {
    let name = budget.shown_table_name(at);
    if name.is_empty() {
        ["表 ", &num(at.wrapping_add(1))].concat()
    } else {
        name
    }
}

/// Draws the list of all tables; the one at `now` is chosen.
#[inline(never)]
pub fn choose(pen: &mut Pen, budget: &Budget, now: usize) {
    let groups: Vec<String> = (0..budget.tables.len())
        .map(|at| budget.table_group(at))
        .collect();
    pen.put("span", "选择表");
    pen.open("select|data-a=t");
    // Where all are of one, a heading says nothing.
    let one = groups.iter().all(|other| Some(other) == groups.first());
    for year in [false, true] {
        for (first, group) in groups.iter().enumerate() {
            // A heading that is a year is of another one than the budget's.
            if group.as_bytes().first().is_some_and(u8::is_ascii_digit) != year
                || groups.iter().position(|other| other == group) != Some(first)
            {
                continue;
            }
            pen.open(if one { "" } else { "optgroup" });
            if !one {
                pen.set("label", group);
            }
            for at in (first..groups.len()).filter(|at| groups.get(*at) == Some(group)) {
                pen.open("option");
                pen.number("value", Some(at));
                pen.chosen(at == now);
                pen.write(&name(budget, at));
                pen.close();
            }
            pen.close();
        }
    }
    pen.close();
}
