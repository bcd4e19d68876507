//! What a profile says, and what was read by it.

use super::rules::{By, Chart, Check, Condition, Term, Window};
use crate::date::{Date, Dated};
use crate::fold::key;
use crate::money::convert;
use crate::text::find;
use crate::workday::Calendar;
use crate::{Decimal, Finding, Missing, MoneyUnit};

/// What stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A word or a sentence.
    #[default]
    Text,
    /// Text of several paragraphs; in the record only.
    Long,
    /// A number or code that names the record: 文号, 编号. It is found without its blanks.
    Code,
    /// A day or a moment.
    Date,
    /// A number, with a unit where there is one.
    Number,
    /// An amount of money.
    Money,
    /// A share in per cent.
    Percent,
    /// A telephone number for the public.
    Phone,
    /// An address of a page.
    Link,
    /// Yes or no.
    Yes,
    /// Several texts.
    List,
    /// Documents to download.
    Files,
    /// A small table: materials, items of an inspection.
    Rows,
    /// A private person: what a row says of one is masked, or keeps the row from being public.
    Person,
    /// What is not to be shown: the column is not read at all.
    Hidden,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// Its key in our own format.
    pub name: Box<str>,
    /// The words on screen.
    pub label: Box<str>,
    /// The names by which sources call it, in the form in which names are looked up; its own and its label among them.
    pub(crate) names: Vec<Box<str>>,
    /// What stands in it.
    pub kind: Kind,
    /// Its unit, where the data give none.
    pub unit: Option<Box<str>>,
    /// The field of the record that says what its unit is.
    pub unit_field: Option<usize>,
    /// It must be public; a record without it says so.
    pub required: bool,
    /// The rule that says so, or what the field means.
    pub rule: Option<Box<str>>,
    /// It is looked through when a reader searches.
    pub search: bool,
    /// Codes, in the form in which names are looked up, and the words that stand for them.
    pub words: Vec<(Box<str>, Box<str>)>,
    /// The columns of a small table.
    pub fields: Vec<Field>,
}

impl Profile {
    /// The field that a column of this name is.
    #[must_use]
    pub fn field_of(&self, column: &str) -> Option<&Field> {
        let known = |name: &str| {
            let name = key(name);
            let mut fields = self.fields.iter();
            fields.find(|own| own.names.iter().any(|known| **known == *name))
        };
        let open = column.find(['（', '(']);
        let bare = open.and_then(|at| column.get(..at));
        known(column).or_else(|| bare.and_then(known))
    }
}

/// What readers come for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// 能不能收我这笔费？
    pub text: Box<str>,
    /// What is to be typed: 输入收费项目名称
    pub hint: Box<str>,
    /// The fields that answer it, shown first in every record.
    pub answer: Vec<usize>,
    /// What follows when nothing is found: 目录里没有……
    pub none: Option<Box<str>>,
    /// A bar code stands on the thing that is asked about.
    pub scan: bool,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// 市场监管投诉举报
    pub name: Box<str>,
    /// 12315
    pub phone: Box<str>,
}

/// Something that is quoted: its title, and its address where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// Title with number and clause.
    pub title: Box<str>,
    /// Its address.
    pub url: Option<Box<str>>,
}

/// How a state looks; the word always stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Done, open to use.
    Good,
    /// Under way, soon over.
    Note,
    /// Late, unfit, punished.
    Bad,
}

/// A word for how a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The word on screen.
    pub word: Box<str>,
    /// The words that are published for it, in the form in which names are looked up; its own among them.
    pub(crate) words: Vec<Box<str>>,
    /// How it looks.
    pub tone: Tone,
    /// The rule by which a record has it, in words.
    pub rule: Option<Box<str>>,
    /// Without a published word: all of these hold. Empty for a state that is only published.
    pub when: Vec<Condition>,
}

/// What becomes of rows about private persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Persons {
    /// Names and addresses in fields of the kind `person` are masked.
    #[default]
    Masked,
    /// Such rows are not shown at all.
    Refused,
    /// They stay: a punishment or a duty to publish names them (惩戒性公示公告、强制性信息披露).
    Exempt,
}

/// What a record is for a search engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaOrg {
    /// The type of schema.org.
    pub kind: Box<str>,
    /// Its properties, and the field that each is.
    pub properties: Vec<(Box<str>, usize)>,
}

