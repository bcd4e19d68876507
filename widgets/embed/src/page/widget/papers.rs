//! `<mingbai-policy>` and `<mingbai-consultation>`.

use super::board::{Given, Head, Subject};
use super::{ReadError, Settings};
use mingbai_data::{
    Finding,
    consultation::{self, Consultations},
    date::Date,
    hand_over,
    papers::{Paper, Papers as List},
    policy::{self, Policies},
    workday::Calendar,
};
use mingbai_ui::Shared;
use mingbai_ui::papers::{Papers, PapersProps, PapersWidget, consultations_said, policies_said};

pub struct Policy;
pub struct Consultation;

const NO_CALENDAR: (&str, &str) = ("workdays", "没有采用标签上的节假日安排：");

/// What a tag may say in place of a list.
fn head<T>(list: &mut List<T>) -> Head<'_> {
    Head {
        texts: [
            &mut list.title,
            &mut list.publisher,
            &mut list.source,
            &mut list.source_url,
        ],
        as_of: &mut list.as_of,
        findings: &mut list.findings,
    }
}

/// How `data` of either kind is drawn.
#[inline(never)]
fn props<S: Subject<Beside = Calendar>>(
    given: Given<S>,
    data: fn(Shared<S::Board>) -> Papers,
) -> PapersProps {
    PapersProps {
        data: given.data.map(data),
        calendar: given.beside,
        now: given.now,
        status: given.status,
        options: given.options,
        view: given.ways.view,
        on_view: given.ways.on_view,
        on_select: given.ways.on_select,
        on_retry: given.ways.on_retry,
    }
}

impl Subject for Policy {
    type Board = Policies;
    type Drawn = PapersWidget;
    type Beside = Calendar;
    const TITLE: &'static str = "政策文件";
    const WITHOUT: (&'static str, &'static str) = NO_CALENDAR;

    fn beside(text: &str) -> Result<Calendar, String> {
        Calendar::read(text)
    }

    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        _: Option<&Self::Beside>,
    ) -> Result<Policies, ReadError> {
        policy::read_unchecked(text, &settings.limits(), found)
    }

    fn join(all: &mut Policies, other: Policies) {
        all.join(other);
    }

    fn check(all: &Policies, beside: Option<&Calendar>, now: Option<i64>) -> Vec<Finding> {
        let known = Calendar::default();
        policy::check(all, beside.unwrap_or(&known), now)
    }

    fn title(all: &Policies) -> Option<&str> {
        let only = all.rows.first().filter(|_| all.rows.len() == 1);
        only.map(|own| &*own.title).or(all.title.as_deref())
    }

    fn head(all: &mut Policies) -> Head<'_> {
        head(all)
    }

    /// What is true of a text does not grow old by itself.
    fn newest(_: &Policies) -> Option<Date> {
        None
    }

    fn ages(_: &Policies, _: i64) -> Vec<&'static str> {
        Vec::new()
    }

    fn props(given: Given<Self>, _: &Settings) -> PapersProps {
        props(given, Papers::Policies)
    }

    fn hand_over(all: &Policies) -> String {
        hand_over(&mut all.rows.iter().map(Paper::names))
    }

    fn sentence(all: &Policies, now: Option<i64>) -> String {
        policies_said(all, now)
    }
}

impl Subject for Consultation {
    type Board = Consultations;
    type Drawn = PapersWidget;
    type Beside = Calendar;
    const TITLE: &'static str = "意见征集";
    const WITHOUT: (&'static str, &'static str) = NO_CALENDAR;

    fn beside(text: &str) -> Result<Calendar, String> {
        Calendar::read(text)
    }

    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        _: Option<&Self::Beside>,
    ) -> Result<Consultations, ReadError> {
        consultation::read_unchecked(text, &settings.limits(), found)
    }

    fn join(all: &mut Consultations, other: Consultations) {
        all.join(other);
    }

    fn check(all: &Consultations, beside: Option<&Calendar>, now: Option<i64>) -> Vec<Finding> {
        let known = Calendar::default();
        consultation::check(all, beside.unwrap_or(&known), now)
    }

    fn title(all: &Consultations) -> Option<&str> {
        let only = all.rows.first().filter(|_| all.rows.len() == 1);
        only.map(|own| &*own.title).or(all.title.as_deref())
    }

    fn head(all: &mut Consultations) -> Head<'_> {
        head(all)
    }

    fn newest(_: &Consultations) -> Option<Date> {
        None
    }

    fn ages(_: &Consultations, _: i64) -> Vec<&'static str> {
        Vec::new()
    }

    fn props(given: Given<Self>, _: &Settings) -> PapersProps {
        props(given, Papers::Consultations)
    }

    fn hand_over(all: &Consultations) -> String {
        hand_over(&mut all.rows.iter().map(Paper::names))
    }

    fn sentence(all: &Consultations, now: Option<i64>) -> String {
        consultations_said(all, now)
    }
}
