//! A programme, its items and their parts, as they were published. Nothing here is computed by us.

use super::{Funds, Kind, Money};
use crate::date::Date;
use crate::quantity::Amount;
use crate::{Decimal, Finding, Missing, Value};

/// What one source publishes: the items of a year, a list, a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Programme {
    /// Its heading.
    pub title: Option<Box<str>>,
    /// 发布机构
    pub publisher: Option<Box<str>>,
    /// Name of the source.
    pub source: Option<Box<str>>,
    /// Address of the source.
    pub source_url: Option<Box<str>>,
    /// What the figures follow, as the source says.
    pub standard: Option<Box<str>>,
    /// 数据截至
    pub as_of: Option<Date>,
    /// The figures are invented, to show a page.
    pub sample: bool,
    /// Only a part of the rows is here: nothing is summed.
    pub partial: bool,
    /// The items, in published order.
    pub items: Vec<Item>,
    /// What stands in the row 合计, which is no item.
    pub total: Option<Item>,
    /// What reading found.
    pub findings: Vec<Finding>,
}

/// One project (项目).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which row of the source it begins with.
    pub row: usize,
    /// Its number or code in the source.
    pub id: Option<Box<str>>,
    /// What kind of project it is, and so what must be told of it.
    pub kind: Kind,
    /// 类: the 工程 or the 件 to which it belongs.
    pub works: Option<Box<str>>,
    /// 项目名称
    pub title: Box<str>,
    /// Where, when it is one place.
    pub district: Option<Box<str>>,
    /// 责任单位, the leading one first.
    pub duty: Vec<Box<str>>,
    /// 责任人, by office; never masked.
    pub leader: Option<Box<str>>,
    /// 举报电话; never masked.
    pub hotline: Option<Box<str>>,
    /// Planned beginning.
    pub start: Option<Date>,
    /// Planned end.
    pub end: Option<Date>,
    /// Actual end.
    pub finished: Option<Date>,
    /// What stands where a day is due and is none, with what it is of: `计划开始：长期`, `计划完成：2025年9月31日`.
    pub undated: Vec<Box<str>>,
    /// 实施期限 as printed, where it was one text.
    pub period: Option<Box<str>>,
    /// 实施内容
    pub content: Option<Box<str>>,
    /// 预期目标
    pub goal: Option<Box<str>>,
    /// 实施结果
    pub result: Option<Box<str>>,
    /// 检查验收结果
    pub inspection: Option<Box<str>>,
    /// The status as published.
    pub status: Option<Box<str>>,
    /// Why it is late, paused or cancelled.
    pub reason: Option<Box<str>>,
    /// How far it has come, in words.
    pub progress: Option<Box<str>>,
    /// 形象进度 in per cent, as published.
    pub physical: Value,
    /// Money.
    pub funds: Funds,
    /// The line of the budget that pays for it.
    pub budget_line: Option<Box<str>>,
    /// The document it is based on.
    pub policy_id: Option<Box<str>>,
    /// Where it stands on a map.
    pub point: Option<Point>,
    /// Pictures as evidence.
    pub photos: Vec<Photo>,
    /// 受益群体
    pub target_group: Option<Box<str>>,
    /// 受益人数, as published.
    pub beneficiaries: Option<Box<str>>,
    /// What is measured of the whole.
    pub indicators: Vec<Indicator>,
    /// The same of its districts.
    pub parts: Vec<Part>,
    /// 时间节点
    pub milestones: Vec<Milestone>,
    /// 合同
    pub contracts: Vec<Contract>,
    /// 更正记录
    pub corrections: Vec<Correction>,
    /// 进度截至, where it is another than that of the whole.
    pub as_of: Option<Date>,
    /// Its page.
    pub url: Option<Box<str>>,
    /// Remarks of the publisher.
    pub note: Option<Box<str>>,
    /// Fields of which the publisher says that they do not apply or may not be published.
    pub waived: Vec<&'static str>,
}

