//! Kinds of projects, and what must be told of each. The clauses are those of 自府办发〔2018〕44号 and of what it is based on.

use super::{Item, Programme};
use crate::fold::key;
use crate::text::{among, has};

/// What kind of project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// 民生实事
    #[default]
    Practical,
    /// 民生工程
    Works,
    /// 扶贫项目
    Poverty,
    /// 乡村振兴项目
    Rural,
    /// 重大建设项目
    Major,
    /// 督察整改
    Rectify,
    /// 政府工作报告任务
    Report,
    /// 折子工程
    List,
}

/// Kinds with their names and the words for them.
const KINDS: [(Kind, &str, &str); 8] = [
    (
        Kind::Practical,
        "民生实事",
        "民生实事|为民办实事|实事|民生大事",
    ),
    (Kind::Works, "民生工程", "民生工程"),
    (Kind::Poverty, "扶贫项目", "扶贫项目|扶贫|脱贫攻坚|产业扶贫"),
    (
        Kind::Rural,
        "乡村振兴项目",
        "乡村振兴项目|乡村振兴|衔接资金项目",
    ),
    (
        Kind::Major,
        "重大建设项目",
        "重大建设项目|重大项目|重点项目|建设项目",
    ),
    (
        Kind::Rectify,
        "督察整改",
        "督察整改|环保督察整改|整改任务|整改",
    ),
    (
        Kind::Report,
        "政府工作报告任务",
        "政府工作报告任务|政府工作报告|工作报告任务",
    ),
    (Kind::List, "折子工程", "折子工程|折子|督查任务"),
];

/// Words in the title of a whole that tell the kind of its items, the first found decides.
const TITLES: [(Kind, &str); 9] = [
    (Kind::Poverty, "扶贫"),
    (Kind::Rural, "乡村振兴"),
    (Kind::Rural, "衔接资金"),
    (Kind::Rectify, "督察"),
    (Kind::Report, "政府工作报告"),
    (Kind::List, "折子"),
    (Kind::Major, "重大建设项目"),
    (Kind::Major, "重点项目"),
    (Kind::Works, "民生工程"),
];

impl Kind {
    /// The kind that a word names.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = key(text);
        let kind = KINDS.iter().find(|(.., words)| among(words, &text));
        kind.map(|(kind, ..)| *kind)
    }

    /// The kind that the title of a whole tells.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let kind = TITLES.iter().find(|(_, word)| has(title, word));
        kind.map(|(kind, _)| *kind)
    }

    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        let kind = KINDS.iter().find(|(kind, ..)| *kind == self);
        kind.map_or("", |(_, name, _)| name)
    }
}

/// Something that must be told.
#[derive(Debug, PartialEq, Eq)]
pub struct Need {
    /// The field in the format.
    pub field: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// The clause that asks for it of publishers of 自贡, in brackets.
    pub clause: &'static str,
}

macro_rules! needs {
    ($clause:literal: $($field:literal $label:literal),*) => {
        &[$(Need { field: $field, label: $label, clause: $clause }),*]
    };
}

/// 一(二): “扶贫项目名称、资金来源、实施期限、预期目标、实施结果、实施单位及责任人、举报电话、检查验收结果”.
static POVERTY: &[Need] = needs!("（自府办发〔2018〕44号 一（二））":
    "funds_source" "资金来源", "period" "实施期限", "goal" "预期目标", "result" "实施结果", "duty" "实施单位",
    "leader" "责任人", "hotline" "举报电话", "inspection" "检查验收结果");
/// 一(四): the plan of the year, how it goes, and at the end what is done and what was paid.
static PRACTICAL: &[Need] = needs!("（自府办发〔2018〕44号 一（四））":
    "target" "目标任务", "duty" "责任单位", "period" "完成时限", "actual" "工作推进情况", "funds_allocated" "资金拨付");
/// 一(四): “乡村振兴战略的政策、成效、资金、项目安排”.
static RURAL: &[Need] = needs!("（自府办发〔2018〕44号 一（四））":
    "policy_id" "政策", "result" "成效", "funds_plan" "资金", "duty" "实施单位", "period" "实施期限");
