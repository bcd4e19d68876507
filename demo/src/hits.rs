//! How often an address was asked for: the proof of “one request an address”.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{Query, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use serde::Deserialize;

use crate::server::{App, OnSite, Site};

/// Every path with its query, in the order of asking, for both origins together.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    asked: Mutex<Vec<String>>,
    /// Those that said who asks, or from where: a cookie, or a referrer.
    told: Mutex<Vec<String>>,
    /// Bytes of endless bodies that clients have taken.
    pub sent: AtomicUsize,
    /// Slow bodies whose client went away before their end.
    left: AtomicUsize,
}

impl Hits {
    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn told(&self) -> MutexGuard<'_, Vec<String>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Prefix {
    #[serde(default)]
    path: String,
}

/// Notes a request, except questions about the notes themselves.
pub(crate) async fn record(State(site): State<Site>, request: Request, next: Next) -> Response {
    let uri = request.uri();
    if !uri.path().starts_with("/hits") {
        let asked = uri
            .path_and_query()
            .map_or(uri.path(), |whole| whole.as_str());
        site.app.hits.lock().push(asked.to_owned());
        let headers = request.headers();
        if headers.contains_key(header::COOKIE) || headers.contains_key(header::REFERER) {
            site.app.hits.told().push(asked.to_owned());
        }
    }
    next.run(request).await
}

/// `/hits?path=/data/`: how many requests began with that path since the last reset.
pub(crate) async fn count(State(site): OnSite, Query(prefix): Query<Prefix>) -> String {
    site.app
        .hits
        .lock()
        .iter()
        .filter(|path| path.starts_with(&prefix.path))
        .count()
        .to_string()
}

/// `/hits/told?path=/data/`: how many of them came with a cookie or a referrer.
pub(crate) async fn told(State(site): OnSite, Query(prefix): Query<Prefix>) -> String {
    let told = site.app.hits.told();
    let told = told.iter().filter(|path| path.starts_with(&prefix.path));
    told.count().to_string()
}

/// `/hits/sent`: bytes of endless bodies that were taken.
pub(crate) async fn sent(State(site): OnSite) -> String {
    site.app.hits.sent.load(Relaxed).to_string()
}

/// `/hits/left`: slow bodies that were given up by their client.
pub(crate) async fn left(State(site): OnSite) -> String {
    site.app.hits.left.load(Relaxed).to_string()
}

/// A body under way: counted when it is dropped before its end.
pub(crate) struct Left(Option<Arc<App>>);

impl Left {
    pub(crate) fn of(app: &Arc<App>) -> Self {
        Self(Some(Arc::clone(app)))
    }

    /// It has been sent to its end.
    pub(crate) fn whole(&mut self) {
        self.0 = None;
    }
}

impl Drop for Left {
    fn drop(&mut self) {
        if let Some(app) = &self.0 {
            app.hits.left.fetch_add(1, Relaxed);
        }
    }
}

/// `/hits/reset`: forgets all.
pub(crate) async fn reset(State(site): OnSite) -> &'static str {
    site.app.hits.lock().clear();
    site.app.hits.told().clear();
    "0"
}
