//! Which way an indicator is good.

use super::{Direction, Indicator};
use crate::quantity::{Amount, Side};
use crate::text::has;

/// Words in the name of an indicator whose target is not to be passed.
const LOWER: [&str; 12] = [
    "低于",
    "不高于",
    "不超过",
    "以内",
    "控制在",
    "失业率",
    "死亡",
    "发病率",
    "事故",
    "浓度",
    "能耗",
    "排放",
];

/// Words in a name that say of these by how much they have become less: the more, the better.
const LESS: [&str; 6] = ["下降", "降低", "减少", "减排", "削减", "压减"];

/// Which way an indicator is good: as stated, else as its target or its name says.
pub(super) fn direction(stated: Option<&str>, indicator: &Indicator) -> Direction {
    match stated {
        Some("up") => return Direction::Higher,
        Some("down") => return Direction::Lower,
        Some("reach") => return Direction::Reach,
        _ => {}
    }
    let targets = [&indicator.target, &indicator.target_cum];
    let mut bounds = targets
        .into_iter()
        .filter_map(|own| match own.as_ref().ok()?.amount {
            Amount::Bound(side, _) => Some(side),
            _ => None,
        });
    let name = indicator.name.as_deref().unwrap_or_default();
    match bounds.next() {
        Some(Side::Under | Side::AtMost) => Direction::Lower,
        None if LOWER.iter().any(|word| has(name, word))
            && !LESS.iter().any(|word| has(name, word)) =>
        {
            Direction::Lower
        }
        _ => Direction::Higher,
    }
}
