//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::listing::{
    Choice, Initials, Listing, Wish, choices, found, haystacks, order, sentence,
};
use yew::{Component, Context, Html};

use super::chart::charts;
use super::find::{answer, find, nothing, orders};
use super::list::list;
use super::record::{basis, full, record};
use super::say::title;
use super::{ListProps, View};
use crate::Selection;
use crate::board::Stage;
use crate::dom::{Event, can_print};
use crate::frame::{Content, Frame, actions, frame};
use crate::pen::Pen;
use crate::text::{num, number};
use crate::window::Window;

/// The long list.
const LIST: &str = ".mbb-places";
/// Where the name of what is shown stands.
const HERE: &str = ".mbb-here";
/// The field to search in.
const SEARCH: &str = ".mb-search";
/// Below this many tenths of an em six columns have no room, and records are cards.
const NARROW: usize = 520;
/// Records up to which paper has each in full; the page that the command writes, more of them.
pub const FULL: usize = if cfg!(target_arch = "wasm32") {
    20
} else {
    500
};

/// A list of records: is mine on it, what does it say, is it in time.
pub struct ListWidget {
    pub(super) stage: Stage,
    view: View,
    /// The choices of each filter.
    choices: Vec<Vec<Choice>>,
    /// What is looked through, from the first search on.
    hay: Vec<Box<str>>,
    pub(super) sentence: String,
    /// What is listed has not the words that were searched, only their characters.
    alike: bool,
    /// The table that the shell is to make a file of, and which time that is.
    pub(super) taken: Option<String>,
    pub(super) times: usize,
}

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// The records.
    pub listing: &'a Listing,
    /// The choices of each filter.
    pub choices: &'a [Vec<Choice>],
    /// The records that are listed, in order.
    pub list: &'a [usize],
    /// They have not the words that were searched, only their characters.
    pub alike: bool,
    /// Which part of them is drawn.
    pub window: &'a Window,
    /// The reader's state.
    pub view: &'a View,
    /// The time.
    pub now: Option<i64>,
    /// Level of the headings of the parts.
    pub heading: usize,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub paper: bool,
}

impl Component for ListWidget {
    type Message = Event;
    type Properties = ListProps;

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
            Event::Again => true,
            Event::Print(paper) => self.set_paper(props, paper),
        };
        self.stage.tell(self.view.text(), &props.on_view);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ListProps) -> bool {
        let props = ctx.props();
        if props.data != old.data || props.now != old.now {
            self.renew(props, old);
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
        let scene = self.scene(props);
        let mut around = Frame {
            class: "mb mbb mbs",
            root: self.stage.root.clone(),
            options: &props.options,
            status: &props.status,
            content: None,
            narrow: self.narrow(),
            whole: self.stage.paper,
        };
        let draw = |pen: &mut Pen| {
            if let Some(scene) = &scene {
                self.body(pen, scene);
            }
        };
        let as_of = props.data.as_ref().and_then(|own| own.0.as_of);
        let as_of = as_of.map(|date| date.shown());
        around.content = props.data.as_ref().map(|data| {
            let listing = &*data.0;
            let title = Some(&*listing.profile.title).filter(|text| !text.is_empty());
            Content {
                heading: listing
                    .title
                    .as_deref()
                    .or(props.options.heading.as_deref())
                    .or(title)
                    .unwrap_or("信息公开"),
                sample: listing.sample,
                sentence: self.sentence.clone(),
                body: &draw,
                findings: &listing.findings,
                more: None,
                findings_open: self.view.findings,
                publisher: listing.publisher.as_deref(),
                as_of: as_of.as_deref(),
                source_name: listing.source.as_deref(),
                source_url: listing.source_url.as_deref(),
            }
        });
        frame(&around)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let send = || ctx.link().callback(|event| event);
        if self.stage.rendered(first, LIST, send) {
            ctx.link().send_message(Event::Again);
        }
    }
}

impl ListWidget {
    /// What is shown at first.
    pub(super) fn new(props: &ListProps) -> Self {
        let view = View::read(&props.view);
        let mut widget = Self {
            stage: Stage::new(&props.options, view.width),
            view,
            choices: Vec::new(),
            hay: Vec::new(),
            sentence: String::new(),
            alike: false,
            taken: None,
            times: 0,
        };
        widget.stage.told = widget.view.text();
        widget.stage.searched = widget.view.query.clone();
        widget.work(props);
        widget
    }

