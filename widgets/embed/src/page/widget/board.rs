//! What boards of places share with the page, whatever is measured there. The time of the clock is the page's.

use super::super::made::parts as given;
use super::{Element, Mount, ReadError, Reading, Settings, Status, Ways, Weak, Widget, ways};
#[cfg(feature = "list")]
use mingbai_data::ReadErrorKind;
#[cfg(any(feature = "air", feature = "water", feature = "livelihood"))]
use mingbai_data::outline::{self, Outlines};
use mingbai_data::{Finding, Severity, add_found, date::Date, parts};
use mingbai_ui::{Options, Shared, board::Layout, link};
use std::rc::Rc;
use yew::{AppHandle, BaseComponent, Renderer};

/// What is measured: how it is read, and what draws it.
pub trait Subject: 'static {
    /// Whether the text says of persons what the board does not.
    #[cfg(feature = "list")]
    fn personal(_: &Self::Board) -> bool {
        false
    }
    /// What was read.
    type Board;
    /// What draws it.
    type Drawn: BaseComponent;
    /// What it reads beside its data.
    type Beside;
    /// The heading where nobody gives one.
    const TITLE: &'static str;
    /// See [`Widget::without`].
    #[cfg(any(feature = "list", feature = "policy"))]
    const WITHOUT: (&'static str, &'static str) = super::NO_MAP;
    /// See [`Widget::needs`].
    #[cfg(feature = "list")]
    const NEEDS: bool = false;
    /// See [`Widget::known`].
    #[cfg(feature = "list")]
    fn known(_: &Self::Beside) -> String {
        String::new()
    }
    /// Reads what is beside the data; what is wrong with it is a sentence.
    fn beside(text: &str) -> Result<Self::Beside, String>;
    /// Reads a text; see [`Widget::read`]. It is not checked.
    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        beside: Option<&Self::Beside>,
    ) -> Result<Self::Board, ReadError>;
    /// Takes in another feed.
    fn join(board: &mut Self::Board, other: Self::Board);
    /// What is wrong with it.
    fn check(board: &Self::Board, beside: Option<&Self::Beside>, now: Option<i64>) -> Vec<Finding>;
    /// The heading, where there is one.
    fn title(board: &Self::Board) -> Option<&str>;
    /// What a tag may say in its place.
    fn head(board: &mut Self::Board) -> Head<'_>;
    /// The time of the newest that was published.
    fn newest(board: &Self::Board) -> Option<Date>;
    /// What is wrong with the age of what is shown of each place, as `ages::age` says it; empty for nothing.
    fn ages(board: &Self::Board, now: i64) -> Vec<&'static str>;
    /// How it is drawn.
    fn props(given: Given<Self>, settings: &Settings)
    -> <Self::Drawn as BaseComponent>::Properties;
    /// The answer in one sentence.
    fn sentence(board: &Self::Board, now: Option<i64>) -> String;
    /// What is named in it, for the shell; empty where nothing is called by its name.
    fn hand_over(_: &Self::Board) -> String {
        String::new()
    }
}

/// What a tag may say of a board that the board does not say itself.
pub struct Head<'a> {
    /// Title, publisher, name and address of the source.
    pub texts: [&'a mut Option<Box<str>>; 4],
    /// 数据截至
    pub as_of: &'a mut Option<Date>,
    /// What was found.
    pub findings: &'a mut Vec<Finding>,
}

/// What every board is drawn with.
pub struct Given<S: Subject + ?Sized> {
    pub data: Option<Shared<S::Board>>,
    /// What the reader saw last.
    #[cfg(feature = "livelihood")]
    pub before: Option<Shared<S::Board>>,
    pub beside: Option<Shared<S::Beside>>,
    pub status: Status,
    pub options: Options,
    pub layout: Layout,
    pub now: Option<i64>,
    pub ways: Ways,
}

