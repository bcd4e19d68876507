//! The only part that touches a browser: listeners, measures, focus, clipboard, print.
//!
//! One listener a kind of event stands on the component's root and reads the token in `data-a` of what was touched, so a
//! list of ten thousand rows costs no closures and nothing stays behind when the component goes. All of it is released
//! with [`Dom`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, ResizeObserver};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Whatever has these members. One loose type instead of seven strict ones, each of which would bring its own check
    /// to every phone; what is asked of it is known from the selector or the event that gave it.
    type Any;
    #[wasm_bindgen(method, getter, structural)]
    fn value(this: &Any) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn key(this: &Any) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = isComposing)]
    fn composing(this: &Any) -> Option<bool>;
    #[wasm_bindgen(method, setter, structural)]
    fn set_value(this: &Any, value: &str);
    #[wasm_bindgen(method, structural)]
    fn focus(this: &Any);
    #[wasm_bindgen(method, structural)]
    fn select(this: &Any);
    #[wasm_bindgen(method, structural, js_name = setSelectionRange)]
    fn range(this: &Any, start: u32, end: u32);
    #[cfg(feature = "boards")]
    #[wasm_bindgen(method, structural, js_name = localeCompare)]
    fn compare(this: &Any, other: &JsValue, locale: &JsValue) -> i32;
    #[wasm_bindgen(method, structural, catch, js_name = execCommand)]
    fn command(this: &Any, name: &str) -> Result<bool, JsValue>;
    #[cfg(feature = "livelihood")]
    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Any, name: &str) -> Option<Any>;
    #[cfg(feature = "livelihood")]
    #[wasm_bindgen(method, structural, catch, js_name = getCurrentPosition)]
    fn position(
        this: &Any,
        found: &JsValue,
        failed: &JsValue,
        options: &JsValue,
    ) -> Result<(), JsValue>;
    #[cfg(feature = "livelihood")]
    #[wasm_bindgen(method, setter, structural)]
    fn set_timeout(this: &Any, milliseconds: u32);
    #[cfg(feature = "livelihood")]
    #[wasm_bindgen(method, structural, js_name = toFixed)]
    fn digits(this: &Any, places: u32) -> String;
}

/// Buttons that are part of a picture: no browser presses them by key.
const PICTURED: &str = "g[data-a]";

/// The field with text to be copied by hand.
pub const COPY: &str = ".mb-copy";

/// What happened.
pub enum Event {
    /// Something with this token was pressed.
    Act(String),
    /// The text of the search field is this now; `true` while characters are still being composed.
    Input(String, bool),
    /// Something else was chosen in the list with this token.
    Change(String, String),
    /// Escape was pressed.
    Escape,
    /// Sizes or the scroll position may have changed.
    Frame,
    /// What was measured asks for another drawing.
    Again,
    /// Printing begins or has ended.
    Print(bool),
}

/// As wide as the widget and ten em high, whatever is drawn.
const PROBE: &str = ".mb-em";

/// Listeners and observers of one component.
pub struct Dom {
    root: Element,
    _listeners: Vec<EventListener>,
    scroll: Option<EventListener>,
    ticker: Rc<Ticker>,
    observer: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
    #[cfg(feature = "livelihood")]
    here: Rc<Cell<Option<Here>>>,
    #[cfg(feature = "livelihood")]
    send: Callback<Event>,
}

/// Where the reader is, as decimal text in degrees north and east; or why that is not known.
#[cfg(feature = "livelihood")]
pub type Here = Result<[String; 2], &'static str>;

/// At most one [`Event::Frame`] a frame. An observer that changed the layout at once would make the page report an error.
struct Ticker {
    pending: Cell<Option<i32>>,
    closure: RefCell<Option<Closure<dyn FnMut()>>>,
}

impl Ticker {
    fn ask(&self) {
        if self.pending.get().is_some() {
            return;
        }
        let closure = self.closure.borrow();
        let asked = closure.as_ref().and_then(|closure| {
            web_sys::window()?
                .request_animation_frame(closure.as_ref().unchecked_ref())
                .ok()
        });
        self.pending.set(asked);
    }
}

fn on(target: &EventTarget, kind: &'static str, send: &Callback<Event>) -> EventListener {
    let send = send.clone();
    EventListener::new_with_options(
        target,
        kind,
        EventListenerOptions {
            // Only a key is ever kept from the page.
            passive: !(cfg!(feature = "views") && kind == "keydown"),
            ..EventListenerOptions::run_in_capture_phase()
        },
        move |event| {
            if let Some(event) = read(kind, event) {
                send.emit(event);
            }
        },
    )
}

/// The token of what an event happened in, when `selector` finds it there.
fn pressed(target: &Element, selector: &str) -> Option<String> {
    target.closest(selector).ok()??.get_attribute("data-a")
}

