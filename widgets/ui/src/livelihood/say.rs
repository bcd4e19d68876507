//! The words and classes by which an item is shown, wherever it stands.

use mingbai_data::Decimal;
use mingbai_data::date::{Date, Precision};
use mingbai_data::livelihood::{Direction, Indicator, Item, Part, Share, Status, attained};
use mingbai_data::number::group;

use super::draw::part_in;
use crate::pen::Pen;
use crate::text::num;

/// The style classes of a status: its colour, and what tells it from another of that colour.
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::Exceeded => "mbl-done mbl-over",
        Status::Done => "mbl-done",
        Status::UnderWay => "mbl-run",
        Status::NotStarted => "mbl-none",
        Status::Behind => "mbl-late",
        Status::Paused => "mbl-stop",
        Status::Cancelled => "mbl-none mbl-cut",
        Status::NoData => "mbl-none mbl-void",
    }
}

/// The word of a status with its colour.
pub fn chip(pen: &mut Pen, status: Status) {
    pen.open("span");
    pen.set("class", &["mbl-chip ", mark(status)].concat());
    pen.write(status.name());
    pen.close();
}

/// A day as printed, no finer than a day.
pub fn day(date: Date) -> String {
    date.no_finer(Precision::Day).shown()
}

/// `272.3%`, of a computed share. Empty for what does not fit.
pub fn percent(share: Share) -> String {
    let whole = Decimal::from_int(100);
    // What is not all is not shown as all: 999.6 of 1,000 are 99.96 %.
    let mut places = 1..5;
    let told = |own: &Decimal| *own != whole || share.is_whole();
    let made = places.find_map(|places| share.percent(places).filter(told));
    let text = made.or_else(|| share.cut(1));
    text.map_or_else(String::new, |own| group(&own.trim(0), None) + "%")
}

/// So many per cent as a share.
pub fn of_hundred(percent: Decimal) -> Option<Share> {
    Share::new(percent, Decimal::from_int(100))
}

/// The share as a bar, which ends at 100 %. The number stands beside it.
#[inline(never)]
pub fn bar(pen: &mut Pen, share: Share) {
    pen.open("svg|class=mbl-bar|aria-hidden=true|focusable=false|viewBox=0 0 1000 10|preserveAspectRatio=none");
    pen.put("rect|class=mb-track|width=1000|height=10", "");
    pen.open("rect|class=mb-fill|height=10");
    let length = share.part.permille_of(share.whole);
    pen.number("width", Some(usize::from(length)));
    pen.close();
    pen.close();
}

/// The ratio of an indicator in words: as published, else computed. Empty where there is none.
pub fn rate(own: &Indicator) -> String {
    let made = attained(own);
    let rate = own.rate.number();
    let share = made.this_year.or(made.cumulative);
    let only = made.this_year.is_none() && made.cumulative.is_some();
    // What was published beside a target of this year may be of this year.
    let all_years = only && (rate.is_none() || own.target.is_err());
    let (text, how) = match (rate, share) {
        (Some(rate), _) => (group(&rate, None), "%"),
        (None, Some(share)) => (percent(share), "（计算）"),
        _ => return String::new(),
    };
    [if all_years { "累计 " } else { "" }, &*text, how].concat()
}

/// The same as a share; none where less is better.
pub fn share(own: &Indicator) -> Option<Share> {
    let made = attained(own);
    if own.direction == Direction::Lower {
        return None;
    }
    let published = own.rate.number().and_then(of_hundred);
    published.or(made.this_year).or(made.cumulative)
}

/// Whether a target is kept, in words, or why nobody can tell.
pub fn reached(own: &Indicator) -> &'static str {
    match attained(own).reached {
        Some(true) => "已达到目标",
        Some(false) => "未达到目标",
        None if own.actual.is_err() && own.actual_cum.is_err() => "未公布完成数",
        None => "没有可比的目标",
    }
}

/// How many of these indicators have reached their targets.
fn met(all: &[Indicator]) -> usize {
    let met = |own: &&Indicator| attained(own).reached == Some(true);
    all.iter().filter(met).count()
}

/// How far indicators have come, of which there is at least one.
fn measured(all: &[Indicator]) -> (String, Option<Share>) {
    if let [own] = all {
        let rate = match share(own) {
            Some(_) => rate(own),
            None => reached(own).to_owned(),
        };
        return ([own.called(), " ", &rate].concat(), share(own));
    }
    let words = [&num(all.len()), " 项指标，", &num(met(all)), " 项达到目标"];
    (words.concat(), None)
}

/// How far an item has come in a line of the list, and its bar; where a district was chosen, how far it has come there.
#[inline(never)]
pub fn progress(item: &Item, district: Option<&str>) -> (String, Option<Share>) {
    let there = part_in(item, district);
    if let Some(part) = there.filter(|part| !part.indicators.is_empty()) {
        let (words, share) = measured(&part.indicators);
        return ([&*part.district, "：", &words].concat(), share);
    }
    if let Some(physical) = item.physical.number() {
        let text = ["形象进度 ", &group(&physical, None), "%"].concat();
        return (text, of_hundred(physical));
    }
    if !item.indicators.is_empty() {
        return measured(&item.indicators);
    }
    if item.parts.is_empty() {
        let words = item.progress.as_deref().unwrap_or("进度没有公布");
        return (words.to_owned(), None);
    }
    let all = |part: &&Part| {
        !part.indicators.is_empty() && met(&part.indicators) == part.indicators.len()
    };
    let words = [
        &num(item.parts.len()),
        " 个地区，",
        &num(item.parts.iter().filter(all).count()),
        " 个达到目标",
    ];
    (words.concat(), None)
}

/// A distance in words: `约 350 米`, `约 1.2 公里`, `约 12 公里`.
pub fn about(metres: usize) -> String {
    let tens = metres.saturating_add(5) / 10;
    let tenths = metres.saturating_add(50) / 100;
    if tens < 100 {
        ["约 ", &num(tens.max(1)), "0 米"].concat()
    } else if tenths < 100 {
        ["约 ", &num(tenths / 10), ".", &num(tenths % 10), " 公里"].concat()
    } else {
        ["约 ", &num(metres.saturating_add(500) / 1_000), " 公里"].concat()
    }
}

/// The units of an item: `市交通局等 3 个单位`.
pub fn units(item: &Item) -> String {
    match item.duty.as_slice() {
        [] => String::new(),
        [one] => (**one).to_owned(),
        [first, ..] => [first, "等 ", &num(item.duty.len()), " 个单位"].concat(),
    }
}
