//! A page of HTML as a flat list of nodes in reading order, each knowing where it ends. Unclosed and misplaced tags are
//! put right the way browsers do it, as far as tables and lists need it.

use super::markup::{Piece, Pieces, attribute, decode};
use crate::text::among;
use std::borrow::Cow;

/// Deeper elements are read as if they stood at this depth.
const DEEPEST: usize = 256;

/// One node.
pub(crate) struct Node<'a> {
    /// Lower-case name of the element; empty for a text.
    pub(crate) tag: Cow<'a, str>,
    /// Attributes of the element as they stand, or the text.
    pub(crate) content: &'a str,
    /// The index behind its last descendant.
    pub(crate) end: usize,
    /// Index of the node around it.
    pub(crate) parent: Option<usize>,
    /// The text needs no decoding.
    raw: bool,
    /// The element begins on a line of its own.
    pub(crate) block: bool,
    /// What is within is not for reading.
    silent: bool,
}

/// The nodes.
pub(crate) struct Dom<'a> {
    pub(crate) nodes: Vec<Node<'a>>,
    /// A table is open where the text ends, and no `</body>` or `</html>` says that the page is whole: it was cut off.
    pub(crate) cut: bool,
}

/// What an opening tag ends: the open elements of the first column, up to one of the second.
fn ended_by(tag: &str) -> &'static [(&'static str, &'static str)] {
    const P: (&str, &str) = ("p", "li|td|th|div|dd|dt|table|section|article");
    match tag {
        "li" => &[("li", "ul|ol|menu|table|td|th"), P],
        "dt" | "dd" => &[("dt|dd", "dl|table|td|th")],
        "td" | "th" => &[("td|th", "tr|table")],
        "tr" => &[("tr|td|th", "table|thead|tbody|tfoot")],
        "thead" | "tbody" | "tfoot" => &[("tr|td|th|thead|tbody|tfoot|caption|colgroup", "table")],
        "option" => &[("option", "select")],
        "p" | "div" | "ul" | "ol" | "dl" | "table" | "h1" | "h2" | "h3" | "h4" => &[P],
        _ => &[],
    }
}

fn is_void(tag: &str) -> bool {
    matches!(
        tag,
        "br" | "img"
            | "input"
            | "meta"
            | "link"
            | "hr"
            | "col"
            | "area"
            | "base"
            | "wbr"
            | "embed"
            | "source"
            | "param"
            | "frame"
    )
}

/// Whether an element begins on a line of its own.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "tr"
            | "table"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "form"
            | "header"
            | "footer"
            | "center"
            | "caption"
            | "option"
    )
}

/// Whether what is within an element is not for reading.
fn is_silent(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "textarea"
            | "noscript"
            | "template"
            | "iframe"
            | "select"
            | "button"
            | "title"
            | "head"
    )
}

