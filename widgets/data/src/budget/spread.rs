//! Tables that have another shape than a name and the stages of its money: 地区 | 债务限额 | 债务余额, and 地区 | 项目 | 金额.
//!
//! **Rule:** a page asks the reader for it, as for everything that is seldom. They are only set out anew, as lines under each other, and read as any other table; every number stays as it was
//! printed, and nothing is added up.

use super::columns::{Field, Heading, Plain};
#[cfg(feature = "readers")]
use super::words::stage_in;
use crate::shape::Grid;
#[cfg(feature = "readers")]
use crate::shape::{Cell, Found, Matrix, Meta};
use crate::text::{among, has, parts};
#[cfg(feature = "readers")]
use crate::{MoneyUnit, Tree};

/// Headings of regions, without blanks and brackets.
const REGIONS: &str =
    "地区|地区名称|区域|市县|市县名称|市州|县区|区县|县市区|乡镇|乡镇名称|乡镇街道|region|area";

/// What a column of a debt table tells.
const MEASURES: &str = "限额|余额|新增|再融资|发行|还本|付息";

/// Rows that are all of a table.
#[cfg(feature = "readers")]
const WHOLES: &str = "合计|总计|小计|全省|全市|全州|全区|全县|政府债务|地方政府债务";

/// Whether a text is the heading of regions.
pub(super) fn is_region(text: &str) -> bool {
    among(REGIONS, &Plain::of(text).name)
}

/// Whether the columns say that the rows must be set out anew.
#[inline(never)]
pub(super) fn is_odd(grid: &Grid) -> bool {
    let (mut limit, mut balance, mut plain) = (false, false, false);
    let (mut region, mut amount, mut code) = (false, false, false);
    for names in &grid.names {
        let says = |word| has(names, word);
        limit |= says("限额");
        balance |= says("余额");
        region |= parts(names, b'\n').any(is_region);
        let field = parts(names, b'\n').find_map(Heading::read);
        let field = field.map(|heading| heading.field);
        let is_amount = field.is_some_and(|own| own.stage().is_some() || own == Field::Money);
        amount |= is_amount;
        // 决算数 beside them: its rows are the measures.
        plain |= is_amount && !parts(MEASURES, b'|').any(says);
        // Codes say by themselves what stands below what.
        code |= field == Some(Field::Code);
    }
    limit && balance && !plain || region && amount && !code
}

/// The rows of each table of an answer as lines under each other, where its columns say that they must be.
#[cfg(feature = "readers")]
pub(crate) fn set_out(found: &mut Found) {
    let title = |meta: &Meta| {
        let mut members = meta.iter();
        let found = members.find(|(name, _)| matches!(&**name, "title" | "标题" | "表名" | "名称"));
        found.and_then(|(_, title)| title.text()).map(str::to_owned)
    };
    let whole = title(&found.meta).unwrap_or_default();
    for part in &mut found.parts {
        let grid = Grid::of_part(part, super::read::is_heading);
        let mut words = title(&part.meta).unwrap_or_default();
        for remark in grid.remarks.iter().copied().chain([&*whole]) {
            words.push('\n');
            words.push_str(remark);
        }
        let Some(matrix) = spread(&grid, &words) else {
            continue;
        };
        let header = matrix.header.first().map(Vec::as_slice).unwrap_or_default();
        let row = |row: &Vec<String>| {
            let cells = header.iter().zip(row);
            let cells = cells.filter(|(name, _)| !name.is_empty());
            let cell = |(name, cell): (&String, &String)| {
                (name.as_str().into(), Tree::Text(cell.as_str().into()))
            };
            Tree::Map(cells.map(cell).collect())
        };
        let rows = matrix.rows.iter().map(row).collect();
        // What stood above the rows is said of the table.
        let remarks: Vec<&str> = grid.remarks.to_vec();
        let remarks = remarks.join("\n");
        let unsaid = title(&part.meta).is_none() && !remarks.is_empty();
        part.rows = rows;
        part.columns.clear();
        part.header.clear();
        if unsaid {
            part.meta.push(("title".into(), Tree::Text(remarks.into())));
        }
    }
}

/// The rows as lines under each other, when the columns say that they must be; `title` is all that is said of the table.
#[cfg(feature = "readers")]
#[inline(never)]
pub(super) fn spread(grid: &Grid, title: &str) -> Option<Matrix> {
    if !is_odd(grid) {
        return divided(grid, title);
    }
    let region = grid
        .names
        .iter()
        .position(|names| parts(names, b'\n').any(is_region));
    let is = |word: &str| grid.names.iter().any(|names| has(names, word));
    if is("限额") && is("余额") {
        return debt(grid, title);
    }
    let name = |names: &String| {
        let heading = parts(names, b'\n').find_map(Heading::read);
        heading.is_some_and(|heading| heading.field == Field::Name)
    };
    Some(regions(grid, region?, grid.names.iter().position(name)))
}

