//! A published value: a number with what was printed, or a reason why there is none. Zero is a number.

use crate::{Decimal, Tree};

/// A value that was published, or the reason why it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number, exact, in the unit of its table.
    Present {
        /// The exact number.
        number: Decimal,
        /// The text that stood in the source, unchanged (`"28,583"`).
        printed: Box<str>,
    },
    /// No number, and why.
    Missing(Missing),
}

/// Why a value is missing. Each looks different on screen and none is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The field is there and says so: `—`, `-`, `…`, empty, `null`. 未填报
    NotReported,
    /// The field does not exist in the row. 无此项
    Absent,
    /// Something stands there that is no number (`1,2x`). 数据异常
    BadValue,
    /// Not applicable (`/`, `不适用`). 不适用
    NotApplicable,
    /// Not in the monitoring plan, or not measured this time (`未监测`; `/` where HJ 633 applies). 未监测
    NotMonitored,
    /// A figure stands there, but not in which unit, or one that cannot be meant: nobody guesses. 单位不明
    NoUnit,
    /// A number that this field cannot have (an AQI below zero). 数据异常
    OutOfRange,
    /// Withheld (`未公开`, `*`). 未公开
    Withheld,
    /// A state secret, which the law keeps out of a published budget (`涉密`; 预算法第十四条). 涉密
    Secret,
}

impl Missing {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::NotReported,
        Self::Absent,
        Self::BadValue,
        Self::NotApplicable,
        Self::NotMonitored,
        Self::NoUnit,
        Self::OutOfRange,
        Self::Withheld,
        Self::Secret,
    ];

    /// The stable code, for rules that are kept as data: `not-reported`, `not-monitored`, ….
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Missing::NotReported => "not-reported",
            Missing::Absent => "absent",
            Missing::BadValue => "bad-value",
            Missing::NotApplicable => "not-applicable",
            Missing::NotMonitored => "not-monitored",
            Missing::NoUnit => "no-unit",
            Missing::OutOfRange => "out-of-range",
            Missing::Withheld => "withheld",
            Missing::Secret => "secret",
        }
    }

    /// The reason that has this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The reason in Chinese, as shown beside “—”.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Missing::NotReported => "未填报",
            Missing::Absent => "未提供",
            Missing::BadValue | Missing::OutOfRange => "数据异常",
            Missing::NotApplicable => "不适用",
            Missing::NotMonitored => "未监测",
            Missing::NoUnit => "单位不明",
            Missing::Withheld => "未公开",
            Missing::Secret => "涉密",
        }
    }

    /// The text of a member that should hold one value, or why there is none.
    pub(crate) fn or_text(member: Option<&Tree>) -> Result<&str, Self> {
        match member {
            None => Err(Self::Absent),
            Some(Tree::Null) => Err(Self::NotReported),
            Some(Tree::List(items)) if items.is_empty() => Err(Self::NotReported),
            Some(Tree::Map(members)) if members.is_empty() => Err(Self::NotReported),
            Some(Tree::Number(text) | Tree::Text(text)) => Ok(text),
            Some(Tree::Bool(_) | Tree::List(_) | Tree::Map(_)) => Err(Self::BadValue),
        }
    }
}

impl Value {
    /// The number, when there is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Value::Present { number, .. } => Some(*number),
            Value::Missing(_) => None,
        }
    }
}
