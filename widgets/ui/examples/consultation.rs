//! Draws states of the widget of consultations into pages with the real styles, to be looked at: `target/policy/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example consultation` writes them for 320, 390 and 1280 px, light, dark, contrast
//! and elder. Everything in them is invented.

mod look;

use std::rc::Rc;

use mingbai_data::consultation::{check, read_text};
use mingbai_data::workday::Calendar;
use mingbai_ui::Shared;
use mingbai_ui::papers::{Papers, PapersProps, PapersWidget};

const ALL: &str = include_str!("../../../demo/examples/consultation/kinds/data.json");
/// 2026-11-26 09:30 in Beijing.
const NOW: i64 = 1_795_656_600;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

async fn draw() -> std::io::Result<()> {
    // Policies and consultations share their styles.
    let (out, css) = look::place("policy")?;
    let mut all = match read_text(ALL) {
        Ok(all) => all,
        Err(error) => return Err(std::io::Error::other(error.message)),
    };
    let found = check(&all, &Calendar::default(), Some(NOW));
    all.findings.extend(found);
    let all = Rc::new(all);
    for (name, view) in [
        ("asked-list", "f"),
        ("asked-draft", "p0"),
        ("asked-feedback", "p1"),
        ("asked-survey", "p2"),
        ("asked-meeting", "p3"),
        ("asked-response", "p4"),
        ("asked-proposal", "p5"),
    ] {
        for look in look::looks() {
            let props = PapersProps {
                calendar: None,
                data: Some(Papers::Consultations(Shared(Rc::clone(&all)))),
                now: Some(NOW),
                status: look::status(true),
                options: look.options.clone(),
                view: look.view(view).into(),
                on_view: Default::default(),
                on_select: Default::default(),
                on_retry: Default::default(),
            };
            look.write::<PapersWidget>(&out, &css, name, props).await?;
        }
    }
    println!("{}", out.display());
    Ok(())
}
