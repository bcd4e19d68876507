//! Words for how far a livelihood project has come.

use super::bare;
use crate::text::among;

/// How far a project has come, as its publisher says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 未启动
    NotStarted,
    /// 进行中
    UnderWay,
    /// 已完成
    Done,
    /// 超额完成
    Exceeded,
    /// 滞后
    Behind,
    /// 暂停或取消
    Stopped,
}

/// Words for a status. 未完成 and 基本完成 are none of them: they do not say whether it has begun, or is done.
const WORDS: [(Status, &str); 6] = [
    (
        Status::NotStarted,
        "未启动|未开工|未开始|未实施|待启动|待开工|待实施|尚未启动|尚未开工|尚未开始|尚未实施",
    ),
    (
        Status::UnderWay,
        "进行中|在建|推进中|实施中|建设中|施工中|办理中|已启动|已开工|正在推进|正在实施|正在建设|正在进行|正常推进|有序推进|按计划推进|按序时推进|序时推进|加快推进|持续推进",
    ),
    (
        Status::Done,
        "已完成|完成|全面完成|全部完成|提前完成|按期完成|如期完成|完成目标任务|已完成目标任务|完成年度目标任务|已办结|办结|已完工|完工|已建成|建成|竣工|已竣工|已验收",
    ),
    (
        Status::Exceeded,
        "超额|超额完成|超额完成任务|超额完成目标任务|已超额完成|提前超额完成",
    ),
    (
        Status::Behind,
        "滞后|进度滞后|推进滞后|进展滞后|逾期|已逾期|逾期未完成|超期|未达序时进度|滞后于序时进度|慢于序时进度",
    ),
    (
        Status::Stopped,
        "暂停|暂缓|停工|已停工|中止|终止|取消|已取消",
    ),
];

/// Reads a status. What stands behind it in brackets (`已完成（100%）`) is left aside. `None` for a word that no table has,
/// which stays on screen as printed.
///
/// ```
/// use mingbai_data::names::{Status, status};
/// assert_eq!(status("在建"), Some(Status::UnderWay));
/// assert_eq!(status("已完成（100%）"), Some(Status::Done));
/// assert_eq!(status("未完成"), None);
/// ```
#[must_use]
pub fn status(text: &str) -> Option<Status> {
    let word = text.split(['(', '（']).next().unwrap_or(text);
    let mut word = bare(word);
    word.retain(|c| c != '。');
    if word.is_empty() {
        return None;
    }
    WORDS
        .iter()
        .find(|(_, words)| among(words, &word))
        .map(|(status, _)| *status)
}

impl Status {
    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "未启动",
            Self::UnderWay => "进行中",
            Self::Done => "已完成",
            Self::Exceeded => "超额完成",
            Self::Behind => "进度滞后",
            Self::Stopped => "暂停或取消",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for (texts, expected) in [
            ("未启动|未开工| 尚未开工 ", Some(Status::NotStarted)),
            ("进行中|在建|推进中|正在实施", Some(Status::UnderWay)),
            (
                "已完成|完成|全面完成。|已完成(100%)|竣工",
                Some(Status::Done),
            ),
            ("超额|超额完成", Some(Status::Exceeded)),
            ("滞后|进度滞后|逾期", Some(Status::Behind)),
            ("停工|取消", Some(Status::Stopped)),
            ("|—|未完成|基本完成|完成率|100%", None),
        ] {
            for text in texts.split('|') {
                assert_eq!(status(text), expected, "{text}");
            }
        }
    }
}