/// Ends of the names of columns that are parts of what a department took or spent, and the names of the column that they come
/// to, the surest first: 收入决算表, 支出决算表 and 财政拨款支出决算表 of a department have no 决算数.
#[cfg(feature = "readers")]
const DIVIDED: (&str, [&str; 4]) = (
    "基本支出|项目支出|财政拨款收入|事业收入",
    ["本年支出合计", "本年支出小计", "本年收入合计", "合计"],
);

/// Whether a column is such a part.
#[cfg(feature = "readers")]
pub(super) fn is_part(name: &str) -> bool {
    parts(DIVIDED.0, b'|').any(|part| name.ends_with(part))
}

/// The same rows, with the column that the parts come to called by the stage that the title tells.
#[cfg(feature = "readers")]
fn divided(grid: &Grid, title: &str) -> Option<Matrix> {
    let first = |names: &str| parts(names, b'\n').next().unwrap_or_default().to_owned();
    fn field(names: &str) -> Option<(&str, Field)> {
        let mut lines = parts(names, b'\n');
        lines.find_map(|line| Some((line, Heading::read(line)?.field)))
    }
    let mut header: Vec<String> = grid.names.iter().map(|names| first(names)).collect();
    let count = header.iter().filter(|name| is_part(name)).count();
    let amount = |(names, name): (&String, &String)| {
        !is_part(name) && field(names).is_some_and(|(_, field)| field.stage().is_some())
    };
    if count < 2 || !grid.depths.is_empty() || grid.names.iter().zip(&header).any(amount) {
        return None;
    }
    let stage = match stage_in(title) {
        Field::Initial => "预算数",
        Field::Adjusted => "调整预算数",
        Field::Executed => "执行数",
        Field::Final => "决算数",
        _ => return None,
    };
    let whole = |word: &&str| {
        header
            .iter()
            .position(|name| Plain::of(name).name == **word)
    };
    let at = DIVIDED.1.iter().find_map(whole)?;
    for (name, names) in header.iter_mut().zip(&grid.names) {
        if let Some((known, _)) = field(names) {
            *name = known.into();
        }
    }
    let slot = header.get_mut(at)?;
    *slot = match Plain::of(slot).unit {
        Some(unit) => [stage, "（", unit.name(), "）"].concat(),
        None => stage.into(),
    };
    let mut cells = Vec::new();
    let mut rows = Vec::with_capacity(grid.len());
    for row in 0..grid.len() {
        grid.cells(row, &mut cells);
        let whole = |at| {
            cells
                .get(at)
                .map_or("", |cell: &Cell| cell.text())
                .to_owned()
        };
        rows.push((0..header.len()).map(whole).collect());
    }
    Some(Matrix {
        caption: None,
        header: vec![header],
        rows,
    })
}

/// What a cell says; what the row does not have is said by nothing.
#[cfg(feature = "readers")]
fn said(cells: &[Cell], at: usize) -> String {
    match cells.get(at) {
        Some(Cell::Null) => "—".into(),
        cell => cell.map_or("", |cell| cell.text().trim()).into(),
    }
}

