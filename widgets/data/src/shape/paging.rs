//! How many pages there are, by arithmetic. **Rule:** words lie (`total` counts pages here and rows there, `PAGENUM` is a
//! page's size): a number is believed only when it agrees with the rows that came and with the other numbers.

use super::envelope::{member, way};
use crate::Tree;
use crate::text::{among, whole};

/// What an answer says about its pages. `None` is unknown, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paging {
    /// Rows of all pages.
    pub rows_total: Option<usize>,
    /// Pages in all.
    pub pages: Option<usize>,
    /// This page, counted from 1.
    pub page: Option<usize>,
    /// Rows on a full page.
    pub size: Option<usize>,
    /// Whether the source counts its pages from 0.
    pub from_zero: bool,
    /// Where the next page is.
    pub next: Next,
    /// The source's own word for this page, or for where its rows begin.
    pub word: Option<Box<str>>,
    /// A number under a word that counts rows here and pages there, when nothing says which.
    pub told: Option<usize>,
}

/// The next page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Next {
    /// Nobody can tell.
    #[default]
    Unknown,
    /// This was the last one.
    None,
    /// The page of this number, as the source counts.
    Page(usize),
    /// The rows from this one on, counted from 0.
    Offset(usize),
    /// The source names the address.
    Link(Box<str>),
    /// The source gives a mark to ask on with, under this name.
    Cursor(Box<str>, Box<str>),
}

const ROWS: &str = "total|totalelements|totalcount|total_count|totalrecords|totalrecord|totalrows|totalnum|records|recordcount|\
    rowcount|recordtotal|count|allcount|totalsize|numfound|found|sum|total_records|totals|recordstotal|\
    total_fact_count|total_cell_count";
const PAGES: &str = "pages|totalpages|totalpage|total_pages|pagecount|page_count|pagestotal|pagetotal|allpage|allpages|lastpage|last_page|total";
const PAGE: &str = "page|pageno|pagenum|page_no|page_num|pageindex|page_index|current|currentpage|current_page|curpage|number|pagenumber|cpage";
const SIZE: &str = "size|pagesize|page_size|perpage|per_page|limit|prepage|rows|pagenum|numberofelements|pagerows|rowsperpage|length";
const OFFSET: &str = "offset|start|startrecord|skip|from";

/// What an answer says about its pages, decided by the `rows` that came. The tree is the whole answer.
///
/// ```
/// use mingbai_data::{read::{Limits, parse}, shape::{Next, paging}};
/// // 2 rows came; `records` counts rows, so `total` counts pages.
/// let tree = parse(r#"{"page":1,"total":3,"records":5,"rows":[{},{}]}"#, &Limits::default()).unwrap();
/// let paging = paging(&tree).unwrap();
/// assert_eq!((paging.rows_total, paging.pages, paging.size), (Some(5), Some(3), Some(2)));
/// assert_eq!(paging.next, Next::Page(2));
/// ```
#[must_use]
pub fn paging(tree: &Tree) -> Option<Paging> {
    let (way, rows) = way(tree)?;
    let came = rows.len();
    // What stands nearest to the rows is heard first.
    let mut maps: Vec<&[(Box<str>, Tree)]> = way.into_iter().map(|(members, _)| members).collect();
    // Beside the rows too: `{rows: […], page: {number, size, totalElements}}`.
    if let Some(last) = maps.last().copied() {
        let beside = [
            "page",
            "pagination",
            "pageinfo",
            "pager",
            "meta",
            "paging",
            "links",
            "_links",
            "link",
        ];
        let mut found = Vec::new();
        for (key, value) in maps.iter().copied().flatten().chain(last) {
            if let Tree::Map(inner) = value
                && beside.iter().any(|name| key.eq_ignore_ascii_case(name))
                && !maps
                    .iter()
                    .any(|known| core::ptr::eq(*known, inner.as_slice()))
            {
                found.push(inner.as_slice());
            }
        }
        maps.extend(found);
    }
    let link = maps.iter().rev().find_map(|members| link(members));
    let numbers = Numbers::of(&maps);
    if numbers.all.is_empty() && link.is_none() {
        return None;
    }
    let mut paging = numbers.decide(came);
    if let Some(link) = link {
        paging.next = link;
    }
    Some(paging)
}

