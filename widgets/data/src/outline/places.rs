//! Which place of a board a shape is.

use super::Outlines;

/// What may stand behind the name of a division in one text and not in another.
const ENDS: [&str; 4] = ["自治县", "县", "区", "市"];

/// A place of a board: its code, and its name.
pub type Place<'a> = (Option<&'a str>, &'a str);

/// A name without its kind of division, where two characters are left.
fn stem(name: &str) -> &str {
    let mut stems = ENDS.iter().filter_map(|end| name.strip_suffix(end));
    stems.next().filter(|stem| stem.len() >= 6).unwrap_or(name)
}

/// Whether a place with `own` code is the one of `code`: the same, or the 9 or 12 digits (GB/T 10114, 统计用区划代码) that
/// a division of six digits has there, with zeros behind it. What has other digits there is a part of it, and no value of
/// a part is one of the whole.
fn is_code(own: &str, code: &str) -> bool {
    let rest = own.strip_prefix(code).unwrap_or("1");
    rest.is_empty() || (code.len() == 6 && rest.bytes().all(|byte| byte == b'0'))
}

impl Outlines {
    /// For each shape its place: by code, else by name, else by a name without 市, 县, 区 or 自治县, and by a name only
    /// where no other place and no other shape has it.
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
    pub fn places(&self, places: &[Place]) -> Vec<Option<usize>> {
        let mut out = Vec::new();
        for shape in &self.shapes {
            let code = |(own, _): &Place| own.is_some_and(|own| is_code(own, &shape.code));
            let mut found = None;
            if !shape.code.is_empty() {
                found = places.iter().position(code);
            }
            for key in [(|name| name) as fn(&str) -> &str, stem] {
                found = found.or_else(|| self.only(places, &shape.name, key));
            }
            out.push(found);
        }
        out
    }

    /// The one place whose name is `name` by `key`, where one shape has it.
    fn only(&self, places: &[Place], name: &str, key: fn(&str) -> &str) -> Option<usize> {
        let name = key(name);
        let is = |(_, own): &Place| !name.is_empty() && key(own) == name;
        let first = places.iter().position(is)?;
        let more = places.iter().skip(first.wrapping_add(1)).any(is);
        let shapes = self.shapes.iter().filter(|one| key(&one.name) == name);
        (!more && shapes.count() == 1).then_some(first)
    }
}
