//! One line over the years, as far as the budget tells: tables of the same book, side and scope, and 上年决算数 where no table
//! of its own tells of that year. A year that has not ended is compared with none.

use mingbai_data::budget::{Budget, Line, Stage, Table};
use mingbai_data::money::convert;
use mingbai_data::{Decimal, Value};

use crate::budget::rows::merge_sort;

/// One year of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The budget year.
    pub year: u16,
    /// The amount, in the unit of the table that is shown; why there is none.
    pub amount: Result<Decimal, &'static str>,
    /// The stage that the amount is of.
    pub stage: Stage,
    /// What was executed until 数据截至, before the year had ended.
    pub part: bool,
}

/// The year that a table is about.
#[must_use]
pub fn year_of(budget: &Budget, table: &Table) -> Option<u16> {
    table.year.or(budget.year)
}

/// The tables that tell of the same as the table `at`, with their years.
fn alike(budget: &Budget, at: usize) -> Vec<(u16, &Table)> {
    let Some(own) = budget.tables.get(at) else {
        return Vec::new();
    };
    let same = |table: &&Table| {
        table.book == own.book && table.side == own.side && table.scope == own.scope
    };
    // The table that is shown comes first: of its year it is what counts.
    let own = core::iter::once(own);
    let mut found: Vec<(u16, &Table)> = Vec::new();
    for table in own.chain(budget.tables.iter().filter(same)) {
        if let Some(year) = year_of(budget, table)
            && !found.iter().any(|(known, _)| *known == year)
        {
            found.push((year, table));
        }
    }
    found
}

/// Whether a table tells of more than one year.
#[must_use]
pub fn has_years(budget: &Budget, at: usize) -> bool {
    let tables = alike(budget, at);
    let known = |(_, table): &&(u16, &Table), stage: Stage| {
        let mut lines = table.lines.iter();
        lines.any(|line| line.amount(stage).number().is_some())
    };
    let told = tables
        .iter()
        .filter(|table| known(table, table.1.main_stage()));
    let before = tables.iter().any(|table| known(&table, Stage::Prior));
    match told.count() {
        0 => false,
        1 => before,
        _ => true,
    }
}

/// Whether two lines are the same one, in tables of different years.
fn same(a: &Line, b: &Line) -> bool {
    a.name == b.name && (a.code == b.code || a.code.is_none() || b.code.is_none())
}

/// Whether the year had not ended when the amounts of `stage` were counted.
fn is_part(budget: &Budget, year: u16, stage: Stage) -> bool {
    let as_of = budget.as_of.as_deref().unwrap_or("");
    let own = as_of.get(..4) == Some(&*crate::text::num(usize::from(year)));
    let ended = as_of
        .get(4..)
        .is_some_and(|rest| matches!(rest, "" | "-12" | "-12-31"));
    stage == Stage::Executed && own && !ended
}

/// The years of a line, from the first on.
#[must_use]
pub fn series(budget: &Budget, at: usize, line: usize) -> Vec<Point> {
    let own = budget.tables.get(at);
    let Some((unit, row)) = own.and_then(|table| Some((table.unit, table.lines.get(line)?))) else {
        return Vec::new();
    };
    let tables = alike(budget, at);
    let mut points: Vec<Point> = Vec::new();
    let point = |year: u16, table: &Table, stage: Stage| {
        let found = if own.is_some_and(|own| core::ptr::eq(own, table)) {
            Some(row)
        } else {
            table.lines.iter().find(|other| same(other, row))
        };
        Point {
            year,
            amount: match found.map(|line| line.amount(stage)) {
                Some(Value::Present { number, .. }) => Ok(convert(*number, table.unit, unit)),
                Some(Value::Missing(why)) => Err(why.reason()),
                None => Err("未列此项"),
            },
            stage,
            part: is_part(budget, year, stage),
        }
    };
    for (year, table) in &tables {
        points.push(point(*year, table, table.main_stage()));
    }
    for (year, table) in &tables {
        let before = point(year.saturating_sub(1), table, Stage::Prior);
        if before.amount.is_ok() && !points.iter().any(|known| known.year == before.year) {
            points.push(before);
        }
    }
    let mut order: Vec<usize> = (0..points.len()).collect();
    let year = |at: usize| points.get(at).map(|point| point.year);
    merge_sort(&mut order, &mut |a, b| year(a) > year(b));
    order
        .into_iter()
        .filter_map(|at| points.get(at).cloned())
        .collect()
}

impl Point {
    /// The amount, when it can be compared with that of another year.
    #[must_use]
    pub fn whole(&self) -> Option<Decimal> {
        self.amount.as_ref().ok().copied().filter(|_| !self.part)
    }
}

#[cfg(test)]
mod tests {
    use super::{has_years, series};
    use crate::budget::fixture::{budget, table, value};
    use mingbai_data::MoneyUnit;

    fn check(budget: &mingbai_data::budget::Budget, expected: &str) {
        let points: Vec<_> = series(budget, 0, 0)
            .iter()
            .map(|point| {
                let amount = point.amount.map_or_else(str::to_owned, |n| n.to_string());
                let part = if point.part { " 未满" } else { "" };
                format!("{} {amount} {}{part}", point.year, point.stage.name())
            })
            .collect();
        assert_eq!(points.join("; "), expected);
    }

    #[test]
    fn the_year_before_stands_in_the_table() {
        let budget = budget("201 甲|||60|50\n");
        check(&budget, "2017 50 上年决算数; 2018 60 决算数");
        assert!(has_years(&budget, 0));
    }

    #[test]
    fn tables_of_other_years_in_other_units() {
        let mut budget = budget("201 甲|||60|50\n");
        for (year, text) in [(2015, "201 甲|||3000|20000\n"), (2016, "202 乙|||1\n")] {
            let mut table = table(text);
            table.year = Some(year);
            table.unit = MoneyUnit::Yuan;
            budget.tables.push(table);
        }
        check(
            &budget,
            "2014 2 上年决算数; 2015 0.3 决算数; 2016 未列此项 决算数; 2017 50 上年决算数; 2018 60 决算数",
        );
    }

    #[test]
    fn a_year_that_has_not_ended() {
        let mut budget = budget("201 甲|100|||50\n");
        budget.as_of = Some("2018-04-30".into());
        budget.tables[0].lines[0].amounts[2] = value("30");
        check(&budget, "2017 50 上年决算数; 2018 30 执行数 未满");
        budget.as_of = Some("2018-12-31".into());
        check(&budget, "2017 50 上年决算数; 2018 30 执行数");
        assert_eq!(series(&budget, 0, 9), []);
    }

    #[test]
    fn one_year_is_no_series() {
        assert!(!has_years(&budget("201 甲|||60\n"), 0));
    }
}
