//! What reading a budget leaves out or had to choose: columns of figures that are none of ours, and units that contradict
//! each other. For whoever checks a source; a page that only shows a budget does not carry this.
//!
//! **Rule:** reading never comes here, and nothing here changes a number. A column is named by its heading, never quoted.

use super::columns::{Field, Heading, Plain, one_of};
use super::read::{Facts, is_heading};
use super::rows::{Columns, Known, finding};
use super::spread::{is_part, spread};
use super::words::{Unit, unit_in};
use super::{Budget, ReadOptions, Table};
use crate::number::{mark, read_amount};
use crate::shape::{Found, Grid, find};
use crate::text::{count, fill, has, parts};
use crate::{Finding, MoneyUnit, Severity, Tree};

/// Columns that count rows and hold nothing to be read.
const INDEXES: &str = "序号|行号|行次|栏次|no|xh|index|id|pid|parentid|sort|sortno|remarkid|pinyin";

/// So many columns are named.
const TOLD: usize = 8;

/// The columns of figures in `tree` that [`read_tree`](super::read_tree) made no use of, one finding a table (`column`);
/// and the units that contradict each other, with the one that was taken (`unit`). `budget` is what was read of it.
///
/// ```
/// use mingbai_data::{budget::{ReadOptions, read_tree, unread}, read::{Limits, parse}};
/// let text = r#"{"unit":"万元","rows":[{"项目":"教育支出","2024年预算数":90,"2025年预算数":100}]}"#;
/// let tree = parse(text, &Limits::default()).unwrap();
/// let budget = read_tree(tree.clone(), &ReadOptions::default()).unwrap();
/// let found = unread(tree, &budget, &ReadOptions::default());
/// assert_eq!(found[0].message, "有数字的列没有读入：“2024年预算数”（是 2024 年的预算，表里的预算是 2025 年的）");
/// ```
#[must_use]
pub fn unread(tree: Tree, budget: &Budget, options: &ReadOptions) -> Vec<Finding> {
    let Ok(Found { meta, parts }) = find(tree, &options.limits) else {
        return Vec::new();
    };
    let whole = Facts(&meta);
    let single = parts.len() == 1;
    let mut found = Vec::new();
    let mut tables = budget.tables.iter().enumerate();
    for part in &parts {
        let grid = Grid::of_part(part, is_heading);
        let own = Facts(&part.meta);
        let title = words(&grid, own.title(), whole.title().filter(|_| single));
        let matrix = spread(&grid, &title);
        let set_out = matrix.as_ref();
        let grid = set_out.map_or(grid, |matrix| Grid::of_matrix(matrix, is_heading));
        let mut known = Known {
            unit: None,
            title,
            year: None,
            table: 0,
            room: usize::MAX,
            from: 0,
        };
        loop {
            let Some((index, table)) = tables.next() else {
                return found;
            };
            known.table = index;
            known.year = table.year;
            let Ok(columns) = Columns::find(&grid, &known, &mut table.clone()) else {
                break;
            };
            let sheet = Sheet {
                grid: &grid,
                columns: &columns,
                known: &known,
                table,
            };
            found.extend(sheet.left());
            found.extend(sheet.units([&own, &whole]));
            match columns.next {
                Some(next) => known.from = next,
                None => break,
            }
        }
    }
    found
}

/// All words about a table, as reading has them.
fn words(grid: &Grid, own: Option<&str>, whole: Option<&str>) -> String {
    let texts = own.into_iter().chain(grid.remarks.iter().copied());
    let texts: Vec<&str> = texts.chain(whole).collect();
    texts.join("\n")
}

/// One table of the source beside what was read of it.
struct Sheet<'a> {
    grid: &'a Grid<'a>,
    columns: &'a Columns,
    known: &'a Known,
    table: &'a Table,
}

