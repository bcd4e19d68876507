//! Shapes that few sources have, as rows: columns of arrays, the data of charts, places beside properties, several values
//! in one text. And the whole way from a text of whatever kind to its rows.

use super::envelope::member;
use super::{Column, Found, Part, find};
use crate::read::{Form, Limits, Reading, any, fields, holds_documents, open_within, plain};
use crate::text::{among, count};
use crate::{Finding, ReadError, ReadErrorKind, Tree};

/// A chart of more series than this is no table.
const MOST_SERIES: usize = 200;

type Members = Vec<(Box<str>, Tree)>;

/// Rows that were found in a text, and what the text was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The rows.
    pub found: Found,
    /// What the text was.
    pub form: Form,
    /// What the document within it was, when there was one.
    pub inner: Option<Form>,
    /// What was put right while reading: code `form`.
    pub notes: Vec<Finding>,
}

/// From a text of whatever kind to its rows: [`any`], then [`find`]; where that finds no rows, the documents within the
/// strings are read ([`open_within`]). No HTML is left in a cell: see [`plain`].
///
/// # Errors
/// Everything of [`any`] and [`find`].
///
/// ```
/// use mingbai_data::{Tree, read::Limits, shape::find_any};
/// let text = r#"{"code":"200","data":{"html":"<li><a href='/a.html' title='关于教育经费的通知'>关于教育…</a><span>[2018-08-21]</span></li>"}}"#;
/// let answer = find_any(text, &Limits::default()).unwrap();
/// let row = &answer.found.parts[0].rows[0];
/// assert_eq!(row.get("title").and_then(Tree::text), Some("关于教育经费的通知"));
/// assert_eq!(row.get("date").and_then(Tree::text), Some("2018-08-21"));
/// ```
pub fn find_any(text: &str, limits: &Limits) -> Result<Answer, ReadError> {
    find_read(any(text, limits)?, limits)
}

/// [`find_any`] of what was read already, such as the pages of an answer put together.
///
/// # Errors
/// Everything of [`find`].
pub fn find_read(reading: Reading, limits: &Limits) -> Result<Answer, ReadError> {
    let Reading {
        tree,
        form,
        mut inner,
        mut notes,
    } = reading;
    let again = holds_documents(&tree).then(|| tree.clone());
    let mut found = find(tree, limits);
    let of_texts = |found: &Found| {
        let mut rows = found.parts.iter().flat_map(|part| &part.rows);
        rows.all(|row| matches!(row, Tree::Text(_)))
    };
    let nothing = match &found {
        Ok(found) => of_texts(found),
        Err(error) => error.kind != ReadErrorKind::Source,
    };
    let again = again.filter(|_| nothing);
    let opened = again.map(|tree| open_within(tree, limits)).transpose()?;
    if let Some(opened) = opened.flatten() {
        found = find(opened.tree, limits);
        inner = opened.inner;
        notes.extend(opened.notes);
    }
    let mut found = found?;
    found.parts.iter_mut().for_each(without_markup);
    let meta = found.parts.iter_mut().flat_map(|part| &mut part.meta);
    for (_, value) in meta.chain(&mut found.meta) {
        cells(value, 0);
    }
    Ok(Answer {
        found,
        form,
        inner,
        notes,
    })
}

impl Found {
    /// Everything that was found, as a tree in which it is found again.
    #[must_use]
    pub fn into_tree(self) -> Tree {
        let mut members = self.meta;
        members.push((
            "tables".into(),
            Tree::List(self.parts.into_iter().map(Part::into_tree).collect()),
        ));
        Tree::Map(members)
    }
}

impl Part {
    fn into_tree(self) -> Tree {
        let mut members = self.meta;
        let columns: Vec<Tree> = self.columns.into_iter().map(Column::into_tree).collect();
        for (name, items) in [
            ("columns", columns),
            ("thead", self.header),
            ("rows", self.rows),
        ] {
            if name == "rows" || !items.is_empty() {
                members.push((name.into(), Tree::List(items)));
            }
        }
        Tree::Map(members)
    }
}

