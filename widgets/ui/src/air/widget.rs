//! The component: one state, one way in for everything that happens, one drawing.

use core::cmp::Ordering;

use mingbai_data::air::{
    Board, Group, Observation, PeriodKind, Site, SiteKind, compute, sentence, sorted,
};
use yew::{Component, Context, Html, NodeRef};

use super::card::strip;
use super::draw::{Scene, body};
use super::say::{level, why};
use super::state::View;
use super::{AirProps, Layout};
use crate::Size;
use crate::board::place_in;
use crate::dom::{Dom, Event, by_name, view_height, view_width};
use crate::frame::{Content, Frame, begin, end, frame};
use crate::pen::Pen;
use crate::text::{contains, num};
use crate::window::Window;

/// Below this a table of several columns would be cramped: 560 px at 16 px.
const NARROW: usize = 350;
/// Below this only one place fits.
const CARD: usize = 150;
/// The width of paper in tenths of an em.
const PAPER: usize = 640;

/// A place of the board.
pub struct Spot {
    /// Its observations, in the order of time.
    pub rows: Vec<usize>,
    /// The one that is listed.
    pub now: Option<usize>,
    /// Where a place without observations stands among those without a time.
    bare: usize,
}

impl Spot {
    /// The place itself.
    pub fn site<'a>(&self, board: &'a Board) -> Option<&'a Site> {
        match self.rows.first() {
            Some(row) => board.observations.get(*row).map(|row| &row.site),
            None => board.untimed.get(self.bare).map(|(_, site)| site),
        }
    }
}

/// Air quality: index, pollutants, forecast, trends, places.
pub struct AirWidget {
    pub(super) root: NodeRef,
    pub(super) dom: Option<Dom>,
    pub(super) view: View,
    /// The text of `view` that the page has.
    told: String,
    /// Width in tenths of an `em`.
    width: usize,
    pub(super) paper: bool,
    /// The print dialog is to be opened as soon as everything is drawn.
    pub(super) print: bool,
    /// What the last action did, in words.
    pub(super) said: &'static str,
    /// Text to be copied by hand where the browser does not do it.
    pub(super) copy: Option<String>,
    /// What gets the focus after drawing.
    pub(super) focus: Option<String>,
    /// What is searched while characters are still being composed is not searched yet.
    pub(super) searched: String,
    /// The places, in published order.
    pub(super) spots: Vec<Spot>,
    /// The place of which the board is.
    pub(super) main: usize,
    /// The places that are listed.
    pub(super) list: Vec<usize>,
    pub(super) window: Window,
    pub(super) sentence: String,
    as_of: Option<String>,
}

