//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::policy::{Policies, Policy};
use mingbai_data::rich::{self, Rich};
use mingbai_data::workday::Calendar;
use yew::{Component, Context, Html};

use super::ask::CHOICES;
use super::body::body;
use super::first::first;
use super::foot::foot;
use super::list::list;
use super::parts::parts;
use super::say::{day, sentence};
use super::state::View;
use super::{PolicyProps, say};
use crate::Selection;
use crate::board::{Stage, part};
use crate::dom::{Event, can_print};
use crate::frame::{Content, Frame, actions, frame};
use crate::pen::Pen;
use crate::text::number;

/// Where the name of what is shown stands.
const HERE: &str = ".mbb-here";

/// A policy: what it is, am I covered, how much, when, where.
pub struct PolicyWidget {
    pub(super) stage: Stage,
    pub(super) view: View,
    calendar: Calendar,
    /// What was answered in the self-check of the open policy, as typed or chosen. It leaves this component nowhere.
    pub(super) answers: Vec<String>,
    /// The full text of the open policy, from when it is to be seen.
    rich: Option<Rich>,
}

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// All of them.
    pub policies: &'a Policies,
    /// The one that is shown.
    pub policy: &'a Policy,
    /// The working days that are known.
    pub calendar: &'a Calendar,
    /// The time.
    pub now: Option<i64>,
    /// The reader's state.
    pub view: &'a View,
    /// What was answered.
    pub answers: &'a [String],
    /// Level of the headings of the parts.
    pub heading: usize,
    /// Laid out for a narrow place.
    pub narrow: bool,
    /// Everything is drawn, for paper.
    pub paper: bool,
}

impl Component for PolicyWidget {
    type Message = Event;
    type Properties = PolicyProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self::new(ctx.props())
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let props = ctx.props();
        let draw = match event {
            Event::Act(token) => self.act(props, &token),
            Event::Change(token, value) => self.typed(&token, value),
            Event::Escape => self.close(),
            Event::Frame => self.stage.look(true, HERE),
            Event::Again => true,
            Event::Print(paper) => self.stage.set_paper(paper),
            // What is being typed is not meant yet: it is answered when the field is left.
            Event::Input(..) => false,
        };
        self.unfold(props);
        self.stage.tell(self.view.text(), &props.on_view);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PolicyProps) -> bool {
        let props = ctx.props();
        if props.data != old.data {
            self.renew(props, old);
        }
        if props.view != old.view && *props.view != *self.stage.told {
            let before = self.view.place;
            self.view = View::read(&props.view);
            self.stage.told = self.view.text();
            self.keep(props);
            if before != self.view.place {
                self.answers.clear();
                self.rich = None;
            }
        }
        self.unfold(props);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let mut around = Frame {
            class: "mb mbb mbp",
            root: self.stage.root.clone(),
            options: &props.options,
            status: &props.status,
            content: None,
            narrow: self.stage.narrow(),
            whole: self.stage.paper,
        };
        let scene = self.scene(props);
        let draw = |pen: &mut Pen| {
            if let Some(scene) = &scene {
                self.one(pen, scene);
            } else if let Some(data) = &props.data {
                list(pen, &data.0, props.now);
            }
        };
        let as_of = props.data.as_ref().and_then(|data| data.0.as_of);
        let as_of = as_of.map(say::shown);
        around.content = props.data.as_ref().map(|data| {
            let policies: &Policies = &data.0;
            let own = scene.as_ref().map(|scene| scene.policy);
            let title = own.map(|policy| &*policy.title);
            let heading = title
                .or(policies.title.as_deref())
                .or(props.options.heading.as_deref());
            let by = own.and_then(|policy| policy.publisher.as_deref());
            let url = own.and_then(|policy| policy.url.as_deref());
            Content {
                heading: heading.unwrap_or("政策文件"),
                sample: policies.sample,
                sentence: match own {
                    Some(policy) => sentence(policies, policy, props.now),
                    None if policies.rows.is_empty() => "来源没有给出任何文件。".to_owned(),
                    None => String::new(),
                },
                body: &draw,
                findings: &policies.findings,
                more: None,
                findings_open: self.view.findings,
                publisher: by.or(policies.publisher.as_deref()),
                as_of: as_of.as_deref(),
                source_name: policies.source.as_deref(),
                source_url: policies.source_url.as_deref().or(url),
            }
        });
        frame(&around)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let send = || ctx.link().callback(|event| event);
        if self.stage.rendered(first, HERE, send) {
            ctx.link().send_message(Event::Again);
        }
    }
}

