//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::livelihood::{
    By, Change, Counts, Group, Item, Judged, Point, Programme, Status, changes, counts, found,
    judge_there, rolled, sentence, words,
};
use mingbai_data::merge_sort;
use yew::{Component, Context, Html};

use super::draw::{Scene, body, chosen_in, part_in};
use super::say::day;
use super::state::View;
use super::summary::strip;
use super::{Layout, LivelihoodProps};
use crate::board::Stage;
use crate::dom::{Dom, Event};
use crate::frame::{Content, Frame, begin, end, frame};
use crate::pen::Pen;

/// The long list.
const LIST: &str = ".mbb-places";

/// Livelihood projects: how far they have come, who answers for them, whom to call.
pub struct LivelihoodWidget {
    pub(super) stage: Stage,
    pub(super) view: View,
    /// The items by works, unit and district.
    pub(super) groups: [Vec<Group>; 3],
    /// The status of each item in the district that is chosen, and how many days that is late.
    pub(super) judged: Vec<(Judged, Option<i64>)>,
    /// The district for which that is.
    there: Option<String>,
    counts: Counts,
    pub(super) sentence: String,
    /// Where the reader is, while the nearest are listed first.
    pub(super) here: Option<Point>,
    /// How far each item is, in metres; of one that has no point the greatest number, of all none without `here`.
    pub(super) away: Vec<usize>,
    /// What has become of asking where that is.
    pub(super) said: &'static str,
    as_of: Option<String>,
    /// On paper each item in full stands behind the list: asked for by its button, or where nothing can be opened.
    pub(super) full: bool,
    /// What is searched in, from the first search on.
    words: Vec<String>,
    /// What is another than in the copy that the reader saw last.
    news: Vec<Change>,
    /// Lines and documents that another widget of the page can show.
    linked: String,
}

