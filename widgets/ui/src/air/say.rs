//! The words and classes by which an observation is shown, wherever it stands.

use mingbai_data::air::{Freshness, Observation, Standard, compute, level_words, listed, range};
use mingbai_data::date::{Date, Precision};
use mingbai_data::number::group;
use mingbai_data::{Decimal, Missing, Value};

pub use crate::board::{LATE, entry, part, segment};
use crate::pen::Pen;
use crate::text::{DASH, num};

/// The days of a week, Monday first.
pub const WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// Classes of the levels; the first is that of no level.
const LEVELS: [&str; 7] = [
    "mba-l0", "mba-l1", "mba-l2", "mba-l3", "mba-l4", "mba-l5", "mba-l6",
];

/// The class that colours a level.
#[inline(never)]
pub fn class(standard: Standard, level: u8) -> &'static str {
    if level == 5 && !standard.is_hj() {
        return "mba-u5";
    }
    LEVELS.get(usize::from(level)).copied().unwrap_or("mba-l0")
}

/// `number` in digits, without the zeros of a computation.
#[inline(never)]
pub fn digits(number: Decimal) -> String {
    group(&number, None)
}

/// The published index: a number, a range, or `—`.
#[inline(never)]
pub fn index(row: &Observation) -> String {
    row.ends().map_or_else(|| DASH.to_owned(), range)
}

/// Why there is no index; empty where there is one.
#[inline(never)]
pub fn why(row: &Observation) -> &'static str {
    match &row.aqi {
        _ if row.range.is_some() || row.level.is_ok() => "",
        Value::Present { .. } => "",
        Value::Missing(_) if nothing(row) => "无数据",
        // Nothing was 缺测: every concentration is there.
        Value::Missing(Missing::NotReported)
            if row.items.len() >= 6
                && row.items.iter().all(|item| item.conc.missing().is_none()) =>
        {
            "未公布"
        }
        Value::Missing(reason) => lacking(*reason),
    }
}

/// Whether nothing at all was published for it.
#[inline(never)]
fn nothing(row: &Observation) -> bool {
    let item = |item: &mingbai_data::air::Item| {
        let given = |reason: Option<Missing>| {
            !matches!(reason, Some(Missing::NotReported | Missing::Absent))
        };
        given(item.conc.missing())
    };
    let said = matches!(
        row.aqi,
        Value::Missing(Missing::NotReported | Missing::Absent)
    );
    said && row.level.is_err() && !row.items.iter().any(item)
}

/// A reason as the standard marks it (HJ 633—2026 表 4 and 表 5, note): `NA` and `/` are two things.
#[inline(never)]
pub fn lacking(reason: Missing) -> &'static str {
    match reason {
        Missing::NotReported => "NA 缺测",
        Missing::NotMonitored | Missing::NotApplicable => "/ 未监测",
        other => other.reason(),
    }
}

/// The class of the worse end of its level.
#[inline(never)]
pub fn colour(row: &Observation) -> &'static str {
    class(
        row.standard,
        row.shown_level().map_or(0, |levels| levels.high),
    )
}

/// `良`, `优或良`, `优至轻度污染`; empty without a level.
#[inline(never)]
pub fn level(row: &Observation) -> String {
    let words = |levels| level_words(row.standard, levels);
    row.shown_level().map_or(String::new(), words)
}

/// The index with its level on its colour.
#[inline(never)]
pub fn chip(pen: &mut Pen, row: &Observation) {
    pen.open("span");
    pen.set("class", &["mba-chip ", colour(row)].concat());
    pen.open("b");
    pen.write(&index(row));
    pen.close();
    pen.write(" ");
    pen.write(&level(row));
    pen.write(why(row));
    pen.close();
    if row.shown_level().is_none()
        && let Ok(index) = compute(row, row.standard, &[]).aqi
    {
        let level = Standard::level_of(Decimal::from_int(index.into()));
        let words = [
            " 复算 ",
            &num(index.into()),
            " ",
            row.standard.level_name(level),
        ];
        pen.put("small", &words.concat());
    }
    if !row.standard.is_hj() {
        pen.put("small", " 美国标准");
    }
}

/// `PM2.5、O₃`; `无` where the source says that there is none.
#[inline(never)]
pub fn primary(row: &Observation, names: bool) -> String {
    let mut out = listed(&row.primaries(), names);
    let Ok(list) = &row.primary else { return out };
    for printed in &list.unknown {
        if !out.is_empty() {
            out.push('、');
        }
        out.push_str(printed);
    }
    if out.is_empty() {
        out.push('无');
    }
    out
}

/// [`primary`]; where nobody names one, whether there is one at all: of an index above 50 only (HJ 633—2026, 4.3.1).
#[inline(never)]
pub fn named(row: &Observation, names: bool) -> String {
    let named = primary(row, names);
    if !row.standard.is_hj() || !(named.is_empty() || named == "无") {
        return named;
    }
    match row.own_level() {
        Some(own) if own.low > 1 => "未公布",
        Some(own) if own.high == 1 => "无",
        _ => "",
    }
    .to_owned()
}

/// `3月1日 8时`, `3月1日`.
#[inline(never)]
pub fn short(start: i64, hour: bool) -> String {
    let date = Date::at(start);
    let text = date.no_finer(if hour {
        Precision::Hour
    } else {
        Precision::Day
    });
    let text = text.shown();
    let after = text.bytes().position(|byte| byte == b'\xb4');
    // 年 is three bytes, the last of which is no part of another character before it.
    let rest = after.and_then(|at| text.get(at.wrapping_add(1)..));
    rest.unwrap_or(&text).to_owned()
}

/// The hour of a moment in Beijing.
pub fn hour(start: i64) -> usize {
    usize::try_from(start.wrapping_add(28_800).rem_euclid(86_400) / 3_600).unwrap_or(0)
}

/// `3/1`.
pub fn slashed(start: i64) -> String {
    let day = Date::at(start).day();
    let number = |n: i64| num(usize::try_from(n).unwrap_or(0));
    [&*number(day.month()), "/", &number(day.day())].concat()
}

/// The time of an observation was over before the clock of the law allows it to be the newest.
#[inline(never)]
pub fn late(row: &Observation, now: Option<i64>) -> bool {
    now.is_some_and(|now| matches!(row.freshness(now), Freshness::Late { .. }))
}
