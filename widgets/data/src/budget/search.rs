//! Lines by what a reader types. **Rule:** a code is found by its beginning, a name by any part of it, a plain word (上学,
//! 看病) or another year's name by what it means, and nothing else.

use super::Table;
use super::level::numbering;
use crate::fold::key;
use crate::text::{has, parts, put};

/// The plain words of a government budget: on each line the names of one 科目 (the present one, then former ones, `|`
/// between them, without 支出 behind them), then the words for it, blanks between all of them. It is what
/// [`Glossary::plain_words`](super::Glossary::plain_words) makes of [`WORDS`](super::WORDS).
pub const PLAIN_WORDS: &str = include_str!("../../words/plain.txt");

/// What a plain word means.
///
/// ```
/// use mingbai_data::budget::{Meant, PLAIN_WORDS};
/// let school = Meant::by(PLAIN_WORDS, "学校");
/// assert!(school.has("一、教育支出") && school.has("普通教育") && !school.has("其他教育支出"));
/// assert!(Meant::by(PLAIN_WORDS, "看病").has("医疗卫生与计划生育支出"));
/// assert!(!Meant::by(PLAIN_WORDS, "龙").has("教育支出"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant(String);

impl Meant {
    /// What `query` means by `words` (see [`PLAIN_WORDS`]): by the very word, else by a word or a name with the query in it
    /// or within it. One character means nothing.
    #[must_use]
    #[inline(never)]
    pub fn by(words: &str, query: &str) -> Self {
        let mut names = String::new();
        for very in [true, false] {
            // A character may have three bytes.
            if query.len() < 4 || !names.is_empty() {
                break;
            }
            for line in parts(words, b'\n') {
                let is = |word| {
                    if very {
                        word == query
                    } else {
                        has(word, query) || has(query, word)
                    }
                };
                if !line.is_empty() && parts(line, b' ').any(is) {
                    put(
                        &mut names,
                        "|{}|",
                        &[parts(line, b' ').next().unwrap_or("")],
                    );
                }
            }
        }
        Self(names)
    }

    /// Whether a line is called so: numbering before its name, and 支出 behind it, do not matter.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        // Most queries mean nothing, and tables may be long.
        if self.0.is_empty() {
            return false;
        }
        let name = name.get(numbering(name).1..).unwrap_or(name);
        let name = name.strip_suffix("支出").unwrap_or(name);
        !name.is_empty() && has(&self.0, &["|", name, "|"].concat())
    }

    /// Whether a title has one of the names in it: 公车 means a table of “三公”经费.
    #[must_use]
    #[inline(never)]
    pub fn within(&self, title: &str) -> bool {
        parts(&self.0, b'|').any(|name| !name.is_empty() && has(title, name))
    }
}

/// The lines of a table that `query` is about, in published order; all of them when it is empty. `words`: see
/// [`PLAIN_WORDS`].
///
/// Full-width digits and letters are half-width, blanks do not matter.
///
/// ```
/// use mingbai_data::budget::{PLAIN_WORDS, ReadOptions, find, read_text};
/// let text = r#"{"unit":"万元","rows":[{"科目编码":"205","科目名称":"教育支出","决算数":"1"},
///     {"科目编码":"210","科目名称":"卫生健康支出","决算数":"2"}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// let found = |query| find(&budget.tables[0], PLAIN_WORDS, query);
/// assert_eq!((found("孩子上学"), found("２１"), found("健康")), (vec![0], vec![1], vec![1]));
/// ```
#[must_use]
pub fn find(table: &Table, words: &str, query: &str) -> Vec<usize> {
    let query = key(query);
    let meant = Meant::by(words, &query);
    let end = query.find(|c: char| !c.is_ascii_digit());
    let (digits, rest) = query
        .split_at_checked(end.unwrap_or(query.len()))
        .unwrap_or_default();
    let lines = table.lines.iter().enumerate();
    let found = lines.filter(|(_, line)| {
        let code = line.code.as_deref().map(key).unwrap_or_default();
        let name = key(&line.name);
        let coded = !digits.is_empty() && code.starts_with(digits);
        has(&name, &query)
            || query.is_empty()
            || coded && (rest.is_empty() || has(&name, rest))
            || meant.has(&line.name)
    });
    found.map(|(at, _)| at).collect()
}
