//! Amounts that titles name against the table.

use super::CheckKind;
use super::claims::{Piece, Saying, read};
use super::desk::{Desk, Figure, Page, verdict};
use super::facts::same;
use crate::Severity;
use crate::budget::words::{Unit, scope_in, unit_in};
use crate::text::fill;

/// Amounts in the titles against the lines that they name: 2018 年一般公共预算支出 48.07 亿元.
pub(super) fn check(desk: &mut Desk) {
    let budget = desk.budget;
    let pages = desk.pages();
    for page in &pages {
        unit(desk, page);
    }
    if let Some(title) = budget.title.as_deref() {
        let year = budget.year;
        let about = |page: &&Page| year.is_none() || page.table.year == year;
        amounts(
            desk,
            title,
            &pages.iter().filter(about).copied().collect::<Vec<_>>(),
        );
    }
    for page in &pages {
        let own = page.table.title.as_deref();
        if let Some(title) = own.filter(|own| Some(*own) != budget.title.as_deref()) {
            amounts(desk, title, &[*page]);
        }
    }
}

/// The unit that a title names beside the one that the amounts were read in.
fn unit(desk: &mut Desk, page: &Page) {
    let title = page.table.title.as_deref().or(desk.budget.title.as_deref());
    let Some(Unit::Known(named)) = title.map(unit_in) else {
        return;
    };
    let read = page.table.unit;
    if named == read {
        return desk.tally(CheckKind::Unit, true);
    }
    let message = fill(
        "表题写的单位是{}，金额按{}读取，两者不一致，请核对",
        &[named.name(), read.name()],
    );
    desk.off(
        CheckKind::Unit,
        Severity::Warning,
        page,
        usize::MAX,
        "unit",
        message,
    );
}

fn amounts(desk: &mut Desk, title: &str, pages: &[Page]) {
    let scope = scope_in(title);
    for piece in read(title) {
        let Piece::Claim(claim) = piece else { continue };
        let Some(unit) = claim.unit.filter(|_| claim.saying == Saying::Amount) else {
            continue;
        };
        let mut named: Option<(Page, usize)> = None;
        let mut twice = false;
        for page in pages {
            if scope.is_some() && page.table.scope.as_deref() != scope {
                continue;
            }
            for row in 0..page.table.lines.len() {
                let name = page.name(row);
                // Four characters or more: 支出 and 收入 end any name.
                if name.len() < 12 || !claim.of.ends_with(name) {
                    continue;
                }
                let longest = named.map_or(0, |(page, row)| page.name(row).len());
                if name.len() > longest {
                    (named, twice) = (Some((*page, row)), false);
                } else if name.len() == longest {
                    twice = true;
                }
            }
        }
        let Some((page, row)) = named.filter(|_| !twice) else {
            continue;
        };
        let said = Figure {
            number: claim.number,
            digit: claim.digit,
        };
        let own = page.figure(row, page.stage);
        let told = own.and_then(|own| Some((own, same(said.to(unit, page.table.unit), own)?)));
        let Some((own, (off, fits))) = told else {
            continue;
        };
        desk.tally(CheckKind::Text, fits);
        if fits {
            continue;
        }
        let parts = [
            claim.quote,
            page.name(row),
            page.stage.name(),
            &page.money(own.number),
            &verdict(false, &page.money(off.trim(0))),
        ];
        let message = fill("标题写“{}”，表中“{}”{}为 {}，{}", &parts);
        let (kind, field) = (CheckKind::Text, page.stage.key());
        desk.found(
            kind,
            Severity::Warning,
            page.index,
            Some(row),
            field,
            message,
        );
    }
}
