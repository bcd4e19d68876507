//! Whether a policy is in force: a word, with its reason.

use super::Policy;
use crate::date::{Date, Dated};
use crate::fold::key;
use crate::text::among;

/// Whether it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Force {
    /// 有效
    InForce,
    /// 已修改: in force as it was changed.
    Amended,
    /// 尚未施行
    NotYet,
    /// 已废止
    Repealed,
    /// 已失效: its time is over.
    Expired,
    /// 没有公布
    Unknown,
}

impl Force {
    /// The word on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InForce => "有效",
            Self::Amended => "已修改",
            Self::NotYet => "尚未施行",
            Self::Repealed => "已废止",
            Self::Expired => "已失效",
            Self::Unknown => "有效性没有公布",
        }
    }

    /// Whether it is over: nobody can be covered by it any more.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Repealed | Self::Expired)
    }
}

/// Words for each.
const WORDS: [(Force, &str); 5] = [
    (
        Force::InForce,
        "有效|现行有效|继续有效|生效|施行中|保留|现行|是|valid|inforce",
    ),
    (
        Force::Amended,
        "已修改|修改|已修订|修订|已修正|部分失效|部分有效|部分废止|已被修改|拟修改|amended",
    ),
    (
        Force::NotYet,
        "尚未施行|尚未生效|未生效|未施行|待施行|待生效",
    ),
    (
        Force::Repealed,
        "已废止|废止|已被废止|宣布废止|撤销|已撤销|repealed",
    ),
    (
        Force::Expired,
        "失效|已失效|宣布失效|过期|已过期|无效|否|expired",
    ),
];

/// The word that is published.
pub(super) fn stated(text: &str) -> Option<Force> {
    let word = text.split(['(', '（', '，', ',', '。']).next();
    let word = key(word.unwrap_or(text));
    let known = WORDS.iter().find(|(_, words)| among(words, &word));
    known.map(|(force, _)| *force)
}

/// Whether the policy is in force at `now`, in seconds since 1970-01-01T00:00:00Z: what is over by its dates is over, what is
/// repealed is repealed; else as published, else by its dates.
///
/// ```
/// use mingbai_data::policy::{Force, force, read_text};
/// let text = r#"{"schema":"mingbai.policy/1","title":"办法","effective_at":"2024-01-01","expires_at":"2028-12-31"}"#;
/// let policy = &read_text(text).unwrap().rows[0];
/// // 2023-06-01, 2026-11-01, 2029-01-01
/// assert_eq!(force(policy, Some(1_685_577_600)), Force::NotYet);
/// assert_eq!(force(policy, Some(1_793_491_200)), Force::InForce);
/// assert_eq!(force(policy, Some(1_861_891_200)), Force::Expired);
/// ```
#[must_use]
pub fn force(policy: &Policy, now: Option<i64>) -> Force {
    let said = policy.status.as_deref().and_then(stated);
    if let Some(over @ (Force::Repealed | Force::Expired)) = said {
        return over;
    }
    let day = |dated: &Dated| dated.date();
    let past = |date: Date, now: i64| date.end() <= now;
    if let (Some(last), Some(now)) = (day(&policy.expires), now)
        && past(last, now)
    {
        return Force::Expired;
    }
    if let (Some(first), Some(now)) = (day(&policy.effective), now)
        && first.is_after(now)
    {
        return Force::NotYet;
    }
    match said {
        // That it does not hold yet is over with its day.
        Some(Force::NotYet) if day(&policy.effective).is_some() && now.is_some() => Force::InForce,
        Some(said) => said,
        None if day(&policy.effective).is_some() && now.is_some() => Force::InForce,
        None => Force::Unknown,
    }
}
