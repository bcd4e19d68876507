//! “三公”经费: each part in every stage that is published, with the year before, and what was counted beside the money.
//!
//! What one guest, one journey or one car comes to is computed, and says so; without its count there is none.

use mingbai_data::budget::{
    Budget, PublicPart, STAGES, Stage, Table, ThreePublic, per_head_of, three_public,
};
use mingbai_data::money::convert;
use mingbai_data::number::group;
use mingbai_data::{Decimal, Missing, Value};

use super::draw::{Scene, length, marked};
use super::parts::percent;
use super::say::changed;
use crate::budget::figure::{change, rate, rate_words, value};
use crate::pen::Pen;
use crate::text::num;

/// The amounts, with what is counted beside each, and what one of the last count is called.
const ROWS: [(PublicPart, &[PublicPart], &str); 6] = [
    (PublicPart::Whole, &[], ""),
    (
        PublicPart::Abroad,
        &[PublicPart::Groups, PublicPart::Travellers],
        "平均每人",
    ),
    (
        PublicPart::Reception,
        &[PublicPart::Receptions, PublicPart::Guests],
        "平均每人次",
    ),
    (PublicPart::Cars, &[], ""),
    (PublicPart::CarsBought, &[PublicPart::CarsNew], "平均每辆"),
    (PublicPart::CarsRun, &[PublicPart::CarsKept], "平均每辆"),
];

/// What a table has of it.
#[must_use]
pub fn of_table(budget: &Budget, at: usize) -> Option<ThreePublic> {
    three_public(budget)
        .into_iter()
        .find(|found| found.table == at)
}

/// The table of the year before, of the same scope, when the table itself has no 上年决算数.
fn before(scene: &Scene) -> Option<ThreePublic> {
    let year = |table: &Table| table.year.or(scene.budget.year);
    let last = year(scene.table)?.checked_sub(1);
    let of = |found: &ThreePublic| {
        let other = scene.budget.tables.get(found.table);
        other.is_some_and(|other| year(other) == last && other.scope == scene.table.scope)
    };
    let own = scene.table.stages_present().contains(&Stage::Prior);
    three_public(scene.budget)
        .into_iter()
        .find(|found| !own && of(found))
}

/// The amount of the year before in the unit of the table that is shown.
fn prior(
    scene: &Scene,
    own: &ThreePublic,
    before: Option<&ThreePublic>,
    part: PublicPart,
) -> Value {
    let Some(before) = before else {
        return own.value(scene.budget, part, Stage::Prior);
    };
    let table = scene.budget.tables.get(before.table);
    let stage = table.map_or(Stage::Final, Table::main_stage);
    let mut value = before.value(scene.budget, part, stage);
    if let (Value::Present { number, .. }, Some(table)) = (&mut value, table) {
        *number = convert(*number, table.unit, scene.table.unit);
    }
    value
}

