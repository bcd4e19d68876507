//! Many loads as figures: the median of each, a table, and the ratios that the project promises.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use serde_json::{Value, json};

use crate::load::{Loaded, Mode};

/// A promise: a figure of one page, as a share of the same figure of another, or in milliseconds.
struct Goal {
    says: &'static str,
    mode: Mode,
    page: &'static str,
    figure: &'static str,
    of: Option<&'static str>,
    most: f64,
}

const GOALS: &[Goal] = &[
    Goal {
        says: "in place, first content, of the static page",
        mode: Mode::Throttled,
        page: "in-place",
        figure: "first content, ms",
        of: Some("static"),
        most: 1.05,
    },
    Goal {
        says: "live with 200 rows, all content, of the static page",
        mode: Mode::Throttled,
        page: "live",
        figure: "all content, ms",
        of: Some("static"),
        most: 2.1,
    },
    Goal {
        says: "twelve widgets, all content, of one",
        mode: Mode::Throttled,
        page: "twelve",
        figure: "all content, ms",
        of: Some("one"),
        most: 1.3,
    },
    Goal {
        says: "10,000 rows, sort, ms",
        mode: Mode::Plain,
        page: "rows-10000",
        figure: "sort, ms",
        of: None,
        most: 50.0,
    },
    Goal {
        says: "10,000 rows, filter, ms",
        mode: Mode::Plain,
        page: "rows-10000",
        figure: "filter, ms",
        of: None,
        most: 50.0,
    },
];

/// The order of the columns; what is not named here comes after.
const COLUMNS: &[&str] = &[
    "first paint, ms",
    "first content, ms",
    "all content, ms",
    "script, ms",
    "layout and style, ms",
    "html, KB",
    "js, KB",
    "wasm, KB",
    "css, KB",
    "data, KB",
    "all bytes, KB",
    "JS heap, KB",
    "wasm memory, KB",
];

/// Every value of every load.
#[derive(Default)]
pub struct Figures {
    /// In the order of their first load.
    pages: Vec<&'static str>,
    values: BTreeMap<(Mode, &'static str), BTreeMap<String, Vec<f64>>>,
}

impl Figures {
    pub fn add(&mut self, mode: Mode, page: &'static str, loaded: &Loaded) {
        if !self.pages.contains(&page) {
            self.pages.push(page);
        }
        let of = self.values.entry((mode, page)).or_default();
        for (name, value) in loaded {
            of.entry(name.clone()).or_default().push(*value);
        }
    }

    fn median(&self, mode: Mode, page: &str, figure: &str) -> Option<f64> {
        let (_, of) = self
            .values
            .iter()
            .find(|((m, p), _)| *m == mode && *p == page)?;
        median(of.get(figure)?)
    }

    fn reached(&self, goal: &Goal) -> Option<f64> {
        let value = self.median(goal.mode, goal.page, goal.figure)?;
        match goal.of {
            None => Some(value),
            Some(floor) => Some(value / self.median(goal.mode, floor, goal.figure)?),
        }
    }

    /// Medians as a table a mode, then the goals.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for mode in [Mode::Plain, Mode::Throttled] {
            let columns = self.columns(mode);
            let _ = write!(out, "{:<12}", mode.name());
            for column in &columns {
                let _ = write!(out, " {column:>width$}", width = column.len().max(8));
            }
            out.push('\n');
            for page in &self.pages {
                let _ = write!(out, "{page:<12}");
                for column in &columns {
                    let cell = self
                        .median(mode, page, column)
                        .map_or_else(|| "–".into(), |value| format!("{value:.1}"));
                    let _ = write!(out, " {cell:>width$}", width = column.len().max(8));
                }
                out.push('\n');
            }
            out.push('\n');
        }
        for goal in GOALS {
            if let Some(value) = self.reached(goal) {
                let sign = if value <= goal.most { "✓" } else { "✗" };
                let _ = writeln!(
                    out,
                    "{sign} {:<52} {value:>7.2}   goal {}",
                    goal.says, goal.most
                );
            }
        }
        out
    }

    /// The columns that any page has a figure for in this mode.
    fn columns(&self, mode: Mode) -> Vec<String> {
        let known = |name: &str| COLUMNS.iter().position(|column| *column == name);
        let mut found: Vec<String> = self
            .values
            .iter()
            .filter(|((one, _), _)| *one == mode)
            .flat_map(|(_, of)| of.keys().cloned())
            .collect();
        found.sort_by_key(|name| (known(name).unwrap_or(COLUMNS.len()), name.clone()));
        found.dedup();
        found
    }

    /// Everything that was measured, so that another run can be compared; `load` is how busy the machine was before.
    pub fn json(&self, load: f64) -> Result<String> {
        let mut modes = json!({});
        for ((mode, page), of) in &self.values {
            for (name, values) in of {
                let rounded: Vec<f64> = values.iter().map(|value| rounded(*value)).collect();
                modes[mode.name()][*page][name] =
                    json!({ "median": median(&rounded), "values": rounded });
            }
        }
        let goals: Vec<Value> = GOALS
            .iter()
            .map(|goal| json!({ "goal": goal.says, "most": goal.most, "measured": self.reached(goal).map(rounded) }))
            .collect();
        Ok(serde_json::to_string_pretty(
            &json!({ "load before": load, "pages": modes, "goals": goals }),
        )? + "\n")
    }
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let high = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(high);
    }
    sorted
        .get(middle.checked_sub(1)?)
        .map(|low| (low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_goal_is_a_share_of_the_same_run() {
        let mut figures = Figures::default();
        let load = |ms: f64| Loaded::from([("all content, ms".to_owned(), ms)]);
        for ms in [100.0, 300.0, 200.0] {
            figures.add(Mode::Throttled, "static", &load(ms));
            figures.add(Mode::Throttled, "live", &load(ms * 2.0));
        }
        let goal = GOALS.iter().find(|goal| goal.page == "live").unwrap();
        assert_eq!(figures.reached(goal), Some(2.0));
        assert!(figures.table().contains("✓ live with 200 rows"));
        assert!(figures.json(0.0).unwrap().contains("\"measured\": 2.0"));
    }
}
