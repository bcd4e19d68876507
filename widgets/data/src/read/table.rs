//! Tables of HTML: spans repeat the text in every cell they cover, as [`crate::shape::Matrix`] has it. What a cell says
//! besides its text (`title`, a link) stays beside it: `{text, title, url}`.

use super::Limits;
use super::dom::{Dom, one_line};
use crate::number::read_number;
use crate::{ReadError, ReadErrorKind, Tree};

/// The most cells that spans may make of a page.
const MOST_CELLS: usize = 200_000;

/// How many rows at the top may be headings though nothing says so.
const TOP: usize = 8;

/// What spans have made so far.
#[derive(Default)]
pub(super) struct Spent {
    cells: usize,
    bytes: usize,
}

/// A table as it was read.
#[derive(Default)]
pub(super) struct Table {
    pub(super) caption: String,
    /// Lines that stand above it in the page.
    pub(super) above: Vec<String>,
    pub(super) head: Vec<Vec<Tree>>,
    pub(super) body: Vec<Vec<Tree>>,
    /// The rows are of different lengths.
    pub(super) ragged: bool,
}

/// A cell that reaches into the rows below.
struct Reach {
    rows: usize,
    cell: Tree,
}

impl Table {
    /// Whether it is a table of data: headings, or two rows and two columns with something in them.
    pub(super) fn is_data(&self) -> bool {
        let filled = |row: &&Vec<Tree>| {
            row.iter()
                .filter(|cell| !text_of(cell).trim().is_empty())
                .count()
        };
        // Headings alone are a table that has no rows yet.
        if self.head.iter().any(|row| filled(&row) > 1) {
            return true;
        }
        let rows = self.head.iter().chain(&self.body);
        rows.clone().filter(|row| filled(row) > 0).count() > 1
            && rows.filter(|row| filled(row) > 1).count() > 1
    }

    /// `{caption, thead, tbody}`.
    pub(super) fn tree(self) -> Tree {
        let rows = |rows: Vec<Vec<Tree>>| Tree::List(rows.into_iter().map(Tree::List).collect());
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        if !self.caption.is_empty() {
            members.push(("caption".into(), Tree::Text(self.caption.into())));
        }
        // A heading row of one text names no column: whoever reads the table takes it for a remark.
        let mut head: Vec<Vec<Tree>> = Vec::new();
        for line in self.above {
            head.push(vec![Tree::Text(line.into())]);
        }
        head.extend(self.head);
        if !head.is_empty() {
            members.push(("thead".into(), rows(head)));
        }
        members.push(("tbody".into(), rows(self.body)));
        Tree::Map(members)
    }
}

/// What a cell shows.
pub(super) fn text_of(cell: &Tree) -> &str {
    cell.text()
        .or_else(|| cell.get("text").and_then(Tree::text))
        .unwrap_or_default()
}

/// Reads the table at `index`, without the tables within it.
///
/// # Errors
/// `size` when its spans make more of it than fits.
pub(super) fn read(
    dom: &Dom,
    index: usize,
    spent: &mut Spent,
    limits: &Limits,
) -> Result<Table, ReadError> {
    let mut table = Table::default();
    let mut reach: Vec<Option<Reach>> = Vec::new();
    let mut row: Option<Vec<Tree>> = None;
    // Whether the row under way stands in `<thead>`, or has nothing but `<th>`.
    let (mut thead, mut only_th) = (false, true);
    for at in dom.within(index, "table") {
        match dom.tag(at) {
            "caption" => {
                table.caption = one_line(&dom.text(at.saturating_add(1), dom.end_of(at), ""))
            }
            "tr" => {
                if let Some(row) = row.take() {
                    table.put(row, thead, only_th, &mut reach);
                }
                thead = dom
                    .parent(at)
                    .is_some_and(|parent| dom.tag(parent) == "thead");
                only_th = true;
                row = Some(Vec::new());
            }
            tag @ ("td" | "th") => {
                let Some(row) = &mut row else {
                    continue;
                };
                only_th &= tag == "th";
                let span = |name, most: usize| {
                    let count = dom
                        .attribute(at, name)
                        .and_then(|text| text.trim().parse::<usize>().ok());
                    count.unwrap_or(1).clamp(1, most)
                };
                let (columns, rows) = (span("colspan", 1000), span("rowspan", 65_534));
                let cell = cell(dom, at);
                for _ in 0..columns {
                    fill(row, &mut reach, spent);
                    let place = row.len();
                    if rows > 1 {
                        while reach.len() <= place {
                            reach.push(None);
                        }
                        if let Some(slot) = reach.get_mut(place) {
                            *slot = Some(Reach {
                                rows: rows.saturating_sub(1),
                                cell: cell.clone(),
                            });
                        }
                    }
                    row.push(cell.clone());
                    spent.add(&cell);
                }
                fill(row, &mut reach, spent);
                if spent.cells > MOST_CELLS || spent.bytes > limits.max_bytes.saturating_mul(8) {
                    return Err(ReadError {
                        kind: ReadErrorKind::Size,
                        message: "网页表格展开合并单元格后的大小超过上限".into(),
                    });
                }
            }
            _ => {}
        }
    }
    if let Some(row) = row {
        table.put(row, thead, only_th, &mut reach);
    }
    table.headings();
    let mut lengths = table.body.iter().filter(|row| row.len() > 1).map(Vec::len);
    let first = lengths.next();
    table.ragged = lengths.any(|length| Some(length) != first);
    if table.caption.is_empty() {
        table.caption = heading_above(dom, index);
    }
    Ok(table)
}

