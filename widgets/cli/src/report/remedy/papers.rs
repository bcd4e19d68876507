//! What the publisher of a policy or of a consultation can do: their codes are those of other subjects, and their means are not.

use mingbai_data::{Finding, Severity};

/// The advice about a finding of a policy or of a consultation; `None` where that of every subject holds.
pub(super) fn of(found: &Finding, subject: &str) -> Option<&'static str> {
    if !matches!(subject, "policy" | "consultation") {
        return None;
    }
    let policy = subject == "policy";
    let field = found.place.field.unwrap_or_default();
    Some(match (found.code, field) {
        ("field", _) if found.message.contains("不认识的字段") => {
            "改成认识的字段名（见数据格式的说明）；不用的可以不管"
        }
        ("link", _) => "写 http、https 开头的网址，或相对的地址；没有网址的去掉这一项",
        ("unit", "standards") => "在这一项写明 unit，如 元/人·月",
        ("check-sum", "questions") => "核对题目的各选项和作答人数；可以多选的，kind 写 multiple",
        ("check-sum", "groups") => "核对归类的条数（count）、处理（decision）和公布的总数",
        ("check-sum", _) => "核对收到的条数和采纳、部分采纳、未采纳的条数",
        ("check-count", "groups") => "核对这一类的条数（count）和收到的条数（received）",
        ("check-count", _) => "核对选项、题目和有效问卷的人数",
        ("check-rate", _) => "核对公布的比例和人数",
        ("check-reason", "groups") => "在这一类的 reason 写明为什么没有采纳",
        ("check-reason", "public") => "在 private_reason 写明为什么不公开",
        ("check-reason", _) => "在 reason 写明为什么没有采纳",
        ("check-date", "feedback_at") => "核对反馈日期（feedback_at）和截止日期（end）",
        ("check-date", _) => "核对这两个日期，改正写错的一个",
        ("check-time", "signed_at") => "在 signed_at 写明签发日期，才能判断是否按时",
        ("check-time", "published_at") => {
            "核对签发日期和公布日期；公开时限另有规定的，写明 publish_within 和 publish_rule"
        }
        ("check-time", "end") => "在 short_reason 写明为什么缩短期限",
        ("check-time", "next_update") => "更新进展，并写明下次更新的时间（next_update）",
        ("check-time", "replied_at") => "核对交办日期和答复日期",
        ("check-time", _) => "核对事件和首次回应的时间",
        ("check-force", "status") => "核对有效性（status）和施行、失效日期",
        ("check-force", _) => "在 published_at 写明公布日期",
        ("check-state", "groups") => {
            "处理（decision）写采纳、部分采纳、不予采纳；照录原文的可以不管"
        }
        ("check-state", _) => "核对状态（status）和起止日期",
        ("check-conditions", _) => "改正自查的问题（ask）或条件（rule），写法见数据格式的说明",
        ("check-missing", _) if policy => "补上解读里缺的内容；没有的可以不管",
        ("check-missing", _) => "补上这些内容；另有网页公布的，在 url 写明网址",
        ("field", _) if found.severity == Severity::Warning => {
            "改正这个值；没有的写 null 或去掉这一项"
        }
        _ => return None,
    })
}
