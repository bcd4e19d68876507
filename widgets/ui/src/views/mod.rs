//! What a reader can open instead of the table of a budget: pictures, and the audit. They live in a module of their own,
//! fetched when one is opened.

use mingbai_data::budget::{Budget, sentence};
use yew::{AttrValue, Callback, Component, Context, Html, Properties};

use crate::pen::Pen;
use crate::{Options, Shared};

/// What the page gives the views.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewsProps {
    /// The budget.
    pub data: Shared<Budget>,
    /// How it is shown.
    #[prop_or_default]
    pub options: Options,
    /// The reader's state of the widget that holds the view (`v` which view, `t` which table, `u` which unit).
    #[prop_or_default]
    pub view: AttrValue,
    /// Called with the reader's state of the view itself at each change.
    #[prop_or_default]
    pub on_view: Callback<String>,
    /// Called with table and line when a reader wants to see a line in the table.
    #[prop_or_default]
    pub on_open: Callback<(usize, usize)>,
}

/// The view that is open.
pub struct BudgetViews;

impl Component for BudgetViews {
    type Message = ();
    type Properties = ViewsProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let mut pen = Pen::default();
        pen.open("div|class=mb-view");
        pen.put("p", &sentence(&ctx.props().data.0, 0));
        pen.close();
        pen.finish()
    }
}
