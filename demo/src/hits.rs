//! How often an address was asked for: the proof of “one request an address”.

use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::{Query, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use serde::Deserialize;

use crate::server::{OnSite, Site};

/// Every path with its query, in the order of asking, for both origins together.
#[derive(Debug, Default)]
pub(crate) struct Hits(Mutex<Vec<String>>);

impl Hits {
    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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

/// `/hits/reset`: forgets all.
pub(crate) async fn reset(State(site): OnSite) -> &'static str {
    site.app.hits.lock().clear();
    "0"
}
