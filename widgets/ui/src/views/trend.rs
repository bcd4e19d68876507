//! 历年: one line over the years. Every point has its figure, no line is drawn across a year that is missing, and the axis
//! says where it begins.

use mingbai_data::Decimal;
use mingbai_data::budget::{Stage, real_terms};
use mingbai_data::number::group;

use super::draw::{Scene, listed, named, note, opener, others};
use super::parts;
use super::picture::{extent, label, picture, set};
use super::say::changed;
use super::series::{Point, series};
use crate::budget::figure::amount;
use crate::pen::Pen;
use crate::text::{DASH, num};

/// Hundredths of an em: where the lines lie, and what stands above and below them.
const ABOVE: u64 = 190;
const TALL: u64 = 900;
const BELOW: u64 = 180;

/// The line that the picture is of: the one drilled into, else the one that answers “how much”.
#[must_use]
pub fn subject(scene: &Scene) -> Option<usize> {
    scene.view.drill.or_else(|| parts::headline(scene.table))
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    if let Some(line) = subject(scene) {
        let points = series(scene.budget, scene.at, line);
        chart(pen, scene, &points);
        // The last year is asked for first.
        for point in points.iter().rev() {
            // What stands beside 上年决算数 is said of the year after.
            if point.stage != Stage::Prior {
                note(pen, scene, "p|class=mb-hint", point.place, point.year);
            }
        }
        numbers(pen, scene, &points, line);
        real(pen, scene, &points);
    }
    list(pen, scene);
}

/// The first amount in the prices of the last year, and how it has changed since: of the years that have a price index.
fn real(pen: &mut Pen, scene: &Scene, points: &[Point]) {
    let prices = &scene.budget.prices;
    if prices.is_empty() {
        return;
    }
    let known = |point: &Point| {
        let priced = prices.iter().any(|(year, _)| *year == point.year);
        Some((point.year, point.whole().filter(|_| priced)?))
    };
    let first = points.iter().find_map(known);
    let last = points.iter().rev().find_map(known);
    let (Some((first, from)), Some((last, to))) = (first, last) else {
        return;
    };
    if first == last {
        return;
    }
    let year = |year: u16| [&*num(usize::from(year)), " 年"].concat();
    let Ok(real) = real_terms(from, first, last, prices) else {
        return;
    };
    // As many decimals as the amount has, and two where that is cut.
    let scale = if real.amount.trim(0).scale() > 0 {
        2
    } else {
        0
    };
    let mut out = [
        "按 ",
        &year(last),
        "价格计算（价格指数：",
        &year(first),
        " ",
        &group(&real.index, None),
        "，",
        &year(last),
        " ",
        &group(&real.base_index, None),
        "），",
        &year(first),
        "为 ",
        &scene.money(real.amount.trim(scale)),
        "，",
        &year(last),
        "为 ",
        &scene.money(to),
    ]
    .concat();
    changed(&mut out, scene, real.amount, to);
    out.push('。');
    pen.put("p|class=mb-hint", &out);
}

/// The lowest and the highest of the axis: from zero on, unless something is below it.
fn axis(points: &[Point]) -> (Decimal, Decimal) {
    points
        .iter()
        .filter_map(|point| point.amount.as_ref().ok())
        .fold((Decimal::ZERO, Decimal::ZERO), |(low, high), amount| {
            (low.min(*amount), high.max(*amount))
        })
}