impl PolicyWidget {
    /// What is shown at first.
    pub(super) fn new(props: &PolicyProps) -> Self {
        let view = View::read(&props.view);
        let mut widget = Self {
            stage: Stage::new(&props.options, view.width),
            view,
            calendar: Calendar::default(),
            answers: Vec::new(),
            rich: None,
        };
        widget.stage.told = widget.view.text();
        widget.keep(props);
        widget.unfold(props);
        widget
    }

    /// What is drawn of one; nothing where several are listed.
    pub(super) fn scene<'a>(&'a self, props: &'a PolicyProps) -> Option<Scene<'a>> {
        let policies: &Policies = &props.data.as_ref()?.0;
        let only = (policies.rows.len() == 1).then_some(0);
        let policy = policies.rows.get(self.view.place.or(only)?)?;
        Some(Scene {
            policies,
            policy,
            calendar: props.calendar.as_ref().map_or(&self.calendar, |own| &own.0),
            now: props.now,
            view: &self.view,
            answers: &self.answers,
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
            narrow: self.stage.narrow(),
            paper: self.stage.paper,
        })
    }

    /// One policy.
    fn one(&self, pen: &mut Pen, scene: &Scene) {
        let policy = scene.policy;
        pen.open("");
        if scene.policies.rows.len() > 1 {
            pen.open("div|class=mbb-where");
            pen.put("button|type=button|class=mb-button|data-a=b", "返回列表");
            pen.put("span|class=mbb-here mb-off|tabindex=-1", &policy.title);
            pen.close();
        }
        pen.close();
        pen.open("div|class=mbp-card|part=card");
        first(pen, scene);
        parts(pen, scene);
        pen.open("");
        if policy.body.is_some() {
            part(pen, scene.heading, "正文");
            let open = scene.paper || scene.view.body;
            pen.open("button|type=button|class=mb-more|data-a=o");
            pen.state("aria-expanded", open);
            pen.open("i|class=mb-tri|aria-hidden=true");
            pen.close();
            pen.write("查看全文");
            pen.close();
            pen.open("");
            if let Some(rich) = self.rich.as_ref().filter(|_| open) {
                body(pen, scene, rich);
            }
            pen.close();
            pen.close();
        }
        pen.close();
        foot(pen, scene);
        pen.close();
        let said = (self.stage.said, self.stage.copy.as_deref());
        actions(pen, "复制文字", can_print(), said);
    }

    /// Does what a button with this token stands for; tells whether to draw.
    pub(super) fn act(&mut self, props: &PolicyProps, token: &str) -> bool {
        let letter = token.bytes().next().unwrap_or(b' ');
        self.stage.said = "";
        // Some browsers never say that printing has ended: a touch does.
        if self.stage.paper && letter != b'P' {
            self.stage.set_paper(false);
        }
        match (letter, number(token)) {
            (b'r', _) => props.on_retry.emit(()),
            (b'f', None) => self.view.findings = !self.view.findings,
            (b'f', Some(finding)) => self.visit(props, finding),
            (b'p', Some(place)) => self.go(props, place),
            (b'b', _) => {
                self.close();
            }
            (b'a', Some(asked)) => {
                let open = self.view.asked == Some(asked);
                self.view.asked = (!open).then_some(asked);
            }
            (b's', _) => self.view.check = !self.view.check,
            (b'o', _) => self.view.body = !self.view.body,
            (b'q', Some(chosen)) => self.choose(props, chosen),
            (b'x', _) => self.answers.clear(),
            (b'c', _) => self.copy(props),
            (b'C', _) => self.stage.copy = None,
            (b'P', _) => {
                self.stage.print = true;
                self.stage.set_paper(true);
            }
            _ => return false,
        }
        true
    }

    /// Reads the full text of the open policy as soon as it is to be seen, once.
    fn unfold(&mut self, props: &PolicyProps) {
        if self.rich.is_none() && (self.view.body || self.stage.paper) {
            let scene = self.scene(props);
            let text = scene.and_then(|scene| scene.policy.body.as_deref());
            self.rich = text.map(rich::read);
        }
    }

