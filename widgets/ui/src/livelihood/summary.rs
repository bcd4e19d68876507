//! All items at a glance: how many are done, under way and late, and how much money was paid; a bar by status with its counts.
//! And the same in one line.

use mingbai_data::Decimal;
use mingbai_data::MoneyUnit;
use mingbai_data::livelihood::{Group, Paid, Share, Status, Sum};
use mingbai_data::money::told;

use super::draw::Scene;
use super::say::{chip, day, mark, percent};
use crate::board::ALL;
use crate::pen::Pen;
use crate::text::{DASH, num};

/// Every item in one group of works: their sums together are that of the whole.
fn sum(scene: &Scene, side: impl Fn(&Group) -> &Sum) -> (Decimal, usize, usize) {
    let [groups, ..] = scene.groups;
    let mut all = (Decimal::ZERO, 0_usize, 0_usize);
    for own in groups.iter().map(side) {
        match all.0.checked_add(own.amount) {
            Some(amount) => {
                all.0 = amount;
                all.1 = all.1.saturating_add(own.there);
            }
            None => all.2 = all.2.saturating_add(own.there),
        }
        all.2 = all.2.saturating_add(own.missing);
    }
    all
}

/// An amount in 元: number, with 约 where it is rounded, and unit.
pub fn money(yuan: Decimal) -> (String, &'static str) {
    let (about, text, unit) = told(yuan, MoneyUnit::Yuan);
    ([about, &text].concat(), unit.name())
}

/// Draws the items together.
#[inline(never)]
pub fn summary(pen: &mut Pen, scene: &Scene) {
    let counts = scene.counts;
    pen.open("div|class=mbl-sum|part=card");
    pen.open("p|class=mbl-scale");
    let by_works = scene.by_works();
    let [works, unit] = scene.counted();
    if by_works {
        pen.put("b", &num(counts.all_works()));
        pen.write(works);
        pen.write(" · ");
    }
    pen.put("b", &num(counts.all_items()));
    pen.write(unit);
    if scene.programme.partial {
        pen.write("（只取到一部分）");
    }
    pen.close();
    pen.open("dl|class=mbl-figs");
    let figure = |pen: &mut Pen, name: &str, all: &[Status]| {
        let many = |count: &dyn Fn(Status) -> usize| {
            all.iter()
                .fold(0_usize, |sum, own| sum.saturating_add(count(*own)))
        };
        pen.open("div");
        pen.put("dt", name);
        pen.open("dd");
        pen.put("b", &num(many(&|own| counts.items(own))));
        pen.write(unit);
        if by_works {
            let words = [&num(many(&|own| counts.works(own))), works];
            pen.put("small", &words.concat());
        }
        pen.close();
        pen.close();
    };
    figure(pen, "已完成", &[Status::Done, Status::Exceeded]);
    figure(pen, "进行中", &[Status::UnderWay]);
    figure(pen, "滞后", &[Status::Behind]);
    paid(pen, scene, unit);
    pen.close();
    bar(pen, &|status| counts.items(status), counts.all_items());
    legend(pen, scene);
    pen.close();
}

/// How much was paid, and of how much.
fn paid(pen: &mut Pen, scene: &Scene, noun: &str) {
    let side = Paid::of(scene.programme);
    pen.open("div");
    let [_, alone] = side.words();
    pen.put("dt", alone);
    pen.open("dd");
    let (plan, paid) = (sum(scene, |own| &own.plan), sum(scene, |own| side.sum(own)));
    if paid.1 == 0 || scene.programme.partial {
        pen.put("b", DASH);
        pen.put(
            "small",
            if paid.1 == 0 {
                "没有公布"
            } else {
                "数据不全，不求和"
            },
        );
    } else {
        let (text, unit) = money(paid.0);
        pen.put("b", &text);
        pen.write(" ");
        pen.write(unit);
        // A share only where every item has both.
        let share = Share::new(paid.0, plan.0).filter(|_| plan.2 == 0 && paid.2 == 0);
        if let Some(share) = share {
            pen.put("small", &["占计划的 ", &*percent(share)].concat());
        } else if paid.2 > 0 {
            pen.put("small", &[&*num(paid.2), noun, "未公布"].concat());
        }
    }
    pen.close();
    pen.close();
}

/// One bar of items by status; its counts stand beside it.
#[inline(never)]
pub fn bar(pen: &mut Pen, count: &dyn Fn(Status) -> usize, all: usize) {
    if all == 0 {
        return;
    }
    pen.open("svg|class=mbl-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 10|preserveAspectRatio=none");
    let at = |sum: usize| sum.wrapping_mul(1_000).checked_div(all).unwrap_or(0);
    let mut sum = 0_usize;
    for status in Status::ALL {
        let from = at(sum);
        sum = sum.wrapping_add(count(status));
        let width = at(sum).wrapping_sub(from);
        if width == 0 {
            continue;
        }
        // A line: its thickness tells as well.
        pen.open("line|y1=5|y2=5");
        pen.set("class", &["mbl-mark ", mark(status)].concat());
        pen.number("x1", Some(from));
        pen.number(
            "x2",
            Some(from.wrapping_add(width.saturating_sub(2).max(1))),
        );
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn legend(pen: &mut Pen, scene: &Scene) {
    pen.open("ul|class=mbl-legend");
    for status in Status::ALL {
        let many = scene.counts.items(status);
        if many > 0 {
            pen.open("li");
            chip(pen, status);
            pen.write(" ");
            pen.count(many);
            pen.write(" 个");
            pen.close();
        }
    }
    pen.close();
}

/// Everything in one line.
pub fn strip(pen: &mut Pen, scene: &Scene) {
    pen.open("div|class=mbb-strip");
    let as_of = match scene.open.and_then(|at| scene.item(at)) {
        Some((item, judged)) => {
            pen.put("span|class=mbb-here", &item.title);
            chip(pen, judged.status);
            item.as_of.or(scene.programme.as_of)
        }
        None => {
            pen.put("span|class=mbb-here", "民生项目");
            let count = |status| scene.counts.items(status);
            pen.open("span");
            pen.write("完成 ");
            let done = count(Status::Done).wrapping_add(count(Status::Exceeded));
            pen.put("b", &num(done));
            pen.write("/");
            pen.count(scene.counts.all_items());
            pen.write("，滞后 ");
            pen.count(count(Status::Behind));
            pen.write(" 个");
            pen.close();
            scene.programme.as_of
        }
    };
    if let Some(as_of) = as_of {
        pen.put("span|class=mbb-time", &day(as_of));
    }
    pen.close();
}

/// So many groups are drawn at most.
pub const MOST: usize = ALL;
