//! What the words of a budget mean, in one plain sentence each.
//!
//! **Rule:** the words are data (`words/budget.json`, which names its source; `words/budget.txt` is made of it, for pages); a code is believed only while the name
//! beside it does not speak against it, and what is not known is not explained.

use super::level::{level_of_code, numbering};
use crate::fold::key;
use crate::read::{Limits, parse};
use crate::text::{among, has, length, parts};
use crate::{ReadError, ReadErrorKind, Tree};

/// The words of a government budget: 《2026年政府收支分类科目》 (财政部) and 预算法.
pub const WORDS: &str = include_str!("../../words/budget.json");

/// The one version of the format that this build knows.
const SCHEMA: &str = "mingbai.words/1";

/// The parts of the file, in the order in which a name is looked up: the four books (预算法第五条), the functional
/// classification, revenue, both economic classifications, other terms.
const PARTS: [&str; 5] = ["books", "function", "revenue", "economic", "terms"];

/// What stands in so many names that it tells nothing.
const COMMON: &str = "支出|收入|其他|事务";

/// One word with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The code (类 3, 款 5, 项 7 digits), when there is one and it was confirmed.
    pub code: Option<Box<str>>,
    /// The name of the present classification.
    pub name: Box<str>,
    /// Names of earlier years, and other ways to write it.
    pub former: Vec<Box<str>>,
    /// What it means: one sentence of at most 60 characters.
    pub say: Box<str>,
    /// What a reader may call it (学校 for 教育支出).
    pub words: Vec<Box<str>>,
    /// The name and the former names in the form in which they are looked up.
    keys: Vec<String>,
}

/// All words.
///
/// ```
/// use mingbai_data::budget::{Glossary, WORDS};
/// let glossary = Glossary::parse(WORDS).unwrap();
/// let health = glossary.explain(Some("210"), "医疗卫生与计划生育支出").unwrap();
/// assert_eq!((&*health.name, health.code.as_deref()), ("卫生健康支出", Some("210")));
/// assert_eq!(glossary.explain(None, "一、教育支出"), glossary.explain(Some("205"), "教育"));
/// // A department that has the number of a 类 is not one.
/// assert_eq!(glossary.explain(Some("301"), "县农业农村局"), None);
/// assert!(glossary.term("“三公”经费").is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glossary {
    /// Where the words are from.
    pub source: Vec<Box<str>>,
    entries: Vec<Entry>,
    /// Where the terms begin.
    terms: usize,
}

impl Glossary {
    /// Reads the words.
    ///
    /// # Errors
    /// Those of [`parse`]; `schema` for another version, or an entry without a name or a sentence.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        let tree = parse(text, &Limits::default())?;
        let part = |name: &str| tree.get(name).and_then(Tree::list).unwrap_or_default();
        if tree.get("schema").and_then(Tree::text) != Some(SCHEMA) {
            return Err(malformed());
        }
        let mut entries = Vec::new();
        let mut terms = 0;
        for name in PARTS {
            terms = entries.len();
            for entry in part(name) {
                entries.push(Entry::from_tree(entry).ok_or_else(malformed)?);
            }
        }
        let source = texts(&tree, "source");
        Ok(Self {
            source,
            entries,
            terms,
        })
    }

    /// The words as a page downloads them, for [`Glossary::read`]: the schema; the sources, with `|` between them; then an
    /// entry a line, its code, its name and its former names with `|` between them, a tab, what it means. A blank line stands
    /// before the terms. The plain words are a text of their own ([`Glossary::plain_words`]).
    #[must_use]
    pub fn lines(&self) -> String {
        let mut out = [SCHEMA, "\n", &self.source.join("|"), "\n"].concat();
        for (at, entry) in self.entries.iter().enumerate() {
            if at == self.terms {
                out.push('\n');
            }
            out.push_str(entry.code.as_deref().unwrap_or_default());
            for name in [&entry.name].into_iter().chain(&entry.former) {
                out.extend(["|", name]);
            }
            out.extend(["\t", &entry.say, "\n"]);
        }
        out
    }

    /// What [`Glossary::lines`] gave, without plain words; `None` for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = parts(text, b'\n');
        if lines.next() != Some(SCHEMA) {
            return None;
        }
        let source = parts(lines.next()?, b'|').map(Into::into).collect();
        let (mut entries, mut terms) = (Vec::new(), 0);
        for line in lines {
            if line.is_empty() {
                // The last line ends with one too.
                if terms == 0 {
                    terms = entries.len();
                }
                continue;
            }
            let mut halves = parts(line, b'\t');
            let mut names = parts(halves.next()?, b'|');
            let code = names.next().filter(|code| !code.is_empty());
            let (name, former) = (names.next()?, names.map(Into::into).collect());
            entries.push(Entry::new(code, name, former, halves.next()?));
        }
        Some(Self {
            source,
            entries,
            terms,
        })
    }

    /// What a line of a table means, by its code, else by its name or a former one.
    #[must_use]
    pub fn explain(&self, code: Option<&str>, name: &str) -> Option<&Entry> {
        self.entries.get(self.place(code, name)?)
    }

    /// What a word means: a heading, a term in a remark, a name.
    #[must_use]
    pub fn term(&self, word: &str) -> Option<&Entry> {
        let word = plain(word);
        let (lines, terms) = self.entries.split_at_checked(self.terms)?;
        // To the letter first, in both parts: 一般公共预算 is a book, 一般公共预算支出 a term.
        let very = |entry: &&Entry| entry.keys.contains(&word);
        let called = |entry: &&Entry| entry.is_called(&word);
        let all = || terms.iter().chain(lines);
        all().find(very).or_else(|| all().find(called))
    }

    /// Every entry, in the order of the file: books, codes, terms.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that only explain a term.
    #[must_use]
    pub fn terms(&self) -> &[Entry] {
        self.entries.get(self.terms..).unwrap_or_default()
    }

    /// The plain words, as a search takes them: see [`PLAIN_WORDS`](super::PLAIN_WORDS); with the 科目 that had another name
    /// and have no words. One character is too little to search for.
    #[must_use]
    pub fn plain_words(&self) -> String {
        let mut out = String::new();
        for (at, entry) in self.entries.iter().enumerate() {
            // A term that is no 科目 is only found by words for it.
            if at >= self.terms && entry.words.is_empty() {
                continue;
            }
            let mut words = entry
                .words
                .iter()
                .filter(|word| length(word) > 1)
                .peekable();
            if entry.former.is_empty() && words.peek().is_none() {
                continue;
            }
            let names = [&entry.name].into_iter().chain(&entry.former);
            for (at, name) in names.enumerate() {
                if at > 0 {
                    out.push('|');
                }
                out.push_str(name.strip_suffix("支出").unwrap_or(name));
            }
            for word in words {
                out.push(' ');
                out.push_str(word);
            }
            out.push('\n');
        }
        out
    }

    /// The place of the entry that explains a line.
    fn place(&self, code: Option<&str>, name: &str) -> Option<usize> {
        let code = code.map(key).unwrap_or_default();
        let name = plain(name);
        let mut entries = self.entries.iter();
        if !code.is_empty()
            && let Some(place) = entries.position(|entry| {
                entry.code.as_deref() == Some(&*code) && entry.may_be_called(&name)
            })
        {
            return Some(place);
        }
        let own = level_of_code(&code).is_some();
        let fits = |other: &str| !own || other.starts_with(&*code) || code.starts_with(other);
        called(&self.entries, &name, fits)
    }
}

