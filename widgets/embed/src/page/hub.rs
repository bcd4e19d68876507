//! The source loop: one request in flight an address and page, however many widgets want it; retry, refresh, keep.

use super::{
    load::{self, Bounds},
    mount::Mount,
    port::{Port, chance},
};
use crate::policy::{self, Fault, LEAST_INTERVAL, Next, TRIES};
use gloo_timers::callback::Timeout;
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use wasm_bindgen_futures::spawn_local;

/// One address and everyone who wants it.
struct Feed {
    address: String,
    wanted_by: RefCell<Vec<Weak<Mount>>>,
    /// The text of the last good answer, for a widget that comes later.
    text: RefCell<Option<Rc<str>>>,
    /// When that answer came, in milliseconds since 1970.
    came: Cell<f64>,
    in_flight: Cell<bool>,
    /// Number of the request; the answer to an older one is dropped.
    request: Cell<u32>,
    tries: Cell<u32>,
    timer: RefCell<Option<Timeout>>,
    /// A request was due while nobody could see it.
    due: Cell<bool>,
    /// Waiting for the device to be online.
    offline: Cell<bool>,
}

thread_local! {
    static FEEDS: RefCell<Vec<Rc<Feed>>> = const { RefCell::new(Vec::new()) };
}

/// `mount` wants `address`: it gets what is there, or waits with the others, or starts the request.
pub fn want(address: &str, mount: &Rc<Mount>) {
    let feed = FEEDS.with_borrow_mut(|feeds| {
        if let Some(feed) = feeds.iter().find(|feed| feed.address == address) {
            return feed.clone();
        }
        let feed = Rc::new(Feed {
            address: address.to_owned(),
            wanted_by: RefCell::default(),
            text: RefCell::default(),
            came: Cell::new(0.0),
            in_flight: Cell::new(false),
            request: Cell::new(0),
            tries: Cell::new(0),
            timer: RefCell::default(),
            due: Cell::new(false),
            offline: Cell::new(false),
        });
        feeds.push(feed.clone());
        feed
    });
    feed.wanted_by.borrow_mut().push(Rc::downgrade(mount));
    let there = feed.text.borrow().clone();
    let old = there.is_none() || feed.is_old();
    if let Some(text) = there {
        mount.deliver(&text);
    }
    if old && !feed.in_flight.get() {
        feed.ask();
    }
}

/// `mount` no longer wants `address`: the last one out aborts the request. What came stays for whoever comes back.
pub fn leave(address: &str, mount: &Mount) {
    let Some(feed) = find(address) else { return };
    feed.wanted_by.borrow_mut().retain(|other| {
        other
            .upgrade()
            .is_some_and(|other| !std::ptr::eq(&raw const *other, mount))
    });
    if feed.wanted_by.borrow().is_empty() {
        feed.timer.replace(None);
        feed.due.set(false);
        if feed.in_flight.replace(false) {
            feed.request.set(feed.request.get().wrapping_add(1));
            mount.port().abort(address);
        }
    }
}

/// Asks again at once for an address, unless that is under way.
pub fn refresh(address: &str) {
    if let Some(feed) = find(address)
        && !feed.in_flight.get()
    {
        feed.tries.set(0);
        feed.ask();
    }
}

/// Asks for what was due while the page was hidden, the widgets off screen, or the device offline.
pub fn woke() {
    let feeds: Vec<_> = FEEDS.with_borrow(|feeds| {
        feeds
            .iter()
            .filter(|feed| feed.due.get())
            .cloned()
            .collect()
    });
    for feed in feeds {
        feed.ask_if_seen();
    }
}

fn find(address: &str) -> Option<Rc<Feed>> {
    FEEDS.with_borrow(|feeds| feeds.iter().find(|feed| feed.address == address).cloned())
}

impl Feed {
    fn mounts(&self) -> Vec<Rc<Mount>> {
        self.wanted_by
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .collect()
    }

    /// Whether the shortest interval between requests has gone by since the last good answer.
    fn is_old(&self) -> bool {
        #[expect(clippy::float_arithmetic, reason = "the browser's clock is a float")]
        let age = js_sys::Date::now() - self.came.get();
        age > f64::from(LEAST_INTERVAL.saturating_mul(1_000))
    }

    fn port(&self) -> Option<Port> {
        self.mounts().first().map(|mount| mount.port().clone())
    }

    fn ask_if_seen(self: &Rc<Self>) {
        let waiting = self.offline.get() && self.port().is_some_and(|port| port.offline());
        let seen = self.mounts().iter().any(|mount| mount.port().seen());
        self.due.set(waiting || !seen);
        if !self.due.get() && !self.in_flight.get() {
            self.ask();
        }
    }

    fn ask(self: &Rc<Self>) {
        let Some(port) = self.port() else { return };
        let mut bounds = Bounds {
            timeout_ms: 15_000,
            max_bytes: u32::MAX,
        };
        for mount in self.mounts() {
            let wish = mount.bounds();
            bounds.timeout_ms = bounds.timeout_ms.min(wish.timeout_ms);
            bounds.max_bytes = bounds.max_bytes.min(wish.max_bytes);
        }
        self.in_flight.set(true);
        self.due.set(false);
        self.timer.replace(None);
        let request = self.request.get().wrapping_add(1);
        self.request.set(request);
        let feed = self.clone();
        spawn_local(async move {
            let result = load::load(&port, &feed.address, bounds).await;
            if feed.request.get() == request {
                feed.in_flight.set(false);
                feed.answered(result);
            }
        });
    }

    fn answered(self: &Rc<Self>, result: Result<String, Fault>) {
        self.offline.set(false);
        let wait = match result {
            Ok(text) => {
                self.tries.set(0);
                let text: Rc<str> = text.into();
                self.text.replace(Some(text.clone()));
                self.came.set(js_sys::Date::now());
                for mount in self.mounts() {
                    mount.deliver(&text);
                }
                self.interval()
            }
            Err(fault) => {
                for mount in self.mounts() {
                    mount.failed(fault);
                }
                self.after(fault)
            }
        };
        // Nobody is left when the last widget was taken away meanwhile: then nothing more is asked.
        if let Some(milliseconds) = wait
            && !self.mounts().is_empty()
        {
            let feed = Rc::downgrade(self);
            self.timer.replace(Some(Timeout::new(milliseconds, move || {
                if let Some(feed) = feed.upgrade() {
                    feed.ask_if_seen();
                }
            })));
        }
    }

    fn interval(&self) -> Option<u32> {
        let seconds = self
            .mounts()
            .iter()
            .map(|mount| mount.interval())
            .filter(|seconds| *seconds > 0)
            .min()?;
        policy::interval(seconds, chance())
    }

    fn after(&self, fault: Fault) -> Option<u32> {
        match fault.next() {
            Next::Retry if self.tries.get() < TRIES => {
                let tries = self.tries.get();
                self.tries.set(tries.saturating_add(1));
                Some(policy::backoff(tries, chance()))
            }
            Next::Retry | Next::Interval => self.interval(),
            Next::After(milliseconds) => Some(milliseconds),
            Next::Online => {
                self.offline.set(true);
                self.due.set(true);
                None
            }
        }
    }
}
