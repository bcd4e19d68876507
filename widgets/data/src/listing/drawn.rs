//! What is drawn of the whole: the answer in one sentence, and the bars of a picture.

use super::Standing;
use super::find::choices;
use super::model::{By, Cell, Chart, ChartKind, Listing, Record};
use super::state::{holds, standing};
use crate::Decimal;
use crate::number::{count, group};
use crate::text::{cut, find};

/// A bar of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub text: Box<str>,
    /// How long it is.
    pub value: Decimal,
    /// Of how many, where it is a share: how many fit, and of how many.
    pub of: Option<(usize, usize)>,
}

fn number_of(n: usize) -> Decimal {
    Decimal::parse(&count(n)).unwrap_or(Decimal::ZERO)
}

/// The bars of a picture, among the records `among`. A share is rounded to one place; a sum leaves out records without the number
/// or with a unit of their own.
#[must_use]
pub fn bars(listing: &Listing, chart: &Chart, among: &[usize], now: Option<i64>) -> Vec<Bar> {
    let mut all = choices(listing, chart.by, among, now);
    if matches!(chart.by, By::Month(_) | By::Year(_)) {
        all.reverse();
    }
    let most = if matches!(chart.by, By::Month(_)) {
        24
    } else {
        12
    };
    let first = all.len().saturating_sub(most);
    // The newest periods, else the longest bars.
    let all = match chart.by {
        By::Month(_) | By::Year(_) => all.get(first..),
        _ => all.get(..all.len().min(most)),
    };
    let one = |text: &str, many: usize| {
        let own = |record: &&Record| {
            let mut has = false;
            super::find::texts(listing, chart.by, record, now, &mut |own| {
                has |= own == text
            });
            has
        };
        let rows = || {
            among
                .iter()
                .filter_map(|at| listing.rows.get(*at))
                .filter(own)
        };
        let (value, of) = match &chart.kind {
            ChartKind::Count => (number_of(many), None),
            ChartKind::Sum(at) => (sum(rows(), *at)?, None),
            ChartKind::Share(condition) => {
                let known = |own: &&Record| !own.cell(condition.field).is_missing();
                let known = rows().filter(known);
                let whole = known.clone().count();
                let fit = known.filter(|own| holds(condition, own, now)).count();
                let share = number_of(fit).shift10(2)?.ratio(number_of(whole), 1)?;
                (share, Some((fit, whole)))
            }
        };
        Some(Bar {
            text: text.into(),
            value,
            of,
        })
    };
    let all = all.unwrap_or_default().iter();
    all.filter_map(|own| one(&own.text, own.many)).collect()
}

/// The sum of a number; none where nobody has it.
fn sum<'a>(rows: impl Iterator<Item = &'a Record>, at: usize) -> Option<Decimal> {
    let mut out = None;
    for row in rows {
        if let Cell::Number(number, None) = row.cell(at) {
            out = Some(out.unwrap_or(Decimal::ZERO).checked_add(*number)?);
        }
    }
    out
}

/// The answer in one sentence, of the profile's parts: `{count}` records, `{state:公示中}` of them, `{newest:field}` the latest day,
/// `{sum:field}`, `{only:field}` the one value that all have. A part that cannot be filled is left out.
///
/// ```
/// use mingbai_data::listing::{Profile, read_text, sentence};
/// let profile = r#"{"schema":"mingbai.profile/1","unit":"批次","head":"t","fields":[{"name":"t"},{"name":"v"},{"name":"d","kind":"date"}],
///     "state":"v","states":[{"word":"不合格"}],"sentence":["抽检 {count} 批次","不合格 {state:不合格} 批次","最近一次 {newest:d}"]}"#;
/// let listing = read_text(r#"[{"t":"甲","v":"不合格"},{"t":"乙","v":"合格"}]"#, &Profile::read(profile).unwrap()).unwrap();
/// assert_eq!(sentence(&listing, None), "抽检 2 批次，不合格 1 批次。");
/// ```
#[must_use]
pub fn sentence(listing: &Listing, now: Option<i64>) -> String {
    let profile = &listing.profile;
    let mut out = String::new();
    for part in &profile.sentence {
        let Some(said) = filled(listing, part, now) else {
            continue;
        };
        if !out.is_empty() {
            out.push('，');
        }
        out.push_str(&said);
    }
    if out.is_empty() {
        out = ["共 ", &count(listing.rows.len()), " ", &*profile.unit].concat();
    }
    // Of a part of the rows nothing is said about all of them.
    if listing.partial {
        out.push_str("（只读到一部分）");
    }
    out.push('。');
    out
}

fn filled(listing: &Listing, part: &str, now: Option<i64>) -> Option<String> {
    let mut out = String::new();
    let mut rest = part;
    while let Some((before, after)) = cut(rest, "{") {
        out.push_str(before);
        let end = find(after, "}")?;
        let (name, behind) = after.split_at_checked(end)?;
        rest = behind.strip_prefix('}')?;
        out.push_str(&value(listing, name, now)?);
    }
    out.push_str(rest);
    Some(out)
}

fn value(listing: &Listing, name: &str, now: Option<i64>) -> Option<String> {
    let profile = &listing.profile;
    let rows = listing.rows.iter();
    let Some((what, of)) = cut(name, ":") else {
        return (name == "count").then(|| count(listing.rows.len()));
    };
    if what == "state" {
        let own = |record: &&Record| match standing(profile, record, now) {
            Standing::Known(_, state) => *state.word == *of,
            _ => false,
        };
        return Some(count(rows.filter(own).count()));
    }
    let at = profile.place(of)?;
    match what {
        "newest" => {
            let dates = rows.filter_map(|own| own.cell(at).date());
            dates
                .max_by_key(|date| date.start())
                .map(|date| date.shown())
        }
        "sum" => {
            let all = sum(rows, at)?;
            Some(group(&all, None))
        }
        "only" => {
            let mut texts = rows.map(|own| own.cell(at));
            let first = texts.next()?;
            let same = texts.all(|own| own == first);
            let text = match first {
                Cell::Date(date) => Some(date.shown()),
                Cell::Number(number, _) => Some(group(number, None)),
                own => own.text().map(Into::into),
            };
            text.filter(|_| same)
        }
        _ => None,
    }
}
