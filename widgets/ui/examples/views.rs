//! Draws every view of the example budgets into pages with the real styles, to be looked at: `target/views/*.html`.
//!
//! `cargo run -p mingbai-ui --features ssr --example views` writes them for 320, 390 and 1280 px, light, dark and elder.

use std::path::Path;
use std::rc::Rc;

use mingbai_data::budget::{Budget, Glossary, ReadOptions, WORDS, read_text};
use mingbai_ui::views::{BudgetViews, ViewsProps};
use mingbai_ui::{Options, Shared, Size, Theme};
use yew::LocalServerRenderer;

/// A budget in the middle of its year, with three levels, a missing and a negative amount.
const RUNNING: &str = include_str!("running.json");
/// The same table in four years, one between them missing.
const YEARS: &str = include_str!("years.json");

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, draw())
}

async fn draw() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |text: &str| read_text(text, &ReadOptions::default()).map(Rc::new);
    let example = |name: &str| {
        let file = root
            .join("demo/examples/budget")
            .join(name)
            .join("data.json");
        std::fs::read_to_string(file).map(|text| read(&text))
    };
    let mut css = String::new();
    for name in ["base", "views", "views-plain"] {
        css.push_str(&std::fs::read_to_string(
            root.join("widgets/ui/style")
                .join(name)
                .with_extension("css"),
        )?);
    }
    let out = root.join("target/views");
    std::fs::create_dir_all(&out)?;
    let budgets = [
        ("county", example("cangshan-2020")?),
        ("city", example("shanwei-2018")?),
        ("levels", example("guangzhou-2023")?),
        ("whole", example("whole")?),
        ("running", read(RUNNING)),
        ("years", read(YEARS)),
        ("whole", example("whole")?),
    ];
    let views = [
        ("hundred", ""),
        ("area", "v1"),
        ("years", "v2;n"),
        ("flow", "v3"),
        ("plan", "v4"),
        ("audit", "v5"),
        ("drill", "d2;h"),
        ("words", "i9;x0"),
        ("open", "v1;g"),
        ("why", "v5;n"),
        ("public", "t10"),
        ("debt", "t11"),
        ("places", "t20"),
        ("paper", "w0"),
    ];
    for (name, budget) in budgets {
        let budget = match budget {
            Ok(budget) => budget,
            Err(error) => {
                eprintln!("{name}: {}", error.message);
                continue;
            }
        };
        for (kind, view) in views {
            for (width, size, theme) in [
                (320_u32, Size::Normal, Theme::Light),
                (390, Size::Normal, Theme::Dark),
                (390, Size::Elder, Theme::Light),
                (390, Size::Normal, Theme::Contrast),
                (1_280, Size::Normal, Theme::Light),
                (1_280, Size::Elder, Theme::Dark),
            ] {
                let em = if size == Size::Elder { 18 } else { 16 };
                let tenths = width.saturating_sub(32).saturating_mul(10).checked_div(em);
                let view = match view {
                    "w0" => view.to_owned(),
                    view => format!("{view};w{}", tenths.unwrap_or(0)),
                };
                let options = Options {
                    size,
                    theme,
                    ..Options::default()
                };
                let page = page(&css, &budget, options, &view).await;
                let file = format!(
                    "{name}-{kind}-{width}-{}-{}.html",
                    theme.name(),
                    size.name()
                );
                std::fs::write(out.join(file), page)?;
            }
        }
    }
    println!("{}", out.display());
    Ok(())
}

async fn page(css: &str, budget: &Rc<Budget>, options: Options, view: &str) -> String {
    let dark = !matches!(options.theme, Theme::Light | Theme::Auto);
    let props = ViewsProps {
        data: Shared(Rc::clone(budget)),
        options,
        view: view.to_owned().into(),
        glossary: Glossary::parse(WORDS).ok().map(Rc::new).map(Shared),
        on_take: None,
        choosers: true,
        on_view: Default::default(),
        on_open: Default::default(),
    };
    let html = LocalServerRenderer::<BudgetViews>::with_props(props)
        .hydratable(false)
        .render()
        .await;
    let back = if dark { "#14181d" } else { "#fff" };
    format!(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <style>{css} body {{ margin: 16px; background: {back} }}</style>{html}"
    )
}
