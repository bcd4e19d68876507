//! A published value: a number with what was printed, or a reason why there is none. Zero is a number.

use crate::Decimal;

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
    /// Not measured or not applicable (`/`). 不适用
    NotApplicable,
    /// Withheld (`涉密`, `*`). 未公开
    Withheld,
}

impl Missing {
    /// The reason in Chinese, as shown beside “—”.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Missing::NotReported => "未填报",
            Missing::Absent => "未提供",
            Missing::BadValue => "数据异常",
            Missing::NotApplicable => "不适用",
            Missing::Withheld => "未公开",
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
