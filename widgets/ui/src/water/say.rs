//! The words and classes by which a sample is shown, wherever it stands.

use mingbai_data::names::WaterClass;
use mingbai_data::water::{
    CLASSES, Change, Condition, Exceedance, Freshness, Kind, Named, Published, Sample, counts,
    over, times,
};

use crate::board::{ago, when};
use crate::pen::Pen;
use crate::text::num;

pub use crate::board::{LATE, entry, part};
pub use mingbai_data::water::time;

/// Style classes of the classes Ⅰ to 劣Ⅴ.
const COLOURS: [&str; 6] = ["mbw-c1", "mbw-c2", "mbw-c3", "mbw-c4", "mbw-c5", "mbw-c6"];

/// The style class of a class; that of 未监测 for what has none.
pub fn colour(class: Option<WaterClass>) -> &'static str {
    let place = class.and_then(|class| CLASSES.iter().position(|other| *other == class));
    let found = place.and_then(|place| COLOURS.get(place));
    found.copied().unwrap_or("mbw-c0")
}

/// `Ⅲ类`, `断流`, `无数据`.
pub fn word(sample: Option<&Sample>) -> &'static str {
    sample.map_or("无数据", |sample| sample.class.word())
}

/// The class on its colour, with what it is called.
pub fn chip(pen: &mut Pen, sample: Option<&Sample>) {
    let class = sample.and_then(|sample| sample.class.class());
    pen.open("span");
    pen.set("class", &["mbw-chip ", colour(class)].concat());
    pen.open("b");
    pen.write(word(sample));
    pen.close();
    if let Some(class) = class {
        pen.write(" ");
        pen.write(Condition::of(class).name());
    }
    pen.close();
}

/// `达到目标 Ⅲ类`, `未达到目标 Ⅲ类`, `目标 Ⅲ类`, as published where that was (`公布为未达标，目标 Ⅲ类`); empty where nothing is
/// known of a target.
pub fn target(sample: &Sample) -> String {
    let said = match sample.reached {
        Some(true) => "公布为达标",
        Some(false) => "公布为未达标",
        None => "",
    };
    let Ok(target) = sample.target else {
        return said.to_owned();
    };
    let word = match sample.class {
        _ if !said.is_empty() => "，目标 ",
        Published::Class(class) if class <= target => "达到目标 ",
        Published::Class(_) => "未达到目标 ",
        _ => "目标 ",
    };
    [said, word, target.name()].concat()
}

/// `由Ⅱ类变为Ⅲ类，有所下降`.
pub fn change(change: Change) -> String {
    if change.from == change.to {
        return ["同为", change.to.name(), "，", change.words()].concat();
    }
    let (from, to) = (change.from.name(), change.to.name());
    let way = if change.is_better() {
        "，类别变好"
    } else {
        "，类别变差"
    };
    ["由", from, "变为", to, way, "，水质", change.words()].concat()
}

/// What was published as exceeding: `超Ⅲ类：氨氮 0.9 倍`. What sets the class of a section that keeps its target exceeds
/// nothing, and is named alone.
pub fn published(sample: &Sample, named: &[Named]) -> String {
    let mut out = if sample.site.kind == Kind::Section && keeps(sample) {
        String::new()
    } else {
        over(sample)
    };
    for (at, own) in named.iter().enumerate() {
        if at > 0 {
            out.push('、');
        }
        match own.item.filter(|_| own.times.is_some()) {
            Some(item) => out.push_str(&times(item, own.times)),
            None => out.push_str(&own.printed),
        }
    }
    out
}

/// Whether its published class is that which it must have, or better.
fn keeps(sample: &Sample) -> bool {
    let own = sample.class.class();
    own.is_some_and(|class| class <= sample.standard_class())
}

/// What exceeds: as published, else as the published values make it ([`Assessed::exceed`]), which is told. Empty where
/// nothing does.
///
/// [`Assessed::exceed`]: mingbai_data::water::Assessed::exceed
pub fn exceeds(sample: &Sample, found: &[Exceedance]) -> String {
    if let Ok(named) = &sample.exceed
        && !named.is_empty()
    {
        let mut printed = published(sample, named);
        // The sentence counts what the published values make.
        let many = found.len();
        if many > named.len() {
            printed = [&*printed, "（公布；复算 ", &num(many), " 项）"].concat();
        }
        return printed;
    }
    if found.is_empty() {
        return String::new();
    }
    // Of the items that set the class none may exceed where the published one is good enough.
    let how = match keeps(sample) && found.iter().any(|one| counts(one.item)) {
        true => "（复算，与公布的类别不符）",
        false => "（复算）",
    };
    computed(sample, found) + how
}

/// `超Ⅲ类：氨氮 0.5 倍、溶解氧`, of all items.
pub fn computed(sample: &Sample, found: &[Exceedance]) -> String {
    let all: Vec<String> = found.iter().map(|one| times(one.item, one.times)).collect();
    over(sample) + &all.join("、")
}

/// It is older than two rounds of an automatic station.
pub fn late(sample: &Sample, now: Option<i64>) -> bool {
    now.is_some_and(|now| sample.freshness(now) == Freshness::Late)
}

/// The time of a sample with how long ago that was.
pub fn since(pen: &mut Pen, sample: &Sample, now: Option<i64>) {
    let last = sample.end.unwrap_or(sample.start);
    when(pen, &time(sample), &ago(last, now, late(sample, now)));
}
