//! “三公”经费: its parts and the counts beside them.
//!
//! **Rule:** reading never comes here. A part is the line that names it, as published; nothing is added up for a part that has
//! no line. A count is a number, never an amount of money.

use super::kind::TableKind;
use super::{Budget, Line, LineKind, Stage, Table};
use crate::number::read_number;
use crate::text::{has, parts};
use crate::{Decimal, Missing, Value};

/// A part of “三公”经费, or a count beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PublicPart {
    /// “三公”经费合计
    Whole,
    /// 因公出国（境）费
    Abroad,
    /// 公务接待费
    Reception,
    /// 公务用车购置及运行费 = 购置费 + 运行费
    Cars,
    /// 公务用车购置费
    CarsBought,
    /// 公务用车运行费
    CarsRun,
    /// 因公出国（境）团组数
    Groups,
    /// 因公出国（境）人数
    Travellers,
    /// 公务接待批次
    Receptions,
    /// 公务接待人次
    Guests,
    /// 公务用车购置数
    CarsNew,
    /// 公务用车保有量
    CarsKept,
}

impl PublicPart {
    /// All of them: amounts, then counts.
    pub const ALL: [Self; 12] = [
        Self::Whole,
        Self::Abroad,
        Self::Reception,
        Self::Cars,
        Self::CarsBought,
        Self::CarsRun,
        Self::Groups,
        Self::Travellers,
        Self::Receptions,
        Self::Guests,
        Self::CarsNew,
        Self::CarsKept,
    ];

    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "“三公”经费合计",
            Self::Abroad => "因公出国（境）费",
            Self::Reception => "公务接待费",
            Self::Cars => "公务用车购置及运行费",
            Self::CarsBought => "公务用车购置费",
            Self::CarsRun => "公务用车运行费",
            Self::Groups => "因公出国（境）团组数",
            Self::Travellers => "因公出国（境）人数",
            Self::Receptions => "公务接待批次",
            Self::Guests => "公务接待人次",
            Self::CarsNew => "公务用车购置数",
            Self::CarsKept => "公务用车保有量",
        }
    }

    /// What a count counts (个, 人, 批次, 人次, 辆); empty for an amount of money.
    #[must_use]
    pub fn counts(self) -> &'static str {
        match self {
            Self::Groups => "个",
            Self::Travellers => "人",
            Self::Receptions => "批次",
            Self::Guests => "人次",
            Self::CarsNew | Self::CarsKept => "辆",
            _ => "",
        }
    }

    /// What a name says, with the names of the lines above it.
    fn of(name: &str, above: &[&str]) -> Option<Self> {
        let is = |words: &str| parts(words, b'|').any(|word| has(name, word));
        let below = |word: &str| is(word) || above.iter().any(|name| has(name, word));
        let car = below("公务用车") || below("公车");
        let counted = is_counted(name);
        match () {
            () if counted && is("团组") => Some(Self::Groups),
            () if counted && is("保有") => Some(Self::CarsKept),
            () if counted && is("购置") => Some(Self::CarsNew),
            () if counted && is("批次") => {
                Some(Self::Receptions).filter(|_| !is("外事|国（境）外"))
            }
            () if counted && is("人次|人数") => {
                // The lines above tell only what the name itself does not.
                let abroad = is("出国|因公") || !is("接待") && below("出国");
                let guests = (is("接待") || below("接待")) && !is("外事|国（境）外");
                let guests = Some(Self::Guests).filter(|_| guests);
                if abroad {
                    Some(Self::Travellers)
                } else {
                    guests
                }
            }
            () if counted => None,
            () if is("出国") => Some(Self::Abroad),
            () if is("公务接待") => Some(Self::Reception),
            () if car && is("购置") && is("运行") => Some(Self::Cars),
            () if car && is("购置") => Some(Self::CarsBought),
            () if car && is("运行") => Some(Self::CarsRun),
            () if is("公务用车费|公务用车经费") => Some(Self::Cars),
            () if is("三公") => Some(Self::Whole),
            () => None,
        }
    }
}

/// The parts that one table has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreePublic {
    /// The table.
    pub table: usize,
    /// The parts that it has, in the order of [`PublicPart::ALL`].
    pub parts: Vec<PublicFigure>,
}

/// One part and its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicFigure {
    /// Which part.
    pub part: PublicPart,
    /// Its line.
    pub line: usize,
}

/// Every table that tells of “三公”经费, with the lines of its parts: tables of their own, and the lines of any other table
/// that has at least two of the three parts.
#[must_use]
pub fn three_public(budget: &Budget) -> Vec<ThreePublic> {
    let found = budget.tables.iter().enumerate();
    found
        .filter_map(|(at, table)| of_table(at, table))
        .collect()
}

