//! Packages of the open standards as text in our own format: OC4IDS, a project an item; OCDS, a tender an item.

use super::codes::{AWARD, CONTRACT, PROJECT, SECTOR, TENDER, word};
use super::oc4ids::{inner, projects};
use super::ocds::{Event, Step, Tender, tenders};
use super::{Contract, Item, Kind, Milestone, Programme, write};
use crate::date::{Date, Precision};
use crate::feed::{list, own, text};
use crate::{Finding, ReadError, Tree};

/// The presets of the standards that [`open`] reads.
const STANDARDS: [&str; 3] = ["oc4ids", "ocds-release", "ocds-record"];

/// The preset of the standard that a tree is in: the one of that `name`, or by its shape where the name is `auto`.
#[must_use]
pub fn standard(tree: &Tree, name: &str) -> Option<&'static str> {
    let shaped = |standard: &&&str| {
        let (rows, id, other) = match **standard {
            "oc4ids" => ("projects", "id", "status"),
            "ocds-release" => ("releases", "ocid", "tag"),
            _ => ("records", "ocid", "compiledRelease"),
        };
        let first = list(tree, rows).first();
        first.is_some_and(|row| row.get(id).is_some() && row.get(other).is_some())
    };
    let mut known = STANDARDS.iter();
    let found = match name {
        "auto" => known.find(shaped),
        name => known.find(|standard| **standard == name),
    };
    found.copied()
}

/// A tree in a standard as JSON text in the format `mingbai.livelihood/1`, whole, its codes in words, and what was found on the
/// way. The text has the findings too. What is personal in the tree is in the text.
///
/// # Errors
/// `field` where it has no list of projects, releases or records.
pub fn open(tree: &Tree, standard: &str) -> Result<(String, Vec<Finding>), ReadError> {
    let programme = if standard == "oc4ids" {
        let mut programme = projects(tree)?;
        for item in &mut programme.items {
            word(&mut item.status, PROJECT);
            word(&mut item.works, SECTOR);
            for contract in &mut item.contracts {
                word(&mut contract.status, CONTRACT);
            }
        }
        programme
    } else {
        of_tenders(tree)?
    };
    Ok((write::json(&programme, standard), programme.findings))
}

/// The tenders of a package, each an item.
pub(super) fn of_tenders(tree: &Tree) -> Result<Programme, ReadError> {
    let tenders = tenders(tree)?;
    Ok(Programme {
        publisher: inner(tree, "publisher", "name").map(Into::into),
        source_url: own(tree, "uri"),
        as_of: text(tree, "publishedDate").and_then(super::cells::day),
        items: tenders.into_iter().enumerate().map(item).collect(),
        ..Programme::default()
    })
}

/// A tender as an item: its timeline are the steps, with those that were published as such behind.
fn item((at, tender): (usize, Tender)) -> Item {
    let day = |date: Date| date.no_finer(Precision::Day);
    let title = tender.title.as_deref();
    let title = title.filter(|own| !own.trim().is_empty());
    let mut item = Item::new(title.unwrap_or(&tender.ocid), at);
    item.kind = Kind::Major;
    item.status = status(&tender);
    item.id = Some(tender.ocid);
    item.duty.extend(tender.buyer);
    item.funds.plan = match tender.budget {
        Ok(budget) => Ok(budget),
        Err(reason) => tender.value.map_err(|_| reason),
    };
    // A contract was signed on its day, whenever that was published.
    let signed = |event: &Event| event.step == Step::Contract && event.release.is_none();
    let signed = tender.events.iter().any(signed);
    let again = |event: &&Event| event.step == Step::Contract && event.release.is_some() && signed;
    let last = tender.events.last().map(|event| event.date.start());
    let events = tender.events.iter().filter(|event| !again(event));
    item.milestones = events
        .map(|event| {
            let date = Some(day(event.date));
            // Until a day is no news of that day: it is over as soon as there is news of a later one.
            let closing = event.step == Step::Closing;
            let over = !closing || last > Some(event.date.start());
            Milestone {
                text: event.step.name().into(),
                due: date.filter(|_| closing),
                met: date.filter(|_| !closing),
                reached: over.then_some(true),
                partly: false,
            }
        })
        .collect();
    item.milestones.extend(tender.milestones);
    let when = |own: &Milestone| own.met.or(own.due).map(Date::start);
    item.milestones.sort_by_key(when);
    item.contracts = tender.contracts;
    for contract in &mut item.contracts {
        contract.signed = contract.signed.map(day);
        word(&mut contract.status, CONTRACT);
    }
    if item.contracts.is_empty() {
        let awards = tender.awards.into_iter();
        item.contracts = awards
            .map(|mut own| {
                word(&mut own.status, AWARD);
                Contract {
                    id: own.id,
                    title: own.title,
                    suppliers: own.suppliers,
                    value: own.value.ok(),
                    status: own.status,
                    ..Contract::default()
                }
            })
            .collect();
    }
    item
}

/// What the contracts say alike, else the tender.
fn status(tender: &Tender) -> Option<Box<str>> {
    let mut all = tender.contracts.iter().map(|own| own.status.as_ref());
    let first = all.next().flatten();
    let alike = first.filter(|first| all.all(|own| own == Some(*first)));
    let (own, codes) = match alike {
        Some(status) => (Some(status), CONTRACT),
        None => (tender.status.as_ref(), TENDER),
    };
    let mut status = own.cloned();
    word(&mut status, codes);
    status
}
