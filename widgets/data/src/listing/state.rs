//! How a record stands: the published word where it is known, else the first state of the profile whose conditions hold.

use super::model::{Cell, Profile, Record, State};
use super::rules::{Condition, Test};
use crate::fold::key;

/// How a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// A state of the profile.
    Known(usize, &'a State),
    /// A published word that no state has: it is shown as it is printed.
    Printed(&'a str),
    /// Nobody says, and no conditions hold.
    Unknown,
}

/// How `record` stands at `now`, in seconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use mingbai_data::listing::{Profile, Standing, read_text, standing};
/// let profile = r#"{"schema":"mingbai.profile/1","head":"t","fields":[{"name":"t"},{"name":"end","kind":"date"},{"name":"s"}],
///     "state":"s","states":[{"word":"公示中","also":["公示"],"when":[{"field":"end","is":"open"}]},{"word":"已结束","when":[{"field":"end","is":"past"}]}]}"#;
/// let profile = Profile::read(profile).unwrap();
/// let rows = r#"[{"t":"甲","end":"2026-03-01"},{"t":"乙","end":"2026-03-01","s":"公示"},{"t":"丙","s":"暂缓"},{"t":"丁"}]"#;
/// let listing = read_text(rows, &profile).unwrap();
/// let now = Some(1_772_380_800); // 2026-03-02 00:00 in Beijing
/// let words = listing.rows.iter().map(|own| match standing(&profile, own, now) {
///     Standing::Known(_, state) => state.word.to_string(),
///     Standing::Printed(word) => format!("“{word}”"),
///     Standing::Unknown => String::new(),
/// });
/// assert_eq!(words.collect::<Vec<_>>(), ["已结束", "公示中", "“暂缓”", ""]);
/// ```
#[must_use]
pub fn standing<'a>(profile: &'a Profile, record: &'a Record, now: Option<i64>) -> Standing<'a> {
    let printed = profile.state.and_then(|at| record.cell(at).text());
    let mut states = profile.states.iter().enumerate();
    if let Some(word) = printed {
        let own = key(word);
        let known = states.find(|(_, state)| state.words.iter().any(|known| **known == *own));
        return known.map_or(Standing::Printed(word), |(at, own)| {
            Standing::Known(at, own)
        });
    }
    let fits = |state: &State| {
        let mut when = state.when.iter();
        !state.when.is_empty() && when.all(|own| holds(own, record, now))
    };
    let known = states.find(|(_, state)| fits(state));
    known.map_or(Standing::Unknown, |(at, own)| Standing::Known(at, own))
}

/// Whether a condition holds; not where it cannot be told.
pub(super) fn holds(condition: &Condition, record: &Record, now: Option<i64>) -> bool {
    let cell = record.cell(condition.field);
    let at = |test: fn(crate::date::Date, i64) -> bool| {
        let both = cell.date().zip(now);
        both.is_some_and(|(date, now)| test(date, now))
    };
    match &condition.is {
        Test::Present => !cell.is_missing(),
        Test::Missing => cell.is_missing(),
        Test::Past => at(|date, now| date.end() <= now),
        Test::Open => at(|date, now| date.end() > now),
        Test::Ahead => at(|date, now| date.start() > now),
        Test::Begun => at(|date, now| date.start() <= now),
        // What has a unit of its own is not known to be more or less.
        Test::AtLeast(least) => matches!(cell, Cell::Number(own, None) if own >= least),
        Test::AtMost(most) => matches!(cell, Cell::Number(own, None) if own <= most),
        Test::OneOf(words) => says(cell, words),
        Test::NoneOf(words) => !says(cell, words),
    }
}

/// Whether a cell says one of the `words`.
#[inline(never)]
fn says(cell: &Cell, words: &[Box<str>]) -> bool {
    let among = |text: &str| {
        let own = key(text);
        words.iter().any(|word| **word == *own)
    };
    match cell {
        Cell::Text(text) => among(text),
        Cell::Yes(yes) => among(if *yes { "是" } else { "否" }),
        Cell::Number(number, _) => among(&number.to_string()),
        Cell::List(all) => all.iter().any(|own| among(own)),
        _ => false,
    }
}