impl Column {
    fn into_tree(self) -> Tree {
        let mut members: Vec<(Box<str>, Tree)> = vec![("key".into(), Tree::Text(self.key))];
        if let Some(label) = self.label {
            members.push(("label".into(), Tree::Text(label)));
        }
        Tree::Map(members)
    }
}

/// Takes the markup out of the names and cells of a table.
fn without_markup(part: &mut Part) {
    let text = |text: &mut Box<str>| {
        let plain = plain(text);
        if let Some(plain) = plain
            .as_ref()
            .and_then(|tree| tree.text().or_else(|| tree.get("text")?.text()))
        {
            *text = plain.replace('\n', "").into();
        }
    };
    for column in &mut part.columns {
        text(&mut column.key);
        column.label.iter_mut().for_each(text);
    }
    for row in part.header.iter_mut() {
        if let Tree::List(cells) = row {
            for cell in cells {
                if let Tree::Text(cell) = cell {
                    text(cell);
                }
            }
        }
    }
    part.rows.iter_mut().for_each(|row| cells(row, 0));
}

/// Takes the markup out of the texts of a row and of what is within.
fn cells(tree: &mut Tree, depth: u8) {
    match tree {
        Tree::Text(text) => {
            if let Some(plain) = plain(text) {
                *tree = plain;
            }
        }
        Tree::List(items) if depth < 64 => items
            .iter_mut()
            .for_each(|item| cells(item, depth.saturating_add(1))),
        Tree::Map(members) if depth < 64 => {
            for (_, value) in members {
                cells(value, depth.saturating_add(1));
            }
        }
        _ => {}
    }
}

/// Turns what is a table only at second sight into `rows`: the data of charts, columns of arrays.
pub(super) fn to_rows(members: &mut Members) {
    head_and_body(members);
    let rows = chart(members)
        .or_else(|| lines(members))
        .or_else(|| columns(members));
    if let Some(rows) = rows {
        members.insert(0, ("rows".into(), Tree::List(rows)));
    }
}

/// `{head: […], body: [[…]]}` and its relatives (`tableHead`, `titles`; `tableBody`, `list`) under the names that are
/// known: a list of names as long as each row of the list of lists beside it.
fn head_and_body(members: &mut Members) {
    const HEADS: &str =
        "head|heads|tablehead|tableheader|theads|titles|title|colnames|columnnames|表头|列名";
    let lower = |name: &str| name.to_ascii_lowercase();
    let width = |tree: &Tree| match tree.list() {
        Some(rows @ [Tree::List(first), ..])
            if rows
                .iter()
                .all(|row| row.list().is_some_and(|row| row.len() == first.len())) =>
        {
            Some(first.len())
        }
        _ => None,
    };
    let names = |tree: &Tree| match tree.list() {
        Some(items @ [Tree::List(_), ..]) => items.first().and_then(Tree::list).map(<[_]>::len),
        Some(items) => Some(items.len()),
        None => None,
    };
    let Some(head) = members
        .iter()
        .position(|(name, tree)| among(HEADS, &lower(name)) && names(tree) > Some(1))
    else {
        return;
    };
    let long = members.get(head).and_then(|(_, tree)| names(tree));
    let is_body = |at: usize, tree: &Tree| at != head && width(tree) == long;
    let mut bodies = members.iter().enumerate();
    let body = bodies.find_map(|(at, (_, tree))| is_body(at, tree).then_some(at));
    let (Some(body), None) = (body, member(members, "rows")) else {
        return;
    };
    for (at, name) in [(head, "columns"), (body, "rows")] {
        if let Some((own, _)) = members.get_mut(at) {
            *own = name.into();
        }
    }
}

/// Takes out the member `name`.
fn take(members: &mut Members, name: &str) -> Option<Tree> {
    let at = members
        .iter()
        .position(|(key, _)| key.eq_ignore_ascii_case(name))?;
    Some(members.remove(at).1)
}

