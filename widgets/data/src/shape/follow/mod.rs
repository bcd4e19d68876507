//! An answer that is one page of several, to its end. **Rule:** it decides what is asked for and when to stop, and asks for
//! nothing itself; words are believed as far as the rows that come bear them out. What could not be had is said.

mod address;
mod cut;

pub use cut::{Cut, Why};

use super::envelope::way;
use super::{Next, Paging, find, paging};
use crate::read::Limits;
use crate::text::count;
use crate::{ReadErrorKind, Tree};
use address::{Slots, moved, with};

/// How far an answer is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Pages at the most, the first one included.
    pub pages: usize,
    /// Rows of all pages at the most.
    pub rows: usize,
}

/// Where the next page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The address of the page before with another number in it.
    Address(Box<str>),
    /// What the source names, as it stands there: relative to the first address, and anybody's.
    Link(Box<str>),
}

impl Ask {
    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        match self {
            Self::Address(address) | Self::Link(address) => address,
        }
    }
}

/// An answer that is being followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    bounds: Bounds,
    limits: Limits,
    /// The first answer without its rows.
    tree: Tree,
    /// The names on the way to them.
    way: Vec<Box<str>>,
    /// Where in `rows` each page begins.
    starts: Vec<usize>,
    rows: Vec<Tree>,
    /// The address of the last page that came, where it is one of ours.
    address: Box<str>,
    /// Rows of all pages, as the source says.
    total: Option<usize>,
    /// The same under a word that may also count pages.
    told: Option<usize>,
    /// The source names the next page itself: where it names none, there is none.
    named: bool,
    asked: Vec<Ask>,
    cut: Option<Cut>,
}

impl Follow {
    /// Begins with the first answer, which came from `address`. The answer is given back when it is all there is.
    ///
    /// # Errors
    /// The answer, when nothing says that there is more.
    ///
    /// ```
    /// use mingbai_data::{read::{Limits, parse}, shape::{Ask, Bounds, Follow}};
    /// let limits = Limits::default();
    /// let page = |text| parse(text, &limits).unwrap();
    /// let bounds = Bounds { pages: 20, rows: 5_000 };
    /// let first = page(r#"{"pageNum":1,"pageSize":2,"total":3,"rows":[{"n":1},{"n":2}]}"#);
    /// let mut follow = Follow::new(first, "/api?pageNum=1", bounds, &limits).unwrap();
    /// assert_eq!(follow.next(), Some(&Ask::Address("/api?pageNum=2".into())));
    /// follow.came(page(r#"{"pageNum":2,"pageSize":2,"total":3,"rows":[{"n":3}]}"#));
    /// assert_eq!(follow.next(), None);
    /// let (tree, cut) = follow.end();
    /// assert_eq!(tree.get("rows").unwrap().list().unwrap().len(), 3);
    /// assert_eq!(cut, None);
    /// ```
    pub fn new(tree: Tree, address: &str, bounds: Bounds, limits: &Limits) -> Result<Self, Tree> {
        let (names, rows) = match way(&tree) {
            Some((way, rows)) => {
                let names = way.iter().filter_map(|(members, at)| members.get(*at));
                (names.map(|(name, _)| name.clone()).collect(), rows.len())
            }
            None => (Vec::new(), 0),
        };
        // What is read in the end must be these rows and no others.
        let read = rows > 0
            && find(tree.clone(), limits).is_ok_and(
                |found| matches!(found.parts.as_slice(), [part] if part.rows.len() == rows),
            );
        if !read {
            return Err(tree);
        }
        let mut follow = Self {
            bounds,
            limits: *limits,
            tree,
            way: names,
            starts: vec![0],
            rows: Vec::new(),
            address: address.into(),
            total: None,
            told: None,
            named: false,
            asked: Vec::new(),
            cut: None,
        };
        let paging = paging(&follow.tree);
        follow.rows = take(&mut follow.tree, &follow.way).unwrap_or_default();
        follow.go_on(paging.unwrap_or_default());
        if follow.next().is_none() && follow.cut.is_none() {
            let (tree, _) = follow.end();
            return Err(tree);
        }
        Ok(follow)
    }

