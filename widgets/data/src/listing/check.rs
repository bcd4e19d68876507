//! What a list says wrong of itself: obligatory fields, time limits, sums, shares, days, codes. One finding a rule, with the
//! first rows that break it; nothing is changed by it. Codes: `check-needed`, `check-late`, `check-window`, `check-sum`,
//! `check-rate`, `check-order`, `check-range`, `check-unique`, `check-code`, `check-old`.

use super::model::{Cell, Listing, Record};
use super::rules::{Check, Clock, Test};
use super::state::holds;
use super::term::{Due, due, exact, window};
use crate::date::Date;
use crate::number::count;
use crate::sort::sorted;
use crate::text::{fill, list};
use crate::{Decimal, Finding, Missing, Place, Severity};

/// Rows that are named in a finding.
const NAMED: usize = 5;

/// What is wrong at `now`, in seconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn check(listing: &Listing, now: Option<i64>) -> Vec<Finding> {
    let mut all = Vec::new();
    let profile = &listing.profile;
    let label = |at: usize| profile.fields.get(at).map_or("", |own| &*own.label);
    let mut put = |code, severity, said: &str, wrong: &dyn Fn(&Record) -> Option<String>| {
        all.extend(found(listing, code, severity, said, wrong));
    };
    for (at, field) in profile.fields.iter().enumerate() {
        if field.required {
            let rule = listing.rule(field.rule.as_deref()).unwrap_or("应当公开");
            let said = fill("没有“{}”（{}）", &[&field.label, rule]);
            put("check-needed", Severity::Warning, &said, &|own| {
                // What is there and cannot be read is told as that.
                let absent = |cell: &Cell| {
                    cell.is_missing() && !matches!(cell, Cell::Missing(Missing::BadValue, _))
                };
                absent(own.cell(at)).then(String::new)
            });
        }
    }
    for term in &profile.terms {
        let unit = if term.clock == Clock::Hour {
            "小时"
        } else if term.clock == Clock::Workday {
            "个工作日"
        } else {
            "天"
        };
        let rule = term.rule.as_deref().unwrap_or("栏目模板");
        let said = fill("{}逾期（{}）", &[&term.label, rule]);
        put("check-late", Severity::Warning, &said, &|own| {
            let (by, days) = match due(listing, term, own, now) {
                Due::Late(by, days) | Due::Overdue(by, days) => (by, days),
                _ => return None,
            };
            // On a day off after the last day no working day has gone by.
            let under = if days < 1 { "不足" } else { "" };
            let days = count(usize::try_from(days.max(1)).unwrap_or(0));
            Some(fill(
                "应于{}前，晚{} {} {}",
                &[&by.shown(), under, &days, unit],
            ))
        });
    }
    let with_least = profile.window.as_ref();
    if let Some((own, least)) = with_least.and_then(|own| Some((own, own.least?))) {
        let unit = if own.workdays { "个工作日" } else { "天" };
        let rule = own.rule.as_deref().unwrap_or("栏目模板");
        let number = count(usize::try_from(least).unwrap_or(0));
        let said = fill("{}少于 {} {}（{}）", &[&own.label, &number, unit, rule]);
        put("check-window", Severity::Warning, &said, &|record| {
            let days = window(listing, own, record, now)?.length?;
            let days = u32::try_from(days).ok().filter(|days| *days < least)?;
            Some(fill(
                "{} {}",
                &[&count(usize::try_from(days).unwrap_or(0)), unit],
            ))
        });
    }
    if let Some(own) = &profile.window {
        let said = fill("{}的最后一天早于第一天", &[&own.label]);
        put("check-order", Severity::Warning, &said, &|record| {
            before(record, own.from, own.to)
        });
    }
    for own in &profile.checks {
        match own {
            Check::Sum { parts, total } => {
                let names: Vec<&str> = parts.iter().map(|at| label(*at)).collect();
                let said = fill("{}之和与“{}”不一致", &[&list(&names), label(*total)]);
                put("check-sum", Severity::Warning, &said, &|record| {
                    sum(listing, record, parts, *total)
                });
            }
            Check::Rate { part, whole, rate } => {
                let said = fill(
                    "“{}”与按“{}”“{}”计算的不一致",
                    &[label(*rate), label(*part), label(*whole)],
                );
                put("check-rate", Severity::Warning, &said, &|record| {
                    share(listing, record, *part, *whole, *rate)
                });
            }
            Check::Order {
                first,
                then,
                least,
                workdays,
                when,
            } => {
                let asked = |record: &Record| {
                    let mut when = when.iter();
                    when.all(|own| holds(own, record, now)).then_some(())
                };
                let (later, earlier) = (label(*then), label(*first));
                let said = fill("“{}”早于“{}”", &[later, earlier]);
                put("check-order", Severity::Warning, &said, &|record| {
                    asked(record)?;
                    before(record, *first, *then)
                });
                let Some(least) = *least else { continue };
                let unit = if *workdays { "个工作日" } else { "天" };
                let number = count(usize::try_from(least).unwrap_or(0));
                let said = fill("“{}”距“{}”不足 {} {}", &[later, earlier, &number, unit]);
                put("check-window", Severity::Warning, &said, &|record| {
                    asked(record)?;
                    let date = |at: usize| record.cell(at).date();
                    let (one, two) = (exact(date(*first))?, exact(date(*then))?);
                    let days = if *workdays {
                        profile.calendar.between(one, two)?
                    } else {
                        two.number().saturating_sub(one.number())
                    };
                    let days = usize::try_from(days).ok()?;
                    (days < usize::try_from(least).ok()?)
                        .then(|| fill("{} {}", &[&count(days), unit]))
                });
            }
            Check::Range { field, least, most } => {
                let end =
                    |own: &Option<Decimal>| own.map_or_else(String::new, |own| own.to_string());
                let pattern = match (least, most) {
                    (Some(_), Some(_)) => "“{}”不在 {} 到 {} 之间",
                    (Some(_), None) => "“{}”小于 {}",
                    _ => "“{}”大于 {}{}",
                };
                let said = fill(pattern, &[label(*field), &end(least), &end(most)]);
                put("check-range", Severity::Warning, &said, &|record| {
                    let number = listing.amount(record, *field)?;
                    let low = least.is_some_and(|least| number < least);
                    let high = most.is_some_and(|most| number > most);
                    (low || high).then(|| number.to_string())
                });
            }
            Check::Unique { fields } => {
                let names: Vec<&str> = fields.iter().map(|at| label(*at)).collect();
                let said = fill("{}与前面的一条相同", &[&list(&names)]);
                let twice = twice(listing, fields);
                put("check-unique", Severity::Warning, &said, &|record| {
                    twice.get(record.row)?.then(String::new)
                });
            }
            Check::Uscc { field } => {
                let said = fill(
                    "“{}”不是正确的统一社会信用代码（GB 32100）",
                    &[label(*field)],
                );
                put("check-code", Severity::Warning, &said, &|record| {
                    let text = record.cell(*field).text()?;
                    // One that is masked is not looked at.
                    (!text.contains('*') && !is_uscc(text)).then(String::new)
                });
            }
            Check::Length { field, length } => {
                let said = fill("“{}”不是 {} 位", &[label(*field), &count(*length)]);
                put("check-code", Severity::Warning, &said, &|record| {
                    let own = record.cell(*field);
                    let text = own
                        .text()
                        .map(Into::into)
                        .or(own.number().map(|n| n.to_string()));
                    let many = text?.chars().count();
                    (many != *length).then(|| fill("{} 位", &[&count(many)]))
                });
            }
            Check::With { when, need } => {
                let why = if when.is == Test::Missing {
                    "没有写时应当写明"
                } else {
                    "要求写明"
                };
                let said = fill(
                    "“{}”没有写，而“{}”{}",
                    &[label(*need), label(when.field), why],
                );
                put("check-needed", Severity::Warning, &said, &|record| {
                    let wrong = record.cell(*need).is_missing() && holds(when, record, now);
                    wrong.then(String::new)
                });
            }
            Check::NotOver { field, most } => {
                let said = fill("“{}”大于“{}”", &[label(*field), label(*most)]);
                put("check-range", Severity::Warning, &said, &|record| {
                    let one = listing.amount(record, *field)?;
                    let two = listing.amount(record, *most)?;
                    (one > two).then(|| fill("{}、{}", &[&one.to_string(), &two.to_string()]))
                });
            }
            Check::Stale { field, days, when } => {
                let number = count(usize::try_from(*days).unwrap_or(0));
                let said = fill("“{}”距数据截至日超过 {} 天", &[label(*field), &number]);
                let today = listing.as_of.map(|date| date.end()).or(now);
                let Some(today) = today else { continue };
                put("check-old", Severity::Note, &said, &|record| {
                    let date = record.cell(*field).date()?;
                    if !when.iter().all(|own| holds(own, record, now)) {
                        return None;
                    }
                    let old = Date::at(today)
                        .day()
                        .number()
                        .saturating_sub(date.day().number());
                    (old > i64::from(*days)).then(|| date.shown())
                });
            }
        }
    }
    all
}

