//! Lines by what a reader types. **Rule:** a code is found by its beginning, a name by any part of it, and a plain word
//! (上学, 看病) finds the lines that it is about and no others.

use super::glossary::{Entry, Glossary};
use super::{Line, Table};
use crate::fold::key;
use crate::text::{has, length};

/// The lines of a table that `query` is about, in published order; all of them when it is empty.
///
/// Full-width digits and letters are half-width, blanks do not matter. A former name finds the line of today and the
/// other way round.
///
/// ```
/// use mingbai_data::budget::{Glossary, ReadOptions, WORDS, find, read_text};
/// let text = r#"{"unit":"万元","rows":[{"科目编码":"205","科目名称":"教育支出","决算数":"1"},
///     {"科目编码":"210","科目名称":"卫生健康支出","决算数":"2"}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// let glossary = Glossary::parse(WORDS).unwrap();
/// let found = |query| find(&budget.tables[0], &glossary, query);
/// assert_eq!((found("孩子上学"), found("２１"), found("计划生育")), (vec![0], vec![1], vec![1]));
/// ```
#[must_use]
pub fn find(table: &Table, glossary: &Glossary, query: &str) -> Vec<usize> {
    let query = key(query);
    let end = query.find(|c: char| !c.is_ascii_digit());
    let (digits, rest) = query
        .split_at_checked(end.unwrap_or(query.len()))
        .unwrap_or_default();
    let mut found: Vec<bool> = table
        .lines
        .iter()
        .map(|line| {
            let code = line.code.as_deref().map(key).unwrap_or_default();
            let name = key(&line.name);
            let coded = !digits.is_empty() && code.starts_with(digits);
            has(&name, &query) || query.is_empty() || coded && (rest.is_empty() || has(&name, rest))
        })
        .collect();
    // A code says by itself what is meant.
    let meant = if digits.is_empty() {
        meant(glossary.entries(), &query)
    } else {
        Vec::new()
    };
    if !meant.is_empty() {
        let places: Vec<Option<usize>> = table
            .lines
            .iter()
            .map(|line| glossary.place(line.code.as_deref(), &line.name))
            .collect();
        for at in meant {
            let mut named = false;
            for (slot, place) in found.iter_mut().zip(&places) {
                if *place == Some(at) {
                    (*slot, named) = (true, true);
                }
            }
            if let Some(code) = glossary
                .entries()
                .get(at)
                .and_then(|entry| entry.code.as_deref())
                && !named
            {
                below(table, code, &mut found);
            }
        }
    }
    let lines = found.iter().enumerate().filter(|(_, found)| **found);
    lines.map(|(at, _)| at).collect()
}

/// Where a table has no line of its own for `code`, the uppermost ones below it.
fn below(table: &Table, code: &str, found: &mut [bool]) {
    let is_below = |line: &Line| {
        line.code
            .as_deref()
            .is_some_and(|own| own.starts_with(code))
    };
    for (line, slot) in table.lines.iter().zip(found) {
        let parent = line.parent.and_then(|at| table.lines.get(at));
        *slot |= is_below(line) && !parent.is_some_and(is_below);
    }
}

/// The places of the entries that a query is about: by the very word, else by a word with the query in it or within it.
fn meant(entries: &[Entry], query: &str) -> Vec<usize> {
    if length(query) < 2 {
        return Vec::new();
    }
    let about = |word: &str| has(word, query) || length(word) > 1 && has(query, word);
    let places = |wanted: &dyn Fn(&Entry) -> bool| -> Vec<usize> {
        let entries = entries.iter().enumerate();
        entries
            .filter(|(_, entry)| wanted(entry))
            .map(|(at, _)| at)
            .collect()
    };
    let very = places(&|entry| entry.words.iter().any(|word| **word == *query));
    if !very.is_empty() {
        return very;
    }
    places(&|entry| entry.was_called(query) || entry.words.iter().any(|word| about(word)))
}
