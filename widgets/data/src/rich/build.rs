//! The nodes of a page → the tree.

use super::inline::{ADDRESS, is_picture};
use super::outline::level;
use super::page::{escaped, is_markup};
use super::{Block, Cell, Image, Inline, MOST, Rich, say};
use crate::read::{Dom, entities as decode};
use crate::text::{among, trim, whole};

/// Lists and tables that stand deeper in others are paragraphs.
const DEEPEST: u8 = 6;

/// Elements that begin on a line of their own, beside those of [`Dom`].
const BLOCKS: &str = "td|th|hr|pre|blockquote|figure|figcaption|address|details|summary|main|aside|nav|fieldset|legend|thead|tbody|tfoot";

/// Elements whose content is not for reading, beside those of [`Dom`].
const SILENT: &str =
    "svg|math|video|audio|canvas|datalist|optgroup|applet|noframes|noembed|frameset|map";

/// Reads a body: HTML, or plain text in which each line is a paragraph. Linear in the length of the text, which the source limits.
///
/// ```
/// use mingbai_data::rich::read;
/// let body = read("<p>&emsp;&emsp;按<b>自府办发〔2018〕44号</b>执行。<script>alert(1)</script></p>");
/// assert_eq!(body.text(), "按自府办发〔2018〕44号执行。");
/// ```
#[must_use]
pub fn read(text: &str) -> Rich {
    // Some systems escape the whole body once more.
    let plain = if trim(text).starts_with("&lt;") && !is_markup(text) {
        decode(text)
    } else {
        String::new()
    };
    let text = if is_markup(&plain) { &plain } else { text };
    let markup = is_markup(text);
    let text = if markup { &escaped(text) } else { text };
    let page = if markup { text } else { "" };
    let dom = Dom::new(page);
    // A text with a link or two and no element for its lines has them as plain text has.
    let lines = !dom.nodes.iter().any(|node| node.block || node.tag == "br");
    let mut build = Build {
        dom: &dom,
        blocks: Vec::new(),
        line: Vec::new(),
        open: Vec::new(),
        wait: String::new(),
        last: None,
        ended: false,
        heading: 0,
        lines,
        depth: 0,
        left: MOST,
    };
    if markup {
        build.walk(0, dom.nodes.len());
    } else {
        build.words(&decode(text));
    }
    build.flush();
    let ends = |mark: u8| text.bytes().rposition(|byte| byte == mark);
    let cut = markup && (page.len() < text.len() || ends(b'<') > ends(b'>'));
    let cut = cut || build.left == 0;
    Rich {
        blocks: build.blocks,
        cut,
    }
}

/// What ends with an element.
enum Leave {
    Block,
    Heading,
    Lines,
    Mark,
}

struct Build<'a> {
    dom: &'a Dom<'a>,
    blocks: Vec<Block>,
    /// The line that is not yet a block.
    line: Vec<Inline>,
    /// The marks that are open, each with what it has of the line.
    open: Vec<Inline>,
    /// Blanks that wait until something follows them.
    wait: String,
    /// The last character of the line.
    last: Option<char>,
    /// A `<br>` waits until something follows it.
    ended: bool,
    /// Level of the heading around the line, or 0.
    heading: u8,
    /// Each line is a paragraph: plain text, `<pre>`.
    lines: bool,
    /// How many lists and tables stand around the line.
    depth: u8,
    /// How many nodes there may still be.
    left: usize,
}

