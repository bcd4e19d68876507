//! Draws every example of lists into pages with the real styles, to be looked at: `target/list/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example list [NAME[=VIEW]…]` writes them for 320, 390 and 1280 px, light, dark,
//! contrast and elder, the first record open as well.

mod look;

use std::path::Path;
use std::rc::Rc;

use mingbai_data::listing::{Profile, check, read_text};
use mingbai_ui::Shared;
use mingbai_ui::listing::{ListProps, ListWidget};

/// 2026-11-27 12:00 in Beijing.
const NOW: i64 = 1_795_752_000;

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

async fn draw() -> std::io::Result<()> {
    let (out, css) = look::place("list")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for entry in std::fs::read_dir(root.join("demo/examples/list"))? {
        let folder = entry?.path();
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !wanted.is_empty() && !wanted.contains(&name) {
            continue;
        }
        let profile = root
            .join("widgets/data/profiles")
            .join(&name)
            .with_extension("json");
        let Ok(profile) = std::fs::read_to_string(profile) else {
            continue;
        };
        let profile = Profile::read(&profile).map_err(std::io::Error::other)?;
        let text = std::fs::read_to_string(folder.join("data.json"))?;
        let mut listing = read_text(&text, &profile).map_err(std::io::Error::other)?;
        let found = check(&listing, Some(NOW));
        listing.findings.extend(found);
        let listing = Rc::new(listing);
        for (state, view) in [("", "y"), ("open", "p0"), ("paper", "w0")] {
            for look in look::looks() {
                let props = ListProps {
                    data: Some(Shared(listing.clone())),
                    now: Some(NOW),
                    status: look::status(true),
                    options: look.options.clone(),
                    view: look.view(view).into(),
                    on_view: Default::default(),
                    on_select: Default::default(),
                    on_retry: Default::default(),
                };
                let name = format!("{name}{state}");
                look.write::<ListWidget>(&out, &css, &name, props).await?;
            }
        }
    }
    println!("{}", out.display());
    Ok(())
}
