//! What stands in one cell of a list: money with its source, a picture, a step, a contract, a correction, a span of time.

use super::{Contract, Correction, Given, Milestone, Money, Photo, Point};
use crate::date::{Date, Precision};
use crate::number::{digits, read_amount, unit_behind};
use crate::text::{cut, has, one, trim};
use crate::{Decimal, Missing, MoneyUnit, Tree, Value};

/// The text without any of `chars` at its end.
fn ahead<'a>(text: &'a str, chars: &str) -> &'a str {
    text.trim_end_matches(|c| one(chars, c))
}

/// The text without any of `chars` at its beginning.
fn behind<'a>(text: &'a str, chars: &str) -> &'a str {
    text.trim_start_matches(|c| one(chars, c))
}

/// A day as people write it, no finer than the day.
pub(super) fn day(text: &str) -> Option<Date> {
    let date = Date::written_period(text)?;
    Some(date.no_finer(Precision::Day))
}

/// A span: `2018年3月至2018年12月`, `2018年3—12月`, `2018-03-01~2018-12-31`, `2018年`. The end alone where nothing is said of a
/// beginning: `2018年12月底前`.
pub(super) fn span(text: &str) -> (Option<Date>, Option<Date>) {
    let text = trim(text);
    for mark in ["至", "—", "－", "~", "～", "--", "到", " - ", "–"] {
        let Some((first, last)) = cut(text, mark) else {
            continue;
        };
        let last = behind(last, "—－");
        if let (Some(first), Some(last)) = (day(first), day(before(last))) {
            return (Some(first), Some(last));
        }
    }
    if has(text, "前") || has(text, "底") || has(text, "末") {
        return (None, day(before(text)));
    }
    match day(text) {
        // A period is both its ends.
        Some(date) if date.precision() < Precision::Day => (Some(date), Some(date)),
        date => (None, date),
    }
}

/// Without 前, 底, 末, 以前, 之前 behind it: the end of a month and before it is that month.
pub(super) fn before(text: &str) -> &str {
    let mut text = text.trim();
    for end in ["完成", "前", "之", "以", "底", "末"] {
        text = text.strip_suffix(end).unwrap_or(text).trim_end();
    }
    text
}

/// An amount of money whose unit is printed, or else stated.
pub(super) fn money(text: &str, stated: Option<MoneyUnit>) -> Given {
    let unit = unit_behind(text).or(stated);
    match read_amount(text, unit.unwrap_or_default()) {
        Value::Missing(reason) => Err(reason),
        Value::Present { .. }
            if unit.is_none() && MoneyUnit::ALL.iter().all(|unit| !has(text, unit.name())) =>
        {
            Err(Missing::NoUnit)
        }
        Value::Present { number, printed } => {
            // A figure that a unit stands behind has its digits before it.
            let unit = unit.unwrap_or_default();
            let own = printed.trim_end_matches(|c: char| !c.is_ascii_digit());
            let plain: String = own.chars().map(crate::fold::half).collect();
            let number = match digits(behind(&plain, "¥￥")) {
                Some(digits) => digits,
                None => number,
            };
            Ok(Money::of(number, unit, &printed))
        }
    }
}

/// Whether a unit is another currency than 人民币, by ISO 4217.
pub(super) fn is_currency(unit: &str) -> bool {
    let letters = unit.len() == 3 && unit.bytes().all(|c| c.is_ascii_uppercase());
    letters && !matches!(unit, "CNY" | "RMB")
}

/// A source and its amount: `中央 15.52亿元`, `市级财政：24.21 亿元`, `社会捐赠`.
pub(super) fn source(text: &str, stated: Option<MoneyUnit>) -> Option<(Box<str>, Given)> {
    let text = trim(text);
    let figure = text.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let (name, amount) = match figure.and_then(|at| text.split_at_checked(at)) {
        Some((name, amount)) if !name.is_empty() => (name, Some(amount)),
        _ => (text, None),
    };
    let name = ahead(name, " ：:（(　");
    let amount = amount.map(|own| ahead(own, "）)。"));
    let given = amount.map_or(Err(Missing::NotReported), |own| money(own, stated));
    (!name.is_empty()).then(|| (name.into(), given))
}

/// A picture: its address, then what is to be seen, and a day in it.
pub(super) fn photo(text: &str) -> Option<Photo> {
    let text = trim(text);
    let (url, rest) = match text.split_once(char::is_whitespace) {
        Some((url, rest)) => (url, rest.trim()),
        None => (text, ""),
    };
    (!url.is_empty()).then(|| Photo {
        url: url.into(),
        alt: (!rest.is_empty()).then(|| rest.into()),
        taken: dated(rest).0,
        step: None,
    })
}