/// The next page as the source names it.
fn link(members: &[(Box<str>, Tree)]) -> Option<Next> {
    for name in [
        "next",
        "nextpage",
        "next_page_url",
        "nextlink",
        "@odata.nextlink",
        "odata.nextlink",
    ] {
        match member(members, name) {
            Some(Tree::Text(text)) if text.contains(['/', '?']) => {
                return Some(Next::Link(text.clone()));
            }
            Some(map @ Tree::Map(_)) => {
                if let Some(href) = map.get("href").and_then(Tree::text) {
                    return Some(Next::Link(href.into()));
                }
            }
            _ => {}
        }
    }
    for (name, asked) in [
        ("cursor", "cursor"),
        ("nextcursor", "cursor"),
        ("next_cursor", "cursor"),
        ("nexttoken", "nextToken"),
        ("scrollid", "scrollId"),
        ("_scroll_id", "scroll_id"),
    ] {
        if let Some(mark) = member(members, name)
            .and_then(Tree::text)
            // What marks the end.
            .filter(|mark| !matches!(*mark, "" | "0" | "-1"))
        {
            return Some(Next::Cursor(asked.into(), mark.into()));
        }
    }
    None
}

/// More numbers about pages than this are no answer's.
const MOST: usize = 32;

struct Numbers<'a> {
    all: Vec<(&'a str, usize)>,
}

