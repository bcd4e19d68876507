//! 历年: one line over the years. Every point has its figure, no line is drawn across a year that is missing, and the axis
//! says where it begins.

use mingbai_data::Decimal;
use mingbai_data::number::group;

use super::draw::{Scene, extent, label, named, opener, picture, set};
use super::parts;
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
        let points = series(scene.budget, scene.table, line);
        chart(pen, scene, &points);
        numbers(pen, scene, &points, line);
    }
    list(pen, scene);
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
    let x = |point: &Point| {
        let at = u64::from(point.year.saturating_sub(first.year));
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
        "svg|class=mb-trend|aria-hidden=true|focusable=false",
        width,
        height,
    );
    pen.open("line|class=mb-axis|x1=0");
    set(pen, "x2", width);
    set(pen, "y1", y(Decimal::ZERO));
    set(pen, "y2", y(Decimal::ZERO));
    pen.close();
    // A run ends where a year is missing, said or not.
    let mut run = String::new();
    let mut before: Option<u16> = None;
    for point in points {
        let near = before.is_some_and(|before| before.saturating_add(1) == point.year);
        if !near || point.amount.is_err() {
            line(pen, &mut run);
        }
        before = Some(point.year);
        if let Ok(number) = point.amount {
            if !run.is_empty() {
                run.push(' ');
            }
            let place = |n: u64| num(usize::try_from(n).unwrap_or(0));
            run.push_str(&[&*place(x(point)), ",", &place(y(number))].concat());
        }
    }
    line(pen, &mut run);
    let mut free = 0;
    for (point, words) in points.iter().zip(&words) {
        let x = x(point);
        if let Ok(number) = point.amount {
            pen.open("circle|class=mb-dot|r=28");
            set(pen, "cx", x);
            set(pen, "cy", y(number));
            pen.close();
        }
        // Where figures would run into each other, some stand in the numbers alone.
        let half = extent(words).wrapping_shr(1);
        if x.saturating_sub(half) >= free {
            let y = point
                .amount
                .as_ref()
                .map_or(ABOVE.saturating_add(TALL), |number| y(*number));
            let y = y.saturating_sub(70);
            label(pen, "text|class=mb-strong|text-anchor=middle", x, y, words);
            free = x.saturating_add(half).saturating_add(60);
        }
        let below = height.saturating_sub(45);
        let year = num(usize::from(point.year));
        label(
            pen,
            "text|class=mb-soft|text-anchor=middle",
            x,
            below,
            &year,
        );
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
    pen.close();
}

/// Draws what was gathered of a run of years.
fn line(pen: &mut Pen, run: &mut String) {
    if run.bytes().any(|byte| byte == b' ') {
        pen.open("polyline|class=mb-line");
        pen.set("points", run);
        pen.close();
    }
    run.clear();
}

/// The change from one amount to the next, as amount and in percent.
pub fn change(scene: &Scene, from: Decimal, to: Decimal) -> Option<(String, String)> {
    let more = to.checked_sub(from)?;
    let plus = if more > Decimal::ZERO { "+" } else { "" };
    let shown = [plus, &amount(more, scene.table.unit, scene.unit)].concat();
    let rate = if from > Decimal::ZERO {
        let rate = more.shift10(2)?.ratio(from, 2)?;
        [plus, &group(&rate, Some(2)), "%"].concat()
    } else {
        DASH.to_owned()
    };
    Some((shown, rate))
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
        "table|class=mb-table"
    } else {
        "table|class=mb-table mb-off"
    });
    pen.set(
        "aria-label",
        &[scene.name(line), "历年，单位：", scene.unit.name()].concat(),
    );
    pen.open("thead");
    pen.open("tr");
    for head in ["年份", "口径", scene.unit.name(), "比上年", "幅度"] {
        pen.put("th|scope=col", head);
    }
    pen.close();
    pen.close();
    pen.open("tbody");
    let mut before: Option<&Point> = None;
    for point in points {
        pen.open("tr");
        pen.open("th|scope=row");
        pen.count(usize::from(point.year));
        pen.close();
        pen.put("td", point.stage.name());
        pen.open("td|class=mb-num");
        match &point.amount {
            Ok(number) => pen.write(&amount(*number, scene.table.unit, scene.unit)),
            Err(why) => {
                pen.write(DASH);
                pen.write(" ");
                pen.write(why);
            }
        }
        pen.close();
        let near = before
            .filter(|before| before.year.saturating_add(1) == point.year)
            .and_then(|before| before.amount.as_ref().ok());
        let found = near
            .zip(point.amount.as_ref().ok())
            .and_then(|(from, to)| change(scene, *from, *to));
        let (more, rate) = found.unwrap_or((DASH.to_owned(), DASH.to_owned()));
        pen.put("td|class=mb-num", &more);
        pen.put("td|class=mb-num", &rate);
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
    pen.open("ul|class=mb-rows mb-changes");
    for &line in lines {
        let points = series(scene.budget, scene.table, line);
        let mut last = points.iter().rev();
        let (to, from) = (last.next(), last.next());
        pen.open("li|class=mb-row-of");
        if parts::has_parts(scene.table, line) || scene.paper {
            named(pen, scene, line);
        } else {
            // A line without parts has years of its own to show.
            pen.button("button|type=button|class=mb-name mb-down", "d", line);
            pen.put("span", scene.name(line));
            pen.put("i|class=mb-tri|aria-hidden=true", "");
            pen.close();
        }
        super::draw::figure(pen, scene, line);
        pen.open("span|class=mb-share");
        let near = from
            .zip(to)
            .filter(|(from, to)| from.year.saturating_add(1) == to.year);
        let found = near.and_then(|(from, to)| {
            change(
                scene,
                *from.amount.as_ref().ok()?,
                *to.amount.as_ref().ok()?,
            )
        });
        pen.write("比上年 ");
        match found {
            Some((more, rate)) => {
                pen.write(&more);
                pen.write("（");
                pen.write(&rate);
                pen.write("）");
            }
            None => pen.write("—"),
        }
        pen.close();
        pen.close();
    }
    pen.close();
}
