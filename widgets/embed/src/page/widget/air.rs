//! `<mingbai-air>`. The time of the legal clock is the page's.

use super::{Element, Mount, ReadError, Reading, Settings, Status, Weak, Widget};
use mingbai_data::{
    Severity,
    air::{self, Board, Freshness, PeriodKind},
    date::Date,
};
use mingbai_ui::{
    Selection, Shared,
    air::{AirProps, AirWidget},
    link,
};
use std::rc::Rc;
use yew::{AppHandle, Callback, Renderer};

pub struct AirApp {
    inner: Element,
    mount: Weak<Mount>,
    /// What was read, with what a reader found: it is judged again as time goes by.
    text: Option<(String, Option<String>)>,
    data: Option<Shared<Board>>,
    app: Option<AppHandle<AirWidget>>,
}

impl AirApp {
    pub fn new(inner: Element, mount: Weak<Mount>) -> Self {
        Self {
            inner,
            mount,
            text: None,
            data: None,
            app: None,
        }
    }

    fn now(&self) -> Option<i64> {
        Some(self.mount.upgrade()?.port().clock().into())
    }
}

/// What is wrong with the age of a board: that of the place with the newest release.
fn aged(board: &Board, now: i64) -> Option<&'static str> {
    let mut worst = None;
    for group in board.groups() {
        let current = group.current(Some(now)).or_else(|| group.current(None));
        match current.map(|row| row.freshness(now)) {
            Some(Freshness::Late { .. }) => worst = Some("aged"),
            Some(Freshness::Future) => worst = worst.or(Some("clock")),
            Some(_) => return None,
            None => {}
        }
    }
    worst
}

impl Widget for AirApp {
    fn read(
        &mut self,
        text: &str,
        settings: &Settings,
        found: Option<&str>,
    ) -> Result<Reading, ReadError> {
        let now = self.now();
        let options = &settings.air.read;
        let mut board = air::read_given(text, options, found, now)?;
        let tag = &settings.read;
        for (place, tag) in [
            (&mut board.title, &tag.title),
            (&mut board.publisher, &tag.publisher),
            (&mut board.source, &tag.source_name),
            (&mut board.source_url, &tag.source_url),
        ] {
            if place.is_none() {
                *place = tag.as_deref().map(Into::into);
            }
        }
        board
            .findings
            .extend(link::refused(board.source_url.as_deref()));
        // An age is told by the state; a difference that the rule explains is only a note.
        let (mut partial, mut worst) = (None, Severity::Note);
        for finding in &board.findings {
            if finding.code != "check-age"
                && finding.severity > Severity::Note
                && finding.severity >= worst
            {
                (partial, worst) = (Some(finding.code), finding.severity);
            }
        }
        let mut as_of = board.as_of;
        if as_of.is_none() {
            for row in &board.observations {
                let start = row.period.start;
                let later = as_of.is_none_or(|date| start.start() >= date.start());
                if row.period.kind != PeriodKind::Forecast && later {
                    as_of = Some(start);
                }
            }
        }
        // What the tag says stands for data without any time.
        if as_of.is_none() {
            as_of = tag.as_of.as_deref().and_then(Date::written);
            board.as_of = as_of;
        }
        let aged = now.and_then(|now| aged(&board, now));
        self.data = Some(Shared(Rc::new(board)));
        self.text = Some((text.to_owned(), found.map(str::to_owned)));
        Ok(Reading {
            as_of: as_of.map_or_else(String::new, |date| date.shown()),
            partial,
            aged,
        })
    }

    fn again(&mut self, settings: &Settings) -> Option<Reading> {
        let (text, found) = self.text.take()?;
        self.read(&text, settings, found.as_deref()).ok()
    }

    fn clear(&mut self) {
        self.text = None;
        self.data = None;
    }

    fn draw(&mut self, status: Status, settings: &Settings) {
        let Some(mount) = self.mount.upgrade() else {
            return;
        };
        let (views, chosen, again) = (self.mount.clone(), self.mount.clone(), self.mount.clone());
        let props = AirProps {
            data: self.data.clone(),
            status,
            options: settings.options.clone(),
            layout: settings.air.layout,
            now: self.now(),
            standard: settings.air.standard,
            view: mount.port().view().into(),
            on_view: Callback::from(move |view: String| {
                if let Some(mount) = views.upgrade() {
                    mount.port().set_view(&view);
                }
            }),
            on_select: Callback::from(move |place: Selection| {
                if let Some(mount) = chosen.upgrade() {
                    let code = place.code.as_deref().unwrap_or_default();
                    mount.port().select(place.kind, 0, code, &place.name);
                }
            }),
            on_retry: Callback::from(move |()| {
                if let Some(mount) = again.upgrade() {
                    mount.refresh();
                }
            }),
        };
        match &mut self.app {
            Some(app) => app.update(props),
            None => {
                let inner = self.inner.clone();
                let renderer = Renderer::<AirWidget>::with_root_and_props(inner, props);
                self.app = Some(renderer.render());
            }
        }
    }

    /// There is no module that draws it otherwise.
    fn hand_over(&self) -> String {
        String::new()
    }

    fn share(&self) -> Option<(String, String)> {
        let board = &self.data.as_ref()?.0;
        let title = board.title.as_deref().unwrap_or("空气质量");
        Some((title.to_owned(), air::sentence(board, self.now())))
    }

    fn destroy(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
