//! Warnings of heavy pollution (重污染天气预警), as published: grade, what for, from when to when, and the measures.
//!
//! In the format they are the member `warnings`, a list of `{level, title, area, published_at, start, end, measures, url}`.

use crate::Tree;
use crate::date::Date;
use crate::feed::{date, list, own, text};
use crate::text::has;

/// The grade of a warning, by its colour. Blue stands in older plans and for other dangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// 蓝色
    Blue,
    /// 黄色
    Yellow,
    /// 橙色
    Orange,
    /// 红色
    Red,
}

impl Grade {
    /// Reads `黄色预警`, `橙色`, `red`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let words: [(Self, &[&str]); 4] = [
            (Self::Red, &["红", "red"]),
            (Self::Orange, &["橙", "orange"]),
            (Self::Yellow, &["黄", "yellow"]),
            (Self::Blue, &["蓝", "blue"]),
        ];
        let text = text.to_ascii_lowercase();
        let mut found = words
            .iter()
            .filter(|(_, words)| words.iter().any(|word| has(&text, word)));
        // Two colours in one text (由黄色升级为橙色) name none.
        let (grade, _) = found.next()?;
        found.next().is_none().then_some(*grade)
    }

    /// The word on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "蓝色预警",
            Self::Yellow => "黄色预警",
            Self::Orange => "橙色预警",
            Self::Red => "红色预警",
        }
    }
}

/// A warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The grade, when it can be told.
    pub grade: Option<Grade>,
    /// The grade as printed.
    pub printed: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Where it holds, as printed.
    pub area: Option<Box<str>>,
    /// When it was published.
    pub published_at: Option<Date>,
    /// From when it holds.
    pub start: Option<Date>,
    /// Until when it holds; not given while it is open.
    pub end: Option<Date>,
    /// What is done and what everybody should do, as printed.
    pub measures: Vec<Box<str>>,
    /// The page; may be shown as a link only through the one link component.
    pub url: Option<Box<str>>,
}

impl Warning {
    /// Whether it holds at `now`. Without an end it holds until the feed leaves it out.
    #[must_use]
    pub fn holds(&self, now: i64) -> bool {
        let begun = self.start.or(self.published_at);
        begun.is_none_or(|start| start.start() <= now) && self.end.is_none_or(|end| now < end.end())
    }
}

/// The warnings of a board; what has neither title nor grade is none.
#[inline(never)]
pub(super) fn read_warnings(tree: &Tree) -> Vec<Warning> {
    let mut out = Vec::new();
    for tree in list(tree, "warnings") {
        let (printed, title) = (text(tree, "level"), text(tree, "title"));
        let printed = printed.unwrap_or_default();
        let title = title.unwrap_or_default();
        if printed.is_empty() && title.is_empty() {
            continue;
        }
        let mut measures = Vec::from_iter(own(tree, "measures"));
        for measure in list(tree, "measures") {
            measures.extend(measure.text().map(Into::into));
        }
        out.push(Warning {
            grade: Grade::parse(printed).or_else(|| Grade::parse(title)),
            printed: printed.into(),
            title: title.into(),
            area: own(tree, "area"),
            published_at: date(tree, "published_at"),
            start: date(tree, "start"),
            end: date(tree, "end"),
            measures,
            url: own(tree, "url"),
        });
    }
    out
}
