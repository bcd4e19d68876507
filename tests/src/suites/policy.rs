//! Every example on a page with the strict policy: it draws, and nothing breaks the policy. The old Chromiums are not
//! here: before 97 a strict policy forbids the module itself, which is a case of its own.

use std::time::Duration;

use super::{NEW, Plan};
use crate::checks::{drawn, overflow, quiet, shows};
use crate::runner::Case;

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    let engines = plan.engines(&NEW);
    engines
        .iter()
        .copied()
        .flat_map(|engine| {
            plan.seen_in(engine, &engines)
                .into_iter()
                .map(move |example| {
                    let name = format!("policy/{}/{}", example.widget, example.id);
                    Case::new(engine, &name, 60, move |stage| {
                        stage.browser.viewport(390, 844)?;
                        stage.open(&format!("{}?plain=1&csp=strict", example.url()))?;
                        drawn(stage.browser, Duration::from_secs(20))?;
                        let found = shows(stage.browser, &example.expect.shows)?;
                        stage.found("strict", found);
                        let found = overflow(stage.browser)?;
                        stage.found("strict", found);
                        let mut found = quiet(stage.browser)?;
                        // Pictures that the data name are asked for and forbidden, as the documentation says: words stand there.
                        if String::from_utf8_lossy(&example.bytes()?).contains("photo_url") {
                            found.retain(|one| !one.starts_with("policy violated: img-src"));
                        }
                        stage.found("strict", found);
                        Ok(())
                    })
                })
        })
        .collect()
}
