//! 收支流向: where a book comes from and where it goes, when both sides are published: by its totals, with grants, loans and
//! balances, where these are published too. What one side has more than the other is a node of its own and says so.

use mingbai_data::Decimal;

use super::draw::{Scene, bar, length, opener};
use super::flow::{Flow, Measures, Node, flow};
use super::parts::{billionths, percent};
use super::picture::{extent, label, picture, set};
use super::sides::{Share, Sides, gather};
use crate::pen::Pen;
use crate::text::num;

/// Hundredths of an em.
const THICK: u64 = 2_000;
const BAR: u64 = 60;
const HEAD: u64 = 170;
const MEASURES: Measures = Measures {
    thick: THICK,
    words: 290,
    gap: 30,
};

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let Some(sides) = gather(scene.budget, scene.table) else {
        return;
    };
    let wide = !scene.narrow;
    let open = !wide || scene.view.numbers || scene.paper;
    pen.open("");
    if wide {
        chart(pen, scene, &sides);
        if !scene.paper {
            opener(
                pen,
                "button|type=button|class=mb-text|data-a=n",
                open,
                if open {
                    "收起数字表"
                } else {
                    "查看数字表"
                },
            );
        }
    }
    pen.close();
    pen.open(if open {
        "div|class=mbv-sides"
    } else {
        "div|class=mbv-sides mb-off"
    });
    // One scale for both: what comes in and what goes out are looked at beside each other.
    let all = sides.revenue.iter().chain(&sides.expenditure);
    let most = all.fold(Decimal::ZERO, |most, share| most.max(share.amount));
    let rows = (most, open && !scene.paper);
    list(pen, scene, "收入来自", &sides.revenue, sides.sums.0, rows);
    let spent = if sides.balance.is_some() {
        "支出和年终结余"
    } else {
        "支出用于"
    };
    list(pen, scene, spent, &sides.expenditure, sides.sums.1, rows);
    pen.close();
    pen.open("p|class=mb-hint");
    pen.write("两边按表中并列的各项相加（无数字、为负的项未计入），");
    if sides.drawn.0 != sides.drawn.1 {
        pen.write("差额按公布数计算；");
    }
    if sides.detailed {
        pen.write("本年收支按明细表分列；");
    }
    pen.write("比例为占本边合计。");
    pen.close();
}

fn list(
    pen: &mut Pen,
    scene: &Scene,
    head: &str,
    shares: &[Share],
    sum: Decimal,
    (most, live): (Decimal, bool),
) {
    pen.open("div");
    pen.open("p|class=mbv-side");
    pen.write(head);
    pen.write("（合计 ");
    pen.write(&scene.money(sum));
    pen.write("）");
    pen.close();
    pen.open("ul|class=mbv-rows");
    for share in shares {
        pen.open("li|class=mbv-row-of");
        pen.put("span|class=mbv-name", &share.name);
        let amount = scene.money(share.amount);
        match share.token.as_ref().filter(|_| live) {
            Some(token) => {
                pen.open("button|type=button|class=mbv-figure");
                pen.set("data-a", token);
                pen.set(
                    "aria-label",
                    &[&*share.name, " ", &amount, "，在表中查看"].concat(),
                );
            }
            None => pen.open("span|class=mbv-figure"),
        }
        pen.put("b", &amount);
        pen.close();
        bar(pen, length(share.amount, most));
        pen.close();
    }
    pen.close();
    pen.close();
}

fn chart(pen: &mut Pen, scene: &Scene, sides: &Sides) {
    let whole = sides.drawn.0.max(sides.drawn.1);
    let thick = |side: &[Share]| -> Vec<u64> {
        side.iter()
            .map(|share| billionths(share.amount, whole))
            .collect()
    };
    let found = flow(&thick(&sides.revenue), &thick(&sides.expenditure), MEASURES);
    let width = u64::try_from(scene.width.clamp(350, 900))
        .unwrap_or(0)
        .saturating_mul(10);
    let words = width
        .saturating_mul(3)
        .checked_div(10)
        .unwrap_or(0)
        .min(1_900);
    let height = found.height.saturating_add(HEAD).saturating_add(20);
    picture(
        pen,
        "svg|class=mbv-flow|aria-hidden=true|focusable=false",
        width,
        height,
    );
    let middle = width.wrapping_sub(BAR).wrapping_shr(1);
    let right = width.saturating_sub(words).saturating_sub(BAR);
    nodes(
        pen,
        scene,
        &sides.revenue,
        &found.left,
        (words, middle, sides.drawn.0),
    );
    nodes(
        pen,
        scene,
        &sides.expenditure,
        &found.right,
        (right, middle, sides.drawn.1),
    );
    book(pen, scene, &found, middle);
    pen.close();
}

