//! Boards of places: a city's air with its counties, and as many stations and sections as a nation watches; and a city's
//! projects, of a year and many.

use anyhow::Result;

use crate::pages::Page;

/// What a reader of a long list of stations does, one after the other.
const AIR: &[(&str, &str)] = &[
    ("sort", "bench.choose('select[data-a=\"s\"]', 1);"),
    ("sort by name", "bench.choose('select[data-a=\"s\"]', 2);"),
    ("filter", "bench.search('站点一千二百');"),
    ("filter by level", "bench.search('轻度');"),
    ("unfilter", "bench.search('');"),
    ("open a place", "bench.find('.mbb-name button', 3).click();"),
    ("scroll step", "scrollBy(0, 2400);"),
];

/// The same of sections.
const WATER: &[(&str, &str)] = &[
    ("sort", "bench.choose('select[data-a=\"s\"]', 1);"),
    ("sort by name", "bench.choose('select[data-a=\"s\"]', 2);"),
    ("filter", "bench.search('断面一千二百');"),
    ("filter by class", "bench.search('Ⅳ');"),
    ("unfilter", "bench.search('');"),
    ("table of values", "bench.find('[data-a=\"m2\"]').click();"),
    ("open a place", "bench.find('.mbb-name button', 3).click();"),
    ("scroll step", "scrollBy(0, 2400);"),
];

/// The same of projects.
const PROJECTS: &[(&str, &str)] = &[
    ("sort", "bench.choose('select[data-a=\"s\"]', 1);"),
    ("filter", "bench.search('项目五百');"),
    ("filter by unit", "bench.search('市水务局');"),
    ("unfilter", "bench.search('');"),
    ("filter by status", "bench.find('[data-a=\"t3\"]').click();"),
    ("all statuses", "bench.find('[data-a=\"t0\"]').click();"),
    ("by unit", "bench.find('[data-a=\"m1\"]').click();"),
    (
        "open a project",
        "bench.find('.mbb-places .mbb-name button', 3).click();",
    ),
    ("back", "bench.find('[data-a=\"b\"]').click();"),
    ("scroll step", "scrollBy(0, 2400);"),
];

/// The boards: name, tag, data, a text of the list, and what a reader does.
type Board = (
    &'static str,
    &'static str,
    fn() -> String,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// A year of a city, as its example has it.
fn year() -> String {
    include_str!("../../../../demo/examples/livelihood/year/data.json").into()
}

const BOARDS: [Board; 5] = [
    ("air", "air", mingbai_demo::air_counties, "庚午区", &[]),
    ("stations", "air", mingbai_demo::air_nation, "站点二", AIR),
    (
        "sections",
        "water",
        mingbai_demo::water_nation,
        "断面二",
        WATER,
    ),
    ("year", "livelihood", year, "青岭路", &[]),
    (
        "projects",
        "livelihood",
        mingbai_demo::livelihood_projects,
        "项目二",
        PROJECTS,
    ),
];

/// Writes their pages and data with `put`; `page` makes a page of lines for its head and a tag.
pub fn write(
    put: &dyn Fn(&str, &str) -> Result<()>,
    page: &dyn Fn(&str, &str) -> String,
) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (name, tag, data, marker, actions) in BOARDS {
        put(&format!("data/{name}.json"), &data())?;
        let head = format!("{{{{head {tag}}}}}");
        let tag = format!(
            "<mingbai-{tag} src=\"/case/data/{name}.json\" max-rows=\"50000\"></mingbai-{tag}>\n"
        );
        put(&format!("{name}/index.html"), &page(&head, &tag))?;
        pages.push(Page {
            name,
            marker: marker.into(),
            widgets: 1,
            actions,
            measures: &[],
        });
    }
    Ok(pages)
}
