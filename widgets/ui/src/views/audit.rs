//! 核对: what was held against what, what does not agree, and how a figure comes from others. Each leads to its line.

use mingbai_data::budget::Budget;
use mingbai_data::budget::audit::{Audit, Check, Formula, formula};

use super::draw::{Scene, opener};
use super::trend;
use crate::pen::Pen;

/// Findings that are listed, what comes behind is counted; and rows of a formula that lead to their lines.
const SHOWN: usize = 100;

/// Whether there is something to check.
#[must_use]
pub fn offered(budget: &Budget) -> bool {
    budget.tables.iter().any(|table| !table.lines.is_empty())
}

/// What was found in one sentence.
#[must_use]
pub fn sentence(audit: &Audit) -> String {
    let mut out = audit.summary();
    if audit.off() > 0 {
        out.push_str("公布的数字未作改动。");
    }
    out
}

/// Draws the view.
pub fn draw(pen: &mut Pen, scene: &Scene) {
    findings(pen, scene);
    checks(pen, scene);
    formulas(pen, scene);
}

fn findings(pen: &mut Pen, scene: &Scene) {
    let findings = &scene.audit.findings;
    pen.open("");
    if !findings.is_empty() {
        pen.open("ul|class=mb-finds");
        for (place, finding) in findings.iter().take(SHOWN).enumerate() {
            let row = finding.place.row.is_some() && !scene.paper;
            pen.open("li");
            if row {
                pen.button("button|type=button|class=mb-find", "f", place);
            } else {
                pen.open("div|class=mb-find");
            }
            pen.open("span");
            pen.put("span|class=mb-kind", finding.severity.word());
            pen.write(&finding.message);
            pen.close();
            if row {
                pen.put("span|class=mb-go", "查看");
            }
            pen.close();
            pen.close();
        }
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

/// Whether there was nothing to compare.
fn is_idle(check: &Check) -> bool {
    check.made == 0 && check.lacking == 0
}

/// Each check that could be made, with how often it held.
fn checks(pen: &mut Pen, scene: &Scene) {
    let made = || scene.audit.checks.iter().filter(|check| !is_idle(check));
    if made().next().is_none() {
        return;
    }
    pen.put("p|class=mbv-side", "核对了什么");
    pen.open("ul|class=mbv-rows mbv-checks");
    for check in made() {
        let off = check.made.saturating_sub(check.held);
        pen.open("li|class=mbv-row-of");
        pen.put("span|class=mbv-name", check.kind.name());
        pen.open("span|class=mbv-figure");
        if check.made > 0 {
            pen.count(check.made);
            pen.write(" 项，");
            if off == 0 {
                pen.write("相符");
            } else {
                pen.open("b");
                pen.count(off);
                pen.write(" 项不符");
                pen.close();
            }
        }
        if check.lacking > 0 {
            pen.open("small");
            pen.write(if check.made > 0 { "；" } else { "" });
            pen.count(check.lacking);
            pen.write(" 项缺数，无法核对");
            pen.close();
        }
        pen.close();
        pen.close();
    }
    pen.close();
    let mut before = "没有数字可供核对：";
    for check in scene.audit.checks.iter().filter(|check| is_idle(check)) {
        if before != "；" {
            pen.open("p|class=mb-hint");
        }
        pen.write(before);
        pen.write(check.kind.name());
        before = "；";
    }
    if before == "；" {
        pen.write("。");
        pen.close();
    }
}

/// How the sums of the table come about: the whole, and the lines below it that have parts.
fn formulas(pen: &mut Pen, scene: &Scene) {
    let mut lines: Vec<usize> = trend::subject(scene).into_iter().collect();
    for line in scene
        .level
        .whole
        .into_iter()
        .chain(scene.level.lines.iter().copied())
    {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    // What a finding is about.
    for finding in &scene.audit.findings {
        let row = finding.place.row.filter(|row| !lines.contains(row));
        if finding.place.table == scene.at && lines.len() < SHOWN {
            lines.extend(row);
        }
    }
    let stage = scene.table.main_stage();
    let mut found: Vec<(usize, Formula)> = Vec::new();
    for line in lines {
        if let Some(formula) = formula(scene.budget, scene.at, line, stage) {
            found.push((line, formula));
        }
    }
    if found.is_empty() {
        return;
    }
    let open = scene.view.numbers || scene.paper;
    pen.open("");
    if !scene.paper {
        opener(
            pen,
            "button|type=button|class=mb-text|data-a=n",
            open,
            "合计是怎么来的",
        );
    }
    pen.close();
    pen.open("");
    if open {
        pen.open("ul|class=mbv-rows mbv-formulas");
        for (line, formula) in &found {
            pen.open("li");
            pen.open("p");
            pen.put("b", &formula.name);
            pen.close();
            terms(pen, scene, formula);
            pen.open("p|class=mb-hint");
            match formula.difference() {
                Some(gap) if gap.is_zero() => pen.write("与公布数一致。"),
                Some(gap) => {
                    pen.write("公布数 ");
                    pen.write(&scene.amount(*line));
                    pen.write("，相差 ");
                    pen.write(&scene.money(gap.abs()));
                    pen.write("。");
                }
                None => pen.write("没有公布合计。"),
            }
            pen.close();
            pen.close();
        }
        pen.close();
    }
    pen.close();
}

/// A formula; each row in it leads to its line in the table, where they are not too many.
fn terms(pen: &mut Pen, scene: &Scene, formula: &Formula) {
    let leads = !scene.paper && formula.terms.len() <= SHOWN;
    pen.open("p");
    for (text, row) in formula.pieces() {
        match row.filter(|_| leads) {
            Some(row) => {
                pen.button("button|type=button|class=mbv-term", "l", row);
                pen.write(&text);
                pen.close();
            }
            None => pen.write(&text),
        }
    }
    pen.close();
}
