//! Tables whose columns have headings, as rows with names: a mapping by names reads maps.

use mingbai_data::dataset::{Kind, SUBJECTS, Subject, UnitRule};
use mingbai_data::mapping::heading_of;
use mingbai_data::shape::{Cell, Found, Grid, Meta, Part};
use mingbai_data::{MoneyUnit, Tree};

/// Names of the unit of a table.
const UNIT: [&str; 4] = ["unit", "单位", "金额单位", "计量单位"];

/// The same tables, each row of cells as a map from its headings; a title above them is none of the rows. `unit` is that
/// of the money, where the data says none.
pub fn headed(found: Found, subject: &'static Subject, unit: Option<MoneyUnit>) -> Found {
    let whole = unit_in(&found.meta).or(unit);
    let part = |mut part: Part| {
        let unit = unit_in(&part.meta).or(whole);
        if let Some(Tree::List(_)) = part.rows.first() {
            part = named(part, subject);
        }
        if let Some(unit) = unit {
            part.rows
                .iter_mut()
                .for_each(|row| state(row, subject, unit));
        }
        part
    };
    Found {
        parts: found.parts.into_iter().map(part).collect(),
        ..found
    }
}

/// The unit that is stated beside the rows.
fn unit_in(meta: &Meta) -> Option<MoneyUnit> {
    let mut stated = meta
        .iter()
        .filter(|(key, _)| UNIT.contains(&key.to_lowercase().as_str()));
    stated.find_map(|(_, unit)| MoneyUnit::parse(unit.text()?))
}

/// Puts the unit behind the names of the columns that hold money and say none.
fn state(row: &mut Tree, subject: &'static Subject, unit: MoneyUnit) {
    let Tree::Map(members) = row else {
        return;
    };
    let bare = |name: &str| {
        let stated = format!("{name}（{}）", unit.name());
        let field = heading_of(name, subject)?;
        let Kind::Number(UnitRule::Named(usual)) = field.kind else {
            return None;
        };
        let money = usual.starts_with("元") && !name.contains(['（', '(']);
        money.then_some(stated)
    };
    for (name, _) in members {
        if let Some(stated) = bare(name) {
            *name = stated.into();
        }
    }
}

fn named(part: Part, subject: &'static Subject) -> Part {
    let grid = Grid::of_part(&part, |text| {
        SUBJECTS
            .iter()
            .any(|subject| heading_of(text, subject).is_some())
    });
    // Of the names that a column goes by, the one that means something here.
    let name = |lines: &String| {
        let known = lines
            .lines()
            .find(|line| heading_of(line, subject).is_some());
        known
            .or(lines.lines().next())
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let names: Vec<String> = grid.names.iter().map(name).collect();
    if !names.iter().any(|name| heading_of(name, subject).is_some()) {
        return part;
    }
    let links = subject.place("url").is_some() && !names.iter().any(|name| name == "url");
    let skipped = part.rows.len().saturating_sub(grid.len());
    let mut cells = Vec::new();
    let mut rows = Vec::new();
    for at in 0..grid.len() {
        grid.cells(at, &mut cells);
        let mut members: Vec<(Box<str>, Tree)> = Vec::new();
        for (name, cell) in names.iter().zip(&cells) {
            if name.is_empty() || members.iter().any(|(known, _)| **known == **name) {
                continue;
            }
            let value = match cell {
                Cell::Text(text) => Tree::Text((*text).into()),
                Cell::Absent | Cell::Null | Cell::Other => Tree::Null,
            };
            members.push((name.as_str().into(), value));
        }
        // What a cell links to is the page of the row.
        let row = part
            .rows
            .get(at.saturating_add(skipped))
            .and_then(Tree::list);
        let mut urls = row
            .unwrap_or_default()
            .iter()
            .filter_map(|cell| cell.get("url"));
        if let Some(url) = urls.next().filter(|_| links) {
            members.push(("url".into(), url.clone()));
        }
        rows.push(Tree::Map(members));
    }
    Part {
        columns: Vec::new(),
        header: Vec::new(),
        rows,
        ..part
    }
}
