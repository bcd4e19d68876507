//! The text of a date → its parts.

use super::numerals::to_digits;
use super::resolve::Parts;
use super::{BEIJING, Precision, Rule};
use crate::fold::{half, is_blank};
use crate::text::{cut, whole};

/// What stands between the first and the last month of a period.
const TO: [&str; 4] = ["-", "至", "~", "—"];

/// Half-width, Chinese numerals as digits, without brackets around it, a label before it or a weekday behind.
pub(super) fn plain(printed: &str) -> String {
    let half: String = printed
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
        .map(half)
        .collect();
    let mut text = half.as_str();
    loop {
        let before = text;
        text = text.trim_matches(|c: char| {
            is_blank(c) || matches!(c, '[' | ']' | '【' | '】' | '〔' | '〕')
        });
        if let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            text = inside;
        }
        for end in ["更新", "发布", "。"] {
            text = text.strip_suffix(end).unwrap_or(text);
        }
        if text == before {
            break;
        }
    }
    // 发布日期：2018-08-21
    if let Some((label, rest)) = cut(text, ":") {
        let is_label = !label.is_empty() && !label.contains(|c: char| c.is_ascii());
        if is_label && !to_digits(label).contains(|c: char| c.is_ascii_digit()) {
            text = rest.trim_matches(is_blank);
        }
    }
    to_digits(&without_weekday(text))
}

/// `2018年8月21日 星期二 18:00` without the weekday and the brackets around it.
fn without_weekday(text: &str) -> String {
    for word in ["星期", "礼拜", "周"] {
        let Some((before, after)) = cut(text, word) else {
            continue;
        };
        let mut rest = after.chars();
        if !matches!(
            rest.next(),
            Some('一' | '二' | '三' | '四' | '五' | '六' | '日' | '天')
        ) {
            continue;
        }
        let before = before.strip_suffix('(').unwrap_or(before);
        let after = rest.as_str().strip_prefix(')').unwrap_or(rest.as_str());
        return [before.trim_end(), " ", after.trim_start()]
            .concat()
            .trim()
            .into();
    }
    text.into()
}

/// What databases write for no date: a zero, or the first day there is.
pub(super) fn is_nothing(plain: &str) -> bool {
    let day = plain.split([' ', 'T']).next().unwrap_or_default();
    matches!(
        day,
        "0000-00-00"
            | "0000/00/00"
            | "0000-0-0"
            | "0001-01-01"
            | "0001/01/01"
            | "0001/1/1"
            | "0001-1-1"
            | "1/1/0001"
            | "01/01/0001"
    )
}

/// What is left of a text.
#[derive(Clone, Copy)]
pub(super) struct Rest<'a>(pub(super) &'a str);

