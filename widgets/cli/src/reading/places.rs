//! Where personal data stands in a source. **Rule:** row and field, never the value; nor a name of a field that may be the
//! name of a person.

use crate::json::{Step, find, line_and_column};
use mingbai_data::Tree;
use mingbai_data::privacy::{Counts, FieldKind, mask_tree};
use mingbai_data::read::{self, Form, Limits};
use mingbai_data::shape::find_any;

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Row of the source, from 1, headings counted as the source counts them.
    pub row: Option<usize>,
    /// The field, or which one it is (`第 4 列`).
    pub field: Option<String>,
    /// Line of the source, from 1, where it is known.
    pub line: Option<usize>,
}

impl Personal {
    /// In words: `第 4 行“备注”`.
    pub fn said(&self) -> String {
        let row = self
            .row
            .map_or_else(String::new, |row| format!("第 {row} 行"));
        let field = self.field.as_deref().unwrap_or_default();
        match (row.as_str(), field) {
            ("", "") => "行以外的文字".to_owned(),
            (row, "") => row.to_owned(),
            (row, field) if field.starts_with('第') => format!("{row}{field}"),
            (row, field) => format!("{row}“{field}”"),
        }
    }
}

/// The first places in a text, three at the most.
pub fn places(text: &str, limits: &Limits) -> Vec<Personal> {
    let Ok(reading) = read::any(text, limits) else {
        return Vec::new();
    };
    // A document within a string has rows of its own.
    let inner = find_any(text, limits)
        .ok()
        .filter(|answer| answer.inner.is_some());
    if let Some(answer) = inner {
        return of_tree(&answer.found.into_tree(), |_, place| place);
    }
    let maps =
        matches!(&reading.tree, Tree::List(rows) if matches!(rows.first(), Some(Tree::Map(_))));
    let headed = maps && matches!(reading.form, Form::Csv | Form::Tsv | Form::Delimited);
    of_tree(&reading.tree, |way, mut place| {
        if headed {
            // The line with the names is a row too.
            place.row = place.row.map(|row| row.saturating_add(1));
        }
        let steps: Vec<Step<'_>> = way.iter().map(|at| Step::Index(*at)).collect();
        if reading.form == Form::Json {
            let spot = find(text, &steps);
            place.line = spot.map(|spot| line_and_column(text, spot.value).0);
        }
        place
    })
}

fn of_tree(tree: &Tree, finish: impl Fn(&[usize], Personal) -> Personal) -> Vec<Personal> {
    let mut masked = tree.clone();
    let mut counts = Counts::default();
    mask_tree(&mut masked, &mut counts);
    let ways = counts.places.iter();
    let mut all: Vec<Personal> = ways
        .map(|way| finish(way, personal(tree, &masked, way)))
        .collect();
    all.dedup_by(|a, b| (a.row, &a.field) == (b.row, &b.field));
    all
}

/// Row and field at the end of a way.
fn personal(tree: &Tree, masked: &Tree, way: &[usize]) -> Personal {
    let (mut row, mut field) = (None, None);
    let (mut at, mut safe) = (tree, masked);
    // The rows, the headings apart from them, and whether the list under way is one of tables.
    let mut above: Option<&Tree> = None;
    let mut heads: Option<&Tree> = None;
    let mut tables = false;
    for step in way {
        match (at, safe) {
            (Tree::List(items), Tree::List(safe_items)) => {
                let (Some(item), Some(safe_item)) = (items.get(*step), safe_items.get(*step))
                else {
                    break;
                };
                if row.is_none() && !tables {
                    row = Some(step.saturating_add(1));
                    above = Some(at);
                } else if !tables {
                    field = Some(heading([heads, above], *step));
                }
                tables = false;
                (at, safe) = (item, safe_item);
            }
            (Tree::Map(members), Tree::Map(safe_members)) => {
                let (Some((key, value)), Some((shown, safe_value))) =
                    (members.get(*step), safe_members.get(*step))
                else {
                    break;
                };
                tables = row.is_none() && &**key == "tables";
                heads = at.get("thead").or(heads);
                // What is masked, or stands in one row alone and is no word for a field, may be somebody's name.
                let word = FieldKind::of_header(key) != FieldKind::Text || common(above, key);
                field = match key == shown && word {
                    _ if row.is_none() => None,
                    true => Some(key.to_string()),
                    false => Some(format!("第 {} 项", step.saturating_add(1))),
                };
                (at, safe) = (value, safe_value);
            }
            _ => break,
        }
    }
    Personal {
        row,
        field,
        line: None,
    }
}

/// Whether several rows have the key.
fn common(rows: Option<&Tree>, key: &str) -> bool {
    let rows = rows.and_then(Tree::list).unwrap_or_default();
    rows.iter().filter(|row| row.get(key).is_some()).count() > 1
}

/// What a column of cells is called: a word for a field above it, else its number.
fn heading(above: [Option<&Tree>; 2], column: usize) -> String {
    let rows = above
        .into_iter()
        .flatten()
        .filter_map(Tree::list)
        .flat_map(|rows| rows.iter().take(8));
    let mut cells = rows.filter_map(|row| row.list()?.get(column)?.text());
    let known = cells.find(|cell| FieldKind::of_header(cell) != FieldKind::Text);
    known.map_or_else(
        || format!("第 {} 列", column.saturating_add(1)),
        |name| name.trim().to_owned(),
    )
}