/// One finding for every record of which `wrong` says something; what it says stands behind the first.
#[inline(never)]
fn found(
    listing: &Listing,
    code: &'static str,
    severity: Severity,
    said: &str,
    wrong: &dyn Fn(&Record) -> Option<String>,
) -> Option<Finding> {
    let mut many = 0_usize;
    let mut named: Vec<String> = Vec::new();
    let mut first = None;
    for record in &listing.rows {
        let Some(how) = wrong(record) else { continue };
        many = many.saturating_add(1);
        first = first.or(Some(record.row));
        if named.len() < NAMED {
            let row = count(record.row.saturating_add(1));
            let head = record.cell(listing.profile.head).text().unwrap_or_default();
            let head: String = head.chars().take(20).collect();
            let mut one = fill("第 {} 条{}", &[&row, &head]);
            if !how.is_empty() {
                one = [&*one, "：", &how].concat();
            }
            named.push(one);
        }
    }
    first?;
    let more = if many > named.len() { "等" } else { "" };
    let named: Vec<&str> = named.iter().map(|own| &**own).collect();
    let named = named.join("；");
    Some(Finding {
        code,
        severity,
        place: Place {
            table: 0,
            row: first,
            field: None,
        },
        message: fill("{} 条{}：{}{}", &[&count(many), said, &named, more]),
    })
}