/// 一(三): “中标结果公示、合同订立及履行情况”.
static MAJOR: &[Need] = needs!("（自府办发〔2018〕44号 一（三））":
    "duty" "实施单位", "contracts" "合同订立及履行情况", "period" "建设期限", "funds_plan" "总投资", "actual" "项目进展");
/// 一(二): “加强环保督察整改信息公开”.
static RECTIFY: &[Need] = needs!("（自府办发〔2018〕44号 一（二））":
    "goal" "整改目标", "duty" "责任单位", "period" "整改时限", "result" "整改情况", "status" "整改状态");
/// 二(一): “政府工作报告提出的重要事项，及时公开工作执行和完成情况”.
static REPORT: &[Need] = needs!("（自府办发〔2018〕44号 二（一））":
    "target" "目标任务", "duty" "责任单位", "period" "完成时限", "actual" "执行和完成情况");

/// What must be told of a project of this kind.
///
/// ```
/// use mingbai_data::livelihood::{Kind, needs};
/// let labels: Vec<_> = needs(Kind::Poverty).iter().map(|need| need.label).collect();
/// assert_eq!(labels.join("、"), "资金来源、实施期限、预期目标、实施结果、实施单位、责任人、举报电话、检查验收结果");
/// ```
#[must_use]
pub fn needs(kind: Kind) -> &'static [Need] {
    match kind {
        Kind::Practical | Kind::Works => PRACTICAL,
        Kind::Poverty => POVERTY,
        Kind::Rural => RURAL,
        Kind::Major => MAJOR,
        Kind::Rectify => RECTIFY,
        Kind::Report | Kind::List => REPORT,
    }
}

/// What must be told of an item and is not there, in the order of [`needs`]. A result, an inspection and an amount paid are
/// asked for at the end only: of an item that is done or past its planned end; of 督察整改 always.
#[must_use]
pub fn missing(item: &Item, programme: &Programme) -> Vec<&'static Need> {
    let done = super::judge(item, programme.as_of).status.is_done()
        || super::overdue(item, programme.as_of).is_some();
    let of_the_end = ["result", "inspection", "funds_allocated"];
    needs(item.kind)
        .iter()
        .filter(|need| !has_field(item, need.field) && !item.waived.contains(&need.field))
        .filter(|need| done || item.kind == Kind::Rectify || !of_the_end.contains(&need.field))
        .collect()
}

/// The clause that asks for it, to stand behind a sentence; empty where it does not hold for who published this.
#[must_use]
pub fn clause(need: &Need, programme: &Programme) -> &'static str {
    crate::local::clause(programme.publisher.as_deref(), need.clause)
}

/// Whether anything stands in a field, of the whole or of every district.
fn has_field(item: &Item, field: &str) -> bool {
    let mut parts = item.parts.iter();
    has_own(item, field)
        || (!item.parts.is_empty() && parts.all(|part| has_own(&part.details, field)))
}

/// Whether anything stands in a field of an item itself.
fn has_own(item: &Item, field: &str) -> bool {
    let indicators = || {
        let parts = item.parts.iter().flat_map(|part| &part.indicators);
        item.indicators.iter().chain(parts)
    };
    let parts = || item.parts.iter();
    match field {
        "duty" => !item.duty.is_empty(),
        "leader" => item.leader.is_some(),
        "hotline" => item.hotline.is_some(),
        "period" => item.end.is_some() || item.period.is_some(),
        // A target of all years is one.
        "goal" | "target" => {
            item.goal.is_some()
                || indicators().any(|own| own.target.is_ok() || own.target_cum.is_ok())
        }
        "actual" => {
            indicators().any(|own| own.actual.is_ok() || own.actual_cum.is_ok())
                || item.status.is_some()
                || item.progress.is_some()
                || item.physical.number().is_some()
        }
        "status" => item.status.is_some(),
        "result" => item.result.is_some() || item.progress.is_some(),
        "inspection" => item.inspection.is_some(),
        "policy_id" => item.policy_id.is_some(),
        "contracts" => !item.contracts.is_empty(),
        "funds_source" => !item.funds.sources.is_empty(),
        "funds_plan" => item.funds.plan.is_ok() || parts().any(|part| part.funds.plan.is_ok()),
        "funds_allocated" => {
            item.funds.allocated.is_ok() || parts().any(|part| part.funds.allocated.is_ok())
        }
        _ => true,
    }
}
