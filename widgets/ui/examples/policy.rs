//! Draws states of the widget of policies into pages with the real styles, to be looked at: `target/policy/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example policy` writes them for 320, 390 and 1280 px, light, dark, contrast
//! and elder. The notice is the published one; everything else is invented.

mod look;

use std::rc::Rc;

use mingbai_data::policy::{check, read_text};
use mingbai_data::workday::Calendar;
use mingbai_ui::Shared;
use mingbai_ui::papers::{Papers, PapersProps, PapersWidget};

/// 自府办发〔2018〕44号, whole.
const NOTICE: &str = include_str!("../../../demo/examples/policy/notice/data.json");
/// A subsidy with a self-check.
const SUBSIDY: &str = include_str!("../../../demo/examples/policy/subsidy/data.json");
/// 2026-11-26 09:30 in Beijing.
const NOW: i64 = 1_795_656_600;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

async fn draw() -> std::io::Result<()> {
    let (out, css) = look::place("policy")?;
    let states = [
        ("notice", NOTICE, "f"),
        ("text", NOTICE, "o"),
        ("subsidy", SUBSIDY, "a0;f"),
        ("check", SUBSIDY, "c"),
        ("paper", SUBSIDY, "w0"),
        ("none", "", ""),
    ];
    for (name, text, view) in states {
        let policies = match read_text(text) {
            Ok(mut policies) => {
                let found = check(&policies, &Calendar::default(), Some(NOW));
                policies.findings.extend(found);
                Some(Rc::new(policies))
            }
            Err(error) => {
                eprintln!("{name}: {}", error.message);
                None
            }
        };
        for look in look::looks() {
            let props = PapersProps {
                data: policies.clone().map(|own| Papers::Policies(Shared(own))),
                calendar: None,
                now: Some(NOW),
                status: look::status(policies.is_some()),
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