impl Rest<'_> {
    /// Takes one of `words`, the first that is there.
    pub(super) fn eat(&mut self, words: &[&str]) -> bool {
        let after = words.iter().find_map(|word| self.0.strip_prefix(word));
        if let Some(after) = after {
            self.0 = after;
        }
        after.is_some()
    }

    pub(super) fn blank(&mut self) {
        self.0 = self.0.trim_start_matches(is_blank);
    }

    /// Takes a number of at most `most` figures, and how many it has.
    pub(super) fn number(&mut self, most: usize) -> Option<(i64, usize)> {
        let end = self
            .0
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.0.len());
        let (figures, rest) = self.0.split_at_checked(end)?;
        let value = whole(figures).filter(|_| end <= most)?;
        self.0 = rest;
        Some((value, end))
    }

    /// A number of one or two figures.
    pub(super) fn two(&mut self) -> Option<i64> {
        self.number(2).map(|(value, _)| value)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The parts of a date. `None` for what is none, and for what could be read in two ways.
pub(super) fn parts(plain: &str, rule: &Rule) -> Option<Parts> {
    let mut rest = Rest(plain);
    let until = rest.eat(&["截至", "截止到", "截止至", "截止"]);
    rest.blank();
    let mut parts = date(&mut rest, rule)?;
    parts.until |= until;
    rest.blank();
    if parts.precision == Precision::Day {
        time(&mut rest, &mut parts, rule)?;
        rest.blank();
    }
    rest.is_empty().then_some(parts)
}

fn date(rest: &mut Rest<'_>, rule: &Rule) -> Option<Parts> {
    let mut ahead = *rest;
    if let Some((year, 4)) = ahead.number(4) {
        *rest = ahead;
        rest.blank();
        let parts = if rest.eat(&["年"]) {
            within_year(rest)?
        } else {
            numeric(rest)?
        };
        return Some(Parts {
            year: Some(year),
            ..parts
        });
    }
    if let Some(parts) = month_and_day(rest) {
        return Some(parts);
    }
    let mut ahead = *rest;
    if let Some(first) = ahead.two()
        && let Some(separator) = ["-", "/"].into_iter().find(|s| ahead.eat(&[s]))
    {
        let second = ahead.two()?;
        if !ahead.eat(&[separator]) {
            *rest = ahead;
            return Some(day(first, second));
        }
        // 08/21/2018: which of the two is the month, only a rule can say.
        let (year, 4) = ahead.number(4)? else {
            return None;
        };
        *rest = ahead;
        return rule.month_first.then_some(Parts {
            year: Some(year),
            ..day(first, second)
        });
    }
    period(rest)
}

fn day(month: i64, day: i64) -> Parts {
    Parts {
        month: Some(month),
        day,
        ..Parts::of(Precision::Day)
    }
}

/// `-8-21`, `/08/21`, `.08`: behind a year.
fn numeric(rest: &mut Rest<'_>) -> Option<Parts> {
    let separator = ["-", "/", "."].into_iter().find(|s| rest.eat(&[s]))?;
    let month = rest.two()?;
    if rest.eat(&[separator]) {
        return Some(day(month, rest.two()?));
    }
    rest.is_empty()
        .then_some(Parts::months(Precision::Month, month, month))
}

/// What stands behind `2018年`.
fn within_year(rest: &mut Rest<'_>) -> Option<Parts> {
    let mut year = Parts::months(Precision::Year, 1, 12);
    if rest.eat(&["度"]) && rest.is_empty() {
        return Some(year);
    }
    rest.blank();
    if rest.eat(&["底", "末"]) {
        year.until = true;
        return Some(year);
    }
    if rest.is_empty() || rest.eat(&["全年"]) {
        return Some(year);
    }
    month_and_day(rest).or_else(|| period(rest))
}

/// Halves and quarters.
fn period(rest: &mut Rest<'_>) -> Option<Parts> {
    let mut parts = if rest.eat(&["上半年"]) {
        Parts::months(Precision::Half, 1, 6)
    } else if rest.eat(&["下半年"]) {
        Parts::months(Precision::Half, 7, 12)
    } else {
        let from_first = rest.eat(&["前"]);
        let named = !from_first && rest.eat(&["第"]);
        let quarter = rest.two().filter(|n| (1..=4).contains(n))?;
        let is_quarter = rest.eat(&["季度"]) || (named && rest.eat(&["季"]));
        is_quarter.then_some(())?;
        let last = quarter.wrapping_mul(3);
        if from_first {
            (quarter > 1).then_some(())?;
            Parts::months(Precision::Months, 1, last)
        } else {
            Parts::months(Precision::Quarter, last.wrapping_sub(2), last)
        }
    };
    parts.until = rest.eat(&["末", "底"]);
    Some(parts)
}

/// `8月21日`, `8月`, `1-8月`, `6月底`, `9日`. Takes nothing when it is none of them.
fn month_and_day(rest: &mut Rest<'_>) -> Option<Parts> {
    let mut ahead = *rest;
    let first = ahead.two()?;
    ahead.blank();
    if ahead.eat(&["日", "号"]) {
        *rest = ahead;
        return Some(Parts {
            day: first,
            ..Parts::of(Precision::Day)
        });
    }
    let month = ahead.eat(&["月份", "月"]);
    let mut further = ahead;
    if further.eat(&TO) {
        let last = further.two()?;
        further.eat(&["月份", "月"]).then_some(())?;
        *rest = further;
        let mut parts = Parts::months(Precision::Months, first, last);
        parts.until = rest.eat(&["底", "末"]);
        return Some(parts);
    }
    month.then_some(())?;
    *rest = ahead;
    let mut parts = Parts::months(Precision::Month, first, first);
    parts.until = rest.eat(&["底", "末"]);
    let mut ahead = *rest;
    ahead.blank();
    if let Some(of_month) = ahead.two().filter(|_| !parts.until) {
        let marked = ahead.eat(&["日", "号"]);
        (marked || ahead.is_empty()).then_some(())?;
        *rest = ahead;
        parts = day(first, of_month);
    }
    Some(parts)
}

/// The time of day and its zone, when there is one.
fn time(rest: &mut Rest<'_>, parts: &mut Parts, rule: &Rule) -> Option<()> {
    if rest.is_empty() {
        return Some(());
    }
    rest.eat(&["T", "t", ","]);
    rest.blank();
    let mut half = half_of_day(rest);
    rest.blank();
    parts.hour = rest.two()?;
    parts.precision = Precision::Hour;
    if rest.eat(&["时", "点"]) {
        rest.eat(&["整"]);
        if let Some(minute) = rest.two() {
            parts.minute = minute;
            parts.precision = Precision::Minute;
            rest.eat(&["分"]);
            if let Some(second) = rest.two() {
                rest.eat(&["秒"]).then_some(())?;
                parts.second = second;
                parts.precision = Precision::Second;
            }
        }
    } else if rest.eat(&[":"]) {
        parts.minute = rest.number(2).filter(|(_, figures)| *figures == 2)?.0;
        parts.precision = Precision::Minute;
        if rest.eat(&[":"]) {
            parts.second = rest.number(2).filter(|(_, figures)| *figures == 2)?.0;
            parts.precision = Precision::Second;
            if rest.eat(&["."]) {
                rest.number(9)?;
            }
        }
    }
    rest.blank();
    if half.is_none() {
        half = half_of_day(rest);
        rest.blank();
    }
    if let Some(afternoon) = half {
        parts.hour = twelve_hours(parts.hour, afternoon)?;
    }
    parts.offset = zone(rest, rule)?;
    Some(())
}

/// 上午 or 下午: whether the twelve hours after noon are meant.
fn half_of_day(rest: &mut Rest<'_>) -> Option<bool> {
    if rest.eat(&["上午", "凌晨", "AM", "am", "a.m."]) {
        return Some(false);
    }
    rest.eat(&["下午", "晚上", "PM", "pm", "p.m."])
        .then_some(true)
}

/// The hour of a whole day. 下午15时 is written too.
fn twelve_hours(hour: i64, afternoon: bool) -> Option<i64> {
    match (hour, afternoon) {
        (12, false) => Some(0),
        (0..=11, false) => Some(hour),
        (1..=11, true) => hour.checked_add(12),
        (12..=23, true) => Some(hour),
        _ => None,
    }
}

/// Seconds ahead of UTC. Without a zone it is Beijing.
fn zone(rest: &mut Rest<'_>, rule: &Rule) -> Option<i64> {
    if rest.eat(&["Z", "z"]) {
        return Some(if rule.false_z { BEIJING } else { 0 });
    }
    let sign = if rest.eat(&["+"]) {
        1i64
    } else if rest.eat(&["-"]) {
        -1
    } else {
        rest.eat(&["(北京时间)", "北京时间"]);
        return Some(BEIJING);
    };
    let (number, figures) = rest.number(4)?;
    let (hours, minutes) = match figures {
        4 => (number.div_euclid(100), number.rem_euclid(100)),
        2 if rest.eat(&[":"]) => (number, rest.number(2).filter(|(_, f)| *f == 2)?.0),
        2 => (number, 0),
        _ => return None,
    };
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(())?;
    let seconds = hours
        .wrapping_mul(3600)
        .wrapping_add(minutes.wrapping_mul(60));
    Some(sign.wrapping_mul(seconds))
}
