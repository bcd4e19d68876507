//! What a text is, and a mapping proposed for it column by column, with values to look at: for whoever makes a tag on a page or
//! on a desk.
//!
//! **Rule of this module:** it proposes and reads nothing. What a column is called decides; where only the letters of a name or the
//! look of its values do, the proposal says so, and a person confirms it.

mod names;
mod near;
mod seek;

use crate::dataset::{Field, Kind, Subject, UnitRule};
use crate::date::Rule;
use crate::listing::{Initials, Profile};
use crate::mapping::field_of;
use crate::preset::{Preset, choose};
use crate::privacy::clear;
use crate::read::{Form, Limits, any};
use crate::text::parts;
use crate::{Finding, ReadError, Tree};
use names::OTHER;
use near::near;
use seek::seek;

/// What a text is, and how it may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What the text was.
    pub form: Form,
    /// The format that it says it has: then it needs no mapping.
    pub schema: Option<Box<str>>,
    /// Name and title of the preset whose shape it has.
    pub preset: Option<(Box<str>, Box<str>)>,
    /// Texts that are JSON themselves.
    pub unpack: Vec<String>,
    /// Texts that are lists or tables of HTML.
    pub markup: Vec<String>,
    /// What may be the rows, what fits best first.
    pub tables: Vec<Table>,
    /// What stands outside of the rows; `field` is that of the whole: `as_of`; or that of every row, where no column has it: `start`.
    pub meta: Vec<Column>,
    /// What was put right or masked on the way.
    pub findings: Vec<Finding>,
}

/// What may be the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Their path from the document.
    pub rows: String,
    /// The member of a row that holds the rows below it: they are the rows, each with what stands above it.
    pub nested: Option<Box<str>>,
    /// The path of the cells with their headings, where rows are lists.
    pub headings: Option<String>,
    /// How many.
    pub count: usize,
    /// Their columns.
    pub columns: Vec<Column>,
}

/// A column, with values of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// What it is called.
    pub name: Box<str>,
    /// Its path from a row.
    pub path: String,
    /// A few of its values, personal data masked.
    pub samples: Vec<Box<str>>,
    /// In how many rows something stands.
    pub filled: usize,
    /// The field that it is proposed for.
    pub field: Option<Box<str>>,
    /// Why.
    pub by: By,
    /// The unit that its heading names, or the document.
    pub unit: Option<Box<str>>,
    /// Where in the document the unit stands, and what stands there, where the heading names none.
    pub stated: Option<Box<str>>,
}

/// Why a column is proposed for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// It is called so.
    #[default]
    Name,
    /// Its letters are those that a name of the field is spelled with: kmmc for 科目名称.
    Letters,
    /// It is the only one with such values.
    Values,
    /// Its name is like one of the field.
    Near,
}

