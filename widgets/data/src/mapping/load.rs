//! A mapping from its data. Whatever is not understood is refused: a key that was mistyped must not be a field left out.

use super::descriptor::Descriptor;
use super::{End, Expand, Labels, Mapping, Pivot, Spec, Verdict};
use crate::dataset::Subject;
use crate::path::Path;
use crate::text::{among, count, fill};
use crate::{Decimal, Marks, ReadError, ReadErrorKind, Tree};

/// Texts about the whole that a mapping may give.
pub(super) const META: [&str; 6] = [
    "title",
    "publisher",
    "as_of",
    "source",
    "source_url",
    "standard",
];

type Loaded<T> = Result<T, Wrong>;

/// What is wrong with a mapping, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Code `schema`, and the sentence.
    pub error: ReadError,
    /// The keys on the way to it from the outermost object, and of items of a list their indices; empty for the whole.
    pub way: Vec<Box<str>>,
}

impl Wrong {
    /// The same, of the member `key`.
    fn within(mut self, key: &str) -> Self {
        self.way.insert(0, key.into());
        self
    }
}

impl From<Wrong> for ReadError {
    fn from(wrong: Wrong) -> Self {
        wrong.error
    }
}

impl From<ReadError> for Wrong {
    fn from(error: ReadError) -> Self {
        let way = Vec::new();
        Self { error, way }
    }
}

fn wrong(pattern: &str, parts: &[&str]) -> Wrong {
    Wrong::from(ReadError {
        kind: ReadErrorKind::Schema,
        message: fill(pattern, parts),
    })
}

impl Mapping {
    /// Reads a mapping for a subject.
    ///
    /// # Errors
    /// `schema`, naming the key, the path and the place that is wrong.
    ///
    /// ```
    /// use mingbai_data::{dataset::Subject, mapping::Mapping, read::{Limits, parse}};
    /// let tree = parse(r#"{"rows": "$[*]", "fields": {"aqi": "$.AQI["}}"#, &Limits::default()).unwrap();
    /// let error = Mapping::from_tree(&tree, Subject::of("air").unwrap()).unwrap_err();
    /// assert!(error.message.starts_with("fields.aqi 里路径“$.AQI[”不对：第 7 个字符处，"));
    /// ```
    pub fn from_tree(tree: &Tree, subject: &'static Subject) -> Result<Self, ReadError> {
        Self::load(tree, subject).map_err(ReadError::from)
    }

    /// As [`Mapping::from_tree`], for who can show where in the mapping it is wrong.
    ///
    /// # Errors
    /// As [`Mapping::from_tree`], with the way to what is wrong.
    pub fn load(tree: &Tree, subject: &'static Subject) -> Result<Self, Wrong> {
        let mut mapping = Self::empty(subject);
        let Tree::Map(members) = tree else {
            return Err(wrong("映射的最外层应是对象", &[]));
        };
        for (key, value) in members {
            mapping.set(key, value).map_err(|wrong| wrong.within(key))?;
        }
        if mapping.rows.is_empty() {
            return Err(wrong("映射里缺少 rows：每一行在哪里，如 $.data[*]", &[]));
        }
        Ok(mapping)
    }

    /// One member of the outermost object.
    fn set(&mut self, key: &str, value: &Tree) -> Loaded<()> {
        match key {
            "ok" => self.ok = Some(verdict(value)?),
            "unpack" => self.unpack = plain_paths(value, key)?,
            "markup" => self.markup = plain_paths(value, key)?,
            "rows" => self.rows = paths(value, key)?,
            "nested" => self.nested = Some(text(value, key)?),
            "columns" => self.columns = Some(path(value, key)?),
            "expand" => self.expand = Some(expand(value)?),
            "group" => self.group = paths(value, key)?,
            "pivot" => self.pivot = Some(pivot(value, self.subject)?),
            "by_name" => self.by_name = Some(labels(value)?),
            "descriptor" => self.descriptor = Some(Descriptor::from_tree(value)?),
            "fields" | "const" | "meta" => {
                for (name, spec) in members(value, key)? {
                    self.entry(key, name, spec)
                        .map_err(|wrong| wrong.within(name))?;
                }
            }
            other => return Err(wrong("映射里没有“{}”这个设置", &[other])),
        }
        Ok(())
    }

    /// One entry of `fields`, `const` or `meta`.
    fn entry(&mut self, key: &str, name: &str, value: &Tree) -> Loaded<()> {
        if key == "meta" {
            if !META.contains(&name) {
                return Err(wrong("映射的 meta 里没有“{}”这一项", &[name]));
            }
            let mut spec = Spec::from_tree(value, &["meta.", name].concat())?;
            spec.root = true;
            self.meta.push((name.into(), spec));
            return Ok(());
        }
        let place = field(self.subject, name)?;
        let spec = match key {
            "const" => Spec::constant(text(value, name)?),
            _ => Spec::from_tree(value, &["fields.", name].concat())?,
        };
        self.fields.push((place, spec));
        Ok(())
    }