impl Item {
    /// An item of which nothing is known but its name.
    #[must_use]
    pub fn new(title: &str, row: usize) -> Self {
        Self {
            row,
            id: None,
            kind: Kind::default(),
            works: None,
            title: title.into(),
            district: None,
            duty: Vec::new(),
            leader: None,
            hotline: None,
            start: None,
            end: None,
            finished: None,
            undated: Vec::new(),
            period: None,
            content: None,
            goal: None,
            result: None,
            inspection: None,
            status: None,
            reason: None,
            progress: None,
            physical: Value::Missing(Missing::Absent),
            funds: Funds::default(),
            budget_line: None,
            policy_id: None,
            point: None,
            photos: Vec::new(),
            target_group: None,
            beneficiaries: None,
            indicators: Vec::new(),
            parts: Vec::new(),
            milestones: Vec::new(),
            contracts: Vec::new(),
            corrections: Vec::new(),
            as_of: None,
            url: None,
            note: None,
            waived: Vec::new(),
        }
    }
}

/// What is published of an item for one district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which row of the source it begins with.
    pub row: usize,
    /// The district.
    pub district: Box<str>,
    /// Its status as published.
    pub status: Option<Box<str>>,
    /// Its money.
    pub funds: Funds,
    /// What is measured there.
    pub indicators: Vec<Indicator>,
    /// What else its rows say: people, days, reasons, words. Its status, money and indicators stand above.
    pub details: Box<Item>,
}

/// Which way an indicator is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// The more, the better: its ratio may be above 100 %.
    #[default]
    Higher,
    /// The target is not to be passed (城镇登记失业率): it has no ratio.
    Lower,
    /// To be reached, and more says nothing (覆盖率达到 100%).
    Reach,
}

/// A figure that was published, in its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What stood there.
    pub amount: Amount,
    /// Its unit as named by the source.
    pub unit: Option<Box<str>>,
    /// As printed.
    pub printed: Box<str>,
}

impl Figure {
    /// The number, when there is exactly one; of a bound (≥90) the bound.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Number(number) | Amount::Bound(_, number) => Some(number),
            _ => None,
        }
    }

    /// The text for the screen: `52,242 人`.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut out = self.amount.shown(None);
        if let Some(unit) = &self.unit {
            if !unit.starts_with('%') {
                out.push(' ');
            }
            out.push_str(unit);
        }
        out
    }
}

/// One indicator of an item or a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Which row of the source it is from.
    pub row: usize,
    /// 指标; `None` where the item has only one, without a name.
    pub name: Option<Box<str>>,
    /// Which way is good.
    pub direction: Direction,
    /// The target of this year.
    pub target: Result<Figure, Missing>,
    /// What was done this year.
    pub actual: Result<Figure, Missing>,
    /// The target of all years.
    pub target_cum: Result<Figure, Missing>,
    /// What was done in all years.
    pub actual_cum: Result<Figure, Missing>,
    /// The ratio in per cent, as published.
    pub rate: Value,
}

impl Indicator {
    /// What it is called on screen.
    #[must_use]
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or("目标任务")
    }
}

/// A point on a map, WGS 84 or as the source has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Degrees north.
    pub lat: Decimal,
    /// Degrees east.
    pub lon: Decimal,
    /// The source wrote them the other way round than its format says.
    pub swapped: bool,
}

/// A picture of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Its address; a link only through the one link component.
    pub url: Box<str>,
    /// What is to be seen on it, for whoever does not see it.
    pub alt: Option<Box<str>>,
    /// When it was taken.
    pub taken: Option<Date>,
    /// Of which step it is evidence: the text of a [`Milestone`].
    pub step: Option<Box<str>>,
}

/// A step with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What.
    pub text: Box<str>,
    /// By when.
    pub due: Option<Date>,
    /// When it was reached.
    pub met: Option<Date>,
    /// Whether it was reached, where that was published.
    pub reached: Option<bool>,
    /// Not reached, but a part of it was.
    pub partly: bool,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// Its number, or the ocid of its tender.
    pub id: Option<Box<str>>,
    /// What it is for.
    pub title: Option<Box<str>>,
    /// Who does it.
    pub suppliers: Vec<Box<str>>,
    /// The amount at signing.
    pub value: Option<Money>,
    /// The amount at the end.
    pub final_value: Option<Money>,
    /// When it was signed.
    pub signed: Option<Date>,
    /// When it begins.
    pub start: Option<Date>,
    /// When it ends.
    pub end: Option<Date>,
    /// Its status as published.
    pub status: Option<Box<str>>,
}

/// A published change of what had been published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When.
    pub date: Option<Date>,
    /// What was changed, and why.
    pub text: Box<str>,
}