/// A day at the beginning of a text, and what follows it.
fn dated(text: &str) -> (Option<Date>, &str) {
    let text = trim(text);
    let end = text
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || one("年月日-/.季度一二三四第上下半底末", *c)));
    let end = end.map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    match day(before(head)) {
        Some(date) => (Some(date), behind(rest, "：:前，, 　")),
        None => (None, text),
    }
}

/// A step: `2025-03 开工`, `2025年9月底前：主体完工（已完成）`.
pub(super) fn milestone(text: &str) -> Option<Milestone> {
    let (due, rest) = dated(text);
    let (name, state) = match rest.rsplit_once(['（', '(']) {
        Some((name, state)) => (name, ahead(state, "）) ")),
        None => (rest, ""),
    };
    let status = super::stated(state);
    let plain = state.strip_prefix("已完成").unwrap_or(state);
    let met = day(before(behind(plain, " ，于")));
    let partly = has(state, "部分完成");
    // Of an item 未完成 does not say whether it has begun; a step is reached or not.
    let short = partly || matches!(state.trim(), "未完成" | "尚未完成");
    let known = short || status.is_some() || met.is_some();
    let name = if known { name } else { rest }.trim();
    (!name.is_empty()).then(|| Milestone {
        text: name.into(),
        due,
        met,
        reached: if met.is_some() {
            Some(true)
        } else if short {
            Some(false)
        } else {
            status.map(super::Status::is_done)
        },
        partly,
    })
}

/// A contract: its parts in any order, with blanks between them: `道路施工 某建工公司 1,200万元 2025-03-01`.
pub(super) fn contract(text: &str) -> Option<Contract> {
    let mut out = Contract::default();
    for part in text.split([' ', '　', '\t']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        if let Some(date) = day(part) {
            out.signed = Some(date);
        } else if let Ok(money) = money(part, None) {
            out.value = Some(money);
        } else if ["公司", "集团", "局", "院", "中心", "联合体", "合作社"]
            .iter()
            .any(|end| part.ends_with(end))
        {
            out.suppliers.push(part.into());
        } else if out.title.is_none() {
            out.title = Some(part.into());
        } else if out.status.is_none() && super::stated(part).is_some() {
            out.status = Some(part.into());
        } else if out.id.is_none() {
            out.id = Some(part.into());
        }
    }
    (out != Contract::default()).then_some(out)
}

/// A correction: a day and what was changed.
pub(super) fn correction(text: &str) -> Option<Correction> {
    let (date, rest) = dated(text);
    let text = if rest.is_empty() { text.trim() } else { rest };
    (!text.is_empty()).then(|| Correction {
        date,
        text: text.into(),
    })
}

/// Where a country is, in whole degrees: names, least and greatest longitude, least and greatest latitude. China is what nobody
/// names; the other is that of the example of OC4IDS.
const COUNTRIES: [(&str, [i64; 4]); 2] = [
    ("中国|China|CN|中华人民共和国", [73, 136, 3, 54]),
    ("United Kingdom|GB|UK", [-9, 2, 49, 61]),
];

/// A point; turned where it is in the country only then. `None` for what is nowhere on earth.
pub(super) fn located(lat: Decimal, lon: Decimal, country: &str) -> Option<Point> {
    let within = |number: Decimal, least: i64, most: i64| {
        Decimal::from_int(least) <= number && number <= Decimal::from_int(most)
    };
    let known = COUNTRIES
        .iter()
        .find(|(names, _)| crate::text::among(names, country));
    let inside = |lat: Decimal, lon: Decimal| {
        known.is_some_and(|(_, [west, east, south, north])| {
            within(lon, *west, *east) && within(lat, *south, *north)
        })
    };
    let earth = |lat, lon| within(lat, -90, 90) && within(lon, -180, 180);
    let turned = earth(lon, lat) && ((!inside(lat, lon) && inside(lon, lat)) || !earth(lat, lon));
    if turned {
        return Some(Point {
            lat: lon,
            lon: lat,
            swapped: true,
        });
    }
    earth(lat, lon).then_some(Point {
        lat,
        lon,
        swapped: false,
    })
}

/// The texts of a member that hold money: a comma of thousands (`1,200万元`) does not part them.
pub(super) fn amounts(member: Option<&Tree>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in texts(member) {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        match out.last_mut() {
            Some(last) if digits == 3 && last.ends_with(|c: char| c.is_ascii_digit()) => {
                last.extend([",", text]);
            }
            _ => out.push(text.into()),
        }
    }
    out
}

/// The texts of a member: a list, or one text with separators.
pub(super) fn texts(member: Option<&Tree>) -> Vec<&str> {
    let all: Vec<&str> = match member {
        Some(Tree::List(items)) => items.iter().filter_map(Tree::text).collect(),
        Some(Tree::Text(text)) => text.split(['、', '；', ';', '\n']).collect(),
        _ => Vec::new(),
    };
    all.into_iter()
        .map(trim)
        .filter(|text| !text.is_empty() && crate::marks::common(text).is_none())
        .collect()
}
