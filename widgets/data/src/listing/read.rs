//! Rows in whatever envelope they stand, by a profile. A row that is no record is left out and told; so is what cannot be read.

use super::model::{Cell, Field, Kind, Listing, Persons, Profile};
use super::rows::Reader;
use crate::date::{Date, Rule};
use crate::feed;
use crate::fold::key;
use crate::privacy::{FieldKind, clear_but};
use crate::read::{Limits, parse};
use crate::shape::{Part, find, may_go_on};
use crate::text::{count, fill, list, parts, trim};
use crate::{Finding, Missing, Place, ReadError, ReadErrorKind, Severity, Tree};

/// The name of our own format.
const FORMAT: &str = "mingbai.listing/1";

/// The names by which an answer says what it is: heading, publisher, source, its address, day.
const HEAD: [&str; 5] = [
    "title|标题|栏目名称",
    "publisher|发布机构|发布单位",
    "source|来源",
    "source_url|来源网址",
    "as_of|数据截至|更新日期",
];

/// Reads JSON text: our own format `mingbai.listing/1`, or rows in whatever envelope they stand.
///
/// # Errors
/// Those of [`parse`] and of [`find`]; `schema` for another format; `field` where no column is known; `pii` where every row
/// tells of a private person and the profile does not let those be public.
///
/// ```
/// use mingbai_data::listing::{Profile, read_text};
/// let profile = r#"{"schema":"mingbai.profile/1","head":"item","fields":[{"name":"item","label":"收费项目"},
///     {"name":"standard","label":"收费标准","kind":"number","unit":"元"}]}"#;
/// let text = r#"{"code":200,"data":{"list":[{"收费项目":"不动产登记费","收费标准（元/件）":"80.00"}]}}"#;
/// let listing = read_text(text, &Profile::read(profile).unwrap()).unwrap();
/// assert_eq!(listing.rows[0].cell(0).text(), Some("不动产登记费"));
/// assert_eq!(listing.rows[0].cell(1).number().unwrap().to_string(), "80.00");
/// ```
pub fn read_text(text: &str, profile: &Profile) -> Result<Listing, ReadError> {
    let limits = Limits {
        max_rows: 50_000,
        ..Limits::default()
    };
    read_unchecked(text, &limits, None, "", Some(profile))
}

