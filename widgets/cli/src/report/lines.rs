//! On which line of the source something stands, where that can be told for certain.

use crate::dataset::Dataset;
use mingbai_data::Place;

/// The lines of a source.
pub struct Lines<'a> {
    text: &'a str,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The line that a sentence of the reader names: 第 2 行第 3 列.
    pub fn in_message(&self, message: &str) -> Option<usize> {
        let (before, rest) = message.split_once("第 ")?;
        // That of a mapping file is none of the source's.
        if before.contains("映射文件") {
            return None;
        }
        let (number, rest) = rest.split_once(" 行")?;
        if !rest.starts_with("第 ") {
            return None;
        }
        number.parse().ok()
    }

    /// The line of a row: that of its name, where the name stands as often in the source as in the tables.
    pub fn of_row(&self, dataset: &Dataset, place: &Place) -> Option<usize> {
        let wanted = (place.table, place.row?);
        let names = dataset.names();
        let (_, _, name) = names
            .iter()
            .find(|(table, row, _)| (*table, *row) == wanted)?;
        let quoted = serde_json::Value::from(*name).to_string();
        let found: Vec<usize> = self.text.match_indices(&quoted).map(|(at, _)| at).collect();
        let same = names.iter().filter(|(_, _, other)| other == name);
        let same: Vec<(usize, usize)> = same.map(|(table, row, _)| (*table, *row)).collect();
        if found.len() != same.len() {
            return None;
        }
        let index = same.iter().position(|one| *one == wanted)?;
        found.get(index).map(|at| self.line(*at))
    }

    /// The line of the first place where a text stands.
    pub fn of_text(&self, text: &str) -> Option<usize> {
        self.text.find(text).map(|at| self.line(at))
    }

    /// The line of the last word that a message quotes, where it stands in one place of the source alone.
    pub fn of_quoted(&self, message: &str) -> Option<usize> {
        let (_, rest) = message.rsplit_once('“')?;
        let (word, _) = rest.split_once('”')?;
        let quoted = serde_json::Value::from(word).to_string();
        let mut found = self.text.match_indices(&quoted);
        let (at, _) = found.next()?;
        found.next().is_none().then(|| self.line(at))
    }

    fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.matches('\n').count().saturating_add(1)
    }
}