/// Whose fields the columns are to be.
#[derive(Clone, Copy)]
enum Whose<'a> {
    Subject(&'static Subject),
    Profile(&'a Profile),
}

/// Reads `text`, in whatever form it came, and proposes how its columns are the fields of `subject`, else those of `profile`.
///
/// # Errors
/// Those of [`any`]; `pii` for what this build cannot mask.
///
/// ```
/// use mingbai_data::{dataset::Subject, listing::Initials, propose::propose, read::Limits};
/// let text = r#"{"code":200,"data":{"list":[{"站点":"东湖","AQI":"41","sj":"2026-11-20 08:00"},{"站点":"南山","AQI":"52","sj":"2026-11-20 08:00"}]}}"#;
/// let air = Subject::of("air").unwrap();
/// let proposal = propose(text, air, None, &[], &Initials::default(), &Limits::default()).unwrap();
/// let table = &proposal.tables[0];
/// assert_eq!((&*table.rows, table.count), ("$.data.list[*]", 2));
/// let fields: Vec<_> = table.columns.iter().map(|column| column.field.as_deref()).collect();
/// assert_eq!(fields, [Some("place"), Some("aqi"), Some("start")]);
/// ```
pub fn propose(
    text: &str,
    subject: &'static Subject,
    profile: Option<&Profile>,
    presets: &[Preset],
    initials: &Initials,
    limits: &Limits,
) -> Result<Proposal, ReadError> {
    let reading = any(text, limits)?;
    let mut tree = reading.tree;
    let mut findings = reading.notes;
    findings.extend(clear(&mut tree)?);
    let schema = tree.get("schema").and_then(Tree::text).map(Into::into);
    let chosen = choose(presets, &tree, Some(subject.key)).ok();
    let preset = chosen.map(|(own, _)| (own.name.clone(), own.title.clone()));
    let sought = seek(&tree);
    let whose = profile.map_or(Whose::Subject(subject), Whose::Profile);
    let mut tables = sought.tables;
    for table in &mut tables {
        assign(table, whose, initials);
    }
    // What has most of the fields, then what has most rows.
    let fit = |table: &Table| {
        let known = table.columns.iter().filter(|own| own.field.is_some());
        (known.count(), table.count)
    };
    tables.sort_by_key(|table| std::cmp::Reverse(fit(table)));
    let mut meta = sought.meta;
    let mut used: Vec<&str> = Vec::new();
    // What is called so goes before what only may be it.
    for (names, by) in [(WHOLE, By::Name), (NEARLY, By::Near)] {
        for column in meta.iter_mut().filter(|own| own.field.is_none()) {
            let field = whole(names, &column.name).filter(|field| !used.contains(field));
            used.extend(field);
            column.field = field.map(Into::into);
            column.by = by;
        }
    }
    if let (Whose::Subject(subject), Some(table)) = (whose, tables.first_mut()) {
        near::units(table, subject, &meta);
        near::time(table, subject, &mut meta);
    }
    Ok(Proposal {
        form: reading.form,
        schema,
        preset,
        unpack: sought.unpack,
        markup: sought.markup,
        tables,
        meta,
        findings,
    })
}

type Names = &'static [(&'static str, &'static str)];

/// What members outside of the rows are of the whole.
const WHOLE: Names = &[
    (
        "as_of",
        "asof|数据截至|截至日期|截止日期|数据截至日期|数据时间|统计截至",
    ),
    (
        "publisher",
        "publisher|发布机构|发布单位|公开单位|责任单位|填报单位|编制单位",
    ),
    ("title", "title|caption|标题|报表名称|表名"),
];

/// What they may be: the data may be older than the day on which they were published.
const NEARLY: Names = &[(
    "as_of",
    "更新日期|更新时间|发布日期|发布时间|填报日期|updatetime|updatedate|publishtime|publishdate|pubtime|pubdate|datatime|gxsj|gxrq|fbsj|fbrq|sjsj",
)];

fn whole(names: Names, name: &str) -> Option<&'static str> {
    let name = near::bare(name);
    let is = |(_, names): &&(&str, &str)| parts(names, b'|').any(|own| own == name);
    names.iter().find(is).map(|(field, _)| *field)
}