    /// Works out what is shown of the data.
    #[inline(never)]
    fn work(&mut self, props: &ListProps) {
        self.hay.clear();
        self.choices.clear();
        self.sentence.clear();
        let Some(data) = &props.data else {
            self.stage.list.clear();
            return;
        };
        let listing: &Listing = &data.0;
        let all: Vec<usize> = (0..listing.rows.len()).collect();
        for by in &listing.profile.filters {
            self.choices.push(choices(listing, *by, &all, props.now));
        }
        self.sentence = sentence(listing, props.now);
        self.fill(props);
    }

    /// Newer data: what is open is known by its name.
    fn renew(&mut self, props: &ListProps, old: &ListProps) {
        let before = old.data.as_ref().zip(self.view.place);
        let before = before.and_then(|(data, at)| {
            let record = data.0.rows.get(at)?;
            Some(title(&data.0, record))
        });
        self.work(props);
        if let Some(data) = &props.data {
            let rows = data.0.rows.iter();
            let same = |name: String| {
                let mut rows = rows;
                rows.position(|own| title(&data.0, own) == name)
            };
            if let Some(before) = before {
                self.view.place = same(before);
            }
        }
        self.fill(props);
    }

    /// Fills in the list of records anew.
    #[inline(never)]
    fn fill(&mut self, props: &ListProps) {
        let Some(data) = &props.data else { return };
        let listing: &Listing = &data.0;
        let many = listing.rows.len();
        self.view.place = self.view.place.filter(|place| *place < many);
        let mut filters = self.choices.iter();
        for slot in &mut self.view.chosen {
            let all = filters.next();
            if !all.is_some_and(|all| all.iter().any(|own| *own.text == **slot)) {
                slot.clear();
            }
        }
        if !self.stage.searched.is_empty() && self.hay.len() != many {
            self.hay = haystacks(listing, &initials());
        }
        let wish = Wish {
            query: self.stage.searched.clone(),
            chosen: self.view.chosen.to_vec(),
        };
        let (mut list, alike) = found(listing, &self.hay, &wish, props.now);
        self.alike = alike;
        let all = orders(listing);
        let by = self.view.order.checked_sub(1).and_then(|at| all.get(at));
        order(listing, by.map(|(_, at, down)| (*at, *down)), &mut list);
        self.stage.show(list);
    }

    pub(super) fn scene<'a>(&'a self, props: &'a ListProps) -> Option<Scene<'a>> {
        let listing: &Listing = &props.data.as_ref()?.0;
        Some(Scene {
            listing,
            choices: &self.choices,
            list: &self.stage.list,
            alike: self.alike,
            window: &self.stage.window,
            view: &self.view,
            now: props.now,
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
            narrow: self.narrow(),
            paper: self.stage.paper,
        })
    }

    fn narrow(&self) -> bool {
        !self.stage.paper && self.stage.width < NARROW
    }

    /// The record that is open: the one that was chosen, else the only one.
    pub(super) fn open(&self, listing: &Listing) -> Option<usize> {
        let only = (listing.rows.len() == 1).then_some(0);
        self.view.place.or(only)
    }

    #[inline(never)]
    fn body(&self, pen: &mut Pen, scene: &Scene) {
        pen.open("");
        if let Some(at) = self.open(scene.listing) {
            record(pen, scene, at);
        } else {
            find(pen, scene);
            answer(pen, scene);
            list(pen, scene);
            pen.open("");
            if scene.alike && !scene.list.is_empty() {
                nothing(pen, scene);
            }
            pen.close();
            charts(pen, scene);
            pen.open("");
            // On paper nothing can be opened: a short list has its records in full behind it.
            if scene.paper && scene.list.len() <= FULL {
                for at in scene.list {
                    let Some(own) = scene.listing.rows.get(*at) else {
                        continue;
                    };
                    // The list of a page that is written leads here.
                    let placed = cfg!(not(target_arch = "wasm32"));
                    if placed {
                        pen.open("div");
                        pen.set("data-part", &["wen", &*num(at.wrapping_add(1))].concat());
                    }
                    crate::board::part(pen, scene.heading, &title(scene.listing, own));
                    full(pen, scene, own);
                    pen.close();
                    if placed {
                        pen.close();
                    }
                }
            }
            pen.close();
            basis(pen, scene);
        }
        pen.close();
        let said = (self.stage.said, self.stage.copy.as_deref());
        actions(pen, "复制文字", can_print(), said);
        pen.open("");
        if !scene.paper && !scene.listing.rows.is_empty() {
            pen.put(
                "button|type=button|class=mb-button|data-a=d",
                "存为表格（CSV）",
            );
            // The shell makes a file of it (`shell/lists.js`): the time, the name and the table, a line each.
            pen.put(
                "p|class=mbs-out|aria-hidden=true",
                self.taken.as_deref().unwrap_or_default(),
            );
            pen.put("div|data-part=taken", "");
        }
        pen.close();
    }