/// Reads a text as a page has it: as its source at `address` sent it, or with what a reader `found`. It is not checked. Without
/// a profile the one that stands in the text counts, else every column is a field.
///
/// # Errors
/// As [`read_text`]; `pii` for what this build cannot mask, `pages` for what may be one page of several.
pub fn read_unchecked(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
    address: &str,
    profile: Option<&Profile>,
) -> Result<Listing, ReadError> {
    // What a reader made of a text is longer than the text, whose size it has looked at.
    let most = limits
        .max_bytes
        .saturating_mul(if found.is_some() { 8 } else { 1 });
    let size = Limits {
        max_bytes: most,
        ..*limits
    };
    let mut tree = parse(text, &size)?;
    let schema = feed::text(&tree, "schema").unwrap_or_default().to_owned();
    if !schema.is_empty() && schema != FORMAT {
        return Err(ReadError {
            kind: ReadErrorKind::Schema,
            message: fill(
                "数据格式“{}”不受支持；清单数据的 schema 应写作 {}，其他接口的数据不写 schema",
                &[&schema, FORMAT],
            ),
        });
    }
    let mut findings = Vec::new();
    if found.is_none() {
        if schema.is_empty() && may_go_on(&tree, address) {
            return Err(ReadError {
                kind: ReadErrorKind::Paged,
                message: "无法加载读取此类数据的模块，请稍后再试。".into(),
            });
        }
        findings.extend(clear_but(&mut tree, &|name| {
            profile.and_then(|own| own.holds(name))
        })?);
    }
    let mut own = None;
    if profile.is_none()
        && let Some(inside) = tree.get("profile").filter(|own| own.text().is_none())
    {
        match Profile::of(inside) {
            Ok(read) => own = Some(read),
            Err(why) => findings.push(told("profile", why)),
        }
    }
    let profile = profile.cloned().or(own).unwrap_or_else(|| Profile {
        unit: "条".into(),
        ..Profile::default()
    });
    let mut listing = Listing {
        profile,
        ..Listing::default()
    };
    feed::add(found.unwrap_or_default(), &mut findings);
    for fault in &listing.profile.faults {
        findings.push(told("profile", fault.clone()));
    }
    if !schema.is_empty() {
        findings.append(&mut feed::told(&tree));
        listing.sample = matches!(tree.get("sample"), Some(Tree::Bool(true)));
    }
    let found = find(tree, limits)?;
    let partial = found
        .meta
        .iter()
        .any(|(name, _)| &**name == "rows_in_source");
    listing.partial = partial;
    let texts = HEAD.map(|names| {
        let mut meta = found.meta.iter();
        let own = meta.find(|(name, _)| parts(names, b'|').any(|own| *own == **name));
        own.and_then(|(_, value)| value.text()).map(trim)
    });
    let [title, publisher, source, url, as_of] = texts.map(|text| {
        let text = text.filter(|text| !text.is_empty());
        text.map(Box::<str>::from)
    });
    listing.title = title;
    listing.publisher = publisher;
    listing.source = source;
    listing.source_url = url;
    // A state that rests on a rule of one place is none for others.
    let states = std::mem::take(&mut listing.profile.states);
    let own = states.into_iter();
    listing.profile.states = own
        .filter(|own| own.rule.is_none() || listing.rule(own.rule.as_deref()).is_some())
        .collect();
    let as_of = as_of.and_then(|text| Rule::default().read_text(&text).date());
    listing.as_of = as_of.map(Date::to_the_minute);
    let known = !listing.profile.fields.is_empty();
    let mut reader = Reader {
        listing: &mut listing,
        rule: Rule::default(),
        bad: Vec::new(),
        refused: 0,
        matched: false,
        most: limits.max_rows,
        left_out: 0,
        nested: false,
        sums: 0,
        whole: false,
        notes: Vec::new(),
        unknown: Vec::new(),
        twice: Vec::new(),
        at: 0,
    };
    let profile = &reader.listing.profile;
    reader.nested = profile
        .fields
        .iter()
        .flat_map(|own| &own.names)
        .any(|name| name.contains('.'));
    reader.listing.columns = vec![false; profile.fields.len()];
    for part in &found.parts {
        reader.part(part);
    }
    let Reader {
        bad,
        refused,
        matched,
        left_out,
        sums,
        notes,
        unknown,
        twice,
        ..
    } = reader;
    if known && !matched {
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: no_field(&listing.profile, &found.parts),
        });
    }
    for (field, rows, printed) in bad {
        let label = listing.profile.fields.get(field).map(|own| &*own.label);
        let pattern = "“{}”有 {} 条不能识别（如“{}”），显示为“—”";
        let label = label.unwrap_or_default();
        findings.push(told(
            "field",
            fill(pattern, &[label, &count(rows), &printed]),
        ));
    }
    for at in twice {
        let label = listing.profile.fields.get(at).map(|own| &*own.label);
        let pattern = "有两列都是“{}”而内容不同，只用了前一列";
        findings.push(Finding {
            severity: Severity::Note,
            ..told("field", fill(pattern, &[label.unwrap_or_default()]))
        });
    }
    if !unknown.is_empty() {
        let names: Vec<&str> = unknown.iter().take(8).map(|own| &**own).collect();
        let pattern = "模板里没有的列（{}）没有显示：这里有些列不能公开";
        findings.push(Finding {
            severity: Severity::Note,
            ..told("field", fill(pattern, &[&list(&names)]))
        });
    }
    if sums > 0 {
        let pattern = "有 {} 行是合计或填表人等落款，不算作一条";
        findings.push(Finding {
            severity: Severity::Note,
            ..told("field", fill(pattern, &[&count(sums)]))
        });
    }
    for note in notes {
        findings.push(Finding {
            severity: Severity::Note,
            ..told("field", fill("表下写着“{}”", &[&note]))
        });
    }
    if left_out > 0 {
        let read = listing.rows.len();
        let all = read.saturating_add(left_out);
        let pattern = "已读前 {} 条，来源共 {} 条";
        findings.push(told("limit", fill(pattern, &[&count(read), &count(all)])));
        listing.partial = true;
    }
    if refused > 0 {
        let why = listing.profile.persons_why.as_deref();
        let why = why.unwrap_or("本栏目只公开汇总数，不公开到个人");
        let said = fill("有 {} 条涉及个人，没有显示：{}", &[&count(refused), why]);
        if listing.rows.is_empty() {
            return Err(ReadError {
                kind: ReadErrorKind::Personal,
                message: said,
            });
        }
        findings.push(told("pii", said));
    }
    listing.findings = findings;
    Ok(listing)
}

