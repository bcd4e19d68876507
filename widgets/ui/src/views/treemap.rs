//! A squarified treemap (Bruls, Huizing, van Wijk 2000) in whole numbers: where each rectangle lies, so that its area is its
//! share and it is as square as it can be.

/// Finer than what is drawn, so that rounding in one row does not move the next.
const FINE: u32 = 10;
/// Areas add up to at most 2³⁰ and a side is at most 2²⁷ fine: their product fits 64 bits.
const MOST: u64 = 1 << 30;
/// The longest side of a box.
pub const SIDE: u64 = 1 << 17;

/// Where a rectangle lies, in units of the box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// Left edge.
    pub x: u64,
    /// Upper edge.
    pub y: u64,
    /// Width.
    pub w: u64,
    /// Height.
    pub h: u64,
}

/// What is left of the box, in fine units.
#[derive(Clone, Copy)]
struct Room {
    x: u64,
    y: u64,
    w: u64,
    h: u64,
}

/// Lays `areas` out in a box of `width` by `height` units (at most [`SIDE`] each), in their order, which should be from the
/// largest on. Every edge lies within one unit of where it would lie exactly; neighbours share their edge. What has no
/// area has a rectangle without any.
#[must_use]
pub fn squarify(areas: &[u64], width: u64, height: u64) -> Vec<Tile> {
    let mut shift = 0_u32;
    let sum = |shift: u32| {
        areas.iter().fold(0_u64, |sum, area| {
            sum.saturating_add(area.wrapping_shr(shift))
        })
    };
    while sum(shift) > MOST {
        shift = shift.wrapping_add(1);
    }
    let areas: Vec<u64> = areas.iter().map(|area| area.wrapping_shr(shift)).collect();
    let mut left = areas
        .iter()
        .fold(0_u64, |sum, area| sum.saturating_add(*area));
    let mut room = Room {
        x: 0,
        y: 0,
        w: width.min(SIDE).wrapping_shl(FINE),
        h: height.min(SIDE).wrapping_shl(FINE),
    };
    let mut tiles = Vec::with_capacity(areas.len());
    let mut rest = areas.as_slice();
    while !rest.is_empty() {
        let count = row(rest, left, room);
        let (now, next) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        let (sum, after) = lay(now, left, room, &mut tiles);
        left = left.saturating_sub(sum);
        (room, rest) = (after, next);
    }
    tiles
}

/// `side × part / whole`.
fn of(side: u64, part: u64, whole: u64) -> u64 {
    side.saturating_mul(part).checked_div(whole).unwrap_or(0)
}

/// How far from a square two sides are, in 1/256.
fn ratio(a: u64, b: u64) -> u64 {
    let (long, short) = (a.max(b), a.min(b));
    long.wrapping_shl(8).checked_div(short).unwrap_or(u64::MAX)
}

/// How many of `areas` make the next row: as long as its worst rectangle gets no worse.
fn row(areas: &[u64], left: u64, room: Room) -> usize {
    let (long, short) = (room.w.max(room.h), room.w.min(room.h));
    let (mut sum, mut least, mut most) = (0_u64, u64::MAX, 0_u64);
    let mut before = u64::MAX;
    for (count, &area) in areas.iter().enumerate() {
        sum = sum.saturating_add(area);
        (least, most) = (least.min(area), most.max(area));
        let thick = of(long, sum, left);
        let worst = ratio(thick, of(short, least, sum)).max(ratio(thick, of(short, most, sum)));
        if count > 0 && worst > before {
            return count;
        }
        before = worst;
    }
    areas.len()
}

/// Lays one row along the short side; what it took, and what is left.
fn lay(areas: &[u64], left: u64, room: Room, tiles: &mut Vec<Tile>) -> (u64, Room) {
    let sum = areas
        .iter()
        .fold(0_u64, |sum, area| sum.saturating_add(*area));
    let across = room.w >= room.h;
    let thick = of(room.w.max(room.h), sum, left);
    let mut taken = 0_u64;
    for &area in areas {
        let side = if across { room.h } else { room.w };
        let from = of(side, taken, sum);
        taken = taken.saturating_add(area);
        let to = of(side, taken, sum);
        tiles.push(if across {
            tile(
                (room.x, room.y.wrapping_add(from)),
                (thick, to.wrapping_sub(from)),
            )
        } else {
            tile(
                (room.x.wrapping_add(from), room.y),
                (to.wrapping_sub(from), thick),
            )
        });
    }
    let after = if across {
        Room {
            x: room.x.wrapping_add(thick),
            w: room.w.wrapping_sub(thick),
            ..room
        }
    } else {
        Room {
            y: room.y.wrapping_add(thick),
            h: room.h.wrapping_sub(thick),
            ..room
        }
    };
    (sum, after)
}