impl Sheet<'_> {
    /// The heading of a column, in full.
    fn heading(&self, at: usize) -> &str {
        let names = self.grid.names.get(at).map(String::as_str);
        parts(names.unwrap_or_default(), b'\n')
            .next()
            .unwrap_or_default()
    }

    /// The columns of figures that were not read.
    fn left(&self) -> Option<Finding> {
        let end = self.columns.next.unwrap_or(self.grid.names.len());
        let left: Vec<usize> = (self.known.from..end)
            .filter(|at| !self.columns.is_read(*at) && self.has_figures(*at))
            .filter(|at| !one_of(INDEXES, &Plain::of(self.heading(*at)).name))
            .collect();
        if left.is_empty() {
            return None;
        }
        let mut severity = Severity::Note;
        let mut said = String::new();
        for at in left.iter().take(TOLD) {
            let (why, doubtful) = self.why(*at);
            if doubtful {
                severity = Severity::Warning;
            }
            let number = count(at.saturating_add(1));
            let name = match self.heading(*at) {
                "" => fill("第 {} 列", &[&number]),
                name => fill("“{}”", &[name]),
            };
            let comma = if said.is_empty() { "" } else { "、" };
            said.push_str(&fill("{}{}（{}）", &[comma, &name, &why]));
        }
        if left.len() > TOLD {
            said.push_str(&fill("等 {} 列", &[&count(left.len())]));
        }
        let message = fill("有数字的列没有读入：{}", &[&said]);
        Some(finding(
            "column",
            severity,
            self.known.table,
            None,
            None,
            message,
        ))
    }

    /// Why a column was not read, and whether it may be the one that should have been.
    fn why(&self, at: usize) -> (String, bool) {
        let names = self.grid.names.get(at).map(String::as_str);
        let whole = is_part(self.heading(at));
        let Some(heading) = parts(names.unwrap_or_default(), b'\n').find_map(Heading::read) else {
            if whole {
                return ("是合计的一部分".into(), false);
            }
            return ("列名不认识".into(), false);
        };
        let year = |year: u16| count(year.into());
        let name = Plain::of(self.heading(at)).name;
        match (heading.field, heading.year, self.table.year) {
            (Field::Initial | Field::Adjusted, Some(own), Some(table)) if own < table => {
                let pattern = "是 {} 年的预算，表里的预算是 {} 年的";
                (fill(pattern, &[&year(own), &year(table)]), false)
            }
            (Field::Other, ..) if has(&name, "预算") => {
                ("是上年的预算，只有上年的决算数可以一并列出".into(), false)
            }
            (Field::Other, ..) => ("可由其他列算出".into(), false),
            (Field::Money, ..) => ("表题没有说是预算数还是决算数".into(), true),
            (field, ..) => {
                let earlier = heading.year < self.table.year && heading.year.is_some();
                let field = match field {
                    Field::Executed | Field::Final if earlier => Field::Prior,
                    field => field,
                };
                let read = self.columns.place(field).map(|at| self.heading(at));
                match read {
                    Some(read) => {
                        // What is read is the sum of what stands beside it.
                        let part = read.ends_with('计') && !self.heading(at).ends_with('计');
                        let doubtful = field.stage().is_some() && !part;
                        (fill("读的是同一项的“{}”", &[read]), doubtful)
                    }
                    None => ("没有对应的项".into(), false),
                }
            }
        }
    }

    /// Whether a column holds figures and nothing else.
    fn has_figures(&self, at: usize) -> bool {
        let mut cells = Vec::new();
        let (mut figures, mut others) = (0usize, 0usize);
        for row in 0..self.grid.len() {
            self.grid.cells(row, &mut cells);
            let text = cells
                .get(at)
                .map(|cell| cell.text().trim())
                .unwrap_or_default();
            if read_amount(text.trim_end_matches(['%', '％']), self.table.unit)
                .number()
                .is_some()
            {
                figures = figures.saturating_add(1);
            } else if mark(text).is_none() {
                others = others.saturating_add(1);
            }
        }
        figures > others.saturating_mul(2)
    }

    /// Units that are said in several places and differ, the nearest to the figures first.
    fn units(&self, facts: [&Facts; 2]) -> Option<Finding> {
        let mut said: Vec<(String, MoneyUnit)> = Vec::new();
        for at in self.columns.amounts() {
            let unit = Heading::read(self.heading(at)).and_then(|heading| heading.unit);
            said.extend(unit.map(|unit| (fill("列名“{}”", &[self.heading(at)]), unit)));
        }
        if let Unit::Known(unit) = unit_in(&self.known.title) {
            said.push(("表题或表上方".into(), unit));
        }
        for (facts, name) in facts.into_iter().zip(["这张表的 unit", "数据的 unit"]) {
            if let Ok(Some(unit)) = facts.unit() {
                said.push((name.into(), unit));
            }
        }
        let (nearest, taken) = said.first()?;
        let others = said.iter().filter(|(_, unit)| unit != taken);
        let others: Vec<String> = others
            .map(|(place, unit)| fill("{}写“{}”", &[place, unit.name()]))
            .collect();
        // Columns that each say their own agree with themselves.
        let farther =
            |(place, unit): &(String, MoneyUnit)| !place.starts_with("列名") && unit != taken;
        if !said.iter().any(farther) {
            return None;
        }
        let parts = [
            &**nearest,
            taken.name(),
            &others.join("，"),
            taken.name(),
            self.table.unit.name(),
        ];
        let pattern = "单位写得不一致：{}写“{}”，{}。以离数字最近的为准，这里按{}读取";
        let message = match self.table.unit == *taken {
            true => fill(pattern, parts.get(..4).unwrap_or_default()),
            false => fill(&[pattern, "、换算成{}"].concat(), &parts),
        };
        Some(finding(
            "unit",
            Severity::Warning,
            self.known.table,
            None,
            None,
            message,
        ))
    }
}
