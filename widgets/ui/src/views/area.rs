//! 面积图: the parts of a whole as rectangles, each as large as its share and each a button. What its rectangle has no room
//! for stands below it, by number.

use super::draw::Scene;
use super::hundred::{apart, gap};
use super::parts::{Part, REST, UNSAID, percent};
use super::picture::{extent, label, picture, set};
use super::treemap::{Tile, squarify};
use crate::pen::Pen;
use crate::text::num;

/// Hundredths of an em: a line of words, and what stands free around them.
const LINE: u64 = 135;
const PAD: u64 = 45;
/// What the number of a rectangle needs.
const NUMBER: u64 = 150;

/// What an eye can find.
const SEEN: u64 = 30;

/// How much of its words a rectangle has room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Name, share and amount.
    All,
    /// Name and share.
    Share,
    /// Its number; the words stand below.
    Number,
    /// Nothing: the words stand below.
    Nothing,
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let (large, small) = scene.level.split();
    let mut parts: Vec<Part> = large.to_vec();
    if scene.whole_list() {
        parts.extend(small);
    } else {
        parts.extend(scene.level.rest());
    }
    // What stands for many may be more than the last that stands by itself; the largest first is what keeps them square.
    let rest = parts.pop_if(|part| part.line == REST);
    for many in rest.into_iter().chain(scene.level.unsaid()) {
        let smaller = parts.iter().position(|part| part.amount < many.amount);
        parts.insert(smaller.unwrap_or(parts.len()), many);
    }
    if !parts.is_empty() {
        map(pen, scene, &parts, small.len());
    }
    apart(pen, scene);
    gap(pen, scene);
}

fn map(pen: &mut Pen, scene: &Scene, parts: &[Part], small: usize) {
    let width = u64::try_from(scene.width.clamp(120, 1_000))
        .unwrap_or(0)
        .saturating_mul(10);
    // A phone is held upright.
    let height = if scene.paper {
        width.saturating_mul(3).checked_div(10).unwrap_or(0)
    } else if scene.narrow {
        width.saturating_mul(5).wrapping_shr(2)
    } else {
        width
            .saturating_mul(9)
            .checked_div(20)
            .unwrap_or(0)
            .min(4_400)
    };
    let areas: Vec<u64> = parts.iter().map(|part| part.area).collect();
    let tiles = squarify(&areas, width, height);
    let mut below: Vec<(usize, &Part)> = Vec::new();
    picture(
        pen,
        "svg|class=mbv-map|role=group|aria-label=面积图，每块是一个按钮",
        width,
        height,
    );
    for (rank, (part, tile)) in parts.iter().zip(&tiles).enumerate() {
        let words = Words::new(scene, part, small);
        let fit = words.fit(tile);
        let number = below.len().saturating_add(1);
        if matches!(fit, Fit::Number | Fit::Nothing) {
            below.push((number, part));
        }
        // What nobody could see, or touch, is only in the list below.
        if tile.w >= SEEN && tile.h >= SEEN {
            cell(pen, scene, (part, tile), rank, &words, (fit, number));
        }
    }
    pen.close();
    key(pen, scene, &below, small);
    if scene.view.small && small > 0 && !scene.paper {
        pen.open("p");
        pen.open("button|type=button|class=mb-button|data-a=g");
        pen.write("合并占比不到 1% 的 ");
        pen.count(small);
        pen.write(" 项");
        pen.close();
        pen.close();
    }
}

/// What is written about a part.
struct Words {
    name: String,
    amount: String,
    share: String,
}

impl Words {
    fn new(scene: &Scene, part: &Part, small: usize) -> Self {
        Self {
            name: match part.line {
                REST => ["其他 ", &num(small), " 项"].concat(),
                UNSAID => scene.level.unsaid_name(),
                line => scene.name(line).to_owned(),
            },
            amount: scene.money(part.amount),
            share: percent(part.amount, scene.level.sum),
        }
    }

    /// What fits into a rectangle: the name in up to three lines, then its share, then its amount.
    fn fit(&self, tile: &Tile) -> Fit {
        let room = tile.w.saturating_sub(PAD.saturating_mul(2));
        let lines = tile.h.saturating_sub(PAD).checked_div(LINE).unwrap_or(0);
        let name = u64::try_from(broken(&self.name, room).len()).unwrap_or(0);
        if name > 0 && name <= 3 && extent(&self.share) <= room {
            if name.saturating_add(2) <= lines && extent(&self.amount) <= room {
                return Fit::All;
            }
            if name.saturating_add(1) <= lines {
                return Fit::Share;
            }
        }
        if tile.w >= NUMBER && tile.h >= NUMBER {
            Fit::Number
        } else {
            Fit::Nothing
        }
    }
}

