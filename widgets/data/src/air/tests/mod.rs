//! Air quality: the standards' own tables, published releases and the rules of 5.3 as expected values.
#![allow(clippy::arithmetic_side_effects)]

mod boards;
mod checks;
mod compute;
mod indicators;
mod joins;
mod levels;
mod limits;
mod properties;
mod published;
mod reading;
mod sentences;

use super::*;
use crate::names::Pollutant;

const UNITS: &str = r#""units":{"pm25":"µg/m³","pm10":"µg/m³","so2":"µg/m³","no2":"µg/m³","co":"mg/m³","o3":"µg/m³","o3_8h":"µg/m³"}"#;

/// A board of these rows, each the members of an object.
fn board(rows: &[&str]) -> Board {
    board_of("", rows)
}

/// A text in the format.
fn read(text: &str) -> Result<Board, crate::ReadError> {
    read_text(text, &ReadOptions::default())
}

/// The same with members of the whole: `"standard":"US-EPA",`.
fn board_of(head: &str, rows: &[&str]) -> Board {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    let rows = rows.join(",");
    let text = format!(r#"{{"schema":"mingbai.air/1",{head}{UNITS},"rows":[{rows}]}}"#);
    read(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A moment in Beijing.
fn at(text: &str) -> i64 {
    let date = crate::date::Rule::default().read_text(text).date();
    date.unwrap_or_else(|| panic!("{text}")).start()
}

fn formulas(pollutants: &[Pollutant]) -> String {
    let all: Vec<&str> = pollutants.iter().map(|p| p.formula()).collect();
    all.join(" ")
}