impl Component for LivelihoodWidget {
    type Message = Event;
    type Properties = LivelihoodProps;

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
            Event::Escape => self.close(props),
            Event::Frame => self.stage.look(true, LIST),
            Event::Again => {
                let here = self.stage.dom.as_ref().and_then(Dom::located);
                if let Some(here) = here {
                    self.nearby(props, here);
                }
                true
            }
            Event::Print(paper) => self.set_paper(props, paper),
        };
        self.stage.tell(self.view.text(), &props.on_view);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &LivelihoodProps) -> bool {
        let props = ctx.props();
        if props.data != old.data {
            self.renew(props, old);
        }
        // The page hands back what it was told; only another text is a wish of its own.
        if let Some(lent) = props.view.strip_prefix('o') {
            self.linked = lent.to_owned();
        } else if props.view != old.view && *props.view != *self.stage.told {
            self.view = View::read(&props.view);
            self.stage.told = self.view.text();
            self.stage.searched = self.view.query.clone();
            self.keep();
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
            class: "mb mbb mb-live",
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
            let programme = &*data.0;
            let heading = programme
                .title
                .as_deref()
                .or(props.options.heading.as_deref());
            Content {
                heading: heading.unwrap_or("民生项目进展"),
                sample: programme.sample,
                // It stands under the figures, which say the same sooner.
                sentence: if scene.is_none() {
                    "来源没有给出任何项目。".to_owned()
                } else {
                    String::new()
                },
                body: &draw,
                findings: &programme.findings,
                more: None,
                findings_open: self.view.findings,
                publisher: programme.publisher.as_deref(),
                as_of: self.as_of.as_deref(),
                source_name: programme.source.as_deref(),
                source_url: programme.source_url.as_deref(),
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

/// How far an item is from its plan: the latest first, what is done last.
fn lateness((judged, days): &(Judged, Option<i64>)) -> i64 {
    let rank: i64 = match judged.status {
        Status::Behind => 0,
        Status::Paused => 1,
        Status::UnderWay => 2,
        Status::NotStarted => 3,
        Status::NoData => 4,
        Status::Cancelled => 5,
        Status::Done | Status::Exceeded => 6,
    };
    // No item is late by so many days.
    rank.wrapping_mul(10_000_000)
        .wrapping_sub(days.unwrap_or(0))
}

impl LivelihoodWidget {
    /// What is shown at first.
    pub(super) fn new(props: &LivelihoodProps) -> Self {
        let view = View::read(&props.view);
        let stage = Stage::new(&props.options, view.width);
        let mut widget = Self {
            full: stage.paper,
            stage,
            view,
            groups: Default::default(),
            judged: Vec::new(),
            there: None,
            counts: Counts::default(),
            sentence: String::new(),
            here: None,
            away: Vec::new(),
            said: "",
            as_of: None,
            words: Vec::new(),
            news: Vec::new(),
            linked: String::new(),
        };
        widget.stage.told = widget.view.text();
        widget.stage.searched = widget.view.query.clone();
        widget.work(props);
        widget
    }

    /// Works out what is shown of the data.
    #[inline(never)]
    fn work(&mut self, props: &LivelihoodProps) {
        self.judged.clear();
        self.words.clear();
        self.groups = Default::default();
        self.news.clear();
        let Some(data) = &props.data else {
            self.stage.list.clear();
            return;
        };
        let programme: &Programme = &data.0;
        self.groups = [By::Works, By::Unit, By::District].map(|by| rolled(programme, by));
        self.counts = counts(programme);
        self.sentence = sentence(programme);
        self.as_of = programme.as_of.map(day);
        self.measure(props);
        if let Some(before) = &props.before {
            self.news = changes(&before.0, programme);
        }
        self.keep();
        self.fill(props);
    }

    /// Keeps of the state what the data has.
    fn keep(&mut self) {
        for (chosen, groups) in self.view.chosen.iter_mut().zip(&self.groups) {
            *chosen = chosen.filter(|at| *at < groups.len());
        }
        if self.view.status > Status::ALL.len() {
            self.view.status = 0;
        }
    }

    /// Newer data: what is open and what is chosen are known by their names.
    pub(super) fn renew(&mut self, props: &LivelihoodProps, old: &LivelihoodProps) {
        let known = |item: &Item| (item.id.clone(), item.works.clone(), item.title.clone());
        let items = old.data.as_ref().map(|data| &data.0.items);
        let place = self.view.place.zip(items);
        let before = place.and_then(|(at, items)| items.get(at).map(known));
        let chosen = self.view.chosen.iter().zip(&self.groups);
        let names: Vec<Option<Box<str>>> = chosen
            .map(|(at, groups)| Some(groups.get((*at)?)?.name.clone()))
            .collect();
        self.work(props);
        let items = props.data.as_ref().map(|data| &data.0.items);
        self.view.place = items
            .zip(before)
            .and_then(|(items, before)| items.iter().position(|item| known(item) == before));
        let slots = self.view.chosen.iter_mut().zip(&self.groups).zip(names);
        for ((slot, groups), name) in slots {
            *slot = name.and_then(|name| groups.iter().position(|group| group.name == name));
        }
        self.fill(props);
    }

    /// Fills in the list of items anew.
    #[inline(never)]
    pub(super) fn fill(&mut self, props: &LivelihoodProps) {
        let Some(data) = &props.data else { return };
        let programme: &Programme = &data.0;
        let many = programme.items.len();
        self.view.place = self.view.place.filter(|place| *place < many);
        let [.., districts] = &self.groups;
        let [.., district] = self.view.chosen;
        let district = chosen_in(districts, district);
        // That is most of the work of a list: it is done anew only for another district.
        if self.judged.len() != many || self.there.as_deref() != district {
            let there = |item: &Item| judge_there(item, part_in(item, district), programme.as_of);
            self.judged = programme.items.iter().map(there).collect();
            self.there = district.map(str::to_owned);
        }
        let mut list: Vec<usize> = if self.stage.searched.is_empty() {
            (0..many).collect()
        } else {
            if self.words.len() != many {
                self.words = words(programme);
            }
            found(&self.words, &self.stage.searched)
        };
        for (chosen, groups) in self.view.chosen.iter().zip(&self.groups) {
            if let Some(group) = chosen.and_then(|at| groups.get(at)) {
                // They stand in published order.
                list.retain(|at| group.items.binary_search(at).is_ok());
            }
        }
        let line = &*self.view.line;
        if !line.is_empty() {
            let code = line.bytes().all(|byte| byte.is_ascii_digit());
            let pays = |at: &usize| {
                let own = programme.items.get(*at);
                let own = own.and_then(|item| item.budget_line.as_deref());
                own.is_some_and(|own| own == line || (code && own.starts_with(line)))
            };
            list.retain(pays);
        }
        let status = self.view.status.checked_sub(1);
        if let Some(status) = status.and_then(|at| Status::ALL.get(at)) {
            let is = |at: &usize| {
                let own = self.judged.get(*at);
                own.is_some_and(|(own, _)| own.status == *status)
            };
            list.retain(is);
        }
        if !self.away.is_empty() {
            let away = |at: usize| self.away.get(at);
            merge_sort(&mut list, &mut |one, other| away(one) > away(other));
        } else if self.view.order == 1 {
            let rank = |at: usize| self.judged.get(at).map(lateness);
            merge_sort(&mut list, &mut |one, other| rank(one) > rank(other));
        }
        self.stage.show(list);
    }

    /// What is drawn; nothing without an item.
    pub(super) fn scene<'a>(&'a self, props: &'a LivelihoodProps) -> Option<Scene<'a>> {
        let programme: &Programme = &props.data.as_ref()?.0;
        if programme.items.is_empty() {
            return None;
        }
        let only = (programme.items.len() == 1).then_some(0);
        Some(Scene {
            programme,
            groups: &self.groups,
            judged: &self.judged,
            counts: &self.counts,
            open: self.view.place.or(only),
            list: &self.stage.list,
            window: &self.stage.window,
            sentence: &self.sentence,
            outlines: props.outlines.as_ref().map(|own| &*own.0),
            width: self.stage.width,
            away: &self.away,
            near: self.said,
            news: (
                &self.news,
                props.before.as_ref().and_then(|own| own.0.as_of),
            ),
            linked: &self.linked,
            said: (self.stage.said, self.stage.copy.as_deref()),
            view: &self.view,
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
            narrow: self.stage.narrow(),
            paper: self.stage.paper,
            full: self.full,
        })
    }
}
