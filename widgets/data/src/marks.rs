//! The marks that stand where a value is missing: those that mean it everywhere, and those that a field's rule names.
//!
//! `-99`, `-1`, `9999` and `0` are numbers. Some sources write them where there is none; only a rule of that very field
//! makes them missing. The rule is data: a preset's file carries it.

use crate::fold::key;
use crate::number;
use crate::text::{among, cut};
use crate::{Decimal, Missing};

/// Marks beside those of [`crate::number`], in the form of [`key`].
const WORDS: [(&str, Missing); 5] = [
    (
        "{}|[]|undefined|nil|(null)|<null>|\\n|none|未提供|未公布|未发布|待公布|待发布|待定|待填报|未填|空|缺报|nodata|missing|/date(-62135596800000)/|0001-01-01t00:00:00|0001-01-01|0000-00-00",
        Missing::NotReported,
    ),
    (
        "未监测|未检测|未测|未采样|不监测|停测|缺测|断流|干涸|冰封|维护|停运|离线",
        Missing::NotMonitored,
    ),
    ("不涉及|notapplicable", Missing::NotApplicable),
    ("withheld", Missing::Withheld),
    (
        "异常|数据异常|无效|#n/a|#value!|#ref!|#div/0!|#name?|#num!",
        Missing::BadValue,
    ),
];

/// What a field's rule says about its marks, looked at before everything else.
///
/// ```
/// use mingbai_data::{Marks, Missing};
/// // HJ 633: `NA` is missing, `/` is not in the monitoring plan; this source writes -99 for none.
/// let marks = Marks::parse("-99 | / = not-monitored").unwrap();
/// assert_eq!(marks.reason("-99.0"), Some(Missing::NotReported));
/// assert_eq!(marks.reason("/"), Some(Missing::NotMonitored));
/// assert_eq!(marks.reason("0"), None);
/// // Without a rule a slash is only "not applicable", and -99 is a number.
/// assert_eq!(Marks::none().reason("/"), Some(Missing::NotApplicable));
/// assert_eq!(Marks::none().reason("-99"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    entries: Vec<(Box<str>, Missing)>,
}

impl Marks {
    /// No marks of the field's own.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    /// One more mark. A number is compared as a number (`-99` is `-99.0`), anything else as text.
    #[must_use]
    pub fn with(mut self, mark: &str, reason: Missing) -> Self {
        self.entries.push((mark.into(), reason));
        self
    }

    /// Reads marks as a rule's file writes them: separated by `|`, each with the code of its reason behind `=`, or
    /// without one for [`Missing::NotReported`]. `None` for an unknown code.
    #[must_use]
    pub fn parse(rule: &str) -> Option<Self> {
        let mut marks = Self::none();
        for entry in rule.split('|').map(str::trim).filter(|e| !e.is_empty()) {
            let (mark, reason) = match cut(entry, "=") {
                Some((mark, code)) => (mark.trim(), Missing::from_code(code.trim())?),
                None => (entry, Missing::NotReported),
            };
            marks = marks.with(mark, reason);
        }
        Some(marks)
    }

    /// The field's own marks.
    pub(crate) fn own(&self) -> impl Iterator<Item = (&str, Missing)> {
        self.entries.iter().map(|(mark, reason)| (&**mark, *reason))
    }

    /// The reason why `text` is no value, when it is a mark.
    #[must_use]
    pub fn reason(&self, text: &str) -> Option<Missing> {
        let folded = key(text);
        let number = Decimal::parse(&folded);
        let own = self.entries.iter().find(|(mark, _)| {
            let mark = key(mark);
            mark == folded || (number.is_some() && Decimal::parse(&mark) == number)
        });
        if let Some((_, reason)) = own {
            return Some(*reason);
        }
        common_of(&folded)
    }
}

/// As [`Marks::reason`] of a field without marks of its own.
#[inline(never)]
pub(crate) fn common(text: &str) -> Option<Missing> {
    common_of(&key(text))
}

fn common_of(folded: &str) -> Option<Missing> {
    number::mark(folded).or_else(|| {
        WORDS
            .iter()
            .find(|(words, _)| among(words, folded))
            .map(|(_, reason)| *reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back() {
        for reason in Missing::ALL {
            assert_eq!(Missing::from_code(reason.code()), Some(reason));
        }
        assert_eq!(Marks::parse("0 = nothing"), None);
        assert_eq!(Marks::parse(" | "), Some(Marks::none()));
    }

    /// domain.md, "What an adapter must accept": each mark, and what is a number although it may be one.
    #[test]
    fn marks_of_published_answers() {
        let reason = |text: &str| Marks::none().reason(text);
        for text in [
            "",
            " ",
            "-",
            "--",
            "—",
            "——",
            "-;",
            "&mdash;",
            "&mdash;&mdash;",
            "&nbsp;",
            "NA",
            "N/A",
            "null",
            "无",
            "暂无",
            "{}",
            "[]",
            "…",
            "待公布",
            "(null)",
            "/Date(-62135596800000)/",
        ] {
            assert_eq!(reason(text), Some(Missing::NotReported), "{text:?}");
        }
        assert_eq!(reason("未监测"), Some(Missing::NotMonitored));
        assert_eq!(reason("／"), Some(Missing::NotApplicable));
        assert_eq!(reason("***"), Some(Missing::Withheld));
        assert_eq!(reason("#DIV/0!"), Some(Missing::BadValue));
        for text in ["0", "-1", "-99", "-999", "9999", "-9999", "无锡", "1,2x"] {
            assert_eq!(reason(text), None, "{text:?}");
        }
    }
}