pub struct BoardApp<S: Subject> {
    /// It reads one of several feeds of a board, and is not drawn.
    part: bool,
    inner: Element,
    mount: Weak<Mount>,
    /// What was read, with what a reader found: it is judged again as time goes by.
    text: Option<(String, Option<String>)>,
    /// What the page has to say beside what reading found.
    told: Vec<Finding>,
    data: Option<Shared<S::Board>>,
    /// What the reader saw last.
    #[cfg(feature = "livelihood")]
    before: Option<Shared<S::Board>>,
    /// What is read beside the data, and does not depend on it.
    beside: Option<Shared<S::Beside>>,
    app: Option<AppHandle<S::Drawn>>,
}

impl<S: Subject> BoardApp<S> {
    pub fn new(inner: Element, mount: Weak<Mount>, part: bool) -> Self {
        Self {
            part,
            inner,
            mount,
            text: None,
            told: Vec::new(),
            data: None,
            #[cfg(feature = "livelihood")]
            before: None,
            beside: None,
            app: None,
        }
    }

    fn now(&self) -> Option<i64> {
        Some(self.mount.upgrade()?.port().clock().into())
    }
}

/// The outlines of places, a GeoJSON file.
#[cfg(any(feature = "air", feature = "water", feature = "livelihood"))]
pub fn outlines(text: &str) -> Result<Outlines, String> {
    if !cfg!(feature = "map") {
        return Err("这个模块不含地图，请在标签上一开始就写 outlines".to_owned());
    }
    outline::read(text).map_err(|error| error.message)
}

