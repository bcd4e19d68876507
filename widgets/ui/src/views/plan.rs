//! 计划与执行: what was planned and what was done, line by line, with the completion rate and how much of the year has passed.

use mingbai_data::Decimal;
use mingbai_data::budget::{Elapsed, Pace, Stage, Table, pace};

use super::draw::{Scene, bar, length, marked, named, note, open_line, others};
use super::trend;
use crate::budget::figure::{rate, rate_words, value};
use crate::pen::Pen;

/// Lines that are shown before all are asked for.
const SHOWN: usize = 12;

/// The stages of the year itself that have numbers.
#[must_use]
pub fn stages(table: &Table) -> Vec<Stage> {
    let mut stages = table.stages_present();
    stages.retain(|stage| *stage != Stage::Prior);
    stages
}

/// The lines that are shown: the whole first, then its parts as published.
#[must_use]
pub fn lines(scene: &Scene) -> Vec<usize> {
    let mut lines: Vec<usize> = trend::subject(scene).into_iter().collect();
    for line in &scene.level.lines {
        if !lines.contains(line) {
            lines.push(*line);
        }
    }
    lines
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let lines = lines(scene);
    let all = scene.whole_list() || lines.len() <= SHOWN.wrapping_add(1);
    let shown = if all { lines.len() } else { SHOWN };
    let whole = trend::subject(scene);
    // Beside the whole its parts would all be short: each has a measure of its own.
    let stages = stages(scene.table);
    let largest = |is_whole: bool| {
        let mut most = Decimal::ZERO;
        for line in lines
            .iter()
            .filter(|line| (Some(**line) == whole) == is_whole)
        {
            for stage in &stages {
                let line = scene.table.lines.get(*line);
                let amount = line.and_then(|line| line.amount(*stage).number());
                most = most.max(amount.unwrap_or(most));
            }
        }
        most
    };
    let measures = [largest(false), largest(true)];
    pen.open("ul|class=mbv-rows mbv-plans");
    for &line in lines.iter().take(shown) {
        let [of_parts, of_whole] = measures;
        let most = if Some(line) == whole {
            of_whole
        } else {
            of_parts
        };
        row(pen, scene, line, most);
    }
    pen.close();
    others(pen, lines.len(), shown);
    let mut paces = lines.iter().filter_map(|line| pace_of(scene, *line));
    if let Some(pace) = paces.next() {
        pen.open("p|class=mb-hint");
        pen.write("序时进度 ");
        pen.write(&mingbai_data::number::group(&pace.pace, None));
        pen.write("%（");
        pen.write(&passed(pace.elapsed));
        pen.write("），在完成率的条上以竖线标出。");
        pen.close();
    }
    if lines.iter().any(|line| {
        let line = scene.table.lines.get(*line);
        line.and_then(|line| scene.table.rate_of(line))
            .is_some_and(|rate| rate.computed)
    }) {
        pen.put("p|class=mb-hint", "没有公布的完成率按公布数计算。");
    }
}

fn row(pen: &mut Pen, scene: &Scene, line: usize, most: Decimal) {
    let Some(row) = scene.table.lines.get(line) else {
        return;
    };
    let whole = Some(line) == trend::subject(scene);
    pen.open(if whole {
        "li|class=mbv-plan mbv-whole"
    } else {
        "li|class=mbv-plan"
    });
    pen.open("div|class=mbv-plan-head");
    // The whole is where the reader is already.
    if whole {
        pen.put("span|class=mbv-name", &row.name);
    } else {
        named(pen, scene, line);
    }
    if !scene.paper {
        open_line(pen, scene, line);
    }
    pen.close();
    for stage in stages(scene.table) {
        pen.open("div|class=mbv-stage");
        pen.put("span|class=mbv-what", stage.name());
        let number = row.amount(stage).number();
        bar(pen, number.map_or(0, |number| length(number, most)));
        let (text, why) = value(row.amount(stage), scene.table.unit, scene.unit);
        pen.open("span|class=mbv-figure");
        pen.write(&text);
        pen.write(" ");
        pen.write(why.unwrap_or(scene.unit.name()));
        pen.close();
        pen.close();
    }
    if let Some(found) = scene.table.rate_of(row) {
        pen.open("div|class=mbv-stage mbv-rate");
        pen.put("span|class=mbv-what", rate_words(found.base));
        let hundred = Decimal::from_int(100);
        let pace = pace_of(scene, line);
        let mark = pace.as_ref().map(|pace| pace.pace.permille_of(hundred));
        marked(pen, found.value.permille_of(hundred), mark);
        pen.open("span|class=mbv-figure");
        pen.put("b", &rate(&found));
        pen.close();
        if let Some(pace) = pace {
            pen.put("span|class=mbv-against", &against(&pace));
        }
        pen.close();
    }
    note(pen, scene, "p|class=mb-hint", (scene.at, line), 0);
    pen.close();
}

/// 序时进度 beside the completion of a line, while the year has not ended.
#[must_use]
pub fn pace_of(scene: &Scene, line: usize) -> Option<Pace> {
    let found = pace(scene.budget, scene.at, line).ok()?;
    Some(found).filter(|found| found.elapsed != Elapsed::Months(12))
}

/// `4 个月 ÷ 12 个月`
fn passed(elapsed: Elapsed) -> String {
    let (passed, all, unit) = match elapsed {
        Elapsed::Months(months) => (months.into(), 12, " 个月"),
        Elapsed::Days(days, all) => (days, all, " 天"),
    };
    let [passed, all] = [passed, all].map(|n| crate::text::num(usize::from(n)));
    [&*passed, unit, " ÷ ", &all, unit].concat()
}

/// `比序时进度快 3.37 个百分点`
#[must_use]
pub fn against(pace: &Pace) -> String {
    if pace.ahead.is_zero() {
        return "与序时进度持平".to_owned();
    }
    let word = if pace.ahead.is_negative() {
        "慢"
    } else {
        "快"
    };
    let points = mingbai_data::number::group(&pace.ahead.abs(), None);
    ["比序时进度", word, " ", &points, " 个百分点"].concat()
}
