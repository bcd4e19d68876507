//! One request at a time a host, however many threads want it; and which hosts have had their tries.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A lock a host.
#[derive(Default)]
pub struct Gate {
    hosts: Mutex<HashMap<String, Arc<Mutex<()>>>>,
    down: Mutex<HashSet<String>>,
}

impl Gate {
    /// Does `work` while no other thread has a request to `host` in flight.
    pub fn pass<T>(&self, host: &str, work: impl FnOnce() -> T) -> T {
        let lock = Arc::clone(held(&self.hosts).entry(host.to_lowercase()).or_default());
        let _turn = held(&lock);
        work()
    }

    /// A source of `host` has used up its tries without reaching it.
    pub fn is_now_down(&self, host: &str) {
        held(&self.down).insert(host.to_lowercase());
    }

    /// Whether one has: then a single try is enough for the others.
    pub fn is_down(&self, host: &str) -> bool {
        held(&self.down).contains(&host.to_lowercase())
    }
}

/// A thread that died in here left nothing half done.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
