//! What was found in one source, for people and for programs.
//!
//! **Rule of this folder:** every form says the same: code, severity, place, sentence, remedy.

mod lines;
pub mod remedy;
pub mod sarif;

use crate::dataset::Dataset;
use crate::http::Fault;
use crate::links::Links;
use crate::reading::masked;
use lines::Lines;
use mingbai_data::budget::audit::{Audit, Check};
use mingbai_data::{Finding, Place, ReadError, Severity};
use remedy::Said;
use serde_json::{Value, json};
use std::fmt::Write;

/// Why there is no data.
#[derive(Debug)]
pub enum Trouble {
    /// It did not come.
    Fetch(Fault),
    /// It could not be read.
    Read(ReadError),
}

impl Trouble {
    fn code(&self) -> &'static str {
        match self {
            Self::Fetch(fault) => fault.code(),
            Self::Read(error) => error.kind.code(),
        }
    }

    /// What is wrong, and what to do.
    fn said(&self) -> (String, String) {
        match self {
            Self::Fetch(fault) => {
                let remedy = remedy::of_fault(fault, Said::Command);
                (fault.message(), remedy.to_owned())
            }
            Self::Read(error) => remedy::of_data(error, Said::Command),
        }
    }
}

/// The result of one check.
pub struct Report {
    /// How people call the source.
    pub name: String,
    /// Its text, where it is text.
    pub text: Option<String>,
    /// What it holds.
    pub result: Result<Dataset, Trouble>,
    /// How its numbers hold against each other, when they were.
    pub audit: Option<Audit>,
    /// What became of its links, when they were followed.
    pub links: Option<Links>,
}

/// One thing that was found, whatever found it.
struct Item {
    code: &'static str,
    severity: Severity,
    /// In words; empty for the whole.
    place: String,
    message: String,
    remedy: String,
    /// Line of the source, from 1, where it is known.
    line: Option<usize>,
}

impl Report {
    /// Whether the data, or a value in it, cannot be used.
    pub fn has_errors(&self) -> bool {
        self.reaches(Severity::Error)
    }

    /// Whether anything found is as grave as `least`; data that cannot be read is.
    pub fn reaches(&self, least: Severity) -> bool {
        let found = match &self.result {
            Ok(dataset) => dataset.findings(),
            Err(_) => return true,
        };
        found.iter().any(|found| found.severity >= least)
            || self
                .links
                .iter()
                .flat_map(Links::broken)
                .any(|(_, fault)| remedy::of_link(fault).0 >= least)
    }

    fn items(&self) -> Vec<Item> {
        let lines = Lines::new(self.text.as_deref().unwrap_or_default());
        let mut items = match &self.result {
            Err(trouble) => {
                let (message, remedy) = trouble.said();
                vec![Item {
                    code: trouble.code(),
                    severity: Severity::Error,
                    place: String::new(),
                    line: lines.in_message(&message),
                    message,
                    remedy,
                }]
            }
            Ok(dataset) => {
                let item = |found| item(found, dataset, &lines);
                dataset.findings().iter().map(item).collect()
            }
        };
        for (url, fault) in self.links.iter().flat_map(Links::broken) {
            let (severity, remedy) = remedy::of_link(fault);
            items.push(Item {
                code: "link",
                severity,
                place: String::new(),
                message: format!("链接 {} 打不开：{}", masked(url.as_str()), fault.message()),
                remedy: remedy.to_owned(),
                line: lines.of_text(url.as_str()),
            });
        }
        items
    }

