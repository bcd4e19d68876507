//! Every example on a page whose style sheet attacks everything: it looks as it does on a friendly page.

use std::time::Duration;

use anyhow::{Context, Result};

use super::{NEW, Plan};
use crate::browser::Browser;
use crate::checks::{ask, differences, drawn, look, overflow, quiet, shows};
use crate::runner::Case;

/// The window of a friendly page.
const WIDTH: i64 = 1280;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let engines = plan.engines(&NEW);
    engines
        .iter()
        .copied()
        .flat_map(|engine| {
            plan.seen_in(engine, &engines)
                .into_iter()
                .map(move |example| {
                    let name = format!("hostile/{}/{}", example.widget, example.id);
                    Case::new(engine, &name, 60, move |stage| {
                        stage.browser.viewport(u32::try_from(WIDTH)?, 844)?;
                        let mut looks = Vec::new();
                        let (mut room, mut same) = (None, true);
                        for query in ["plain=1&theme=light", "plain=1&theme=light&hostile=1"] {
                            stage.open(&format!("{}?{query}", example.url()))?;
                            drawn(stage.browser, Duration::from_secs(20))?;
                            same = same_room(stage.browser, &mut room)?;
                            looks.push(look(stage.browser)?);
                        }
                        let found = shows(stage.browser, &example.expect.shows)?;
                        stage.found("hostile", found);
                        if let [own, hostile] = &looks[..] {
                            let mut found = differences(own, hostile);
                            // What is left over on a line is as wide as the line.
                            found.retain(|change| same || !change.starts_with("marginLeft"));
                            stage.found("hostile", found);
                        }
                        // The page may be as wide as its own style makes it; the widget stays inside its place.
                        let found = overflow(stage.browser)?;
                        stage.found(
                            "hostile",
                            found
                                .into_iter()
                                .filter(|problem| !problem.starts_with("the page is"))
                                .collect(),
                        );
                        let found = quiet(stage.browser)?;
                        stage.found("hostile", found);
                        Ok(())
                    })
                })
        })
        .collect()
}

/// The page's own margins are the page's: the second window is made as much wider or narrower as its widget is not as
/// wide as the first one was. Whether it has become so: a page that lets its boxes float decides on their width itself.
fn same_room(browser: &mut Browser, room: &mut Option<i64>) -> Result<bool> {
    let script = "return Math.round(mb.inner(mb.hosts()[0]).getBoundingClientRect().width)";
    let mut window = WIDTH;
    for _ in 0..3 {
        let width = ask(browser, script)?
            .as_i64()
            .context("The widget has no width.")?;
        let wanted = *room.get_or_insert(width);
        if width == wanted {
            return Ok(true);
        }
        window += wanted - width;
        browser.viewport(u32::try_from(window)?, 844)?;
        ask(browser, "await mb.frames(3);")?;
    }
    Ok(false)
}
