//! What an object in a list of a livelihood project or a consultation has, where a text would lose some of it.

use super::{about, kind, known, list_of, map, object, texts};
use crate::Tree;

/// A member of an object: key, definition, meaning.
type Member = (&'static str, &'static str, &'static str);

/// Lists, and the members of an object there.
type Lists = &'static [(&'static str, &'static [Member])];

/// Those of a livelihood project. The first member must be there, but in a contract.
const LIVELIHOOD: Lists = &[
    (
        "milestones",
        &[
            ("text", "text", "做什么"),
            ("due", "date", "计划的日期"),
            ("met", "date", "达到的日期"),
            ("reached", "boolean", "是否达到"),
            ("partly", "boolean", "没有达到，但完成了一部分"),
        ],
    ),
    (
        "contracts",
        &[
            ("id", "text", "编号，或招标的 ocid"),
            ("title", "text", "名称"),
            ("suppliers", "list", "承包单位"),
            ("value", "number", "合同金额"),
            ("final_value", "number", "结算金额"),
            ("signed", "date", "签订日期"),
            ("start", "date", "开始日期"),
            ("end", "date", "结束日期"),
            ("status", "text", "按公布的状态"),
        ],
    ),
    (
        "photo_url",
        &[
            ("url", "text", "网址"),
            ("alt", "text", "照片上有什么"),
            ("taken", "date", "拍摄日期"),
            ("step", "text", "是哪个时间节点的照片：该节点的 text"),
        ],
    ),
    (
        "corrections",
        &[("text", "text", "改了什么"), ("date", "date", "日期")],
    ),
    (
        "funds_source",
        &[("name", "text", "来源"), ("value", "number", "金额")],
    ),
];

/// Those of a consultation. The first member must be there, but in a channel.
const CONSULTATION: Lists = &[
    (
        "channels",
        &[
            ("kind", "text", "信函、邮箱、电话、网上"),
            ("address", "text", "寄到、发到或打到哪里"),
            ("note", "text", "注明什么"),
        ],
    ),
    (
        "groups",
        &[
            ("opinion", "text", "意见"),
            ("count", "number", "条数"),
            ("concentrated", "boolean", "是否相对集中"),
            (
                "decision",
                "text",
                "采纳、部分采纳、不予采纳，或按公布的文字",
            ),
            ("reason", "text", "理由"),
        ],
    ),
    (
        "questions",
        &[
            ("text", "text", "题目"),
            ("kind", "text", "单选 single，或多选 multiple"),
            ("n", "number", "作答人数"),
            ("options", "options", "选项"),
        ],
    ),
    (
        "opinions",
        &[
            ("opinion", "text", "意见"),
            ("by", "text", "哪位代表，照录"),
            ("response", "text", "回应"),
        ],
    ),
];

/// What an option of a question has.
const OPTIONS: &[Member] = &[
    ("label", "text", "选项"),
    ("n", "number", "选它的人数"),
    ("pct", "number", "公布的比例，%"),
];

/// Its members, by key.
fn members(members: &[Member]) -> Vec<(Box<str>, Tree)> {
    let each = members.iter().map(|(key, is, words)| {
        let schema = match *is {
            "boolean" => map([("type", texts(&["boolean", "null"]))]),
            "options" => list_of(object(self::members(OPTIONS), &["label"], false)),
            is => known(is),
        };
        ((*key).into(), about(schema, words))
    });
    each.collect()
}

/// The values of a list that may have objects beside texts; `None` for another field.
pub(super) fn list(subject: &str, key: &str) -> Option<Tree> {
    let lists = match subject {
        "livelihood" => LIVELIHOOD,
        "consultation" => CONSULTATION,
        _ => return None,
    };
    let (_, members) = lists.iter().find(|(list, _)| *list == key)?;
    let required: Vec<&str> = members
        .first()
        .map(|(first, ..)| *first)
        .into_iter()
        .collect();
    let required = if matches!(key, "contracts" | "channels") {
        &[]
    } else {
        &*required
    };
    let item = Tree::List(vec![
        kind("string"),
        object(self::members(members), required, false),
    ]);
    Some(list_of(map([("anyOf", item)])))
}
