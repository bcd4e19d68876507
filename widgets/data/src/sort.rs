//! One sort for everything that is sorted: the library's own is written out anew for every kind of element, and weighs more in
//! a page than what it saves.

/// A stable sort in half the bytes of the library's, which is made for speed that ten thousand rows do not need.
#[inline(never)]
pub fn merge_sort(list: &mut Vec<usize>, greater: &mut dyn FnMut(usize, usize) -> bool) {
    let len = list.len();
    let mut width = 1_usize;
    let mut out: Vec<usize> = Vec::with_capacity(len);
    while width < len {
        out.clear();
        for pair in list.chunks(width.wrapping_mul(2)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            for _ in pair {
                let first = match (left, right) {
                    ([a, ..], [b, ..]) => !greater(*a, *b),
                    (_, right) => right.is_empty(),
                };
                let side = if first { &mut left } else { &mut right };
                if let Some((next, rest)) = side.split_first() {
                    out.push(*next);
                    *side = rest;
                }
            }
        }
        core::mem::swap(list, &mut out);
        width = width.wrapping_mul(2);
    }
}

#[cfg(any(feature = "air", feature = "water", feature = "list"))]
/// The numbers below `many` in an order. One sort for all: each is some kilobytes of what a phone downloads.
#[must_use]
#[inline(never)]
pub fn sorted(many: usize, order: &dyn Fn(usize, usize) -> core::cmp::Ordering) -> Vec<usize> {
    let mut out: Vec<usize> = (0..many).collect();
    merge_sort(&mut out, &mut |a, b| order(a, b).is_gt());
    out
}

#[cfg(test)]
mod tests {
    use super::merge_sort;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn in_order_and_stable(keys in proptest::collection::vec(0_u8..20, 0..300)) {
            let mut own: Vec<usize> = (0..keys.len()).collect();
            let mut known = own.clone();
            merge_sort(&mut own, &mut |a, b| keys[a] > keys[b]);
            known.sort_by_key(|at| keys[*at]);
            prop_assert_eq!(own, known);
        }
    }
}
