//! The format `mingbai.policy/1`: a list of policies in `rows`, or one policy as the whole text.

use super::ask;
use super::model::{
    Attachment, Case, Change, Interpreter, Link, Material, Policies, Policy, QuestionAnswer,
    Standard,
};
use crate::date::{Dated, Precision, Rule};
use crate::feed::{self, list};
use crate::papers::{self, Paper, own, said};
use crate::read::Limits;
use crate::text::{trim, whole};
use crate::{Finding, Missing, Place, ReadError, Severity, Tree};

/// Reads JSON text in the format `mingbai.policy/1`.
///
/// # Errors
/// Those of [`parse`]; `schema` when it is another format; `field` when it is no policy and has no rows.
///
/// ```
/// use mingbai_data::policy::read_text;
/// let text = r#"{"schema":"mingbai.policy/1","title":"80周岁以上老年人高龄津贴发放办法","effective_at":"2024年1月1日",
///     "standards":[{"item":"80至89周岁","amount":"50","unit":"元/人·月"}]}"#;
/// let policies = read_text(text).unwrap();
/// assert_eq!(policies.rows[0].effective.date().unwrap().shown(), "2024年1月1日");
/// assert_eq!(policies.rows[0].standards[0].unit.as_deref(), Some("元/人·月"));
/// ```
pub fn read_text(text: &str) -> Result<Policies, ReadError> {
    papers::own_text(text)
}

/// Reads a tree in the format `mingbai.policy/1`, as [`read_text`] does from text. A row without a title is left out, with a
/// finding; what else cannot be read is missing, with a finding. Rows beyond the first `most` are left out, with one too.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(tree: &Tree, most: usize) -> Result<Policies, ReadError> {
    papers::tree(tree, most)
}

/// Reads a text as a page has it: as its source sent it, or with what a reader `found`. It is not checked.
///
/// # Errors
/// As [`read_text`]; `pii` for what this build cannot mask.
pub fn read_unchecked(
    text: &str,
    limits: &Limits,
    found: Option<&str>,
) -> Result<Policies, ReadError> {
    papers::text(text, limits, found)
}

impl Paper for Policy {
    const FORMAT: &'static str = "mingbai.policy/1";
    const SUBJECT: &'static str = "政策";

    fn read(row: &Tree, at: usize, findings: &mut Vec<Finding>) -> Option<Self> {
        let title = papers::titled(row, at, "第 {} 份文件没有标题，未列出", findings)?;
        Some(Reader { row: at, findings }.policy(row, title))
    }

    fn row(&mut self) -> &mut usize {
        &mut self.row
    }

    fn names(&self) -> [&str; 3] {
        let id = self.id.as_deref().unwrap_or_default();
        [id, &self.title, self.doc_no.as_deref().unwrap_or_default()]
    }
}

/// A member that may stand alone or in a list of one.
fn single<'a>(row: &'a Tree, key: &str) -> Option<&'a Tree> {
    match row.get(key)? {
        Tree::List(items) => items.first(),
        member => Some(member),
    }
}

/// The texts of a list, or the lines of one text.
fn texts(row: &Tree, key: &str) -> Vec<Box<str>> {
    let all: Vec<&str> = match row.get(key) {
        Some(Tree::List(items)) => items.iter().filter_map(Tree::text).collect(),
        Some(Tree::Text(text)) => text.lines().collect(),
        _ => Vec::new(),
    };
    let all = all.into_iter().map(trim);
    all.filter(|text| !text.is_empty())
        .map(Into::into)
        .collect()
}

/// What a list has, each under its name or as a text alone. `None` of `read` leaves one out.
fn each<T>(
    row: &Tree,
    key: &str,
    read: impl Fn(&Tree, &dyn Fn(&str) -> Option<Box<str>>) -> Option<T>,
) -> Vec<T> {
    let all = list(row, key).iter();
    all.filter_map(|item| {
        // A text alone is what it is called.
        let text = |key: &str| match item {
            Tree::Text(text) => (key == "title").then(|| trim(text).into()),
            _ => own(item, key),
        };
        read(item, &text)
    })
    .collect()
}

fn links(row: &Tree, key: &str) -> Vec<Link> {
    each(row, key, |_, text| {
        Some(Link {
            title: bracketed(&text("title").or_else(|| text("url"))?),
            url: text("url"),
            kind: text("kind").or_else(|| text("id")),
        })
    })
}

