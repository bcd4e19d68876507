//! Examples of more than a thousand rows: only what is near the screen is drawn, and nothing is lost by it. Every place
//! shows the right rows, search finds, sorting sorts, the count is right. What is right comes from the data itself.

use std::time::Duration;

use anyhow::{Context, Result};
use mingbai_demo::Example;
use serde_json::{Value, json};

use super::Plan;
use crate::browser::Engine;
use crate::checks::{ask, ask_with, drawn, quiet, wait};
use crate::runner::{Case, Stage};

/// From so many rows on an example is a long one.
const LONG: usize = 1_000;
/// Rows in the document that are still a window.
const WINDOW: u64 = 700;
/// What one case looks at.
type Part = fn(&mut Stage<'_>, &Rows) -> Result<()>;

const SOON: Duration = Duration::from_secs(20);

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let long: Vec<&Example> = plan
        .examples
        .iter()
        .filter(|example| example.rows().is_ok_and(|rows| rows > LONG))
        .collect();
    let mut cases = Vec::new();
    for engine in plan.engines(&Engine::ALL) {
        for example in &long {
            let parts: [(&str, Part); 4] = [
                ("places", places),
                ("search", search),
                ("sort", sort),
                ("phone", phone),
            ];
            for (name, part) in parts {
                let example = (*example).clone();
                cases.push(Case::new(
                    engine,
                    &format!("rows/{}/{}/{name}", example.widget, example.id),
                    120,
                    move |stage| {
                        let rows = Rows::read(&example)?;
                        stage
                            .browser
                            .viewport(if name == "phone" { 390 } else { 1280 }, 844)?;
                        stage.open(&format!("{}?plain=1", example.url()))?;
                        drawn(stage.browser, SOON)?;
                        part(stage, &rows)?;
                        let found = quiet(stage.browser)?;
                        stage.found("the page", found);
                        Ok(())
                    },
                ));
            }
        }
    }
    cases
}

/// Names and main amounts in the order of the data.
struct Rows(Vec<(String, Option<i64>)>);

impl Rows {
    fn read(example: &Example) -> Result<Self> {
        let value: Value = serde_json::from_str(&example.text()?)?;
        let table = value
            .pointer("/tables/0")
            .context("The data has no table.")?;
        let columns = table
            .get("columns")
            .and_then(Value::as_array)
            .context("The data has no columns.")?;
        let column = |name: &str| {
            columns
                .iter()
                .position(|column| column == name)
                .with_context(|| format!("The data has no {name}."))
        };
        let (name, amount) = (column("name")?, column("final")?);
        let rows = table
            .get("rows")
            .and_then(Value::as_array)
            .context("The data has no rows.")?;
        let read = |row: &Value| {
            Some((
                row.get(name)?.as_str()?.to_owned(),
                row.get(amount).and_then(Value::as_i64),
            ))
        };
        Ok(Self(rows.iter().filter_map(read).collect()))
    }

    /// A name that no other row has in it, in the middle of the data.
    fn unique(&self) -> Result<usize> {
        let middle = self.0.len() / 2;
        let only = |at: &usize| {
            self.0.get(*at).is_some_and(|(name, _)| {
                self.0
                    .iter()
                    .filter(|(other, _)| other.contains(name.as_str()))
                    .count()
                    == 1
            })
        };
        (middle..self.0.len())
            .find(only)
            .context("No name is there once only.")
    }

    /// The name that most rows share, and the amounts of these rows, the largest first.
    fn shared(&self) -> Result<(String, Vec<i64>)> {
        let (name, _) = self
            .0
            .iter()
            .find(|(name, _)| self.0.iter().filter(|(other, _)| other == name).count() > 20)
            .context("No name is shared.")?;
        let mut amounts: Vec<i64> = self
            .0
            .iter()
            .filter(|(other, _)| other.contains(name.as_str()))
            .filter_map(|(_, amount)| *amount)
            .collect();
        amounts.sort_unstable_by(|a, b| b.cmp(a));
        Ok((name.clone(), amounts))
    }
}

/// The rows in the window, each with its number in the table (the heading is row 1), its name and its numbers.
const SEEN: &str = r#"
const inner = mb.inner(mb.hosts()[0]);
const all = Array.from(inner.querySelectorAll("[role=row]")).filter((row) => row.querySelector("[role=rowheader]"));
const rows = all.filter((row) => { const box = row.getBoundingClientRect(); return box.bottom > 60 && box.top < innerHeight && box.height > 0; });
return {
  drawn: inner.querySelectorAll("[role=row]").length,
  count: (inner.querySelector("[role=table]") || inner).getAttribute("aria-rowcount"),
  status: (inner.querySelector(".mb-count [role=status]") || inner.querySelector("[role=status]") || { textContent: "" }).textContent,
  rows: rows.map((row) => [Number(row.getAttribute("aria-rowindex")), (row.querySelector("[role=rowheader] .mb-tog, [role=rowheader] .mb-leaf") || row.querySelector("[role=rowheader]")).innerText.trim(), row.innerText]),
};
"#;

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn open_all(stage: &mut Stage<'_>) -> Result<()> {
    let pressed = ask(
        stage.browser,
        "const button = Array.from(mb.inner(mb.hosts()[0]).querySelectorAll('button')).find(one => one.textContent.trim() === '全部展开'); \
         if (button) button.click(); await mb.frames(3); return !!button;",
    )?;
    anyhow::ensure!(pressed == json!(true), "There is no button 全部展开.");
    Ok(())
}