/// Says of each column which field it is, each field once.
fn assign(table: &mut Table, whose: Whose<'_>, initials: &Initials) {
    let mut used: Vec<Box<str>> = Vec::new();
    for column in &mut table.columns {
        let found = match whose {
            Whose::Subject(subject) => field_of(subject, &column.name)
                .and_then(|(at, unit)| Some((subject.fields.get(at)?.key.into(), unit)))
                .or_else(|| united(subject, &column.name)),
            Whose::Profile(profile) => profile
                .field_of(&column.name)
                .map(|field| (field.name.clone(), None)),
        };
        let found = found.filter(|(key, _): &(Box<str>, _)| !used.contains(key));
        if let Some((key, unit)) = found {
            used.push(key.clone());
            column.field = Some(key);
            column.unit = unit;
        }
    }
    // A name in letters of its own: pm25nd is PM2.5浓度.
    if let Whose::Subject(subject) = whose {
        for column in table.columns.iter_mut().filter(|own| own.field.is_none()) {
            let name = column.name.to_lowercase();
            let bare = ["nd", "mc"].iter().find_map(|end| name.strip_suffix(end));
            let found = bare.and_then(|bare| field_of(subject, bare));
            let field = found.and_then(|(at, _)| subject.fields.get(at));
            if let Some(field) = field.filter(|own| used.iter().all(|key| **key != *own.key)) {
                used.push(field.key.into());
                column.field = Some(field.key.into());
                column.by = By::Letters;
            }
        }
    }
    let left: Vec<(Box<str>, Vec<String>)> = spellings(whose, initials)
        .into_iter()
        .filter(|(key, _)| !used.contains(key))
        .collect();
    for (key, spelled) in left {
        // The name that stands first decides; two columns of the same letters are no proposal.
        for letters in &spelled {
            let is = |own: &&mut Column| {
                own.field.is_none() && own.name.to_lowercase().replace('_', "") == *letters
            };
            let mut fitting: Vec<&mut Column> = table.columns.iter_mut().filter(is).collect();
            if let [column] = fitting.as_mut_slice() {
                column.field = Some(key.clone());
                column.by = By::Letters;
                used.push(key);
                break;
            }
        }
    }
    near(table, whose, &mut used);
    let Whose::Subject(subject) = whose else {
        return;
    };
    let needed = |field: &&Field| field.required && field.kind == Kind::Date;
    let mut dates = subject.fields.iter().filter(needed);
    let (Some(date), None) = (dates.next(), dates.next()) else {
        return;
    };
    if used.iter().any(|key| **key == *date.key) {
        return;
    }
    let rule = Rule::default();
    let dated = |own: &&mut Column| {
        let all = own.samples.iter().all(|one| {
            rule.read_text(one).missing().is_none()
                && one.bytes().any(|byte| !byte.is_ascii_digit())
        });
        own.field.is_none() && !own.samples.is_empty() && all
    };
    let mut fitting: Vec<&mut Column> = table.columns.iter_mut().filter(dated).collect();
    if let [column] = fitting.as_mut_slice() {
        column.field = Some(date.key.into());
        column.by = By::Values;
    }
}

/// A heading with its unit behind it and no brackets: 总投资万元.
fn united(subject: &'static Subject, heading: &str) -> Option<(Box<str>, Option<Box<str>>)> {
    subject.fields.iter().find_map(|field| {
        let Kind::Number(UnitRule::Named(units)) = field.kind else {
            return None;
        };
        // 万元 ends with 元.
        let ends = parts(units, b'|').filter(|unit| heading.ends_with(unit));
        let unit = ends.max_by_key(|unit| unit.len())?;
        let name = heading.strip_suffix(unit)?;
        let (at, None) = field_of(subject, name)? else {
            return None;
        };
        let own = subject.fields.get(at)?;
        (own.key == field.key).then(|| (field.key.into(), Some(unit.into())))
    })
}

/// The letters that the names of each field are spelled with, where there are at least two.
fn spellings(whose: Whose<'_>, initials: &Initials) -> Vec<(Box<str>, Vec<String>)> {
    // 名称 and 浓度 may stand behind a name or not.
    let spelled = |names: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        let spelled = names.map(|name| initials.spelled(name));
        let spelled = spelled.filter(|letters| letters.len() > 1);
        let more = |own: String| [[&*own, "mc"].concat(), [&*own, "nd"].concat(), own];
        spelled.flat_map(more).collect()
    };
    match whose {
        Whose::Subject(subject) => {
            let own = subject.fields.iter().map(|field| {
                let of =
                    |(of, key, _): &&(&str, &str, &str)| *of == subject.key && *key == field.key;
                let other = OTHER.iter().filter(of).flat_map(|own| parts(own.2, b'|'));
                let names = std::iter::once(field.label).chain(parts(field.names, b'|'));
                (field.key.into(), spelled(&mut names.chain(other)))
            });
            own.collect()
        }
        Whose::Profile(profile) => {
            let own = profile.fields.iter().map(|field| {
                let mut names = field.names.iter().map(|name| &**name);
                (field.name.clone(), spelled(&mut names))
            });
            own.collect()
        }
    }
}

impl By {
    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Letters => "letters",
            Self::Values => "values",
            Self::Near => "near",
        }
    }
}

fn text(text: &str) -> Tree {
    Tree::Text(text.into())
}

fn number(number: usize) -> Tree {
    Tree::Number(number.to_string().into())
}

