//! The format `mingbai.consultation/1`: a list of consultations in `rows`, or one as the whole text.

use super::count::read_count;
use super::model::{
    Channel, Choice, Consultation, Consultations, Decision, Detail, Draft, Kind, Link, Meeting,
    Opinion, Proposal, Question, Remark, Response, Survey,
};
use crate::date::{Dated, Precision, Rule};
use crate::feed::{self, list};
use crate::fold::key;
use crate::papers::{self, Paper, own, said};
use crate::read::Limits;
use crate::text::{among, trim};
use crate::{Finding, Missing, ReadError, Tree, Value};

/// Reads JSON text in the format `mingbai.consultation/1`.
///
/// # Errors
/// Those of [`parse`]; `schema` when it is another format; `field` when it is no consultation and has no rows.
///
/// ```
/// use mingbai_data::consultation::{days_left, read_text};
/// let text = r#"{"schema":"mingbai.consultation/1","title":"养犬管理办法（征求意见稿）","start":"2026-03-01","end":"2026-03-31"}"#;
/// let all = read_text(text).unwrap();
/// // 2026-03-28 in Beijing
/// assert_eq!(days_left(&all.rows[0], Some(1_774_656_000)), Some(3));
/// ```
pub fn read_text(text: &str) -> Result<Consultations, ReadError> {
    papers::own_text(text)
}

/// Reads a tree in the format `mingbai.consultation/1`, as [`read_text`] does from text. A row without a title is left out, with
/// a finding; what else cannot be read is missing, with a finding. A row that does not say what it is, is a draft. Rows beyond
/// the first `most` are left out, with a finding too.
///
/// # Errors
/// As [`read_text`], without those of the text itself.
pub fn read_tree(tree: &Tree, most: usize) -> Result<Consultations, ReadError> {
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
) -> Result<Consultations, ReadError> {
    papers::text(text, limits, found)
}

impl Paper for Consultation {
    const FORMAT: &'static str = "mingbai.consultation/1";
    const SUBJECT: &'static str = "意见征集";

    fn read(row: &Tree, at: usize, findings: &mut Vec<Finding>) -> Option<Self> {
        let title = papers::titled(row, at, "第 {} 条没有标题，未列出", findings)?;
        Some(Reader { row: at, findings }.consultation(row, title))
    }

    fn row(&mut self) -> &mut usize {
        &mut self.row
    }

    fn names(&self) -> [&str; 3] {
        let id = self.id.as_deref().unwrap_or_default();
        [id, &self.title, ""]
    }
}

