//! Every piece of code that the documentation tells a webmaster to paste, run as it stands there: the widget draws, or the page's own
//! content is what remains, as the text beside it says.

use std::time::Duration;

use super::{NEW, Plan};
use crate::browser::Engine;
use crate::checks::{ask, drawn, quiet, wait};
use crate::runner::{Case, Stage};
use anyhow::Result;
use mingbai_demo::Documented;
use serde_json::json;

const LIMIT: Duration = Duration::from_secs(20);

pub(super) fn cases(plan: &Plan) -> Vec<Case> {
    // The second origin is known to the server only; where it stands in the code makes no other piece of it.
    let all = mingbai_demo::documented(&plan.root, &plan.examples, "");
    plan.engines(&NEW)
        .into_iter()
        .flat_map(|engine| all.iter().map(move |own| case(engine, own.clone())))
        .collect()
}

fn case(engine: Engine, own: Documented) -> Case {
    let name = format!("documented/{}", own.name);
    Case::new(engine, &name, 60, move |stage| run(stage, &own))
}

fn run(stage: &mut Stage<'_>, own: &Documented) -> Result<()> {
    stage.browser.viewport(390, 844)?;
    stage.open(&format!("/documented/{}", own.name))?;
    if own.code.contains("verify=") {
        // The key is that of nobody.
        let left = "mb.hosts().length === 1 && mb.text(mb.hosts()[0]).includes('暂时无法获取数据')";
        wait(stage.browser, left, LIMIT)?;
        let code = ask(stage.browser, "return mb.code(mb.hosts()[0])")?;
        stage.expect(code == json!("tamper"), format!("the code is {code}"));
        return Ok(());
    }
    if own.code.contains("<iframe") || own.code.contains("mingbai-frame.js") {
        let inside = "Array.from(document.querySelectorAll('iframe'), (one) => one.contentDocument && one.contentDocument.querySelector('mingbai-budget')) \
                      .some((host) => host && host.shadowRoot && host.shadowRoot.textContent.includes('数据截至'))";
        return wait(stage.browser, inside, LIMIT);
    }
    drawn(stage.browser, LIMIT)?;
    let said = ask(
        stage.browser,
        "return mb.hosts().map((host) => mb.text(host).includes('数据截至'))",
    )?;
    let all = said
        .as_array()
        .is_some_and(|all| !all.is_empty() && all.iter().all(|one| one == true));
    stage.expect(all, format!("what is drawn says until when: {said}"));
    // A site that does not exist answers nothing, and the browser says so.
    if !own.code.contains("example.gov.cn") {
        let found = quiet(stage.browser)?;
        stage.found("the page", found);
    }
    Ok(())
}
