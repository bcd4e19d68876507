//! The full text: the nodes of [`mingbai_data::rich`], each drawn as the element it is and no other. Links and pictures go
//! through [`crate::link`], which decides what may be one.

use mingbai_data::rich::{Block, Cell, Image, Inline, Rich};

use super::card::Scene;
use crate::link::{allowed, link, picture};
use crate::pen::Pen;
use crate::text::num;

/// Draws it. A heading stands one deeper than those of the parts.
#[inline(never)]
pub fn body(pen: &mut Pen, scene: &Scene, rich: &Rich) {
    pen.open("div|class=mbp-body");
    blocks(pen, scene.heading, &rich.blocks);
    if rich.cut {
        pen.put("p|class=mb-hint", "正文没有显示完，请打开原文查看。");
    }
    pen.close();
}

fn blocks(pen: &mut Pen, heading: usize, all: &[Block]) {
    for block in all {
        match block {
            Block::Heading { level, line } => title(pen, heading, *level, line),
            Block::Paragraph {
                level: Some(level),
                line,
            } => title(pen, heading, *level, line),
            Block::Paragraph { level: None, line } => {
                pen.open("p");
                inlines(pen, line, false);
                pen.close();
            }
            Block::Image(image) => shot(pen, image, false),
            Block::List { first, items } => {
                if let Some(first) = first {
                    pen.open("ol|class=mbp-list");
                    pen.set("start", &num(usize::from(*first)));
                } else {
                    pen.open("ul|class=mbp-list");
                }
                for item in items {
                    pen.open("li");
                    blocks(pen, heading, item);
                    pen.close();
                }
                pen.close();
            }
            Block::Table { caption, rows } => table(pen, heading, caption, rows),
        }
    }
}

/// A heading of the text, by its level in the outline.
fn title(pen: &mut Pen, heading: usize, level: u8, line: &[Inline]) {
    pen.open("div|class=mbp-h|role=heading");
    let level = heading.saturating_add(usize::from(level)).min(6);
    pen.number("aria-level", Some(level));
    inlines(pen, line, false);
    pen.close();
}

/// A table, as wide as it is: where it has no room it scrolls within its own frame, which a keyboard reaches.
#[inline(never)]
fn table(pen: &mut Pen, heading: usize, caption: &[Block], rows: &[Vec<Cell>]) {
    pen.open("div|class=mbp-wide|role=region|tabindex=0|aria-label=表格，可以左右滑动");
    pen.open("table|class=mb-table");
    if !caption.is_empty() {
        pen.open("caption");
        blocks(pen, heading, caption);
        pen.close();
    }
    pen.open("tbody");
    for row in rows {
        pen.open("tr");
        for cell in row {
            pen.open(if cell.head { "th" } else { "td" });
            for (name, many) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                pen.number(name, Some(usize::from(many)).filter(|many| *many > 1));
            }
            match cell.blocks.as_slice() {
                // One paragraph is the cell.
                [Block::Paragraph { line, .. }] => inlines(pen, line, false),
                several => blocks(pen, heading, several),
            }
            pen.close();
        }
        pen.close();
    }
    pen.close();
    pen.close();
    pen.close();
}

/// `linked`: the line stands in a link.
fn inlines(pen: &mut Pen, line: &[Inline], linked: bool) {
    for inline in line {
        let (tag, inner) = match inline {
            Inline::Text(text) => {
                pen.write(text);
                continue;
            }
            Inline::Break => {
                pen.open("br");
                pen.close();
                continue;
            }
            Inline::Image(image) => {
                shot(pen, image, linked);
                continue;
            }
            Inline::Link { href, line } => {
                let address = Some(href.trim()).filter(|href| allowed(href));
                match address {
                    Some(address) => {
                        pen.open("a|class=mb-link|rel=noopener");
                        pen.set("href", address);
                    }
                    None => pen.open("span"),
                }
                inlines(pen, line, true);
                pen.close();
                continue;
            }
            Inline::Strong(line) => ("strong", line),
            Inline::Emphasis(line) => ("em", line),
            Inline::Underline(line) => ("u", line),
            Inline::Struck(line) => ("s", line),
            Inline::Sub(line) => ("sub", line),
            Inline::Sup(line) => ("sup", line),
        };
        pen.open(tag);
        inlines(pen, inner, linked);
        pen.close();
    }
}

/// A picture, or a link to it where it may not be loaded.
fn shot(pen: &mut Pen, image: &Image, linked: bool) {
    let words = if image.alt.is_empty() {
        "图片"
    } else {
        &image.alt
    };
    match picture(&image.src, &pen.origins) {
        Some(address) => {
            pen.open("img|loading=lazy|referrerpolicy=same-origin");
            pen.set("alt", words);
            pen.set("src", address);
            pen.close();
            // Seen where the picture does not come (`dom` hides it).
            pen.put("span|class=mbp-alt", words);
        }
        None => link(pen, Some(&*image.src).filter(|_| !linked), words),
    }
}