impl<'a> Numbers<'a> {
    fn of(maps: &[&'a [(Box<str>, Tree)]]) -> Self {
        let mut all: Vec<(&str, usize)> = Vec::new();
        for (name, value) in maps.iter().rev().copied().flatten() {
            let named = [ROWS, PAGES, PAGE, SIZE, OFFSET]
                .iter()
                .any(|names| among(names, name));
            if named
                && all.len() < MOST
                && let Some(number) = value
                    .text()
                    .and_then(|text| usize::try_from(whole(text.trim())?).ok())
            {
                all.push((name, number));
            }
        }
        Self { all }
    }

    fn among(&self, names: &str) -> Vec<usize> {
        let own = self.all.iter().filter(|(name, _)| among(names, name));
        own.map(|(_, number)| *number).collect()
    }

    /// `pagenum` is a page's number, unless another word is: then it is a page's size.
    fn is_size_by_mistake(&self, name: &str) -> bool {
        let number = "page|pageno|page_no|pageindex|page_index|current|currentpage|curpage";
        among("pagenum|page_num", name) && self.first(number).is_some()
    }

    /// What may be the number of rows on a full page, when `came` rows came.
    fn sizes(&self, came: usize) -> Vec<usize> {
        let sizes = self.all.iter().filter(|(name, size)| {
            let other = among("pagenum|page_num", name) && !self.is_size_by_mistake(name);
            among(SIZE, name) && !other && *size >= came.max(1)
        });
        sizes.map(|(_, size)| *size).collect()
    }

    fn first(&self, names: &str) -> Option<usize> {
        self.among(names).first().copied()
    }

    fn decide(&self, came: usize) -> Paging {
        let mut paging = Paging::default();
        // A size is a size when no more rows than that came.
        let named = self.sizes(came);
        let mut sizes = named.clone();
        if came > 0 {
            sizes.push(came);
        }
        // Rows and pages agree when so many rows need so many pages.
        let rows: Vec<usize> = self
            .among(ROWS)
            .into_iter()
            .filter(|rows| *rows >= came)
            .collect();
        let pages = self.among(PAGES);
        let fit = sizes.iter().find_map(|size| {
            rows.iter().find_map(|rows| {
                let wanted = pages
                    .iter()
                    .find(|pages| needed(*rows, *size) == **pages && **pages != *rows);
                wanted.map(|pages| (*rows, *pages, *size))
            })
        });
        // `pageNum` is one where no other word is.
        let named = named.first().copied().or_else(|| {
            let mut all = self.among(SIZE).into_iter();
            all.find(|size| *size >= came.max(1))
        });
        // The last page is short: then some size must do.
        let fit = fit
            .map(|(rows, pages, size)| (rows, pages, Some(size)))
            .or_else(|| {
                let told = rows
                    .iter()
                    .flat_map(|rows| pages.iter().map(move |pages| (*rows, *pages)));
                let mut told = told.filter(|(rows, pages)| *pages > 1 && rows > pages);
                told.find(|(rows, pages)| {
                    let size = needed(*rows, *pages);
                    named.is_none() && size >= came && needed(*rows, size) == *pages
                })
                .map(|(rows, pages)| (rows, pages, None))
            });
        // A word for the rows of this page alone says nothing beside one for more.
        let only_page = Some(came)
            .filter(|came| *came > 0 && !rows.is_empty() && rows.iter().all(|rows| rows == came));
        match (fit, only_page) {
            (Some((rows, pages, size)), _) => {
                (paging.rows_total, paging.pages, paging.size) = (Some(rows), Some(pages), size);
            }
            // As many rows came as there are: one page, whatever number of pages is named.
            (None, Some(rows)) => {
                (paging.rows_total, paging.pages, paging.size) = (Some(rows), Some(1), named)
            }
            (None, None) => {
                paging.size = named;
                // A total is of rows only if it cannot be the number of pages, and no word for pages contradicts it.
                let certain = self.certain_rows().filter(|rows| *rows >= came);
                paging.rows_total = certain;
                if let (Some(rows), Some(size)) = (certain, named) {
                    paging.pages = Some(needed(rows, size));
                } else {
                    let word = PAGES.strip_suffix("|total").unwrap_or(PAGES);
                    paging.pages = self
                        .first(word)
                        .filter(|pages| *pages > 0 && rows.is_empty());
                }
            }
        }
        if paging.rows_total.is_none() {
            let told = self.first("total|count|totals");
            paging.told = told.filter(|told| *told > came);
        }
        self.page(came, &mut paging);
        paging
    }

    /// A count of rows that cannot be one of pages: its word says so and the words agree among themselves.
    fn certain_rows(&self) -> Option<usize> {
        let bare = self.first("total|count|sum|totals");
        let word = ROWS.strip_prefix("total|").unwrap_or(ROWS);
        let told = self
            .all
            .iter()
            .find(|(name, _)| among(word, name) && !among("count|sum|totals", name));
        match told {
            Some((_, rows)) => Some(*rows),
            // With a size beside it and no other word for pages, a bare total is what it is nearly everywhere.
            None => bare.filter(|_| self.first(SIZE).is_some() && self.among(PAGES).len() <= 1),
        }
    }

    fn page(&self, came: usize, paging: &mut Paging) {
        let taken =
            |(name, _): &&(&str, usize)| among(PAGE, name) && !self.is_size_by_mistake(name);
        let found = self.all.iter().find(taken).copied();
        let Some((name, number)) = found else {
            let found = self.all.iter().find(|(name, _)| among(OFFSET, name));
            if let Some((name, offset)) = found {
                paging.word = Some((*name).into());
                let behind = offset.saturating_add(came);
                paging.next = match paging.rows_total {
                    Some(total) if behind >= total => Next::None,
                    _ if came > 0 => Next::Offset(behind),
                    _ => Next::Unknown,
                };
            } else if paging.pages == Some(1) {
                paging.next = Next::None;
            }
            return;
        };
        paging.from_zero =
            number == 0 || (among("number", name) && self.first("totalelements").is_some());
        let page = if paging.from_zero {
            number.saturating_add(1)
        } else {
            number
        };
        paging.page = Some(page);
        paging.word = Some(name.into());
        paging.next = match paging.pages {
            Some(pages) if page >= pages => Next::None,
            Some(_) => Next::Page(number.saturating_add(1)),
            None => Next::Unknown,
        };
    }
}

/// How many pages of `size` so many rows need.
fn needed(rows: usize, size: usize) -> usize {
    rows.checked_div(size).map_or(0, |full| {
        let rest = rows.checked_rem(size).unwrap_or_default();
        full.saturating_add(usize::from(rest > 0))
    })
}