fn of_table(at: usize, table: &Table) -> Option<ThreePublic> {
    let own = table.kind() == TableKind::ThreePublic;
    let mut parts: Vec<PublicFigure> = Vec::new();
    for (row, line) in table.lines.iter().enumerate() {
        let named = part_of(table, row);
        let whole = own && line.kind == LineKind::Total;
        let Some(part) = named.or(whole.then_some(PublicPart::Whole)) else {
            continue;
        };
        // The first that names it stands: a second one is 其中 or a remark.
        if !parts.iter().any(|other| other.part == part) {
            parts.push(PublicFigure { part, line: row });
        }
    }
    let has = |part: PublicPart| parts.iter().any(|other| other.part == part);
    let three = [
        has(PublicPart::Abroad),
        has(PublicPart::Reception),
        has(PublicPart::Cars) || has(PublicPart::CarsRun),
    ];
    let enough = three.into_iter().filter(|is| *is).count() >= 2;
    let in_order = PublicPart::ALL.iter().filter_map(|part| {
        let mut parts = parts.iter();
        parts.find(|figure| figure.part == *part).copied()
    });
    let parts: Vec<PublicFigure> = in_order.collect();
    (enough || own && !parts.is_empty()).then_some(ThreePublic { table: at, parts })
}

/// What a line is of “三公”经费, by its name and the names above it.
fn part_of(table: &Table, row: usize) -> Option<PublicPart> {
    let line = table.lines.get(row)?;
    let mut above = Vec::new();
    let mut parent = line.parent;
    while let Some(line) = parent.and_then(|at| table.lines.get(at)) {
        above.push(&*line.name);
        parent = line.parent;
    }
    PublicPart::of(&line.name, &above)
}

/// Whether a line of this name counts groups, people or cars: its figures stand in columns of money, but have nothing of
/// their unit. 公务接待批次, 公务用车保有量（辆）. The one place that tells.
#[must_use]
pub fn is_counted(name: &str) -> bool {
    let words = "团组数|团组|批次|人次|人数|次数|保有量|保有数|购置数|购置车辆数|购置辆数|（个）|（人）|（辆）|（人次）|（批次）";
    let named = |name: &str| parts(words, b'|').any(|word| name.ends_with(word));
    named(name)
        || name
            .rfind(['（', '('])
            .is_some_and(|at| named(name.get(..at).unwrap_or_default()))
}

/// Whether a line says nothing: a count that the source has no field for. A blank or a reason that was published stays, and
/// money always does. What is above other lines is shown with them.
#[must_use]
pub fn is_unsaid(line: &Line) -> bool {
    let unsaid = |value: &Value| matches!(value, Value::Missing(Missing::Absent));
    line.amounts.iter().all(unsaid) && is_counted(&line.name)
}

/// How many lines of a table say something.
#[must_use]
pub fn said(table: &Table) -> usize {
    let mut above = Vec::new();
    for (at, line) in table.lines.iter().enumerate().rev() {
        if !is_unsaid(line) || above.contains(&Some(at)) {
            above.push(line.parent);
        }
    }
    above.len()
}

impl ThreePublic {
    /// The line of a part.
    #[must_use]
    pub fn line(&self, part: PublicPart) -> Option<usize> {
        let mut parts = self.parts.iter();
        parts.find(|own| own.part == part).map(|own| own.line)
    }

    /// A part as published: an amount in the unit of the table, or a count as its own digits say; [`Missing::Absent`] where
    /// the table has no line for it.
    #[must_use]
    pub fn value(&self, budget: &Budget, part: PublicPart, stage: Stage) -> Value {
        let table = budget.tables.get(self.table);
        let line = self.line(part).and_then(|at| table?.lines.get(at));
        let value = line.map(|line| line.amount(stage).clone());
        match value {
            // A count stands in a column of money, but has nothing of its unit.
            Some(Value::Present { printed, .. }) if !part.counts().is_empty() => {
                let digits = printed.trim_end_matches(['个', '人', '批', '次', '辆', '台']);
                read_number(digits)
            }
            Some(value) => value,
            None => Value::Missing(Missing::Absent),
        }
    }

    /// What the three parts come to, in the unit of the table; 购置费 and 运行费 stand for a line of both that is missing.
    /// `None` when a part has no number: then nothing is known of the sum.
    #[must_use]
    pub fn sum(&self, budget: &Budget, stage: Stage) -> Option<Decimal> {
        let number = |part| self.value(budget, part, stage).number();
        let cars = number(PublicPart::Cars).or_else(|| {
            let bought = number(PublicPart::CarsBought)?;
            bought.checked_add(number(PublicPart::CarsRun)?)
        });
        number(PublicPart::Abroad)?
            .checked_add(number(PublicPart::Reception)?)?
            .checked_add(cars?)
    }
}
