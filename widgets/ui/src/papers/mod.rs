//! The component of policies and of consultations: a list of papers, of which one is open, or one alone.
//!
//! **Rule:** what is answered in a self-check stays in the component: it is in no text of the reader's state, in no event, on no
//! paper and in nothing that is copied.
//!
//! `state` is the reader's state, `widget` holds it together; what a paper looks like is drawn by [`crate::policy`] and
//! [`crate::consultation`].

mod state;
mod widget;

pub use state::View;
pub use widget::PapersWidget;

use mingbai_data::Finding;
use mingbai_data::consultation::{Consultations, State, state};
use mingbai_data::date::Date;
use mingbai_data::papers;
use mingbai_data::policy::Policies;
use mingbai_data::workday::Calendar;
use yew::{AttrValue, Callback, Properties};

use crate::text::num;
use crate::{Options, Selection, Shared, Status, consultation, policy};

/// Papers of either kind.
#[derive(Clone, PartialEq)]
pub enum Papers {
    /// 政策文件
    Policies(Shared<Policies>),
    /// 意见征集
    Consultations(Shared<Consultations>),
}

/// What every list says of itself.
pub(crate) struct Head<'a> {
    pub title: Option<&'a str>,
    pub publisher: Option<&'a str>,
    pub source: Option<&'a str>,
    pub source_url: Option<&'a str>,
    pub as_of: Option<Date>,
    pub sample: bool,
    pub findings: &'a [Finding],
    pub many: usize,
}

/// What every paper says of itself.
#[derive(PartialEq, Eq)]
pub(crate) struct Paper<'a> {
    pub id: Option<&'a str>,
    pub title: &'a str,
}

fn head<T>(of: &papers::Papers<T>) -> Head<'_> {
    Head {
        title: of.title.as_deref(),
        publisher: of.publisher.as_deref(),
        source: of.source.as_deref(),
        source_url: of.source_url.as_deref(),
        as_of: of.as_of,
        sample: of.sample,
        findings: &of.findings,
        many: of.rows.len(),
    }
}

impl Papers {
    pub(crate) fn head(&self) -> Head<'_> {
        match self {
            Self::Policies(own) => head(&own.0),
            Self::Consultations(own) => head(&own.0),
        }
    }

    pub(crate) fn paper(&self, at: usize) -> Option<Paper<'_>> {
        let (id, title) = match self {
            Self::Policies(own) => own.0.rows.get(at).map(|own| (&own.id, &own.title)),
            Self::Consultations(own) => own.0.rows.get(at).map(|own| (&own.id, &own.title)),
        }?;
        Some(Paper {
            id: id.as_deref(),
            title,
        })
    }

    /// The paper that stands in this row of the source.
    fn in_row(&self, row: usize) -> Option<usize> {
        match self {
            Self::Policies(own) => own.0.rows.iter().position(|own| own.row == row),
            Self::Consultations(own) => own.0.rows.iter().position(|own| own.row == row),
        }
    }
}

/// Policies in a sentence, to be passed on: one as it stands above its card, of several how many.
#[must_use]
pub fn policies_said(all: &Policies, now: Option<i64>) -> String {
    match &*all.rows {
        [only] => policy::sentence(all, only, now),
        rows => ["共 ", &*num(rows.len()), " 份文件。"].concat(),
    }
}

/// Consultations likewise; of several, for how many something can still be said.
#[must_use]
pub fn consultations_said(all: &Consultations, now: Option<i64>) -> String {
    match &*all.rows {
        [only] => consultation::answer(only, now),
        rows => {
            let open = rows.iter().filter(|own| state(own, now) == State::Open);
            let (many, open) = (num(rows.len()), num(open.count()));
            ["共 ", &*many, " 项，其中 ", &*open, " 项正在征集。"].concat()
        }
    }
}

/// What a page gives the widget.
#[derive(Clone, PartialEq, Properties)]
pub struct PapersProps {
    /// The papers, as soon as there are some.
    #[prop_or_default]
    pub data: Option<Papers>,
    /// The working days that are known, where the page knows more than the widget.
    #[prop_or_default]
    pub calendar: Option<Shared<Calendar>>,
    /// The time, in seconds since 1970-01-01T00:00:00Z: that of the server, where it is known.
    #[prop_or_default]
    pub now: Option<i64>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with. `w0` draws everything open, as for paper.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens a paper.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}
