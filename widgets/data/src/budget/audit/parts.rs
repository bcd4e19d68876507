//! Wholes whose parts have names of their own: 税收 and 非税, the offices that collect, the three public expenses.

use super::CheckKind;
use super::desk::{Desk, Figure, Page};
use crate::budget::{LineKind, PublicPart, STAGES, Stage, ThreePublic};
use crate::text::{fill, has, list, parts};
use crate::{Decimal, Severity};

/// Parts of revenue that come to the whole, each set by itself.
const REVENUE: [&str; 4] = [
    "税收收入|非税收入",
    "税务部门|财政部门",
    "国税部门|地税部门|财政部门",
    "国税局|地税局|财政局",
];

/// Names of what revenue by kind or by office comes to.
const WHOLE: &str = "公共预算收入|公共财政预算收入|财政总收入|财政收入|收入合计|收入总计|收入总额";

/// Checks the wholes of a table; those whose parts stand below them are summed with all others and only named here.
pub(super) fn check(
    desk: &mut Desk,
    page: Page,
    public: Option<&ThreePublic>,
) -> Vec<(usize, CheckKind)> {
    let mut labels = Vec::new();
    if page.cut {
        return labels;
    }
    for names in REVENUE {
        let rows: Vec<usize> = parts(names, b'|')
            .filter_map(|name| single(page.rows(|own| part_name(own) == name)))
            .collect();
        if rows.len() == parts(names, b'|').count() {
            let whole = parent_of(&page, &rows).or_else(|| whole_above(&page, &rows));
            partition(desk, &page, CheckKind::Share, &rows, whole, &mut labels);
        }
    }
    if let Some(public) = public {
        three_public(desk, &page, public, &mut labels);
    }
    labels
}

/// 税务部门完成, 其中：税收收入: the name of the part.
fn part_name(name: &str) -> &str {
    let name = name.strip_suffix("完成").unwrap_or(name);
    name.strip_suffix("征收").unwrap_or(name)
}

/// The row, where there is but one.
fn single(rows: Vec<usize>) -> Option<usize> {
    match rows.as_slice() {
        [row] => Some(*row),
        _ => None,
    }
}

/// The line that all rows stand below.
fn parent_of(page: &Page, rows: &[usize]) -> Option<usize> {
    let mut parents = rows.iter().map(|row| page.line(*row)?.parent);
    let first = parents.next()??;
    parents.all(|parent| parent == Some(first)).then_some(first)
}

/// The nearest line above that is a whole of revenue by its name.
fn whole_above(page: &Page, rows: &[usize]) -> Option<usize> {
    let first = rows.iter().min()?;
    let whole = |row: &usize| parts(WHOLE, b'|').any(|word| has(page.name(*row), word));
    (0..*first).rev().find(whole)
}

/// 三公 = 因公出国（境）费 + 公务接待费 + 公务用车购置及运行费, and the last = 购置费 + 运行费.
fn three_public(
    desk: &mut Desk,
    page: &Page,
    public: &ThreePublic,
    labels: &mut Vec<(usize, CheckKind)>,
) {
    let kind = CheckKind::ThreePublic;
    let cars = public.line(PublicPart::Cars);
    let bought = public.line(PublicPart::CarsBought);
    let pair = bought.zip(public.line(PublicPart::CarsRun));
    if let Some((buying, running)) = pair {
        partition(desk, page, kind, &[buying, running], cars, labels);
    }
    let (Some(abroad), Some(guests)) = (
        public.line(PublicPart::Abroad),
        public.line(PublicPart::Reception),
    ) else {
        return;
    };
    let mut rows = vec![abroad, guests];
    match (cars, pair) {
        (Some(cars), _) => rows.push(cars),
        (None, Some((buying, running))) => rows.extend([buying, running]),
        (None, None) => return,
    }
    let whole = public
        .line(PublicPart::Whole)
        .or_else(|| parent_of(page, &rows));
    partition(desk, page, kind, &rows, whole, labels);
}

/// Compares a whole with its parts in every stage in which all have a number.
pub(super) fn partition(
    desk: &mut Desk,
    page: &Page,
    kind: CheckKind,
    rows: &[usize],
    whole: Option<usize>,
    labels: &mut Vec<(usize, CheckKind)>,
) {
    let Some(whole) = whole else { return };
    let total = page
        .line(whole)
        .is_some_and(|line| line.kind == LineKind::Total);
    let above = (!total).then_some(whole);
    let below = |row: &usize| {
        let line = page.line(*row);
        line.is_some_and(|line| line.kind == LineKind::Item && line.parent == above)
    };
    if rows.iter().all(below) && !page.counted {
        labels.push((whole, kind));
        return;
    }
    for stage in STAGES {
        if let Some((sum, published)) = sum(page, rows, whole, stage) {
            told(desk, page, kind, rows, whole, stage, sum, published);
        }
    }
}

fn sum(page: &Page, rows: &[usize], whole: usize, stage: Stage) -> Option<(Figure, Figure)> {
    let mut sum = Figure {
        number: Decimal::ZERO,
        digit: Decimal::ZERO,
    };
    for row in rows {
        let part = page.figure(*row, stage)?;
        sum.number = sum.number.checked_add(part.number)?;
        sum.digit = sum.digit.checked_add(part.digit)?;
    }
    Some((sum, page.figure(whole, stage)?))
}

#[expect(
    clippy::too_many_arguments,
    reason = "one sentence with all that it says"
)]
fn told(
    desk: &mut Desk,
    page: &Page,
    kind: CheckKind,
    rows: &[usize],
    whole: usize,
    stage: Stage,
    sum: Figure,
    published: Figure,
) {
    // The whole is rounded no more than its parts, unless it has a unit of its own behind it.
    let own = Figure {
        digit: if published.digit > sum.digit {
            published.digit
        } else {
            Decimal::ZERO
        },
        ..published
    };
    let Some((off, rounding)) = sum.above(own) else {
        return;
    };
    desk.tally(kind, rounding);
    if off.is_zero() {
        return;
    }
    let (severity, verdict) = match rounding {
        true => (Severity::Note, "与公布合计相差 {}（四舍五入）"),
        false => (Severity::Warning, "与公布合计不一致，差 {}"),
    };
    let names: Vec<&str> = rows.iter().map(|row| page.name(*row)).collect();
    let message = fill(
        "“{}”{}公布为 {}，{}相加为 {}，{}",
        &[
            page.name(whole),
            stage.name(),
            &page.money(published.number),
            &list(&names),
            &page.money(sum.number),
            &fill(verdict, &[&page.money(off.abs().trim(0))]),
        ],
    );
    desk.found(
        kind,
        severity,
        page.index,
        Some(whole),
        stage.key(),
        message,
    );
}