/// A text in lines of at most `room`; nothing where a single character does not fit.
fn broken(text: &str, room: u64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        line.push(c);
        if extent(&line) > room {
            line.pop();
            if line.is_empty() {
                return Vec::new();
            }
            lines.push(core::mem::take(&mut line));
            line.push(c);
        }
    }
    lines.push(line);
    lines
}

fn cell(
    pen: &mut Pen,
    scene: &Scene,
    (part, tile): (&Part, &Tile),
    rank: usize,
    words: &Words,
    (fit, number): (Fit, usize),
) {
    // On paper nothing can be pressed, and what is unsaid leads nowhere; what it says is the same.
    let still = scene.paper || part.line == UNSAID;
    pen.open(if still {
        "g|role=img"
    } else {
        "g|role=button|tabindex=0"
    });
    pen.set(
        "class",
        match rank {
            0 => "mbv-tile mbv-k0",
            1 | 2 => "mbv-tile mbv-k1",
            3..=5 => "mbv-tile mbv-k2",
            _ => "mbv-tile mbv-k3",
        },
    );
    if !still {
        pen.set("data-a", &token(scene, part.line));
    }
    let does = match part.line {
        _ if still => "",
        REST => "，展开",
        line if scene.level.has_parts(line) => "，查看下级",
        _ => "，在表中查看",
    };
    pen.set(
        "aria-label",
        &[
            &*words.name,
            "，",
            &words.amount,
            "，占 ",
            &words.share,
            does,
        ]
        .concat(),
    );
    pen.open("rect");
    set(pen, "x", tile.x);
    set(pen, "y", tile.y);
    set(pen, "width", tile.w);
    set(pen, "height", tile.h);
    pen.close();
    pen.close();
    // The button has said them: what is seen may be broken, cut or a number.
    pen.open("g|class=mbv-words|aria-hidden=true");
    let (x, mut y) = (tile.x.saturating_add(PAD), tile.y.saturating_add(LINE));
    if matches!(fit, Fit::All | Fit::Share) {
        let room = tile.w.saturating_sub(PAD.saturating_mul(2));
        for line in broken(&words.name, room) {
            label(pen, "text|class=mbv-strong", x, y, &line);
            y = y.saturating_add(LINE);
        }
        label(pen, "text", x, y, &words.share);
        if fit == Fit::All {
            label(pen, "text", x, y.saturating_add(LINE), &words.amount);
        }
    } else if fit == Fit::Number {
        let middle = (
            tile.x.saturating_add(tile.w.wrapping_shr(1)),
            tile.y
                .saturating_add(tile.h.wrapping_shr(1))
                .saturating_add(35),
        );
        label(
            pen,
            "text|text-anchor=middle",
            middle.0,
            middle.1,
            &num(number),
        );
    }
    pen.close();
}

/// What pressing a part does: its parts, else its line in the table; the small ones open.
fn token(scene: &Scene, line: usize) -> String {
    match line {
        REST => "g".to_owned(),
        line if scene.level.has_parts(line) => ["d", &num(line)].concat(),
        line => ["l", &num(line)].concat(),
    }
}

/// The parts that have no words in the picture.
fn key(pen: &mut Pen, scene: &Scene, below: &[(usize, &Part)], small: usize) {
    pen.open("");
    if !below.is_empty() {
        pen.open("ul|class=mbv-key");
        for (number, part) in below {
            pen.open("li");
            if part.line == UNSAID {
                pen.open("div");
            } else {
                pen.open("button|type=button");
                pen.set("data-a", &token(scene, part.line));
            }
            pen.open("span|class=mbv-no");
            pen.count(*number);
            pen.close();
            pen.open("span|class=mbv-name");
            match part.line {
                REST => {
                    pen.write("其他 ");
                    pen.count(small);
                    pen.write(" 项（每项占比不到 1%）");
                }
                UNSAID => pen.write(&scene.level.unsaid_name()),
                line => pen.write(scene.name(line)),
            }
            pen.close();
            pen.open("span|class=mbv-figure");
            pen.put("b", &scene.money(part.amount));
            pen.write(" ");
            pen.open("small");
            pen.write(&percent(part.amount, scene.level.sum));
            pen.close();
            pen.close();
            pen.close();
            pen.close();
        }
        pen.close();
    }
    pen.close();
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn words_break_where_they_must() {
        assert_eq!(broken("教育支出", 210), ["教育", "支出"]);
        assert_eq!(broken("教育支出", 2_000), ["教育支出"]);
        assert!(broken("教育", 50).is_empty());
    }
}
