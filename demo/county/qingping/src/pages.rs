//! The two pages: today (停水 and air), and the money (a budget as a table and as pictures).

use mingbai_data::air::{self, Board, Freshness};
use mingbai_data::budget::{self, Budget};
use mingbai_data::{ReadError, Severity};
use mingbai_ui::Options;
use mingbai_ui::air::{AirWidget, Layout};
use mingbai_ui::budget::BudgetWidget;
use mingbai_ui::views::BudgetViews;
use yew::{AttrValue, Html, Properties, component, html};

use crate::feed::{Read, use_feed};
use crate::outages::{self, OutagesWidget};

/// Where the data of the first page is.
#[derive(Clone, PartialEq, Properties)]
pub struct HomeProps {
    /// Air quality.
    pub air: AttrValue,
    /// 停水通知.
    pub outages: AttrValue,
}

/// What matters today.
#[component]
pub fn Home(props: &HomeProps) -> Html {
    let (outages, ask_outages) = use_feed(&props.outages, outages::read);
    let (air, ask_air) = use_feed(&props.air, read_air);
    html! {
        <div class="two">
            <section class="box">
                <OutagesWidget
                    data={outages.data}
                    status={outages.status}
                    options={titled(outages::TITLE)}
                    on_retry={ask_outages}
                />
            </section>
            <section class="box">
                <AirWidget
                    data={air.data}
                    status={air.status}
                    options={titled("空气质量")}
                    now={air.now}
                    layout={Layout::Board}
                    on_retry={ask_air}
                />
            </section>
        </div>
    }
}

/// Where the data of the second page is.
#[derive(Clone, PartialEq, Properties)]
pub struct MoneyProps {
    /// The budget.
    pub budget: AttrValue,
}

/// Where the money goes. In the package a view stands in place of the table, and is a module of its own; an application has
/// both, and shows them one below the other.
#[component]
pub fn Money(props: &MoneyProps) -> Html {
    let (feed, ask) = use_feed(&props.budget, read_budget);
    html! {
        <>
            <section class="box table">
                <BudgetWidget
                    data={feed.data.clone()}
                    status={feed.status}
                    options={titled("预算公开")}
                    on_retry={ask}
                />
            </section>
            if let Some(data) = feed.data {
                <section class="box">
                    <h2>{ "换个方式看" }</h2>
                    <div class="mb" data-theme="auto" data-size="normal">
                        <BudgetViews {data} choosers={true} />
                    </div>
                </section>
            }
        </>
    }
}

/// What is not there is called by its name too.
fn titled(heading: &'static str) -> Options {
    Options {
        heading: Some(heading.into()),
        ..Options::default()
    }
}

fn read_air(text: &str, now: i64) -> Result<Read<Board>, ReadError> {
    let mut board = air::read_text(text, &air::ReadOptions::default())?;
    let found = air::check(&board, Some(now));
    // Old by the legal clock is a board of which no place has a release that is due.
    let groups = board.groups();
    let newest = groups
        .iter()
        .filter_map(|group| group.current(Some(now)).or_else(|| group.current(None)));
    let aged = newest.clone().count() > 0
        && newest
            .clone()
            .all(|row| matches!(row.freshness(now), Freshness::Late { .. }));
    let partial = found
        .iter()
        .any(|finding| finding.severity > Severity::Note);
    board.findings.extend(found);
    Ok(Read {
        data: board,
        aged,
        partial,
    })
}

fn read_budget(text: &str, _now: i64) -> Result<Read<Budget>, ReadError> {
    let data = budget::read_text(text, &budget::ReadOptions::default())?;
    let partial = data
        .findings
        .iter()
        .any(|finding| finding.severity > Severity::Note);
    Ok(Read {
        data,
        aged: false,
        partial,
    })
}
