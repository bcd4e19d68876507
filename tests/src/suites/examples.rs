//! Every example on a phone in every theme, the first of a widget at every width: it draws, it fits, axe finds nothing,
//! the keyboard works everything, the page notices nothing, and a picture is kept.

use std::time::Duration;

use anyhow::Result;
use mingbai_demo::Example;
use serde_json::json;

use super::Plan;
use crate::browser::Engine;
use crate::checks::{
    accessible, ask_with, choices, drawn, elder, keyboard, overflow, press, quiet, shows, toggles,
    wait,
};
use crate::runner::{Case, Stage};

/// What a reader may choose: the name of the picture, and the attributes on the tag.
struct Theme {
    name: &'static str,
    theme: &'static str,
    size: &'static str,
}

const THEMES: [Theme; 4] = [
    Theme {
        name: "light",
        theme: "light",
        size: "normal",
    },
    Theme {
        name: "dark",
        theme: "dark",
        size: "normal",
    },
    Theme {
        name: "contrast",
        theme: "contrast",
        size: "normal",
    },
    Theme {
        name: "elder",
        theme: "light",
        size: "elder",
    },
];

const WIDTHS: [u32; 3] = [320, 390, 1280];
/// The width of most phones, where the other engines look.
const PHONE: u32 = 390;
const HEIGHT: u32 = 844;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let mut cases = Vec::new();
    for engine in plan.engines(&Engine::ALL) {
        let widths: &[u32] = if engine == Engine::Chromium && !plan.quick {
            &WIDTHS
        } else {
            &[PHONE]
        };
        let mut seen: Vec<&str> = Vec::new();
        for (turn, example) in plan.examples.iter().enumerate() {
            // What is drawn like another is seen once here and in one other engine.
            if example.like.is_some() && !plan.quick {
                let others = Engine::ALL.iter().filter(|own| **own != Engine::Chromium);
                let other = others.cycle().nth(turn);
                if engine == Engine::Chromium {
                    let width = WIDTHS.iter().cycle().nth(turn).copied();
                    cases.push(case(engine, example.clone(), width.unwrap_or(PHONE), false));
                } else if other == Some(&engine) {
                    cases.push(case(engine, example.clone(), PHONE, false));
                }
                continue;
            }
            // Other engines see each theme once a widget, and everything in light.
            let first = !seen.contains(&example.widget.as_str());
            seen.push(&example.widget);
            let all_themes = !plan.quick && (engine == Engine::Chromium || first);
            for (at, width) in widths.iter().enumerate() {
                // The first of a widget is seen everywhere. Of the others a phone sees all; the narrowest and the widest take turns,
                // and so do the two old kernels.
                let turns = match engine {
                    Engine::Chromium if *width != PHONE => Some(at > 1),
                    Engine::Chromium83 => Some(true),
                    Engine::Chromium64 => Some(false),
                    _ => None,
                };
                if first || turns.is_none_or(|odd| odd == (turn % 2 == 1)) {
                    cases.push(case(engine, example.clone(), *width, all_themes));
                }
            }
        }
    }
    cases
}

fn case(engine: Engine, example: Example, width: u32, all_themes: bool) -> Case {
    let name = format!("example/{}/{}/{width}", example.widget, example.id);
    Case::new(engine, &name, 120, move |stage| {
        stage.browser.viewport(width, HEIGHT)?;
        stage.open(&format!("{}?plain=1&theme=light", example.url()))?;
        drawn(stage.browser, Duration::from_secs(20))?;
        press(stage.browser, &example.press)?;
        for (at, theme) in THEMES.iter().enumerate() {
            // Colours do not depend on the width, sizes do.
            let seen = all_themes && (width == PHONE || theme.size == "elder");
            if at == 0 || seen {
                in_theme(stage, &example, width, theme)?;
            }
        }
        let found = quiet(stage.browser)?;
        stage.found("after all", found);
        Ok(())
    })
}

fn in_theme(stage: &mut Stage<'_>, example: &Example, width: u32, theme: &Theme) -> Result<()> {
    // Each theme is looked at from the top: what a fixed heading covers after scrolling is not covered for good.
    let script = "scrollTo(0, 0); for (const host of mb.tags()) { mb.set(host, 'theme', arguments[0]); mb.set(host, 'size', arguments[1]); }";
    ask_with(
        stage.browser,
        script,
        &[json!(theme.theme), json!(theme.size)],
    )?;
    let there = format!(
        "mb.hosts().every(host => mb.inner(host) && mb.inner(host).dataset.theme === '{}' && mb.inner(host).dataset.size === '{}')",
        theme.theme, theme.size
    );
    wait(stage.browser, &there, Duration::from_secs(5))?;
    drawn(stage.browser, Duration::from_secs(5))?;
    let place = theme.name;
    let seen = [&*example.expect.shows, &*example.expect.pressed].concat();
    let found = shows(stage.browser, &seen)?;
    stage.found(place, found);
    let found = overflow(stage.browser)?;
    stage.found(place, found);
    if theme.size == "elder" {
        let found = elder(stage.browser)?;
        stage.found(place, found);
    }
    stage.picture(&format!(
        "{}/{}/{}-{width}-{}.png",
        stage.engine(),
        example.widget,
        example.id,
        theme.name
    ))?;
    let axe = stage.tools.axe.clone();
    if theme.name == "light" {
        // Before axe, which leaves a global behind.
        let found = quiet(stage.browser)?;
        stage.found(place, found);
        stage.browser.eval("window.__watch.globals = () => []")?;
    }
    let found = accessible(stage.browser, &axe)?;
    stage.found(place, found);
    let found = keyboard(stage.browser)?;
    stage.found(place, found);
    if theme.name == THEMES[0].name {
        // What keys do does not depend on colours.
        let found = toggles(stage.browser)?;
        stage.found(place, found);
        let found = choices(stage.browser)?;
        stage.found(place, found);
    }
    Ok(())
}
