//! What is to come: warnings with their measures, and the days of the forecast.

use mingbai_data::air::{Grade, Warning};
use mingbai_data::date::Date;

use super::draw::Scene;
use super::say::{LATE, WEEK, chip, entry, late, part, primary, short};
use crate::link::link;
use crate::pen::Pen;

/// The days that have a name.
const NEAR: [&str; 3] = [" 今天", " 明天", " 后天"];

/// The class that colours a grade.
pub fn grade(warning: &Warning) -> &'static str {
    match warning.grade {
        Some(Grade::Red) => "mba-l4",
        Some(Grade::Orange) => "mba-l3",
        Some(Grade::Yellow) => "mba-l2",
        Some(Grade::Blue) => "mba-blue",
        None => "mba-l0",
    }
}

/// The word of a grade; as printed, where it is none that is known.
pub fn named(warning: &Warning) -> &str {
    match warning.grade {
        Some(grade) => grade.name(),
        None => &warning.printed,
    }
}

/// Draws the warnings that hold.
#[inline(never)]
pub fn warnings(pen: &mut Pen, scene: &Scene) {
    for warning in &scene.board.warnings {
        if !scene.holds(warning) {
            continue;
        }
        pen.open("div|class=mba-warn|role=group|aria-label=重污染天气预警");
        pen.open("p");
        pen.open("span");
        pen.set("class", &["mba-chip ", grade(warning)].concat());
        pen.write(named(warning));
        pen.close();
        pen.write(" ");
        pen.put("strong", &warning.title);
        pen.close();
        pen.open("dl");
        if let Some(area) = &warning.area {
            entry(pen, "范围", &[area]);
        }
        let shown = |date: Option<Date>| date.map(Date::shown);
        if let Some(start) = shown(warning.start.or(warning.published_at)) {
            let end = shown(warning.end);
            let end = end.as_deref().unwrap_or("另行通知");
            entry(pen, "时间", &[&start, " 起，至", end]);
        }
        pen.close();
        if !warning.measures.is_empty() {
            pen.open("ul|class=mba-measures");
            for measure in &warning.measures {
                pen.put("li", measure);
            }
            pen.close();
        }
        if warning.url.is_some() {
            pen.open("p");
            link(pen, warning.url.as_deref(), "查看预警原文");
            pen.close();
        }
        pen.close();
    }
}

/// What is forecast for tomorrow, in one line: the days ahead stand far below.
#[inline(never)]
pub fn tomorrow(pen: &mut Pen, scene: &Scene) {
    let next = |now| Date::at(now).day().number().wrapping_add(1);
    let next = scene.now.map(next);
    for row in scene.group.forecasts(scene.now) {
        // A board of forecasts alone has that of tomorrow on its card.
        let carded = scene.row.is_some_and(|shown| core::ptr::eq(shown, row));
        if Some(row.period.start.day().number()) == next && !carded {
            pen.open("p|class=mba-next");
            pen.put("b", "明天 ");
            chip(pen, row);
            if let Some(publisher) = &scene.board.publisher {
                pen.put("small", &["（", publisher, "）"].concat());
            }
            pen.close();
        }
    }
}

/// Draws the forecast.
#[inline(never)]
pub fn forecast(pen: &mut Pen, scene: &Scene) {
    let days = scene.group.forecasts(scene.now);
    let Some(first) = days.first() else { return };
    part(pen, scene.heading, "空气质量预报");
    pen.open("ul|class=mba-days");
    for row in &days {
        let start = row.period.start;
        let weekday = usize::try_from(start.day().weekday()).unwrap_or(1);
        pen.open("li");
        pen.open("span|class=mba-when");
        pen.put("b", &short(start.start(), false));
        let today = scene.now.map(|now| Date::at(now).day().number());
        let ahead = today.map_or(-1, |today| start.day().number().wrapping_sub(today));
        let ahead = usize::try_from(ahead).unwrap_or(NEAR.len());
        pen.write(NEAR.get(ahead).unwrap_or(&" 周"));
        if ahead >= NEAR.len() {
            pen.write(WEEK.get(weekday.wrapping_sub(1)).unwrap_or(&""));
        }
        pen.close();
        chip(pen, row);
        let named = primary(row, false);
        if !named.is_empty() {
            pen.open("span|class=mba-first");
            pen.write("首要污染物 ");
            pen.write(&named);
            pen.close();
        }
        pen.close();
    }
    pen.close();
    pen.open("p|class=mb-hint");
    pen.write(scene.board.publisher.as_deref().unwrap_or("来源"));
    if let Some(at) = first.published_at {
        pen.write(" ");
        pen.write(&at.shown());
    }
    pen.write("发布。颜色为较差一端的级别。");
    if late(first, scene.now) {
        pen.put("span|class=mbb-old", LATE);
    }
    pen.close();
    pen.close();
}
