//! Rows in whatever envelope they stand, by a profile. A row that is no record is left out and told; so is what cannot be read.

use super::model::{Cell, Field, File, Kind, Listing, Persons, Profile, Record};
use crate::date::{Date, Dated, Precision, Rule};
use crate::feed;
use crate::fold::{key, visible};
use crate::names::split_unit;
use crate::number::read_number;
use crate::privacy::{FieldKind, clear_but};
use crate::read::{Limits, parse};
use crate::shape::{Part, find, may_go_on};
use crate::text::{among, count, fill, list, parts, trim};
use crate::{Decimal, Finding, Missing, Place, ReadError, ReadErrorKind, Severity, Tree, Value};

/// The name of our own format.
const FORMAT: &str = "mingbai.listing/1";

/// How many columns that a profile does not know are shown at the most.
const MOST_OTHERS: usize = 30;

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
    let mut tree = parse(text, limits)?;
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
    let profile = profile.cloned().or(own).unwrap_or_default();
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
        ..
    } = reader;
    if known && !matched {
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: unknown(&listing.profile, &found.parts),
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
    if sums > 0 {
        let pattern = "有 {} 行是合计，不算作一条";
        findings.push(Finding {
            severity: Severity::Note,
            ..told("field", fill(pattern, &[&count(sums)]))
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
fn unknown(profile: &Profile, parts: &[Part]) -> String {
    let rows = parts.iter().flat_map(|part| &part.rows);
    let first = rows.into_iter().find_map(|row| match row {
        Tree::Map(members) => Some(members),
        _ => None,
    });
    let members = first.map(Vec::as_slice).unwrap_or_default();
    let there: Vec<&str> = members.iter().take(8).map(|(name, _)| &**name).collect();
    // The columns of the data stand behind the fields, and have no names.
    let fields = profile.fields.iter();
    let wanted = fields.take_while(|own| !own.names.is_empty()).take(8);
    let wanted: Vec<&str> = wanted.map(|own| &*own.label).collect();
    fill(
        "数据的列（{}）没有一个是栏目模板“{}”里的字段（{}等）。请核对 profile 是否写对，或在模板字段的 names 里加上这些列名",
        &[&list(&there), &profile.title, &list(&wanted)],
    )
}

struct Reader<'a> {
    listing: &'a mut Listing,
    rule: Rule,
    /// Fields with something in them that cannot be read: how often, and the first.
    bad: Vec<(usize, usize, Box<str>)>,
    refused: usize,
    matched: bool,
    most: usize,
    left_out: usize,
    /// The profile names what stands deeper.
    nested: bool,
    /// Rows that are sums of others.
    sums: usize,
}

/// A column: its name, the field that it is, and the unit in its heading.
type Column = (Box<str>, Option<usize>, Option<Box<str>>);

impl Reader<'_> {
    fn part(&mut self, part: &Part) {
        let mut columns: Vec<Column> = Vec::new();
        let mut skip = 0;
        let labels = |row: &Tree| -> Vec<Box<str>> {
            let cells = row.list().unwrap_or_default().iter();
            cells
                .map(|own| own.text().or_else(|| feed::text(own, "text")))
                .map(|text| trim(text.unwrap_or_default()).into())
                .collect()
        };
        if matches!(part.rows.first(), Some(Tree::List(_))) {
            let mut heading = part.header.last().map(labels).unwrap_or_default();
            if heading.is_empty() {
                let names = part.columns.iter();
                let names = names.map(|own| own.label.clone().unwrap_or_else(|| own.key.clone()));
                heading = names.collect();
            }
            if heading.is_empty() {
                // The first row that names a field; else the first one.
                let rows = || part.rows.iter().take(8).map(labels);
                let named = |row: &Vec<Box<str>>| row.iter().any(|own| self.named(own));
                let at = rows().position(|row| named(&row)).unwrap_or(0);
                heading = rows().nth(at).unwrap_or_default();
                skip = at.saturating_add(1);
                // Two rows high: what stands in the second names its column, with what stands above it.
                let below = rows().nth(skip).unwrap_or_default();
                let blank = |own: &Box<str>| own.is_empty();
                let high = heading.iter().any(blank)
                    || heading.windows(2).any(|pair| pair.first() == pair.last());
                let figures = below.iter().any(|own| read_number(own).number().is_some());
                if high && named(&below) && !figures {
                    heading = self.joined(&heading, &below);
                    skip = skip.saturating_add(1);
                }
            }
            for name in heading {
                let column = self.column(&name);
                columns.push(column);
            }
        }
        for column in &part.columns {
            // What the source calls its columns goes before their keys.
            let label = column.label.as_deref().unwrap_or_default();
            if part.rows.iter().any(|row| row.get(&column.key).is_some())
                && self.field(&column.key).is_none()
                && let Some(at) = self.field(label)
            {
                self.matched = true;
                columns.push((column.key.clone(), Some(at), None));
            }
        }
        for row in part.rows.iter().skip(skip) {
            if self.listing.rows.len() >= self.most {
                self.left_out = self.left_out.saturating_add(1);
                continue;
            }
            self.row(row, &mut columns);
        }
    }

    /// Whether a text is the heading of a field, with its unit or without.
    fn named(&self, name: &str) -> bool {
        let bare = name.split(['（', '(']).next().unwrap_or(name);
        !name.is_empty() && (self.field(name).is_some() || self.field(bare).is_some())
    }

    /// The headings of two rows: each by the name that is known, of both together, of the lower, of the upper.
    fn joined(&self, above: &[Box<str>], below: &[Box<str>]) -> Vec<Box<str>> {
        let mut upper: Box<str> = "".into();
        let many = above.len().max(below.len());
        let mut out: Vec<Box<str>> = Vec::new();
        for at in 0..many {
            let own = above.get(at).filter(|own| !own.is_empty());
            let lower = below.get(at).filter(|own| !own.is_empty());
            // A blank above a name belongs to what stands left of it.
            if let Some(own) = own {
                upper = own.clone();
            }
            out.push(match (own, lower) {
                (_, Some(lower)) if *upper == **lower => lower.clone(),
                (_, Some(lower)) => {
                    let both: Box<str> = [&*upper, &**lower].concat().into();
                    let names = [both, lower.clone()];
                    let known = names.iter().find(|own| self.named(own));
                    known.unwrap_or(lower).clone()
                }
                (Some(own), None) => own.clone(),
                (None, None) => "".into(),
            });
        }
        out
    }

    /// The field that a column is.
    fn field(&self, name: &str) -> Option<usize> {
        let name = key(name);
        let mut fields = self.listing.profile.fields.iter();
        fields.position(|own| own.names.iter().any(|known| **known == *name))
    }

    fn hidden(&self, at: usize) -> bool {
        let field = self.listing.profile.fields.get(at);
        field.is_some_and(|own| own.kind == Kind::Hidden)
    }

    /// The column of this name: a field of the profile, else one of its own where it has a name that people read.
    fn column(&mut self, name: &str) -> Column {
        if let Some(at) = self.field(name) {
            self.matched = true;
            return (name.into(), Some(at).filter(|at| !self.hidden(*at)), None);
        }
        let (bare, unit) = split_unit(name);
        if bare != name
            && let Some(at) = self.field(&bare)
        {
            self.matched = true;
            // The unit as it is printed: 元/件 is more than 元.
            let printed = name.get(bare.len()..).map(|rest| {
                let marks = ['(', ')', '（', '）', ' '];
                rest.trim_matches(marks).trim_start_matches("单位：").into()
            });
            return (name.into(), Some(at), printed.filter(|_| unit.is_some()));
        }
        // 收费标准（元/件）: a unit that is none of the table.
        let open = name.find(['（', '(']);
        if let Some((bare, rest)) = open.and_then(|at| name.split_at_checked(at))
            && let Some(at) = self.field(bare)
        {
            self.matched = true;
            let inside = rest.trim_matches(['（', '）', '(', ')']);
            return (name.into(), Some(at), Some(inside.into()));
        }
        let profile = &mut self.listing.profile;
        let human = name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            && !among("序号|行号|操作", name);
        let others = profile.fields.iter().filter(|own| own.names.is_empty());
        let whole = profile.fields.iter().all(|own| own.names.is_empty());
        let wanted = human || (whole && !name.is_empty());
        if !wanted || others.count() >= MOST_OTHERS {
            return (name.into(), None, None);
        }
        profile.fields.push(Field {
            name: name.into(),
            label: visible(name).into(),
            search: whole,
            ..Field::default()
        });
        let at = profile.fields.len().checked_sub(1);
        (name.into(), at, None)
    }

    fn row(&mut self, row: &Tree, columns: &mut Vec<Column>) {
        let mut cells: Vec<(usize, Cell)> = Vec::new();
        match row {
            Tree::Map(members) => {
                for (at, (name, value)) in members.iter().enumerate() {
                    // Rows of one source have their keys in one order.
                    let same = |own: &Column| *own.0 == **name;
                    let here = columns.get(at).is_some_and(same).then_some(at);
                    let here = here.or_else(|| columns.iter().position(same));
                    let here = here.unwrap_or_else(|| {
                        let column = self.column(name);
                        columns.push(column);
                        columns.len().wrapping_sub(1)
                    });
                    match columns.get(here) {
                        Some((_, None, _)) if self.nested => {
                            let name = name.clone();
                            self.within(&name, value, 0, &mut cells);
                        }
                        column => cells.extend(self.cell(column, value)),
                    }
                }
            }
            Tree::List(items) => {
                for (column, value) in columns.iter().zip(items) {
                    cells.extend(self.cell(Some(column), value));
                }
            }
            _ => return,
        }
        let many = self.listing.profile.fields.len();
        let mut own: Vec<Cell> = Vec::with_capacity(many);
        own.resize(many, Cell::Missing(Missing::Absent, None));
        for (at, cell) in cells {
            // Of two columns for one field the one that says something counts.
            if let Some(place) = own.get_mut(at)
                && place.is_missing()
            {
                *place = cell;
            }
        }
        if own.iter().all(Cell::is_missing) {
            return;
        }
        let head = own.get(self.listing.profile.head).and_then(Cell::text);
        if head.is_some_and(|head| among("合计|总计|小计|共计", head)) {
            self.sums = self.sums.saturating_add(1);
            return;
        }
        for (at, field) in self.listing.profile.fields.iter().enumerate() {
            let unit = field
                .unit_field
                .and_then(|unit| own.get(unit)?.text().map(Box::<str>::from));
            let Some((unit, cell)) = unit.zip(own.get_mut(at)) else {
                continue;
            };
            match cell {
                Cell::Number(_, none @ None) => *none = Some(unit),
                // A text that is but a number.
                Cell::Text(text) if read_number(text).number().is_some() => {
                    *text = [text, " ", &*unit].concat().into();
                }
                _ => {}
            }
        }
        if self.listing.profile.persons == Persons::Refused {
            let fields = self.listing.profile.fields.iter();
            let mut persons = fields.zip(&own).filter(|(own, _)| own.kind == Kind::Person);
            if persons.any(|(_, cell)| !cell.is_missing()) {
                self.refused = self.refused.saturating_add(1);
                return;
            }
        }
        let rows = &mut self.listing.rows;
        let before = rows.last().map_or(0, |own| own.row.saturating_add(1));
        rows.push(Record {
            row: before,
            cells: own,
        });
    }

    /// What stands deeper, under names with points between them: `tender.value.amount`, `awards.suppliers.name`.
    fn within(&mut self, path: &str, value: &Tree, depth: u8, cells: &mut Vec<(usize, Cell)>) {
        match value {
            Tree::Map(members) if depth < 5 => {
                for (name, value) in members {
                    let path = [path, ".", name].concat();
                    match self.field(&path) {
                        Some(at) => {
                            self.matched = true;
                            let column = (path.into(), Some(at), None);
                            cells.extend(self.cell(Some(&column), value));
                        }
                        None => self.within(&path, value, depth.saturating_add(1), cells),
                    }
                }
            }
            Tree::List(items) if depth < 5 => {
                for item in items.iter().take(20) {
                    self.within(path, item, depth.saturating_add(1), cells);
                }
            }
            _ => {}
        }
    }

    /// What stands in a column, for its field.
    fn cell(&mut self, column: Option<&Column>, value: &Tree) -> Option<(usize, Cell)> {
        let (_, at, unit) = column?;
        let at = (*at)?;
        if let Some(there) = self.listing.columns.get_mut(at) {
            *there = true;
        }
        let field = self.listing.profile.fields.get(at)?;
        let masked = self.listing.profile.persons == Persons::Masked;
        let mut cell = read(field, value, &self.rule, unit.as_deref(), masked);
        // 不予公开 is an answer where it is how the record stands.
        if self.listing.profile.state == Some(at)
            && cell.is_missing()
            && let Some(text) = words(value)
                .map(trim)
                .filter(|text| text.chars().count() > 2)
        {
            cell = Cell::Text(text.into());
        }
        if let Cell::Missing(Missing::BadValue, printed) = &cell {
            match self.bad.iter_mut().find(|(own, ..)| *own == at) {
                Some((_, rows, _)) => *rows = rows.saturating_add(1),
                None => self.bad.push((at, 1, printed.clone().unwrap_or_default())),
            }
        }
        Some((at, cell))
    }
}

/// A day or a moment, to the minute. What databases have for a day, its midnight, is the day.
fn day(dated: Dated) -> Cell {
    let cell = Cell::from(dated);
    let Cell::Date(date) = cell else { return cell };
    let midnight = date.precision() > Precision::Day && date.start() == date.day().midnight();
    Cell::Date(if midnight {
        date.no_finer(Precision::Day)
    } else {
        date.to_the_minute()
    })
}

/// The words of a value: of a cell that says more than it shows, what it shows.
fn words(value: &Tree) -> Option<&str> {
    value.text().or_else(|| {
        let mut keys = ["text", "title", "name"].into_iter();
        keys.find_map(|key| feed::text(value, key))
    })
}

/// A text as a browser shows it; none where it says that there is none.
fn shown(text: &str) -> Result<Box<str>, Missing> {
    let text = trim(text);
    // Most texts have no markup.
    let plain = !text.bytes().any(|byte| matches!(byte, b'<' | b'&'));
    let text: Box<str> = if plain {
        text.into()
    } else {
        visible(text).into()
    };
    if text.is_empty() {
        return Err(Missing::NotReported);
    }
    // No mark is longer.
    let mark = if text.len() > 30 {
        None
    } else {
        crate::marks::common(&text)
    };
    mark.map_or(Ok(text), Err)
}

/// The texts of a list, or of one text with `；`, `;` or line breaks in it.
fn texts(value: &Tree) -> Vec<Box<str>> {
    let all: Vec<&str> = match value {
        Tree::List(items) => items.iter().filter_map(words).collect(),
        _ => {
            let text = words(value).unwrap_or_default();
            if text.contains(['■', '☑', '□']) {
                // Boxes that are ticked: ■政府网站 □政府公报.
                let mut all = Vec::new();
                let mut rest = text;
                while let Some(at) = rest.find(['■', '☑', '□']) {
                    let (_, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
                    let ticked = !from.starts_with('□');
                    let inside = from.get(3..).unwrap_or_default();
                    let end = inside.find(['■', '☑', '□']).unwrap_or(inside.len());
                    let (own, behind) = inside.split_at_checked(end).unwrap_or((inside, ""));
                    all.extend(Some(own).filter(|_| ticked));
                    rest = behind;
                }
                all
            } else {
                text.split(['；', ';', '、', '\n']).collect()
            }
        }
    };
    all.into_iter()
        .filter_map(|text| shown(text).ok())
        .collect()
}

/// A value as what its field holds.
pub(super) fn read(
    field: &Field,
    value: &Tree,
    rule: &Rule,
    unit: Option<&str>,
    masked: bool,
) -> Cell {
    match field.kind {
        Kind::Date => day(rule.read(Some(value))),
        Kind::Number | Kind::Money | Kind::Percent => number(field, value, unit),
        Kind::Yes => yes(value),
        Kind::List => some(texts(value), Cell::List),
        Kind::Files => some(files(value), Cell::Files),
        Kind::Rows => some(rows(field, value), Cell::Rows),
        kind => {
            let joined;
            let text = match value {
                Tree::Bool(yes) => Some(if *yes { "是" } else { "否" }),
                Tree::List(_) => {
                    let all = texts(value);
                    let all: Vec<&str> = all.iter().map(|own| &**own).collect();
                    joined = list(&all);
                    Some(&*joined)
                }
                _ => words(value),
            };
            let Some(text) = text else {
                return Cell::Missing(Missing::NotReported, None);
            };
            match shown(text) {
                Ok(text) if kind == Kind::Person && masked => Cell::Text(veiled(&text)),
                Ok(text) if kind == Kind::Long => Cell::Text(text),
                Ok(text) => {
                    let own = key(&text);
                    let mut words = field.words.iter();
                    let word = words.find(|(code, _)| **code == *own);
                    // A line is a line.
                    let text = word.map_or(text, |(_, word)| word.clone());
                    let several = text.contains(['\n', '\r']);
                    let joined = || text.split_whitespace().collect::<Vec<_>>().join(" ");
                    Cell::Text(if several { joined().into() } else { text })
                }
                Err(why) => Cell::Missing(why, None),
            }
        }
    }
}

fn some<T>(all: Vec<T>, of: fn(Vec<T>) -> Cell) -> Cell {
    if all.is_empty() {
        Cell::Missing(Missing::NotReported, None)
    } else {
        of(all)
    }
}

/// How the name of an office or a company ends, and what is no name.
const OFFICES: &str = "司局院厅委办室会社厂店部校园站所队行中心村组府处场户馆";
const NO_NAMES: &str = "匿名|网友|群众|市民|单位|企业|本人|个人";

/// A name with all but its first character hidden. What is masked already, what is too long for a name, and offices stay.
fn veiled(name: &str) -> Box<str> {
    let many = name.chars().count();
    let last = name.chars().next_back().unwrap_or_default();
    let office = many > 4 && OFFICES.contains(last) && !name.contains(['、', '，', ',']);
    if many > 15 || office || name.contains(['*', '＊']) || among(NO_NAMES, name) {
        return name.into();
    }
    let mut out = String::new();
    let mut first = true;
    for c in name.chars() {
        let mark = matches!(c, '、' | '，' | ',' | ' ' | '·');
        out.push(if first || mark { c } else { '*' });
        first = matches!(c, '、' | '，' | ',');
    }
    out.into()
}

/// A number, with the unit behind it where there is one.
fn number(field: &Field, value: &Tree, unit: Option<&str>) -> Cell {
    let text = match Missing::or_text(Some(value)) {
        Ok(text) => trim(text),
        Err(why) => return Cell::Missing(why, None),
    };
    let own = |unit: Option<&str>| {
        let unit = unit.filter(|unit| field.unit.as_deref() != Some(unit));
        unit.map(Into::into)
    };
    match read_number(text) {
        Value::Present { number, .. } => Cell::Number(number, own(unit)),
        Value::Missing(Missing::BadValue) => {
            // 1200元/月: digits and what they count.
            let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '-')));
            let split = end.and_then(|end| text.split_at_checked(end));
            let read = split.and_then(|(digits, rest)| {
                let short =
                    rest.chars().count() <= 8 && !rest.contains(|c: char| c.is_ascii_digit());
                let number: Decimal = read_number(digits).number().filter(|_| short)?;
                Some(Cell::Number(number, own(Some(trim(rest)))))
            });
            read.unwrap_or_else(|| Cell::Missing(Missing::BadValue, Some(text.into())))
        }
        Value::Missing(why) => Cell::Missing(why, None),
    }
}

