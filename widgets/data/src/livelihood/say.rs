//! A programme in one sentence: the same for the eye, the screen reader, the share text and the print.

use super::funds::shown;
use super::{By, Kind, Paid, Programme, Status, Sum, counts, overdue, rolled, unexplained};
use crate::number::count;
use crate::text::put;

/// The answer: as of when, how many 件 and 项目, how many have come how far, what was paid of what was planned; then what is past its
/// planned end, and what nobody gives a reason for.
///
/// “截至2019年12月31日，23 件实事（190 个项目）：完成 15，进行中 6，滞后 2；资金已拨付 35.70 亿元（计划 103.66 亿元）。2 个项目未说明原因。”
/// Empty without items.
#[must_use]
pub fn sentence(programme: &Programme) -> String {
    let mut out = String::new();
    if programme.items.is_empty() {
        return out;
    }
    if let Some(as_of) = programme.as_of {
        let shown = as_of.no_finer(crate::date::Precision::Day).shown();
        if !as_of.is_until() {
            out.push_str("截至");
        }
        put(&mut out, "{}，", &[&shown]);
    }
    let counts = counts(programme);
    let groups = rolled(programme, By::Works);
    // Works are counted apart where the items belong to some.
    let by_works = groups.iter().any(|group| !group.name.is_empty());
    let (items, works) = (counts.all_items(), counts.all_works());
    let apart = by_works && works != items;
    let [noun, unit] = counted(programme, apart);
    let many = if apart { works } else { items };
    put(
        &mut out,
        "{}{}",
        &[&count(many), if apart { noun } else { unit }],
    );
    if noun == PRACTICAL {
        out.push_str("实事");
    }
    if apart {
        put(&mut out, "（{}{}）", &[&count(items), unit]);
    }
    out.push('：');
    let of = |status| match apart {
        true => counts.works(status),
        false => counts.items(status),
    };
    let mut first = true;
    for status in Status::ALL {
        let many = of(status);
        if many > 0 {
            put(
                &mut out,
                if first { "{} {}" } else { "，{} {}" },
                &[status.name(), &count(many)],
            );
            first = false;
        }
    }
    funds(programme, unit, &mut out);
    out.push('。');
    let late = |item: &&super::Item| {
        let status = super::judge(item, programme.as_of).status;
        !matches!(status, Status::Done | Status::Exceeded)
            && overdue(item, programme.as_of).is_some()
    };
    let late = programme.items.iter().filter(late).count();
    if late > 0 {
        put(&mut out, "{}{}已过计划完成时间。", &[&count(late), unit]);
    }
    let mute = programme
        .items
        .iter()
        .filter(|item| unexplained(item, programme.as_of))
        .count();
    if mute > 0 {
        put(&mut out, "{}{}未说明原因。", &[&count(mute), unit]);
    }
    out
}

const PRACTICAL: &str = " 件";

/// What works, and what items, are counted in. Where the works are counted `apart` an item is a 项目; else one of 民生实事 is itself
/// the 件.
#[must_use]
pub fn counted(programme: &Programme, apart: bool) -> [&'static str; 2] {
    let mut kinds = programme.items.iter().map(|item| item.kind);
    let first = kinds.next();
    let items = " 个项目";
    match first.filter(|first| kinds.all(|kind| kind == *first)) {
        Some(Kind::Practical) => [PRACTICAL, if apart { items } else { PRACTICAL }],
        Some(Kind::Works) => [" 项工程", items],
        _ => [" 类", items],
    }
}

/// What was paid, of what was planned. A part of the rows has no sum.
fn funds(programme: &Programme, unit: &str, out: &mut String) {
    if programme.partial {
        return;
    }
    let sum = |side| Sum::of_items(programme.items.iter(), side);
    let side = Paid::of(programme);
    let (plan, paid) = (sum(|funds| &funds.plan), sum(side.measure()));
    let mut put_sum = |before: &str, sum: Sum, word: &str| {
        let amount = shown(sum.amount);
        let apart = if amount.starts_with('约') { "" } else { " " };
        put(out, "{}{}{}{}", &[before, word, apart, &amount]);
        if sum.missing > 0 {
            put(out, "（{}{}未公布）", &[&count(sum.missing), unit]);
        }
    };
    if paid.there > 0 {
        let word = match side {
            Paid::Allocated => "资金已拨付",
            Paid::Spent => "完成投资或支出",
        };
        put_sum("；", paid, word);
    }
    if plan.there > 0 {
        put_sum(if paid.there > 0 { "，" } else { "；" }, plan, "计划");
    }
}
