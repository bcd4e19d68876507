//! Where bands between three columns lie, in whole numbers: sources on the left flow into one book, the book into what it is
//! spent on. Whatever is rounded, the bands of a side are together exactly as thick as the book.

/// One source or use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Upper edge of its bar.
    pub y: u64,
    /// How thick its bar and its band are.
    pub h: u64,
    /// Where its band touches the book.
    pub book: u64,
    /// Middle of the place for its words.
    pub words: u64,
}

/// Where everything lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The sources, in their order.
    pub left: Vec<Node>,
    /// The uses, in their order.
    pub right: Vec<Node>,
    /// Upper edge and thickness of the book.
    pub book: (u64, u64),
    /// How high all of it is.
    pub height: u64,
}

/// How a flow is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Measures {
    /// How thick the book is when both sides are as large.
    pub thick: u64,
    /// The least place that the words of a node need.
    pub words: u64,
    /// What stands free between two nodes.
    pub gap: u64,
}

/// Lays out amounts, given as parts of one whole (billionths); the larger side is [`Measures::thick`].
#[must_use]
pub fn flow(left: &[u64], right: &[u64], measures: Measures) -> Flow {
    let sum = |side: &[u64]| {
        side.iter()
            .fold(0_u64, |sum, part| sum.saturating_add(*part))
    };
    let whole = sum(left).max(sum(right));
    let (left, left_height) = column(left, whole, measures);
    let (right, right_height) = column(right, whole, measures);
    let height = left_height.max(right_height).max(measures.thick);
    let thickness = |nodes: &[Node]| {
        nodes
            .iter()
            .fold(0_u64, |sum, node| sum.wrapping_add(node.h))
    };
    let thick = thickness(&left).max(thickness(&right));
    let top = half(height.saturating_sub(thick));
    let place = |nodes: Vec<Node>, column: u64| {
        let down = half(height.saturating_sub(column));
        let moved = |node: Node| Node {
            y: node.y.wrapping_add(down),
            words: node.words.wrapping_add(down),
            book: node.book.wrapping_add(top),
            ..node
        };
        nodes.into_iter().map(moved).collect()
    };
    Flow {
        left: place(left, left_height),
        right: place(right, right_height),
        book: (top, thick),
        height,
    }
}

fn half(n: u64) -> u64 {
    n.wrapping_shr(1)
}

/// The nodes of one side from the top down, and how high they are together.
fn column(parts: &[u64], whole: u64, measures: Measures) -> (Vec<Node>, u64) {
    // Where what flowed so far ends: rounded as a sum, so that nothing is lost between the parts.
    let at = |sum: u64| {
        let product = sum.saturating_mul(measures.thick);
        product.checked_div(whole).unwrap_or(0)
    };
    let (mut sum, mut y) = (0_u64, 0_u64);
    let mut nodes = Vec::with_capacity(parts.len());
    for &part in parts {
        let from = at(sum);
        sum = sum.saturating_add(part);
        let h = at(sum).wrapping_sub(from);
        if !nodes.is_empty() {
            y = y.wrapping_add(measures.gap);
        }
        let place = h.max(measures.words);
        nodes.push(Node {
            y: y.wrapping_add(half(place.wrapping_sub(h))),
            h,
            book: from,
            words: y.wrapping_add(half(place)),
        });
        y = y.wrapping_add(place);
    }
    (nodes, y)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::{Measures, Node, flow};
    use proptest::prelude::*;

    const MEASURES: Measures = Measures {
        thick: 1_000,
        words: 100,
        gap: 10,
    };

    #[test]
    fn two_sources_and_three_uses() {
        let flow = flow(&[600, 400], &[500, 495, 5], MEASURES);
        assert_eq!((flow.book, flow.height), ((57, 1_000), 1_115));
        let bands: Vec<_> = flow.right.iter().map(|node| (node.book, node.h)).collect();
        assert_eq!(bands, [(57, 500), (557, 495), (1_052, 5)]);
        assert_eq!(
            flow.left[1],
            Node {
                y: 662,
                h: 400,
                book: 657,
                words: 862
            }
        );
    }

    #[test]
    fn nothing_flows() {
        let flow = flow(&[], &[0], MEASURES);
        assert_eq!((flow.book.1, flow.right[0].h), (0, 0));
    }

    proptest! {
        #[test]
        fn bands_conserve_amounts(
            left in proptest::collection::vec(0_u64..1 << 40, 1..20),
            right in proptest::collection::vec(0_u64..1 << 40, 0..20),
            thick in 1_u64..5_000,
        ) {
            let (a, b): (u64, u64) = (left.iter().sum(), right.iter().sum());
            let (mut left, mut right) = (left, right);
            if a < b { left.push(b - a) } else { right.push(a - b) }
            let whole = a.max(b);
            let measures = Measures { thick, words: 30, gap: 4 };
            let flow = flow(&left, &right, measures);
            for (nodes, parts) in [(&flow.left, &left), (&flow.right, &right)] {
                let total: u64 = nodes.iter().map(|node| node.h).sum();
                prop_assert_eq!(total, flow.book.1);
                let mut at = flow.book.0;
                let mut free = 0;
                for (node, part) in nodes.iter().zip(parts) {
                    prop_assert_eq!(node.book, at, "bands lie beside each other");
                    at += node.h;
                    let exact = u128::from(*part) * u128::from(thick);
                    let drawn = u128::from(node.h) * u128::from(whole);
                    prop_assert!(drawn.abs_diff(exact) <= u128::from(whole));
                    prop_assert!(node.y >= free && node.y + node.h <= flow.height);
                    free = node.y + node.h;
                }
            }
        }

        #[test]
        fn any_numbers_are_no_panic(
            left in proptest::collection::vec(any::<u64>(), 0..20),
            right in proptest::collection::vec(any::<u64>(), 0..20),
        ) {
            let _ = flow(&left, &right, MEASURES);
        }
    }
}
