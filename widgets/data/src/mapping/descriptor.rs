//! Open Fiscal Data Package: the descriptor (`datapackage.json`) says which column is what, so the mapping comes from it.
//!
//! Sources: Fiscal Data Package 1.0rc1 (`columnType`, `normalize`, `extraFields`, `constant`) and 0.3.0 (`model` or, before
//! 0.3.0-alpha9, `mapping`, with `measures` and `dimensions`). Which phase is which of our stages is the preset's data.

use super::load::{members, pairs, text};
use super::{Mapping, Pivot, Spec};
use crate::path::Path;
use crate::text::{cut, fill, list};
use crate::{Decimal, ReadError, ReadErrorKind, Tree};

/// Which descriptor, and what its words mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Descriptor {
    version: Version,
    /// Phase → field of an amount.
    phases: Vec<(Box<str>, Box<str>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// 1.0rc1
    One,
    /// 0.3
    Three,
}

/// What a column holds.
enum Column<'a> {
    /// A classification: which (`functional`), and whether it is the label.
    Class(&'a str, bool),
    /// An amount of this phase.
    Amount(Option<&'a str>, Option<Decimal>),
    /// The phase of the amounts in the row.
    Phase,
    /// The currency of the amounts in the row.
    Currency,
}

#[derive(Default)]
struct Columns<'a> {
    columns: Vec<(&'a str, Column<'a>)>,
    /// The currency of all amounts.
    currency: Option<&'a str>,
    /// The phase of all amounts.
    phase: Option<&'a str>,
}

/// Classifications in the order in which they name a row.
const CLASSES: [&str; 3] = ["functional", "economic", "administrative"];

impl Descriptor {
    pub(super) fn from_tree(tree: &Tree) -> Result<Self, ReadError> {
        let version = tree.get("version").unwrap_or(&Tree::Null);
        let version = match &*text(version, "descriptor.version")? {
            "fiscal-1" => Version::One,
            "fiscal-0.3" => Version::Three,
            other => {
                return Err(ReadError {
                    kind: ReadErrorKind::Schema,
                    message: fill(
                        "映射的 descriptor 里没有“{}”这一种，可用的是 fiscal-1、fiscal-0.3",
                        &[other],
                    ),
                });
            }
        };
        let phases = tree.get("phases").unwrap_or(&Tree::Null);
        Ok(Self {
            version,
            phases: pairs(phases, "descriptor.phases")?,
        })
    }

    /// The mapping that the descriptor in `document` amounts to.
    pub(super) fn mapping(&self, base: &Mapping, document: &Tree) -> Result<Mapping, ReadError> {
        let columns = match self.version {
            Version::One => one(document),
            Version::Three => three(document),
        };
        let mut mapping = Mapping {
            descriptor: None,
            ..base.clone()
        };
        let mut classes: Vec<&str> = Vec::new();
        for class in CLASSES {
            let of = |label: bool| {
                let wanted = |column: &Column<'_>| matches!(column, Column::Class(c, l) if *c == class && *l == label);
                let mut all = columns.columns.iter();
                all.find(|(_, column)| wanted(column))
                    .map(|(name, _)| *name)
            };
            let (code, label) = (of(false), of(true));
            let Some(name) = label.or(code) else {
                continue;
            };
            classes.extend(code);
            classes.extend(label);
            if classes.len() == usize::from(code.is_some()).saturating_add(label.is_some().into()) {
                mapping.put("name", Spec::path(Path::of_name(name)));
                if let Some(code) = code.filter(|_| label.is_some()) {
                    mapping.put("code", Spec::path(Path::of_name(code)));
                }
            } else {
                // Further classifications are told with the row, not added up.
                let spec = mapping.take("note").unwrap_or_else(|| Spec {
                    join: Some("；".into()),
                    ..Spec::default()
                });
                let mut from = spec.from;
                from.push(Path::of_name(name));
                mapping.put("note", Spec { from, ..spec });
            }
        }
        self.amounts(&columns, &classes, &mut mapping)?;
        Ok(mapping)
    }

    fn amounts(
        &self,
        columns: &Columns<'_>,
        classes: &[&str],
        mapping: &mut Mapping,
    ) -> Result<(), ReadError> {
        let of = |wanted: fn(&Column<'_>) -> bool| {
            let mut all = columns.columns.iter();
            all.find(|(_, column)| wanted(column))
                .map(|(name, _)| *name)
        };
        let phase_column = of(|column| matches!(column, Column::Phase));
        let currency = of(|column| matches!(column, Column::Currency));
        let amount = |name: &str, factor: Option<Decimal>| Spec {
            unit: columns.currency.map(Into::into),
            unit_from: currency.map(Path::of_name),
            factor,
            ..Spec::path(Path::of_name(name))
        };
        let mut stated = false;
        for (name, column) in &columns.columns {
            let Column::Amount(phase, factor) = column else {
                continue;
            };
            if let Some(phase) = phase.or(columns.phase) {
                if let Some((_, field)) = self
                    .phases
                    .iter()
                    .find(|(p, _)| p.eq_ignore_ascii_case(phase))
                {
                    mapping.put(field, amount(name, *factor));
                    stated = true;
                }
            } else if let Some(column) = phase_column {
                mapping.group = classes.iter().map(|class| Path::of_name(class)).collect();
                let spec = amount(name, *factor);
                let fields = self
                    .phases
                    .iter()
                    .enumerate()
                    .filter_map(|(index, (_, field))| {
                        Some((index, mapping.subject.place(field)?, spec.clone()))
                    });
                mapping.pivot = Some(Pivot {
                    items: None,
                    key: Path::of_name(column),
                    names: self.phases.iter().map(|(phase, _)| phase.clone()).collect(),
                    fields: fields.collect(),
                });
                stated = true;
            }
        }
        if stated {
            return Ok(());
        }
        let phases: Vec<&str> = self.phases.iter().map(|(phase, _)| &**phase).collect();
        Err(ReadError {
            kind: ReadErrorKind::Field,
            message: fill(
                "数据包的描述没有说明金额属于预算的哪个阶段，应标明 {} 之一",
                &[&list(&phases)],
            ),
        })
    }
}

