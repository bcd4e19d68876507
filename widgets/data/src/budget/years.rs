//! One line over the years: the same line in the tables of other years.
//!
//! **Rule:** reading never comes here. A line is compared only with a line of the same book, side and scope: 全市 holds 本级
//! already, and the two are never one row of figures. A year without a number stays in the row with its reason.

use super::kind::{TableKind, bare};
use super::{Budget, Change, Line, LineKind, Stage, Table};
use crate::money::convert;
use crate::{Decimal, Missing, MoneyUnit, Value};

/// Of a change that is computed from two published amounts.
pub const NATURAL: &str = "自然口径";

/// One year of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: u16,
    /// The table where the amount stands.
    pub table: usize,
    /// The line of that table.
    pub line: usize,
    /// The stage: [`Stage::Prior`] where only the table of the year after tells this year.
    pub stage: Stage,
    /// The amount as published, its number in the unit of the table that was asked for.
    pub value: Value,
    /// The change on the point of the year before, when there is one or the publisher gave one.
    pub change: Option<YearChange>,
}

/// A change on the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearChange {
    /// How much more, below zero for less, in the unit of the points; always of the amounts shown (自然口径).
    pub amount: Option<Decimal>,
    /// In percent: as published, else computed (自然口径). A published one that names no basis and does not follow from the
    /// amounts keeps none.
    pub percent: Option<Change>,
    /// In percent, computed from the amounts (自然口径), beside a published one of another basis.
    pub natural: Option<Decimal>,
}

/// A line over all years that the budget tells of, the first year first. Empty when there is no such line or its table has no
/// year.
///
/// The line of another year has the same code, else the same name below the same lines. 上年决算数 stands for a year of which
/// no table has the amount; asked for it, or for 决算数 or 执行数, it is the same row of years.
///
/// ```
/// use mingbai_data::budget::{ReadOptions, Stage, read_text, series};
/// // 汕尾市 2018 年市级决算报告: 12,423 万元 more than the year before.
/// let text = r#"{"unit":"万元","year":2018,"book":"general","side":"revenue","rows":[
///     {"name":"一般公共预算收入","final":129748,"prior":117325}]}"#;
/// let budget = read_text(text, &ReadOptions::default()).unwrap();
/// let years = series(&budget, 0, 0, Stage::Final);
/// let change = years[1].change.as_ref().unwrap();
/// assert_eq!((years[0].year, years[1].year), (2017, 2018));
/// assert_eq!(change.amount.unwrap().to_string(), "12423");
/// assert_eq!(change.percent.as_ref().unwrap().value.to_string(), "10.59");
/// ```
#[must_use]
pub fn series(budget: &Budget, table: usize, line: usize, stage: Stage) -> Vec<Point> {
    let Some((own, _)) = line_of(budget, table, line) else {
        return Vec::new();
    };
    let unit = own.unit;
    // 上年决算数 is the 决算数 of another year.
    let stage = if stage != Stage::Prior {
        stage
    } else if own.main_stage() == Stage::Executed {
        Stage::Executed
    } else {
        Stage::Final
    };
    let mut points: Vec<Point> = Vec::new();
    let mut priors: Vec<Point> = Vec::new();
    for (at, row) in same_lines(budget, table, line) {
        let Some((other, found)) = line_of(budget, at, row) else {
            continue;
        };
        let Some(year) = other.year.or(budget.year) else {
            continue;
        };
        let point = |year, stage| Point {
            year,
            table: at,
            line: row,
            stage,
            value: in_unit(found.amount(stage), other.unit, unit),
            change: None,
        };
        put(&mut points, point(year, stage));
        if stage.is_actual() {
            put(&mut priors, point(year.saturating_sub(1), Stage::Prior));
        }
    }
    for prior in priors {
        put(&mut points, prior);
    }
    // Where no line of a table has the amount, nothing was to be given.
    points.retain(|point| {
        let stages = budget.tables.get(point.table).map(Table::stages_present);
        let asked = point.stage != Stage::Prior && stages.is_some_and(|all| all.contains(&stage));
        asked || point.value != Value::Missing(Missing::Absent)
    });
    let mut before: Option<(u16, Option<Decimal>)> = None;
    for point in &mut points {
        let last = before.filter(|(year, _)| year.checked_add(1) == Some(point.year));
        point.change = change(budget, point, last.and_then(|(_, number)| number));
        before = Some((point.year, point.value.number()));
    }
    points
}

