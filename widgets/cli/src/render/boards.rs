//! Budgets, air, water and livelihood projects as a page: everything that the widget draws, open; and as schema.org has them, a
//! `Dataset` with what it measures, projects as an `ItemList`.

use super::linked::{address as web, iso, second};
use super::{Written, server, still};
use crate::dataset::{Data, Dataset};
use mingbai_data::date::{Date, Precision};
use mingbai_data::{Finding, Value, air, budget, livelihood, water};
use mingbai_ui::air::{AirProps, AirWidget};
use mingbai_ui::budget::{BudgetProps, BudgetWidget};
use mingbai_ui::livelihood::{LivelihoodProps, LivelihoodWidget};
use mingbai_ui::water::{WaterProps, WaterWidget};
use mingbai_ui::{Options, Phase, Shared, Status, style};
use serde_json::{Map, Value as Json, json};
use std::rc::Rc;

/// Everything open, as for paper.
const OPEN: &str = "w0";

/// What is written of a dataset of one of these subjects, with what was found in it; `None` for another subject.
///
/// # Errors
/// In Chinese: it cannot be read as a board, or not drawn.
pub fn written(dataset: &Dataset, now: i64) -> Option<Result<Written, String>> {
    let found = dataset.findings().to_vec();
    match &dataset.data {
        Data::Budget(own) => Some(of_budget(own.clone(), found)),
        Data::Records(own) => match own.subject.key {
            "air" => Some(of_air(dataset.air()?, found, now)),
            "water" => Some(of_water(dataset.water()?, found, now)),
            "livelihood" => Some(of_projects(dataset.livelihood()?, found)),
            _ => None,
        },
        Data::Listing(_) | Data::Profile(_) => None,
    }
}

fn options() -> Options {
    Options {
        heading_level: 1,
        ..Options::default()
    }
}

fn fresh() -> Status {
    Status {
        phase: Phase::Fresh,
        ..Status::default()
    }
}

/// What every dataset says of itself, by schema.org.
struct Head<'a> {
    title: &'a str,
    said: &'a str,
    publisher: Option<&'a str>,
    source_url: Option<&'a str>,
    as_of: Option<Json>,
    sample: bool,
}

impl<'a> Head<'a> {
    fn of(
        title: &'a str,
        said: &'a str,
        publisher: &'a Option<Box<str>>,
        source_url: &'a Option<Box<str>>,
    ) -> Self {
        Self {
            title,
            said,
            publisher: publisher.as_deref(),
            source_url: source_url.as_deref(),
            as_of: None,
            sample: false,
        }
    }

    /// What was measured, by which standard.
    fn measured(&self, standard: Option<&str>, things: Vec<Json>) -> Json {
        self.linked(
            "Dataset",
            vec![
                ("measurementTechnique", standard.map(Json::from)),
                ("hasPart", Some(things.into())),
            ],
        )
    }

    fn linked(&self, kind: &str, members: Vec<(&str, Option<Json>)>) -> Json {
        let by = self.publisher;
        let by = by.map(|name| json!({ "@type": "GovernmentOrganization", "name": name }));
        let mut out = Map::new();
        let head = [
            ("@context", Some("https://schema.org".into())),
            ("@type", Some(kind.into())),
            ("name", Some(self.title.into())),
            ("description", Some(self.said.into())),
            ("publisher", by),
            ("dateModified", self.as_of.clone()),
            ("isBasedOn", self.source_url.and_then(web)),
            ("inLanguage", Some("zh-CN".into())),
            ("creativeWorkStatus", self.sample.then(|| "示例数据".into())),
        ];
        for (key, value) in head.into_iter().chain(members) {
            if let Some(value) = value {
                out.insert(key.into(), value);
            }
        }
        out.into()
    }
}

/// A moment as finely as it was printed.
fn moment(date: Date) -> Json {
    if date.precision() > Precision::Day {
        second(date.start()).into()
    } else {
        iso(date).into()
    }
}

/// A value that was measured somewhere.
fn observed(place: &str, what: &str, value: &str, at: Date) -> Json {
    json!({ "@type": "Observation", "observationAbout": { "@type": "Place", "name": place },
        "variableMeasured": what, "value": value, "observationDate": moment(at) })
}

/// A number with its digits as published.
fn digits(value: &Value) -> Option<String> {
    value.number().map(|number| number.to_string())
}