/// The texts of a chart's axis: a list, or a list under one of the names that charts use.
fn axis(tree: &Tree) -> Option<Vec<Tree>> {
    let items = match tree {
        Tree::List(items) => items,
        tree => {
            return ["data", "categories", "category"]
                .iter()
                .find_map(|name| axis(tree.get(name)?));
        }
    };
    match items.as_slice() {
        // FusionCharts: [{category: [{label}]}]; ECharts: [{type, data: […]}]
        [only @ Tree::Map(_)] if only.get("label").is_none() => axis(only),
        items => Some(
            items
                .iter()
                .map(|item| {
                    item.get("label")
                        .or_else(|| item.get("name"))
                        .unwrap_or(item)
                        .clone()
                })
                .collect(),
        ),
    }
}

/// `{categories, series: [{name, data: […]}]}` and its relatives as a row for each category.
fn chart(members: &mut Members) -> Option<Vec<Tree>> {
    const AXES: [&str; 5] = ["categories", "xAxis", "xData", "category", "labels"];
    const SERIES: [&str; 3] = ["series", "dataset", "datasets"];
    let axis_name = AXES.iter().find(|name| member(members, name).is_some())?;
    let series_name = SERIES
        .iter()
        .find(|name| member(members, name).and_then(Tree::list).is_some())?;
    let labels = axis(member(members, axis_name)?)?;
    let mut columns = Vec::new();
    for (place, one) in member(members, series_name)?.list()?.iter().enumerate() {
        let name = ["name", "seriesname", "label"]
            .iter()
            .find_map(|name| one.get(name).and_then(Tree::text));
        let name = name.map_or_else(|| ["value", &*count(place)].concat(), str::to_owned);
        let values = one.get("data").and_then(Tree::list)?;
        if place > MOST_SERIES
            || values.len() != labels.len()
            || columns.iter().any(|(other, _)| *other == name)
            || name == "category"
        {
            return None;
        }
        columns.push((name, values));
    }
    if columns.is_empty() || labels.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    for (place, label) in labels.into_iter().enumerate() {
        let mut row: Members = vec![("category".into(), label)];
        for (name, values) in &columns {
            let value = values.get(place)?;
            row.push((
                name.as_str().into(),
                value.get("value").unwrap_or(value).clone(),
            ));
        }
        rows.push(Tree::Map(row));
    }
    let (axis_name, series_name) = (*axis_name, *series_name);
    take(members, axis_name);
    take(members, series_name);
    Some(rows)
}

/// CKAN's `{"records_format": "csv", "records": "1,教育\n", "fields": […]}`: the lines of one text.
fn lines(members: &mut Members) -> Option<Vec<Tree>> {
    let delimiter = match member(members, "records_format")?.text()? {
        "csv" => ',',
        "tsv" => '\t',
        _ => return None,
    };
    let rows = fields(member(members, "records")?.text()?, delimiter)?;
    take(members, "records");
    let cells = |row: Vec<String>| {
        Tree::List(
            row.into_iter()
                .map(|cell| Tree::Text(cell.into()))
                .collect(),
        )
    };
    Some(rows.into_iter().map(cells).collect())
}

/// `{"time": […], "pm25": […]}` as rows, when the lists are of one length, hold plain values, and nothing else here has
/// rows.
fn columns(members: &mut Members) -> Option<Vec<Tree>> {
    let plain = |tree: &Tree| !matches!(tree, Tree::List(_) | Tree::Map(_));
    let mut length = None;
    let mut lists = 0usize;
    for (_, value) in members.iter() {
        match value {
            Tree::List(items) if !items.is_empty() && items.iter().all(plain) => {
                if *length.get_or_insert(items.len()) != items.len() {
                    return None;
                }
                lists = lists.saturating_add(1);
            }
            Tree::List(_) | Tree::Map(_) => return None,
            _ => {}
        }
    }
    if lists < 2 {
        return None;
    }
    let mut rows: Vec<Members> = (0..length?).map(|_| Vec::new()).collect();
    let mut others = Vec::new();
    for (name, value) in core::mem::take(members) {
        match value {
            Tree::List(items) => {
                for (row, item) in rows.iter_mut().zip(items) {
                    row.push((name.clone(), item));
                }
            }
            other => others.push((name, other)),
        }
    }
    *members = others;
    Some(rows.into_iter().map(Tree::Map).collect())
}

