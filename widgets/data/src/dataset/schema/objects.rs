//! What an object in a list of a livelihood project, a policy or a consultation has, where a text would lose some of it.

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

/// Those of a policy. The first member must be there, but in a change and in a condition.
const POLICY: Lists = &[
    (
        "standards",
        &[
            ("item", "text", "对什么、对谁"),
            ("amount", "text", "多少，照印的写"),
            ("unit", "text", "单位：元/人·月"),
            ("note", "text", "说明"),
        ],
    ),
    (
        "materials",
        &[
            ("name", "text", "材料"),
            ("form", "text", "原件、复印件、电子件"),
            ("copies", "text", "份数"),
            ("source", "text", "哪里开具"),
            ("needed", "boolean", "是否必须"),
        ],
    ),
    ("faq", &[("q", "text", "问"), ("a", "text", "答")]),
    (
        "cases",
        &[("text", "text", "情况"), ("title", "text", "题目")],
    ),
    ("basis", LINK),
    ("related", LINK),
    ("forms", LINK),
    (
        "attachments",
        &[
            ("title", "text", "名称"),
            ("url", "text", "网址"),
            ("format", "text", "PDF、DOCX"),
            ("size", "text", "大小，照印的写"),
        ],
    ),
    (
        "interpreter",
        &[
            ("name", "text", "姓名，照录"),
            ("post", "text", "职务"),
            ("date", "date", "解读的日期"),
        ],
    ),
    (
        "changes",
        &[
            ("what", "text", "改了什么"),
            ("before", "text", "原来"),
            ("after", "text", "现在"),
            ("approved_at", "date", "审批完成的日期"),
            ("published_at", "date", "公布的日期"),
            ("effective_at", "date", "实施的日期"),
        ],
    ),
    (
        "conditions",
        &[
            (
                "ask",
                "any",
                "问题：id、text、kind（number、date、yesno、choice）、unit、options、note",
            ),
            (
                "rule",
                "any",
                "条件：all、any、not，或 ask 与 at_least、at_most、over、under、is，以及 says、clause",
            ),
        ],
    ),
];

/// What a link has.
const LINK: &[Member] = &[
    ("title", "text", "名称"),
    ("url", "text", "网址"),
    ("kind", "text", "种类：图解、视频、发布会"),
    ("id", "text", "同一来源里的编号"),
];

/// What an option of a question has.
const OPTIONS: &[Member] = &[
    ("label", "text", "选项"),
    ("n", "number", "选它的人数"),
    ("pct", "number", "公布的比例，%"),
];

/// The keys that an object in a list of a policy, a consultation or a livelihood project may have; none where it has no objects.
/// Those of the options of a question stand under `options`.
#[must_use]
pub fn members_of(subject: &str, key: &str) -> Vec<&'static str> {
    let options = (subject == "consultation" && key == "options").then_some(OPTIONS);
    let members = options.or_else(|| {
        let mut lists = of(subject).iter();
        lists.find(|(list, _)| *list == key).map(|(_, own)| *own)
    });
    members
        .unwrap_or_default()
        .iter()
        .map(|(key, ..)| *key)
        .collect()
}

/// The lists of a subject that may have objects.
fn of(subject: &str) -> Lists {
    match subject {
        "livelihood" => LIVELIHOOD,
        "consultation" => CONSULTATION,
        "policy" => POLICY,
        _ => &[],
    }
}

/// Its members, by key.
fn members(members: &[Member]) -> Vec<(Box<str>, Tree)> {
    let each = members.iter().map(|(key, is, words)| {
        let schema = match *is {
            "boolean" => map([("type", texts(&["boolean", "null"]))]),
            "any" => map([]),
            "options" => list_of(object(self::members(OPTIONS), &["label"], false)),
            is => known(is),
        };
        ((*key).into(), about(schema, words))
    });
    each.collect()
}

/// The values of a list that may have objects beside texts; `None` for another field.
pub(super) fn list(subject: &str, key: &str) -> Option<Tree> {
    let (_, members) = of(subject).iter().find(|(list, _)| *list == key)?;
    let required: Vec<&str> = members
        .first()
        .map(|(first, ..)| *first)
        .into_iter()
        .collect();
    let required = if matches!(key, "contracts" | "channels" | "changes" | "conditions") {
        &[]
    } else {
        &*required
    };
    let object = object(self::members(members), required, false);
    let item = Tree::List(vec![kind("string"), object.clone()]);
    let list = list_of(map([("anyOf", item)]));
    // There is only one of these.
    if matches!(key, "interpreter" | "conditions") {
        let either = Tree::List(vec![list, object, kind("string")]);
        return Some(map([("anyOf", either)]));
    }
    Some(list)
}
