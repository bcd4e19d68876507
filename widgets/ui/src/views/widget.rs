//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::budget::audit::{Audit, audit};
use mingbai_data::budget::{Side, Table};
use mingbai_data::{Decimal, MoneyUnit};
use yew::{Component, Context, Html, NodeRef};

use super::ViewsProps;
use super::draw::{Scene, body, offered, tools};
use super::parts::Level;
use super::state::{KINDS, Kind, View};
use crate::Size;
use crate::budget::layout::layout;
use crate::budget::rows::Layout;
use crate::dom::{Dom, Event, view_width};
use crate::pen::Pen;

/// The width of paper in tenths of an em.
const PAPER: usize = 640;

/// The views of a budget.
pub struct BudgetViews {
    pub(super) root: NodeRef,
    pub(super) dom: Option<Dom>,
    pub(super) view: View,
    /// The text of `view` that the page has.
    pub(super) told: String,
    /// The table that is shown.
    pub(super) at: usize,
    /// Width in tenths of an `em`.
    pub(super) width: usize,
    pub(super) paper: bool,
    /// What gets the focus after drawing.
    pub(super) focus: Option<String>,
    /// The parts that are shown.
    pub(super) level: Level,
    /// What was checked, and everything that was found, once it was asked for.
    pub(super) audit: Audit,
    audited: bool,
    /// What the parts of the whole table add up to.
    pub(super) whole: Decimal,
}

impl Component for BudgetViews {
    type Message = Event;
    type Properties = ViewsProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        // What an em is will be measured; elder text is about a fifth larger.
        let tenth = if props.options.size == Size::Elder {
            19
        } else {
            16
        };
        let view = View::read(&props.view);
        let guess = view_width().and_then(|width| width.wrapping_mul(10).checked_div(tenth));
        let width = guess.or(view.width).unwrap_or(800);
        let mut widget = Self {
            root: NodeRef::default(),
            dom: None,
            told: view.text(),
            view,
            at: 0,
            width,
            paper: width == 0,
            focus: None,
            level: Level::default(),
            audit: Audit {
                checks: Vec::new(),
                findings: Vec::new(),
            },
            audited: false,
            whole: Decimal::ZERO,
        };
        widget.work(props);
        widget
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let props = ctx.props();
        let draw = match event {
            Event::Act(token) => self.act(props, &token),
            Event::Change(token, value) => self.chosen(props, &token, &value),
            Event::Frame => self.look(),
            Event::Again => true,
            Event::Print(paper) => self.set_paper(props, paper),
            Event::Escape => self.leave(props),
            Event::Input(..) => false,
        };
        self.tell(props);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ViewsProps) -> bool {
        let props = ctx.props();
        if props.data != old.data {
            self.audited = false;
            match (self.shown(old), self.shown(props)) {
                (Some(before), Some(now)) => self.view.follow(before, now),
                _ => self.view.go(None),
            }
        }
        // The page hands back what it was told; only another text is a wish of its own.
        if props.view != old.view && *props.view != *self.told {
            self.view = View::read(&props.view);
            self.told = self.view.text();
        }
        self.work(props);
        self.tell(props);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let narrow = !self.paper && layout(self.width) == Layout::Narrow;
        let options = &props.options;
        let mut pen = Pen::default();
        pen.open("div|class=mb mbv|part=views|lang=zh-CN");
        pen.node(self.root.clone());
        pen.set("data-theme", options.theme.name());
        pen.set("data-size", options.size.name());
        pen.state("data-narrow", narrow);
        pen.state("data-whole", self.paper);
        pen.open("i|class=mb-em|aria-hidden=true");
        pen.close();
        pen.open("");
        match self.shown(props) {
            // Paper is taken as it is.
            Some(_) if self.paper && self.view.kind == Kind::Take => {}
            Some(table) => {
                let level = (&self.level, self.whole);
                let scene = self.scene(props, (self.at, table), &self.view, level, narrow);
                pen.open("");
                // On paper nothing can be chosen.
                if !self.paper {
                    tools(&mut pen, &scene, props.choosers);
                }
                pen.close();
                pen.open("");
                body(&mut pen, &scene);
                pen.close();
            }
            None => pen.put("p|class=mb-hint", "没有可以显示的表。"),
        }
        pen.close();
        pen.close();
        pen.finish()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(root) = self.root.cast::<web_sys::Element>() {
            self.dom = Some(Dom::new(root, ctx.link().callback(|event| event)));
        }
        let Some(dom) = &self.dom else { return };
        if let Some(selector) = self.focus.take() {
            dom.focus(&selector);
        }
        // Where the first guess was wrong, this draws again before anything is seen.
        if first && self.look() {
            ctx.link().send_message(Event::Again);
        }
    }
}

