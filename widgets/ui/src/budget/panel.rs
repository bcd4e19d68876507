//! The details of a line, exactly as published.

use mingbai_data::budget::{Line, STAGES, is_counted};
use mingbai_data::{Decimal, MoneyUnit};

use super::draw::Scene;
use super::figure::{amount, change, printed, rate, rate_words};
use crate::pen::Pen;

/// Draws what opens under a line.
#[inline(never)]
pub fn panel(pen: &mut Pen, scene: &Scene, at: usize, line: &Line) {
    let table = scene.table;
    let main = scene.index.main;
    let published = line.amount(main);
    pen.open("div|class=mb-panel");
    pen.open("dl");
    if let Some(code) = &line.code {
        entry(pen, "科目编码", &[code]);
    }
    let counted = is_counted(&line.name);
    let exactly = |value| {
        let text = printed(value, table.unit);
        match text.strip_suffix(table.unit.name()) {
            // What is counted stands in a column of money.
            Some(bare) if counted => bare.trim_end().to_owned(),
            _ => text,
        }
    };
    let shown = exactly(published);
    entry(pen, "公布数", &[&shown, "（", main.name(), "）"]);
    if let Some(number) = published.number().filter(|_| !counted) {
        let other = if table.unit == MoneyUnit::Yuan {
            MoneyUnit::Wan
        } else {
            MoneyUnit::Yuan
        };
        entry(
            pen,
            "折合",
            &[&amount(number, table.unit, other), " ", other.name()],
        );
    }
    for (&stage, present) in STAGES.iter().zip(&scene.index.present) {
        if *present && stage != main {
            entry(pen, stage.name(), &[&exactly(line.amount(stage))]);
        }
    }
    // What is computed shows what of.
    let from = |sign: &str, base: Option<Decimal>| match (published.number(), base) {
        (Some(number), Some(base)) => {
            let plain = |number| amount(number, table.unit, table.unit);
            [
                "（按公布数计算：",
                &*plain(number),
                sign,
                &plain(base),
                "）",
            ]
            .concat()
        }
        _ => "（公布）".to_owned(),
    };
    if let Some(found) = scene.basis.rate_of(line) {
        let base = found.base.filter(|_| found.computed);
        let base = base.and_then(|base| line.amount(base.stage()).number());
        entry(
            pen,
            rate_words(found.base),
            &[&rate(&found), &from(" ÷ ", base)],
        );
    }
    if let Some(found) = scene.basis.yoy_of(line) {
        let basis = found.basis.as_deref().unwrap_or("");
        entry(
            pen,
            "比上年",
            &[&change(&found), " ", basis, &from(" 比 ", found.from)],
        );
    }
    if let Some(note) = &line.note {
        entry(pen, "备注", &[note]);
    }
    for finding in &scene.budget.findings {
        if finding.place.table == scene.view.table && finding.place.row == Some(at) {
            entry(pen, "核对", &[&finding.message]);
        }
    }
    pen.close();
    pen.put("button|type=button|class=mb-button|data-a=p", "关闭");
    pen.close();
}

fn entry(pen: &mut Pen, name: &str, value: &[&str]) {
    pen.open("div");
    pen.put("dt", name);
    pen.open("dd");
    for piece in value {
        pen.write(piece);
    }
    pen.close();
    pen.close();
}