    /// Does what a button with this token stands for; tells whether to draw.
    #[inline(never)]
    pub(super) fn act(&mut self, props: &ListProps, token: &str) -> bool {
        let letter = token.bytes().next().unwrap_or(b' ');
        self.stage.said = "";
        self.taken = None;
        // Some browsers never say that printing has ended: a touch does.
        if self.stage.paper && letter != b'P' {
            self.set_paper(props, false);
        }
        match (letter, number(token)) {
            (b'r', _) => props.on_retry.emit(()),
            (b'f', None) => self.view.findings = !self.view.findings,
            (b'f', Some(finding)) => self.visit(props, finding),
            (b'y', _) => self.view.rules = !self.view.rules,
            (b'p', Some(place)) => self.go(props, place),
            (b'b', _) => {
                self.close(props);
            }
            (b't', Some(at)) => self.choose(props, None, at.checked_sub(1)),
            (b'x', _) => {
                self.view.chosen = Default::default();
                self.view.query.clear();
                self.stage.searched.clear();
                self.stage.focus = Some(SEARCH.to_owned());
                self.fill(props);
            }
            (b'c', _) => self.copy(props),
            (b'd', _) => self.take(props),
            (b'C', _) => self.stage.copy = None,
            (b'P', _) => {
                self.stage.print = true;
                self.set_paper(props, true);
            }
            _ => return false,
        }
        true
    }

    /// Does what was chosen in a list; tells whether to draw.
    pub(super) fn chosen(&mut self, props: &ListProps, token: &str, value: &str) -> bool {
        let at = number(&[token, value].concat()).unwrap_or(0);
        match token.as_bytes() {
            b"s" => {
                self.view.order = at;
                self.fill(props);
            }
            [letter @ b'g'..=b'j'] => {
                let filter = usize::from(letter.wrapping_sub(b'g'));
                self.choose(props, Some(filter), at.checked_sub(1));
            }
            // What was read off a bar code.
            b"v" => {
                value.clone_into(&mut self.view.query);
                value.clone_into(&mut self.stage.searched);
                self.fill(props);
            }
            _ => return false,
        }
        true
    }

    /// Lists only what has this; without a filter, of the states.
    fn choose(&mut self, props: &ListProps, filter: Option<usize>, at: Option<usize>) {
        let state = props.data.as_ref().and_then(|data| {
            let filters = &data.0.profile.filters;
            filters
                .iter()
                .position(|by| *by == mingbai_data::listing::By::State)
        });
        let own = filter.or(state);
        let slot =
            own.and_then(|own| Some((self.view.chosen.get_mut(own)?, self.choices.get(own)?)));
        if let Some((slot, all)) = slot {
            slot.clear();
            if let Some(own) = at.and_then(|at| all.get(at)) {
                slot.push_str(&own.text);
            }
            self.fill(props);
        }
    }

    /// Opens a record. The focus goes to its name.
    fn go(&mut self, props: &ListProps, place: usize) {
        let Some(data) = &props.data else { return };
        let Some(own) = data.0.rows.get(place) else {
            return;
        };
        self.view.place = Some(place);
        self.stage.focus = Some(HERE.to_owned());
        props.on_select.emit(Selection {
            kind: "record",
            table: 0,
            code: None,
            name: title(&data.0, own),
        });
    }

    /// Takes the reader to the record that a finding is about.
    fn visit(&mut self, props: &ListProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let found = data.0.findings.get(finding);
        let Some(row) = found.and_then(|found| found.place.row) else {
            return;
        };
        if let Some(at) = data.0.rows.iter().position(|own| own.row == row) {
            self.go(props, at);
        }
    }

    /// Closes what is open on top: the text to copy, the record. The focus goes back to what led there.
    pub(super) fn close(&mut self, _: &ListProps) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        if let Some(left) = self.view.place.take() {
            self.stage.back(left, SEARCH);
            return true;
        }
        false
    }

    /// The table that is to be made a file of.
    #[cfg(test)]
    pub(super) fn taken(&self) -> Option<String> {
        self.taken.clone()
    }

    /// The text that is to be copied by hand.
    #[cfg(test)]
    pub(super) fn copied(&self) -> Option<String> {
        self.stage.copy.clone()
    }

    /// Draws for paper or for the screen; tells whether to draw.
    fn set_paper(&mut self, props: &ListProps, paper: bool) -> bool {
        let other = self.stage.set_paper(paper);
        self.fill(props);
        other
    }
}

/// The initials by which Chinese characters are found; none where nothing reads GBK.
fn initials() -> Initials {
    let read = crate::dom::gbk(&Initials::bytes());
    read.map_or_else(Initials::default, |text| Initials::of(&text))
}