/// At the top, in the middle and at the end stand the rows of the data, in its order, without a hole.
fn places(stage: &mut Stage<'_>, rows: &Rows) -> Result<()> {
    open_all(stage)?;
    let total = rows.0.len();
    let first = ask(stage.browser, SEEN)?;
    stage.expect(
        text(&first, "count") == (total + 1).to_string(),
        format!(
            "aria-rowcount is {}, not {}",
            text(&first, "count"),
            total + 1
        ),
    );
    stage.expect(
        text(&first, "status").contains(&total.to_string()),
        format!("the count says {}", text(&first, "status")),
    );
    for (part, place) in [
        (0.0, "top"),
        (0.5, "middle"),
        (0.9, "near the end"),
        (1.0, "end"),
        (0.25, "back at a quarter"),
    ] {
        let script = r#"
const table = mb.inner(mb.hosts()[0]).querySelector("[role=table]");
// A jump may change heights that were only estimated: the reader goes on until the place is reached.
for (let turn = 0; turn < 6; turn++) {
  const box = table.getBoundingClientRect();
  scrollTo(0, Math.round(scrollY + box.top + (box.height - innerHeight + 80) * arguments[0]));
  await mb.frames(4);
  await new Promise((next) => setTimeout(next, 60));
}
"#;
        ask_with(stage.browser, script, &[json!(part)])?;
        let seen = ask(stage.browser, SEEN)?;
        judge(stage, rows, &seen, place);
        let numbers: Vec<u64> = numbers(&seen);
        let reached = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) => {
                (*first..=*last).contains(&expected(part, total))
                    || (part - middle(&numbers, total)).abs() < 0.1
            }
            _ => false,
        };
        stage.expect(
            reached,
            format!(
                "{place}: rows {:?} to {:?} of {total} are seen",
                numbers.first(),
                numbers.last()
            ),
        );
    }
    Ok(())
}

fn numbers(seen: &Value) -> Vec<u64> {
    let rows = seen
        .get("rows")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    rows.filter_map(|row| row.get(0).and_then(Value::as_u64))
        .collect()
}

/// The number of the row that a part of the table ends with; the heading is row 1.
fn expected(part: f64, total: usize) -> u64 {
    // Whole numbers of rows are far below what an f64 holds exactly.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss
    )]
    let row = (total as f64 * part) as u64;
    if part >= 1.0 { row + 1 } else { row + 2 }
}

#[allow(clippy::cast_precision_loss)]
fn middle(numbers: &[u64], total: usize) -> f64 {
    numbers
        .get(numbers.len() / 2)
        .map_or(-1.0, |number| *number as f64 / total as f64)
}

/// Each row in the window is the one that its number says, and they follow each other.
fn judge(stage: &mut Stage<'_>, rows: &Rows, seen: &Value, place: &str) {
    let drawn = seen
        .get("drawn")
        .and_then(Value::as_u64)
        .unwrap_or(u64::MAX);
    stage.expect(
        drawn <= WINDOW,
        format!("{place}: {drawn} rows are in the document"),
    );
    let list: Vec<&Value> = seen
        .get("rows")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    stage.expect(
        list.len() >= 5,
        format!("{place}: only {} rows are seen", list.len()),
    );
    for row in &list {
        let number = row
            .get(0)
            .and_then(Value::as_u64)
            .and_then(|number| usize::try_from(number).ok())
            .unwrap_or(0);
        let name = row.get(1).and_then(Value::as_str).unwrap_or_default();
        match number.checked_sub(2).and_then(|at| rows.0.get(at)) {
            Some((right, _)) if name.contains(right.as_str()) => {}
            other => {
                stage.problem(format!(
                    "{place}: row {number} is “{name}”, in the data {:?}",
                    other.map(|(right, _)| right)
                ));
                return;
            }
        }
    }
    let numbers = numbers(seen);
    stage.expect(
        numbers
            .windows(2)
            .all(|pair| pair.first().map(|first| first + 1) == pair.last().copied()),
        format!("{place}: rows are missing in {numbers:?}"),
    );
}

fn look_for(stage: &mut Stage<'_>, words: &str) -> Result<()> {
    let script = r#"
const field = mb.inner(mb.hosts()[0]).querySelector("input[type=search]");
field.scrollIntoView({ block: "center" });
field.focus();
field.select();
"#;
    ask(stage.browser, script)?;
    stage.browser.press(&[crate::browser::Key::Backspace])?;
    if !words.is_empty() {
        stage.browser.type_text(words)?;
    }
    Ok(())
}

