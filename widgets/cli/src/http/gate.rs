//! One request at a time a host, however many threads want it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A lock a host.
#[derive(Default)]
pub struct Gate {
    hosts: Mutex<HashMap<String, Arc<Mutex<()>>>>,
}

impl Gate {
    /// Does `work` while no other thread has a request to `host` in flight.
    pub fn pass<T>(&self, host: &str, work: impl FnOnce() -> T) -> T {
        let lock = Arc::clone(held(&self.hosts).entry(host.to_lowercase()).or_default());
        let _turn = held(&lock);
        work()
    }
}

/// A thread that died in here left nothing half done.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