/// What is wrong with the age of a board: that of the place with the newest release.
fn aged(ages: &[&'static str]) -> Option<&'static str> {
    if ages.contains(&"") {
        return None;
    }
    let all = ages.iter().copied();
    all.clone()
        .find(|code| *code == "aged")
        .or(all.clone().next())
}

/// Fills in what the tag says, and tells why the data is not whole.
fn filled(
    head: Head,
    settings: &Settings,
    newest: Option<Date>,
) -> (Option<Date>, Option<&'static str>) {
    let tag = &settings.read;
    let [.., address] = &head.texts;
    let own = [
        &tag.title,
        &tag.publisher,
        &tag.source_name,
        &tag.source_url,
    ];
    let refused = link::refused(address.as_deref().or(tag.source_url.as_deref()));
    for (place, tag) in head.texts.into_iter().zip(own) {
        if place.is_none() {
            *place = tag.as_deref().map(Into::into);
        }
    }
    head.findings.extend(refused);
    // An age is told by the state; a difference that the rule explains is only a note.
    let (mut partial, mut worst) = (None, Severity::Note);
    for finding in &*head.findings {
        if finding.code != "check-age"
            && finding.severity > Severity::Note
            && finding.severity >= worst
        {
            (partial, worst) = (Some(finding.code), finding.severity);
        }
    }
    // What the tag says stands for data without any time.
    let mut as_of = head.as_of.or(newest);
    if as_of.is_none() {
        as_of = tag.as_of.as_deref().and_then(Date::written);
        *head.as_of = as_of;
    }
    (as_of, partial)
}

impl<S: Subject> Widget for BoardApp<S> {
    fn read(
        &mut self,
        text: &str,
        settings: &Settings,
        found: Option<&str>,
    ) -> Result<Reading, ReadError> {
        let now = self.now();
        let (mut whole, mut said) = (None, "");
        // Only it says what may be public.
        #[cfg(feature = "list")]
        if S::NEEDS && !self.part && self.beside.is_none() && !settings.beside.is_empty() {
            let mut told = self.told.iter();
            let why = told.find(|found| found.code == S::WITHOUT.0);
            return Err(ReadError {
                kind: ReadErrorKind::Profile,
                message: why.map_or(S::WITHOUT.1, |found| &*found.message).to_owned(),
            });
        }
        // Of several feeds each stands as it was kept, behind what is to be said of them (`shell/feeds.js`).
        for one in parts(text, 0x1e) {
            if let Some(rest) = one.strip_prefix('!') {
                said = rest;
                continue;
            }
            let (own, json) = given(one);
            let beside = self.beside.as_ref().map(|own| &*own.0);
            let board = S::read(json, settings, own.or(found), beside)?;
            match &mut whole {
                Some(whole) => S::join(whole, board),
                None => whole = Some(board),
            }
        }
        let Some(mut board) = whole else {
            return S::read("", settings, None, None).map(|_| Reading::default());
        };
        let beside = self.beside.as_ref().map(|own| &*own.0);
        let mut checked = S::check(&board, beside, now);
        let findings = S::head(&mut board).findings;
        findings.append(&mut checked);
        add_found(said, findings);
        findings.extend_from_slice(&self.told);
        let newest = S::newest(&board);
        let (as_of, partial) = filled(S::head(&mut board), settings, newest);
        let gone = S::head(&mut board).findings.iter();
        let gone = gone.filter(|found| Some(found.code) == partial && found.code == "feeds");
        let said = gone.map(|found| found.message.clone()).next();
        let aged = now.and_then(|now| aged(&S::ages(&board, now)));
        // One of several feeds is read without the profile.
        #[cfg(feature = "list")]
        let personal = S::personal(&board) || (S::NEEDS && self.part);
        self.data = Some(Shared(Rc::new(board)));
        self.text = Some((text.to_owned(), found.map(str::to_owned)));
        Ok(Reading {
            as_of: as_of.map_or_else(String::new, |date| date.shown()),
            partial,
            aged,
            said: said.unwrap_or_default(),
            #[cfg(feature = "list")]
            personal,
            #[cfg(feature = "list")]
            part: self.part,
        })
    }

    fn again(&mut self, settings: &Settings, told: Vec<Finding>) -> Option<Reading> {
        self.told = told;
        let (text, found) = self.text.take()?;
        self.read(&text, settings, found.as_deref()).ok()
    }

    fn beside(&mut self, text: &str) -> String {
        self.beside = None;
        if !text.is_empty() {
            match S::beside(text) {
                Ok(read) => self.beside = Some(Shared(Rc::new(read))),
                Err(wrong) => return wrong,
            }
        }
        String::new()
    }

    #[cfg(any(feature = "list", feature = "policy"))]
    fn without(&self) -> (&'static str, &'static str) {
        S::WITHOUT
    }

    #[cfg(feature = "list")]
    fn needs(&self) -> bool {
        S::NEEDS && !self.part
    }

    #[cfg(feature = "livelihood")]
    fn before(&mut self, text: &str, settings: &Settings) {
        let (found, json) = given(text);
        let read = S::read(json, settings, found, None).ok();
        self.before = read.map(|board| Shared(Rc::new(board)));
    }

    fn clear(&mut self) {
        self.text = None;
        #[cfg(feature = "livelihood")]
        self.before.take();
        self.data = None;
    }

    fn draw(&mut self, status: Status, settings: &Settings) {
        let ways = ways(&self.mount).filter(|_| !self.part);
        let Some(ways) = ways else {
            return;
        };
        let given = Given {
            data: self.data.clone(),
            #[cfg(feature = "livelihood")]
            before: self.before.clone(),
            beside: self.beside.clone(),
            status,
            options: settings.options.clone(),
            layout: settings.layout,
            now: self.now(),
            ways,
        };
        let props = S::props(given, settings);
        match &mut self.app {
            Some(app) => app.update(props),
            None => {
                let inner = self.inner.clone();
                let renderer = Renderer::<S::Drawn>::with_root_and_props(inner, props);
                self.app = Some(renderer.render());
            }
        }
    }

    fn hand_over(&self) -> String {
        let data = self.data.as_ref();
        data.map_or_else(String::new, |data| S::hand_over(&data.0))
    }

    #[cfg(feature = "list")]
    fn known(&self) -> String {
        let own = self.beside.as_ref();
        own.map_or_else(String::new, |own| S::known(&own.0))
    }

    fn share(&self) -> Option<(String, String)> {
        let data = self.data.as_ref()?;
        let title = S::title(&data.0).unwrap_or(S::TITLE);
        Some((title.to_owned(), S::sentence(&data.0, self.now())))
    }

    fn destroy(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
