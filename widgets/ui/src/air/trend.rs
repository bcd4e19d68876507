//! How it was: the last 24 hours, the last 30 days, and a calendar of them. A gap is drawn as a gap; the numbers are a tap
//! away from every picture.

use mingbai_data::Decimal;
use mingbai_data::air::{Observation, PeriodKind, Point, days, hours};
use mingbai_data::date::Day;

use super::draw::Scene;
use super::say::{
    WEEK, chip, colour, digits, hour, index, level, part, primary, segment, short, slashed,
};
use crate::pen::Pen;
use crate::text::{DASH, num};

/// The trends, by their number.
pub const NAMES: [&str; 3] = ["24 小时", "30 天", "日历"];

const DAY: i64 = 86_400;
const HOURS: usize = 24;
const DAYS: usize = 30;
/// Where the picture begins: before it stand the numbers of its lines.
const LEFT: usize = 26;
const HEIGHT: usize = 130;

/// Draws them.
#[inline(never)]
pub fn trends(pen: &mut Pen, scene: &Scene) {
    let kinds = [PeriodKind::Hour, PeriodKind::Day];
    let many = kinds.map(|kind| {
        let rows = scene.group.observations.iter();
        rows.filter(|row| row.period.kind == kind).count() > 1
    });
    let offered = [many[0], many[1], many[1]];
    let wanted = scene
        .view
        .trend
        .filter(|at| offered.get(*at) == Some(&true));
    let Some(first) = wanted.or_else(|| offered.iter().position(|there| *there)) else {
        return;
    };
    // Of one there is nothing to choose.
    let choice = many[1];
    part(
        pen,
        scene.heading,
        if choice { "变化" } else { "24 小时变化" },
    );
    if choice {
        pen.open("div|class=mb-tools mb-seg|role=group|aria-label=时间范围");
        for (at, name) in NAMES.iter().enumerate() {
            if offered.get(at) == Some(&true) {
                segment(pen, "t", at, name, at == first);
            }
        }
        pen.close();
    }
    for (at, there) in offered.iter().enumerate() {
        if at == first || scene.paper && *there {
            one(pen, scene, at, choice);
        }
    }
    pen.close();
}

#[inline(never)]
fn one(pen: &mut Pen, scene: &Scene, at: usize, choice: bool) {
    let hourly = at == 0;
    let kind = if hourly {
        PeriodKind::Hour
    } else {
        PeriodKind::Day
    };
    let Some(last) = scene.group.latest(kind, scene.now) else {
        return;
    };
    let start = last.period.start;
    pen.open("");
    if scene.paper && choice {
        pen.put("p|class=mba-sub", NAMES.get(at).unwrap_or(&""));
    }
    if at == 2 {
        calendar(pen, scene, start.day());
    } else {
        let points = if hourly {
            hours(&scene.group, start.start(), HOURS)
        } else {
            days(&scene.group, start.day(), DAYS)
        };
        bars(pen, scene, &points, hourly);
        summary(pen, &points, hourly);
        let open = scene.paper || scene.view.numbers;
        pen.open("button|type=button|class=mb-text mba-more|data-a=n");
        pen.state("aria-expanded", open);
        pen.put("i|class=mb-tri|aria-hidden=true", "");
        pen.write("看数字");
        pen.close();
        pen.open("");
        if open {
            table(pen, &points, hourly);
        }
        pen.close();
    }
    pen.close();
}

#[inline(never)]
fn value(point: &Point) -> Option<Decimal> {
    point.observation?.aqi.number()
}

