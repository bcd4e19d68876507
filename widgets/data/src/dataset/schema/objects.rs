//! What an object in a list of a livelihood project has, where a text would lose some of it.

use super::{about, kind, known, list_of, map, object, texts};
use crate::Tree;

/// A member of an object: key, definition, meaning.
type Member = (&'static str, &'static str, &'static str);

/// Lists, and the members of an object there. The first one must be there, but in a contract.
const LISTS: [(&str, &[Member]); 5] = [
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

/// The values of a list that may have objects beside texts; `None` for another field.
pub(super) fn list(key: &str) -> Option<Tree> {
    let (_, members) = LISTS.iter().find(|(list, _)| *list == key)?;
    let required: Vec<&str> = members
        .first()
        .map(|(first, ..)| *first)
        .into_iter()
        .collect();
    let required = if key == "contracts" { &[] } else { &*required };
    let each = members.iter().map(|(key, is, words)| {
        let schema = match *is {
            "boolean" => map([("type", texts(&["boolean", "null"]))]),
            is => known(is),
        };
        ((*key).into(), about(schema, words))
    });
    let item = Tree::List(vec![
        kind("string"),
        object(each.collect(), required, false),
    ]);
    Some(list_of(map([("anyOf", item)])))
}
