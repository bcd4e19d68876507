//! What was found, for people and for programs.

use mingbai_data::budget::{Budget, sentence};
use mingbai_data::{Finding, ReadError, ReadErrorKind, Severity};
use serde_json::{Value, json};
use std::fmt::Write;

/// The result of one check.
pub struct Report<'a> {
    file: &'a str,
    result: Result<Budget, ReadError>,
}

impl<'a> Report<'a> {
    pub fn new(file: &'a str, result: Result<Budget, ReadError>) -> Self {
        Self { file, result }
    }

    /// Whether the data, or a value in it, cannot be used.
    pub fn has_errors(&self) -> bool {
        match &self.result {
            Ok(budget) => budget
                .findings
                .iter()
                .any(|found| found.severity == Severity::Error),
            Err(_) => true,
        }
    }

    /// For people: the answer first, then each finding with its place and what can be done.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let budget = match &self.result {
            Err(error) => {
                let (file, code) = (self.file, error.kind.code());
                return format!(
                    "{file}\n错误 {code}：{error}\n  建议：{}\n",
                    remedy_of(error.kind)
                );
            }
            Ok(budget) => budget,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", self.file);
        for table in 0..budget.tables.len() {
            let _ = writeln!(out, "{}", sentence(budget, table));
        }
        for found in &budget.findings {
            let (severity, code) = (severity_word(found.severity), found.code);
            let _ = writeln!(
                out,
                "\n{severity} {code}（{}）：{}",
                place(budget, found),
                found.message
            );
            let _ = writeln!(out, "  建议：{}", remedy(found));
        }
        let count = |severity| {
            budget
                .findings
                .iter()
                .filter(|found| found.severity == severity)
                .count()
        };
        let _ = writeln!(
            out,
            "\n共 {} 张表、{} 行：{} 处错误，{} 处警告，{} 处提示。",
            budget.tables.len(),
            rows(budget),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note),
        );
        out
    }

    /// For programs: one JSON object.
    pub fn json(&self) -> String {
        let value = match &self.result {
            Err(error) => json!({
                "file": self.file,
                "ok": false,
                "error": {"code": error.kind.code(), "message": error.message, "remedy": remedy_of(error.kind)},
            }),
            Ok(budget) => {
                let sentences = (0..budget.tables.len()).map(|table| sentence(budget, table));
                json!({
                    "file": self.file,
                    "ok": !self.has_errors(),
                    "tables": budget.tables.len(),
                    "rows": rows(budget),
                    "sentences": sentences.collect::<Vec<_>>(),
                    "findings": budget.findings.iter().map(finding_value).collect::<Vec<_>>(),
                })
            }
        };
        format!("{value:#}\n")
    }
}

fn rows(budget: &Budget) -> usize {
    budget.tables.iter().map(|table| table.lines.len()).sum()
}

fn finding_value(found: &Finding) -> Value {
    let severity = match found.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    json!({
        "code": found.code,
        "severity": severity,
        "table": found.place.table,
        "row": found.place.row,
        "field": found.place.field,
        "message": found.message,
        "remedy": remedy(found),
    })
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "提示",
        Severity::Warning => "警告",
        Severity::Error => "错误",
    }
}

/// The table by its name, the row as people count.
fn place(budget: &Budget, found: &Finding) -> String {
    let at = &found.place;
    let mut out = format!(
        "第 {} 张表 {}",
        at.table.saturating_add(1),
        budget.shown_table_name(at.table)
    );
    if let Some(row) = at.row {
        let _ = write!(out, "，第 {} 行", row.saturating_add(1));
    }
    if let Some(field) = at.field {
        let _ = write!(out, "，{field}");
    }
    out
}

/// What a publisher can do about a finding.
fn remedy(found: &Finding) -> &'static str {
    match (found.code, found.severity) {
        ("field", Severity::Error) => "改成数字；确实没有的数写 null 或“—”",
        ("field", _) => "有数就补上；确实没有的可以不管",
        ("check-sum", _) => "核对各分项和合计；重复列示的分项请标为“其中”（kind 写 memo）",
        ("check-rate", _) => "核对完成率，或用 rate_base 写明以年初预算还是调整预算为基数",
        ("check-balance", _) => "核对收入总计、支出总计和年终结余（balance）",
        ("limit", _) => "分成几个文件，或用 max-rows 提高上限（最多 50000 行）",
        _ => "核对原始数据",
    }
}

/// What a publisher can do about data that could not be read.
fn remedy_of(kind: ReadErrorKind) -> &'static str {
    match kind {
        ReadErrorKind::Empty => "确认文件或接口确实有数据",
        ReadErrorKind::Type => "把地址换成数据接口或 JSON 文件本身，不要用网页地址",
        ReadErrorKind::Parse => "按所示行列改正，或由程序重新导出 JSON",
        ReadErrorKind::Encoding => "把文件另存为 UTF-8 编码",
        ReadErrorKind::Size => "拆分文件，或用 max-bytes 提高上限",
        ReadErrorKind::Schema => "改用 mingbai.budget/1，或升级本程序和组件",
        ReadErrorKind::Field => "补上所缺的列，或把列名改成所示的名称",
        ReadErrorKind::Unit => {
            "在数据里写明 unit（元、千元、万元、百万元、亿元），或加上 --unit 万元"
        }
        ReadErrorKind::Source => "联系数据接口的维护者",
    }
}