    /// Opens a policy. The focus goes to its name.
    fn go(&mut self, props: &PolicyProps, place: usize) {
        let rows = props.data.as_ref().map(|data| &data.0.rows);
        let Some(policy) = rows.and_then(|rows| rows.get(place)) else {
            return;
        };
        self.show(Some(place));
        self.stage.focus = Some(HERE.to_owned());
        props.on_select.emit(Selection {
            kind: "policy",
            table: 0,
            code: policy.id.as_deref().map(str::to_owned),
            name: (*policy.title).to_owned(),
        });
    }

    /// Shows another policy, or the list: what was open and answered of the one before is not of this.
    fn show(&mut self, place: Option<usize>) {
        self.view = View {
            place,
            findings: self.view.findings,
            width: self.view.width,
            ..View::default()
        };
        self.answers.clear();
        self.rich = None;
    }

    /// Takes the reader to the policy that a finding is about.
    fn visit(&mut self, props: &PolicyProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let found = data.0.findings.get(finding);
        let row = found.and_then(|found| found.place.row);
        let mut rows = data.0.rows.iter();
        if let Some(at) = row.and_then(|row| rows.position(|own| own.row == row)) {
            self.go(props, at);
        }
    }

    /// Closes what is open on top: the text to copy, the self-check, the policy.
    pub(super) fn close(&mut self) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        if self.view.check {
            self.view.check = false;
            self.stage.focus = Some("[data-a=\"s\"]".to_owned());
            return true;
        }
        let Some(left) = self.view.place else {
            return false;
        };
        self.show(None);
        self.stage.focus = Some(crate::board::button("p", left));
        true
    }

    /// What was answered to a question; one more time the same is no answer.
    fn answer(&mut self, question: usize, text: &str) {
        if question >= self.answers.len() {
            self.answers
                .resize(question.saturating_add(1), String::new());
        }
        if let Some(slot) = self.answers.get_mut(question) {
            text.clone_into(slot);
        }
    }

    /// A choice of a question was pressed.
    fn choose(&mut self, props: &PolicyProps, chosen: usize) {
        let (question, choice) = (chosen / CHOICES, chosen % CHOICES);
        let words = self.scene(props).and_then(|scene| {
            let check = scene.policy.conditions.as_ref()?;
            check.questions.get(question)?.choice(choice)
        });
        let Some(words) = words.map(str::to_owned) else {
            return;
        };
        let same = self.answers.get(question) == Some(&words);
        self.answer(question, if same { "" } else { &words });
    }

    /// A field was filled in.
    pub(super) fn typed(&mut self, token: &str, value: String) -> bool {
        // No self-check has so many questions.
        let question = number(token).filter(|at| *at < CHOICES && token.starts_with('v'));
        if let Some(question) = question {
            self.answer(question, &value);
        }
        question.is_some()
    }

    /// Keeps of the state what the data has.
    fn keep(&mut self, props: &PolicyProps) {
        let rows = props.data.as_ref().map(|data| data.0.rows.len());
        if let Some(many) = rows {
            self.view.place = self.view.place.filter(|place| *place < many);
        }
    }

    /// Newer data: the policy that is open is known by its number, else by its title.
    fn renew(&mut self, props: &PolicyProps, old: &PolicyProps) {
        self.rich = None;
        let known = |policy: &Policy| (policy.id.clone(), policy.title.clone());
        let rows = old.data.as_ref().map(|data| &data.0.rows);
        let place = self.view.place.zip(rows);
        let before = place.and_then(|(at, rows)| rows.get(at).map(known));
        let rows = props.data.as_ref().map(|data| &data.0.rows);
        if let (Some(rows), Some(before)) = (rows, before) {
            self.view.place = rows.iter().position(|policy| known(policy) == before);
        }
        self.keep(props);
    }

    /// The first screen, or the list, as text for a chat.
    #[inline(never)]
    fn copy(&mut self, props: &PolicyProps) {
        let Some(data) = &props.data else { return };
        let policies: &Policies = &data.0;
        let mut text = String::new();
        match self.scene(props) {
            Some(scene) => say::copied(&mut text, policies, scene.policy, props.now),
            None => {
                for policy in &policies.rows {
                    text.push_str(&policy.title);
                    text.push('\t');
                    text.push_str(&day(&policy.published));
                    text.push('\n');
                }
            }
        }
        self.stage.hand_out(text);
    }
}