/// The bars, bands and words of one side; its bars are at `x`.
fn nodes(
    pen: &mut Pen,
    scene: &Scene,
    shares: &[Share],
    nodes: &[Node],
    (x, middle, sum): (u64, u64, Decimal),
) {
    let left = x < middle;
    let room = if left {
        x.saturating_sub(60)
    } else {
        // Words stand behind the bar, up to the edge.
        x.saturating_sub(middle).min(1_840)
    };
    for (share, node) in shares.iter().zip(nodes) {
        let y = node.y.saturating_add(HEAD);
        let book = node.book.saturating_add(HEAD);
        let (from, to) = if left {
            (x.saturating_add(BAR), middle)
        } else {
            (middle.saturating_add(BAR), x)
        };
        let (y_from, y_to) = if left { (y, book) } else { (book, y) };
        pen.open(if share.gap {
            "path|class=mbv-band mbv-other"
        } else {
            "path|class=mbv-band"
        });
        pen.set("d", &band((from, y_from), (to, y_to), node.h));
        pen.close();
        pen.open("rect|class=mbv-node");
        set(pen, "x", x);
        set(pen, "y", y);
        set(pen, "width", BAR);
        // What is there is seen.
        set(pen, "height", node.h.max(4));
        pen.close();
        let at = node.words.saturating_add(HEAD);
        let name = shortened(&share.name, room);
        let mut amount = scene.money(share.amount);
        if !share.gap {
            amount.push_str(" · ");
            amount.push_str(&percent(share.amount, sum));
        }
        if left {
            let x = x.saturating_sub(40);
            label(
                pen,
                "text|text-anchor=end|class=mbv-strong",
                x,
                at.saturating_sub(20),
                &name,
            );
            label(
                pen,
                "text|text-anchor=end|class=mbv-soft",
                x,
                at.saturating_add(105),
                &amount,
            );
        } else {
            let x = x.saturating_add(BAR).saturating_add(40);
            label(
                pen,
                "text|class=mbv-strong",
                x,
                at.saturating_sub(20),
                &name,
            );
            label(
                pen,
                "text|class=mbv-soft",
                x,
                at.saturating_add(105),
                &amount,
            );
        }
    }
}

fn book(pen: &mut Pen, scene: &Scene, found: &Flow, x: u64) {
    pen.open("rect|class=mbv-node mbv-book");
    set(pen, "x", x);
    set(pen, "y", found.book.0.saturating_add(HEAD));
    set(pen, "width", BAR);
    set(pen, "height", found.book.1);
    pen.close();
    let name = scene.table.book.name();
    label(
        pen,
        "text|text-anchor=middle|class=mbv-strong",
        x.saturating_add(BAR.wrapping_shr(1)),
        found.book.0.saturating_add(HEAD).saturating_sub(50),
        if name.is_empty() { "收支" } else { name },
    );
}

/// The outline of a band of thickness `h`, with its middle bent.
fn band((x1, y1): (u64, u64), (x2, y2): (u64, u64), h: u64) -> String {
    let n = |n: u64| num(usize::try_from(n).unwrap_or(0));
    let bend = n(x1.saturating_add(x2).wrapping_shr(1));
    let (a, b) = (y1.saturating_add(h), y2.saturating_add(h));
    let curve = |from: &str, x: u64, from_y: u64, y: u64| {
        [
            from,
            &n(from_y),
            " ",
            &bend,
            ",",
            &n(y),
            " ",
            &n(x),
            ",",
            &n(y),
        ]
        .concat()
    };
    let there = curve(&["C", &bend, ","].concat(), x2, y1, y2);
    let back = curve(&["C", &bend, ","].concat(), x1, b, a);
    [
        "M",
        &*n(x1),
        ",",
        &n(y1),
        there.as_str(),
        "L",
        &n(x2),
        ",",
        &n(b),
        back.as_str(),
        "Z",
    ]
    .concat()
}

/// A name that fits its place; all of it stands in the list.
fn shortened(name: &str, room: u64) -> String {
    if extent(name) <= room {
        return name.to_owned();
    }
    let mut out = String::new();
    for c in name.chars() {
        out.push(c);
        if extent(&out).saturating_add(102) > room {
            out.pop();
            break;
        }
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::{band, shortened};

    #[test]
    fn outlines() {
        assert_eq!(
            band((10, 20), (30, 40), 5),
            "M10,20C20,20 20,40 30,40L30,45C20,45 20,25 10,25Z"
        );
        assert_eq!(shortened("教育支出", 320), "教育…");
        assert_eq!(shortened("教育支出", 420), "教育支出");
    }
}