/// A line for each column, with the rows below it: 限额 of all, then of each region or kind of debt.
#[cfg(feature = "readers")]
fn debt(grid: &Grid, title: &str) -> Option<Matrix> {
    let mut stage = stage_in(title);
    let (mut unit, mut name, mut measures) = (None, None, Vec::new());
    for (at, names) in grid.names.iter().enumerate() {
        let mut lines = parts(names, b'\n');
        let whole = lines.next().unwrap_or_default();
        let (last, above) = (lines.next(), lines.next());
        if parts(MEASURES, b'|').any(|word| has(whole, word)) {
            for (word, own) in [("执行", Field::Executed), ("决算", Field::Final)] {
                if has(whole, word) {
                    stage = own;
                }
            }
            unit = unit.or(Plain::of(whole).unit);
            measures.push((at, heading(whole, last, above)));
            continue;
        }
        match Heading::read(whole).map(|heading| heading.field) {
            None | Some(Field::Name) => name = name.or(Some(at)),
            // 决算数 beside them: its rows are the measures.
            Some(field) if field.stage().is_some() => return None,
            Some(_) => {}
        }
    }
    let name = name?;
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut cells = Vec::new();
    for row in 0..grid.len() {
        grid.cells(row, &mut cells);
        let own = said(&cells, name);
        let values: Vec<String> = measures.iter().map(|(at, _)| said(&cells, *at)).collect();
        // A row of formulas: A=B+C.
        if !own.is_empty() && !values.iter().any(|value| has(value, "=")) {
            rows.push((own, values));
        }
    }
    let whole = |name: &str| among(WHOLES, &Plain::of(name).name);
    let all = match rows.as_slice() {
        [_] => Some(0),
        _ => rows.iter().position(|(name, _)| whole(name)),
    };
    let stage = match stage {
        Field::Initial => "预算数",
        Field::Adjusted => "调整预算数",
        Field::Executed => "执行数",
        _ => "决算数",
    };
    let mut out = Matrix {
        header: vec![vec!["项目".into(), "级次".into(), with_unit(stage, unit)]],
        ..Matrix::default()
    };
    for (place, (_, heading)) in measures.iter().enumerate() {
        let value = |row: &(String, Vec<String>)| row.1.get(place).cloned().unwrap_or_default();
        let top = all.and_then(|all| rows.get(all)).map(value);
        let top = top.unwrap_or_default();
        out.rows.push(vec![heading.clone(), "1".into(), top]);
        for (at, row) in rows.iter().enumerate() {
            if Some(at) != all {
                out.rows.push(vec![row.0.clone(), "2".into(), value(row)]);
            }
        }
    }
    Some(out)
}

#[cfg(feature = "readers")]
fn with_unit(name: &str, unit: Option<MoneyUnit>) -> String {
    match unit {
        Some(unit) => [name, "（", unit.name(), "）"].concat(),
        None => name.into(),
    }
}

/// A heading as the name of a line: 债务限额 above 小计 is 债务限额, above 一般债务 it is 债务限额（一般债务）.
#[cfg(feature = "readers")]
fn heading(whole: &str, last: Option<&str>, above: Option<&str>) -> String {
    match (last, above) {
        (Some(last), Some(above)) if among(WHOLES, &Plain::of(last).name) => above.into(),
        (Some(last), Some(above)) => [above, "（", last, "）"].concat(),
        // The unit is said above.
        _ => {
            let end = whole
                .find(['（', '('])
                .filter(|_| Plain::of(whole).unit.is_some());
            end.and_then(|end| whole.get(..end)).unwrap_or(whole).into()
        }
    }
}

/// Rows under the region that they are of, the regions in the order in which they come; a row that names nothing but its
/// region, or 小计, is what the region has. Without a second name a region is a line.
#[cfg(feature = "readers")]
fn regions(grid: &Grid, region: usize, item: Option<usize>) -> Matrix {
    let name = |at: usize| {
        let names = grid.names.get(at).map_or("", |names| names);
        let known = parts(names, b'\n').find(|name| Heading::read(name).is_some());
        known.unwrap_or_default().to_owned()
    };
    let mut header: Vec<String> = (0..grid.names.len()).map(name).collect();
    if let Some(heading) = header.get_mut(item.unwrap_or(region)) {
        *heading = "项目".into();
    }
    header.push("级次".into());
    let width = grid.names.len();
    let mut groups: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    let mut cells = Vec::new();
    for row in 0..grid.len() {
        grid.cells(row, &mut cells);
        let mut line: Vec<String> = (0..width).map(|at| said(&cells, at)).collect();
        let own = said(&cells, region);
        let named = item.map(|item| said(&cells, item)).unwrap_or_default();
        let whole = named.is_empty() || named == own || among(WHOLES, &named);
        line.push(if whole { "1" } else { "2" }.into());
        let slot = line.get_mut(item.unwrap_or(region));
        if let Some(slot) = slot.filter(|_| whole) {
            *slot = own.clone();
        }
        let group = match groups.iter().position(|(name, _)| *name == own) {
            // Two lines of one name without an item are two lines.
            Some(at) if item.is_some() => at,
            _ => {
                groups.push((own.clone(), Vec::new()));
                groups.len().wrapping_sub(1)
            }
        };
        if let Some((_, lines)) = groups.get_mut(group) {
            // What a region has stands before what it is made of.
            let at = if whole { 0 } else { lines.len() };
            lines.insert(at, line);
        }
    }
    let mut out = Matrix {
        header: vec![header],
        ..Matrix::default()
    };
    for (own, lines) in groups {
        let headed = lines
            .first()
            .and_then(|line| line.last())
            .map(String::as_str)
            == Some("1");
        if !headed {
            let mut line = vec![String::new(); width];
            line.push("1".into());
            if let Some(slot) = line.get_mut(item.unwrap_or(region)) {
                *slot = own;
            }
            out.rows.push(line);
        }
        out.rows.extend(lines);
    }
    out
}
