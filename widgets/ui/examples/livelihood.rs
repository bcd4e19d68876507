//! Draws states of the widget of livelihood projects into pages with the real styles, to be looked at:
//! `target/livelihood/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example livelihood` writes them for 320, 390 and 1280 px, light, dark, contrast
//! and elder. Everything in them is invented.

mod look;

use std::rc::Rc;

use mingbai_data::livelihood::{check, read_text};
use mingbai_ui::Shared;
use mingbai_ui::livelihood::{Layout, LivelihoodProps, LivelihoodWidget};

/// Nine works of a city with 23 items.
const YEAR: &str = include_str!("livelihood.json");
/// 2020-01-10 09:30 in Beijing.
const NOW: i64 = 1_578_619_800;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

async fn draw() -> std::io::Result<()> {
    let (out, css) = look::place("livelihood")?;
    let states = [
        ("year", YEAR, "", Layout::Board),
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
        for look in look::looks() {
            let props = LivelihoodProps {
                data: programme.clone().map(Shared),
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
