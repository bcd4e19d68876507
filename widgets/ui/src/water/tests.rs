//! Every state as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::date::Rule;
use mingbai_data::water::{Board, check as audit, read_text};
use yew::LocalServerRenderer;

use super::state::View;
use super::{Layout, WaterProps, WaterWidget};
use crate::snapshot::plain;
use crate::{Phase, Shared, Status};

mod acts;
mod map;
mod states;

const UNITS: &str =
    r#""do":"mg/L","codmn":"mg/L","nh3n":"mg/L","tp":"mg/L","tn":"mg/L","iron":"mg/L","temp":"℃""#;

/// A moment in Beijing.
fn at(text: &str) -> i64 {
    Rule::default().read_text(text).date().unwrap().start()
}

/// A board of rows, each without its brackets.
fn board(rows: &[String]) -> Board {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    let text = format!(
        r#"{{"schema":"mingbai.water/1","publisher":"明河市生态环境局","units":{{{UNITS}}},"rows":[{}]}}"#,
        rows.join(",")
    );
    read_text(&text).unwrap()
}

/// A month of a section.
fn row(place: &str, river: &str, rest: &str) -> String {
    format!(r#""place":"{place}","river":"{river}","start":"2026-03",{rest}"#)
}

/// Five sections of a river, three more without a class, and a drinking-water source.
fn month() -> Vec<String> {
    let mut rows: Vec<String> = (0..4)
        .map(|at| row(&format!("明河{at}"), "明河", r#""class":"Ⅱ""#))
        .collect();
    rows.push(row(
        "入江口",
        "明河",
        r#""class":"劣Ⅴ","class_target":"Ⅲ","nh3n":"3.0""#,
    ));
    rows.push(row("大同", "旭溪", r#""class":"断流""#));
    rows.push(row("南湖", "旭溪", r#""class":"7""#));
    rows.push(row("龙洞", "旭溪", r#""class":"未评价""#));
    rows.push(row(
        "第一水厂",
        "明河",
        r#""kind":"source","class":"Ⅲ","class_target":"Ⅲ","reached":"否","iron":"0.45""#,
    ));
    rows
}

fn props(data: Option<Board>, now: &str, view: &'static str) -> WaterProps {
    WaterProps {
        data: data.map(|data| Shared(Rc::new(data))),
        outlines: None,
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Default::default(),
        layout: Layout::Board,
        now: (!now.is_empty()).then(|| at(now)),
        view: view.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    }
}

fn html(props: WaterProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<WaterWidget>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn check(props: WaterProps, expected: Expect) {
    expected.assert_eq(&plain(&html(props)));
}

/// Without the foot, which is the same in all of these states.
fn check_body(props: WaterProps, expected: Expect) {
    let all = plain(&html(props));
    let body = all.split("发布机构：").next().unwrap();
    expected.assert_eq(body);
}