fn chart(pen: &mut Pen, scene: &Scene, points: &[Point]) {
    let (low, high) = axis(points);
    let span = high.checked_sub(low).unwrap_or(high);
    let width = u64::try_from(scene.width.clamp(120, 620))
        .unwrap_or(0)
        .saturating_mul(10);
    let height = ABOVE.saturating_add(TALL).saturating_add(BELOW);
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return;
    };
    let years = u64::from(last.year.saturating_sub(first.year));
    let words: Vec<String> = points
        .iter()
        .map(|point| match point.amount {
            Ok(number) => amount(number, scene.table.unit, scene.unit),
            Err(_) => DASH.to_owned(),
        })
        .collect();
    let side = words
        .iter()
        .map(|words| extent(words))
        .max()
        .unwrap_or(0)
        .max(260)
        .wrapping_shr(1)
        .saturating_add(20);
    let x = |year: u16| {
        let at = u64::from(year.saturating_sub(first.year));
        let room = width.saturating_sub(side.saturating_mul(2));
        side.saturating_add(room.saturating_mul(at).checked_div(years).unwrap_or(0))
    };
    let y = |number: Decimal| {
        let above = number.checked_sub(low).unwrap_or(Decimal::ZERO);
        let up = u64::from(above.permille_of(span))
            .saturating_mul(TALL)
            .checked_div(1_000)
            .unwrap_or(0);
        ABOVE.saturating_add(TALL.saturating_sub(up))
    };
    picture(
        pen,
        "svg|class=mbv-trend|aria-hidden=true|focusable=false",
        width,
        height,
    );
    pen.open("line|class=mbv-axis|x1=0");
    set(pen, "x2", width);
    set(pen, "y1", y(Decimal::ZERO));
    set(pen, "y2", y(Decimal::ZERO));
    pen.close();
    // A run ends where a year is missing, said or not.
    let mut run = String::new();
    let mut before: Option<u16> = None;
    for point in points {
        let near = before.is_some_and(|before| before.saturating_add(1) == point.year);
        // Nor does a line lead to a year that has not ended.
        if !near || point.whole().is_none() {
            line(pen, &mut run);
        }
        before = Some(point.year);
        if let Some(number) = point.whole() {
            if !run.is_empty() {
                run.push(' ');
            }
            let place = |n: u64| num(usize::try_from(n).unwrap_or(0));
            run.push_str(&[&*place(x(point.year)), ",", &place(y(number))].concat());
        }
    }
    line(pen, &mut run);
    // Above its point where there is room, else below it; what has neither stands in the numbers alone.
    let (mut above, mut under) = (0, 0);
    for (point, words) in points.iter().zip(&words) {
        let x = x(point.year);
        let place = point.amount.map_or(ABOVE.saturating_add(TALL), y);
        if point.amount.is_ok() {
            pen.open(if point.part {
                "circle|class=mbv-dot mbv-open-dot|r=28"
            } else {
                "circle|class=mbv-dot|r=28"
            });
            set(pen, "cx", x);
            set(pen, "cy", place);
            pen.close();
        }
        let half = extent(words).wrapping_shr(1);
        let (from, to) = (
            x.saturating_sub(half),
            x.saturating_add(half).saturating_add(40),
        );
        let spot = if from >= above {
            above = to;
            Some(place.saturating_sub(70))
        } else if from >= under && point.amount.is_ok() {
            under = to;
            Some(place.saturating_add(140))
        } else {
            None
        };
        if let Some(spot) = spot {
            label(
                pen,
                "text|class=mbv-strong|text-anchor=middle",
                x,
                spot,
                words,
            );
        }
    }
    // Every year has its place; one that nobody told of has no figure.
    let mut free = 0;
    for year in first.year..=last.year {
        let x = x(year);
        if x.saturating_sub(120) < free {
            continue;
        }
        free = x.saturating_add(140);
        let below = height.saturating_sub(45);
        let word = num(usize::from(year));
        label(
            pen,
            "text|class=mbv-soft|text-anchor=middle",
            x,
            below,
            &word,
        );
        if !points.iter().any(|point| point.year == year) {
            let above = ABOVE.saturating_add(TALL).saturating_sub(70);
            label(
                pen,
                "text|class=mbv-soft|text-anchor=middle",
                x,
                above,
                DASH,
            );
        }
    }
    pen.close();
    pen.open("p|class=mb-hint");
    if low.is_negative() {
        pen.write("纵轴从 ");
        pen.write(&amount(low, scene.table.unit, scene.unit));
        pen.write(" 开始，横线为 0；单位：");
    } else {
        pen.write("纵轴从 0 开始；单位：");
    }
    pen.write(scene.unit.name());
    pen.write("。");
    if points.iter().any(Point::computes) {
        pen.write("没有注明的增减按公布数计算（自然口径）。");
    }
    if points.iter().any(|point| point.part) {
        pen.write("虚线圆点的年份未满一年，不与上年相连。");
    }
    pen.close();
}

/// Draws what was gathered of a run of years.
fn line(pen: &mut Pen, run: &mut String) {
    if run.bytes().any(|byte| byte == b' ') {
        pen.open("polyline|class=mbv-line");
        pen.set("points", run);
        pen.close();
    }
    run.clear();
}