impl Mapping {
    fn put(&mut self, field: &str, spec: Spec) {
        if let Some(place) = self.subject.place(field) {
            self.fields.push((place, spec));
        }
    }

    fn take(&mut self, field: &str) -> Option<Spec> {
        let place = self.subject.place(field)?;
        let at = self.fields.iter().position(|(other, _)| *other == place)?;
        Some(self.fields.remove(at).1)
    }
}

fn word<'a>(tree: &'a Tree, key: &str) -> Option<&'a str> {
    tree.get(key).and_then(Tree::text)
}

fn first_resource(document: &Tree) -> Option<&Tree> {
    document.get("resources")?.list()?.first()
}

/// Version 1.0rc1: every column has a `columnType`.
fn one(document: &Tree) -> Columns<'_> {
    let mut out = Columns::default();
    let Some(schema) = first_resource(document).and_then(|resource| resource.get("schema")) else {
        return out;
    };
    let items = |key: &str| schema.get(key).and_then(Tree::list).unwrap_or_default();
    let extra = schema.get("extraFields").is_some();
    let extras = if extra {
        items("extraFields")
    } else {
        first_resource(document)
            .and_then(|resource| resource.get("extraFields"))
            .and_then(Tree::list)
            .unwrap_or_default()
    };
    let phase_name = extras
        .iter()
        .find(|field| word(field, "columnType").is_some_and(|kind| kind.starts_with("phase:")))
        .and_then(|field| word(field, "name"));
    for field in items("fields") {
        let Some(name) = word(field, "name") else {
            continue;
        };
        if let Some(normalize) = field.get("normalize") {
            let phase = phase_name.and_then(|phase| word(normalize, phase));
            out.columns.push((name, Column::Amount(phase, None)));
            continue;
        }
        let kind = word(field, "columnType").unwrap_or_default();
        let class = cut(kind, "-classification:");
        let column = match (kind, class) {
            ("value", _) => Column::Amount(None, None),
            ("value-currency:code", _) => Column::Currency,
            (kind, _) if kind.starts_with("phase:") => Column::Phase,
            (_, Some((class, rest))) => {
                let known = CLASSES.iter().find(|other| **other == class);
                let Some(class) = known else { continue };
                Column::Class(class, rest.ends_with("label") || rest.ends_with("title"))
            }
            _ => continue,
        };
        out.columns.push((name, column));
    }
    for field in extras {
        let Some(constant) = word(field, "constant") else {
            continue;
        };
        match word(field, "columnType").unwrap_or_default() {
            "value-currency:code" => out.currency = Some(constant),
            kind if kind.starts_with("phase:") => out.phase = Some(constant),
            _ => {}
        }
    }
    out
}

/// Version 0.3: measures and dimensions, which name their source column.
fn three(document: &Tree) -> Columns<'_> {
    let mut out = Columns::default();
    let Some(model) = document.get("model").or_else(|| document.get("mapping")) else {
        return out;
    };
    for (name, measure) in
        members(model.get("measures").unwrap_or(&Tree::Null), "").unwrap_or_default()
    {
        let source = word(measure, "source").unwrap_or(name);
        let factor = word(measure, "factor").and_then(Decimal::parse);
        out.columns
            .push((source, Column::Amount(word(measure, "phase"), factor)));
        out.currency = out.currency.or(word(measure, "currency"));
    }
    for (_, dimension) in
        members(model.get("dimensions").unwrap_or(&Tree::Null), "").unwrap_or_default()
    {
        let class = word(dimension, "classificationType");
        let known = CLASSES.iter().find(|other| Some(**other) == class);
        let attributes = dimension.get("attributes").unwrap_or(&Tree::Null);
        for (name, attribute) in members(attributes, "").unwrap_or_default() {
            let source = word(attribute, "source").unwrap_or(name);
            if word(dimension, "dimensionType") == Some("phase") {
                out.columns.push((source, Column::Phase));
            } else if let Some(class) = known {
                let label = attribute.get("labelfor").is_some();
                out.columns.push((source, Column::Class(class, label)));
            }
        }
    }
    out
}