/// The texts of a list, or a text alone.
fn texts(row: &Tree, key: &str) -> Vec<Box<str>> {
    let all = match row.get(key) {
        Some(Tree::List(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let all = all.iter().filter_map(Tree::text).map(trim);
    all.filter(|text| !text.is_empty())
        .map(Into::into)
        .collect()
}

/// What an element of a list is called: under `key`, or the element itself.
fn called(item: &Tree, key: &str) -> Option<Box<str>> {
    match item.text() {
        Some(text) => Some(trim(text))
            .filter(|text| !text.is_empty())
            .map(Into::into),
        None => own(item, key),
    }
}

/// What the words for yes and no say.
fn yes(member: Option<&Tree>) -> Option<bool> {
    match member? {
        Tree::Bool(yes) => Some(*yes),
        member => {
            let word = key(member.text()?);
            if among(
                "是|公开|主动公开|全文公开|同意公开|可公开|重大|特别重大|yes|true|1",
                &word,
            ) {
                Some(true)
            } else {
                among(
                    "否|不公开|不予公开|不同意公开|不宜公开|非公开|no|false|0",
                    &word,
                )
                .then_some(false)
            }
        }
    }
}

/// The kinds, by their words in the form of [`key`].
const KINDS: [(Kind, &str); 5] = [
    (
        Kind::Draft,
        "draft|征求意见|意见征集|征集意见|草案|征求意见稿|公开征求意见",
    ),
    (
        Kind::Survey,
        "survey|调查征集|调查|网上调查|问卷调查|问卷|民意调查|在线调查",
    ),
    (Kind::Meeting, "meeting|代表列席|列席|邀请列席|公众列席"),
    (Kind::Response, "response|舆情回应|回应关切|回应|热点回应"),
    (
        Kind::Proposal,
        "proposal|建议提案|建议|提案|人大代表建议|代表建议|人大建议|政协提案|委员提案|建议提案答复",
    ),
];

/// The kind that a word is.
fn kind(word: &str) -> Option<Kind> {
    let word = key(word);
    let known = KINDS.iter().find(|(_, words)| among(words, &word));
    known.map(|(kind, _)| *kind)
}

/// What was decided, in the form of [`key`].
fn decision(word: &str) -> Option<Decision> {
    const WORDS: [(Decision, &str); 3] = [
        (
            Decision::Adopted,
            "adopted|采纳|已采纳|予以采纳|全部采纳|完全采纳|吸收采纳",
        ),
        (
            Decision::Partly,
            "partly|部分采纳|已部分采纳|部分吸收|予以部分采纳",
        ),
        (
            Decision::Rejected,
            "rejected|未采纳|不予采纳|不采纳|未予采纳|暂不采纳",
        ),
    ];
    let word = key(word);
    let known = WORDS.iter().find(|(_, words)| among(words, &word));
    known.map(|(decision, _)| *decision)
}

fn link(row: &Tree, title: &str, url: &str) -> Option<Link> {
    let (title, url) = (own(row, title), own(row, url));
    (title.is_some() || url.is_some()).then_some(Link { title, url })
}

struct Reader<'a> {
    row: usize,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn find(&mut self, field: &'static str, pattern: &str, printed: &str) {
        feed::wrong(self.findings, "field", self.row, field, pattern, printed);
    }

    /// A time to the minute. Midnight is a day that was stored with a time.
    fn time(&mut self, row: &Tree, field: &'static str) -> Dated {
        let member = row.get(field);
        if let Some(reason) = feed::reason(member) {
            return Dated::Missing(reason, "".into());
        }
        let mut dated = Rule::default().read(member);
        match &mut dated {
            Dated::Present(date, _) => {
                let midnight = date.start() == date.day().midnight();
                *date = date.no_finer(if midnight {
                    Precision::Day
                } else {
                    Precision::Minute
                });
            }
            Dated::Missing(Missing::BadValue, printed) => {
                let printed = printed.clone();
                self.find(field, "第 {} 条的日期“{}”不能识别（{}）", &printed);
            }
            Dated::Missing(..) => {}
        }
        dated
    }

    /// A day.
    fn date(&mut self, row: &Tree, field: &'static str) -> Dated {
        let mut dated = self.time(row, field);
        if let Dated::Present(date, _) = &mut dated {
            *date = date.no_finer(Precision::Day);
        }
        dated
    }

    /// A number that is not below zero; `whole` unless it is a part.
    fn number(&mut self, tree: &Tree, key: &str, field: &'static str, whole: bool) -> Value {
        let member = tree.get(key);
        if let Some(reason) = feed::reason(member) {
            return Value::Missing(reason);
        }
        let text = match Missing::or_text(member) {
            Ok(text) => trim(text),
            Err(Missing::BadValue) => {
                self.find(field, "第 {} 条的“{}”不是数（{}）", key);
                return Value::Missing(Missing::BadValue);
            }
            Err(reason) => return Value::Missing(reason),
        };
        match read_count(text) {
            Value::Present { number, .. }
                if number.is_negative() || whole && number.round(0) != number =>
            {
                self.find(field, "第 {} 条的“{}”不能是这样的数（{}）", text);
                Value::Missing(Missing::OutOfRange)
            }
            Value::Present { number, .. } => Value::Present {
                number,
                printed: text.into(),
            },
            missing => {
                if missing == Value::Missing(Missing::BadValue) {
                    self.find(field, "第 {} 条的“{}”不是数（{}）", text);
                }
                missing
            }
        }
    }

    fn consultation(&mut self, row: &Tree, title: &str) -> Consultation {
        let word = said(row, "kind");
        let kind = match word {
            None => Kind::Draft,
            Some(word) => kind(word).unwrap_or_else(|| {
                self.find(
                    "kind",
                    "第 {} 条的种类“{}”不能识别，按征求意见显示（{}）",
                    word,
                );
                Kind::Draft
            }),
        };
        let text = |key: &str| own(row, key);
        Consultation {
            row: self.row,
            id: text("id"),
            title: title.into(),
            publisher: text("publisher"),
            published: self.date(row, "published_at"),
            start: self.time(row, "start"),
            end: self.time(row, "end"),
            status: text("status"),
            summary: text("summary"),
            contact: text("contact"),
            url: text("url"),
            major: yes(row.get("major")),
            detail: match kind {
                Kind::Draft => Detail::Draft(self.draft(row).into()),
                Kind::Survey => Detail::Survey(self.survey(row).into()),
                Kind::Meeting => Detail::Meeting(self.meeting(row).into()),
                Kind::Response => Detail::Response(
                    Response {
                        event: self.time(row, "event_at"),
                        first: self.time(row, "first_response_at"),
                        cause: text("cause"),
                        plan: text("plan"),
                        constraints: text("constraints"),
                        next: self.time(row, "next_update"),
                    }
                    .into(),
                ),
                Kind::Proposal => Detail::Proposal(
                    Proposal {
                        no: text("no"),
                        // The word of the kind may be that of the form.
                        form: text("form").or_else(|| {
                            let word = word?;
                            let ends = ["建议", "提案"].into_iter().find(|end| word.ends_with(end));
                            ends.filter(|_| word != "建议提案").map(Into::into)
                        }),
                        proposer: text("proposer"),
                        lead: text("lead"),
                        co: texts(row, "co"),
                        class: text("class"),
                        received: self.date(row, "received_at"),
                        replied: self.date(row, "replied_at"),
                        reply: text("reply"),
                        public: yes(row.get("public")),
                        private_reason: text("private_reason"),
                    }
                    .into(),
                ),
            },
        }
    }

    fn draft(&mut self, row: &Tree) -> Draft {
        let mut groups = Vec::new();
        for item in list(row, "groups") {
            let Some(opinion) = called(item, "opinion") else {
                continue;
            };
            let printed = own(item, "decision");
            groups.push(Opinion {
                opinion,
                count: self.number(item, "count", "groups", true),
                concentrated: yes(item.get("concentrated")) == Some(true),
                decision: printed.as_deref().and_then(decision),
                printed,
                reason: own(item, "reason"),
            });
        }
        let channels = match row.get("channels") {
            Some(Tree::List(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        Draft {
            draft: link(row, "draft", "draft_url"),
            explanation: link(row, "explanation", "explanation_url"),
            channels: channels
                .iter()
                .filter_map(|item| {
                    let (kind, address) = (own(item, "kind"), called(item, "address"));
                    (kind.is_some() || address.is_some()).then(|| Channel {
                        kind,
                        address,
                        note: own(item, "note"),
                    })
                })
                .collect(),
            short_reason: own(row, "short_reason"),
            received: self.number(row, "received", "received", true),
            adopted: self.number(row, "adopted", "adopted", true),
            partly: self.number(row, "partly", "partly", true),
            rejected: self.number(row, "rejected", "rejected", true),
            reason: own(row, "reason"),
            groups,
            feedback: own(row, "feedback"),
            feedback_at: self.date(row, "feedback_at"),
            feedback_url: own(row, "feedback_url"),
        }
    }

    fn survey(&mut self, row: &Tree) -> Survey {
        let mut questions = Vec::new();
        for item in list(row, "questions") {
            let Some(text) = called(item, "text") else {
                continue;
            };
            let mut options = Vec::new();
            for choice in list(item, "options") {
                options.extend(called(choice, "label").map(|label| Choice {
                    label,
                    n: self.number(choice, "n", "questions", true),
                    pct: self.number(choice, "pct", "questions", false),
                }));
            }
            let kind = said(item, "kind").map(key).unwrap_or_default();
            questions.push(Question {
                text,
                multiple: if among("multiple|多选|多选题|可多选", &kind) {
                    Some(true)
                } else {
                    among("single|单选|单选题", &kind).then_some(false)
                },
                n: self.number(item, "n", "questions", true),
                options,
            });
        }
        Survey {
            n_valid: self.number(row, "n_valid", "n_valid", true),
            questions,
            use_of_result: own(row, "use_of_result"),
        }
    }

    fn meeting(&mut self, row: &Tree) -> Meeting {
        let opinions = list(row, "opinions").iter().filter_map(|item| {
            Some(Remark {
                by: own(item, "by"),
                opinion: called(item, "opinion")?,
                response: own(item, "response"),
            })
        });
        Meeting {
            meeting: own(row, "meeting"),
            topic: own(row, "topic"),
            date: self.time(row, "date"),
            place: own(row, "place"),
            seats: self.number(row, "seats", "seats", true),
            apply: own(row, "apply"),
            apply_url: own(row, "apply_url"),
            attendees: texts(row, "attendees"),
            opinions: opinions.collect(),
        }
    }
}