impl Build<'_> {
    fn walk(&mut self, from: usize, to: usize) {
        let dom = self.dom;
        let mut ends: Vec<(usize, Leave)> = Vec::new();
        let mut at = from;
        loop {
            let over = at >= to || self.left == 0;
            while let Some((_, leave)) = ends.pop_if(|(end, _)| over || *end <= at) {
                self.leave(&leave);
            }
            let Some(node) = dom.nodes.get(at).filter(|_| !over) else {
                return;
            };
            let here = at;
            at = at.saturating_add(1);
            let tag: &str = &node.tag;
            let deep = self.depth >= DEEPEST;
            match tag {
                "" => self.words(&decode(node.content)),
                "br" => self.end_line(),
                "img" => self.image(here),
                // What is silent in a head says so itself; one that does not end has the body within.
                "head" => {}
                _ if dom.is_silent(here) || among(SILENT, tag) => at = node.end,
                "ul" | "ol" | "menu" if !deep => {
                    self.list(here);
                    at = node.end;
                }
                "table" if !deep => {
                    self.table(here);
                    at = node.end;
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                    self.flush();
                    let digit = tag.bytes().next_back().unwrap_or_default();
                    self.heading = digit.saturating_sub(b'0').min(4);
                    ends.push((node.end, Leave::Heading));
                }
                _ if node.block || among(BLOCKS, tag) => {
                    self.flush();
                    let pre = tag == "pre" && !self.lines;
                    self.lines |= pre;
                    ends.push((node.end, if pre { Leave::Lines } else { Leave::Block }));
                }
                _ => {
                    if let Some(mark) = self.mark(here) {
                        self.open.push(mark);
                        ends.push((node.end, Leave::Mark));
                    }
                }
            }
        }
    }

    fn leave(&mut self, leave: &Leave) {
        match leave {
            Leave::Mark => {
                if let Some(mut mark) = self.open.pop()
                    && mark.line().is_some_and(|line| !line.is_empty())
                {
                    self.top().push(mark);
                }
            }
            leave => {
                self.flush();
                match leave {
                    Leave::Heading => self.heading = 0,
                    Leave::Lines => self.lines = false,
                    _ => {}
                }
            }
        }
    }

    /// The mark that an element is, unless one of its kind is open.
    fn mark(&self, index: usize) -> Option<Inline> {
        let mark = match self.dom.tag(index) {
            "b" | "strong" => Inline::Strong(Vec::new()),
            "i" | "em" => Inline::Emphasis(Vec::new()),
            "u" | "ins" => Inline::Underline(Vec::new()),
            "s" | "del" | "strike" => Inline::Struck(Vec::new()),
            "sub" => Inline::Sub(Vec::new()),
            "sup" => Inline::Sup(Vec::new()),
            "a" => {
                let href = self.dom.attribute(index, "href")?;
                if href.len() > ADDRESS || trim(&href).is_empty() {
                    return None;
                }
                Inline::Link {
                    href: href.into(),
                    line: Vec::new(),
                }
            }
            _ => return None,
        };
        let kind = core::mem::discriminant(&mark);
        let open = self
            .open
            .iter()
            .any(|open| core::mem::discriminant(open) == kind);
        (!open).then_some(mark)
    }

    fn image(&mut self, index: usize) {
        let of = |name| self.dom.attribute(index, name).unwrap_or_default();
        let alt = of("alt");
        // Where a script of the page is to load it later, its address stands beside.
        let all = ["data-src", "data-original", "src"];
        let src = all.into_iter().map(of).find(|src| is_picture(src));
        let Some(src) = src else {
            return self.words(&alt);
        };
        // As before a character that needs no blank.
        self.follow('图');
        self.spend(1);
        let (src, alt) = (trim(&src).into(), trim(&alt).into());
        self.top().push(Inline::Image(Image { src, alt }));
    }

    /// A `<br>`: two of them end the paragraph.
    fn end_line(&mut self) {
        if self.ended {
            self.flush();
        }
        self.ended = self.last.is_some();
        self.wait.clear();
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' | '\r' if self.lines => self.flush(),
                '\n' | '\r' | '\t' | ' ' | '\u{c}' => {
                    // Of a run one blank is seen.
                    if !matches!(self.wait.bytes().next_back(), Some(b' ' | b'\n')) {
                        self.wait.push(if c == '\n' { c } else { ' ' });
                    }
                }
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}' => {}
                c if c.is_whitespace() => self.wait.push(c),
                c if c.is_control() => {}
                c => {
                    self.follow(c);
                    let new = put(self.top(), c);
                    self.spend(new);
                }
            }
        }
    }

    /// What waits, before `c`.
    fn follow(&mut self, c: char) {
        let wait = core::mem::take(&mut self.wait);
        if self.ended {
            // An indent behind a break is that of a paragraph.
            if wait.chars().filter(|c| !c.is_ascii()).count() > 1 {
                self.flush();
            } else {
                self.outer().push(Inline::Break);
                self.spend(1);
            }
        } else if let Some(last) = self.last {
            // The source's line ends between two characters that need no blank.
            let none = wait == "\n" && !last.is_ascii() && !c.is_ascii();
            if !none {
                for blank in wait.chars() {
                    let new = put(self.outer(), if blank == '\n' { ' ' } else { blank });
                    self.spend(new);
                }
            }
        }
        self.ended = false;
        self.last = Some(c);
    }

    /// Where the next word stands.
    fn top(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut().and_then(Inline::line) {
            Some(line) => line,
            None => &mut self.line,
        }
    }

    /// Where the last word stands: a blank before a link is no part of it.
    fn outer(&mut self) -> &mut Vec<Inline> {
        for mark in self.open.iter_mut().rev() {
            if let Some(line) = mark.line()
                && !line.is_empty()
            {
                return line;
            }
        }
        &mut self.line
    }

    fn spend(&mut self, nodes: usize) {
        self.left = self.left.saturating_sub(nodes);
    }

    /// Ends the paragraph; the marks that are open go on in the next one.
    fn flush(&mut self) {
        self.wait.clear();
        self.ended = false;
        self.last = None;
        let mut inner = None;
        let mut nodes = 1usize;
        for mark in self.open.iter_mut().rev() {
            let (next, size) = mark.again();
            let mut whole = core::mem::replace(mark, next);
            if let Some(line) = whole.line() {
                line.extend(inner.take());
                if !line.is_empty() {
                    nodes = nodes.saturating_add(size);
                    inner = Some(whole);
                }
            }
        }
        self.line.extend(inner);
        if self.line.is_empty() {
            return;
        }
        self.spend(nodes);
        let mut line = core::mem::take(&mut self.line);
        let block = match (self.heading, line.pop()) {
            (0, Some(Inline::Image(image))) if line.is_empty() => Block::Image(image),
            (heading, last) => {
                line.extend(last);
                if heading > 0 {
                    Block::Heading {
                        level: heading,
                        line,
                    }
                } else {
                    let mut words = String::new();
                    if self.depth == 0 {
                        say(&line, "\n", &mut words);
                    }
                    Block::Paragraph {
                        level: level(&words),
                        line,
                    }
                }
            }
        };
        self.blocks.push(block);
    }

    /// The blocks of the nodes from `from` to `to`, which stand in a list or a table.
    fn within(&mut self, from: usize, to: usize) -> Vec<Block> {
        self.flush();
        let around = core::mem::take(&mut self.blocks);
        let heading = core::mem::take(&mut self.heading);
        self.depth = self.depth.saturating_add(1);
        self.walk(from, to);
        self.flush();
        self.depth = self.depth.saturating_sub(1);
        self.heading = heading;
        self.spend(1);
        core::mem::replace(&mut self.blocks, around)
    }

    fn list(&mut self, index: usize) {
        self.flush();
        let dom = self.dom;
        let mut items: Vec<Vec<Block>> = Vec::new();
        let (mut at, end) = (index.saturating_add(1), dom.end_of(index));
        while at < end && self.left > 0 {
            let next = dom.end_of(at);
            let blocks = self.within(at, next);
            match items.last_mut() {
                // A list that stands between the items is part of the one before.
                Some(item) if dom.tag(at) != "li" => item.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => items.push(blocks),
            }
            at = next;
        }
        let number = |text: String| whole(trim(&text)).and_then(|first| u16::try_from(first).ok());
        let first = (dom.tag(index) == "ol")
            .then(|| dom.attribute(index, "start").and_then(number).unwrap_or(1));
        if !items.is_empty() {
            self.blocks.push(Block::List { first, items });
        }
    }

    fn table(&mut self, index: usize) {
        self.flush();
        let dom = self.dom;
        let mut caption = Vec::new();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut heads = 0;
        let (mut at, end) = (index.saturating_add(1), dom.end_of(index));
        while at < end && self.left > 0 {
            let (first, next) = (at.saturating_add(1), dom.end_of(at));
            at = match dom.tag(at) {
                "thead" => {
                    heads = next;
                    first
                }
                "tbody" | "tfoot" | "colgroup" | "col" | "form" => first,
                "tr" => {
                    rows.push(Vec::new());
                    self.spend(1);
                    first
                }
                tag @ ("td" | "th") => {
                    let span = |name, most| {
                        let text = dom.attribute(at, name).unwrap_or_default();
                        let span = whole(trim(&text)).unwrap_or(1).clamp(1, most);
                        u16::try_from(span).unwrap_or(1)
                    };
                    let cell = Cell {
                        head: tag == "th" || at < heads,
                        columns: span("colspan", 100),
                        rows: span("rowspan", 1_000),
                        blocks: self.within(first, next),
                    };
                    match rows.last_mut() {
                        Some(row) => row.push(cell),
                        None => rows.push(vec![cell]),
                    }
                    next
                }
                "caption" => {
                    caption.extend(self.within(first, next));
                    next
                }
                // Browsers put what has no cell before the table.
                _ => {
                    self.walk(at, next);
                    next
                }
            };
        }
        self.flush();
        rows.retain(|row| !row.is_empty());
        // A frame around what is one column is for looks.
        if rows.iter().all(|row| row.len() < 2) {
            self.blocks.extend(caption);
            let cells = rows.into_iter().flatten();
            self.blocks.extend(cells.flat_map(|cell| cell.blocks));
        } else {
            self.blocks.push(Block::Table { caption, rows });
        }
    }
}

/// Puts a character behind a line; how many nodes that made.
fn put(line: &mut Vec<Inline>, c: char) -> usize {
    if let Some(Inline::Text(text)) = line.last_mut() {
        text.push(c);
        return 0;
    }
    line.push(Inline::Text(c.into()));
    1
}