impl Component for AirWidget {
    type Message = Event;
    type Properties = AirProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self::new(ctx.props())
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let props = ctx.props();
        let draw = match event {
            Event::Act(token) => self.act(props, &token),
            Event::Input(text, composing) => {
                self.view.query = text;
                let search = !composing && self.searched != self.view.query;
                if search {
                    self.searched = self.view.query.clone();
                    self.fill(props);
                }
                search
            }
            Event::Change(token, value) => self.chosen(props, &token, &value),
            Event::Escape => self.close(),
            Event::Frame => self.look(true),
            Event::Again => true,
            Event::Print(paper) => self.set_paper(props, paper),
        };
        self.tell(props);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AirProps) -> bool {
        let props = ctx.props();
        // The place is known by its code and name in newer data.
        let site = |props: &AirProps, spot: &Spot| {
            let site = spot.site(&props.data.as_ref()?.0)?;
            Some((site.code.clone(), site.name.clone()))
        };
        let spot = self.view.place.and_then(|place| self.spots.get(place));
        let before = spot.and_then(|spot| site(old, spot));
        if props.data != old.data || props.now != old.now {
            self.work(props);
            if props.data != old.data && before.is_some() {
                let mut spots = self.spots.iter();
                let place = spots.position(|spot| site(props, spot) == before);
                if place != self.view.place {
                    self.view.go(place);
                }
            }
        }
        // The page hands back what it was told; only another text is a wish of its own.
        if props.view != old.view && *props.view != *self.told {
            self.view = View::read(&props.view);
            self.told = self.view.text();
            self.searched = self.view.query.clone();
            self.fill(props);
        }
        self.tell(props);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let layout = self.layout(props);
        let scene = self.scene(props);
        let mut around = Frame {
            class: match layout {
                Layout::Strip => "mb mb-air mba-is-strip",
                _ => "mb mb-air",
            },
            root: self.root.clone(),
            options: &props.options,
            status: &props.status,
            content: None,
            narrow: !self.paper && self.width < NARROW,
            whole: self.paper,
        };
        if let (Layout::Strip, Some(scene)) = (layout, &scene) {
            let mut pen = begin(&around);
            strip(&mut pen, scene);
            return end(pen);
        }
        let draw = |pen: &mut Pen| {
            if let Some(scene) = &scene {
                body(pen, scene, layout == Layout::Board);
            }
        };
        around.content = props.data.as_ref().map(|data| {
            let board = &*data.0;
            let heading = board.title.as_deref().or(props.options.heading.as_deref());
            Content {
                heading: heading.unwrap_or("空气质量"),
                sample: board.sample,
                // It stands under the number, which says the same sooner.
                sentence: if scene.is_none() {
                    "来源没有给出任何地点的空气质量。".to_owned()
                } else {
                    String::new()
                },
                body: &draw,
                findings: &board.findings,
                more: false,
                findings_open: self.view.findings,
                publisher: board.publisher.as_deref(),
                as_of: self.as_of.as_deref(),
                source_name: board.source.as_deref(),
                source_url: board.source_url.as_deref(),
            }
        });
        frame(&around)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(root) = self.root.cast::<web_sys::Element>() {
            self.dom = Some(Dom::new(root, ctx.link().callback(|event| event)));
        }
        let Some(dom) = &mut self.dom else { return };
        dom.watch_scroll(self.window.windowed() && !self.paper);
        if self.window.windowed() {
            for block in self.window.drawn() {
                if let Some((_, height)) = dom.place(&["[data-b=\"", &num(block), "\"]"].concat()) {
                    self.window.measured(block, height);
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
        if self.look(first) {
            ctx.link().send_message(Event::Again);
        }
    }
}

/// What is shown first of a place. Where all of it is later than now, a clock is wrong: it is shown, and says so.
#[inline(never)]
fn current<'a>(group: &Group<'a>, now: Option<i64>) -> Option<&'a Observation> {
    group.current(now).or_else(|| group.current(None))
}

