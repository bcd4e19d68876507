//! `<mingbai-budget>`: where the money comes from and where it goes.

use mingbai_data::budget::Budget;
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

use crate::{Options, Selection, Shared, Status};

/// What a page gives a budget widget.
#[derive(Clone, PartialEq, Properties)]
pub struct BudgetProps {
    /// The budget, as soon as there is one.
    #[prop_or_default]
    pub data: Option<Shared<Budget>>,
    /// What is known about the source.
    #[prop_or_default]
    pub status: Status,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state as `on_view` gave it; empty to begin with.
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called when a reader opens a line.
    #[prop_or_default]
    pub on_select: Callback<Selection>,
    /// Called when a reader asks for another try.
    #[prop_or_default]
    pub on_retry: Callback<()>,
}

/// A budget: heading, answer, tables, findings, source.
pub struct BudgetWidget {}

impl Component for BudgetWidget {
    type Message = ();
    type Properties = BudgetProps;

    fn create(_: &Context<Self>) -> Self {
        Self {}
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let rows = props
            .data
            .iter()
            .flat_map(|data| &data.0.tables)
            .flat_map(|table| &table.lines)
            .map(|line| {
                let amounts = line.amounts.iter().map(|value| {
                html! { <td>{value.number().map(|n| mingbai_data::number::group(&n, None))}</td> }
            });
                html! { <tr><th scope="row">{line.name.to_string()}</th>{for amounts}</tr> }
            });
        html! {
            <div class="mb mb-budget" part="root" data-theme={props.options.theme.name()} data-size={props.options.size.name()}>
                <table>{for rows}</table>
            </div>
        }
    }
}
