//! The component: one state, one way in for everything that happens, one drawing.

use mingbai_data::consultation::{Consultation, Consultations, Detail, sentence};
use mingbai_data::date::Precision;
use yew::{Component, Context, Html};

use super::ConsultationProps;
use super::answers::{meeting, proposal, response};
use super::draft::draft;
use super::say::{answer, chip, span};
use super::state::View;
use super::survey::survey;
use crate::Selection;
use crate::board::{Stage, entry};
use crate::dom::{Event, can_print};
use crate::frame::{Content, Frame, actions, frame};
use crate::link::{link, phones};
use crate::pen::Pen;
use crate::text::number;

/// Where the name of what is shown stands.
const HERE: &str = ".mbb-here";

/// Consultations: what is asked, until when, and what became of it.
pub struct ConsultationWidget {
    stage: Stage,
    view: View,
}

/// Everything a drawing reads.
pub struct Scene<'a> {
    /// All of them.
    pub all: &'a Consultations,
    /// The one that is shown.
    pub own: &'a Consultation,
    /// The time.
    pub now: Option<i64>,
    /// Level of the headings of the parts.
    pub heading: usize,
}

impl Component for ConsultationWidget {
    type Message = Event;
    type Properties = ConsultationProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let view = View::read(&props.view);
        let mut widget = Self {
            stage: Stage::new(&props.options, view.width),
            view,
        };
        widget.stage.told = widget.view.text();
        widget.keep(props);
        widget
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let props = ctx.props();
        let draw = match event {
            Event::Act(token) => self.act(props, &token),
            Event::Escape => self.close(),
            Event::Frame => self.stage.look(true, HERE),
            Event::Again => true,
            Event::Print(paper) => self.stage.set_paper(paper),
            Event::Input(..) | Event::Change(..) => false,
        };
        self.stage.tell(self.view.text(), &props.on_view);
        draw
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ConsultationProps) -> bool {
        let props = ctx.props();
        if props.data != old.data {
            self.renew(props, old);
        }
        if props.view != old.view && *props.view != *self.stage.told {
            self.view = View::read(&props.view);
            self.stage.told = self.view.text();
            self.keep(props);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let scene = self.scene(props);
        let draw = |pen: &mut Pen| {
            if let Some(scene) = &scene {
                self.one(pen, scene);
            } else if let Some(data) = &props.data {
                list(pen, &data.0, props.now);
            }
        };
        let as_of = props.data.as_ref().and_then(|data| data.0.as_of);
        let as_of = as_of.map(|date| date.no_finer(Precision::Day).shown());
        let content = props.data.as_ref().map(|data| {
            let all: &Consultations = &data.0;
            let own = scene.as_ref().map(|scene| scene.own);
            let heading = own
                .map(|own| &*own.title)
                .or(all.title.as_deref())
                .or(props.options.heading.as_deref());
            let by = own.and_then(|own| own.publisher.as_deref());
            Content {
                heading: heading.unwrap_or("意见征集"),
                sample: all.sample,
                sentence: match own {
                    Some(own) => answer(own, props.now),
                    None if all.rows.is_empty() => "来源没有给出任何征集。".to_owned(),
                    None => String::new(),
                },
                body: &draw,
                findings: &all.findings,
                more: None,
                findings_open: self.view.findings,
                publisher: by.or(all.publisher.as_deref()),
                as_of: as_of.as_deref(),
                source_name: all.source.as_deref(),
                source_url: all.source_url.as_deref(),
            }
        });
        frame(&Frame {
            class: "mb mbb mbp",
            root: self.stage.root.clone(),
            options: &props.options,
            status: &props.status,
            content,
            narrow: self.stage.narrow(),
            whole: self.stage.paper,
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let send = || ctx.link().callback(|event| event);
        if self.stage.rendered(first, HERE, send) {
            ctx.link().send_message(Event::Again);
        }
    }
}

/// Several: each with its kind, whether something can still be said, and the answer in a sentence.
fn list(pen: &mut Pen, all: &Consultations, now: Option<i64>) {
    pen.open("p|class=mb-hint");
    pen.write("共 ");
    pen.count(all.rows.len());
    pen.write(" 项");
    pen.close();
    pen.open("ul|class=mbp-all mbb-places");
    for (at, own) in all.rows.iter().enumerate() {
        pen.open("li");
        pen.open("div|class=mbb-name");
        pen.button("button|type=button", "p", at);
        pen.write(&own.title);
        pen.close();
        pen.close();
        pen.open("p|class=mbp-state");
        pen.put("span", own.detail.kind().name());
        chip(pen, own, now);
        pen.close();
        pen.put("p", &answer(own, now));
        pen.close();
    }
    pen.close();
}

impl ConsultationWidget {
    /// What is drawn of one; nothing where several are listed.
    fn scene<'a>(&'a self, props: &'a ConsultationProps) -> Option<Scene<'a>> {
        let all: &Consultations = &props.data.as_ref()?.0;
        let only = (all.rows.len() == 1).then_some(0);
        let own = all.rows.get(self.view.place.or(only)?)?;
        Some(Scene {
            all,
            own,
            now: props.now,
            heading: usize::from(props.options.heading_level)
                .saturating_add(1)
                .min(6),
        })
    }

    /// One consultation.
    fn one(&self, pen: &mut Pen, scene: &Scene) {
        let own = scene.own;
        pen.open("");
        if scene.all.rows.len() > 1 {
            pen.open("div|class=mbb-where");
            pen.put("button|type=button|class=mb-button|data-a=b", "返回列表");
            pen.put("span|class=mbb-here mb-off|tabindex=-1", &own.title);
            pen.close();
        }
        pen.close();
        pen.open("div|class=mbp-card|part=card");
        pen.open("div|class=mb-row mbp-state");
        pen.put("span", own.detail.kind().name());
        chip(pen, own, scene.now);
        let span = span(own);
        if !span.is_empty() {
            pen.put("span", &span);
        }
        pen.close();
        if let Some(summary) = &own.summary {
            pen.put("p", summary);
        }
        match &own.detail {
            Detail::Draft(detail) => draft(pen, scene, detail),
            Detail::Survey(detail) => survey(pen, scene, detail),
            Detail::Meeting(detail) => meeting(pen, scene, detail),
            Detail::Response(detail) => response(pen, scene, detail),
            Detail::Proposal(detail) => proposal(pen, scene, detail),
        }
        pen.open("dl|class=mbp-more");
        if let Some(by) = &own.publisher {
            entry(pen, "单位", &[by]);
        }
        if let Some(contact) = &own.contact {
            pen.open("div");
            pen.put("dt", "联系方式");
            pen.open("dd|class=mbp-call");
            phones(pen, contact);
            pen.close();
            pen.close();
        }
        if let Some(url) = &own.url {
            pen.open("div");
            pen.put("dt", "原文");
            pen.open("dd");
            link(pen, Some(url), "打开原文");
            pen.close();
            pen.close();
        }
        pen.close();
        pen.close();
        let said = (self.stage.said, self.stage.copy.as_deref());
        actions(pen, "复制文字", can_print(), said);
    }

    /// Does what a button with this token stands for; tells whether to draw.
    fn act(&mut self, props: &ConsultationProps, token: &str) -> bool {
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

    /// Opens a consultation. The focus goes to its name.
    fn go(&mut self, props: &ConsultationProps, place: usize) {
        let rows = props.data.as_ref().map(|data| &data.0.rows);
        let Some(own) = rows.and_then(|rows| rows.get(place)) else {
            return;
        };
        self.view.place = Some(place);
        self.stage.focus = Some(HERE.to_owned());
        props.on_select.emit(Selection {
            kind: "consultation",
            table: 0,
            code: own.id.as_deref().map(str::to_owned),
            name: (*own.title).to_owned(),
        });
    }

    /// Takes the reader to what a finding is about.
    fn visit(&mut self, props: &ConsultationProps, finding: usize) {
        let Some(data) = &props.data else { return };
        let found = data.0.findings.get(finding);
        let row = found.and_then(|found| found.place.row);
        let mut rows = data.0.rows.iter();
        if let Some(at) = row.and_then(|row| rows.position(|own| own.row == row)) {
            self.go(props, at);
        }
    }

    /// Closes what is open on top: the text to copy, the consultation.
    fn close(&mut self) -> bool {
        if self.stage.close_copy() {
            return true;
        }
        let Some(left) = self.view.place.take() else {
            return false;
        };
        self.stage.focus = Some(crate::board::button("p", left));
        true
    }

    /// Keeps of the state what the data has.
    fn keep(&mut self, props: &ConsultationProps) {
        if let Some(data) = &props.data {
            let many = data.0.rows.len();
            self.view.place = self.view.place.filter(|place| *place < many);
        }
    }

    /// Newer data: what is open is known by its number, else by its title.
    fn renew(&mut self, props: &ConsultationProps, old: &ConsultationProps) {
        let known = |own: &Consultation| (own.id.clone(), own.title.clone());
        let rows = old.data.as_ref().map(|data| &data.0.rows);
        let place = self.view.place.zip(rows);
        let before = place.and_then(|(at, rows)| rows.get(at).map(known));
        let rows = props.data.as_ref().map(|data| &data.0.rows);
        if let (Some(rows), Some(before)) = (rows, before) {
            self.view.place = rows.iter().position(|own| known(own) == before);
        }
        self.keep(props);
    }

    /// The answers, a line each, as text for a chat.
    fn copy(&mut self, props: &ConsultationProps) {
        let Some(data) = &props.data else { return };
        let mut text = String::new();
        let open = self.scene(props).map(|scene| scene.own);
        let all = data.0.rows.iter();
        for own in all.filter(|own| open.is_none_or(|open| open == *own)) {
            text.push_str(&sentence(own, props.now));
            if let Some(url) = &own.url {
                text.push(' ');
                text.push_str(url);
            }
            text.push('\n');
        }
        self.stage.hand_out(text);
    }
}
