//! A mapping from its data. Whatever is not understood is refused: a key that was mistyped must not be a field left out.

use super::descriptor::Descriptor;
use super::{End, Expand, Labels, Mapping, Pivot, Spec, Verdict};
use crate::dataset::Subject;
use crate::path::Path;
use crate::text::{count, fill};
use crate::{Decimal, Marks, ReadError, ReadErrorKind, Tree};

/// Texts about the whole that a mapping may give.
const META: [&str; 6] = [
    "title",
    "publisher",
    "as_of",
    "source",
    "source_url",
    "standard",
];

type Loaded<T> = Result<T, ReadError>;

fn wrong(pattern: &str, parts: &[&str]) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Schema,
        message: fill(pattern, parts),
    }
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
    pub fn from_tree(tree: &Tree, subject: &'static Subject) -> Loaded<Self> {
        let mut mapping = Self::empty(subject);
        let mut pivot = None;
        for (key, value) in members(tree, "映射")? {
            match &**key {
                "ok" => mapping.ok = Some(verdict(value)?),
                "unpack" => mapping.unpack = plain_paths(value, key)?,
                "markup" => mapping.markup = plain_paths(value, key)?,
                "rows" => mapping.rows = paths(value, key)?,
                "columns" => mapping.columns = Some(path(value, key)?),
                "expand" => mapping.expand = Some(expand(value)?),
                "group" => mapping.group = paths(value, key)?,
                "pivot" => pivot = Some(value),
                "by_name" => mapping.by_name = Some(labels(value)?),
                "descriptor" => mapping.descriptor = Some(Descriptor::from_tree(value)?),
                "fields" => {
                    for (name, spec) in members(value, key)? {
                        let place = field(subject, name)?;
                        let spec = Spec::from_tree(spec, &["fields.", name].concat())?;
                        mapping.fields.push((place, spec));
                    }
                }
                "const" => {
                    for (name, constant) in members(value, key)? {
                        let place = field(subject, name)?;
                        let spec = Spec::constant(text(constant, name)?);
                        mapping.fields.push((place, spec));
                    }
                }
                "meta" => {
                    for (name, spec) in members(value, key)? {
                        if !META.contains(&&**name) {
                            return Err(wrong("映射的 meta 里没有“{}”这一项", &[name]));
                        }
                        let mut spec = Spec::from_tree(spec, &["meta.", name].concat())?;
                        spec.root = true;
                        mapping.meta.push((name.clone(), spec));
                    }
                }
                other => return Err(wrong("映射里没有“{}”这个设置", &[other])),
            }
        }
        if let Some(pivot) = pivot {
            mapping.pivot = Some(self::pivot(pivot, subject)?);
        }
        if mapping.rows.is_empty() {
            return Err(wrong("映射里缺少 rows：每一行在哪里", &[]));
        }
        Ok(mapping)
    }

    pub(super) fn empty(subject: &'static Subject) -> Self {
        Self {
            subject,
            ok: None,
            unpack: Vec::new(),
            markup: Vec::new(),
            rows: Vec::new(),
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
            match &**key {
                "path" => spec.from = paths(value, place)?,
                "root" => spec.root = flag(value, key)?,
                "join" => spec.join = Some(text(value, key)?),
                "const" => spec.constant = Some(text(value, key)?),
                "cases" => {
                    for case in items(value, key)? {
                        let [on, is] = case.list().unwrap_or_default() else {
                            return Err(wrong("{} 里 cases 的每一项应是 [路径, 值]", &[place]));
                        };
                        let on = match on.text() {
                            Some("") => None,
                            _ => Some(path(on, place)?),
                        };
                        spec.cases.push((on, text(is, key)?));
                    }
                }
                "unit" => spec.unit = Some(text(value, key)?),
                "unit_path" => spec.unit_from = Some(path(value, place)?),
                "zone" => spec.zone = Some(text(value, key)?),
                "zone_path" => spec.zone_from = Some(path(value, place)?),
                "zones" => spec.zones = pairs(value, key)?,
                "days" => spec.days = Some(path(value, place)?),
                "day" => spec.day = flag(value, key)?,
                "missing" => {
                    let marks = texts(value, key)?.join("|");
                    spec.marks = Marks::parse(&marks)
                        .ok_or_else(|| wrong("{} 里 missing“{}”的原因不认识", &[place, &marks]))?;
                }
                "end" => {
                    spec.end = Some(match value.text() {
                        Some("low") => End::Low,
                        Some("high") => End::High,
                        _ => return Err(wrong("{} 里 end 应是 low 或 high", &[place])),
                    });
                }
                "between" => {
                    let [from, to] = items(value, key)? else {
                        return Err(wrong("{} 里 between 应是两段文字", &[place]));
                    };
                    spec.between = Some((text(from, key)?, text(to, key)?));
                }
                "strip" => spec.strip = flag(value, key)?,
                "optional" => spec.optional = flag(value, key)?,
                "split" => spec.split = Some(text(value, key)?),
                "names" => spec.names = pairs(value, key)?,
                "factor" => {
                    let factor = text(value, key)?;
                    spec.factor = Some(
                        Decimal::parse(&factor)
                            .ok_or_else(|| wrong("{} 里 factor“{}”不是数", &[place, &factor]))?,
                    );
                }
                other => return Err(wrong("{} 里没有“{}”这个设置", &[place, other])),
            }
        }
        Ok(spec)
    }
}