/// The picture in words.
#[inline(never)]
fn summary(pen: &mut Pen, points: &[Point], hourly: bool) {
    let mut gaps = 0_usize;
    let (mut least, mut most): (Option<&Point>, Option<&Point>) = (None, None);
    for point in points {
        let index = value(point);
        if index.is_none() {
            gaps = gaps.wrapping_add(1);
            continue;
        }
        if least.is_none_or(|least| index < value(least)) {
            least = Some(point);
        }
        // Of several that are the highest, the last.
        if most.is_none_or(|most| index >= value(most)) {
            most = Some(point);
        }
    }
    let Some((least, at)) = least.zip(most) else {
        return;
    };
    let shown = |point| value(point).map(digits).unwrap_or_default();
    pen.open("p|class=mb-hint");
    pen.write("AQI ");
    if value(least) < value(at) {
        pen.write("最低 ");
        pen.write(&shown(least));
        pen.write("，最高 ");
    }
    pen.write(&shown(at));
    pen.write("（");
    pen.write(&short(at.start, hourly));
    pen.write("）");
    if gaps > 0 {
        pen.write("；");
        pen.count(gaps);
        pen.write(if hourly {
            " 个小时无数据（灰底）"
        } else {
            " 天无数据（灰底）"
        });
    }
    pen.write("。横线为各级别上限。");
    // Numbers of two standards do not compare.
    let mut rows = points.iter().filter_map(|point| point.observation);
    if let Some(old) = rows.next()
        && let Some(new) = rows.find(|row| row.standard != old.standard)
    {
        pen.write(&short(new.period.start.start(), hourly));
        pen.write("起按 ");
        pen.write(new.standard.name());
        pen.write("，此前按 ");
        pen.write(old.standard.name());
        pen.write("。");
    }
    pen.close();
}

/// Draws a rectangle.
#[inline(never)]
fn rect(pen: &mut Pen, class: &str, place: [usize; 4]) {
    pen.open("rect");
    pen.set("class", class);
    for (name, number) in ["x", "y", "width", "height"].into_iter().zip(place) {
        pen.number(name, Some(number));
    }
    pen.close();
}

/// Draws a text whose `anchor` is at a point.
#[inline(never)]
fn text(pen: &mut Pen, anchor: &str, (x, y): (usize, usize), words: &str) {
    pen.open("text");
    pen.number("x", Some(x));
    pen.number("y", Some(y));
    pen.set("text-anchor", anchor);
    pen.write(words);
    pen.close();
}

/// A bar a point, in the colour of its level; its height is told by the lines.
#[inline(never)]
fn bars(pen: &mut Pen, scene: &Scene, points: &[Point], hourly: bool) {
    let width = scene.width.clamp(150, 900);
    let most = points.iter().filter_map(value).max();
    let most = most.unwrap_or(Decimal::ZERO);
    let ends = [0_i64, 50, 100, 150, 200, 300, 400, 500];
    let top = ends.into_iter().skip(1).find(|end| !most.over(*end));
    // An index of the United States goes on beyond.
    let top = top.map_or(most, Decimal::from_int);
    let base = HEIGHT.wrapping_add(14);
    let high: &dyn Fn(Decimal) -> usize = &|index| {
        let part = usize::from(index.permille_of(top)).wrapping_mul(HEIGHT);
        part.checked_div(1000).unwrap_or(0)
    };
    let all = points.len().max(1);
    let inner = width.saturating_sub(LEFT);
    let left: &dyn Fn(usize) -> usize = &|at| {
        let part = inner.wrapping_mul(at).checked_div(all).unwrap_or(0);
        LEFT.wrapping_add(part)
    };
    pen.open("svg|class=mba-trend|aria-hidden=true|focusable=false");
    let size = ["0 0 ", &num(width), " ", &num(base.wrapping_add(16))].concat();
    pen.set("viewBox", &size);
    for (at, point) in points.iter().enumerate() {
        if value(point).is_none() {
            let x = left(at);
            let step = left(at.wrapping_add(1)).wrapping_sub(x);
            rect(pen, "mba-hole", [x, 14, step, HEIGHT]);
        }
    }
    for end in ends {
        let end = Decimal::from_int(end);
        // No level ends at 400.
        if end <= top && (end != Decimal::from_int(400) || end == top) {
            let y = base.wrapping_sub(high(end));
            rect(pen, "mba-rule", [LEFT, y, inner, 1]);
            text(
                pen,
                "end",
                (LEFT.wrapping_sub(4), y.wrapping_add(3)),
                &digits(end),
            );
        }
    }
    for (at, point) in points.iter().enumerate() {
        let x = left(at);
        let step = left(at.wrapping_add(1)).wrapping_sub(x);
        if let (Some(index), Some(row)) = (value(point), point.observation) {
            let tall = high(index).max(2);
            let gap = if step > 12 { 3 } else { 1 };
            let y = base.wrapping_sub(tall);
            let wide = step.saturating_sub(gap);
            rect(
                pen,
                &["mba-mark ", colour(row)].concat(),
                [x, y, wide, tall],
            );
            // Where there is no room for every number, the highest and the last are told.
            let last = at.wrapping_add(1) == all;
            if step >= 18 || index == most || last {
                let middle = x.wrapping_add(wide / 2);
                let middle = middle.min(width.saturating_sub(10));
                text(pen, "middle", (middle, y.wrapping_sub(3)), &digits(index));
            }
        }
        let (marked, label) = if hourly {
            let hour = hour(point.start);
            let every = if step >= 18 { 3 } else { 6 };
            (hour.is_multiple_of(every), [&*num(hour), "时"].concat())
        } else {
            let back = all.wrapping_sub(at).wrapping_sub(1);
            (back % 7 == 1, slashed(point.start))
        };
        if marked {
            let x = x.wrapping_add(step / 2).min(width.saturating_sub(14));
            text(pen, "middle", (x, base.wrapping_add(13)), &label);
        }
    }
    pen.close();
}

