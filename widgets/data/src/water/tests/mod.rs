mod assessed;
mod boards;
mod checks;
mod conditions;
mod joins;
mod limits;
mod properties;
mod reading;
mod sentences;

use super::*;
use crate::Quantity;
use crate::quantity::Rule;

const UNITS: &str = r#""units":{"do":"mg/L","codmn":"mg/L","cod":"mg/L","bod5":"mg/L","nh3n":"mg/L","tp":"mg/L","tn":"mg/L","f":"mg/L","mercury":"mg/L","copper":"mg/L","iron":"mg/L","temp":"℃","coliform":"个/L"}"#;

/// A board of these rows, each the members of an object.
fn board(rows: &[&str]) -> Board {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    let rows = rows.join(",");
    let text = format!(r#"{{"schema":"mingbai.water/1",{UNITS},"rows":[{rows}]}}"#);
    read_text(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A moment in Beijing.
fn at(text: &str) -> i64 {
    let date = crate::date::Rule::default().read_text(text).date();
    date.unwrap_or_else(|| panic!("{text}")).start()
}

/// A value in the unit of the standard.
fn value(item: crate::names::WaterItem, text: &str) -> Quantity {
    let rule = unit(item).map_or_else(Rule::default, Rule::stated);
    rule.read_text(text)
}