/// The place of the first entry with this name whose code `fits`: to the letter, else with or without 支出 behind it.
fn called(entries: &[Entry], name: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let fits = |entry: &&Entry| entry.code.as_deref().is_none_or(&fits);
    let first = |is: &dyn Fn(&Entry) -> bool| {
        let mut entries = entries.iter();
        entries.position(|entry| fits(&entry) && is(entry))
    };
    first(&|entry| entry.keys.iter().any(|own| own == name))
        .or_else(|| first(&|entry| entry.is_called(name)))
}

#[cold]
fn malformed() -> ReadError {
    ReadError {
        kind: ReadErrorKind::Schema,
        message: "词语表的格式不对，应为 mingbai.words/1，每一条要有 name 和 say".into(),
    }
}

impl Entry {
    fn from_tree(tree: &Tree) -> Option<Self> {
        let text = |key: &str| tree.get(key).and_then(Tree::text);
        let former = texts(tree, "was");
        let entry = Self::new(text("code"), text("name")?, former, text("say")?);
        Some(Self {
            words: texts(tree, "find"),
            ..entry
        })
    }

    /// An entry without plain words.
    fn new(code: Option<&str>, name: &str, former: Vec<Box<str>>, say: &str) -> Self {
        let mut keys = vec![plain(name)];
        for name in &former {
            keys.push(plain(name));
        }
        Self {
            code: code.map(Into::into),
            name: name.into(),
            former,
            say: say.into(),
            words: Vec::new(),
            keys,
        }
    }

    /// Whether `name`, in the form of [`plain`], is the name or a former one: with or without 支出 behind it.
    fn is_called(&self, name: &str) -> bool {
        let short = |name: &str, other: &str| name.strip_suffix("支出") == Some(other);
        let same = |own: &String| own == name || short(own, name) || short(name, own);
        !name.is_empty() && self.keys.iter().any(same)
    }

    /// Whether `name` may stand beside the code: it has two characters in a row of one of the names, or is none.
    fn may_be_called(&self, name: &str) -> bool {
        if length(name) < 2 {
            return true;
        }
        let mut before: Option<char> = None;
        for c in name.chars() {
            if let Some(before) = before.replace(c) {
                let pair: String = [before, c].into_iter().collect();
                if !among(COMMON, &pair) && self.keys.iter().any(|own| has(own, &pair)) {
                    return true;
                }
            }
        }
        self.is_called(name)
    }
}

fn texts(tree: &Tree, key: &str) -> Vec<Box<str>> {
    let items = tree.get(key).and_then(Tree::list).unwrap_or_default();
    items
        .iter()
        .filter_map(Tree::text)
        .map(Into::into)
        .collect()
}

/// A name as it is looked up: without its numbering, 其中 before it, quotes, and the word for its level behind it.
fn plain(name: &str) -> String {
    let name = name.trim();
    let name = name.get(numbering(name).1..).unwrap_or(name);
    let folded: String = key(name)
        .chars()
        .filter(|c| !matches!(c, '“' | '”' | '"' | '‘' | '’' | '《' | '》' | '「' | '」'))
        .collect();
    let mut plain = folded.as_str();
    plain = plain
        .strip_prefix("其中:")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(plain);
    for level in ["(类)", "(款)", "(项)"] {
        plain = plain.strip_suffix(level).unwrap_or(plain);
    }
    plain.trim_matches(':').into()
}
