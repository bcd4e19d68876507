//! What in a document may be rows, and where it is: paths as a mapping writes them.

use super::{Column, Table};
use crate::Tree;
use crate::read::{Form, Limits, any, parse, plain};

/// Deeper than this nothing is looked for.
const MOST_DEPTH: usize = 8;
/// Tables that are proposed at the most; columns of one.
const MOST_TABLES: usize = 12;
const MOST_COLUMNS: usize = 120;
const MOST_META: usize = 40;
/// Rows that may stand over the headings.
const TITLES: usize = 6;
/// Values of a column that are shown, and characters of one.
pub(super) const SAMPLES: usize = 3;
const LONGEST: usize = 40;

/// What was found.
#[derive(Default)]
pub(super) struct Sought {
    pub(super) tables: Vec<Table>,
    pub(super) meta: Vec<Column>,
    pub(super) unpack: Vec<String>,
    pub(super) markup: Vec<String>,
}

pub(super) fn seek(tree: &Tree) -> Sought {
    let mut sought = Sought::default();
    sought.walk(tree, "$", true, 0);
    sought
}

/// The path of a member.
fn member(path: &str, name: &str) -> String {
    let mut chars = name.chars();
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
    let simple = chars.next().is_some_and(begins) && chars.all(|c| begins(c) || c.is_ascii_digit());
    if simple {
        return [path, ".", name].concat();
    }
    let mut out = [path, "["].concat();
    crate::json::string(&mut out, name);
    out.push(']');
    out
}

