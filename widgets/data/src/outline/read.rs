//! GeoJSON → rings and lines of whole numbers.

use super::{Outlines, draw};
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

/// Longitude and latitude, in millionths of a degree: a tenth of a metre.
pub(super) type Point = [i64; 2];

/// A ring or a line.
pub(super) struct Line {
    /// It is a ring.
    pub closed: bool,
    pub points: Vec<Point>,
}

/// One feature: what is known of it, and what is drawn.
pub(super) struct Feature {
    pub name: Box<str>,
    pub code: Box<str>,
    /// Where its label is wanted.
    pub label: Option<Point>,
    pub lines: Vec<Line>,
}

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
    let mut features = Vec::new();
    let mut points = 0_usize;
    for (at, tree) in whole.iter().enumerate() {
        let Some(feature) = feature(tree) else {
            let message = "第 {} 个区域的坐标不是经纬度（度，经度在前）";
            return Err(wrong(
                ReadErrorKind::Field,
                &fill(message, &[&count(at.wrapping_add(1))]),
            ));
        };
        for line in &feature.lines {
            points = points.wrapping_add(line.points.len());
        }
        features.push(feature);
    }
    if features.len() > FEATURES || points > POINTS {
        return Err(wrong(
            ReadErrorKind::Size,
            "超过 3000 个区域或 200000 个点，请先简化",
        ));
    }
    let drawn = draw::draw(&features);
    let mut drawn = drawn.ok_or_else(|| wrong(ReadErrorKind::Field, "里面没有可以画的区域或线"))?;
    drawn.approval = own(&tree, "审图号").or(own(&tree, "approval"));
    Ok(drawn)
}

/// One feature; none where a coordinate is wrong.
fn feature(tree: &Tree) -> Option<Feature> {
    let known = tree.get("properties").unwrap_or(&Tree::Null);
    let mut lines = Vec::new();
    geometry(tree.get("geometry").unwrap_or(&Tree::Null), &mut lines)?;
    let code = own(known, "adcode").or(own(known, "code"));
    let label = known.get("centroid").or(known.get("center"));
    Some(Feature {
        name: own(known, "name").unwrap_or_default(),
        code: code.or(own(tree, "id")).unwrap_or_default(),
        // It is no outline: where it is wrong, another place is found for it.
        label: label.and_then(point),
        lines,
    })
}

/// Adds the lines of a geometry.
fn geometry(tree: &Tree, lines: &mut Vec<Line>) -> Option<()> {
    for part in list(tree, "geometries") {
        geometry(part, lines)?;
    }
    let kind = text(tree, "type").unwrap_or_default();
    let closed = match kind.strip_prefix("Multi").unwrap_or(kind) {
        "Polygon" => true,
        "LineString" => false,
        _ => return Some(()),
    };
    add(tree.get("coordinates")?, closed, lines)
}

/// Adds the lines that `tree` is or holds, however deep.
fn add(tree: &Tree, closed: bool, lines: &mut Vec<Line>) -> Option<()> {
    let items = tree.list()?;
    // A position begins with a number, a line with a position.
    let begin = items.first().and_then(Tree::list).and_then(<[_]>::first);
    if begin.is_none_or(|begin| begin.list().is_some()) {
        for item in items {
            add(item, closed, lines)?;
        }
        return Some(());
    }
    let mut points = Vec::with_capacity(items.len());
    for item in items {
        points.push(point(item)?);
    }
    lines.push(Line { closed, points });
    Some(())
}

/// A position (RFC 7946, 3.1.1).
fn point(tree: &Tree) -> Option<Point> {
    match tree.list()? {
        [lon, lat, ..] => Some([millionths(lon, 180)?, millionths(lat, 90)?]),
        _ => None,
    }
}

#[inline(never)]
fn millionths(tree: &Tree, most: i64) -> Option<i64> {
    let degrees = Decimal::parse(tree.text()?)?;
    if degrees.abs().over(most) {
        return None;
    }
    degrees.round(6).at_scale(6)?.try_into().ok()
}
