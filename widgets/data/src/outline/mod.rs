//! Outlines of districts or rivers, from GeoJSON that a page supplies: text → shapes in a view box, and which place of a
//! board each of them is.
//!
//! **Rule:** whole numbers only; a feature is drawn as it came, with or without a name (the dashed line of a national map
//! has none), and what cannot be drawn is refused whole, never left out of a map. `read` walks GeoJSON, `draw` makes
//! paths of it, `places` finds the places.
//!
//! Source: RFC 7946 (GeoJSON): geometries 3.1, features 3.2, collections 3.3, coordinates 4 (WGS 84, longitude first).

mod draw;
mod places;
mod read;
#[cfg(test)]
mod tests;

pub use places::Place;
pub use read::read;
#[cfg(feature = "livelihood")]
pub(crate) use {draw::cosine, read::whole};

/// What is drawn: shapes in one view box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlines {
    /// The shapes, in the order of their features. They may share borders, and points on both sides are the same.
    pub shapes: Vec<Shape>,
    /// Width and height of the view box; the greater of them is 1000.
    pub size: (usize, usize),
    /// 审图号 of the map, where the file has one (its member `审图号` or `approval`).
    pub approval: Option<Box<str>>,
    /// How degrees become units of the view box.
    frame: draw::Frame,
}

/// One feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name (`properties.name`); empty where it has none.
    pub name: Box<str>,
    /// Its code (`properties.adcode` or `code`, else the `id` of the feature); empty where it has none.
    pub code: Box<str>,
    /// Its rings or lines as the text of an SVG path, whole numbers in units of the view box. Holes are rings as well: it
    /// is filled by `evenodd`.
    pub path: String,
    /// It is no area but lines.
    pub line: bool,
    /// Where its label stands: `centroid` or `center` of its properties where that is inside, else the centroid of its
    /// largest ring.
    pub label: (usize, usize),
    /// Width and height of its largest ring.
    pub room: (usize, usize),
}