/// One row among thousands is found by typing its name; emptied, the field shows all again.
fn search(stage: &mut Stage<'_>, rows: &Rows) -> Result<()> {
    let at = rows.unique()?;
    let name = rows
        .0
        .get(at)
        .map(|(name, _)| name.clone())
        .unwrap_or_default();
    let before = ask(stage.browser, SEEN)?;
    look_for(stage, &name)?;
    wait(
        stage.browser,
        "/显示 1 行/.test(mb.text(mb.hosts()[0]))",
        Duration::from_secs(10),
    )
    .with_context(|| format!("searching {name}"))?;
    let seen = ask(stage.browser, SEEN)?;
    let found = seen
        .pointer("/rows/0/1")
        .and_then(Value::as_str)
        .unwrap_or_default();
    stage.expect(
        found.contains(&name),
        format!("searching {name} shows “{found}”"),
    );
    look_for(stage, "没有这样的科目")?;
    wait(
        stage.browser,
        "/这张表里没有/.test(mb.text(mb.hosts()[0]))",
        Duration::from_secs(10),
    )?;
    look_for(stage, "")?;
    pause_until_same(stage, text(&before, "status"))
}

fn pause_until_same(stage: &mut Stage<'_>, status: &str) -> Result<()> {
    wait(
        stage.browser,
        &format!(
            "mb.inner(mb.hosts()[0]).innerText.includes({})",
            json!(status)
        ),
        Duration::from_secs(10),
    )
}

/// What was found stands in the order of its amounts.
fn sort(stage: &mut Stage<'_>, rows: &Rows) -> Result<()> {
    let (name, amounts) = rows.shared()?;
    look_for(stage, &name)?;
    wait(
        stage.browser,
        &format!("/显示 {} 行/.test(mb.text(mb.hosts()[0]))", amounts.len()),
        Duration::from_secs(10),
    )
    .with_context(|| format!("{} rows have {name}", amounts.len()))?;
    for (press, direction) in [(1, "descending"), (2, "ascending")] {
        let script = r#"
const heading = Array.from(mb.inner(mb.hosts()[0]).querySelectorAll("[role=columnheader]")).find((one) => one.textContent.includes("决算数") && !one.textContent.includes("上年"));
heading.querySelector("button").click();
await mb.frames(4);
const inner = mb.inner(mb.hosts()[0]);
const at = Array.from(inner.querySelectorAll("[role=columnheader]")).findIndex((one) => one.textContent.includes("决算数") && !one.textContent.includes("上年"));
const rows = Array.from(inner.querySelectorAll("[role=row]")).filter((row) => row.querySelector("[role=rowheader]"));
return [inner.querySelectorAll("[role=columnheader]")[at].getAttribute("aria-sort"), rows.map((row) => Number((row.children[at].innerText.match(/-?[\d,]+(\.\d+)?/) || [""])[0].replace(/,/g, "")))];
"#;
        let sorted = ask(stage.browser, script)?;
        stage.expect(
            sorted.get(0) == Some(&json!(direction)),
            format!("after press {press} aria-sort is {:?}", sorted.get(0)),
        );
        let shown: Vec<i64> = sorted
            .get(1)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_i64)
            .collect();
        let mut right = amounts.clone();
        if direction == "ascending" {
            right.reverse();
        }
        stage.expect(
            // Of a long list only what is near the reader is there; how many there are is said above.
            shown.len() >= right.len().min(20) && right.starts_with(&shown),
            format!(
                "{direction}: {:?} … instead of {:?} …",
                shown.iter().take(4).collect::<Vec<_>>(),
                right.iter().take(4).collect::<Vec<_>>()
            ),
        );
    }
    Ok(())
}

/// On a phone one level at a time: down into a line and back up; search reaches everything from there.
fn phone(stage: &mut Stage<'_>, rows: &Rows) -> Result<()> {
    let before = ask(stage.browser, SEEN)?;
    let first = rows
        .0
        .first()
        .map(|(name, _)| name.clone())
        .unwrap_or_default();
    let script = r#"
const button = mb.inner(mb.hosts()[0]).querySelector("[role=rowheader] button");
button.focus();
return button.textContent;
"#;
    let named = ask(stage.browser, script)?;
    stage.expect(
        named.as_str().is_some_and(|name| name.contains(&first)),
        format!("the first line is {named}, in the data {first}"),
    );
    stage.browser.press(&[crate::browser::Key::Enter])?;
    wait(
        stage.browser,
        "mb.inner(mb.hosts()[0]).querySelector('nav')",
        Duration::from_secs(5),
    )
    .context("no way back up")?;
    let lost = ask(
        stage.browser,
        "return mb.active() === document.body || mb.active() === null",
    )?;
    stage.expect(lost == json!(false), "going down loses the focus");
    let seen = ask(stage.browser, SEEN)?;
    let second = rows
        .0
        .get(1)
        .map(|(name, _)| name.clone())
        .unwrap_or_default();
    stage.expect(
        seen.get("rows")
            .is_some_and(|rows| rows.to_string().contains(&second)),
        format!("{second} is not below {first}"),
    );
    ask(
        stage.browser,
        "mb.inner(mb.hosts()[0]).querySelector('nav button').click(); await mb.frames(3);",
    )?;
    pause_until_same(stage, text(&before, "status"))?;
    search(stage, rows)
}
