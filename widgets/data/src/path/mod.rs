//! JSONPath (RFC 9535) over [`Tree`]. **Rule:** a path selects nodes and computes nothing; numbers are compared exactly.
//!
//! Written by hand because none of the crates fits what a phone downloads. With a reader of JSON, brotli: by hand 17 KB,
//! `serde_json_path` without its `regex` 41 KB, `jsonpath-rust` (the one that evaluates over a foreign tree, with `pest` and
//! `regex`) 258 KB; and in `serde_json` numbers are floats. Natively `serde_json_path` is the oracle: the tests hold both to
//! the examples of the RFC and to generated paths.
//!
//! The subset is everything but the two functions that need regular expressions: names, indices, wildcards, slices,
//! descendants, filters with comparison, existence, `&& || !`, and the functions `length`, `count` and `value`.
//! `match` and `search` are refused with a message.

mod parse;
mod select;
#[cfg(test)]
mod tests;

use crate::Tree;

/// A parsed path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// As written.
    text: Box<str>,
    segments: Vec<Segment>,
}

/// Why a text is no path: where, and what is wrong, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathError {
    /// Which character, counted from 1.
    pub at: usize,
    /// What is wrong there.
    pub what: &'static str,
}

/// One step: the children that any of the selectors selects, of a node or of all nodes below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    /// `..`: of the node and of everything below it.
    pub(crate) deep: bool,
    pub(crate) selectors: Vec<Selector>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Selector {
    Name(Box<str>),
    Index(i64),
    Slice {
        start: Option<i64>,
        end: Option<i64>,
        step: i64,
    },
    All,
    Filter(Test),
}

/// A filter's condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    Any(Vec<Test>),
    Every(Vec<Test>),
    Not(Box<Test>),
    Exists(Query),
    Compare(Operand, Order, Operand),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// One side of a comparison: a value or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Operand {
    Literal(Tree),
    /// A query that selects one node at most.
    One(Query),
    Length(Box<Operand>),
    Count(Query),
    Value(Query),
}

/// A path within a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    /// `$`, not `@`.
    pub(crate) root: bool,
    pub(crate) segments: Vec<Segment>,
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// Where the text stops being a path, and what is wrong there.
    ///
    /// ```
    /// use mingbai_data::{path::Path, read::{Limits, parse}};
    /// let tree = parse(r#"{"data":[{"aqi":"41"},{"aqi":"79"}]}"#, &Limits::default()).unwrap();
    /// let path = Path::parse("$.data[*].aqi").unwrap();
    /// let found: Vec<_> = path.select(&tree).into_iter().filter_map(|t| t.text()).collect();
    /// assert_eq!(found, ["41", "79"]);
    /// assert_eq!(Path::parse("$.data[").unwrap_err().at, 8);
    /// ```
    pub fn parse(text: &str) -> Result<Self, PathError> {
        parse::Parser::new(text).path()
    }

    /// The path to the member `name`.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let mut text = String::from("$[");
        crate::json::string(&mut text, name);
        text.push(']');
        Self {
            text: text.into(),
            segments: vec![Segment {
                deep: false,
                selectors: vec![Selector::Name(name.into())],
            }],
        }
    }

    /// The path as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The nodes it selects, in the order of the RFC.
    #[must_use]
    pub fn select<'a>(&self, root: &'a Tree) -> Vec<&'a Tree> {
        select::run(&self.segments, root, root)
    }

    /// The first of the nodes that it selects; its `$` is `node`.
    #[must_use]
    pub fn first<'a>(&self, node: &'a Tree) -> Option<&'a Tree> {
        // The common case of plain names needs no list.
        let mut at = node;
        for segment in &self.segments {
            match (segment.deep, segment.selectors.as_slice()) {
                (false, [Selector::Name(name)]) => at = at.get(name)?,
                _ => return self.select(node).into_iter().next(),
            }
        }
        Some(at)
    }

    /// Calls `change` for every node that a path of names and wildcards leads to; other paths lead nowhere.
    pub(crate) fn change(&self, root: &mut Tree, change: &mut dyn FnMut(&mut Tree)) {
        select::change(&self.segments, root, change);
    }

    /// Whether the path has names and wildcards only.
    pub(crate) fn is_plain(&self) -> bool {
        self.segments.iter().all(|segment| {
            !segment.deep
                && matches!(
                    segment.selectors.as_slice(),
                    [Selector::Name(_) | Selector::All]
                )
        })
    }
}