/// What an event of the page means here.
#[inline(never)]
fn read(kind: &str, event: &web_sys::Event) -> Option<Event> {
    match kind {
        "beforeprint" => return Some(Event::Print(true)),
        "afterprint" => return Some(Event::Print(false)),
        _ => {}
    }
    let target = event.target()?.unchecked_into::<Element>();
    // What happens in a view is the view's: its module listens there itself.
    if !cfg!(feature = "views") && target.closest("[data-part]").ok()?.is_some() {
        return None;
    }
    let field = target.unchecked_ref::<Any>();
    match kind {
        // A picture that did not come gives its room to the words behind it.
        #[cfg(feature = "livelihood")]
        "error" => {
            let _ = target.set_attribute("hidden", "");
            None
        }
        "keydown" => {
            let key = event.unchecked_ref::<Any>().key()?;
            if cfg!(feature = "views") && (key == "Enter" || key == " ") {
                let token = pressed(&target, PICTURED)?;
                // A blank would scroll the page as well.
                event.prevent_default();
                return Some(Event::Act(token));
            }
            (key == "Escape").then_some(Event::Escape)
        }
        "click" => {
            let buttons = if cfg!(feature = "views") {
                "button[data-a],g[data-a]"
            } else {
                "button[data-a],path[data-a]"
            };
            pressed(&target, buttons).map(Event::Act)
        }
        "change" => Some(Event::Change(
            target.get_attribute("data-a")?,
            field.value()?,
        )),
        // A list says `input` as well, before its `change`. Characters still being composed are typed, but not meant yet.
        _ => target.closest("input").ok()?.and(Some(Event::Input(
            field.value()?,
            event.unchecked_ref::<Any>().composing().unwrap_or(false),
        ))),
    }
}

impl Dom {
    /// Begins to listen for the component drawn in `root`.
    #[must_use]
    pub fn new(root: Element, send: Callback<Event>) -> Self {
        let ticker = Rc::new(Ticker {
            pending: Cell::new(None),
            closure: RefCell::default(),
        });
        let (weak, tell) = (Rc::downgrade(&ticker), send.clone());
        *ticker.closure.borrow_mut() = Some(Closure::new(move || {
            if let Some(ticker) = weak.upgrade() {
                ticker.pending.set(None);
            }
            tell.emit(Event::Frame);
        }));
        let kinds = &[
            "click",
            "input",
            "compositionend",
            "change",
            "keydown",
            #[cfg(feature = "livelihood")]
            "error",
        ];
        let mut listeners: Vec<EventListener> =
            kinds.iter().map(|kind| on(&root, kind, &send)).collect();
        if let Some(window) = web_sys::window() {
            listeners.extend(
                ["beforeprint", "afterprint"]
                    .iter()
                    .map(|kind| on(&window, kind, &send)),
            );
            let ask = Rc::clone(&ticker);
            listeners.push(EventListener::new(&window, "resize", move |_| ask.ask()));
        }
        let ask = Rc::clone(&ticker);
        let resized = Closure::new(move || ask.ask());
        // Kernels without the observer have the window's own event.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref())
            .ok()
            .map(|observer| {
                // Of the widths only: what changes its height while the browser tells observers would be an error of the page.
                let probe = root.query_selector(PROBE).ok().flatten();
                observer.observe(probe.as_ref().unwrap_or(&root));
                (observer, resized)
            });
        Self {
            root,
            _listeners: listeners,
            scroll: None,
            ticker,
            observer,
            #[cfg(feature = "livelihood")]
            here: Rc::default(),
            #[cfg(feature = "livelihood")]
            send,
        }
    }

    /// Asks the browser where the reader is; it asks the reader. [`Event::Again`] says that [`located`](Self::located) knows.
    /// Nothing else gets the answer. `None` where the browser cannot do it.
    #[cfg(feature = "livelihood")]
    #[inline(never)]
    pub fn locate(&self) -> Option<()> {
        let navigator = web_sys::window()?.navigator();
        let places = navigator.unchecked_ref::<Any>().get("geolocation")?;
        let (here, send) = (Rc::clone(&self.here), self.send.clone());
        // Of the type of a listener, which is there anyway: what comes is the position, or why there is none.
        let told = Closure::<dyn FnMut(&web_sys::Event)>::new(move |answer: &web_sys::Event| {
            let answer = answer.unchecked_ref::<Any>();
            let degrees = |name| Some(answer.get("coords")?.get(name)?.digits(6));
            here.set(Some(match (degrees("latitude"), degrees("longitude")) {
                (Some(lat), Some(lon)) => Ok([lat, lon]),
                _ if answer.get("code").is_some_and(|code| code.digits(0) == "1") => {
                    Err("没有得到定位的许可。")
                }
                _ => Err("现在定位不到，请稍后再试。"),
            }));
            send.emit(Event::Again);
        });
        // A function is an object: it holds the one option as well. Without it some answer never.
        let both = told.as_ref();
        both.unchecked_ref::<Any>().set_timeout(15_000);
        let asked = places.position(both, both, both).ok();
        // An answer may come after the component has gone, and must find something to call.
        told.forget();
        asked
    }

    /// What the browser answered, once.
    #[cfg(feature = "livelihood")]
    #[must_use]
    pub fn located(&self) -> Option<Here> {
        self.here.take()
    }

