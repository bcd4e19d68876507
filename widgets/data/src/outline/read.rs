//! GeoJSON → rings and lines of whole numbers.

use super::Outlines;
use super::draw::{Bounds, draw};
use crate::feed::{list, own, text};
use crate::read::{Limits, parse};
use crate::text::{count, fill};
use crate::{Decimal, ReadError, ReadErrorKind, Tree};

/// The most features; a province has some two hundred, the nation below three thousand.
const FEATURES: usize = 3_000;
/// The most points of all of them.
const POINTS: usize = 200_000;
/// The text is at most 2 MiB; an encoded map has strings as long as it likes, and is told what it is.
const LIMITS: Limits = Limits {
    max_bytes: 2 << 20,
    max_depth: 64,
    max_string: 2 << 20,
    max_rows: 0,
};

/// Longitude and latitude, in millionths of a degree (a tenth of a metre); or units of the view box.
pub(super) type Point = [i64; 2];

#[inline(never)]
fn wrong(kind: ReadErrorKind, message: &str) -> ReadError {
    ReadError {
        kind,
        message: message.to_owned(),
    }
}

/// Reads outlines: a `FeatureCollection` (RFC 7946, 3.3) or one `Feature` (3.2) of polygons and lines, alone, several, or
/// in a `GeometryCollection` (3.1.4 to 3.1.8). Points are nothing to draw; a feature without a geometry is left out.
/// Coordinates are degrees of WGS 84, longitude first (4); heights are not read.
///
/// # Errors
/// Those of [`parse`]; `type` for what is no GeoJSON, with a word for the encoded maps of ECharts; `field` when a
/// coordinate is none or nothing can be drawn; `size` above 3,000 features, 200,000 points, or 2 MiB.
///
/// ```
/// use mingbai_data::outline::read;
/// let text = r#"{"type": "Feature", "properties": {"name": "云溪县", "adcode": 519901}, "geometry":
///     {"type": "Polygon", "coordinates": [[[104, 0.01], [104.02, 0.01], [104.02, 0], [104, 0], [104, 0.01]]]}}"#;
/// let outlines = read(text).unwrap();
/// assert_eq!(outlines.size, (1000, 500));
/// assert_eq!(outlines.shapes[0].path, "M0 0 1000 0 1000 500 0 500Z");
/// assert_eq!(outlines.shapes[0].label, (500, 250));
/// ```
pub fn read(text: &str) -> Result<Outlines, ReadError> {
    let tree = parse(text, &LIMITS)?;
    if matches!(tree.get("UTF8Encoding"), Some(Tree::Bool(true))) {
        return Err(wrong(
            ReadErrorKind::Type,
            "这是 ECharts 压缩编码的地图（UTF8Encoding），请换成没有压缩的 GeoJSON",
        ));
    }
    let whole = match self::text(&tree, "type") {
        Some("FeatureCollection") => list(&tree, "features"),
        Some("Feature") => core::slice::from_ref(&tree),
        _ => {
            return Err(wrong(
                ReadErrorKind::Type,
                "这不是 GeoJSON：type 应为 FeatureCollection 或 Feature",
            ));
        }
    };
    let mut bounds = Bounds::default();
    for (at, feature) in whole.iter().enumerate() {
        let mut measured = |_: bool, line: &[Tree]| {
            for item in line {
                bounds.hold(point(item)?);
            }
            Some(())
        };
        if lines(geometry(feature), &mut measured).is_none() {
            let message = "第 {} 个区域的坐标不是经纬度（度，经度在前）";
            let number = count(at.wrapping_add(1));
            return Err(wrong(ReadErrorKind::Field, &fill(message, &[&number])));
        }
    }
    if whole.len() > FEATURES || bounds.points > POINTS {
        return Err(wrong(
            ReadErrorKind::Size,
            "超过 3000 个区域或 200000 个点，请先简化",
        ));
    }
    let mut drawn = draw(whole, &bounds);
    if drawn.shapes.is_empty() {
        return Err(wrong(ReadErrorKind::Field, "里面没有可以画的区域或线"));
    }
    drawn.approval = own(&tree, "审图号").or(own(&tree, "approval"));
    Ok(drawn)
}

/// The geometry of a feature.
pub(super) fn geometry(feature: &Tree) -> &Tree {
    feature.get("geometry").unwrap_or(&Tree::Null)
}

/// Calls `line` with the positions of each ring (`true`) and line of a geometry; none where that is.
pub(super) fn lines(tree: &Tree, line: &mut dyn FnMut(bool, &[Tree]) -> Option<()>) -> Option<()> {
    for part in list(tree, "geometries") {
        lines(part, line)?;
    }
    let kind = text(tree, "type").unwrap_or_default();
    match kind.strip_prefix("Multi").unwrap_or(kind) {
        "Polygon" => within(tree.get("coordinates")?, true, line),
        "LineString" => within(tree.get("coordinates")?, false, line),
        _ => Some(()),
    }
}

/// The lines that `tree` is or holds, however deep.
fn within(
    tree: &Tree,
    closed: bool,
    line: &mut dyn FnMut(bool, &[Tree]) -> Option<()>,
) -> Option<()> {
    let items = tree.list()?;
    // A position begins with a number, a line with a position.
    let begin = items.first().and_then(Tree::list).and_then(<[_]>::first);
    if begin.is_some_and(|begin| begin.list().is_none()) {
        return line(closed, items);
    }
    for item in items {
        within(item, closed, line)?;
    }
    Some(())
}

/// A position (RFC 7946, 3.1.1).
#[inline(never)]
pub(super) fn point(tree: &Tree) -> Option<Point> {
    match tree.list()? {
        [lon, lat, ..] => Some([millionths(lon, 180)?, millionths(lat, 90)?]),
        _ => None,
    }
}

/// Degrees in whole millionths.
#[must_use]
#[inline(never)]
pub fn whole(degrees: Decimal) -> Option<i64> {
    i64::try_from(degrees.round(6).at_scale(6)?).ok()
}

#[inline(never)]
fn millionths(tree: &Tree, most: i64) -> Option<i64> {
    let found = whole(Decimal::parse(tree.text()?)?)?;
    let within = most.wrapping_mul(1_000_000);
    (found.wrapping_abs() <= within && found > i64::MIN).then_some(found)
}