/// A rectangle of fine units in units: each edge is rounded by itself, so that neighbours still touch.
fn tile((x, y): (u64, u64), (w, h): (u64, u64)) -> Tile {
    let half = 1_u64.wrapping_shl(FINE.wrapping_sub(1));
    let edge = |at: u64| at.wrapping_add(half).wrapping_shr(FINE);
    let (left, top) = (edge(x), edge(y));
    Tile {
        x: left,
        y: top,
        w: edge(x.wrapping_add(w)).wrapping_sub(left),
        h: edge(y.wrapping_add(h)).wrapping_sub(top),
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::{SIDE, Tile, squarify};
    use proptest::prelude::*;

    /// The example of the paper: 6, 6, 4, 3, 2, 2, 1 in a box of 6 by 4. Its first column holds the two sixes, 3 wide;
    /// then 4 and 3 lie in a row, 7/3 thick.
    #[test]
    fn as_in_the_paper() {
        let tiles = squarify(&[6, 6, 4, 3, 2, 2, 1], 600, 400);
        let first: Vec<_> = tiles.iter().map(|t| (t.x, t.y, t.w, t.h)).collect();
        assert_eq!(
            first[..4],
            [
                (0, 0, 300, 200),
                (0, 200, 300, 200),
                (300, 0, 171, 233),
                (471, 0, 129, 233)
            ]
        );
        assert_eq!((first[4].0, first[4].1, first[4].2), (300, 233, 120));
    }

    #[test]
    fn nothing_and_no_area() {
        assert!(squarify(&[], 100, 100).is_empty());
        assert_eq!(squarify(&[0, 0], 100, 100), [Tile::default(); 2]);
        assert_eq!(squarify(&[5], 0, 100)[0].w, 0);
    }

    proptest! {
        #[test]
        fn inside_without_overlap_and_in_proportion(
            mut areas in proptest::collection::vec(0_u64..=u64::MAX / 4096, 0..120),
            small in proptest::collection::vec(0_u64..50, 0..20),
            width in 1_u64..4_000,
            height in 1_u64..4_000,
        ) {
            areas.extend(small);
            areas.sort_unstable_by(|a, b| b.cmp(a));
            let tiles = squarify(&areas, width, height);
            prop_assert_eq!(tiles.len(), areas.len());
            let total: u128 = areas.iter().map(|a| u128::from(*a)).sum();
            let mut covered = 0;
            for (tile, area) in tiles.iter().zip(&areas) {
                prop_assert!(tile.x + tile.w <= width && tile.y + tile.h <= height, "{tile:?}");
                // One unit at an edge is as much area as the other side is long.
                let exact = u128::from(*area) * u128::from(width * height);
                let drawn = u128::from(tile.w * tile.h) * total;
                let edge = u128::from(tile.w + tile.h + 1) * total;
                prop_assert!(drawn.abs_diff(exact) <= edge, "{tile:?} {drawn} {exact}");
                covered += tile.w * tile.h;
            }
            if total > 0 {
                // Without overlap and without a gap, what is covered is the box.
                prop_assert!(covered.abs_diff(width * height) <= width + height, "{covered}");
            }
            for (at, a) in tiles.iter().enumerate() {
                for b in &tiles[at + 1..] {
                    let across = a.x < b.x + b.w && b.x < a.x + a.w;
                    let down = a.y < b.y + b.h && b.y < a.y + a.h;
                    let both = a.w * a.h > 0 && b.w * b.h > 0;
                    prop_assert!(!(across && down && both), "{a:?} {b:?}");
                }
            }
        }

        #[test]
        fn any_numbers_are_no_panic(
            areas in proptest::collection::vec(any::<u64>(), 0..50), width: u64, height: u64,
        ) {
            for tile in squarify(&areas, width, height) {
                prop_assert!(tile.x + tile.w <= SIDE && tile.y + tile.h <= SIDE);
            }
        }
    }
}
