//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::air::{
    Board, Group, Observation, PeriodKind, Site, SiteKind, compute, sentence, sorted,
};
use yew::{Component, Context, Html};

use super::card::strip;
use super::draw::{Scene, body};
use super::say::{level, why};
use super::state::View;
use super::{AirProps, Layout};
use crate::board::{Stage, located, place_in};
use crate::dom::{Event, by_name};
use crate::frame::{Content, Frame, begin, end, frame};
use crate::pen::Pen;
use crate::text::contains;

/// The long list.
const LIST: &str = ".mbb-places";
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
    pub(super) stage: Stage,
    pub(super) view: View,
    /// The places, in published order.
    pub(super) spots: Vec<Spot>,
    /// The place of which the board is.
    pub(super) main: usize,
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
                let search = self.stage.typed(&mut self.view.query, text, composing);
                if search {
                    self.fill(props);
                }
                search
            }
            Event::Change(token, value) => self.chosen(props, &token, &value),
            Event::Escape => self.close(),
            Event::Frame => self.stage.look(true, LIST),
            Event::Again => true,
            Event::Print(paper) => self.set_paper(props, paper),
        };
        self.stage.tell(self.view.text(), &props.on_view);
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
        if props.data != old.data || props.now != old.now || props.outlines != old.outlines {
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
        if props.view != old.view && *props.view != *self.stage.told {
            self.view = View::read(&props.view);
            self.stage.told = self.view.text();
            self.stage.searched = self.view.query.clone();
            self.fill(props);
        }
        self.stage.tell(self.view.text(), &props.on_view);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let layout = self.stage.layout(props.layout);
        let scene = self.scene(props);
        let mut around = Frame {
            class: match layout {
                Layout::Strip => "mb mbb mb-air mba-is-strip",
                _ => "mb mbb mb-air",
            },
            root: self.stage.root.clone(),
            options: &props.options,
            status: &props.status,
            content: None,
            narrow: self.stage.narrow(),
            whole: self.stage.paper,
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
                more: None,
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
        // Where the first guess was wrong, or a window has other rows to show, this draws again before anything is seen.
        let send = || ctx.link().callback(|event| event);
        if self.stage.rendered(first, LIST, send) {
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
        let view = View::read(&props.view);
        let mut widget = Self {
            stage: Stage::new(&props.options, view.width),
            view,
            spots: Vec::new(),
            main: 0,
            sentence: String::new(),
            as_of: None,
        };
        widget.stage.told = widget.view.text();
        widget.stage.searched = widget.view.query.clone();
        widget.work(props);
        widget
    }

    /// Works out what is shown of the data.
    #[inline(never)]
    fn work(&mut self, props: &AirProps) {
        self.spots.clear();
        let Some(data) = &props.data else {
            self.stage.list.clear();
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
        let sites = groups.iter().map(|group| group.site);
        let sites: Vec<_> = sites
            .map(|site| (site.code.as_deref(), &*site.name))
            .collect();
        self.stage.map = located(&props.outlines, &sites);
        self.main = of(SiteKind::City)
            .or_else(|| of(SiteKind::County))
            .unwrap_or(0);
        self.sentence = sentence(board, props.now);
        let main = groups.get(self.main);
        let shown = main.and_then(|main| current(main, props.now));
        let shown = shown.map(Observation::time);
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
        let query = self.stage.searched.trim();
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
        let index = |at: usize| now(place(at))?.ends().map(|(_, high)| high);
        let name = |at: usize| site(place(at)).map_or("", |site| &*site.name);
        let order = match self.view.order {
            1 => Some(sorted(list.len(), &|one, other| {
                index(other).cmp(&index(one))
            })),
            2 => Some(by_name(list.len(), &name)),
            _ => None,
        };
        if let Some(mut order) = order {
            for at in &mut order {
                *at = place(*at);
            }
            list = order;
        }
        self.stage.show(list);
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
            list: &self.stage.list,
            window: &self.stage.window,
            outlines: props
                .outlines
                .as_ref()
                .map(|own| (&*own.0, &*self.stage.map)),
            sentence: &self.sentence,
            said: (self.stage.said, self.stage.copy.as_deref()),
            view: &self.view,
            now: props.now,
            aged: props.status.code.as_deref() == Some("aged"),
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
            width: if self.stage.paper {
                PAPER
            } else {
                self.stage.width
            },
            narrow: self.stage.narrow(),
            paper: self.stage.paper,
        })
    }
}
