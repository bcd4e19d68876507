//! Rings and lines → paths in a view box.

use super::read::{Feature, Line, Point};
use super::{Outlines, Shape};
use crate::text::count;

/// How degrees become units of the view box.
struct Frame {
    west: i64,
    north: i64,
    /// Units of the view box in `most` millionths of a degree: of longitude, of latitude.
    scale: [i64; 2],
    most: i64,
}

/// Draws features; none when nothing of them has an extent.
pub(super) fn draw(features: &[Feature]) -> Option<Outlines> {
    let (mut low, mut high) = ([i64::MAX; 2], [i64::MIN; 2]);
    for feature in features {
        for line in &feature.lines {
            bounds(&line.points, &mut low, &mut high);
        }
    }
    let ([west, south], [east, north]) = (low, high);
    let (wide, tall) = (east.wrapping_sub(west), north.wrapping_sub(south));
    // Equirectangular: a degree of longitude is as long as one of latitude times the cosine of the latitude, that of the
    // middle for all. At its upper and lower edge a county is less than 1 % too wide or too narrow, a province of eight
    // degrees 4 %, Inner Mongolia 14 %: no distance is read from this map, and every shape stays what people know. The
    // cosine is Bhaskara's fraction, (32400−4d²)/(32400+d²) for d degrees, off by less than 0.002: two units of the box.
    let middle = south.wrapping_add(north) / 2_000;
    let square = middle.wrapping_mul(middle);
    let full = 32_400_000_000_i64;
    let above = full.wrapping_sub(square.wrapping_mul(4));
    let cosine = above.wrapping_mul(1_000);
    let cosine = cosine.checked_div(full.wrapping_add(square)).unwrap_or(0);
    let most = tall.max(wide.wrapping_mul(cosine) / 1_000);
    if most <= 0 {
        return None;
    }
    let frame = Frame {
        west,
        north,
        scale: [cosine, 1_000],
        most,
    };
    let shapes: Vec<Shape> = features.iter().filter_map(|one| frame.shape(one)).collect();
    let (width, height) = pair(frame.units([east, south]));
    (!shapes.is_empty()).then_some(Outlines {
        shapes,
        size: (width.max(1), height.max(1)),
        approval: None,
    })
}

/// Widens the bounds to hold these points.
#[inline(never)]
fn bounds(points: &[Point], low: &mut Point, high: &mut Point) {
    for point in points {
        for ((low, high), at) in low.iter_mut().zip(&mut *high).zip(point) {
            *low = (*low).min(*at);
            *high = (*high).max(*at);
        }
    }
}

fn pair([x, y]: Point) -> (usize, usize) {
    let whole = |n: i64| usize::try_from(n).unwrap_or(0);
    (whole(x), whole(y))
}

impl Frame {
    #[inline(never)]
    fn units(&self, [lon, lat]: Point) -> Point {
        let [across, down] = self.scale;
        let east = lon.wrapping_sub(self.west).wrapping_mul(across);
        let south = self.north.wrapping_sub(lat).wrapping_mul(down);
        [
            east.checked_div(self.most).unwrap_or(0),
            south.checked_div(self.most).unwrap_or(0),
        ]
    }

    /// A line in units, without points where the one before is; none where too little is left of it.
    fn line(&self, line: &Line) -> Option<Vec<Point>> {
        let mut out: Vec<Point> = Vec::new();
        for point in &line.points {
            let point = self.units(*point);
            if out.last() != Some(&point) {
                out.push(point);
            }
        }
        // A ring ends where it begins (RFC 7946, 3.1.6); a path closes by itself.
        if line.closed && out.first() == out.last() {
            out.pop();
        }
        (out.len() >= if line.closed { 3 } else { 2 }).then_some(out)
    }

    /// A feature; none where nothing of it is large enough to be seen.
    fn shape(&self, feature: &Feature) -> Option<Shape> {
        let mut path = String::new();
        let mut largest = (-1, [0; 2], [0; 2], [0; 2]);
        let mut closed = false;
        for line in &feature.lines {
            let Some(points) = self.line(line) else {
                continue;
            };
            let mut mark = "M";
            for point in &points {
                let (x, y) = pair(*point);
                for text in [mark, &count(x), " ", &count(y)] {
                    path.push_str(text);
                }
                mark = " ";
            }
            if line.closed {
                path.push('Z');
                closed = true;
            }
            let (size, label) = weigh(&points, line.closed);
            if size > largest.0 {
                let (mut low, mut high) = ([i64::MAX; 2], [i64::MIN; 2]);
                bounds(&points, &mut low, &mut high);
                largest = (size, label, low, high);
            }
        }
        let (size, label, low, high) = largest;
        let inside = |point: &Point| {
            let mut sides = point.iter().zip(low).zip(high);
            sides.all(|((at, low), high)| low < *at && *at < high)
        };
        let wished = feature.label.map(|point| self.units(point)).filter(inside);
        let ([left, top], [right, bottom]) = (low, high);
        (size >= 0).then(|| Shape {
            name: feature.name.clone(),
            code: feature.code.clone(),
            path,
            line: !closed,
            label: pair(wished.unwrap_or(label)),
            room: pair([right.wrapping_sub(left), bottom.wrapping_sub(top)]),
        })
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