fn map(members: Vec<(&str, Tree)>) -> Tree {
    let members = members.into_iter();
    Tree::Map(members.map(|(key, value)| (key.into(), value)).collect())
}

fn maybe(value: Option<&str>) -> Tree {
    value.map_or(Tree::Null, text)
}

fn texts<'a>(all: impl IntoIterator<Item = &'a str>) -> Tree {
    Tree::List(all.into_iter().map(text).collect())
}

impl Column {
    fn tree(&self) -> Tree {
        map(vec![
            ("name", text(&self.name)),
            ("path", text(&self.path)),
            ("samples", texts(self.samples.iter().map(|own| &**own))),
            ("filled", number(self.filled)),
            ("field", maybe(self.field.as_deref())),
            ("by", text(self.by.word())),
            ("unit", maybe(self.unit.as_deref())),
            ("stated", maybe(self.stated.as_deref())),
        ])
    }
}

impl Table {
    fn tree(&self) -> Tree {
        map(vec![
            ("rows", text(&self.rows)),
            ("nested", maybe(self.nested.as_deref())),
            ("headings", maybe(self.headings.as_deref())),
            ("count", number(self.count)),
            (
                "columns",
                Tree::List(self.columns.iter().map(Column::tree).collect()),
            ),
        ])
    }
}

impl Proposal {
    /// As JSON: `form`, `schema`, `preset` (`name`, `title`), `unpack`, `markup`, `tables` (`rows`, `nested`, `headings`, `count`, `columns` with
    /// `name`, `path`, `samples`, `filled`, `field`, `by`, `unit`, `stated`), `meta` (columns), `findings` (`code`, `message`).
    #[must_use]
    pub fn to_json(&self) -> String {
        let preset = self.preset.as_ref().map_or(Tree::Null, |(name, title)| {
            map(vec![("name", text(name)), ("title", text(title))])
        });
        let findings = self.findings.iter().map(|own| {
            map(vec![
                ("code", text(own.code)),
                ("message", text(&own.message)),
            ])
        });
        map(vec![
            ("form", text(self.form.name())),
            ("schema", maybe(self.schema.as_deref())),
            ("preset", preset),
            ("unpack", texts(self.unpack.iter().map(String::as_str))),
            ("markup", texts(self.markup.iter().map(String::as_str))),
            (
                "tables",
                Tree::List(self.tables.iter().map(Table::tree).collect()),
            ),
            (
                "meta",
                Tree::List(self.meta.iter().map(Column::tree).collect()),
            ),
            ("findings", Tree::List(findings.collect())),
        ])
        .json()
    }
}

/// The fields of a subject, or of a profile, as JSON: `key`, `label`, `required`, `kind`, `units`, `codes`.
#[must_use]
pub fn fields_json(subject: &'static Subject, profile: Option<&Profile>) -> String {
    let known = |field: &Field| {
        let (kind, units, codes) = match field.kind {
            Kind::Number(UnitRule::Named(units)) => ("number", units, ""),
            Kind::Number(_) => ("number", "", ""),
            Kind::Date => ("date", "", ""),
            Kind::Text => ("text", "", ""),
            Kind::Code(codes) => ("code", "", codes),
            Kind::List => ("list", "", ""),
        };
        let of = |names: &'static str| texts(parts(names, b'|').filter(|own| !own.is_empty()));
        map(vec![
            ("key", text(field.key)),
            ("label", text(field.label)),
            ("required", Tree::Bool(field.required)),
            ("kind", text(kind)),
            ("units", of(units)),
            ("codes", of(codes)),
        ])
    };
    let all = match profile {
        None => subject.fields.iter().map(known).collect(),
        Some(profile) => {
            let own = profile.fields.iter().map(|field| {
                map(vec![
                    ("key", text(&field.name)),
                    ("label", text(&field.label)),
                    ("required", Tree::Bool(field.required)),
                    ("kind", text("")),
                    ("units", Tree::List(Vec::new())),
                    ("codes", Tree::List(Vec::new())),
                ])
            });
            own.collect()
        }
    };
    Tree::List(all).json()
}

#[cfg(test)]
#[cfg(feature = "charset")]
mod tests;
