//! How far a place is from another.

use super::Point;
use crate::outline::{cosine, whole};

impl Point {
    /// Metres to another point along the ground, computed in whole numbers as if the earth were flat between them: off by
    /// less than 0.5 % up to some hundred kilometres in China, and never enough to be called more than 约. A degree of a
    /// great circle is 111,195 m (mean radius of the IUGG, 6,371,009 m). `None` where a coordinate is out of every measure.
    #[must_use]
    #[inline(never)]
    pub fn metres(self, other: Self) -> Option<usize> {
        let between = |one, other| Some((whole(one)?, whole(other)?));
        let (lat, to) = between(self.lat, other.lat)?;
        let north = lat.checked_sub(to)?;
        let (lon, onto) = between(self.lon, other.lon)?;
        let middle = lat.checked_add(to)? / 2_000;
        let east = lon.checked_sub(onto)?.checked_mul(cosine(middle))? / 1_000;
        let square = east
            .checked_mul(east)?
            .checked_add(north.checked_mul(north)?)?;
        // Newton's root, from above.
        let mut root = east.abs().checked_add(north.abs())?;
        while let Some(part) = square.checked_div(root) {
            let next = root.checked_add(part)? / 2;
            if next >= root {
                break;
            }
            root = next;
        }
        usize::try_from(root.checked_mul(111_195)? / 1_000_000).ok()
    }
}
