//! What policies and consultations share: a list of papers with its head, or one paper as the whole text.
//!
//! **Rule:** a paper that is left out is found; what is said to be missing is missing.

use crate::date::{Date, Precision};
use crate::feed;
use crate::read::{Limits, parse};
use crate::text::{count, fill, trim};
use crate::{Finding, Place, ReadError, Severity, Tree};

/// A list of papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers<T> {
    /// Its heading.
    pub title: Option<Box<str>>,
    /// 发布机构
    pub publisher: Option<Box<str>>,
    /// Name of the source.
    pub source: Option<Box<str>>,
    /// Address of the source.
    pub source_url: Option<Box<str>>,
    /// 数据截至
    pub as_of: Option<Date>,
    /// The text is invented, to show a page.
    pub sample: bool,
    /// In published order.
    pub rows: Vec<T>,
    /// What reading found.
    pub findings: Vec<Finding>,
}

/// A paper, as a list knows it.
pub trait Paper: Sized {
    /// Reads the row with this number; `None` leaves it out.
    #[doc(hidden)]
    fn read(row: &Tree, at: usize, findings: &mut Vec<Finding>) -> Option<Self>;
    /// The format.
    #[doc(hidden)]
    const FORMAT: &'static str;
    /// What it is called in Chinese.
    #[doc(hidden)]
    const SUBJECT: &'static str;
    /// Which row of the source it is.
    fn row(&mut self) -> &mut usize;
    /// Its number in the source, its title, and the number of the document.
    fn names(&self) -> [&str; 3];
}

/// Reads a text as a page has it: with what a reader `found`, else as its source sent it.
///
/// # Errors
/// As [`tree`], and those of the text; `pii` for what this build cannot mask.
pub(crate) fn text<T: Paper>(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
) -> Result<Papers<T>, ReadError> {
    let (read, mut personal) = feed::given(text, limits, found, T::FORMAT)?;
    let mut papers = tree::<T>(&read, limits.max_rows)?;
    papers.findings.append(&mut personal);
    feed::add(found.unwrap_or_default(), &mut papers.findings);
    Ok(papers)
}

/// Reads our own format as text.
///
/// # Errors
/// As [`tree`], and those of the text.
pub(crate) fn own_text<T: Paper>(text: &str) -> Result<Papers<T>, ReadError> {
    let limits = Limits::default();
    tree(&parse(text, &limits)?, limits.max_rows)
}

/// Reads a tree in our own format.
///
/// # Errors
/// `schema` when it is another format; `field` when it is no paper and has no rows.
pub(crate) fn tree<T: Paper>(tree: &Tree, most: usize) -> Result<Papers<T>, ReadError> {
    let head = feed::head(tree, T::FORMAT, T::SUBJECT, day)?;
    let many = tree.get("rows").and_then(Tree::list);
    // One paper is its own head.
    let alone = many.is_none() && tree.get("title").is_some();
    let rows = match many {
        Some(rows) => rows,
        None if alone => std::slice::from_ref(tree),
        None => return Err(feed::rowless(T::FORMAT)),
    };
    let mut findings = feed::told(tree);
    let rows = feed::within(rows, most, &mut findings);
    let mut read = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        read.extend(T::read(row, at, &mut findings));
    }
    Ok(Papers {
        title: head.title.filter(|_| !alone),
        publisher: head.publisher,
        source: head.source,
        source_url: head.source_url,
        as_of: head.as_of,
        sample: head.sample,
        rows: read,
        findings,
    })
}

impl<T: Paper> Papers<T> {
    /// Takes in another list of the same kind: its papers behind these. What each list says of itself and the first does not,
    /// holds for the whole; of two days the whole stands for the earlier one.
    pub fn join(&mut self, mut other: Self) {
        let rows = self.rows.iter_mut().map(|own| own.row().saturating_add(1));
        let before = rows.max().unwrap_or(0);
        for own in &mut other.rows {
            let row = own.row();
            *row = row.saturating_add(before);
        }
        for found in &mut other.findings {
            if let Some(row) = &mut found.place.row {
                *row = row.saturating_add(before);
            }
        }
        let days = self.as_of.into_iter().chain(other.as_of);
        self.as_of = days.min_by_key(|day| day.end());
        for (mine, its) in [
            (&mut self.title, other.title),
            (&mut self.publisher, other.publisher),
            (&mut self.source, other.source),
            (&mut self.source_url, other.source_url),
        ] {
            if mine.is_none() {
                *mine = its;
            }
        }
        self.sample |= other.sample;
        self.rows.append(&mut other.rows);
        self.findings.append(&mut other.findings);
    }
}

/// A day as people write it, no finer than the day.
fn day(text: &str) -> Option<Date> {
    let date = Date::written_period(text)?;
    Some(date.no_finer(Precision::Day))
}

/// The text of a member; none where it says that there is none.
pub(crate) fn said<'a>(row: &'a Tree, key: &str) -> Option<&'a str> {
    let text = feed::text(row, key).map(trim);
    text.filter(|text| !text.is_empty() && crate::marks::common(text).is_none())
}

/// The same, as a text of its own.
pub(crate) fn own(row: &Tree, key: &str) -> Option<Box<str>> {
    said(row, key).map(Into::into)
}

/// The title of a row; none with a finding, for `pattern` has a place for the number of the row.
pub(crate) fn titled<'a>(
    row: &'a Tree,
    at: usize,
    pattern: &str,
    findings: &mut Vec<Finding>,
) -> Option<&'a str> {
    let title = said(row, "title");
    if title.is_none() {
        findings.push(Finding {
            code: "field",
            severity: Severity::Warning,
            place: Place {
                table: 0,
                row: Some(at),
                field: Some("title"),
            },
            message: fill(pattern, &[&count(at.saturating_add(1))]),
        });
    }
    title
}