    /// Listens to scrolling, of the page or of anything in it, only while a list is windowed.
    pub fn watch_scroll(&mut self, watch: bool) {
        if watch == self.scroll.is_some() {
            return;
        }
        self.scroll = web_sys::window().filter(|_| watch).map(|window| {
            let ask = Rc::clone(&self.ticker);
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window, "scroll", options, move |_| ask.ask())
        });
    }

    /// The first element that `selector` finds.
    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok().flatten()
    }

    /// Width of the component in tenths of its own `em`; `None` while it is not laid out.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        let ten = self.find(PROBE)?.get_bounding_client_rect().height() as usize;
        let width = self.root.client_width() as usize;
        width
            .wrapping_mul(100)
            .checked_div(ten)
            .filter(|_| width > 0)
    }

    /// Upper edge below that of the view, and height, of what `selector` finds, in pixels.
    #[must_use]
    pub fn place(&self, selector: &str) -> Option<(i32, i32)> {
        let rect = self.find(selector)?.get_bounding_client_rect();
        Some((
            rect.top().round_ties_even() as i32,
            rect.height().round_ties_even() as i32,
        ))
    }

    /// The number in `data-b` of the part of the list that has the focus.
    #[must_use]
    pub fn focused_block(&self) -> Option<usize> {
        self.find(":focus")?
            .closest("[data-b]")
            .ok()??
            .get_attribute("data-b")?
            .parse()
            .ok()
    }

    /// Puts the focus on what `selector` finds, which also brings it into view; text to be copied is selected.
    pub fn focus(&self, selector: &str) {
        let Some(element) = self.find(selector) else {
            return;
        };
        let any = element.unchecked_ref::<Any>();
        if selector == COPY {
            any.select();
        }
        any.focus();
    }

    /// Copies `text`. The old command is the one that also works without https and inside WeChat.
    #[must_use]
    #[inline(never)]
    pub fn copy(&self, text: &str) -> bool {
        let copied = || -> Option<bool> {
            let document = self.root.owner_document()?;
            let element = document.create_element("textarea").ok()?;
            let area = element.unchecked_ref::<Any>();
            area.set_value(text);
            element.set_attribute("class", "mb-off").ok()?;
            element.set_attribute("readonly", "").ok()?;
            self.root.append_child(&element).ok()?;
            area.select();
            // iOS selects nothing without an explicit range.
            area.range(0, u32::MAX);
            let done = document
                .unchecked_ref::<Any>()
                .command("copy")
                .unwrap_or(false);
            element.remove();
            Some(done)
        };
        copied().unwrap_or(false)
    }

    /// Opens the print dialog.
    pub fn print(&self) {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    }
}

impl Drop for Dom {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.observer {
            observer.disconnect();
        }
        if let (Some(window), Some(id)) = (web_sys::window(), self.ticker.pending.take()) {
            let _ = window.cancel_animation_frame(id);
        }
    }
}

/// Height of the view in pixels.
#[must_use]
pub fn view_height() -> i32 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.map_or(0, |height| height as i32)
}

/// Width of the view in pixels: the first guess before anything is drawn. `None` outside a browser.
#[must_use]
pub fn view_width() -> Option<usize> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let width = web_sys::window()?.inner_width().ok()?.as_f64()?;
    // A frame that is not shown yet has none; paper is another thing.
    Some(width as usize).filter(|width| *width > 0)
}

/// Whether printing does something: it does nothing inside WeChat, and there is none outside a browser.
#[must_use]
pub fn can_print() -> bool {
    if !cfg!(target_arch = "wasm32") {
        return false;
    }
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    agent.is_some_and(|agent| !crate::text::contains(&agent, "MicroMessenger"))
}

/// The numbers below `many` in the order of their names, by pinyin; outside a browser by their characters. The browser gets
/// each name once: to hand over two for every comparison takes longer than to compare them.
#[cfg(feature = "boards")]
#[must_use]
#[inline(never)]
pub fn by_name<'a>(many: usize, name: &dyn Fn(usize) -> &'a str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..many).collect();
    if !cfg!(target_arch = "wasm32") {
        mingbai_data::merge_sort(&mut order, &mut |one, other| name(one) > name(other));
        return order;
    }
    let mut names = Vec::with_capacity(many);
    for at in 0..many {
        names.push(JsValue::from_str(name(at)));
    }
    let locale = JsValue::from_str("zh-CN");
    mingbai_data::merge_sort(
        &mut order,
        &mut |one, other| match (names.get(one), names.get(other)) {
            (Some(one), Some(other)) => one.unchecked_ref::<Any>().compare(other, &locale) > 0,
            _ => false,
        },
    );
    order
}

/// The text of bytes in GBK, by whatever the browser has for it.
#[cfg(feature = "list")]
#[must_use]
pub fn gbk(bytes: &[u8]) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    {
        let reader = web_sys::TextDecoder::new_with_label("gbk").ok()?;
        reader.decode_with_u8_array(bytes).ok()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = bytes;
        None
    }
}
