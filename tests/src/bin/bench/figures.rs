//! Many loads as figures: the median of each, a table, and the ratios that the project promises.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::load::{Loaded, Mode};

/// The promises: a figure of one page, in milliseconds, or as a share of another one.
const GOALS: &str = include_str!("../../../goals.json");

/// What the same job took that was written with something else: milliseconds to all content, KB brotli in all.
const OTHERS: &str = include_str!("../../../others.json");

/// A promise.
struct Goal {
    says: String,
    mode: Mode,
    page: String,
    figure: String,
    /// Page and figure that it is a share of.
    of: Option<(String, String)>,
    most: f64,
}

/// What `goals.json` promises. Where `of` names no page or no figure, it is the goal's own.
fn goals() -> Result<Vec<Goal>> {
    let goals: Vec<Value> = serde_json::from_str(GOALS)?;
    let goal = |goal: &Value| {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let (page, figure) = (text(&goal["page"])?, text(&goal["figure"])?);
        let other = |of: &Value| {
            let page = text(&of["page"]).unwrap_or_else(|| page.clone());
            (page, text(&of["figure"]).unwrap_or_else(|| figure.clone()))
        };
        Some(Goal {
            says: text(&goal["says"])?,
            mode: [Mode::Plain, Mode::Throttled]
                .into_iter()
                .find(|mode| goal["mode"] == mode.name())?,
            of: goal.get("of").map(other),
            most: goal["most"].as_f64()?,
            page: page.clone(),
            figure: figure.clone(),
        })
    };
    let read: Option<Vec<Goal>> = goals.iter().map(goal).collect();
    read.context("tests/goals.json has a goal without a page, a figure, a mode or a limit")
}