impl Spent {
    fn add(&mut self, cell: &Tree) {
        self.cells = self.cells.saturating_add(1);
        self.bytes = self.bytes.saturating_add(text_of(cell).len());
    }
}

/// Puts the cells that reach down from above where the row has come to.
fn fill(row: &mut Vec<Tree>, reach: &mut [Option<Reach>], spent: &mut Spent) {
    while let Some(slot) = reach.get_mut(row.len())
        && let Some(above) = slot
    {
        row.push(above.cell.clone());
        spent.add(&above.cell);
        above.rows = above.rows.saturating_sub(1);
        if above.rows == 0 {
            *slot = None;
        }
    }
}

impl Table {
    fn put(&mut self, mut row: Vec<Tree>, thead: bool, only_th: bool, reach: &mut [Option<Reach>]) {
        // A row shorter than the reach of those above it.
        fill(&mut row, reach, &mut Spent::default());
        if row.is_empty() {
            return;
        }
        if thead || (only_th && self.body.is_empty()) {
            self.head.push(row);
        } else {
            self.body.push(row);
        }
    }

    /// Headings are one line each; so are the rows at the top that may be headings, as long as none has a number.
    fn headings(&mut self) {
        let no_number = |row: &&mut Vec<Tree>| {
            !row.iter()
                .any(|cell| read_number(text_of(cell)).number().is_some())
        };
        let top = if self.head.is_empty() { TOP } else { 0 };
        let body = self.body.iter_mut().take(top).take_while(no_number);
        for cell in self.head.iter_mut().chain(body).flatten() {
            match cell {
                Tree::Text(text) if text.contains('\n') => *text = one_line(text).into(),
                Tree::Map(members) => {
                    for (_, value) in members {
                        if let Tree::Text(text) = value
                            && text.contains('\n')
                        {
                            *text = one_line(text).into();
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// The cell at `index`: its text, or `{text, title, url}` when it says more than it shows.
fn cell(dom: &Dom, index: usize) -> Tree {
    of_range(dom, index, dom.end_of(index), "table")
}

/// What stands from `from` to `to`, with the first `title` and the first link in it.
pub(super) fn of_range(dom: &Dom, from: usize, to: usize, skip: &'static str) -> Tree {
    let mut text = dom.text(
        from.saturating_add(usize::from(!dom.tag(from).is_empty() && skip == "table")),
        to,
        skip,
    );
    let (mut title, mut url) = (None, None);
    let mut at = from;
    while at < to {
        let tag = dom.tag(at);
        if at > from && !skip.is_empty() && tag == skip {
            at = dom.end_of(at);
            continue;
        }
        if title.is_none() && !tag.is_empty() {
            title = dom
                .attribute(at, "title")
                .filter(|title| !title.trim().is_empty());
        }
        if url.is_none() && tag == "a" {
            url = dom.attribute(at, "href").and_then(|href| address(&href));
        }
        at = at.saturating_add(1);
    }
    if let Some(full) = &title {
        let full = plain(full);
        if let Some(better) = whole(&text, &full) {
            text = better;
        }
        title = Some(full).filter(|full| *full != text);
    }
    if title.is_none() && url.is_none() {
        return Tree::Text(text.into());
    }
    let mut members: Vec<(Box<str>, Tree)> = vec![("text".into(), Tree::Text(text.into()))];
    for (name, value) in [("title", title), ("url", url)] {
        if let Some(value) = value {
            members.push((name.into(), Tree::Text(value.into())));
        }
    }
    Tree::Map(members)
}

/// The address of a link, when it leads anywhere.
pub(super) fn address(href: &str) -> Option<String> {
    let href = href.trim();
    let start = href.get(..11).unwrap_or(href);
    let nowhere =
        href.is_empty() || href.starts_with('#') || start.eq_ignore_ascii_case("javascript:");
    (!nowhere).then(|| href.to_owned())
}

/// `full` when `text` is a beginning of it, cut off with `…` or `...`.
pub(super) fn whole(text: &str, full: &str) -> Option<String> {
    let stem = text.trim_end_matches(['…', '.', '。', ' ']);
    let cut = stem.len() < text.len() && (text.ends_with('…') || text.ends_with(".."));
    (cut && full.starts_with(stem) && !full.is_empty()).then(|| full.to_owned())
}

/// A text without its markup.
pub(super) fn plain(text: &str) -> String {
    if !text.contains('<') {
        return text.trim().to_owned();
    }
    let dom = Dom::new(text);
    one_line(&dom.text(0, dom.nodes.len(), ""))
}

/// The text of the nearest heading shortly above a table.
fn heading_above(dom: &Dom, index: usize) -> String {
    let mut at = index;
    for _ in 0..40 {
        let Some(before) = at.checked_sub(1) else {
            break;
        };
        at = before;
        match dom.tag(at) {
            "table" | "tr" => break,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                return one_line(&dom.text(at.saturating_add(1), dom.end_of(at).min(index), ""));
            }
            _ => {}
        }
    }
    String::new()
}
