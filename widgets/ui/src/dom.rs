//! The only part that touches a browser: listeners, measures, focus, clipboard, print.
//!
//! One listener a kind of event stands on the component's root and reads the token in `data-a` of what was touched, so a
//! list of ten thousand rows costs no closures and nothing stays behind when the component goes. All of it is released
//! with [`Dom`].

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, EventTarget, HtmlDocument, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, KeyboardEvent, ResizeObserver,
};
use yew::Callback;

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

type Maker = fn(&web_sys::Event) -> Option<Event>;

/// Listeners and observers of one component.
pub struct Dom {
    root: Element,
    _listeners: Vec<EventListener>,
    scroll: Option<EventListener>,
    ticker: Rc<Ticker>,
    observer: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
}

/// At most one [`Event::Frame`] a frame. An observer that changed the layout at once would make the page report an error.
struct Ticker {
    pending: Cell<Option<i32>>,
    closure: std::cell::RefCell<Option<Closure<dyn FnMut()>>>,
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

fn on(
    target: &EventTarget,
    kind: &'static str,
    send: &Callback<Event>,
    make: Maker,
) -> EventListener {
    let send = send.clone();
    EventListener::new_with_options(
        target,
        kind,
        EventListenerOptions::run_in_capture_phase(),
        move |event| {
            if let Some(event) = make(event) {
                send.emit(event);
            }
        },
    )
}

fn target<T: JsCast>(event: &web_sys::Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The token of the nearest element that has one.
fn token(event: &web_sys::Event) -> Option<String> {
    target::<Element>(event)?
        .closest("[data-a]")
        .ok()??
        .get_attribute("data-a")
}

fn pressed(event: &web_sys::Event) -> Option<Event> {
    let touched = target::<Element>(event)?.closest("button[data-a]").ok()??;
    touched.get_attribute("data-a").map(Event::Act)
}

fn typed(event: &web_sys::Event) -> Option<Event> {
    let field: HtmlInputElement = target(event)?;
    let composing = js_sys::Reflect::get(event, &JsValue::from_str("isComposing"));
    Some(Event::Input(
        field.value(),
        composing.is_ok_and(|value| value.is_truthy()),
    ))
}

fn composed(event: &web_sys::Event) -> Option<Event> {
    Some(Event::Input(
        target::<HtmlInputElement>(event)?.value(),
        false,
    ))
}

fn chosen(event: &web_sys::Event) -> Option<Event> {
    let list: HtmlSelectElement = target(event)?;
    Some(Event::Change(token(event)?, list.value()))
}

fn key(event: &web_sys::Event) -> Option<Event> {
    let key = event.dyn_ref::<KeyboardEvent>()?.key();
    (key == "Escape").then_some(Event::Escape)
}

impl Dom {
    /// Begins to listen for the component drawn in `root`.
    #[must_use]
    pub fn new(root: Element, send: Callback<Event>) -> Self {
        let ticker = Rc::new(Ticker {
            pending: Cell::new(None),
            closure: Default::default(),
        });
        let (weak, tell) = (Rc::downgrade(&ticker), send.clone());
        *ticker.closure.borrow_mut() = Some(Closure::new(move || {
            if let Some(ticker) = weak.upgrade() {
                ticker.pending.set(None);
            }
            tell.emit(Event::Frame);
        }));
        let mut listeners = vec![
            on(&root, "click", &send, pressed),
            on(&root, "input", &send, typed),
            on(&root, "compositionend", &send, composed),
            on(&root, "change", &send, chosen),
            on(&root, "keydown", &send, key),
        ];
        if let Some(window) = web_sys::window() {
            listeners.push(on(&window, "beforeprint", &send, |_| {
                Some(Event::Print(true))
            }));
            listeners.push(on(&window, "afterprint", &send, |_| {
                Some(Event::Print(false))
            }));
            let ask = Rc::clone(&ticker);
            listeners.push(EventListener::new(&window, "resize", move |_| ask.ask()));
        }
        let ask = Rc::clone(&ticker);
        let resized = Closure::new(move || ask.ask());
        // Kernels without the observer have the window's own event.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref())
            .ok()
            .map(|observer| {
                observer.observe(&root);
                (observer, resized)
            });
        Self {
            root,
            _listeners: listeners,
            scroll: None,
            ticker,
            observer,
        }
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
    pub fn width(&self) -> Option<i32> {
        let ten = self.find(".mb-em")?.get_bounding_client_rect().height() as i32;
        let width = self.root.client_width();
        width
            .checked_mul(100)?
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
        if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            area.select();
        }
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
    }

    /// Copies `text`. The old command is the one that also works without https and inside WeChat.
    #[must_use]
    pub fn copy(&self, text: &str) -> bool {
        let copied = || -> Option<bool> {
            let document = self
                .root
                .owner_document()?
                .dyn_into::<HtmlDocument>()
                .ok()?;
            let area: HtmlTextAreaElement =
                document.create_element("textarea").ok()?.dyn_into().ok()?;
            area.set_value(text);
            area.set_class_name("mb-off");
            area.set_read_only(true);
            self.root.append_child(&area).ok()?;
            area.select();
            // iOS selects nothing without an explicit range.
            let _ = area.set_selection_range(0, u32::MAX);
            let done = document.exec_command("copy").unwrap_or(false);
            area.remove();
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
pub fn view_width() -> Option<i32> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let width = web_sys::window()?.inner_width().ok()?.as_f64()?;
    Some(width as i32)
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