/// The sentence of the view.
#[must_use]
pub fn sentence(scene: &Scene) -> String {
    let Some(found) = of_table(scene.budget, scene.at) else {
        return String::new();
    };
    let stage = scene.table.main_stage();
    let number = |part| found.value(scene.budget, part, stage).number();
    let published = number(PublicPart::Whole);
    let Some(whole) = published.or_else(|| found.sum(scene.budget, stage)) else {
        return "没有公布“三公”经费合计，各项如下。".to_owned();
    };
    let mut out = String::new();
    if let Some(year) = scene.table.year.or(scene.budget.year) {
        out.push_str(&num(year.into()));
        out.push_str(" 年");
    }
    let words = ["“三公”经费", stage.name(), " ", &scene.money(whole)];
    out.push_str(&words.concat());
    if published.is_none() {
        out.push_str("（按各项相加）");
    }
    let line = found
        .line(PublicPart::Whole)
        .and_then(|line| scene.table.lines.get(line));
    if let Some(done) = line.and_then(|line| scene.table.rate_of(line)) {
        let words = ["，", rate_words(done.base), "的 ", &rate(&done)];
        out.push_str(&words.concat());
    }
    let before = before(scene);
    let last = prior(scene, &found, before.as_ref(), PublicPart::Whole);
    if let Some(last) = last.number() {
        out.push_str("；与上年决算相比");
        changed(&mut out, scene, last, whole);
    } else if let Some(told) = line.and_then(|line| scene.table.yoy_of(line)) {
        out.push_str(&["；比上年 ", &change(&told), "（公布）"].concat());
    }
    let three = [PublicPart::Abroad, PublicPart::Reception, PublicPart::Cars];
    let most = three
        .into_iter()
        .filter_map(|part| Some((number(part)?, part)));
    if let Some((amount, part)) = most.max_by_key(|(amount, _)| *amount)
        && whole > Decimal::ZERO
    {
        let words = [
            "；最多的是",
            part.name(),
            " ",
            &scene.money(amount),
            "，占 ",
            &percent(amount, whole),
        ];
        out.push_str(&words.concat());
    }
    out.push('。');
    out
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let Some(found) = of_table(scene.budget, scene.at) else {
        return;
    };
    let before = before(scene);
    let last = |part| prior(scene, &found, before.as_ref(), part);
    let stages = scene.table.stages_present();
    let is_before = stages.contains(&Stage::Prior) || before.is_some();
    let mut told: Vec<(&str, Stage)> = Vec::new();
    for stage in STAGES {
        if stages.contains(&stage) || stage == Stage::Prior && is_before {
            told.push((stage.name(), stage));
        }
    }
    let of = |part, stage| match stage {
        Stage::Prior => last(part),
        stage => found.value(scene.budget, part, stage),
    };
    let there = |part| found.line(part).is_some() || last(part).number().is_some();
    let mut most = Decimal::ZERO;
    for (part, ..) in ROWS {
        for (_, stage) in &told {
            most = most.max(of(part, *stage).number().unwrap_or(most));
        }
    }
    pen.open("ul|class=mbv-rows mbv-plans");
    for (part, counts, one) in ROWS {
        if !there(part) {
            continue;
        }
        pen.open(match part {
            PublicPart::Whole => "li|class=mbv-plan mbv-whole",
            PublicPart::CarsBought | PublicPart::CarsRun => "li|class=mbv-plan mbv-in",
            _ => "li|class=mbv-plan",
        });
        pen.open("div|class=mbv-plan-head");
        pen.put("span|class=mbv-name", part.name());
        if let Some(line) = found.line(part).filter(|_| !scene.paper) {
            super::draw::open_line(pen, scene, line);
        }
        pen.close();
        for (name, stage) in &told {
            let own = of(part, *stage);
            pen.open("div|class=mbv-stage");
            pen.put("span|class=mbv-what", name);
            let number = own.number().unwrap_or_default();
            marked(pen, length(number, most), None);
            let (text, why) = value(&own, scene.table.unit, scene.unit);
            pen.open("span|class=mbv-figure");
            pen.write(&text);
            pen.write(" ");
            pen.write(why.unwrap_or(scene.unit.name()));
            pen.close();
            pen.close();
        }
        let line = found
            .line(part)
            .and_then(|line| scene.table.lines.get(line));
        let told = line.and_then(|line| scene.table.yoy_of(line));
        pen.open("");
        if let Some(told) = told.filter(|_| !is_before) {
            pen.open("p|class=mbv-counts");
            pen.write("比上年 ");
            pen.put("b", &change(&told));
            pen.write("（公布）");
            pen.close();
        }
        pen.close();
        counted(pen, scene, &found, (part, counts, one));
        pen.close();
    }
    pen.close();
    let counts = found
        .parts
        .iter()
        .any(|figure| !figure.part.counts().is_empty());
    pen.open("");
    if counts {
        pen.put(
            "p|class=mb-hint",
            "平均数不是公布的，按公布的金额和数量计算。",
        );
    }
    pen.close();
}

/// What was counted beside a part, and what one of them comes to.
fn counted(
    pen: &mut Pen,
    scene: &Scene,
    found: &ThreePublic,
    (part, counts, one): (PublicPart, &[PublicPart], &str),
) {
    let stage = scene.table.main_stage();
    // A count that nobody published is not asked for; one that was left blank or is kept back says so.
    let told = counts.iter().filter(|count| {
        found.value(scene.budget, **count, stage) != Value::Missing(Missing::Absent)
    });
    let told: Vec<&PublicPart> = told.collect();
    pen.open("");
    if !told.is_empty() {
        pen.open("p|class=mbv-counts");
        for (at, count) in told.into_iter().enumerate() {
            pen.write(if at > 0 { "；" } else { "" });
            let own = found.value(scene.budget, *count, stage);
            pen.write(count.name());
            pen.write(" ");
            match &own {
                Value::Present { number, .. } => {
                    pen.put("b", &group(number, None));
                    pen.write(" ");
                    pen.write(count.counts());
                }
                Value::Missing(why) => {
                    pen.write("— ");
                    pen.write(why.reason());
                }
            }
            // Of the last count alone: 每人次, not 每批次.
            let money = found.value(scene.budget, part, stage).number();
            let money = money.filter(|money| *money > Decimal::ZERO);
            let each =
                money.and_then(|money| per_head_of(money, scene.table.unit, Some(&own)).ok());
            if let Some(each) = each.filter(|_| counts.last() == Some(count)) {
                pen.write("；");
                pen.write(one);
                pen.write(" ");
                pen.write(&group(&each.yuan, Some(2)));
                pen.write(" 元（计算）");
            }
        }
        pen.close();
    }
    pen.close();
}