    pub(super) fn empty(subject: &'static Subject) -> Self {
        Self {
            subject,
            ok: None,
            unpack: Vec::new(),
            markup: Vec::new(),
            rows: Vec::new(),
            nested: None,
            columns: None,
            expand: None,
            group: Vec::new(),
            pivot: None,
            by_name: None,
            descriptor: None,
            fields: Vec::new(),
            meta: Vec::new(),
        }
    }
}

impl Spec {
    pub(super) fn constant(text: Box<str>) -> Self {
        Self {
            constant: Some(text),
            ..Self::default()
        }
    }

    pub(super) fn path(path: Path) -> Self {
        Self {
            from: vec![path],
            ..Self::default()
        }
    }

    /// A path alone, or a map of settings; `place` names it in messages.
    fn from_tree(tree: &Tree, place: &str) -> Loaded<Self> {
        if let Tree::Text(_) = tree {
            return Ok(Self::path(path(tree, place)?));
        }
        let mut spec = Self::default();
        for (key, value) in members(tree, place)? {
            spec.set(key, value, place)
                .map_err(|wrong| wrong.within(key))?;
        }
        Ok(spec)
    }

    fn set(&mut self, key: &str, value: &Tree, place: &str) -> Loaded<()> {
        match key {
            "path" => self.from = paths(value, place)?,
            "root" => self.root = flag(value, key)?,
            "join" => self.join = Some(text(value, key)?),
            "const" => self.constant = Some(text(value, key)?),
            "cases" => {
                for case in items(value, key)? {
                    let [on, is] = case.list().unwrap_or_default() else {
                        return Err(wrong("{} 里 cases 的每一项应是 [路径, 值]", &[place]));
                    };
                    let on = match on.text() {
                        Some("") => None,
                        _ => Some(path(on, place)?),
                    };
                    self.cases.push((on, text(is, key)?));
                }
            }
            "unit" => self.unit = Some(text(value, key)?),
            "unit_path" => self.unit_from = Some(path(value, place)?),
            "zone" => self.zone = Some(text(value, key)?),
            "zone_path" => self.zone_from = Some(path(value, place)?),
            "zones" => self.zones = pairs(value, key)?,
            "days" => self.days = Some(path(value, place)?),
            "day" => self.day = flag(value, key)?,
            "missing" => {
                let marks = texts(value, key)?.join("|");
                self.marks = Marks::parse(&marks)
                    .ok_or_else(|| wrong("{} 里 missing“{}”的原因不认识", &[place, &marks]))?;
            }
            "end" => {
                self.end = Some(match value.text() {
                    Some("low") => End::Low,
                    Some("high") => End::High,
                    _ => return Err(wrong("{} 里 end 应是 low 或 high", &[place])),
                });
            }
            "between" => {
                let [from, to] = items(value, key)? else {
                    return Err(wrong("{} 里 between 应是两段文字", &[place]));
                };
                self.between = Some((text(from, key)?, text(to, key)?));
            }
            "strip" => self.strip = flag(value, key)?,
            "optional" => self.optional = flag(value, key)?,
            "split" => self.split = Some(text(value, key)?),
            "names" => self.names = pairs(value, key)?,
            "factor" => {
                let factor = text(value, key)?;
                self.factor = Some(
                    Decimal::parse(&factor)
                        .ok_or_else(|| wrong("{} 里 factor“{}”不是数", &[place, &factor]))?,
                );
            }
            other => return Err(wrong("{} 里没有“{}”这个设置", &[place, other])),
        }
        Ok(())
    }
}

fn field(subject: &Subject, name: &str) -> Loaded<usize> {
    subject
        .place(name)
        .ok_or_else(|| wrong("{}没有“{}”这个字段", &[subject.name, name]))
}

/// What is read from the member `key` of an object, and where it was when it is wrong.
fn of<'a, T>(
    tree: &'a Tree,
    key: &str,
    place: &str,
    read: impl FnOnce(&'a Tree, &str) -> Loaded<T>,
) -> Loaded<T> {
    read(tree.get(key).unwrap_or(&Tree::Null), place).map_err(|wrong| wrong.within(key))
}

/// As [`of`]; a member that is not there is none.
fn of_any<'a, T>(
    tree: &'a Tree,
    key: &str,
    place: &str,
    read: impl FnOnce(&'a Tree, &str) -> Loaded<T>,
) -> Loaded<Option<T>> {
    match tree.get(key) {
        Some(_) => of(tree, key, place, read).map(Some),
        None => Ok(None),
    }
}

/// Refuses an object with other members than these, separated by `|`.
fn only(tree: &Tree, place: &str, known: &str) -> Loaded<()> {
    let mut keys = members(tree, place)?.iter().map(|(key, _)| key);
    match keys.find(|key| !among(known, key)) {
        None => Ok(()),
        Some(key) => Err(wrong("映射的 {} 里没有“{}”这个设置", &[place, key]).within(key)),
    }
}