fn of_budget(mut own: budget::Budget, found: Vec<Finding>) -> Result<Written, String> {
    own.findings = found;
    let tables = 0..own.tables.len();
    let said: Vec<String> = tables.map(|at| budget::sentence(&own, at)).collect();
    let said = said.join("");
    let title = own.title.as_deref().unwrap_or("预算决算公开").to_owned();
    let names: Vec<Json> = (0..own.tables.len())
        .map(|at| own.shown_table_name(at).into())
        .collect();
    let head = Head {
        as_of: own.as_of.as_deref().map(Json::from),
        sample: own.sample,
        ..Head::of(&title, &said, &own.publisher, &own.source_url)
    };
    let linked = head.linked(
        "Dataset",
        vec![
            (
                "temporalCoverage",
                own.year.map(|year| year.to_string().into()),
            ),
            ("variableMeasured", Some(names.into())),
        ],
    );
    let html = server::<BudgetWidget>(BudgetProps {
        data: Some(Shared(Rc::new(own))),
        status: fresh(),
        options: options(),
        view: OPEN.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    })?;
    Ok(Written {
        title,
        said,
        styles: &style::BUDGET,
        linked,
        html: still::still(&html, false),
    })
}

fn of_air(mut own: air::Board, found: Vec<Finding>, now: i64) -> Result<Written, String> {
    own.findings = found;
    let said = air::sentence(&own, Some(now));
    let title = own.title.as_deref().unwrap_or("空气质量").to_owned();
    let things = own.observations.iter().filter_map(|one| {
        let value = digits(&one.aqi)?;
        let at = one.period.start;
        Some(observed(&one.site.name, "空气质量指数（AQI）", &value, at))
    });
    let things: Vec<Json> = things.collect();
    let head = Head {
        as_of: own.as_of.map(moment),
        sample: own.sample,
        ..Head::of(&title, &said, &own.publisher, &own.source_url)
    };
    let linked = head.measured(own.standard.as_deref(), things);
    let html = server::<AirWidget>(AirProps {
        data: Some(Shared(Rc::new(own))),
        outlines: None,
        status: fresh(),
        options: options(),
        layout: Default::default(),
        now: Some(now),
        standard: None,
        view: OPEN.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    })?;
    Ok(Written {
        title,
        said,
        styles: &[style::AIR],
        linked,
        html: still::still(&html, false),
    })
}

fn of_water(mut own: water::Board, found: Vec<Finding>, now: i64) -> Result<Written, String> {
    own.findings = found;
    let said = water::sentence(&own, Some(now));
    let title = own.title.as_deref().unwrap_or("水环境质量").to_owned();
    let things = own
        .samples
        .iter()
        .filter(|one| !one.class_printed.is_empty());
    let things =
        things.map(|one| observed(&one.site.name, "水质类别", &one.class_printed, one.start));
    let things: Vec<Json> = things.collect();
    let head = Head {
        as_of: own.as_of.map(moment),
        sample: own.sample,
        ..Head::of(&title, &said, &own.publisher, &own.source_url)
    };
    let linked = head.measured(own.standard.as_deref(), things);
    let html = server::<WaterWidget>(WaterProps {
        data: Some(Shared(Rc::new(own))),
        outlines: None,
        status: fresh(),
        options: options(),
        layout: Default::default(),
        now: Some(now),
        view: OPEN.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    })?;
    Ok(Written {
        title,
        said,
        styles: &[style::WATER],
        linked,
        html: still::still(&html, false),
    })
}

fn of_projects(mut own: livelihood::Programme, found: Vec<Finding>) -> Result<Written, String> {
    own.findings = found;
    let said = livelihood::sentence(&own);
    let title = own.title.as_deref().unwrap_or("民生实事项目").to_owned();
    let things = own.items.iter().map(|one| {
        let mut out = Map::new();
        let duty = one.duty.first();
        let members = [
            ("@type", Some(Json::from("Project"))),
            ("name", Some((*one.title).into())),
            ("identifier", one.id.as_deref().map(Json::from)),
            ("description", one.content.as_deref().map(Json::from)),
            ("startDate", one.start.map(|date| iso(date).into())),
            ("endDate", one.end.map(|date| iso(date).into())),
            ("areaServed", one.district.as_deref().map(Json::from)),
            (
                "parentOrganization",
                duty.map(|name| json!({ "@type": "GovernmentOrganization", "name": &**name })),
            ),
            ("url", one.url.as_deref().and_then(web)),
        ];
        for (key, value) in members {
            if let Some(value) = value {
                out.insert(key.into(), value);
            }
        }
        Json::from(out)
    });
    let things: Vec<Json> = things.collect();
    let head = Head {
        as_of: own.as_of.map(moment),
        sample: own.sample,
        ..Head::of(&title, &said, &own.publisher, &own.source_url)
    };
    let list =
        json!({ "@type": "ItemList", "numberOfItems": things.len(), "itemListElement": things });
    let linked = head.linked("CollectionPage", vec![("mainEntity", Some(list))]);
    let html = server::<LivelihoodWidget>(LivelihoodProps {
        data: Some(Shared(Rc::new(own))),
        outlines: None,
        before: None,
        status: fresh(),
        options: options(),
        layout: Default::default(),
        view: OPEN.into(),
        on_view: Default::default(),
        on_select: Default::default(),
        on_retry: Default::default(),
    })?;
    Ok(Written {
        title,
        said,
        styles: &[style::LIVELIHOOD],
        linked,
        html: still::still(&html, false),
    })
}