/// The numbers, a tap away, and always there for who hears them.
fn numbers(pen: &mut Pen, scene: &Scene, points: &[Point], line: usize) {
    let open = scene.view.numbers || scene.paper;
    if !scene.paper {
        opener(
            pen,
            "button|type=button|class=mb-text|data-a=n",
            open,
            if open {
                "收起数字表"
            } else {
                "查看数字表"
            },
        );
    }
    pen.open(if open {
        "table|role=table|class=mbv-table"
    } else {
        "table|role=table|class=mbv-table mb-off"
    });
    pen.set(
        "aria-label",
        &[scene.name(line), "历年，单位：", scene.unit.name()].concat(),
    );
    pen.open(if scene.narrow {
        "thead|class=mb-off|role=rowgroup"
    } else {
        "thead|role=rowgroup"
    });
    pen.open("tr|role=row");
    for head in ["年份", scene.unit.name(), "比上年"] {
        pen.put("th|role=columnheader|scope=col", head);
    }
    pen.close();
    pen.close();
    pen.open("tbody|role=rowgroup");
    let mut before: Option<&Point> = None;
    for point in points {
        pen.open("tr|role=row");
        pen.open("th|role=rowheader|scope=row");
        pen.count(usize::from(point.year));
        pen.write(" ");
        pen.put("small", point.stage.name());
        pen.close();
        pen.open("td|role=cell|class=mbv-num");
        match &point.amount {
            Ok(number) => {
                pen.write(&amount(*number, scene.table.unit, scene.unit));
                if scene.narrow {
                    pen.write(" ");
                    pen.put("small", scene.unit.name());
                }
            }
            Err(why) => {
                pen.write(DASH);
                pen.write(" ");
                pen.write(why);
            }
        }
        pen.close();
        pen.open("td|role=cell|class=mbv-num mbv-more-of");
        if scene.narrow && before.is_some() {
            pen.put("small", "比上年 ");
        }
        match point.changed(scene, before) {
            Ok((more, rate)) => {
                pen.put("span", &more);
                pen.write(" ");
                pen.put("small", &rate);
            }
            // Before the first there is nothing to compare with.
            Err(_) if scene.narrow && before.is_none() => {}
            Err(why) => {
                pen.write(DASH);
                if !why.is_empty() {
                    pen.write(" ");
                    pen.put("small", why);
                }
            }
        }
        pen.close();
        pen.close();
        before = Some(point);
    }
    pen.close();
    pen.close();
}

/// The parts with their change, each leading to its own years.
fn list(pen: &mut Pen, scene: &Scene) {
    let lines = &scene.level.lines;
    if lines.is_empty() {
        return;
    }
    pen.open("ul|class=mbv-rows mbv-changes");
    let shown = listed(scene, lines.len());
    for &line in lines.iter().take(shown) {
        let points = series(scene.budget, scene.at, line);
        let mut last = points.iter().rev();
        let (to, from) = (last.next(), last.next());
        pen.open("li|class=mbv-row-of");
        if scene.level.has_parts(line) || scene.paper {
            named(pen, scene, line);
        } else {
            // A line without parts has years of its own to show.
            pen.button("button|type=button|class=mbv-name mbv-down", "d", line);
            pen.put("span", scene.name(line));
            pen.put("i|class=mb-tri|aria-hidden=true", "");
            pen.close();
        }
        super::draw::figure(pen, scene, line);
        match to.map(|to| to.changed(scene, from)) {
            Some(Ok((more, rate))) => {
                pen.open("span|class=mbv-share");
                pen.write("比上年 ");
                pen.write(&more);
                pen.write(if more.is_empty() { "" } else { "（" });
                pen.write(&rate);
                pen.write(if more.is_empty() { "" } else { "）" });
                pen.close();
            }
            // Said once, above, of all of them.
            Some(Err(_)) if to.is_some_and(|to| to.part) => {}
            _ => pen.put("span|class=mbv-share", "比上年 —"),
        }
        pen.close();
        note(pen, scene, "li|class=mbv-explain", (scene.at, line), 0);
    }
    pen.close();
    others(pen, lines.len(), shown);
}
