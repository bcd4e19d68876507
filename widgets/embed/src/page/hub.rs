//! The source loop: one request in flight an address and page, however many widgets want it; retry, refresh, keep.

use super::{
    mount::Mount,
    port::{Port, chance},
};
use crate::policy::{self, Fault, HEADERS_MS, LEAST_INTERVAL, Next, TRIES};
use mingbai_data::ReadErrorKind;
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

/// One address and everyone who wants it.
struct Feed {
    address: String,
    wanted_by: RefCell<Vec<Weak<Mount>>>,
    /// The text of the last good answer, for a widget that comes later; whether it is a kept one.
    text: RefCell<Option<(Rc<str>, bool)>>,
    /// When that answer came, in seconds since 1970.
    came: Cell<u32>,
    in_flight: Cell<bool>,
    /// Number of the last request; answers and alarms of an older one are dropped.
    request: Cell<u32>,
    tries: Cell<u32>,
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
            came: Cell::new(0),
            in_flight: Cell::new(false),
            request: Cell::new(0),
            tries: Cell::new(0),
            due: Cell::new(false),
            offline: Cell::new(false),
        });
        feeds.push(feed.clone());
        feed
    });
    feed.wanted_by.borrow_mut().push(Rc::downgrade(mount));
    let there = feed.text.borrow().clone();
    // The shortest interval has gone by since that answer.
    let age = mount.port().clock().saturating_sub(feed.came.get());
    let old = there.is_none() || age > LEAST_INTERVAL;
    if let Some((text, kept)) = there {
        mount.deliver(&text, kept);
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
        feed.due.set(false);
        feed.next_request();
        if feed.in_flight.replace(false) {
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

/// See [`super::answered`].
pub fn answered(address: &str, request: u32, result: Result<String, Fault>, kept: bool) {
    if let Some(feed) = find(address).filter(|feed| feed.request.get() == request) {
        feed.answered(result, kept);
    }
}

/// See [`super::due`].
pub fn due(address: &str, request: u32) {
    if let Some(feed) = find(address).filter(|feed| feed.request.get() == request) {
        feed.ask_if_seen();
    }
}

/// What the shell reports of an answer, as text or as a fault.
pub fn judge(status: u16, problem: &str, text: String, retry_after: u32) -> Result<String, Fault> {
    let fault = match problem {
        "" | "kept" => {
            let retry_after = Some(retry_after).filter(|seconds| *seconds > 0);
            let fault = Fault::of_status(status, retry_after);
            fault.or_else(|| text.is_empty().then_some(Fault::Read(ReadErrorKind::Empty)))
        }
        "timeout" => Some(Fault::Timeout),
        "offline" => Some(Fault::Offline),
        "size" => Some(Fault::Size),
        "origin" => Some(Fault::Origin),
        "tamper" => Some(Fault::Tamper),
        "encoding" => Some(Fault::Read(ReadErrorKind::Encoding)),
        _ => Some(Fault::Net),
    };
    fault.map_or(Ok(text), Err)
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

    fn port(&self) -> Option<Port> {
        self.mounts().first().map(|mount| mount.port().clone())
    }

    fn ask_if_seen(&self) {
        let waiting = self.offline.get() && self.port().is_some_and(|port| port.offline());
        let seen = self.mounts().iter().any(|mount| mount.port().seen());
        self.due.set(waiting || !seen);
        if !self.due.get() && !self.in_flight.get() {
            self.ask();
        }
    }

    /// A new number: whatever carries an older one comes too late.
    fn next_request(&self) -> u32 {
        let request = self.request.get().wrapping_add(1);
        self.request.set(request);
        request
    }

    fn ask(&self) {
        let Some(port) = self.port() else { return };
        let (mut whole_ms, mut max_bytes) = (u32::MAX, u32::MAX);
        for mount in self.mounts() {
            let limits = mount.settings();
            whole_ms = whole_ms.min(limits.timeout_ms);
            max_bytes = max_bytes.min(limits.max_bytes);
        }
        self.in_flight.set(true);
        self.due.set(false);
        port.load(
            &self.address,
            self.next_request(),
            HEADERS_MS.min(whole_ms),
            whole_ms,
            max_bytes,
        );
    }

    fn answered(&self, result: Result<String, Fault>, kept: bool) {
        self.in_flight.set(false);
        self.offline.set(false);
        let wait = match result {
            Ok(text) => {
                self.tries.set(0);
                let text: Rc<str> = text.into();
                self.text.replace(Some((text.clone(), kept)));
                for mount in self.mounts() {
                    self.came.set(mount.port().clock());
                    mount.deliver(&text, kept);
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
        if let Some((milliseconds, port)) = wait.zip(self.port()) {
            port.later(&self.address, self.request.get(), milliseconds);
        }
    }

    fn interval(&self) -> Option<u32> {
        let wishes = self
            .mounts()
            .into_iter()
            .map(|mount| mount.settings().refresh);
        policy::interval(wishes.filter(|seconds| *seconds > 0).min()?, chance())
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