#[inline(never)]
fn table(pen: &mut Pen, points: &[Point], hourly: bool) {
    pen.open("table|class=mb-table|aria-label=各时次空气质量");
    pen.open("thead");
    pen.open("tr");
    for name in ["时间", "AQI 与级别", "首要污染物"] {
        pen.put("th|scope=col", name);
    }
    pen.close();
    pen.close();
    pen.open("tbody");
    for point in points {
        pen.open("tr");
        pen.put("th|scope=row", &short(point.start, hourly));
        pen.open("td");
        match point.observation {
            Some(row) => chip(pen, row),
            None => pen.write("— 无数据"),
        }
        pen.close();
        pen.put(
            "td",
            &point
                .observation
                .map(|row| primary(row, false))
                .unwrap_or_default(),
        );
        pen.close();
    }
    pen.close();
    pen.close();
}

/// The word of a level in one character; of the US index, whose words are longer, its number.
#[inline(never)]
fn initial(row: &Observation) -> String {
    if !row.standard.is_hj() {
        let levels = row.shown_level();
        return levels.map_or(String::new(), |levels| num(usize::from(levels.high)));
    }
    level(row).chars().take(1).collect()
}

/// Whole weeks, so that a day stands under its name.
#[inline(never)]
fn calendar(pen: &mut Pen, scene: &Scene, last: Day) {
    let back = i64::try_from(DAYS).unwrap_or(0).wrapping_sub(1);
    let first = Day::from_number(last.number().wrapping_sub(back));
    let to_monday = first.weekday().wrapping_sub(1);
    let monday = first.midnight().wrapping_sub(to_monday.wrapping_mul(DAY));
    pen.open("table|class=mba-calendar|aria-label=每日空气质量指数和级别");
    pen.open("thead");
    pen.open("tr");
    for name in WEEK {
        pen.put("th|scope=col", name);
    }
    pen.close();
    pen.close();
    pen.open("tbody");
    let mut start = monday;
    while start <= last.midnight() {
        pen.open("tr");
        for _ in WEEK {
            cell(
                pen,
                scene,
                start,
                start >= first.midnight() && start <= last.midnight(),
            );
            start = start.wrapping_add(DAY);
        }
        pen.close();
    }
    pen.close();
    pen.close();
    pen.put(
        "p|class=mb-hint",
        "每格为日期、AQI 和级别的首字：优、良、轻度、中度、重度、严重污染。",
    );
}

#[inline(never)]
fn cell(pen: &mut Pen, scene: &Scene, start: i64, shown: bool) {
    let row = scene.group.at(PeriodKind::Day, start).filter(|_| shown);
    pen.open("td");
    pen.set("class", row.map_or("", colour));
    if shown {
        pen.put("small", &slashed(start));
        pen.write(" ");
        pen.put("b", &row.map_or_else(|| DASH.to_owned(), index));
        pen.put("span", &row.map(initial).unwrap_or_default());
    }
    pen.close();
}
