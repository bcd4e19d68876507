//! Tenders by the Open Contracting Data Standard (OCDS 1.1): releases or records → one timeline for each ocid.

use super::cells::{day, is_currency};
use super::oc4ids::{inner, step};
use super::{Contract, Given, Milestone, Money};
use crate::date::{Date, Precision, Rule};
use crate::feed::{list, own, text};
use crate::read::{Limits, parse};
use crate::{Decimal, Missing, MoneyUnit, ReadError, ReadErrorKind, Tree};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 计划公开
    Planning,
    /// 招标公告
    Tender,
    /// 招标变更
    Amended,
    /// 投标截止
    Closing,
    /// 中标结果
    Award,
    /// 合同订立
    Contract,
    /// 合同变更
    ContractAmended,
    /// 合同履行
    Implementation,
    /// 招标或合同终止
    Ended,
    /// Another release.
    Other,
}

impl Step {
    /// The words on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Planning => "计划公开",
            Self::Tender => "招标公告",
            Self::Amended => "招标变更",
            Self::Closing => "投标截止",
            Self::Award => "中标结果",
            Self::Contract => "合同订立",
            Self::ContractAmended => "合同变更",
            Self::Implementation => "合同履行",
            Self::Ended => "终止",
            Self::Other => "其他信息",
        }
    }

    /// The step that a tag of the standard (releaseTag) names.
    fn of(tag: &str) -> Self {
        match tag {
            "planning" | "planningUpdate" => Self::Planning,
            "tender" => Self::Tender,
            "tenderAmendment" | "tenderUpdate" => Self::Amended,
            "award" | "awardUpdate" => Self::Award,
            "contract" => Self::Contract,
            "contractUpdate" | "contractAmendment" => Self::ContractAmended,
            "implementation" | "implementationUpdate" => Self::Implementation,
            "tenderCancellation" | "awardCancellation" | "contractTermination" => Self::Ended,
            _ => Self::Other,
        }
    }
}

/// One point of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What.
    pub step: Step,
    /// The release that says so, where it is one.
    pub release: Option<Box<str>>,
}

/// An award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// Its number.
    pub id: Option<Box<str>>,
    /// What it is for.
    pub title: Option<Box<str>>,
    /// Who has it.
    pub suppliers: Vec<Box<str>>,
    /// The amount.
    pub value: Given,
    /// When.
    pub date: Option<Date>,
    /// Its status as published.
    pub status: Option<Box<str>>,
}

/// All that was published under one ocid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tender {
    /// The id of the contracting process.
    pub ocid: Box<str>,
    /// What is bought.
    pub title: Option<Box<str>>,
    /// Who buys.
    pub buyer: Option<Box<str>>,
    /// Its status as published last.
    pub status: Option<Box<str>>,
    /// The budget, as published last.
    pub budget: Given,
    /// The value of the tender, as published last.
    pub value: Given,
    /// Until when offers are taken.
    pub closing: Option<Date>,
    /// The timeline, the earliest first.
    pub events: Vec<Event>,
    /// Awards, as published last.
    pub awards: Vec<Award>,
    /// Contracts, as published last.
    pub contracts: Vec<Contract>,
    /// Milestones of the planning, the tender and the contracts, as published last.
    pub milestones: Vec<Milestone>,
}

/// Reads a release package or a record package. Releases of one ocid are one tender; what was published last holds, and what a
/// later release leaves out stays.
///
/// # Errors
/// Those of [`parse`]; `field` when there are neither releases nor records.
pub fn read_ocds(source: &str) -> Result<Vec<Tender>, ReadError> {
    tenders(&parse(source, &Limits::default())?)
}

/// [`read_ocds`] of a tree.
pub(super) fn tenders(tree: &Tree) -> Result<Vec<Tender>, ReadError> {
    let known = ["releases", "records"]
        .into_iter()
        .any(|key| tree.get(key).and_then(Tree::list).is_some());
    if !known {
        return Err(ReadError {
            kind: ReadErrorKind::Field,
            message: "OCDS 的数据应有 releases 或 records 列表".into(),
        });
    }
    let mut releases: Vec<&Tree> = list(tree, "releases").iter().collect();
    for record in list(tree, "records") {
        let own = list(record, "releases");
        // Releases that are only links have no ocid; the compiled one says what holds.
        releases.extend(own.iter().filter(|own| own.get("ocid").is_some()));
        releases.extend(record.get("compiledRelease"));
    }
    let at = |release: &Tree| text(release, "date").and_then(moment).map(Date::start);
    releases.sort_by_key(|release| at(release));
    let mut tenders: Vec<Tender> = Vec::new();
    for release in releases {
        let Some(ocid) = text(release, "ocid") else {
            continue;
        };
        let place = tenders.iter().position(|own| &*own.ocid == ocid);
        let place = place.unwrap_or_else(|| {
            tenders.push(Tender::new(ocid));
            tenders.len().saturating_sub(1)
        });
        if let Some(tender) = tenders.get_mut(place) {
            tender.add(release);
        }
    }
    for tender in &mut tenders {
        tender.finish();
    }
    Ok(tenders)
}

fn moment(text: &str) -> Option<Date> {
    Rule::default().read_text(text).date()
}

impl Tender {
    fn new(ocid: &str) -> Self {
        Self {
            ocid: ocid.into(),
            title: None,
            buyer: None,
            status: None,
            budget: Err(Missing::Absent),
            value: Err(Missing::Absent),
            closing: None,
            events: Vec::new(),
            awards: Vec::new(),
            contracts: Vec::new(),
            milestones: Vec::new(),
        }
    }

