//! The details of a line, exactly as published.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::Line;
use yew::{Html, html};

use super::draw::Scene;
use super::figure::{amount, change, printed, rate, rate_words};

/// What opens under a line.
pub fn panel(scene: &Scene, at: usize, line: &Line) -> Html {
    let table = scene.table;
    let main = line.amount(scene.index.main);
    let stages = scene.present.iter().map(|stage| {
        entry(
            stage.name().to_owned(),
            printed(line.amount(*stage), table.unit),
        )
    });
    let elsewhere = main.number().map(|number| {
        let other = if table.unit == MoneyUnit::Yuan {
            MoneyUnit::Wan
        } else {
            MoneyUnit::Yuan
        };
        let exact = amount(number, table.unit, other);
        entry("折合".to_owned(), [&exact, " ", other.name()].concat())
    });
    let rate = table.rate_of(line).map(|found| {
        entry(
            rate_words(found.base),
            [&rate(&found), origin(found.computed)].concat(),
        )
    });
    let change = table.yoy_of(line).map(|found| {
        let basis = found
            .basis
            .as_deref()
            .map_or_else(String::new, |basis| ["（", basis, "）"].concat());
        entry(
            ["比上年", &basis].concat(),
            [&change(&found), origin(found.computed)].concat(),
        )
    });
    let findings =
        scene.budget.findings.iter().filter(|finding| {
            finding.place.table == scene.view.table && finding.place.row == Some(at)
        });
    html! {
        <div class="mb-panel">
            <dl>
                if let Some(code) = &line.code {
                    {entry("科目编码".to_owned(), code.to_string())}
                }
                {for stages}
                {elsewhere}
                {rate}
                {change}
                if let Some(note) = &line.note {
                    {entry("备注".to_owned(), note.to_string())}
                }
                {for findings.map(|finding| entry("核对".to_owned(), finding.message.clone()))}
            </dl>
            <button type="button" class="mb-button" data-a="p">{"关闭"}</button>
        </div>
    }
}

fn origin(computed: bool) -> &'static str {
    if computed {
        "，按公布数计算"
    } else {
        "，公布"
    }
}

fn entry(name: String, value: String) -> Html {
    html! { <div><dt>{name}</dt><dd>{value}</dd></div> }
}
