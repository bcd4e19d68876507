//! A preset from its file.

use super::{Preset, Shape};
use crate::dataset::{Dataset, Subject};
use crate::mapping::{Context, Mapping, paths};
use crate::read::{Limits, parse};
use crate::text::{fill, list};
use crate::{ReadError, ReadErrorKind, Tree};

/// The format of the file.
const FORMAT: &str = "mingbai.preset/1";

fn wrong(pattern: &str, parts: &[&str]) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Schema,
        message: fill(pattern, parts),
    }
}

impl Preset {
    /// Reads a preset from the text of its file (`mingbai.preset/1`).
    ///
    /// # Errors
    /// Those of [`parse`]; `schema` when something in it is wrong, with its place.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        Self::from_tree(&parse(text, &Limits::default())?)
    }

    /// Reads a preset from its tree, as [`Preset::parse`] does from text.
    ///
    /// # Errors
    /// `schema` when something in it is wrong, with its place.
    pub fn from_tree(tree: &Tree) -> Result<Self, ReadError> {
        let word = |key: &str| {
            tree.get(key)
                .and_then(Tree::text)
                .ok_or_else(|| wrong("预设里缺少“{}”", &[key]))
        };
        if word("schema")? != FORMAT {
            return Err(wrong("预设的 schema 应是 {}", &[FORMAT]));
        }
        let keys: Vec<&str> = match tree.get("subject") {
            Some(Tree::List(items)) => items.iter().filter_map(Tree::text).collect(),
            _ => vec![word("subject")?],
        };
        let mut subjects = Vec::with_capacity(keys.len());
        for key in keys {
            subjects.push(Subject::of(key).ok_or_else(|| wrong("没有“{}”这个主题", &[key]))?);
        }
        let shape = match tree.get("recognise") {
            None | Some(Tree::Null) => None,
            Some(shape) => Some(Shape {
                has: paths(shape.get("has").unwrap_or(&Tree::Null), "recognise.has")?,
                not: match shape.get("not") {
                    Some(not) => paths(not, "recognise.not")?,
                    None => Vec::new(),
                },
            }),
        };
        let preset = Self {
            name: word("name")?.into(),
            title: word("title")?.into(),
            note: word("note")?.into(),
            source: word("source")?.into(),
            subjects,
            shape,
            refuse: tree.get("refuse").and_then(Tree::text).map(Into::into),
            mapping: tree.get("mapping").cloned().unwrap_or(Tree::Null),
        };
        if preset.refuse.is_none() {
            for subject in &preset.subjects {
                Mapping::from_tree(&preset.mapping, subject)
                    .map_err(|error| wrong("预设“{}”：{}", &[&preset.name, &error.message]))?;
            }
        }
        Ok(preset)
    }

    /// Its mapping for one of its subjects.
    ///
    /// # Errors
    /// `source` when the preset says that its shape gives no data; `field` for a subject that it does not fill.
    pub fn mapping(&self, subject: Option<&str>) -> Result<Mapping, ReadError> {
        if let Some(why) = &self.refuse {
            return Err(ReadError {
                kind: ReadErrorKind::Source,
                message: why.to_string(),
            });
        }
        let subject = match (subject, self.subjects.as_slice()) {
            (None, [only]) => Some(*only),
            (None, _) => None,
            (Some(key), subjects) => subjects.iter().find(|s| s.key == key).copied(),
        };
        let Some(subject) = subject else {
            let names: Vec<&str> = self.subjects.iter().map(|subject| subject.key).collect();
            return Err(ReadError {
                kind: ReadErrorKind::Field,
                message: fill(
                    "预设“{}”可以用于 {}，请写明是哪一种",
                    &[&self.name, &list(&names)],
                ),
            });
        };
        Mapping::from_tree(&self.mapping, subject)
    }

    /// Reads a document.
    ///
    /// # Errors
    /// Those of [`Preset::mapping`] and [`Mapping::apply`].
    pub fn read(
        &self,
        document: &Tree,
        subject: Option<&str>,
        context: &Context<'_>,
    ) -> Result<Dataset, ReadError> {
        let mut dataset = self.mapping(subject)?.apply(document, context)?;
        dataset.preset = Some(self.name.clone());
        Ok(dataset)
    }
}
