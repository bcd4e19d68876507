//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::MoneyUnit;
use mingbai_data::budget::{Stage, Table, has_flow, sentence};
use yew::{Component, Context, Html, NodeRef};

use super::BudgetProps;
use super::draw::{AUDIT, DEBT, PUBLIC, Scene, TAKE, another, body, shown};
use super::figure::{Common, amount};
use super::index::Index;
use super::layout;
use super::rows::{Layout, Rows, rows};
use super::state::View;
use crate::Size;
use crate::dom::{Dom, Event, can_print, view_height, view_width};
use crate::frame::{Content, Frame, frame};
use crate::pen::Pen;
use crate::text::num;
use crate::window::Window;

/// A budget: heading, answer, tables, findings, source.
pub struct BudgetWidget {
    pub(super) root: NodeRef,
    pub(super) dom: Option<Dom>,
    pub(super) view: View,
    /// The text of `view` that the page has.
    pub(super) told: String,
    /// Width in tenths of an `em`.
    pub(super) width: usize,
    pub(super) paper: bool,
    /// The print dialog is to be opened as soon as everything is drawn.
    pub(super) print: bool,
    /// What the last action did, in words.
    pub(super) said: String,
    /// Text to be copied by hand where the browser does not do it.
    pub(super) copy: Option<String>,
    /// The line a finding led to.
    pub(super) hit: Option<usize>,
    /// What gets the focus after drawing.
    pub(super) focus: Option<String>,
    /// What is searched while characters are still being composed is not searched yet.
    pub(super) searched: String,
    pub(super) table: Option<Worked>,
}

/// What is worked out for the table that is shown.
pub(super) struct Worked {
    pub(super) index: Index,
    pub(super) common: Common,
    /// Length of the longest amount.
    pub(super) digits: usize,
    /// Which of [`VIEWS`](super::draw::VIEWS) the data serves.
    pub(super) views: [bool; 8],
    pub(super) rows: Rows,
    pub(super) window: Window,
}