/// What a kind of record means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its short name.
    pub name: Box<str>,
    /// Its heading.
    pub title: Box<str>,
    /// Which of the areas of 自府办发〔2018〕44号 it serves, by their number in the table of the documentation.
    pub areas: Vec<u32>,
    /// What it is published by.
    pub basis: Vec<Source>,
    /// A rule that holds for some publishers alone: a word of their names, and its number. What cites it is left out for others.
    pub local: Option<(Box<str>, Box<str>)>,
    /// What a record is counted in: 条, 批次, 项.
    pub unit: Box<str>,
    /// What readers come for.
    pub question: Option<Question>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// The fields, in the order in which a record shows them.
    pub fields: Vec<Field>,
    /// The field that a record is called by.
    pub head: usize,
    /// The field with the published state.
    pub state: Option<usize>,
    /// The states, the first that fits counts.
    pub states: Vec<State>,
    /// The time limits.
    pub terms: Vec<Term>,
    /// The time in which something is open.
    pub window: Option<Window>,
    /// Words that stand for one another when a reader searches, in groups, as they are looked for.
    pub(crate) synonyms: Vec<Vec<Box<str>>>,
    /// How records are sorted at first: fields, and whether from the last to the first.
    pub sort: Vec<(usize, bool)>,
    /// What can be chosen from.
    pub filters: Vec<By>,
    /// What stands on a card below its title.
    pub card: Vec<usize>,
    /// The columns of the table.
    pub columns: Vec<usize>,
    /// The sentence, in parts; one of which a value is missing is left out.
    pub sentence: Vec<Box<str>>,
    /// The pictures.
    pub charts: Vec<Chart>,
    /// What is looked at.
    pub checks: Vec<Check>,
    /// What becomes of rows about private persons.
    pub persons: Persons,
    /// Why, in words.
    pub persons_why: Option<Box<str>>,
    /// The type of schema.org, and which field is which of its properties.
    pub schema_org: Option<SchemaOrg>,
    /// The working days, with what the profile says of later years.
    pub calendar: Calendar,
    /// What in the file could not be used, in Chinese, for whoever wrote it.
    pub faults: Vec<String>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub title: Box<str>,
    /// Its address.
    pub url: Option<Box<str>>,
}

/// What stands in a field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing, and why; what stood there instead.
    Missing(Missing, Option<Box<str>>),
    /// A text, also of a telephone, a code, a person or a link.
    Text(Box<str>),
    /// A day or a moment.
    Date(Date),
    /// A number with its digits as published, and its own unit where it is not that of the field.
    Number(Decimal, Option<Box<str>>),
    /// Yes or no.
    Yes(bool),
    /// Several texts.
    List(Vec<Box<str>>),
    /// Documents.
    Files(Vec<File>),
    /// Rows of a small table, as many cells as it has columns.
    Rows(Vec<Vec<Box<str>>>),
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Which row of the source it is.
    pub row: usize,
    /// A cell for each field of the profile.
    pub cells: Vec<Cell>,
}

/// A list of records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// What its records mean. A column of the data that the profile does not know stands behind its fields.
    pub profile: Profile,
    /// Its heading.
    pub title: Option<Box<str>>,
    /// 发布机构
    pub publisher: Option<Box<str>>,
    /// Name of the source.
    pub source: Option<Box<str>>,
    /// Address of the source.
    pub source_url: Option<Box<str>>,
    /// 数据截至
    pub as_of: Option<Date>,
    /// The text is invented, to show a page.
    pub sample: bool,
    /// In published order.
    pub rows: Vec<Record>,
    /// For each field of the profile whether the data have such a column.
    pub columns: Vec<bool>,
    /// Only a part of the rows is here.
    pub partial: bool,
    /// What reading found.
    pub findings: Vec<Finding>,
}

impl Cell {
    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day, where it is one.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number, _) => Some(*number),
            _ => None,
        }
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing(..))
    }
}

impl Record {
    /// The cell of a field.
    #[must_use]
    pub fn cell(&self, field: usize) -> &Cell {
        static NONE: Cell = Cell::Missing(Missing::Absent, None);
        self.cells.get(field).unwrap_or(&NONE)
    }
}

impl Listing {
    /// Whether a rule that is cited holds for whoever published this.
    #[must_use]
    #[inline(never)]
    pub fn holds(&self, rule: &str) -> bool {
        let Some((whose, number)) = &self.profile.local else {
            return true;
        };
        let by = self.publisher.as_deref().unwrap_or_default();
        find(rule, number).is_none() || find(by, whose).is_some()
    }

    /// A number in the unit of its field: of one with a unit of its own what it is in that, where both count money; else none.
    #[must_use]
    #[inline(never)]
    pub fn amount(&self, record: &Record, at: usize) -> Option<Decimal> {
        match record.cell(at) {
            Cell::Number(number, None) => Some(*number),
            Cell::Number(number, Some(unit)) => {
                let field = self.profile.fields.get(at)?;
                let to = MoneyUnit::parse(field.unit.as_deref()?)?;
                Some(convert(*number, MoneyUnit::parse(unit)?, to))
            }
            _ => None,
        }
    }

    /// A rule where it holds for whoever published this.
    #[must_use]
    pub fn rule<'a>(&self, rule: Option<&'a str>) -> Option<&'a str> {
        rule.filter(|rule| self.holds(rule))
    }

    /// The code of a record: what stands in its first field of that kind; empty where nothing does.
    #[must_use]
    pub fn code<'a>(&self, record: &'a Record) -> &'a str {
        let fields = self.profile.fields.iter().zip(&record.cells);
        let mut codes = fields.filter(|(field, _)| field.kind == Kind::Code);
        codes.find_map(|(_, cell)| cell.text()).unwrap_or_default()
    }
}

impl From<Dated> for Cell {
    fn from(dated: Dated) -> Self {
        match dated {
            Dated::Present(date, _) => Self::Date(date),
            Dated::Missing(why, printed) => {
                Self::Missing(why, Some(printed).filter(|printed| !printed.is_empty()))
            }
        }
    }
}
