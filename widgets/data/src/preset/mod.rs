//! Presets: mappings with a name, for families of endpoints that are known. **Rule:** a preset is a file in `presets/` with
//! a fixture and what it must become beside it; no code knows any of them. `auto` picks by shape, and always says what it picked.

mod choose;
#[cfg(not(target_arch = "wasm32"))]
pub mod docs;
mod load;
#[cfg(test)]
mod tests;

pub use choose::{choose, read, read_among};

use crate::dataset::Subject;
use crate::path::Path;
use crate::read::{Limits, parse};
use crate::{ReadError, Tree};

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// A preset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// Its name, as in `preset="…"`.
    pub name: Box<str>,
    /// What it is for, in Chinese.
    pub title: Box<str>,
    /// What a webmaster must know, in Chinese.
    pub note: Box<str>,
    /// Where the knowledge is from.
    pub source: Box<str>,
    /// The subjects it can fill; the first one when there is but one.
    pub subjects: Vec<&'static Subject>,
    /// The shape: what must be there and what must not.
    shape: Option<Shape>,
    /// Why the shape, although known, gives no data, and what to do.
    refuse: Option<Box<str>>,
    /// The mapping, as data: it is read for the subject that is wanted.
    mapping: Tree,
}

/// How an answer is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shape {
    has: Vec<Path>,
    not: Vec<Path>,
}

impl Preset {
    /// Whether the document has the preset's shape.
    #[must_use]
    pub fn fits(&self, document: &Tree) -> bool {
        let leads = |path: &Path| path.first(document).is_some();
        self.shape
            .as_ref()
            .is_some_and(|shape| shape.has.iter().all(leads) && !shape.not.iter().any(leads))
    }

    /// How many of the paths by which it is recognised lead somewhere in the document, and those that do not.
    #[must_use]
    pub fn compared(&self, document: &Tree) -> (usize, Vec<&str>) {
        let has = self.shape.as_ref().map_or(&[][..], |shape| &shape.has);
        let leads = |path: &&Path| path.first(document).is_some();
        let missed = has.iter().filter(|path| !leads(path)).map(Path::text);
        (has.iter().filter(leads).count(), missed.collect())
    }

    /// Whether it can be recognised at all, or only be named.
    #[must_use]
    pub fn has_shape(&self) -> bool {
        self.shape.is_some()
    }
}

/// The names of all presets of this build, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// The preset with this name, if this build has it.
///
/// # Errors
/// `schema` when its file is not well formed.
pub fn named(name: &str) -> Result<Option<Preset>, ReadError> {
    match FILES.iter().find(|(other, _)| *other == name) {
        Some((_, text)) => Preset::parse(text).map(Some),
        None => Ok(None),
    }
}

/// All presets of this build.
///
/// # Errors
/// `schema` when the file of one is not well formed.
pub fn all() -> Result<Vec<Preset>, ReadError> {
    FILES.iter().map(|(_, text)| Preset::parse(text)).collect()
}

/// The presets of a list of their files' contents, as the package carries it beside the reader.
///
/// # Errors
/// Those of [`parse`]; `schema` when one is not well formed.
pub fn of_list(text: &str) -> Result<Vec<Preset>, ReadError> {
    let Tree::List(items) = parse(text, &Limits::default())? else {
        return Ok(Vec::new());
    };
    items.iter().map(Preset::from_tree).collect()
}
