//! Rows to records: which column is which field, headings two rows high, what stands deeper.

use super::cells::{read, words};
use super::model::{Cell, Field, Kind, Listing, Persons, Record};
use crate::date::Rule;
use crate::feed;
use crate::fold::{key, visible};
use crate::names::split_unit;
use crate::number::read_number;
use crate::shape::Part;
use crate::text::{among, parts, trim};
use crate::{Missing, Tree};

/// What a line under a table begins with that says who made it.
const SIGNED: &str =
    "填表人|制表人|制表|填报人|审核人|填表单位|填报单位|单位负责人|填表日期|填报日期|联系人";

/// How many columns that a profile does not know are shown at the most.
const MOST_OTHERS: usize = 30;

/// Reads the rows of one answer.
pub(super) struct Reader<'a> {
    pub(super) listing: &'a mut Listing,
    pub(super) rule: Rule,
    /// Fields with something in them that cannot be read: how often, and the first.
    pub(super) bad: Vec<(usize, usize, Box<str>)>,
    pub(super) refused: usize,
    pub(super) matched: bool,
    pub(super) most: usize,
    pub(super) left_out: usize,
    /// The profile names what stands deeper.
    pub(super) nested: bool,
    /// Rows that are sums of others, or say who made the table.
    pub(super) sums: usize,
    /// Every row of the table is a sum.
    pub(super) whole: bool,
    /// What stands under the table.
    pub(super) notes: Vec<Box<str>>,
    /// Columns that are not shown because the profile does not know them.
    pub(super) unknown: Vec<Box<str>>,
    /// Fields for which the source has two columns that say different things.
    pub(super) twice: Vec<usize>,
    /// The row that is read.
    pub(super) at: usize,
}

/// Whether a row has one text at the most, however many cells it reaches over.
fn titled(row: &[Box<str>]) -> bool {
    let mut texts = row.iter().filter(|own| !own.is_empty());
    let first = texts.next();
    texts.all(|own| Some(own) == first)
}

/// A column: its name, the field that it is, and the unit in its heading.
type Column = (Box<str>, Option<usize>, Option<Box<str>>);

impl Reader<'_> {
    pub(super) fn part(&mut self, part: &Part) {
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
            // What stands alone over several columns is the title of the table.
            let wide = part
                .rows
                .iter()
                .take(8)
                .map(labels)
                .any(|row| !titled(&row));
            let mut heads = part.header.iter().rev().map(labels);
            let mut heading = heads.find(|row| !wide || !titled(row)).unwrap_or_default();
            if heading.is_empty() {
                let names = part.columns.iter();
                let names = names.map(|own| own.label.clone().unwrap_or_else(|| own.key.clone()));
                heading = names.collect();
            }
            if heading.is_empty() {
                // The first row that names a field; else the first one.
                let rows = || part.rows.iter().take(8).map(labels);
                let named = |row: &Vec<Box<str>>| row.iter().any(|own| self.named(own));
                let at = rows().position(|row| named(&row));
                let at = at.or_else(|| rows().position(|row| !wide || !titled(&row)));
                let at = at.unwrap_or(0);
                heading = rows().nth(at).unwrap_or_default();
                skip = at.saturating_add(1);
                // Two rows high: what stands in the second names its column, with what stands above it.
                let below = rows().nth(skip).unwrap_or_default();

                let high = heading.iter().any(|own| own.is_empty())
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
        // Where every row says so, it is what the table is of.
        self.whole = part.rows.iter().skip(skip).all(is_sum);
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
                let rest = rest.trim_matches(marks);
                rest.strip_prefix("单位：").unwrap_or(rest).into()
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
        // Where some columns may not be public, only those are that are known.
        if profile.tells_of_persons() {
            self.unknown.push(name.into());
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
        self.at = self.at.saturating_add(1);
        if self.aside(row) {
            return;
        }
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
            match own.get_mut(at) {
                Some(place) if place.is_missing() => *place = cell,
                Some(place)
                    if !cell.is_missing() && *place != cell && !self.twice.contains(&at) =>
                {
                    self.twice.push(at);
                }
                _ => {}
            }
        }
        if own.iter().all(Cell::is_missing) {
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
            let person = |cell: &Cell| match cell {
                Cell::Text(text) => !is_organization(text),
                cell => !cell.is_missing(),
            };
            if persons.any(|(_, cell)| person(cell)) {
                self.refused = self.refused.saturating_add(1);
                return;
            }
        }
        let row = self.at.saturating_sub(1);
        let rows = &mut self.listing.rows;
        rows.push(Record { row, cells: own });
    }

    /// Whether a row is no record: a sum of others, or a note under the table.
    fn aside(&mut self, row: &Tree) -> bool {
        if !self.whole && is_sum(row) {
            self.sums = self.sums.saturating_add(1);
            return true;
        }
        // One cell over all columns is read as the same text in each.
        let first = texts(row).next().unwrap_or_default();
        let begin = first.split(['：', ':']).next().unwrap_or(first);
        let ends = begin.len() < first.len();
        let many = values(row).count() > 1;
        // Who made the table is nothing of it.
        if ends && many && among(SIGNED, begin) {
            self.sums = self.sums.saturating_add(1);
            return true;
        }
        let note = ends && many && among("注|备注|说明", begin);
        let aside = note && texts(row).all(|text| text == first);
        if aside {
            self.notes.push(first.into());
        }
        aside
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

/// Whether a name is that of an organization.
fn is_organization(name: &str) -> bool {
    const ENDS: &str =
        "公司|合作社|农场|厂|经营部|商店|中心|协会|委员会|学校|医院|银行|幼儿园|服务站|联合社|政府";
    name.chars().count() > 3 && parts(ENDS, b'|').any(|end| name.ends_with(end))
}

/// What stands in the columns of a row.
fn values(row: &Tree) -> impl Iterator<Item = &Tree> {
    let (members, items): (&[_], &[_]) = match row {
        Tree::Map(members) => (members, &[]),
        Tree::List(items) => (&[], items),
        _ => (&[], &[]),
    };
    members.iter().map(|(_, value)| value).chain(items)
}

/// The texts of a row that say something.
fn texts(row: &Tree) -> impl Iterator<Item = &str> {
    let texts = values(row).filter_map(words).map(trim);
    texts.filter(|text| !text.is_empty())
}

/// Whether a row is the sum of others, whichever of its columns says so: 合　计.
#[inline(never)]
fn is_sum(row: &Tree) -> bool {
    texts(row).any(|text| {
        text.len() < 16 && {
            let joined: String = text.split_whitespace().collect();
            among("合计|总计|小计|共计", joined.trim_end_matches(['：', ':']))
        }
    })
}
