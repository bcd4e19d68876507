//! Every state as a reader meets it, in the notation of [`crate::snapshot`].

use std::rc::Rc;

use expect_test::{Expect, expect};
use mingbai_data::air::{Board, Standard, check as audit, read_text};
use mingbai_data::date::Rule;
use yew::LocalServerRenderer;

use super::{AirProps, AirWidget, Layout};
use crate::snapshot::plain;
use crate::{Phase, Shared, Status};

mod acts;
mod map;
mod places;
mod states;

const UNITS: &str =
    r#""pm25":"µg/m³","pm10":"µg/m³","so2":"µg/m³","no2":"µg/m³","co":"mg/m³","o3":"µg/m³""#;

/// A moment in Beijing.
fn at(text: &str) -> i64 {
    Rule::default().read_text(text).date().unwrap().start()
}

/// A board of rows, each without its brackets.
fn board(head: &str, rows: &[String]) -> Board {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    let text = format!(
        r#"{{"schema":"mingbai.air/1","publisher":"明河市生态环境局","units":{{{UNITS}}},{head}"rows":[{}]}}"#,
        rows.join(",")
    );
    read_text(&text, &Default::default()).unwrap()
}

/// One hour of the city.
fn hour(start: &str, rest: &str) -> String {
    format!(
        r#""place":"明河市","code":"519900","kind":"city","period":"hour","start":"{start}",{rest}"#
    )
}

/// What six concentrations make, as published: HJ 633—2026 makes 80 of PM2.5 50.
const SIX: &str = r#""aqi":"80","level":"良","primary":"PM2.5","pm25":"50","pm25_iaqi":"80","pm10":"60","pm10_iaqi":"58","so2":"8","so2_iaqi":"3","no2":"20","no2_iaqi":"10","co":"0.6","co_iaqi":"6","o3":"70","o3_iaqi":"22""#;

fn props(data: Option<Board>, now: &str, view: &'static str) -> AirProps {
    AirProps {
        data: data.map(|data| Shared(Rc::new(data))),
        outlines: None,
        status: Status {
            phase: Phase::Fresh,
            ..Status::default()
        },
        options: Default::default(),
        layout: Layout::Board,
        now: (!now.is_empty()).then(|| at(now)),
        standard: None,
        view: view.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    }
}

fn html(props: AirProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let render = LocalServerRenderer::<AirWidget>::with_props(props)
        .hydratable(false)
        .render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn check(props: AirProps, expected: Expect) {
    expected.assert_eq(&plain(&html(props)));
}

/// Without the foot, which is the same in all of these states.
fn check_body(props: AirProps, expected: Expect) {
    let all = plain(&html(props));
    let body = all.split("发布机构：").next().unwrap();
    expected.assert_eq(body);
}

/// The card alone.
fn check_card(mut props: AirProps, expected: Expect) {
    props.layout = Layout::Card;
    check_body(props, expected);
}