fn field(subject: &Subject, name: &str) -> Loaded<usize> {
    subject
        .place(name)
        .ok_or_else(|| wrong("{}没有“{}”这个字段", &[subject.name, name]))
}

fn verdict(tree: &Tree) -> Loaded<Verdict> {
    let get = |key: &str| tree.get(key).unwrap_or(&Tree::Null);
    Ok(Verdict {
        path: path(get("path"), "ok.path")?,
        is: texts(get("is"), "ok.is")?,
        message: match tree.get("message") {
            Some(message) => Some(path(message, "ok.message")?),
            None => None,
        },
    })
}

fn expand(tree: &Tree) -> Loaded<Expand> {
    let get = |key: &str| tree.get(key).unwrap_or(&Tree::Null);
    Ok(Expand {
        by: text(get("by"), "expand.by")?,
        keys: texts(get("keys"), "expand.keys")?,
    })
}

fn labels(tree: &Tree) -> Loaded<Labels> {
    let mut labels = Labels::default();
    if let Tree::Bool(true) = tree {
        return Ok(labels);
    }
    for (key, value) in members(tree, "by_name")? {
        match &**key {
            "items" => labels.items = Some(path(value, "by_name.items")?),
            "key" => labels.key = Some(path(value, "by_name.key")?),
            "label" => labels.label = paths(value, "by_name.label")?,
            other => return Err(wrong("映射的 by_name 里没有“{}”这个设置", &[other])),
        }
    }
    Ok(labels)
}

fn pivot(tree: &Tree, subject: &Subject) -> Loaded<Pivot> {
    let get = |key: &str| tree.get(key).unwrap_or(&Tree::Null);
    let names = pairs(get("names"), "pivot.names")?;
    let mut fields = Vec::new();
    for (pattern, spec) in members(get("fields"), "pivot.fields")? {
        let spec = Spec::from_tree(spec, &["pivot.fields.", pattern].concat())?;
        for (index, (_, name)) in names.iter().enumerate() {
            let key = fill(pattern, &[name]);
            fields.push((index, field(subject, &key)?, spec.clone()));
        }
    }
    Ok(Pivot {
        items: match tree.get("items") {
            Some(items) => Some(path(items, "pivot.items")?),
            None => None,
        },
        key: path(get("key"), "pivot.key")?,
        names: names.into_iter().map(|(name, _)| name).collect(),
        fields,
    })
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
        Tree::List(items) => items.iter().map(|item| path(item, place)).collect(),
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