/// The years in which a table of the same book, side, scope and classification stands, the first first, without what 上年决算数
/// tells.
#[must_use]
pub fn years(budget: &Budget, table: usize) -> Vec<u16> {
    let Some(own) = budget.tables.get(table) else {
        return Vec::new();
    };
    let alike = budget.tables.iter().filter(|other| is_alike(own, other));
    let mut years: Vec<u16> = Vec::new();
    for year in alike.filter_map(|table| table.year.or(budget.year)) {
        let at = years.iter().position(|other| *other >= year);
        let at = at.unwrap_or(years.len());
        if years.get(at) != Some(&year) {
            years.insert(at, year);
        }
    }
    years
}

/// Puts a point in its year. The first one that has a number stands.
fn put(points: &mut Vec<Point>, point: Point) {
    let at = points.iter().position(|other| other.year >= point.year);
    let at = at.unwrap_or(points.len());
    match points.get_mut(at).filter(|other| other.year == point.year) {
        Some(other) if other.value.number().is_none() => {
            let told = point.value.number().is_some();
            let absent = other.value == Value::Missing(Missing::Absent);
            if told || absent {
                *other = point;
            }
        }
        Some(_) => {}
        None => points.insert(at, point),
    }
}

fn line_of(budget: &Budget, table: usize, line: usize) -> Option<(&Table, &Line)> {
    let table = budget.tables.get(table)?;
    Some((table, table.lines.get(line)?))
}

fn in_unit(value: &Value, from: MoneyUnit, to: MoneyUnit) -> Value {
    match value {
        Value::Present { number, printed } if from != to => Value::Present {
            number: convert(*number, from, to),
            printed: printed.clone(),
        },
        value => value.clone(),
    }
}

/// The same line in every table that can be compared, the table itself first, then those of the same title.
fn same_lines(budget: &Budget, table: usize, line: usize) -> Vec<(usize, usize)> {
    let Some((own, _)) = line_of(budget, table, line) else {
        return Vec::new();
    };
    let (mut alike, mut others) = (vec![table], Vec::new());
    let key = title_key(own);
    for (at, other) in budget.tables.iter().enumerate() {
        if at != table && is_alike(own, other) {
            let list = if title_key(other) == key {
                &mut alike
            } else {
                &mut others
            };
            list.push(at);
        }
    }
    alike.extend(others);
    let mut found = Vec::new();
    for at in alike {
        let row = if at == table {
            Some(line)
        } else {
            let other = budget.tables.get(at);
            other.and_then(|other| same_line(own, line, other))
        };
        if let Some(row) = row {
            found.push((at, row));
        }
    }
    found
}

/// Whether lines of two tables may be the same.
fn is_alike(one: &Table, other: &Table) -> bool {
    let kinds = (one.kind(), other.kind());
    one.book == other.book
        && one.side == other.side
        && scope(one) == scope(other)
        && (kinds.0 == kinds.1 || kinds.0 == TableKind::Unstated || kinds.1 == TableKind::Unstated)
}

/// A title without its figures: the year and 公开01表.
fn title_key(table: &Table) -> String {
    let title = table.title.as_deref().unwrap_or_default();
    title
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_ascii_digit())
        .collect()
}

/// 市级 and 市本级 are the same scope; 本级 alone is not known to be either.
fn scope(table: &Table) -> Option<&str> {
    let scope = table.scope.as_deref().map(str::trim)?;
    let own = scope
        .strip_suffix("本级")
        .or_else(|| scope.strip_suffix('级'));
    Some(own.filter(|own| !own.is_empty()).unwrap_or(scope))
}