impl AirWidget {
    /// What is shown at first.
    pub(super) fn new(props: &AirProps) -> Self {
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
            searched: view.query.clone(),
            view,
            width,
            paper: width == 0,
            print: false,
            said: "",
            copy: None,
            focus: None,
            spots: Vec::new(),
            main: 0,
            list: Vec::new(),
            window: Window::default(),
            sentence: String::new(),
            as_of: None,
        };
        widget.work(props);
        widget
    }

    /// How much is shown: in a column beside other things one place, else everything.
    #[inline(never)]
    fn layout(&self, props: &AirProps) -> Layout {
        let aside = || {
            let page = view_width().unwrap_or(0).wrapping_mul(10) / 16;
            self.width < NARROW && self.width < page / 2
        };
        match props.layout {
            _ if self.paper => Layout::Board,
            Layout::Auto if self.width < CARD || aside() => Layout::Card,
            Layout::Auto => Layout::Board,
            other => other,
        }
    }

    /// Works out what is shown of the data.
    #[inline(never)]
    fn work(&mut self, props: &AirProps) {
        self.spots.clear();
        let Some(data) = &props.data else {
            self.list.clear();
            return;
        };
        let board: &Board = &data.0;
        let groups = board.groups();
        let place = |row| place_in(&board.observations, row);
        for group in &groups {
            self.spots.push(Spot {
                rows: group.observations.iter().map(|row| place(*row)).collect(),
                now: current(group, props.now).map(place),
                bare: place_in(&board.untimed, group.site),
            });
        }
        let of = |kind| {
            groups
                .iter()
                .position(|group| group.site.kind == Some(kind))
        };
        self.main = of(SiteKind::City)
            .or_else(|| of(SiteKind::County))
            .unwrap_or(0);
        self.sentence = sentence(board, props.now);
        let main = groups.get(self.main);
        let shown = main.and_then(|main| current(main, props.now));
        let shown = shown.map(super::say::time);
        self.as_of = board.as_of.map(|date| date.shown()).or(shown);
        if self.view.place.is_some_and(|place| place >= groups.len()) {
            self.view.go(None);
        }
        self.fill(props);
    }

    /// Fills in the list of places anew.
    #[inline(never)]
    pub(super) fn fill(&mut self, props: &AirProps) {
        let Some(data) = &props.data else { return };
        let now = |place: usize| data.0.observations.get(self.spots.get(place)?.now?);
        let site = |place: usize| self.spots.get(place)?.site(&data.0);
        let query = self.searched.trim();
        let found = |place: &usize| {
            let named = site(*place).is_some_and(|site| {
                contains(&site.name, query)
                    || site
                        .code
                        .as_deref()
                        .is_some_and(|code| contains(code, query))
            });
            named
                || match now(*place) {
                    Some(row) => contains(&level(row), query) || contains(why(row), query),
                    None => contains("无数据", query),
                }
        };
        let mut list = Vec::new();
        for place in 0..self.spots.len() {
            if found(&place) {
                list.push(place);
            }
        }
        let place = |at: usize| list.get(at).copied().unwrap_or(0);
        let name = |at: usize| site(place(at)).map_or("", |site| &*site.name);
        let index = |at: usize| now(place(at))?.ends().map(|(_, high)| high);
        let order: Option<&dyn Fn(usize, usize) -> Ordering> = match self.view.order {
            1 => Some(&|one, other| index(other).cmp(&index(one))),
            2 => Some(&|one, other| by_name(name(one), name(other))),
            _ => None,
        };
        if let Some(order) = order {
            let mut sorted = sorted(list.len(), order);
            for at in &mut sorted {
                *at = place(*at);
            }
            list = sorted;
        }
        self.window.change(list.len(), 0, self.paper);
        self.list = list;
    }

    /// What is drawn; nothing without a place.
    #[inline(never)]
    fn scene<'a>(&'a self, props: &'a AirProps) -> Option<Scene<'a>> {
        let board: &Board = &props.data.as_ref()?.0;
        let place = self.view.place.unwrap_or(self.main);
        let spot = self.spots.get(place)?;
        let rows = spot.rows.iter();
        let rows: Vec<_> = rows
            .filter_map(|row| board.observations.get(*row))
            .collect();
        let group = Group {
            site: spot.site(board)?,
            observations: rows,
        };
        let day = group.latest(PeriodKind::Day, props.now);
        let row = day
            .filter(|_| self.view.day)
            .or_else(|| current(&group, props.now));
        let standard = |row: &Observation| props.standard.filter(|other| *other != row.standard);
        Some(Scene {
            board,
            spots: &self.spots,
            main: self.main,
            place,
            sum: row.map(|row| compute(row, row.standard, &[])),
            other: row.and_then(|row| Some(compute(row, standard(row)?, &[]))),
            row,
            group,
            list: &self.list,
            window: &self.window,
            sentence: &self.sentence,
            said: (self.said, self.copy.as_deref()),
            view: &self.view,
            now: props.now,
            aged: props.status.code.as_deref() == Some("aged"),
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
            width: if self.paper { PAPER } else { self.width },
            narrow: !self.paper && self.width < NARROW,
            paper: self.paper,
        })
    }

    /// Tells the page the reader's state when it is another.
    #[inline(never)]
    fn tell(&mut self, props: &AirProps) {
        let text = self.view.text();
        if text != self.told {
            self.told = text.clone();
            props.on_view.emit(text);
        }
    }

    /// Measures what is drawn and tells whether it must be drawn again: in another layout, or with other rows.
    #[inline(never)]
    fn look(&mut self, resize: bool) -> bool {
        if self.paper {
            return false;
        }
        let Some(dom) = &self.dom else { return false };
        let mut draw = false;
        if let Some(width) = dom.width().filter(|width| resize && *width != self.width) {
            self.width = width;
            draw = true;
        }
        if self.window.windowed()
            && let Some((top, _)) = dom.place(".mba-places")
        {
            draw |= self.window.look(top, view_height(), dom.focused_block());
        }
        draw
    }
}
