//! 核对: what was checked and what does not agree, each leading to its line.

use mingbai_data::Severity;
use mingbai_data::budget::Budget;

use super::draw::Scene;
use crate::pen::Pen;

/// Findings that are listed; what comes behind is counted.
const SHOWN: usize = 100;

/// Whether there is something to check.
#[must_use]
pub fn offered(budget: &Budget) -> bool {
    budget.tables.iter().any(|table| !table.lines.is_empty())
}

/// What was found in one sentence.
#[must_use]
pub fn sentence(budget: &Budget) -> String {
    let count = crate::text::num(budget.findings.len());
    if budget.findings.is_empty() {
        return "核对了合计、完成率和收支平衡，没有发现不一致。".to_owned();
    }
    [
        "核对了合计、完成率和收支平衡，发现 ",
        &count,
        " 处。公布的数字未作改动。",
    ]
    .concat()
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    let findings = &scene.budget.findings;
    pen.open("ul|class=mb-finds mb-audit");
    for (place, finding) in findings.iter().take(SHOWN).enumerate() {
        let kind = match finding.severity {
            Severity::Note => "说明",
            Severity::Warning => "提示",
            Severity::Error => "异常",
        };
        let row = finding.place.row.is_some();
        pen.open("li");
        if row {
            pen.button("button|type=button|class=mb-find", "f", place);
        } else {
            pen.open("div|class=mb-find");
        }
        pen.open("span");
        pen.put("span|class=mb-kind", kind);
        pen.write(&finding.message);
        pen.close();
        if row {
            pen.put("span|class=mb-go", "查看");
        }
        pen.close();
        pen.close();
    }
    pen.close();
    let rest = findings.len().saturating_sub(SHOWN);
    if rest > 0 {
        pen.open("p|class=mb-hint");
        pen.write("另有 ");
        pen.count(rest);
        pen.write(" 处未列出。");
        pen.close();
    }
}
