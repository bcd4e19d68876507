//! One line over the years, as it is drawn: a year that has not ended is compared with none.

use mingbai_data::Decimal;
use mingbai_data::budget::{
    Budget, Change, Elapsed, NATURAL, Stage, Table, YearChange, elapsed, years,
};
use mingbai_data::number::group;

use super::draw::Scene;
use crate::budget::figure;
use crate::text::DASH;

/// Lines that tell whether a table has anything of another year.
const LOOKED: usize = 40;

/// One year of one line.
pub struct Point {
    /// The budget year.
    pub year: u16,
    /// The amount, in the unit of the table that is shown; why there is none.
    pub amount: Result<Decimal, &'static str>,
    /// The stage that the amount is of.
    pub stage: Stage,
    /// What was executed until 数据截至, before the year had ended.
    pub part: bool,
    /// Table and line where it stands.
    pub place: (usize, usize),
    /// The change on the year before.
    change: Option<YearChange>,
}

/// Whether a table tells of more than one year.
#[must_use]
pub fn has_years(budget: &Budget, at: usize) -> bool {
    let Some(table) = budget.tables.get(at) else {
        return false;
    };
    let years = years(budget, at).len();
    let before = || table.stages_present().contains(&Stage::Prior);
    // A table of another year need not have the lines of this one.
    let told = || (0..table.lines.len().min(LOOKED)).any(|line| series(budget, at, line).len() > 1);
    years > 0 && before() || years > 1 && told()
}

/// Whether the year had not ended when the amounts of `stage` were counted.
fn is_part(budget: &Budget, year: u16, stage: Stage) -> bool {
    let elapsed = || elapsed(budget.as_of.as_deref()?, year);
    stage == Stage::Executed && !matches!(elapsed(), None | Some(Elapsed::Months(12)))
}

/// The years of a line, from the first on.
#[must_use]
pub fn series(budget: &Budget, at: usize, line: usize) -> Vec<Point> {
    let Some(stage) = budget.tables.get(at).map(Table::main_stage) else {
        return Vec::new();
    };
    let mut points = Vec::new();
    for point in mingbai_data::budget::series(budget, at, line, stage) {
        points.push(Point {
            place: (point.table, point.line),
            year: point.year,
            amount: match &point.value {
                mingbai_data::Value::Present { number, .. } => Ok(*number),
                mingbai_data::Value::Missing(why) => Err(why.reason()),
            },
            stage: point.stage,
            part: is_part(budget, point.year, point.stage),
            change: point.change,
        });
    }
    points
}

impl Point {
    /// The amount, when it can be compared with that of another year.
    #[must_use]
    pub fn whole(&self) -> Option<Decimal> {
        self.amount.as_ref().ok().copied().filter(|_| !self.part)
    }

    /// The change on the year before, as amount and in percent; why there is none. What was published says so, and of which
    /// basis it is.
    pub fn changed(
        &self,
        scene: &Scene,
        before: Option<&Self>,
    ) -> Result<(String, String), &'static str> {
        let change = self.change.as_ref();
        let percent = change.and_then(|change| change.percent.as_ref());
        let published = percent.filter(|percent| !percent.computed);
        // Against less than nothing, a percentage says nothing.
        let below = self
            .amount
            .as_ref()
            .is_ok_and(|amount| amount.is_negative());
        let rate = match (published, percent) {
            (Some(published), _) => {
                let basis = published.basis.as_deref().unwrap_or("口径未注明");
                [&*figure::change(published), " ", basis, "，公布"].concat()
            }
            (None, Some(computed)) if !below => {
                let plus = if computed.value > Decimal::ZERO {
                    "+"
                } else {
                    ""
                };
                [plus, &group(&computed.value, Some(2)), "%"].concat()
            }
            _ => DASH.to_owned(),
        };
        if self.part && self.amount.is_ok() {
            return match published {
                Some(_) => Ok((String::new(), rate)),
                None => Err("未满一年，不作比较"),
            };
        }
        if let Some(more) = change.and_then(|change| change.amount) {
            let more = more.trim(0);
            let plus = if more > Decimal::ZERO { "+" } else { "" };
            return Ok(([plus, &scene.bare(more)].concat(), rate));
        }
        if published.is_some() {
            return Ok((String::new(), rate));
        }
        let near = before.filter(|before| before.year.saturating_add(1) == self.year);
        Err(match (before, near) {
            (Some(_), None) => "上年没有数字",
            (_, Some(near)) if near.amount.is_err() => "上年没有数字",
            _ => "",
        })
    }

    /// Whether a change was computed.
    #[must_use]
    pub fn computes(&self) -> bool {
        let percent = self
            .change
            .as_ref()
            .and_then(|change| change.percent.as_ref());
        let natural = |percent: &Change| percent.basis.as_deref() == Some(NATURAL);
        !self.part && percent.is_some_and(natural)
    }
}

#[cfg(test)]
mod tests {
    use super::{has_years, series};
    use crate::budget::fixture::{budget, table, value};

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
    fn a_year_that_has_not_ended() {
        let mut budget = budget("201 甲|100|||50\n");
        budget.as_of = Some("2018-04-30".into());
        budget.tables[0].lines[0].amounts[2] = value("30");
        check(&budget, "2017 50 上年决算数; 2018 30 执行数 未满");
        budget.as_of = Some("2018-12-31".into());
        check(&budget, "2017 50 上年决算数; 2018 30 执行数");
        assert!(series(&budget, 0, 9).is_empty());
    }

    #[test]
    fn one_year_is_no_series() {
        assert!(!has_years(&budget("201 甲|||60\n"), 0));
        let mut two = budget("201 甲|||60\n");
        let mut other = table("201 甲|||50\n");
        other.year = Some(2016);
        two.tables.push(other);
        assert!(has_years(&two, 0));
        check(&two, "2016 50 决算数; 2018 60 决算数");
    }
}