/// The year of a document's number in the brackets that belong there: 国发〔2018〕44号 of 国发[2018]44号 or 国发（2018）44号.
fn bracketed(text: &str) -> Box<str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', '［', '(', '（', '【']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let mut chars = from.chars();
        let open = chars.next().unwrap_or_default();
        let inside = chars.as_str();
        let year = inside.get(..4).filter(|year| whole(year).is_some());
        let behind = inside.get(4..).unwrap_or_default();
        let close = [']', '］', ')', '）', '】'];
        let number = behind.strip_prefix(close).unwrap_or_default();
        let digits = number.trim_start_matches(|c: char| c.is_ascii_digit());
        match year {
            Some(year) if digits.len() < number.len() && digits.starts_with('号') => {
                out.extend(["〔", year, "〕"]);
                rest = number;
            }
            _ => {
                out.push(open);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out.into()
}

struct Reader<'a> {
    row: usize,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn find(&mut self, field: &'static str, pattern: &str, printed: &str) {
        feed::wrong(self.findings, "field", self.row, field, pattern, printed);
    }

    fn date(&mut self, row: &Tree, field: &'static str) -> Dated {
        let mut dated = Rule::default().read(row.get(field));
        match &mut dated {
            Dated::Present(date, _) => *date = date.no_finer(Precision::Day),
            Dated::Missing(Missing::BadValue, printed) => {
                let printed = printed.clone();
                self.find(field, "第 {} 份文件的日期“{}”不能识别（{}）", &printed);
            }
            Dated::Missing(..) => {}
        }
        dated
    }

    fn policy(&mut self, row: &Tree, title: &str) -> Policy {
        let text = |key: &str| own(row, key);
        let mut sentences = Vec::new();
        let conditions = single(row, "conditions");
        let conditions = conditions.and_then(|own| ask::read(own, &mut sentences));
        let policy = Policy {
            row: self.row,
            id: text("id"),
            title: title.into(),
            doc_no: text("doc_no").map(|own| bracketed(&own)),
            index_no: text("index_no"),
            publisher: text("publisher"),
            genre: text("genre"),
            signed: self.date(row, "signed_at"),
            dated: self.date(row, "dated_at"),
            published: self.date(row, "published_at"),
            effective: self.date(row, "effective_at"),
            expires: self.date(row, "expires_at"),
            within: ["publish_within", "change_within"].map(|key| {
                let days = said(row, key).and_then(whole)?;
                u32::try_from(days).ok()
            }),
            rule: text("publish_rule"),
            status: text("status"),
            summary: text("summary"),
            covered: text("covered"),
            amount: text("amount"),
            apply_from: self.date(row, "apply_from"),
            apply_to: self.date(row, "apply_to"),
            place: text("place"),
            phone: text("phone"),
            hours: text("hours"),
            apply_url: text("apply_url"),
            takes: text("takes"),
            fee: text("fee"),
            points: texts(row, "points"),
            standards: each(row, "standards", |_, text| {
                Some(Standard {
                    item: text("item").or_else(|| text("title"))?,
                    amount: text("amount"),
                    unit: text("unit"),
                    note: text("note"),
                })
            }),
            steps: texts(row, "steps"),
            materials: each(row, "materials", |item, text| {
                Some(Material {
                    name: text("name").or_else(|| text("title"))?,
                    form: text("form"),
                    copies: text("copies"),
                    source: text("source"),
                    needed: needed(item.get("needed")),
                })
            }),
            faq: each(row, "faq", |_, text| {
                Some(QuestionAnswer {
                    question: text("q").or_else(|| text("question"))?,
                    answer: text("a").or_else(|| text("answer"))?,
                })
            }),
            cases: each(row, "cases", |item, text| {
                let alone = matches!(item, Tree::Text(_));
                let title = text("title");
                Some(Case {
                    text: if alone { title.clone() } else { text("text") }?,
                    title: title.filter(|_| !alone),
                })
            }),
            background: text("background"),
            basis: links(row, "basis"),
            tasks: texts(row, "tasks"),
            next_steps: text("next_steps"),
            interpreter: None,
            url: text("url"),
            attachments: each(row, "attachments", |_, text| {
                Some(Attachment {
                    title: text("title").or_else(|| text("url"))?,
                    url: text("url"),
                    format: text("format"),
                    size: text("size"),
                })
            }),
            related: links(row, "related"),
            forms: links(row, "forms"),
            changes: self.changes(row),
            conditions,
            body: text("body"),
        };
        let interpreter = single(row, "interpreter").and_then(|own| {
            let name = own.text().or_else(|| said(own, "name"))?;
            Some(Interpreter {
                name: name.into(),
                post: papers::own(own, "post"),
                date: self.date(own, "date"),
            })
        });
        for message in sentences {
            self.findings.push(Finding {
                code: "check-conditions",
                severity: Severity::Warning,
                place: Place {
                    table: 0,
                    row: Some(self.row),
                    field: Some("conditions"),
                },
                message,
            });
        }
        Policy {
            interpreter,
            ..policy
        }
    }

    fn changes(&mut self, row: &Tree) -> Vec<Change> {
        let all = list(row, "changes").iter();
        let mut out = Vec::new();
        for item in all {
            let text = |key: &str| own(item, key);
            out.push(Change {
                what: text("what").or_else(|| item.text().map(Into::into)),
                before: text("before"),
                after: text("after"),
                approved: self.date(item, "approved_at"),
                published: self.date(item, "published_at"),
                effective: self.date(item, "effective_at"),
            });
        }
        out
    }
}

/// Whether a material must be brought: 必要, 是; 非必要, 容缺, 否.
fn needed(member: Option<&Tree>) -> Option<bool> {
    match member? {
        Tree::Bool(needed) => Some(*needed),
        member => match trim(member.text()?) {
            "必要" | "是" | "必须" | "必需" | "必备" => Some(true),
            "非必要" | "否" | "容缺" | "可选" | "非必须" | "非必需" | "容缺受理" => {
                Some(false)
            }
            _ => None,
        },
    }
}