    /// What to ask for now; nothing when it has ended.
    #[must_use]
    pub fn next(&self) -> Option<&Ask> {
        // What was asked for has come when there are as many pages.
        self.asked
            .get(self.starts.len().checked_sub(1)?)
            .filter(|_| self.cut.is_none())
    }

    /// The page that was asked for has come.
    pub fn came(&mut self, mut page: Tree) {
        let Some(ask) = self.next().cloned() else {
            return;
        };
        let verdict = find(page.clone(), &self.limits).map_err(|error| error.kind);
        let paging = paging(&page).unwrap_or_default();
        let rows = match (take(&mut page, &self.way), verdict) {
            (_, Err(ReadErrorKind::Source)) => return self.failed(Why::Failed),
            (Some(rows), _) if !rows.is_empty() => rows,
            (Some(_), _) | (None, Err(ReadErrorKind::Empty)) => return self.ended(),
            (None, _) => return self.failed(Why::Failed),
        };
        if self.pages().any(|known| known == rows.as_slice()) {
            // An address that was but a guess changes nothing: then there was nothing to ask for.
            return match self.total.or(self.told) {
                None if self.starts.len() == 1 && matches!(ask, Ask::Address(_)) => {
                    self.asked.clear()
                }
                _ => self.failed(Why::Repeated),
            };
        }
        if let Ask::Address(address) = ask {
            self.address = address;
        }
        self.starts.push(self.rows.len());
        self.rows.extend(rows);
        self.go_on(paging);
    }

    /// The page that was asked for could not be had.
    pub fn failed(&mut self, why: Why) {
        if self.next().is_some() {
            self.cut(why);
        }
    }

    /// Pages and rows that have come, and the rows of all pages, where the source says.
    #[must_use]
    pub fn so_far(&self) -> (usize, usize, Option<usize>) {
        (self.starts.len(), self.rows.len(), self.total)
    }

    /// The first answer with the rows of all pages in it, and what is not there.
    #[must_use]
    pub fn end(mut self) -> (Tree, Option<Cut>) {
        if let Some(place) = place(&mut self.tree, &self.way) {
            *place = Tree::List(self.rows);
        }
        (self.tree, self.cut)
    }

    /// The rows of each page.
    fn pages(&self) -> impl Iterator<Item = &[Tree]> {
        let ends = self.starts.iter().skip(1).chain([const { &usize::MAX }]);
        self.starts
            .iter()
            .zip(ends)
            .filter_map(|(start, end)| self.rows.get(*start..(*end).min(self.rows.len())))
    }

    /// A page without rows: this was the end.
    fn ended(&mut self) {
        self.asked.clear();
        if self.total.is_some_and(|total| total > self.rows.len()) {
            self.cut(Why::Short);
        }
    }

    fn cut(&mut self, why: Why) {
        self.cut = Some(Cut {
            total: self.total,
            rows: self.rows.len(),
            page: self.starts.len().saturating_add(1),
            why,
        });
    }