impl Component for BudgetWidget {
    type Message = Event;
    type Properties = BudgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        // What an em is will be measured; elder text is about a fifth larger.
        let tenth = if props.options.size == Size::Elder {
            19
        } else {
            16
        };
        let view = View::read(&props.view);
        // A first guess, so that a phone seldom draws twice; what is drawn is measured at once.
        let guess = view_width().and_then(|width| width.wrapping_mul(10).checked_div(tenth));
        let width = guess.or(view.width).unwrap_or(800);
        let mut widget = Self {
            root: NodeRef::default(),
            dom: None,
            told: view.text(),
            searched: view.query.clone(),
            view,
            width,
            paper: width == 0,
            print: false,
            said: String::new(),
            copy: None,
            hit: None,
            focus: None,
            table: None,
        };
        widget.work(props);
        widget
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let props = ctx.props();
        let draw = match event {
            Event::Act(token) => self.act(props, &token),
            Event::Input(text, composing) => {
                self.view.query = text;
                if !composing && self.searched != self.view.query {
                    self.searched = self.view.query.clone();
                    self.hit = None;
                    self.fill(props, 0);
                    true
                } else {
                    false
                }
            }
            Event::Change(token, value) => self.chosen(props, &token, &value),
            Event::Escape => self.close(props),
            Event::Frame => self.look(props, true),
            Event::Again => true,
            Event::Print(paper) => self.set_paper(props, paper),
        };
        self.tell(props);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &BudgetProps) -> bool {
        let props = ctx.props();
        if props.data != old.data {
            match (self.shown(old), self.shown(props)) {
                (Some(before), Some(now)) => self.view.follow(before, now),
                (Some(_), None) => self.view.leave_table(),
                _ => {}
            }
            self.hit = None;
            self.work(props);
        }
        // The page hands back what it was told; only another text is a wish of its own.
        if props.view != old.view && *props.view != *self.told {
            let mut view = View::read(&props.view);
            if view.words.is_empty() {
                view.words = core::mem::take(&mut self.view.words);
                self.view = view;
                self.told = self.view.text();
                self.searched = self.view.query.clone();
                self.work(props);
                if let Some(line) = self.view.go.take() {
                    self.go(props, self.view.table, line);
                }
            } else {
                self.view.words = view.words;
                self.fill(props, 0);
            }
        }
        self.tell(props);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let layout = self.layout();
        let body = |pen: &mut Pen| self.body(pen, props, layout);
        let content = props.data.as_ref().map(|data| {
            let budget = &*data.0;
            let heading = budget.title.as_deref().or(props.options.heading.as_deref());
            Content {
                heading: heading.unwrap_or(match &self.table {
                    Some(table) if table.index.main == Stage::Final => "决算公开",
                    _ => "预算公开",
                }),
                sample: budget.sample,
                sentence: sentence(budget, self.view.table),
                body: &body,
                // The view lists them with its own.
                findings: if self.view.shown == AUDIT {
                    &[]
                } else {
                    &budget.findings
                },
                more: Some(AUDIT),
                findings_open: self.view.findings,
                publisher: budget.publisher.as_deref(),
                as_of: budget.as_of.as_deref(),
                source_name: budget.source_name.as_deref(),
                source_url: budget.source_url.as_deref(),
            }
        });
        frame(&Frame {
            class: "mb mb-budget",
            root: self.root.clone(),
            options: &props.options,
            status: &props.status,
            content,
            narrow: layout == Layout::Narrow,
            whole: layout == Layout::Paper,
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(root) = self.root.cast::<web_sys::Element>() {
            self.dom = Some(Dom::new(root, ctx.link().callback(|event| event)));
        }
        let Some(dom) = &mut self.dom else { return };
        if let Some(table) = &mut self.table {
            dom.watch_scroll(table.window.windowed() && !self.paper);
            if table.window.windowed() {
                for block in table.window.drawn() {
                    if let Some((_, height)) =
                        dom.place(&["[data-b=\"", &num(block), "\"]"].concat())
                    {
                        table.window.measured(block, height);
                    }
                }
            }
        }
        if let Some(selector) = self.focus.take() {
            dom.focus(&selector);
        }
        if self.print {
            self.print = false;
            dom.print();
        }
        // Where the first guess was wrong, or a window has other rows to show, this draws again before anything is seen.
        if self.look(ctx.props(), first) {
            ctx.link().send_message(Event::Again);
        }
    }
}

impl BudgetWidget {
    fn layout(&self) -> Layout {
        if self.paper {
            Layout::Paper
        } else {
            layout::layout(self.width)
        }
    }

    /// The table that is shown.
    #[inline(never)]
    pub(super) fn shown<'a>(&self, props: &'a BudgetProps) -> Option<&'a Table> {
        props.data.as_ref()?.0.tables.get(self.view.table)
    }

    /// Works out the table that is shown.
    #[inline(never)]
    pub(super) fn work(&mut self, props: &BudgetProps) {
        // A table that the data does not have is left; while there is no data yet, the reader's state waits for it.
        if props.data.is_some() && self.shown(props).is_none() {
            self.view.table = 0;
            self.view.leave_table();
        }
        self.table = None;
        let worked = self
            .shown(props)
            .and_then(|table| self.worked(props, table));
        self.table = worked;
        self.fill(props, 0);
    }

    /// What a table needs to be drawn, but for its rows.
    #[inline(never)]
    fn worked(&self, props: &BudgetProps, table: &Table) -> Option<Worked> {
        let basis = props.data.as_ref()?.0.basis(table);
        let index = Index::new(table);
        let unit = self.unit(props, table);
        let mut digits = 6;
        for line in index.children(None) {
            if let Some(number) = table
                .lines
                .get(line)
                .and_then(|line| line.amount(index.main).number())
            {
                digits = digits.max(amount(number, table.unit, unit).len());
            }
        }
        Some(Worked {
            views: views(props, table, &index),
            index,
            common: Common::of(table, &basis),
            digits,
            rows: Rows::default(),
            window: Window::default(),
        })
    }

    /// Fills in the rows anew; they are the same before row `from`.
    #[inline(never)]
    pub(super) fn fill(&mut self, props: &BudgetProps, from: usize) {
        let layout = self.layout();
        if let (Some(worked), Some(data)) = (&mut self.table, &props.data) {
            let (budget, query) = (&data.0, &self.searched);
            worked.rows = rows(budget, &worked.index, &self.view, query, layout);
            worked
                .window
                .change(worked.rows.list.len(), from, self.paper);
        }
    }

    pub(super) fn unit(&self, props: &BudgetProps, table: &Table) -> MoneyUnit {
        self.view.unit.or(props.options.unit).unwrap_or(table.unit)
    }

    fn body(&self, pen: &mut Pen, props: &BudgetProps, layout: Layout) {
        let (Some(data), Some(worked), Some(table)) = (&props.data, &self.table, self.shown(props))
        else {
            return;
        };
        self.scene(pen, props, (table, worked, &self.view), layout, body);
        // A view is printed with its own table. Without one nothing can be chosen on paper: the other tables follow. Their
        // place stays, or an open view would lose its own.
        let alone = (1..TAKE).contains(&shown(&self.view, &worked.views));
        pen.open("");
        if layout == Layout::Paper && !alone {
            for (at, table) in data.0.tables.iter().enumerate() {
                if at == self.view.table {
                    continue;
                }
                let mut view = self.view.clone();
                view.table = at;
                view.leave_table();
                let Some(mut worked) = self.worked(props, table) else {
                    continue;
                };
                let (budget, query) = (&data.0, &self.searched);
                worked.rows = rows(budget, &worked.index, &view, query, layout);
                worked.window.change(worked.rows.list.len(), 0, true);
                pen.open("");
                self.scene(pen, props, (table, &worked, &view), layout, another);
                pen.close();
            }
        }
        pen.close();
    }

    /// Draws one table with `draw`.
    fn scene(
        &self,
        pen: &mut Pen,
        props: &BudgetProps,
        (table, worked, view): (&Table, &Worked, &View),
        layout: Layout,
        draw: fn(&mut Pen, &Scene),
    ) {
        let Some(data) = &props.data else { return };
        let common = &worked.common;
        let percents = usize::from(common.rates).wrapping_add(usize::from(common.changes));
        let width = if self.paper { 9_999 } else { self.width };
        let index = &worked.index;
        let scene = Scene {
            budget: &data.0,
            table,
            index,
            common,
            basis: data.0.basis(table),
            rows: &worked.rows,
            views: worked.views,
            window: &worked.window,
            view,
            layout,
            unit: self.unit(props, table),
            columns: layout::columns(index.present, index.main, percents, worked.digits, width),
            said: &self.said,
            copy: self.copy.as_deref(),
            hit: self.hit,
            can_print: can_print(),
        };
        draw(pen, &scene);
    }

    /// Tells the page the reader's state when it is another.
    fn tell(&mut self, props: &BudgetProps) {
        let text = self.view.text();
        if text != self.told {
            self.told = text.clone();
            props.on_view.emit(text);
        }
    }

    /// Measures what is drawn and tells whether it must be drawn again: in another layout, or with other rows.
    fn look(&mut self, props: &BudgetProps, resize: bool) -> bool {
        if self.paper {
            return false;
        }
        let Some(dom) = &self.dom else { return false };
        let mut draw = false;
        if let Some(width) = dom.width().filter(|width| resize && *width != self.width) {
            self.width = width;
            self.fill(props, 0);
            draw = true;
        }
        if let (Some(worked), Some(dom)) = (&mut self.table, &self.dom)
            && worked.window.windowed()
            && let Some((top, _)) = dom.place(".mb-table")
        {
            draw |= worked.window.look(top, view_height(), dom.focused_block());
        }
        draw
    }
}

/// Which of [`VIEWS`](super::draw::VIEWS) the data serves: shares need parts, years the same of another year, a flow both sides
/// of a book, a plan two stages. The views themselves know more; one that has nothing to show is another.
#[inline(never)]
fn views(props: &BudgetProps, table: &Table, index: &Index) -> [bool; 8] {
    let tables = props.data.as_ref().map_or(&[][..], |data| &data.0.tables);
    let parts = index.has_parts();
    let flows = (props.data.as_ref()).is_some_and(|data| has_flow(&data.0, table));
    let stages = index.present.iter().take(4).filter(|there| **there);
    // What is owed, and “三公”经费, have one view that tells their years and stages too.
    let subject = table.subject();
    let (debt, public) = (subject == DEBT, subject == PUBLIC);
    let years = index.present.last() == Some(&true)
        || tables.iter().any(|other| {
            other.book == table.book && other.year != table.year && other.subject() == subject
        });
    [
        true,
        parts,
        parts && !debt && !public,
        years && !debt,
        flows,
        stages.count() > 1 && !debt && !public,
        true,
        true,
    ]
}
