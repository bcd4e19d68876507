//! What stands in our own format and nobody reads: a word that was misspelt.

use super::masked;
use crate::words::nearest;
use mingbai_data::dataset::{Dataset as Records, Field, Subject, members_of};
use mingbai_data::mapping::heading_of;
use mingbai_data::{Finding, Place, Severity, Tree};

/// So many fields that nobody knows are named.
const FIELDS: usize = 5;

/// What people write for a field of ours, in English and in Chinese, and what is meant: the first that an object may have.
const MEANT: [(&str, &str); 21] = [
    (
        "telephone|tel|mobile|hotline|电话|联系电话|咨询电话",
        "phone|contact|address",
    ),
    (
        "money|sum|price|standard|金额|标准|补贴标准",
        "amount|value",
    ),
    ("link|href|website|web|网址|链接|地址", "url|address"),
    ("addr|mail|email|e-mail|邮箱|寄送地址", "address|place"),
    (
        "name|heading|subject|名称|标题|题目|文件名称",
        "title|item|name|text",
    ),
    ("title|project|项目|对象", "item|name|text|opinion"),
    ("type|category|类型|种类|方式", "kind|genre|form"),
    ("question|ask|问|问题", "q|text"),
    ("answer|reply|答|回答", "a|response"),
    ("description|desc|intro|简介|摘要", "summary|text|note"),
    ("content|正文|内容|意见", "body|text|opinion"),
    ("num|number|n|total|数量|条数|人数", "count|n"),
    ("remark|remarks|memo|备注|说明", "note"),
    (
        "department|dept|agency|organ|organization|单位|部门|发布机构",
        "publisher|unit|lead|by",
    ),
    (
        "result|handling|处理|处理结果|采纳情况",
        "decision|response",
    ),
    ("why|cause|理由|原因", "reason"),
    ("gte|ge|min|least|>=", "at_least"),
    ("lte|le|max|most|<=", "at_most"),
    ("gt|>", "over"),
    ("lt|<", "under"),
    ("eq|equals|value|answer|==|=", "is"),
];

/// Names under which the readers know a member beside its own.
const ALSO: [(&str, &str); 4] = [
    ("faq", "question"),
    ("faq", "answer"),
    ("standards", "title"),
    ("materials", "title"),
];

/// The members of a question of a self-check, and of a rule.
const ASK: [&str; 6] = ["id", "text", "kind", "unit", "options", "note"];
const RULE: [&str; 11] = [
    "all", "any", "not", "ask", "at_least", "at_most", "over", "under", "is", "says", "clause",
];

/// A name, masked, and the one that was meant.
fn said(name: &str, known: &[&str], subject: Option<&'static Subject>) -> String {
    let plain = name.to_lowercase();
    let words = |words: &str| words.split('|').any(|word| word == plain);
    let mut meant = MEANT.iter().filter(|(from, _)| words(from));
    let meant = meant.find_map(|(_, to)| to.split('|').find(|to| known.contains(to)));
    let called = || {
        subject
            .and_then(|own| heading_of(name, own))
            .map(|field| field.key)
    };
    let near = called().or(meant).or_else(|| nearest(name, known));
    let near = near.map_or_else(String::new, |near| format!("（是不是想写 {near}？）"));
    format!("{}{near}", masked(name))
}

/// Fields of our own format that it does not know: a word that was misspelt is read by nobody.
pub(super) fn fields(tree: &Tree, records: &Records) -> Option<Finding> {
    let known: Vec<&str> = records.subject.fields.iter().map(|own| own.key).collect();
    let mut names: Vec<&str> = Vec::new();
    let mut first = None;
    let rows = tree.get("rows").and_then(Tree::list).unwrap_or_default();
    for (at, row) in rows.iter().enumerate() {
        let Tree::Map(members) = row else { continue };
        for (name, _) in members {
            if !known.contains(&&**name) && !names.contains(&&**name) {
                names.push(name);
                first = first.or(Some(at));
            }
        }
    }
    let said = |name: &&str| said(name, &known, Some(records.subject));
    let said: Vec<String> = names.iter().take(FIELDS).map(said).collect();
    let more = if names.len() > FIELDS { "等" } else { "" };
    first.map(|row| Finding {
        code: "field",
        severity: Severity::Note,
        place: Place {
            table: 0,
            row: Some(row),
            field: None,
        },
        message: format!("有不认识的字段，没有读入：{}{more}", said.join("、")),
    })
}

/// The same within the objects of policies and consultations: what is lost there is lost without a word.
pub(super) fn within(tree: &Tree, subject: &'static Subject) -> Vec<Finding> {
    if !matches!(subject.key, "policy" | "consultation") {
        return Vec::new();
    }
    let rows = tree.get("rows").and_then(Tree::list).unwrap_or_default();
    let found = |field: &Field| {
        let known = members_of(subject.key, field.key);
        let mut lost = Lost::default();
        for (at, row) in rows.iter().enumerate() {
            lost.row = at;
            if let Some(own) = row.get(field.key).filter(|_| !known.is_empty()) {
                lost.look(own, field.key, &known);
            }
        }
        lost.finding(field)
    };
    subject.fields.iter().filter_map(found).collect()
}

/// What was found in one field.
#[derive(Default)]
struct Lost {
    row: usize,
    first: Option<usize>,
    said: Vec<String>,
}

impl Lost {
    /// Looks at an object, or at each of a list.
    fn look(&mut self, tree: &Tree, list: &str, known: &[&str]) {
        match tree {
            Tree::List(items) => {
                for item in items {
                    self.look(item, list, known);
                }
            }
            Tree::Map(members) => {
                for (name, own) in members {
                    let name = &**name;
                    match (list, name) {
                        ("conditions", "ask") => self.look(own, "ask", &ASK),
                        ("conditions", "rule") => self.look(own, "rule", &RULE),
                        ("rule", "all" | "any" | "not") => self.look(own, "rule", &RULE),
                        ("questions", "options") => {
                            self.look(own, "options", &members_of("consultation", "options"));
                        }
                        _ if known.contains(&name) || ALSO.contains(&(list, name)) => {}
                        // That there is none is said with its reason.
                        (_, "missing") => {}
                        _ => self.add(said(name, known, None)),
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, said: String) {
        if !self.said.contains(&said) {
            self.said.push(said);
            self.first = self.first.or(Some(self.row));
        }
    }

    fn finding(self, field: &Field) -> Option<Finding> {
        let more = if self.said.len() > FIELDS { "等" } else { "" };
        let told = self.said.iter().take(FIELDS).map(String::as_str);
        let told: Vec<&str> = told.collect();
        let message = format!(
            "“{}”（{}）里有不认识的字段，没有读入：{}{more}",
            field.label,
            field.key,
            told.join("、")
        );
        self.first.map(|row| Finding {
            code: "field",
            severity: Severity::Warning,
            place: Place {
                table: 0,
                row: Some(row),
                field: Some(field.key),
            },
            message,
        })
    }
}
