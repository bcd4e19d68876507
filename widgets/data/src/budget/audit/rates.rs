//! Published rates and changes against the amounts beside them.

use super::CheckKind;
use super::desk::{Desk, Figure, Page, slip};
use super::facts::share;
use crate::Severity;
use crate::budget::check::rates::{message, verdict};
use crate::budget::view::Basis;
use crate::budget::{Line, Stage};
use crate::number::group;
use crate::text::{fill, has};

pub(super) fn check(desk: &mut Desk, page: Page) {
    let start = desk.findings.len();
    let basis = page.table.basis();
    for (row, line) in page.table.lines.iter().enumerate() {
        completed(desk, &page, &basis, row, line);
        changed(desk, &page, &basis, row, line);
    }
    desk.cap(start, &page, CheckKind::Rate);
}

fn completed(desk: &mut Desk, page: &Page, basis: &Basis, row: usize, line: &Line) {
    let Some((base, fits)) = verdict(page.table, basis, line) else {
        return;
    };
    if fits {
        desk.tally(CheckKind::Rate, true);
        return;
    }
    let Some(message) = message(page.table, line, basis.stage, base) else {
        return;
    };
    let number = |stage| line.amount(stage).number();
    let slipped = (|| {
        let hundredfold = number(basis.stage)?.shift10(2)?;
        slip(
            hundredfold,
            line.rate.number()?.checked_mul(number(base.stage())?)?,
        )
    })();
    match slipped {
        Some(times) => {
            let message = fill("{}；约差{}倍，两处的金额单位可能不同", &[&message, times]);
            desk.off(
                CheckKind::Unit,
                Severity::Warning,
                page,
                row,
                "rate",
                message,
            );
        }
        None => desk.off(
            CheckKind::Rate,
            Severity::Warning,
            page,
            row,
            "rate",
            message,
        ),
    }
}

/// 比上年增减 against 上年决算数. On another basis (同口径) the year before is not the one that is printed.
fn changed(desk: &mut Desk, page: &Page, basis: &Basis, row: usize, line: &Line) {
    let comparable = page.table.yoy_basis.as_deref().is_some_and(comparable);
    if comparable || !basis.stage.is_actual() {
        return;
    }
    let told = (|| {
        let amount = page.figure(row, basis.stage)?;
        let prior = page.figure(row, Stage::Prior)?;
        let percent = Figure::of(&line.yoy, page.table.unit)?;
        let (computed, fits) = share(amount.minus(prior)?, prior, percent)?;
        Some((amount, prior, percent, computed, fits))
    })();
    let Some((amount, prior, percent, computed, fits)) = told else {
        return;
    };
    if fits {
        desk.tally(CheckKind::Rate, true);
        return;
    }
    let difference = percent.number.checked_sub(computed).unwrap_or(computed);
    let parts = [
        &*line.name,
        &group(&percent.number, None),
        basis.stage.name(),
        &page.money(amount.number),
        &page.money(prior.number),
        &group(&computed, None),
        &group(&difference.abs().trim(0), None),
    ];
    let pattern =
        "“{}”公布比上年增减 {}%，按{} {}与上年决算数 {}计算为 {}%，与公布数不一致，差 {} 个百分点";
    let message = fill(pattern, &parts);
    desk.off(
        CheckKind::Rate,
        Severity::Warning,
        page,
        row,
        "yoy",
        message,
    );
}

/// Whether a change is measured against a year before that was made comparable.
pub(super) fn comparable(basis: &str) -> bool {
    has(basis, "同口径") || has(basis, "可比")
}
