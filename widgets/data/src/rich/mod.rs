//! The body of a policy, HTML or plain text as a site's system has it, as a small tree of allowed nodes and nothing else: what
//! is drawn is made of this tree, so no markup of the source ever reaches a page.
//!
//! **Rule:** the words stay as they are printed; only blanks, what is not for reading (scripts, styles, form controls, comments,
//! hidden elements) and marks that cannot be seen are left out. Elements that are not known give way to their content.

mod build;
mod inline;
mod outline;
mod page;
#[cfg(test)]
mod tests;

pub use build::read;

/// A body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich {
    /// In published order.
    pub blocks: Vec<Block>,
    /// The body is longer than what is drawn ([`MOST`]), or ends within a tag: this is not all of it.
    pub cut: bool,
}

/// The most nodes of a body: blocks, cells, texts and marks. A policy has some hundreds.
pub const MOST: usize = 20_000;

/// What stands on lines of its own. Blocks are never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// `<h1>` to `<h6>`.
    Heading {
        /// 1 to 4; those below are 4.
        level: u8,
        /// Its words.
        line: Vec<Inline>,
    },
    /// A paragraph, without the blanks of its indent.
    Paragraph {
        /// Level in the outline by GB/T 9704—2012 7.3.3, of short lines that begin with a number: 一、 1, （一） 2, 1. 3,
        /// （1） 4; in rules 第一章 1, 第一节 2, 第一条 3. None within lists and tables.
        level: Option<u8>,
        /// Its words.
        line: Vec<Inline>,
    },
    /// `<ul>`, `<ol>`.
    List {
        /// The number of the first item, where they are numbered.
        first: Option<u16>,
        /// What each item says.
        items: Vec<Vec<Block>>,
    },
    /// `<table>` of more than one column.
    Table {
        /// Its caption; may be empty.
        caption: Vec<Block>,
        /// Rows of cells as they stand: a span covers cells of others that are not there.
        rows: Vec<Vec<Cell>>,
    },
    /// A picture on a line of its own.
    Image(Image),
}

/// What stands within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// `<b>`, `<strong>`
    Strong(Vec<Inline>),
    /// `<i>`, `<em>`
    Emphasis(Vec<Inline>),
    /// `<u>`, `<ins>`
    Underline(Vec<Inline>),
    /// `<s>`, `<del>`, `<strike>`: what holds no more.
    Struck(Vec<Inline>),
    /// `<sub>`
    Sub(Vec<Inline>),
    /// `<sup>`
    Sup(Vec<Inline>),
    /// `<a href>`. None within another.
    Link {
        /// The address as printed. **It was not looked at**: it may be `javascript:`.
        href: Box<str>,
        /// What it says.
        line: Vec<Inline>,
    },
    /// A picture among words.
    Image(Image),
    /// A line ends here.
    Break,
}

/// A picture. Its address is relative or begins with `http:` or `https:`; other pictures are their alternative text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Its address.
    pub src: Box<str>,
    /// What it shows; empty where the source does not say.
    pub alt: Box<str>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// `<th>`, or a cell of `<thead>`.
    pub head: bool,
    /// How many columns it covers: 1 to 100.
    pub columns: u16,
    /// How many rows it covers: 1 to 1,000.
    pub rows: u16,
    /// What it says; may be empty.
    pub blocks: Vec<Block>,
}

impl Rich {
    /// The words, a line a block, with the numbers of lists; cells of a row are separated by a tab, as spreadsheets paste them.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        put(&self.blocks, "\n", &mut out);
        out
    }
}

/// Puts the words of the blocks behind `out`, `between` two of them.
fn put(blocks: &[Block], between: &str, out: &mut String) {
    for (place, block) in blocks.iter().enumerate() {
        if place > 0 {
            out.push_str(between);
        }
        match block {
            Block::Heading { line, .. } | Block::Paragraph { line, .. } => say(line, between, out),
            Block::Image(image) => out.push_str(&image.alt),
            Block::List { first, items } => {
                let mut number = *first;
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push_str(between);
                    }
                    if let Some(here) = number {
                        out.push_str(&here.to_string());
                        out.push_str(". ");
                        number = here.checked_add(1);
                    }
                    put(item, between, out);
                }
            }
            Block::Table { caption, rows } => {
                put(caption, between, out);
                for (place, row) in rows.iter().enumerate() {
                    if place > 0 || !caption.is_empty() {
                        out.push_str(between);
                    }
                    for (place, cell) in row.iter().enumerate() {
                        if place > 0 {
                            out.push(if between == " " { ' ' } else { '\t' });
                        }
                        put(&cell.blocks, " ", out);
                    }
                }
            }
        }
    }
}

/// Puts the words of a line behind `out`.
fn say(line: &[Inline], between: &str, out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Image(image) => out.push_str(&image.alt),
            Inline::Break => out.push_str(between),
            Inline::Strong(line)
            | Inline::Emphasis(line)
            | Inline::Underline(line)
            | Inline::Struck(line)
            | Inline::Sub(line)
            | Inline::Sup(line)
            | Inline::Link { line, .. } => say(line, between, out),
        }
    }
}