/// The line of `other` that is line `at` of `table`: by its code, else by its name.
fn same_line(table: &Table, at: usize, other: &Table) -> Option<usize> {
    let own = table.lines.get(at)?;
    let rows = || 0..other.lines.len();
    let line = |row: &usize| other.lines.get(*row);
    if let Some(code) = &own.code {
        let coded = |row: &usize| line(row).is_some_and(|l| l.code.as_ref() == Some(code));
        // 其中 may repeat a code.
        let same_kind = |row: &usize| line(row).is_some_and(|l| l.kind == own.kind);
        let found = rows().find(|row| coded(row) && same_kind(row));
        if let Some(found) = found.or_else(|| rows().find(coded)) {
            return Some(found);
        }
    }
    let mut named = rows().filter(|row| is_named_alike(table, at, other, *row, 0));
    if let Some(found) = named.next() {
        // Two of one name below the same lines: nobody knows which.
        return named.next().is_none().then_some(found);
    }
    // 合计 and 支出合计 are the total, 支出总计 is another.
    let last = |table: &Table| {
        let mut lines = table.lines.iter();
        lines.rposition(|line| line.kind == LineKind::Total)
    };
    let total = last(other).filter(|_| last(table) == Some(at))?;
    let grand = |line: &Line| line.name.ends_with("总计");
    (grand(own) == grand(line(&total)?)).then_some(total)
}

/// Whether two lines and all lines that they stand below have the same names.
fn is_named_alike(table: &Table, at: usize, other: &Table, row: usize, depth: u8) -> bool {
    let (Some(one), Some(two)) = (table.lines.get(at), other.lines.get(row)) else {
        return false;
    };
    let memo = |line: &Line| line.kind == LineKind::Memo;
    if memo(one) != memo(two) || !same_name(&one.name, &two.name) {
        return false;
    }
    match (one.parent, two.parent) {
        (None, None) => true,
        // A parent stands before its children, so that this ends; nothing real is as deep.
        (Some(one), Some(two)) if depth < 9 => {
            is_named_alike(table, one, other, two, depth.saturating_add(1))
        }
        _ => false,
    }
}

/// Whether two names are one, whatever their numbering and blanks.
fn same_name(one: &str, other: &str) -> bool {
    let chars = |name| {
        let name: &str = bare(name);
        name.trim_end_matches(['：', ':'])
            .chars()
            .filter(|c| !c.is_whitespace())
    };
    chars(one).eq(chars(other))
}

/// The change of a point on the number of the year before, where that has one.
fn change(budget: &Budget, point: &Point, last: Option<Decimal>) -> Option<YearChange> {
    let (table, line) = line_of(budget, point.table, point.line)?;
    let now = point.value.number();
    let amount = now.zip(last).and_then(|(now, last)| now.checked_sub(last));
    let above_zero = last.filter(|last| *last > Decimal::ZERO);
    let natural = amount
        .zip(above_zero)
        .and_then(|(more, last)| more.shift10(2)?.ratio(last, 2));
    // A published change is of the stage that its table is about.
    let published = match &line.yoy {
        Value::Present { number, printed } if point.stage == table.main_stage() => {
            let follows = natural.is_some_and(|natural| follows(*number, natural));
            let basis = table.yoy_basis.clone();
            Some(Change {
                value: *number,
                printed: Some(printed.clone()),
                basis: basis.or_else(|| follows.then(|| NATURAL.into())),
                computed: false,
                from: None,
            })
        }
        _ => None,
    };
    let computed = natural.map(|value| Change {
        value,
        printed: None,
        basis: Some(NATURAL.into()),
        computed: true,
        from: None,
    });
    let percent = published.or(computed);
    (amount.is_some() || percent.is_some()).then_some(YearChange {
        amount,
        percent,
        natural,
    })
}

/// Whether a published change is the computed one, one of its last digit apart at most.
fn follows(published: Decimal, natural: Decimal) -> bool {
    let digit = Decimal::from_int(1).shift10(i32::from(published.scale().min(2)).wrapping_neg());
    let off = published.checked_sub(natural).map(Decimal::abs);
    off.zip(digit).is_some_and(|(off, digit)| off <= digit)
}