    /// What a later release says.
    fn add(&mut self, release: &Tree) {
        if let Some(date) = text(release, "date").and_then(moment) {
            for tag in list(release, "tag").iter().filter_map(Tree::text) {
                if tag != "compiled" {
                    self.events.push(Event {
                        date,
                        step: Step::of(tag),
                        release: own(release, "id"),
                    });
                }
            }
        }
        let newer = |slot: &mut Given, given: Given| {
            if given.is_ok() || *slot == Err(Missing::Absent) {
                *slot = given;
            }
        };
        let buyer = inner(release, "buyer", "name")
            .or_else(|| inner(release.get("tender")?, "procuringEntity", "name"));
        self.buyer = buyer.map(Into::into).or(self.buyer.take());
        if let Some(budget) = release.get("planning").and_then(|own| own.get("budget")) {
            newer(&mut self.budget, amount(budget.get("amount")));
        }
        let mut steps: Vec<Milestone> = Vec::new();
        if let Some(planning) = release.get("planning") {
            steps.extend(list(planning, "milestones").iter().filter_map(step));
        }
        if let Some(tender) = release.get("tender") {
            self.title = own(tender, "title").or(self.title.take());
            self.status = own(tender, "status").or(self.status.take());
            newer(&mut self.value, amount(tender.get("value")));
            self.closing = inner(tender, "tenderPeriod", "endDate")
                .and_then(moment)
                .or(self.closing);
            steps.extend(list(tender, "milestones").iter().filter_map(step));
        }
        self.title = self.title.take().or_else(|| own(release, "title"));
        let awards = list(release, "awards");
        if !awards.is_empty() {
            self.awards = awards.iter().map(award).collect();
        }
        let contracts = list(release, "contracts");
        if !contracts.is_empty() {
            self.contracts = contracts
                .iter()
                .map(|tree| contract(tree, &self.awards))
                .collect();
            for tree in contracts {
                let own = tree.get("implementation").unwrap_or(tree);
                steps.extend(list(own, "milestones").iter().filter_map(step));
            }
        }
        if !steps.is_empty() {
            self.milestones = steps;
        }
    }

    /// Days that stand in what holds, beside those of the releases; then the order.
    fn finish(&mut self) {
        let mut dated: Vec<(Option<Date>, Step)> = vec![(self.closing, Step::Closing)];
        dated.extend(self.awards.iter().map(|own| (own.date, Step::Award)));
        dated.extend(
            self.contracts
                .iter()
                .map(|own| (own.signed, Step::Contract)),
        );
        for (date, step) in dated {
            let Some(date) = date else {
                continue;
            };
            let day = |date: Date| date.no_finer(Precision::Day).start();
            let known = |event: &Event| event.step == step && day(event.date) == day(date);
            if !self.events.iter().any(known) {
                self.events.push(Event {
                    date,
                    step,
                    release: None,
                });
            }
        }
        self.events
            .sort_by_key(|event| (event.date.start(), event.step));
        self.events
            .dedup_by(|one, other| (one.date, one.step) == (other.date, other.step));
    }

    /// What was awarded, as one sum in 元. `None` where an amount is missing or in another currency.
    #[must_use]
    pub fn awarded(&self) -> Option<Decimal> {
        let sum = super::Sum::of(self.awards.iter().map(|own| &own.value));
        (sum.missing == 0 && sum.there > 0).then_some(sum.amount)
    }
}

fn award(tree: &Tree) -> Award {
    Award {
        id: own(tree, "id"),
        title: own(tree, "title"),
        suppliers: names(tree, "suppliers"),
        value: amount(tree.get("value")),
        date: text(tree, "date").and_then(moment),
        status: own(tree, "status"),
    }
}

/// A contract; who does it stands in its award.
fn contract(tree: &Tree, awards: &[Award]) -> Contract {
    let of = text(tree, "awardID");
    let award = awards
        .iter()
        .find(|own| own.id.is_some() && own.id.as_deref() == of);
    Contract {
        id: own(tree, "id"),
        title: own(tree, "title").or_else(|| award?.title.clone()),
        suppliers: award.map(|own| own.suppliers.clone()).unwrap_or_default(),
        value: amount(tree.get("value")).ok(),
        final_value: None,
        signed: text(tree, "dateSigned").and_then(moment),
        start: inner(tree, "period", "startDate").and_then(day),
        end: inner(tree, "period", "endDate").and_then(day),
        status: own(tree, "status"),
    }
}

/// The names of organisations.
pub(super) fn names(tree: &Tree, key: &str) -> Vec<Box<str>> {
    list(tree, key)
        .iter()
        .filter_map(|own_part| own(own_part, "name"))
        .collect()
}

/// A value of the standards: an amount and its currency by ISO 4217. One without a currency has none: nobody guesses.
pub(super) fn amount(tree: Option<&Tree>) -> Given {
    let tree = tree.ok_or(Missing::Absent)?;
    let digits = text(tree, "amount").ok_or(Missing::NotReported)?;
    let number = Decimal::parse(digits.trim()).ok_or(Missing::BadValue)?;
    let currency = text(tree, "currency")
        .map(str::trim)
        .filter(|own| !own.is_empty());
    let mut money = Money::of(number, MoneyUnit::Yuan, digits);
    match currency {
        None => return Err(Missing::NoUnit),
        Some("CNY" | "RMB") => {}
        Some(other) if is_currency(other) => money.currency = Some(other.into()),
        Some(_) => return Err(Missing::NoUnit),
    }
    Ok(money)
}
