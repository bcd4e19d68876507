//! Where personal data stands in a source. **Rule:** row and field, never the value; nor a name of a field that may be the
//! name of a person.

use crate::json::{Step, find, line_and_column};
use mingbai_data::Tree;
use mingbai_data::privacy::{Counts, FieldKind, mask_tree};
use mingbai_data::read::{self, Form, Limits};

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
    let mut masked = reading.tree.clone();
    let mut counts = Counts::default();
    mask_tree(&mut masked, &mut counts);
    let lines = matches!(reading.form, Form::Csv | Form::Tsv | Form::Delimited);
    let of = |way: &Vec<usize>| {
        let mut place = personal(&reading.tree, &masked, way);
        if lines
            && matches!(&reading.tree, Tree::List(rows) if matches!(rows.first(), Some(Tree::Map(_))))
        {
            // The line with the names is a row too.
            place.row = place.row.map(|row| row.saturating_add(1));
        }
        let steps: Vec<Step<'_>> = way.iter().map(|at| Step::Index(*at)).collect();
        let json = reading.form == Form::Json;
        place.line = json
            .then(|| find(text, &steps))
            .flatten()
            .map(|spot| line_and_column(text, spot.value).0);
        place
    };
    let mut all: Vec<Personal> = counts.places.iter().map(of).collect();
    all.dedup_by(|a, b| (a.row, &a.field) == (b.row, &b.field));
    all
}

/// Row and field at the end of a way.
fn personal(tree: &Tree, masked: &Tree, way: &[usize]) -> Personal {
    let (mut row, mut field) = (None, None);
    let (mut at, mut safe) = (tree, masked);
    let mut above: Option<&Tree> = None;
    for step in way {
        match (at, safe) {
            (Tree::List(items), Tree::List(safe_items)) => {
                let (Some(item), Some(safe_item)) = (items.get(*step), safe_items.get(*step))
                else {
                    break;
                };
                if row.is_none() {
                    row = Some(step.saturating_add(1));
                    above = Some(at);
                } else if matches!(item, Tree::Text(_) | Tree::Number(_)) {
                    field = Some(heading(above, *step));
                }
                (at, safe) = (item, safe_item);
            }
            (Tree::Map(members), Tree::Map(safe_members)) => {
                let (Some((key, value)), Some((shown, safe_value))) =
                    (members.get(*step), safe_members.get(*step))
                else {
                    break;
                };
                // What is masked, or stands in one row alone and is no word for a field, may be somebody's name.
                let field_word = FieldKind::of_header(key) != FieldKind::Text || common(above, key);
                field = Some(match key == shown && field_word {
                    true => key.to_string(),
                    false => format!("第 {} 项", step.saturating_add(1)),
                });
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
fn heading(rows: Option<&Tree>, column: usize) -> String {
    let rows = rows.and_then(Tree::list).unwrap_or_default().iter().take(8);
    let mut cells = rows.filter_map(|row| row.list()?.get(column)?.text());
    let known = cells.find(|cell| FieldKind::of_header(cell) != FieldKind::Text);
    known.map_or_else(
        || format!("第 {} 列", column.saturating_add(1)),
        |name| name.trim().to_owned(),
    )
}
