//! Within how many working days something is to be public, and who says so.

use super::{Policies, Policy};
use crate::local::of_zigong;

/// A time to publish in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'a> {
    /// Working days.
    pub within: u32,
    /// The rule that says so.
    pub rule: &'a str,
}

/// What the law gives everybody: 自该政府信息形成或者变更之日起20个工作日内.
const LAW: Term<'static> = Term {
    within: 20,
    rule: "政府信息公开条例第二十六条",
};

/// 行政首长签发后3个工作日内, and what follows for a change: 完成审批程序后1个工作日内.
const ZIGONG: [Term<'static>; 2] = [
    Term {
        within: 3,
        rule: "自府办发〔2018〕44号 二（一）",
    },
    Term {
        within: 1,
        rule: "自府办发〔2018〕44号 一（五）",
    },
];

/// From the signing of a policy to its publication, and from the approval of a change to its own: what the data say, else the rule
/// of the city where it is known, else the law.
///
/// ```
/// use mingbai_data::policy::{read_text, terms};
/// let text = r#"{"schema":"mingbai.policy/1","rows":[{"title":"办法","publisher":"自贡市民政局"},{"title":"通知","publisher":"某市民政局"},
///     {"title":"规定","publish_within":"5","publish_rule":"某府发〔2020〕1号"}]}"#;
/// let all = read_text(text).unwrap();
/// let within = all.rows.iter().map(|own| terms(&all, own).map(|term| term.within));
/// assert_eq!(within.collect::<Vec<_>>(), [[3, 1], [20, 20], [5, 20]]);
/// assert_eq!(terms(&all, &all.rows[2])[0].rule, "某府发〔2020〕1号");
/// ```
#[must_use]
pub fn terms<'a>(policies: &'a Policies, policy: &'a Policy) -> [Term<'a>; 2] {
    let by = policy.publisher.as_deref();
    let by = by.or(policies.publisher.as_deref());
    let [signed, changed] = if of_zigong(by) { ZIGONG } else { [LAW; 2] };
    let own = |within: Option<u32>, usual: Term<'a>| {
        within.map_or(usual, |within| Term {
            within,
            rule: policy.rule.as_deref().unwrap_or("发布机关的规定"),
        })
    };
    let [publish, change] = policy.within;
    [own(publish, signed), own(change, changed)]
}
