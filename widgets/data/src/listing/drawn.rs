//! What is drawn of the whole: the answer in one sentence, and the bars of a picture.

use super::Standing;
use super::find::choices;
use super::model::{Cell, Listing, Record};
use super::rules::{By, Chart, ChartKind};
use super::state::{holds, standing};
use crate::Decimal;
use crate::date::Precision;
use crate::number::{count, group};
use crate::sort::sorted;
use crate::text::{cut, fill, find};

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
        _ => Some(&*all),
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
            ChartKind::Sum(at) => (sum(listing, rows(), *at).0?, None),
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
    let out: Vec<Bar> = all.filter_map(|own| one(&own.text, own.many)).collect();
    let By::Field(_) = chart.by else { return out };
    let value = |at: usize| out.get(at).map(|own| own.value);
    let places = sorted(out.len(), &|a, b| value(b).cmp(&value(a)));
    let places = places.iter().take(most);
    places.filter_map(|at| out.get(*at).cloned()).collect()
}

/// How many of the records `among` are in no bar of a picture.
#[must_use]
pub fn left_out(listing: &Listing, chart: &Chart, among: &[usize], now: Option<i64>) -> usize {
    let rows = among.iter().filter_map(|at| listing.rows.get(*at));
    let out = |record: &&Record| {
        let mut named = false;
        super::find::texts(listing, chart.by, record, now, &mut |_| named = true);
        let valued = match &chart.kind {
            ChartKind::Count => true,
            ChartKind::Sum(at) => listing.amount(record, *at).is_some(),
            ChartKind::Share(condition) => !record.cell(condition.field).is_missing(),
        };
        !named || !valued
    };
    rows.filter(out).count()
}

/// The sum of a number, none where nobody has it, and how many records are not in it. Amounts of money in other units of money are
/// converted; what has any other unit of its own is left out.
fn sum<'a>(
    listing: &Listing,
    rows: impl Iterator<Item = &'a Record>,
    at: usize,
) -> (Option<Decimal>, usize) {
    let (mut out, mut lacks) = (None, 0_usize);
    for row in rows {
        let Some(number) = listing.amount(row, at) else {
            lacks = lacks.saturating_add(1);
            continue;
        };
        out = out.unwrap_or(Decimal::ZERO).checked_add(number);
        if out.is_none() {
            break;
        }
    }
    (out, lacks)
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
        out = ["共 ", &*grouped(listing.rows.len()), " ", &*profile.unit].concat();
    }
    // Of a part of the rows nothing is said about all of them.
    if listing.partial {
        out.push_str("（只读到一部分）");
    }
    out.push('。');
    out
}

fn filled(listing: &Listing, part: &str, now: Option<i64>) -> Option<String> {
    let (mut out, mut lacks) = (String::new(), 0);
    let mut rest = part;
    while let Some((before, after)) = cut(rest, "{") {
        out.push_str(before);
        let end = find(after, "}")?;
        let (name, behind) = after.split_at_checked(end)?;
        rest = behind.strip_prefix('}')?;
        out.push_str(&value(listing, name, now, &mut lacks)?);
        // A number without what it counts says nothing; the profile may write it itself.
        let bare = rest.is_empty() || rest.starts_with(['，', '；', '、', '（', '。']);
        let field = cut(name, ":").filter(|(what, _)| *what == "sum" && bare);
        let field =
            field.and_then(|(_, of)| listing.profile.fields.get(listing.profile.place(of)?));
        if let Some(unit) = field.and_then(|own| own.unit.as_deref()) {
            out.push(' ');
            out.push_str(unit);
        }
    }
    out.push_str(rest);
    // Not published, not readable or in another unit: whichever it is, it is not in the number.
    if lacks > 0 {
        out.push_str(&fill("（另有 {} 条没有计入）", &[&count(lacks)]));
    }
    Some(out)
}

/// A count as people write it.
fn grouped(n: usize) -> String {
    group(&number_of(n), None)
}

/// What stands for a name, and how many records `lacks` are not in it.
fn value(listing: &Listing, name: &str, now: Option<i64>, lacks: &mut usize) -> Option<String> {
    let profile = &listing.profile;
    let rows = listing.rows.iter();
    let Some((what, of)) = cut(name, ":") else {
        return (name == "count").then(|| grouped(listing.rows.len()));
    };
    if what == "state" {
        let own = |record: &&Record| match standing(profile, record, now) {
            Standing::Known(_, state) => *state.word == *of,
            _ => false,
        };
        // Where nothing is known of any record, none is no number.
        let known = |record: &Record| standing(profile, record, now) != Standing::Unknown;
        let some =
            listing.rows.iter().any(known) && profile.states.iter().any(|own| *own.word == *of);
        return some.then(|| grouped(rows.filter(own).count()));
    }
    let at = profile.place(of)?;
    match what {
        "newest" => {
            let dates = rows.filter_map(|own| own.cell(at).date());
            let last = dates.max_by_key(|date| date.start());
            last.map(|date| date.no_finer(Precision::Day).shown())
        }
        "sum" => {
            let (all, left) = sum(listing, rows, at);
            *lacks = left.max(*lacks);
            all.map(|all| group(&all, None))
        }
        "only" => {
            let mut texts = rows.map(|own| own.cell(at));
            let first = texts.next()?;
            let same = texts.all(|own| own == first);
            let text = match first {
                Cell::Date(date) => Some(date.shown()),
                Cell::Number(number, None) => Some(group(number, None)),
                own => own.text().map(Into::into),
            };
            text.filter(|_| same)
        }
        _ => None,
    }
}
