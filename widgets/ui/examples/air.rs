//! Draws states of the air widget into pages with the real styles, to be looked at: `target/air/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example air` writes them for 320, 390 and 1280 px, light, dark, contrast and
//! elder.

mod look;

use std::rc::Rc;

use mingbai_data::air::{Standard, check, read_text};
use mingbai_ui::Shared;
use mingbai_ui::air::{AirProps, AirWidget, Layout};

/// 2026-03-12 09:30 in Beijing.
const NOW: i64 = 1_773_279_000;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

/// An index that rises and falls, with gaps.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "small numbers that stand here"
)]
fn wave(at: i64, around: i64, by: i64) -> String {
    let step = (at * 37 + around) % 17;
    if step == 5 {
        return "null".to_owned();
    }
    format!("\"{}\"", (around + (step - 8) * by / 8).clamp(12, 500))
}

fn row(place: &str, code: &str, kind: &str, period: &str, start: &str, rest: &str) -> String {
    format!(
        r#"{{"place":"{place}","code":"{code}","kind":"{kind}","period":"{period}","start":"{start}",{rest}}}"#
    )
}

fn at(seconds: i64, day: bool) -> String {
    use mingbai_data::date::{Date, Precision};
    let precision = if day { Precision::Day } else { Precision::Hour };
    Date::at(seconds).no_finer(precision).shown()
}

/// A city with its counties, 24 hours, 30 days, a forecast and a warning.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "small numbers that stand here"
)]
fn city(level: i64, counties: usize) -> String {
    let hour = NOW - NOW.rem_euclid(HOUR);
    let mut rows = Vec::new();
    let pm = level * 6 / 10;
    for back in (1..24).rev() {
        let aqi = wave(back, level, level / 2);
        let rest = format!(r#""aqi":{aqi},"primary":"PM2.5""#);
        rows.push(row(
            "明河市",
            "519900",
            "city",
            "hour",
            &at(hour - back * HOUR, false),
            &rest,
        ));
    }
    for back in (1..31).rev() {
        let aqi = wave(back, level, level);
        let rest = format!(r#""aqi":{aqi},"primary":"PM10、O3""#);
        rows.push(row(
            "明河市",
            "519900",
            "city",
            "day",
            &at(NOW - back * DAY, true),
            &rest,
        ));
    }
    let now = format!(
        r#""aqi":"{level}","level":"","primary":"细颗粒物(PM2.5)","pm25":"{pm}","pm25_iaqi":"{level}","pm10":"{}","pm10_iaqi":"66",
        "so2":"8","so2_iaqi":"3","no2":"NA","co":"0.65","co_iaqi":"7","o3":"/""#,
        pm + 20
    );
    rows.push(row(
        "明河市",
        "519900",
        "city",
        "hour",
        &at(hour, false),
        &now,
    ));
    let names = [
        "云溪县",
        "大同区",
        "临江县",
        "黄草坝彝族苗族自治县",
        "石门镇环境空气自动监测站",
        "南湖新区",
        "青岭县",
    ];
    for county in 0..counties {
        let name = match names.get(county) {
            Some(name) => (*name).to_owned(),
            None => format!("第{}监测点", county + 1),
        };
        let seed = i64::try_from(county).unwrap_or(0);
        let rest = format!(
            r#""aqi":{},"primary":"PM2.5""#,
            wave(seed * 3, level, level)
        );
        let time = at(hour - if county == 2 { 3 * HOUR } else { 0 }, false);
        rows.push(row(
            &name,
            &format!("5199{:02}", county + 1),
            "county",
            "hour",
            &time,
            &rest,
        ));
    }
    let forecast = format!(
        r#""published_at":"2026-03-11 18:00","aqi":"48~78|{}~{}|120~150|99,99","level":"优或良|良|轻度污染|良","primary":"PM2.5|臭氧|PM10、臭氧|""#,
        level / 2 + 20,
        level / 2 + 60
    );
    rows.push(row(
        "明河市",
        "519900",
        "city",
        "forecast",
        "2026-03-12",
        &forecast,
    ));
    format!(
        r#"{{"schema":"mingbai.air/1","title":"明河市空气质量","publisher":"明河市生态环境局","source":"空气质量发布平台",
        "units":{{"pm25":"µg/m³","pm10":"µg/m³","so2":"µg/m³","no2":"µg/m³","co":"mg/m³","o3":"µg/m³"}},
        "warnings":[{}],"rows":[{}]}}"#,
        if level > 200 {
            r#"{"level":"橙色","title":"明河市重污染天气橙色预警","area":"全市","start":"2026-03-12 08:00",
            "measures":["儿童、老年人和患有心脏病、肺病的人应停留在室内","停止露天施工，重型货车限行","中小学停止户外课程"],"url":"/warning.html"}"#
        } else {
            ""
        },
        rows.join(",")
    )
}

