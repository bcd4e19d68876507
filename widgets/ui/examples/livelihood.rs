//! Draws states of the widget of livelihood projects into pages with the real styles, to be looked at:
//! `target/livelihood/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example livelihood` writes them for 320, 390 and 1280 px, light, dark, contrast
//! and elder. Everything in them is invented.

mod look;

use std::rc::Rc;

use mingbai_data::livelihood::{check, read_text};
use mingbai_data::outline::{self, Outlines};
use mingbai_ui::Shared;
use mingbai_ui::livelihood::{Layout, LivelihoodProps, LivelihoodWidget};

/// Nine works of a city with 23 items.
const YEAR: &str = include_str!("../../../demo/examples/livelihood/year/data.json");
/// One of each status.
const STATUSES: &str = include_str!("../../../demo/examples/livelihood/statuses/data.json");
/// A project of which some districts tell nothing.
const MEISHAN: &str = include_str!("../../../demo/examples/livelihood/meishan-2019/data.json");
/// A project with pictures.
const ONE: &str = include_str!("../../../demo/examples/livelihood/one/data.json");
/// The outlines of its districts: name, and west, south, east, north in degrees.
const DISTRICTS: [(&str, [&str; 4]); 5] = [
    ("云上区", ["103.9", "29.8", "104.2", "30.0"]),
    ("东关区", ["104.2", "29.8", "104.5", "30.0"]),
    ("石桥县", ["103.5", "29.8", "103.9", "30.3"]),
    ("青岭县", ["103.9", "30.0", "104.5", "30.3"]),
    ("黄草坝彝族苗族自治县", ["103.5", "29.5", "104.5", "29.8"]),
];
/// 2020-01-10 09:30 in Beijing.
const NOW: i64 = 1_578_619_800;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

/// GeoJSON of [`DISTRICTS`].
fn outlines() -> Option<Outlines> {
    let features = DISTRICTS.map(|(name, [west, south, east, north])| {
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
        )
    });
    let text = format!(
        r#"{{"type":"FeatureCollection","审图号":"示例","features":[{}]}}"#,
        features.join(",")
    );
    outline::read(&text).ok()
}

async fn draw() -> std::io::Result<()> {
    let (out, css) = look::place("livelihood")?;
    let states = [
        ("year", YEAR, "", Layout::Board),
        ("map", YEAR, "", Layout::Board),
        ("units", YEAR, "m1;s1", Layout::Board),
        ("district", YEAR, "m2;d2;f", Layout::Board),
        ("road", YEAR, "p6;y", Layout::Board),
        ("jobs", YEAR, "p0", Layout::Board),
        ("rate", YEAR, "p1", Layout::Board),
        ("years", YEAR, "p10", Layout::Board),
        ("poverty", YEAR, "p5", Layout::Board),
        ("card", YEAR, "", Layout::Card),
        ("cardone", YEAR, "p6", Layout::Card),
        ("strip", YEAR, "", Layout::Strip),
        ("paper", YEAR, "w0", Layout::Board),
        ("statuses", STATUSES, "", Layout::Board),
        ("meishan", MEISHAN, "", Layout::Board),
        ("one", ONE, "", Layout::Board),
        ("none", "", "", Layout::Board),
    ];
    for (name, text, view, layout) in states {
        let programme = match read_text(text) {
            Ok(mut programme) => {
                let found = check(&programme, Some(NOW));
                programme.findings.extend(found);
                Some(Rc::new(programme))
            }
            Err(error) => {
                eprintln!("{name}: {}", error.message);
                None
            }
        };
        let outlines = (name == "map").then(outlines).flatten().map(Rc::new);
        for look in look::looks() {
            let props = LivelihoodProps {
                data: programme.clone().map(Shared),
                outlines: outlines.clone().map(Shared),
                before: None,
                status: look::status(programme.is_some()),
                options: look.options.clone(),
                layout,
                view: look.view(view).into(),
                on_view: Default::default(),
                on_select: Default::default(),
                on_retry: Default::default(),
            };
            look.write::<LivelihoodWidget>(&out, &css, name, props)
                .await?;
        }
    }
    println!("{}", out.display());
    Ok(())
}