fn verdict(tree: &Tree) -> Loaded<Verdict> {
    only(tree, "ok", "path|is|message")?;
    Ok(Verdict {
        path: of(tree, "path", "ok.path", path)?,
        is: of(tree, "is", "ok.is", texts)?,
        message: of_any(tree, "message", "ok.message", path)?,
    })
}

fn expand(tree: &Tree) -> Loaded<Expand> {
    only(tree, "expand", "by|keys")?;
    Ok(Expand {
        by: of(tree, "by", "expand.by", text)?,
        keys: of(tree, "keys", "expand.keys", texts)?,
    })
}

fn labels(tree: &Tree) -> Loaded<Labels> {
    let mut labels = Labels::default();
    if let Tree::Bool(true) = tree {
        return Ok(labels);
    }
    only(tree, "by_name", "items|key|label")?;
    labels.items = of_any(tree, "items", "by_name.items", path)?;
    labels.key = of_any(tree, "key", "by_name.key", path)?;
    labels.label = of_any(tree, "label", "by_name.label", paths)?.unwrap_or_default();
    Ok(labels)
}

fn pivot(tree: &Tree, subject: &Subject) -> Loaded<Pivot> {
    only(tree, "pivot", "items|key|names|fields")?;
    let names = of(tree, "names", "pivot.names", pairs)?;
    let fields = of(tree, "fields", "pivot.fields", |tree, place| {
        let mut fields = Vec::new();
        for (pattern, spec) in members(tree, place)? {
            pivoted(pattern, spec, &names, subject, &mut fields)
                .map_err(|wrong| wrong.within(pattern))?;
        }
        Ok(fields)
    })?;
    Ok(Pivot {
        items: of_any(tree, "items", "pivot.items", path)?,
        key: of(tree, "key", "pivot.key", path)?,
        names: names.into_iter().map(|(name, _)| name).collect(),
        fields,
    })
}

/// The fields that one pattern of a pivot is for.
fn pivoted(
    pattern: &str,
    spec: &Tree,
    names: &[(Box<str>, Box<str>)],
    subject: &Subject,
    fields: &mut Vec<(usize, usize, Spec)>,
) -> Loaded<()> {
    let spec = Spec::from_tree(spec, &["pivot.fields.", pattern].concat())?;
    for (index, (_, name)) in names.iter().enumerate() {
        let key = fill(pattern, &[name]);
        fields.push((index, field(subject, &key)?, spec.clone()));
    }
    Ok(())
}

pub(super) fn members<'a>(tree: &'a Tree, place: &str) -> Loaded<&'a [(Box<str>, Tree)]> {
    match tree {
        Tree::Map(members) => Ok(members),
        _ => Err(wrong("{} 应是对象", &[place])),
    }
}

fn items<'a>(tree: &'a Tree, place: &str) -> Loaded<&'a [Tree]> {
    tree.list().ok_or_else(|| wrong("{} 应是列表", &[place]))
}

fn flag(tree: &Tree, place: &str) -> Loaded<bool> {
    match tree {
        Tree::Bool(flag) => Ok(*flag),
        _ => Err(wrong("{} 应是 true 或 false", &[place])),
    }
}

pub(super) fn text(tree: &Tree, place: &str) -> Loaded<Box<str>> {
    match tree.text() {
        Some(text) => Ok(text.into()),
        None => Err(wrong("{} 应是文字", &[place])),
    }
}

fn texts(tree: &Tree, place: &str) -> Loaded<Vec<Box<str>>> {
    items(tree, place)?
        .iter()
        .map(|item| text(item, place))
        .collect()
}

pub(super) fn pairs(tree: &Tree, place: &str) -> Loaded<Vec<(Box<str>, Box<str>)>> {
    members(tree, place)?
        .iter()
        .map(|(key, value)| Ok((key.clone(), text(value, place)?)))
        .collect()
}

pub(crate) fn path(tree: &Tree, place: &str) -> Loaded<Path> {
    let written = text(tree, place)?;
    Path::parse(&written).map_err(|error| {
        let at = count(error.at);
        let parts = [place, &*written, &*at, error.what];
        wrong("{} 里路径“{}”不对：第 {} 个字符处，{}", &parts)
    })
}

/// One path or several.
pub(crate) fn paths(tree: &Tree, place: &str) -> Loaded<Vec<Path>> {
    match tree {
        Tree::List(items) => {
            let each =
                |(index, item)| path(item, place).map_err(|wrong| wrong.within(&count(index)));
            items.iter().enumerate().map(each).collect()
        }
        tree => Ok(vec![path(tree, place)?]),
    }
}

/// Paths of names and wildcards.
fn plain_paths(tree: &Tree, place: &str) -> Loaded<Vec<Path>> {
    let paths = paths(tree, place)?;
    match paths.iter().find(|path| !path.is_plain()) {
        None => Ok(paths),
        Some(path) => Err(wrong(
            "{} 里路径“{}”只能由键名和 * 组成",
            &[place, path.text()],
        )),
    }
}