/// One hour of one place.
fn one(aqi: &str, rest: &str, start: &str) -> String {
    format!(
        r#"{{"schema":"mingbai.air/1","publisher":"明河市生态环境局",
        "units":{{"pm25":"µg/m³","pm10":"µg/m³","so2":"µg/m³","no2":"µg/m³","co":"mg/m³","o3":"µg/m³"}},
        "rows":[{{"place":"明河市","kind":"city","period":"hour","start":"{start}","aqi":{aqi}{rest}}}]}}"#
    )
}

async fn draw() -> std::io::Result<()> {
    let (out, css) = look::place("air")?;
    let values = r#","pm25":"75","pm25_iaqi":"100","pm10":"150","pm10_iaqi":"100","so2":"8","no2":"20","co":"0.6","o3":"70""#;
    let gaps = r#","pm25":"30","pm10":"NA","so2":"8","no2":"20","co":"0.6","o3":"/""#;
    let us = one(
        "\"168\"",
        r#","primary":"PM2.5","pm25":"80","pm25_iaqi":"168""#,
        "2026-03-12 09:00",
    );
    let us = us.replacen("\"publisher\"", "\"standard\":\"US-EPA\",\"publisher\"", 1);
    let ahead = one("\"120~150|262~300\"", "", "2026-03-12")
        .replacen("hour", "forecast", 1)
        .replace(
            "place\":\"明河市",
            "place\":\"黄草坝彝族苗族自治县经济技术开发区环境空气自动监测站",
        );
    let states = [
        ("city", city(118, 7), "i0", Layout::Board, None),
        ("heavy", city(262, 30), "p5;s1", Layout::Board, None),
        ("good", city(42, 7), "m1;t2", Layout::Board, None),
        ("days", city(160, 30), "t1;n;m1", Layout::Board, None),
        ("grave", city(380, 2), "", Layout::Card, None),
        ("middle", city(188, 1), "", Layout::Card, None),
        ("strip", city(262, 1), "", Layout::Strip, None),
        (
            "na",
            one("\"NA\"", gaps, "2026-03-12 09:00"),
            "i1",
            Layout::Board,
            None,
        ),
        (
            "odd",
            one("\"-1\"", "", "2026-03-12 09:00"),
            "f",
            Layout::Board,
            None,
        ),
        (
            "old",
            one("\"100\"", values, "2026-02-28 23:00"),
            "i0",
            Layout::Board,
            Some(Standard::Hj2026),
        ),
        ("us", us, "", Layout::Board, None),
        ("paper", city(118, 7), "w0", Layout::Board, None),
        ("ahead", ahead, "", Layout::Board, None),
        ("none", String::new(), "", Layout::Board, None),
    ];
    for (name, text, view, layout, standard) in states {
        let board = match read_text(&text, &Default::default()) {
            Ok(mut board) => {
                let found = check(&board, Some(NOW));
                board.findings.extend(found);
                Some(Rc::new(board))
            }
            Err(error) => {
                eprintln!("{name}: {}", error.message);
                None
            }
        };
        for look in look::looks() {
            let props = AirProps {
                data: board.clone().map(Shared),
                outlines: None,
                status: look::status(board.is_some()),
                options: look.options.clone(),
                layout,
                now: Some(NOW),
                standard,
                view: look.view(view).into(),
                on_view: Default::default(),
                on_select: Default::default(),
                on_retry: Default::default(),
            };
            look.write::<AirWidget>(&out, &css, name, props).await?;
        }
    }
    println!("{}", out.display());
    Ok(())
}