/// A value as it is shown, where it is one.
fn shown(value: &Tree) -> Option<String> {
    let text = match value {
        Tree::Text(text) => match plain(text) {
            // What a page shows of it.
            Some(bare) => bare.text().or(bare.get("text")?.text())?.trim().to_owned(),
            None => text.trim().to_owned(),
        },
        Tree::Number(digits) => digits.to_string(),
        Tree::Bool(true) => "true".to_owned(),
        Tree::Bool(false) => "false".to_owned(),
        Tree::List(items) => {
            let texts: Vec<String> = items.iter().filter_map(shown).collect();
            if texts.len() < items.len() {
                return None;
            }
            texts.join("、")
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn clipped(text: &str) -> Box<str> {
    let mut out: String = text.chars().take(LONGEST).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out.into()
}

impl Column {
    fn take(&mut self, value: &Tree) {
        let Some(text) = shown(value) else {
            return;
        };
        self.filled = self.filled.saturating_add(1);
        let text = clipped(&text);
        if self.samples.len() < SAMPLES && !self.samples.contains(&text) {
            self.samples.push(text);
        }
    }
}

/// Whether most of these are maps.
fn of_maps(items: &[Tree]) -> bool {
    let maps = items.iter().filter(|own| matches!(own, Tree::Map(_)));
    !items.is_empty() && maps.count().saturating_mul(2) > items.len()
}

/// The rows that are lists, where all are.
fn of_lists(items: &[Tree]) -> Option<Vec<&[Tree]>> {
    let lists: Option<Vec<&[Tree]>> = items
        .iter()
        .map(|own| match own {
            Tree::List(cells) => Some(&cells[..]),
            _ => None,
        })
        .collect();
    lists.filter(|lists| !lists.is_empty())
}

/// Whether there is one text at the most, however many cells it reaches over.
fn titled(names: &[Box<str>]) -> bool {
    let mut texts = names.iter().filter(|own| !own.is_empty());
    let first = texts.next();
    texts.all(|own| Some(own) == first)
}

/// Whether a cell says what holds for the table: 单位：万元, 填表日期：2026-11-01.
fn remark(text: &str) -> bool {
    const LABELS: [&str; 13] = [
        "单位", "部门", "名称", "日期", "时间", "人", "截至", "编制", "填报", "年度", "机构",
        "区划", "期",
    ];
    let label = text.split_once(['：', ':']).map(|(label, _)| label.trim());
    label.is_some_and(|own| LABELS.iter().any(|end| own.ends_with(end)))
}

/// How many different texts there are.
fn different(names: &[Box<str>]) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    for name in names.iter().filter(|own| !own.is_empty()) {
        if !seen.contains(&&**name) {
            seen.push(name);
        }
    }
    seen.len()
}

/// The row of headings, and its place: titles and remarks may stand over it, in few cells.
fn heading(lists: &[&[Tree]]) -> Option<(usize, Vec<Box<str>>)> {
    let heads: Vec<Option<Vec<Box<str>>>> = lists
        .iter()
        .take(TITLES.saturating_add(1))
        .map(|cells| names(cells))
        .collect();
    let widest = heads.iter().flatten().map(|own| different(own)).max()?;
    let mut heads = heads.into_iter().take(TITLES).enumerate();
    heads.find_map(|(at, own)| {
        let own = own?;
        let head = !titled(&own)
            && different(&own).saturating_mul(2) >= widest
            && !own.iter().any(|cell| remark(cell));
        head.then_some((at, own))
    })
}

fn names(cells: &[Tree]) -> Option<Vec<Box<str>>> {
    let names: Option<Vec<Box<str>>> = cells
        .iter()
        .map(|own| own.text().map(|text| text.trim().into()))
        .collect();
    names.filter(|names| names.len() > 1)
}

impl Sought {
    /// `plain`: only members on the way, no lists.
    fn walk(&mut self, tree: &Tree, path: &str, plain: bool, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        let deeper = depth.saturating_add(1);
        match tree {
            Tree::Map(members) => {
                let headed = self.headed(members, path);
                for (name, value) in members {
                    if headed.contains(&&**name) {
                        continue;
                    }
                    self.walk(value, &member(path, name), plain, deeper);
                }
            }
            Tree::List(items) if of_maps(items) => {
                let rows = [path, "[*]"].concat();
                let items: Vec<&Tree> = items.iter().collect();
                self.table(&items, &rows);
                self.below(&items, &rows, deeper);
            }
            Tree::List(items) => {
                let lists = of_lists(items).unwrap_or_default();
                if let Some((at, names)) = heading(&lists) {
                    let from = at.saturating_add(1);
                    let all = format!("{path}[{from}:]");
                    let rows = lists.get(from..).unwrap_or_default();
                    self.matrix(&names, rows, &all, format!("{path}[{at}][*]"));
                    self.titles(lists.get(..at).unwrap_or_default(), path);
                }
            }
            Tree::Text(text) if plain => self.within(text, path, depth),
            _ if plain => self.note(tree, path),
            _ => {}
        }
    }

    /// Headings beside rows of lists: `thead` and `tbody`, `columns` and `data`. The members that are used up by that.
    fn headed<'a>(&mut self, members: &'a [(Box<str>, Tree)], path: &str) -> Vec<&'a str> {
        let heading = |value: &Tree| match value {
            Tree::List(items) => match items.first() {
                Some(Tree::List(cells)) if items.len() == 1 => {
                    names(cells).map(|names| (names, "[*][*]"))
                }
                Some(Tree::Text(_)) => names(items).map(|names| (names, "[*]")),
                _ => None,
            },
            _ => None,
        };
        let mut used = Vec::new();
        for (name, value) in members {
            let Some((names, behind)) = heading(value) else {
                continue;
            };
            for (other, value) in members.iter().filter(|(other, _)| other != name) {
                let Tree::List(items) = value else { continue };
                let Some(rows) = of_lists(items) else {
                    continue;
                };
                if rows.first().is_some_and(|row| row.len() == names.len()) {
                    let all = [&*member(path, other), "[*]"].concat();
                    let headings = [&*member(path, name), behind].concat();
                    self.matrix(&names, &rows, &all, headings);
                    used.extend([&**name, &**other]);
                }
            }
            if !used.is_empty() {
                break;
            }
        }
        used
    }

    fn matrix(&mut self, names: &[Box<str>], rows: &[&[Tree]], path: &str, headings: String) {
        let mut columns: Vec<Column> = names
            .iter()
            .take(MOST_COLUMNS)
            .map(|name| Column {
                name: name.clone(),
                path: member("$", name),
                ..Column::default()
            })
            .collect();
        for row in rows {
            for (column, value) in columns.iter_mut().zip(*row) {
                column.take(value);
            }
        }
        self.add(columns, rows.len(), path, Some(headings));
    }

    /// The title over a table, in the first of its rows that has nothing else.
    fn titles(&mut self, above: &[&[Tree]], path: &str) {
        for (at, cells) in above.iter().enumerate() {
            let texts: Vec<Box<str>> = cells
                .iter()
                .map(|cell| cell.text().unwrap_or_default().trim().into())
                .collect();
            let place = texts.iter().position(|text| !text.is_empty());
            let Some((place, text)) = place.and_then(|at| Some((at, texts.get(at)?))) else {
                continue;
            };
            // 附件3 is a number, no title.
            let title = text.chars().count() > 5 && !text.starts_with(['（', '(']);
            if titled(&texts) && title && !remark(text) {
                self.meta.push(Column {
                    name: "标题".into(),
                    path: format!("{path}[{at}][{place}]"),
                    samples: vec![text.clone()],
                    filled: 1,
                    ..Column::default()
                });
                return;
            }
        }
    }

    /// Rows within rows, of all of these: each has what stands above it as well.
    fn below(&mut self, items: &[&Tree], rows: &str, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        let mut inside: Vec<&str> = Vec::new();
        for item in items.iter().take(20) {
            let Tree::Map(members) = item else { continue };
            for (name, value) in members {
                let list = matches!(value, Tree::List(all) if of_maps(all));
                if list && !inside.contains(&&**name) {
                    inside.push(name);
                }
            }
        }
        for name in inside {
            let lists = items.iter().filter_map(|item| item.get(name)?.list());
            let inner: Vec<&Tree> = lists.flatten().collect();
            let path = [&*member(rows, name), "[*]"].concat();
            let mut columns = columns(&inner);
            let own = |column: &Column| {
                let mut all = inner.iter();
                // By the first step of its path.
                let top = column.name.split('.').next().unwrap_or_default();
                all.any(|row| row.get(top).is_some())
            };
            let above: Vec<Column> = self::columns(items)
                .into_iter()
                .filter(|column| !own(column))
                .collect();
            if above.iter().any(|column| column.filled > 0) {
                columns.extend(above);
                self.add_nested(columns, inner.len(), rows, name);
            } else {
                self.add(columns, inner.len(), &path, None);
            }
            self.below(&inner, &path, depth.saturating_add(1));
        }
    }

    fn table(&mut self, rows: &[&Tree], path: &str) {
        self.add(columns(rows), rows.len(), path, None);
    }

    fn add_nested(&mut self, columns: Vec<Column>, count: usize, rows: &str, name: &str) {
        let before = self.tables.len();
        self.add(columns, count, rows, None);
        if let Some(table) = self.tables.get_mut(before) {
            table.nested = Some(name.into());
        }
    }

    fn add(
        &mut self,
        mut columns: Vec<Column>,
        count: usize,
        rows: &str,
        headings: Option<String>,
    ) {
        // A path that leads to two columns, or to one without a name, is none to choose.
        let paths: Vec<String> = columns.iter().map(|own| own.path.clone()).collect();
        let once = |path: &str| paths.iter().filter(|own| *own == path).count() == 1;
        columns.retain(|own| own.filled > 0 && !own.name.is_empty() && once(&own.path));
        if self.tables.len() < MOST_TABLES && !columns.is_empty() {
            self.tables.push(Table {
                rows: rows.to_owned(),
                nested: None,
                headings,
                count,
                columns,
            });
        }
    }

    /// A text that is a document itself.
    fn within(&mut self, text: &str, path: &str, depth: usize) {
        let trimmed = text.trim_start();
        if trimmed.starts_with(['{', '['])
            && let Ok(tree) = parse(text, &Limits::default())
        {
            self.unpack.push(path.to_owned());
            return self.walk(&tree, path, true, depth.saturating_add(1));
        }
        let list = |form: Form| matches!(form, Form::HtmlList | Form::HtmlTable);
        if trimmed.contains("</")
            && let Ok(reading) = any(text, &Limits::default())
            && list(reading.form)
        {
            self.markup.push(path.to_owned());
            return self.walk(&reading.tree, path, false, depth.saturating_add(1));
        }
        self.note(&Tree::Text(text.into()), path);
    }

    /// A single value outside of the rows.
    fn note(&mut self, value: &Tree, path: &str) {
        if self.meta.len() == MOST_META || path == "$" {
            return;
        }
        let mut column = Column {
            name: path.rsplit_once('.').map_or(path, |(_, name)| name).into(),
            path: path.to_owned(),
            ..Column::default()
        };
        column.take(value);
        if column.filled > 0 {
            self.meta.push(column);
        }
    }
}

/// The columns of rows that are maps.
fn columns(rows: &[&Tree]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for row in rows {
        members(row, "$", "", 0, &mut columns);
    }
    columns
}

/// The values of one row, also those that stand deeper.
fn members(row: &Tree, path: &str, before: &str, depth: u8, columns: &mut Vec<Column>) {
    let Tree::Map(all) = row else { return };
    for (name, value) in all {
        let own = member(path, name);
        if matches!(value, Tree::Map(_)) {
            if depth < 3 {
                let before = [before, name, "."].concat();
                members(value, &own, &before, depth.saturating_add(1), columns);
            }
            continue;
        }
        let at = columns.iter().position(|column| column.path == own);
        let at = at.or_else(|| {
            let room = columns.len() < MOST_COLUMNS;
            room.then(|| {
                columns.push(Column {
                    name: [before, name].concat().into(),
                    path: own,
                    ..Column::default()
                });
                columns.len().saturating_sub(1)
            })
        });
        if let Some(column) = at.and_then(|at| columns.get_mut(at)) {
            column.take(value);
        }
    }
}
