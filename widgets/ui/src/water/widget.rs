//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::water::{
    Board, Counts, Group, Kind, Sample, counted, named_river, ranked, rivers, sentence,
};
use yew::{Component, Context, Html};

use super::draw::{Scene, body};
use super::say::{time, word};
use super::state::View;
use super::summary::strip;
use super::{Layout, WaterProps};
use crate::board::{Stage, located, place_in};
use crate::dom::{Event, by_name};
use crate::frame::{Content, Frame, begin, end, frame};
use crate::pen::Pen;
use crate::text::contains;

/// The long list.
const LIST: &str = ".mb-table";

/// A place of the board.
pub struct Spot {
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// What it is for.
    kind: Kind,
    /// Its samples, in the order of time.
    pub rows: Vec<usize>,
    /// The one that is shown.
    pub now: Option<usize>,
}

/// Surface water: classes, items, rivers, drinking-water sources.
pub struct WaterWidget {
    pub(super) stage: Stage,
    pub(super) view: View,
    /// The places, in published order.
    pub(super) spots: Vec<Spot>,
    /// The sections from the worst.
    ranked: Vec<usize>,
    counts: Counts,
    newest: Option<usize>,
    pub(super) sentence: String,
    as_of: Option<String>,
}

impl Component for WaterWidget {
    type Message = Event;
    type Properties = WaterProps;

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

    fn changed(&mut self, ctx: &Context<Self>, old: &WaterProps) -> bool {
        let props = ctx.props();
        if props.data != old.data || props.now != old.now || props.outlines != old.outlines {
            // The place is known by its code and name in newer data.
            let known = |spot: &Spot| (spot.code.clone(), spot.name.clone());
            let before = self
                .view
                .place
                .and_then(|place| self.spots.get(place))
                .map(known);
            self.work(props);
            let mut spots = self.spots.iter();
            self.view.place =
                before.and_then(|before| spots.position(|spot| known(spot) == before));
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
        let groups = props.data.as_ref().map(|data| data.0.groups());
        let scene = self.scene(props, groups.as_deref().unwrap_or(&[]));
        let mut around = Frame {
            class: match layout {
                Layout::Strip => "mb mbb mb-water mbw-is-strip",
                _ => "mb mbb mb-water",
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
                heading: heading.unwrap_or("地表水水质"),
                sample: board.sample,
                // It stands under the number, which says the same sooner.
                sentence: if scene.is_none() {
                    "来源没有给出任何断面的水质。".to_owned()
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

/// What is shown of a place. Where all of it is later than now, a clock is wrong: it is shown, and says so.
fn current<'a>(group: &Group<'a>, now: Option<i64>) -> Option<&'a Sample> {
    group.current(now).or_else(|| group.current(None))
}

impl WaterWidget {
    /// What is shown at first.
    pub(super) fn new(props: &WaterProps) -> Self {
        let view = View::read(&props.view);
        let mut widget = Self {
            stage: Stage::new(&props.options, view.width),
            view,
            spots: Vec::new(),
            ranked: Vec::new(),
            counts: Counts::default(),
            newest: None,
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
    fn work(&mut self, props: &WaterProps) {
        self.spots.clear();
        let Some(data) = &props.data else {
            self.stage.list.clear();
            return;
        };
        let board: &Board = &data.0;
        let groups = board.groups();
        let place = |row| place_in(&board.samples, row);
        for group in &groups {
            self.spots.push(Spot {
                name: (*group.site.name).to_owned(),
                code: group.site.code.as_deref().map(str::to_owned),
                kind: group.site.kind,
                rows: group.samples.iter().map(|row| place(*row)).collect(),
                now: current(group, props.now).map(place),
            });
        }
        let sites = groups.iter().map(|group| group.site);
        let sites: Vec<_> = sites
            .map(|site| (site.code.as_deref(), &*site.name))
            .collect();
        self.stage.map = located(&props.outlines, &sites);
        self.ranked = ranked(&groups, props.now);
        let spots = &self.spots;
        let is_section = |at: &usize| {
            let spot = spots.get(*at);
            spot.is_some_and(|spot| spot.kind == Kind::Section)
        };
        self.ranked.retain(is_section);
        self.counts = counted(&groups, Kind::Section, props.now);
        let shown = groups.iter().filter_map(|group| current(group, props.now));
        let newest = shown.max_by_key(|sample| sample.start.start());
        self.newest = newest.map(place);
        self.sentence = sentence(board, props.now);
        self.as_of = board.as_of.map(|date| date.shown()).or(newest.map(time));
        if self.view.place.is_some_and(|place| place >= groups.len()) {
            self.view.place = None;
        }
        self.fill(props);
    }

    /// Fills in the list of sections anew.
    #[inline(never)]
    pub(super) fn fill(&mut self, props: &WaterProps) {
        let Some(data) = &props.data else { return };
        let query = self.stage.searched.trim();
        let found = |place: &usize| {
            let Some(spot) = self.spots.get(*place) else {
                return false;
            };
            let sample = spot.now.and_then(|at| data.0.samples.get(at));
            let site = sample.map(|sample| &sample.site);
            let has = |text: Option<&str>| text.is_some_and(|text| contains(text, query));
            spot.kind == Kind::Section
                && (contains(&spot.name, query)
                    || has(spot.code.as_deref())
                    || has(site.and_then(named_river))
                    || has(site.and_then(|site| site.area.as_deref()))
                    || contains(word(sample), query))
        };
        let all = 0..self.spots.len();
        let mut list: Vec<usize> = if self.view.order == 1 {
            self.ranked.iter().copied().filter(found).collect()
        } else {
            all.filter(found).collect()
        };
        if self.view.order == 2 {
            let place = |at: usize| list.get(at).copied().unwrap_or(0);
            let name = |at: usize| self.spots.get(place(at)).map_or("", |spot| &*spot.name);
            let mut order = by_name(list.len(), &name);
            for at in &mut order {
                *at = place(*at);
            }
            list = order;
        }
        self.stage.show(list);
    }

    /// What is drawn; nothing without a place.
    fn scene<'a>(&'a self, props: &'a WaterProps, groups: &'a [Group<'a>]) -> Option<Scene<'a>> {
        let board: &Board = &props.data.as_ref()?.0;
        if groups.is_empty() {
            return None;
        }
        let only = (groups.len() == 1).then_some(0);
        Some(Scene {
            board,
            groups,
            spots: &self.spots,
            section: self.view.place.or(only),
            newest: self.newest.and_then(|at| board.samples.get(at)),
            counts: self.counts,
            rivers: if self.view.mode == 1 {
                rivers(groups, props.now)
            } else {
                Vec::new()
            },
            ranked: &self.ranked,
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
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
            width: self.stage.width,
            narrow: self.stage.narrow(),
            paper: self.stage.paper,
        })
    }
}
