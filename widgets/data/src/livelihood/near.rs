//! How far a place is from another.

use super::Point;
use crate::outline::{cosine, whole};

impl Point {
    /// Metres to another point along the ground, in whole numbers, as if the earth were flat between them: within China and
    /// up to a few hundred kilometres off by less than 0.5 %. A degree of a great circle is 111,195 m (mean radius of the
    /// IUGG, 6,371,009 m). Both are thought to be on earth, where nothing overflows; `None` for numbers that are too great.
    #[must_use]
    #[inline(never)]
    pub fn metres(self, other: Self) -> Option<usize> {
        let between = |one, other| Some((whole(one)?, whole(other)?));
        let (lat, to) = between(self.lat, other.lat)?;
        let (lon, onto) = between(self.lon, other.lon)?;
        let north = lat.wrapping_sub(to);
        let across = cosine(lat.wrapping_add(to) / 2_000);
        let east = lon.wrapping_sub(onto).wrapping_mul(across) / 1_000;
        let square = east
            .wrapping_mul(east)
            .wrapping_add(north.wrapping_mul(north));
        // Newton's root, from above.
        let mut root = east.wrapping_abs().wrapping_add(north.wrapping_abs());
        while let Some(part) = square.checked_div(root) {
            let next = root.wrapping_add(part) / 2;
            if next >= root {
                break;
            }
            root = next;
        }
        usize::try_from(root.wrapping_mul(111_195) / 1_000_000).ok()
    }
}