/// The columns of the table, in this order; what is not named here has a line of its own.
const COLUMNS: &[&str] = &[
    "first paint, ms",
    "first content, ms",
    "all content, ms",
    "layout shift",
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
        median(self.values(mode, page, figure)?)
    }

    fn reached(&self, goal: &Goal) -> Option<f64> {
        let value = self.median(goal.mode, &goal.page, &goal.figure)?;
        match &goal.of {
            None => Some(value),
            Some((page, figure)) => Some(value / self.median(goal.mode, page, figure)?),
        }
    }

    /// Every value of a figure.
    fn values(&self, mode: Mode, page: &str, figure: &str) -> Option<&[f64]> {
        let mut all = self.values.iter();
        let (_, of) = all.find(|((m, p), _)| *m == mode && *p == page)?;
        Some(of.get(figure)?)
    }

    /// Medians as a table a mode, then what readers did with its worst, then the goals.
    pub fn table(&self) -> Result<String> {
        let mut out = String::new();
        for mode in [Mode::Plain, Mode::Throttled] {
            let columns = self.columns(mode);
            let _ = write!(out, "{:<12}", mode.name());
            let columns: Vec<String> = columns
                .into_iter()
                .filter(|column| COLUMNS.contains(&&**column))
                .collect();
            for column in &columns {
                let _ = write!(out, " {column:>width$}", width = column.len().max(8));
            }
            out.push('\n');
            for page in &self.pages {
                let _ = write!(out, "{page:<12}");
                for column in &columns {
                    let cell = self.median(mode, page, column).map_or_else(
                        || "–".into(),
                        |value| {
                            if column == "layout shift" {
                                format!("{value:.3}")
                            } else {
                                format!("{value:.1}")
                            }
                        },
                    );
                    let _ = write!(out, " {cell:>width$}", width = column.len().max(8));
                }
                out.push('\n');
            }
            out.push('\n');
        }
        for page in &self.pages {
            for figure in self.columns(Mode::Plain) {
                if COLUMNS.contains(&&*figure) {
                    continue;
                }
                let Some(values) = self.values(Mode::Plain, page, &figure) else {
                    continue;
                };
                let (best, worst) = values
                    .iter()
                    .fold((f64::INFINITY, 0.0f64), |(low, high), n| {
                        (low.min(*n), high.max(*n))
                    });
                let median = median(values).unwrap_or_default();
                let _ = writeln!(
                    out,
                    "{page:<12} {figure:<28} median {median:>7.1}   best {best:>7.1}   worst {worst:>7.1}"
                );
            }
        }
        out.push('\n');
        for goal in goals()? {
            if let Some(value) = self.reached(&goal) {
                let sign = if value <= goal.most { "✓" } else { "✗" };
                let _ = writeln!(
                    out,
                    "{sign} {:<52} {value:>7.2}   goal {}",
                    goal.says, goal.most
                );
            }
        }
        self.beside(&mut out)?;
        Ok(out)
    }

    /// What others took for the same job, below ours.
    fn beside(&self, out: &mut String) -> Result<()> {
        let jobs: Vec<Value> = serde_json::from_str(OTHERS)?;
        for job in &jobs {
            let text = |name: &str| job[name].as_str().unwrap_or_default();
            let own = |figure: &str| {
                [Mode::Plain, Mode::Throttled]
                    .into_iter()
                    .find(|mode| mode.name() == text("mode"))
                    .and_then(|mode| self.median(mode, text("page"), figure))
            };
            let (Some(time), Some(bytes)) = (own("all content, ms"), own("all bytes, KB")) else {
                continue;
            };
            let _ = writeln!(
                out,
                "\n{}, {}: ms to all content · KB brotli in all\n({})",
                text("page"),
                text("mode"),
                text("says")
            );
            let _ = writeln!(out, "  {:<28} {time:>7.0} · {bytes:.0}", "this one");
            let others = job["with"]
                .as_array()
                .context("others.json has no `with`")?;
            for other in others {
                let name = other[0].as_str().unwrap_or_default();
                let _ = writeln!(out, "  {name:<28} {:>7} · {}", other[1], other[2]);
            }
        }
        Ok(())
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
        let goals: Vec<Value> = goals()?
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
    fn a_goal_may_be_a_share_of_another_figure_of_its_page() {
        let mut figures = Figures::default();
        let figure = |name: &str, ms| (name.to_owned(), ms);
        let loaded = Loaded::from([figure("JSON.parse, ms", 2.0), figure("records, ms", 5.0)]);
        figures.add(Mode::Plain, "rows-10000", &loaded);
        let goals = goals().unwrap();
        let goal = goals.iter().find(|goal| goal.figure == "records, ms");
        assert_eq!(figures.reached(goal.unwrap()), Some(2.5));
    }

    #[test]
    fn what_others_took_stands_below_ours() {
        let mut figures = Figures::default();
        let figure = |name: &str, value| (name.to_owned(), value);
        let loaded = Loaded::from([
            figure("all content, ms", 800.4),
            figure("all bytes, KB", 99.6),
        ]);
        figures.add(Mode::Throttled, "air", &loaded);
        let table = figures.table().unwrap();
        let line = |name: &str| {
            let mut lines = table.lines().map(str::trim);
            let found = lines.find(|line| line.starts_with(name)).unwrap();
            found.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(line("this one"), "this one 800 · 100");
        assert_eq!(line("ECharts 6"), "ECharts 6 1520 · 145");
        figures = Figures::default();
        figures.add(Mode::Throttled, "live", &loaded);
        assert!(!figures.table().unwrap().contains("ECharts"));
    }

    #[test]
    fn a_goal_is_a_share_of_the_same_run() {
        let mut figures = Figures::default();
        let load = |ms: f64| Loaded::from([("all content, ms".to_owned(), ms)]);
        for ms in [100.0, 300.0, 200.0] {
            figures.add(Mode::Throttled, "static", &load(ms));
            figures.add(Mode::Throttled, "live", &load(ms * 2.0));
        }
        let goals = goals().unwrap();
        let goal = goals.iter().find(|goal| goal.page == "live").unwrap();
        assert_eq!(figures.reached(goal), Some(2.0));
        assert!(figures.table().unwrap().contains("✓ live with 200 rows"));
        assert!(figures.json(0.0).unwrap().contains("\"measured\": 2.0"));
    }
}