    /// For people: the answer first, then each finding with its place and what can be done.
    pub fn text(&self) -> String {
        // Writing to a string cannot fail.
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.name);
        let items = self.items();
        let dataset = match &self.result {
            Err(trouble) => {
                let (code, (message, remedy)) = (trouble.code(), trouble.said());
                let _ = writeln!(out, "错误 {code}：{message}\n  建议：{remedy}");
                return plain(&out);
            }
            Ok(dataset) => dataset,
        };
        for sentence in dataset.sentences() {
            let _ = writeln!(out, "{sentence}");
        }
        for item in &items {
            let severity = item.severity.word();
            let place = match &*item.place {
                "" => String::new(),
                place => format!("（{place}）"),
            };
            let _ = writeln!(out, "\n{severity} {}{place}：{}", item.code, item.message);
            let _ = writeln!(out, "  建议：{}", item.remedy);
        }
        let count = |severity| items.iter().filter(|one| one.severity == severity).count();
        if let Some(links) = &self.links {
            let (all, broken) = (links.asked.len(), links.broken().count());
            let _ = write!(out, "\n链接 {all} 个：{broken} 个打不开");
            if links.left_out > 0 {
                let _ = write!(out, "，另有 {} 个没有检查", links.left_out);
            }
            out.push_str("。\n");
        }
        if let Some(audit) = &self.audit {
            let _ = writeln!(out, "\n{}", audit.summary());
        }
        let rows = dataset.rows();
        let (tables, of) = match dataset.key() {
            "policy" => (String::new(), "份文件"),
            "consultation" => (String::new(), "项"),
            _ => (format!("{} 张表、", dataset.tables()), "行"),
        };
        let rows = match dataset.rows_in_source() {
            None => format!("{tables}{rows} {of}"),
            Some(0) => format!("{tables}已读其中 {rows} {of}"),
            Some(all) => format!("{tables}已读 {rows} {of}，来源共 {all} {of}"),
        };
        let counts = dataset.counts().map(|all| {
            let said = all.map(|(_, name, count)| format!("{count} {name}"));
            said.join("、")
        });
        let whole = counts.unwrap_or(rows);
        let _ = writeln!(
            out,
            "\n共 {whole}：{} 处异常，{} 处提示，{} 处说明。",
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note),
        );
        plain(&out)
    }

    /// For programs: one JSON object.
    pub fn value(&self) -> Value {
        let mut value = match &self.result {
            Err(trouble) => {
                let (message, remedy) = trouble.said();
                json!({
                    "file": self.name,
                    "ok": false,
                    "error": {"code": trouble.code(), "message": message, "remedy": remedy},
                })
            }
            Ok(dataset) => json!({
                "file": self.name,
                "ok": !self.has_errors(),
                "tables": dataset.tables(),
                "rows": dataset.rows(),
                "rows_in_source": dataset.rows_in_source(),
                "sentences": dataset.sentences(),
                "findings": dataset.findings().iter().map(|found| finding_value(found, dataset)).collect::<Vec<_>>(),
            }),
        };
        if let Some(members) = value.as_object_mut() {
            let counts = self.result.as_ref().ok().and_then(Dataset::counts);
            let counts = counts.into_iter().flatten();
            members.extend(counts.map(|(key, _, count)| (key.to_owned(), count.into())));
            let audit = self.audit.as_ref().map(audit_value);
            let links = self.links.as_ref().map(links_value);
            members.extend(audit.map(|audit| ("audit".to_owned(), audit)));
            members.extend(links.map(|links| ("links".to_owned(), links)));
        }
        value
    }
}

fn item(found: &Finding, dataset: &Dataset, lines: &Lines<'_>) -> Item {
    let (message, remedy) = remedy::of(found, dataset);
    let first = dataset.personal.first();
    Item {
        code: found.code,
        severity: found.severity,
        place: place(dataset, found),
        remedy: remedy.to_owned(),
        line: match found.code {
            "form" => lines.in_message(&message),
            "profile" if dataset.counts().is_some() => {
                let said = lines.in_message(&message);
                said.or_else(|| lines.of_quoted(&message))
            }
            "pii" => first.and_then(|place| place.line),
            _ => lines.of_row(dataset, &found.place),
        },
        message,
    }
}

/// Where something was found, in words; empty for what is about the whole.
fn place(dataset: &Dataset, found: &Finding) -> String {
    let whole = [
        "aged", "encoding", "form", "pages", "pii", "preset", "profile",
    ]
    .contains(&found.code);
    if whole && found.place == Place::default() {
        return String::new();
    }
    dataset.place(&found.place)
}

/// The summary, and each check with how often it was made and held.
fn audit_value(audit: &Audit) -> Value {
    let check = |check: &Check| {
        json!({
            "check": check.kind.key(),
            "name": check.kind.name(),
            "code": check.kind.code(),
            "made": check.made,
            "held": check.held,
            "lacking": check.lacking,
        })
    };
    json!({
        "summary": audit.summary(),
        "made": audit.made(),
        "off": audit.off(),
        "checks": audit.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn links_value(links: &Links) -> Value {
    let broken = links.broken().map(|(url, fault)| {
        json!({"url": masked(url.as_str()), "code": fault.code(), "message": fault.message()})
    });
    json!({
        "asked": links.asked.len(),
        "left_out": links.left_out,
        "broken": broken.collect::<Vec<_>>(),
    })
}

fn finding_value(found: &Finding, dataset: &Dataset) -> Value {
    let severity = match found.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let (message, remedy) = remedy::of(found, dataset);
    let mut value = json!({
        "code": found.code,
        "severity": severity,
        "table": found.place.table,
        "row": found.place.row,
        "field": found.place.field,
        "message": message,
        "remedy": remedy,
    });
    if let ("pii", Some(members)) = (found.code, value.as_object_mut()) {
        let places = dataset.personal.iter();
        let places =
            places.map(|one| json!({"row": one.row, "field": one.field, "line": one.line}));
        members.insert("places".to_owned(), places.collect());
    }
    value
}

/// Somebody else's text may hold what a terminal obeys.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect()
}
