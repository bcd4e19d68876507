//! Boards of places: a city's air with its counties, and as many stations and sections as a nation watches; a city's
//! projects, of a year and many; and as many records as an answer holds.

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

/// The same of a list of records.
const RECORDS: &[(&str, &str)] = &[
    ("search, first", "bench.search('77');"),
    ("search", "bench.search('771');"),
    // None has the words: their characters are looked for.
    ("search, alike", "bench.search('壶水电无');"),
    ("unsearch", "bench.search('');"),
    ("filter", "bench.choose('select[data-a=\"g\"]', 1);"),
    ("unfilter", "bench.choose('select[data-a=\"g\"]', 0);"),
    ("sort", "bench.choose('select[data-a=\"s\"]', 2);"),
    (
        "open a record",
        "bench.find('.mbb-name button', 3).click();",
    ),
    ("back", "bench.find('[data-a=\"b\"]').click();"),
    ("scroll step", "scrollBy(0, 2400);"),
];

/// Twenty thousand records with their profile: as many as fit into an answer.
fn records() -> String {
    let kinds = ["甲", "乙", "丙", "丁", "戊", "己"];
    let rows: Vec<String> = (0..20_000_usize)
        .map(|at| {
            let kind = kinds.get(at % 6).unwrap_or(&"甲");
            let (year, month) = (at % 7, at % 12 + 1);
            format!(
                r#"{{"t":"{}项","k":"{kind}","d":"202{year}-{month}-2"}}"#,
                at * 7919 % 20_000
            )
        })
        .collect();
    format!(
        r#"{{"profile":{{"schema":"mingbai.profile/1","title":"记录","head":"t","fields":[{{"name":"t","label":"名称","search":true}},
        {{"name":"k","label":"类别"}},{{"name":"d","label":"日期","kind":"date"}}],"filters":["k","d:year"],"columns":["t","k","d"],"card":["k","d"],
        "sort":["-d"]}},"rows":[{}]}}"#,
        rows.join(",")
    )
}

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

const BOARDS: [Board; 6] = [
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
    ("records", "list", records, "2026年12月2日", RECORDS),
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
            path: None,
            marker: marker.into(),
            widgets: 1,
            actions,
            measures: &[],
        });
    }
    Ok(pages)
}