impl BudgetViews {
    /// The table that is shown.
    pub(super) fn shown<'a>(&self, props: &'a ViewsProps) -> Option<&'a Table> {
        props.data.0.tables.get(self.at)
    }

    /// Works out what is shown; a table, a line or a view that the data does not have is left.
    pub(super) fn work(&mut self, props: &ViewsProps) {
        let tables = &props.data.0.tables;
        if self.view.table.is_some_and(|at| at >= tables.len()) {
            self.view.table = None;
            self.view.go(None);
        }
        // Where nobody chose, what is asked first: where the money goes.
        let spent = || {
            tables
                .iter()
                .position(|table| table.side == Side::Expenditure)
        };
        self.at = self.view.table.or_else(spent).unwrap_or(0);
        let Some(table) = self.shown(props) else {
            self.level = Level::default();
            return;
        };
        if self
            .view
            .drill
            .is_some_and(|line| line >= table.lines.len())
        {
            self.view.go(None);
        }
        // Where the reader chooses here, what is first seen is something; a view that was asked for says why it is not there.
        let first = props.choosers && self.view.kind == Kind::Hundred;
        if first && !offered(self.view.kind, &props.data.0, self.at, table) {
            let mut kinds = KINDS.into_iter();
            let other = kinds.find(|kind| offered(*kind, &props.data.0, self.at, table));
            self.view.kind = other.unwrap_or(Kind::Audit);
        }
        let top = Level::new(table, None);
        if !self.audited && self.view.kind == Kind::Audit {
            self.audit = audit(&props.data.0);
            self.audit.join(&props.data.0.findings);
            self.audited = true;
        }
        self.whole = top.sum;
        self.level = match self.view.drill {
            None => top,
            line => Level::new(table, line),
        };
    }

    /// The unit amounts are shown in.
    pub(super) fn unit(&self, props: &ViewsProps) -> MoneyUnit {
        let chosen = self.view.unit.or(props.options.unit);
        let own = || self.shown(props).map(|table| table.unit);
        chosen.or_else(own).unwrap_or_default()
    }

    fn scene<'a>(
        &'a self,
        props: &'a ViewsProps,
        (at, table): (usize, &'a Table),
        view: &'a View,
        (level, whole): (&'a Level, Decimal),
        narrow: bool,
    ) -> Scene<'a> {
        Scene {
            budget: &props.data.0,
            table,
            at,
            view,
            level,
            glossary: props.glossary.as_ref().map(|glossary| &*glossary.0),
            audit: &self.audit,
            whole,
            // A formula is in the unit of its table, and so is what is held against it.
            unit: match view.kind {
                Kind::Audit => table.unit,
                _ => view.unit.or(props.options.unit).unwrap_or(table.unit),
            },
            takes: props.on_take.is_some(),
            width: if self.paper { PAPER } else { self.width },
            narrow,
            paper: self.paper,
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
        }
    }

    /// Tells the page the reader's state when it is another.
    fn tell(&mut self, props: &ViewsProps) {
        let text = self.view.text();
        if text != self.told {
            self.told = text.clone();
            props.on_view.emit(text);
        }
    }

    /// Measures what is drawn and tells whether it must be drawn again.
    fn look(&mut self) -> bool {
        if self.paper {
            return false;
        }
        let width = self.dom.as_ref().and_then(Dom::width);
        match width.filter(|width| *width != self.width) {
            Some(width) => {
                self.width = width;
                true
            }
            None => false,
        }
    }
}