/// Whether the items of a list are no rows but tables: `[{"title": "收入", "rows": [{…}, {…}]}, …]`.
pub(super) fn are_tables(items: &[Tree]) -> bool {
    let has_rows = |item: &Tree| {
        let Tree::Map(members) = item else {
            return false;
        };
        members.iter().any(|(name, tree)| {
            let rows = matches!(tree.list(), Some([Tree::Map(_) | Tree::List(_), ..]));
            rows && among("rows|records|datalist|tbody", &name.to_ascii_lowercase())
        })
    };
    !items.is_empty() && items.iter().all(has_rows)
}

/// A row out of what few sources wrap it in: `{"_source": {…}}`, `{"city": {…}}` alone, `{"c": [{"v": 1}]}`; with the
/// coordinates of a GeoJSON point among its properties.
pub(super) fn row(row: &mut Tree) {
    if let Tree::Map(members) = row {
        place(members);
        let source = take(members, "_source").filter(|source| matches!(source, Tree::Map(_)));
        if let Some(source) = source {
            *row = source;
            return;
        }
        if let [(name, Tree::List(cells))] = members.as_slice()
            && &**name == "c"
        {
            let cell = |cell: &Tree| cell.get("v").unwrap_or(&Tree::Null).clone();
            *row = Tree::List(cells.iter().map(cell).collect());
            return;
        }
        if let [(_, Tree::Map(inner))] = members.as_mut_slice() {
            *row = Tree::Map(core::mem::take(inner));
        }
    }
}

/// Puts the coordinates of a GeoJSON point among its properties as `lon` and `lat`, unless they have such members.
fn place(members: &mut Members) {
    let Some(geometry) = member(members, "geometry") else {
        return;
    };
    let point = geometry.get("type").and_then(Tree::text) == Some("Point");
    let Some([lon, lat, ..]) = geometry
        .get("coordinates")
        .and_then(Tree::list)
        .filter(|_| point)
    else {
        return;
    };
    let both = [("lon", lon.clone()), ("lat", lat.clone())];
    let inner = members
        .iter_mut()
        .find(|(key, _)| key.eq_ignore_ascii_case("properties"));
    if let Some((_, Tree::Map(properties))) = inner {
        for (name, value) in both {
            if !properties
                .iter()
                .any(|(key, _)| key.eq_ignore_ascii_case(name))
            {
                properties.push((name.into(), value));
            }
        }
    }
}

/// A row whose fields are lists between `|` (`"48~78|53~83||"`) as one row for each place; a blank is `null`. Fields
/// without `|` stand in every row. A row without such fields stays alone.
///
/// ```
/// use mingbai_data::{Tree, read::{Limits, parse}, shape::split_pipes};
/// let row = parse(r#"{"city":"自贡","AQI":"48~78|53~83||"}"#, &Limits::default()).unwrap();
/// let rows = split_pipes(&row);
/// assert_eq!(rows.len(), 4);
/// assert_eq!(rows[1].get("AQI").and_then(Tree::text), Some("53~83"));
/// assert_eq!(rows[2].get("AQI"), Some(&Tree::Null));
/// assert_eq!(rows[3].get("city").and_then(Tree::text), Some("自贡"));
/// ```
#[must_use]
pub fn split_pipes(row: &Tree) -> Vec<Tree> {
    let Tree::Map(members) = row else {
        return vec![row.clone()];
    };
    let parts = |value: &Tree| {
        value
            .text()
            .filter(|text| text.contains('|'))
            .map(|text| text.split('|').count())
    };
    let most = members
        .iter()
        .filter_map(|(_, value)| parts(value))
        .max()
        .unwrap_or(1);
    // Long rows are repeated in every place: what comes of them must stay in proportion.
    if most > 100 {
        return vec![row.clone()];
    }
    let at = |place: usize| {
        let member = |(name, value): &(Box<str>, Tree)| {
            let value = match value.text().filter(|text| text.contains('|')) {
                Some(text) => match text.split('|').nth(place).map(str::trim) {
                    None | Some("") => Tree::Null,
                    Some(part) => Tree::Text(part.into()),
                },
                None => value.clone(),
            };
            (name.clone(), value)
        };
        Tree::Map(members.iter().map(member).collect())
    };
    (0..most).map(at).collect()
}
