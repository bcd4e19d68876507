//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::date::Precision;
use mingbai_data::rich::{self, Rich};
use mingbai_data::workday::Calendar;
use yew::{Component, Context, Html};

use super::{Papers, PapersProps, View};
use crate::Selection;
use crate::board::Stage;
use crate::consultation;
use crate::dom::{Event, can_print};
use crate::frame::{Content, Frame, actions, frame};
use crate::pen::Pen;
use crate::policy::{self, CHOICES, Scene};
use crate::text::number;

/// Where the name of what is shown stands.
const HERE: &str = ".mbb-here";

/// Policies or consultations: what it is, does it concern me, until when, whom do I call.
pub struct PapersWidget {
    pub(crate) stage: Stage,
    pub(crate) view: View,
    calendar: Calendar,
    /// What was answered in the self-check of the open policy, as typed or chosen. It leaves this component nowhere.
    pub(crate) answers: Vec<String>,
    /// The full text of the open policy, from when it is to be seen.
    rich: Option<Rich>,
    /// On paper stands the card of one sheet alone.
    only: bool,
}

impl Component for PapersWidget {
    type Message = Event;
    type Properties = PapersProps;

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
            Event::Print(paper) => self.set_paper(paper),
            // What is being typed is not meant yet: it is answered when the field is left.
            Event::Input(..) => false,
        };
        self.unfold(props);
        self.stage.tell(self.view.text(), &props.on_view);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PapersProps) -> bool {
        let props = ctx.props();
        if props.data != old.data {
            self.renew(props, old);
        }
        // The page hands back what it was told; only another text is a wish of its own.
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
        let Some(data) = &props.data else {
            return frame(&around);
        };
        let head = data.head();
        let open = self.open(props);
        let heading = open.and_then(|at| data.paper(at)).map(|own| own.title);
        let draw = |pen: &mut Pen| match open {
            Some(at) => self.one(pen, props, data, at),
            None => list(pen, data, props.now),
        };
        let as_of = head.as_of.map(|date| date.no_finer(Precision::Day).shown());
        let (usual, none) = match data {
            Papers::Policies(_) => ("政策文件", "来源没有给出任何文件。"),
            Papers::Consultations(_) => ("意见征集", "来源没有给出任何征集。"),
        };
        let mut sentence = String::new();
        let (mut by, mut url) = (None, None);
        match (open, data) {
            (Some(at), Papers::Policies(all)) => {
                if let Some(own) = all.0.rows.get(at) {
                    sentence = policy::sentence(&all.0, own, props.now);
                    (by, url) = (own.publisher.as_deref(), own.url.as_deref());
                }
            }
            (Some(at), Papers::Consultations(all)) => {
                if let Some(own) = all.0.rows.get(at) {
                    sentence = consultation::answer(own, props.now);
                    by = own.publisher.as_deref();
                }
            }
            _ if head.many == 0 => none.clone_into(&mut sentence),
            _ => {}
        }
        around.content = Some(Content {
            heading: heading
                .or(head.title)
                .or(props.options.heading.as_deref())
                .unwrap_or(usual),
            sample: head.sample,
            sentence,
            body: &draw,
            findings: head.findings,
            more: None,
            findings_open: self.view.findings,
            publisher: by.or(head.publisher),
            as_of: as_of.as_deref(),
            source_name: head.source,
            source_url: head.source_url.or(url),
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

/// Several: each under its name, with where it stands and what it is in a sentence.
#[inline(never)]
fn list(pen: &mut Pen, data: &Papers, now: Option<i64>) {
    pen.open("p|class=mb-hint");
    pen.write("共 ");
    let many = data.head().many;
    pen.count(many);
    pen.write(match data {
        Papers::Policies(_) => " 份文件",
        Papers::Consultations(_) => " 项",
    });
    pen.close();
    pen.open("ul|class=mbp-all mbb-places");
    for at in 0..many {
        pen.open("li");
        pen.open("div|class=mbb-name");
        pen.button("button|type=button", "p", at);
        pen.write(data.paper(at).map_or("", |own| own.title));
        pen.close();
        pen.close();
        pen.open("p|class=mbp-state");
        let sentence = match data {
            Papers::Policies(all) => policy::row(pen, &all.0, at, now),
            Papers::Consultations(all) => consultation::row(pen, &all.0, at, now),
        };
        pen.close();
        pen.put("p", &sentence);
        pen.close();
    }
    pen.close();
}

impl PapersWidget {
    /// What is shown at first.
    pub(crate) fn new(props: &PapersProps) -> Self {
        let view = View::read(&props.view);
        let mut widget = Self {
            stage: Stage::new(&props.options, view.width),
            view,
            calendar: Calendar::default(),
            answers: Vec::new(),
            rich: None,
            only: false,
        };
        widget.stage.told = widget.view.text();
        widget.keep(props);
        widget.unfold(props);
        widget
    }

    /// The paper that is shown; none where several are listed.
    fn open(&self, props: &PapersProps) -> Option<usize> {
        let many = props.data.as_ref()?.head().many;
        let only = (many == 1).then_some(0);
        self.view.place.or(only).filter(|at| *at < many)
    }

    /// What is drawn of a policy.
    pub(crate) fn scene<'a>(&'a self, props: &'a PapersProps) -> Option<Scene<'a>> {
        let Some(Papers::Policies(policies)) = &props.data else {
            return None;
        };
        Some(Scene {
            policies: &policies.0,
            policy: policies.0.rows.get(self.open(props)?)?,
            calendar: props.calendar.as_ref().map_or(&self.calendar, |own| &own.0),
            now: props.now,
            view: &self.view,
            answers: &self.answers,
            rich: self.rich.as_ref(),
            heading: self.heading(props),
            narrow: self.stage.narrow(),
            paper: self.stage.paper,
        })
    }

    /// Level of the headings of the parts.
    fn heading(&self, props: &PapersProps) -> usize {
        let level = usize::from(props.options.heading_level);
        level.saturating_add(1).min(6)
    }

    /// One paper.
    fn one(&self, pen: &mut Pen, props: &PapersProps, data: &Papers, at: usize) {
        pen.open("");
        if data.head().many > 1
            && let Some(own) = data.paper(at)
        {
            pen.open("div|class=mbb-where");
            pen.put("button|type=button|class=mb-button|data-a=b", "返回列表");
            pen.put("span|class=mbb-here mb-off|tabindex=-1", own.title);
            pen.close();
        }
        pen.close();
        pen.open("div|class=mbp-card|part=card");
        if let Some(scene) = self.scene(props) {
            policy::card(pen, &scene, self.only);
        } else if let Papers::Consultations(all) = data {
            consultation::card(pen, &all.0, at, props.now, self.heading(props));
        }
        pen.close();
        pen.open("");
        if !self.only {
            let said = (self.stage.said, self.stage.copy.as_deref());
            actions(pen, "复制文字", can_print(), said);
        }
        pen.close();
    }

    /// Does what a button with this token stands for; tells whether to draw.
    pub(crate) fn act(&mut self, props: &PapersProps, token: &str) -> bool {
        let letter = token.bytes().next().unwrap_or(b' ');
        self.stage.said = "";
        // Some browsers never say that printing has ended: a touch does.
        if self.stage.paper && letter != b'P' {
            self.set_paper(false);
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
            (b'k', _) => self.view.sheet = !self.view.sheet,
            (b'P' | b'K', _) => {
                self.only = letter == b'K';
                self.stage.print = true;
                self.stage.set_paper(true);
            }
            _ => return false,
        }
        true
    }

    /// Draws for paper or for the screen; tells whether to draw.
    fn set_paper(&mut self, paper: bool) -> bool {
        self.only &= paper;
        self.stage.set_paper(paper)
    }

    /// Reads the full text of the open policy as soon as it is to be seen, once.
    fn unfold(&mut self, props: &PapersProps) {
        if self.rich.is_none() && (self.view.body || self.stage.paper) {
            let scene = self.scene(props);
            let text = scene.and_then(|scene| scene.policy.body.as_deref());
            self.rich = text.map(rich::read);
        }
    }

    /// Opens a paper. The focus goes to its name.
    fn go(&mut self, props: &PapersProps, place: usize) {
        let Some(data) = &props.data else { return };
        let Some(own) = data.paper(place) else { return };
        self.show(Some(place));
        self.stage.focus = Some(HERE.to_owned());
        props.on_select.emit(Selection {
            kind: match data {
                Papers::Policies(_) => "policy",
                Papers::Consultations(_) => "consultation",
            },
            table: 0,
            code: own.id.map(str::to_owned),
            name: own.title.to_owned(),
        });
    }

    /// Shows another paper, or the list: what was open and answered of the one before is not of this.
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

    /// Takes the reader to the paper that a finding is about.
    fn visit(&mut self, props: &PapersProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let found = data.head().findings.get(finding);
        let row = found.and_then(|found| found.place.row);
        if let Some(at) = row.and_then(|row| data.in_row(row)) {
            self.go(props, at);
        }
    }

    /// Closes what is open on top: the text to copy, the card, the self-check, the paper.
    pub(crate) fn close(&mut self) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        if self.view.sheet {
            self.view.sheet = false;
            self.stage.focus = Some("[data-a=\"k\"]".to_owned());
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

    /// What was answered to a question.
    fn answer(&mut self, question: usize, text: &str) {
        if question >= self.answers.len() {
            self.answers
                .resize(question.saturating_add(1), String::new());
        }
        if let Some(slot) = self.answers.get_mut(question) {
            text.clone_into(slot);
        }
    }

    /// A choice of a question was pressed; one more time the same is no answer.
    fn choose(&mut self, props: &PapersProps, chosen: usize) {
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
    pub(crate) fn typed(&mut self, token: &str, value: String) -> bool {
        // No self-check has so many questions.
        let question = number(token).filter(|at| *at < CHOICES && token.starts_with('v'));
        if let Some(question) = question {
            self.answer(question, &value);
        }
        question.is_some()
    }

    /// Keeps of the state what the data has.
    fn keep(&mut self, props: &PapersProps) {
        if let Some(data) = &props.data {
            let many = data.head().many;
            self.view.place = self.view.place.filter(|place| *place < many);
        }
    }

    /// Newer data: the paper that is open is known by its number and its title.
    fn renew(&mut self, props: &PapersProps, old: &PapersProps) {
        self.rich = None;
        let before = old.data.as_ref().zip(self.view.place);
        let before = before.and_then(|(old, at)| old.paper(at));
        if let (Some(data), Some(before)) = (&props.data, before) {
            let mut all = 0..data.head().many;
            self.view.place = all.find(|at| data.paper(*at).as_ref() == Some(&before));
            if self.view.place.is_none() {
                self.answers.clear();
            }
        }
        self.keep(props);
    }

    /// What is shown as text for a chat: the first screen, or the list.
    #[inline(never)]
    fn copy(&mut self, props: &PapersProps) {
        let open = self.open(props);
        let mut text = String::new();
        match &props.data {
            Some(Papers::Policies(all)) => policy::copied(&mut text, &all.0, open, props.now),
            Some(Papers::Consultations(all)) => {
                consultation::copied(&mut text, &all.0, open, props.now);
            }
            None => return,
        }
        self.stage.hand_out(text);
    }
}