impl<'a> Dom<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut dom = Self {
            nodes: Vec::new(),
            cut: false,
        };
        // Where the last page that says its end has it.
        let mut whole = 0;
        let mut open: Vec<usize> = Vec::new();
        for piece in Pieces::new(text, true) {
            match piece {
                Piece::Text(words) => dom.put("".into(), words, &open, false),
                Piece::Raw(words) => dom.put("".into(), words, &open, true),
                Piece::Open {
                    name, attributes, ..
                } => {
                    let lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
                    let tag = if lower {
                        Cow::Borrowed(name)
                    } else {
                        Cow::Owned(name.to_ascii_lowercase())
                    };
                    for (ended, within) in ended_by(&tag) {
                        dom.end(&mut open, ended, within);
                    }
                    let void = is_void(&tag);
                    if !void && open.len() >= DEEPEST {
                        continue;
                    }
                    dom.put(tag, attributes, &open, false);
                    if !void {
                        open.push(dom.nodes.len().saturating_sub(1));
                    }
                }
                Piece::Close(name) => {
                    if ["body", "html"]
                        .iter()
                        .any(|page| page.eq_ignore_ascii_case(name))
                    {
                        whole = dom.nodes.len();
                    }
                    dom.close(&mut open, name);
                }
                Piece::Doctype(_) | Piece::Cut => {}
            }
        }
        let end = dom.nodes.len();
        for index in open {
            dom.cut |= index >= whole && dom.tag(index) == "table";
            dom.finish(index, end);
        }
        dom
    }

    fn put(&mut self, tag: Cow<'a, str>, content: &'a str, open: &[usize], raw: bool) {
        let end = self.nodes.len().saturating_add(1);
        let parent = open.last().copied();
        let (block, silent) = (is_block(&tag), is_silent(&tag));
        self.nodes.push(Node {
            block,
            silent,
            tag,
            content,
            end,
            parent,
            raw,
        });
    }

    fn finish(&mut self, index: usize, end: usize) {
        if let Some(node) = self.nodes.get_mut(index) {
            node.end = end;
        }
    }

    /// Ends the open elements `ended`, with all within them, as far as the next one of `within`.
    fn end(&mut self, open: &mut Vec<usize>, ended: &str, within: &str) {
        let mut keep = None;
        for (place, index) in open.iter().enumerate().rev() {
            let tag = self.tag(*index);
            if among(ended, tag) {
                keep = Some(place);
            } else if among(within, tag) {
                break;
            }
        }
        self.cut(open, keep);
    }

    /// Ends the innermost open element `name`; a cell ends only within its own table.
    fn close(&mut self, open: &mut Vec<usize>, name: &str) {
        let mut keep = None;
        for (place, index) in open.iter().enumerate().rev() {
            let tag = self.tag(*index);
            if tag.eq_ignore_ascii_case(name) {
                keep = Some(place);
                break;
            }
            if tag == "table"
                || (among("td|th|li", tag)
                    && !among("table|tr|tbody|thead|tfoot|ul|ol|body|html|div", name))
            {
                break;
            }
        }
        self.cut(open, keep);
    }

    fn cut(&mut self, open: &mut Vec<usize>, keep: Option<usize>) {
        let end = self.nodes.len();
        while keep.is_some_and(|keep| open.len() > keep) {
            if let Some(index) = open.pop() {
                self.finish(index, end);
            }
        }
    }

    /// The name of the element `index`.
    pub(crate) fn tag(&self, index: usize) -> &str {
        self.nodes.get(index).map_or("", |node| &node.tag)
    }

    /// The index behind the last descendant of `index`.
    pub(crate) fn end_of(&self, index: usize) -> usize {
        self.nodes.get(index).map_or(index, |node| node.end)
    }

    pub(crate) fn parent(&self, index: usize) -> Option<usize> {
        self.nodes.get(index)?.parent
    }

    /// The attribute `name` of an element.
    pub(crate) fn attribute(&self, index: usize, name: &str) -> Option<String> {
        let node = self.nodes.get(index)?;
        if node.tag.is_empty() || node.content.is_empty() {
            return None;
        }
        attribute(node.content, name)
    }

    /// The descendants of `index`, in order, without what is within the elements `skip`.
    pub(crate) fn within(&self, index: usize, skip: &'static str) -> impl Iterator<Item = usize> {
        let end = self.end_of(index);
        let mut at = index.saturating_add(1);
        core::iter::from_fn(move || {
            let here = at;
            if here >= end {
                return None;
            }
            at = if self.tag(here) == skip {
                self.end_of(here)
            } else {
                here.saturating_add(1)
            };
            Some(here)
        })
    }

    /// The indexes of all elements `names`.
    pub(crate) fn all(&self, names: &str) -> Vec<usize> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(|(_, node)| !node.tag.is_empty() && among(names, &node.tag))
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether what is within an element is not for reading.
    pub(crate) fn is_silent(&self, index: usize) -> bool {
        self.nodes.get(index).is_some_and(|node| node.silent) || self.hidden(index)
    }

    /// Whether an element is not shown.
    fn hidden(&self, index: usize) -> bool {
        self.nodes.get(index).is_some_and(|node| {
            node.content.contains("hidden") && self.attribute(index, "hidden").is_some()
                || node.content.contains("none")
                    && self
                        .attribute(index, "style")
                        .is_some_and(|style| style.replace(' ', "").contains("display:none"))
        })
    }

    /// The text of the nodes from `from` to `to` as it is read on screen: blanks run together, no-break spaces stay; line
    /// breaks and blocks are `\n`. What is within the elements `skip` is left out.
    pub(crate) fn text(&self, from: usize, to: usize, skip: &str) -> String {
        let mut words = Words::default();
        let mut at = from;
        while let Some(node) = self.nodes.get(at).filter(|_| at < to) {
            let mut next = at.saturating_add(1);
            match &*node.tag {
                "" if node.raw => words.push(node.content),
                "" if node.content.contains('&') => words.push(&decode(node.content)),
                "" => words.push(node.content),
                "br" => words.line(),
                "img" => words.push(&self.picture(at)),
                _ if node.silent || (!skip.is_empty() && node.tag == *skip) || self.hidden(at) => {
                    next = node.end
                }
                _ if node.block => words.block(),
                "td" | "th" => words.push(" "),
                _ => {}
            }
            at = next;
        }
        words.end()
    }

    /// A picture that stands for digits: `PM<img src="…/sub10.png">`; else its alternative text.
    fn picture(&self, index: usize) -> String {
        let alt = self.attribute(index, "alt").unwrap_or_default();
        if !alt.is_empty() {
            return alt;
        }
        let source = self.attribute(index, "src").unwrap_or_default();
        let file = source.rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let digits = stem
            .strip_prefix("sub")
            .map(|digits| digits.replace('_', "."));
        let fits = |digits: &String| {
            digits.len() <= 4 && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        };
        digits.filter(fits).unwrap_or_default()
    }
}

/// Text put together from pieces.
#[derive(Default)]
struct Words {
    out: String,
    /// Blanks wait until something follows them.
    blank: bool,
    lines: usize,
}

impl Words {
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.blank = true;
                continue;
            }
            if matches!(
                c,
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}'
            ) {
                continue;
            }
            if self.lines > 0 {
                if !self.out.is_empty() {
                    self.out.push('\n');
                }
            } else if self.blank && !self.out.is_empty() {
                self.out.push(' ');
            }
            (self.lines, self.blank) = (0, false);
            self.out.push(c);
        }
    }

    fn line(&mut self) {
        self.lines = self.lines.saturating_add(1);
    }

    fn block(&mut self) {
        if !self.out.is_empty() {
            self.lines = self.lines.max(1);
        }
    }

    fn end(mut self) -> String {
        let length = self.out.trim_end().len();
        self.out.truncate(length);
        self.out
    }
}

/// A text of several lines in one: nothing is put between two characters that need no blank, a blank otherwise.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if ascii(out.chars().next_back()) && ascii(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}