    /// Decides what is asked for after the last page that came.
    fn go_on(&mut self, paging: Paging) {
        let (pages, rows) = (self.starts.len(), self.rows.len());
        let came = self.pages().last().map_or(0, <[Tree]>::len);
        // The first page says it best: on the last, which is short, more numbers fit together.
        self.total = self.total.or(paging.rows_total);
        self.told = self.told.or(paging.told);
        if self.total == Some(rows) || (self.total.is_none() && self.told == Some(rows)) {
            return;
        }
        if let Some(total) = self.total.filter(|total| *total < rows) {
            // More than there are: some of them twice.
            if pages > 1 {
                self.cut(Why::More(total));
            }
            return;
        }
        let named = matches!(paging.next, Next::Link(_) | Next::Cursor(..));
        if self.named && !named {
            return self.ended();
        }
        self.named = named;
        let slots = Slots::of(&self.address);
        let full = slots.size.as_ref().is_some_and(|size| size.value == came);
        let turnable = slots.page.is_some() || !slots.offset.is_empty() || slots.size.is_some();
        let first = self.pages().next().map_or(0, <[Tree]>::len);
        let more = match &paging.next {
            Next::None => false,
            Next::Link(_) | Next::Cursor(..) | Next::Page(_) => true,
            // Without a total, a short page is the last one.
            Next::Offset(_) | Next::Unknown if self.total.is_none() => {
                let told = self.told.is_some_and(|told| told > rows && pages < told) && turnable;
                (full || told) && came >= first
            }
            Next::Offset(_) | Next::Unknown => true,
        };
        if !more {
            if let Some(told) = self
                .told
                .filter(|_| pages == 1 && !turnable && is_round(rows))
                && !self.rows.iter().any(|row| holds(row, &count(told)))
            {
                return self.cut(Why::Told(told));
            }
            return self.ended();
        }
        let ask = self.turned(&paging, &slots, came);
        match ask {
            Some(ask) if !self.asked.contains(&ask) => {
                if pages >= self.bounds.pages {
                    return self.cut(Why::Pages);
                }
                if rows >= self.bounds.rows {
                    self.rows.truncate(self.bounds.rows);
                    return self.cut(Why::Rows);
                }
                self.asked.push(ask);
            }
            Some(_) => self.cut(Why::Repeated),
            None if self.total.is_some() => self.cut(Why::Unknown),
            None => {}
        }
    }

    /// The next page: what the source names, else the address with the number moved on that it has, else with the
    /// source's own word, else with the word that goes with the one for the size.
    fn turned(&self, paging: &Paging, slots: &Slots, came: usize) -> Option<Ask> {
        let address = &*self.address;
        let ask = |address: String| Some(Ask::Address(address.into()));
        match &paging.next {
            Next::Link(link) => return Some(Ask::Link(link.clone())),
            _ if address.is_empty() => return None,
            Next::Cursor(name, mark) => return ask(with(address, name, mark)),
            _ => {}
        }
        if let Some(page) = &slots.page {
            return ask(page.set(address, page.value.checked_add(1)?)?);
        }
        if !slots.offset.is_empty() {
            return ask(moved(address, &slots.offset, came)?);
        }
        let (word, number) = match (&paging.next, &paging.word) {
            // Spring Data answers `number` and is asked for `page`.
            (Next::Page(page), Some(word)) if word.eq_ignore_ascii_case("number") => {
                ("page".into(), *page)
            }
            (Next::Page(page), Some(word)) => (word.to_string(), *page),
            (Next::Offset(offset), Some(word)) => (word.to_string(), *offset),
            _ => {
                let (word, rows) = slots.beside_size()?;
                (word, if rows { came } else { 2 })
            }
        };
        ask(with(address, &word, &count(number)))
    }
}

/// What stands at the end of the way.
fn place<'a>(tree: &'a mut Tree, way: &[Box<str>]) -> Option<&'a mut Tree> {
    way.iter().try_fold(tree, |node, name| match node {
        Tree::Map(members) => {
            let (_, value) = members.iter_mut().find(|(key, _)| key == name)?;
            Some(value)
        }
        _ => None,
    })
}

/// Takes the rows out of an answer; XML has a single one without a list around it.
fn take(tree: &mut Tree, way: &[Box<str>]) -> Option<Vec<Tree>> {
    let place = place(tree, way)?;
    match place {
        Tree::List(rows) => Some(core::mem::take(rows)),
        Tree::Map(members) if !members.is_empty() => Some(vec![place.clone()]),
        _ => None,
    }
}

/// Whether so many rows are what people take for a page.
fn is_round(rows: usize) -> bool {
    rows >= 5 && rows.is_multiple_of(5) || matches!(rows, 8 | 12 | 16 | 18 | 24 | 36 | 48)
}

/// Whether a cell of a row is this number: then it sums up, and counts nothing.
fn holds(row: &Tree, number: &str) -> bool {
    match row {
        Tree::List(cells) => cells.iter().any(|cell| holds(cell, number)),
        Tree::Map(members) => members.iter().any(|(_, cell)| holds(cell, number)),
        cell => cell.text().is_some_and(|text| text.trim() == number),
    }
}