/// Takes in another list by the same profile: its records behind these. Of two days the whole stands for the earlier one.
pub fn join(all: &mut Listing, mut other: Listing) {
    let before = all.rows.last().map_or(0, |own| own.row.saturating_add(1));
    for own in &mut other.rows {
        own.row = own.row.saturating_add(before);
        // A column that only one of them has.
        own.cells.truncate(all.profile.fields.len());
        while own.cells.len() < all.profile.fields.len() {
            own.cells.push(Cell::Missing(Missing::Absent, None));
        }
    }
    let days = all.as_of.into_iter().chain(other.as_of);
    all.as_of = days.min_by_key(|day| day.end());
    for (mine, its) in [
        (&mut all.title, other.title),
        (&mut all.publisher, other.publisher),
        (&mut all.source, other.source),
        (&mut all.source_url, other.source_url),
    ] {
        if mine.is_none() {
            *mine = its;
        }
    }
    for (mine, its) in all.columns.iter_mut().zip(other.columns) {
        *mine |= its;
    }
    all.sample |= other.sample;
    all.partial |= other.partial;
    all.rows.append(&mut other.rows);
    for found in other.findings {
        if !all.findings.contains(&found) {
            all.findings.push(found);
        }
    }
}

impl Profile {
    /// Whether its data may say of persons what is not public: columns that are masked, refused or not read.
    #[must_use]
    pub fn tells_of_persons(&self) -> bool {
        let hidden = |own: &Field| match own.kind {
            Kind::Hidden => true,
            Kind::Person => self.persons != Persons::Exempt,
            _ => false,
        };
        self.fields.iter().any(hidden)
    }

    /// [`Profile::holds`] of all its names, as a reader is told ([`known_of`](crate::privacy::known_of)).
    #[must_use]
    pub fn known(&self) -> String {
        let mut out = String::from("\n");
        for name in self.fields.iter().flat_map(|own| &own.names) {
            let letter = match self.holds(name) {
                Some(FieldKind::Phone { .. }) => "p",
                Some(FieldKind::Official) => "o",
                Some(_) => "t",
                None => continue,
            };
            out.extend([letter, &**name, "\n"]);
        }
        out
    }

    /// What a column holds by its field: a telephone for the public stays, and the names that a duty to publish names.
    #[must_use]
    pub fn holds(&self, column: &str) -> Option<FieldKind> {
        let name = key(column);
        let mut fields = self.fields.iter();
        let field = fields.find(|own| own.names.iter().any(|known| **known == *name))?;
        match field.kind {
            Kind::Phone => Some(FieldKind::Phone { exempt: true }),
            Kind::Person if self.persons == Persons::Exempt => Some(FieldKind::Official),
            // A private person's is masked as one; of any other field only the numbers.
            Kind::Person | Kind::Hidden => None,
            _ => Some(FieldKind::Text),
        }
    }
}

/// A finding about the whole.
pub(super) fn told(code: &'static str, message: String) -> Finding {
    Finding {
        code,
        severity: Severity::Warning,
        place: Place::default(),
        message,
    }
}

/// No column is one of the profile: what was there, what was looked for, and what to do.
#[cold]
fn no_field(profile: &Profile, parts: &[Part]) -> String {
    let rows = parts.iter().flat_map(|part| &part.rows);
    let first = rows.into_iter().find_map(|row| match row {
        Tree::Map(members) => Some(members),
        _ => None,
    });
    let members = first.map(Vec::as_slice).unwrap_or_default();
    let mut there: Vec<&str> = members.iter().take(8).map(|(name, _)| &**name).collect();
    if let (true, Some(part)) = (there.is_empty(), parts.first()) {
        let heading = part.header.last().or(part.rows.first());
        let texts = heading.and_then(Tree::list).unwrap_or_default().iter();
        there = texts.filter_map(Tree::text).take(8).collect();
    }
    // The columns of the data stand behind the fields, and have no names.
    let fields = profile.fields.iter();
    let wanted = fields.take_while(|own| !own.names.is_empty()).take(8);
    let wanted: Vec<&str> = wanted.map(|own| &*own.label).collect();
    fill(
        "数据的列（{}）没有一个是栏目模板“{}”里的字段（{}等）。请核对 profile 是否写对，或在模板字段的 names 里加上这些列名",
        &[&list(&there), &profile.title, &list(&wanted)],
    )
}
