//! Which place of a board a shape is.

use super::{Outlines, Shape};

/// What may stand behind the name of a division in one text and not in another.
const ENDS: [&str; 4] = ["自治县", "县", "区", "市"];

/// A place of a board: its code, and its name.
pub type Place<'a> = (Option<&'a str>, &'a str);

/// A name without its kind of division, where two characters are left.
fn stem(name: &str) -> &str {
    let mut stems = ENDS.iter().filter_map(|end| name.strip_suffix(end));
    stems.next().filter(|stem| stem.len() >= 6).unwrap_or(name)
}

/// Whether a shape is a place by its code (0), its name (1), its name without its kind (2).
///
/// By its code: the same, or the 9 or 12 digits (统计用区划代码) that a division of six digits has there, with zeros behind
/// it. What has other digits there is a part of it, and no value of a part is one of the whole.
#[inline(never)]
fn fits(by: usize, shape: &Shape, (code, name): &Place) -> bool {
    match by {
        0 => {
            let rest = code.and_then(|code| code.strip_prefix(&*shape.code));
            let zeros = |rest: &str| {
                rest.is_empty() || shape.code.len() == 6 && rest.bytes().all(|byte| byte == b'0')
            };
            !shape.code.is_empty() && rest.is_some_and(zeros)
        }
        1 => *shape.name == **name,
        _ => stem(&shape.name) == stem(name),
    }
}

impl Outlines {
    /// For each shape its place: by code, else by name, else by a name without 市, 县, 区 or 自治县. Only where no other place
    /// fits, and by a name only where no other shape has it.
    ///
    /// ```
    /// # let ring = "[[[0,0],[0,1],[1,1],[0,0]]]";
    /// # let feature = |properties: &str| format!(r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"Polygon","coordinates":{ring}}}}}"#);
    /// # let text = format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, feature(r#"{"adcode":519901}"#), feature(r#"{"name":"大同区"}"#));
    /// let outlines = mingbai_data::outline::read(&text).unwrap();
    /// let places = [(None, "大同"), (Some("519901000000"), "云溪县")];
    /// assert_eq!(outlines.places(&places), [Some(1), Some(0)]);
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn places(&self, places: &[Place]) -> Vec<Option<usize>> {
        let mut out = Vec::new();
        for shape in &self.shapes {
            out.push((0..3).find_map(|by| self.only(by, shape, places)));
        }
        out
    }

    #[inline(never)]
    fn only(&self, by: usize, shape: &Shape, places: &[Place]) -> Option<usize> {
        let mut found = None;
        for (at, place) in places.iter().enumerate() {
            if fits(by, shape, place) {
                if found.is_some() {
                    return None;
                }
                found = Some(at);
            }
        }
        let place = places.get(found?)?;
        let mut shapes = self.shapes.iter();
        let twice = |other: &Shape| !core::ptr::eq(other, shape) && fits(by, other, place);
        found.filter(|_| by == 0 || !shapes.any(twice))
    }
}
