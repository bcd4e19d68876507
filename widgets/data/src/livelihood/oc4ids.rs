//! Projects by the Open Contracting for Infrastructure Data Standard (OC4IDS 0.9): one project is one item.

use super::cells::{day, located};
use super::ocds::{amount, names};
use super::{Contract, Correction, Item, Kind, Milestone, Photo, Point, Programme};
use crate::feed::{list, own, text};
use crate::number::read_number;
use crate::read::{Limits, parse};
use crate::text::fill;
use crate::{Decimal, Finding, Missing, Place, ReadError, ReadErrorKind, Severity, Tree, Value};

/// Reads a project package. What has no title is called by its id. The status is kept as the code of the standard, which
/// [`stated`](super::stated) reads. GeoJSON writes longitude first; a point that is in its country only when it is turned is
/// turned, with a finding.
///
/// # Errors
/// Those of [`parse`]; `field` when there is no list of projects.
pub fn read_oc4ids(source: &str) -> Result<Programme, ReadError> {
    projects(&parse(source, &Limits::default())?)
}

/// [`read_oc4ids`] of a tree.
pub(super) fn projects(tree: &Tree) -> Result<Programme, ReadError> {
    let Some(projects) = tree.get("projects").and_then(Tree::list) else {
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: "OC4IDS 的数据应有 projects 列表".into(),
        });
    };
    let mut programme = Programme {
        publisher: inner(tree, "publisher", "name").map(Into::into),
        source_url: own(tree, "uri"),
        as_of: text(tree, "publishedDate").and_then(day),
        ..Programme::default()
    };
    for (at, tree) in projects.iter().enumerate() {
        match project(tree, at, &mut programme.findings) {
            Some(item) => programme.items.push(item),
            None => programme.findings.push(finding(
                "field",
                "title",
                at,
                "第 {} 个项目没有名称和编号，未列出",
                &[],
            )),
        }
    }
    Ok(programme)
}

fn finding(
    code: &'static str,
    field: &'static str,
    at: usize,
    pattern: &str,
    more: &[&str],
) -> Finding {
    let number = crate::number::count(at.saturating_add(1));
    let mut parts = vec![&*number];
    parts.extend(more);
    Finding {
        code,
        severity: Severity::Warning,
        place: Place {
            table: 0,
            row: Some(at),
            field: Some(field),
        },
        message: fill(pattern, &parts),
    }
}

/// The text of a member within a member.
pub(super) fn inner<'a>(tree: &'a Tree, outer: &str, key: &str) -> Option<&'a str> {
    text(tree.get(outer)?, key)
}

fn project(tree: &Tree, at: usize, findings: &mut Vec<Finding>) -> Option<Item> {
    let title = text(tree, "title").filter(|own| !own.trim().is_empty());
    let name = title.or(text(tree, "id"))?;
    let mut item = Item::new(name, at);
    item.kind = Kind::Major;
    item.id = own(tree, "id");
    item.works = list(tree, "sector")
        .first()
        .and_then(Tree::text)
        .map(Into::into);
    item.status = own(tree, "status");
    item.content = own(tree, "description");
    item.goal = own(tree, "purpose");
    item.as_of = text(tree, "updated").and_then(day);
    item.url = own(tree, "uri");
    item.duty
        .extend(inner(tree, "publicAuthority", "name").map(Into::into));
    item.start = inner(tree, "period", "startDate").and_then(day);
    item.end = inner(tree, "period", "endDate").and_then(day);
    if let Some(done) = tree.get("completion") {
        item.finished = text(done, "endDate").and_then(day);
        item.reason = own(done, "endDateDetails");
        let scope = [text(done, "finalScope"), text(done, "finalScopeDetails")];
        let scope: Vec<&str> = scope.into_iter().flatten().collect();
        item.result = (!scope.is_empty()).then(|| scope.join("；").into());
        item.note = own(done, "finalValueDetails");
        item.funds.spent = amount(done.get("finalValue"));
    }
    if let Some(budget) = tree.get("budget") {
        item.funds.plan = amount(budget.get("amount"));
        for loan in list(budget, "finance") {
            let name = inner(loan, "financingParty", "name").or(text(loan, "source"));
            item.funds
                .sources
                .extend(name.map(|name| (name.into(), amount(loan.get("value")))));
        }
        // Who gives it, and for what or for when: the same party stands there once a year.
        for share in list(budget, "budgetBreakdown") {
            let name = inner(share, "sourceParty", "name");
            let of = text(share, "description").or(text(share, "id"));
            let name = match (name, of) {
                (Some(name), Some(of)) => Some(fill("{}（{}）", &[name, of])),
                (name, of) => name.or(of).map(str::to_owned),
            };
            let given = amount(share.get("amount"));
            item.funds
                .sources
                .extend(name.map(|name| (name.into(), given)));
        }
    }
    item.physical = progress(tree);
    contact(tree, &mut item);
    certificates(tree, &mut item);
    place(tree, &mut item, at, findings);
    item.policy_id = joined(tree.get("policyAlignment"), "policies");
    let helped: Vec<&Tree> = list(tree, "benefits")
        .iter()
        .flat_map(|own| list(own, "beneficiaries"))
        .collect();
    item.target_group = helped
        .iter()
        .find_map(|own| own.get("description")?.text())
        .map(Into::into);
    item.beneficiaries = helped
        .iter()
        .find_map(|own| own.get("numberOfPeople")?.text())
        .map(Into::into);
    item.milestones = list(tree, "milestones").iter().filter_map(step).collect();
    for document in list(tree, "documents") {
        let format = text(document, "format").unwrap_or_default();
        if let Some(url) = text(document, "url").filter(|_| format.starts_with("image/")) {
            item.photos.push(Photo {
                url: url.into(),
                alt: own(document, "description").or_else(|| own(document, "title")),
                taken: text(document, "datePublished").and_then(day),
                step: None,
            });
        }
    }
    for process in list(tree, "contractingProcesses") {
        contract(process, &mut item);
    }
    Some(item)
}

