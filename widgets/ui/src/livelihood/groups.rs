//! Items put together by works, unit or district: how many have come how far, and what was paid. A name leads to its items.

use mingbai_data::livelihood::{Group, Paid, Status};

use super::draw::Scene;
use super::summary::{MOST, bar, money};
use crate::board::{part, segment};
use crate::pen::Pen;
use crate::text::{DASH, num};

/// What items are put together by, with the letter of what a name does.
pub const BY: [(&str, &str); 3] = [("按工程", "k"), ("按责任单位", "u"), ("按地区", "d")];
/// Counted in columns of their own.
const COLUMNS: [(&str, &[Status]); 4] = [
    ("完成", &[Status::Done, Status::Exceeded]),
    ("进行中", &[Status::UnderWay]),
    ("滞后", &[Status::Behind]),
    (
        "其他",
        &[
            Status::NotStarted,
            Status::Paused,
            Status::Cancelled,
            Status::NoData,
        ],
    ),
];

/// Whether groups tell more than the list does.
pub fn tells(groups: &[Group]) -> bool {
    groups.len() > 1
}

/// Draws them.
#[inline(never)]
pub fn groups(pen: &mut Pen, scene: &Scene) {
    let offered: Vec<usize> = scene
        .groups
        .iter()
        .enumerate()
        .filter(|(_, groups)| tells(groups))
        .map(|(at, _)| at)
        .collect();
    let Some(first) = offered.first() else {
        return;
    };
    let mode = if offered.contains(&scene.view.mode) {
        scene.view.mode
    } else {
        *first
    };
    let Some((groups, (name, token))) = scene.groups.get(mode).zip(BY.get(mode)) else {
        return;
    };
    part(pen, scene.heading, "汇总");
    pen.open("");
    if offered.len() > 1 {
        pen.open("div|class=mb-seg|role=group|aria-label=汇总方式");
        for at in offered {
            if let Some((name, _)) = BY.get(at) {
                segment(pen, "m", at, name, at == mode);
            }
        }
        pen.close();
    }
    pen.close();
    table(pen, scene, groups, name, token);
    let rest = groups.len().saturating_sub(MOST);
    pen.open("p|class=mb-hint");
    if rest > 0 {
        pen.write("其余 ");
        pen.count(rest);
        pen.write(" 个未列出，可以在上面查找。");
    }
    if mode > 0 {
        pen.write("一个项目涉及几个");
        pen.write(if mode == 1 { "单位" } else { "地区" });
        pen.write("的，在每一个都计；各行之和不等于总数。");
    }
    pen.close();
    pen.close();
}

fn table(pen: &mut Pen, scene: &Scene, groups: &[Group], name: &str, token: &'static str) {
    pen.open("table|role=table|class=mb-table mbl-groups|aria-label=汇总");
    pen.open("thead|role=rowgroup");
    pen.set("class", if scene.narrow { "mb-off" } else { "" });
    pen.open("tr|role=row");
    let head = "th|role=columnheader|scope=col";
    pen.put(head, name);
    pen.put(head, "项目");
    for (name, _) in COLUMNS {
        pen.put(head, name);
    }
    let side = Paid::of(scene.programme);
    let [word, _] = side.words();
    pen.put(head, word);
    pen.close();
    pen.close();
    pen.open("tbody|role=rowgroup");
    for (at, group) in groups.iter().enumerate().take(MOST) {
        pen.open("tr|role=row");
        pen.key(&num(at));
        pen.open("th|role=rowheader|scope=row|class=mbb-name");
        pen.button("button|type=button", token, at);
        pen.write(if group.name.is_empty() {
            "未写明"
        } else {
            &group.name
        });
        pen.close();
        bar(pen, &|status| group.count(status), group.items.len());
        pen.close();
        let label = |pen: &mut Pen, name: &str| {
            if scene.narrow {
                pen.put("small", name);
            }
        };
        pen.open("td|role=cell");
        label(pen, "项目 ");
        pen.count(group.items.len());
        pen.close();
        for (name, all) in COLUMNS {
            let count = |sum: usize, status: &Status| sum.saturating_add(group.count(*status));
            let many = all.iter().fold(0, count);
            pen.open("td|role=cell");
            if many > 0 || !scene.narrow {
                label(pen, name);
                label(pen, " ");
                pen.count(many);
            }
            pen.close();
        }
        pen.open("td|role=cell");
        let paid = side.sum(group);
        label(pen, word);
        label(pen, " ");
        if scene.programme.partial {
            pen.write(DASH);
        } else if paid.there == 0 {
            pen.put("small", "未公布");
        } else {
            let (text, unit) = money(paid.amount);
            pen.write(&text);
            pen.write(" ");
            pen.write(unit);
            if paid.missing > 0 {
                pen.put("small", &[" ", &*num(paid.missing), " 个未公布"].concat());
            }
        }
        pen.close();
        pen.close();
    }
    pen.close();
    pen.close();
}