/// Half a unit of the last place of a number.
fn half(number: Decimal) -> Decimal {
    let places = i32::from(number.scale()).saturating_add(1);
    let five = Decimal::parse("5").and_then(|five| five.shift10(places.saturating_neg()));
    five.unwrap_or(Decimal::ZERO)
}

/// The sum, where it is not what was published.
fn sum(listing: &Listing, record: &Record, parts: &[usize], total: usize) -> Option<String> {
    let own = |at: usize| listing.amount(record, at);
    let whole = own(total)?;
    let (mut all, mut room) = (Decimal::ZERO, half(whole));
    for at in parts {
        let number = own(*at)?;
        all = all.checked_add(number)?;
        // Whole numbers are counted, not rounded.
        if number.scale() > 0 {
            room = room.checked_add(half(number))?;
        }
    }
    if whole.scale() == 0 && all.scale() == 0 {
        room = Decimal::ZERO;
    }
    let apart = all.checked_sub(whole)?.abs();
    (apart > room).then(|| fill("公布 {}，合计 {}", &[&whole.to_string(), &all.to_string()]))
}

/// The share, where it is not what was published: by any of the ways of rounding, a tenth of a point either way.
fn share(
    listing: &Listing,
    record: &Record,
    part: usize,
    whole: usize,
    rate: usize,
) -> Option<String> {
    let number = |at: usize| listing.amount(record, at);
    let published = number(rate)?;
    let base = number(whole).filter(|own| !own.is_zero())?;
    let computed = number(part)?.shift10(2)?.ratio(base, 4)?;
    let apart = computed.checked_sub(published)?.abs();
    let room = half(published).checked_add(half(published))?;
    let tenth = Decimal::parse("0.1")?;
    let room = if room > tenth { room } else { tenth };
    let said = || {
        fill(
            "公布 {}%，计算 {}%",
            &[
                &published.to_string(),
                &computed.round(2).trim(0).to_string(),
            ],
        )
    };
    (apart > room).then(said)
}

/// Both days, where the later is not later.
fn before(record: &Record, first: usize, then: usize) -> Option<String> {
    let (one, two) = record.cell(first).date().zip(record.cell(then).date())?;
    let wrong = two.end() <= one.start();
    wrong.then(|| fill("{}、{}", &[&one.shown(), &two.shown()]))
}

/// For each row of the source whether its fields are those of an earlier one.
fn twice(listing: &Listing, fields: &[usize]) -> Vec<bool> {
    let mut known: Vec<(String, usize)> = Vec::new();
    for record in &listing.rows {
        let mut own = String::new();
        let mut whole = true;
        for at in fields {
            let cell = record.cell(*at);
            whole &= !cell.is_missing();
            match cell {
                Cell::Date(date) => own.push_str(&date.shown()),
                Cell::Number(number, _) => own.push_str(&number.to_string()),
                cell => own.push_str(cell.text().unwrap_or_default()),
            }
            own.push('\n');
        }
        if whole {
            known.push((own, record.row));
        }
    }
    let places = sorted(known.len(), &|a, b| known.get(a).cmp(&known.get(b)));
    let mut out = vec![
        false;
        listing
            .rows
            .last()
            .map_or(0, |own| own.row.saturating_add(1))
    ];
    for pair in places.windows(2) {
        if let [one, two] = pair
            && let (Some(one), Some(two)) = (known.get(*one), known.get(*two))
            && one.0 == two.0
            && let Some(slot) = out.get_mut(two.1)
        {
            *slot = true;
        }
    }
    out
}

/// Whether a text is a 统一社会信用代码: 18 characters without I, O, S, V, Z, of which the last is the check of the others (GB 32100—2015,
/// 附录 A: weights 3ⁱ modulo 31).
#[must_use]
pub(super) fn is_uscc(text: &str) -> bool {
    const KNOWN: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut sum = 0_usize;
    let mut weight = 1_usize;
    let mut many = 0_usize;
    let mut last = 0_usize;
    for c in text.chars() {
        let Some(value) = KNOWN.chars().position(|own| own == c.to_ascii_uppercase()) else {
            return false;
        };
        many = many.saturating_add(1);
        if many < 18 {
            sum = sum.wrapping_add(value.wrapping_mul(weight));
            weight = weight.wrapping_mul(3).checked_rem(31).unwrap_or(0);
        }
        last = value;
    }
    let check = 31_usize.wrapping_sub(sum.checked_rem(31).unwrap_or(0));
    many == 18 && check.checked_rem(31) == Some(last)
}