/// Who answers for it: whom the public authority names as its contact.
fn contact(tree: &Tree, item: &mut Item) {
    let id = inner(tree, "publicAuthority", "id");
    let mut parties = list(tree, "parties").iter();
    let authority = parties.find(|own| id.is_some() && text(own, "id") == id);
    if let Some(contact) = authority.and_then(|own| own.get("contactPoint")) {
        item.leader = own(contact, "name");
        item.hotline = own(contact, "telephone");
    }
}

/// What says that it was accepted: the certificates of the project and of its contracts.
fn certificates(tree: &Tree, item: &mut Item) {
    let contracts = list(tree, "contractingProcesses").iter();
    let contracts = contracts.filter_map(|own| own.get("summary"));
    let mut all: Vec<String> = Vec::new();
    for document in [tree]
        .into_iter()
        .chain(contracts)
        .flat_map(|own| list(own, "documents"))
    {
        let certificate = text(document, "documentType") == Some("completionCertificate");
        if let Some(title) = text(document, "title").filter(|_| certificate) {
            let date = text(document, "datePublished").and_then(day);
            let date = date.map_or_else(String::new, |date| fill("（{}）", &[&date.shown()]));
            all.push([title, &*date].concat());
        }
    }
    if !all.is_empty() {
        item.inspection = Some(all.join("；").into());
    }
}

/// The last observation of the physical progress.
fn progress(tree: &Tree) -> Value {
    let mut metrics = list(tree, "metrics").iter();
    let own = metrics.find(|own| text(own, "id") == Some("physicalProgress"));
    let last = own.and_then(|own| list(own, "observations").last());
    match last.and_then(|own| text(own, "measure")) {
        Some(measure) => read_number(measure),
        None => Value::Missing(Missing::Absent),
    }
}

/// Where it is: the names of its places, and the first point.
fn place(tree: &Tree, item: &mut Item, at: usize, findings: &mut Vec<Finding>) {
    let places = list(tree, "locations");
    let named: Vec<&str> = places
        .iter()
        .filter_map(|own| text(own, "description"))
        .collect();
    item.district = (!named.is_empty()).then(|| crate::text::list(&named).into());
    let country = places
        .iter()
        .find_map(|own| inner(own, "address", "countryName"));
    let point = |own: &Tree| -> Option<Point> {
        let geometry = own.get("geometry")?;
        (text(geometry, "type")? == "Point").then_some(())?;
        let [lon, lat, ..] = list(geometry, "coordinates") else {
            return None;
        };
        let number = |own: &Tree| own.text().and_then(Decimal::parse);
        located(number(lat)?, number(lon)?, country.unwrap_or("中国"))
    };
    let points: Vec<Point> = places.iter().filter_map(point).collect();
    item.point = points.first().copied();
    if points.iter().any(|point| point.swapped) {
        findings.push(finding(
            "field",
            "lat",
            at,
            "第 {} 个项目（{}）的坐标把纬度写在前面；GeoJSON 应是经度在前，已按对调读入",
            &[&item.title],
        ));
    }
}

fn joined(tree: Option<&Tree>, key: &str) -> Option<Box<str>> {
    let all: Vec<&str> = list(tree?, key).iter().filter_map(Tree::text).collect();
    (!all.is_empty()).then(|| crate::text::list(&all).into())
}

/// A milestone of the standard: `met`, `notMet`, `partiallyMet`, `scheduled`.
pub(super) fn step(tree: &Tree) -> Option<Milestone> {
    let met = text(tree, "dateMet").and_then(day);
    let status = text(tree, "status");
    Some(Milestone {
        text: text(tree, "title").or(text(tree, "description"))?.into(),
        due: text(tree, "dueDate").and_then(day),
        met,
        partly: status == Some("partiallyMet"),
        reached: match status {
            Some("met") => Some(true),
            Some("notMet" | "partiallyMet") => Some(false),
            Some("scheduled") => None,
            _ => met.map(|_| true),
        },
    })
}

/// The summary of a contracting process, and its published changes.
fn contract(process: &Tree, item: &mut Item) {
    let Some(own_part) = process.get("summary") else {
        return;
    };
    item.contracts.push(Contract {
        id: own(own_part, "ocid").or_else(|| own(process, "id")),
        title: own(own_part, "title"),
        suppliers: names(own_part, "suppliers"),
        value: amount(own_part.get("contractValue")).ok(),
        final_value: amount(own_part.get("finalValue")).ok(),
        signed: None,
        start: inner(own_part, "contractPeriod", "startDate").and_then(day),
        end: inner(own_part, "contractPeriod", "endDate").and_then(day),
        status: own(own_part, "status"),
    });
    let steps = list(own_part, "milestones").iter().filter_map(step);
    item.milestones.extend(steps);
    for change in list(own_part, "modifications") {
        let parts = [text(change, "description"), text(change, "rationale")];
        let texts: Vec<&str> = parts.into_iter().flatten().collect();
        if !texts.is_empty() {
            item.corrections.push(Correction {
                date: text(change, "date").and_then(day),
                text: texts.join("；").into(),
            });
        }
    }
}