fn yes(value: &Tree) -> Cell {
    if let Tree::Bool(yes) = value {
        return Cell::Yes(*yes);
    }
    let Some(text) = words(value) else {
        return Cell::Missing(Missing::NotReported, None);
    };
    match &*key(text) {
        "是" | "有" | "1" | "y" | "yes" | "true" | "√" | "支持" | "公开" | "已审查" | "达标"
        | "免费" => Cell::Yes(true),
        "否" | "0" | "n" | "no" | "false" | "×" | "不支持" | "不公开" | "未审查" | "不达标" => {
            Cell::Yes(false)
        }
        _ => match shown(text) {
            Err(why) => Cell::Missing(why, None),
            Ok(text) => Cell::Missing(Missing::BadValue, Some(text)),
        },
    }
}

/// Documents: objects with title and address, or addresses alone.
fn files(value: &Tree) -> Vec<File> {
    let one = |own: &Tree| {
        let url = ["url", "href", "path", "downloadUrl"].into_iter();
        let url = url.filter_map(|key| feed::text(own, key)).next();
        let alone = own.text();
        let title = words(own).or(url)?;
        let address = |text: &&str| text.starts_with("http") || text.starts_with('/');
        Some(File {
            title: shown(title).ok()?,
            url: url.or(alone.filter(address)).map(Into::into),
        })
    };
    match value {
        Tree::List(items) => items.iter().filter_map(one).collect(),
        own => one(own).into_iter().collect(),
    }
}

/// A small table: objects by the names of its columns, or texts as its first.
fn rows(field: &Field, value: &Tree) -> Vec<Vec<Box<str>>> {
    let items = match value {
        Tree::List(items) => items.as_slice(),
        Tree::Null => &[],
        own => std::slice::from_ref(own),
    };
    let one = |item: &Tree| {
        let of = |column: &Field| {
            let Tree::Map(members) = item else {
                return None;
            };
            let mut members = members.iter();
            let own = members.find(|(name, _)| {
                let name = key(name);
                column.names.iter().any(|known| **known == *name)
            });
            let text = match &own?.1 {
                Tree::Bool(true) => "是",
                Tree::Bool(false) => "否",
                value => words(value)?,
            };
            shown(text).ok()
        };
        let mut cells: Vec<Box<str>> = field
            .fields
            .iter()
            .map(|column| of(column).unwrap_or_default())
            .collect();
        if let Some(text) = item.text()
            && let Some(first) = cells.first_mut()
        {
            *first = shown(text).unwrap_or_default();
        }
        cells
    };
    let all = items.iter().map(one);
    all.filter(|row| row.iter().any(|own| !own.is_empty()))
        .collect()
}
