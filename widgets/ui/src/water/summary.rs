//! All sections at a glance: the share of Ⅰ to Ⅲ, a bar by class with its counts, and which sections are worst. And the
//! same in one line.

use mingbai_data::number::group;
use mingbai_data::water::{CLASSES, Condition, Counts, STANDARD, assess};

use super::draw::Scene;
use super::say::{LATE, chip, colour, exceeds, late, part, since, time};
use crate::pen::Pen;
use crate::text::num;

/// So many of the worst sections are named.
const WORST: usize = 3;

/// `83.3%`; empty where no section has a class.
fn share(counts: &Counts, part: usize) -> String {
    let share = counts.share(part);
    share.map_or_else(String::new, |share| {
        [&*group(&share, Some(1)), "%"].concat()
    })
}

/// Draws the sections together.
#[inline(never)]
pub fn summary(pen: &mut Pen, scene: &Scene) {
    let counts = &scene.counts;
    if counts.all() == 0 {
        return;
    }
    pen.open("div|class=mbw-sum|part=card");
    pen.open("p|class=mbw-great");
    if counts.assessed() == 0 {
        pen.put("b", "—");
        pen.put("span", "没有公布水质类别");
    } else {
        pen.put("b", &share(counts, counts.good()));
        pen.open("span");
        pen.write("Ⅰ～Ⅲ类断面占比（");
        pen.count(counts.good());
        pen.write("/");
        pen.count(counts.assessed());
        pen.write("）");
        pen.close();
    }
    if let Some(newest) = scene.newest {
        since(pen, newest, scene.now);
    }
    pen.close();
    bar(pen, counts);
    legend(pen, counts);
    changes(pen, scene);
    pen.open("p|class=mb-hint");
    pen.write("占比只计有水质类别的断面；类别依据 ");
    pen.write(STANDARD);
    pen.write("。");
    pen.close();
    pen.close();
}

/// One bar of all that have a class, by class; its counts stand under it.
pub fn bar(pen: &mut Pen, counts: &Counts) {
    let all = counts.assessed();
    if all == 0 {
        return;
    }
    pen.open("svg|class=mbw-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 10|preserveAspectRatio=none");
    let at = |sum: usize| sum.wrapping_mul(1_000).checked_div(all).unwrap_or(0);
    let mut sum = 0_usize;
    for (class, count) in CLASSES.iter().zip(counts.classes) {
        let from = at(sum);
        sum = sum.wrapping_add(count);
        if count == 0 {
            continue;
        }
        pen.open("rect|height=10");
        pen.set("class", &["mbw-mark ", colour(Some(*class))].concat());
        pen.set("x", &num(from));
        pen.set("width", &num(at(sum).wrapping_sub(from)));
        pen.close();
    }
    pen.close();
}

/// How many sections are better, worse and the same: against the month and the year before, of those that have both.
#[inline(never)]
fn changes(pen: &mut Pen, scene: &Scene) {
    for (name, year) in [("环比上月：", false), ("同比上年：", true)] {
        let mut counts = [0_usize; 3];
        for place in scene.ranked {
            let Some((group, sample)) = scene.group(*place).zip(scene.current(*place)) else {
                continue;
            };
            let found = if year {
                group.year_on_year(sample)
            } else {
                group.month_on_month(sample)
            };
            let Some(found) = found else { continue };
            let at = if found.from == found.to {
                2
            } else {
                usize::from(!found.is_better())
            };
            if let Some(count) = counts.get_mut(at) {
                *count = count.wrapping_add(1);
            }
        }
        if counts == [0; 3] {
            continue;
        }
        pen.open("p|class=mbw-than");
        pen.write(name);
        for (count, word) in counts
            .into_iter()
            .zip([" 个断面好转、", " 个变差、", " 个持平"])
        {
            pen.count(count);
            pen.write(word);
        }
        pen.close();
    }
}

#[inline(never)]
fn legend(pen: &mut Pen, counts: &Counts) {
    pen.open("ul|class=mbw-legend");
    for (class, count) in CLASSES.iter().zip(counts.classes) {
        if count > 0 {
            pen.open("li");
            pen.open("span");
            pen.set("class", &["mbw-chip ", colour(Some(*class))].concat());
            pen.write(class.name());
            pen.close();
            pen.write(" ");
            pen.count(count);
            pen.write(" 个");
            pen.put("small", &[" ", &*share(counts, count)].concat());
            pen.close();
        }
    }
    for (word, count) in [
        ("未监测", counts.not_monitored),
        ("断流", counts.no_water),
        ("未评价", counts.not_assessed),
        ("无类别", counts.missing),
    ] {
        if count > 0 {
            pen.open("li");
            pen.put("span|class=mbw-chip mbw-c0", word);
            pen.write(" ");
            pen.count(count);
            pen.write(" 个");
            pen.close();
        }
    }
    pen.close();
}

/// The worst sections, where any is worse than Ⅲ.
#[inline(never)]
pub fn worst(pen: &mut Pen, scene: &Scene) {
    let poor = |place: &&usize| {
        let class = scene
            .current(**place)
            .and_then(|sample| sample.class.class());
        class.is_some_and(|class| Condition::of(class) > Condition::Good)
    };
    let all = scene.ranked.iter().filter(poor);
    let many = all.clone().count();
    if many == 0 {
        return;
    }
    part(pen, scene.heading, "差于Ⅲ类的断面");
    pen.open("ul|class=mbw-worst");
    for place in all.take(WORST) {
        let sample = scene.current(*place);
        pen.open("li");
        pen.key(&num(*place));
        pen.button("button|type=button", "p", *place);
        pen.write(scene.name(*place));
        pen.close();
        chip(pen, sample);
        let words = sample.map(|own| exceeds(own, &assess(own).exceed));
        let words = words.unwrap_or_default();
        if !words.is_empty() {
            pen.put("small", &words);
        }
        pen.close();
    }
    pen.close();
    if many > WORST {
        pen.open("p|class=mb-hint");
        pen.write("共 ");
        pen.count(many);
        pen.write(" 个，其余见下面的列表。");
        pen.close();
    }
    pen.close();
}

/// Everything in one line.
pub fn strip(pen: &mut Pen, scene: &Scene) {
    pen.open("div|class=mbb-strip");
    match scene.section {
        Some(place) => {
            let sample = scene.current(place);
            pen.put("span|class=mbb-here", scene.name(place));
            chip(pen, sample);
            if let Some(sample) = sample {
                pen.put("span|class=mbb-time", &time(sample));
            }
        }
        None => {
            pen.put("span|class=mbb-here", "地表水");
            let counts = &scene.counts;
            pen.open("span");
            if counts.assessed() == 0 {
                pen.write("没有水质类别");
            } else {
                pen.write("Ⅰ～Ⅲ类占 ");
                pen.put("b", &share(counts, counts.good()));
                pen.write("，劣Ⅴ类 ");
                pen.count(counts.inferior());
                pen.write(" 个");
            }
            pen.close();
            if let Some(newest) = scene.newest {
                pen.put("span|class=mbb-time", &time(newest));
            }
        }
    }
    if scene.newest.is_some_and(|newest| late(newest, scene.now)) {
        pen.put("span|class=mbw-late", LATE);
    }
    pen.close();
}
