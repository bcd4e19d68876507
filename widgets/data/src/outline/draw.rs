//! Rings and lines → paths in a view box.

#[cfg(feature = "livelihood")]
use super::read::whole;
use super::read::{Point, geometry, lines, point};
use super::{Outlines, Shape};
#[cfg(feature = "livelihood")]
use crate::Decimal;
use crate::Tree;
use crate::feed::own;
use crate::text::count;

/// A box around points.
pub(super) struct Bounds {
    low: Point,
    high: Point,
    /// How many there are.
    pub points: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            low: [i64::MAX; 2],
            high: [i64::MIN; 2],
            points: 0,
        }
    }
}

impl Bounds {
    /// Holds another point.
    #[inline(never)]
    pub fn hold(&mut self, point: Point) {
        self.points = self.points.wrapping_add(1);
        let low = self.low.iter_mut().zip(&mut self.high);
        for ((low, high), at) in low.zip(point) {
            *low = (*low).min(at);
            *high = (*high).max(at);
        }
    }

    /// How far it reaches to the east, and to the south.
    fn size(&self) -> Point {
        let ([left, top], [right, bottom]) = (self.low, self.high);
        [right.wrapping_sub(left), bottom.wrapping_sub(top)]
    }
}

/// How degrees become units of the view box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    west: i64,
    north: i64,
    /// The view box has 1000 units in `most` millionths of a degree of latitude, and this many in those of longitude.
    across: i64,
    most: i64,
}

/// The cosine of a latitude in thousandths of a degree, in thousandths: Bhaskara's fraction, (32400−4d²)/(32400+d²) for d
/// degrees, off by less than 0.002.
#[must_use]
pub fn cosine(latitude: i64) -> i64 {
    let square = latitude.wrapping_mul(latitude);
    let full = 32_400_000_000_i64;
    let above = full.wrapping_sub(square.wrapping_mul(4));
    let cosine = above.wrapping_mul(1_000);
    cosine.checked_div(full.wrapping_add(square)).unwrap_or(0)
}

/// Draws features whose points are within `bounds`.
pub(super) fn draw(features: &[Tree], bounds: &Bounds) -> Outlines {
    let ([west, south], [east, north]) = (bounds.low, bounds.high);
    let [wide, tall] = bounds.size();
    // Equirectangular: a degree of longitude is as long as one of latitude times the cosine of the latitude, that of the
    // middle for all. At its upper and lower edge a county is less than 1 % too wide or too narrow, a province of eight
    // degrees 4 %, Inner Mongolia 14 %: no distance is read from this map, and every shape stays what people know.
    let cosine = cosine(south.wrapping_add(north) / 2_000);
    let frame = Frame {
        west,
        north,
        across: cosine,
        most: tall.max(wide.wrapping_mul(cosine) / 1_000),
    };
    let mut shapes = Vec::new();
    for feature in features {
        frame.shape(feature, &mut shapes);
    }
    let (width, height) = pair(frame.units([east, south]));
    Outlines {
        shapes,
        size: (width.max(1), height.max(1)),
        approval: None,
        frame,
    }
}

fn pair([x, y]: Point) -> (usize, usize) {
    let whole = |n: i64| usize::try_from(n).unwrap_or(0);
    (whole(x), whole(y))
}

#[cfg(feature = "livelihood")]
impl Outlines {
    /// Where a place of so many degrees north and east stands in the view box; `None` outside of it.
    #[must_use]
    #[inline(never)]
    pub fn at(&self, lat: Decimal, lon: Decimal) -> Option<(usize, usize)> {
        let [x, y] = self.frame.units([whole(lon)?, whole(lat)?]);
        let (wide, tall) = self.size;
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x <= wide && y <= tall).then_some((x, y))
    }
}

impl Frame {
    #[inline(never)]
    fn units(&self, [lon, lat]: Point) -> Point {
        let east = lon.wrapping_sub(self.west).wrapping_mul(self.across);
        let south = self.north.wrapping_sub(lat).wrapping_mul(1_000);
        [east, south].map(|n| n.checked_div(self.most).unwrap_or(0))
    }

    /// Adds the shape of a feature, where anything of it is large enough to be seen.
    #[inline(never)]
    fn shape(&self, feature: &Tree, shapes: &mut Vec<Shape>) {
        let known = feature.get("properties").unwrap_or(&Tree::Null);
        let code = own(known, "adcode").or(own(known, "code"));
        // It is no outline: where it is wrong, another place is found for it.
        let wish = known.get("centroid").or(known.get("center"));
        let wish = wish.and_then(point).map(|point| self.units(point));
        let mut shape = Shape {
            name: own(known, "name").unwrap_or_default(),
            code: code.or(own(feature, "id")).unwrap_or_default(),
            path: String::new(),
            line: true,
            label: (0, 0),
            room: (0, 0),
        };
        let mut largest = -1;
        let mut add = |closed: bool, line: &[Tree]| {
            // Points without those where the one before is.
            let mut points: Vec<Point> = Vec::new();
            let mut bounds = Bounds::default();
            for item in line {
                let point = self.units(point(item)?);
                if points.last() != Some(&point) {
                    points.push(point);
                    bounds.hold(point);
                }
            }
            // A ring ends where it begins (RFC 7946, 3.1.6); a path closes by itself.
            if closed && points.first() == points.last() {
                points.pop();
            }
            if points.len() < if closed { 3 } else { 2 } {
                return Some(());
            }
            let mut mark = "M";
            for point in &points {
                let (x, y) = pair(*point);
                for text in [mark, &count(x), " ", &count(y)] {
                    shape.path.push_str(text);
                }
                mark = " ";
            }
            if closed {
                shape.path.push('Z');
                shape.line = false;
            }
            let (size, middle) = weigh(&points, closed);
            if size > largest {
                largest = size;
                let inside = |point: &Point| {
                    let mut sides = point.iter().zip(bounds.low).zip(bounds.high);
                    sides.all(|((at, low), high)| low < *at && *at < high)
                };
                shape.label = pair(wish.filter(inside).unwrap_or(middle));
                shape.room = pair(bounds.size());
            }
            Some(())
        };
        // Every position was read before.
        let _ = lines(geometry(feature), &mut add);
        if largest >= 0 {
            shapes.push(shape);
        }
    }
}

/// How large a ring is (twice its area) and its centroid; of a line, how many points it has, and that in the middle.
fn weigh(points: &[Point], closed: bool) -> (i64, Point) {
    let middle = points.get(points.len() / 2).copied().unwrap_or_default();
    let count = i64::try_from(points.len()).unwrap_or(0);
    if !closed {
        return (count, middle);
    }
    let (mut area, mut sums) = (0_i64, [0_i64; 2]);
    let mut before = points.last().copied().unwrap_or_default();
    for point in points {
        let ([x0, y0], [x1, y1]) = (before, *point);
        let cross = x0.wrapping_mul(y1).wrapping_sub(x1.wrapping_mul(y0));
        area = area.wrapping_add(cross);
        let [x, y] = &mut sums;
        *x = x.wrapping_add(x0.wrapping_add(x1).wrapping_mul(cross));
        *y = y.wrapping_add(y0.wrapping_add(y1).wrapping_mul(cross));
        before = *point;
    }
    let centre = sums.map(|sum| sum.checked_div(area.wrapping_mul(3)));
    let [Some(x), Some(y)] = centre else {
        return (0, middle);
    };
    (area.wrapping_abs(), [x, y])
}
